//! One conversation, a page of messages at a time.

use super::{
    Opened,
    by::is_another,
    message::{Around, message},
    parts::{nowhere, opening_beside, pager, pages, part},
    record::{refused, shown},
};
use crate::{
    index::{Index, Talk},
    json::Json,
    node::{Element, el},
    reading::{Reading, Record},
    route::{Place, Route},
    text::{
        Language, Phrase, frame,
        number::{MESSAGE, counted},
        record, talk as words, time,
    },
};

/// How many messages stand on a page.
const PAGE: u64 = 50;
/// The same, as it is taken.
const TAKE: usize = 50;
/// How many seats are read.
pub const SEATS: usize = 200;

fn page_of(place: Place) -> u64 {
    match place {
        Place::Page(page) => page,
        Place::Message(message) => message / PAGE,
    }
}

/// Whether the reading has come to this place.
pub fn reaches(index: &Index, number: usize, place: Place) -> bool {
    let talk = index.talks.get(number);
    talk.is_some_and(|talk| page_of(place) < pages(talk.messages.count(), PAGE))
}

/// Its own record, who sits in it, and the messages of a page.
pub fn readings(index: &Index, number: usize, place: Place) -> Vec<Reading> {
    let Some(talk) = index.talks.get(number) else {
        return Vec::new();
    };
    vec![
        Reading::value_at(talk.record),
        Reading::list(&talk.participants, 0, SEATS),
        Reading::list(&talk.messages, page_of(place).saturating_mul(PAGE), TAKE),
    ]
}

/// The page.
pub fn draw(
    number: usize,
    place: Place,
    copy: &Opened,
    read: &[Reading],
    language: Language,
) -> Vec<Element> {
    let page = page_of(place);
    let talk = copy.index.talks.get(number);
    let Some(talk) = talk.filter(|talk| page < pages(talk.messages.count(), PAGE)) else {
        return nowhere(language);
    };
    let [own, seats, messages] = read else {
        return nowhere(language);
    };
    let own = own.records().first().map(Record::text).unwrap_or_default();
    let json = Json::parse(&own).unwrap_or(Json::Null);
    let business = copy.business();
    let around = Around {
        business: &business,
        language,
    };
    let here = match place {
        Place::Message(message) => Some(message),
        Place::Page(_) => None,
    };
    let mut rows = vec![opening_beside(
        Some(ways(number, talk, page, language)),
        words::called(language, json.text("displayName"), is_shared(seats.records())),
        &format!("{}.", capital(&counted(language, talk.messages.count(), MESSAGE))),
        [],
    )];
    if messages.records().is_empty() {
        rows.push(el("p").class("across soft").child(words::NONE.said(language)));
    } else {
        rows.push(
            el("section")
                .class("talk")
                .with("aria-label", words::MESSAGES.said(language))
                .children(said(messages.records(), page * PAGE, here, around)),
        );
    }
    rows.extend(through(number, talk, page, language));
    rows.push(part(
        words::RECORD.said(language),
        "",
        shown(&own, &json, record::CONVERSATION, language),
    ));
    rows.push(part(
        words::SEATS.said(language),
        "",
        seats.records().iter().map(|seat| seat_of(seat, language)),
    ));
    rows
}

/// Whether anybody else sits there, by the records that were read.
pub fn is_shared(seats: &[Record]) -> bool {
    seats.iter().any(|seat| {
        let text = seat.text();
        Json::parse(&text).is_some_and(|seat| is_another(&seat))
    })
}

fn seat_of(seat: &Record, language: Language) -> Element {
    refused(seat, language).unwrap_or_else(|| super::record::stored(&seat.text()))
}

/// In the margin: to the list, and to either end.
fn ways(number: usize, talk: &Talk, page: u64, language: Language) -> Element {
    let last = pages(talk.messages.count(), PAGE) - 1;
    let way = |words: Phrase, route: &Route| {
        el("p").child(el("a").with("href", route.address()).child(words.said(language)))
    };
    let end = |page| Route::Talk(number, Place::Page(page));
    el("div")
        .child(way(words::ALL, &Route::Talks(0)))
        .children((page > 0).then(|| way(words::BEGINNING, &end(0))))
        .children((page < last).then(|| way(words::END, &end(last))))
}

