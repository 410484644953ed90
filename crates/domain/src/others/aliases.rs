//! Who is who to one owner: by which pseudonyms they know others.

use std::collections::HashMap;

use crate::{facts::StaffShown, id::UserId};

/// Stands for somebody whom the owner never met.
const UNKNOWN: &str = "other_unknown";

/// How many letters of a pseudonym people read.
const READ: usize = 4;

/// Whether this names somebody as a copy does, by a pseudonym, and not by an id of the platform's.
pub fn is_pseudonym(user_id: &str) -> bool {
    user_id == UNKNOWN || letters(user_id).is_some()
}

/// What people read in the place of a name, on every page and in every portal: how the pseudonym begins. None for whom
/// the owner never met.
pub fn label(pseudonym: &str) -> Option<String> {
    letters(pseudonym)?.get(..READ).map(str::to_ascii_uppercase)
}

/// The sixteen letters that were drawn.
fn letters(pseudonym: &str) -> Option<&str> {
    let letters = pseudonym.strip_prefix("other_")?;
    let drawn = letters.len() == 16 && letters.bytes().all(|b| b.is_ascii_lowercase());
    drawn.then_some(letters)
}

/// How one owner sees others: the pseudonyms of people, and staff by role or by name.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Aliases {
    owner: String,
    former: Vec<String>,
    known: HashMap<String, String>,
    pub(super) staff: StaffShown,
}

impl Aliases {
    /// The pseudonyms of those whom `owner` meets, by platform id. Staff appear by role.
    pub fn of(owner: &UserId, known: impl IntoIterator<Item = (String, String)>) -> Self {
        Self {
            owner: owner.as_str().to_owned(),
            former: Vec::new(),
            known: known.into_iter().collect(),
            staff: StaffShown::ByRole,
        }
    }

    /// The same, staff shown as their app says.
    #[must_use]
    pub fn with_staff(self, staff: StaffShown) -> Self {
        Self { staff, ..self }
    }

    /// The same, with the ids under which the owner was known before those records became one.
    #[must_use]
    pub fn with_former(self, former: Vec<String>) -> Self {
        Self { former, ..self }
    }

    /// Whether this id is the owner's own, or was.
    pub fn is_owner(&self, user_id: &str) -> bool {
        self.owner == user_id || self.former.iter().any(|former| former == user_id)
    }

    /// How the owner sees this person. One whom the store has not met has no pseudonym of their own, unless it is what
    /// they go by.
    pub fn of_other<'a>(&'a self, user_id: &'a str) -> &'a str {
        if is_pseudonym(user_id) {
            return user_id;
        }
        self.known.get(user_id).map_or(UNKNOWN, String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pseudonym_is_told_from_an_id() {
        let nobody = Aliases::of(&UserId::parse("me").unwrap(), []);
        for pseudonym in ["other_unknown", "other_abcdefghijklmnop"] {
            assert!(is_pseudonym(pseudonym), "{pseudonym}");
            assert_eq!(nobody.of_other(pseudonym), pseudonym);
        }
        for id in [
            "",
            "me",
            "other_",
            "other_a",
            "other_abcdefghijklmno",
            "other_abcdefghijklmnopq",
            "other_Abcdefghijklmnop",
            "other_abcdefghijklmno1",
            "abcdefghijklmnop",
            "6a134e5dd46cf80ad5612c3e",
        ] {
            assert!(!is_pseudonym(id), "{id}");
            assert_eq!(label(id), None, "{id}");
        }
    }

    #[test]
    fn what_people_read_is_how_the_pseudonym_begins() {
        assert_eq!(label("other_bcdfghjklmnpqrst").as_deref(), Some("BCDF"));
        assert_eq!(label(UNKNOWN), None);
    }
}
