//! Profile, channels, devices and other systems, field by field.

use desk::Sheets;
use domain::record::{self, Client, Device};
use serde_json::Value;

use super::{correction::statements, facts::facts, merged::merges, preference::preference};
use crate::view::{Channels, Profile, Sheet};

/// The person's record, with what was noted apart, what became one with it, and what they said about marketing.
pub(in crate::api) fn profile(found: Option<&desk::Profile>) -> Profile {
    let all = found
        .map(|found| facts("user", &found.person.data))
        .unwrap_or_default();
    let noted = |path: &str| path == "metadata" || path.starts_with("metadata.");
    let (metadata, facts): (Vec<_>, Vec<_>) = all.into_iter().partition(|fact| noted(&fact.path));
    // `metadata: {}` is no note.
    let metadata = metadata
        .into_iter()
        .filter(|fact| fact.path != "metadata" || fact.value.is_some())
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
