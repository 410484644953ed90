//! One message: who and when in the margin, what was said in the column, as on the portal's own page.

use super::{
    by::By,
    parts::{data, entry, ledger},
    record::{behind, stored},
};
use crate::{
    json::Json,
    node::{Element, el},
    text::{Language, record, talk as words, time},
};

/// Around every message of a page.
#[derive(Debug, Clone, Copy)]
pub struct Around<'a> {
    /// The business's name.
    pub business: &'a str,
    /// The reader's language.
    pub language: Language,
}

/// A message with everything that is stored with it.
pub fn message(text: &str, json: &Json<'_>, around: Around<'_>) -> Element {
    let language = around.language;
    let by = By::of(json.get("author"));
    let deleted = json.get("deleted") == Some(&Json::Bool(true));
    let event = json.at(&["activity", "type"]).and_then(Json::as_text);
    let content = json.get("content").unwrap_or(&Json::Null);
    let said = if deleted {
        vec![el("p").child(words::DELETED.said(language))]
    } else if let Some(event) = event {
        let told = content
            .text("text")
            .map_or_else(|| words::event(language, event), str::to_owned);
        vec![el("p").theirs(told)]
    } else {
        body(content, language)
    };
    let class = match (&by, deleted || event.is_some()) {
        (_, true) => "said event",
        (By::You, _) => "said you",
        (By::Other(_) | By::Somebody, _) => "said other",
        _ => "said",
    };
    let quoted = json.get("quotedMessage").filter(|quoted| **quoted != Json::Null);
    el("article")
        .class(class)
        .child(by_line(&by, json, around))
        .child(
            el("div")
                .class("words")
                .children(quoted.map(|quoted| quote(quoted, around)))
                .children(said)
                .child(behind(text, record::AS_STORED.said(language))),
        )
}

/// Who, when, and over which channel.
pub fn by_line(by: &By, json: &Json<'_>, around: Around<'_>) -> Element {
    let Around {
        business, language, ..
    } = around;
    let received = json.text("received").unwrap_or_default();
    let rank = by.rank(language).map(|rank| format!(" · {rank}"));
    let source = json.at(&["source", "type"]).and_then(Json::as_text);
    let source = source.map(|kind| format!(" · {}", record::source(language, kind)));
    el("p")
        .class("by")
        .child(el("b").theirs(by.said(language, business)))
        .child(" ")
        .child(el("time").child(time::clock(language, received)))
        .children(rank)
        .children(source)
}

fn quote(quoted: &Json<'_>, around: Around<'_>) -> Element {
    let language = around.language;
    let (who, text) = match quoted.get("message") {
        Some(message) if message.get("deleted") == Some(&Json::Bool(true)) => {
            (None, words::DELETED.said(language).to_owned())
        }
        Some(message) => {
            let content = message.get("content").unwrap_or(&Json::Null);
            let text = content.text("text").or_else(|| content.text("altText"));
            let kind = || words::of_kind(language, content.text("type").unwrap_or_default());
            let by = By::of(message.get("author"));
            (Some(by), text.map_or_else(kind, str::to_owned))
        }
        None => {
            let id = quoted.text("externalMessageId");
            let said = id.map_or_else(
                || words::ELSEWHERE.said(language).to_owned(),
                |id| words::elsewhere(language, id),
            );
            (None, said)
        }
    };
    let cite = match who {
        Some(By::You) => words::TO_YOU.said(language).to_owned(),
        Some(by) => words::quoted(language, &by.said(language, around.business)),
        None => words::TO_ANOTHER.said(language).to_owned(),
    };
    el("blockquote")
        .child(el("p").theirs(text))
        .child(el("cite").child(cite))
}

/// What a message says, part by part: a kind that is not known still shows the parts that it shares with others.
fn body(content: &Json<'_>, language: Language) -> Vec<Element> {
    let text = content.text("text").or_else(|| content.text("htmlText"));
    let fields = content.list("fields");
    let items = content.list("items");
    let mut parts = Vec::new();
    parts.extend(text.map(|text| el("p").class("text").theirs(text)));
    parts.extend(media(content, language));
    if !items.is_empty() {
        let cards = items.iter().map(|item| card(item, language));
        parts.push(el("ul").class("offer").children(cards));
    }
    if !fields.is_empty() {
        parts.push(ledger(fields.iter().map(|field| answer(field, language))));
    }
    parts.extend(buttons(content, language));
    parts.extend(place(content));
    parts.extend(
        content
            .get("template")
            .filter(|template| **template != Json::Null)
            .map(|template| stored(&written(template))),
    );
    if parts.is_empty() {
        parts.push(el("p").class("soft").child(words::NO_WORDS.said(language)));
    }
    let kind = words::kind(
        language,
        content.text("type").unwrap_or_default(),
        fields.len() as u64,
    );
    parts.extend(kind.map(|kind| el("p").class("kind").child(kind)));
    parts
}

