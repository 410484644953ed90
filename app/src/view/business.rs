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
    /// Who had been erased and came again: the reference of the request under which they had gone, when they came first,
    /// and how many records were set aside when they came last; none of whoever was let in.
    pub returned: Vec<(String, String, u64)>,
    /// Whether the reader is one of those who can delete it.
    pub can_go: bool,
    /// The calendar of holidays, by its code, and the last year that it covers.
    pub calendar: Option<(String, i16)>,
    /// How many people its systems may not write to.
    pub listed: Listed,
}

/// How many people are on the list for the systems that write.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Listed {
    /// All, whose every objection was taken back among them.
    pub people: u64,
    /// Those who want no marketing.
    pub marketing: u64,
    /// Those who have objected to other uses.
    pub other_uses: u64,
    /// Those whose records are only stored.
    pub restricted: u64,
}

/// A part of what a business says, to be changed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FactsPart {
    /// The business's id.
    pub app: String,
    /// Its name.
    pub name: String,
    /// Which part: `controller`, `all`, `messages`.
    pub part: String,
    /// What tells later whether it has changed.
    pub seen: String,
    /// Its fields, in the order of the form.
    pub fields: Vec<FactEntry>,
}

/// A field of such a part.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FactEntry {
    /// Which: `email`, `purposes.de`.
    pub name: String,
    /// What is saved.
    pub saved: String,
    /// What was entered, or what is saved.
    pub typed: String,
    /// Whether it breaks the rule of the field.
    pub wrong: bool,
}
