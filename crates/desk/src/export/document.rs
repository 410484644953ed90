//! The copy's text, part by part: one object, members in a fixed order.

use std::sync::Arc;

use domain::{
    audit::{Chain, SealedEntry},
    facts::StaffShown,
    id::AppId,
    others::{self, Aliases, Sight},
};
use evidence::Keyring;
use store::Part;
use verify::{Counts, format::FORMAT};

use super::{access_log, preface};
use crate::{
    activity::{self, ActivityLine},
    retain,
};

/// The members after `notice`, in their order; where each stands tells how to get to the next.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Place {
    Preface,
    User,
    Clients,
    Devices,
    BusinessSystems,
    Conversations,
    Requests,
    AccessLog,
}

const LISTS: [(Place, &str); 6] = [
    (Place::Clients, "clients"),
    (Place::Devices, "devices"),
    (Place::BusinessSystems, "businessSystems"),
    (Place::Conversations, "conversations"),
    (Place::Requests, "requests"),
    (Place::AccessLog, "accessLog"),
];

/// What is open inside `conversations`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Inside {
    Nothing,
    Participants,
    Messages,
}

#[derive(Debug, Default, Clone, Copy)]
struct Tally {
    clients: u64,
    devices: u64,
    business_systems: u64,
    conversations: u64,
    participants: u64,
    messages: u64,
    requests: u64,
    access_log: u64,
}

/// The text as far as it has come and has not been taken.
pub(super) struct Document {
    keyring: Arc<Keyring>,
    app: AppId,
    text: Vec<u8>,
    sight: Sight,
    staff: StaffShown,
    place: Place,
    inside: Inside,
    first: bool,
    tally: Tally,
    /// How many more entries there may be: those that came after the copy's position are not of it.
    entries: u64,
    readable: bool,
}

impl Document {
    pub(super) fn new(keyring: Arc<Keyring>, app: AppId, room: usize) -> Self {
        Self {
            keyring,
            app,
            text: Vec::with_capacity(room),
            sight: Sight::new(Aliases::default()),
            staff: StaffShown::default(),
            place: Place::Preface,
            inside: Inside::Nothing,
            first: true,
            tally: Tally::default(),
            entries: u64::MAX,
            readable: true,
        }
    }

    /// Takes no more than so many entries of the audit log.
    pub(super) const fn end_after(&mut self, entries: u64) {
        self.entries = entries;
    }

    /// Whether everything could be read that had to be written.
    pub(super) const fn is_readable(&self) -> bool {
        self.readable
    }

    /// The text so far, to write on in; it stands at the beginning of the rest.
    pub(super) const fn written(&mut self) -> &mut Vec<u8> {
        &mut self.text
    }

    /// Writes what is left after the last part, up to the `integrity`, and says what that counts.
    pub(super) fn close(&mut self) -> Counts {
        self.go_to(Place::AccessLog);
        self.text("]");
        self.tally.counts()
    }

    fn text(&mut self, text: &str) {
        self.text.extend_from_slice(text.as_bytes());
    }

    /// Closes and opens lists until `place` is open.
    fn go_to(&mut self, place: Place) {
        for (list, name) in LISTS {
            if self.place < list && list <= place {
                self.leave_conversation();
                if self.place >= Place::Clients {
                    self.text("]");
                }
                self.text(",\"");
                self.text(name);
                self.text("\":[");
                self.place = list;
                self.first = true;
            }
        }
    }

    fn leave_conversation(&mut self) {
        if self.place != Place::Conversations {
            return;
        }
        match std::mem::replace(&mut self.inside, Inside::Nothing) {
            Inside::Nothing => {}
            Inside::Participants => self.text("],\"messages\":[]}"),
            Inside::Messages => self.text("]}"),
        }
    }

    fn item(&mut self, text: &str) {
        if !std::mem::replace(&mut self.first, false) {
            self.text(",");
        }
        self.text(text);
    }

    fn listed(&mut self, place: Place, text: &str) {
        self.go_to(place);
        self.item(text);
    }

    fn conversation(&mut self, data: &str) {
        self.go_to(Place::Conversations);
        self.leave_conversation();
        self.first = self.tally.conversations == 0;
        self.item("{\"conversation\":");
        self.text(data);
        self.text(",\"participants\":[");
        self.inside = Inside::Participants;
        self.first = true;
    }

    fn message(&mut self, data: &str) {
        if self.inside == Inside::Participants {
            self.text("],\"messages\":[");
            self.inside = Inside::Messages;
            self.first = true;
        }
        self.item("");
        self.sight.write(data, &mut self.text);
    }

    fn entry(&mut self, entry: &SealedEntry) {
        let Some(left) = self.entries.checked_sub(1) else {
            return;
        };
        self.entries = left;
        let chain = Chain::App(self.app.clone());
        match activity::line(&self.keyring, &chain, entry, self.staff) {
            Ok(line) => self.line(line),
            Err(_) => self.readable = false,
        }
    }

    /// What was done, as the person reads it on their page.
    fn line(&mut self, line: ActivityLine) {
        let text = access_log::as_the_person_reads_it(line);
        self.listed(Place::AccessLog, &text);
        self.tally.access_log += 1;
    }
}

impl Document {
    pub(super) fn part(&mut self, part: Part<'_>) {
        match part {
            Part::Start {
                app,
                facts,
                confirmed,
                aliases,
                ..
            } => {
                self.sight = Sight::new(aliases);
                self.staff = facts.staff.shown;
                let controller = preface::controller(&self.app, app, &facts);
                let notice = preface::notice(&facts, &retain::kept_by(&facts, app, &confirmed));
                self.text(&format!(
                    "{{\"format\":\"{FORMAT}\",\"controller\":{controller},\"notice\":{notice}"
                ));
            }
            Part::User(data) => {
                self.text(",\"user\":");
                self.text(data);
                self.place = Place::User;
            }
            Part::Client(data) => {
                self.listed(Place::Clients, data);
                self.tally.clients += 1;
            }
            Part::Device(data) => {
                self.listed(Place::Devices, data);
                self.tally.devices += 1;
            }
            Part::BusinessSystem(data) => {
                self.listed(Place::BusinessSystems, data);
                self.tally.business_systems += 1;
            }
            Part::Conversation(data) => {
                self.conversation(data);
                self.tally.conversations += 1;
            }
            Part::Participant(data) => {
                let seen = others::participant(data, self.sight.aliases()).into_owned();
                self.item(&seen);
                self.tally.participants += 1;
            }
            // Not of the copy, which asks for none.
            Part::Attachment(_) | Part::Bytes(_) => {}
            Part::Message(data) => {
                self.message(data);
                self.tally.messages += 1;
            }
            Part::Request(asked) => {
                let text = super::requests::as_the_person_reads_it(&asked);
                self.listed(Place::Requests, &text);
                self.tally.requests += 1;
            }
            Part::Entry(entry) => self.entry(&entry),
            Part::Told(record) => self.line(activity::line_of(record.clone())),
        }
    }
}

impl Tally {
    fn counts(self) -> Counts {
        Counts::new()
            .with("clients", self.clients)
            .with("devices", self.devices)
            .with("businessSystems", self.business_systems)
            .with("conversations", self.conversations)
            .with("participants", self.participants)
            .with("messages", self.messages)
            .with("requests", self.requests)
            .with("accessLog", self.access_log)
    }
}
