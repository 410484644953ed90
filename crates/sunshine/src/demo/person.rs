//! The people.

use serde::Deserialize;
use serde_json::value::RawValue;

use super::channel::ChannelFile;
use super::conversing::ConversationFile;
use super::house::App;
use super::id;
use super::slots::Slots;

/// Somebody to sign in as.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DemoPerson {
    /// The app they belong to.
    pub app_id: String,
    /// What the business calls them.
    pub external_id: String,
    /// Their name, or the external id when they have none.
    pub display_name: String,
    /// One line on why they are worth looking at.
    pub interesting: String,
}

impl DemoPerson {
    pub(super) fn of_app(app: &App) -> impl Iterator<Item = Self> {
        app.people.iter().map(|person| Self {
            app_id: app.id.clone(),
            external_id: person.external_id.clone(),
            display_name: person.full_name().unwrap_or_else(|| person.external_id.clone()),
            interesting: person.interesting.clone(),
        })
    }
}

/// One entry of `people.json`.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "the platform's flags, as the file has them"
)]
pub(super) struct Person {
    pub(super) external_id: String,
    pub(super) interesting: String,
    id: Option<String>,
    pub(super) given_name: Option<String>,
    pub(super) surname: Option<String>,
    pub(super) email: Option<String>,
    pub(super) phone: Option<String>,
    /// What they call themselves where channels have no names.
    pub(super) handle: Option<String>,
    #[serde(default)]
    pub(super) avatar: bool,
    pub(super) locale: Option<String>,
    pub(super) zendesk_id: Option<String>,
    pub(super) brand_id: Option<String>,
    #[serde(default)]
    pub(super) to_be_retained: bool,
    #[serde(default)]
    pub(super) has_payment_info: bool,
    #[serde(default)]
    pub(super) anonymous: bool,
    pub(super) metadata: Option<Box<RawValue>>,
    /// How their e-mail address was verified, for each identity.
    #[serde(default)]
    pub(super) identities: Vec<String>,
    pub(super) joined_days_ago: i32,
    /// Nothing was said within so many days.
    #[serde(default = "two")]
    pub(super) quiet_days: i32,
    #[serde(default = "english")]
    pub(super) speaks: Vec<String>,
    #[serde(default)]
    pub(super) channels: Vec<ChannelFile>,
    #[serde(default)]
    pub(super) systems: Vec<Box<RawValue>>,
    #[serde(default)]
    pub(super) conversations: Vec<ConversationFile>,
    /// Their own records stand in a file as they are; only what is said beyond that is made here.
    #[serde(default)]
    pub(super) verbatim: bool,
}

impl Person {
    pub(super) fn id(&self) -> String {
        self.id.clone().unwrap_or_else(|| id::of(&self.external_id))
    }

    pub(super) fn full_name(&self) -> Option<String> {
        let names = [self.given_name.as_deref(), self.surname.as_deref()];
        let name = names.into_iter().flatten().collect::<Vec<_>>().join(" ");
        (!name.is_empty()).then_some(name)
    }

    pub(super) fn avatar_url(&self) -> Option<String> {
        let number = self.external_id.rsplit('-').next().unwrap_or_default();
        self.avatar
            .then(|| format!("https://cdn.example.com/u/{number}.png"))
    }

    /// What the gaps in talks and channels say about this person.
    pub(super) fn slots<'w>(&self, app: &'w App) -> Slots<'w> {
        let mut slots = Slots::new(&app.words);
        let given = self.given_name.clone().unwrap_or_default();
        let hi = if given.is_empty() {
            String::new()
        } else {
            format!(" {given}")
        };
        let known = [self.full_name(), self.handle.clone(), self.email.clone()];
        let known = known
            .into_iter()
            .flatten()
            .next()
            .unwrap_or_else(|| self.external_id.clone());
        slots.set("hi", hi);
        slots.set("givenName", given);
        slots.set("surname", self.surname.clone().unwrap_or_default());
        slots.set("fullName", known);
        slots.set("user", self.id());
        slots.set("language", self.language());
        slots.set(
            "locale",
            self.locale.as_deref().unwrap_or("en-GB").replace('-', "_"),
        );
        slots.set("country", app.file.country_code.clone());
        slots.set("city", app.file.city.clone());
        slots.set("hex", id::hex(&self.external_id, 32));
        let email = self.email.clone();
        slots.set(
            "email",
            email.unwrap_or_else(|| format!("{}@example.com", self.external_id)),
        );
        if let Some(handle) = &self.handle {
            slots.set("handle", handle.clone());
        }
        if let Some(phone) = &self.phone {
            slots.set("phone", phone.clone());
            slots.set("phoneDigits", phone.trim_start_matches('+'));
        }
        slots
    }

    /// The language of the locale: `nb` of `nb-NO`.
    pub(super) fn language(&self) -> &str {
        self.locale
            .as_deref()
            .and_then(|locale| locale.split('-').next())
            .unwrap_or("en")
    }
}

fn two() -> i32 {
    2
}

fn english() -> Vec<String> {
    vec!["en".to_owned()]
}
