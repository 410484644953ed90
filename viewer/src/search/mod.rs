//! Finds words in all messages, by one more pass over the file: a chunk at a time, in memory that does not grow with it.

mod filter;
mod fold;
mod terms;

use verify::structure::{Edge, Event, Scanner, Seen, Track, WATCHED};

pub use self::{
    filter::Filter,
    terms::{Piece, Terms},
};
use crate::{
    chunk::{Chunk, Keep},
    json::Json,
    page::By,
};

/// The most that is kept of what was found. More is counted.
pub const MOST: usize = 500;

/// Characters of a message that was found by what it is.
const BEGINNING: usize = 240;

/// A message that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Its conversation, counted from 0.
    pub talk: usize,
    /// Its place in it, counted from 0.
    pub number: u64,
    /// Who said it.
    pub by: By,
    /// When it was received, as it is stored.
    pub received: String,
    /// Over which channel, by the platform's name.
    pub source: String,
    /// What was said, around what was found.
    pub excerpts: Vec<Vec<Piece>>,
}

/// Where in the conversations the pass stands.
#[derive(Debug, Clone, Default)]
struct Here {
    talks: usize,
    messages: u64,
}

/// What is looked for.
#[derive(Debug)]
struct Asked {
    /// None: whatever the filter takes.
    terms: Option<Terms>,
    filter: Filter,
}

/// A search under way.
#[derive(Debug)]
pub struct Search {
    asked: Asked,
    scanner: Scanner,
    track: Track,
    keep: Keep,
    here: Here,
    found: Vec<Found>,
    count: u64,
    over: bool,
}

impl Search {
    /// Begins to look for what was typed, among what the filter takes; none if there is no word in it. Where nothing was
    /// typed, the filter has to ask for something.
    pub fn begin(typed: &str, filter: Filter) -> Option<Self> {
        let terms = Terms::of(typed);
        let asks = terms.is_some() || (typed.trim().is_empty() && filter.asks());
        asks.then(|| Self {
            asked: Asked { terms, filter },
            scanner: Scanner::new(WATCHED),
            track: Track::default(),
            keep: Keep::default(),
            here: Here::default(),
            found: Vec::new(),
            count: 0,
            over: false,
        })
    }

    /// The offset of the bytes that come next; none when everything was looked through.
    pub fn wants(&self) -> Option<u64> {
        (!self.over).then(|| self.scanner.position())
    }

    /// How many bytes were looked through.
    pub const fn done(&self) -> u64 {
        self.scanner.position()
    }

    /// How many messages were found.
    pub const fn count(&self) -> u64 {
        self.count
    }

    /// The first of them, in the file's order.
    pub fn found(&self) -> &[Found] {
        &self.found
    }

    /// Takes those bytes; none at all mean that the file ends there.
    pub fn push(&mut self, bytes: &[u8]) {
        if self.over {
            return;
        }
        let Self {
            asked,
            scanner,
            track,
            keep,
            here,
            found,
            count,
            over,
        } = self;
        let chunk = Chunk {
            bytes,
            at: scanner.position(),
        };
        let mut tell = |event: Event<'_>| match track.see(event) {
            Some(Seen::Element(Edge::From(_))) if track.talks() => here.next(),
            Some(Seen::Message(Edge::From(at))) => keep.begin(at),
            Some(Seen::Message(Edge::To(to))) => {
                if let Ok(bytes) = keep.end(to, chunk)
                    && let Some(find) = here.look(bytes, asked)
                {
                    *count += 1;
                    if found.len() < MOST {
                        found.push(find);
                    }
                }
                here.messages += 1;
            }
            _ => {}
        };
        let fine = scanner.push(bytes, &mut tell);
        keep.go_on(chunk);
        *over = fine.is_err() || bytes.is_empty();
    }
}

impl Here {
    fn next(&mut self) {
        *self = Self {
            talks: self.talks + 1,
            ..Self::default()
        };
    }

