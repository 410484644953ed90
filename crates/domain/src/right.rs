//! What a person can exercise.

use serde::{Deserialize, Serialize};

/// A right over one's own data.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Right {
    /// Art. 15 GDPR.
    Access,
    /// Art. 16 GDPR.
    Correction,
    /// Art. 17 GDPR.
    Erasure,
    /// Art. 18 GDPR; in the United States, to limit the use of sensitive data.
    Restriction,
    /// Art. 21 GDPR; in the United States, to opt out.
    Objection,
    /// Art. 20 GDPR.
    Portability,
}

impl Right {
    /// Every right.
    pub const ALL: [Self; 6] = [
        Self::Access,
        Self::Correction,
        Self::Erasure,
        Self::Restriction,
        Self::Objection,
        Self::Portability,
    ];

    /// The code used on the wire and on the command line.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Access => "access",
            Self::Correction => "correction",
            Self::Erasure => "erasure",
            Self::Restriction => "restriction",
            Self::Objection => "objection",
            Self::Portability => "portability",
        }
    }

    /// The right with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|right| right.code() == code)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_leads_back_to_its_right_and_matches_the_wire() {
        for right in Right::ALL {
            assert_eq!(Right::from_code(right.code()), Some(right));
            assert_eq!(serde_json::to_value(right).unwrap(), right.code());
        }
        assert_eq!(Right::from_code("everything"), None);
    }
}
