//! What is to become right (Art. 16 GDPR): which fields, and with what value. Never the old value: of that, a keyed
//! digest is kept, so that it is noticed when the field has changed since.

mod anew;
mod entry;
mod follow;
mod rewrite;
mod text;

use serde::{Deserialize, Serialize};

pub use self::{
    anew::{LONGEST_LEAF, Leaf, Leaves, TAKEN_OUT, anew, leaves, with_quotes_anew, without},
    entry::{Entered, Sort, entered, is_same},
    follow::{Replaced, gone_of, received_without},
    rewrite::{apply, current, editable, shown},
};
use crate::{
    id::{ClientId, ConversationId, MessageId},
    inventory::{self, Correction as HowCorrected},
};

/// The most fields that one request corrects.
pub const MOST_CHANGES: usize = 64;

/// What a person asks to be put right.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", tag = "what")]
pub enum Correction {
    /// Fields of their own record, with the values that they should have.
    Fields {
        /// Each field once, by path.
        changes: Changes,
    },
    /// Something that nobody can edit. Where it is wrong the person says in words; putting it right means deleting it and
    /// making it anew.
    InWords {
        /// What it is about.
        about: Place,
    },
    /// That data are incomplete: a statement, which is kept with the record.
    Statement,
}

/// What a correction in words is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", tag = "in")]
pub enum Place {
    /// A message.
    Message {
        /// Its conversation.
        conversation: ConversationId,
        /// The message.
        message: MessageId,
    },
    /// A channel.
    Channel {
        /// Which.
        channel: ClientId,
    },
    /// Something else.
    Elsewhere,
}

/// Changes of fields: at least one, at most [`MOST_CHANGES`], each field once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Vec<Change>", into = "Vec<Change>")]
pub struct Changes(Vec<Change>);

/// One field, and what it should hold.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Change {
    /// Which field.
    pub field: FieldPath,
    /// The keyed digest of what it held when it was asked; none where it was not there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub was: Option<Digest>,
    /// What it should hold; none to take it away.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub becomes: Option<Value>,
}

/// A field that people may edit, as the inventory writes it: `user.profile.givenName`, `user.metadata.crossings`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct FieldPath(Box<str>);

/// `HMAC-SHA256` of what a field held, under a key of the installation's and with the app, the person and the path.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Digest(Box<str>);

/// What a field can hold: on the platform, a text, a number or a yes or no.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Value {
    /// Yes or no.
    Flag(bool),
    /// A number, as it was written.
    Number(serde_json::Number),
    /// A text.
    Text(String),
}

/// Why a change cannot be asked for. Says the rule, never the value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Unfit {
    /// Not among the fields that people may edit.
    #[error("this cannot be edited")]
    NotEdited,
    /// No change at all.
    #[error("nothing is changed")]
    Nothing,
    /// More than [`MOST_CHANGES`].
    #[error("there are more than {MOST_CHANGES} changes")]
    TooMany,
    /// The same field twice.
    #[error("a field stands twice")]
    Twice,
    /// Shorter than 1 or longer than 128 characters.
    #[error("this is 1 to 128 characters")]
    Length,
    /// A control character in it.
    #[error("this is one line, without control characters")]
    Control,
    /// Not an address of e-mail.
    #[error("this is no e-mail address")]
    Email,
    /// Not a language tag (BCP 47).
    #[error("this is no language tag, like en or nb-NO")]
    Locale,
    /// Not an address of a picture.
    #[error("this is no web address that begins with https://")]
    Url,
    /// Not a number.
    #[error("this is no number")]
    Number,
    /// Not of the kind that the field held.
    #[error("this was another kind of value")]
    Kind,
    /// The record has something else where this would stand.
    #[error("the record has no room for this")]
    Place,
    /// The metadata would be larger than 4,096 bytes.
    #[error("all that the business notes is at most 4,096 bytes")]
    MetadataSize,
}

