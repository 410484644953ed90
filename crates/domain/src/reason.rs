//! Why a request, or a part of one, is refused: a vocabulary, not free text.

use serde::{Deserialize, Serialize};

use crate::{deadline::Regime, right::Right};

/// The ground of a refusal. Those of the GDPR come first, then those of other laws; the words of the Data Rights
/// Protocol stand among them. A retention period alone is none, and there is no word for it: see [`Exception`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// Art. 17(3)(b) GDPR: a legal obligation, or a task in the public interest.
    LegalObligation,
    /// Art. 17(3)(e), 21(1) GDPR: legal claims.
    LegalClaims,
    /// Art. 12(2), 11(2) GDPR: the controller shows that it cannot tell who the person is.
    CannotIdentify,
    /// Art. 12(6) GDPR: reasonable doubts about who is asking, which nobody has dispelled.
    #[serde(rename = "insuf_verification")]
    InsufficientVerification,
    /// Art. 12(5)(b) GDPR: manifestly unfounded.
    ManifestlyUnfounded,
    /// Art. 12(5)(b) GDPR: excessive, in particular because it repeats.
    Excessive,
    /// Art. 17(3)(a) GDPR: freedom of expression and information.
    FreedomOfExpression,
    /// Art. 17(3)(c) GDPR: public health.
    PublicHealth,
    /// Art. 17(3)(d) GDPR: archiving, research, statistics.
    ArchivingOrResearch,
    /// Art. 15(4), 20(4) GDPR: a copy that would harm the rights of others.
    RightsOfOthers,
    /// Art. 16 GDPR: what is held is right and complete.
    DataAccurate,
    /// Art. 18(1) GDPR: none of its four cases.
    NoGroundToRestrict,
    /// Art. 21(1) GDPR: grounds that outweigh the person's.
    CompellingGrounds,
    /// Art. 20(1) GDPR: not provided by the person, not by consent or contract, or not by automated means.
    NotPortable,
    /// Art. 20(2) GDPR: a transfer that is not technically feasible.
    NotFeasible,
    /// California: needed to complete the transaction that the data were collected for.
    NeededForTransaction,
    /// California: needed for security and integrity.
    NeededForSecurity,
    /// California: needed to find and mend errors.
    NeededForRepair,
    /// California: internal uses that the person can expect.
    ExpectedUse,
    /// Art. 12(4) GDPR: a decision that was looked at again, and stands. No ground to refuse a right; the answer to a
    /// complaint or an appeal.
    DecisionStands,
    /// The word of the Data Rights Protocol.
    TooManyRequests,
    /// The word of the Data Rights Protocol.
    SuspectedFraud,
    /// The word of the Data Rights Protocol.
    NoMatch,
    /// The word of the Data Rights Protocol.
    ClaimNotCovered,
    /// The word of the Data Rights Protocol.
    OutsideJurisdiction,
}

/// Where a reason stands, under some laws, for some rights.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ground {
    /// The citation.
    pub source: &'static str,
    under: Under,
    rights: &'static [Right],
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Under {
    Law(Regime),
    /// Those of which no refusals are known here but what the protocol has words for.
    AnyButEurope,
}

impl Ground {
    fn is_for(&self, regime: Regime, right: Right) -> bool {
        let under = match self.under {
            Under::Law(law) => law == regime,
            Under::AnyButEurope => !matches!(regime, Regime::Gdpr | Regime::UkGdpr),
        };
        under && self.rights.contains(&right)
    }
}

/// Those that are given for no right, but for a second look.
const NO_RIGHTS: &[Right] = &[];
const ALL_RIGHTS: &[Right] = &Right::ALL;
/// Those for which somebody's identity may be verified everywhere.
const VERIFIED: &[Right] = &[
    Right::Access,
    Right::Correction,
    Right::Erasure,
    Right::Portability,
];
const ACCESS: &[Right] = &[Right::Access];
const CORRECTION: &[Right] = &[Right::Correction];
const ERASURE: &[Right] = &[Right::Erasure];
const RESTRICTION: &[Right] = &[Right::Restriction];
const OBJECTION: &[Right] = &[Right::Objection];
const PORTABILITY: &[Right] = &[Right::Portability];

/// The same article of the GDPR and of the United Kingdom's.
macro_rules! europe {
    ($($article:literal $rights:expr),+) => {
        &[$(
            Ground {
                source: concat!("GDPR Art. ", $article),
                under: Under::Law(Regime::Gdpr),
                rights: $rights,
            },
            Ground {
                source: concat!("UK GDPR Art. ", $article),
                under: Under::Law(Regime::UkGdpr),
                rights: $rights,
            },
        )+]
    };
}

const fn california(source: &'static str, rights: &'static [Right]) -> Ground {
    Ground {
        source,
        under: Under::Law(Regime::Ccpa),
        rights,
    }
}

