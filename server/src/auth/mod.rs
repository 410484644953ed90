//! Who is calling: tokens are traded in for sessions, session cookies become principals.

pub mod claims;
pub mod cookie;
pub mod guard;
pub mod jws;
pub mod mint;
pub mod principal;
pub mod refusal;
pub mod sign_in;
pub mod sign_out;
pub mod token;
