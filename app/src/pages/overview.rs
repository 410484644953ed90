//! `/me`: how much is held, and what one can do about it.

pub(super) mod holder;
pub(super) mod notice;

use leptos::{either::EitherOf4, prelude::*};

use self::{holder::holder, notice::notices};
use super::standing::standing;
use crate::{
    api::me::get_overview,
    components::{Day, FullDay, MeNav, MePage, Opening, Panel, Part, Register, Row, Tone, Verb, Verbs},
    text::{Phrase, number::count, overview as words},
    view::{Counts, Frame, Held, Overview},
};

/// The page.
#[component]
pub fn OverviewPage() -> impl IntoView {
    view! { <MePage title=words::TITLE current=MeNav::Overview page=get_overview() render=overview/> }
}

/// What stands on it.
pub(crate) fn overview(frame: Frame, page: Overview) -> impl IntoView {
    let Overview {
        held,
        name,
        requests,
        acts,
        standing: stands,
        holder: said,
        notices: notice,
    } = page;
    let stands = standing(&frame.stamp, stands);
    let side = move || margin(frame.today, name);
    match held {
        Held::Here(counts) => EitherOf4::A(view! {
            <Opening heading=words::HEADING lede=words::LEDE side=side/>
            {stands}
            {register(counts, requests, acts)}
            <Part heading=words::VERBS>
                <Verbs>
                    <Verb verb=words::DOWNLOAD line=words::DOWNLOAD_LINE href="/me/export"/>
                    <Verb verb=words::OBJECT line=words::OBJECT_LINE href="/me/requests/new/objection"/>
                    <Verb verb=words::RESTRICT line=words::RESTRICT_LINE href="/me/requests/new/restriction"/>
                    <Verb verb=words::DELETE line=words::DELETE_LINE href="/me/requests/new/erasure"/>
                </Verbs>
                {law()}
            </Part>
            {notices(notice)}
            {holder(said)}
        }),
        Held::Going { reference } => EitherOf4::B(view! {
            <Opening heading=words::GOING lede=words::GOING_LEDE side=side>
                <Panel tone=Tone::Wait>
                    <p>{words::GOING_LINE} " " {to_request(&reference)}</p>
                </Panel>
            </Opening>
        }),
        Held::Nothing => EitherOf4::C(view! {
            <Opening heading=words::NOTHING lede=words::NOTHING_LEDE side=side/>
            {stands}
            {register(Counts::default(), requests, acts)}
            <Part heading=words::VERBS>
                <Verbs>
                    <Verb verb=words::DOWNLOAD line=words::DOWNLOAD_LINE href="/me/export"/>
                </Verbs>
                {law()}
            </Part>
            {holder(said)}
        }),
        Held::Erased { at, reference } => EitherOf4::D(view! {
            <Opening heading=words::ERASED lede=words::ERASED_LEDE side=side>
                <Panel tone=Tone::Done>
                    <p><strong>{words::ERASED_PANEL.with(view! { <FullDay day=at/> })}</strong></p>
                    <p>{words::ERASED_LINE} " " {to_request(&reference)}</p>
                </Panel>
            </Opening>
            {stands}
            {register(Counts::default(), requests, acts)}
            {holder(said)}
        }),
    }
}

fn margin(today: String, name: Option<String>) -> impl IntoView {
    view! {
        {name.map(|name| view! { <p>{words::ABOUT} " " <br/><span dir="auto">{name}</span></p> })}
        <p>{words::COUNTED} " " <br/><Day day=today/></p>
    }
}

fn to_request(reference: &str) -> impl IntoView + use<> {
    view! { <a href=format!("/me/requests/{reference}")>{words::to_request(reference)}</a> }
}

fn law() -> impl IntoView {
    view! {
        <details>
            <summary>{words::LAW}</summary>
            <p>{words::LAW_LINE}</p>
        </details>
    }
}

fn register(counts: Counts, requests: u64, acts: u64) -> impl IntoView {
    let talks = counts.conversations + counts.shared_conversations;
    let rows = [
        (
            counts.profiles,
            words::DETAILS,
            words::DETAILS_LINE.into(),
            "/me/profile",
            words::SEE_DETAILS,
        ),
        (
            counts.channels,
            words::CHANNELS,
            words::CHANNELS_LINE.into(),
            "/me/channels",
            words::SEE_CHANNELS,
        ),
        (
            counts.devices,
            words::DEVICES,
            words::DEVICES_LINE.into(),
            "/me/channels#devices",
            words::SEE_DEVICES,
        ),
        (
            counts.business_systems,
            words::SYSTEMS,
            words::SYSTEMS_LINE.into(),
            "/me/channels#systems",
            words::SEE_SYSTEMS,
        ),
        (
            talks,
            words::CONVERSATIONS,
            words::conversations(&counts),
            "/me/conversations",
            words::SEE_CONVERSATIONS,
        ),
        (
            counts.messages,
            words::MESSAGES,
            words::MESSAGES_LINE.into(),
            "/me/conversations",
            words::SEE_MESSAGES,
        ),
        (
            requests,
            words::REQUESTS,
            words::REQUESTS_LINE.into(),
            "/me/requests",
            words::SEE_REQUESTS,
        ),
        (
            acts,
            words::LOOKS,
            words::LOOKS_LINE.into(),
            "/me/activity",
            words::SEE_LOOKS,
        ),
    ];
    let row = |(n, name, line, href, go): (u64, Phrase, String, &'static str, Phrase)| {
        view! { <Row count=count(n) name=name line=line href=href go=go/> }
    };
    view! {
        <Part heading=words::HELD note=words::HELD_NOTE>
            <Register>{rows.map(row).collect_view()}</Register>
        </Part>
    }
}
