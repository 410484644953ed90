//! The search, and what it found.

use super::{
    Opened,
    parts::{opening, opening_beside, soft},
};
use crate::{
    json::Json,
    node::{Element, el},
    reading::Reading,
    route::{Place, Route},
    search::{Filter, Found},
    text::{Language, Phrase, frame, record, seek as words, time},
};

/// The form, with what was asked last; `read` are the channels.
pub fn form(typed: &str, filter: &Filter, read: &[Reading], language: Language) -> Element {
    let input = el("input")
        .with("id", "typed")
        .with("name", "typed")
        .with("type", "search")
        .with("maxlength", "200")
        .with("autocomplete", "off")
        .with("dir", "auto")
        .with("aria-describedby", "typed-hint")
        .with("value", typed);
    let field = el("div")
        .class("field")
        .child(
            el("label")
                .with("for", "typed")
                .child(words::WORDS.said(language)),
        )
        .child(input)
        .child(
            el("p")
                .class("hint")
                .with("id", "typed-hint")
                .child(words::HOW.said(language)),
        );
    let actions = el("div")
        .class("actions")
        .child(el("button").class("button").child(words::FIND.said(language)))
        .child(cancel(language));
    let kinds = words::KINDS.map(|(name, phrase)| (name.to_owned(), phrase.said(language).to_owned()));
    let channels = channels(read).into_iter().map(|name| {
        let said = record::channel(language, &name).to_owned();
        (name, said)
    });
    let any = |phrase: Phrase| (String::new(), phrase.said(language).to_owned());
    let channels = [any(words::ANY_CHANNEL)].into_iter().chain(channels);
    let kinds = [any(words::ANY_KIND)].into_iter().chain(kinds);
    let fields = el("div")
        .class("filter")
        .child(choice(
            "channel",
            words::CHANNEL.said(language),
            channels,
            &filter.channel,
        ))
        .child(choice("kind", words::KIND.said(language), kinds, &filter.kind))
        .child(day("from", words::FROM.said(language), &filter.from))
        .child(day("to", words::TO.said(language), &filter.to));
    let narrow = el("details");
    let narrow = if filter.asks() {
        narrow.with("open", "")
    } else {
        narrow
    };
    el("form")
        .class("find")
        .with("data-act", "find")
        .child(field)
        .child(
            narrow
                .child(el("summary").child(words::NARROW.said(language)))
                .child(fields),
        )
        .child(actions)
}

/// Over which channels the person is known.
fn channels(read: &[Reading]) -> Vec<String> {
    let mut channels = Vec::new();
    for record in read.iter().flat_map(Reading::records) {
        let text = record.text();
        let json = Json::parse(&text);
        let kind = json.as_ref().and_then(|json| json.text("type"));
        channels.extend(kind.map(str::to_owned));
    }
    channels.sort_unstable();
    channels.dedup();
    channels
}

fn choice(
    name: &'static str,
    label: &str,
    options: impl IntoIterator<Item = (String, String)>,
    chosen: &str,
) -> Element {
    let options = options.into_iter().map(|(value, label)| {
        let option = el("option").with("value", value.as_str()).theirs(label);
        if value == chosen {
            option.with("selected", "")
        } else {
            option
        }
    });
    el("div")
        .class("field")
        .child(el("label").with("for", name).child(label))
        .child(el("select").with("id", name).with("name", name).children(options))
}

fn day(name: &'static str, label: &str, chosen: &str) -> Element {
    el("div")
        .class("field")
        .child(el("label").with("for", name).child(label))
        .child(
            el("input")
                .with("id", name)
                .with("name", name)
                .with("type", "date")
                .with("value", chosen),
        )
}

