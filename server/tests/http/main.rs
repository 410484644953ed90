//! The portal through its front door: requests go through the router as a browser would send them.

#![expect(clippy::panic, clippy::unwrap_used, reason = "a test fails where it unwraps")]

mod cross_site;
mod export;
mod files;
mod hammer;
mod headers;
mod health;
mod main_job;
mod others;
mod rates;
mod sessions;
mod sign_in;
mod support;
mod tokens;
mod ways_in;
