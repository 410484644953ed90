//! Who looked, and who did what.

use crate::view::{Act, Activity, TakenOver};

/// A page of it, and what another portal had written down.
pub(in crate::api) fn activity(found: desk::Activity, received: Vec<desk::Received>) -> Activity {
    Activity {
        lines: found.lines.into_iter().map(act).collect(),
        next: found.next.map(|place| place.to_string()),
        taken_over: received.into_iter().map(taken_over).collect(),
    }
}

fn taken_over(document: desk::Received) -> TakenOver {
    TakenOver {
        at: document.at.to_string(),
        requests: document.requests,
        entries: document.entries,
        elements: document.elements.into_iter().map(String::from).collect(),
    }
}

fn act(line: desk::ActivityLine) -> Act {
    Act {
        at: line.at.to_string(),
        act: word(&line.act),
        by: word(&line.by),
        name: line.name,
        reason: line.occasion.map(|occasion| occasion.code().to_owned()),
        request: line.request.map(|reference| reference.to_string()),
    }
}

/// A name of the vocabulary, as it stands in the copy.
fn word(name: &impl serde::Serialize) -> String {
    let word = serde_json::to_value(name).ok();
    word.and_then(|word| word.as_str().map(str::to_owned))
        .unwrap_or_default()
}
