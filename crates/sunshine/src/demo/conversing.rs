//! One person's conversations: when they happened, what they were about.

use std::io;

use jiff::civil::Time;
use jiff::{SignedDuration, Timestamp};
use serde::Deserialize;
use serde_json::value::RawValue;

use super::channel::Channel;
use super::days::{Day, Days};
use super::house::{App, House};
use super::id::Growing;
use super::person::Person;
use super::scene::{Said, Scene};
use super::talk::Talk;
use super::voice::Voice;
use crate::sample::dice::Dice;

/// A conversation as `people.json` has it.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct ConversationFile {
    pub(super) id: Option<String>,
    /// Conversation and participant stand in a file of their own.
    #[serde(default)]
    pub(super) verbatim: bool,
    pub(super) display_name: Option<String>,
    pub(super) description: Option<String>,
    pub(super) metadata: Option<Box<RawValue>>,
    joined_days_ago: Option<i32>,
    /// How many blocks to put in, spread over the whole time.
    #[serde(default)]
    blocks: usize,
    #[serde(default)]
    talks: Vec<TalkFile>,
    #[serde(default)]
    pub(super) commuter: bool,
}

/// A talk by its name, and when it was held.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct TalkFile {
    name: String,
    ago: i32,
    weekday: Option<Day>,
    at: Time,
}

#[cfg(test)]
impl ConversationFile {
    pub(super) fn talks(&self) -> impl Iterator<Item = &str> {
        self.talks.iter().map(|talk| talk.name.as_str())
    }
}

/// A talk about to be held.
struct Plan<'a> {
    start: Timestamp,
    talk: &'a Talk,
}

/// What one person said and heard in one conversation.
pub(super) struct Conversing<'a> {
    pub(super) house: &'a House,
    pub(super) app: &'a App,
    pub(super) person: &'a Person,
    pub(super) channels: &'a [Channel],
    pub(super) days: &'a Days,
    pub(super) file: &'a ConversationFile,
    pub(super) id: &'a str,
}

impl<'a> Conversing<'a> {
    /// All messages, oldest first, each with the place of its channel among the person's.
    pub(super) fn messages(&self, dice: &mut Dice, ids: &mut Growing) -> io::Result<Vec<(usize, Said)>> {
        let mut all: Vec<(usize, Said)> = Vec::new();
        for plan in self.plans(dice) {
            let start = undisturbed(plan.start, &all);
            let channel = self.channel(plan.talk, start, dice);
            let mut slots = self.person.slots(self.app);
            slots.set("conv", self.id);
            let voice = Voice::new(self.app, self.person, self.channels.get(channel), dice);
            let (app, days, talk) = (self.app, self.days, plan.talk);
            let said = Scene::new(app, days, talk, &[voice], slots, start).play(dice, ids)?;
            all.extend(said.into_iter().map(|said| (channel, said)));
        }
        all.sort_by_key(|(_, said)| said.at);
        Ok(all)
    }

    fn plans(&self, dice: &mut Dice) -> Vec<Plan<'a>> {
        let talks = self.file.talks.iter().filter_map(|file| {
            let talk = self.house.talks.get(&file.name)?;
            Some(Plan {
                start: self.days.ago_on(file.ago, file.weekday, file.at),
                talk,
            })
        });
        let mut plans: Vec<Plan<'a>> = talks.collect();
        let first = self.file.joined_days_ago.unwrap_or(self.person.joined_days_ago) - 1;
        let (last, first) = (
            self.person.quiet_days.unsigned_abs().into(),
            first.unsigned_abs().into(),
        );
        let mut days: Vec<u64> = (0..self.file.blocks).map(|_| dice.between(last, first)).collect();
        days.sort_unstable_by(|a, b| b.cmp(a));
        let mut deck = Vec::new();
        for ago in days {
            let ago = i32::try_from(ago).unwrap_or(0);
            let second = dice.between(7 * 3_600, 21 * 3_600);
            let midnight = Time::midnight();
            let time = midnight.saturating_add(SignedDuration::from_secs(i64::try_from(second).unwrap_or(0)));
            let month = self.days.date(ago).month();
            if let Some(talk) = self.draw(&mut deck, month, dice) {
                let ago = ago.max(self.person.quiet_days + talk.longest_days());
                plans.push(Plan {
                    start: self.days.ago(ago, time),
                    talk,
                });
            }
        }
        plans.sort_by_key(|plan| plan.start);
        plans
    }

    /// The next block of a shuffled deck that suits the month, so that none comes again before the others have.
    fn draw(&self, deck: &mut Vec<&'a Talk>, month: i8, dice: &mut Dice) -> Option<&'a Talk> {
        if !deck.iter().any(|talk| talk.in_season(month)) {
            let mut fresh: Vec<&Talk> = self.app.blocks.iter().filter(|talk| self.suits(talk)).collect();
            while !fresh.is_empty() {
                deck.insert(0, fresh.swap_remove(dice.index(fresh.len())));
            }
        }
        let at = deck.iter().rposition(|talk| talk.in_season(month))?;
        Some(deck.remove(at))
    }

    fn suits(&self, talk: &Talk) -> bool {
        self.person.speaks.contains(&talk.lang)
            && (talk.on.is_empty()
                || self
                    .channels
                    .iter()
                    .any(|channel| talk.on.contains(&channel.kind)))
    }

    /// One of the channels that were there then and suit the talk; the first of all when none does.
    fn channel(&self, talk: &Talk, start: Timestamp, dice: &mut Dice) -> usize {
        let suits = |channel: &Channel| talk.on.is_empty() || talk.on.contains(&channel.kind);
        let usable = |(_, channel): &(usize, &Channel)| {
            suits(channel) && (!talk.on.is_empty() || (channel.carries_words() && channel.linked_at <= start))
        };
        let fitting: Vec<usize> = self
            .channels
            .iter()
            .enumerate()
            .filter(usable)
            .map(|(at, _)| at)
            .collect();
        dice.pick(&fitting).copied().unwrap_or(0)
    }
}

/// Not in the middle of another exchange: the first moment from `start` on with some silence around it.
fn undisturbed(mut start: Timestamp, said: &[(usize, Said)]) -> Timestamp {
    let silence = SignedDuration::from_mins(100);
    let near = |moment: Timestamp| {
        said.iter()
            .any(|(_, said)| said.at.duration_since(moment).abs() < silence)
    };
    while near(start) {
        start = start
            .saturating_add(SignedDuration::from_mins(40))
            .unwrap_or(start);
    }
    start
}
