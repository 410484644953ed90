//! What is asked of search, and what it finds.

use domain::{
    facts::Zone,
    id::ConversationId,
    others::Aliases,
    search::{Filter, Query},
};

use crate::MessageRow;

/// What became of the words that somebody typed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Typed {
    /// None were asked for.
    #[default]
    Nothing,
    /// Nothing is kept under that name, or not with this session.
    Forgotten,
    /// These.
    Words(String),
}

/// Says what to find, by what was typed and where the business is; nothing if nothing is asked for.
pub type Ask = Box<dyn FnOnce(&Typed, Option<&Zone>) -> Option<Search> + Send>;

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

/// What somebody looked for, and what was found.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Searched {
    /// What they had typed.
    pub typed: Typed,
    /// Their channels' records.
    pub clients: Vec<Box<str>>,
    /// Their devices' records.
    pub devices: Vec<Box<str>>,
    /// What was found.
    pub hits: Hits,
}
