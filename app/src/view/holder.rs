//! Who holds the data, and what they say of it.

use serde::{Deserialize, Serialize};

use super::Law;

/// How somebody is reached, as far as they said.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contact {
    /// Who they are.
    pub name: Option<String>,
    /// Their address, in lines.
    pub address: Option<String>,
    /// Their e-mail address.
    pub email: Option<String>,
    /// Their telephone number.
    pub phone: Option<String>,
    /// Their page: https, or http on this machine.
    pub url: Option<String>,
}

/// Who answers for the data, and whom to turn to.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Holder {
    /// The business.
    pub controller: Contact,
    /// Its data protection officer.
    pub officer: Contact,
    /// The authority to complain to.
    pub authority: Contact,
    /// The law: `GDPR`.
    pub regime: String,
    /// What pages say of it.
    pub law: Law,
}

/// A category of data, as the register has them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Category {
    /// Who the person is.
    #[default]
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

/// What the business says of a category of data, in the language of the page; none where it says nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notice {
    /// The category.
    pub category: Category,
    /// What for.
    pub purposes: Option<String>,
    /// Who else gets it.
    pub recipients: Option<String>,
    /// For how long.
    pub retention: Option<String>,
    /// The same, where it then goes by itself.
    pub goes: Option<String>,
    /// Where it is from.
    pub source: Option<String>,
    /// What a machine decides by it alone.
    pub automated_decisions: Option<String>,
    /// To which countries it goes.
    pub transfers: Option<String>,
    /// On what ground a part of it, or all of it, stays when everything is deleted.
    pub kept: Option<String>,
}
