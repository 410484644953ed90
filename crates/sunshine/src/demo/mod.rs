//! The demo business: a fictional parent company with three apps, their people, and what was said.
//!
//! The hand-written part stands as data in `crates/sunshine/demo`; everything else is put together from its
//! building blocks. Times are relative to the moment the demo is made for; all else is the same every time.

mod app;
mod channel;
mod client;
mod commuter;
mod conversation;
mod conversing;
mod data;
mod days;
mod device;
mod group;
mod history;
mod house;
mod id;
mod message;
mod output;
mod person;
mod request;
mod scene;
mod slots;
mod staff;
mod talk;
mod user;
mod verbatim;
mod voice;

#[cfg(test)]
mod tests;

use std::io;

use jiff::Timestamp;

pub use self::app::{DemoApp, DemoGroup};
pub use self::person::DemoPerson;
pub use self::request::{DemoRequest, Except, Outcome, RequestKind};
pub use self::staff::{DemoStaff, Reach};

use self::house::House;
use self::output::Output;

/// The demo business as it stands at one moment.
#[derive(Debug)]
pub struct Demo {
    now: Timestamp,
    house: House,
    group: DemoGroup,
    apps: Vec<DemoApp>,
    people: Vec<DemoPerson>,
    staff: Vec<DemoStaff>,
}

impl Demo {
    /// The demo business as it stands at `now`: nothing in it happened later, and the latest things happened lately.
    pub fn at(now: Timestamp) -> Self {
        let house = House::load();
        let apps = house.apps.iter().map(DemoApp::from).collect();
        let people = house.apps.iter().flat_map(DemoPerson::of_app).collect();
        let group = data::read(data::GROUP);
        let staff = staff::load(&house, &group);
        Self {
            now,
            house,
            group,
            apps,
            people,
            staff,
        }
    }

    /// Writes the import bundle, people to be erased included.
    ///
    /// # Errors
    ///
    /// What `out` reports.
    pub fn write(&self, out: &mut impl io::Write) -> io::Result<()> {
        let mut output = Output::new(out);
        output.group(&self.house.group)?;
        for app in &self.house.apps {
            history::write_app(app, &self.house, self.now, &mut output)?;
        }
        output.finish()
    }

    /// The parent company.
    pub const fn group(&self) -> &DemoGroup {
        &self.group
    }

    /// The three businesses.
    pub fn apps(&self) -> &[DemoApp] {
        &self.apps
    }

    /// Everybody worth signing in as, with the reason why. Those whose data is to be erased stand here too and say so.
    pub fn people(&self) -> &[DemoPerson] {
        &self.people
    }

    /// The people who decide, for one business, for all of the parent company's, or for the whole installation.
    pub fn staff(&self) -> &[DemoStaff] {
        &self.staff
    }

    /// What people asked for, oldest first, and what came of it.
    pub fn requests(&self) -> Vec<DemoRequest> {
        request::load(&self.house, self.now)
    }
}
