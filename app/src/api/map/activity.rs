//! Who looked, and who did what.

use desk::{List, ReadTo, Received};

use super::cursor::written_to;
use crate::view::{Act, Activity, TakenOver};

/// A page of it, and what another portal had written down.
pub(in crate::api) fn activity(found: desk::Activity, received: Vec<Received>) -> Activity {
    Activity {
        lines: found.lines.into_iter().map(act).collect(),
        next: found.next.map(|place| place.to_string()),
        ..read_on(received)
    }
}

/// What another portal had written down, and nothing of this one's.
pub(in crate::api) fn read_on(received: Vec<Received>) -> Activity {
    Activity {
        lines: Vec::new(),
        next: None,
        taken_over: received.into_iter().map(taken_over).collect(),
    }
}

fn taken_over(document: Received) -> TakenOver {
    let left = document.next.map_or(0, |read| left(&document, read));
    TakenOver {
        at: document.at.to_string(),
        requests: document.requests,
        entries: document.entries,
        elements: document.elements.into_iter().map(String::from).collect(),
        left,
        next: document.next.map(|read| written_to(&read)),
    }
}

/// How many elements follow the one that was read last: requests stand before entries, and either counts from 0.
fn left(document: &Received, read: ReadTo) -> u64 {
    let here = u64::from(read.place) + 1;
    let (requests, entries) = match read.list {
        List::Requests => (here, 0),
        List::AccessLog => (document.requests, here),
    };
    (document.requests + document.entries).saturating_sub(requests + entries)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn says_how_much_follows_and_where() {
        let document = |list, place| Received {
            at: "2026-11-20T08:00:00Z".parse().unwrap(),
            kid: "k".to_owned(),
            requests: 3,
            entries: 204,
            elements: Vec::new(),
            next: Some(ReadTo {
                document: 2,
                list,
                place,
            }),
        };
        for (list, place, left, next) in [
            (List::Requests, 0, 206, "2~requests~0"),
            (List::AccessLog, 96, 107, "2~accessLog~96"),
            (List::AccessLog, 203, 0, "2~accessLog~203"),
        ] {
            let shown = taken_over(document(list, place));
            assert_eq!((shown.left, shown.next.as_deref()), (left, Some(next)));
        }
        let all = Received {
            next: None,
            ..document(List::Requests, 0)
        };
        let shown = taken_over(all);
        assert_eq!((shown.left, shown.next), (0, None));
    }
}
