//! The values of a record: those the register of fields has a word for as a ledger, the others as a table.

use domain::inventory::{describe, is_described};
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
        (as_stored(kind, &others))
    }
}

/// Everything that is stored with a message besides what it says, closed at first, and where one says that it is `wrong`.
pub fn behind(values: &[Leaf], wrong: Option<&str>) -> Markup {
    html! {
        @if !values.is_empty() {
            details.behind {
                summary { "Also stored: " (counted(values.len() as u64, "value")) }
                (as_stored("message", values))
                @if let Some(wrong) = wrong { p { a href=(wrong) { "Something is wrong here" } } }
            }
        }
    }
}

/// What nobody has described stands apart.
fn as_stored(kind: &str, values: &[Leaf]) -> Markup {
    let (described, others): (Vec<&Leaf>, Vec<&Leaf>) = values
        .iter()
        .partition(|(path, _)| is_described(&format!("{kind}.{path}")));
    html! {
        @if !described.is_empty() { (table("As stored: ", &described, "")) }
        @if !others.is_empty() {
            (table("Not described by anybody yet: ", &others, ", and kept, copied and deleted like the rest"))
        }
    }
}

fn table(before: &str, values: &[&Leaf], after: &str) -> Markup {
    html! {
        table.table.stored {
            caption { (before) (counted(values.len() as u64, "value")) ", under the names our systems use" (after) }
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
