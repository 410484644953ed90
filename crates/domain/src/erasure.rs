//! How much an erasure takes, and what it took.

use serde::{Deserialize, Serialize};

use crate::id::{ConversationId, MessageId};

/// How much is to go (Art. 17 GDPR), in the sizes that the platform knows. A small one cannot widen: what names nothing
/// is no size at all.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Size {
    /// Some messages of one conversation.
    Messages {
        /// The conversation.
        conversation: ConversationId,
        /// The messages.
        messages: OneOrMore,
    },
    /// One conversation, or the person's part in it where others take part.
    Conversation {
        /// Which.
        conversation: ConversationId,
    },
    /// Every message of the person's conversations; the conversations stay, empty.
    AllMessages,
    /// Profile, metadata and what channels say about the person. Messages stay.
    PersonalInformation,
    /// Everything that is held about the person.
    Everything,
}

/// The most messages that one request names.
pub const MOST_MESSAGES: usize = 100;

/// Messages, one to [`MOST_MESSAGES`], by id, each once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Vec<MessageId>", into = "Vec<MessageId>")]
pub struct OneOrMore(Vec<MessageId>);

/// There has to be at least one message, and at most [`MOST_MESSAGES`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("there have to be between 1 and {MOST_MESSAGES} messages")]
pub struct HowMany;

impl OneOrMore {
    /// Takes the messages named, each once.
    ///
    /// # Errors
    /// [`HowMany`] if there is none, or if there are too many.
    pub fn new(mut messages: Vec<MessageId>) -> Result<Self, HowMany> {
        messages.sort_unstable();
        messages.dedup();
        if messages.is_empty() || messages.len() > MOST_MESSAGES {
            return Err(HowMany);
        }
        Ok(Self(messages))
    }

    /// The messages, by id.
    pub fn as_slice(&self) -> &[MessageId] {
        &self.0
    }
}

impl TryFrom<Vec<MessageId>> for OneOrMore {
    type Error = HowMany;
    fn try_from(messages: Vec<MessageId>) -> Result<Self, HowMany> {
        Self::new(messages)
    }
}

/// A conversation that is named.
fn named(conversation: &str) -> Result<ConversationId, NoSize> {
    if conversation.is_empty() {
        return Err(NoSize::NoConversation);
    }
    ConversationId::parse(conversation).map_err(|_| NoSize::Unknown)
}

impl From<OneOrMore> for Vec<MessageId> {
    fn from(messages: OneOrMore) -> Self {
        messages.0
    }
}

/// What was said names no size. Nothing is ever made of it: least of all more than was meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NoSize {
    /// It was not said how much.
    #[error("how much is to go was not said")]
    Unsaid,
    /// A conversation, or messages of one, and not which.
    #[error("which conversation was not said")]
    NoConversation,
    /// Messages, and not which.
    #[error("which messages was not said")]
    NoMessages,
    /// It says what nobody knows, or two things at once.
    #[error("this names nothing")]
    Unknown,
}

impl Size {
    /// The size that this code and these ids name, as forms and addresses carry them. Ids that belong to a smaller size
    /// than the code's are not passed over: somebody meant less.
    ///
    /// # Errors
    /// [`NoSize`], which says what is missing.
    pub fn said(code: &str, conversation: &str, messages: &[String]) -> Result<Self, NoSize> {
        let nothing_else = |size| {
            let is_all = conversation.is_empty() && messages.is_empty();
            if is_all { Ok(size) } else { Err(NoSize::Unknown) }
        };
        match code {
            "" => Err(NoSize::Unsaid),
            "everything" => nothing_else(Self::Everything),
            "all-messages" => nothing_else(Self::AllMessages),
            "personal-information" => nothing_else(Self::PersonalInformation),
            "conversation" if !messages.is_empty() => Err(NoSize::Unknown),
            "conversation" => Ok(Self::Conversation {
                conversation: named(conversation)?,
            }),
            "messages" => {
                let conversation = named(conversation)?;
                if messages.is_empty() {
                    return Err(NoSize::NoMessages);
                }
                let ids = messages.iter().map(|id| MessageId::parse(id));
                let ids = ids.collect::<Result<_, _>>().map_err(|_| NoSize::Unknown)?;
                Ok(Self::Messages {
                    conversation,
                    messages: OneOrMore::new(ids).map_err(|_| NoSize::Unknown)?,
                })
            }
            _ => Err(NoSize::Unknown),
        }
    }