impl FieldPath {
    /// Takes the path of a field that the inventory lets people edit.
    ///
    /// # Errors
    /// [`Unfit::NotEdited`] for any other.
    pub fn parse(path: &str) -> Result<Self, Unfit> {
        let is_edited = is_plain(path)
            && inventory::describe(path).is_some_and(|field| field.correction == HowCorrected::Edited);
        let parsed = Self(path.into());
        if is_edited && !parsed.names().1.is_empty() {
            Ok(parsed)
        } else {
            Err(Unfit::NotEdited)
        }
    }

    /// The path.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The names below the record, from outside in: `profile`, `givenName`. The name of a metadata field may hold dots.
    pub fn names(&self) -> (&str, &str) {
        let below = self.0.split_once('.').map_or("", |(_, below)| below);
        below.split_once('.').unwrap_or((below, ""))
    }
}

/// Names of metadata are the business's own: anything but control characters, and not endless.
fn is_plain(path: &str) -> bool {
    path.len() <= 512 && !path.chars().any(char::is_control)
}

impl TryFrom<String> for FieldPath {
    type Error = Unfit;
    fn try_from(path: String) -> Result<Self, Unfit> {
        Self::parse(&path)
    }
}

impl From<FieldPath> for String {
    fn from(path: FieldPath) -> Self {
        path.0.into()
    }
}

impl Digest {
    /// Wraps a digest made by `evidence`, 64 lower-case hex digits.
    pub fn from_hex(hex: &str) -> Self {
        Self(hex.into())
    }

    /// The hex digits, as forms carry them.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Value {
    /// As its own text in a record.
    pub fn raw(&self) -> String {
        match self {
            Self::Flag(flag) => flag.to_string(),
            Self::Number(number) => number.to_string(),
            Self::Text(text) => serde_json::Value::from(text.as_str()).to_string(),
        }
    }

    /// As a person reads it.
    pub fn shown(&self) -> String {
        match self {
            Self::Flag(flag) => flag.to_string(),
            Self::Number(number) => number.to_string(),
            Self::Text(text) => text.clone(),
        }
    }
}

impl Changes {
    /// Takes changes, and puts them in the order of their paths.
    ///
    /// # Errors
    /// [`Unfit::Nothing`], [`Unfit::TooMany`], [`Unfit::Twice`].
    pub fn new(mut changes: Vec<Change>) -> Result<Self, Unfit> {
        changes.sort_by(|a, b| a.field.cmp(&b.field));
        if changes.is_empty() {
            return Err(Unfit::Nothing);
        }
        if changes.len() > MOST_CHANGES {
            return Err(Unfit::TooMany);
        }
        if changes.windows(2).any(|two| two[0].field == two[1].field) {
            return Err(Unfit::Twice);
        }
        Ok(Self(changes))
    }

    /// The changes, by path.
    pub fn as_slice(&self) -> &[Change] {
        &self.0
    }
}

impl TryFrom<Vec<Change>> for Changes {
    type Error = Unfit;
    fn try_from(changes: Vec<Change>) -> Result<Self, Unfit> {
        Self::new(changes)
    }
}

impl From<Changes> for Vec<Change> {
    fn from(changes: Changes) -> Self {
        changes.0
    }
}

impl Change {
    /// The field, and that it was to hold something: not what.
    fn empty(&mut self) {
        if let Some(value) = &mut self.becomes {
            *value = Value::Text(TAKEN_OUT.to_owned());
        }
    }
}

impl Place {
    fn emptied(self) -> Self {
        match self {
            Self::Message { .. } => Self::Message {
                conversation: ConversationId::taken_out(),
                message: MessageId::taken_out(),
            },
            Self::Channel { .. } => Self::Channel {
                channel: ClientId::taken_out(),
            },
            Self::Elsewhere => self,
        }
    }
}