/// A file: what it is called, what it is and how large, and where it is, as text.
fn media(content: &Json<'_>, language: Language) -> Option<Element> {
    let address = content.text("mediaUrl")?;
    let name = content
        .text("altText")
        .unwrap_or_else(|| words::FILE.said(language));
    let size = content
        .get("mediaSize")
        .and_then(|size| size.plainly().parse().ok());
    let kind = words::media(language, content.text("mediaType").unwrap_or_default(), size);
    Some(
        el("p")
            .child(el("span").theirs(name))
            .child(" ")
            .child(el("span").class("kind").child(kind))
            .child(el("br"))
            .child(data(address)),
    )
}

fn card(item: &Json<'_>, language: Language) -> Element {
    let title = item
        .text("title")
        .unwrap_or_else(|| words::UNNAMED.said(language));
    let line = item.text("description").map(|line| el("p").theirs(line));
    let picture = item.text("mediaUrl").map(|address| el("p").child(data(address)));
    el("li")
        .child(el("h3").theirs(title))
        .children(line)
        .children(picture)
        .children(buttons(item, language))
}

/// What were buttons; here they press nothing.
fn buttons(within: &Json<'_>, language: Language) -> Option<Element> {
    let actions = within.list("actions");
    let button = |action: &Json<'_>| {
        let text = action
            .text("text")
            .unwrap_or_else(|| words::UNNAMED.said(language));
        let address = action.text("uri").map(data);
        let space = address.is_some().then_some(" ");
        el("li").theirs(text).children(space).children(address)
    };
    (!actions.is_empty()).then(|| el("ul").class("buttons").children(actions.iter().map(button)))
}

fn answer(field: &Json<'_>, language: Language) -> Element {
    let label = field
        .text("label")
        .unwrap_or_else(|| words::UNNAMED.said(language));
    let chosen = labels(field.list("select"));
    let chosen = (!chosen.is_empty()).then_some(chosen);
    let typed = field
        .text("text")
        .or_else(|| field.text("email"))
        .map(str::to_owned);
    let said = match typed.or(chosen) {
        Some(said) => el("span").child(said),
        None => el("span").class("soft").child(words::NOT_ANSWERED.said(language)),
    };
    let options = labels(field.list("options"));
    let options =
        (!options.is_empty()).then(|| el("p").class("why").child(words::options(language, &options)));
    entry(label, el("div").child(said).children(options))
}

/// `{name, label}`, by label.
fn labels(values: &[Json<'_>]) -> String {
    let label = |value: &Json<'_>| {
        let word = value.text("label").or_else(|| value.text("name"));
        word.unwrap_or_else(|| value.plainly()).to_owned()
    };
    values.iter().map(label).collect::<Vec<_>>().join(", ")
}

fn place(content: &Json<'_>) -> Option<Element> {
    let text = |name| content.at(&["location", name]).map_or("", Json::plainly);
    let at = |name| content.at(&["coordinates", name]).map_or("", Json::plainly);
    let names = [text("name"), text("address")];
    let names: Vec<_> = names.into_iter().filter(|name| !name.is_empty()).collect();
    let coordinates = match (at("lat"), at("long")) {
        ("", _) | (_, "") => None,
        (lat, long) => Some(format!("{lat}, {long}")),
    };
    if names.is_empty() && coordinates.is_none() {
        return None;
    }
    let coordinates = coordinates.map(|at| el("span").class("data small").child(at));
    Some(
        el("p")
            .class("place")
            .child(el("span").theirs(names.join(", ")))
            .child(" ")
            .children(coordinates),
    )
}

