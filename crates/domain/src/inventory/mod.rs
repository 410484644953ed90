//! The register of personal data: what each field is, and what pages, export, correction and erasure do with it.
//!
//! The overview, the export's `notice`, pages, correction and erasure read this and nothing else. A field that stands
//! here by name is *known*; any other is *not described*: kept, shown, exported and erased with its record, and listed
//! to the business. An attachment, whose record is the bundle's own, does not come in with one. Apps and groups have no
//! line here: their records are about the business.

mod fields;
mod personal;
mod place;
mod undescribed;

use serde::{Deserialize, Serialize};

pub use self::{
    fields::fields,
    personal::{is_personal, without_personal},
    place::{describe, is_described},
    undescribed::undescribed,
};
use crate::{deadline::Regime, erasure::Size, reason::Exception, words::Words};

/// A category of data, as a person thinks of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
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
    /// Who looked at their data, and who did what with it.
    AccessLog,
}

impl Category {
    /// All of them, in the order of the export.
    pub const ALL: [Self; 9] = [
        Self::Profile,
        Self::Metadata,
        Self::Channels,
        Self::Devices,
        Self::BusinessSystems,
        Self::Conversations,
        Self::Messages,
        Self::Requests,
        Self::AccessLog,
    ];

    /// Its name in the export, and in what a business says of it.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Profile => "profile",
            Self::Metadata => "metadata",
            Self::Channels => "channels",
            Self::Devices => "devices",
            Self::BusinessSystems => "businessSystems",
            Self::Conversations => "conversations",
            Self::Messages => "messages",
            Self::Requests => "requests",
            Self::AccessLog => "accessLog",
        }
    }

    /// Whether whoever is given the business's data gets it, too: what is asked here, and who looked, is given to nobody by
    /// that.
    pub const fn is_passed_on(self) -> bool {
        !matches!(self, Self::Requests | Self::AccessLog)
    }

    /// What an erasure of this size does with it.
    pub const fn on_erasure(self, size: &Size) -> OnErasure {
        match (self, size) {
            (Self::Requests, _) => OnErasure::Kept {
                ground: Exception::LEGAL_CLAIMS,
            },
            (Self::AccessLog, _) => OnErasure::Kept {
                ground: Exception::LEGAL_OBLIGATION,
            },
            (
                Self::Profile | Self::Metadata | Self::Channels | Self::Devices | Self::BusinessSystems,
                Size::Everything,
            )
            | (Self::Metadata, Size::PersonalInformation) => OnErasure::Erased,
            (Self::Profile | Self::Channels, Size::PersonalInformation) => OnErasure::Emptied,
            (
                Self::Messages,
                Size::Messages { .. } | Size::Conversation { .. } | Size::AllMessages | Size::Everything,
            )
            | (Self::Conversations, Size::Conversation { .. } | Size::Everything) => OnErasure::OwnErased,
            _ => OnErasure::NotAsked,
        }
    }
}

/// What an erasure does with a category.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OnErasure {
    /// It goes.
    Erased,
    /// What it says of the person goes ([`without_personal`]); what they, or their channel, are found by stays.
    Emptied,
    /// The person's own goes. What others wrote in conversations that they share stays, without what they quoted from the
    /// person: the right covers data about oneself.
    OwnErased,
    /// It stays, on this ground, under a pseudonym. A period alone would be none.
    Kept {
        /// The ground.
        ground: Exception,
    },
    /// It stays, for the person did not ask for it.
    NotAsked,
}

impl OnErasure {
    /// Where it stands under this law that something stays; none where nothing does, or no such place is known here.
    pub fn source(self, regime: Regime) -> Option<&'static str> {
        match (self, regime) {
            (Self::Kept { ground }, _) => ground.source(regime),
            (Self::OwnErased, Regime::Gdpr) => Some("GDPR Art. 17(1)"),
            (Self::OwnErased, Regime::UkGdpr) => Some("UK GDPR Art. 17(1)"),
            (Self::OwnErased | Self::Erased | Self::Emptied | Self::NotAsked, _) => None,
        }
    }
}

