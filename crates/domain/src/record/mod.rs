//! The platform's records: where each stands, its own text, and the fields of it that we know.
//!
//! A record's text is kept as it came (white space dropped). The typed forms are for reading; they forgive what they
//! do not know, because the platform marks almost nothing as required and adds fields without notice.

mod attachment;
mod client;
mod content;
mod conversation;
mod lenient;
mod merge;
mod message;
mod preference;
mod user;

use jiff::Timestamp;

pub use self::{
    attachment::Attachment,
    client::{Client, Device},
    content::{Action, Content, Field, Item},
    conversation::{Conversation, Participant},
    lenient::parse,
    merge::Merge,
    message::{Author, AuthorKind, Message, Quoted, Source},
    preference::Preference,
    user::{Identity, Profile, User},
};
use crate::id::{
    AppId, ClientId, ConversationId, DeviceId, ExternalId, GroupId, MessageId, ParticipantId, UserId,
};

/// Where a record stands: its kind and the ids that place it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// An app.
    App {
        /// Its id.
        app: AppId,
    },
    /// A group of apps.
    Group {
        /// Its id.
        group: GroupId,
        /// The apps in it.
        apps: Vec<AppId>,
    },
    /// A person.
    User {
        /// The app it belongs to.
        app: AppId,
        /// Its id.
        user: UserId,
        /// The business's name for the person.
        external_id: Option<ExternalId>,
    },
    /// A person's channel.
    Client {
        /// The app it belongs to.
        app: AppId,
        /// Whose.
        user: UserId,
        /// Its id.
        client: ClientId,
    },
    /// A person's device.
    Device {
        /// The app it belongs to.
        app: AppId,
        /// Whose.
        user: UserId,
        /// Its id.
        device: DeviceId,
    },
    /// A link to another system of the business.
    BusinessSystem {
        /// The app it belongs to.
        app: AppId,
        /// Whose.
        user: UserId,
        /// Its type and id there, `zendesk:48120`.
        key: Box<str>,
    },
    /// A conversation.
    Conversation {
        /// The app it belongs to.
        app: AppId,
        /// Its id.
        conversation: ConversationId,
    },
    /// A seat in a conversation.
    Participant {
        /// The app it belongs to.
        app: AppId,
        /// The conversation.
        conversation: ConversationId,
        /// Its id.
        participant: ParticipantId,
        /// Whose seat.
        user: Option<UserId>,
    },
    /// A message.
    Message {
        /// The app it belongs to.
        app: AppId,
        /// The conversation.
        conversation: ConversationId,
        /// When the platform received it.
        received: Timestamp,
        /// Its id.
        message: MessageId,
        /// The person who wrote it; none for the business's.
        author: Option<UserId>,
    },
    /// Two records of one person that became one.
    Merge {
        /// The app it belongs to.
        app: AppId,
        /// Whose: the record that remains.
        user: UserId,
        /// The record that went into it. It did so once, so that this is the merge's own id.
        discarded: UserId,
    },
    /// What a person said about marketing. They have one, which stands until the next.
    Preference {
        /// The app it belongs to.
        app: AppId,
        /// Whose.
        user: UserId,
    },
    /// A picture or file that messages name by its address.
    Attachment {
        /// The app it belongs to.
        app: AppId,
        /// The address.
        url: Box<str>,
        /// The SHA-256 of its bytes.
        sha256: [u8; 32],
        /// Where the bytes are, below a folder: a relative path that does not leave it.
        file: Box<str>,
    },
}

/// A record on its way in: its place and its own text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    /// Where it stands.
    pub place: Place,
    /// The platform's object, verbatim but for white space between tokens.
    pub data: Box<str>,
}

impl Place {
    /// The record's kind, as the import bundle names it.
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::App { .. } => "app",
            Self::Group { .. } => "group",
            Self::User { .. } => "user",
            Self::Client { .. } => "client",
            Self::Device { .. } => "device",
            Self::BusinessSystem { .. } => "businessSystem",
            Self::Conversation { .. } => "conversation",
            Self::Participant { .. } => "participant",
            Self::Message { .. } => "message",
            Self::Merge { .. } => "merge",
            Self::Preference { .. } => "preference",
            Self::Attachment { .. } => "attachment",
        }
    }
}
