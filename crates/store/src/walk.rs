//! Walking through everything held about a person, in one snapshot.

use std::ops::ControlFlow;

use domain::{
    audit::SealedEntry,
    facts::Facts,
    id::{AppId, UserId},
    others::Aliases,
    request::Request,
    subject::Subject,
};

use crate::{Former, Log, Told};

/// Whose records, and what to write down first.
#[derive(Debug)]
pub struct Walk {
    /// The app.
    pub app: AppId,
    /// The person.
    pub user: UserId,
    /// Their pseudonym, for requests and access log.
    pub subject: Subject,
    /// Those of records that went into theirs.
    pub former: Vec<Former>,
    /// Written before the walk begins. The walk ends before it.
    pub log: Log,
}

/// What a walk is made of. Two walks of one `version` meet the same parts, but for the entries that one of them meets
/// beyond the other's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mark {
    /// A digest of everything but entries.
    pub version: [u8; 32],
    /// How many entries it meets.
    pub entries: u64,
}

/// What the walk meets, in this order.
#[derive(Debug)]
pub enum Part<'a> {
    /// The app's record and facts, and how the person sees others.
    Start {
        /// The app's record.
        app: &'a str,
        /// What it is made of.
        mark: Mark,
        /// What the business says about itself.
        facts: Box<Facts>,
        /// How others are seen.
        aliases: Aliases,
    },
    /// The person's record.
    User(&'a str),
    /// A channel.
    Client(&'a str),
    /// A device.
    Device(&'a str),
    /// An entry in another system.
    BusinessSystem(&'a str),
    /// A conversation; its participants and messages follow.
    Conversation(&'a str),
    /// A participant of the last conversation.
    Participant(&'a str),
    /// A message of the last conversation.
    Message(&'a str),
    /// A request of the person's, oldest first, and the statement that it left with their record.
    Request(Box<Request>, Option<Box<str>>),
    /// An audit entry about the person, oldest first.
    Entry(SealedEntry),
    /// A record that is told among the entries, at its place.
    Told(&'a Told),
}

/// The kinds of parts, each of which a visitor may do without.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Section {
    /// The person's record.
    User,
    /// Channels.
    Clients,
    /// Devices.
    Devices,
    /// Entries in other systems.
    BusinessSystems,
    /// Conversations. Those to which what is wanted belongs are shown in any case.
    Conversations,
    /// Their participants.
    Participants,
    /// Their messages.
    Messages,
    /// Requests.
    Requests,
    /// Audit entries, and merges among them.
    Entries,
}

/// What a visitor wants once everything has been met.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Next {
    /// To go home.
    Over,
    /// To walk through the same snapshot once more.
    Again,
}

/// Takes the parts as they come, on a thread that may block.
pub trait Visit: Send + std::any::Any {
    /// Takes the next part; `Break` ends the walk.
    fn part(&mut self, part: Part<'_>) -> ControlFlow<()>;

    /// Whether these are to be shown; what is not is not read.
    fn wants(&self, _: Section) -> bool {
        true
    }

    /// Everything has been met; not called after a `Break`.
    fn end(&mut self) -> Next {
        Next::Over
    }
}