/// A known field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Field {
    /// Where it stands: the record's kind and the names down to it. `*` is any one name or place in a list, `**` all
    /// that stands below, `<user>` a whole record of that kind, whose fields have their own lines.
    pub path: &'static str,
    /// The category it belongs to.
    pub category: Category,
    /// What a person would call it.
    pub label: Words,
    /// How pages show it.
    pub shown: Shown,
    /// What becomes of it, on pages and in the export alike, in the record of another person.
    pub of_another: OfAnother,
    /// What becomes of it where a member of staff wrote.
    pub of_agent: OfAgent,
    /// How a person corrects it.
    pub correction: Correction,
}

/// How pages show a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shown {
    /// As it is stored.
    Whole,
    /// Its end only, because.
    Masked(Words),
    /// Not, because.
    Not(Words),
}

/// What becomes of a field in the record of another person, as the owner of a page or an export sees it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OfAnother {
    /// It stays.
    Stays,
    /// The other's pseudonym stands in its place.
    Pseudonym,
    /// It is left out. So is every member of an author, of a source, of a quotation and of the message itself that is
    /// not described.
    Dropped,
}

/// What becomes of a field where a member of staff wrote.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OfAgent {
    /// It stays.
    Stays,
    /// It stays if the app shows its staff by name; otherwise it is left out.
    IfNamed,
    /// It is left out. So is every member of an author that is not described.
    Dropped,
}

/// How a person corrects a field (Art. 16 GDPR).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Correction {
    /// They enter the right value.
    Edited,
    /// What stands in it of their own record is put right with that. What else is wrong they say in words.
    Follows,
    /// The platform cannot change it. They say in words what is wrong; the way is to delete and to create anew.
    InWords,
}

/// Why a push token is shown in part.
const PUSH_TOKEN: Words = Words {
    en: "whoever knows all of it could send messages to the device",
    de: "wer es ganz kennt, könnte Nachrichten an das Gerät schicken",
};

/// Why what is said of a file is not shown.
const OF_THE_FILE: Words = Words {
    en: "it comes along with the file itself, which can be downloaded",
    de: "es kommt mit der Datei selbst, die sich herunterladen lässt",
};

/// Why a file's digest is not shown.
const WORKED_OUT: Words = Words {
    en: "whoever has the file can work it out",
    de: "wer die Datei hat, kann ihn daraus errechnen",
};

impl Field {
    const fn new(path: &'static str, category: Category, label: Words) -> Self {
        Self {
            path,
            category,
            label,
            shown: Shown::Whole,
            of_another: OfAnother::Stays,
            of_agent: OfAgent::Stays,
            correction: Correction::InWords,
        }
    }

    const fn edited(self) -> Self {
        Self {
            correction: Correction::Edited,
            ..self
        }
    }

    const fn follows(self) -> Self {
        Self {
            correction: Correction::Follows,
            ..self
        }
    }

    const fn masked(self, why: Words) -> Self {
        Self {
            shown: Shown::Masked(why),
            ..self
        }
    }

    const fn unseen(self, why: Words) -> Self {
        Self {
            shown: Shown::Not(why),
            ..self
        }
    }

    const fn pseudonym(self) -> Self {
        Self {
            of_another: OfAnother::Pseudonym,
            ..self
        }
    }

    const fn dropped(self) -> Self {
        Self {
            of_another: OfAnother::Dropped,
            ..self
        }
    }

    const fn if_named(self) -> Self {
        Self {
            of_agent: OfAgent::IfNamed,
            ..self
        }
    }

    const fn never_of_agents(self) -> Self {
        Self {
            of_agent: OfAgent::Dropped,
            ..self
        }
    }
}

#[cfg(test)]
mod tests;
