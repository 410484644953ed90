//! Records on their way in.

use std::collections::{BTreeMap, BTreeSet};

use domain::{
    id::{AppId, UserId},
    inventory,
    record::Record,
};

/// A record with the line it came from, from 1, or its place in what is no lines.
#[derive(Debug, Clone)]
pub struct Numbered {
    /// Its line.
    pub line: u64,
    /// The record.
    pub record: Record,
    /// Its fields that the inventory does not describe.
    pub undescribed: BTreeSet<String>,
    /// Whether it gives way to a record of the same id, whatever that says; a no to marketing, to one that is a no as
    /// well, or was said later.
    pub yields: bool,
}

impl Numbered {
    /// A record, looked through.
    pub fn new(line: u64, record: Record) -> Self {
        let undescribed = inventory::undescribed(record.place.kind(), &record.data);
        Self {
            line,
            record,
            undescribed,
            yields: false,
        }
    }

    /// The same, if there is none of its id yet.
    #[must_use]
    pub fn yielding(self) -> Self {
        Self { yields: true, ..self }
    }
}

/// A list of a copy that is about what was asked and done elsewhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum List {
    /// The person's requests.
    Requests,
    /// Who did what with their data.
    AccessLog,
}

impl List {
    /// Its name in the copy.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Requests => "requests",
            Self::AccessLog => "accessLog",
        }
    }
}

/// Some elements of such a list, in its order.
#[derive(Debug, Clone)]
pub struct Elements {
    /// The app.
    pub app: AppId,
    /// Whose copy it is.
    pub user: UserId,
    /// Which list.
    pub list: List,
    /// Each element's own text.
    pub texts: Vec<Box<str>>,
}

/// A copy that was read to its end and is as it was signed.
#[derive(Debug, Clone)]
pub struct Document {
    /// The app.
    pub app: AppId,
    /// Whose copy it is.
    pub user: UserId,
    /// The key that signed it.
    pub kid: String,
}

/// What the reader hands to the store.
#[derive(Debug)]
pub enum Batch {
    /// Some more records. An attachment is the last of them, and nothing but its bytes follows until it is filled.
    Records(Vec<Numbered>),
    /// Some more bytes of that attachment.
    Bytes(Vec<u8>),
    /// Those were all of its bytes, and they are what its record says.
    Filled,
    /// Some more elements of the document that is coming in.
    Elements(Elements),
    /// That document is whole.
    Document(Document),
    /// Something is wrong with the input: drop everything.
    Abort,
    /// That was all. A channel that closes without it counts as [`Batch::Abort`], and so does this within a document or
    /// an attachment.
    End,
}

/// What came in.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Imported {
    /// New records by kind.
    pub added: BTreeMap<&'static str, u64>,
    /// Records that were replaced, by kind.
    pub replaced: BTreeMap<&'static str, u64>,
    /// Records that were held already and are equal.
    pub unchanged: u64,
    /// People who were held and whose records are another's now.
    pub merged: u64,
    /// Documents of another portal's that were not held.
    pub received: u64,
    /// People who had been erased and are here again, and had not been noticed before.
    pub returned: u64,
    /// Records that name whoever had been erased and is not let in: they were set aside.
    pub aside: u64,
    /// Objections to marketing that stay, though a record of it says that marketing is wanted.
    pub kept: u64,
}

impl Imported {
    /// How many records were read and are now held.
    pub fn total(&self) -> u64 {
        self.added.values().sum::<u64>() + self.replaced.values().sum::<u64>() + self.unchanged
    }
}

/// Says what to write down about an import, once it is known what came in.
pub type Summing = Box<dyn for<'a> FnOnce(&'a Imported) -> crate::Log + Send>;

/// What is wrong with a record as it relates to others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Offence {
    /// The same type and id twice in one file.
    #[error("the same {0} stands twice in this file")]
    Twice(&'static str),
    /// Held, and different.
    #[error("this {0} is held already and differs: use --update to replace it")]
    Differs(&'static str),
    /// Held, and it names somebody by their own id where the new one has a pseudonym: nobody would be found by it any
    /// more.
    #[error("this {0} is held already and names somebody by their own id, where this file has a pseudonym")]
    Veils(&'static str),
    /// An app that was deleted here, or is being deleted, and was not let in again.
    #[error("was deleted here: rightsdesk app readmit lets it come in again")]
    DeletedApp,
    /// It names an app that is neither held nor in the file.
    #[error("names an app that is neither in this file nor held")]
    UnknownApp,
    /// A group names an app that is neither held nor in the file.
    #[error("names an app that is neither in this file nor held")]
    UnknownMember,
    /// It names a person who is neither held nor in the file.
    #[error("names a user who is neither in this file nor held")]
    UnknownUser,
    /// It says what somebody wants who is neither held nor in the file.
    #[error("names a user who is neither in this file nor held")]
    UnknownTeller,
    /// It names a conversation that is neither held nor in the file.
    #[error("names a conversation that is neither in this file nor held")]
    UnknownConversation,
    /// A picture or file that no message names, neither one that is held nor one in the file: it would be nobody's.
    #[error("is named by no message, neither in this file nor held")]
    UnknownMedia,
    /// A merge whose surviving person is neither held nor in the file, nor anybody into whom that person went.
    #[error("names a user who is neither in this file nor held")]
    UnknownSurvivor,
    /// A merge whose discarded person is held, with something that only they have, or without leave to replace.
    #[error(
        "this user is still held: import what was theirs again under the surviving one, in the same file, with --update"
    )]
    DiscardedHeld,
    /// A merge whose discarded person has asked for something that is not decided or not carried out.
    #[error("this user has an open request: decide it first")]
    DiscardedAsked,
    /// Another person of the app has this external id.
    #[error("another user of this app has the same external id")]
    ExternalIdTaken,
}

impl Offence {
    /// The field in question.
    pub fn field(self) -> &'static str {
        match self {
            // The platform gives these no id of their own.
            Self::Twice("businessSystem") | Self::Differs("businessSystem") => "data",
            Self::Twice("merge") | Self::Differs("merge") | Self::DiscardedHeld | Self::DiscardedAsked => {
                "data.mergedUsers.discarded.id"
            }
            Self::UnknownSurvivor => "data.mergedUsers.surviving.id",
            Self::Twice("preference") | Self::Differs("preference") | Self::UnknownTeller => "data.userId",
            Self::Twice("attachment") | Self::Differs("attachment") | Self::UnknownMedia => "data.mediaUrl",
            Self::Twice(_) | Self::Differs(_) | Self::Veils(_) => "data.id",
            Self::UnknownApp | Self::DeletedApp => "appId",
            Self::UnknownMember => "data.appIds",
            Self::UnknownUser => "userId",
            Self::UnknownConversation => "conversationId",
            Self::ExternalIdTaken => "data.externalId",
        }
    }
}

/// Why nothing was taken in.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// A record does not fit the others.
    #[error("line {line}: {}: {offence}", offence.field())]
    Record {
        /// Its line.
        line: u64,
        /// What is wrong.
        offence: Offence,
    },
    /// The reader gave up; it says why.
    #[error("the import was broken off")]
    Aborted,
    /// The store failed.
    #[error(transparent)]
    Store(#[from] crate::Error),
}
