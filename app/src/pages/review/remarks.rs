//! What was said about a request, with who at the business said it, and the form to say more.

use leptos::prelude::*;

use super::{
    look::LONGEST,
    wrong::{Wrong, fault},
};
use crate::{
    components::{Keeping, Line, Remarks, Stamp, Step, TextArea, Trail},
    text::{Phrase, acknowledgement, copying, new_for, review as words},
    view::{Frame, Happened, Remarked, Review, Traced},
};

/// Who wrote it, and what.
pub fn remarks(frame: &Frame, review: &Review, wrong: Option<Wrong>) -> impl IntoView + use<> {
    let line = |Remarked { remark, by }: &Remarked| Line {
        who: match by {
            _ if remark.by_person => words::BY_PERSON.into(),
            Some(name) => name.clone(),
            None => words::BY_STAFF.into(),
        },
        at: remark.at.clone(),
        text: remark.text.clone(),
    };
    let lines: Vec<_> = review.remarks.iter().map(line).collect();
    let entered = review.entered_in("write").note;
    let form = review.request.stage.is_open().then(|| {
        view! {
            <form method="post" action="/api/write_to_person" data-keeps=review.keeps_in("write")>
                <Stamp stamp=frame.stamp.clone()/>
                <input type="hidden" name="reference" value=review.request.reference.clone()/>
                <TextArea
                    name="words"
                    id="write-words"
                    label=words::WRITE_FIELD
                    value=entered
                    maxlength=LONGEST
                    fault=fault(wrong, "write-words")
                />
                <Keeping/>
                <div class="actions"><button class="quiet">{words::WRITE_BUTTON}</button></div>
            </form>
        }
    });
    view! {
        <h2>{words::REMARKS}</h2>
        <Remarks lines=lines/>
        {form}
    }
}

/// What happened so far, newest first; nothing of requests of early versions.
pub fn history(review: &Review) -> Option<impl IntoView + use<>> {
    let steps = &review.request.trail;
    let is_entered = review.request.on_behalf;
    let step = |step: &Traced| {
        let name = match &step.what {
            Happened::Received if is_entered => new_for::H_ENTERED,
            what => happened(what),
        };
        view! { <Step name=name at=Some(step.at.clone())/> }
    };
    (!steps.is_empty()).then(|| {
        let steps = steps.iter().rev().map(step).collect_view();
        view! {
            <h2>{words::HISTORY}</h2>
            <Trail>{steps}</Trail>
        }
    })
}

fn happened(what: &Happened) -> Phrase {
    match what {
        Happened::Received => words::H_RECEIVED,
        Happened::Acknowledged => acknowledgement::H_ACKNOWLEDGED,
        Happened::TakenUp => words::H_TAKEN_UP,
        Happened::Asked { .. } => words::H_ASKED,
        Happened::Warned => words::H_WARNED,
        Happened::Answered => words::H_ANSWERED,
        Happened::QuestionClosed { how } => match how.as_str() {
            "answered_elsewhere" => words::H_ANSWERED_ELSEWHERE,
            "taken_back" => words::H_QUESTION_TAKEN_BACK,
            _ => words::H_UNANSWERED,
        },
        Happened::Extended { .. } => words::H_EXTENDED,
        Happened::Approved { .. } => words::H_APPROVED,
        Happened::Refused => words::H_REFUSED,
        Happened::Withdrawn { taken_into: None } => words::H_WITHDRAWN,
        Happened::Withdrawn { taken_into: Some(_) } => words::H_TAKEN_INTO,
        Happened::NothingHeld => words::H_NOTHING_HELD,
        Happened::Expired => words::H_EXPIRED,
        Happened::Started => words::H_STARTED,
        Happened::Stuck => words::H_STUCK,
        Happened::Done => words::H_DONE,
        Happened::Unverified => words::H_UNVERIFIED,
        Happened::Verified => words::H_VERIFIED,
        Happened::Confirmed => words::H_CONFIRMED,
        Happened::SetAside => words::H_SET_ASIDE,
        Happened::Delivered { .. } => copying::STEP_DELIVERED,
    }
}