const fn protocol(rights: &'static [Right]) -> Ground {
    Ground {
        source: "Data Rights Protocol 1.0",
        under: Under::AnyButEurope,
        rights,
    }
}

impl Reason {
    /// Every reason, in the order in which a reviewer is offered them.
    pub const ALL: [Self; 25] = [
        Self::LegalObligation,
        Self::LegalClaims,
        Self::CannotIdentify,
        Self::InsufficientVerification,
        Self::ManifestlyUnfounded,
        Self::Excessive,
        Self::FreedomOfExpression,
        Self::PublicHealth,
        Self::ArchivingOrResearch,
        Self::RightsOfOthers,
        Self::DataAccurate,
        Self::NoGroundToRestrict,
        Self::CompellingGrounds,
        Self::NotPortable,
        Self::NotFeasible,
        Self::NeededForTransaction,
        Self::NeededForSecurity,
        Self::NeededForRepair,
        Self::ExpectedUse,
        Self::DecisionStands,
        Self::TooManyRequests,
        Self::SuspectedFraud,
        Self::NoMatch,
        Self::ClaimNotCovered,
        Self::OutsideJurisdiction,
    ];

    /// The code used on the wire and in the audit log.
    pub const fn code(self) -> &'static str {
        match self {
            Self::LegalObligation => "legal_obligation",
            Self::LegalClaims => "legal_claims",
            Self::CannotIdentify => "cannot_identify",
            Self::InsufficientVerification => "insuf_verification",
            Self::ManifestlyUnfounded => "manifestly_unfounded",
            Self::Excessive => "excessive",
            Self::FreedomOfExpression => "freedom_of_expression",
            Self::PublicHealth => "public_health",
            Self::ArchivingOrResearch => "archiving_or_research",
            Self::RightsOfOthers => "rights_of_others",
            Self::DataAccurate => "data_accurate",
            Self::NoGroundToRestrict => "no_ground_to_restrict",
            Self::CompellingGrounds => "compelling_grounds",
            Self::NotPortable => "not_portable",
            Self::NotFeasible => "not_feasible",
            Self::NeededForTransaction => "needed_for_transaction",
            Self::NeededForSecurity => "needed_for_security",
            Self::NeededForRepair => "needed_for_repair",
            Self::ExpectedUse => "expected_use",
            Self::DecisionStands => "decision_stands",
            Self::TooManyRequests => "too_many_requests",
            Self::SuspectedFraud => "suspected_fraud",
            Self::NoMatch => "no_match",
            Self::ClaimNotCovered => "claim_not_covered",
            Self::OutsideJurisdiction => "outside_jurisdiction",
        }
    }

    /// Where it stands, law by law and right by right.
    const fn european(self) -> &'static [Ground] {
        match self {
            Self::LegalObligation => europe!["17(3)(b)" ERASURE],
            Self::LegalClaims => europe!["17(3)(e)" ERASURE, "21(1)" OBJECTION],
            Self::CannotIdentify => europe!["11(2), 12(2)" ALL_RIGHTS],
            Self::InsufficientVerification => europe!["12(6)" ALL_RIGHTS],
            Self::ManifestlyUnfounded | Self::Excessive => europe!["12(5)(b)" ALL_RIGHTS],
            Self::FreedomOfExpression => europe!["17(3)(a)" ERASURE],
            Self::PublicHealth => europe!["17(3)(c)" ERASURE],
            Self::ArchivingOrResearch => europe!["17(3)(d)" ERASURE],
            Self::RightsOfOthers => europe!["15(4)" ACCESS, "20(4)" PORTABILITY],
            Self::DataAccurate => europe!["16" CORRECTION],
            Self::NoGroundToRestrict => europe!["18(1)" RESTRICTION],
            Self::CompellingGrounds => europe!["21(1)" OBJECTION],
            Self::NotPortable => europe!["20(1)" PORTABILITY],
            Self::NotFeasible => europe!["20(2)" PORTABILITY],
            Self::DecisionStands => europe!["12(4)" NO_RIGHTS],
            _ => &[],
        }
    }

    /// The counterparts in other laws.
    const fn elsewhere(self) -> &'static [Ground] {
        const CODE: &str = "Cal. Civ. Code § 1798.145(h)(3)";
        match self {
            Self::LegalObligation => const { &[california("Cal. Civ. Code § 1798.105(d)(8)", ERASURE)] },
            Self::LegalClaims => const { &[california("Cal. Civ. Code § 1798.145(a)", ERASURE)] },
            Self::FreedomOfExpression => const { &[california("Cal. Civ. Code § 1798.105(d)(4)", ERASURE)] },
            Self::ArchivingOrResearch => const { &[california("Cal. Civ. Code § 1798.105(d)(6)", ERASURE)] },
            Self::ManifestlyUnfounded | Self::Excessive => const { &[california(CODE, ALL_RIGHTS)] },
            Self::NeededForTransaction => const { &[california("Cal. Civ. Code § 1798.105(d)(1)", ERASURE)] },
            Self::NeededForSecurity => const { &[california("Cal. Civ. Code § 1798.105(d)(2)", ERASURE)] },
            Self::NeededForRepair => const { &[california("Cal. Civ. Code § 1798.105(d)(3)", ERASURE)] },
            Self::ExpectedUse => const { &[california("Cal. Civ. Code § 1798.105(d)(7)", ERASURE)] },
            // Nobody who opts out may be asked who they are.
            Self::InsufficientVerification => {
                const { &[california("11 CCR § 7021", VERIFIED), protocol(VERIFIED)] }
            }
            Self::TooManyRequests
            | Self::SuspectedFraud
            | Self::NoMatch
            | Self::ClaimNotCovered
            | Self::OutsideJurisdiction => const { &[protocol(ALL_RIGHTS)] },
            _ => &[],
        }
    }

    /// Every ground on which it can stand.
    pub fn grounds(self) -> impl Iterator<Item = &'static Ground> {
        self.european().iter().chain(self.elsewhere())
    }

    /// The ground on which it stands for this right under this law; nothing, where it may not be given.
    pub fn ground(self, regime: Regime, right: Right) -> Option<&'static Ground> {
        self.grounds().find(|ground| ground.is_for(regime, right))
    }

    /// What may be given for this right under this law.
    pub fn offered(regime: Regime, right: Right) -> impl Iterator<Item = (Self, &'static Ground)> {
        let all = Self::ALL.into_iter();
        all.filter_map(move |reason| Some((reason, reason.ground(regime, right)?)))
    }

    /// The article it rests on, first of all.
    pub fn source(self) -> &'static str {
        self.grounds().next().map_or("", |ground| ground.source)
    }

    /// The article it rests on for this right under this law. One that was given before the rules were as they are
    /// now rests on its first.
    pub fn source_for(self, regime: Regime, right: Right) -> &'static str {
        self.ground(regime, right)
            .map_or_else(|| self.source(), |ground| ground.source)
    }

    /// The reason with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reason| reason.code() == code)
    }
}

