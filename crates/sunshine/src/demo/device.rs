//! The devices behind the chat.

use std::io;

use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use super::channel::Channel;
use super::house::{App, House};
use super::id;
use super::slots::Slots;
use crate::sample::dice::Dice;

/// What is known from a device of this type.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct DeviceTemplate {
    app_version: Option<String>,
    info: Box<RawValue>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Device<'a> {
    id: String,
    #[serde(rename = "type")]
    kind: &'a str,
    guid: String,
    client_id: &'a str,
    integration_id: String,
    status: &'a str,
    last_seen: &'a str,
    push_notification_token: Option<String>,
    app_version: Option<&'a str>,
    info: Box<RawValue>,
}

/// The first one is in use, the others were.
pub(super) fn all_of<'a>(
    channel: &'a Channel,
    house: &'a House,
    app: &App,
    last_seen: &'a str,
    slots: &mut Slots<'_>,
    dice: &mut Dice,
) -> io::Result<Vec<Device<'a>>> {
    let mut devices = Vec::new();
    for kind in &channel.devices {
        let templates = house.devices.get(kind).map_or(&[][..], Vec::as_slice);
        let Some(template) = dice.pick(templates) else {
            continue;
        };
        let name = format!("{}/{kind}", channel.id);
        devices.push(Device {
            id: id::of(&name),
            kind,
            guid: id::hex(&format!("{name}/guid"), 32),
            client_id: &channel.id,
            integration_id: app.file.integration(kind),
            status: if devices.is_empty() { "active" } else { "inactive" },
            last_seen,
            push_notification_token: (kind != "web").then(|| format!("tok-demo-{}", id::hex(&name, 20))),
            app_version: template.app_version.as_deref(),
            info: RawValue::from_string(slots.fill(template.info.get(), dice))?,
        });
    }
    Ok(devices)
}
