//! What can go wrong, as a fixed list of codes: no free text travels.

use leptos::server_fn::{
    codec::JsonEncoding,
    error::{FromServerFnError, ServerFnErrorErr},
};
use serde::{Deserialize, Serialize};

/// Why a server function did not do what was asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum Problem {
    /// Nobody is signed in, or not as the one who may.
    #[error("sign in first")]
    SignedOut,
    /// Not there, or not yours: they look the same.
    #[error("not found")]
    NotFound,
    /// The form was drawn for another session.
    #[error("the form belongs to another session")]
    StaleForm,
    /// The request has moved on meanwhile.
    #[error("the request has changed meanwhile")]
    Moved,
    /// A refusal needs a reason.
    #[error("choose a reason")]
    ReasonMissing,
    /// What was entered cannot be taken.
    #[error("the form is not complete")]
    Incomplete,
    /// Our fault.
    #[error("something went wrong here")]
    Fault,
}

impl FromServerFnError for Problem {
    type Encoder = JsonEncoding;

    fn from_server_fn_error(error: ServerFnErrorErr) -> Self {
        match error {
            ServerFnErrorErr::Args(_)
            | ServerFnErrorErr::Deserialization(_)
            | ServerFnErrorErr::MissingArg(_) => Self::Incomplete,
            _ => Self::Fault,
        }
    }
}
