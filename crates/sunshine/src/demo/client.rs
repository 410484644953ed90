//! The client record: a channel with what it tells about the person.

use std::io;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use super::channel::Channel;
use super::days::stamp;
use super::device;
use super::house::{App, House};
use super::output::{Output, Place};
use super::person::Person;
use crate::sample::dice::Dice;

/// What is known from a channel of this type.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct ClientTemplate {
    external_id: Option<Box<RawValue>>,
    display_name: Option<Box<RawValue>>,
    avatar_url: Option<Box<RawValue>>,
    info: Option<Box<RawValue>>,
    raw: Option<Box<RawValue>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Client<'a> {
    id: &'a str,
    #[serde(rename = "type")]
    kind: &'a str,
    status: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    integration_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    external_id: Option<Box<RawValue>>,
    display_name: Option<Box<RawValue>>,
    avatar_url: Option<Box<RawValue>>,
    last_seen: &'a str,
    linked_at: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    info: Option<Box<RawValue>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    raw: Option<Box<RawValue>>,
}

/// Writes the client and its devices.
pub(super) fn write<W: io::Write>(
    channel: &Channel,
    house: &House,
    app: &App,
    person: &Person,
    last_seen: Option<Timestamp>,
    out: &mut Output<'_, W>,
) -> io::Result<()> {
    let mut dice = Dice::named(&channel.id);
    let last_seen = stamp(last_seen.unwrap_or(channel.linked_at).max(channel.linked_at));
    let user = person.id();
    let place = Place::app(&app.id).user(&user);
    let mut slots = person.slots(app);
    slots.set("site", app.file.site.clone());
    if let Some(template) = house.clients.get(&channel.kind) {
        let mut fill = |field: &Option<Box<RawValue>>| {
            let filled = field.as_ref().map(|field| slots.fill(field.get(), &mut dice));
            filled.map(RawValue::from_string).transpose()
        };
        let client = Client {
            id: &channel.id,
            kind: &channel.kind,
            status: &channel.status,
            integration_id: (channel.kind != "sdk").then(|| app.file.integration(&channel.kind)),
            external_id: fill(&template.external_id)?,
            display_name: fill(&template.display_name)?,
            avatar_url: fill(&template.avatar_url)?,
            last_seen: &last_seen,
            linked_at: stamp(channel.linked_at),
            info: fill(&template.info)?,
            raw: fill(&template.raw)?,
        };
        out.record("client", place, &client)?;
    }
    for device in device::all_of(channel, house, app, &last_seen, &mut slots, &mut dice)? {
        out.record("device", place, &device)?;
    }
    Ok(())
}
