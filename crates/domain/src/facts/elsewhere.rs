//! Where the data are, besides here: on the platform, and with whoever else gets them.

use serde::{Deserialize, Serialize};

use super::{Line, PageUrl};

/// Where the records live.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Residence {
    /// The portal keeps them: it is the record.
    #[default]
    Here,
    /// On the platform: what is decided has to be done there as well.
    Platform,
}

impl Residence {
    /// Whether the portal is the record.
    pub fn is_here(&self) -> bool {
        *self == Self::Here
    }
}

/// Somebody whom the business gives the data to (Art. 4(9) GDPR), and who is told of what becomes of them (Art. 19).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub struct Recipient {
    /// What they are called.
    pub name: Line,
    /// Where the portal tells them by itself. Not said, staff do.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub webhook: Option<PageUrl>,
}
