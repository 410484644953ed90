//! Identifiers, one type each, so that a conversation's can never be handed in for a person's.

use std::fmt;

use serde::{Deserialize, Serialize};

/// An identifier that breaks the rules of its kind. Says which rule, never the value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("{kind} must be {rule}")]
pub struct InvalidId {
    kind: &'static str,
    rule: &'static str,
}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident, $kind:literal;)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $name(Box<str>);

        impl $name {
            /// Takes 1 to 128 ASCII letters, digits, and `. _ : -`: the platform's 24 lower-case hex digits, and
            /// the freer forms of its first version.
            ///
            /// # Errors
            /// [`InvalidId`] for anything else.
            pub fn parse(text: &str) -> Result<Self, InvalidId> {
                if is_plain(text) {
                    Ok(Self(text.into()))
                } else {
                    Err(InvalidId { kind: $kind, rule: "1 to 128 letters, digits, or . _ : -" })
                }
            }

            /// The identifier as it stands on the wire.
            pub fn as_str(&self) -> &str {
                &self.0
            }

            /// Stands where one stood of what is held no more.
            pub fn taken_out() -> Self {
                Self("-".into())
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl TryFrom<String> for $name {
            type Error = InvalidId;
            fn try_from(text: String) -> Result<Self, InvalidId> {
                Self::parse(&text)
            }
        }

        impl std::str::FromStr for $name {
            type Err = InvalidId;
            fn from_str(text: &str) -> Result<Self, InvalidId> {
                Self::parse(text)
            }
        }

        impl From<$name> for String {
            fn from(id: $name) -> Self {
                id.0.into()
            }
        }
    )*};
}

ids! {
    /// One business account: the controller.
    AppId, "an app id";
    /// One of a person's channels.
    ClientId, "a client id";
    /// A conversation of an app.
    ConversationId, "a conversation id";
    /// A device on which the business's own software ran.
    DeviceId, "a device id";
    /// A parent company and its divisions.
    GroupId, "a group id";
    /// A legal hold on a person.
    HoldId, "a hold's id";
    /// A key that signs tokens: `app_…`, `svc_…` or `act_…`.
    KeyId, "a key id";
    /// A message of a conversation.
    MessageId, "a message id";
    /// A person's or a bot's seat in a conversation.
    ParticipantId, "a participant id";
    /// The platform's id of a person.
    UserId, "a user id";
}

fn is_plain(text: &str) -> bool {
    (1..=128).contains(&text.len())
        && text
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'_' | b':' | b'-'))
}

/// The business's own name for a person: 1 to 1024 characters, none of them a control character.
///
/// It can be an e-mail address or a telephone number, so it is kept out of `Debug` and has no `Display`.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct ExternalId(Box<str>);

impl ExternalId {
    /// # Errors
    /// [`InvalidId`] when empty, too long, or with a control character in it.
    pub fn parse(text: &str) -> Result<Self, InvalidId> {
        let long = text.chars().count();
        if (1..=1024).contains(&long) && !text.chars().any(char::is_control) {
            Ok(Self(text.into()))
        } else {
            Err(InvalidId {
                kind: "an external id",
                rule: "1 to 1024 characters, none of them a control character",
            })
        }
    }

    /// The identifier as the business wrote it. Personal data: not for logs, URLs or errors.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for ExternalId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ExternalId(…)")
    }
}

impl TryFrom<String> for ExternalId {
    type Error = InvalidId;
    fn try_from(text: String) -> Result<Self, InvalidId> {
        Self::parse(&text)
    }
}

impl From<ExternalId> for String {
    fn from(id: ExternalId) -> Self {
        id.0.into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_the_platforms_ids_and_those_of_its_first_version() {
        for text in [
            "6a134e5dd46cf80ad5612c3e",
            "4c0e9f1d-7ab2-4e55",
            "app_6a81f4d013fbb64ec91b6cbd",
            "other_a",
        ] {
            assert_eq!(UserId::parse(text).unwrap().as_str(), text);
        }
    }

    #[test]
    fn refuses_what_could_leave_its_place_in_a_path_or_a_query() {
        for text in ["", "a/b", "a b", "..%2f", "é", "a\n", "a'b", &"x".repeat(129)] {
            assert!(UserId::parse(text).is_err(), "{text:?}");
        }
    }

    #[test]
    fn an_external_id_is_free_text_but_never_printed() {
        let id = ExternalId::parse("maren.okonjo@example.com").unwrap();
        assert_eq!(format!("{id:?}"), "ExternalId(…)");
        assert!(ExternalId::parse("").is_err());
        assert!(ExternalId::parse("a\u{7}").is_err());
        assert!(ExternalId::parse(&"x".repeat(1025)).is_err());
        assert!(ExternalId::parse(&"é".repeat(1024)).is_ok());
    }
}
