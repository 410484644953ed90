//! `/desk/apps/APP/facts?of=PART`: a part of what a business says, to be changed.

use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};

use super::under;
use crate::{
    api::{Problem, desk::get_facts},
    components::{
        DeskNav, DeskPage, Notice, Opening, Panel, Part, Stamp, TextArea, Tone, problem_in_address,
    },
    text::{business, revise as words},
    view::{FactEntry, FactsPart, Frame},
};

/// The longest text, in characters.
const LONGEST: u32 = 2_000;

/// For each field, its id and the names of what it sends.
const FIELDS: [[&str; 3]; 12] = [
    ["field-0", "field[0][path]", "field[0][typed]"],
    ["field-1", "field[1][path]", "field[1][typed]"],
    ["field-2", "field[2][path]", "field[2][typed]"],
    ["field-3", "field[3][path]", "field[3][typed]"],
    ["field-4", "field[4][path]", "field[4][typed]"],
    ["field-5", "field[5][path]", "field[5][typed]"],
    ["field-6", "field[6][path]", "field[6][typed]"],
    ["field-7", "field[7][path]", "field[7][typed]"],
    ["field-8", "field[8][path]", "field[8][typed]"],
    ["field-9", "field[9][path]", "field[9][typed]"],
    ["field-10", "field[10][path]", "field[10][typed]"],
    ["field-11", "field[11][path]", "field[11][typed]"],
];

/// The form.
#[component]
pub fn RevisePage() -> impl IntoView {
    let problem = problem_in_address();
    let app = use_params_map().with_untracked(|params| params.get("app").unwrap_or_default());
    let of = use_query_map().with_untracked(|query| query.get("of"));
    let render = move |frame, page| draw(frame, page, problem);
    view! { <DeskPage title=words::TITLE current=DeskNav::Businesses page=get_facts(app, of) render=render/> }
}

/// What stands on it.
pub(super) fn draw(frame: Frame, page: FactsPart, problem: Option<Problem>) -> impl IntoView {
    let FactsPart {
        app,
        name,
        part,
        seen,
        fields,
    } = page;
    let wrong = summary(&fields);
    let stale = (problem == Some(Problem::Stale))
        .then(|| view! { <Panel tone=Tone::Stop alert=true><p>{words::STALE}</p></Panel> });
    // The fields say what does not fit.
    let problem = problem.filter(|problem| match problem {
        Problem::Stale => false,
        Problem::Misfit => wrong.is_none(),
        _ => true,
    });
    let note = fields
        .iter()
        .any(|field| field.name.contains('.'))
        .then(|| words::LANGUAGES_NOTE.here().to_owned());
    let back = under("/desk/apps", &app);
    let side = move || view! { <p><a href=back>{business::ONE}</a></p> };
    let entries = FIELDS
        .into_iter()
        .zip(fields)
        .map(|(ids, field)| entry(ids, field));
    view! {
        <Opening heading=words::TITLE lede=words::LEDE side=side>
            <p><strong dir="auto">{name}</strong></p>
            <Notice problem=problem/>
            {stale}
            {wrong}
        </Opening>
        <Part heading=words::part(&part) note=note.unwrap_or_default()>
            <form method="post" action="/api/set_facts">
                <Stamp stamp=frame.stamp/>
                <input type="hidden" name="app" value=app/>
                <input type="hidden" name="of" value=part.clone()/>
                <input type="hidden" name="seen" value=seen/>
                {entries.collect_view()}
                <div class="actions"><button>{words::SAVE}</button></div>
            </form>
        </Part>
    }
}

