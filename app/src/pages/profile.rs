//! `/me/profile`: the person's record and what was noted about them.

use leptos::prelude::*;

use crate::{
    api::me::get_profile,
    components::{Facts, MeNav, MePage, Moment, Opening, Part},
    text::{correction as correcting, merged as merging, preference as marketing, profile as words},
    view::{Frame, Merged, Profile, Statement},
};

/// The page.
#[component]
pub fn ProfilePage() -> impl IntoView {
    view! { <MePage title=words::TITLE current=MeNav::Details page=get_profile() render=profile/> }
}

/// What stands on it.
pub(crate) fn profile(frame: Frame, page: Profile) -> impl IntoView {
    let said = page.preference.as_ref().map_or(0, |said| said.facts.len());
    let values = page.facts.len() + page.metadata.len() + merged(&page.merges) + said;
    let became_one = (!page.merges.is_empty()).then(|| {
        view! {
            <Part heading=merging::HEADING note=merging::NOTE id="merged">
                {super::merged::merges(page.merges)}
            </Part>
        }
    });
    let said = page.preference.map(|said| {
        view! {
            <Part heading=marketing::HEADING note=marketing::NOTE id="marketing">
                {super::preference::preference(said)}
            </Part>
        }
    });
    let stated = (!page.statements.is_empty()).then(|| {
        let one = |said: Statement| {
            let href = format!("/me/requests/{}", said.reference);
            view! {
                <blockquote><p dir="auto">{said.text}</p></blockquote>
                <p class="small"><Moment at=said.at/> " · " <a class="data" href=href>{said.reference}</a></p>
            }
        };
        view! {
            <Part heading=correcting::STATEMENTS note=correcting::STATEMENTS_NOTE id="statements">
                {page.statements.into_iter().map(one).collect_view()}
            </Part>
        }
    });
    let metadata: Vec<_> = page.metadata.into_iter().map(super::named_by_path).collect();
    view! {
        <Opening
            heading=words::HEADING
            lede=words::LEDE
            side=move || view! { <p>{words::values(values)}</p> }
        />
        <Part heading=words::RECORD>
            <Facts facts=page.facts none=words::NO_RECORD/>
        </Part>
        <Part heading=words::NOTES note=words::NOTES_NOTE id="noted">
            <Facts facts=metadata none=words::NO_NOTES/>
        </Part>
        {said}
        {became_one}
        {stated}
        <Part heading=words::WRONG>
            <p>{words::wrong(&frame.business)}</p>
            <p><a href="/me/requests/new/correction">{correcting::PUT_RIGHT_LINK}</a></p>
        </Part>
    }
}

/// How many values stand in these.
fn merged(merges: &[Merged]) -> usize {
    let parts = |merged: &Merged| merged.parts.iter().map(|part| part.facts.len()).sum::<usize>();
    merges
        .iter()
        .map(|merged| merged.facts.len() + parts(merged))
        .sum()
}