    /// The conversation that it is about, where it is about one.
    pub const fn conversation(&self) -> Option<&ConversationId> {
        match self {
            Self::Messages { conversation, .. } | Self::Conversation { conversation } => Some(conversation),
            Self::AllMessages | Self::PersonalInformation | Self::Everything => None,
        }
    }

    /// The messages that it names, where it names some.
    pub fn messages(&self) -> &[MessageId] {
        match self {
            Self::Messages { messages, .. } => messages.as_slice(),
            _ => &[],
        }
    }

    /// Its code, in addresses of pages and in the log.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Messages { .. } => "messages",
            Self::Conversation { .. } => "conversation",
            Self::AllMessages => "all-messages",
            Self::PersonalInformation => "personal-information",
            Self::Everything => "everything",
        }
    }

    /// The same, of nothing in particular.
    #[must_use]
    pub(crate) fn emptied(self) -> Self {
        match self {
            Self::Messages { .. } => Self::Messages {
                conversation: ConversationId::taken_out(),
                messages: OneOrMore(vec![MessageId::taken_out()]),
            },
            Self::Conversation { .. } => Self::Conversation {
                conversation: ConversationId::taken_out(),
            },
            Self::AllMessages | Self::PersonalInformation | Self::Everything => self,
        }
    }

    /// Whether all that `other` takes goes with this.
    pub fn covers(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Everything, _)
            | (Self::AllMessages, Self::AllMessages | Self::Conversation { .. } | Self::Messages { .. })
            | (Self::PersonalInformation, Self::PersonalInformation) => true,
            (
                Self::Conversation { conversation },
                Self::Conversation { conversation: of } | Self::Messages { conversation: of, .. },
            ) => conversation == of,
            (
                Self::Messages {
                    conversation,
                    messages,
                },
                Self::Messages {
                    conversation: of,
                    messages: some,
                },
            ) => conversation == of && some.0.iter().all(|id| messages.0.contains(id)),
            _ => false,
        }
    }
}

/// Records counted by category: what is held, what would go, or what went.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Counts {
    /// Profile records: the person's own, one for each that went into it, what they said about marketing, and what other
    /// portals had written down, by documents; 0 when nothing is held.
    pub profiles: u64,
    /// Channels.
    pub channels: u64,
    /// Devices.
    pub devices: u64,
    /// Links to other systems of the business.
    pub business_systems: u64,
    /// Conversations that go whole: nobody else takes part in them.
    pub conversations: u64,
    /// Conversations with others in them, where only the person's own part goes.
    pub shared_conversations: u64,
    /// Messages: all of the former, the person's own of the latter.
    pub messages: u64,
    /// Pictures and files that nobody else's message names.
    #[serde(skip_serializing_if = "is_zero")]
    pub attachments: u64,
    /// Messages of others, which stay but lose the text they quoted from the person.
    pub quotes: u64,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "as serde hands it over")]
const fn is_zero(count: &u64) -> bool {
    *count == 0
}

