//! The outer object of a line: which members it has, and which its type asks for.

use std::str::FromStr;

use domain::id::InvalidId;

use super::{Reason, Refusal};
use crate::json::{self, Kind, Value};

/// The types of record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Type {
    App,
    Group,
    User,
    Client,
    Device,
    BusinessSystem,
    Conversation,
    Participant,
    Message,
    Merge,
    Preference,
}

/// A line, opened. The ids that its type asks for are there, and no others.
#[derive(Debug, Clone, Copy)]
pub(super) struct Envelope<'a> {
    pub(super) kind: Type,
    pub(super) app: Option<Value<'a>>,
    pub(super) user: Option<Value<'a>>,
    pub(super) conversation: Option<Value<'a>>,
    pub(super) data: Value<'a>,
}

pub(super) fn open(line: Value<'_>) -> Result<Envelope<'_>, Refusal> {
    if line.kind() != Kind::Object {
        return Err(Refusal::of("", Reason::MustBe("an object")));
    }
    let [mut kind, mut app, mut user, mut conversation, mut data] = [None; 5];
    for (name, value) in line.members() {
        let slot = match &*name {
            "type" => &mut kind,
            "appId" => &mut app,
            "userId" => &mut user,
            "conversationId" => &mut conversation,
            "data" => &mut data,
            other => return Err(Refusal::of(shown(other).unwrap_or("…"), Reason::Unexpected)),
        };
        *slot = Some(value);
    }
    let kind = kind_of(needed(kind, "type")?)?;
    let data = needed(data, "data")?;
    if data.kind() != Kind::Object {
        return Err(Refusal::of("data", Reason::MustBe("an object")));
    }
    let (in_app, of_user, in_conversation) = kind.stands();
    for (value, asked, field) in [
        (app, in_app, "appId"),
        (user, of_user, "userId"),
        (conversation, in_conversation, "conversationId"),
    ] {
        match (value, asked) {
            (None, true) => return Err(Refusal::of(field, Reason::Missing)),
            (Some(_), false) => return Err(Refusal::of(field, Reason::Unexpected)),
            _ => {}
        }
    }
    Ok(Envelope {
        kind,
        app,
        user,
        conversation,
        data,
    })
}

impl Type {
    /// In an app, with a user, in a conversation.
    const fn stands(self) -> (bool, bool, bool) {
        match self {
            Self::Group => (false, false, false),
            Self::App | Self::User | Self::Conversation | Self::Merge | Self::Preference => {
                (true, false, false)
            }
            Self::Client | Self::Device | Self::BusinessSystem => (true, true, false),
            Self::Participant | Self::Message => (true, false, true),
        }
    }
}

fn kind_of(value: Value<'_>) -> Result<Type, Refusal> {
    let name = text(value, "type")?;
    let not_yet = |name| Err(Refusal::of("type", Reason::TypeNotYet(name)));
    Ok(match &*name {
        "app" => Type::App,
        "group" => Type::Group,
        "user" => Type::User,
        "client" => Type::Client,
        "device" => Type::Device,
        "businessSystem" => Type::BusinessSystem,
        "conversation" => Type::Conversation,
        "participant" => Type::Participant,
        "message" => Type::Message,
        "merge" => Type::Merge,
        "preference" => Type::Preference,
        "attachment" => return not_yet("attachment"),
        other => {
            let name = shown(other).map(str::to_owned);
            return Err(Refusal::of("type", Reason::UnknownType(name)));
        }
    })
}

fn shown(name: &str) -> Option<&str> {
    json::may_be_shown(name).then_some(name)
}

/// The value, or that `field` is missing.
pub(super) fn needed<'a>(value: Option<Value<'a>>, field: &str) -> Result<Value<'a>, Refusal> {
    value.ok_or_else(|| Refusal::of(field, Reason::Missing))
}

/// The text that `field` has to be.
pub(super) fn text<'a>(value: Value<'a>, field: &str) -> Result<std::borrow::Cow<'a, str>, Refusal> {
    value
        .text()
        .ok_or_else(|| Refusal::of(field, Reason::MustBe("text")))
}

/// The identifier that `field` has to be.
pub(super) fn id<T: FromStr<Err = InvalidId>>(value: Option<Value<'_>>, field: &str) -> Result<T, Refusal> {
    let text = text(needed(value, field)?, field)?;
    text.parse()
        .map_err(|why| Refusal::of(field, Reason::NotAnId(why)))
}

/// The value, unless it is absent or null, which the platform does not tell apart.
pub(super) fn present(value: Option<Value<'_>>) -> Option<Value<'_>> {
    value.filter(|value| value.kind() != Kind::Null)
}
