//! A correction: before and after, field by field, each accepted or refused with a reason.

use leptos::prelude::*;

use super::ending::ending;
use crate::{
    components::{Change, Keeping, Panel, Stamp, Tone, area},
    text::{Phrase, correction as words, law, reason as reasons},
    view::{Diff, Frame, PartDiff, ReasonOption, Review},
};

/// The id of the first answer, where an error leads.
pub const FIRST_PART: &str = "part-0";

/// What is asked, and the form that decides it. While the record is closed, only that there is something to decide.
pub fn correction(frame: &Frame, review: &Review) -> AnyView {
    let Some(diff) = review.diff.clone() else {
        return view! { <h2>{words::DIFF}</h2> <p>{words::DIFF_CLOSED}</p> }.into_any();
    };
    let said = diff.words.clone().map(|said| {
        let heading = if diff.way == "statement" {
            words::THEIR_STATEMENT
        } else {
            words::THEIR_WORDS
        };
        view! { <h3>{heading}</h3> <blockquote><p dir="auto">{said}</p></blockquote> }
    });
    let form = match diff.way.as_str() {
        "fields" => fields(frame, review, diff).into_any(),
        "words" => in_words(frame, review, diff).into_any(),
        _ => {
            let body = view! { <p>{words::STATEMENT_DECIDE}</p> }.into_any();
            form(frame, review, body).into_any()
        }
    };
    view! { <h2>{words::DIFF}</h2> {said} {form} }.into_any()
}

/// It is decided on the page that shows what the person will read.
fn form(frame: &Frame, review: &Review, body: AnyView) -> impl IntoView + use<> {
    let is_chosen = review.entered_in("correct").ends;
    view! {
        <form method="post" action="/api/decide_correction" data-keeps=review.keeps_in("correct")>
            <Stamp stamp=frame.stamp.clone()/>
            <input type="hidden" name="reference" value=review.request.reference.clone()/>
            <input type="hidden" name="check" value="yes"/>
            {body}
            {ending(review, "correct-ends", is_chosen)}
            <Keeping/>
            <div class="actions"><button>{words::SEE_ANSWER}</button></div>
        </form>
    }
}

fn fields(frame: &Frame, review: &Review, diff: Diff) -> impl IntoView + use<> {
    let parts = diff.parts.into_iter().enumerate();
    let parts = parts.map(|(at, found)| part(at, found, &review.reasons, review.longest_note));
    let body = view! {
        {parts.collect_view()}
        <p>{words::DECIDE_LINE}</p>
    };
    form(frame, review, body.into_any())
}

/// Nothing is chosen beforehand: whether it is right is the reviewer's to say.
fn part(at: usize, found: PartDiff, grounds: &[ReasonOption], longest: u32) -> impl IntoView + use<> {
    let PartDiff {
        path,
        label,
        was,
        becomes,
        seen,
        is_stale,
        entered,
    } = found;
    let stale = is_stale.then(|| {
        view! { <Panel tone=Tone::Wait><p>{words::STALE}</p></Panel> }
    });
    let field = |name: &str| format!("part[{at}][{name}]");
    let (reason_id, note_id) = (format!("part-{at}-reason"), format!("part-{at}-note"));
    let options = grounds.iter().map(|ground| {
        let said = format!(
            "{} ({})",
            reasons::label(&ground.code).here(),
            law::source(&ground.source)
        );
        let selected = ground.code == entered.reason;
        view! { <option value=ground.code.clone() selected=selected>{said}</option> }
    });
    let options = options.collect_view();
    let answer = |value: &'static str, said: Phrase, id: String| {
        let chosen = entered.answer == value;
        let name = field("answer");
        view! {
            <div class="choice slim">
                <input type="radio" name=name id=id.clone() value=value checked=chosen required/>
                <label for=id>{said}</label>
            </div>
        }
    };
    let answers = view! {
        <fieldset>
            <legend class="visually-hidden" dir="auto">{label.clone()}</legend>
            <input type="hidden" name=field("path") value=path/>
            <input type="hidden" name=field("seen") value=seen/>
            {answer("accept", words::ACCEPT, format!("part-{at}"))}
            {answer("refuse", words::REFUSE, format!("part-{at}-refuse"))}
            <div class="field">
                <label for=reason_id.clone()>{words::WHY}</label>
                <select id=reason_id name=field("reason")>
                    <option value="">{words::CHOOSE}</option>
                    {options}
                </select>
            </div>
            <div class="field">
                <label for=note_id.clone()>{words::NOTE}</label>
                <input
                    id=note_id
                    name=field("note")
                    dir="auto"
                    autocomplete="off"
                    value=entered.note.clone()
                    maxlength=longest.to_string()
                />
            </div>
        </fieldset>
    }
    .into_any();
    view! { <Change label=label was=was becomes=becomes>{stale} {answers}</Change> }
}

