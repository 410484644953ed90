//! The records, the rules, the words. No I/O, no clock, no web.
//!
//! Everything here is a value: time and randomness come in as arguments, and what is parsed once stays right.

pub mod audit;
pub mod correction;
pub mod deadline;
pub mod deletion;
pub mod erasure;
pub mod export;
pub mod facts;
pub mod grant;
pub mod hold;
pub mod id;
pub mod inventory;
pub mod key;
pub mod media;
pub mod opening;
pub mod others;
pub mod principal;
pub mod reason;
pub mod record;
pub mod request;
pub mod retention;
pub mod right;
pub mod search;
pub mod session;
pub mod standing;
pub mod subject;
pub mod task;
pub mod words;
