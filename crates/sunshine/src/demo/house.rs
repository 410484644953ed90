//! Everything read from the data files, once.

use std::collections::BTreeMap;

use jiff::tz::TimeZone;
use serde::Deserialize;
use serde_json::value::RawValue;

use super::app::AppFile;
use super::client::ClientTemplate;
use super::commuter::Commuter;
use super::data::{self, AppData};
use super::device::DeviceTemplate;
use super::group::SharedConversation;
use super::person::Person;
use super::talk::Talk;

/// One of several words that may stand in the same place.
pub(super) type Words = BTreeMap<String, Vec<String>>;

/// The parent company with all that belongs to it.
#[derive(Debug)]
pub(super) struct House {
    pub(super) group: Box<RawValue>,
    pub(super) apps: Vec<App>,
    pub(super) talks: BTreeMap<String, Talk>,
    pub(super) clients: BTreeMap<String, ClientTemplate>,
    pub(super) devices: BTreeMap<String, Vec<DeviceTemplate>>,
    pub(super) shared: Vec<SharedConversation>,
    pub(super) commuter: Commuter,
}

/// One business with its people and its building blocks.
#[derive(Debug)]
pub(super) struct App {
    pub(super) id: String,
    pub(super) display_name: String,
    pub(super) file: AppFile,
    pub(super) zone: TimeZone,
    pub(super) people: Vec<Person>,
    pub(super) blocks: Vec<Talk>,
    pub(super) words: Words,
    pub(super) facts: &'static str,
}

impl House {
    pub(super) fn load() -> Self {
        let talks: Vec<Talk> = data::TALKS.iter().copied().map(data::read).collect();
        Self {
            group: data::read(data::GROUP),
            apps: data::APPS.iter().map(App::load).collect(),
            talks: talks.into_iter().map(|talk| (talk.name.clone(), talk)).collect(),
            clients: data::read(data::CHANNELS),
            devices: data::read(data::DEVICES),
            shared: data::read(data::SHARED_CONVERSATIONS),
            commuter: data::read(data::COMMUTER),
        }
    }

    /// The app a data file calls by its key.
    pub(super) fn app(&self, key: &str) -> Option<&App> {
        self.apps.iter().find(|app| app.file.key == key)
    }
}

impl App {
    #[expect(
        clippy::expect_used,
        reason = "the files are part of the program, and the tests read every one"
    )]
    fn load(files: &AppData) -> Self {
        #[derive(Deserialize)]
        #[serde(rename_all = "camelCase")]
        struct Name {
            id: String,
            display_name: String,
        }
        let file: AppFile = data::read(files.app);
        let name: Name = serde_json::from_str(file.data.get()).expect("an app has an id and a name");
        Self {
            id: name.id,
            display_name: name.display_name,
            zone: TimeZone::posix(&file.time_zone).expect("a time zone in POSIX form"),
            people: data::read(files.people),
            blocks: data::read(files.blocks),
            words: data::read(files.words),
            facts: files.facts,
            file,
        }
    }

    pub(super) fn person(&self, external_id: &str) -> Option<&Person> {
        self.people
            .iter()
            .find(|person| person.external_id == external_id)
    }
}
