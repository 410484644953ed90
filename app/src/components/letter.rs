//! The words a person will read, as the letter they are: on the person's page and in the reviewer's preview alike.

use leptos::prelude::*;

use super::time::Day;
use crate::{
    text::{law, reason as reasons, request as words},
    view::Law,
};

/// What every letter says.
#[derive(Debug, Clone, Default)]
pub struct Letter {
    /// Who writes it.
    pub business: String,
    /// What it is about.
    pub reference: String,
    /// What was asked.
    pub kind: String,
    /// How much of it, or of what.
    pub scope: String,
    /// When it is written: a day, or a time on it.
    pub at: String,
    /// What the business adds.
    pub note: Option<String>,
    /// How the business can be reached.
    pub contact: Option<String>,
    /// The authority to complain to, if the business named it.
    pub authority: Option<String>,
    /// The law that it is answered under.
    pub law: Law,
}

/// A refusal: why, that nothing has happened, and what can be done against it (Art. 12(4) GDPR).
#[component]
pub fn RefusalLetter(
    /// What every letter says.
    letter: Letter,
    /// The reason's code.
    reason: String,
    /// The article it rests on.
    source: String,
) -> impl IntoView {
    let refused = words::refused(&letter.kind, &letter.scope);
    let stays = words::refused_stays(&letter.kind);
    let rests = (!source.is_empty())
        .then(|| view! { <p class="small soft">{words::LAW_SOURCE.with(law::source(&source))}</p> });
    view! {
        <div class="letter">
            {head(&letter)}
            <p>{refused}</p>
            <p>{reasons::letter(&reason)}</p>
            {note(&letter)}
            <p>{stays}</p>
            {ways(&letter)}
            {rests}
        </div>
    }
}

/// The answer that a complaint or an appeal was right.
#[component]
pub fn UpheldLetter(
    /// What every letter says.
    letter: Letter,
) -> impl IntoView {
    let upheld = words::upheld(&letter.kind);
    view! {
        <div class="letter">
            {head(&letter)}
            <p>{upheld}</p>
            {note(&letter)}
            {ways(&letter)}
        </div>
    }
}

fn head(letter: &Letter) -> impl IntoView + use<> {
    let (reference, at) = (letter.reference.clone(), letter.at.clone());
    view! {
        <p class="head">{words::ABOUT} " " <span class="data">{reference}</span> " · " <Day day=at/></p>
    }
}

fn note(letter: &Letter) -> Option<impl IntoView + use<>> {
    let note = letter.note.clone().filter(|note| !note.is_empty())?;
    Some(view! { <p>{words::note(&letter.business)} " " <q dir="auto">{note}</q></p> })
}

/// How a letter ends.
pub(super) fn ways(letter: &Letter) -> impl IntoView + use<> {
    let (authority, contact, law) = (letter.authority.clone(), letter.contact.clone(), letter.law);
    view! { <Ways authority=authority contact=contact law=law/> }
}

/// What can be done by whoever does not agree: with an answer, with a part of it, or with there being none.
#[component]
pub fn Ways(
    /// The authority to complain to, if the business named it.
    authority: Option<String>,
    /// How the business can be reached.
    contact: Option<String>,
    /// The law that counts.
    law: Law,
) -> impl IntoView {
    let to_whom = words::way_authority(law, authority.is_some());
    let authority = authority.map(|name| view! { " " <span dir="auto">{name}</span> });
    let contact = contact.map(|contact| view! { " " <span dir="auto">{contact}</span> });
    view! {
        <h3>{words::YOUR_WAYS}</h3>
        <ul>
            <li>{words::WAY_AGAIN} {contact}</li>
            <li>{to_whom} {authority}</li>
            <li>{words::way_court(law.court)}</li>
        </ul>
    }
}
