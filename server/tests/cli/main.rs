//! The binary as people and programs call it.

#![expect(clippy::panic, clippy::unwrap_used, reason = "a test fails where it unwraps")]

mod calls;
mod demo;
mod keys;
mod portal;
mod records;
mod support;
mod tls;
mod verify;
