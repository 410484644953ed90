//! In which language a page is drawn, and how a phrase gets onto it.

use std::fmt;

use leptos::{
    prelude::*,
    tachys::{html::attribute::IntoAttributeValue, view::IntoRender},
};

use super::{Language, Noun, Phrase};

/// The language of the page, or of the answer to a form: the server puts it into the context. English where nobody
/// did.
#[cfg(not(feature = "hydrate"))]
pub fn language() -> Language {
    use_context().unwrap_or_default()
}

/// The language of the page: in the browser the document's own, so that an island always agrees with what is around it.
#[cfg(feature = "hydrate")]
pub fn language() -> Language {
    document()
        .document_element()
        .and_then(|html| html.get_attribute("lang"))
        .and_then(|tag| Language::of(&tag))
        .unwrap_or_default()
}

impl Phrase {
    /// In the language of the page.
    pub fn here(self) -> &'static str {
        self.said(language())
    }

    /// In the language of the page, with a view in its hole: `"You asked us on {} to delete everything."`
    pub fn with(self, view: impl IntoView) -> impl IntoView {
        let (before, after) = cut(self.here());
        (before, view, after)
    }

    /// The same with two holes.
    pub fn with_two(self, first: impl IntoView, second: impl IntoView) -> impl IntoView {
        let (before, rest) = cut(self.here());
        let (between, after) = cut(rest);
        (before, first, between, second, after)
    }
}

/// What stands before and after the first hole; without one, the view stands at the end.
fn cut(words: &'static str) -> (&'static str, &'static str) {
    words.split_once("{}").unwrap_or((words, ""))
}

impl Noun {
    /// The form that goes with `n` in the language of the page, without the number.
    pub fn here(self, n: u64) -> &'static str {
        self.said(language(), n)
    }
}

impl fmt::Display for Phrase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.here())
    }
}

/// What the domain says itself, above all the names of the fields in the register.
#[cfg(feature = "ssr")]
impl From<domain::words::Words> for Phrase {
    fn from(domain::words::Words { en, de }: domain::words::Words) -> Self {
        Self { en, de }
    }
}

impl From<Phrase> for String {
    fn from(phrase: Phrase) -> Self {
        phrase.here().to_owned()
    }
}

impl IntoRender for Phrase {
    type Output = &'static str;

    fn into_render(self) -> Self::Output {
        self.here()
    }
}

impl IntoAttributeValue for Phrase {
    type Output = &'static str;

    fn into_attribute_value(self) -> Self::Output {
        self.here()
    }
}
