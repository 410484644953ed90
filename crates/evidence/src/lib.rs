//! Keys at rest, signatures, the audit chain.
