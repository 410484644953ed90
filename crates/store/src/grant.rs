//! What comes of a secret that is tried at a one-time address.

use domain::request::Request;

/// What comes of a secret that is tried at a one-time address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Redeemed {
    /// It was right: the address is used, and this is the request whose copy may be fetched.
    Open(Box<Request>),
    /// It was not.
    Wrong {
        /// How many tries are left; none, and the address is spent.
        tries_left: u8,
    },
    /// The address is none, or none any more, whatever it was.
    Nothing,
}
