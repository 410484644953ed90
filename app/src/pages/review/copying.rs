//! For staff: the ways on with a request for a copy.

use leptos::prelude::*;

use crate::{
    components::Part,
    text::copying as words,
    view::{Request, Stage},
};

/// To whom it goes, and the way to the copy or the address; nothing for other requests.
pub fn part(request: &Request) -> AnyView {
    let is_granted = matches!(request.stage, Stage::Approved { .. });
    let page = |name: &str| format!("/desk/requests/{}/{name}", request.reference);
    let on = match request.kind.as_str() {
        "access" if is_granted => {
            view! { <div class="actions"><a class="button" href=page("copy")>{words::COPY_LINK}</a></div> }
                .into_any()
        }
        "access" if request.stage.is_undecided() => view! { <p>{words::COPY_LATER}</p> }.into_any(),
        "transfer" => {
            let recipient = view! { <strong dir="auto">{request.scope.clone()}</strong> };
            let link = is_granted.then(|| {
                view! {
                    <p>{words::ADDRESS_READY}</p>
                    <div class="actions"><a class="button" href=page("address")>{words::ADDRESS_LINK}</a></div>
                }
            });
            view! { <p>{words::GOES_TO.with(recipient)}</p> {link} }.into_any()
        }
        _ => return ().into_any(),
    };
    view! { <Part heading=words::ROW>{on}</Part> }.into_any()
}