    fn look(&self, bytes: &[u8], asked: &Asked) -> Option<Found> {
        let text = String::from_utf8_lossy(bytes);
        let json = Json::parse(&text).filter(|json| asked.filter.takes(json))?;
        let mut texts = Vec::new();
        if let Some(content) = json.get("content") {
            read(content, &mut texts);
        }
        let excerpts = match &asked.terms {
            Some(terms) if !terms.are_in(&texts) => return None,
            Some(terms) => texts.iter().filter_map(|text| terms.excerpt(text)).collect(),
            None => texts
                .first()
                .map(|text| vec![beginning(text)])
                .into_iter()
                .collect(),
        };
        let source = json.at(&["source", "type"]).and_then(Json::as_text);
        Some(Found {
            talk: self.talks.checked_sub(1)?,
            number: self.messages,
            by: By::of(json.get("author")),
            received: json.text("received").unwrap_or_default().to_owned(),
            source: source.unwrap_or_default().to_owned(),
            excerpts,
        })
    }
}

/// As much of a text as is shown where no word was looked for.
fn beginning(text: &str) -> Piece {
    Piece {
        text: text.chars().take(BEGINNING).collect(),
        found: false,
    }
}

/// The members of a content, at any depth, that people read; as the portal has them.
const TEXTS: [&str; 7] = [
    "text",
    "title",
    "description",
    "altText",
    "label",
    "email",
    "address",
];

/// The texts of a message's content, its HTML where there is nothing else.
fn read<'j>(content: &'j Json<'_>, texts: &mut Vec<&'j str>) {
    within(content, false, false, texts);
    if texts.is_empty() {
        texts.extend(content.text("htmlText"));
    }
}

