//! Everybody in a sample, worked out from their number so that nothing has to be kept.

use std::io;

use super::Sample;
use super::id::{Id, Ids, Kind};
use super::line::{Lines, put, put_number};
use super::stamp::{self, Stamper};
use super::words::{CHANNELS, GIVEN_NAMES, SURNAMES};

const YEAR: u64 = 365 * 86_400_000;
const HOUR: i64 = 3_600_000;

/// The people of one sample.
#[derive(Debug, Clone, Copy)]
pub(super) struct People {
    pub(super) ids: Ids,
    pub(super) app: Id,
    pub(super) count: u64,
    pub(super) conversations_each: u64,
}

impl People {
    pub(super) fn new(sample: Sample) -> Self {
        let ids = Ids::new(sample.seed);
        Self {
            ids,
            app: ids.at(Kind::App, stamp::FIRST_SIGN_UP - HOUR, 1),
            count: sample.users,
            conversations_each: sample.conversations_each(),
        }
    }

    pub(super) fn user(&self, person: u64) -> Id {
        self.ids.at(Kind::User, self.signed_up(person), person)
    }

    pub(super) fn conversation(&self, person: u64, which: u64) -> Id {
        let number = person * super::MOST_CONVERSATIONS + which;
        self.ids.at(Kind::Conversation, self.began(person, which), number)
    }

    /// The integration a person's second channel came in by.
    pub(super) fn integration(&self, person: u64) -> Id {
        self.ids.at(
            Kind::Integration,
            stamp::FIRST_SIGN_UP - HOUR,
            person % CHANNELS.len() as u64,
        )
    }

    /// The integration of the chat on the website.
    pub(super) fn web(&self) -> Id {
        self.ids.at(
            Kind::Integration,
            stamp::FIRST_SIGN_UP - HOUR,
            CHANNELS.len() as u64,
        )
    }

    fn signed_up(&self, person: u64) -> i64 {
        stamp::FIRST_SIGN_UP + stamp::share(YEAR, person, self.count)
    }

    fn began(&self, person: u64, which: u64) -> i64 {
        self.signed_up(person) + HOUR * i64::try_from(which).unwrap_or(0)
    }

    pub(super) fn write<W: io::Write>(&self, lines: &mut Lines<'_, W>) -> io::Result<()> {
        let line = lines.line();
        put!(
            line,
            r#"{"type":"app","appId":""#,
            self.app,
            r#"","data":{"id":""#,
            self.app
        );
        put!(
            line,
            r#"","displayName":"Sample app","settings":{"multiConvoEnabled":true},"metadata":{}}}"#
        );
        lines.end()?;
        let mut stamper = Stamper::new();
        for person in 0..self.count {
            self.write_user(person, lines.line(), &mut stamper);
            lines.end()?;
            for channel in [Channel::Web, Channel::Other] {
                self.write_client(person, channel, lines.line(), &mut stamper);
                lines.end()?;
            }
            self.write_device(person, lines.line(), &mut stamper);
            lines.end()?;
            for which in 0..self.conversations_each {
                self.write_conversation(person, which, lines.line(), &mut stamper);
                lines.end()?;
                self.write_participant(person, which, lines.line());
                lines.end()?;
            }
        }
        Ok(())
    }

