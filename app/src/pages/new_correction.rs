//! `/me/requests/new/correction` and the forms below it: which of three ways, and then what.

mod details;
mod statement;
mod words;

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

pub use self::{details::CorrectDetailsPage, statement::StatementPage, words::CorrectInWordsPage};
#[cfg(test)]
pub(super) use self::{details::draw as details, statement::draw as statement, words::draw as in_words};
use crate::{
    api::{Problem, me::get_new_correction},
    components::{
        Keeping, MeNav, MePage, Notice, Opening, Panel, Part, Tone, Verb, Verbs, problem_in_address,
    },
    text::{Phrase, correction as words_of},
    view::{FieldEntry, Frame, Law, NewCorrection},
};

/// Where it begins.
pub(super) const HERE: &str = "/me/requests/new/correction";

/// The page to choose on.
#[component]
pub fn NewCorrectionPage() -> impl IntoView {
    let problem = problem_in_address();
    let page = get_new_correction(None, None, None);
    let render = move |_: Frame, found| draw(found, problem);
    view! { <MePage title=words_of::TITLE current=MeNav::Requests page=page render=render/> }
}

/// What the address names: a draft, a conversation, a message.
pub(super) fn in_address() -> (Option<String>, Option<String>, Option<String>) {
    let query = use_query_map().read_untracked().clone();
    (
        query.get("draft"),
        query.get("conversation"),
        query.get("message"),
    )
}

/// Under which name the address says that something was kept while it was typed.
pub(super) fn typed_in_address() -> Option<String> {
    use_query_map().with_untracked(|query| query.get("typed"))
}

/// What was kept while it was typed, nobody has called ready: nothing of it is said to be wrong yet.
pub(super) fn as_kept(found: Option<NewCorrection>, is_typed: bool) -> Option<NewCorrection> {
    if is_typed { found.map(unjudged) } else { found }
}

fn unjudged(found: NewCorrection) -> NewCorrection {
    let fields = found
        .fields
        .into_iter()
        .map(|field| FieldEntry { fault: None, ..field });
    NewCorrection {
        fields: fields.collect(),
        fault: None,
        written_fault: None,
        unjudged: true,
        ..found
    }
}

/// Under which name it is kept what is typed here. What was checked has a name of its own, and stays as it was checked.
pub(super) fn keeps(found: &NewCorrection) -> String {
    let typed = found.draft.clone().filter(|_| found.unjudged);
    typed.unwrap_or_else(|| found.once.clone())
}

/// The draft and the page that it is drawn on; or what stands here when nothing is held.
pub(super) fn or_nothing(found: Option<NewCorrection>) -> Result<NewCorrection, AnyView> {
    found.ok_or_else(|| {
        aside(
            words_of::NOTHING,
            words_of::NOTHING_LINE,
            words_of::NOTHING_LINK,
            "/me",
        )
        .into_any()
    })
}

/// A page that leads elsewhere.
pub(super) fn aside(heading: Phrase, line: Phrase, to: Phrase, href: &'static str) -> impl IntoView {
    view! {
        <Opening heading=heading lede=line side=|| view! { <p><a href="/me/requests">{words_of::REQUESTS}</a></p> }>
            <div class="actions"><a class="button" href=href>{to}</a></div>
        </Opening>
    }
}

pub(super) fn draw(found: Option<NewCorrection>, problem: Option<Problem>) -> impl IntoView {
    match or_nothing(found) {
        Ok(found) => choose(found.due.law, problem).into_any(),
        Err(instead) => instead,
    }
}

fn choose(law: Law, problem: Option<Problem>) -> impl IntoView {
    let side = || view! { <p><a href="/me/requests">{words_of::REQUESTS}</a></p> };
    view! {
        <Opening heading=words_of::TITLE lede=words_of::LEDE side=side><Notice problem=problem/></Opening>
        <Part heading=words_of::WHAT>
            <Verbs>
                <Verb
                    verb=words_of::DETAILS
                    line=words_of::DETAILS_LINE
                    href="/me/requests/new/correction/details"
                />
                <Verb verb=words_of::WORDS line=words_of::WORDS_LINE href="/me/requests/new/correction/words"/>
                <Verb
                    verb=words_of::STATEMENT
                    line=words_of::STATEMENT_LINE
                    href="/me/requests/new/correction/statement"
                />
            </Verbs>
            <details>
                <summary>{words_of::LAW}</summary>
                <p>{words_of::law_line(law.wording)}</p>
            </details>
            <p><a href="/me">{words_of::NEVER_MIND}</a></p>
        </Part>
    }
}

/// In the margin of a form.
pub(super) fn first_step() -> impl IntoView {
    view! {
        <p>{words_of::STEP_1}</p>
        <p><a href=HERE>{words_of::TITLE}</a></p>
    }
}

/// What is wrong, each with a link to its field: above everything else, read out at once.
pub(super) fn summary(faults: Vec<(String, Phrase, Option<String>)>) -> Option<impl IntoView> {
    let line = |(field, said, label): (String, Phrase, Option<String>)| {
        let label = label.map(|label| view! { <span dir="auto">{label}</span> ": " });
        view! { <li><a href=format!("#{field}")>{label} {said}</a></li> }
    };
    (!faults.is_empty()).then(|| {
        view! {
            <Panel tone=Tone::Stop alert=true>
                <p><strong>{words_of::FAULTS}</strong> " " {words_of::FAULTS_LINE}</p>
                <ul>{faults.into_iter().map(line).collect_view()}</ul>
            </Panel>
        }
    })
}

/// The way on, and the way out.
pub(super) fn onward() -> impl IntoView {
    view! {
        <Keeping/>
        <div class="actions">
            <button class="button">{words_of::CONTINUE}</button>
            <a href="/me">{words_of::NEVER_MIND}</a>
        </div>
    }
}

#[cfg(test)]
mod tests;
