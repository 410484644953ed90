//! A search, from its address and back, and what it found.

use std::ops::Range;

use desk::{Found, FoundIn, Order, Typed};
use domain::{
    record::{self, Conversation, Message},
    search::{By, Kind, Query, gist},
};
use jiff::civil::Date;

use super::{cursor::written, names::Names};
use crate::{
    api::Problem,
    pages::search_at,
    view::{Asked, Find, Outcome, Piece, Search},
};

/// The page.
pub(in crate::api) const SEARCH: &str = "/me/search";

/// How many texts of a message are shown.
const TEXTS: usize = 3;
/// How many bytes of a text are shown, and how many of them before what was found.
const SHOWN: usize = 320;
const BEFORE: usize = 80;

/// Whether an address asks for the oldest first.
///
/// # Errors
///
/// [`Problem::NotFound`] if it asks for anything else.
pub(in crate::api) fn is_oldest(order: Option<&str>) -> Result<bool, Problem> {
    match order {
        None | Some("newest") => Ok(false),
        Some("oldest") => Ok(true),
        Some(_) => Err(Problem::NotFound),
    }
}

/// What an address asks for.
///
/// # Errors
///
/// [`Problem::NotFound`] if it is none that a form of ours makes.
pub(in crate::api) fn asked(asked: &Asked) -> Result<desk::Asked, Problem> {
    fn read<T>(text: Option<&String>, read: impl Fn(&str) -> Option<T>) -> Result<Option<T>, Problem> {
        text.map(|text| read(text).ok_or(Problem::NotFound)).transpose()
    }
    let day = |text: &str| {
        text.parse::<Date>()
            .ok()
            .filter(|_| text.len() == "2026-11-23".len())
    };
    Ok(desk::Asked {
        kept: asked.q.clone(),
        channel: read(asked.channel.as_ref(), |name| {
            is_channel(name).then(|| name.to_owned())
        })?,
        kind: read(asked.kind.as_ref(), Kind::of_name)?,
        by: read(asked.by.as_ref(), By::of_name)?,
        from: read(asked.from.as_ref(), day)?,
        to: read(asked.to.as_ref(), day)?,
        order: if asked.oldest {
            Order::Oldest
        } else {
            Order::Newest
        },
        after: read(asked.after.as_ref(), |key| key.parse().ok())?,
    })
}

fn is_channel(name: &str) -> bool {
    (1..=64).contains(&name.len())
        && name
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b":._-".contains(&byte))
}

/// The address of what is asked.
pub(in crate::api) fn search_address(asked: &Asked) -> String {
    search_at(asked, None)
}

/// From what the desk found.
pub(in crate::api) fn search(found: Found, asked: Asked) -> Search {
    let Found {
        typed,
        query,
        mut channels,
        messages,
        talks,
        aliases,
        next,
    } = found;
    if let Some(channel) = asked
        .channel
        .as_ref()
        .filter(|channel| !channels.contains(channel))
    {
        channels.push(channel.clone());
    }
    let names: Vec<_> = talks
        .iter()
        .map(|talk| Names::new(&talk.participants, &aliases))
        .collect();
    let finds = messages
        .iter()
        .map(|(place, talk, data)| find(data, written(place), &query, &talks[*talk], &names[*talk]));
    let finds = finds.collect();
    let narrowed = [&asked.channel, &asked.kind, &asked.by, &asked.from, &asked.to]
        .iter()
        .any(|field| field.is_some());
    let outcome = match &typed {
        Typed::Nothing if !narrowed => Outcome::Nothing,
        Typed::Forgotten => Outcome::Forgotten,
        Typed::Words(_) if query.is_empty() => Outcome::NoWords,
        Typed::Nothing | Typed::Words(_) => Outcome::Looked,
    };
    let typed = match typed {
        Typed::Words(words) => Some(words),
        Typed::Nothing | Typed::Forgotten => None,
    };
    Search {
        asked,
        typed,
        outcome,
        channels,
        finds,
        next: next.map(|key| key.to_string()),
    }
}

fn find(data: &str, place: String, query: &Query, talk: &FoundIn, names: &Names<'_>) -> Find {
    let message: Message = record::parse(data);
    let conversation: Conversation = record::parse(&talk.talk.data);
    let shared = names.all().len() > 1;
    Find {
        by: names.by(&message.author),
        source: message.source.kind,
        received: message.received,
        kind: message.content.kind,
        excerpts: excerpts(data, query),
        conversation: (talk.talk.id.to_string(), conversation.display_name, shared),
        place,
    }
}

/// The texts in which something was found, each cut to what is around it; without any, the first text.
fn excerpts(data: &str, query: &Query) -> Vec<Vec<Piece>> {
    let mut texts: Vec<(String, Vec<Range<usize>>)> = Vec::new();
    gist(data, |text| texts.push((text.to_owned(), query.marks(text))));
    if texts.iter().any(|(_, marks)| !marks.is_empty()) {
        texts.retain(|(_, marks)| !marks.is_empty());
        texts.truncate(TEXTS);
    } else {
        texts.truncate(1);
    }
    texts.iter().map(|(text, marks)| pieces(text, marks)).collect()
}