fn through(number: usize, talk: &Talk, page: u64, language: Language) -> Option<Element> {
    let all = pages(talk.messages.count(), PAGE);
    let to = |page: u64| Route::Talk(number, Place::Page(page)).address();
    (all > 1).then(|| {
        pager(
            words::PAGES.said(language),
            (words::EARLIER.said(language), page.checked_sub(1).map(to)),
            frame::here(language, page + 1, all),
            (
                words::LATER.said(language),
                (page + 1 < all).then(|| to(page + 1)),
            ),
        )
    })
}

/// The messages, gathered into days.
fn said(records: &[Record], first: u64, here: Option<u64>, around: Around<'_>) -> Vec<Element> {
    let mut days: Vec<(String, Vec<Element>)> = Vec::new();
    for (number, record) in (first..).zip(records) {
        let text = record.text();
        let json = Json::parse(&text).unwrap_or(Json::Null);
        let received = json.text("received").unwrap_or_default();
        let drawn = match refused(record, around.language) {
            Some(refused) => el("article").class("said event").child(el("div")).child(refused),
            None => message(&text, &json, around),
        };
        let line = el("li").child(drawn);
        let line = if here == Some(number) {
            line.with("id", "here").with("tabindex", "-1")
        } else {
            line
        };
        let day = time::on(received);
        match days.last_mut() {
            Some((last, lines)) if *last == day => lines.push(line),
            _ => days.push((day.to_owned(), vec![line])),
        }
    }
    let days = days.into_iter().flat_map(|(day, lines)| {
        let day = time::full_day(around.language, &day);
        [
            el("h2").class("day").child(el("time").child(day)),
            el("ol").class("lines").children(lines),
        ]
    });
    days.collect()
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters
        .next()
        .map(|first| first.to_uppercase().chain(letters).collect())
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::tests::{copy, page as drawn, words as text_of};

    fn file(messages: usize) -> String {
        let said: Vec<String> = (1..=messages)
            .map(|n| {
                let day = 1 + n / 30;
                format!(r#"{{"id":"m{n}","received":"2026-11-{day:02}T10:00:00Z","author":{{"type":"user","userId":"other_bzqxbcdfghjklmnp"}},"content":{{"type":"text","text":"<{n}>"}}}}"#)
            })
            .collect();
        let talk = format!(
            r#"[{{"conversation":{{"id":"c","displayName":"Saturday"}},"participants":[{{"userId":"other_a"}},{{"userId":"me"}}],"messages":[{}]}}]"#,
            said.join(",")
        );
        copy(&[("conversations", &talk)])
    }

    #[test]
    fn pages_follow_one_another_and_lose_nothing() {
        let file = file(120);
        let pages =
            ["#/conversation/1", "#/conversation/1/2", "#/conversation/1/3"].map(|page| text_of(&file, page));
        for n in 1..=120 {
            let on: Vec<_> = pages
                .iter()
                .filter(|page| page.contains(&format!("<{n}>")))
                .collect();
            assert_eq!(on.len(), 1, "{n}");
        }
        assert!(pages[0].contains("Saturday") && pages[0].contains("120 messages."));
        assert!(pages[0].contains("Another participant BZQX"));
        assert!(text_of(&file, "#/conversation/1/4").contains("There is no such page"));
        assert!(text_of(&file, "#/conversation/2").contains("There is no such page"));
    }

    #[test]
    fn days_stand_above_their_messages() {
        let page = drawn(&file(40), &Route::of("#/conversation/1"), Language::En);
        let days: Vec<_> = page
            .all("h2")
            .into_iter()
            .filter(|h2| h2.attribute("class") == Some("day"))
            .collect();
        let days: Vec<_> = days.iter().map(|day| day.words()).collect();
        assert_eq!(days, ["Sunday 1 November 2026", "Monday 2 November 2026"]);
    }

    #[test]
    fn a_message_that_was_looked_for_is_marked_on_its_page() {
        let page = drawn(&file(120), &Route::of("#/conversation/1/m77"), Language::En);
        let marked: Vec<_> = page
            .all("li")
            .into_iter()
            .filter(|li| li.attribute("id") == Some("here"))
            .collect();
        assert_eq!(marked.len(), 1);
        assert!(marked[0].words().contains("<77>"));
    }

    #[test]
    fn a_conversation_without_messages_says_so() {
        assert!(text_of(&file(0), "#/conversation/1").contains("No message stands in this conversation."));
    }
}
