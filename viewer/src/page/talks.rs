//! The list of conversations.

use super::{
    Opened,
    parts::{nowhere, opening, pager, pages, plain, soft},
    talk::{SEATS, is_shared},
};
use crate::{
    index::{Index, Talk},
    json::Json,
    node::{Element, el},
    reading::{Reading, Record},
    route::{Place, Route},
    text::{
        Language, frame,
        number::{MESSAGE, count},
        talk as words,
    },
};

/// How many stand on a page.
const PAGE: usize = 20;
/// What is read for each: its record, who sits in it, its first and its last message.
const EACH: usize = 4;

/// What a page of the list needs.
pub fn readings(index: &Index, page: u64) -> Vec<Reading> {
    listed(index, page)
        .flat_map(|(_, talk)| {
            [
                Reading::value_at(talk.record),
                Reading::list(&talk.participants, 0, SEATS),
                Reading::list(&talk.messages, 0, 1),
                Reading::value_at(talk.messages.last()),
            ]
        })
        .collect()
}

/// Whether the reading has come to this page.
pub fn reaches(index: &Index, page: u64) -> bool {
    listed(index, page).next().is_some()
}

/// The conversations of a page, with their numbers.
fn listed(index: &Index, page: u64) -> impl Iterator<Item = (usize, &Talk)> {
    let first = usize::try_from(page).unwrap_or(usize::MAX).saturating_mul(PAGE);
    index.talks.iter().enumerate().skip(first).take(PAGE)
}

/// The page.
pub fn draw(page: u64, copy: &Opened, read: &[Reading], language: Language) -> Vec<Element> {
    let index = &copy.index;
    let all = pages(index.talks.len() as u64, PAGE as u64);
    if page >= all {
        return nowhere(language);
    }
    let mut rows = vec![opening(
        words::LIST_HEADING.said(language),
        words::LIST_LEDE.said(language),
    )];
    let lines = listed(index, page)
        .zip(read.chunks(EACH))
        .map(|((number, talk), read)| line(number, talk, read, language));
    let lines: Vec<_> = lines.collect();
    let more = (index.conversations > index.talks.len() as u64).then(|| {
        soft(words::not_listed(
            language,
            index.talks.len() as u64,
            index.conversations,
        ))
    });
    let body = if lines.is_empty() {
        soft(words::LIST_NONE.said(language))
    } else {
        el("ul").class("register").children(lines)
    };
    rows.push(plain(more.into_iter().chain([body])));
    if all > 1 {
        let to = |page: u64| Route::Talks(page).address();
        let before = page.checked_sub(1).map(to);
        let after = (page + 1 < all).then(|| to(page + 1));
        rows.push(pager(
            frame::PAGES.said(language),
            (frame::EARLIER.said(language), before),
            frame::here(language, page + 1, all),
            (frame::LATER.said(language), after),
        ));
    }
    rows
}

fn line(number: usize, talk: &Talk, read: &[Reading], language: Language) -> Element {
    let texts: Vec<_> = read
        .iter()
        .map(|reading| reading.records().first().map(Record::text).unwrap_or_default())
        .collect();
    let json = |which: usize| {
        texts
            .get(which)
            .and_then(|text| Json::parse(text))
            .unwrap_or(Json::Null)
    };
    let (own, first, last) = (json(0), json(2), json(3));
    let shared = read.get(1).is_some_and(|seats| is_shared(seats.records()));
    let name = words::called(language, own.text("displayName"), shared);
    let messages = talk.messages.count();
    let unit = MESSAGE.said(language, messages);
    el("li")
        .child(
            el("span")
                .class("count")
                .child(count(language, messages))
                .child(el("span").class("visually-hidden").child(format!(" {unit}"))),
        )
        .child(
            el("div")
                .class("what")
                .child(el("h2").theirs(name.as_str()))
                .child(el("p").child(words::when(
                    language,
                    first.text("received"),
                    last.text("received"),
                ))),
        )
        .child(
            el("a")
                .class("go")
                .with("href", Route::Talk(number, Place::Page(0)).address())
                .child(words::READ.said(language))
                .child(el("span").class("visually-hidden").child(format!(" {name}"))),
        )
}

#[cfg(test)]
mod tests {
    use crate::page::tests::{copy, words};

    #[test]
    fn says_what_each_is_called_when_it_was_and_how_much_was_said() {
        let message = |day: &str| format!(r#"{{"received":"2026-11-{day}T10:00:00Z"}}"#);
        let talks = format!(
            r#"[{{"conversation":{{"displayName":"Saturday"}},"participants":[],"messages":[{},{},{}]}},{{"conversation":{{}},"participants":[{{"userId":"other_a"}}],"messages":[]}}]"#,
            message("02"),
            message("03"),
            message("05")
        );
        let shown = words(&copy(&[("conversations", &talks)]), "#/conversations");
        for part in [
            "3 messagesSaturday",
            "From 2 November 2026 to 5 November 2026.",
            "0 messagesA conversation you share with others",
            "No message stands in it.",
        ] {
            assert!(shown.contains(part), "{part} in {shown}");
        }
    }

    #[test]
    fn a_long_list_has_pages() {
        let talks: Vec<String> = (1..=41)
            .map(|n| {
                format!(r#"{{"conversation":{{"displayName":"<{n}>"}},"participants":[],"messages":[]}}"#)
            })
            .collect();
        let file = copy(&[("conversations", &format!("[{}]", talks.join(",")))]);
        assert!(words(&file, "#/conversations/3").contains("<41>"));
        assert!(!words(&file, "#/conversations/2").contains("<41>"));
        assert!(words(&file, "#/conversations/4").contains("There is no such page"));
    }
}