/// A ground on which something stays that was to be erased: a letter of Art. 17(3) GDPR, or its counterpart. A period
/// of retention is none by itself; whatever keeps a record says on which of these.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "Reason", into = "Reason")]
pub struct Exception(Reason);

/// The reason is no ground to keep what was to be erased.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("{} is no exception from erasure: it takes a letter of Art. 17(3) GDPR, or its counterpart", .0.code())]
pub struct NoException(Reason);

impl Exception {
    /// A legal obligation.
    pub const LEGAL_OBLIGATION: Self = Self(Reason::LegalObligation);
    /// Legal claims.
    pub const LEGAL_CLAIMS: Self = Self(Reason::LegalClaims);

    /// Those on which something can be kept under this law, in the order in which staff are offered them. Of a law of which
    /// none are known here, legal obligations and legal claims.
    pub fn offered(regime: Regime) -> Vec<Self> {
        let known: Vec<_> = Reason::offered(regime, Right::Erasure)
            .filter_map(|(reason, _)| Self::try_from(reason).ok())
            .collect();
        if known.is_empty() {
            vec![Self::LEGAL_OBLIGATION, Self::LEGAL_CLAIMS]
        } else {
            known
        }
    }

    /// The reason.
    pub const fn reason(self) -> Reason {
        self.0
    }

    /// Where it stands under this law; nothing, where that law does not know it.
    pub fn source(self, regime: Regime) -> Option<&'static str> {
        let ground = self.0.ground(regime, Right::Erasure)?;
        Some(ground.source)
    }
}

impl TryFrom<Reason> for Exception {
    type Error = NoException;

    fn try_from(reason: Reason) -> Result<Self, NoException> {
        match reason {
            Reason::LegalObligation
            | Reason::LegalClaims
            | Reason::FreedomOfExpression
            | Reason::PublicHealth
            | Reason::ArchivingOrResearch
            | Reason::NeededForTransaction
            | Reason::NeededForSecurity
            | Reason::NeededForRepair
            | Reason::ExpectedUse => Ok(Self(reason)),
            Reason::CannotIdentify
            | Reason::InsufficientVerification
            | Reason::ManifestlyUnfounded
            | Reason::Excessive
            | Reason::RightsOfOthers
            | Reason::DataAccurate
            | Reason::NoGroundToRestrict
            | Reason::CompellingGrounds
            | Reason::NotPortable
            | Reason::NotFeasible
            | Reason::DecisionStands
            | Reason::TooManyRequests
            | Reason::SuspectedFraud
            | Reason::NoMatch
            | Reason::ClaimNotCovered
            | Reason::OutsideJurisdiction => Err(NoException(reason)),
        }
    }
}

