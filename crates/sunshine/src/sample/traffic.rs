//! The messages, as they arrive: a few dozen exchanges at any moment, each between one person and the business.

use std::io;

use super::Sample;
use super::content;
use super::dice::Dice;
use super::id::{Id, Kind};
use super::line::{Lines, put};
use super::people::{self, People};
use super::stamp::{self, Stamper};

/// So many exchanges go on at a time.
const AT_ONCE: usize = 64;

/// One exchange: who it is with, and how many messages are still to come.
#[derive(Debug, Clone, Copy)]
struct Exchange {
    person: u64,
    user: Id,
    conversation: Id,
    by_web: bool,
    left: u64,
}

/// Writes the messages of a sample.
pub(super) struct Traffic<'p> {
    sample: Sample,
    people: &'p People,
    dice: Dice,
    stride: u64,
    begun: u64,
}

impl<'p> Traffic<'p> {
    pub(super) fn new(sample: Sample, people: &'p People) -> Self {
        let dice = Dice::seeded(sample.seed);
        Self {
            sample,
            people,
            dice,
            stride: stride(sample.users),
            begun: 0,
        }
    }

    pub(super) fn write<W: io::Write>(mut self, lines: &mut Lines<'_, W>) -> io::Result<()> {
        if self.sample.messages == 0 {
            return Ok(());
        }
        let mut stamper = Stamper::new();
        let mut live: Vec<Exchange> = (0..AT_ONCE).map(|_| self.begin()).collect();
        for number in 0..self.sample.messages {
            let at = self.dice.index(AT_ONCE);
            if live[at].left == 0 {
                live[at] = self.begin();
            }
            live[at].left -= 1;
            let exchange = live[at];
            self.write_message(number, exchange, lines.line(), &mut stamper);
            lines.end()?;
        }
        Ok(())
    }

    /// Goes through all people and all their conversations evenly, in an order that looks like none.
    fn begin(&mut self) -> Exchange {
        let turn = u128::from(self.begun);
        let users = self.sample.users;
        let person = (turn * u128::from(self.stride) + u128::from(self.sample.seed)) % u128::from(users);
        let person = u64::try_from(person).unwrap_or(0);
        let which = self.begun / users % self.people.conversations_each;
        self.begun += 1;
        Exchange {
            person,
            user: self.people.user(person),
            conversation: self.people.conversation(person, which),
            by_web: self.dice.chance(60),
            left: self.dice.between(4, 30),
        }
    }

    fn write_message(&mut self, number: u64, exchange: Exchange, line: &mut Vec<u8>, stamper: &mut Stamper) {
        let millis = self.arrives(number);
        let id = self.people.ids.at(Kind::Message, millis, number);
        put!(
            line,
            r#"{"type":"message","appId":""#,
            self.people.app,
            r#"","conversationId":""#
        );
        put!(
            line,
            exchange.conversation,
            r#"","data":{"id":""#,
            id,
            r#"","received":""#
        );
        stamper.write(line, millis);
        let (given, surname) = people::name(exchange.person);
        if self.dice.chance(52) {
            put!(
                line,
                r#"","author":{"type":"user","userId":""#,
                exchange.user,
                r#"","displayName":""#
            );
            put!(line, given, " ", surname, r#""},"content":"#);
            content::from_person(line, &mut self.dice, &exchange.conversation, given);
            if exchange.by_web {
                put!(
                    line,
                    r#","source":{"type":"web","integrationId":""#,
                    self.people.web()
                );
            } else {
                put!(
                    line,
                    r#","source":{"type":""#,
                    people::second_channel(exchange.person)
                );
                put!(
                    line,
                    r#"","integrationId":""#,
                    self.people.integration(exchange.person)
                );
            }
            put!(line, r#""}}}"#);
        } else {
            let author = if self.dice.chance(35) {
                r#"bot"],"displayName":"Helper"#
            } else {
                r#"agent"],"displayName":"Care"#
            };
            put!(
                line,
                r#"","author":{"type":"business","subtypes":[""#,
                author,
                r#""},"content":"#
            );
            content::from_business(line, &mut self.dice, &exchange.conversation, given);
            put!(line, r#","source":{"type":"api:conversations"}}}"#);
        }
    }

    /// Spreads the messages over the years, each somewhere in its own slice.
    fn arrives(&mut self, number: u64) -> i64 {
        let slice = stamp::TRAFFIC / self.sample.messages.max(1);
        let into = i64::try_from(self.dice.below(slice.max(1))).unwrap_or(0);
        stamp::FIRST_MESSAGE + stamp::share(stamp::TRAFFIC, number, self.sample.messages) + into
    }
}

/// A step that visits every one of `users` before any twice: near the golden section, without a common divisor.
fn stride(users: u64) -> u64 {
    let start = (users / 1000 * 618 + users % 1000 * 618 / 1000).max(1);
    (start..start + users)
        .find(|step| common_divisor(*step, users) == 1)
        .unwrap_or(1)
}

fn common_divisor(mut a: u64, mut b: u64) -> u64 {
    while b > 0 {
        (a, b) = (b, a % b);
    }
    a
}
