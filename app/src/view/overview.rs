//! How a person stands with the business.

use serde::{Deserialize, Serialize};

use super::{Category, Counts, Holder, Notice, Standing};

/// Where the person stands with the business.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Held {
    /// Records are held.
    Here(Counts),
    /// Everything is being deleted right now, under this request.
    Going {
        /// The request's reference.
        reference: String,
    },
    /// Nothing is held, and nothing was ever deleted on request.
    Nothing,
    /// Nothing is held: it was deleted.
    Erased {
        /// When the last record was gone.
        at: String,
        /// The request's reference.
        reference: String,
    },
}

/// A category of data.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CategoryLine {
    /// Which.
    pub category: Category,
    /// How much of it there is.
    pub count: u64,
}

/// `/me`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Overview {
    /// What is held.
    pub held: Held,
    /// The person's name, if known.
    pub name: Option<String>,
    /// How much there is of each category of the register, in its order.
    pub lines: Vec<CategoryLine>,
    /// What stands about them until it is lifted.
    pub standing: Standing,
    /// Who answers for the data.
    pub holder: Holder,
    /// What is said of each category of data.
    pub notices: Vec<Notice>,
}
