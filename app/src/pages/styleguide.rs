//! `/styleguide`: every component in all its states, in the demo only. Each file of `components/` and of
//! `style/components/` has its place here, under its own name; `tests.rs` looks.

mod acts;
mod around;
mod deadlines;
mod records;
mod saying;
#[cfg(test)]
mod tests;
mod tokens;
mod transcript;
mod work;

use leptos::{either::Either, prelude::*};

use super::demo::Cast;
use crate::{
    api::Problem,
    components::{OpenPage, Opening, Trouble},
    text::styleguide as words,
};

/// The page; where there is no cast there is no such page.
#[component]
pub fn StyleguidePage() -> impl IntoView {
    match use_context::<Cast>() {
        Some(_) => Either::Left(view! { <OpenPage title=words::TITLE>{styleguide()}</OpenPage> }),
        None => Either::Right(view! { <Trouble problem=Problem::NotFound/> }),
    }
}

/// What stands on it.
pub(crate) fn styleguide() -> impl IntoView {
    view! {
        <Opening heading=words::HEADING lede=words::LEDE side=|| view! { <p>{words::SIDE}</p> }/>
        {tokens::tokens().into_any()}
        {acts::acts().into_any()}
        {saying::saying().into_any()}
        {records::records().into_any()}
        {deadlines::deadlines().into_any()}
        {transcript::transcript().into_any()}
        {work::work().into_any()}
        {around::around().into_any()}
    }
}

/// A component's place, under the name of its file.
#[component]
fn Shown(
    /// The file, without its ending.
    file: &'static str,
    children: Children,
) -> impl IntoView {
    view! {
        <div class="shown" id=file>
            <p class="data small soft">{file}</p>
            {children()}
        </div>
    }
}
