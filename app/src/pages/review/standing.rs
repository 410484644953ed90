//! What stands about the person, and the end of a restriction.

use leptos::prelude::*;

use crate::{
    components::{FullDay, Stamp},
    text::{law, restriction, standing as words},
    view::{Frame, Review, Stands},
};

/// What stands about whoever asked; nothing where nothing does.
pub fn standing(frame: &Frame, review: &Review) -> impl IntoView + use<> {
    let standing = review.standing.clone();
    let there = !standing.is_empty();
    let rows = standing.into_iter().map(|stands| row(frame, review, stands));
    let rows = rows.collect_view();
    there.then(|| {
        view! {
            <h2>{words::OF_PERSON}</h2>
            {rows}
        }
    })
}

fn row(frame: &Frame, review: &Review, stands: Stands) -> impl IntoView + use<> {
    let Stands {
        what,
        since,
        ends,
        grounds,
        ..
    } = stands;
    let grounds = grounds
        .iter()
        .map(|code| view! { <li>{restriction::ground(code)[0]}</li> })
        .collect_view();
    let grounds = (!grounds.is_empty()).then(|| view! { <ul>{grounds}</ul> });
    let reference = review.request.reference.clone();
    let stands_in = words::end_source(review.request.due.law.wording).map(law::source);
    let end = (what == "restriction").then(|| match ends {
        Some(ends) => view! { <p>{words::ENDING.with(view! { <FullDay day=ends/> })}</p> }.into_any(),
        None => view! {
            <form method="post" action="/api/announce_end">
                <p>{words::END_LINE} " " <span class="soft nowrap">{stands_in}</span></p>
                <Stamp stamp=frame.stamp.clone()/>
                <input type="hidden" name="reference" value=reference/>
                <div class="actions"><button class="quiet">{words::END_BUTTON}</button></div>
            </form>
        }
        .into_any(),
    });
    view! {
        <p><strong>{words::for_staff(&what)}</strong> " " {words::SINCE.with(view! { <FullDay day=since/> })}</p>
        {grounds}
        {end}
    }
}
