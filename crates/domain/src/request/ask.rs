//! What is asked for, and when two ask for the same.

use serde::{Deserialize, Serialize};

use super::Reference;
use crate::{
    correction::{Correction, TAKEN_OUT},
    deadline::Regime,
    erasure::Size,
    right::Right,
};

/// What is asked for. Nothing here is the person's own words: those are the request's first message.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", tag = "kind")]
pub enum Ask {
    /// Art. 17 GDPR: that it goes.
    Erasure {
        /// How much.
        size: Size,
    },
    /// Art. 16 GDPR: that it becomes right.
    Correction {
        /// What.
        correction: Correction,
    },
    /// Art. 18 GDPR: that it is only stored.
    Restriction {
        /// On which ground.
        ground: Ground,
    },
    /// Art. 21 GDPR: that it is no longer used.
    Objection {
        /// For what.
        against: Against,
    },
    /// That a restriction or an objection ends: as easy as it was to ask for it.
    Lifting {
        /// Which.
        of: Standing,
    },
    /// Art. 15(3) GDPR: a copy, for somebody who cannot take it themselves.
    Access,
    /// Art. 20(2) GDPR: a copy, to somebody whom the person names.
    Transfer {
        /// To whom.
        recipient: Recipient,
    },
    /// A complaint about how a request was dealt with (UK DPA 2018 s.164A).
    Complaint {
        /// Which request, where it is about one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        about: Option<Reference>,
    },
    /// An appeal against a decision (Virginia Code § 59.1-577(C) and its like).
    Appeal {
        /// The request that was decided.
        about: Reference,
    },
}

/// The kinds of request.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Kind {
    /// [`Ask::Erasure`].
    Erasure,
    /// [`Ask::Correction`].
    Correction,
    /// [`Ask::Restriction`].
    Restriction,
    /// [`Ask::Objection`].
    Objection,
    /// [`Ask::Lifting`].
    Lifting,
    /// [`Ask::Access`].
    Access,
    /// [`Ask::Transfer`].
    Transfer,
    /// [`Ask::Complaint`].
    Complaint,
    /// [`Ask::Appeal`].
    Appeal,
}

/// The grounds of a restriction: Art. 18(1) GDPR.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ground {
    /// (a): the person says that it is not right, while that is looked into.
    AccuracyContested,
    /// (b): it is unlawful, and they do not want it deleted.
    Unlawful,
    /// (c): the business needs it no longer, and they do, for legal claims.
    LegalClaims,
    /// (d): they have objected, while that is weighed.
    ObjectionPending,
}

/// What an objection is against.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Against {
    /// Direct marketing, absolutely: Art. 21(2), (3) GDPR.
    Marketing,
    /// Other uses, which the business weighs: Art. 21(1) GDPR.
    OtherUses,
}

/// What stands until it is lifted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// The person wants no marketing.
    Marketing,
    /// The person has objected to other uses.
    OtherUses,
    /// The person's records are only stored.
    Restriction,
}

/// Who is to get a copy: a name as the person wrote it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Recipient(Box<str>);

/// A recipient's name is 1 to 128 characters in one line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a recipient's name is 1 to 128 characters in one line")]
pub struct InvalidRecipient;

impl Recipient {
    /// Takes a name, without the white space around it.
    ///
    /// # Errors
    /// [`InvalidRecipient`] for none, for more than 128 characters, or for control characters.
    pub fn parse(name: &str) -> Result<Self, InvalidRecipient> {
        let name = name.trim();
        if (1..=128).contains(&name.chars().count()) && !name.chars().any(char::is_control) {
            Ok(Self(name.into()))
        } else {
            Err(InvalidRecipient)
        }
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Stands where a name stood.
    pub(super) fn taken_out() -> Self {
        Self(TAKEN_OUT.into())
    }
}

impl TryFrom<String> for Recipient {
    type Error = InvalidRecipient;
    fn try_from(name: String) -> Result<Self, InvalidRecipient> {
        Self::parse(&name)
    }
}

impl From<Recipient> for String {
    fn from(recipient: Recipient) -> Self {
        recipient.0.into()
    }
}

impl Ground {
    /// Every ground, in the order of Art. 18(1).
    pub const ALL: [Self; 4] = [
        Self::AccuracyContested,
        Self::Unlawful,
        Self::LegalClaims,
        Self::ObjectionPending,
    ];

