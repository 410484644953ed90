//! The records, the rules, the words: no I/O, no clock, no web.
