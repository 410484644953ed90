//! Where a record stands, from its line.

use domain::{
    id::{AppId, ExternalId, UserId},
    record::Place,
};

use super::{
    LONGEST_METADATA, Reason, Refusal,
    envelope::{Envelope, Type, id, needed, present, text},
    time,
};
use crate::json::{Kind, Value};

pub(super) fn of(line: &Envelope<'_>) -> Result<Place, Refusal> {
    let data = line.data;
    let own = || data.get("id");
    let place = match line.kind {
        Type::App => Place::App { app: app(line)? },
        Type::Group => Place::Group {
            group: id(own(), "data.id")?,
            apps: apps(data)?,
        },
        Type::User => Place::User {
            app: id(line.app, "appId")?,
            user: id(own(), "data.id")?,
            external_id: external_id(data)?,
        },
        Type::Client => Place::Client {
            app: id(line.app, "appId")?,
            user: id(line.user, "userId")?,
            client: id(own(), "data.id")?,
        },
        Type::Device => Place::Device {
            app: id(line.app, "appId")?,
            user: id(line.user, "userId")?,
            device: id(own(), "data.id")?,
        },
        Type::BusinessSystem => Place::BusinessSystem {
            app: id(line.app, "appId")?,
            user: id(line.user, "userId")?,
            key: business_key(data)?,
        },
        Type::Conversation => Place::Conversation {
            app: id(line.app, "appId")?,
            conversation: id(own(), "data.id")?,
        },
        Type::Participant => Place::Participant {
            app: id(line.app, "appId")?,
            conversation: id(line.conversation, "conversationId")?,
            participant: id(own(), "data.id")?,
            user: person(data.get("userId"), "data.userId")?,
        },
        Type::Message => Place::Message {
            app: id(line.app, "appId")?,
            conversation: id(line.conversation, "conversationId")?,
            received: received(data)?,
            message: id(own(), "data.id")?,
            author: author(data)?,
        },
    };
    if matches!(
        line.kind,
        Type::App | Type::User | Type::Conversation | Type::Message
    ) {
        check_metadata(data)?;
    }
    Ok(place)
}

fn app(line: &Envelope<'_>) -> Result<AppId, Refusal> {
    let app: AppId = id(line.data.get("id"), "data.id")?;
    if id::<AppId>(line.app, "appId")? != app {
        return Err(Refusal::of("appId", Reason::OtherApp));
    }
    Ok(app)
}

/// A set: an app named twice counts once.
fn apps(data: Value<'_>) -> Result<Vec<AppId>, Refusal> {
    let list = needed(data.get("appIds"), "data.appIds")?;
    let texts: Vec<String> = serde_json::from_str(list.raw())
        .map_err(|_| Refusal::of("data.appIds", Reason::MustBe("a list of app ids")))?;
    let mut apps = Vec::with_capacity(texts.len());
    let mut seen = std::collections::HashSet::with_capacity(texts.len());
    for text in texts {
        let app = AppId::parse(&text).map_err(|why| Refusal::of("data.appIds", Reason::NotAnId(why)))?;
        if seen.insert(text) {
            apps.push(app);
        }
    }
    Ok(apps)
}

fn external_id(data: Value<'_>) -> Result<Option<ExternalId>, Refusal> {
    const FIELD: &str = "data.externalId";
    let Some(value) = present(data.get("externalId")) else {
        return Ok(None);
    };
    let refused = |why| Refusal::of(FIELD, Reason::NotAnId(why));
    ExternalId::parse(&text(value, FIELD)?).map(Some).map_err(refused)
}

fn person(value: Option<Value<'_>>, field: &str) -> Result<Option<UserId>, Refusal> {
    present(value).map(|value| id(Some(value), field)).transpose()
}

fn received(data: Value<'_>) -> Result<jiff::Timestamp, Refusal> {
    const FIELD: &str = "data.received";
    let text = text(needed(data.get("received"), FIELD)?, FIELD)?;
    time::parse(&text).ok_or_else(|| {
        Refusal::of(
            FIELD,
            Reason::MustBe("a date and time of ISO 8601 with its offset"),
        )
    })
}

fn author(data: Value<'_>) -> Result<Option<UserId>, Refusal> {
    let Some(author) = data.get("author") else {
        return Ok(None);
    };
    if author.get("type").and_then(|kind| kind.text()).as_deref() != Some("user") {
        return Ok(None);
    }
    person(author.get("userId"), "data.author.userId")
}

/// `zendesk:48120`: the type, and the one id that it has.
fn business_key(data: Value<'_>) -> Result<Box<str>, Refusal> {
    let kind = text(needed(data.get("type"), "data.type")?, "data.type")?;
    let ids = ["ticketId", "channelId", "conversationId", "roomId"];
    let mut held = ids
        .iter()
        .filter_map(|&name| Some((name, present(data.get(name))?)));
    let (Some((name, value)), None) = (held.next(), held.next()) else {
        let one = "an object with one of ticketId, channelId, conversationId and roomId";
        return Err(Refusal::of("data", Reason::MustBe(one)));
    };
    let id = match (name, value.kind()) {
        ("roomId", Kind::Number) => value.raw().into(),
        _ => text(value, &format!("data.{name}"))?,
    };
    Ok(format!("{kind}:{id}").into())
}

fn check_metadata(data: Value<'_>) -> Result<(), Refusal> {
    match data.get("metadata").map_or(0, |metadata| metadata.compact_len()) {
        0..=LONGEST_METADATA => Ok(()),
        bytes => Err(Refusal::of("data.metadata", Reason::LongMetadata(bytes))),
    }
}
