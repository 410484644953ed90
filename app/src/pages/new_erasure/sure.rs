//! `/me/requests/new/erasure/sure`: stops once before what cannot be undone.

use leptos::prelude::*;

use super::{asked_in_address, at, or_instead};
use crate::{
    api::me::get_new_erasure,
    components::{MeNav, MePage, Opening, Panel, Part, Tone},
    text::{erasure as words, going, sizes},
    view::{AskedErasure, Frame, NewErasure},
};

/// The page that warns.
#[component]
pub fn SureErasurePage() -> impl IntoView {
    let [size, conversation, chosen] = asked_in_address();
    let page = get_new_erasure(size, conversation, chosen);
    view! { <MePage title=words::SURE current=MeNav::Requests page=page render=draw/> }
}

pub fn draw(_: Frame, asked: AskedErasure) -> impl IntoView {
    match or_instead(asked) {
        Ok(erasure) => warning(erasure).into_any(),
        Err(instead) => instead,
    }
}

fn warning(erasure: NewErasure) -> impl IntoView {
    let back = at("preview", &erasure);
    let side = move || {
        view! {
            <p>{words::STEP_3}</p>
            <p><a href=back>{words::CHECK_BACK}</a></p>
        }
    };
    let on = at("check", &erasure);
    let goes = going::losses(&erasure.size, &erasure.counts)
        .into_iter()
        .map(|line| view! { <li>{line}</li> })
        .collect_view();
    view! {
        <Opening heading=words::SURE lede=words::SURE_LEDE side=side/>
        <Part heading=sizes::act(&erasure.size)>
            <Panel tone=Tone::Stop heading=words::GOES_FOR_GOOD><ul>{goes}</ul></Panel>
            <p>{words::COPY_LINE} " " <a href="/me/export">{words::COPY_LINK}</a></p>
            <div class="actions">
                <a class="button" href=on>{words::UNDERSTOOD}</a>
                <a href="/me">{words::DO_NOT}</a>
            </div>
        </Part>
    }
}
