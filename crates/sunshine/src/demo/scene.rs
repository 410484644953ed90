//! A talk held at a certain time by certain people: from lines to messages.

use std::io;

use jiff::{SignedDuration, Timestamp};
use serde_json::value::RawValue;

use super::days::{Days, spoken, stamp};
use super::house::App;
use super::id::Growing;
use super::message::{Activity, Author, Empty, Message, Quoted, Source};
use super::slots::Slots;
use super::talk::{Line, Quote, Talk, Who};
use super::voice::Voice;
use crate::sample::dice::Dice;

/// Everything one talk needs to be held.
pub(super) struct Scene<'a> {
    app: &'a App,
    days: &'a Days,
    talk: &'a Talk,
    voices: &'a [Voice],
    slots: Slots<'a>,
    start: Timestamp,
    /// Which of several choices is taken this time.
    turn: usize,
}

/// What was said to take days still happens at about the same time of day.
const TWO_HOURS: u64 = 7_200_000;

/// Divisible by the small numbers, so that every choice is as likely.
const TURNS: usize = 5_040;

/// A message with the moment it was received.
#[derive(Debug, Clone)]
pub(super) struct Said {
    pub(super) at: Timestamp,
    pub(super) by_person: bool,
    pub(super) message: Message,
}

impl<'a> Scene<'a> {
    pub(super) fn new(
        app: &'a App,
        days: &'a Days,
        talk: &'a Talk,
        voices: &'a [Voice],
        slots: Slots<'a>,
        start: Timestamp,
    ) -> Self {
        Self {
            app,
            days,
            talk,
            voices,
            slots,
            start,
            turn: 0,
        }
    }

    /// Holds the talk.
    pub(super) fn play(mut self, dice: &mut Dice, ids: &mut Growing) -> io::Result<Vec<Said>> {
        self.set_the_scene(dice);
        let mut said: Vec<Option<Said>> = Vec::with_capacity(self.talk.lines.len());
        self.turn = dice.index(TURNS);
        let mut last = None;
        for line in &self.talk.lines {
            if !dice.chance(line.percent) {
                said.push(None);
                continue;
            }
            let at = self.moment(line, last, dice);
            last = Some(at);
            let quoted = line.quote.as_ref().and_then(|quote| quoted(quote, &said));
            let message = self.message(line, at, quoted, dice, ids)?;
            said.push(Some(Said {
                at,
                by_person: matches!(line.who, Who::Person(_)),
                message,
            }));
        }
        Ok(said.into_iter().flatten().collect())
    }

    fn set_the_scene(&mut self, dice: &mut Dice) {
        let date = self.days.date_of(self.start);
        let day = |plus: i32| {
            spoken(
                date.saturating_add(SignedDuration::from_hours(24 * i64::from(plus))),
                &self.talk.lang,
            )
        };
        self.slots.set("date", day(0));
        self.slots.set("later", day(3));
        self.slots.set("earlier", day(-4));
        self.slots.set("site", self.app.file.site.clone());
        let named = self.talk.lines.iter().find_map(|line| match &line.who {
            Who::Agent(name) => name.clone(),
            _ => None,
        });
        let agent = named.or_else(|| dice.pick(&self.app.file.agents).cloned());
        self.slots.set("agent", agent.unwrap_or_default());
    }

    fn moment(&self, line: &Line, last: Option<Timestamp>, dice: &mut Dice) -> Timestamp {
        if let Some((days_later, time)) = line.at {
            let date = self.days.date_of(self.start);
            let date = date.saturating_add(SignedDuration::from_hours(24 * i64::from(days_later)));
            return self.days.on(date, time);
        }
        let Some(last) = last else { return self.start };
        let pause = match line.after {
            Some(pause) => u64::try_from(pause.0.as_millis()).unwrap_or(0),
            None => usual_pause(&line.who, dice),
        };
        let pause = pause + dice.below((pause / 5).min(TWO_HOURS) + 900);
        let pause = SignedDuration::from_millis(i64::try_from(pause).unwrap_or(0));
        last.saturating_add(pause).unwrap_or(last)
    }

