//! The platform's wire format: the import bundle, synthetic samples, the demo business.

pub mod bundle;
pub mod demo;
pub mod json;
pub mod sample;
