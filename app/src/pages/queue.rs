//! `/desk`: the requests, by due date.

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::address;
use crate::{
    api::desk::get_queue,
    components::{DeskNav, DeskPage, FullDay, Opening, Pager, ShortDay, StageStatus, Standing, Status},
    text::{Phrase, acknowledgement, elsewhere, number::count, queue as words, status},
    view::{Frame, Queue, QueueLine, Request, Stage, Unacknowledged, Undone},
};

/// The queue.
#[component]
pub fn QueuePage() -> impl IntoView {
    let query = use_query_map().read_untracked().clone();
    let after = query.get("after");
    let paged = after.is_some();
    let page = get_queue(query.get("view"), after);
    let render = move |frame, queue| draw(frame, queue, paged);
    view! { <DeskPage title=words::TITLE current=DeskNav::Queue page=page render=render/> }
}

pub(super) fn draw(frame: Frame, queue: Queue, paged: bool) -> impl IntoView {
    let closed = queue.view == "closed";
    let heading = words::heading(closed, if closed { queue.closed } else { queue.open });
    let side = {
        let queue = queue.clone();
        move || views(&queue, closed)
    };
    let overdue = (!closed).then(|| view! { <p>{words::overdue(queue.overdue)}</p> });
    let turns = (paged || queue.next.is_some()).then(|| {
        let first = paged.then(|| page_of(&queue.view, None));
        let next = queue.next.as_deref().map(|next| page_of(&queue.view, Some(next)));
        view! { <Pager label=words::PAGES back=(words::FIRST, first) on=(words::ON, next)/> }
    });
    view! {
        <Opening heading=heading side=side full=true>
            {overdue}
            {undone(queue.undone)}
            {if queue.lines.is_empty() {
                none(closed).into_any()
            } else {
                table(queue.lines, closed, frame.today).into_any()
            }}
            {turns}
            <p class="actions"><a href="/desk/requests/new" class="button quiet">{words::PUT}</a></p>
        </Opening>
    }
}

fn page_of(view: &str, after: Option<&str>) -> String {
    match after {
        Some(after) => format!("{}&view={view}", address("/desk", "after", after)),
        None => address("/desk", "view", view),
    }
}

fn views(queue: &Queue, closed: bool) -> impl IntoView + use<> {
    let current = |is: bool| is.then_some("page");
    view! {
        <nav aria-label=words::VIEWS>
            <ul class="views">
                <li>
                    <a href="/desk?view=open" aria-current=current(!closed)>
                        <span>{words::OPEN}</span> " " <span>{count(queue.open)}</span>
                    </a>
                </li>
                <li>
                    <a href="/desk?view=closed" aria-current=current(closed)>
                        <span>{words::CLOSED}</span> " " <span>{count(queue.closed)}</span>
                    </a>
                </li>
            </ul>
        </nav>
    }
}

/// What is decided, and not all done elsewhere.
fn undone(undone: Vec<Undone>) -> impl IntoView {
    let lines = undone.into_iter().map(|left| {
        let href = format!("/desk/requests/{}#elsewhere", left.reference);
        let kind = status::kind(&left.kind, &left.scope);
        let business = left
            .business
            .map(|name| view! { ", " <span dir="auto">{name}</span> });
        view! {
            <li>
                <a href=href>{kind} " " <span class="data">{left.reference}</span></a>
                {business} ": " {elsewhere::left(left.tasks)}
            </li>
        }
    });
    let lines: Vec<_> = lines.collect();
    (!lines.is_empty()).then(|| {
        view! {
            <h2>{elsewhere::UNDONE}</h2>
            <ul>{lines}</ul>
        }
    })
}

fn none(closed: bool) -> impl IntoView {
    let (said, more) = if closed {
        (words::NONE_CLOSED, None)
    } else {
        (words::NONE_OPEN, Some(words::NONE_LINE))
    };
    view! {
        <p>{said}</p>
        {more.map(|more| view! { <p class="soft">{more}</p> })}
    }
}

