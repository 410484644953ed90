//! The portal through its front door: requests go through the router as a browser would send them.

mod cross_site;
mod export;
mod files;
mod headers;
mod health;
mod main_job;
mod sessions;
mod sign_in;
mod support;
mod others;
mod tokens;