    /// Its code, in forms and in the store.
    pub const fn code(self) -> &'static str {
        match self {
            Self::AccuracyContested => "accuracy_contested",
            Self::Unlawful => "unlawful",
            Self::LegalClaims => "legal_claims",
            Self::ObjectionPending => "objection_pending",
        }
    }

    /// The ground with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|ground| ground.code() == code)
    }

    /// The letter it rests on. Other laws have no such letters: of these, where they speak of the right.
    pub fn source(self, regime: Regime) -> &'static str {
        let [europe, kingdom] = match self {
            Self::AccuracyContested => ["GDPR Art. 18(1)(a)", "UK GDPR Art. 18(1)(a)"],
            Self::Unlawful => ["GDPR Art. 18(1)(b)", "UK GDPR Art. 18(1)(b)"],
            Self::LegalClaims => ["GDPR Art. 18(1)(c)", "UK GDPR Art. 18(1)(c)"],
            Self::ObjectionPending => ["GDPR Art. 18(1)(d)", "UK GDPR Art. 18(1)(d)"],
        };
        of_its_law(regime, europe, kingdom, Right::Restriction)
    }

    /// Whether it holds while something else is looked into.
    pub const fn is_meanwhile(self) -> bool {
        matches!(self, Self::AccuracyContested | Self::ObjectionPending)
    }
}

impl Standing {
    /// All that can stand.
    pub const ALL: [Self; 3] = [Self::Marketing, Self::OtherUses, Self::Restriction];

    /// Its code, in forms and in the store.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Marketing => "marketing",
            Self::OtherUses => "other_uses",
            Self::Restriction => "restriction",
        }
    }

    /// What has this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|standing| standing.code() == code)
    }
}

impl From<Against> for Standing {
    fn from(against: Against) -> Self {
        match against {
            Against::Marketing => Self::Marketing,
            Against::OtherUses => Self::OtherUses,
        }
    }
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 9] = [
        Self::Erasure,
        Self::Correction,
        Self::Restriction,
        Self::Objection,
        Self::Lifting,
        Self::Access,
        Self::Transfer,
        Self::Complaint,
        Self::Appeal,
    ];

    /// Its code, in addresses of pages, in the store and in the log.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Erasure => "erasure",
            Self::Correction => "correction",
            Self::Restriction => "restriction",
            Self::Objection => "objection",
            Self::Lifting => "lifting",
            Self::Access => "access",
            Self::Transfer => "transfer",
            Self::Complaint => "complaint",
            Self::Appeal => "appeal",
        }
    }

    /// The kind with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// Whether it is decided by somebody who did not decide what it is about.
    pub const fn is_second_look(self) -> bool {
        matches!(self, Self::Complaint | Self::Appeal)
    }
}

impl Ask {
    /// Its kind.
    pub const fn kind(&self) -> Kind {
        match self {
            Self::Erasure { .. } => Kind::Erasure,
            Self::Correction { .. } => Kind::Correction,
            Self::Restriction { .. } => Kind::Restriction,
            Self::Objection { .. } => Kind::Objection,
            Self::Lifting { .. } => Kind::Lifting,
            Self::Access => Kind::Access,
            Self::Transfer { .. } => Kind::Transfer,
            Self::Complaint { .. } => Kind::Complaint,
            Self::Appeal { .. } => Kind::Appeal,
        }
    }

