//! The use cases: one file a verb. Authority is checked here, once.
