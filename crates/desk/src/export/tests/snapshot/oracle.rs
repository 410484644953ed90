//! What a copy has to hold, worked out from the bundles that came in: by lists in memory, without the store and without
//! a walk.

use std::collections::BTreeMap;

use domain::others::{self, Aliases};
use jiff::Timestamp;
use serde::Deserialize;
use serde_json::{Value, value::RawValue};

use super::super::parts::{Parts, texts};

/// What is held. Of a record that came twice, the last counts.
#[derive(Debug, Default)]
pub(super) struct World {
    users: BTreeMap<String, String>,
    clients: BTreeMap<String, Owned>,
    devices: BTreeMap<String, Owned>,
    systems: BTreeMap<(String, String), Owned>,
    merges: BTreeMap<String, Owned>,
    talks: BTreeMap<String, String>,
    seats: BTreeMap<String, Seat>,
    messages: BTreeMap<String, Said>,
}

#[derive(Debug)]
struct Owned {
    owner: String,
    data: String,
}

#[derive(Debug)]
struct Seat {
    talk: String,
    user: Option<String>,
    data: String,
}

#[derive(Debug)]
struct Said {
    talk: String,
    at: Timestamp,
    author: Option<String>,
    data: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Line<'a> {
    #[serde(rename = "type")]
    kind: &'a str,
    user_id: Option<&'a str>,
    conversation_id: Option<&'a str>,
    #[serde(borrow)]
    data: &'a RawValue,
}

impl World {
    pub(super) fn take_in(&mut self, bundle: &str) {
        for line in bundle.lines() {
            self.line(&serde_json::from_str(line).unwrap());
        }
    }

    fn line(&mut self, line: &Line<'_>) {
        let value: Value = serde_json::from_str(line.data.get()).unwrap();
        let data = line.data.get().to_owned();
        let text = |value: &Value| value.as_str().map(str::to_owned);
        let id = text(&value["id"]).unwrap_or_default();
        let owner = line.user_id.unwrap_or_default().to_owned();
        let talk = line.conversation_id.unwrap_or_default().to_owned();
        match line.kind {
            "user" => drop(self.users.insert(id, data)),
            "client" => drop(self.clients.insert(id, Owned { owner, data })),
            "device" => drop(self.devices.insert(id, Owned { owner, data })),
            "businessSystem" => {
                let key = format!(
                    "{}:{}",
                    text(&value["type"]).unwrap(),
                    text(&value["ticketId"]).unwrap()
                );
                self.systems.insert((owner.clone(), key), Owned { owner, data });
            }
            "merge" => {
                let of = |which: &str| text(&value["mergedUsers"][which]["id"]).unwrap();
                let owner = of("surviving");
                self.merges.insert(of("discarded"), Owned { owner, data });
            }
            "conversation" => drop(self.talks.insert(id, data)),
            "participant" => {
                let user = text(&value["userId"]);
                self.seats.insert(id, Seat { talk, user, data });
            }
            "message" => {
                let at = value["received"].as_str().unwrap().parse().unwrap();
                let author = text(&value["author"]["userId"]);
                let said = Said {
                    talk,
                    at,
                    author,
                    data,
                };
                self.messages.insert(id, said);
            }
            kind => panic!("{kind}"),
        }
    }

    /// The conversations in which somebody has a seat or wrote, by id.
    pub(super) fn talks_of(&self, me: &str) -> Vec<&str> {
        let sits = |talk: &str| {
            self.seats
                .values()
                .any(|seat| seat.talk == talk && seat.user.as_deref() == Some(me))
        };
        let wrote = |talk: &str| {
            self.messages
                .values()
                .any(|said| said.talk == talk && said.author.as_deref() == Some(me))
        };
        let all = self.talks.keys().map(String::as_str);
        all.filter(|talk| sits(talk) || wrote(talk)).collect()
    }

    /// Somebody's copy. `acts` are what was done with their data, oldest first, by act and role.
    pub(super) fn copy_of(&self, me: &str, aliases: &Aliases, acts: &[(&str, &str)]) -> Records {
        let theirs = |all: &BTreeMap<String, Owned>| {
            let own = all.values().filter(|one| one.owner == me);
            own.map(|one| one.data.clone()).collect::<Vec<_>>()
        };
        let systems = self.systems.values().filter(|one| one.owner == me);
        // They came before anything was done.
        let merged = theirs(&self.merges)
            .into_iter()
            .map(|data| format!("recordsMerged by operator: {data}"));
        let acts = acts.iter().map(|(act, by)| format!("{act} by {by}"));
        Records {
            user: self.users[me].clone(),
            clients: theirs(&self.clients),
            devices: theirs(&self.devices),
            systems: systems.map(|one| one.data.clone()).collect(),
            talks: self
                .talks_of(me)
                .into_iter()
                .map(|id| self.talk(id, me, aliases))
                .collect(),
            requests: Vec::new(),
            log: merged.chain(acts).collect(),
        }
    }

