//! Conversations and who takes part in them, as the platform has them.

use serde::Serialize;
use serde_json::value::RawValue;

use super::channel::Channel;
use super::days::stamp;
use super::scene::Said;

/// The record.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Conversation<'a> {
    pub(super) id: &'a str,
    #[serde(rename = "type")]
    pub(super) kind: &'static str,
    pub(super) is_default: bool,
    pub(super) display_name: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) description: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) metadata: Option<&'a RawValue>,
    pub(super) active_switchboard_integration: &'a RawValue,
    pub(super) business_last_read: Option<String>,
    pub(super) last_updated_at: Option<String>,
    pub(super) created_at: String,
}

/// Somebody in a conversation.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Participant<'a> {
    pub(super) id: String,
    pub(super) user_id: String,
    pub(super) user_external_id: &'a str,
    pub(super) unread_count: usize,
    pub(super) last_read: Option<String>,
    pub(super) client_associations: Vec<Association>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Association {
    #[serde(rename = "type")]
    pub(super) kind: String,
    pub(super) client_id: String,
}

impl Association {
    pub(super) fn of(channel: &Channel) -> Self {
        Self {
            kind: channel.kind.clone(),
            client_id: channel.id.clone(),
        }
    }
}

/// The moment of the last message, as the platform writes it.
pub(super) fn last_stamp<'s>(messages: impl IntoIterator<Item = &'s Said>) -> Option<String> {
    messages.into_iter().last().map(|said| stamp(said.at))
}
