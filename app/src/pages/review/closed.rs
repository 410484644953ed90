//! The record, while it is closed to the reviewer: opening it takes a reason, which the person reads.

use leptos::prelude::*;

use crate::{
    components::Stamp,
    text::{occasion, review as words},
    view::{Frame, Review},
};

/// The id of the first reason, where an error leads.
pub const FIRST_OCCASION: &str = "occasion-1";

/// Asks why.
pub fn closed(frame: &Frame, review: &Review, missing: bool) -> impl IntoView + use<> {
    let fault = missing.then(|| view! { <p class="fault" id="occasion-fault">{words::OCCASION_MISSING}</p> });
    let described = missing.then_some("occasion-fault");
    let choices = review.occasions.clone().into_iter().enumerate().map(choice);
    view! {
        <h2>{words::RECORD}</h2>
        <p>{words::CLOSED}</p>
        <form method="post" action="/api/open_record">
            <Stamp stamp=frame.stamp.clone()/>
            <input type="hidden" name="reference" value=review.request.reference.clone()/>
            <fieldset class="field" class:wrong=missing aria-describedby=described>
                <legend>{words::OCCASIONS}</legend>
                {fault}
                {choices.collect_view()}
            </fieldset>
            <div class="actions"><button>{words::OPEN_BUTTON}</button></div>
        </form>
    }
}

fn choice((at, code): (usize, String)) -> impl IntoView {
    let id = format!("occasion-{}", at + 1);
    let label = occasion::label(&code);
    view! {
        <div class="choice slim">
            <input type="radio" name="reason" id=id.clone() value=code required/>
            <label for=id>{label}</label>
        </div>
    }
}
