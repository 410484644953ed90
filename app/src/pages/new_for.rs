//! `/desk/requests/new`: staff put a request for somebody who has asked them elsewhere.

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use crate::{
    api::{Problem, desk::get_new_for},
    components::{DeskNav, DeskPage, Keeping, Notice, Opening, Part, Stamp, TextArea, problem_in_address},
    text::{Phrase, new_for as words, notice, queue},
    view::{Frame, NewFor},
};

/// The longest text, in characters.
const LONGEST: u32 = 4_000;

/// The field for the day of receipt.
const RECEIVED_ON: &str = "received_on";

/// The field for what a complaint or an appeal is about.
const ABOUT: &str = "about";

/// The form.
#[component]
pub fn NewForPage() -> impl IntoView {
    let problem = problem_in_address();
    let (from, typed) = use_query_map().with_untracked(|query| (query.get("from"), query.get("typed")));
    let page = get_new_for(from, typed);
    let render = move |frame, new| draw(frame, new, problem);
    view! { <DeskPage title=words::TITLE current=DeskNav::Queue page=page render=render/> }
}

pub(super) fn draw(frame: Frame, new: NewFor, problem: Option<Problem>) -> impl IntoView {
    let field = match problem {
        Some(Problem::WordsMissing | Problem::WordsTooLong) => Some("words"),
        Some(Problem::ReasonMissing | Problem::NothingToErase) => Some("ask-1"),
        Some(Problem::NotTheirs) => Some(ABOUT),
        Some(Problem::NotReceivedThen) => Some(RECEIVED_ON),
        Some(Problem::NobodyHeld) if new.from.is_none() => Some("external_id"),
        _ => None,
    };
    let is_missing = problem == Some(Problem::ReasonMissing);
    let notice = match field {
        Some(field) if is_missing => {
            view! { <Notice problem=problem field=field said=words::MISSING/> }.into_any()
        }
        Some(field) => view! { <Notice problem=problem field=field/> }.into_any(),
        None => view! { <Notice problem=problem/> }.into_any(),
    };
    let fault = |id: &str| {
        problem
            .filter(|_| field == Some(id))
            .map(|problem| notice::said(problem).here())
    };
    let entered = |name: &str| {
        let found = new.entered.iter().find(|(field, _)| field == name);
        found.map(|(_, value)| value.clone()).unwrap_or_default()
    };
    let whom = whom(&new, entered("app"), entered("external_id"), fault("external_id"));
    let missing = if is_missing {
        Some(words::MISSING.here())
    } else {
        fault("ask-1")
    };
    let asks = new.asks.iter().map(|(kind, scope)| {
        let code = format!("{kind} {scope}");
        (code.trim().to_owned(), words::ask(kind, scope))
    });
    let asks = choices("ask", asks.collect(), &entered("ask"));
    let ways = new.intakes.iter();
    let ways = ways.map(|code| (code.clone(), words::intake(code).here().to_owned()));
    let ways = choices("intake", ways.collect(), &entered("intake"));
    let day = received(entered(RECEIVED_ON), fault(RECEIVED_ON));
    let (written, wrong) = (entered("words"), fault("words"));
    let recipient = named(
        "recipient",
        words::RECIPIENT,
        words::RECIPIENT_HINT,
        entered("recipient"),
        None,
    );
    let about = named(
        ABOUT,
        words::ABOUT,
        words::ABOUT_HINT,
        entered(ABOUT),
        fault(ABOUT),
    );
    let there = there(new.places.clone(), &entered("region"));
    let once = new.once.clone();
    let side = || view! { <p><a href="/desk">{queue::TITLE}</a></p> };
    view! {
        <Opening heading=words::TITLE lede=words::LEDE side=side>{notice}</Opening>
        <Part heading=words::WHAT>
            <form method="post" action="/api/put_request" data-keeps=new.once.clone()>
                <Stamp stamp=frame.stamp/>
                <input type="hidden" name="once" value=once/>
                {whom}
                <fieldset class="field" class:wrong=missing.is_some()>
                    <legend>{words::ASK}</legend>
                    {missing.map(|said| view! { <p class="fault">{said}</p> })}
                    {asks}
                </fieldset>
                {recipient}
                {about}
                <fieldset class="field">
                    <legend>{words::INTAKE}</legend>
                    {ways}
                </fieldset>
                {day}
                {there}
                <TextArea
                    name="words"
                    label=words::WORDS
                    hint=words::WORDS_HINT
                    value=written
                    maxlength=LONGEST
                    fault=wrong
                />
                <Keeping/>
                <div class="actions"><button>{words::PUT}</button></div>
            </form>
        </Part>
    }
}

