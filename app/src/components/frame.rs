//! The wrapper of every page: one title, one Suspense, head, sheet and foot; and what a page says when it cannot.

use std::future::Future;

use leptos::{either::Either, prelude::*};
use leptos_meta::Title;

use super::{
    footer::Footer,
    masthead::{DeskNav, Masthead, MeNav, OpenMasthead, Side},
    trouble::Trouble,
};
use crate::{
    api::Problem,
    text::{Phrase, frame as words, language},
    view::{Frame, Framed},
};

/// A page of the person's: waits for `page`, then shows what `render` makes of it.
#[component]
pub fn MePage<T, P, R, V>(
    /// The title: fixed words, for Leptos writes them unescaped.
    title: Phrase,
    /// The place in the navigation.
    current: MeNav,
    /// The one server function the page awaits.
    page: P,
    /// What stands on the sheet.
    render: R,
) -> impl IntoView
where
    T: Send + 'static,
    P: Future<Output = Result<Framed<T>, Problem>> + Send + 'static,
    R: FnOnce(Frame, T) -> V + Send + 'static,
    V: IntoView + 'static,
{
    sheet(title, Side::Me(current), page, render)
}

/// A page of the staff's: as [`MePage`].
#[component]
pub fn DeskPage<T, P, R, V>(
    /// The title: fixed words, for Leptos writes them unescaped.
    title: Phrase,
    /// The place in the navigation.
    current: DeskNav,
    /// The one server function the page awaits.
    page: P,
    /// What stands on the sheet.
    render: R,
) -> impl IntoView
where
    T: Send + 'static,
    P: Future<Output = Result<Framed<T>, Problem>> + Send + 'static,
    R: FnOnce(Frame, T) -> V + Send + 'static,
    V: IntoView + 'static,
{
    sheet(title, Side::Desk(current), page, render)
}

/// A page for anyone, without data.
#[component]
pub fn OpenPage(
    /// The title: fixed words, for Leptos writes them unescaped.
    title: Phrase,
    children: Children,
) -> impl IntoView {
    view! {
        <Title text=words::title(title)/>
        {outside(children())}
    }
}

fn sheet<T, P, R, V>(title: Phrase, side: Side, page: P, render: R) -> impl IntoView
where
    T: Send + 'static,
    P: Future<Output = Result<Framed<T>, Problem>> + Send + 'static,
    R: FnOnce(Frame, T) -> V + Send + 'static,
    V: IntoView + 'static,
{
    let drawn = async move {
        let page = page.await;
        // Every phrase on the sheet asks for it: it shall not have to look far.
        provide_context(language());
        match page {
            Ok(Framed { frame, page }) => {
                let body = render(frame.clone(), page);
                Either::Left(view! {
                    <Title text=words::title(title)/>
                    {inside(frame, side, body)}
                })
            }
            Err(problem) => Either::Right(view! { <Trouble problem=problem side=Some(side)/> }),
        }
    };
    view! { <Suspense>{Suspend::new(drawn)}</Suspense> }
}

/// A sheet with the head and foot of someone who is signed in. All that the page waits for is there, so its body is drawn
/// at once: where something may still be waited for, Leptos gives every element strings of its own.
pub(crate) fn inside(frame: Frame, side: Side, body: impl IntoView + 'static) -> impl IntoView {
    let body = body.into_view().to_html();
    view! {
        <Skip/>
        <Masthead frame=frame.clone() side=side/>
        <main id="main" class="sheet" tabindex="-1">
            <div class="wrap" inner_html=body/>
        </main>
        <Footer business=Some(frame.business) side=Some(side)/>
    }
}

/// A sheet with the head and foot of anyone.
pub(crate) fn outside(body: impl IntoView + 'static) -> impl IntoView {
    view! {
        <Skip/>
        <OpenMasthead/>
        <main id="main" class="sheet" tabindex="-1">
            <div class="wrap">{body}</div>
        </main>
        <Footer/>
    }
}

#[component]
fn Skip() -> impl IntoView {
    view! { <a class="skip" href="#main">{words::SKIP}</a> }
}