/// What is wrong, each with a link to its field.
fn summary(fields: &[FactEntry]) -> Option<AnyView> {
    let wrong: Vec<_> = FIELDS
        .into_iter()
        .zip(fields)
        .filter(|(_, field)| field.wrong)
        .map(|([id, ..], field)| {
            let (label, said) = (words::label(&field.name), words::fault(&field.name));
            view! { <li><a href=format!("#{id}")>{label} ": " {said}</a></li> }
        })
        .collect();
    (!wrong.is_empty()).then(|| {
        view! {
            <Panel tone=Tone::Stop alert=true>
                <p>{words::FAULTS}</p>
                <ul>{wrong}</ul>
            </Panel>
        }
        .into_any()
    })
}

/// A field, with what is saved where something else was entered.
fn entry([id, path, typed]: [&'static str; 3], field: FactEntry) -> impl IntoView {
    let label = words::label(&field.name);
    let fault = field.wrong.then(|| words::fault(&field.name).here());
    let differs = field.typed != field.saved && !field.saved.is_empty();
    let hint = if differs {
        words::saved(&field.saved)
    } else {
        String::new()
    };
    let kind = match field.name.as_str() {
        "name" => Some("text"),
        "email" => Some("email"),
        "phone" => Some("tel"),
        "url" => Some("url"),
        _ => None,
    };
    let entered = match kind {
        Some(kind) => line([id, typed, kind], label, hint, field.typed, fault).into_any(),
        None => view! {
            <TextArea
                name=typed
                id=id
                label=label
                hint=hint
                value=field.typed
                maxlength=LONGEST
                fault=fault
            />
        }
        .into_any(),
    };
    view! {
        <input type="hidden" name=path value=field.name/>
        {entered}
    }
}

fn line(
    [id, name, kind]: [&'static str; 3],
    label: String,
    hint: String,
    value: String,
    fault: Option<&'static str>,
) -> impl IntoView {
    let (hint_id, fault_id) = (format!("{id}-hint"), format!("{id}-fault"));
    let described = [(!hint.is_empty()).then_some(&*hint_id), fault.map(|_| &*fault_id)];
    let described: Vec<_> = described.into_iter().flatten().collect();
    let described = (!described.is_empty()).then(|| described.join(" "));
    let wrong = fault.is_some();
    view! {
        <div class="field" class:wrong=wrong>
            <label for=id>{label}</label>
            {(!hint.is_empty()).then(|| view! { <p class="hint" dir="auto" id=hint_id>{hint}</p> })}
            {fault.map(|fault| view! { <p class="fault" id=fault_id>{fault}</p> })}
            <input
                id=id
                name=name
                type=kind
                dir="auto"
                value=value
                autocomplete="off"
                aria-describedby=described
                aria-invalid=wrong.then_some("true")
            />
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::sample::{self, hostile, sound};

    #[test]
    fn each_fault_stands_at_its_field_with_what_was_entered_and_what_is_saved() {
        let html = sound(draw(sample::frame(), sample::facts_part(), Some(Problem::Misfit)));
        for there in [
            "href=\"#field-3\"",
            "id=\"field-3-fault\"",
            "aria-invalid=\"true\"",
            "22 00 00 00",
            "action=\"/api/set_facts\"",
            words::FAULTS.en,
        ] {
            assert!(html.contains(there), "{there}: {html}");
        }
        assert_eq!(html.matches("class=\"fault\"").count(), 1, "{html}");
        assert_eq!(html.matches("Saved is: ").count(), 1, "{html}");
    }

    #[test]
    fn what_was_said_in_two_languages_has_a_field_for_each() {
        let page = FactsPart {
            part: "messages".to_owned(),
            fields: ["purposes.en", "purposes.de"]
                .map(|name| FactEntry {
                    name: name.to_owned(),
                    saved: hostile("To answer"),
                    typed: hostile("To answer"),
                    wrong: false,
                })
                .into(),
            ..sample::facts_part()
        };
        let html = sound(draw(sample::frame(), page, None));
        assert_eq!(html.matches("<textarea").count(), 2, "{html}");
        assert!(
            html.contains(words::LANGUAGES_NOTE.en) && !html.contains(words::FAULTS.en),
            "{html}"
        );
    }
}
