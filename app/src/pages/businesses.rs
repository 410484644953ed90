//! `/desk/apps`: the businesses within reach.

use leptos::prelude::*;

use super::under;
use crate::{
    api::desk::get_businesses,
    components::{DeskNav, DeskPage, Opening, Part},
    text::{business as words, deletion},
    view::{Businesses, Frame},
};

/// The page.
#[component]
pub fn BusinessesPage() -> impl IntoView {
    view! { <DeskPage title=words::TITLE current=DeskNav::Businesses page=get_businesses() render=businesses/> }
}

/// What stands on it.
pub(crate) fn businesses(_: Frame, page: Businesses) -> impl IntoView {
    let Businesses { held, gone } = page;
    let list = if held.is_empty() {
        view! { <p>{words::NONE}</p> }.into_any()
    } else {
        lines(held, "").into_any()
    };
    let gone = (!gone.is_empty())
        .then(|| view! { <Part heading=deletion::LIST id="gone">{lines(gone, "/deletion")}</Part> });
    view! {
        <Opening heading=words::TITLE lede=words::LEDE/>
        <Part heading=words::LIST>{list}</Part>
        {gone}
    }
}

/// Each by its name, with the page below it that it leads to.
fn lines(apps: Vec<(String, String)>, below: &'static str) -> impl IntoView {
    let line = |(id, name): (String, String)| {
        let to = format!("{}{below}", under("/desk/apps", &id));
        view! { <li><a href=to dir="auto">{name}</a></li> }
    };
    view! { <ul class="views">{apps.into_iter().map(line).collect_view()}</ul> }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::sample::{self, hostile, sound};

    #[test]
    fn those_that_were_deleted_stand_apart_and_lead_to_what_became_of_them() {
        let one = |id: &str| vec![(id.to_owned(), hostile("Harbourline"))];
        let page = Businesses {
            held: one("5f2c"),
            gone: one("5f2d"),
        };
        let html = sound(businesses(sample::frame(), page));
        assert!(html.contains("href=\"/desk/apps/5f2c\""), "{html}");
        assert!(html.contains("href=\"/desk/apps/5f2d/deletion\""), "{html}");
        let html = sound(businesses(sample::frame(), Businesses::default()));
        assert!(
            !html.contains(deletion::LIST.en) && html.contains(words::NONE.en),
            "{html}"
        );
    }
}
