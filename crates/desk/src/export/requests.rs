//! A request as it stands in the person's copy: staff by role, never by name.

use domain::request::{Happened, OnBehalf, Question, RefusedPart, Request, State};
use serde_json::{Map, Value, json};

pub(super) fn as_the_person_reads_it(request: &Request, stated: Option<&str>) -> String {
    let state = match &request.state {
        State::Submitted => json!({}),
        State::InReview { review } => json!({ "takenUpAt": review.at }),
        State::Asked { question } => asked(question, json!({ "about": question.about })),
        State::Endorsed { endorsement } => json!({ "endorsedAt": endorsement.at }),
        State::Withdrawn { at, taken_into: None } => json!({ "withdrawnAt": at }),
        State::Withdrawn { at, taken_into } => json!({ "withdrawnAt": at, "takenInto": taken_into }),
        State::Expired { at, question } => asked(question, json!({ "expiredAt": at })),
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
        whole.extend(besides(request));
        if let Some(stated) = stated {
            whole.insert("statement".to_owned(), stated.into());
        }
    }
    value.to_string()
}

/// A question: when it was asked, and where the law lets it end the request, from when on, and when the person was told
/// once more.
fn asked(question: &Question, mut said: Value) -> Value {
    said["askedAt"] = json!(question.at);
    if let Some(day) = question.lapses_on {
        said["lapsesOn"] = json!(day);
    }
    if let Some(at) = question.warned_at {
        said["warnedAt"] = json!(at);
    }
    said
}

/// What is there only where there is something to say.
fn besides(request: &Request) -> Map<String, Value> {
    let mut said = Map::new();
    if let Some(who) = &request.on_behalf {
        let role = match who {
            OnBehalf::Staff { .. } => "staff",
            OnBehalf::Operator { .. } => "operator",
        };
        said.insert("onBehalf".to_owned(), json!(role));
    }
    if let Some(region) = &request.region {
        said.insert("region".to_owned(), json!(region));
    }
    if let Some(appeal) = &request.follows {
        said.insert("follows".to_owned(), json!(appeal));
    }
    if let Some(extension) = &request.extension {
        let told = json!({ "at": extension.at, "reason": extension.reason, "note": extension.note });
        said.insert("extension".to_owned(), told);
    }
    let delivered = request.trail.iter().find_map(|step| match step.what {
        Happened::Delivered { how } => Some(how),
        _ => None,
    });
    if let Some(how) = delivered {
        said.insert("delivered".to_owned(), json!(how));
    }
    if !request.pauses.is_empty() {
        said.insert("pauses".to_owned(), json!(request.pauses));
    }
    said
}