/// A value as JSON again, with its own digits; escapes in their shortest form.
fn written(json: &Json<'_>) -> String {
    let text = |text: &str| {
        let mut out = String::new();
        crate::node::Node::from(text).write(&mut out);
        out
    };
    match json {
        Json::Null => "null".to_owned(),
        Json::Bool(_) | Json::Number(_) => json.plainly().to_owned(),
        Json::Text(words) => text(words),
        Json::List(elements) => {
            let elements: Vec<_> = elements.iter().map(written).collect();
            format!("[{}]", elements.join(","))
        }
        Json::Object(members) => {
            let members = members
                .iter()
                .map(|(name, value)| format!("{}:{}", text(name), written(value)));
            format!("{{{}}}", members.collect::<Vec<_>>().join(","))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::node::Node;

    fn drawn(text: &str) -> Node {
        let around = Around {
            business: "Larkspoke",
            language: Language::En,
        };
        message(text, &Json::parse(text).unwrap(), around).into()
    }

    fn shown(content: &str) -> String {
        drawn(&format!(r#"{{"content":{content}}}"#)).words()
    }

    #[test]
    fn says_who_when_where_and_what() {
        let text = r#"{"id":"m1","received":"2026-10-30T18:02:00Z","author":{"type":"user","userId":"me"},"source":{"type":"whatsapp"},"content":{"type":"text","text":"Hello"},"more":[1]}"#;
        let node = drawn(text);
        let words = node.words();
        assert!(words.starts_with("You 6.02 pm UTC · WhatsAppHello"), "{words}");
        assert!(words.contains("\"more\": ["), "what is not known stands behind");
        assert_eq!(node.all("article")[0].attribute("class"), Some("said you"));
    }

    #[test]
    fn cards_forms_places_and_files_are_said_in_words() {
        for (content, parts) in [
            (
                r#"{"type":"carousel","items":[{"title":"Red","description":"Fast","mediaUrl":"https://example.com/a.png","actions":[{"text":"Take","uri":"https://example.com/"}]}]}"#,
                vec![
                    "Red",
                    "Fast",
                    "https://example.com/a.png",
                    "Take",
                    "Shown as cards to swipe.",
                ],
            ),
            (
                r#"{"type":"formResponse","fields":[{"label":"Name","text":"Maren"},{"label":"Why","select":[{"name":"c","label":"Cancelled"}],"options":[{"label":"Late"}]},{"label":"None"}]}"#,
                vec![
                    "NameMaren",
                    "WhyCancelledTo choose from: Late.",
                    "NoneNot answered",
                    "The answers to a form.",
                ],
            ),
            (
                r#"{"type":"location","coordinates":{"lat":58.00010,"long":8.0002},"location":{"name":"Quay 3"}}"#,
                vec!["Quay 3", "58.00010, 8.0002", "A place that was shared once."],
            ),
            (
                r#"{"type":"image","mediaUrl":"https://example.com/b.png","mediaType":"image/png","mediaSize":51000,"altText":"The bike"}"#,
                vec!["The bike", "picture, 51 kB", "https://example.com/b.png"],
            ),
            (
                r#"{"type":"template","template":{"z":1.50,"a":"é"}}"#,
                vec!["\"z\": 1.50", "A ready-made message"],
            ),
            (
                r#"{"type":"poem"}"#,
                vec!["No words are stored", "no words for: poem"],
            ),
            (r#"{"htmlText":"<b>Hi</b>"}"#, vec!["<b>Hi</b>"]),
        ] {
            let shown = shown(content);
            for part in parts {
                assert!(shown.contains(part), "{part} in {shown}");
            }
        }
    }

    #[test]
    fn what_happened_what_was_deleted_and_what_is_quoted_are_told_apart() {
        let words = |text: &str| drawn(text).words();
        assert!(words(r#"{"activity":{"type":"ticket:closed"}}"#).contains("The case was closed."));
        let deleted = words(r#"{"deleted":true,"content":{"text":"gone"}}"#);
        assert!(deleted.contains("This message was deleted."));
        let quoted = |message: &str| words(&format!(r#"{{"quotedMessage":{message}}}"#));
        let own = quoted(r#"{"message":{"author":{"type":"user","userId":"me"},"content":{"text":"Mine"}}}"#);
        assert!(own.contains("MineIn answer to you"), "{own}");
        assert!(
            quoted(r#"{"message":{"content":{"type":"image"}}}"#)
                .contains("A picture.In answer to: Larkspoke")
        );
        assert!(quoted(r#"{"externalMessageId":"x7"}"#).contains("Message x7"));
    }

    #[test]
    fn a_part_is_written_as_it_was() {
        let text = r#"{"z":1.50,"a":[null,true,"x\"\u0000"],"z":{}}"#;
        assert_eq!(written(&Json::parse(text).unwrap()), text);
    }
}