    fn write_user(&self, person: u64, line: &mut Vec<u8>, stamper: &mut Stamper) {
        put!(
            line,
            r#"{"type":"user","appId":""#,
            self.app,
            r#"","data":{"id":""#,
            self.user(person)
        );
        put!(line, r#"","externalId":"person-"#);
        put_number(line, person + 1);
        put!(line, r#"","authenticated":true,"signedUpAt":""#);
        stamper.write(line, self.signed_up(person));
        let (given, surname) = name(person);
        put!(
            line,
            r#"","profile":{"givenName":""#,
            given,
            r#"","surname":""#,
            surname,
            r#"","email":"person-"#
        );
        put_number(line, person + 1);
        put!(line, r#"@example.com","locale":"en-GB"},"metadata":{"orders":"#);
        put_number(line, person % 41);
        put!(
            line,
            r#","newsletter":"#,
            if person.is_multiple_of(3) { "true" } else { "false" }
        );
        put!(line, r#"},"identities":[]}}"#);
    }

    fn write_client(&self, person: u64, channel: Channel, line: &mut Vec<u8>, stamper: &mut Stamper) {
        put!(
            line,
            r#"{"type":"client","appId":""#,
            self.app,
            r#"","userId":""#,
            self.user(person)
        );
        put!(
            line,
            r#"","data":{"id":""#,
            self.client(person, channel),
            r#"","type":""#
        );
        match channel {
            Channel::Web => put!(line, r#"sdk","status":"active""#),
            Channel::Other => {
                put!(
                    line,
                    second_channel(person),
                    r#"","status":"active","integrationId":""#
                );
                put!(line, self.integration(person), r#"","externalId":"+1"#);
                put_number(line, 201 + person / 100 % 799);
                put!(line, "55501");
                put!(
                    line,
                    [b'0' + (person / 10 % 10) as u8, b'0' + (person % 10) as u8],
                    r#"""#
                );
            }
        }
        put!(line, r#","lastSeen":null,"linkedAt":""#);
        stamper.write(line, self.signed_up(person));
        put!(line, r#"","info":{"country":"NO"}}}"#);
    }

    fn write_device(&self, person: u64, line: &mut Vec<u8>, stamper: &mut Stamper) {
        put!(
            line,
            r#"{"type":"device","appId":""#,
            self.app,
            r#"","userId":""#,
            self.user(person)
        );
        let id = self.ids.at(Kind::Device, self.signed_up(person), person);
        put!(
            line,
            r#"","data":{"id":""#,
            id,
            r#"","type":"web","guid":""#,
            id,
            r#"","clientId":""#
        );
        put!(
            line,
            self.client(person, Channel::Web),
            r#"","integrationId":""#,
            self.web()
        );
        put!(line, r#"","status":"active","lastSeen":""#);
        stamper.write(line, self.signed_up(person));
        put!(
            line,
            r#"","pushNotificationToken":null,"info":{"browserLanguage":"en"}}}"#
        );
    }

    fn write_conversation(&self, person: u64, which: u64, line: &mut Vec<u8>, stamper: &mut Stamper) {
        put!(
            line,
            r#"{"type":"conversation","appId":""#,
            self.app,
            r#"","data":{"id":""#
        );
        put!(
            line,
            self.conversation(person, which),
            r#"","type":"personal","isDefault":"#
        );
        put!(line, if which == 0 { "true" } else { "false" });
        put!(line, r#","displayName":null,"lastUpdatedAt":null,"createdAt":""#);
        stamper.write(line, self.began(person, which));
        put!(line, r#""}}"#);
    }

    fn write_participant(&self, person: u64, which: u64, line: &mut Vec<u8>) {
        let number = person * super::MOST_CONVERSATIONS + which;
        put!(
            line,
            r#"{"type":"participant","appId":""#,
            self.app,
            r#"","conversationId":""#
        );
        put!(line, self.conversation(person, which), r#"","data":{"id":""#);
        put!(
            line,
            self.ids.at(Kind::Participant, self.began(person, which), number),
            r#"","userId":""#
        );
        put!(line, self.user(person), r#"","userExternalId":"person-"#);
        put_number(line, person + 1);
        put!(
            line,
            r#"","unreadCount":0,"lastRead":null,"clientAssociations":[{"type":"sdk","clientId":""#
        );
        put!(line, self.client(person, Channel::Web), r#""}]}}"#);
    }

    fn client(&self, person: u64, channel: Channel) -> Id {
        self.ids
            .at(Kind::Client, self.signed_up(person), person * 2 + channel as u64)
    }
}

/// Everybody chats on the website and by one thing more.
#[derive(Debug, Clone, Copy)]
enum Channel {
    Web,
    Other,
}

pub(super) fn second_channel(person: u64) -> &'static str {
    at(&CHANNELS, person)
}

/// Given name and surname of a person.
pub(super) fn name(person: u64) -> (&'static str, &'static str) {
    (
        at(&GIVEN_NAMES, person),
        at(&SURNAMES, person / GIVEN_NAMES.len() as u64 + person),
    )
}

fn at<const N: usize>(list: &[&'static str; N], number: u64) -> &'static str {
    list[usize::try_from(number % N as u64).unwrap_or(0)]
}
