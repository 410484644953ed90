//! The people who decide.

use serde::Deserialize;

use super::data;
use super::house::House;

/// Somebody who acts for the business.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DemoStaff {
    /// The name in the audit log.
    pub name: String,
    /// What they do there.
    pub role: String,
    /// What they may see.
    pub reach: Reach,
}

/// How far somebody's authority reaches.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Reach {
    /// The app with this id.
    App(String),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct StaffFile {
    name: String,
    role: String,
    app: String,
}

pub(super) fn load(house: &House) -> Vec<DemoStaff> {
    let files: Vec<StaffFile> = data::read(data::STAFF);
    let staff = files.into_iter().filter_map(|file| {
        let app = house.app(&file.app)?;
        Some(DemoStaff {
            name: file.name,
            role: file.role,
            reach: Reach::App(app.id.clone()),
        })
    });
    staff.collect()
}
