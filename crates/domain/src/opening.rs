//! A member of staff opens a person's record: for a reason, and for a while.

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use crate::{id::AppId, session::SessionDigest, subject::Subject};

/// A record stays open so long.
pub const OPEN_FOR: SignedDuration = SignedDuration::from_mins(30);

/// Why a record is opened: a vocabulary, not free text, so that the person reads it in their own language and nothing
/// about them stands in the log.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Occasion {
    /// To decide what the person asked.
    DecideRequest,
    /// The person asked for help.
    PersonAsked,
    /// To see whether what is held is right.
    CheckData,
    /// To answer a complaint.
    Complaint,
    /// An authority or a court asks.
    Authority,
    /// Something may be wrong with the safety of the data.
    Security,
    /// Of a restricted record, Art. 18(2) GDPR: the person agrees.
    Consent,
    /// Of a restricted record, Art. 18(2) GDPR: legal claims.
    LegalClaims,
    /// Of a restricted record, Art. 18(2) GDPR: the rights of another person.
    RightsOfAnother,
    /// Of a restricted record, Art. 18(2) GDPR: an important public interest.
    PublicInterest,
}

impl Occasion {
    /// Every one.
    pub const ALL: [Self; 10] = [
        Self::DecideRequest,
        Self::PersonAsked,
        Self::CheckData,
        Self::Complaint,
        Self::Authority,
        Self::Security,
        Self::Consent,
        Self::LegalClaims,
        Self::RightsOfAnother,
        Self::PublicInterest,
    ];

    /// Those that open a record, in the order in which staff are offered them: one that is only to be stored opens on the
    /// grounds of Art. 18(2) GDPR alone.
    pub fn offered(restricted: bool) -> impl Iterator<Item = Self> {
        Self::ALL
            .into_iter()
            .filter(move |occasion| occasion.is_for_restricted() == restricted)
    }

    /// Whether it is a ground of Art. 18(2) GDPR.
    pub const fn is_for_restricted(self) -> bool {
        matches!(
            self,
            Self::Consent | Self::LegalClaims | Self::RightsOfAnother | Self::PublicInterest
        )
    }

    /// The code used on the wire and in the audit log.
    pub const fn code(self) -> &'static str {
        match self {
            Self::DecideRequest => "decide_request",
            Self::PersonAsked => "person_asked",
            Self::CheckData => "check_data",
            Self::Complaint => "complaint",
            Self::Authority => "authority",
            Self::Security => "security",
            Self::Consent => "consent",
            Self::LegalClaims => "legal_claims",
            Self::RightsOfAnother => "rights_of_another",
            Self::PublicInterest => "public_interest",
        }
    }

    /// The one with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|occasion| occasion.code() == code)
    }
}

/// A record that is open to one session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opening {
    /// The session.
    pub session: SessionDigest,
    /// The app.
    pub app: AppId,
    /// Whose record.
    pub subject: Subject,
    /// Why.
    pub occasion: Occasion,
    /// From when on.
    pub at: Timestamp,
}

impl Opening {
    /// Until when.
    pub fn until(&self) -> Timestamp {
        self.at + OPEN_FOR
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_leads_back_to_its_occasion_and_matches_the_wire() {
        for occasion in Occasion::ALL {
            assert_eq!(Occasion::from_code(occasion.code()), Some(occasion));
            assert_eq!(serde_json::to_value(occasion).unwrap(), occasion.code());
        }
        assert_eq!(Occasion::from_code("curiosity"), None);
    }

    #[test]
    fn no_reason_opens_both_a_restricted_record_and_another() {
        let [others, restricted] = [false, true].map(|is| Occasion::offered(is).collect::<Vec<_>>());
        assert_eq!((others.len(), restricted.len()), (6, 4));
        assert!(restricted.iter().all(|occasion| !others.contains(occasion)));
    }
}
