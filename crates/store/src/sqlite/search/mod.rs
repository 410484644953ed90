//! Words in one's own messages.
//!
//! Every reader has an index of their own within one FTS5 table: each word in it begins with its reader's number, so
//! that a question reads what is the asker's and nothing else, and nobody can tell from an answer or from the time it
//! takes what others wrote. A reader of a message is whoever belongs to its conversation.

mod find;
mod index;
mod kept;
mod scrub;
mod term;
mod whole;

pub(super) use self::{
    find::look,
    index::{Index, Message, Reader, each_message, keep_up},
    kept::{Place as Keeping, keep, kept},
};
