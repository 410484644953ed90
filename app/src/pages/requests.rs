//! `/me/requests`: what the person asked for, with its state and dates.

use leptos::prelude::*;

use super::standing::standing;
use crate::{
    api::{Problem, me::get_requests},
    components::{
        Day, MeNav, MePage, Notice, Opening, Part, ShortDay, StageStatus, Standing, Status, Verb, Verbs,
        problem_in_address,
    },
    text::{due::STANDS_STILL, requests as words, status},
    view::{Due, Frame, OwnRequests, Request, Stage},
};

/// The list.
#[component]
pub fn RequestsPage() -> impl IntoView {
    let problem = problem_in_address();
    let render = move |frame, own| draw(frame, own, problem);
    view! { <MePage title=words::TITLE current=MeNav::Requests page=get_requests() render=render/> }
}

pub(super) fn draw(frame: Frame, own: OwnRequests, problem: Option<Problem>) -> impl IntoView {
    let OwnRequests {
        requests,
        standing: stands,
    } = own;
    let how_many = words::how_many(requests.len() as u64);
    view! {
        <Opening heading=words::TITLE lede=words::LEDE side=move || view! { <p>{how_many}</p> }>
            <Notice problem=problem/>
        </Opening>
        {standing(&frame.stamp, stands)}
        <Part heading=words::LIST>
            {if requests.is_empty() {
                view! { <p>{words::NONE}</p> }.into_any()
            } else {
                list(requests).into_any()
            }}
        </Part>
        <Part heading=words::ASK>
            <Verbs>
                <Verb verb=words::ASK_NEW line=words::ASK_NEW_LINE href="/me/requests/new"/>
                <Verb verb=words::ASK_ERASURE line=words::ASK_ERASURE_LINE href="/me/requests/new/erasure"/>
                <Verb verb=words::ASK_COPY line=words::ASK_COPY_LINE href="/me/export"/>
            </Verbs>
        </Part>
    }
}

fn list(requests: Vec<Request>) -> impl IntoView {
    view! {
        <table class="table stack" role="table">
            <caption>{words::CAPTION}</caption>
            <thead role="rowgroup">
                <tr role="row">
                    <th scope="col" role="columnheader">{words::WHAT}</th>
                    <th scope="col" role="columnheader">{words::SENT}</th>
                    <th scope="col" role="columnheader">{words::STANDS}</th>
                    <th scope="col" role="columnheader">{words::BY}</th>
                </tr>
            </thead>
            <tbody role="rowgroup">{requests.into_iter().map(row).collect_view()}</tbody>
        </table>
    }
}

fn row(request: Request) -> impl IntoView {
    let href = format!("/me/requests/{}", request.reference);
    view! {
        <tr role="row">
            <th scope="row" role="rowheader">
                <a href=href>{status::kind(&request.kind, &request.scope)}</a>
                " " <small class="data">{request.reference}</small>
            </th>
            <td role="cell" data-label=words::SENT><Day day=request.received()/></td>
            <td role="cell"><StageStatus stage=&request.stage/></td>
            <td role="cell" data-label=words::BY>{answer(request.stage, request.due)}</td>
        </tr>
    }
}

/// The day by which, or on which, there is an answer; and whether something is late.
fn answer(stage: Stage, due: Due) -> AnyView {
    let overdue = due
        .overdue
        .then(|| view! { " " <Status is=Standing::Over word=words::OVERDUE/> });
    let day = on(stage, due);
    view! { {day} {overdue} }.into_any()
}

fn on(stage: Stage, due: Due) -> AnyView {
    match stage {
        Stage::Submitted | Stage::InReview | Stage::Asked { .. } => match due.stands_since {
            Some(since) => STANDS_STILL.with(view! { <ShortDay day=since/> }).into_any(),
            None => view! { <Day day=due.by/> }.into_any(),
        },
        Stage::Withdrawn { .. } | Stage::Expired { .. } => words::NOT_DUE.here().into_any(),
        Stage::Refused { at, .. }
        | Stage::Approved { at }
        | Stage::CoolingOff { approved_at: at, .. }
        | Stage::Executing { approved_at: at, .. }
        | Stage::Stuck { approved_at: at, .. }
        | Stage::Done { approved_at: at, .. } => {
            words::ANSWERED.with(view! { <ShortDay day=at/> }).into_any()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::sample::{self, sound};

    #[test]
    fn an_empty_list_says_so_and_leads_on() {
        let html = sound(draw(sample::frame(), sample::own_requests(vec![]), None));
        assert!(
            html.contains(words::NONE.en) && html.contains("/me/requests/new/erasure"),
            "{html}"
        );
    }

    #[test]
    fn a_request_in_every_state_has_its_row() {
        let html = sound(draw(
            sample::frame(),
            sample::own_requests(sample::requests()),
            None,
        ));
        for request in sample::requests() {
            assert!(
                html.contains(&format!("/me/requests/{}", request.reference)),
                "{html}"
            );
            assert!(html.contains(status::stage(&request.stage).en), "{html}");
        }
        assert!(
            html.contains(words::NOT_DUE.en) && html.contains("Answered <time"),
            "{html}"
        );
        assert!(!html.contains("data-is=\"over\""), "{html}");
    }

    #[test]
    fn what_is_late_and_what_stands_still_say_so_decided_or_not() {
        for request in sample::requests() {
            let mut late = request.clone();
            late.due.overdue = true;
            let html = sound(draw(sample::frame(), sample::own_requests(vec![late]), None));
            assert!(html.contains(words::OVERDUE.en), "{html}");
        }
        let mut stands = sample::request();
        stands.due.stands_since = Some("2026-11-09T09:00:00Z".into());
        let html = sound(draw(sample::frame(), sample::own_requests(vec![stands]), None));
        assert!(html.contains("The clock has stood still since <time"), "{html}");
    }
}
