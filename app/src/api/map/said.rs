//! A message as a line of a transcript.

use domain::record::{self, Message, Quoted};
use serde_json::Value;

use super::{
    body::{Files, body},
    facts::unsaid,
    names::Names,
};
use crate::{
    text::conversation as words,
    view::{Quote, Said},
};

/// From a message's record, already by the rule for others.
pub(super) fn said(data: &str, names: &Names<'_>, files: &Files<'_>) -> Said {
    let message: Message = record::parse(data);
    let event = message.activity.as_ref().and_then(event);
    Said {
        by: names.by(&message.author),
        source: message.source.kind,
        quoted: message
            .quoted_message
            .map(|quoted| Box::new(quote(quoted, names))),
        deleted: message.deleted == Some(true),
        behind: unsaid("message", data),
        body: body(message.content, event, data, files),
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
            text: words::DELETED.into(),
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

#[cfg(test)]
mod tests {
    use domain::{id::UserId, others::Aliases};

    use super::*;
    use crate::view::By;

    fn shown(data: &str) -> Said {
        let aliases = Aliases::of(&UserId::parse("me").unwrap(), []);
        let seats = [r#"{"userId":"me"}"#.to_owned()];
        said(data, &Names::new(&seats, &aliases), &Files(&[]))
    }

    #[test]
    fn a_message_says_who_when_where_and_what() {
        let said = shown(
            r#"{"id":"m1","received":"2026-10-30T18:02:00Z","author":{"type":"user","userId":"me"},
                "source":{"type":"whatsapp"},"content":{"type":"text","text":"Hello"},"deleted":null}"#,
        );
        assert_eq!(
            (said.id.as_str(), said.received.as_str()),
            ("m1", "2026-10-30T18:02:00Z")
        );
        assert_eq!((&said.by, said.source.as_deref()), (&By::You, Some("whatsapp")));
        assert_eq!((said.body.text.as_deref(), said.deleted), (Some("Hello"), false));
        assert_eq!(said.behind.len(), 8);
    }

    #[test]
    fn what_happened_and_what_was_deleted_are_told_apart() {
        assert_eq!(
            shown(r#"{"activity":{"type":"ticket:closed","data":{}}}"#)
                .body
                .event
                .as_deref(),
            Some("ticket:closed")
        );
        assert!(shown(r#"{"deleted":true}"#).deleted);
    }

    #[test]
    fn a_quotation_says_whose_and_what() {
        let quoted = |message: &str| {
            *shown(&format!(r#"{{"quotedMessage":{message}}}"#))
                .quoted
                .unwrap()
        };
        let other = quoted(
            r#"{"type":"message","message":{"author":{"type":"user","userId":"other_ktrwbcdfghjklmnp"},"content":{"text":"Mine"}}}"#,
        );
        assert_eq!(
            (other.by, other.text.as_str()),
            (Some(By::Other("Another participant KTRW".into())), "Mine")
        );
        let picture =
            quoted(r#"{"message":{"author":{"type":"user","userId":"me"},"content":{"type":"image"}}}"#);
        assert_eq!((picture.by, picture.text.as_str()), (Some(By::You), "A picture."));
        let gone = quoted(r#"{"type":"message","message":{"deleted":true}}"#);
        assert_eq!((gone.by, gone.text.as_str()), (None, words::DELETED.en));
        let elsewhere = quoted(r#"{"type":"externalMessageId","externalMessageId":"x7"}"#);
        assert!(elsewhere.by.is_none() && elsewhere.text.contains("x7"));
    }
}
