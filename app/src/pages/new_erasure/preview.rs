//! `/me/requests/new/erasure/preview`: what goes, what stays, and who is told, before anything happens.

use leptos::prelude::*;

use super::{HERE, asked_in_address, at, or_instead};
use crate::{
    api::me::get_new_erasure,
    components::{Entry, Holding, Ledger, MeNav, MePage, Opening, Panel, Part, Staying, Tally},
    pages::under,
    text::{conversations, erasure as words, going, hold, overview, sizes},
    view::{AskedErasure, Frame, NewErasure, Told},
};

/// The page to read.
#[component]
pub fn PreviewErasurePage() -> impl IntoView {
    let [size, conversation, chosen] = asked_in_address();
    let page = get_new_erasure(size, conversation, chosen);
    view! { <MePage title=words::CHOOSE_TITLE current=MeNav::Requests page=page render=draw/> }
}

pub fn draw(_: Frame, asked: AskedErasure) -> impl IntoView {
    match or_instead(asked) {
        Ok(erasure) => reading(erasure).into_any(),
        Err(instead) => instead,
    }
}

fn reading(erasure: NewErasure) -> impl IntoView {
    let side = || {
        view! {
            <p>{words::STEP_2}</p>
            <p><a href=HERE>{words::CHECK_BACK}</a></p>
        }
    };
    let on = at("sure", &erasure);
    let law = erasure.due.law;
    let goes = going::yours(&erasure.size, &erasure.counts);
    let about = about(&erasure);
    let wider = erasure.wider.map(|reference| {
        let href = format!("/me/requests/{reference}");
        let link = view! { <a class="data" href=href>{reference}</a> };
        view! { <Panel heading=words::WIDER><p>{words::WIDER_LINE.with(link)}</p></Panel> }
    });
    view! {
        <Opening heading=sizes::act(&erasure.size) lede=words::LEDE side=side>{about} {wider}</Opening>
        <Part heading=words::GOES>
            <Tally caption=words::GOES_CAPTION what=going::HAPPENS lines=goes/>
        </Part>
        <Part heading=words::STAYS>
            <Holding holds=erasure.holds heading=hold::NOTHING_GOES line=hold::NOTHING_GOES_LINE/>
            <Staying stays=erasure.stays words=words::stays none=words::STAYS_NOTHING/>
        </Part>
        <Part heading=words::TOLD>
            {told(erasure.told)}
            <p>{words::KNOW_LINE}</p>
        </Part>
        <Part heading=words::GOOD>
            <Panel heading=words::COPY>
                <p>{words::COPY_LINE}</p>
                <p><a href="/me/export">{words::COPY_LINK}</a></p>
            </Panel>
            <details>
                <summary>{words::LAW}</summary>
                <p>{words::law_line(law.wording)}</p>
            </details>
            <div class="actions">
                <a class="button" href=on>{words::CONTINUE}</a>
                <a href="/me">{words::NEVER_MIND}</a>
            </div>
        </Part>
    }
}

/// The conversation that it is about, and that it stays if it does.
fn about(erasure: &NewErasure) -> impl IntoView + use<> {
    let first = erasure
        .stays
        .iter()
        .any(|stays| stays.what == "firstConversation");
    erasure.conversation.as_ref().map(|line| {
        let href = under("/me/conversations", &line.id);
        view! {
            <p>
                <strong dir="auto">{conversations::name(line)}</strong> ". "
                <a href=href>{words::SEE_CONVERSATION}</a>
            </p>
            {first.then(|| view! { <p>{words::FIRST}</p> })}
        }
    })
}

fn told(told: Vec<Told>) -> AnyView {
    if told.is_empty() {
        return view! { <p>{words::TOLD_NOBODY}</p> }.into_any();
    }
    let entry = |told: Told| {
        view! { <Entry label=overview::category(told.category)>{told.recipients}</Entry> }
    };
    view! {
        <p>{words::TOLD_LINE}</p>
        <Ledger>{told.into_iter().map(entry).collect_view()}</Ledger>
    }
    .into_any()
}
