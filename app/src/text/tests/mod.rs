//! What holds for the whole catalogue.

mod missing;
mod outside;
pub mod sentences;

use leptos::prelude::*;

use super::{Language, Phrase};

/// What `say` says on a page in this language.
pub fn spoken<T>(language: Language, say: impl FnOnce() -> T) -> T {
    Owner::new().with(|| {
        provide_context(language);
        say()
    })
}

const ASKED: Phrase = Phrase {
    en: "You asked us on {} to wait until {}.",
    de: "Sie haben uns am {} gebeten, bis {} zu warten.",
};

#[test]
fn a_phrase_is_text_in_the_language_of_the_page() {
    let drawn = |language| {
        spoken(language, || {
            let two = ASKED.with_two(view! { <b>"1"</b> }, view! { <i>"2"</i> });
            let name = Phrase { en: "Day", de: "Tag" };
            let attribute = view! { <p title=name>{name}</p> };
            format!(
                "{name} {} {} {}",
                String::from(name),
                attribute.to_html(),
                two.to_html()
            )
        })
    };
    assert_eq!(
        drawn(Language::En),
        "Day Day <p title=\"Day\">Day</p> You asked us on <b>1</b> to wait until <i>2</i>."
    );
    assert_eq!(
        drawn(Language::De),
        "Tag Tag <p title=\"Tag\">Tag</p> Sie haben uns am <b>1</b> gebeten, bis <i>2</i> zu warten."
    );
}

#[test]
fn where_nobody_said_it_is_english() {
    assert_eq!(ASKED.here(), ASKED.en);
}
