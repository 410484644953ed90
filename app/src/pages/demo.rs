//! `/demo`: a button for each fictional person and member of staff. It exists only where the server names a [`Cast`].

use std::{fmt, sync::Arc};

use leptos::{either::Either, prelude::*};

use crate::{
    api::Problem,
    components::{OpenPage, Opening, Part, Trouble},
    text::{Phrase, demo as words},
    view::{Demo, DemoApp, DemoRole},
};

/// Who can be signed in as, with a token made afresh at each look.
#[derive(Clone)]
pub struct Cast(pub Arc<dyn Fn() -> Demo + Send + Sync>);

impl fmt::Debug for Cast {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Cast")
    }
}

/// The page; without a cast there is no such page.
#[component]
pub fn DemoPage() -> impl IntoView {
    match use_context::<Cast>() {
        Some(cast) => Either::Left(view! { <OpenPage title=words::TITLE>{demo((cast.0)())}</OpenPage> }),
        None => Either::Right(view! { <Trouble problem=Problem::NotFound/> }),
    }
}

/// What stands on it.
pub(crate) fn demo(page: Demo) -> impl IntoView {
    view! {
        <Opening heading=words::HEADING lede=words::LEDE side=|| view! { <p>{words::SIDE}</p> }/>
        {page.apps.into_iter().map(app).collect_view()}
        {above(words::PARENT, words::parent(&page.group), page.group_staff)}
        {above(words::PROVIDER, words::PROVIDER_LINE.into(), page.provider_staff)}
    }
}

fn app(app: DemoApp) -> impl IntoView {
    let cast = words::cast(app.people.len(), app.staff.len());
    view! {
        <Part heading=app.name note=app.line side=move || view! { <p>{cast}</p> }>
            {roles(words::STAFF, app.staff)}
            {roles(words::PEOPLE, app.people)}
        </Part>
    }
}

/// Staff of more than one app.
fn above(heading: Phrase, note: String, staff: Vec<DemoRole>) -> impl IntoView {
    let count = words::staff(staff.len());
    view! {
        <Part heading=heading note=note side=move || view! { <p>{count}</p> }>
            {roles(words::STAFF, staff)}
        </Part>
    }
}

fn roles(heading: Phrase, roles: Vec<DemoRole>) -> impl IntoView {
    let list = if roles.is_empty() {
        Either::Left(view! { <p class="soft">{words::NOBODY}</p> })
    } else {
        Either::Right(view! { <ul class="cast">{roles.into_iter().map(role).collect_view()}</ul> })
    };
    view! {
        <h3>{heading}</h3>
        {list}
    }
}

fn role(role: DemoRole) -> impl IntoView {
    view! {
        <li>
            <div>
                <b dir="auto">{role.name.clone()}</b>
                <p>{role.line}</p>
            </div>
            <form method="post" action="/sign-in">
                <input type="hidden" name="token" value=role.token/>
                <button class="button quiet small" aria-label=words::be(&role.name)>{words::BE}</button>
            </form>
        </li>
    }
}
