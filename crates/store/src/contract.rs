//! The contract that every backend keeps.
