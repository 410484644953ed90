//! What goes with a request's opening and moves, in the same transaction.

use domain::{
    id::{ClientId, ConversationId, MessageId, UserId},
    request::{Ground, Message, Reference, Request, Standing, Words},
    standing::Origin,
    subject::Subject,
    task::NewTask,
};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::{Ending, Log};

/// A request that is opened.
#[derive(Debug)]
pub struct Opened {
    /// The request: waiting for the business, or carried out already where nothing is to be decided.
    pub request: Request,
    /// Whom it is about, while they are held.
    pub user: Option<UserId>,
    /// Marks the form: posted twice, it makes one request.
    pub once: String,
    /// Narrower requests that go into it: each as it is and as it becomes, and what is written down about that.
    pub takes_in: Vec<(Request, Request, Log)>,
    /// What else is done.
    pub besides: Besides,
}

/// What is done besides moving a request.
#[derive(Debug, Default)]
pub struct Besides {
    /// What somebody says about it.
    pub message: Option<Message>,
    /// What becomes of the person's records.
    pub effects: Vec<Effect>,
    /// A restriction that ends on some of its grounds, as the person is told with it.
    pub ends: Option<Ending>,
    /// What is to be done elsewhere, and since when.
    pub tasks: Option<(Timestamp, Vec<NewTask>)>,
    /// A request that is opened with it, and what is written down about that.
    pub opens: Option<Box<(Opened, Log)>>,
    /// A request that moves on with it.
    pub moves: Option<Box<Moved>>,
}

/// A request that moves on with another.
#[derive(Debug)]
pub struct Moved {
    /// As it was read: if it is no longer, [`crate::Refused::Changed`].
    pub from: Request,
    /// As it becomes.
    pub to: Request,
    /// What is done besides.
    pub besides: Besides,
    /// What is written down about it.
    pub log: Log,
}

/// What becomes of a person's records when a request is carried out in one step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// A record gets a new text, if it still has the one that was read: otherwise [`crate::Refused::Changed`].
    Rewrite {
        /// Which record.
        record: RecordAt,
        /// The platform's object as it was read.
        from: Box<str>,
        /// The object as it becomes.
        to: Box<str>,
    },
    /// Texts that have gone from a record go from what was said about the request too, and whatever was typed and is kept
    /// with a session goes where one of them stands in it.
    Forget {
        /// The texts.
        gone: Vec<Box<str>>,
    },
    /// A statement is kept with the person's record.
    State {
        /// When.
        at: Timestamp,
        /// The statement.
        text: Words,
    },
    /// Something stands from here on. What stands already goes on, on one ground more. That somebody who is held wants no
    /// marketing becomes their record of it, too.
    Stand {
        /// About whom: as they are known now, whatever they were called when they asked.
        subject: Subject,
        /// What.
        what: Standing,
        /// On which ground, of a restriction.
        ground: Option<Ground>,
        /// How it came.
        origin: Origin,
        /// When.
        at: Timestamp,
    },
    /// What stands is lifted: [`crate::Refused::Changed`] if it does not.
    Lift {
        /// About whom.
        subject: Subject,
        /// What.
        what: Standing,
        /// When.
        at: Timestamp,
    },
}

/// One of a person's records.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum RecordAt {
    /// The person's own.
    User,
    /// A channel.
    Client(ClientId),
    /// A message in one of their conversations.
    Message(ConversationId, MessageId),
}

/// What a person has said about their data where it is incomplete.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    /// Under which request.
    pub reference: Reference,
    /// When it was taken to the record.
    pub at: Timestamp,
    /// What.
    pub text: Words,
}