/// `shown`: whether a text here is one that people read; `named`: whether this is a place, whose name people read.
fn within<'j>(json: &'j Json<'_>, shown: bool, named: bool, texts: &mut Vec<&'j str>) {
    match json {
        Json::Text(text) if shown && !text.is_empty() => texts.push(text),
        Json::List(elements) => {
            for element in elements {
                within(element, shown, false, texts);
            }
        }
        Json::Object(members) => {
            for (name, value) in members {
                let shown = TEXTS.contains(&name.as_ref()) || (named && name == "name");
                within(value, shown, name == "location", texts);
            }
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;

    fn message(text: &str) -> String {
        json!({"author": {"type": "user", "userId": "other_bzqxbcdfghjklmnp"}, "content": {"type": "text", "text": text}})
            .to_string()
    }

    fn file(talks: &[Vec<String>]) -> String {
        let talks: Vec<String> = talks
            .iter()
            .map(|said| {
                format!(
                    r#"{{"conversation":{{"text":"berry"}},"participants":[{{"userId":"other_a"}}],"messages":[{}]}}"#,
                    said.join(",")
                )
            })
            .collect();
        format!(
            r#"{{"format":"rightsdesk.export/1","user":{{"text":"berry"}},"clients":[{{}},{{}}],"conversations":[{}],"requests":[]}}"#,
            talks.join(",")
        )
    }

    fn searched(file: &str, typed: &str, size: usize) -> Search {
        let mut search = Search::begin(typed, Filter::default()).unwrap();
        while let Some(at) = search.wants() {
            let at = usize::try_from(at).unwrap();
            search.push(&file.as_bytes()[at..(at + size).min(file.len())]);
        }
        search
    }

    fn places(search: &Search) -> Vec<(usize, u64)> {
        search
            .found()
            .iter()
            .map(|found| (found.talk, found.number))
            .collect()
    }

    /// Whoever reads a file to its end tells of all of it, also of what comes after a fault.
    #[test]
    fn after_a_fault_nothing_is_looked_through() {
        let whole = file(&[vec![
            message("a berry"),
            message("x"),
            message("berry two"),
            message("berry three"),
        ]]);
        for (file, count) in [(whole.replacen("\"x\"", "\"\u{1}\"", 1), 1), (whole, 3)] {
            let mut search = Search::begin("berry", Filter::default()).unwrap();
            for chunk in file.as_bytes().chunks(40) {
                search.push(chunk);
            }
            search.push(&[]);
            assert_eq!(search.count(), count);
        }
    }

    #[test]
    fn finds_messages_and_nothing_else() {
        let file = file(&[
            vec![message("Red Ferry"), message("a strawberry"), message("late")],
            vec![],
            vec![message("none"), message("Berry and FÉRRY")],
        ]);
        let found = searched(&file, "berry", 50);
        assert_eq!(places(&found), [(0, 1), (2, 1)]);
        assert_eq!(found.count(), 2);
        assert_eq!(found.found()[0].by, By::Other("BZQX".to_owned()));
        assert_eq!(places(&searched(&file, "ferry", 50)), [(0, 0), (2, 1)]);
        assert_eq!(places(&searched(&file, "ferry berry", 50)), [(2, 1)]);
        assert!(places(&searched(&file, "zeppelin", 50)).is_empty());
    }

    #[test]
    fn a_filter_narrows_down_and_can_be_asked_alone() {
        let sent = |day: u8, text: &str| {
            format!(
                r#"{{"received":"2026-11-0{day}T10:00:00Z","content":{{"type":"text","text":"{text}"}}}}"#
            )
        };
        let file = file(&[vec![
            sent(1, "berry"),
            sent(2, "berry"),
            sent(3, "x"),
            message("berry"),
        ]]);
        let found = |typed: &str, from: &str| {
            let from = from.to_owned();
            let mut search = Search::begin(
                typed,
                Filter {
                    from,
                    ..Filter::default()
                },
            )?;
            search.push(file.as_bytes());
            Some(places(&search))
        };
        assert_eq!(found("berry", "2026-11-02").unwrap(), [(0, 1)]);
        assert_eq!(found(" ", "2026-11-02").unwrap(), [(0, 1), (0, 2)]);
        assert_eq!(found("()", "2026-11-02"), None);
        assert_eq!(found("", ""), None);
    }

    #[test]
    fn looks_through_what_people_read() {
        let content = r#"{"type":"carousel","text":"One \u00e9","htmlText":"<b>No</b>","payload":"NO","mediaUrl":"https://NO","items":[{"title":"Two","description":"Three","actions":[{"type":"link","text":"Four","uri":"https://NO"}]}],"fields":[{"name":"NO","label":"Five","text":"Six","email":"Seven"}],"location":{"name":"Ten","address":"Eleven"},"altText":"Twelve","unknown":{"text":["Thirteen",7,null]}}"#;
        let json = Json::parse(content).unwrap();
        let mut texts = Vec::new();
        read(&json, &mut texts);
        assert_eq!(
            texts,
            [
                "One é", "Two", "Three", "Four", "Five", "Six", "Seven", "Ten", "Eleven", "Twelve",
                "Thirteen"
            ]
        );
        let html = Json::parse(r#"{"htmlText":"<b>Hi</b>"}"#).unwrap();
        let mut texts = Vec::new();
        read(&html, &mut texts);
        assert_eq!(texts, ["<b>Hi</b>"]);
    }

    #[test]
    fn what_is_found_beyond_the_most_is_counted() {
        let all: Vec<String> = (0..MOST + 7).map(|n| message(&format!("berry {n}"))).collect();
        let found = searched(&file(&[all]), "berry", 4_096);
        assert_eq!((found.count(), found.found().len()), (MOST as u64 + 7, MOST));
    }

    #[test]
    fn a_damaged_file_is_looked_through_as_far_as_it_goes() {
        let file = file(&[vec![message("berry"), message("berry"), message("berry")]]);
        let cut = file.rfind("berry").unwrap();
        assert_eq!(searched(&file[..cut], "berry", 30).count(), 2);
        let broken = file.replacen("\"requests\"", "requests", 1);
        assert_eq!(searched(&broken, "berry", 30).count(), 3);
    }

    proptest! {
        #[test]
        fn borders_make_no_difference(words in prop::collection::vec("[a-c]{1,3}( [a-c]{1,3}){0,3}", 0..30), typed in "[a-c]{1,2}", size in 1_usize..90) {
            let said: Vec<String> = words.iter().map(|text| message(text)).collect();
            let file = file(&[said]);
            let expected: Vec<(usize, u64)> = (0..).zip(&words).filter(|(_, text)| text.contains(&typed)).map(|(number, _)| (0, number)).collect();
            prop_assert_eq!(places(&searched(&file, &typed, size)), expected);
        }
    }
}
