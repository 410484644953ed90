//! `/me/requests/new/correction/check`: before and after, and the one button.

use leptos::prelude::*;

use super::{
    address::address,
    new_correction::{HERE, aside, if_held, in_address},
};
use crate::{
    api::{Problem, me::get_new_correction},
    components::{
        Change, Entry, FullDay, Ledger, MeNav, MePage, Notice, Opening, Panel, Part, Stamp, Tone,
        problem_in_address,
    },
    text::{channel, correction as words, review},
    view::{FieldEntry, Frame, NewCorrection},
};

/// The page to check.
#[component]
pub fn CheckCorrectionPage() -> impl IntoView {
    let problem = problem_in_address();
    let (draft, ..) = in_address();
    let page = get_new_correction(draft, None, None);
    let render = move |frame, found| draw(frame, found, problem);
    view! { <MePage title=words::CHECK current=MeNav::Requests page=page render=render/> }
}

pub(super) fn draw(frame: Frame, found: Option<NewCorrection>, problem: Option<Problem>) -> impl IntoView {
    if_held(found, |found| {
        if found.way.is_empty() {
            aside(words::GONE, words::GONE_LINE, words::BEGIN, HERE).into_any()
        } else {
            check(frame, found, problem).into_any()
        }
    })
}

fn check(frame: Frame, found: NewCorrection, problem: Option<Problem>) -> impl IntoView {
    let draft = found.draft.clone().unwrap_or_default();
    let back = address(&format!("{HERE}/{}", found.way), "draft", &draft);
    let is_fields = found.way == "details";
    let changed: Vec<_> = found
        .fields
        .iter()
        .enumerate()
        .filter(|(_, field)| field.becomes.is_some())
        .map(|(at, field)| (at, field.clone()))
        .collect();
    let count = is_fields.then(|| view! { <p>{words::changes(changed.len())}</p> });
    let side = {
        let back = back.clone();
        move || {
            view! {
                <p>{words::STEP_2}</p>
                {count}
                <p><a href=back>{words::CHANGE}</a></p>
            }
        }
    };
    // What could not be sent has to be changed first.
    let good = if is_fields {
        found.fault.is_none() && found.fields.iter().all(|field| field.fault.is_none()) && !changed.is_empty()
    } else {
        found.written_fault.is_none()
    };
    let answers = if is_fields {
        changed
            .into_iter()
            .map(|(at, field)| diff(&back, at, field))
            .collect_view()
            .into_any()
    } else {
        said(&found, &back).into_any()
    };
    let (same_heading, same_line) = if is_fields {
        (words::SAME, words::SAME_LINE)
    } else {
        (words::SAME_WORDS, words::SAME_WORDS_LINE)
    };
    let same = found.same.clone().map(|reference| {
        let href = format!("/me/requests/{reference}");
        view! {
            <Panel tone=Tone::Wait heading=same_heading>
                <p>{same_line}</p>
                <p><a href=href>{words::SAME_LINK}</a></p>
            </Panel>
        }
    });
    let send = if good {
        send(frame, found, draft).into_any()
    } else {
        let fault = words::fault("nothing");
        view! { <p>{fault}</p><p><a class="button" href=back>{words::CHANGE}</a></p> }.into_any()
    };
    view! {
        <Opening heading=words::CHECK side=side><Notice problem=problem/></Opening>
        <Part heading=words::ANSWERS>{same} {answers}</Part>
        <Part heading=words::SEND>{send}</Part>
    }
}

/// One field, with the way back to it.
fn diff(back: &str, at: usize, field: FieldEntry) -> impl IntoView + use<> {
    let href = format!("{back}#field-{at}");
    let FieldEntry {
        label, was, becomes, ..
    } = field;
    let hidden = words::change_of(&label);
    view! {
        <Change label=label was=was becomes=becomes.unwrap_or_default()>
            <p><a href=href aria-label=hidden>{words::CHANGE}</a></p>
        </Change>
    }
}

fn said(found: &NewCorrection, back: &str) -> impl IntoView + use<> {
    let place = match found.about.as_str() {
        "message" => Some(words::THIS_MESSAGE.here().to_owned()),
        "elsewhere" => Some(words::ELSEWHERE.here().to_owned()),
        other => other.strip_prefix("channel:").and_then(|id| {
            let channel = found.channels.iter().find(|channel| channel.id == id)?;
            Some(review::sheet(
                channel::name(&channel.kind),
                channel.name.as_deref(),
            ))
        }),
    };
    let place = place.map(|place| view! { <Entry label=words::WHERE>{place}</Entry> });
    let quoted = found.message.as_ref().filter(|_| found.about == "message");
    let quoted = quoted.map(|message| {
        let text = message.text.clone();
        view! { <p><q dir="auto">{text}</q></p> }
    });
    let written = found.written.clone();
    let back = format!("{back}#words");
    view! {
        <Ledger>
            {place}
            <Entry label=words::SAID>{written}</Entry>
        </Ledger>
        {quoted}
        <p><a href=back>{words::CHANGE}</a></p>
    }
}

