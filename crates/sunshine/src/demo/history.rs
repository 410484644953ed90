//! Everything held about one person, put together and written out.

use std::io;

use jiff::{SignedDuration, Timestamp};

use super::channel::Channel;
use super::client;
use super::commuter;
use super::conversation::{Association, Conversation, Participant, last_stamp};
use super::conversing::Conversing;
use super::days::{Days, stamp};
use super::group;
use super::house::{App, House};
use super::id::{self, Growing};
use super::output::{Output, Place};
use super::person::Person;
use super::scene::Said;
use super::user::User;
use super::verbatim;
use crate::sample::dice::Dice;

/// Writes one business.
pub(super) fn write_app<W: io::Write>(
    app: &App,
    house: &House,
    now: Timestamp,
    out: &mut Output<'_, W>,
) -> io::Result<()> {
    let days = Days::new(now, app.zone.clone());
    out.record("app", Place::app(&app.id), &*app.file.data)?;
    for person in &app.people {
        History::of(app, house, person, &days)?.write(out)?;
        if person.verbatim {
            verbatim::write(now, out)?;
        }
    }
    group::write_shared(app, house, &days, out)
}

struct History<'a> {
    app: &'a App,
    house: &'a House,
    person: &'a Person,
    days: &'a Days,
    channels: Vec<Channel>,
    conversations: Vec<(String, Vec<(usize, Said)>)>,
}

impl<'a> History<'a> {
    fn of(app: &'a App, house: &'a House, person: &'a Person, days: &'a Days) -> io::Result<Self> {
        let mut dice = Dice::named(&person.external_id);
        let mut ids = Growing::named(&format!("{}/messages", person.external_id));
        let mut channels = Channel::all_of(person, days, &mut dice);
        let mut conversations = Vec::new();
        for (number, file) in person.conversations.iter().enumerate() {
            let made = || id::of(&format!("{}/conversation {number}", person.external_id));
            let id = file.id.clone().unwrap_or_else(made);
            let conversing = Conversing {
                house,
                app,
                person,
                channels: &channels,
                days,
                file,
                id: &id,
            };
            let mut messages = conversing.messages(&mut dice, &mut ids)?;
            if file.commuter {
                messages = commuter::messages(&conversing, messages, &mut dice, &mut ids)?;
            }
            conversations.push((id, messages));
        }
        for (channel, said) in conversations.iter().flat_map(|(_, messages)| messages) {
            if let Some(channel) = channels.get_mut(*channel).filter(|_| said.by_person) {
                channel.linked_at = channel.linked_at.min(a_moment_before(said.at));
            }
        }
        Ok(Self {
            app,
            house,
            person,
            days,
            channels,
            conversations,
        })
    }

    fn write<W: io::Write>(&self, out: &mut Output<'_, W>) -> io::Result<()> {
        let place = Place::app(&self.app.id);
        if !self.person.verbatim {
            out.record("user", place, &User::new(self.person, stamp(self.signed_up())))?;
        }
        for (number, channel) in self.channels.iter().enumerate() {
            if !channel.verbatim {
                client::write(
                    channel,
                    self.house,
                    self.app,
                    self.person,
                    self.last_seen(number),
                    out,
                )?;
            }
        }
        let user = self.person.id();
        for system in &self.person.systems {
            out.record("businessSystem", place.user(&user), &**system)?;
        }
        for (number, (id, messages)) in self.conversations.iter().enumerate() {
            self.write_conversation(number, id, messages, out)?;
        }
        Ok(())
    }

    fn write_conversation<W: io::Write>(
        &self,
        number: usize,
        id: &str,
        messages: &[(usize, Said)],
        out: &mut Output<'_, W>,
    ) -> io::Result<()> {
        let Some(file) = self.person.conversations.get(number) else {
            return Ok(());
        };
        let place = Place::app(&self.app.id);
        let last = last_stamp(messages.iter().map(|(_, said)| said));
        let created = messages
            .first()
            .map_or(self.signed_up(), |(_, said)| a_moment_before(said.at));
        let conversation = Conversation {
            id,
            kind: "personal",
            is_default: number == 0,
            display_name: file.display_name.as_deref(),
            description: file.description.as_deref(),
            metadata: file.metadata.as_deref(),
            active_switchboard_integration: &self.app.file.switchboard,
            business_last_read: last.clone(),
            last_updated_at: last,
            created_at: stamp(created),
        };
        if !file.verbatim {
            out.record("conversation", place, &conversation)?;
            out.record(
                "participant",
                place.conversation(id),
                &self.participant(id, messages),
            )?;
        }
        for (_, said) in messages {
            out.record("message", place.conversation(id), &said.message)?;
        }
        Ok(())
    }

    /// Some read the last answer, some have not yet.
    fn participant(&self, conversation: &str, messages: &[(usize, Said)]) -> Participant<'a> {
        let id = id::of(&format!("{conversation}/{}", self.person.external_id));
        let answered = messages
            .iter()
            .rev()
            .take_while(|(_, said)| !said.by_person)
            .count();
        let unread_count = if Dice::named(&id).chance(30) { answered } else { 0 };
        let read = messages.len().saturating_sub(unread_count);
        let mut used: Vec<usize> = Vec::new();
        for (channel, said) in messages.iter().rev() {
            if said.by_person && !used.contains(channel) {
                used.push(*channel);
            }
        }
        let channels = used.into_iter().filter_map(|at| self.channels.get(at));
        Participant {
            id,
            user_id: self.person.id(),
            user_external_id: &self.person.external_id,
            unread_count,
            last_read: last_stamp(messages.iter().take(read).map(|(_, said)| said)),
            client_associations: channels.map(Association::of).collect(),
        }
    }

    /// Nobody writes before they are known.
    fn signed_up(&self) -> Timestamp {
        let said = self
            .conversations
            .iter()
            .filter_map(|(_, messages)| messages.first());
        let said = said.map(|(_, said)| a_moment_before(said.at));
        let linked = self.channels.iter().map(|channel| channel.linked_at);
        let usual = self.days.ago(
            self.person.joined_days_ago,
            jiff::civil::Time::constant(12, 0, 0, 0),
        );
        said.chain(linked).min().unwrap_or(usual)
    }

    /// When a channel was used last.
    fn last_seen(&self, channel: usize) -> Option<Timestamp> {
        let messages = self.conversations.iter().flat_map(|(_, messages)| messages);
        messages
            .filter(|(at, said)| *at == channel && said.by_person)
            .map(|(_, said)| said.at)
            .max()
    }
}

fn a_moment_before(moment: Timestamp) -> Timestamp {
    moment
        .saturating_sub(SignedDuration::from_millis(4_217))
        .unwrap_or(moment)
}
