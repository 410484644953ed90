//! Checks exports and receipts, here and in the browser: no I/O.