fn send(frame: Frame, found: NewCorrection, draft: String) -> impl IntoView {
    let (button, is_statement) = match found.way.as_str() {
        "details" => (words::ASK_FIELDS, false),
        "words" => (words::ASK_WORDS, false),
        _ => (words::ASK_STATEMENT, true),
    };
    let is_fields = found.way == "details";
    let after = (!is_statement).then(|| view! { <p>{words::AFTER}</p> });
    let elsewhere = is_fields.then(|| view! { <p>{words::AFTER_FIELDS}</p> });
    let takes_in = (!found.narrower.is_empty()).then(|| {
        let line = |reference: String| {
            let href = format!("/me/requests/{reference}");
            view! { <li><a class="data" href=href>{reference}</a></li> }
        };
        let lines = found.narrower.into_iter().map(line).collect_view();
        view! {
            <div class="field">
                <input type="checkbox" id="takes-in" name="takes_in" value="1" checked aria-describedby="takes-in-hint"/>
                <label for="takes-in">{words::TAKE_IN}</label>
                <div class="hint" id="takes-in-hint"><p>{words::TAKE_IN_LINE}</p><ul>{lines}</ul></div>
            </div>
        }
    });
    let meanwhile = (!is_statement).then(|| {
        view! {
            <div class="field">
                <input type="checkbox" id="meanwhile" name="meanwhile" value="1" aria-describedby="meanwhile-hint"/>
                <label for="meanwhile">{words::MEANWHILE}</label>
                <p class="hint" id="meanwhile-hint">{words::MEANWHILE_LINE}</p>
            </div>
        }
    });
    view! {
        <p>{words::BY.with(view! { <FullDay day=found.due.by/> })} " " {words::UNCHANGED}</p>
        {after}
        {elsewhere}
        <form method="post" action="/api/submit_correction">
            <Stamp stamp=frame.stamp/>
            <input type="hidden" name="draft" value=draft/>
            <input type="hidden" name="once" value=found.once/>
            {takes_in}
            {meanwhile}
            <div class="actions">
                <button class="button">{button}</button>
                <a href="/me">{words::NEVER_MIND}</a>
            </div>
        </form>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::sample::{self, sound};

    fn drawn(found: NewCorrection) -> String {
        sound(draw(sample::frame(), Some(found), None))
    }

    #[test]
    fn each_change_says_what_was_and_what_becomes_and_the_button_names_the_act() {
        let html = drawn(sample::new_correction());
        assert_eq!(html.matches("<form").count(), 1, "{html}");
        assert_eq!(html.matches("<del").count(), 2, "{html}");
        assert_eq!(html.matches("<ins").count(), 2, "{html}");
        for there in [
            "action=\"/api/submit_correction\"",
            "name=\"stamp\" value=\"stamp-of-this-session\"",
            "name=\"once\" value=\"once-and-no-more\"",
            "name=\"draft\"",
            words::ASK_FIELDS.en,
            words::WAS.en,
            words::BECOMES.en,
            words::EMPTY.en,
            "#field-1",
            "name=\"meanwhile\"",
            "name=\"takes_in\"",
            "/me/requests/7K4M-2Q9X-B3TD",
        ] {
            assert!(html.contains(there), "{there}: {html}");
        }
    }

    #[test]
    fn words_and_statement_are_shown_as_written() {
        for (way, button) in [("words", words::ASK_WORDS), ("statement", words::ASK_STATEMENT)] {
            let html = drawn(NewCorrection {
                way: way.into(),
                about: if way == "words" {
                    "message".into()
                } else {
                    String::new()
                },
                ..sample::new_correction()
            });
            assert!(
                html.contains(button.en) && html.contains("It is not so"),
                "{html}"
            );
            assert_eq!(html.contains("name=\"meanwhile\""), way == "words", "{html}");
        }
    }

    #[test]
    fn of_details_it_is_said_where_else_they_are_put_right_and_where_they_stay() {
        for (way, says) in [("details", true), ("words", false), ("statement", false)] {
            let html = drawn(NewCorrection {
                way: way.into(),
                ..sample::new_correction()
            });
            assert_eq!(html.contains(words::AFTER_FIELDS.en), says, "{way}: {html}");
        }
    }

    #[test]
    fn where_one_is_open_it_is_said_what_becomes_of_what_was_written() {
        for (way, said, unsaid) in [
            ("details", words::SAME_LINE, words::SAME_WORDS_LINE),
            ("words", words::SAME_WORDS_LINE, words::SAME_LINE),
            ("statement", words::SAME_WORDS_LINE, words::SAME_LINE),
        ] {
            let found = |same: Option<&str>| NewCorrection {
                way: way.into(),
                same: same.map(Into::into),
                ..sample::new_correction()
            };
            let html = drawn(found(Some("9C2A-2Q9X-B3TD")));
            assert!(html.contains(said.en) && !html.contains(unsaid.en), "{html}");
            assert!(html.contains("/me/requests/9C2A-2Q9X-B3TD"), "{html}");
            // The control.
            let html = drawn(found(None));
            assert!(!html.contains(said.en), "{html}");
        }
    }

    #[test]
    fn what_cannot_be_sent_has_no_form_and_what_is_gone_leads_to_the_beginning() {
        let mut faulty = sample::new_correction();
        faulty.fields[0].fault = Some("control".into());
        let html = drawn(faulty);
        assert!(
            !html.contains("<form") && html.contains("/details?draft="),
            "{html}"
        );
        let html = drawn(NewCorrection {
            way: String::new(),
            ..sample::new_correction()
        });
        assert!(!html.contains("<form") && html.contains(words::GONE.en), "{html}");
        let html = sound(draw(sample::frame(), None, None));
        assert!(html.contains(words::NOTHING.en), "{html}");
    }
}
