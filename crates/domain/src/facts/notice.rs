//! What the data are used for: the facts of Art. 15(1) GDPR, category by category.

use serde::{Deserialize, Serialize};

use super::Said;
use crate::inventory::Category;

/// What a business says of a category of data.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields, default)]
pub struct Notice {
    /// What for: Art. 15(1)(a).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub purposes: Option<Said>,
    /// Who else gets it: Art. 15(1)(c).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub recipients: Option<Said>,
    /// For how long: Art. 15(1)(d).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub retention: Option<Said>,
    /// Where it is from: Art. 15(1)(g).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<Said>,
    /// What a machine decides by it alone, and how: Art. 15(1)(h).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub automated_decisions: Option<Said>,
    /// To which countries outside the law it goes, and under what safeguards: Art. 15(2).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub transfers: Option<Said>,
}

/// What a business says of its data: of all of them, and of each category where it has more to say.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields, default)]
pub struct Data {
    /// Of every category that says nothing of its own.
    #[serde(skip_serializing_if = "Notice::is_empty")]
    pub all: Notice,
    /// Of [`Category::Profile`].
    #[serde(skip_serializing_if = "Notice::is_empty")]
    pub profile: Notice,
    /// Of [`Category::Metadata`].
    #[serde(skip_serializing_if = "Notice::is_empty")]
    pub metadata: Notice,
    /// Of [`Category::Channels`].
    #[serde(skip_serializing_if = "Notice::is_empty")]
    pub channels: Notice,
    /// Of [`Category::Devices`].
    #[serde(skip_serializing_if = "Notice::is_empty")]
    pub devices: Notice,
    /// Of [`Category::BusinessSystems`].
    #[serde(skip_serializing_if = "Notice::is_empty")]
    pub business_systems: Notice,
    /// Of [`Category::Conversations`].
    #[serde(skip_serializing_if = "Notice::is_empty")]
    pub conversations: Notice,
    /// Of [`Category::Messages`].
    #[serde(skip_serializing_if = "Notice::is_empty")]
    pub messages: Notice,
    /// Of [`Category::Requests`].
    #[serde(skip_serializing_if = "Notice::is_empty")]
    pub requests: Notice,
    /// Of [`Category::AccessLog`].
    #[serde(skip_serializing_if = "Notice::is_empty")]
    pub access_log: Notice,
}

impl Notice {
    /// Whether nothing is said.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

impl Data {
    /// Whether nothing is said of anything.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// What is said of a category: its own, and where it has none of its own, what is said of all.
    pub fn of(&self, category: Category) -> Notice {
        let own = self.own(category);
        let or = |own: &Option<Said>, all: &Option<Said>| own.clone().or_else(|| all.clone());
        let all = &self.all;
        Notice {
            purposes: or(&own.purposes, &all.purposes),
            recipients: or(&own.recipients, &all.recipients),
            retention: or(&own.retention, &all.retention),
            source: or(&own.source, &all.source),
            automated_decisions: or(&own.automated_decisions, &all.automated_decisions),
            transfers: or(&own.transfers, &all.transfers),
        }
    }

    pub(super) const fn own(&self, category: Category) -> &Notice {
        match category {
            Category::Profile => &self.profile,
            Category::Metadata => &self.metadata,
            Category::Channels => &self.channels,
            Category::Devices => &self.devices,
            Category::BusinessSystems => &self.business_systems,
            Category::Conversations => &self.conversations,
            Category::Messages => &self.messages,
            Category::Requests => &self.requests,
            Category::AccessLog => &self.access_log,
        }
    }

    pub(super) const fn own_mut(&mut self, category: Category) -> &mut Notice {
        match category {
            Category::Profile => &mut self.profile,
            Category::Metadata => &mut self.metadata,
            Category::Channels => &mut self.channels,
            Category::Devices => &mut self.devices,
            Category::BusinessSystems => &mut self.business_systems,
            Category::Conversations => &mut self.conversations,
            Category::Messages => &mut self.messages,
            Category::Requests => &mut self.requests,
            Category::AccessLog => &mut self.access_log,
        }
    }
}