/// What some of the requests need besides.
fn named(
    name: &'static str,
    label: Phrase,
    hint: Phrase,
    entered: String,
    fault: Option<&'static str>,
) -> impl IntoView {
    let (hint_id, fault_id) = (format!("{name}-hint"), format!("{name}-fault"));
    let described = match fault {
        Some(_) => format!("{hint_id} {fault_id}"),
        None => hint_id.clone(),
    };
    let invalid = fault.map(|_| "true");
    let is_wrong = fault.is_some();
    let fault = fault.map(|said| view! { <p class="fault" id=fault_id>{said}</p> });
    view! {
        <div class="field" class:wrong=is_wrong>
            <label for=name>{label}</label>
            <p class="hint" id=hint_id>{hint}</p>
            {fault}
            <input
                id=name
                name=name
                value=entered
                autocomplete="off"
                aria-describedby=described
                aria-invalid=invalid
            />
        </div>
    }
}

/// Whose request it is: of a record that is open, or by the business's own id.
fn whom(new: &NewFor, app: String, external_id: String, fault: Option<&'static str>) -> AnyView {
    if let Some(from) = new.from.clone() {
        let named = view! { <span class="data">{from.clone()}</span> };
        return view! {
            <p>{words::WHOM_OF.with(named)}</p>
            <input type="hidden" name="from" value=from/>
        }
        .into_any();
    }
    let options = new.apps.clone().into_iter().map(|(id, name)| {
        let selected = id == app;
        view! { <option value=id selected=selected>{name}</option> }
    });
    let described = if fault.is_some() {
        "external_id-hint external_id-fault"
    } else {
        "external_id-hint"
    };
    let invalid = fault.map(|_| "true");
    let is_wrong = fault.is_some();
    let fault = fault.map(|said| view! { <p class="fault" id="external_id-fault">{said}</p> });
    view! {
        <div class="field">
            <label for="app">{words::BUSINESS}</label>
            <select id="app" name="app">{options.collect_view()}</select>
        </div>
        <div class="field" class:wrong=is_wrong>
            <label for="external_id">{words::EXTERNAL_ID}</label>
            <p class="hint" id="external_id-hint">{words::EXTERNAL_ID_HINT}</p>
            {fault}
            <input
                id="external_id"
                name="external_id"
                value=external_id
                required
                autocomplete="off"
                aria-describedby=described
                aria-invalid=invalid
            />
        </div>
    }
    .into_any()
}

/// On which day it reached the business: nothing is said beforehand, for today is seldom right.
fn received(entered: String, fault: Option<&'static str>) -> impl IntoView {
    let described = if fault.is_some() {
        "received_on-hint received_on-fault"
    } else {
        "received_on-hint"
    };
    let invalid = fault.map(|_| "true");
    let is_wrong = fault.is_some();
    let fault = fault.map(|said| view! { <p class="fault" id="received_on-fault">{said}</p> });
    view! {
        <div class="field" class:wrong=is_wrong>
            <label for=RECEIVED_ON>{words::RECEIVED_ON}</label>
            <p class="hint" id="received_on-hint">{words::RECEIVED_ON_HINT}</p>
            {fault}
            <input
                type="date"
                id=RECEIVED_ON
                name=RECEIVED_ON
                value=entered
                required
                aria-describedby=described
                aria-invalid=invalid
            />
        </div>
    }
}

/// Where the person is, where that can choose the law.
fn there(places: Vec<String>, entered: &str) -> Option<impl IntoView + use<>> {
    let option = |place: String| {
        let (selected, value) = (place == entered, place.clone());
        view! { <option value=value selected=selected>{place}</option> }
    };
    let any = !places.is_empty();
    let options = places.into_iter().map(option).collect_view();
    any.then(|| {
        view! {
            <div class="field">
                <label for="region">{words::THERE}</label>
                <p class="hint" id="region-hint">{words::THERE_HINT}</p>
                <select id="region" name="region" aria-describedby="region-hint">
                    <option value="">{words::ELSEWHERE}</option>
                    {options}
                </select>
            </div>
        }
    })
}

