//! What a message says, part by part: a kind that we do not know still shows the parts that it shares with others.

use leptos::{either::Either, prelude::*};

use super::stored::Stored;
use crate::{
    components::{OutLink, is_web},
    text::{conversation as words, number::joint},
    view::{Answer, Body, Button, Card, Kept, MapPlace, Media},
};

/// Where a message's words may be stored.
pub(super) const WORDS: [&str; 3] = ["content.text", "content.htmlText", "content.markdownText"];

/// All parts that there are.
pub(super) fn body(body: Body, stored: &mut Stored) -> impl IntoView + use<> {
    let kind = words::kind(&body.kind, body.fields.len());
    let silent = body.text.as_deref().is_none_or(str::is_empty)
        && body.media.is_none()
        && body.items.is_empty()
        && body.fields.is_empty()
        && body.buttons.is_empty()
        && body.place.is_none()
        && body.template.is_none();
    let text = body.text.filter(|text| !text.is_empty()).map(|text| {
        let field = stored.said(&WORDS, &text);
        view! { <p class="text" dir="auto" data-field=field>{text}</p> }
    });
    let media = body.media.map(|it| media(it, stored));
    let items = each("content.items", body.items, |_, at, it| card(at, it, stored));
    let fields = each("content.fields", body.fields, |_, at, it| answer(at, it, stored));
    let buttons = buttons("content.actions", body.buttons, stored);
    let place = body.place.map(|it| place(it, stored));
    let template = body.template.map(|template| {
        let field = stored.shown("content.template");
        view! { <pre class="data" tabindex="0" data-field=field>{template}</pre> }
    });
    view! {
        {text}
        {silent.then(|| view! { <p class="soft">{words::NO_WORDS}</p> })}
        {media}
        {(!items.is_empty()).then(|| view! { <ul class="offer">{items}</ul> })}
        {(!fields.is_empty()).then(|| view! { <dl class="ledger">{fields}</dl> })}
        {buttons}
        {place}
        {template}
        {kind.map(|kind| view! { <p class="kind">{kind}</p> })}
    }
}

/// Each of a list, with its place in the list and in the record.
fn each<T, V>(list: &str, items: Vec<T>, mut draw: impl FnMut(usize, &str, T) -> V) -> Vec<V> {
    let numbered = items.into_iter().enumerate();
    numbered
        .map(|(at, item)| draw(at, &format!("{list}.{at}"), item))
        .collect()
}

/// A text that is stored in one of these fields, or in none.
fn piece(fields: &[&str], text: String, stored: &mut Stored) -> impl IntoView + use<> {
    let field = stored.said(fields, &text);
    view! { <span data-field=field>{text}</span> }
}

/// Words that link to an address; `fields` are where the words and the address are stored.
fn link(fields: [&str; 2], words: String, url: String, stored: &mut Stored) -> impl IntoView + use<> {
    let said = stored.said(&fields, &words);
    // A link says its words only.
    let shown = (!is_web(&url)).then(|| stored.said(&fields, &url)).flatten();
    view! { <OutLink url=url words=words said=said shown=shown/> }
}

/// The same for a picture or file: a link to the portal's own, if it has it, or else to where it lies.
fn file(
    fields: [&str; 2],
    words: String,
    url: String,
    kept: Option<Kept>,
    stored: &mut Stored,
) -> impl IntoView + use<> {
    match kept {
        Some(kept) => {
            let said = stored.said(&fields, &words);
            Either::Left(view! { <a href=kept.path data-field=said>{words}</a> })
        }
        None => Either::Right(link(fields, words, url, stored)),
    }
}

fn media(media: Media, stored: &mut Stored) -> impl IntoView + use<> {
    let kind = words::media(&media);
    let name = media
        .name
        .filter(|name| !name.is_empty())
        .unwrap_or_else(|| words::OPEN_MEDIA.into());
    let fields = ["content.altText", "content.mediaUrl"];
    let file = file(fields, name, media.url, media.kept, stored);
    view! {
        <p>
            {file}
            " "
            <span class="kind">{kind}</span>
        </p>
    }
}