impl Correction {
    /// The same without a value and without an id: paths and digests.
    pub(crate) fn emptied(self) -> Self {
        match self {
            Self::Fields { mut changes } => {
                changes.0.iter_mut().for_each(Change::empty);
                Self::Fields { changes }
            }
            Self::InWords { about } => Self::InWords {
                about: about.emptied(),
            },
            Self::Statement => self,
        }
    }

    /// Empties what was asked of fields that another request has `corrected` since, and wherever it is exactly what has
    /// `gone` from a record.
    pub(crate) fn forget(&mut self, corrected: &[FieldPath], gone: &[Box<str>]) {
        let Self::Fields { changes } = self else {
            return;
        };
        for change in &mut changes.0 {
            let is_gone = |value: &Value| gone.iter().any(|gone| **gone == *value.shown());
            if corrected.contains(&change.field) || change.becomes.as_ref().is_some_and(is_gone) {
                change.empty();
            }
        }
    }

    /// The same for two corrections exactly when they are about the same fields or the same place.
    pub(crate) fn scope(&self) -> String {
        match self {
            Self::Fields { changes } => {
                let paths: Vec<&str> = changes.0.iter().map(|change| change.field.as_str()).collect();
                format!("fields {}", paths.join("\n"))
            }
            Self::InWords { about } => match about {
                Place::Message {
                    conversation,
                    message,
                } => format!("message {conversation} {message}"),
                Place::Channel { channel } => format!("channel {channel}"),
                Place::Elsewhere => "elsewhere".to_owned(),
            },
            Self::Statement => "statement".to_owned(),
        }
    }

