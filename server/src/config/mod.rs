//! Settings: flags over `RIGHTSDESK_*` variables over `rightsdesk.toml`. What is not known is an error.

mod environment;
mod file;
mod keys;
mod layers;
mod nearest;
mod public_url;
mod settings;

pub use self::{
    keys::{KEYS, Key},
    layers::{Flags, Layers},
    public_url::{InvalidUrl, PublicUrl},
    settings::{LogFormat, Settings, TlsFiles},
};

/// A setting that cannot be understood: one sentence with its name, where it stands, and what to do.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct ConfigError(String);

impl ConfigError {
    fn new(message: impl Into<String>) -> Self {
        Self(message.into())
    }
}
