//! One message: who and when in the margin, what was said in the column.

use leptos::{either::EitherOf3, prelude::*};

use super::{
    behind::behind,
    body::{WORDS, body},
    stored::Stored,
};
use crate::{
    components::Clock,
    pages::address::address,
    text::{channel, conversation as words},
    view::{By, Quote, Said},
};

/// Where somebody says what is wrong in a message.
const HERE: &str = "/me/requests/new/correction/words";

/// A message with everything that is stored with it.
/// `conversation` is the one that it stands in; without it, nothing leads from here.
pub(super) fn message(said: Said, business: &str, conversation: Option<&str>) -> impl IntoView + use<> {
    let wrong = conversation
        .filter(|_| !matches!(said.by, By::Other(_)) && !said.deleted)
        .map(|conversation| {
            let page = address(HERE, "conversation", conversation);
            address(&page, "message", &said.id)
        });
    let class = match (&said.by, said.deleted || said.body.event.is_some()) {
        (_, true) => "said event",
        (By::You, _) => "said you",
        (By::Other(_), _) => "said other",
        _ => "said",
    };
    let rank = words::rank(&said.by);
    let source = said
        .source
        .map(|source| format!(" · {}", channel::source(&source)));
    let mut stored = Stored::new(said.behind);
    let author = words::by(&said.by, business);
    let name = stored.one("author.displayName", &author);
    let when = stored.one("received", &said.received);
    let quoted = said.quoted.map(|quoted| quote(*quoted, business, &mut stored));
    let words = if said.deleted {
        EitherOf3::A(view! { <p>{words::DELETED}</p> })
    } else if let Some(event) = &said.body.event {
        let text = said.body.text.clone().filter(|text| !text.is_empty());
        let text = text.unwrap_or_else(|| words::event(event, &said.by));
        let field = stored.said(&WORDS, &text);
        EitherOf3::B(view! { <p dir="auto" data-field=field>{text}</p> })
    } else {
        EitherOf3::C(body(said.body, &mut stored))
    };
    view! {
        <article class=class>
            <p class="by">
                <b dir="auto" data-field=name>{author}</b>
                " "
                <Clock at=said.received field=when/>
                {rank.map(|rank| format!(" · {rank}"))}
                {source}
            </p>
            <div class="words">
                {quoted}
                {words}
                {behind(stored.rest(), wrong)}
            </div>
        </article>
    }
}

/// Where the words of a quoted message may be stored.
const QUOTED: [&str; 2] = [
    "quotedMessage.message.content.text",
    "quotedMessage.message.content.altText",
];

fn quote(quoted: Quote, business: &str, stored: &mut Stored) -> impl IntoView + use<> {
    let who = words::quoted(quoted.by.as_ref(), business);
    let field = stored.said(&QUOTED, &quoted.text);
    view! {
        <blockquote>
            <p dir="auto" data-field=field>{quoted.text}</p>
            <cite>{who}</cite>
        </blockquote>
    }
}