impl From<Exception> for Reason {
    fn from(exception: Exception) -> Self {
        exception.0
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

    #[test]
    fn what_was_stored_is_read() {
        for (code, source) in [
            ("cannot_identify", "GDPR Art. 11(2), 12(2)"),
            ("manifestly_unfounded", "GDPR Art. 12(5)(b)"),
            ("excessive", "GDPR Art. 12(5)(b)"),
            ("freedom_of_expression", "GDPR Art. 17(3)(a)"),
            ("legal_obligation", "GDPR Art. 17(3)(b)"),
            ("public_health", "GDPR Art. 17(3)(c)"),
            ("archiving_or_research", "GDPR Art. 17(3)(d)"),
            ("legal_claims", "GDPR Art. 17(3)(e)"),
        ] {
            let reason: Reason = serde_json::from_value(code.into()).unwrap();
            assert_eq!(reason.source_for(Regime::Gdpr, Right::Erasure), source);
            assert_eq!(reason.source(), source);
        }
    }

    #[test]
    fn every_right_under_every_law_can_be_refused_and_every_reason_stands_somewhere() {
        for &regime in Regime::ALL {
            for right in Right::ALL {
                assert!(Reason::offered(regime, right).count() > 0, "{regime:?} {right:?}");
            }
        }
        for reason in Reason::ALL {
            assert!(!reason.source().is_empty(), "{reason:?}");
        }
    }

    #[test]
    fn a_reason_is_given_only_where_its_law_gives_it() {
        let europe = Regime::Gdpr;
        let source = |reason: Reason, regime, right| reason.ground(regime, right).map(|ground| ground.source);
        assert_eq!(
            source(Reason::LegalClaims, europe, Right::Objection),
            Some("GDPR Art. 21(1)")
        );
        assert_eq!(
            source(Reason::RightsOfOthers, Regime::UkGdpr, Right::Portability),
            Some("UK GDPR Art. 20(4)")
        );
        assert_eq!(
            source(Reason::LegalObligation, Regime::Ccpa, Right::Erasure),
            Some("Cal. Civ. Code § 1798.105(d)(8)")
        );
        for (reason, regime, right) in [
            (Reason::LegalObligation, europe, Right::Access),
            (Reason::CompellingGrounds, europe, Right::Erasure),
            (Reason::NeededForSecurity, europe, Right::Erasure),
            (Reason::NoMatch, europe, Right::Access),
            (Reason::PublicHealth, Regime::Ccpa, Right::Erasure),
            (Reason::InsufficientVerification, Regime::Ccpa, Right::Objection),
            (Reason::ExpectedUse, Regime::Virginia, Right::Erasure),
        ] {
            assert_eq!(source(reason, regime, right), None, "{reason:?}");
        }
    }

    /// A period is nobody's word for it, and neither is a reason that has no letter.
    #[test]
    fn to_keep_what_was_to_be_erased_takes_a_letter_of_the_article_or_its_counterpart() {
        assert_eq!(Reason::from_code("retention_period"), None);
        for reason in Reason::ALL {
            let letter = reason
                .grounds()
                .any(|ground| ground.source.contains("Art. 17(3)(") || ground.source.contains("1798.105(d)"));
            assert_eq!(Exception::try_from(reason).is_ok(), letter, "{reason:?}");
        }
        let claims = Exception::try_from(Reason::LegalClaims).unwrap();
        assert_eq!(claims.source(Regime::UkGdpr), Some("UK GDPR Art. 17(3)(e)"));
        assert_eq!(claims.source(Regime::Singapore), None);
        assert_eq!(Exception::offered(Regime::Gdpr).len(), 5);
        assert!(Exception::offered(Regime::Ccpa).contains(&Exception(Reason::NeededForSecurity)));
        assert!(!Exception::offered(Regime::Ccpa).contains(&Exception(Reason::PublicHealth)));
        let elsewhere = [Exception::LEGAL_OBLIGATION, Exception::LEGAL_CLAIMS];
        assert_eq!(Exception::offered(Regime::Singapore), elsewhere);
        assert_eq!(claims, Exception::LEGAL_CLAIMS);
        assert_eq!(
            Exception::LEGAL_OBLIGATION.source(Regime::Gdpr),
            Some("GDPR Art. 17(3)(b)")
        );
        assert!(serde_json::from_str::<Exception>("\"excessive\"").is_err());
        assert_eq!(serde_json::to_string(&claims).unwrap(), "\"legal_claims\"");
    }
}
