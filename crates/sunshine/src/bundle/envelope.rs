//! The outer object of a line: which members it has, and which its type asks for.

use std::str::FromStr;

use domain::id::{AppId, ConversationId, InvalidId, UserId};

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
    Attachment,
}

/// A line, opened. The ids that its type asks for are there, and no others.
#[derive(Debug)]
pub(super) struct Envelope<'a> {
    pub(super) kind: Type,
    pub(super) app: Option<AppId>,
    pub(super) user: Option<UserId>,
    pub(super) conversation: Option<ConversationId>,
    pub(super) data: Value<'a>,
}

/// What a line would say around a record that stands in none.
#[derive(Debug, Clone, Copy)]
pub enum Around<'a> {
    /// An app, which says itself which it is.
    App,
    /// A person, of this app.
    User(&'a AppId),
    /// A channel of this person's.
    Client(&'a AppId, &'a UserId),
    /// A device of this person's.
    Device(&'a AppId, &'a UserId),
    /// A link of this person's to another system.
    BusinessSystem(&'a AppId, &'a UserId),
    /// A conversation, of this app.
    Conversation(&'a AppId),
    /// A seat in this conversation.
    Participant(&'a AppId, &'a ConversationId),
    /// A message of this conversation.
    Message(&'a AppId, &'a ConversationId),
    /// Two records that became one, of this app.
    Merge(&'a AppId),
}

impl Around<'_> {
    pub(super) fn envelope(self, data: Value<'_>) -> Envelope<'_> {
        let (kind, app, user, conversation) = match self {
            Self::App => (Type::App, None, None, None),
            Self::User(app) => (Type::User, Some(app), None, None),
            Self::Client(app, user) => (Type::Client, Some(app), Some(user), None),
            Self::Device(app, user) => (Type::Device, Some(app), Some(user), None),
            Self::BusinessSystem(app, user) => (Type::BusinessSystem, Some(app), Some(user), None),
            Self::Conversation(app) => (Type::Conversation, Some(app), None, None),
            Self::Participant(app, talk) => (Type::Participant, Some(app), None, Some(talk)),
            Self::Message(app, talk) => (Type::Message, Some(app), None, Some(talk)),
            Self::Merge(app) => (Type::Merge, Some(app), None, None),
        };
        Envelope {
            kind,
            app: app.cloned(),
            user: user.cloned(),
            conversation: conversation.cloned(),
            data,
        }
    }
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
        app: around(app, "appId")?,
        user: around(user, "userId")?,
        conversation: around(conversation, "conversationId")?,
        data,
    })
}

fn around<T: FromStr<Err = InvalidId>>(value: Option<Value<'_>>, field: &str) -> Result<Option<T>, Refusal> {
    value.map(|value| id(Some(value), field)).transpose()
}

impl Type {
    /// In an app, with a user, in a conversation.
    const fn stands(self) -> (bool, bool, bool) {
        match self {
            Self::Group => (false, false, false),
            Self::App
            | Self::User
            | Self::Conversation
            | Self::Merge
            | Self::Preference
            // More than one conversation may name it.
            | Self::Attachment => (true, false, false),
            Self::Client | Self::Device | Self::BusinessSystem => (true, true, false),
            Self::Participant | Self::Message => (true, false, true),
        }
    }
}

fn kind_of(value: Value<'_>) -> Result<Type, Refusal> {
    let name = text(value, "type")?;
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
        "attachment" => Type::Attachment,
        other => {
            let name = shown(other).map(str::to_owned);
            return Err(Refusal::of("type", Reason::UnknownType(name)));
        }
    })
}

/// The name, if it can stand in a message.
pub(super) fn shown(name: &str) -> Option<&str> {
    json::may_be_shown(name).then_some(name)
}

/// The value, or that `field` is missing.
pub(super) fn needed<T>(value: Option<T>, field: &str) -> Result<T, Refusal> {
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
