//! The pieces that pages are made of, with the classes of the portal's stylesheet.

use crate::{
    node::{Element, Node, el},
    text::{Language, frame, time},
};

/// The first row of a page: heading, and what the page is for.
pub fn opening(heading: impl Into<String>, lede: &str) -> Element {
    opening_beside(None, heading, lede, [])
}

/// The same with something in its margin, and something below.
pub fn opening_beside(
    side: Option<Element>,
    heading: impl Into<String>,
    lede: &str,
    below: impl IntoIterator<Item = Element>,
) -> Element {
    let lede = (!lede.is_empty()).then(|| el("p").class("lede").child(lede));
    let body = el("div")
        .class("body")
        .child(el("h1").with("tabindex", "-1").theirs(heading))
        .children(lede)
        .children(below);
    el("div")
        .class("part opening")
        .child(el("div").class("side").children(side))
        .child(body)
}

/// A row with a heading in its margin.
pub fn part(heading: impl Into<String>, note: &str, body: impl IntoIterator<Item = Element>) -> Element {
    let note = (!note.is_empty()).then(|| el("p").child(note));
    el("section")
        .class("part")
        .child(
            el("header")
                .class("side")
                .child(el("h2").theirs(heading))
                .children(note),
        )
        .child(el("div").class("body").children(body))
}

/// A row without a heading.
pub fn plain(body: impl IntoIterator<Item = Element>) -> Element {
    el("div")
        .class("part")
        .child(el("div").class("side"))
        .child(el("div").class("body").children(body))
}

/// Label and value on ruled lines.
pub fn ledger(entries: impl IntoIterator<Item = Element>) -> Element {
    el("dl").class("ledger").children(entries)
}

/// One line of a ledger.
pub fn entry(label: impl Into<String>, value: impl Into<Node>) -> Element {
    el("div")
        .child(el("dt").theirs(label))
        .child(el("dd").with("dir", "auto").child(value))
}

/// Soft words in a paragraph.
pub fn soft(words: impl Into<Node>) -> Element {
    el("p").class("soft").child(words)
}

/// Text of a machine's, in its own letters.
pub fn data(text: &str) -> Element {
    el("span").class("data").theirs(text)
}

/// A time in words.
pub fn moment(language: Language, stored: &str) -> Element {
    el("time").child(time::moment(language, stored))
}

/// Through a long list: where the pages before and after are, and where one is.
pub fn pager(label: &str, back: (&str, Option<String>), here: String, on: (&str, Option<String>)) -> Element {
    let way = |(words, address): (&str, Option<String>)| match address {
        Some(address) => el("a").with("href", address).child(words),
        None => el("span").class("soft").child(words),
    };
    el("nav")
        .class("pager")
        .with("aria-label", label)
        .child(way(back))
        .child(el("p").child(here))
        .child(way(on))
}

/// A page that is not there.
pub fn nowhere(language: Language) -> Vec<Element> {
    vec![opening(
        frame::NOWHERE.said(language),
        frame::NOWHERE_LINE.said(language),
    )]
}

/// A page of what has not been read yet.
pub fn not_yet(language: Language) -> Vec<Element> {
    vec![opening(
        frame::NOT_YET.said(language),
        frame::NOT_YET_LINE.said(language),
    )]
}

/// How many pages there are of so many elements; at least one.
pub const fn pages(elements: u64, of: u64) -> u64 {
    match elements.div_ceil(of) {
        0 => 1,
        pages => pages,
    }
}
