//! `/desk/apps/APP/retention`: what goes by itself in a business, and when.

use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};

use super::under;
use crate::{
    api::{Problem, desk::get_retention},
    components::{
        Day, DeskNav, DeskPage, Entry, Ledger, Moment, Notice, Opening, Panel, Part, Stamp, Tone,
        problem_in_address,
    },
    text::{business, number::count, retention as words},
    view::{Frame, Gone, Retention, RetentionRule},
};

/// The page.
#[component]
pub fn RetentionPage() -> impl IntoView {
    let problem = problem_in_address();
    let app = use_params_map().with_untracked(|params| params.get("app").unwrap_or_default());
    let saved = use_query_map().with_untracked(|query| query.get_str("saved").is_some());
    let render = move |frame, page| draw(frame, page, problem, saved);
    view! { <DeskPage title=words::TITLE current=DeskNav::Businesses page=get_retention(app) render=render/> }
}

/// What stands on it; `saved` once something was confirmed just now.
pub(super) fn draw(frame: Frame, page: Retention, problem: Option<Problem>, saved: bool) -> impl IntoView {
    let Retention {
        app,
        name,
        rules,
        due_at,
        so_far,
        last,
        unverified,
    } = page;
    let back = under("/desk/apps", &app);
    let side = move || view! { <p><a href=back>{business::ONE}</a></p> };
    let stale = problem == Some(Problem::Stale);
    let stale = stale.then(|| view! { <Panel tone=Tone::Stop alert=true><p>{words::STALE}</p></Panel> });
    let problem = problem.filter(|problem| *problem != Problem::Stale);
    let done = saved.then(|| view! { <Panel tone=Tone::Done alert=true><p>{words::SAVED}</p></Panel> });
    let none = rules.is_empty().then(|| view! { <p>{words::NONE}</p> });
    let parts = rules
        .into_iter()
        .map(|one| rule(&frame.stamp, &app, one))
        .collect_view();
    view! {
        <Opening heading=words::TITLE lede=words::LEDE side=side>
            <Notice problem=problem/>
            {stale}
            {done}
            <p><strong dir="auto">{name}</strong></p>
            {none}
            <details>
                <summary>{words::HOW}</summary>
                <p>{words::STAYS_LINE}</p>
                <p>{words::SET_LINE}</p>
            </details>
        </Opening>
        {parts}
        {lately(due_at, so_far, last, unverified)}
    }
}

/// One class of things.
fn rule(stamp: &str, app: &str, rule: RetentionRule) -> impl IntoView + use<> {
    let RetentionRule {
        class,
        period,
        kept_for,
        by,
        confirmed_at,
        goes,
        spared,
        next,
    } = rule;
    let is_confirmed = confirmed_at.is_some();
    let confirmed = match confirmed_at {
        Some(at) => view! { <Day day=at/> }.into_any(),
        None => words::UNCONFIRMED.here().into_any(),
    };
    let next = match next {
        Some(at) => view! { <Day day=at/> }.into_any(),
        None => view! { <span class="soft">{words::NO_NEXT}</span> }.into_any(),
    };
    let stays = (spared > 0).then(|| {
        let said = if class == "entries" {
            words::ENTRIES_SPARED.here().to_owned()
        } else {
            count(spared)
        };
        view! { <Entry label=words::SPARED>{said}</Entry> }
    });
    let form = (!is_confirmed).then(|| {
        let (stamp, app, class) = (stamp.to_owned(), app.to_owned(), class.clone());
        let button = words::confirm(&class);
        view! {
            <form method="post" action="/api/confirm_retention">
                <Stamp stamp=stamp/>
                <input type="hidden" name="app" value=app/>
                <input type="hidden" name="class" value=class/>
                <input type="hidden" name="period" value=period/>
                <p>{words::WARNING}</p>
                <div class="actions"><button>{button}</button></div>
            </form>
        }
    });
    view! {
        <Part heading=words::class(&class) note=words::since(&class)>
            <Ledger>
                <Entry label=words::KEPT_FOR why=words::by(&by)>{words::period(&kept_for)}</Entry>
                <Entry label=words::WOULD_GO>{counted(&goes)}</Entry>
                {stays}
                <Entry label=words::NEXT>{next}</Entry>
                <Entry label=words::CONFIRMED>{confirmed}</Entry>
            </Ledger>
            {form}
        </Part>
    }
}

/// What went last, and when the next is looked for.
fn lately(
    due_at: Option<String>,
    so_far: Gone,
    last: Option<(String, Gone)>,
    unverified: bool,
) -> impl IntoView {
    let never = last.is_none().then(|| view! { <p>{words::NEVER}</p> });
    let last = last.map(|(at, gone)| {
        view! {
            <Entry label=words::LAST_AT><Moment at=at/></Entry>
            <Entry label=words::LAST_GONE>{counted(&gone)}</Entry>
        }
    });
    let so_far = words::gone(&so_far).map(|gone| view! { <Entry label=words::SO_FAR>{gone}</Entry> });
    let due = due_at.map(|at| view! { <Entry label=words::DUE><Moment at=at/></Entry> });
    let pending = unverified.then(|| view! { <p>{words::UNVERIFIED}</p> });
    let is_any = last.is_some() || so_far.is_some() || due.is_some();
    let all = is_any.then(|| view! { <Ledger>{last} {so_far} {due}</Ledger> });
    view! {
        <Part heading=words::LAST>
            {never}
            {all}
            {pending}
        </Part>
    }
}

fn counted(gone: &Gone) -> String {
    words::gone(gone).unwrap_or_else(|| words::NOTHING.here().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::sample::{self, sound};

    #[test]
    fn what_is_not_confirmed_has_its_form_and_what_is_has_none() {
        let html = sound(draw(sample::frame(), sample::retention(), None, false));
        assert_eq!(
            html.matches("action=\"/api/confirm_retention\"").count(),
            3,
            "{html}"
        );
        for there in [
            "name=\"period\" value=\"365 days\"",
            "name=\"class\" value=\"messages\"",
            words::confirm("messages").en,
            "1,204 messages",
            words::ENTRIES_SPARED.en,
            words::UNVERIFIED.en,
        ] {
            assert!(html.contains(there), "{there}: {html}");
        }
        assert!(!html.contains(words::confirm("requests").en), "it is confirmed");
        assert!(!html.contains(words::SAVED.en) && !html.contains(words::STALE.en));
    }

    #[test]
    fn says_what_came_of_it_and_that_nothing_goes() {
        let html = sound(draw(
            sample::frame(),
            Retention::default(),
            Some(Problem::Stale),
            true,
        ));
        for there in [words::STALE.en, words::SAVED.en, words::NONE.en, words::NEVER.en] {
            assert!(html.contains(there), "{there}: {html}");
        }
        assert!(!html.contains("<form"), "{html}");
    }
}
