//! A message as a line of a transcript.

use domain::record::{self, Message, Quoted};
use serde_json::Value;

use super::{body::body, facts::facts, names::Names};
use crate::{
    text::en::conversation as words,
    view::{Quote, Said},
};

/// From a message's record, already by the rule for others.
pub(in crate::api) fn said(data: &str, names: &Names<'_>) -> Said {
    let message: Message = record::parse(data);
    let event = message.activity.as_ref().and_then(event);
    Said {
        by: names.by(&message.author),
        source: message.source.kind,
        quoted: message
            .quoted_message
            .map(|quoted| Box::new(quote(quoted, names))),
        deleted: message.deleted == Some(true),
        behind: facts("message", data),
        body: body(message.content, event, data),
        id: message.id,
        received: message.received,
    }
}

fn event(activity: &Value) -> Option<String> {
    activity.get("type")?.as_str().map(str::to_owned)
}

fn quote(quoted: Quoted, names: &Names<'_>) -> Quote {
    match quoted.message {
        Some(message) if message.deleted == Some(true) => Quote {
            by: None,
            text: words::DELETED.to_owned(),
        },
        Some(message) => {
            let by = Some(names.by(&message.author));
            let content = message.content;
            let text = content.text.or(content.alt_text).filter(|text| !text.is_empty());
            Quote {
                by,
                text: text.unwrap_or_else(|| words::of_kind(&content.kind)),
            }
        }
        None => Quote {
            by: None,
            text: words::elsewhere(quoted.external_message_id.as_deref()),
        },
    }
}