impl Counts {
    /// Whether there is nothing to count.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

impl std::ops::AddAssign for Counts {
    fn add_assign(&mut self, more: Self) {
        self.profiles += more.profiles;
        self.channels += more.channels;
        self.devices += more.devices;
        self.business_systems += more.business_systems;
        self.conversations += more.conversations;
        self.shared_conversations += more.shared_conversations;
        self.messages += more.messages;
        self.attachments += more.attachments;
        self.quotes += more.quotes;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn messages(of: &str, ids: &[&str]) -> Size {
        Size::Messages {
            conversation: ConversationId::parse(of).unwrap(),
            messages: OneOrMore::new(ids.iter().map(|id| MessageId::parse(id).unwrap()).collect()).unwrap(),
        }
    }

    fn conversation(id: &str) -> Size {
        Size::Conversation {
            conversation: ConversationId::parse(id).unwrap(),
        }
    }

    #[test]
    fn nothing_never_means_all() {
        assert_eq!(OneOrMore::new(Vec::new()), Err(HowMany));
        for nothing in [
            r#"{"messages":{"conversation":"v1","messages":[]}}"#,
            r#"{"messages":{"conversation":"v1"}}"#,
            r#"{"messages":{"conversation":"","messages":["m1"]}}"#,
            r#"{"messages":{"conversation":"v1","messages":[""]}}"#,
            r#"{"conversation":{"conversation":""}}"#,
            r#"{"conversation":{}}"#,
            r#""""#,
            "null",
        ] {
            assert!(serde_json::from_str::<Size>(nothing).is_err(), "{nothing}");
        }
    }

    #[test]
    fn what_names_no_size_is_none_and_nothing_widens() {
        let said = |code: &str, conversation: &str, ids: &[&str]| {
            let ids: Vec<String> = ids.iter().map(|id| (*id).to_owned()).collect();
            Size::said(code, conversation, &ids)
        };
        for size in [
            messages("v1", &["m1", "m2"]),
            conversation("v1"),
            Size::AllMessages,
            Size::PersonalInformation,
            Size::Everything,
        ] {
            let ids: Vec<_> = size.messages().iter().map(MessageId::as_str).collect();
            let of = size.conversation().map_or("", ConversationId::as_str);
            assert_eq!(said(size.code(), of, &ids), Ok(size.clone()));
        }
        let many: Vec<String> = (0..=MOST_MESSAGES).map(|n| format!("m{n}")).collect();
        let many: Vec<&str> = many.iter().map(String::as_str).collect();
        let none: &[&str] = &[];
        for (code, conversation, ids, why) in [
            ("", "", none, NoSize::Unsaid),
            ("", "v1", &["m1"], NoSize::Unsaid),
            ("conversation", "", &[], NoSize::NoConversation),
            ("messages", "", &["m1"], NoSize::NoConversation),
            ("messages", "v1", &[], NoSize::NoMessages),
            ("messages", "v1", &[""], NoSize::Unknown),
            ("messages", "v1", &["m1", ""], NoSize::Unknown),
            ("messages", "v1", &["*"], NoSize::Unknown),
            ("messages", "v1", &many, NoSize::Unknown),
            ("messages", "%", &["m1"], NoSize::Unknown),
            ("conversation", "../v1", &[], NoSize::Unknown),
            ("conversation", "v1", &["m1"], NoSize::Unknown),
            ("everything", "v1", &[], NoSize::Unknown),
            ("everything", "", &["m1"], NoSize::Unknown),
            ("all-messages", "v1", &[], NoSize::Unknown),
            ("personal-information", "", &["m1"], NoSize::Unknown),
            ("Everything", "", &[], NoSize::Unknown),
            ("all", "", &[], NoSize::Unknown),
            (" everything", "", &[], NoSize::Unknown),
        ] {
            let found = said(code, conversation, ids);
            assert_eq!(found, Err(why), "{code} {conversation} {ids:?}");
        }
    }

    #[test]
    fn a_size_covers_what_goes_with_it_and_nothing_else() {
        let sizes = [
            messages("v1", &["m1"]),
            messages("v1", &["m1", "m2"]),
            conversation("v1"),
            Size::AllMessages,
            Size::PersonalInformation,
            Size::Everything,
        ];
        let covers = [
            [true, false, false, false, false, false],
            [true, true, false, false, false, false],
            [true, true, true, false, false, false],
            [true, true, true, true, false, false],
            [false, false, false, false, true, false],
            [true, true, true, true, true, true],
        ];
        for (size, row) in sizes.iter().zip(covers) {
            assert_eq!(sizes.each_ref().map(|other| size.covers(other)), row, "{size:?}");
        }
        assert!(!conversation("v2").covers(&messages("v1", &["m1"])));
    }

    #[test]
    fn are_kept_as_they_were_before_there_were_several() {
        assert_eq!(
            serde_json::to_string(&Size::Everything).unwrap(),
            r#""everything""#
        );
        for size in [
            messages("v1", &["m2", "m1", "m2"]),
            conversation("v1"),
            Size::AllMessages,
        ] {
            let text = serde_json::to_string(&size).unwrap();
            assert_eq!(serde_json::from_str::<Size>(&text).unwrap(), size);
        }
    }
}
