//! How somebody asked who did not ask here.

use serde::{Deserialize, Serialize};

/// The way in which a person's request reached the business, and with it on what authority staff put it here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Intake {
    /// They wrote a letter.
    Letter,
    /// They wrote an e-mail.
    Email,
    /// They called.
    Telephone,
    /// They came.
    InPerson,
    /// Somebody asked who may act for them.
    Representative,
}

impl Intake {
    /// Every way.
    pub const ALL: [Self; 5] = [
        Self::Letter,
        Self::Email,
        Self::Telephone,
        Self::InPerson,
        Self::Representative,
    ];

    /// Its code, on the wire and in the log.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Letter => "letter",
            Self::Email => "email",
            Self::Telephone => "telephone",
            Self::InPerson => "in_person",
            Self::Representative => "representative",
        }
    }

    /// The way with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|way| way.code() == code)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_leads_back_to_its_way_and_matches_the_wire() {
        for way in Intake::ALL {
            assert_eq!(Intake::from_code(way.code()), Some(way));
            assert_eq!(serde_json::to_value(way).unwrap(), way.code());
        }
        assert_eq!(Intake::from_code("telepathy"), None);
    }
}
