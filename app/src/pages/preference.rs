//! What a person said about marketing, on their own page.

use leptos::{either::Either, prelude::*};

use crate::{
    components::{Day, Facts},
    text::{preference as words, time},
    view::Preference,
};

/// In words, and value by value.
pub fn preference(said: Preference) -> impl IntoView {
    let day = said.at.filter(|at| time::day(at).is_some());
    let answer = match (said.marketing, day) {
        (Some(wanted), Some(day)) => {
            let phrase = if wanted { words::YES_ON } else { words::NO_ON };
            Either::Left(phrase.with(view! { <Day day=day/> }))
        }
        (Some(true), None) => Either::Right(words::YES.here()),
        (Some(false), None) => Either::Right(words::NO.here()),
        (None, _) => Either::Right(words::UNCLEAR.here()),
    };
    let origin = said.origin.map(|word| words::origin(&word));
    view! {
        <p>{answer}</p>
        {origin.map(|origin| view! { <p dir="auto">{origin}</p> })}
        <Facts facts=said.facts/>
    }
}
