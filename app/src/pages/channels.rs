//! `/me/channels`: channels, devices and other systems, each with every value in it.

use leptos::{either::Either, prelude::*};

use crate::{
    api::me::get_channels,
    components::{Facts, MeNav, MePage, Opening, Part},
    text::{Phrase, channel, channels as words},
    view::{Channels, Frame, Sheet},
};

/// The page.
#[component]
pub fn ChannelsPage() -> impl IntoView {
    view! { <MePage title=words::TITLE current=MeNav::Channels page=get_channels() render=channels/> }
}

/// What stands on it.
pub(crate) fn channels(_: Frame, page: Channels) -> impl IntoView {
    let counts = words::counts(&page);
    let side = move || counts.map(|count| view! { <p>{count}</p> }).collect_view();
    let channel = Kind {
        id: "channels",
        name: words::CHANNELS,
        one: words::CHANNEL,
        none: words::NO_CHANNELS,
        say: channel::name,
    };
    let device = Kind {
        id: "devices",
        name: words::DEVICES,
        one: words::DEVICE,
        none: words::NO_DEVICES,
        say: channel::device,
    };
    let system = Kind {
        id: "systems",
        name: words::SYSTEMS,
        one: words::SYSTEM,
        none: words::NO_SYSTEMS,
        say: channel::system,
    };
    view! {
        <Opening heading=words::HEADING lede=words::LEDE side=side/>
        {group(channel, page.channels)}
        {group(device, page.devices)}
        {group(system, page.business_systems)}
    }
}

/// What is said of one group of records.
#[derive(Clone, Copy)]
struct Kind {
    id: &'static str,
    name: Phrase,
    one: Phrase,
    none: Phrase,
    say: fn(&str) -> &str,
}

fn group(kind: Kind, sheets: Vec<Sheet>) -> impl IntoView {
    if sheets.is_empty() {
        return Either::Left(view! {
            <Part heading=kind.name id=kind.id>
                <p class="soft">{kind.none}</p>
            </Part>
        });
    }
    Either::Right(
        sheets
            .into_iter()
            .enumerate()
            .map(|(at, sheet)| one(kind, (at == 0).then_some(kind.id), sheet))
            .collect_view(),
    )
}

fn one(kind: Kind, id: Option<&'static str>, sheet: Sheet) -> impl IntoView {
    let heading = (kind.say)(&sheet.kind).to_owned();
    let name = sheet.name.filter(|name| !name.is_empty());
    let side = move || {
        view! {
            {name.map(|name| view! { <p dir="auto">{name}</p> })}
            <p>{kind.one}</p>
        }
    };
    view! {
        <Part heading=heading side=side id=id>
            <Facts facts=sheet.facts none=words::EMPTY/>
        </Part>
    }
}