    fn message(
        &mut self,
        line: &Line,
        at: Timestamp,
        quoted: Option<Quoted>,
        dice: &mut Dice,
        ids: &mut Growing,
    ) -> io::Result<Message> {
        let content = self.content(line, dice)?;
        let metadata = self.filled(line.metadata.as_deref(), dice)?;
        let references = self.filled(line.references.as_deref(), dice)?;
        let activity = match &line.who {
            Who::Activity(kind) => Some(Activity {
                kind: kind.clone(),
                data: Empty {},
            }),
            _ => None,
        };
        Ok(Message {
            id: ids.next(),
            received: stamp(at),
            author: self.author(&line.who, dice),
            activity,
            content,
            source: self.source(&line.who, at, dice),
            quoted,
            metadata,
            deleted: line.deleted.then_some(true),
            references,
        })
    }

    fn author(&mut self, who: &Who, dice: &mut Dice) -> Author {
        let bot = || Some(self.app.file.bot.clone());
        match who {
            Who::Person(which) => match self.voices.get(*which) {
                Some(voice) => voice.author(),
                None => Author::business(None, None),
            },
            Who::Bot => Author::business(Some("bot"), bot()),
            Who::Ai => Author::business(Some("AI"), bot()),
            Who::Agent(Some(name)) => Author::business(Some("agent"), Some(name.clone())),
            Who::Agent(None) => Author::business(Some("agent"), self.slots.value("agent", dice)),
            Who::Business => Author::business(None, Some(self.app.display_name.clone())),
            Who::Activity(_) => Author::business(Some("activity"), None),
        }
    }

    fn source(&self, who: &Who, at: Timestamp, dice: &mut Dice) -> Source {
        match who {
            Who::Person(which) => match self.voices.get(*which) {
                Some(voice) => voice.source(at, dice),
                None => Source::business("api"),
            },
            Who::Agent(_) => Source::business("zd:agentWorkspace"),
            Who::Bot | Who::Ai | Who::Business | Who::Activity(_) => Source::business("api:conversations"),
        }
    }

    fn content(&mut self, line: &Line, dice: &mut Dice) -> io::Result<Box<RawValue>> {
        if let Some(content) = self.filled(line.content.as_deref(), dice)? {
            return Ok(content);
        }
        let choices = line.say.as_ref().map_or(&[][..], |say| say.choices());
        let choice = choices.get(self.turn % choices.len().max(1));
        let words = serde_json::to_string(choice.map_or("", String::as_str))?;
        let words = self.slots.fill(&words, dice);
        Ok(RawValue::from_string(format!(
            r#"{{"type":"text","text":{words}}}"#
        ))?)
    }

    fn filled(&mut self, json: Option<&RawValue>, dice: &mut Dice) -> io::Result<Option<Box<RawValue>>> {
        let Some(json) = json else { return Ok(None) };
        let filled = self.slots.fill(json.get(), dice);
        Ok(Some(RawValue::from_string(filled)?))
    }
}

fn quoted(quote: &Quote, said: &[Option<Said>]) -> Option<Quoted> {
    match quote {
        Quote::External(id) => Some(Quoted::external(id.clone())),
        Quote::Line(number) => said
            .get(*number)?
            .as_ref()
            .map(|said| Quoted::message(&said.message)),
    }
}

/// Programs answer at once, people read first and look things up.
fn usual_pause(who: &Who, dice: &mut Dice) -> u64 {
    match who {
        Who::Person(_) => dice.between(12_000, 150_000),
        Who::Bot | Who::Business => dice.between(900, 4_000),
        Who::Ai => dice.between(2_000, 11_000),
        Who::Agent(_) => dice.between(40_000, 420_000),
        Who::Activity(_) => dice.between(60_000, 1_200_000),
    }
}