    /// What it is about, in a word that is the same for two requests exactly when they are about the same. While one
    /// is open, a second of the same kind and scope leads to it.
    pub fn scope(&self) -> String {
        match self {
            Self::Erasure { size } => match size {
                Size::Messages {
                    conversation,
                    messages,
                } => {
                    let ids: Vec<&str> = messages
                        .as_slice()
                        .iter()
                        .map(crate::id::MessageId::as_str)
                        .collect();
                    format!("messages {conversation} {}", ids.join(" "))
                }
                Size::Conversation { conversation } => format!("conversation {conversation}"),
                Size::AllMessages | Size::PersonalInformation | Size::Everything => size.code().to_owned(),
            },
            Self::Correction { correction } => correction.scope(),
            Self::Restriction { ground } => ground.code().to_owned(),
            Self::Access => String::new(),
            Self::Objection { against } => match against {
                Against::Marketing => "marketing".to_owned(),
                Against::OtherUses => "other uses".to_owned(),
            },
            Self::Lifting { of } => match of {
                Standing::Marketing => "marketing".to_owned(),
                Standing::OtherUses => "other uses".to_owned(),
                Standing::Restriction => "restriction".to_owned(),
            },
            Self::Transfer { recipient } => recipient.as_str().to_lowercase(),
            Self::Complaint { about } => about
                .as_ref()
                .map_or_else(String::new, |about| about.as_str().to_owned()),
            Self::Appeal { about } => about.as_str().to_owned(),
        }
    }

    /// Whether both ask for the same, so that a second leads to the first while that is open.
    pub fn is_same_as(&self, other: &Self) -> bool {
        self.kind() == other.kind() && self.scope() == other.scope()
    }

    /// Whether it asks for all that `other` does and for more, so that `other` can be taken into it.
    pub fn is_wider_than(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Erasure { size }, Self::Erasure { size: smaller }) => {
                size != smaller && size.covers(smaller)
            }
            (Self::Correction { correction }, Self::Correction { correction: smaller }) => {
                correction.is_wider_than(smaller)
            }
            _ => false,
        }
    }

    /// The decided request that it is about.
    pub const fn about(&self) -> Option<&Reference> {
        match self {
            Self::Complaint { about } => about.as_ref(),
            Self::Appeal { about } => Some(about),
            _ => None,
        }
    }

    /// On which ground the records may be only stored while this is looked into, and no longer.
    pub const fn meanwhile(&self) -> Option<Ground> {
        match self {
            Self::Correction {
                correction: Correction::Fields { .. } | Correction::InWords { .. },
            } => Some(Ground::AccuracyContested),
            Self::Objection {
                against: Against::OtherUses,
            } => Some(Ground::ObjectionPending),
            _ => None,
        }
    }

    /// Where the law says that what is [at once](Self::is_at_once) is not for the business to decide; of what is taken
    /// back, that this is to be made easy.
    pub fn at_once_source(&self, regime: Regime) -> &'static str {
        let [europe, kingdom] = match self {
            Self::Objection { .. } => ["GDPR Art. 21(3)", "UK GDPR Art. 21(3)"],
            _ => ["GDPR Art. 12(2)", "UK GDPR Art. 12(2)"],
        };
        of_its_law(regime, europe, kingdom, Right::Objection)
    }

    /// Whether the portal does it at once, because the law leaves nothing to decide (Art. 21(3) GDPR), or because it
    /// only gives back what the person had taken.
    pub const fn is_at_once(&self) -> bool {
        matches!(
            self,
            Self::Objection {
                against: Against::Marketing
            } | Self::Lifting { .. }
        )
    }
}