    /// Whether it asks for every change of `other`, to the same value, and for more.
    pub(crate) fn is_wider_than(&self, other: &Self) -> bool {
        let (Self::Fields { changes }, Self::Fields { changes: fewer }) = (self, other) else {
            return false;
        };
        changes.0.len() > fewer.0.len()
            && fewer.0.iter().all(|change| {
                changes
                    .0
                    .iter()
                    .any(|wider| wider.field == change.field && wider.becomes == change.becomes)
            })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn change(path: &str, becomes: &str) -> Change {
        Change {
            field: FieldPath::parse(path).unwrap(),
            was: None,
            becomes: Some(Value::Text(becomes.to_owned())),
        }
    }

    #[test]
    fn only_what_the_inventory_lets_people_edit_is_a_field() {
        for edited in [
            "user.profile.givenName",
            "user.metadata.crossings",
            "user.metadata.two.dots",
        ] {
            assert_eq!(FieldPath::parse(edited).unwrap().as_str(), edited);
        }
        for other in [
            "",
            "user",
            "user.id",
            "user.externalId",
            "user.profile",
            "user.metadata",
            "user.metadata.",
            "user.profile.unheardOf",
            "client.displayName",
            "message.content.text",
            "user.metadata.a\nb",
        ] {
            assert_eq!(FieldPath::parse(other), Err(Unfit::NotEdited), "{other:?}");
        }
        let path = FieldPath::parse("user.metadata.two.dots").unwrap();
        assert_eq!(path.names(), ("metadata", "two.dots"));
    }

    #[test]
    fn changes_are_some_and_each_field_stands_once() {
        let one = || change("user.profile.surname", "Okonjo");
        assert_eq!(Changes::new(vec![]), Err(Unfit::Nothing));
        assert_eq!(Changes::new(vec![one(), one()]), Err(Unfit::Twice));
        let many = (0..=MOST_CHANGES).map(|n| change(&format!("user.metadata.n{n}"), "1"));
        assert_eq!(Changes::new(many.collect()), Err(Unfit::TooMany));
        let changes = Changes::new(vec![one(), change("user.profile.email", "m@example.com")]).unwrap();
        assert_eq!(changes.as_slice()[0].field.as_str(), "user.profile.email");
        let text = serde_json::to_string(&changes).unwrap();
        assert_eq!(serde_json::from_str::<Changes>(&text).unwrap(), changes);
    }

    #[test]
    fn a_wider_correction_holds_the_narrower_with_the_same_values() {
        let of = |changes: Vec<Change>| Correction::Fields {
            changes: Changes::new(changes).unwrap(),
        };
        let (name, email) = (
            change("user.profile.surname", "A"),
            change("user.profile.email", "m@example.com"),
        );
        let both = of(vec![name.clone(), email]);
        assert!(both.is_wider_than(&of(vec![name.clone()])));
        assert!(!both.is_wider_than(&both));
        assert!(!both.is_wider_than(&of(vec![change("user.profile.surname", "B")])));
        assert!(!of(vec![name]).is_wider_than(&both));
        assert_ne!(both.scope(), Correction::Statement.scope());
    }

    #[test]
    fn emptied_it_keeps_paths_and_digests_and_no_value() {
        let changes = vec![
            Change {
                was: Some(Digest::from_hex("0a")),
                ..change("user.profile.surname", "Okonjo")
            },
            Change {
                becomes: None,
                ..change("user.profile.email", "")
            },
        ];
        let fields = Correction::Fields {
            changes: Changes::new(changes).unwrap(),
        };
        let Correction::Fields { changes } = fields.clone().emptied() else {
            panic!()
        };
        let [email, surname] = changes.as_slice() else {
            panic!()
        };
        assert_eq!(email.becomes, None, "it was to go");
        assert_eq!(surname.becomes, Some(Value::Text(TAKEN_OUT.to_owned())));
        assert_eq!(surname.was, Some(Digest::from_hex("0a")));
        assert_eq!(
            Correction::Fields {
                changes: changes.clone()
            }
            .scope(),
            fields.scope()
        );
        let about = Place::Channel {
            channel: ClientId::parse("c1").unwrap(),
        };
        let said = serde_json::to_string(&Correction::InWords { about }.emptied()).unwrap();
        assert!(!said.contains("c1"), "{said}");
        assert!(serde_json::from_str::<Correction>(&said).is_ok(), "{said}");
    }

    #[test]
    fn what_was_corrected_since_is_forgotten_by_its_field_or_as_exactly_what_is_gone() {
        let asked = || Correction::Fields {
            changes: Changes::new(vec![
                change("user.profile.surname", "Okonjo"),
                change("user.profile.givenName", "Maren"),
                change("user.metadata.nick", "Maren Okonjo"),
            ])
            .unwrap(),
        };
        let left = |corrected: &[&str], gone: &[&str]| {
            let corrected: Vec<_> = corrected
                .iter()
                .map(|path| FieldPath::parse(path).unwrap())
                .collect();
            let gone: Vec<Box<str>> = gone.iter().map(|gone| (*gone).into()).collect();
            let mut left = asked();
            left.forget(&corrected, &gone);
            let Correction::Fields { changes } = left else {
                panic!()
            };
            let shown = |change: &Change| change.becomes.as_ref().map(Value::shown).unwrap();
            changes.as_slice().iter().map(shown).collect::<Vec<_>>()
        };
        assert_eq!(left(&[], &[]), ["Maren Okonjo", "Maren", "Okonjo"]);
        assert_eq!(
            left(&["user.profile.surname"], &["Berg"]),
            ["Maren Okonjo", "Maren", TAKEN_OUT]
        );
        assert_eq!(left(&[], &["Maren"]), ["Maren Okonjo", TAKEN_OUT, "Okonjo"]);
    }

    #[test]
    fn a_value_is_kept_as_it_is() {
        for text in ["true", "12.50", "\"12.50\""] {
            let value: Value = serde_json::from_str(text).unwrap();
            assert_eq!(
                serde_json::from_str::<Value>(&serde_json::to_string(&value).unwrap()).unwrap(),
                value
            );
        }
        assert!(serde_json::from_str::<Value>("{}").is_err());
    }
}
