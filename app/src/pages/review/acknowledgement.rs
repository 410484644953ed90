//! That the person still has to be told that the business has their request.

use leptos::prelude::*;

use crate::{
    components::{FullDay, Stamp, Standing, Status},
    text::acknowledgement as words,
    view::{Frame, Review, Unacknowledged},
};

/// By when, and the button for whoever has told them.
pub fn acknowledge(frame: &Frame, review: &Review) -> Option<impl IntoView + use<>> {
    let Unacknowledged { by, is_late } = review.request.unacknowledged.clone()?;
    let by = by.map(|day| view! { <p>{words::LAW.with(view! { <FullDay day=day/> })}</p> });
    let late = is_late.then(|| view! { <p><Status is=Standing::Over word=words::LATE/></p> });
    Some(view! {
        <form method="post" action="/api/acknowledge_request" aria-labelledby="acknowledge">
            <h3 id="acknowledge">{words::CONFIRM}</h3>
            <p>{words::LINE}</p>
            {by}
            {late}
            <Stamp stamp=frame.stamp.clone()/>
            <input type="hidden" name="reference" value=review.request.reference.clone()/>
            <div class="actions"><button class="quiet">{words::BUTTON}</button></div>
        </form>
    })
}
