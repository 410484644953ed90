//! The list of attachments: every address of media that a message names, and why its bytes are not in the package.

use std::{borrow::Cow, io};

use serde_json::Value;

use super::table::{cell, head, row};

/// The member that names one.
const MEDIA_URL: &str = "mediaUrl";

/// The names of the columns.
pub(super) fn columns() -> io::Result<Vec<u8>> {
    head([
        "conversationId",
        "messageId",
        "received",
        "place",
        MEDIA_URL,
        "mediaType",
        "mediaSize",
        "whyNotHere",
    ])
}

/// A row for each that this message names, as the person sees the message.
pub(super) fn rows(message: &str, conversation: &str) -> io::Result<Vec<u8>> {
    // The name can be written with escapes.
    if !message.contains(MEDIA_URL) && !message.contains('\\') {
        return Ok(Vec::new());
    }
    let message = serde_json::from_str(message).unwrap_or(Value::Null);
    let mut places = Vec::new();
    find(&message, &mut String::new(), &mut places);
    let mut rows = Vec::new();
    for (place, media) in &places {
        let address = cell(media, "/mediaUrl");
        let why = Cow::Owned(why_not_here(&address));
        rows.extend(row([
            Cow::Borrowed(conversation),
            cell(&message, "/id"),
            cell(&message, "/received"),
            Cow::Borrowed(place.as_str()),
            address,
            cell(media, "/mediaType"),
            cell(media, "/mediaSize"),
            why,
        ])?);
    }
    Ok(rows)
}

/// Where in a value media are named (RFC 6901), and what else is said there.
fn find<'v>(value: &'v Value, place: &mut String, found: &mut Vec<(String, &'v Value)>) {
    if value.get(MEDIA_URL).is_some_and(Value::is_string) {
        found.push((format!("{place}/{MEDIA_URL}"), value));
    }
    let mut within = |name: &str, inner: &'v Value| {
        let outside = place.len();
        place.push('/');
        place.push_str(&name.replace('~', "~0").replace('/', "~1"));
        find(inner, place, found);
        place.truncate(outside);
    };
    match value {
        Value::Object(members) => {
            for (name, inner) in members {
                within(name, inner);
            }
        }
        Value::Array(items) => {
            for (at, inner) in items.iter().enumerate() {
                within(&at.to_string(), inner);
            }
        }
        _ => {}
    }
}

fn why_not_here(address: &str) -> String {
    let host = host(address).unwrap_or("another place");
    format!("kept at {host}; the portal has not fetched it")
}

/// The host of an address, with its port, without anybody's name or password before it (RFC 3986 §3.2).
fn host(address: &str) -> Option<&str> {
    let (_, rest) = address.split_once("://")?;
    let authority = rest.split(['/', '\\', '?', '#']).next()?;
    let host = authority.rsplit_once('@').map_or(authority, |(_, host)| host);
    (!host.is_empty()).then_some(host)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn listed(message: &str) -> Vec<String> {
        let rows = String::from_utf8(rows(message, "v1").unwrap()).unwrap();
        rows.lines().map(str::to_owned).collect()
    }

    #[test]
    fn every_address_is_listed_wherever_it_stands() {
        let message = r#"{"id":"m1","received":"2026-10-01T10:00:00.000Z","content":{"type":"carousel","items":[
            {"title":"a","mediaUrl":"https://media.example/a.png","mediaType":"image/png"},{"title":"b"},
            {"title":"c","media\u0055rl":"https://x:y@cdn.example:8443/c?d"}]},
            "quotedMessage":{"message":{"content":{"mediaUrl":"no address","mediaSize":1024}}},"un/known":{"mediaUrl":7}}"#;
        assert_eq!(
            listed(message),
            [
                "v1,m1,2026-10-01T10:00:00.000Z,/content/items/0/mediaUrl,https://media.example/a.png,image/png,,\
                 kept at media.example; the portal has not fetched it",
                "v1,m1,2026-10-01T10:00:00.000Z,/content/items/2/mediaUrl,https://x:y@cdn.example:8443/c?d,,,\
                 kept at cdn.example:8443; the portal has not fetched it",
                "v1,m1,2026-10-01T10:00:00.000Z,/quotedMessage/message/content/mediaUrl,no address,,1024,\
                 kept at another place; the portal has not fetched it",
            ]
        );
        assert!(listed(r#"{"id":"m2","content":{"type":"text","text":"\n"}}"#).is_empty());
    }

    #[test]
    fn a_name_that_is_hostile_stands_where_it_stands() {
        let message = r#"{"a/~b":{"mediaUrl":"=1"}}"#;
        assert_eq!(
            listed(message),
            ["v1,,,/a~1~0b/mediaUrl,'=1,,,kept at another place; the portal has not fetched it"]
        );
    }
}
