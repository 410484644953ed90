//! The `rightsdesk` binary: command line, HTTP, sessions, lifecycle.

mod alarm;
pub mod auth;
pub mod cli;
pub mod clock;
pub mod config;
pub mod demo;
pub mod duration;
mod enclosed;
pub mod http;
pub mod lifecycle;
pub mod open;
pub mod outgoing;
pub mod panic;
mod pem;
pub mod portal;
pub mod telemetry;
pub mod viewer;
