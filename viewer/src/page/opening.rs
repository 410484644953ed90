//! Before a copy is open: choosing it, and while it is read.

use super::{
    parts::{opening_beside, plain, soft},
    seek::status,
};
use crate::{
    node::{Element, el},
    route::Route,
    text::{Language, Phrase, frame as words},
};

/// Where a file is chosen; `said` is what became of the last.
pub fn open(said: &str, language: Language) -> Vec<Element> {
    let field = el("div")
        .class("field drop")
        .child(el("label").with("for", "file").child(words::FILE.said(language)))
        .child(
            el("input")
                .with("id", "file")
                .with("type", "file")
                .with("accept", ".json,application/json")
                .with("aria-describedby", "file-hint"),
        )
        .child(
            el("p")
                .class("hint")
                .with("id", "file-hint")
                .child(words::DROP.said(language)),
        );
    vec![opening_beside(
        None,
        words::OPEN_TITLE.said(language),
        words::OPEN_LEDE.said(language),
        [field, status(said)],
    )]
}

/// Before anything of it is there.
pub fn reading(language: Language) -> Vec<Element> {
    vec![opening_beside(
        None,
        words::READING.said(language),
        words::READING_LEDE.said(language),
        [],
    )]
}

/// What stands above every page of a copy.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Strip {
    /// Nothing.
    None,
    /// It is being read.
    Reading,
    /// It has been read meanwhile; whether it is intact.
    Read(bool),
}

/// How far reading has come, with a way to see what was added and one to stop. The page's script fills in the figures.
pub fn strip(strip: Strip, language: Language) -> Option<Element> {
    match strip {
        Strip::None => None,
        Strip::Reading => {
            let bar = el("progress")
                .with("data-part", "read-bar")
                .with("max", "1")
                .with("value", "0")
                .with("aria-label", words::PROGRESS.said(language));
            let button = |act: &'static str, phrase: Phrase| {
                el("button")
                    .class("button quiet")
                    .with("type", "button")
                    .with("data-act", act)
                    .child(phrase.said(language))
            };
            let making = el("div")
                .class("making")
                .child(soft(words::SO_FAR.said(language)))
                .child(bar)
                .child(soft("").with("data-part", "read-figures"));
            let said = el("p")
                .class("visually-hidden")
                .with("role", "status")
                .with("data-part", "read-status");
            let actions = el("div")
                .class("actions")
                .child(button("refresh", words::REFRESH))
                .child(button("leave", words::CANCEL));
            Some(plain([making, said, actions]))
        }
        Strip::Read(intact) => {
            let phrase = if intact {
                words::READ_INTACT
            } else {
                words::READ_DAMAGED
            };
            let result = el("a")
                .with("href", Route::Overview.address())
                .child(words::RESULT.said(language));
            Some(plain([el("p")
                .with("role", "status")
                .child(phrase.said(language))
                .child(" ")
                .child(result)]))
        }
    }
}
