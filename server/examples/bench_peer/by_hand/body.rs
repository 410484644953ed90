//! What a message says, of every kind.

use maud::{Markup, html};
use serde::Deserialize;
use serde_json::{Value, value::RawValue};

use super::{
    stored::Stored,
    words::{bytes, counted, joint, price},
};

/// Where a message's words may be stored.
pub const WORDS: [&str; 3] = ["content.text", "content.htmlText", "content.markdownText"];

/// A member's text; nothing if it is none.
pub fn text<'v>(object: &'v Value, name: &str) -> &'v str {
    object[name].as_str().unwrap_or_default()
}

fn each<'v>(object: &'v Value, name: &str) -> &'v [Value] {
    object[name].as_array().map(Vec::as_slice).unwrap_or_default()
}

/// What a message says in words.
pub fn words(content: &Value) -> &str {
    match text(content, "text") {
        "" => text(content, "htmlText"),
        words => words,
    }
}

/// `data` is the message's own text: a template and a place's degrees are shown as they are stored.
pub fn body(content: &Value, data: &str, stored: &mut Stored) -> Markup {
    let words = words(content);
    let (items, fields, actions) = (
        each(content, "items"),
        each(content, "fields"),
        each(content, "actions"),
    );
    let url = text(content, "mediaUrl");
    let located = is_located(content);
    let at = has_degrees(content).then(|| degrees(data)).flatten();
    let template = (!content["template"].is_null()).then(|| template(data)).flatten();
    let silent = words.is_empty()
        && url.is_empty()
        && items.is_empty()
        && fields.is_empty()
        && actions.is_empty()
        && !located
        && template.is_none();
    html! {
        @if !words.is_empty() { p.text dir="auto" data-field=[stored.said(&WORDS, words)] { (words) } }
        @if silent { p.soft { "No words are stored with this message." } }
        @if !url.is_empty() { (media(content, stored)) }
        @if !items.is_empty() {
            ul.offer {
                @for (n, item) in items.iter().enumerate() { (card(&format!("content.items.{n}"), item, stored)) }
            }
        }
        @if !fields.is_empty() {
            dl.ledger {
                @for (n, field) in fields.iter().enumerate() {
                    (answer(&format!("content.fields.{n}"), field, stored))
                }
            }
        }
        (buttons("content.actions", actions, stored))
        @if located { (place(content, at, stored)) }
        @if let Some(template) = template {
            pre.data tabindex="0" data-field=[stored.shown("content.template")] { (template) }
        }
        (kind(text(content, "type"), fields.len()))
    }
}

fn template(data: &str) -> Option<&str> {
    #[derive(Deserialize)]
    struct Message<'a> {
        #[serde(borrow)]
        content: Content<'a>,
    }
    #[derive(Deserialize)]
    struct Content<'a> {
        #[serde(borrow)]
        template: &'a RawValue,
    }
    let message: Message<'_> = serde_json::from_str(data).ok()?;
    Some(message.content.template.get())
}

/// What of the place has a name.
fn named_place(content: &Value) -> Vec<(&'static str, &str)> {
    let location = &content["location"];
    let mut named = vec![
        ("content.location.name", text(location, "name")),
        ("content.location.address", text(location, "address")),
    ];
    named.retain(|(_, part)| !part.is_empty());
    named
}

fn has_degrees(content: &Value) -> bool {
    let at = &content["coordinates"];
    !at["lat"].is_null() && !at["long"].is_null()
}

fn is_located(content: &Value) -> bool {
    !named_place(content).is_empty() || has_degrees(content)
}

fn degrees(data: &str) -> Option<[&str; 2]> {
    #[derive(Deserialize)]
    struct Message<'a> {
        #[serde(borrow)]
        content: Content<'a>,
    }
    #[derive(Deserialize)]
    struct Content<'a> {
        #[serde(borrow)]
        coordinates: Coordinates<'a>,
    }
    #[derive(Deserialize)]
    struct Coordinates<'a> {
        #[serde(borrow)]
        lat: &'a RawValue,
        #[serde(borrow)]
        long: &'a RawValue,
    }
    let message: Message<'_> = serde_json::from_str(data).ok()?;
    let at = message.content.coordinates;
    Some([at.lat.get(), at.long.get()])
}

fn place(content: &Value, at: Option<[&str; 2]>, stored: &mut Stored) -> Markup {
    let named = named_place(content);
    html! {
        p.place {
            @if !named.is_empty() {
                span dir="auto" {
                    @for (n, (field, part)) in named.iter().enumerate() {
                        @if n > 0 { ", " }
                        (piece(&[*field], part, stored))
                    }
                }
            }
            @if let Some([lat, long]) = at {
                " "
                span.data.small {
                    span data-field=[stored.shown("content.coordinates.lat")] { (lat) } ", "
                    span data-field=[stored.shown("content.coordinates.long")] { (long) }
                }
            }
        }
    }
}

/// A text that is stored in one of these fields, or in none.
fn piece(fields: &[&str], text: &str, stored: &mut Stored) -> Markup {
    html! { span data-field=[stored.said(fields, text)] { (text) } }
}

