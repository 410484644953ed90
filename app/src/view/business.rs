//! A business, as its staff see it.

use serde::{Deserialize, Serialize};

use super::{Holder, Notice};

/// A business, as its staff see it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Business {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// What it says of itself.
    pub holder: Holder,
    /// What it says of its data.
    pub notices: Vec<Notice>,
    /// Fields that nobody described, by path, with the number of records that each stands in.
    pub undescribed: Vec<(String, u64)>,
}
