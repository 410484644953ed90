//! Walking through everything held about a person, in one snapshot.

use std::ops::ControlFlow;

use domain::{
    audit::SealedEntry,
    facts::{Facts, Period},
    hold::Hold,
    id::{AppId, UserId},
    others::Aliases,
    request::{Message, Request},
    retention::Class,
    standing::Stands,
    subject::Subject,
};
use jiff::Timestamp;

use crate::{Attachment, Former, FormerName, Log, Tasks, Told};

/// Gives their pseudonyms to the names that somebody had before.
pub type Naming = Box<dyn Fn(Vec<FormerName>) -> Vec<Former> + Send + Sync>;

/// Whose records, and what to write down first.
pub struct Walk {
    /// The app.
    pub app: AppId,
    /// The person.
    pub user: UserId,
    /// Their pseudonym, for requests and access log.
    pub subject: Subject,
    /// Names whose records went into theirs. It is asked in the walk's own snapshot: a merge that comes before that is
    /// met with all that was theirs, and one that comes later not at all.
    pub former: Naming,
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
    /// The app's record, facts and periods, and how the person sees others.
    Start {
        /// The app's record.
        app: &'a str,
        /// What it is made of.
        mark: Mark,
        /// What the business says about itself.
        facts: Box<Facts>,
        /// For how long things are kept that then go by themselves, as it was confirmed, with when.
        confirmed: Vec<(Class, Period, Timestamp)>,
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
    /// What is held of what the next message of the last conversation names, as it is stored; where no messages are
    /// wanted, of what any of them names, once for each.
    Attachment(&'a Attachment),
    /// Some of the bytes of the last attachment, if the visitor takes them.
    Bytes(&'a [u8]),
    /// A message of the last conversation.
    Message(&'a str),
    /// A request of the person's, oldest first.
    Request(Box<Asked>),
    /// An audit entry about the person, oldest first.
    Entry(SealedEntry),
    /// A record that is told among the entries, at its place.
    Told(&'a Told),
}

/// A request, with all that hangs on it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// The request.
    pub request: Request,
    /// The statement that it left with the person's record.
    pub statement: Option<Box<str>>,
    /// What was said about it, oldest first.
    pub messages: Vec<Message>,
    /// What stands under it, or stood.
    pub stands: Vec<Stands>,
    /// How far what it asks to be done elsewhere has come, and who is told; none of what has still to be done.
    pub elsewhere: Tasks,
    /// The holds on the person, oldest first, if it is an erasure that they can take back. One that is over is among them
    /// until it is forgotten.
    pub holds: Vec<Hold>,
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
    /// What is held of what those name.
    Attachments,
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

    /// Whether these are to be shown; what is not is not read. All but attachments, if the visitor does not say.
    fn wants(&self, section: Section) -> bool {
        section != Section::Attachments
    }

    /// Whether the bytes of this attachment, which was just met, are to be shown.
    fn takes(&mut self, _: &Attachment) -> bool {
        false
    }

    /// Everything has been met; not called after a `Break`.
    fn end(&mut self) -> Next {
        Next::Over
    }
}
