//! The portal through its front door: requests go through the router as a browser would send them.

#![expect(clippy::panic, clippy::unwrap_used, reason = "a test fails where it unwraps")]

mod attachments;
mod clocks;
mod corrections;
mod cross_site;
mod deletions;
#[expect(clippy::type_complexity, reason = "a table of what is tried")]
mod equal;
mod export;
mod facts;
mod fields;
mod files;
mod hammer;
mod headers;
mod health;
mod holds;
#[expect(
    clippy::type_complexity,
    reason = "lists of what is tried, each one thing a line"
)]
mod hostile;
mod language;
mod life;
mod lines;
mod looking;
mod main_job;
mod matrix;
mod others;
mod package;
mod rates;
mod region;
mod retention;
mod revoked;
mod samples;
mod scene;
mod schema;
mod search;
mod sessions;
mod sign_in;
mod sizes;
mod stale;
mod stamps;
mod standing;
mod support;
mod tasks;
mod tokens;
mod told;
mod transfer;
mod typed;
mod ways_in;
mod words;
