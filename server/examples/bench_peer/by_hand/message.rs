//! One message: who, when, what was said, and every value that is stored with it.

use std::borrow::Cow;

use desk::Place;
use domain::others::{self, Aliases};
use maud::{Markup, html};
use serde_json::Value;

use super::{
    body::{WORDS, body, text},
    facts::behind,
    stored::Stored,
    words::{self, clock},
};

const QUOTED: [&str; 2] = [
    "quotedMessage.message.content.text",
    "quotedMessage.message.content.altText",
];

/// Where somebody says what is wrong in a message.
const WRONG: &str = "/me/requests/new/correction/words";

const DELETED: &str = "This message was deleted. Only its time and its place are left.";

/// Who sits in the conversation.
pub struct Names<'a> {
    aliases: &'a Aliases,
    others: usize,
    own: Vec<&'a str>,
}

/// Who wrote.
struct Author<'v> {
    name: Cow<'v, str>,
    /// The class of the line.
    class: &'static str,
    /// What else is said of them.
    rank: Option<&'static str>,
}

impl<'a> Names<'a> {
    pub fn of(seats: &'a [String], aliases: &'a Aliases) -> Self {
        let (mut others, mut own) = (0, Vec::new());
        for seat in seats {
            let record: Value = serde_json::from_str(seat).unwrap_or_default();
            match record["userId"].as_str() {
                Some(user) if aliases.is_owner(user) => own.push(seat.as_str()),
                _ => others += 1,
            }
        }
        Self { aliases, others, own }
    }

    pub fn between(&self) -> String {
        match self.others {
            0 => String::new(),
            1 => " Between us, you and one other person.".to_owned(),
            n => format!(" Between us, you and {n} other people."),
        }
    }

    /// The person's own seats, as they are stored.
    pub fn own(&self) -> &[&'a str] {
        &self.own
    }

    fn author<'v>(&self, author: &'v Value, business: &'v str) -> Author<'v> {
        let is = |subtype: &str| {
            author["subtypes"]
                .as_array()
                .is_some_and(|all| all.iter().any(|one| one == subtype))
        };
        let person = |name: Cow<'v, str>, class| Author {
            name,
            class,
            rank: None,
        };
        let (role, rank) = match (author["type"].as_str(), author["userId"].as_str()) {
            (Some("user"), Some(user)) if self.aliases.is_owner(user) => {
                return person("You".into(), "said you");
            }
            (Some("user"), user) => {
                let label = user.and_then(others::label);
                let name = label.map_or("Somebody else".into(), |label| {
                    format!("Another participant {label}").into()
                });
                return person(name, "said other");
            }
            _ if is("bot") || is("AI") => ("A program", "a program"),
            _ if is("agent") => ("A member of staff", "a member of staff"),
            _ => (business, "for the business"),
        };
        let named = author["displayName"].as_str();
        Author {
            name: named.unwrap_or(role).into(),
            class: "said",
            rank: named.map(|_| rank),
        }
    }
}

pub fn message(place: &Place, data: &str, talk: &str, names: &Names<'_>, business: &str) -> Markup {
    let message: Value = serde_json::from_str(data).unwrap_or_default();
    let author = names.author(&message["author"], business);
    let deleted = message["deleted"] == true;
    let event = message["activity"]["type"].as_str();
    let class = if deleted || event.is_some() {
        "said event"
    } else {
        author.class
    };
    let quoted = &message["quotedMessage"];
    let wrong = (author.class != "said other" && !deleted)
        .then(|| format!("{WRONG}?conversation={talk}&message={}", place.message));
    let mut stored = Stored::of(data);
    html! {
        article class=(class) {
            p.by {
                b dir="auto" data-field=[stored.one("author.displayName", &author.name)] { (author.name) } " "
                @let at = text(&message, "received");
                time datetime=(at) data-field=[stored.one("received", at)] { (clock(place.received)) }
                @if let Some(rank) = author.rank { " · " (rank) }
                @if let Some(source) = message["source"]["type"].as_str() { " · " (words::source(source)) }
            }
            div.words {
                @if quoted.is_object() { (quotation(quoted, names, business, &mut stored)) }
                @if deleted {
                    p { (DELETED) }
                } @else if let Some(event) = event {
                    @let words = happened(event, &author, &message["content"]);
                    p dir="auto" data-field=[stored.said(&WORDS, &words)] { (words) }
                } @else {
                    (body(&message["content"], data, &mut stored))
                }
                (behind(&stored.rest(), wrong.as_deref()))
            }
        }
    }
}

fn quotation(quoted: &Value, names: &Names<'_>, business: &str, stored: &mut Stored) -> Markup {
    let message = &quoted["message"];
    let (text, to): (Cow<'_, str>, Cow<'_, str>) = if !message.is_object() {
        let text = match quoted["externalMessageId"].as_str() {
            Some(id) => format!("Message {id}, which is not stored here.").into(),
            None => "A message that is not stored here.".into(),
        };
        (text, "another message".into())
    } else if message["deleted"] == true {
        (DELETED.into(), "another message".into())
    } else {
        let author = names.author(&message["author"], business);
        (quoted_words(&message["content"]), within(author.name))
    };
    html! {
        blockquote {
            p dir="auto" data-field=[stored.said(&QUOTED, &text)] { (text) }
            cite { "In answer to " (to) }
        }
    }
}

fn quoted_words(content: &Value) -> Cow<'_, str> {
    let words = content["text"].as_str().or(content["altText"].as_str());
    match (words, text(content, "type")) {
        (Some(words), _) if !words.is_empty() => words.into(),
        (_, "image") => "A picture.".into(),
        (_, "file") => "A file.".into(),
        (_, "") => "A message without words.".into(),
        (_, other) => format!("A message of the kind “{other}”.").into(),
    }
}

/// A name within a sentence.
fn within(name: Cow<'_, str>) -> Cow<'_, str> {
    match name.strip_prefix('A') {
        _ if name == "You" => "you".into(),
        Some(rest) if rest.starts_with(' ') || rest.starts_with("nother ") => format!("a{rest}").into(),
        _ => name,
    }
}

fn happened<'v>(event: &str, by: &Author<'_>, content: &'v Value) -> Cow<'v, str> {
    match (super::body::words(content), event) {
        ("", "ticket:closed") => "The case was closed.".into(),
        ("", "ticket:transfer:email") => "The conversation was carried on by email.".into(),
        // The business says that somebody did, and not who.
        ("", "conversation:endedByUser") if by.class == "said" => "The conversation was ended.".into(),
        ("", "conversation:endedByUser") => format!("{} ended the conversation.", by.name).into(),
        ("", other) => format!("Something happened that we have no words for: {other}.").into(),
        (words, _) => words.into(),
    }
}
