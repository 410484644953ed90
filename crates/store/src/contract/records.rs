//! Records to put in, and a small world made of them.

use domain::{
    id::{AppId, ConversationId, ExternalId, MessageId, UserId},
    record::{Place, Record},
};
use jiff::Timestamp;
use serde_json::{Value, json};

pub(crate) fn at(second: i64) -> Timestamp {
    Timestamp::from_second(1_790_000_000 + second).unwrap()
}

pub(crate) fn app_id(id: &str) -> AppId {
    AppId::parse(id).unwrap()
}

pub(crate) fn user_id(id: &str) -> UserId {
    UserId::parse(id).unwrap()
}

pub(crate) fn talk_id(id: &str) -> ConversationId {
    ConversationId::parse(id).unwrap()
}

pub(crate) fn message_id(id: &str) -> MessageId {
    MessageId::parse(id).unwrap()
}

pub(crate) fn external_id(id: &str) -> ExternalId {
    ExternalId::parse(id).unwrap()
}

fn record(place: Place, data: &Value) -> Record {
    Record {
        place,
        data: data.to_string().into(),
    }
}

pub(crate) fn app(id: &str) -> Record {
    record(
        Place::App { app: app_id(id) },
        &json!({"id": id, "displayName": "App"}),
    )
}

pub(crate) fn group(id: &str, apps: &[&str]) -> Record {
    record(
        Place::Group {
            group: id.parse().unwrap(),
            apps: apps.iter().map(|app| app_id(app)).collect(),
        },
        &json!({"id": id, "appIds": apps}),
    )
}

pub(crate) fn user(app: &str, id: &str, external: Option<&str>) -> Record {
    record(
        Place::User {
            app: app_id(app),
            user: user_id(id),
            external_id: external.map(external_id),
        },
        &json!({"id": id, "externalId": external, "profile": {"givenName": format!("NAME-{id}")}}),
    )
}

pub(crate) fn client(app: &str, user: &str, id: &str) -> Record {
    record(
        Place::Client {
            app: app_id(app),
            user: user_id(user),
            client: id.parse().unwrap(),
        },
        &json!({"id": id, "type": "whatsapp"}),
    )
}

pub(crate) fn device(app: &str, user: &str, id: &str) -> Record {
    record(
        Place::Device {
            app: app_id(app),
            user: user_id(user),
            device: id.parse().unwrap(),
        },
        &json!({"id": id, "type": "web"}),
    )
}

pub(crate) fn system(app: &str, user: &str, ticket: &str) -> Record {
    record(
        Place::BusinessSystem {
            app: app_id(app),
            user: user_id(user),
            key: format!("zendesk:{ticket}").into(),
        },
        &json!({"type": "zendesk", "ticketId": ticket}),
    )
}

pub(crate) fn talk(app: &str, id: &str) -> Record {
    record(
        Place::Conversation {
            app: app_id(app),
            conversation: talk_id(id),
        },
        &json!({"id": id, "type": "personal"}),
    )
}

pub(crate) fn seat(app: &str, talk: &str, id: &str, user: Option<&str>) -> Record {
    record(
        Place::Participant {
            app: app_id(app),
            conversation: talk_id(talk),
            participant: id.parse().unwrap(),
            user: user.map(user_id),
        },
        &json!({"id": id, "userId": user}),
    )
}

/// The record of `discarded` went into that of `user`.
pub(crate) fn merge(app: &str, user: &str, discarded: &str) -> Record {
    record(
        Place::Merge {
            app: app_id(app),
            user: user_id(user),
            discarded: user_id(discarded),
        },
        &json!({"mergedUsers": {"surviving": {"id": user}, "discarded": {"id": discarded}}, "reason": "api"}),
    )
}

/// What a person said about marketing.
pub(crate) fn preference(app: &str, user: &str) -> Record {
    record(
        Place::Preference {
            app: app_id(app),
            user: user_id(user),
        },
        &json!({"userId": user, "marketing": false, "at": "2026-03-03T09:00:00.000Z", "origin": "shop"}),
    )
}