/// The form, and below it what was found so far. The page's script fills in what is said, and how far it is.
pub fn seek(form: Element, said: &str, found: &[Found], copy: &Opened, language: Language) -> Vec<Element> {
    let business = copy.business();
    let finds = found.iter().map(|found| find(found, &business, copy, language));
    vec![
        opening_beside(
            None,
            words::HEADING.said(language),
            words::LEDE.said(language),
            [
                el("search").child(form),
                progress(words::PROGRESS.said(language)),
                status(said),
            ],
        ),
        el("section")
            .class("talk")
            .with("aria-label", words::FOUND.said(language))
            .child(el("ol").class("lines").with("data-part", "found").children(finds)),
    ]
}

/// In place of the form, while the copy is being read.
pub fn later(language: Language) -> Vec<Element> {
    vec![opening(
        words::HEADING.said(language),
        words::LATER.said(language),
    )]
}

/// A message that was found.
pub fn find(found: &Found, business: &str, copy: &Opened, language: Language) -> Element {
    let source =
        (!found.source.is_empty()).then(|| format!(" · {}", record::source(language, &found.source)));
    let by = el("p")
        .class("by")
        .child(el("b").theirs(found.by.said(language, business)))
        .child(" ")
        .child(el("time").child(time::moment(language, &found.received)))
        .children(source);
    let excerpts = found.excerpts.iter().map(|pieces| {
        let pieces = pieces.iter().map(|piece| {
            let name = if piece.found { "mark" } else { "span" };
            el(name).child(piece.text.as_str())
        });
        el("p").class("text").with("dir", "auto").children(pieces)
    });
    let there = (found.talk < copy.index.talks.len()).then(|| {
        let route = Route::Talk(found.talk, Place::Message(found.number));
        el("p").child(
            el("a")
                .with("href", route.address())
                .child(words::THERE.said(language))
                .child(
                    el("span")
                        .class("visually-hidden")
                        .child(format!(", {}", time::moment(language, &found.received))),
                ),
        )
    });
    let said = el("article")
        .class("said")
        .child(by)
        .child(el("div").class("words").children(excerpts).children(there));
    el("li").child(said)
}

/// How far a pass over the file is; shown while there is one.
pub fn progress(label: &str) -> Element {
    el("div")
        .class("making")
        .with("data-part", "progress")
        .with("hidden", "")
        .child(
            el("progress")
                .with("data-part", "bar")
                .with("max", "1")
                .with("value", "0")
                .with("aria-label", label),
        )
        .child(soft("").with("data-part", "figures"))
}

/// Stops it.
pub fn cancel(language: Language) -> Element {
    el("button")
        .class("button quiet")
        .with("type", "button")
        .with("data-act", "cancel")
        .with("data-part", "cancel")
        .with("hidden", "")
        .child(frame::CANCEL.said(language))
}

/// What is said aloud.
pub fn status(said: &str) -> Element {
    el("p")
        .with("role", "status")
        .with("data-part", "status")
        .child(said)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        page::tests::{copy, opened},
        search::Search,
    };

    #[test]
    fn a_find_says_who_when_and_where_and_marks_what_was_looked_for() {
        let talks = r#"[{"conversation":{},"participants":[],"messages":[{"content":{"text":"no"}},{"received":"2026-11-02T10:00:00Z","author":{"type":"user","userId":"me"},"source":{"type":"whatsapp"},"content":{"text":"The last ferry <b>"}}]}]"#;
        let file = copy(&[("conversations", talks)]);
        let mut search = Search::begin("FERRY", Filter::default()).unwrap();
        search.push(file.as_bytes());
        let copy = opened(&file);
        let node = crate::node::Node::from(find(&search.found()[0], "", &copy, Language::En));
        let words = node.words();
        assert!(
            words.starts_with("You 2 November 2026, 10.00 am UTC · WhatsAppThe last ferry <b>"),
            "{words}"
        );
        assert_eq!(node.all("mark")[0].words(), "ferry");
        assert_eq!(node.all("a")[0].attribute("href"), Some("#/conversation/1/m2"));
    }
}
