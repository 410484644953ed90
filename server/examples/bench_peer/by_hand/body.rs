//! What a message says, of every kind.

use maud::{Markup, html};
use serde_json::Value;

use super::words::bytes;

/// A member's text; nothing if it is none.
pub fn text<'v>(object: &'v Value, name: &str) -> &'v str {
    object[name].as_str().unwrap_or_default()
}

fn each<'v>(object: &'v Value, name: &str) -> &'v [Value] {
    object[name].as_array().map(Vec::as_slice).unwrap_or_default()
}

pub fn body(content: &Value) -> Markup {
    let words = match text(content, "text") {
        "" => text(content, "htmlText"),
        words => words,
    };
    let (items, fields) = (each(content, "items"), each(content, "fields"));
    let place = &content["coordinates"];
    html! {
        @if !words.is_empty() { p.text dir="auto" { (words) } }
        @if !text(content, "mediaUrl").is_empty() { (media(content)) }
        @if !items.is_empty() {
            ul.offer { @for item in items { (card(item)) } }
        }
        @if !fields.is_empty() {
            dl.ledger { @for field in fields { (answer(field)) } }
        }
        (buttons(each(content, "actions")))
        @if place.is_object() {
            p.place {
                @if content["location"].is_object() {
                    span dir="auto" { (text(&content["location"], "name")) ", " (text(&content["location"], "address")) }
                }
                " " span.data.small { (place["lat"]) ", " (place["long"]) }
            }
        }
        @if !content["template"].is_null() {
            pre.data tabindex="0" { (content["template"]) }
        }
        (kind(text(content, "type"), fields.len()))
    }
}

fn kind(kind: &str, fields: usize) -> Markup {
    html! {
        @match kind {
            "text" | "image" | "file" | "" => {},
            "carousel" => p.kind { "Shown as cards to swipe." },
            "list" => p.kind { "Shown as a list." },
            "form" => p.kind { "A form with " (fields) " questions." },
            "formResponse" => p.kind { "The answers to a form." },
            "location" => p.kind { "A place that was shared once. Nobody follows where you are." },
            "template" => p.kind { "A ready-made message of the channel’s, as it is stored." },
            other => p.kind { "Of a kind we have no words for: " (other) "." },
        }
    }
}

fn link(url: &str, words: &str) -> Markup {
    let web = url.starts_with("https://") || url.starts_with("http://");
    html! {
        @if web {
            a href=(url) rel="noopener noreferrer" target="_blank" { (words) }
        } @else {
            span { (words) " " span.data.small { (url) } }
        }
    }
}

fn media(content: &Value) -> Markup {
    let what = match text(content, "mediaType").split('/').next() {
        Some("image") => "picture",
        Some("video") => "film",
        Some("audio") => "sound",
        Some("text" | "application") => "document",
        _ => "file",
    };
    let name = match text(content, "altText") {
        "" => "Open",
        name => name,
    };
    html! {
        p {
            (link(text(content, "mediaUrl"), name)) " "
            span.kind {
                (what)
                @if let Some(size) = content["mediaSize"].as_u64() { ", " (bytes(size)) }
            }
        }
    }
}

fn card(item: &Value) -> Markup {
    let picture = text(item, "mediaUrl");
    html! {
        li {
            h3 dir="auto" { (item["title"].as_str().unwrap_or("without a name")) }
            @if let Some(description) = item["description"].as_str() { p dir="auto" { (description) } }
            @if !picture.is_empty() { p { (link(picture, "Picture")) } }
            (buttons(each(item, "actions")))
        }
    }
}

fn buttons(actions: &[Value]) -> Markup {
    html! {
        @if !actions.is_empty() {
            ul.buttons {
                @for action in actions {
                    @let words = text(action, "text");
                    li dir="auto" {
                        @match action["uri"].as_str() {
                            Some(uri) => (link(uri, words)),
                            None => (words),
                        }
                        @if let Some(amount) = action["amount"].as_i64() {
                            " · " (amount / 100) "." (format!("{:02}", amount % 100)) " " (text(action, "currency"))
                        }
                    }
                }
            }
        }
    }
}

fn answer(field: &Value) -> Markup {
    let named = |name: &str| {
        let labels = each(field, name).iter().map(|one| text(one, "label"));
        labels.collect::<Vec<_>>().join(", ")
    };
    let said = field["text"]
        .as_str()
        .or(field["email"].as_str())
        .map_or_else(|| named("select"), str::to_owned);
    let options = named("options");
    html! {
        div {
            dt dir="auto" { (text(field, "label")) }
            dd dir="auto" {
                @if said.is_empty() { span.soft { "Not answered" } } @else { (said) }
                @if !options.is_empty() { p.why { "To choose from: " (options) "." } }
            }
        }
    }
}
