//! Finding words again: what counts as a word, how somebody asks for words, what of a message is looked through.
//!
//! The same rules read a message that is kept, a question that is typed and a text in which found words are marked, so
//! that the three cannot disagree. A change of them is a change of every index: see `RULES`.

mod filter;
mod fold;
mod gist;
mod query;
mod words;

pub use self::{
    filter::{By, Filter, Kind},
    gist::{Gist, gist},
    query::{Phrase, Query},
    words::each_word,
};

/// Which rules these are. To be counted up with every change of what a word is or what is looked through: an index that
/// was built by others is built anew.
pub const RULES: u32 = 1;
