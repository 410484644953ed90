//! A request as it stands in the person's copy: staff by role, never by name.

use domain::request::{RefusedPart, Request, State};
use serde_json::{Value, json};

pub(super) fn as_the_person_reads_it(request: &Request, stated: Option<&str>) -> String {
    let state = match &request.state {
        State::Submitted => json!({}),
        State::InReview { review } => json!({ "takenUpAt": review.at }),
        State::Asked { question } => json!({ "askedAt": question.at, "about": question.about }),
        State::Endorsed { endorsement } => json!({ "endorsedAt": endorsement.at }),
        State::Withdrawn { at, .. } => json!({ "withdrawnAt": at }),
        State::Expired { at, question } => json!({ "askedAt": question.at, "expiredAt": at }),
        State::Refused { refusal } => json!({
            "refusedAt": refusal.at,
            "reason": refusal.reason,
            "source": request.source_of(refusal.reason),
            "note": refusal.note,
        }),
        State::CoolingOff { approval, until } => {
            json!({ "approvedAt": approval.at, "coolingOffUntil": until })
        }
        State::Approved { approval } => json!({ "approvedAt": approval.at }),
        State::Executing { approval, started_at } => {
            json!({ "approvedAt": approval.at, "startedAt": started_at })
        }
        State::Stuck {
            approval,
            started_at,
            failure,
        } => json!({ "approvedAt": approval.at, "startedAt": started_at, "failedAt": failure.at }),
        State::Done { approval, execution } if approval.refused.is_empty() => {
            json!({ "approvedAt": approval.at, "execution": execution })
        }
        State::Done { approval, execution } => {
            let part = |part: &RefusedPart| {
                json!({
                    "field": part.field,
                    "reason": part.reason,
                    "source": request.source_of(part.reason),
                    "note": part.note,
                })
            };
            let parts: Vec<Value> = approval.refused.iter().map(part).collect();
            json!({ "approvedAt": approval.at, "execution": execution, "refusedParts": parts })
        }
    };
    let mut value = json!({
        "reference": request.reference,
        "ask": request.ask,
        "receivedAt": request.received_at,
        "due": request.due,
        "state": request.state.name(),
    });
    if let (Value::Object(whole), Value::Object(facts)) = (&mut value, state) {
        whole.extend(facts);
        if let Some(stated) = stated {
            whole.insert("statement".to_owned(), stated.into());
        }
    }
    value.to_string()
}
