//! Conversations that several people share.

use std::io;

use jiff::civil::Time;
use jiff::tz::TimeZone;
use serde::Deserialize;

use super::channel::Channel;
use super::conversation::{Association, Conversation, Participant, last_stamp};
use super::days::{Day, Days, stamp};
use super::house::{App, House};
use super::id::{self, Growing};
use super::output::{Output, Place};
use super::person::Person;
use super::scene::{Said, Scene};
use super::voice::Voice;
use crate::sample::dice::Dice;

/// One entry of `shared.json`.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct SharedConversation {
    app: String,
    id: Option<String>,
    display_name: String,
    description: String,
    /// External ids. In the talk they are `p1`, `p2`, `p3`.
    members: Vec<String>,
    /// The conversation and so many of its participants stand in a file of their own.
    #[serde(default)]
    verbatim: usize,
    talk: String,
    ago: i32,
    weekday: Option<Day>,
    at: Time,
}

pub(super) fn write_shared<W: io::Write>(
    app: &App,
    house: &House,
    days: &Days,
    out: &mut Output<'_, W>,
) -> io::Result<()> {
    for shared in house.shared.iter().filter(|shared| shared.app == app.file.key) {
        shared.write(app, house, days, out)?;
    }
    Ok(())
}

impl SharedConversation {
    #[cfg(test)]
    pub(super) fn talk(&self) -> &str {
        &self.talk
    }

    fn write<W: io::Write>(
        &self,
        app: &App,
        house: &House,
        days: &Days,
        out: &mut Output<'_, W>,
    ) -> io::Result<()> {
        let Some(talk) = house.talks.get(&self.talk) else {
            return Ok(());
        };
        let id = self.id.clone().unwrap_or_else(|| id::of(&self.display_name));
        let mut dice = Dice::named(&id);
        let members: Vec<&Person> = self
            .members
            .iter()
            .filter_map(|member| app.person(member))
            .collect();
        let Some(first) = members.first() else {
            return Ok(());
        };
        // What is written out in full has its times in UTC.
        let in_utc = Days::new(days.now, TimeZone::UTC);
        let days = if self.verbatim > 0 { &in_utc } else { days };
        let start = days.ago_on(self.ago, self.weekday, self.at);
        let mut slots = first.slots(app);
        slots.set("conv", id.clone());
        let chats: Vec<Option<Channel>> = members.iter().map(|member| chat(member, days)).collect();
        let voices: Vec<Voice> = members
            .iter()
            .zip(&chats)
            .map(|(member, chat)| Voice::new(app, member, chat.as_ref(), &mut dice))
            .collect();
        let mut ids = Growing::named(&format!("{id}/messages"));
        let said = Scene::new(app, days, talk, &voices, slots, start).play(&mut dice, &mut ids)?;
        let place = Place::app(&app.id);
        if self.verbatim == 0 {
            out.record("conversation", place, &self.record(&id, app, days, &said))?;
        }
        for (member, chat) in members.iter().zip(&chats).skip(self.verbatim) {
            let participant = Participant {
                id: id::of(&format!("{id}/{}", member.external_id)),
                user_id: member.id(),
                user_external_id: &member.external_id,
                unread_count: 0,
                last_read: last_stamp(&said),
                client_associations: chat.iter().map(Association::of).collect(),
            };
            out.record("participant", place.conversation(&id), &participant)?;
        }
        for said in &said {
            out.record("message", place.conversation(&id), &said.message)?;
        }
        Ok(())
    }

    fn record<'a>(&'a self, id: &'a str, app: &'a App, days: &Days, said: &[Said]) -> Conversation<'a> {
        let last = last_stamp(said);
        Conversation {
            id,
            kind: "sdkGroup",
            is_default: false,
            display_name: Some(&self.display_name),
            description: Some(&self.description),
            metadata: None,
            active_switchboard_integration: &app.file.switchboard,
            business_last_read: last.clone(),
            last_updated_at: last,
            created_at: stamp(days.ago_on(self.ago, self.weekday, self.at)),
        }
    }
}

/// Shared conversations are held in the chat.
fn chat(person: &Person, days: &Days) -> Option<Channel> {
    let mut dice = Dice::named(&person.external_id);
    let channels = Channel::all_of(person, days, &mut dice);
    channels.into_iter().find(|channel| channel.kind == "sdk")
}
