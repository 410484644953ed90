//! The businesses.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::value::RawValue;

use super::house::App;
use super::id;

/// One of the three businesses, as the portal has to know it beside its record in the bundle.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DemoApp {
    /// The platform's id.
    pub id: String,
    /// The name people know it by.
    pub display_name: String,
    /// Where it is established, in English.
    pub country: String,
    /// The same as ISO 3166-1 alpha-2.
    pub country_code: String,
    /// One line on what it does.
    pub trade: String,
    /// What it says about itself and the data: a file that `rightsdesk app set` takes.
    pub facts: &'static str,
}

/// The parent company that the three businesses belong to.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DemoGroup {
    /// The platform's id.
    pub id: String,
    /// The name people know it by.
    pub display_name: String,
}

impl From<&App> for DemoApp {
    fn from(app: &App) -> Self {
        let file = &app.file;
        Self {
            id: app.id.clone(),
            display_name: app.display_name.clone(),
            country: file.country.clone(),
            country_code: file.country_code.clone(),
            trade: file.trade.clone(),
            facts: app.facts,
        }
    }
}

/// `app.json`.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct AppFile {
    pub(super) key: String,
    /// The record as the bundle holds it.
    pub(super) data: Box<RawValue>,
    country: String,
    pub(super) country_code: String,
    trade: String,
    /// POSIX form, so that no database is asked.
    pub(super) time_zone: String,
    pub(super) site: String,
    pub(super) city: String,
    pub(super) bot: String,
    pub(super) agents: Vec<String>,
    /// Where conversations are answered.
    pub(super) switchboard: Box<RawValue>,
    /// Integrations whose id is given; all others get one of their own.
    #[serde(default)]
    integrations: BTreeMap<String, String>,
}

impl AppFile {
    /// The integration by which a channel comes in.
    pub(super) fn integration(&self, channel: &str) -> String {
        let given = self.integrations.get(channel).cloned();
        given.unwrap_or_else(|| id::of(&format!("{}/{channel}", self.key)))
    }
}
