//! What stands about a person until it is lifted: that they want no marketing, that they have objected to other uses, that
//! their records are only stored.

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use crate::request::{Ground, Reference, Standing};

/// The person knows so long before the business lifts a restriction (Art. 18(3) GDPR: before; it says no time).
pub const NOTICE: SignedDuration = SignedDuration::from_hours(7 * 24);

/// One thing that stands, or stood.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Stands {
    /// What.
    pub what: Standing,
    /// Since when.
    pub since: Timestamp,
    /// When it will be lifted, where the business has said so to the person.
    pub ends: Option<Timestamp>,
    /// When it was lifted; none while it stands.
    pub lifted: Option<Timestamp>,
    /// The place of its last change among all in the app.
    pub changed: u64,
    /// The request under which it stands, if there is one.
    pub reference: Option<Reference>,
    /// On which grounds, of a restriction.
    pub grounds: Vec<Ground>,
    /// How it came.
    pub origin: Origin,
}

impl Stands {
    /// Whether it was not lifted.
    pub const fn is_standing(&self) -> bool {
        self.lifted.is_none()
    }

    /// Whether an import may lift it: what an import told, of somebody who was held ever since and has not said it here
    /// as well. Everything else is the person's to lift, and here.
    pub const fn yields_to_imports(&self) -> bool {
        matches!(self.origin, Origin::Import) && self.reference.is_none()
    }
}

/// How it came that something stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Origin {
    /// The person asked, here.
    Person,
    /// Their browser said so as they signed in: Global Privacy Control.
    Browser,
    /// The business's own systems knew it, and an import told.
    Import,
    /// The same, before everything held about the person was deleted: they are here again.
    Before,
}

impl Origin {
    const ALL: [Self; 4] = [Self::Person, Self::Browser, Self::Import, Self::Before];

    /// Its code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Browser => "browser",
            Self::Import => "import",
            Self::Before => "before",
        }
    }

    /// The origin with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|origin| origin.code() == code)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_origin_comes_back_from_its_code() {
        for origin in Origin::ALL {
            assert_eq!(Origin::from_code(origin.code()), Some(origin));
        }
        assert_eq!(Origin::from_code("hearsay"), None);
    }
}
