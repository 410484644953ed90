//! Who is calling: tokens and handovers are traded in for sessions, session cookies become principals.

pub mod browser;
pub mod claims;
pub mod cookie;
pub mod enter;
pub mod guard;
pub mod handover;
pub mod jws;
pub mod mint;
pub mod origin;
pub mod principal;
pub mod refusal;
pub mod sign_in;
pub mod sign_out;
mod signal;
pub mod token;
