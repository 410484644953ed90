//! `/me`: how much is held, and what one can do about it.

pub(super) mod holder;
pub(super) mod notice;

use leptos::{either::EitherOf4, prelude::*};

use self::{holder::holder, notice::notices};
use super::standing::standing;
use crate::{
    api::me::get_overview,
    components::{Day, FullDay, MeNav, MePage, Opening, Panel, Part, Register, Row, Tone, Verb, Verbs},
    text::{number::count, overview as words},
    view::{Category, CategoryLine, Counts, Frame, Held, Law, Overview},
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
        lines,
        standing: stands,
        holder: said,
        notices: notice,
    } = page;
    let stands = standing(&frame.stamp, stands);
    let counts_for = said.law;
    let side = move || margin(frame.today, name);
    match held {
        Held::Here(counts) => EitherOf4::A(view! {
            <Opening heading=words::HEADING lede=words::LEDE side=side/>
            {stands}
            {register(&counts, lines)}
            <Part heading=words::VERBS>
                <Verbs>
                    <Verb verb=words::DOWNLOAD line=words::DOWNLOAD_LINE href="/me/export"/>
                    <Verb verb=words::OBJECT line=words::OBJECT_LINE href="/me/requests/new/objection"/>
                    <Verb verb=words::RESTRICT line=words::RESTRICT_LINE href="/me/requests/new/restriction"/>
                    <Verb verb=words::DELETE line=words::DELETE_LINE href="/me/requests/new/erasure"/>
                </Verbs>
                {law(counts_for)}
            </Part>
            {notices(notice, counts_for)}
            {holder(said)}
        }),
        Held::Going { reference } => EitherOf4::B(view! {
            <Opening heading=words::GOING lede=words::GOING_LEDE side=side>
                <Panel tone=Tone::Wait>
                    <p>{words::GOING_LINE} " " {to_request(&reference)}</p>
                </Panel>
            </Opening>
            {holder(said)}
        }),
        Held::Nothing => EitherOf4::C(view! {
            <Opening heading=words::NOTHING lede=words::NOTHING_LEDE side=side/>
            {stands}
            {register(&Counts::default(), lines)}
            <Part heading=words::VERBS>
                <Verbs>
                    <Verb verb=words::DOWNLOAD line=words::DOWNLOAD_LINE href="/me/export"/>
                </Verbs>
                {law(counts_for)}
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
            {register(&Counts::default(), lines)}
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

fn law(law: Law) -> impl IntoView {
    view! {
        <details>
            <summary>{words::LAW}</summary>
            <p>{words::law_line(law.wording)}</p>
        </details>
    }
}

fn register(counts: &Counts, lines: Vec<CategoryLine>) -> impl IntoView + use<> {
    let row = |CategoryLine { category, count: n }| {
        let line = words::line(category, counts);
        let (href, go) = (place(category), words::go(category));
        view! { <Row count=count(n) name=words::category(category) line=line href=href go=go/> }
    };
    let rows = lines.into_iter().map(row).collect_view();
    view! {
        <Part heading=words::HELD note=words::HELD_NOTE>
            <Register>{rows}</Register>
        </Part>
    }
}

/// Where a category is read.
const fn place(category: Category) -> &'static str {
    match category {
        Category::Profile => "/me/profile",
        Category::Metadata => "/me/profile#noted",
        Category::Channels => "/me/channels",
        Category::Devices => "/me/channels#devices",
        Category::BusinessSystems => "/me/channels#systems",
        Category::Conversations | Category::Messages => "/me/conversations",
        Category::Requests => "/me/requests",
        Category::AccessLog => "/me/activity",
    }
}
