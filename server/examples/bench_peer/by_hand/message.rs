//! One message: who, when, what was said, and every value that is stored with it.

use domain::others::Aliases;
use jiff::{Timestamp, tz::Offset};
use maud::{Markup, html};
use serde_json::Value;

use super::{
    body::{body, text},
    words,
};

/// Who sits in the conversation: others go by a letter, in the order of their seats.
pub struct Names<'a> {
    aliases: &'a Aliases,
    others: Vec<String>,
}

impl<'a> Names<'a> {
    pub fn of(seats: &[String], aliases: &'a Aliases) -> Self {
        let users = seats.iter().filter_map(|seat| {
            let seat: Value = serde_json::from_str(seat).ok()?;
            seat["userId"].as_str().map(str::to_owned)
        });
        Self {
            aliases,
            others: users.filter(|user| !aliases.is_owner(user)).collect(),
        }
    }

    pub fn between(&self) -> String {
        match self.others.len() {
            0 => String::new(),
            1 => " Between us, you and one other person.".to_owned(),
            n => format!(" Between us, you and {n} other people."),
        }
    }

    /// The name, and the class of the line.
    fn author<'v>(&self, author: &'v Value, business: &'v str) -> (std::borrow::Cow<'v, str>, &'static str) {
        let is = |subtype: &str| {
            author["subtypes"]
                .as_array()
                .is_some_and(|all| all.iter().any(|one| one == subtype))
        };
        match (author["type"].as_str(), author["userId"].as_str()) {
            (Some("user"), Some(user)) if self.aliases.is_owner(user) => ("You".into(), "said you"),
            (Some("user"), user) => {
                let seat = self.others.iter().position(|other| Some(other.as_str()) == user);
                let letter = seat.and_then(|at| ('A'..='Z').nth(at));
                let name = letter.map_or("Somebody who has left".into(), |at| {
                    format!("Another participant {at}").into()
                });
                (name, "said other")
            }
            _ if is("bot") || is("AI") => (
                author["displayName"].as_str().unwrap_or("A program").into(),
                "said",
            ),
            _ if is("agent") => ("A member of staff".into(), "said"),
            _ => (business.into(), "said"),
        }
    }
}

pub fn message(received: Timestamp, data: &str, names: &Names<'_>, business: &str) -> Markup {
    let message: Value = serde_json::from_str(data).unwrap_or_default();
    let (author, class) = names.author(&message["author"], business);
    let deleted = message["deleted"] == true;
    let event = message["activity"]["type"].as_str();
    let class = if deleted || event.is_some() {
        "said event"
    } else {
        class
    };
    let program = class == "said" && text(&message["author"], "displayName") == author;
    let quoted = &message["quotedMessage"];
    html! {
        article class=(class) {
            p.by {
                b dir="auto" { (author) } " "
                time datetime=(text(&message, "received")) {
                    (Offset::UTC.to_datetime(received).strftime("%-I.%M %P UTC"))
                }
                @if program { " · a program" }
                @if let Some(source) = message["source"]["type"].as_str() { " · " (words::source(source)) }
            }
            div.words {
                @if quoted.is_object() { (quotation(quoted, names, business)) }
                @if deleted {
                    p { "This message was deleted. Only its time and its place are left." }
                } @else if let Some(event) = event {
                    p dir="auto" { (happened(event)) }
                } @else {
                    (body(&message["content"]))
                }
                details.behind {
                    (stored_under_a_summary(&message))
                }
            }
        }
    }
}

fn quotation(quoted: &Value, names: &Names<'_>, business: &str) -> Markup {
    let message = &quoted["message"];
    let (author, _) = names.author(&message["author"], business);
    html! {
        blockquote {
            p dir="auto" {
                @match message["content"]["text"].as_str() {
                    Some(text) => (text),
                    None => "A message without words.",
                }
            }
            cite { "In answer to " @if author == "You" { "you" } @else { (author) } }
        }
    }
}

fn happened(event: &str) -> &str {
    match event {
        "ticket:closed" => "The case was closed.",
        "ticket:transfer:email" => "The conversation was carried on by email.",
        "conversation:endedByUser" => "You ended the conversation.",
        other => other,
    }
}

fn stored_under_a_summary(record: &Value) -> Markup {
    let values = leaves(record);
    html! {
        summary { "As stored: " (values.len()) " values" }
        (table(&values))
    }
}

/// Every value of a record under its technical name.
pub fn stored(record: &Value) -> Markup {
    table(&leaves(record))
}

fn table(values: &[(String, Option<String>)]) -> Markup {
    html! {
        table.table.stored {
            caption { "As stored: " (values.len()) " values, under the names our systems use" }
            thead { tr { th scope="col" { "Field" } th scope="col" { "Value" } } }
            tbody {
                @for (path, value) in values {
                    tr {
                        th.data scope="row" { (path) }
                        td.data dir="auto" {
                            @match value {
                                Some(value) => (value),
                                None => span.soft { "empty" },
                            }
                        }
                    }
                }
            }
        }
    }
}

fn leaves(record: &Value) -> Vec<(String, Option<String>)> {
    let mut found = Vec::new();
    walk(record, &mut String::new(), &mut found);
    found
}

fn walk(value: &Value, path: &mut String, found: &mut Vec<(String, Option<String>)>) {
    let length = path.len();
    let mut below = |name: &str, value: &Value| {
        if length > 0 {
            path.push('.');
        }
        path.push_str(name);
        walk(value, path, found);
        path.truncate(length);
    };
    match value {
        Value::Object(members) if !members.is_empty() => {
            for (name, value) in members {
                below(name, value);
            }
        }
        Value::Array(items) if !items.is_empty() => {
            for (at, value) in items.iter().enumerate() {
                below(&at.to_string(), value);
            }
        }
        Value::String(text) => found.push((path.clone(), Some(text.clone()).filter(|text| !text.is_empty()))),
        Value::Null | Value::Object(_) | Value::Array(_) => found.push((path.clone(), None)),
        other => found.push((path.clone(), Some(other.to_string()))),
    }
}