fn table(lines: Vec<QueueLine>, closed: bool, today: String) -> impl IntoView {
    let caption = if closed {
        words::CAPTION_CLOSED
    } else {
        words::CAPTION_OPEN
    };
    let business = lines.iter().any(|line| line.business.is_some());
    let business = business.then(|| view! { <th scope="col" role="columnheader">{words::BUSINESS}</th> });
    view! {
        <table class="table stack" role="table">
            <caption>{caption.with(view! { <FullDay day=today/> })}</caption>
            <thead role="rowgroup">
                <tr role="row">
                    <th scope="col" role="columnheader" aria-sort="ascending">{words::DUE}</th>
                    <th scope="col" role="columnheader">{words::PERSON}</th>
                    {business}
                    <th scope="col" role="columnheader">{words::RIGHT}</th>
                    <th scope="col" role="columnheader">{words::STANDS}</th>
                    <th scope="col" role="columnheader">{words::NEXT}</th>
                </tr>
            </thead>
            <tbody role="rowgroup">{lines.into_iter().map(row).collect_view()}</tbody>
        </table>
    }
}

fn row(line: QueueLine) -> impl IntoView {
    let QueueLine {
        request,
        person,
        restricted,
        business,
        endorsed,
    } = line;
    let href = format!("/desk/requests/{}", request.reference);
    let person = match person {
        Some(name) => view! { <span dir="auto">{name}</span> }.into_any(),
        None if restricted => words::RESTRICTED.here().into_any(),
        None => words::NO_NAME.here().into_any(),
    };
    let reference = request.reference.clone();
    let business = business.map(|name| {
        view! { <td role="cell" data-label=words::BUSINESS><span dir="auto">{name}</span></td> }
    });
    let unconfirmed = confirm(request.unacknowledged.clone());
    let endorsed = endorsed.then(|| view! { " " <small>{words::ONE_OF_TWO}</small> });
    let on_behalf = request.on_behalf.then(|| view! { " " {words::ON_BEHALF} });
    view! {
        <tr role="row">
            <td role="cell" data-label=words::DUE>
                {due(&request)} {unconfirmed}
            </td>
            <th scope="row" role="rowheader">
                <a href=href.clone()>{person}</a> " " <small class="data">{reference.clone()}</small>
            </th>
            {business}
            <td role="cell">
                {words::right(&request.kind)} " " <small>{words::extent(&request.scope)} {on_behalf}</small>
            </td>
            <td role="cell"><StageStatus stage=&request.stage/> {endorsed}</td>
            <td role="cell">
                <a class="button quiet small" href=href>
                    {next(&request.stage)} <span class="visually-hidden">" " {reference}</span>
                </a>
            </td>
        </tr>
    }
}

/// That the person has to be told that the business has it, where the law says by when.
fn confirm(unacknowledged: Option<Unacknowledged>) -> Option<AnyView> {
    let Unacknowledged { by, is_late } = unacknowledged?;
    let by = by?;
    let said = if is_late {
        view! { <Status is=Standing::Over word=acknowledgement::LATE/> }.into_any()
    } else {
        let by = acknowledgement::BY.with(view! { <ShortDay day=by/> });
        view! { <small>{by}</small> }.into_any()
    };
    Some(view! { <br/> {said} }.into_any())
}

/// How far the due date is; once somebody has decided in time, it is only a date.
fn due(request: &Request) -> AnyView {
    let due = &request.due;
    if let Some(since) = due.stands_since.clone() {
        return words::CLOCK_STANDS
            .with(view! { <ShortDay day=since/> })
            .into_any();
    }
    let away = words::away(due.days_left);
    let away = if due.overdue {
        view! { <Status is=Standing::Over word=away/> }.into_any()
    } else if request.stage.is_undecided() {
        view! { <b>{away}</b> }.into_any()
    } else {
        ().into_any()
    };
    view! { {away} " " <small><ShortDay day=due.by.clone()/></small> }.into_any()
}

