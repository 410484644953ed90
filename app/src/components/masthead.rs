//! The head of a page: brand, who is signed in, where one can go.

use leptos::{either::Either, prelude::*};

use super::{brand::Brand, stamp::Stamp};
use crate::{
    text::{Phrase, frame as words},
    view::Frame,
};

/// The person's pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MeNav {
    /// `/me`.
    Overview,
    /// `/me/profile`.
    Details,
    /// `/me/channels`.
    Channels,
    /// `/me/conversations`.
    Conversations,
    /// `/me/export`.
    Copy,
    /// `/me/requests`.
    Requests,
    /// `/me/activity`.
    Activity,
    /// `/me/sessions`: where one's own name leads.
    Sessions,
}

/// The staff's pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DeskNav {
    /// `/desk`.
    Queue,
    /// `/desk/apps`.
    Businesses,
    /// `/desk/sessions`: where one's own name leads.
    Sessions,
}

const ME: [(MeNav, &str, Phrase); 7] = [
    (MeNav::Overview, "/me", words::OVERVIEW),
    (MeNav::Details, "/me/profile", words::DETAILS),
    (MeNav::Channels, "/me/channels", words::CHANNELS),
    (MeNav::Conversations, "/me/conversations", words::CONVERSATIONS),
    (MeNav::Copy, "/me/export", words::COPY),
    (MeNav::Requests, "/me/requests", words::REQUESTS),
    (MeNav::Activity, "/me/activity", words::ACTIVITY),
];

const DESK: [(DeskNav, &str, Phrase); 2] = [
    (DeskNav::Queue, "/desk", words::QUEUE),
    (DeskNav::Businesses, "/desk/apps", words::BUSINESSES),
];

/// Which side of the desk a page stands on, with its current place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// The person's.
    Me(MeNav),
    /// The staff's.
    Desk(DeskNav),
}

/// The head of a page for someone who is signed in.
#[component]
pub fn Masthead(frame: Frame, side: Side) -> impl IntoView {
    let (home, sessions) = match side {
        Side::Me(_) => ("/me", "/me/sessions"),
        Side::Desk(_) => ("/desk", "/desk/sessions"),
    };
    view! {
        <header class="masthead">
            <div class="wrap">
                <Brand href=home business=Some(frame.business)/>
                <form class="session" method="post" action="/sign-out">
                    <Stamp stamp=frame.stamp/>
                    <a href=sessions dir="auto">{frame.visitor}</a>
                    <button class="link">{words::SIGN_OUT}</button>
                </form>
                {match side {
                    Side::Me(current) => Either::Left(nav(words::ME_NAV, &ME, current)),
                    Side::Desk(current) => Either::Right(nav(words::DESK_NAV, &DESK, current)),
                }}
            </div>
        </header>
    }
}

/// The head of a page for anyone.
#[component]
pub fn OpenMasthead() -> impl IntoView {
    view! {
        <header class="masthead">
            <div class="wrap">
                <Brand href="/"/>
            </div>
        </header>
    }
}

fn nav<T: Copy + PartialEq + 'static>(
    name: Phrase,
    places: &'static [(T, &'static str, Phrase)],
    current: T,
) -> impl IntoView {
    let item = |&(place, href, label)| {
        view! {
            <li>
                <a href=href aria-current=(place == current).then_some("page")>{label}</a>
            </li>
        }
    };
    view! {
        <nav aria-label=name>
            <ul>{places.iter().map(item).collect_view()}</ul>
        </nav>
    }
}
