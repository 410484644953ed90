//! What stands about a person, on their own pages: since when, and a button that lifts it.

use leptos::prelude::*;

use crate::{
    components::{Entry, FullDay, Ledger, Panel, Part, Stamp, Tone},
    text::{Phrase, restriction, standing as words},
    view::{Ground, Standing, Stands},
};

/// A row with all that does; nothing where nothing does, and the browser says nothing else.
pub fn standing(stamp: &str, standing: Standing) -> impl IntoView + use<> {
    let Standing {
        now,
        signal,
        claimed,
        once,
        law,
    } = standing;
    let there = signal || !now.is_empty();
    let asks = signal.then(|| {
        let stop = stop(stamp, &once, words::SIGNAL_BUTTON);
        view! {
            <Panel tone=Tone::Wait heading=words::SIGNAL>
                <p>{words::SIGNAL_LINE}</p>
                {stop}
            </Panel>
        }
    });
    let told = claimed.map(|day| {
        let stop = stop(stamp, &once, words::CLAIM_BUTTON);
        view! {
            <Panel tone=Tone::Wait heading=words::CLAIM>
                <p>{words::CLAIM_LINE.with(view! { <FullDay day=day/> })}</p>
                {stop}
            </Panel>
        }
    });
    let rows = now
        .into_iter()
        .map(|stands| row(stamp, &once, stands))
        .collect_view();
    let rows = (!rows.is_empty()).then(|| view! { <Ledger>{rows}</Ledger> });
    there.then(|| {
        view! {
            <Part heading=words::HEADING note=words::NOTE id="standing">
                {asks}
                {told}
                {rows}
                <details>
                    <summary>{words::LAW}</summary>
                    <p>{words::law_line(law.wording)}</p>
                </details>
            </Part>
        }
    })
}

/// The button by which somebody wants no marketing.
fn stop(stamp: &str, once: &str, button: Phrase) -> impl IntoView + use<> {
    let (stamp, once) = (stamp.to_owned(), once.to_owned());
    view! {
        <form method="post" action="/api/object_to_marketing">
            <Stamp stamp=stamp/>
            <input type="hidden" name="once" value=once/>
            <div class="actions"><button class="quiet">{button}</button></div>
        </form>
    }
}

fn row(stamp: &str, once: &str, stands: Stands) -> impl IntoView + use<> {
    let Stands {
        what,
        since,
        ends,
        origin,
        reference,
        grounds,
        ..
    } = stands;
    let in_part = ends
        .is_none()
        .then(|| grounds.into_iter().map(in_part).collect_view());
    let came = match origin.as_str() {
        "browser" => Some(words::BY_BROWSER),
        "import" | "before" => Some(words::BY_IMPORT),
        _ => None,
    };
    let came = came.map(|came| view! { <p class="soft">{came}</p> });
    let ends = ends.map(|ends| view! { <p>{words::ENDS.with(view! { <FullDay day=ends/> })}</p> });
    let (stamp, once) = (stamp.to_owned(), once.to_owned());
    let see = reference.map(|reference| {
        let href = format!("/me/requests/{reference}");
        view! {
            <p><a href=href>{words::SEE} <span class="visually-hidden">" " {reference}</span></a></p>
        }
    });
    view! {
        <Entry label=words::label(&what)>
            <p>{words::means(&what)} " " {words::SINCE.with(view! { <FullDay day=since/> })}</p>
            {came}
            {ends}
            {in_part}
            {see}
            <form method="post" action="/api/lift_standing">
                <Stamp stamp=stamp/>
                <input type="hidden" name="of" value=what.clone()/>
                <input type="hidden" name="once" value=once/>
                <div class="actions"><button class="quiet small">{words::lift(&what)}</button></div>
            </form>
        </Entry>
    }
}

/// A ground that ends while the restriction goes on.
fn in_part(ground: Ground) -> impl IntoView {
    let Ground { code, ends } = ground;
    ends.map(|ends| {
        let (day, because) = (
            view! { <FullDay day=ends/> },
            restriction::ground(&code)[0].here(),
        );
        view! { <p>{words::ENDS_IN_PART.with_two(day, because)}</p> }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::sample;

    fn drawn(what: Standing) -> String {
        sample::drawn(|| standing("stamp-of-this-session", what))
    }

    #[test]
    fn each_that_stands_has_its_day_and_a_button_that_lifts_it() {
        let html = drawn(sample::standing());
        for what in ["marketing", "other_uses", "restriction"] {
            let field = format!("name=\"of\" value=\"{what}\"");
            assert_eq!(html.matches(&field).count(), 1, "{what}: {html}");
        }
        assert_eq!(html.matches("action=\"/api/lift_standing\"").count(), 3, "{html}");
        for there in ["2 November 2026", "30 November 2026", words::BY_BROWSER.en] {
            assert!(html.contains(there), "{there}: {html}");
        }
        assert!(
            html.contains(words::SIGNAL.en) && html.contains("/api/object_to_marketing"),
            "{html}"
        );
    }

    #[test]
    fn where_the_business_has_heard_otherwise_the_page_asks() {
        let told = Standing {
            signal: false,
            claimed: Some("2026-11-09T09:00:00Z".into()),
            ..sample::standing()
        };
        let html = drawn(told.clone());
        for there in [words::CLAIM.en, words::CLAIM_BUTTON.en, "9 November 2026"] {
            assert_eq!(html.matches(there).count(), 1, "{there}: {html}");
        }
        assert_eq!(html.matches("/api/object_to_marketing").count(), 1, "{html}");
        let html = drawn(Standing {
            claimed: None,
            ..told
        });
        assert!(
            !html.contains(words::CLAIM.en) && !html.contains("/api/object_to_marketing"),
            "{html}"
        );
    }

    #[test]
    fn a_ground_that_ends_is_told_apart_from_the_whole() {
        let mut standing = sample::standing();
        let of = |code: &str, ends: Option<&str>| Ground {
            code: code.into(),
            ends: ends.map(Into::into),
        };
        let html = drawn(standing.clone());
        assert!(!html.contains("As far as it rests on this"), "{html}");
        let restriction = standing.now.last_mut().unwrap();
        restriction.ends = None;
        restriction.grounds = vec![
            of("legal_claims", None),
            of("objection_pending", Some("2026-11-30T09:00:00Z")),
        ];
        let html = drawn(standing);
        assert_eq!(html.matches("As far as it rests on this").count(), 1, "{html}");
        for there in ["30 November 2026", "I have objected, and that is not decided yet"] {
            assert!(html.contains(there), "{there}: {html}");
        }
    }

    #[test]
    fn where_nothing_stands_nothing_is_said() {
        let html = drawn(Standing::default());
        assert!(
            !html.contains(words::HEADING.en) && !html.contains("<form"),
            "{html}"
        );
    }
}
