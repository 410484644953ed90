//! What is done outside the portal for a request of the person's: how far it has come, and who was told.

use leptos::prelude::*;

use crate::{
    components::{Entry, FullDay, Ledger, Part},
    text::{Phrase, elsewhere as words, law},
    view::{OwnRequest, Progress, Stage, TaskTold},
};

/// The part; none where nothing is to be done elsewhere.
pub fn part(own: &OwnRequest) -> Option<AnyView> {
    let elsewhere = own.elsewhere.clone();
    if elsewhere.is_empty() {
        return None;
    }
    let platform = step(words::PLATFORM.here(), elsewhere.calls);
    let files = step(words::FILES.here(), elsewhere.files);
    let told = elsewhere.told.into_iter().map(told).collect_view();
    let here = done_here(&own.request.stage, words::DONE_HERE);
    let source = words::source(own.request.due.law.wording);
    let law = source.filter(|_| !own.elsewhere.told.is_empty());
    let law = law.map(|source| {
        view! { <p class="soft">{words::LAW} " " <span class="nowrap">{law::source(source)}</span></p> }
    });
    Some(
        view! {
            <Part heading=words::HEADING>
                <p>{words::LINE}</p>
                {here}
                <Ledger>{platform} {files} {told}</Ledger>
                {law}
            </Part>
        }
        .into_any(),
    )
}

/// That it is done here, and not yet on the platform.
pub fn done_here(stage: &Stage, said: Phrase) -> Option<AnyView> {
    match stage {
        Stage::Done {
            finished_at,
            elsewhere: true,
            ..
        } => {
            let day = view! { <FullDay day=finished_at.clone()/> };
            Some(view! { <p>{said.with(day)}</p> }.into_any())
        }
        _ => None,
    }
}

fn step(label: &'static str, progress: Progress) -> Option<impl IntoView> {
    let Progress { total, done, failed } = progress;
    (total > 0).then(|| {
        let said = words::progress(done, failed, total);
        view! { <Entry label=label>{said}</Entry> }
    })
}

fn told(told: TaskTold) -> impl IntoView {
    let said = outcome(&told);
    let result = told.result.map(|result| view! { <p dir="auto">{result}</p> });
    view! { <Entry label=called(told.recipient.as_deref())>{said} {result}</Entry> }
}

/// What somebody who is told is called.
pub fn called(recipient: Option<&str>) -> String {
    recipient.map_or_else(|| words::OTHERS.into(), str::to_owned)
}

/// What came of telling somebody.
pub fn outcome(told: &TaskTold) -> AnyView {
    let day = told.at.clone().unwrap_or_default();
    match told.outcome.as_deref() {
        Some("done") => words::TOLD.with(view! { <FullDay day=day/> }).into_any(),
        Some("failed") => words::NOT_TOLD.with(view! { <FullDay day=day/> }).into_any(),
        Some(_) => words::DROPPED.here().into_any(),
        None => words::NOT_YET.here().into_any(),
    }
}
