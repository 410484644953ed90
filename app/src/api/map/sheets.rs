//! Profile, channels, devices and other systems, field by field.

use desk::Sheets;
use domain::{
    inventory::{Category, describe},
    record::{self, Client, Device},
};
use serde_json::Value;

use super::{correction::statements, facts::facts, leaves::leaves, merged::merges, preference::preference};
use crate::view::{Channels, Profile, Sheet};

/// The person's record, with what was noted apart, what became one with it, and what they said about marketing.
pub(in crate::api) fn profile(found: Option<&desk::Profile>) -> Profile {
    let all = found
        .map(|found| facts("user", &found.person.data))
        .unwrap_or_default();
    let (metadata, facts): (Vec<_>, Vec<_>) = all.into_iter().partition(|fact| is_noted(&fact.path));
    let metadata = metadata
        .into_iter()
        .filter(|fact| is_a_note(&fact.path, fact.value.as_deref()))
        .collect();
    Profile {
        facts,
        metadata,
        merges: found.map(|found| merges(&found.merges)).unwrap_or_default(),
        preference: found.and_then(|found| found.preference.as_deref().map(preference)),
        statements: found
            .map(|found| statements(&found.statements))
            .unwrap_or_default(),
    }
}

/// How many values of the person's record were noted by the business: those that stand apart on [`profile`].
pub(super) fn noted(data: &str) -> u64 {
    let all = leaves(data).into_iter();
    all.filter(|(path, value)| is_noted(path) && is_a_note(path, value.as_deref()))
        .count() as u64
}

/// Whether the register puts this field of the person's record among what was noted.
fn is_noted(path: &str) -> bool {
    describe(&format!("user.{path}")).is_some_and(|field| field.category == Category::Metadata)
}

/// `metadata: {}` is none.
fn is_a_note(path: &str, value: Option<&str>) -> bool {
    path != "metadata" || value.is_some()
}

/// Everything a person is reached by.
pub(in crate::api) fn channels(sheets: &Sheets) -> Channels {
    Channels {
        channels: sheets.clients.iter().map(|data| client(data)).collect(),
        devices: sheets.devices.iter().map(|data| device(data)).collect(),
        business_systems: sheets.business_systems.iter().map(|data| system(data)).collect(),
    }
}

fn client(data: &str) -> Sheet {
    let client: Client = record::parse(data);
    Sheet {
        kind: client.kind.unwrap_or_default(),
        name: client.display_name,
        facts: facts("client", data),
    }
}

fn device(data: &str) -> Sheet {
    let device: Device = record::parse(data);
    Sheet {
        kind: device.kind.unwrap_or_default(),
        name: None,
        facts: facts("device", data),
    }
}

fn system(data: &str) -> Sheet {
    let system: Value = record::parse(data);
    let kind = system
        .get("type")
        .and_then(Value::as_str)
        .unwrap_or_default()
        .to_owned();
    Sheet {
        kind,
        name: None,
        facts: facts("businessSystem", data),
    }
}

#[cfg(test)]
mod tests {
    use desk::Person;
    use domain::id::UserId;

    use super::*;

    #[test]
    fn what_was_noted_is_counted_as_it_is_listed() {
        for (data, count) in [
            (r#"{"id":"u"}"#, 0),
            (r#"{"id":"u","metadata":{}}"#, 0),
            (r#"{"id":"u","metadata":null,"metadatum":1}"#, 0),
            (r#"{"id":"u","metadata":"odd"}"#, 1),
            (
                r#"{"id":"u","metadata":{"tier":"silver","crossings":14,"of":{"a":null,"b":[]}}}"#,
                4,
            ),
        ] {
            let found = desk::Profile {
                person: Person {
                    user: UserId::parse("u").unwrap(),
                    external_id: None,
                    data: data.into(),
                    going: None,
                },
                merges: Vec::new(),
                preference: None,
                statements: Vec::new(),
            };
            assert_eq!(noted(data), count, "{data}");
            assert_eq!(profile(Some(&found)).metadata.len() as u64, count, "{data}");
        }
    }
}
