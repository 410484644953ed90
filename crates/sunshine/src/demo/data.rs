//! The hand-written files, as they stand in `crates/sunshine/demo`.

use serde::de::DeserializeOwned;

/// The files of one app.
pub(super) struct AppData {
    pub(super) app: &'static str,
    pub(super) people: &'static str,
    pub(super) blocks: &'static str,
    pub(super) words: &'static str,
    pub(super) facts: &'static str,
}

macro_rules! file {
    ($($part:literal),+) => {
        include_str!(concat!("../../demo/", $($part),+))
    };
}

macro_rules! app {
    ($folder:literal) => {
        AppData {
            app: file!($folder, "/app.json"),
            people: file!($folder, "/people.json"),
            blocks: file!($folder, "/blocks.json"),
            words: file!($folder, "/words.json"),
            facts: file!($folder, "/facts.toml"),
        }
    };
}

pub(super) const APPS: [AppData; 3] = [app!("harbourline"), app!("quellmoos"), app!("larkspoke")];

pub(super) const GROUP: &str = file!("group.json");
pub(super) const STAFF: &str = file!("staff.json");
pub(super) const REQUESTS: &str = file!("requests.json");
pub(super) const CHANNELS: &str = file!("channels.json");
pub(super) const DEVICES: &str = file!("devices.json");
pub(super) const SHARED_CONVERSATIONS: &str = file!("shared.json");
pub(super) const COMMUTER: &str = file!("harbourline/commuter.json");
/// Records of `passenger-20417`, as they were on [`super::verbatim::WRITTEN_ON`].
pub(super) const MAREN: &str = file!("harbourline/maren.ndjson");

/// Conversations written by hand, from beginning to end.
pub(super) const TALKS: &[&str] = &[
    file!("talks/a-rose-in-seoul.json"),
    file!("talks/cabin-212.json"),
    file!("talks/cat-in-the-cabin.json"),
    file!("talks/courtyard-plan.json"),
    file!("talks/frost-on-the-roses.json"),
    file!("talks/haruka-night-boat.json"),
    file!("talks/layla-family.json"),
    file!("talks/letters-from-a-reader.json"),
    file!("talks/puncture-at-loch-arden.json"),
    file!("talks/saturday-tandem.json"),
    file!("talks/small-brook-tea.json"),
    file!("talks/step-free.json"),
    file!("talks/storm-night.json"),
    file!("talks/text-messages-stop.json"),
    file!("talks/the-accordion.json"),
    file!("talks/the-ditch.json"),
    file!("talks/the-red-helmet.json"),
    file!("talks/the-wrong-apple.json"),
];

/// Reads one of the files above.
#[expect(
    clippy::expect_used,
    reason = "the files are part of the program, and the tests read every one"
)]
pub(super) fn read<T: DeserializeOwned>(text: &'static str) -> T {
    serde_json::from_str(text).expect("a file of the demo business does not have the shape it should")
}
