//! With a decision: that the restriction ends which was granted while it was looked into it.

use leptos::prelude::*;

use crate::{
    components::FullDay,
    text::{restriction, standing as words},
    view::{Ground, Review},
};

/// The choice, in a form that decides; nothing where nothing is over with it. `id` is the field's. It is not made
/// beforehand; `chosen` is whether it was made before.
pub fn ending(review: &Review, id: &'static str, chosen: bool) -> impl IntoView + use<> {
    review.over_with.clone().map(|Ground { code, ends }| {
        let line = format!("{id}-line");
        let because = restriction::ground(&code)[0].here();
        let day = ends.map(|ends| view! { <FullDay day=ends/> });
        view! {
            <div class="choice">
                <input
                    type="checkbox"
                    name="ends"
                    id=id
                    value="1"
                    checked=chosen
                    aria-describedby=line.clone()
                />
                <label for=id>{words::ENDS_WITH}</label>
                <p class="small" id=line>{words::ENDS_WITH_LINE.with_two(because, day)}</p>
            </div>
        }
    })
}

/// The same, once it was made and before it is sent: what the person will read, and that it is sent.
pub fn chosen(review: &Review) -> impl IntoView + use<> {
    let over = review.over_with.clone().filter(|_| review.entered.ends);
    over.and_then(|ground| ground.ends).map(|ends| {
        view! {
            <input type="hidden" name="ends" value="1"/>
            <p>{words::ENDS_WITH_THIS.with(view! { <FullDay day=ends/> })}</p>
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        pages::{
            check_decision,
            sample::{self, sound},
        },
        view::{Decision, Entered},
    };

    const CHOICE: &str = "type=\"checkbox\" name=\"ends\"";

    fn over(kind: &str) -> Review {
        let mut review = match kind {
            "correction" => sample::correction_review(sample::diff()),
            _ => sample::review(),
        };
        review.request.kind = kind.into();
        review.over_with = Some(Ground {
            code: "objection_pending".into(),
            ends: Some("2026-12-04T09:00:00Z".into()),
        });
        review
    }

    fn drawn(review: Review) -> String {
        sound(crate::pages::review::draw(sample::frame(), review, None, false))
    }

    #[test]
    fn each_form_that_decides_offers_it_and_chooses_nothing_beforehand() {
        for kind in ["objection", "correction"] {
            let html = drawn(over(kind));
            assert_eq!(html.matches(CHOICE).count(), 2, "{kind}: {html}");
            for there in [
                "Friday 4 December 2026",
                "I have objected, and that is not decided yet",
            ] {
                assert!(html.contains(there), "{there}: {html}");
            }
            // The control: where nothing is over with the decision.
            let mut review = over(kind);
            review.over_with = None;
            assert!(!drawn(review).contains(CHOICE), "{kind}");
        }
    }

    #[test]
    fn what_was_chosen_is_chosen_again_in_its_form() {
        for form in ["approve", "decide"] {
            let mut review = over("objection");
            review.entered = Entered {
                form: form.into(),
                ends: true,
                ..Entered::default()
            };
            let html = drawn(review);
            let id = if form == "approve" {
                "approve-ends"
            } else {
                "refuse-ends"
            };
            let field = format!("{CHOICE} id=\"{id}\" value=\"1\" checked");
            assert!(html.contains(&field), "{field}: {html}");
            assert_eq!(html.matches("value=\"1\" checked").count(), 1, "{html}");
        }
    }

    #[test]
    fn before_it_is_sent_it_is_said_and_goes_along() {
        for (kind, form) in [("objection", "decide"), ("correction", "correct")] {
            for ends in [true, false] {
                let mut review = over(kind);
                review.entered = Entered {
                    form: form.into(),
                    reason: "compelling_grounds".into(),
                    ends,
                    ..Entered::default()
                };
                let decision = Decision {
                    review,
                    upheld: false,
                    source: String::new(),
                };
                let html = sound(check_decision::draw(sample::frame(), decision, None, false));
                let hidden = "type=\"hidden\" name=\"ends\" value=\"1\"";
                assert_eq!(html.contains(hidden), ends, "{kind}: {html}");
                assert_eq!(html.contains("Friday 4 December 2026"), ends, "{kind}: {html}");
            }
        }
    }
}
