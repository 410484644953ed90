//! What is asked of search, and what it finds.

use domain::{
    id::ConversationId,
    others::Aliases,
    search::{Filter, Query},
};

use crate::MessageRow;

/// Which end comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Order {
    /// The newest.
    #[default]
    Newest,
    /// The oldest.
    Oldest,
}

/// What to find, and which part of it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Search {
    /// The words. None: all messages, as far as the filter lets them through.
    pub query: Query,
    /// What else a message has to be.
    pub filter: Filter,
    /// Which end comes first.
    pub order: Order,
    /// Only what comes after this [`Hit::key`]. Any number will do.
    pub after: Option<i64>,
    /// How many at most.
    pub limit: u32,
}

/// A message that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// Its place among all of this reader's messages. Says when it was received, and nothing else.
    pub key: i64,
    /// In which conversation.
    pub conversation: ConversationId,
    /// The message.
    pub message: MessageRow,
}

/// A conversation in which something was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Talk {
    /// Its id.
    pub id: ConversationId,
    /// Its record.
    pub data: Box<str>,
    /// Participants' records.
    pub participants: Vec<Box<str>>,
}

/// What was found.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Hits {
    /// In the order that was asked for.
    pub hits: Vec<Hit>,
    /// Where they stand, by id.
    pub talks: Vec<Talk>,
    /// How the person sees others.
    pub aliases: Aliases,
    /// Whether there are more.
    pub more: bool,
}