/// The radio buttons of a group; nothing is chosen beforehand.
fn choices(group: &'static str, kinds: Vec<(String, String)>, entered: &str) -> AnyView {
    let choice = |(at, (code, label)): (usize, (String, String))| {
        let id = format!("{group}-{}", at + 1);
        let checked = code == entered;
        view! {
            <div class="choice slim">
                <input type="radio" name=group id=id.clone() value=code checked=checked required/>
                <label for=id>{label}</label>
            </div>
        }
    };
    let choices = kinds.into_iter().enumerate().map(choice);
    choices.collect_view().into_any()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::sample::{self, hostile, sound};

    #[test]
    fn nothing_is_chosen_beforehand_and_what_was_entered_is_kept() {
        let html = sound(draw(sample::frame(), sample::new_for(), None));
        assert_eq!(html.matches("<form").count(), 1, "{html}");
        assert!(
            html.contains("value=\"US-VA\"") && !html.contains(" selected"),
            "{html}"
        );
        assert!(!html.contains(" checked"), "{html}");
        let kept = NewFor {
            entered: vec![
                ("external_id".into(), hostile("passenger-20417")),
                ("ask".into(), "erasure everything".into()),
                ("words".into(), hostile("She called")),
            ],
            ..sample::new_for()
        };
        let html = sound(draw(sample::frame(), kept, Some(Problem::NobodyHeld)));
        assert_eq!(html.matches(" checked").count(), 1, "{html}");
        for there in ["passenger-20417", "She called", "href=\"#external_id\""] {
            assert!(html.contains(there), "{there}: {html}");
        }
    }

    #[test]
    fn a_day_that_cannot_be_is_said_at_its_field_and_kept() {
        let html = sound(draw(sample::frame(), sample::new_for(), None));
        assert!(html.contains("name=\"received_on\" value=\"\""), "{html}");
        let kept = NewFor {
            entered: vec![("received_on".into(), "2027-01-31".into())],
            ..sample::new_for()
        };
        let html = sound(draw(sample::frame(), kept, Some(Problem::NotReceivedThen)));
        for there in [
            "value=\"2027-01-31\"",
            "href=\"#received_on\"",
            "id=\"received_on-fault\"",
            "aria-describedby=\"received_on-hint received_on-fault\"",
        ] {
            assert!(html.contains(there), "{there}: {html}");
        }
    }

    #[test]
    fn a_request_that_is_not_theirs_is_said_at_its_field_and_an_empty_deletion_at_the_choices() {
        let kept = NewFor {
            entered: vec![
                ("about".into(), "7K4M-2Q9X-B3TD".into()),
                ("words".into(), "She wrote".into()),
            ],
            ..sample::new_for()
        };
        for (problem, field, said) in [
            (Problem::NotTheirs, "about", "id=\"about-fault\""),
            (Problem::NothingToErase, "ask-1", "class=\"fault\""),
        ] {
            let html = sound(draw(sample::frame(), kept.clone(), Some(problem)));
            let link = format!("href=\"#{field}\"");
            for there in [&*link, said, "value=\"7K4M-2Q9X-B3TD\"", "She wrote</textarea>"] {
                assert!(html.contains(there), "{problem}, {there}: {html}");
            }
            assert_eq!(html.matches(notice::said(problem).en).count(), 2, "{html}");
        }
        // The control: of a form that is not sent back nothing is wrong.
        let html = sound(draw(sample::frame(), kept, None));
        assert!(!html.contains("class=\"fault\""), "{html}");
    }

    #[test]
    fn the_hint_and_the_fault_say_how_far_back_a_day_may_lie() {
        let days = format!("{} days", ::desk::RECEIVED_WITHIN);
        for said in [words::RECEIVED_ON_HINT, notice::said(Problem::NotReceivedThen)] {
            assert!(said.en.contains(&days) && said.de.contains("90 Tage"), "{said:?}");
        }
    }

    #[test]
    fn where_one_law_counts_for_everybody_nobody_is_asked_where_they_are() {
        let one = NewFor {
            places: vec![],
            ..sample::new_for()
        };
        let html = sound(draw(sample::frame(), one, None));
        assert!(!html.contains("name=\"region\""), "{html}");
        let kept = NewFor {
            entered: vec![("region".into(), "US-VA".into())],
            ..sample::new_for()
        };
        let html = sound(draw(sample::frame(), kept, Some(Problem::NobodyHeld)));
        assert_eq!(html.matches(" selected").count(), 1, "{html}");
    }

    #[test]
    fn what_has_to_be_chosen_is_said_above_and_at_the_choices() {
        let html = sound(draw(
            sample::frame(),
            sample::new_for(),
            Some(Problem::ReasonMissing),
        ));
        assert_eq!(html.matches(words::MISSING.en).count(), 2, "{html}");
        // Where no reason for a refusal was chosen, it says something else.
        assert!(!html.contains(notice::said(Problem::ReasonMissing).en), "{html}");
    }

    #[test]
    fn of_an_open_record_nobody_has_to_be_named() {
        let new = NewFor {
            from: Some("7K4M-2Q9X-B3TD".into()),
            ..sample::new_for()
        };
        let html = sound(draw(sample::frame(), new, None));
        assert!(html.contains("name=\"from\" value=\"7K4M-2Q9X-B3TD\""), "{html}");
        assert!(!html.contains("name=\"external_id\""), "{html}");
    }
}
