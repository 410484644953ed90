//! A request that makes something stand, or lifts it.

use leptos::prelude::*;

use crate::{
    components::{Agreed, Part},
    text::{request as words, standing},
    view::Request,
};

/// What was done; none of other kinds.
pub fn done(request: &Request) -> Option<AnyView> {
    standing::done(&request.kind, &request.scope)?;
    let (kind, scope) = (request.kind.clone(), request.scope.clone());
    let panel = view! {
        <Part heading=words::ANSWER>
            <Agreed kind=kind scope=scope until=None/>
            <p><a href="/me#standing">{standing::HEADING}</a></p>
        </Part>
    };
    Some(panel.into_any())
}
