//! Where a record stands, from its line.

use domain::{
    id::{AppId, ExternalId, UserId},
    inventory, media,
    record::Place,
};

use super::{
    LONGEST_DISCARDED, LONGEST_METADATA, Reason, Refusal,
    envelope::{Envelope, Type, id, needed, present, shown, text},
    time,
};
use crate::json::{Kind, Value};

/// The path of a file may have this many bytes.
const LONGEST_PATH: usize = 1_024;

pub(super) fn of(line: Envelope<'_>) -> Result<Place, Refusal> {
    let Envelope {
        kind,
        app,
        user,
        conversation,
        data,
    } = line;
    let own = || data.get("id");
    let place = match kind {
        Type::App => Place::App {
            app: itself(data, app.as_ref())?,
        },
        Type::Group => Place::Group {
            group: id(own(), "data.id")?,
            apps: apps(data)?,
        },
        Type::User => Place::User {
            app: needed(app, "appId")?,
            user: id(own(), "data.id")?,
            external_id: external_id(data)?,
        },
        Type::Client => Place::Client {
            app: needed(app, "appId")?,
            user: needed(user, "userId")?,
            client: id(own(), "data.id")?,
        },
        Type::Device => Place::Device {
            app: needed(app, "appId")?,
            user: needed(user, "userId")?,
            device: id(own(), "data.id")?,
        },
        Type::BusinessSystem => Place::BusinessSystem {
            app: needed(app, "appId")?,
            user: needed(user, "userId")?,
            key: business_key(data)?,
        },
        Type::Conversation => Place::Conversation {
            app: needed(app, "appId")?,
            conversation: id(own(), "data.id")?,
        },
        Type::Participant => Place::Participant {
            app: needed(app, "appId")?,
            conversation: needed(conversation, "conversationId")?,
            participant: id(own(), "data.id")?,
            user: person(data.get("userId"), "data.userId")?,
        },
        Type::Message => Place::Message {
            app: needed(app, "appId")?,
            conversation: needed(conversation, "conversationId")?,
            received: received(data)?,
            message: id(own(), "data.id")?,
            author: author(data)?,
        },
        Type::Merge => {
            let (user, discarded) = merged(data)?;
            Place::Merge {
                app: needed(app, "appId")?,
                user,
                discarded,
            }
        }
        Type::Preference => Place::Preference {
            app: needed(app, "appId")?,
            user: id(data.get("userId"), "data.userId")?,
        },
        Type::Attachment => Place::Attachment {
            app: needed(app, "appId")?,
            url: address(data)?,
            sha256: digest(data)?,
            file: file(data)?,
        },
    };
    match kind {
        Type::App | Type::User | Type::Conversation | Type::Message => {
            fits(data.get("metadata"), "data.metadata", LONGEST_METADATA)?;
        }
        Type::Merge => check_merged(data)?,
        Type::Attachment => described(data)?,
        _ => {}
    }
    Ok(place)
}

/// The app's own id; what stands around it says the same.
fn itself(data: Value<'_>, around: Option<&AppId>) -> Result<AppId, Refusal> {
    let app: AppId = id(data.get("id"), "data.id")?;
    if around.is_some_and(|around| *around != app) {
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

/// What messages name it by, as they write it.
fn address(data: Value<'_>) -> Result<Box<str>, Refusal> {
    const FIELD: &str = "data.mediaUrl";
    let url = text(needed(data.get(media::MEDIA_URL), FIELD)?, FIELD)?;
    if url.is_empty() {
        return Err(Refusal::of(FIELD, Reason::MustBe("an address, and not empty")));
    }
    Ok(url.into())
}

fn digest(data: Value<'_>) -> Result<[u8; 32], Refusal> {
    const FIELD: &str = "data.sha256";
    let hex = text(needed(data.get("sha256"), FIELD)?, FIELD)?;
    media::digest(&hex).ok_or_else(|| Refusal::of(FIELD, Reason::MustBe("64 lower-case hexadecimal digits")))
}

/// A path that cannot leave the folder below which it is looked for, whatever the system parts names with.
fn file(data: Value<'_>) -> Result<Box<str>, Refusal> {
    const FIELD: &str = "data.file";
    let path = text(needed(data.get("file"), FIELD)?, FIELD)?;
    let is_name = |name: &str| {
        let is_odd = |c: char| c.is_control() || matches!(c, '\\' | ':');
        !matches!(name, "" | "." | "..") && !name.contains(is_odd)
    };
    if path.len() > LONGEST_PATH || !path.split('/').all(is_name) {
        let path = "a relative path of at most 1,024 bytes, its names parted by / and none of them . or ..";
        return Err(Refusal::of(FIELD, Reason::MustBe(path)));
    }
    Ok(path.into())
}

/// The record is the bundle's own, and a file is whoever's messages name it: nothing would say whose a member is that
/// nobody described.
fn described(data: Value<'_>) -> Result<(), Refusal> {
    let undescribed = inventory::undescribed("attachment", data.raw());
    let Some(path) = undescribed.first() else {
        return Ok(());
    };
    let name = path.strip_prefix("attachment.").and_then(shown).unwrap_or("…");
    Err(Refusal::of(&format!("data.{name}"), Reason::Unexpected))
}

/// The record that remains, and the one that went into it.
fn merged(data: Value<'_>) -> Result<(UserId, UserId), Refusal> {
    const USERS: &str = "data.mergedUsers";
    const DISCARDED: &str = "data.mergedUsers.discarded.id";
    let users = needed(data.get("mergedUsers"), USERS)?;
    let of = |which: &str, field: &str| {
        let user = needed(users.get(which), &format!("{USERS}.{which}"))?;
        id::<UserId>(user.get("id"), field)
    };
    let user = of("surviving", "data.mergedUsers.surviving.id")?;
    let discarded = of("discarded", DISCARDED)?;
    if user == discarded {
        let another = "another id than that of data.mergedUsers.surviving";
        return Err(Refusal::of(DISCARDED, Reason::MustBe(another)));
    }
    Ok((user, discarded))
}

/// The records in a merge keep the limits that they have by themselves.
fn check_merged(data: Value<'_>) -> Result<(), Refusal> {
    for kind in ["mergedUsers", "mergedConversations"] {
        for which in ["surviving", "discarded"] {
            let record = data.get(kind).and_then(|both| both.get(which));
            let metadata = record.and_then(|record| record.get("metadata"));
            fits(
                metadata,
                &format!("data.{kind}.{which}.metadata"),
                LONGEST_METADATA,
            )?;
        }
    }
    fits(
        data.get("discardedMetadata"),
        "data.discardedMetadata",
        LONGEST_DISCARDED,
    )
}

fn fits(metadata: Option<Value<'_>>, field: &str, most: usize) -> Result<(), Refusal> {
    match metadata.map_or(0, |metadata| metadata.compact_len()) {
        bytes if bytes > most => Err(Refusal::of(field, Reason::LongMetadata { bytes, most })),
        _ => Ok(()),
    }
}
