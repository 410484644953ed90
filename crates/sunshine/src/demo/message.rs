//! A message as the platform has it.

use serde::Serialize;
use serde_json::value::RawValue;

#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Message {
    pub(super) id: String,
    pub(super) received: String,
    pub(super) author: Author,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) activity: Option<Activity>,
    pub(super) content: Box<RawValue>,
    pub(super) source: Source,
    #[serde(rename = "quotedMessage", skip_serializing_if = "Option::is_none")]
    pub(super) quoted: Option<Quoted>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) metadata: Option<Box<RawValue>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) deleted: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) references: Option<Box<RawValue>>,
}

#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Author {
    #[serde(rename = "type")]
    pub(super) kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) subtypes: Option<[&'static str; 1]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) user_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) display_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) avatar_url: Option<String>,
}

impl Author {
    pub(super) fn business(subtype: Option<&'static str>, display_name: Option<String>) -> Self {
        let subtypes = subtype.map(|subtype| [subtype]);
        Self {
            kind: "business",
            subtypes,
            user_id: None,
            display_name,
            avatar_url: None,
        }
    }
}

#[derive(Debug, Clone, Serialize)]
pub(super) struct Activity {
    #[serde(rename = "type")]
    pub(super) kind: String,
    pub(super) data: Empty,
}

#[derive(Debug, Clone, Serialize)]
pub(super) struct Empty {}

#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Source {
    #[serde(rename = "type")]
    pub(super) kind: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) integration_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) original_message_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) original_message_timestamp: Option<String>,
}

impl Source {
    /// Sent by the business.
    pub(super) fn business(kind: &str) -> Self {
        Self {
            kind: kind.to_owned(),
            integration_id: None,
            original_message_id: None,
            original_message_timestamp: None,
        }
    }
}

#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Quoted {
    #[serde(rename = "type")]
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<Box<Message>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    external_message_id: Option<String>,
}

impl Quoted {
    pub(super) fn message(message: &Message) -> Self {
        let message = Message {
            quoted: None,
            ..message.clone()
        };
        Self {
            kind: "message",
            message: Some(Box::new(message)),
            external_message_id: None,
        }
    }

    pub(super) fn external(id: String) -> Self {
        Self {
            kind: "externalMessageId",
            message: None,
            external_message_id: Some(id),
        }
    }
}
