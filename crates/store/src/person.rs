//! What is read for pages.

use domain::{
    facts::Zone,
    id::{AppId, ConversationId, ExternalId, MessageId, UserId},
    media::MediaId,
    others::Aliases,
    request::{Reference, Request},
    subject::Subject,
};
use jiff::Timestamp;

use crate::List;

/// An app, as imported.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct App {
    /// Its id.
    pub id: AppId,
    /// Its record.
    pub data: Box<str>,
    /// Where it is, of its facts: every page needs that, and none of the others.
    pub time_zone: Option<Zone>,
}

/// A person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// The platform's id.
    pub user: UserId,
    /// The business's id.
    pub external_id: Option<ExternalId>,
    /// Their record.
    pub data: Box<str>,
    /// The request under which they are being erased, if they are.
    pub going: Option<Reference>,
}

/// What somebody was called here, until their record went into another's or the business called them otherwise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormerName {
    /// The platform's id.
    pub user: UserId,
    /// The business's id.
    pub external_id: Option<ExternalId>,
    /// How many entries the app's chain had then.
    pub entries: u64,
    /// When that was.
    pub until: Timestamp,
}

/// A pseudonym under which requests and entries are a person's, up to when they were called so no longer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Former {
    /// The pseudonym.
    pub subject: Subject,
    /// How many entries the app's chain had then.
    pub entries: u64,
    /// When that was.
    pub until: Timestamp,
}

/// An erasure that is over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Erased {
    /// When the last record was gone.
    pub at: Timestamp,
    /// Under which request.
    pub reference: Reference,
}

/// Somebody who had been erased and is here again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Returned {
    /// When they came first.
    pub at: Timestamp,
    /// Under which request they had gone.
    pub reference: Reference,
    /// How many records that name them were set aside when they came last; none of whoever was let in.
    pub records: u64,
}

/// How much is held about a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Totals {
    /// Channels.
    pub channels: u64,
    /// Devices.
    pub devices: u64,
    /// Entries in other systems.
    pub business_systems: u64,
    /// Conversations of the person alone.
    pub conversations: u64,
    /// Conversations with others.
    pub shared_conversations: u64,
    /// Messages in all of them.
    pub messages: u64,
    /// Records that became one with the person's.
    pub merges: u64,
    /// Records of what they said about marketing: one, if they did.
    pub preferences: u64,
    /// What other portals had written down about them, in documents.
    pub received: u64,
    /// Bytes of all their records' texts.
    pub bytes: u64,
}

/// A field that the inventory does not describe. Its path names no value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Undescribed {
    /// Where it stands.
    pub path: String,
    /// In how many records.
    pub records: u64,
}

/// Channels, devices, other systems, merges, and what was said about marketing.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sheets {
    /// Channels' records.
    pub clients: Vec<Box<str>>,
    /// Devices' records.
    pub devices: Vec<Box<str>>,
    /// Other systems' records.
    pub business_systems: Vec<Box<str>>,
    /// What became one with the person's record.
    pub merges: Vec<Box<str>>,
    /// What they said about marketing.
    pub preference: Option<Box<str>>,
}

/// A record that is told among the entries about the person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// When it came in.
    pub at: Timestamp,
    /// The last entry about the person that was written before, by its place in the app's chain; 0 for none.
    pub after: u64,
    /// What it tells of.
    pub what: Tells,
    /// Whether the person said so here, and no import.
    pub own: bool,
    /// The record.
    pub data: Box<str>,
}

/// What another portal had written down about the person, as their copy brought it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Received {
    /// When it came in.
    pub at: Timestamp,
    /// The key that signed the copy.
    pub kid: String,
    /// How many requests.
    pub requests: u64,
    /// How many entries of the access log.
    pub entries: u64,
    /// Some of all these, each its own text: the first, or those after a place.
    pub elements: Vec<Box<str>>,
    /// How far these go, if more follow.
    pub next: Option<ReadTo>,
}

/// How far such a document was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReadTo {
    /// Which of the person's documents.
    pub document: u32,
    /// Which of its lists.
    pub list: List,
    /// The place of the last element that was read.
    pub place: u32,
}

/// What such a record tells of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tells {
    /// Another record that became one with the person's.
    Merge,
    /// What they said about marketing.
    Preference,
}

/// A conversation with what pages say of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConversationRow {
    /// Its id.
    pub id: ConversationId,
    /// Its record.
    pub data: Box<str>,
    /// Whether anybody else takes part.
    pub shared: bool,
    /// How many messages stand in it.
    pub messages: u64,
    /// When the first was received.
    pub first: Option<Timestamp>,
    /// When the last was received.
    pub last: Option<Timestamp>,
}

/// A place between messages: a time, and an id to part those of the same time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// When a message was received.
    pub received: Timestamp,
    /// Its id.
    pub message: MessageId,
}

/// Which messages of a conversation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Window {
    /// The newest.
    Newest {
        /// How many at most.
        limit: u32,
    },
    /// The oldest.
    Oldest {
        /// How many at most.
        limit: u32,
    },
    /// Those on either side of a place, it included.
    Around {
        /// The place.
        place: Place,
        /// How many at most.
        limit: u32,
    },
    /// Those just before a place.
    Before {
        /// The place.
        place: Place,
        /// How many at most.
        limit: u32,
    },
    /// Those just after a place.
    After {
        /// The place.
        place: Place,
        /// How many at most.
        limit: u32,
    },
}

/// A message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MessageRow {
    /// Where it stands.
    pub place: Place,
    /// Its record.
    pub data: Box<str>,
}

/// A picture or file whose bytes are held.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attachment {
    /// What it is found by.
    pub id: MediaId,
    /// The SHA-256 of its bytes.
    pub sha256: [u8; 32],
    /// How many these are.
    pub size: u64,
    /// Its record.
    pub data: Box<str>,
}

/// A window of messages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MessagePage {
    /// The conversation.
    pub conversation: ConversationRow,
    /// Participants' records.
    pub participants: Vec<Box<str>>,
    /// How the person sees others.
    pub aliases: Aliases,
    /// Oldest first.
    pub messages: Vec<MessageRow>,
    /// What is held of what these name, as they are stored.
    pub attachments: Vec<Attachment>,
    /// Whether there are older ones.
    pub older: bool,
    /// Whether there are newer ones.
    pub newer: bool,
}

/// A place in the queue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cursor {
    /// Whether it is open, and waits for nothing of the business's: these come last.
    pub halted: bool,
    /// Due on.
    pub due: jiff::civil::Date,
    /// The request.
    pub reference: Reference,
}

/// One line of the queue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QueueRow {
    /// The request.
    pub request: Request,
    /// The person's record, while it is held, not being erased and not restricted.
    pub person: Option<Box<str>>,
    /// Whether the person's records are only stored.
    pub restricted: bool,
    /// What day it is where the business is.
    pub today: jiff::civil::Date,
}

/// A page of the queue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QueuePage {
    /// By due date; those last that wait for nothing of the business's.
    pub rows: Vec<QueueRow>,
    /// Whether there are more.
    pub more: bool,
    /// Open requests in the reach.
    pub open: u64,
    /// Closed requests in the reach.
    pub closed: u64,
    /// Those that are overdue.
    pub overdue: u64,
}