fn card(at: &str, card: Card, stored: &mut Stored) -> impl IntoView + use<> {
    let title = card.title.unwrap_or_else(|| words::UNNAMED.into());
    let heading = stored.one(&format!("{at}.title"), &title);
    let description = card.description.map(|text| {
        let field = stored.one(&format!("{at}.description"), &text);
        view! { <p dir="auto" data-field=field>{text}</p> }
    });
    let picture = card.media_url.map(|url| {
        let fields = ["altText", "mediaUrl"].map(|name| format!("{at}.{name}"));
        let fields = [&*fields[0], &*fields[1]];
        let file = file(fields, words::CARD_PICTURE.into(), url, card.kept, stored);
        view! { <p>{file}</p> }
    });
    let buttons = buttons(&format!("{at}.actions"), card.buttons, stored);
    view! {
        <li>
            <h3 dir="auto" data-field=heading>{title}</h3>
            {description}
            {picture}
            {buttons}
        </li>
    }
}

fn buttons(list: &str, buttons: Vec<Button>, stored: &mut Stored) -> impl IntoView + use<> {
    let buttons = each(list, buttons, |_, at, it| button(at, it, stored));
    (!buttons.is_empty()).then(|| view! { <ul class="buttons">{buttons}</ul> })
}

fn button(at: &str, button: Button, stored: &mut Stored) -> impl IntoView + use<> {
    let text = if button.text.is_empty() {
        words::UNNAMED.into()
    } else {
        button.text
    };
    let fields = ["text", "uri"].map(|name| format!("{at}.{name}"));
    let face = match button.url {
        Some(url) => Either::Left(link([&fields[0], &fields[1]], text, url, stored)),
        None => Either::Right(piece(&[&*fields[0], &*fields[1]], text, stored)),
    };
    view! {
        <li dir="auto">
            {face}
            {button.price.map(|price| format!(" · {price}"))}
        </li>
    }
}

fn answer(at: &str, answer: Answer, stored: &mut Stored) -> impl IntoView + use<> {
    let label = if answer.label.is_empty() {
        words::UNNAMED.into()
    } else {
        answer.label
    };
    let asked = stored.one(&format!("{at}.label"), &label);
    let typed = ["text", "email"].map(|name| format!("{at}.{name}"));
    let said = if answer.said.iter().all(String::is_empty) {
        Either::Right(view! { <span class="soft">{words::NOT_ANSWERED}</span> })
    } else {
        Either::Left(each(&format!("{at}.select"), answer.said, |n, choice, text| {
            let names = ["label", "name"].map(|name| format!("{choice}.{name}"));
            let fields = [&*typed[0], &*typed[1], &*names[0], &*names[1], choice];
            ((n > 0).then_some(", "), piece(&fields, text, stored))
        }))
    };
    let options = options(&format!("{at}.options"), answer.options, stored);
    view! {
        <div>
            <dt dir="auto" data-field=asked>{label}</dt>
            <dd dir="auto">
                {said}
                {options}
            </dd>
        </div>
    }
}

/// What could be chosen; nothing if there was no choice.
fn options(list: &str, options: Vec<String>, stored: &mut Stored) -> impl IntoView + use<> {
    let of = options.len();
    let options = each(list, options, |n, choice, text| {
        let names = ["label", "name"].map(|name| format!("{choice}.{name}"));
        let fields = [&*names[0], &*names[1], choice];
        ((n > 0).then(|| joint(n, of)), piece(&fields, text, stored))
    });
    (!options.is_empty()).then(|| view! { <p class="why">{words::OPTIONS.with(options)}</p> })
}

fn place(place: MapPlace, stored: &mut Stored) -> impl IntoView + use<> {
    let mut parts = Vec::new();
    for (field, text) in [
        ("content.location.name", place.name),
        ("content.location.address", place.address),
    ] {
        if let Some(text) = text.filter(|text| !text.is_empty()) {
            let comma = (!parts.is_empty()).then_some(", ");
            parts.push((comma, piece(&[field], text, stored)));
        }
    }
    let at = place.coordinates.map(|[lat, long]| {
        let lat = piece(&["content.coordinates.lat"], lat, stored);
        let long = piece(&["content.coordinates.long"], long, stored);
        view! {
            " "
            <span class="data small">{lat} ", " {long}</span>
        }
    });
    view! {
        <p class="place">
            {(!parts.is_empty()).then(|| view! { <span dir="auto">{parts}</span> })}
            {at}
        </p>
    }
}