    fn talk(&self, id: &str, me: &str, aliases: &Aliases) -> Talk {
        let seats = self.seats.values().filter(|seat| seat.talk == id);
        let mut said: Vec<_> = self.messages.iter().filter(|(_, said)| said.talk == id).collect();
        said.sort_by_key(|(id, said)| (said.at, *id));
        Talk {
            conversation: self.talks[id].clone(),
            participants: seats
                .map(|seat| {
                    if seat.user.as_deref() == Some(me) {
                        seat.data.clone()
                    } else {
                        others::participant(&seat.data, aliases).into_owned()
                    }
                })
                .collect(),
            messages: said
                .into_iter()
                .map(|(_, said)| said.seen_by(me, aliases))
                .collect(),
        }
    }
}

impl Said {
    /// One's own words stand as they are.
    fn seen_by(&self, me: &str, aliases: &Aliases) -> String {
        let own = self.author.as_deref() == Some(me) && !self.data.contains("\"quotedMessage\"");
        if own {
            self.data.clone()
        } else {
            others::message(&self.data, aliases).into_owned()
        }
    }
}

/// The records in a copy, each as its own text, in the copy's order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Records {
    pub(super) user: String,
    pub(super) clients: Vec<String>,
    pub(super) devices: Vec<String>,
    pub(super) systems: Vec<String>,
    pub(super) talks: Vec<Talk>,
    pub(super) requests: Vec<String>,
    pub(super) log: Vec<String>,
}

/// A conversation in a copy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Talk {
    pub(super) conversation: String,
    pub(super) participants: Vec<String>,
    pub(super) messages: Vec<String>,
}

impl Records {
    /// Those that stand in a copy.
    pub(super) fn of(copy: &str) -> Self {
        let copy: Parts<'_> = serde_json::from_str(copy).unwrap();
        let talks = copy.conversations.iter().map(|talk| Talk {
            conversation: talk.conversation.get().to_owned(),
            participants: texts(&talk.participants),
            messages: texts(&talk.messages),
        });
        let log = copy.access_log.iter().map(|entry| {
            let merge = entry.merge.map(|merge| format!(": {}", merge.get()));
            format!("{} by {}{}", entry.act, entry.by, merge.unwrap_or_default())
        });
        Self {
            user: copy.user.get().to_owned(),
            clients: texts(&copy.clients),
            devices: texts(&copy.devices),
            systems: texts(&copy.business_systems),
            talks: talks.collect(),
            requests: texts(&copy.requests),
            log: log.collect(),
        }
    }

    /// Every record with where it stands.
    fn all(&self) -> Vec<(&str, &str)> {
        let mut all = vec![("user", &*self.user)];
        for (list, records) in [
            ("clients", &self.clients),
            ("devices", &self.devices),
            ("businessSystems", &self.systems),
            ("requests", &self.requests),
            ("accessLog", &self.log),
        ] {
            all.extend(records.iter().map(|record| (list, &**record)));
        }
        for talk in &self.talks {
            all.push(("conversations", &*talk.conversation));
            let inside = talk.participants.iter().chain(&talk.messages);
            all.extend(inside.map(|record| (&*talk.conversation, &**record)));
        }
        all
    }

    /// What is missing here, stands here once too often, or does not belong here; or that the order is another.
    pub(super) fn differences(&self, expected: &Self) -> Vec<String> {
        let (found, wanted) = (self.all(), expected.all());
        let mut count: BTreeMap<(&str, &str), (usize, usize)> = BTreeMap::new();
        for one in &found {
            count.entry(*one).or_default().0 += 1;
        }
        for one in &wanted {
            count.entry(*one).or_default().1 += 1;
        }
        let mut differences: Vec<_> = count
            .into_iter()
            .filter_map(|((place, record), (found, wanted))| {
                let what = match (found, wanted) {
                    _ if found == wanted => return None,
                    (_, 0) => "foreign",
                    _ if found < wanted => "missing",
                    _ => "twice",
                };
                Some(format!("{what} in {place}: {record}"))
            })
            .collect();
        if differences.is_empty() && self != expected {
            differences.push("in another order".to_owned());
        }
        differences
    }
}
