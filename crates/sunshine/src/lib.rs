//! The platform's wire format: the import bundle, samples, the demo business.
