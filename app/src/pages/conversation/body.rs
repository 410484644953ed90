//! What a message says, part by part: a kind that we do not know still shows the parts that it shares with others.

use leptos::{either::Either, prelude::*};

use crate::{
    components::{Entry, Ledger, OutLink},
    text::conversation as words,
    view::{Answer, Body, Button, Card, Kept, MapPlace, Media},
};

/// All parts that there are.
pub(super) fn body(body: Body) -> impl IntoView {
    let kind = words::kind(&body.kind, body.fields.len());
    let silent = body.text.as_deref().is_none_or(str::is_empty)
        && body.media.is_none()
        && body.items.is_empty()
        && body.fields.is_empty()
        && body.buttons.is_empty()
        && body.place.is_none()
        && body.template.is_none();
    let text = body.text.filter(|text| !text.is_empty());
    view! {
        {text.map(|text| view! { <p class="text" dir="auto">{text}</p> })}
        {silent.then(|| view! { <p class="soft">{words::NO_WORDS}</p> })}
        {body.media.map(media)}
        {(!body.items.is_empty()).then(|| view! { <ul class="offer">{each(body.items, card)}</ul> })}
        {(!body.fields.is_empty()).then(|| view! { <Ledger>{each(body.fields, answer)}</Ledger> })}
        {buttons(body.buttons)}
        {body.place.map(place)}
        {body.template.map(|template| view! { <pre class="data" tabindex="0">{template}</pre> })}
        {kind.map(|kind| view! { <p class="kind">{kind}</p> })}
    }
}

fn each<T, V: IntoView + 'static>(items: Vec<T>, draw: fn(T) -> V) -> impl IntoView {
    items.into_iter().map(draw).collect_view()
}

fn media(media: Media) -> impl IntoView {
    let kind = words::media(&media);
    let name = media
        .name
        .filter(|name| !name.is_empty())
        .unwrap_or_else(|| words::OPEN_MEDIA.into());
    view! {
        <p>
            {file(media.kept, media.url, name)}
            " "
            <span class="kind">{kind}</span>
        </p>
    }
}

/// A link to the portal's own, if it has it, or else to where it lies.
fn file(kept: Option<Kept>, url: String, words: String) -> impl IntoView {
    match kept {
        Some(kept) => Either::Left(view! { <a href=kept.path>{words}</a> }),
        None => Either::Right(view! { <OutLink url=url words=words/> }),
    }
}

fn card(card: Card) -> impl IntoView {
    let title = card.title.unwrap_or_else(|| words::UNNAMED.into());
    let picture = card
        .media_url
        .map(|url| view! { <p>{file(card.kept, url, words::CARD_PICTURE.into())}</p> });
    view! {
        <li>
            <h3 dir="auto">{title}</h3>
            {card.description.map(|text| view! { <p dir="auto">{text}</p> })}
            {picture}
            {buttons(card.buttons)}
        </li>
    }
}

fn buttons(buttons: Vec<Button>) -> impl IntoView {
    (!buttons.is_empty()).then(|| view! { <ul class="buttons">{each(buttons, button)}</ul> })
}

fn button(button: Button) -> impl IntoView {
    let text = if button.text.is_empty() {
        words::UNNAMED.into()
    } else {
        button.text
    };
    let face = match button.url {
        Some(url) => Either::Left(view! { <OutLink url=url words=text/> }),
        None => Either::Right(text),
    };
    view! {
        <li dir="auto">
            {face}
            {button.price.map(|price| format!(" · {price}"))}
        </li>
    }
}

fn answer(answer: Answer) -> impl IntoView {
    let label = if answer.label.is_empty() {
        words::UNNAMED.into()
    } else {
        answer.label
    };
    let said = match answer.answer.filter(|text| !text.is_empty()) {
        Some(text) => Either::Left(text),
        None => Either::Right(view! { <span class="soft">{words::NOT_ANSWERED}</span> }),
    };
    let options = words::options(&answer.options);
    view! { <Entry label=label why=options>{said}</Entry> }
}

fn place(place: MapPlace) -> impl IntoView {
    let parts: Vec<_> = [place.name, place.address]
        .into_iter()
        .flatten()
        .filter(|part| !part.is_empty())
        .collect();
    view! {
        <p class="place">
            {(!parts.is_empty()).then(|| view! { <span dir="auto">{parts.join(", ")}</span> })}
            {place.coordinates.map(|at| view! { " " <span class="data small">{at}</span> })}
        </p>
    }
}
