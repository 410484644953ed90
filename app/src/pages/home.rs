//! `/`: what this is, and the way in.

use leptos::prelude::*;

use super::demo::Cast;
use crate::{
    api::Caller,
    components::{OpenPage, Opening, Part, Seal, Verb, Verbs},
    text::{Phrase, home as words},
};

/// The first page.
#[component]
pub fn HomePage() -> impl IntoView {
    let caller = use_context::<Caller>().unwrap_or_default();
    let demo = use_context::<Cast>().is_some();
    view! { <OpenPage title=words::TITLE>{home(caller.me.is_some(), caller.desk.is_some(), demo)}</OpenPage> }
}

/// What stands on it, by who is signed in.
pub(crate) fn home(me: bool, desk: bool, demo: bool) -> impl IntoView {
    let way = |href: &'static str, words: Phrase| view! { <a class="button" href=href>{words}</a> };
    let quiet = |href: &'static str, words: Phrase| view! { <a href=href>{words}</a> };
    let outside = !me && !desk;
    view! {
        <Opening heading=words::HEADING lede=words::LEDE side=|| view! { <Seal/> }>
            {outside.then(|| view! { <p>{words::HOW}</p> })}
            <div class="actions">
                {me.then(|| way("/me", words::TO_ME))}
                {(desk && !me).then(|| way("/desk", words::TO_DESK))}
                {(desk && me).then(|| quiet("/desk", words::TO_DESK))}
                {(outside && !demo).then(|| way("/sign-in", words::SIGN_IN))}
                {(outside && demo).then(|| way("/demo", words::TO_DEMO))}
                {(!outside && demo).then(|| quiet("/demo", words::TO_DEMO))}
                {(outside && demo).then(|| quiet("/sign-in", words::SIGN_IN))}
            </div>
            {demo.then(|| view! { <p class="small soft">{words::DEMO}</p> })}
        </Opening>
        <Part heading=words::VERBS>
            <Verbs>
                <Verb verb=words::SEE line=words::SEE_LINE/>
                <Verb verb=words::DOWNLOAD line=words::DOWNLOAD_LINE/>
                <Verb verb=words::DELETE line=words::DELETE_LINE/>
            </Verbs>
        </Part>
    }
}
