//! A request that makes something stand, or lifts it.

use leptos::prelude::*;

use crate::{
    components::{Panel, Part, Tone},
    text::{request as words, standing},
    view::Request,
};

/// What was done; none of other kinds.
pub fn done(request: &Request) -> Option<AnyView> {
    let [heading, line] = standing::done(&request.kind, &request.scope)?;
    let panel = view! {
        <Part heading=words::ANSWER>
            <Panel tone=Tone::Done heading=heading>
                <p>{line}</p>
                <p><a href="/me#standing">{standing::HEADING}</a></p>
            </Panel>
        </Part>
    };
    Some(panel.into_any())
}
