//! Before a copy is open: choosing it, and while it is read.

use super::{
    parts::opening_beside,
    seek::{cancel, progress, status},
};
use crate::{
    node::{Element, el},
    text::{Language, frame as words},
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

/// While it is read. The page's script fills in how far it is.
pub fn reading(language: Language) -> Vec<Element> {
    let actions = el("div").class("actions").child(cancel(language));
    vec![opening_beside(
        None,
        words::READING.said(language),
        words::READING_LEDE.said(language),
        [progress(words::PROGRESS.said(language)), status(""), actions],
    )]
}
