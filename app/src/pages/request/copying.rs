//! A request of the person's for a copy: for themselves, handed over by staff, or for somebody whom they named.

use leptos::prelude::*;

use crate::{
    components::{Agreed, Part},
    text::copying as words,
    view::{Happened, Request, Stage},
};

/// Where the copy stands; nothing for other requests.
pub fn part(request: &Request) -> AnyView {
    let granted = matches!(request.stage, Stage::Approved { .. });
    let line = match request.kind.as_str() {
        "access" | "transfer" if granted => Some(approved(request)),
        "access" => own(&request.stage),
        "transfer" => Some(to(request)),
        _ => None,
    };
    let Some(line) = line else {
        return ().into_any();
    };
    let how = request.trail.iter().find_map(|step| match &step.what {
        Happened::Delivered { how } => Some(words::way(how)),
        _ => None,
    });
    let how = how.map(|how| view! { <p>{how}</p> });
    view! { <Part heading=words::ROW>{line} {how}</Part> }.into_any()
}

fn own(stage: &Stage) -> Option<AnyView> {
    let line = match stage {
        stage if stage.is_undecided() => words::YOURS_ASKED,
        Stage::Done { .. } => words::YOURS_DONE,
        _ => return None,
    };
    Some(view! { <p>{line}</p> }.into_any())
}

fn to(request: &Request) -> AnyView {
    let recipient = request.scope.clone();
    let named = words::GOES_TO.with(view! { <strong dir="auto">{recipient}</strong> });
    view! { <p>{named}</p> }.into_any()
}

fn approved(request: &Request) -> AnyView {
    let (kind, scope) = (request.kind.clone(), request.scope.clone());
    let address = (kind == "transfer").then(|| {
        let href = format!("/me/requests/{}/address", request.reference);
        view! { <div class="actions"><a class="button" href=href>{words::ADDRESS_LINK}</a></div> }
    });
    view! { <Agreed kind=kind scope=scope until=None/> {address} }.into_any()
}
