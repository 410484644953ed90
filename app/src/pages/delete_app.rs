//! `/desk/apps/APP/delete` and its check: what goes with a business, and the one button that deletes it.

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::{request::called, under};
use crate::{
    api::{Problem, desk::get_app_to_go},
    components::{
        Back, DeskNav, DeskPage, FullDay, Notice, Opening, Panel, Part, Stamp, Tone, is_back_in_address,
        problem_in_address,
    },
    text::{Phrase, deletion as words, number::count},
    view::{AppToGo, Frame, Holdings},
};

/// The field in which the business is named.
const FIELD: &str = "name";

/// What would go.
#[component]
pub fn DeleteAppPage() -> impl IntoView {
    let page = get_app_to_go(app_in_address());
    view! { <DeskPage title=words::TITLE current=DeskNav::Businesses page=page render=look/> }
}

/// The last step.
#[component]
pub fn CheckDeleteAppPage() -> impl IntoView {
    let (problem, back) = (problem_in_address(), is_back_in_address());
    let page = get_app_to_go(app_in_address());
    let render = move |frame, page| check(frame, page, problem, back);
    view! { <DeskPage title=words::CHECK current=DeskNav::Businesses page=page render=render/> }
}

pub(super) fn app_in_address() -> String {
    use_params_map().with_untracked(|params| params.get("app").unwrap_or_default())
}

/// What stands on the first of them.
pub(super) fn look(_: Frame, page: AppToGo) -> impl IntoView {
    let (wanted, name) = (wanted(&page), named(&page.name, &page.id));
    let held = tally(words::CAPTION, &page.holdings);
    let business = under("/desk/apps", &page.id);
    let on = format!("{business}/delete/check");
    let owed = owed(&page);
    view! {
        <Opening heading=words::TITLE lede=words::LEDE>
            {name}
            {wanted}
        </Opening>
        <Part heading=words::GOES note=words::GOES_NOTE>{held}</Part>
        <Part heading=words::HAPPENS><ol>{lines(words::STEPS)}</ol></Part>
        <Part heading=words::ELSEWHERE><ul>{owed}</ul></Part>
        <Part heading=words::STAYS>
            <ul>{lines(words::STAYING)}</ul>
            <div class="actions">
                <a class="button" href=on>{words::ON}</a>
                <a href=business>{words::BACK}</a>
            </div>
        </Part>
    }
}

/// What stands on the last.
pub(super) fn check(frame: Frame, page: AppToGo, problem: Option<Problem>, back: bool) -> impl IntoView {
    let (wanted, name) = (wanted(&page), named(&page.name, &page.id));
    let held = tally(words::CAPTION, &page.holdings);
    let business = under("/desk/apps", &page.id);
    let button = if page.two_people && page.first.is_none() {
        words::PROPOSE
    } else {
        words::DELETE
    };
    let wrong = (problem == Some(Problem::NotNamed)).then_some(FIELD);
    let form = (!waits(&page)).then(|| {
        view! {
            <form method="post" action="/api/delete_app">
                <Stamp stamp=frame.stamp/>
                <input type="hidden" name="app" value=page.id.clone()/>
                <div class="field" class:wrong=wrong.is_some()>
                    <label for=FIELD>{words::TYPE}</label>
                    <p class="hint" id="name-hint">{words::TYPE_HINT}</p>
                    <input
                        id=FIELD
                        name=FIELD
                        type="text"
                        dir="auto"
                        required
                        autocomplete="off"
                        autocapitalize="off"
                        spellcheck="false"
                        aria-describedby="name-hint"
                        aria-invalid=wrong.map(|_| "true")
                    />
                </div>
                <div class="actions">
                    <button class="final">{button}</button>
                    <a href=business.clone()>{words::BACK}</a>
                </div>
            </form>
        }
    });
    let notice = match (problem, wrong) {
        (Some(Problem::Held), _) => {
            view! { <Panel tone=Tone::Stop alert=true><p>{words::HELD}</p></Panel> }.into_any()
        }
        (_, Some(field)) => view! { <Notice problem=problem field=field/> }.into_any(),
        (_, None) => view! { <Notice problem=problem/> }.into_any(),
    };
    view! {
        <Opening heading=words::CHECK lede=words::LEDE>
            {notice}
            <Back back=back entered=false/>
            {name}
            {wanted}
        </Opening>
        <Part heading=words::GOES note=words::GOES_NOTE>
            {held}
            {form}
        </Part>
    }
}

/// Whether nothing is for the caller to do: they were the first already.
const fn waits(page: &AppToGo) -> bool {
    page.two_people && page.is_first
}

/// Who wants it, where two have to.
fn wanted(page: &AppToGo) -> Option<AnyView> {
    let said = match (&page.first, page.two_people) {
        (None, false) => return None,
        (None, true) => words::TWO.here().into_any(),
        (Some((who, since)), _) => {
            let (who, since) = (who.clone(), since.clone());
            let phrase = if waits(page) { words::WAITS } else { words::SECOND };
            let who = view! { <span dir="auto">{who}</span> };
            phrase.with_two(who, view! { <FullDay day=since/> }).into_any()
        }
    };
    Some(view! { <Panel tone=Tone::Wait><p>{said}</p></Panel> }.into_any())
}