/// A message of a person's, or of the business's.
pub(crate) fn said(app: &str, talk: &str, second: i64, id: &str, author: Option<&str>) -> Record {
    let author_data = match author {
        Some(user) => json!({"type": "user", "userId": user, "displayName": format!("NAME-{user}")}),
        None => json!({"type": "business", "displayName": "Desk"}),
    };
    record(
        Place::Message {
            app: app_id(app),
            conversation: talk_id(talk),
            received: at(second),
            message: message_id(id),
            author: author.map(user_id),
        },
        &json!({"id": id, "received": at(second).to_string(), "author": author_data,
                "content": {"type": "text", "text": format!("TEXT-{id} ü")}}),
    )
}

/// The message, answering another.
pub(crate) fn quoting(message: Record, quoted: &Record) -> Record {
    let mut data: Value = serde_json::from_str(&message.data).unwrap();
    let quoted: Value = serde_json::from_str(&quoted.data).unwrap();
    data["quotedMessage"] = json!({"type": "message", "message": quoted});
    record(message.place, &data)
}

/// The message, with a picture that lies there.
pub(crate) fn showing(message: Record, url: &str) -> Record {
    let mut data: Value = serde_json::from_str(&message.data).unwrap();
    data["content"]["mediaUrl"] = json!(url);
    record(message.place, &data)
}

/// The picture that lies there. Its bytes are those of [`bytes_of`].
pub(crate) fn attachment(app: &str, url: &str) -> Record {
    let file = format!("files/{}", url.rsplit('/').next().unwrap());
    let data = json!({"mediaUrl": url, "mediaType": "image/png", "sha256": "07".repeat(32), "file": file});
    record(
        Place::Attachment {
            app: app_id(app),
            url: url.into(),
            sha256: [7; 32],
            file: file.into(),
        },
        &data,
    )
}

/// The bytes that lie there, in pieces.
pub(crate) fn bytes_of(url: &str) -> [Vec<u8>; 2] {
    [
        format!("BYTES-OF-{url}").into_bytes(),
        b" AND THE REST OF THEM".to_vec(),
    ]
}

/// The record with something more in it.
pub(crate) fn changed(record: Record) -> Record {
    let data = record.data.replacen('{', r#"{"changed":"Grüße","#, 1);
    Record {
        data: data.into(),
        ..record
    }
}

/// The record with a member of this name in it.
pub(crate) fn named(record: Record, member: &str) -> Record {
    let data = record.data.replacen('{', &format!("{{\"{member}\":1,"), 1);
    Record {
        data: data.into(),
        ..record
    }
}

/// Two apps. In `a`: Ada, who was two records once, wants no marketing, and talks alone in `own` and with Bob and Cyd in
/// `both`; Bob, who also talks in `bobs`; and Cyd, who has no external id and no seat. In `b`: another person with Ada's
/// ids.
pub(crate) fn world() -> Vec<Record> {
    let ada_said = said("a", "both", 20, "b1", Some("ada"));
    vec![
        app("a"),
        app("b"),
        group("g", &["a", "b"]),
        group("h", &["b"]),
        user("a", "ada", Some("ada@x")),
        user("a", "bob", Some("bob@x")),
        user("a", "cyd", None),
        client("a", "ada", "client-2"),
        client("a", "ada", "client-1"),
        client("a", "bob", "client-3"),
        device("a", "ada", "device-1"),
        system("a", "ada", "48120"),
        talk("a", "own"),
        seat("a", "own", "seat-1", Some("ada")),
        said("a", "own", 10, "o1", Some("ada")),
        said("a", "own", 12, "o3", None),
        said("a", "own", 11, "o2", Some("ada")),
        talk("a", "both"),
        seat("a", "both", "seat-2", Some("ada")),
        seat("a", "both", "seat-3", Some("bob")),
        ada_said.clone(),
        quoting(said("a", "both", 21, "b2", Some("bob")), &ada_said),
        said("a", "both", 22, "b3", Some("cyd")),
        said("a", "both", 23, "b4", None),
        talk("a", "bobs"),
        seat("a", "bobs", "seat-4", Some("bob")),
        said("a", "bobs", 30, "p1", Some("bob")),
        user("b", "ada", Some("ada@x")),
        client("b", "ada", "client-1"),
        talk("b", "own"),
        seat("b", "own", "seat-1", Some("ada")),
        said("b", "own", 40, "o1", Some("ada")),
        merge("a", "ada", "old-ada"),
        preference("a", "ada"),
    ]
}
