//! The binary as people and programs call it.

#![expect(clippy::panic, clippy::unwrap_used, reason = "a test fails where it unwraps")]
#![expect(clippy::disallowed_methods, reason = "these are the clients, not the portal")]

mod app_delete;
mod backups;
mod bad_input;
mod calls;
mod copies;
mod deadline;
mod demo;
mod erase;
mod keys;
mod operating;
mod outgoing;
mod portal;
mod proofs;
mod readme;
mod records;
mod retention;
mod support;
mod tls;
mod verify;