/// A business by its name and id, as they have to be typed.
pub(super) fn named(name: &str, id: &str) -> impl IntoView + use<> {
    let (name, id) = (name.to_owned(), id.to_owned());
    view! { <p><strong dir="auto">{name}</strong> " " <span class="data small">{id}</span></p> }
}

/// What the deletion leaves to do elsewhere, as far as the portal knows.
fn owed(page: &AppToGo) -> AnyView {
    if !page.on_platform && page.told.is_empty() && page.open == 0 {
        return view! { <li>{words::NOWHERE}</li> }.into_any();
    }
    let platform = page
        .on_platform
        .then(|| view! { <li>{words::PLATFORM_KEEPS}</li> });
    let told = page.told.iter().map(|who| {
        let who = called(who.as_deref());
        view! { <li>{words::TELLS.with(view! { <span dir="auto">{who}</span> })}</li> }
    });
    let told = told.collect_view();
    let open = (page.open > 0).then(|| view! { <li>{words::open(page.open)}</li> });
    view! { {platform} {told} {open} }.into_any()
}

fn lines<const N: usize>(lines: [Phrase; N]) -> impl IntoView {
    lines
        .map(|line| view! { <li>{line}</li> })
        .into_iter()
        .collect_view()
}

/// What is held, or went, kind by kind; also what there is none of.
pub(super) fn tally(caption: Phrase, holdings: &Holdings) -> impl IntoView + use<> {
    let row = |(kind, number): (Phrase, u64)| {
        view! {
            <tr role="row">
                <th scope="row" role="rowheader">{kind}</th>
                <td role="cell" class="num" data-label=words::RECORDS>{count(number)}</td>
            </tr>
        }
    };
    let rows = words::kinds(holdings).map(row).into_iter().collect_view();
    view! {
        <table class="table stack" role="table">
            <caption>{caption}</caption>
            <thead role="rowgroup">
                <tr role="row">
                    <th scope="col" role="columnheader">{words::KIND}</th>
                    <th scope="col" role="columnheader" class="num">{words::RECORDS}</th>
                </tr>
            </thead>
            <tbody role="rowgroup">{rows}</tbody>
        </table>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::sample::{self, sound};

    fn checked(page: &AppToGo, problem: Option<Problem>) -> String {
        sound(check(sample::frame(), page.clone(), problem, false))
    }

    #[test]
    fn the_first_page_counts_what_goes_and_has_no_button() {
        let html = sound(look(sample::frame(), sample::app_to_go()));
        assert!(html.contains("10,000") && html.contains("1,000,000"), "{html}");
        assert!(
            !html.contains("<form") && html.contains("href=\"/desk/apps/5f2c/delete/check\""),
            "{html}"
        );
        for said in words::STEPS.into_iter().chain(words::STAYING) {
            assert!(html.contains(said.en), "{}: {html}", said.en);
        }
    }

    /// What is owed to others is counted before; the control: where nobody else has anything, that is said.
    #[test]
    fn the_first_page_says_what_is_left_to_do_elsewhere() {
        let page = AppToGo {
            on_platform: true,
            told: vec![Some("Mailhouse".to_owned()), None],
            open: 12,
            ..sample::app_to_go()
        };
        let html = sound(look(sample::frame(), page));
        for there in [words::PLATFORM_KEEPS.en, "Mailhouse", "elsewhere: 12 things"] {
            assert!(html.contains(there), "{there}: {html}");
        }
        assert!(!html.contains(words::NOWHERE.en), "{html}");
        let page = AppToGo {
            on_platform: false,
            told: Vec::new(),
            open: 0,
            ..sample::app_to_go()
        };
        let html = sound(look(sample::frame(), page));
        assert!(
            html.contains(words::NOWHERE.en) && !html.contains(words::PLATFORM_KEEPS.en),
            "{html}"
        );
    }

    #[test]
    fn the_last_page_asks_for_the_name_and_says_which_field_is_wrong() {
        let html = checked(&sample::app_to_go(), None);
        for there in [
            "action=\"/api/delete_app\"",
            "id=\"name\"",
            words::DELETE.en,
            "5f2c",
        ] {
            assert!(html.contains(there), "{there}: {html}");
        }
        assert!(!html.contains("aria-invalid"), "{html}");
        let html = checked(&sample::app_to_go(), Some(Problem::NotNamed));
        assert!(
            html.contains("href=\"#name\"") && html.contains("aria-invalid=\"true\""),
            "{html}"
        );
        let html = checked(&sample::app_to_go(), Some(Problem::Held));
        assert!(html.contains(words::HELD.en), "{html}");
    }

    #[test]
    fn of_two_the_first_decides_nothing_and_is_not_asked_twice() {
        let alone = AppToGo {
            two_people: true,
            ..sample::app_to_go()
        };
        let html = checked(&alone, None);
        assert!(
            html.contains(words::PROPOSE.en) && html.contains(words::TWO.en),
            "{html}"
        );
        assert!(!html.contains(words::DELETE.en), "{html}");
        let second = AppToGo {
            first: Some(("Idris".to_owned(), "2026-11-19T10:02:00Z".to_owned())),
            ..alone
        };
        let html = checked(&second, None);
        assert!(
            html.contains(words::DELETE.en) && html.contains("Idris"),
            "{html}"
        );
        let again = AppToGo {
            is_first: true,
            ..second
        };
        let html = checked(&again, None);
        assert!(!html.contains("<form") && html.contains("Idris"), "{html}");
    }
}
