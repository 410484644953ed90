//! What is asked: each kind shows it in a file of its own.

use leptos::prelude::*;

use super::{correction, erasure, second_look};
use crate::{
    text::{queue, review as words, status},
    view::{Frame, Review, Stage},
};

/// What is asked, with what that means for whoever decides. A correction is decided here, part by part, unless the
/// person's answer is awaited.
pub fn asked(frame: &Frame, review: &Review) -> AnyView {
    let stage = &review.request.stage;
    let is_decided_here = stage.is_undecided() && !matches!(stage, Stage::Asked { .. });
    match review.request.kind.as_str() {
        "erasure" => erasure::fate(review),
        "correction" if is_decided_here => correction::correction(frame, review),
        "complaint" | "appeal" => second_look::about(review),
        _ => plain(review),
    }
}

/// What was asked, in a line.
fn plain(review: &Review) -> AnyView {
    let request = &review.request;
    let (right, kind) = (
        queue::right(&request.kind),
        status::kind_theirs(&request.kind, &request.scope),
    );
    view! {
        <h2>{words::ASKED_FOR}</h2>
        <p><b>{right}</b> ": " {kind}</p>
    }
    .into_any()
}

/// Who put it, where that was not the person, and in what words.
pub fn own_words(review: &Review) -> impl IntoView + use<> {
    let on_behalf = review
        .request
        .on_behalf
        .then(|| view! { <p>{words::ON_BEHALF}</p> });
    // The first words are those of the request, if they came with it.
    let first = review.remarks.first();
    let first = first.filter(|first| first.remark.is_of(&review.request.received_at));
    // Of a correction they stand with what is to be put right.
    let is_said = review.diff.as_ref().is_some_and(|diff| diff.words.is_some());
    let first = first.filter(|_| !is_said);
    let first = first.map(|first| {
        let lines = first.remark.text.split('\n');
        let lines = lines.map(|line| view! { <p dir="auto">{line.to_owned()}</p> });
        view! {
            <h3>{words::IN_WORDS}</h3>
            <blockquote>{lines.collect_view()}</blockquote>
        }
    });
    view! { {on_behalf} {first} }
}