const fn next(stage: &Stage) -> Phrase {
    match stage {
        Stage::Submitted => words::TAKE_UP,
        Stage::InReview => words::DECIDE,
        Stage::Asked { .. } => words::AWAIT,
        Stage::CoolingOff { .. } | Stage::Approved { .. } | Stage::Executing { .. } | Stage::Stuck { .. } => {
            words::WATCH
        }
        Stage::Done { elsewhere: true, .. } => words::REST,
        Stage::Withdrawn { .. } | Stage::Expired { .. } | Stage::Refused { .. } | Stage::Done { .. } => {
            words::READ
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::sample::{self, sound};

    #[test]
    fn an_empty_queue_says_so() {
        for (view, said) in [("open", words::NONE_OPEN.en), ("closed", words::NONE_CLOSED.en)] {
            let queue = Queue {
                view: view.into(),
                lines: vec![],
                ..sample::queue()
            };
            let html = sound(draw(sample::frame(), queue, false));
            assert!(html.contains(said) && !html.contains("<table"), "{html}");
        }
    }

    #[test]
    fn says_plainly_what_is_overdue_and_names_everyone() {
        let html = sound(draw(sample::frame(), sample::queue(), false));
        for there in [
            "3 days over",
            "data-is=\"over\"",
            "Clock stands since <time",
            "Confirm receipt by <time",
            acknowledgement::LATE.en,
            "Maren Okonjo",
            words::NO_NAME.en,
            words::RESTRICTED.en,
            words::DECIDE.en,
            words::WATCH.en,
        ] {
            assert!(html.contains(there), "{there}: {html}");
        }
    }

    /// The control for the one rule: days alone make nobody late, and a decision alone nobody in time.
    #[test]
    fn late_is_what_the_desk_says_is_late() {
        let stuck = || {
            let mut stages = sample::stages().into_iter();
            stages.find(|stage| matches!(stage, Stage::Stuck { .. })).unwrap()
        };
        for (stage, overdue) in [(Stage::Submitted, false), (stuck(), true), (stuck(), false)] {
            let mut queue = sample::queue();
            queue.lines.truncate(1);
            queue.lines[0].request.stage = stage.clone();
            queue.lines[0].request.due.days_left = -3;
            queue.lines[0].request.due.overdue = overdue;
            queue.lines[0].request.unacknowledged = None;
            let html = sound(draw(sample::frame(), queue, false));
            assert_eq!(html.contains("data-is=\"over\""), overdue, "{stage:?}: {html}");
        }
    }

    #[test]
    fn what_is_not_all_done_elsewhere_is_led_to() {
        let queue = Queue {
            undone: sample::undone(),
            ..sample::queue()
        };
        let html = sound(draw(sample::frame(), queue, false));
        for there in [
            elsewhere::UNDONE.en,
            "href=\"/desk/requests/7K4M-2Q9X-B3TD#elsewhere\"",
            "2 things left",
        ] {
            assert!(html.contains(there), "{there}: {html}");
        }
        let html = sound(draw(sample::frame(), sample::queue(), false));
        assert!(!html.contains(elsewhere::UNDONE.en), "{html}");
    }

    #[test]
    fn the_views_carry_their_counts_and_one_is_current() {
        for view in ["open", "closed"] {
            let queue = Queue {
                view: view.into(),
                ..sample::queue()
            };
            let html = sound(draw(sample::frame(), queue, false));
            assert_eq!(html.matches("aria-current").count(), 1, "{html}");
            let current = format!("href=\"/desk?view={view}\" aria-current=\"page\"");
            assert!(html.contains(&current), "{html}");
        }
    }

    #[test]
    fn pages_lead_on_and_back() {
        let queue = Queue {
            next: Some("2026-11-30.7K4M".into()),
            ..sample::queue()
        };
        let html = sound(draw(sample::frame(), queue, true));
        assert!(
            html.contains("/desk?after=2026-11-30.7K4M&amp;view=open"),
            "{html}"
        );
        assert!(html.contains("href=\"/desk?view=open\" rel=\"prev\""), "{html}");
        let html = sound(draw(sample::frame(), sample::queue(), false));
        assert!(!html.contains("class=\"pager\""), "{html}");
    }
}
