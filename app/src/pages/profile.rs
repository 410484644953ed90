//! `/me/profile`: the person's record and what was noted about them.

use leptos::prelude::*;

use crate::{
    api::me::get_profile,
    components::{Facts, MeNav, MePage, Opening, Part},
    text::{merged as merging, preference as marketing, profile as words},
    view::{Frame, Merged, Profile},
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
        <Part heading=words::WRONG>
            <p>{words::wrong(&frame.business)}</p>
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
