//! The people who decide.

use serde::Deserialize;

use super::app::DemoGroup;
use super::data;
use super::house::House;

/// Somebody who acts for a business, for the parent company or for the provider.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DemoStaff {
    /// The name in the audit log.
    pub name: String,
    /// What they do there.
    pub role: String,
    /// What they may see.
    pub reach: Reach,
    /// Which of the keys of that reach they sign in by, from none on. Who looks again at a decision comes by another key
    /// than who made it.
    pub key: usize,
}

/// How far somebody's authority reaches.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Reach {
    /// The app with this id.
    App(String),
    /// The apps of the group with this id.
    Group(String),
    /// Every app on the installation.
    Provider,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct StaffFile {
    name: String,
    role: String,
    reach: ReachFile,
    #[serde(default)]
    key: usize,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
enum ReachFile {
    /// By its key.
    App(String),
    Group,
    Provider,
}

pub(super) fn load(house: &House, group: &DemoGroup) -> Vec<DemoStaff> {
    let files: Vec<StaffFile> = data::read(data::STAFF);
    let staff = files.into_iter().filter_map(|file| {
        let reach = match file.reach {
            ReachFile::App(key) => Reach::App(house.app(&key)?.id.clone()),
            ReachFile::Group => Reach::Group(group.id.clone()),
            ReachFile::Provider => Reach::Provider,
        };
        Some(DemoStaff {
            name: file.name,
            role: file.role,
            reach,
            key: file.key,
        })
    });
    staff.collect()
}