/// A record that is made anew, text by text.
fn in_words(frame: &Frame, review: &Review, diff: Diff) -> impl IntoView + use<> {
    if diff.about == "elsewhere" {
        let body = view! { <p>{words::ANEW_ELSEWHERE}</p> }.into_any();
        return form(frame, review, body).into_any();
    }
    if diff.texts.is_empty() {
        return view! { <p>{words::ANEW_GONE}</p> }.into_any();
    }
    let texts = diff.texts.into_iter().enumerate().map(|(at, (name, text))| {
        let id = format!("text-{at}");
        view! {
            <div class="field">
                <label for=id.clone() class="data">{name}</label>
                {area(id, format!("text[{at}]"), &text)}
            </div>
        }
    });
    let texts = texts.collect_view();
    let body = view! {
        <h3>{words::ANEW}</h3>
        <p>{words::ANEW_LINE}</p>
        <input type="hidden" name="record" value=diff.seen/>
        {texts}
    };
    form(frame, review, body.into_any()).into_any()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::sample::{self, sound};

    fn drawn(review: Review) -> String {
        sound(super::super::draw(sample::frame(), review, None, false))
    }

    #[test]
    fn each_part_has_its_two_sides_and_its_answer() {
        let html = drawn(sample::correction_review(sample::diff()));
        for there in [
            "action=\"/api/decide_correction\"",
            "name=\"part[0][seen]\"",
            "name=\"part[1][answer]\"",
            "name=\"part[1][reason]\"",
            words::STALE.en,
            words::SEE_ANSWER.en,
            "name=\"check\" value=\"yes\"",
            words::THEIR_WORDS.en,
        ] {
            assert!(html.contains(there), "{there}: {html}");
        }
        assert_eq!(html.matches(words::STALE.en).count(), 1, "{html}");
        assert_eq!(html.matches("<del").count(), 2, "{html}");
        // What was answered before stands again; nothing else is chosen.
        assert_eq!(html.matches(" checked required").count(), 1, "{html}");
        assert!(html.contains("action=\"/api/check_decision\""), "{html}");
        assert!(!html.contains("action=\"/api/approve_request\""), "{html}");
    }

    #[test]
    fn a_record_that_is_made_anew_is_written_text_by_text() {
        let diff = Diff {
            way: "words".into(),
            about: "message".into(),
            parts: Vec::new(),
            texts: vec![("content.text".into(), sample::hostile("It is not so"))],
            seen: "d".repeat(64),
            words: Some(sample::hostile("Wrong")),
        };
        let html = drawn(sample::correction_review(diff.clone()));
        assert!(
            html.contains("name=\"text[0]\"") && html.contains("name=\"record\""),
            "{html}"
        );
        let gone = Diff {
            texts: Vec::new(),
            ..diff.clone()
        };
        let html = drawn(sample::correction_review(gone));
        assert!(!html.contains("decide_correction"), "{html}");
        let elsewhere = Diff {
            about: "elsewhere".into(),
            ..diff
        };
        let html = drawn(sample::correction_review(elsewhere));
        assert!(
            html.contains(words::ANEW_ELSEWHERE.en) && !html.contains("text[0]"),
            "{html}"
        );
    }

    #[test]
    fn while_the_record_is_closed_nothing_of_it_is_shown() {
        let closed = Review {
            diff: None,
            person: None,
            is_closed: true,
            ..sample::correction_review(sample::diff())
        };
        let html = drawn(closed);
        assert!(html.contains(words::DIFF_CLOSED.en), "{html}");
        assert!(
            !html.contains("decide_correction") && !html.contains("<del"),
            "{html}"
        );
        assert!(html.contains("action=\"/api/open_record\""), "{html}");
    }
}