/// The article of the GDPR or of the United Kingdom's; of another law, where it gives the time for this right.
pub(super) fn of_its_law(
    regime: Regime,
    europe: &'static str,
    kingdom: &'static str,
    right: Right,
) -> &'static str {
    match regime {
        Regime::Gdpr => europe,
        Regime::UkGdpr => kingdom,
        Regime::Ccpa
        | Regime::Virginia
        | Regime::Texas
        | Regime::Connecticut
        | Regime::Colorado
        | Regime::Lgpd
        | Regime::Pipa
        | Regime::Pipeda
        | Regime::Quebec
        | Regime::Taiwan
        | Regime::Switzerland
        | Regime::Singapore => &regime.law().answer_to(right).source,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_request_rests_on_its_own_law() {
        let marketing = Ask::Objection {
            against: Against::Marketing,
        };
        let lifting = Ask::Lifting {
            of: Standing::Marketing,
        };
        for (regime, objection, lifted, ground) in [
            (
                Regime::Gdpr,
                "GDPR Art. 21(3)",
                "GDPR Art. 12(2)",
                "GDPR Art. 18(1)(c)",
            ),
            (
                Regime::UkGdpr,
                "UK GDPR Art. 21(3)",
                "UK GDPR Art. 12(2)",
                "UK GDPR Art. 18(1)(c)",
            ),
            (
                Regime::Virginia,
                "Va. Code § 59.1-577",
                "Va. Code § 59.1-577",
                "Va. Code § 59.1-577",
            ),
        ] {
            assert_eq!(marketing.at_once_source(regime), objection);
            assert_eq!(lifting.at_once_source(regime), lifted);
            assert_eq!(Ground::LegalClaims.source(regime), ground);
        }
        for &regime in Regime::ALL {
            let is_gdpr = marketing.at_once_source(regime).starts_with("GDPR ");
            assert_eq!(is_gdpr, regime == Regime::Gdpr, "{}", regime.id());
        }
    }

    #[test]
    fn every_kind_comes_back_from_its_code() {
        for kind in Kind::ALL {
            assert_eq!(Kind::from_code(kind.code()), Some(kind));
        }
        assert_eq!(Kind::from_code("everything"), None);
    }

    #[test]
    fn every_ground_and_all_that_stands_come_back_from_their_codes_which_match_the_wire() {
        for ground in Ground::ALL {
            assert_eq!(Ground::from_code(ground.code()), Some(ground));
            assert_eq!(serde_json::to_value(ground).unwrap(), ground.code());
        }
        for standing in Standing::ALL {
            assert_eq!(Standing::from_code(standing.code()), Some(standing));
            assert_eq!(serde_json::to_value(standing).unwrap(), standing.code());
        }
        assert_eq!(
            (Ground::from_code("because"), Standing::from_code("all")),
            (None, None)
        );
    }

    #[test]
    fn each_ground_that_holds_meanwhile_is_some_requests_and_no_other_is() {
        let of = |ask: Ask| ask.meanwhile();
        let against = Against::OtherUses;
        let correction = Correction::InWords {
            about: crate::correction::Place::Elsewhere,
        };
        let grounds = [of(Ask::Correction { correction }), of(Ask::Objection { against })];
        let meanwhile = Ground::ALL.into_iter().filter(|ground| ground.is_meanwhile());
        let grounds: Vec<Ground> = grounds.into_iter().flatten().collect();
        assert_eq!(grounds, meanwhile.collect::<Vec<_>>());
        let against = Against::Marketing;
        let correction = Correction::Statement;
        for other in [
            Ask::Correction { correction },
            Ask::Objection { against },
            Ask::Access,
        ] {
            assert_eq!(of(other), None);
        }
    }

    /// One that is granted while something is looked into must not lead to one that waits for a decision.
    #[test]
    fn restrictions_on_two_grounds_are_two() {
        let [one, other] =
            [Ground::LegalClaims, Ground::ObjectionPending].map(|ground| Ask::Restriction { ground });
        assert_ne!(one.scope(), other.scope());
    }

    #[test]
    fn a_recipient_is_a_name_in_one_line() {
        assert_eq!(
            Recipient::parse("  Larkspoke Cycles ").unwrap().as_str(),
            "Larkspoke Cycles"
        );
        for wrong in ["", "  ", "a\nb", &"x".repeat(129)] {
            assert_eq!(Recipient::parse(wrong), Err(InvalidRecipient));
        }
    }

    #[test]
    fn earlier_versions_requests_are_read() {
        let ask: Ask = serde_json::from_str(r#"{"kind":"erasure","size":"everything"}"#).unwrap();
        assert_eq!(
            ask,
            Ask::Erasure {
                size: Size::Everything
            }
        );
        assert_eq!(
            serde_json::to_string(&ask).unwrap(),
            r#"{"kind":"erasure","size":"everything"}"#
        );
    }
}
