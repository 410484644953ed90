//! Pictures and files: the list of every address of media that a message names, with the file in the package that holds
//! it, or why there is none; and what those files are called.

use std::{borrow::Cow, collections::HashMap, io};

use domain::{
    media::{self, MEDIA_URL, MediaId},
    record::{self, Attachment as Record},
};
use serde_json::Value;
use store::Attachment;

use super::{
    absence::Explain,
    fetching::Wanted,
    table::{cell, head, row},
};
use crate::{attachment::plain_name, hex};

/// What is held of what a message names.
pub(super) struct Held {
    url: String,
    file: String,
    sha256: String,
    id: MediaId,
}

impl Held {
    pub(super) fn of(attachment: &Attachment) -> Self {
        let record: Record = record::parse(&attachment.data);
        Self {
            url: record.media_url,
            file: record.file,
            sha256: hex(&attachment.sha256),
            id: attachment.id,
        }
    }
}

/// What the package's files are called: each once, however many messages name it. A zip keeps a line for each of its
/// files until it ends, and this is no more than that.
#[derive(Default)]
pub(super) struct Files(HashMap<MediaId, String>);

impl Files {
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// A number tells those of one name apart, also where large and small letters are the same.
    fn name(&mut self, held: &Held) -> &str {
        let number = self.0.len() + 1;
        let name = || format!("attachments/{number:04}-{}", plain_name(&held.file));
        self.0.entry(held.id).or_insert_with(name)
    }

    /// What the file is called that holds it, if it has not been taken yet.
    pub(super) fn take(&mut self, id: MediaId) -> Option<String> {
        self.0.remove(&id)
    }
}

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
        "file",
        "sha256",
        "reason",
        "whyNotHere",
    ])
}

/// A row for each that this message names, as the person sees the message. What is `held` of it gets its file; what is
/// not is `wanted`, if it may be fetched, and explained.
pub(super) fn rows(
    message: &str,
    conversation: &str,
    held: &[Held],
    files: &mut Files,
    wanted: &mut Wanted,
    explain: &dyn Explain,
) -> io::Result<Vec<u8>> {
    if !media::may_name(message) {
        return Ok(Vec::new());
    }
    let message = serde_json::from_str(message).unwrap_or(Value::Null);
    let mut rows = Vec::new();
    for (place, media) in media::named(&message) {
        let address = cell(media, "/mediaUrl");
        let here = held.iter().find(|one| one.url == address);
        let (file, sha256, reason, words) = if let Some(here) = here {
            (files.name(here).to_owned(), &*here.sha256, "", String::new())
        } else {
            let why = wanted.say(&address);
            let words = explain.not_here(host(&address), why);
            (String::new(), "", why.code(), words)
        };
        rows.extend(row([
            Cow::Borrowed(conversation),
            cell(&message, "/id"),
            cell(&message, "/received"),
            Cow::Owned(place),
            address,
            cell(media, "/mediaType"),
            cell(media, "/mediaSize"),
            Cow::Owned(file),
            Cow::Borrowed(sha256),
            Cow::Borrowed(reason),
            Cow::Owned(words),
        ])?);
    }
    Ok(rows)
}

/// The host of an address, with its port, without anybody's name or password before it (RFC 3986 §3.2).
pub(super) fn host(address: &str) -> Option<&str> {
    let (_, rest) = address.split_once("://")?;
    let authority = rest.split(['/', '\\', '?', '#']).next()?;
    let host = authority.rsplit_once('@').map_or(authority, |(_, host)| host);
    (!host.is_empty()).then_some(host)
}

#[cfg(test)]
mod tests {
    use super::{super::tests::Codes, *};

    fn listed(message: &str) -> Vec<String> {
        listed_with(message, &[], &mut Files::default())
    }

    fn listed_with(message: &str, held: &[Held], files: &mut Files) -> Vec<String> {
        let rows = rows(message, "v1", held, files, &mut Wanted::default(), &Codes).unwrap();
        let rows = String::from_utf8(rows).unwrap();
        rows.lines().map(str::to_owned).collect()
    }

    fn held(number: u8, url: &str, file: &str) -> Held {
        Held {
            url: url.to_owned(),
            file: file.to_owned(),
            sha256: format!("SHA-{number}"),
            id: MediaId::from_digest([number; 32]),
        }
    }

    #[test]
    fn what_is_held_has_one_file_however_often_it_is_named() {
        let mut files = Files::default();
        let all = [
            held(1, "https://a.example/1", "x/Ticket.png"),
            held(2, "https://a.example/2", "y/ticket.png"),
        ];
        let message = |urls: [&str; 3]| {
            let [a, b, c] = urls;
            format!(r#"{{"items":[{{"mediaUrl":"{a}"}},{{"mediaUrl":"{b}"}},{{"mediaUrl":"{c}"}}]}}"#)
        };
        let [one, two, three] = [
            "https://a.example/1",
            "https://a.example/2",
            "https://a.example/3",
        ];
        let ends = |listed: Vec<String>| -> Vec<String> {
            let end = |line: String| line.split(",,,").nth(2).unwrap().to_owned();
            listed.into_iter().map(end).collect()
        };
        let first = listed_with(&message([two, one, three]), &all, &mut files);
        assert_eq!(
            ends(first),
            [
                "attachments/0001-ticket.png,SHA-2,,",
                "attachments/0002-Ticket.png,SHA-1,,",
                ",,not_fetched_from_there,at a.example",
            ]
        );
        let again = listed_with(&message([one, two, one]), &all, &mut files);
        assert_eq!(
            ends(again),
            [
                "attachments/0002-Ticket.png,SHA-1,,",
                "attachments/0001-ticket.png,SHA-2,,",
                "attachments/0002-Ticket.png,SHA-1,,",
            ]
        );
        assert_eq!(
            files.take(all[0].id).as_deref(),
            Some("attachments/0002-Ticket.png")
        );
        assert_eq!(files.take(all[0].id), None);
        assert!(!files.is_empty());
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
                "v1,m1,2026-10-01T10:00:00.000Z,/content/items/0/mediaUrl,https://media.example/a.png,image/png,,,,\
                 not_fetched_from_there,at media.example",
                "v1,m1,2026-10-01T10:00:00.000Z,/content/items/2/mediaUrl,https://x:y@cdn.example:8443/c?d,,,,,\
                 not_fetched_from_there,at cdn.example:8443",
                "v1,m1,2026-10-01T10:00:00.000Z,/quotedMessage/message/content/mediaUrl,no address,,1024,,,\
                 not_fetched_from_there,at no host",
            ]
        );
        assert!(listed(r#"{"id":"m2","content":{"type":"text","text":"\n"}}"#).is_empty());
    }

    #[test]
    fn a_name_that_is_hostile_stands_where_it_stands() {
        let message = r#"{"a/~b":{"mediaUrl":"=1"}}"#;
        assert_eq!(
            listed(message),
            ["v1,,,/a~1~0b/mediaUrl,'=1,,,,,not_fetched_from_there,at no host"]
        );
    }
}
