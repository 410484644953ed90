//! Why a request, or a part of one, is refused: a vocabulary, not free text.

use serde::{Deserialize, Serialize};

/// The ground of a refusal. A retention period alone is none; it needs a letter of Art. 17(3) GDPR.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// Art. 12(2), 11(2) GDPR: the controller shows that it cannot tell who the person is.
    CannotIdentify,
    /// Art. 12(5)(b) GDPR: manifestly unfounded.
    ManifestlyUnfounded,
    /// Art. 12(5)(b) GDPR: excessive, in particular because it repeats.
    Excessive,
    /// Art. 17(3)(a) GDPR: freedom of expression and information.
    FreedomOfExpression,
    /// Art. 17(3)(b) GDPR: a legal obligation, or a task in the public interest.
    LegalObligation,
    /// Art. 17(3)(c) GDPR: public health.
    PublicHealth,
    /// Art. 17(3)(d) GDPR: archiving, research, statistics.
    ArchivingOrResearch,
    /// Art. 17(3)(e) GDPR: legal claims.
    LegalClaims,
}

impl Reason {
    /// Every reason, in the order in which a reviewer is offered them.
    pub const ALL: [Self; 8] = [
        Self::LegalObligation,
        Self::LegalClaims,
        Self::CannotIdentify,
        Self::ManifestlyUnfounded,
        Self::Excessive,
        Self::FreedomOfExpression,
        Self::PublicHealth,
        Self::ArchivingOrResearch,
    ];

    /// The code used on the wire and in the audit log.
    pub const fn code(self) -> &'static str {
        match self {
            Self::CannotIdentify => "cannot_identify",
            Self::ManifestlyUnfounded => "manifestly_unfounded",
            Self::Excessive => "excessive",
            Self::FreedomOfExpression => "freedom_of_expression",
            Self::LegalObligation => "legal_obligation",
            Self::PublicHealth => "public_health",
            Self::ArchivingOrResearch => "archiving_or_research",
            Self::LegalClaims => "legal_claims",
        }
    }

    /// The article it rests on.
    pub const fn source(self) -> &'static str {
        match self {
            Self::CannotIdentify => "GDPR Art. 11(2), 12(2)",
            Self::ManifestlyUnfounded | Self::Excessive => "GDPR Art. 12(5)(b)",
            Self::FreedomOfExpression => "GDPR Art. 17(3)(a)",
            Self::LegalObligation => "GDPR Art. 17(3)(b)",
            Self::PublicHealth => "GDPR Art. 17(3)(c)",
            Self::ArchivingOrResearch => "GDPR Art. 17(3)(d)",
            Self::LegalClaims => "GDPR Art. 17(3)(e)",
        }
    }

    /// The reason with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reason| reason.code() == code)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_leads_back_to_its_reason_and_matches_the_wire() {
        for reason in Reason::ALL {
            assert_eq!(Reason::from_code(reason.code()), Some(reason));
            assert_eq!(serde_json::to_value(reason).unwrap(), reason.code());
        }
        assert_eq!(Reason::from_code("because"), None);
    }
}
