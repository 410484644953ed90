//! A complaint or an appeal: what it is about.

use leptos::prelude::*;

use crate::{
    components::StageStatus,
    text::{review as words, status},
    view::Review,
};

/// The request that it is about, with how it was decided.
pub fn about(review: &Review) -> AnyView {
    let about = match &review.about {
        Some(about) => {
            let href = format!("/desk/requests/{}", about.reference);
            let reference = about.reference.clone();
            let kind = status::kind_theirs(&about.kind, &about.scope);
            view! {
                <p>{words::SECOND_LOOK}</p>
                <p>
                    <a href=href>{kind}</a> " " <small class="data">{reference}</small> " "
                    <StageStatus stage=&about.stage/>
                </p>
            }
            .into_any()
        }
        None => view! { <p>{words::SECOND_LOOK_NONE}</p> }.into_any(),
    };
    view! {
        <h2>{words::ASKED_FOR}</h2>
        {about}
    }
    .into_any()
}
