//! What became one with a person's record, value by value.

use domain::{
    inventory::{Field, fields},
    record::{self, Merge},
};

use super::facts::facts;
use crate::{
    text::Phrase,
    view::{Merged, MergedPart},
};

/// The ids by which the other record was known.
const IDS: [&str; 2] = ["mergedUsers.discarded.id", "mergedUsers.discarded.externalId"];

/// Each of them.
pub(in crate::api) fn merges(records: &[Box<str>]) -> Vec<Merged> {
    records.iter().map(|data| merged(data)).collect()
}

fn merged(data: &str) -> Merged {
    let mut merged = Merged {
        reason: record::parse::<Merge>(data).reason,
        facts: Vec::new(),
        parts: Vec::new(),
    };
    for fact in facts("merge", data) {
        let part = part_of(&fact.path).filter(|_| !IDS.contains(&&*fact.path));
        let Some(name) = part.map(|field| Phrase::from(field.label).here()) else {
            merged.facts.push(fact);
            continue;
        };
        match merged.parts.iter_mut().find(|part| part.name == name) {
            Some(part) => part.facts.push(fact),
            None => merged.parts.push(MergedPart {
                name: name.to_owned(),
                facts: vec![fact],
            }),
        }
    }
    merged
}

/// The line of the whole record, of a kind of its own, that this value stands in.
fn part_of(path: &str) -> Option<&'static Field> {
    fields().find(|field| {
        let place = field.path.strip_prefix("merge.");
        let record = place.and_then(|place| place.rsplit_once(".<"));
        record.is_some_and(|(record, _)| {
            path.strip_prefix(record)
                .is_some_and(|below| below.starts_with('.'))
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_and_notes_stand_first_and_records_by_themselves() {
        let data = r#"{"mergedUsers":{"surviving":{"id":"s","profile":{"givenName":"Maren"}},"discarded":{"id":"d","externalId":"old","metadata":{"mergedUsers.surviving":1}}},"mergedClients":null,"discardedMetadata":{"tone":"x"},"reason":"api","mood":1}"#;
        let found = merges(&[data.into()]).remove(0);
        let paths =
            |facts: &[crate::view::Fact]| facts.iter().map(|fact| fact.path.clone()).collect::<Vec<_>>();
        assert_eq!(
            paths(&found.facts),
            [
                "mergedUsers.discarded.id",
                "mergedUsers.discarded.externalId",
                "mergedClients",
                "discardedMetadata.tone",
                "reason",
                "mood",
            ]
        );
        let parts: Vec<_> = found
            .parts
            .iter()
            .map(|part| (&*part.name, paths(&part.facts)))
            .collect();
        assert_eq!(
            parts,
            [
                (
                    "Record that remains",
                    vec![
                        "mergedUsers.surviving.id".to_owned(),
                        "mergedUsers.surviving.profile.givenName".to_owned()
                    ]
                ),
                (
                    "Record that went into it",
                    vec!["mergedUsers.discarded.metadata.mergedUsers.surviving".to_owned()]
                ),
            ]
        );
        assert_eq!(found.reason.as_deref(), Some("api"));
        let label = |at: usize| found.facts[at].label.as_deref();
        assert_eq!(label(3), Some("Notes for which there was no room"));
        assert_eq!(label(5), None);
    }
}
