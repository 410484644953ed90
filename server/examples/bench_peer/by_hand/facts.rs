//! The values of a record: those the register of fields has a word for as a ledger, the others as a table.

use domain::inventory::describe;
use jiff::Timestamp;
use maud::{Markup, html};

use super::{
    body::{is_web, link},
    leaves::{Leaf, leaves},
    words::{clock, counted, day},
};

/// All of a record of this kind.
pub fn facts(kind: &str, record: &str) -> Markup {
    let mut known = Vec::new();
    let mut others = Vec::new();
    for (path, value) in leaves(record) {
        match describe(&format!("{kind}.{path}")) {
            Some(field) => known.push((field.label.en, path, value)),
            None => others.push((path, value)),
        }
    }
    html! {
        @if known.is_empty() && others.is_empty() { p.soft { "Nothing is stored here." } }
        @if !known.is_empty() {
            dl.ledger {
                @for (label, path, value) in &known {
                    div {
                        dt { (label) small.data { (path) } }
                        dd dir="auto" {
                            (in_words(value.as_deref().unwrap_or_default()))
                            @if let Some(why) = why(path) { p.why { (why) } }
                        }
                    }
                }
            }
        }
        @if !others.is_empty() { (table(&others)) }
    }
}

/// Everything that is stored with a message, closed at first.
pub fn behind(message: &str) -> Markup {
    let values = leaves(message);
    html! {
        @if !values.is_empty() {
            details.behind {
                summary { "As stored: " (counted(values.len() as u64, "value")) }
                (table(&values))
            }
        }
    }
}

fn table(values: &[Leaf]) -> Markup {
    html! {
        table.table.stored {
            caption { "As stored: " (counted(values.len() as u64, "value")) ", under the names our systems use" }
            thead { tr { th scope="col" { "Field" } th scope="col" { "Value" } } }
            tbody {
                @for (path, value) in values {
                    tr {
                        th.data scope="row" {
                            // A long path may break after its dots.
                            @if path.len() <= 24 {
                                (path)
                            } @else {
                                @for part in path.split_inclusive('.') { (part) wbr; }
                            }
                        }
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

fn in_words(value: &str) -> Markup {
    html! {
        @match value {
            "" => span.soft { "empty" },
            "true" => "Yes",
            "false" => "No",
            url if is_web(url) => (link(url, url)),
            value => {
                @match value.parse::<Timestamp>() {
                    Ok(at) => time datetime=(value) { (day(at)) ", " (clock(at)) },
                    Err(_) => (value),
                }
            },
        }
    }
}

/// What explains a value, where its name does not.
fn why(path: &str) -> Option<&'static str> {
    match path {
        "businessLastRead" | "lastRead" => {
            Some("Everything up to this moment had been opened. Not who opened it.")
        }
        _ if path.starts_with("activeSwitchboard") || path.starts_with("pendingSwitchboard") => {
            Some("A conversation is passed between a program and people; this is where it stood last.")
        }
        _ => None,
    }
}
