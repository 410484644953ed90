//! The catalogue: every sentence a person reads, once, in every language side by side.
//!
//! A page's words stand in the module of its name, and the page names them `words`: `text::overview as words`, then
//! `{words::TITLE}`. A sentence is a [`Phrase`]; one with something in it is a function around `say!`; what is counted
//! is a [`Noun`] with [`number::counted`]; a day or a number is said by [`time`] and [`number`]. Whatever lacks a
//! language does not compile. English is British; German says “Sie”. Plain words, no exclamation marks, the law only in
//! its own corner.

mod here;
mod phrase;

pub mod download;
pub mod number;

#[cfg(feature = "ssr")]
pub mod absence;
#[cfg(feature = "ssr")]
pub mod acknowledgement;
#[cfg(feature = "ssr")]
pub mod activity;
#[cfg(feature = "ssr")]
pub mod business;
#[cfg(feature = "ssr")]
pub mod category;
#[cfg(feature = "ssr")]
pub mod channel;
#[cfg(feature = "ssr")]
pub mod channels;
#[cfg(feature = "ssr")]
pub mod complaint;
#[cfg(feature = "ssr")]
pub mod conversation;
#[cfg(feature = "ssr")]
pub mod conversations;
#[cfg(feature = "ssr")]
pub mod copying;
#[cfg(feature = "ssr")]
pub mod correction;
#[cfg(feature = "ssr")]
pub mod deletion;
#[cfg(feature = "ssr")]
pub mod demo;
#[cfg(feature = "ssr")]
pub mod due;
#[cfg(feature = "ssr")]
pub mod elsewhere;
#[cfg(feature = "ssr")]
pub mod enter;
#[cfg(feature = "ssr")]
pub mod erasure;
#[cfg(feature = "ssr")]
pub mod explained;
#[cfg(feature = "ssr")]
pub mod export;
#[cfg(feature = "ssr")]
pub mod facts;
#[cfg(feature = "ssr")]
pub mod fetch;
#[cfg(feature = "ssr")]
pub mod field;
#[cfg(feature = "ssr")]
pub mod frame;
#[cfg(feature = "ssr")]
pub mod going;
#[cfg(feature = "ssr")]
pub mod grant;
#[cfg(feature = "ssr")]
pub mod hold;
#[cfg(feature = "ssr")]
pub mod home;
#[cfg(feature = "ssr")]
pub mod law;
#[cfg(feature = "ssr")]
pub mod merged;
#[cfg(feature = "ssr")]
pub mod new_for;
#[cfg(feature = "ssr")]
pub mod new_request;
#[cfg(feature = "ssr")]
pub mod notice;
pub mod noun;
#[cfg(feature = "ssr")]
pub mod objection;
#[cfg(feature = "ssr")]
pub mod occasion;
#[cfg(feature = "ssr")]
pub mod overview;
#[cfg(feature = "ssr")]
pub mod package;
#[cfg(feature = "ssr")]
pub mod preference;
#[cfg(feature = "ssr")]
pub mod profile;
#[cfg(feature = "ssr")]
pub mod queue;
#[cfg(feature = "ssr")]
pub mod reason;
#[cfg(feature = "ssr")]
pub mod refusal;
#[cfg(feature = "ssr")]
pub mod request;
#[cfg(feature = "ssr")]
pub mod requests;
#[cfg(feature = "ssr")]
pub mod restriction;
#[cfg(feature = "ssr")]
pub mod retention;
#[cfg(feature = "ssr")]
pub mod review;
#[cfg(feature = "ssr")]
pub mod revise;
#[cfg(feature = "ssr")]
pub mod search;
#[cfg(feature = "ssr")]
pub mod sessions;
#[cfg(feature = "ssr")]
pub mod sign_in;
#[cfg(feature = "ssr")]
pub mod sizes;
#[cfg(feature = "ssr")]
pub mod standing;
#[cfg(feature = "ssr")]
pub mod status;
#[cfg(feature = "ssr")]
pub mod styleguide;
#[cfg(feature = "ssr")]
pub mod time;
#[cfg(feature = "ssr")]
pub mod transfer;
#[cfg(feature = "ssr")]
pub mod trouble;

#[cfg(test)]
mod tests;

pub use ::language::Language;

pub(crate) use self::phrase::say;
#[cfg(test)]
pub(crate) use self::tests::{sentences, spoken};
pub use self::{
    here::language,
    phrase::{Noun, Phrase},
};
