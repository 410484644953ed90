//! What a message says, of every kind.

use maud::{Markup, html};
use serde::Deserialize;
use serde_json::{Value, value::RawValue};

use super::words::{bytes, counted, list, price};

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

/// `data` is the message's own text: a template is shown as it is stored.
pub fn body(content: &Value, data: &str) -> Markup {
    let words = words(content);
    let (items, fields, actions) = (
        each(content, "items"),
        each(content, "fields"),
        each(content, "actions"),
    );
    let url = text(content, "mediaUrl");
    let place = place(content);
    let template = (!content["template"].is_null()).then(|| template(data)).flatten();
    let silent = words.is_empty()
        && url.is_empty()
        && items.is_empty()
        && fields.is_empty()
        && actions.is_empty()
        && place.is_none()
        && template.is_none();
    html! {
        @if !words.is_empty() { p.text dir="auto" { (words) } }
        @if silent { p.soft { "No words are stored with this message." } }
        @if !url.is_empty() { (media(content)) }
        @if !items.is_empty() {
            ul.offer { @for item in items { (card(item)) } }
        }
        @if !fields.is_empty() {
            dl.ledger { @for field in fields { (answer(field)) } }
        }
        (buttons(actions))
        @if let Some(place) = place { (place) }
        @if let Some(template) = template { pre.data tabindex="0" { (template) } }
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

fn place(content: &Value) -> Option<Markup> {
    let (location, at) = (&content["location"], &content["coordinates"]);
    let mut named = vec![text(location, "name"), text(location, "address")];
    named.retain(|part| !part.is_empty());
    let at = (!at["lat"].is_null() && !at["long"].is_null()).then_some(at);
    (!named.is_empty() || at.is_some()).then(|| {
        html! {
            p.place {
                @if !named.is_empty() { span dir="auto" { (named.join(", ")) } }
                @if let Some(at) = at { " " span.data.small { (at["lat"]) ", " (at["long"]) } }
            }
        }
    })
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
            ul.buttons { @for action in actions { (button(action)) } }
        }
    }
}

fn button(action: &Value) -> Markup {
    let words = named(text(action, "text"));
    let web = action["uri"].as_str().filter(|uri| is_web(uri));
    html! {
        li dir="auto" {
            @match web {
                Some(uri) => (link(uri, words)),
                None => (words),
            }
            @if let Some(amount) = action["amount"].as_i64() { " · " (price(amount, text(action, "currency"))) }
        }
    }
}

fn answer(field: &Value) -> Markup {
    let labels = |name: &str| -> Vec<String> {
        let label = |one: &Value| match text(one, "label") {
            "" => text(one, "name").to_owned(),
            label => label.to_owned(),
        };
        each(field, name).iter().map(label).collect()
    };
    let said = field["text"]
        .as_str()
        .or(field["email"].as_str())
        .map_or_else(|| labels("select").join(", "), str::to_owned);
    let options = list(&labels("options"));
    html! {
        div {
            dt dir="auto" { (named(text(field, "label"))) }
            dd dir="auto" {
                @if said.is_empty() { span.soft { "Not answered" } } @else { (said) }
                @if !options.is_empty() { p.why { "To choose from: " (options) "." } }
            }
        }
    }
}

/// A button or question without words.
fn named(words: &str) -> &str {
    if words.is_empty() { "without a name" } else { words }
}