fn kind(kind: &str, fields: usize) -> Markup {
    html! {
        @match kind {
            "text" | "image" | "file" | "" => {},
            "carousel" => p.kind { "Shown as cards to swipe." },
            "list" => p.kind { "Shown as a list." },
            "form" => p.kind { "A form with " (counted(fields as u64, "question")) "." },
            "formResponse" => p.kind { "The answers to a form." },
            "location" => p.kind { "A place that was shared once. Nobody follows where you are." },
            "template" => p.kind { "A ready-made message of the channel’s, as it is stored." },
            other => p.kind { "Of a kind we have no words for: " (other) "." },
        }
    }
}

pub fn is_web(url: &str) -> bool {
    url.starts_with("https://") || url.starts_with("http://")
}

pub fn link(url: &str, words: &str) -> Markup {
    html! {
        @if is_web(url) {
            a href=(url) rel="noopener noreferrer" target="_blank" { (words) }
        } @else {
            span { (words) " " span.data.small { (url) } }
        }
    }
}

/// A link whose words and address may be stored in these fields.
fn stored_link(fields: [&str; 2], url: &str, words: &str, stored: &mut Stored) -> Markup {
    let said = stored.said(&fields, words);
    html! {
        @if is_web(url) {
            a href=(url) rel="noopener noreferrer" target="_blank" data-field=[said] { (words) }
        } @else {
            span {
                span data-field=[said] { (words) }
                @if words != url { " " span.data.small data-field=[stored.said(&fields, url)] { (url) } }
            }
        }
    }
}

fn media(content: &Value, stored: &mut Stored) -> Markup {
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
            (stored_link(["content.altText", "content.mediaUrl"], text(content, "mediaUrl"), name, stored)) " "
            span.kind {
                (what)
                @if let Some(size) = content["mediaSize"].as_u64() { ", " (bytes(size)) }
            }
        }
    }
}

fn card(at: &str, item: &Value, stored: &mut Stored) -> Markup {
    let picture = text(item, "mediaUrl");
    let title = item["title"].as_str().unwrap_or("without a name");
    let fields = ["altText", "mediaUrl"].map(|name| format!("{at}.{name}"));
    html! {
        li {
            h3 dir="auto" data-field=[stored.one(&format!("{at}.title"), title)] { (title) }
            @if let Some(text) = item["description"].as_str() {
                p dir="auto" data-field=[stored.one(&format!("{at}.description"), text)] { (text) }
            }
            @if !picture.is_empty() { p { (stored_link([&fields[0], &fields[1]], picture, "Picture", stored)) } }
            (buttons(&format!("{at}.actions"), each(item, "actions"), stored))
        }
    }
}

fn buttons(list: &str, actions: &[Value], stored: &mut Stored) -> Markup {
    html! {
        @if !actions.is_empty() {
            ul.buttons {
                @for (n, action) in actions.iter().enumerate() { (button(&format!("{list}.{n}"), action, stored)) }
            }
        }
    }
}

fn button(at: &str, action: &Value, stored: &mut Stored) -> Markup {
    let words = named(text(action, "text"));
    let web = action["uri"].as_str().filter(|uri| is_web(uri));
    let fields = ["text", "uri"].map(|name| format!("{at}.{name}"));
    let fields = [fields[0].as_str(), fields[1].as_str()];
    html! {
        li dir="auto" {
            @match web {
                Some(uri) => (stored_link(fields, uri, words, stored)),
                None => (piece(&fields, words, stored)),
            }
            @if let Some(amount) = action["amount"].as_i64() { " · " (price(amount, text(action, "currency"))) }
        }
    }
}

fn answer(at: &str, field: &Value, stored: &mut Stored) -> Markup {
    let labels = |name: &str| -> Vec<String> {
        let label = |one: &Value| match text(one, "label") {
            "" => text(one, "name").to_owned(),
            label => label.to_owned(),
        };
        each(field, name).iter().map(label).collect()
    };
    let typed = field["text"].as_str().or(field["email"].as_str());
    let said = typed.map_or_else(|| labels("select"), |typed| vec![typed.to_owned()]);
    let options = labels("options");
    let label = named(text(field, "label"));
    html! {
        div {
            dt dir="auto" data-field=[stored.one(&format!("{at}.label"), label)] { (label) }
            dd dir="auto" {
                @if said.iter().all(String::is_empty) {
                    span.soft { "Not answered" }
                } @else {
                    @for (n, text) in said.iter().enumerate() {
                        @if n > 0 { ", " }
                        (chosen(at, &format!("{at}.select.{n}"), text, stored))
                    }
                }
                @if !options.is_empty() {
                    p.why {
                        "To choose from: "
                        @for (n, text) in options.iter().enumerate() {
                            (joint(n, options.len())) (chosen("", &format!("{at}.options.{n}"), text, stored))
                        }
                        "."
                    }
                }
            }
        }
    }
}

/// An answer that was typed, or one of a choice.
fn chosen(typed: &str, choice: &str, text: &str, stored: &mut Stored) -> Markup {
    let [written, email] = ["text", "email"].map(|name| format!("{typed}.{name}"));
    let [label, name] = ["label", "name"].map(|name| format!("{choice}.{name}"));
    piece(&[&*written, &*email, &*label, &*name, choice], text, stored)
}

/// A button or question without words.
fn named(words: &str) -> &str {
    if words.is_empty() { "without a name" } else { words }
}
