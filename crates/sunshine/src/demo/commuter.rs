//! The passenger who has crossed every working day for years, and has written about it.

use std::io;

use jiff::civil::{Date, Time, Weekday};
use jiff::{SignedDuration, Timestamp};
use serde::Deserialize;

use super::conversing::Conversing;
use super::id::Growing;
use super::scene::{Said, Scene};
use super::slots::Slots;
use super::talk::Talk;
use super::voice::Voice;
use crate::sample::dice::Dice;

/// `commuter.json`.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct Commuter {
    messages: usize,
    legs: Vec<Leg>,
    /// How a crossing begins.
    boarding: Vec<Talk>,
    /// What else comes up on the way.
    asides: Vec<Talk>,
    /// How a crossing ends.
    arrival: Vec<Talk>,
}

/// There in the morning, back in the afternoon.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Leg {
    from: String,
    to: String,
    sails: Time,
}

/// Nobody has crossed for longer than this.
const MOST_DAYS: i32 = 20_000;

/// Adds crossings before whatever else was said, back to the day that makes the number full.
pub(super) fn messages(
    conversing: &Conversing<'_>,
    mut extra: Vec<(usize, Said)>,
    dice: &mut Dice,
    ids: &mut Growing,
) -> io::Result<Vec<(usize, Said)>> {
    let commuter = &conversing.house.commuter;
    let mut days_back: Vec<Vec<Said>> = Vec::new();
    let mut count = extra.len();
    for ago in 1..MOST_DAYS {
        if count >= commuter.messages {
            break;
        }
        let date = conversing.days.date(ago);
        if !travels(date, dice) {
            continue;
        }
        let mut day = Vec::new();
        for leg in &commuter.legs {
            commuter.cross(conversing, leg, date, &mut day, dice)?;
        }
        count += day.len();
        days_back.push(day);
    }
    let mut said: Vec<(usize, Said)> = days_back
        .into_iter()
        .rev()
        .flatten()
        .map(|said| (0, said))
        .collect();
    said.drain(..count.saturating_sub(commuter.messages));
    said.append(&mut extra);
    said.sort_by_key(|(_, said)| said.at);
    for (_, said) in &mut said {
        said.message.id = ids.next();
    }
    Ok(said)
}

impl Commuter {
    fn cross(
        &self,
        conversing: &Conversing<'_>,
        leg: &Leg,
        date: Date,
        day: &mut Vec<Said>,
        dice: &mut Dice,
    ) -> io::Result<()> {
        let mut slots = conversing.person.slots(conversing.app);
        slots.set("conv", conversing.id);
        slots.set("from", leg.from.clone());
        slots.set("to", leg.to.clone());
        slots.set("sails", leg.sails.strftime("%H:%M").to_string());
        // The same ship, quay and lane throughout.
        for name in ["ship", "quay", "lane"] {
            slots.value(name, dice);
        }
        let before = i64::try_from(dice.between(13 * 60, 24 * 60)).unwrap_or(0);
        let sails = conversing.days.on(date, leg.sails);
        let mut start = sails
            .saturating_sub(SignedDuration::from_secs(before))
            .unwrap_or(sails);
        let mut talks = vec![(0, one_of(&self.boarding, date, dice))];
        for _ in 0..[0, 0, 1, 1, 1, 2, 2, 3][dice.index(8)] {
            talks.push((2, one_of(&self.asides, date, dice)));
        }
        talks.push((33, one_of(&self.arrival, date, dice)));
        for (minutes_out, talk) in talks {
            let Some(talk) = talk else { continue };
            if minutes_out > 0 {
                start = start.max(later(sails, minutes_out * 60 + dice.below(300)));
            }
            let said = hold(conversing, talk, slots.clone(), start, dice)?;
            let end = said.last().map_or(start, |said| said.at);
            start = later(end, dice.between(70, 300));
            day.extend(said);
        }
        Ok(())
    }
}

fn hold(
    conversing: &Conversing<'_>,
    talk: &Talk,
    slots: Slots<'_>,
    start: Timestamp,
    dice: &mut Dice,
) -> io::Result<Vec<Said>> {
    let channel = conversing.channels.first();
    let voice = Voice::new(conversing.app, conversing.person, channel, dice);
    let (app, days) = (conversing.app, conversing.days);
    // The ids are given later, when all messages stand in order.
    let mut ids = Growing::named("");
    Scene::new(app, days, talk, &[voice], slots, start).play(dice, &mut ids)
}

/// One that suits the season, the weightier the likelier.
fn one_of<'t>(talks: &'t [Talk], date: Date, dice: &mut Dice) -> Option<&'t Talk> {
    let in_season = || talks.iter().filter(|talk| talk.in_season(date.month()));
    let mut left = dice.below(in_season().map(|talk| talk.weight).sum());
    in_season().find(|talk| {
        let here = left < talk.weight;
        left = left.saturating_sub(talk.weight);
        here
    })
}

fn later(moment: Timestamp, seconds: u64) -> Timestamp {
    let seconds = i64::try_from(seconds).unwrap_or(0);
    moment
        .saturating_add(SignedDuration::from_secs(seconds))
        .unwrap_or(moment)
}

/// Not at weekends, not in July, not around Christmas, and now and then not at all.
fn travels(date: Date, dice: &mut Dice) -> bool {
    let weekend = matches!(date.weekday(), Weekday::Saturday | Weekday::Sunday);
    let summer = date.month() == 7 && date.day() > 6;
    let christmas = (date.month() == 12 && date.day() > 22) || (date.month() == 1 && date.day() < 3);
    !weekend && !summer && !christmas && dice.chance(94)
}
