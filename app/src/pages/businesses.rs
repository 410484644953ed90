//! `/desk/apps`: the businesses within reach.

use leptos::prelude::*;

use super::under;
use crate::{
    api::desk::get_businesses,
    components::{DeskNav, DeskPage, Opening, Part},
    text::business as words,
    view::Frame,
};

/// The page.
#[component]
pub fn BusinessesPage() -> impl IntoView {
    view! { <DeskPage title=words::TITLE current=DeskNav::Businesses page=get_businesses() render=businesses/> }
}

/// What stands on it.
pub(crate) fn businesses(_: Frame, page: Vec<(String, String)>) -> impl IntoView {
    let line = |(id, name): (String, String)| {
        view! { <li><a href=under("/desk/apps", &id) dir="auto">{name}</a></li> }
    };
    let list = if page.is_empty() {
        view! { <p>{words::NONE}</p> }.into_any()
    } else {
        view! { <ul class="views">{page.into_iter().map(line).collect_view()}</ul> }.into_any()
    };
    view! {
        <Opening heading=words::TITLE lede=words::LEDE/>
        <Part heading=words::LIST>{list}</Part>
    }
}
