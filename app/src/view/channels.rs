//! What a person is reached by.

use serde::{Deserialize, Serialize};

use super::Sheet;

/// `/me/channels`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Channels {
    /// Channels.
    pub channels: Vec<Sheet>,
    /// Devices.
    pub devices: Vec<Sheet>,
    /// Entries in other systems of the business.
    pub business_systems: Vec<Sheet>,
}
