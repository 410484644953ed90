//! The register of personal data: what each field is, and what export, correction and erasure do with it.
//!
//! Pages, the export's `notice` and erasure read this and nothing else. A field that stands here by name is *known*;
//! any other is kept, shown, exported and erased with its record as *not described*.

mod fields;

use serde::Serialize;

pub use self::fields::FIELDS;

/// A category of data, as a person thinks of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Category {
    /// Who the person is.
    Profile,
    /// What the business noted about them.
    Metadata,
    /// The channels they write over.
    Channels,
    /// The devices they used.
    Devices,
    /// Their entries in the business's other systems.
    BusinessSystems,
    /// Conversations and who takes part.
    Conversations,
    /// What was said.
    Messages,
    /// Their privacy requests.
    Requests,
}

impl Category {
    /// All of them, in the order of the export.
    pub const ALL: [Self; 8] = [
        Self::Profile,
        Self::Metadata,
        Self::Channels,
        Self::Devices,
        Self::BusinessSystems,
        Self::Conversations,
        Self::Messages,
        Self::Requests,
    ];

    /// What erasing everything does with it.
    pub const fn on_erasure(self) -> OnErasure {
        match self {
            Self::Requests => OnErasure::Kept {
                ground: "GDPR Art. 5(2), 17(3)(b), 17(3)(e): proof of what was asked and done",
            },
            _ => OnErasure::Erased,
        }
    }
}

/// What erasing everything does with a category.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase", tag = "does")]
pub enum OnErasure {
    /// It goes.
    Erased,
    /// It stays, on this ground, under a pseudonym.
    Kept {
        /// The ground.
        ground: &'static str,
    },
}

/// A known field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Field {
    /// Where it stands: the record's kind and the path in it; `*` is any one name or place.
    pub path: &'static str,
    /// What a person would call it.
    pub label: &'static str,
    /// The category it belongs to.
    pub category: Category,
}

/// The entry for `path` (`user.profile.givenName`, `client.raw.FromZip`), if the field is known.
pub fn describe(path: &str) -> Option<&'static Field> {
    FIELDS.iter().find(|field| matches(field.path, path))
}

fn matches(pattern: &str, path: &str) -> bool {
    let (mut pattern, mut path) = (pattern.split('.'), path.split('.'));
    loop {
        match (pattern.next(), path.next()) {
            (None, None) => return true,
            (Some("*"), Some(_)) => {}
            (Some(a), Some(b)) if a == b => {}
            _ => return false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_a_field_by_its_place() {
        assert_eq!(
            describe("user.profile.givenName").map(|f| f.label),
            Some("First name")
        );
        assert_eq!(
            describe("client.raw.FromZip").map(|f| f.category),
            Some(Category::Channels)
        );
        assert_eq!(describe("user.profile.favouriteColour"), None);
        assert_eq!(describe("user.profile"), None);
    }

    #[test]
    fn no_field_stands_twice() {
        for (i, field) in FIELDS.iter().enumerate() {
            assert!(
                FIELDS[..i].iter().all(|other| other.path != field.path),
                "{}",
                field.path
            );
        }
    }
}
