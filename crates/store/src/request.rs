//! What goes with a request's opening and moves, in the same transaction.

use domain::{
    id::{ClientId, ConversationId, MessageId, UserId},
    request::{Message, Request},
};

use crate::Log;

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
    /// A request that is opened with it, and what is written down about that.
    pub opens: Option<Box<(Opened, Log)>>,
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
}

/// One of a person's records.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RecordAt {
    /// The person's own.
    User,
    /// A channel.
    Client(ClientId),
    /// A message in one of their conversations.
    Message(ConversationId, MessageId),
}