fn pieces(text: &str, marks: &[Range<usize>]) -> Vec<Piece> {
    let first = marks.first().map_or(0, |mark| mark.start);
    let from = if first <= BEFORE {
        0
    } else {
        word_after(text, first - BEFORE).min(first)
    };
    let to = if text.len() - from <= SHOWN {
        text.len()
    } else {
        word_before(text, from + SHOWN)
    };
    let mut pieces = Vec::new();
    let mut add = |text: &str, found: bool| {
        if !text.is_empty() {
            pieces.push(Piece {
                text: text.to_owned(),
                found,
            });
        }
    };
    if from > 0 {
        add("… ", false);
    }
    let mut at = from;
    for mark in marks.iter().filter(|mark| mark.start >= from && mark.start < to) {
        // What was found may be longer than what is shown.
        let end = mark.end.min(to);
        add(&text[at..mark.start], false);
        add(&text[mark.start..end], true);
        at = end;
    }
    add(&text[at..to], false);
    if to < text.len() {
        add(" …", false);
    }
    pieces
}

/// Where the next word begins, or if there is none near, the next letter.
fn word_after(text: &str, at: usize) -> usize {
    let at = (at..text.len())
        .find(|&at| text.is_char_boundary(at))
        .unwrap_or(text.len());
    let space = text[at..]
        .char_indices()
        .take(20)
        .find(|(_, letter)| letter.is_whitespace());
    space.map_or(at, |(space, letter)| at + space + letter.len_utf8())
}

/// Where the word before ends, or if there is none near, the letter.
fn word_before(text: &str, at: usize) -> usize {
    let at = (0..=at.min(text.len()))
        .rev()
        .find(|&at| text.is_char_boundary(at))
        .unwrap_or(0);
    let near = text[..at].char_indices().rev().take(20);
    near.into_iter()
        .find(|(_, letter)| letter.is_whitespace())
        .map_or(at, |(space, _)| space)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str, typed: &str) -> String {
        let query = Query::parse(typed);
        let piece = |piece: Piece| {
            if piece.found {
                format!("[{}]", piece.text)
            } else {
                piece.text
            }
        };
        pieces(text, &query.marks(text)).into_iter().map(piece).collect()
    }

    #[test]
    fn a_short_text_is_shown_whole_and_a_long_one_around_what_was_found() {
        assert_eq!(shown("A refund, please", "refund"), "A [refund], please");
        assert_eq!(shown("Nothing here", "refund"), "Nothing here");
        let long = format!("{}refund {}", "before ".repeat(100), "after ".repeat(100));
        let around = shown(&long, "refund");
        assert!(
            around.starts_with("… before ") && around.ends_with("after …"),
            "{around}"
        );
        assert!(around.contains("[refund]") && around.len() < 400, "{around}");
        let dense = format!("{}東京{}", "字".repeat(300), "字".repeat(300));
        assert!(shown(&dense, "東京").contains("[東京]"));
        assert!(shown(&"x".repeat(10_000), "refund").len() < 400);
        let endless = shown(&"x".repeat(10_000), "xxx");
        assert!(
            endless.starts_with("[xxx") && endless.ends_with("x] …") && endless.len() < 400,
            "{endless}"
        );
    }

    #[test]
    fn texts_in_which_nothing_was_found_are_left_out() {
        let data = r#"{"content":{"text":"One ferry","items":[{"title":"Two"},{"title":"A ferry"}]}}"#;
        let found = |typed: &str| excerpts(data, &Query::parse(typed)).len();
        assert_eq!((found("ferry"), found("two"), found("")), (2, 1, 1));
        assert_eq!(excerpts("{}", &Query::parse("ferry")), Vec::<Vec<Piece>>::new());
    }

    #[test]
    fn an_address_that_no_form_makes_is_not_there() {
        let good = Asked {
            q: Some("anything".into()),
            channel: Some("api:conversations".into()),
            kind: Some("picture".into()),
            by: Some("me".into()),
            from: Some("2026-10-30".into()),
            to: Some("2026-10-31".into()),
            oldest: true,
            after: Some("-7".into()),
        };
        assert!(asked(&good).is_ok());
        let bad = |change: fn(&mut Asked)| {
            let mut bad = good.clone();
            change(&mut bad);
            assert_eq!(asked(&bad), Err(Problem::NotFound), "{bad:?}");
        };
        bad(|asked| asked.channel = Some(String::new()));
        bad(|asked| asked.channel = Some("a b".into()));
        bad(|asked| asked.kind = Some("poem".into()));
        bad(|asked| asked.by = Some("you".into()));
        bad(|asked| asked.from = Some("yesterday".into()));
        bad(|asked| asked.from = Some("20261030".into()));
        bad(|asked| asked.to = Some("2026-02-30".into()));
        bad(|asked| asked.after = Some("seven".into()));
        bad(|asked| asked.after = Some("99999999999999999999".into()));
        assert_eq!(is_oldest(Some("best")), Err(Problem::NotFound));
    }
}
