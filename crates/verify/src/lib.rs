//! Checks an export offline, on the command line and in the browser: no I/O, no clock, no trust in the file.
//!
//! [`Inspector`] takes the file in chunks as they come and keeps no more than a few kilobytes of it; [`check`] does
//! the same for a file that is in memory already. Both end in a [`Verdict`], which names the member that does not fit as
//! far as the file's structure and its counts tell ([`mod@structure`]). Whoever needs no name takes [`Checker`] alone. What
//! an export's bytes look like is said once, in [`mod@format`], for whoever writes one and for whoever checks one.

mod checker;
mod counts;
mod cursor;
pub mod format;
mod head;
mod inspector;
mod key;
pub mod structure;
mod tail;
#[cfg(test)]
mod tests;
mod verdict;

pub use checker::Checker;
pub use counts::Counts;
pub use head::{HEAD_MAX, names_a_format};
pub use inspector::{Inspector, check};
pub use key::{InvalidKey, PublicKey};
pub use structure::{Misfit, Path, Place};
pub use verdict::{Damage, Signer, Verdict};
