//! A request as it stands in the person's copy: staff by role, never by name.

use domain::{
    deadline::Regime,
    hold::Hold,
    request::{Author, Ground, Happened, Message, OnBehalf, Question, RefusedPart, Request, State},
    standing::Stands,
    task::{Deed, Progress, Task},
};
use serde_json::{Map, Value, json};
use store::{Asked, Tasks};

pub(super) fn as_the_person_reads_it(asked: &Asked) -> String {
    let request = &asked.request;
    let mut value = json!({
        "reference": request.reference,
        "ask": request.ask,
        "receivedAt": request.received_at,
        "due": request.due,
        "state": name_of(&request.state),
    });
    if let (Value::Object(whole), Value::Object(facts)) = (&mut value, of_state(request)) {
        whole.extend(facts);
        whole.extend(besides(request));
        if let Some(stated) = &asked.statement {
            whole.insert("statement".to_owned(), (&**stated).into());
        }
        if !asked.messages.is_empty() {
            let said: Vec<Value> = asked.messages.iter().map(said).collect();
            whole.insert("messages".to_owned(), said.into());
        }
        if !asked.stands.is_empty() {
            let stands: Vec<Value> = asked.stands.iter().map(stands).collect();
            whole.insert("stands".to_owned(), stands.into());
        }
        let elsewhere = elsewhere(&asked.elsewhere);
        if !elsewhere.is_empty() {
            whole.insert("elsewhere".to_owned(), elsewhere.into());
        }
        if !asked.holds.is_empty() {
            let held = |hold: &Hold| held(hold, request.due.regime);
            let holds: Vec<Value> = asked.holds.iter().map(held).collect();
            whole.insert("holds".to_owned(), holds.into());
        }
    }
    value.to_string()
}

/// The state in a word. What the platform has still a part in is being carried out.
const fn name_of(state: &State) -> &'static str {
    if state.awaits_platform() {
        "executing"
    } else {
        state.name()
    }
}

/// What belongs to the state.
fn of_state(request: &Request) -> Value {
    match &request.state {
        State::Submitted => json!({}),
        State::InReview { review } => json!({ "takenUpAt": review.at }),
        State::Asked { question } => questioned(question, json!({ "about": question.about })),
        State::Endorsed { endorsement } => json!({ "endorsedAt": endorsement.at }),
        State::Withdrawn { at, taken_into: None } => json!({ "withdrawnAt": at }),
        State::Withdrawn { at, taken_into } => json!({ "withdrawnAt": at, "takenInto": taken_into }),
        State::Expired { at, question } => questioned(question, json!({ "expiredAt": at })),
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
        State::Done { approval, execution } if execution.awaits_platform => {
            json!({ "approvedAt": approval.at, "startedAt": execution.started_at })
        }
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
    }
}

/// A question: when it was asked, and where the law lets it end the request, from when on, and when the person was told
/// once more.
fn questioned(question: &Question, mut said: Value) -> Value {
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

/// A message: by whose role.
fn said(message: &Message) -> Value {
    let by = match message.by {
        Author::Person => "person",
        Author::Staff { .. } => "staff",
        Author::Operator => "operator",
    };
    json!({ "at": message.at, "by": by, "text": message.text.as_str() })
}

/// What stands, with the days that the person was told.
fn stands(stands: &Stands) -> Value {
    let mut said = json!({
        "what": stands.what,
        "since": stands.since,
        "origin": stands.origin,
    });
    if let Some(lifted) = stands.lifted {
        said["lifted"] = json!(lifted);
    }
    if !stands.grounds.is_empty() {
        let ground = |ground: &Ground| match stands.endings.get(ground) {
            Some(ends) => json!({ "ground": ground, "ends": ends }),
            None => json!({ "ground": ground }),
        };
        said["grounds"] = stands.grounds.iter().map(ground).collect();
    }
    said
}

/// How far what is done elsewhere has come, and who is told; nothing where nothing is done there.
fn elsewhere(tasks: &Tasks) -> Map<String, Value> {
    let mut said = Map::new();
    for (name, Progress { total, done, failed }) in [("calls", tasks.calls), ("files", tasks.files)] {
        if total > 0 {
            let progress = json!({ "total": total, "done": done, "failed": failed });
            said.insert(name.to_owned(), progress);
        }
    }
    let told: Vec<Value> = tasks.told.iter().filter_map(told).collect();
    if !told.is_empty() {
        said.insert("told".to_owned(), told.into());
    }
    said
}

/// Somebody who is told, and what came of it.
fn told(task: &Task) -> Option<Value> {
    let Deed::Tell { recipient, .. } = &task.deed else {
        return None;
    };
    let mut said = json!({ "recipient": recipient });
    if let Some(settled) = &task.settled {
        said["at"] = json!(settled.at);
        said["outcome"] = json!(settled.outcome);
        if let Some(result) = &settled.result {
            said["result"] = json!(result);
        }
    }
    Some(said)
}

/// What keeps it from being carried out: neither why nor by whom, which is for staff alone.
fn held(hold: &Hold, regime: Regime) -> Value {
    let mut said = json!({ "ground": hold.ground.reason(), "since": hold.since });
    if let Some(source) = hold.ground.source(regime) {
        said["source"] = json!(source);
    }
    if let Some(until) = hold.until {
        said["until"] = json!(until.day);
    }
    said
}
