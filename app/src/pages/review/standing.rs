//! What stands about the person, and the end of a restriction.

use leptos::prelude::*;

use crate::{
    components::{FullDay, Stamp},
    text::{law, restriction, standing as words},
    view::{Frame, Ground, Review, Stands},
};

/// What stands about whoever asked; nothing where nothing does.
pub fn standing(frame: &Frame, review: &Review) -> impl IntoView + use<> {
    let standing = review.standing.clone();
    let there = !standing.is_empty();
    let rows = standing.into_iter().map(|stands| row(frame, review, stands));
    let rows = rows.collect_view();
    there.then(|| {
        view! {
            <h2>{words::OF_PERSON}</h2>
            {rows}
        }
    })
}

fn row(frame: &Frame, review: &Review, stands: Stands) -> impl IntoView + use<> {
    let Stands {
        what,
        since,
        ends,
        grounds,
        ..
    } = stands;
    let goes_on = grounds.iter().any(|ground| ground.ends.is_none());
    let is_whole = ends.is_some();
    let grounds = grounds
        .into_iter()
        .map(|ground| on(frame, review, ground, is_whole));
    let grounds = grounds.collect_view();
    let grounds = (what == "restriction").then(|| view! { <ul>{grounds}</ul> });
    let stands_in = words::end_source(review.request.due.law.wording).map(law::source);
    let end = ends.map(|ends| view! { <p>{words::ENDING.with(view! { <FullDay day=ends/> })}</p> });
    let line = (what == "restriction" && goes_on).then(|| {
        view! { <p>{words::END_LINE} " " <span class="soft nowrap">{stands_in}</span></p> }
    });
    view! {
        <p><strong>{words::for_staff(&what)}</strong> " " {words::SINCE.with(view! { <FullDay day=since/> })}</p>
        {line}
        {grounds}
        {end}
    }
}

/// One of its grounds: when it ends on that, or the way to end it. Where all of it ends, that is said of the whole.
fn on(frame: &Frame, review: &Review, ground: Ground, is_whole: bool) -> impl IntoView + use<> {
    let Ground { code, ends } = ground;
    let because = restriction::ground(&code)[0];
    let end = match ends {
        Some(_) if is_whole => None,
        Some(ends) => Some(view! { <p>{words::ENDING.with(view! { <FullDay day=ends/> })}</p> }.into_any()),
        None => Some(
            view! {
                <form method="post" action="/api/announce_end">
                    <Stamp stamp=frame.stamp.clone()/>
                    <input type="hidden" name="reference" value=review.request.reference.clone()/>
                    <input type="hidden" name="ground" value=code/>
                    <div class="actions">
                        <button class="quiet">
                            {words::END_BUTTON} <span class="visually-hidden">": " {because}</span>
                        </button>
                    </div>
                </form>
            }
            .into_any(),
        ),
    };
    view! { <li>{because} {end}</li> }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::sample;

    fn restricted(grounds: &[(&str, bool)], whole: bool) -> String {
        let day = || "2026-11-30T09:00:00Z".to_owned();
        let mut review = sample::review();
        review.standing.retain(|stands| stands.what == "restriction");
        let stands = review.standing.first_mut().unwrap();
        stands.ends = whole.then(day);
        stands.grounds = grounds
            .iter()
            .map(|(code, ends)| Ground {
                code: (*code).to_owned(),
                ends: ends.then(day),
            })
            .collect();
        sample::drawn(|| standing(&sample::frame(), &review))
    }

    #[test]
    fn each_ground_on_which_it_goes_on_can_be_ended_by_itself() {
        let html = restricted(&[("legal_claims", false), ("objection_pending", false)], false);
        assert_eq!(html.matches("action=\"/api/announce_end\"").count(), 2, "{html}");
        for code in ["legal_claims", "objection_pending"] {
            let field = format!("name=\"ground\" value=\"{code}\"");
            assert_eq!(html.matches(&field).count(), 1, "{code}: {html}");
        }
        let html = restricted(&[("legal_claims", false), ("objection_pending", true)], false);
        assert_eq!(html.matches("action=\"/api/announce_end\"").count(), 1, "{html}");
        assert_eq!(html.matches("30 November 2026").count(), 1, "{html}");
    }

    #[test]
    fn once_the_whole_ends_that_is_said_once_and_nothing_is_offered() {
        let html = restricted(&[("legal_claims", true), ("objection_pending", true)], true);
        assert!(!html.contains("<form"), "{html}");
        assert_eq!(html.matches("30 November 2026").count(), 1, "{html}");
    }
}
