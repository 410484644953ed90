//! `/me/sessions` and `/desk/sessions`: who is signed in where, and ending it.

use leptos::{either::Either, prelude::*};
use leptos_router::hooks::use_query_map;

use crate::{
    api::{Problem, desk::get_staff_sessions, me::get_own_sessions},
    components::{
        DeskNav, DeskPage, MeNav, MePage, Moment, Notice, Opening, Pager, Panel, Part, Stamp, Tone,
        problem_in_address,
    },
    text::{Phrase, sessions as words, time},
    view::{Frame, OpenSession, OwnSessions, StaffSessions},
};

const OWN: &str = "/me/sessions";
const OF_STAFF: &str = "/desk/sessions";

/// The person's; `after` in its address is where it goes on from.
#[component]
pub fn OwnSessionsPage() -> impl IntoView {
    let problem = problem_in_address();
    let query = use_query_map().read_untracked().clone();
    let done = done(query.get_str("done"));
    let after = query.get("after");
    let first = after.is_none();
    let render = move |frame, page| own(frame, page, problem, done, first);
    view! { <MePage title=words::TITLE current=MeNav::Sessions page=get_own_sessions(after) render=render/> }
}

/// What was done just now, by the word in the address.
fn done(word: Option<&str>) -> Option<Phrase> {
    match word? {
        "visit" => Some(words::VISIT_DONE),
        "ended" => Some(words::PERSON_DONE),
        _ => None,
    }
}

fn confirmed(done: Option<Phrase>) -> impl IntoView {
    done.map(|done| view! { <Panel tone=Tone::Done alert=true><p>{done}</p></Panel> })
}

pub(super) fn own(
    frame: Frame,
    page: OwnSessions,
    problem: Option<Problem>,
    done: Option<Phrase>,
    first: bool,
) -> impl IntoView {
    let table = table(&frame.stamp, page.sessions, "/api/end_own_session", false);
    let turns = turns(OWN, first, page.next);
    view! {
        <Opening heading=words::TITLE lede=words::LEDE>
            <Notice problem=problem/>
            {confirmed(done)}
        </Opening>
        <Part heading=words::LIST>{table} {turns}</Part>
        <Part heading=words::ALL>
            <p>{words::ALL_LINE}</p>
            <form method="post" action="/api/end_own_sessions">
                <Stamp stamp=frame.stamp/>
                <div class="actions"><button class="quiet">{words::ALL_BUTTON}</button></div>
            </form>
        </Part>
    }
}

/// Those of staff within reach, also a page at a time.
#[component]
pub fn StaffSessionsPage() -> impl IntoView {
    let problem = problem_in_address();
    let query = use_query_map().read_untracked().clone();
    let done = done(query.get_str("done"));
    let after = query.get("after");
    let first = after.is_none();
    let page = get_staff_sessions(after, query.get("entry"));
    let render = move |frame, page| staff(frame, page, problem, done, first);
    view! { <DeskPage title=words::STAFF_TITLE current=DeskNav::Sessions page=page render=render/> }
}

pub(super) fn staff(
    frame: Frame,
    page: StaffSessions,
    problem: Option<Problem>,
    done: Option<Phrase>,
    first: bool,
) -> impl IntoView {
    let table = table(&frame.stamp, page.sessions, "/api/end_staff_session", true);
    let turns = turns(OF_STAFF, first, page.next);
    let ended = page.ended.filter(|_| done == Some(words::PERSON_DONE));
    let confirmed = match ended {
        Some(id) => {
            let id = view! { <span class="data">{id}</span> };
            let said = view! { <p>{words::PERSON_DONE_OF.with(id)}</p> };
            view! { <Panel tone=Tone::Done alert=true>{said}</Panel> }.into_any()
        }
        None => confirmed(done).into_any(),
    };
    let option = |(id, name): (String, String)| view! { <option value=id>{name}</option> };
    view! {
        <Opening heading=words::STAFF_TITLE lede=words::STAFF_LEDE full=true>
            <Notice problem=problem/>
            {confirmed}
        </Opening>
        <Part heading=words::LIST full=true>
            {table} {turns}
        </Part>
        <Part heading=words::PERSON>
            <p>{words::PERSON_LINE}</p>
            <form method="post" action="/api/end_persons_sessions">
                <Stamp stamp=frame.stamp/>
                <div class="field">
                    <label for="app">{words::APP}</label>
                    <select id="app" name="app">{page.apps.into_iter().map(option).collect_view()}</select>
                </div>
                <div class="field">
                    <label for="external-id">{words::EXTERNAL_ID}</label>
                    <input id="external-id" name="external_id" required autocomplete="off" maxlength="1024"/>
                </div>
                <div class="actions"><button class="quiet">{words::PERSON_BUTTON}</button></div>
            </form>
        </Part>
    }
}

fn turns(list: &'static str, first: bool, next: Option<String>) -> impl IntoView {
    let paged = !first || next.is_some();
    let back = (!first).then(|| list.to_owned());
    let on = next.map(|place| super::address(list, "after", &place));
    paged.then(|| view! { <Pager label=words::PAGES back=(words::NEWEST, back) on=(words::OLDER, on)/> })
}

fn table(
    stamp: &str,
    sessions: Vec<OpenSession>,
    action: &'static str,
    named: bool,
) -> impl IntoView + use<> {
    if sessions.is_empty() {
        return Either::Left(view! { <p>{words::NONE}</p> });
    }
    let stamp = stamp.to_owned();
    let row = move |session| row(stamp.clone(), session, action, named);
    Either::Right(view! {
        <table class="table stack" role="table">
            <caption>{words::CAPTION}</caption>
            <thead role="rowgroup">
                <tr role="row">
                    {named.then(|| view! { <th scope="col" role="columnheader">{words::WHO}</th> })}
                    <th scope="col" role="columnheader">{words::WHERE}</th>
                    <th scope="col" role="columnheader">{words::OPENED}</th>
                    <th scope="col" role="columnheader">{words::END_COLUMN}</th>
                </tr>
            </thead>
            <tbody role="rowgroup">{sessions.into_iter().map(row).collect_view()}</tbody>
        </table>
    })
}

fn row(stamp: String, session: OpenSession, action: &'static str, named: bool) -> impl IntoView {
    let reach = session.reach.map(|id| {
        let reach = if id.is_empty() {
            words::REACHES_ALL.into()
        } else {
            words::reaches(&id)
        };
        view! { <small>{reach}</small> }
    });
    let who = named.then(|| {
        view! { <th scope="row" role="rowheader"><span dir="auto">{session.name}</span> " " {reach}</th> }
    });
    let browser = session
        .browser
        .map_or_else(|| words::UNKNOWN.into(), |kept| words::browser(&kept));
    let opened = time::moment(&session.opened_at);
    let said = format!(
        "{browser}, {}",
        opened.unwrap_or_else(|| session.opened_at.clone())
    );
    let network = session
        .network
        .map(|network| view! { <small class="nowrap">{words::FROM.with(view! { <span class="data">{network}</span> })}</small> });
    let place = view! { {browser} " " {network} };
    let place = if named {
        view! { <td role="cell" data-label=words::WHERE>{place}</td> }.into_any()
    } else {
        view! { <th scope="row" role="rowheader">{place}</th> }.into_any()
    };
    let end = if session.is_this {
        view! { <strong>{words::THIS}</strong> }.into_any()
    } else {
        view! {
            <form method="post" action=action>
                <Stamp stamp=stamp/>
                <input type="hidden" name="handle" value=session.handle/>
                <button class="button quiet small">{words::END} <span class="visually-hidden">" " {said}</span></button>
            </form>
        }
        .into_any()
    };
    view! {
        <tr role="row">
            {who}
            {place}
            <td role="cell" data-label=words::OPENED>
                <Moment at=session.opened_at/> " "
                <small>{words::SEEN.with(view! { <Moment at=session.seen_at/> })}</small>
            </td>
            <td role="cell" data-label=words::END_LABEL>{end}</td>
        </tr>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::sample::{self, sound};

    #[test]
    fn each_but_this_one_can_be_ended() {
        let html = sound(own(sample::frame(), sample::own_sessions(), None, None, true));
        assert_eq!(
            html.matches("action=\"/api/end_own_session\"").count(),
            1,
            "{html}"
        );
        assert!(
            html.contains("value=\"second\"") && !html.contains("value=\"first\""),
            "{html}"
        );
        assert!(
            !html.contains("Idris"),
            "a person's own sessions carry no name: {html}"
        );
        let page = sample::staff_sessions();
        let html = sound(staff(sample::frame(), page, None, done(Some("ended")), true));
        let read = "under the id <span class=\"data\">passenger-20417 ";
        assert!(html.contains("Idris") && html.contains(read), "{html}");
        assert_eq!(html.matches("name=\"stamp\"").count(), 2, "{html}");
        // Once it is kept no longer.
        let page = StaffSessions {
            ended: None,
            ..sample::staff_sessions()
        };
        let html = sound(staff(sample::frame(), page, None, done(Some("ended")), true));
        assert!(html.contains(words::PERSON_DONE.en), "{html}");
    }

    #[test]
    fn the_end_of_one_visit_is_confirmed_and_its_button_says_a_date_that_is_read() {
        let visit = done(Some("visit"));
        for html in [
            sound(own(sample::frame(), sample::own_sessions(), None, visit, true)),
            sound(staff(
                sample::frame(),
                sample::staff_sessions(),
                None,
                visit,
                true,
            )),
        ] {
            assert!(html.contains(words::VISIT_DONE.en), "{html}");
            assert!(
                html.contains("Firefox on Linux, 23 November 2026, 3.04 pm UTC<"),
                "{html}"
            );
        }
        let html = sound(own(sample::frame(), sample::own_sessions(), None, None, true));
        assert!(!html.contains("role=\"alert\""), "{html}");
        assert_eq!((done(None), done(Some("<b>"))), (None, None));
    }

    #[test]
    fn pages_lead_on_and_back() {
        let next = Some("2026-11-23T15:04:05Z~0f1e2d3c4b5a6978".to_owned());
        let page = StaffSessions {
            next: next.clone(),
            ..sample::staff_sessions()
        };
        let html = sound(staff(sample::frame(), page, None, None, false));
        let on = "after=2026-11-23T15%3A04%3A05Z~0f1e2d3c4b5a6978\" rel=\"next\"";
        assert!(html.contains(&format!("href=\"/desk/sessions?{on}")), "{html}");
        assert!(html.contains("href=\"/desk/sessions\" rel=\"prev\""), "{html}");
        let page = OwnSessions {
            next,
            ..sample::own_sessions()
        };
        let html = sound(own(sample::frame(), page, None, None, true));
        assert!(html.contains(&format!("href=\"/me/sessions?{on}")), "{html}");
        assert!(!html.contains("rel=\"prev\""), "{html}");
        let html = sound(own(sample::frame(), sample::own_sessions(), None, None, true));
        assert!(!html.contains("class=\"pager\""), "{html}");
    }

    #[test]
    fn where_nothing_older_is_it_says_so() {
        let html = sound(own(sample::frame(), sample::no_sessions(), None, None, false));
        assert!(
            html.contains(words::NONE.en) && !html.contains("<table"),
            "{html}"
        );
    }
}
