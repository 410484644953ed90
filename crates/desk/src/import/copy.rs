//! A person's copy, read as it comes: its members in their order, its records by the rules for those of a bundle, and
//! in the end whether all of it is as it was signed. `docs/EXPORT.md` says what stands in it.

use std::io::Read;

use domain::{
    id::{AppId, UserId},
    record::{self, Record},
};
use store::List;
use sunshine::{
    bundle::{Around, Parser, Reason, Refusal},
    json::Value,
};
use verify::{
    Counts, Damage, PublicKey, Verdict,
    format::{OPENING, TAIL_MAX},
};

use super::{
    marks::Part,
    outbox::Stop,
    source::Source,
    unfit::{Flaw, Unfit},
};

/// So many bytes of requests and entries are kept of one copy.
const MOST: usize = 16 << 20;

/// The last member's name.
const INTEGRITY: &str = ",\"integrity\":";

/// Takes what stands in a copy, as it is read.
pub(super) trait Take {
    /// A part begins.
    fn begin(&mut self, part: Part);
    /// To the next element of the part.
    fn step(&mut self);
    /// It is this record; `yields`: if there is none of its id, or one that has less to say.
    fn record(&mut self, record: Record, yields: bool) -> Result<(), Stop>;
    /// It is this element of what another portal had written down.
    fn element(&mut self, app: &AppId, user: &UserId, list: List, text: Box<str>) -> Result<(), Stop>;
    /// All conversations are read.
    fn leave_conversations(&mut self) -> Result<(), Stop>;
}

/// A copy that was read to its end, and is as it was signed.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Whole {
    pub(super) app: AppId,
    pub(super) user: UserId,
    pub(super) kid: String,
    pub(super) key: PublicKey,
}

/// Reads a copy to its end. With `key`, that key must have signed it.
pub(super) fn read(reader: impl Read, key: Option<PublicKey>, into: &mut impl Take) -> Result<Whole, Stop> {
    let mut reader = Reader {
        source: Source::new(reader, key),
        parser: Parser::new(),
        text: Vec::new(),
        into,
        place: Place::Member("format"),
        tally: Tally::default(),
        kept: 0,
    };
    let read = reader.run();
    let Reader { source, tally, .. } = reader;
    let ended = matches!(read, Err(Stop::Unfit(Unfit::Copy { flaw: Flaw::Ends, .. })));
    let (app, user) = match read {
        Ok(whose) => whose,
        // All of it was read, so that more can be said of it.
        Err(stop) if ended => {
            let verdict = source.verdict();
            return Err(if verdict.is_intact() {
                stop
            } else {
                Unfit::Verdict(verdict).into()
            });
        }
        Err(stop) => return Err(stop),
    };
    match source.verdict() {
        Verdict::Intact {
            counts,
            kid,
            public_key: key,
            ..
        } => {
            tally.compare(&counts)?;
            Ok(Whole { app, user, kid, key })
        }
        verdict => Err(Unfit::Verdict(verdict).into()),
    }
}

struct Reader<'t, R, T> {
    source: Source<R>,
    parser: Parser,
    /// The last value.
    text: Vec<u8>,
    into: &'t mut T,
    place: Place,
    tally: Tally,
    /// Bytes of requests and entries.
    kept: usize,
}

/// Where the reader is.
#[derive(Debug, Clone, Copy)]
enum Place {
    Member(&'static str),
    Notice(u64),
    Element(Part, u64),
}

impl Place {
    fn said(self) -> String {
        match self {
            Self::Member(name) => name.to_owned(),
            Self::Notice(index) => format!("notice[{index}]"),
            Self::Element(part, index) => part.member(index),
        }
    }
}

/// How many there were.
#[derive(Debug, Default)]
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

impl Tally {
    fn compare(&self, counts: &Counts) -> Result<(), Unfit> {
        for (name, are) in [
            ("clients", self.clients),
            ("devices", self.devices),
            ("businessSystems", self.business_systems),
            ("conversations", self.conversations),
            ("participants", self.participants),
            ("messages", self.messages),
            ("requests", self.requests),
            ("accessLog", self.access_log),
        ] {
            let says = counts.get(name);
            if says != Some(are) {
                return Err(Unfit::Copy {
                    place: format!("integrity.counts.{name}"),
                    flaw: Flaw::Counts { says, are },
                });
            }
        }
        Ok(())
    }
}

/// What an entry says of marketing, where that is a no.
fn objection(entry: Value<'_>) -> Option<Box<str>> {
    let said = entry.get("act").and_then(|act| act.text());
    let preference = entry
        .get("preference")
        .filter(|_| said.as_deref() == Some("preferenceSet"))?;
    UserId::parse(&preference.get("userId")?.text()?).ok()?;
    let is_no = preference.get("marketing")?.raw() == "false";
    is_no.then(|| Box::from(&*preference.compact()))
}

impl<R: Read, T: Take> Reader<'_, R, T> {
    fn run(&mut self) -> Result<(AppId, UserId), Stop> {
        self.go("format", OPENING)?;
        let app = self.controller()?;
        self.go("notice", ",\"notice\":[")?;
        self.each(|reader, index| {
            reader.place = Place::Notice(index);
            reader.value(b'{')?;
            reader.check()
        })?;
        self.go("user", ",\"user\":")?;
        self.begin(Part::User);
        let user = self.user(&app)?;
        self.go("clients", ",\"clients\":[")?;
        self.tally.clients = self.records(Part::Clients, Around::Client(&app, &user))?;
        self.go("devices", ",\"devices\":[")?;
        self.tally.devices = self.records(Part::Devices, Around::Device(&app, &user))?;
        self.go("businessSystems", ",\"businessSystems\":[")?;
        self.tally.business_systems =
            self.records(Part::BusinessSystems, Around::BusinessSystem(&app, &user))?;
        self.go("conversations", ",\"conversations\":[")?;
        self.tally.conversations = self.each(|reader, talk| reader.conversation(&app, talk))?;
        self.into.leave_conversations()?;
        self.go("requests", ",\"requests\":[")?;
        self.begin(Part::Requests);
        self.tally.requests = self.each(|reader, index| reader.noted(&app, &user, List::Requests, index))?;
        self.go("accessLog", ",\"accessLog\":[")?;
        self.begin(Part::AccessLog);
        self.tally.access_log =
            self.each(|reader, index| reader.noted(&app, &user, List::AccessLog, index))?;
        self.integrity()?;
        Ok((app, user))
    }

    /// The app's record, as far as a copy has it. Of an app that is held it changes nothing.
    fn controller(&mut self) -> Result<AppId, Stop> {
        self.go("controller", "\"controller\":")?;
        self.value(b'{')?;
        let checked = self.parser.value(&self.text).map(|controller| {
            let app = controller.get("app");
            app.map(|app| app.raw().to_owned())
        });
        let app = checked.map_err(|refusal| self.refused(refusal))?;
        self.begin(Part::App);
        let Some(app) = app else {
            return Err(self.wrong(Flaw::Record(Reason::Missing)));
        };
        let parsed = self.parser.object(Around::App, app.as_bytes());
        let record = parsed.map_err(|refusal| self.refused(refusal))?;
        let record::Place::App { app } = record.place.clone() else {
            return Err(self.wrong(Flaw::Record(Reason::Missing)));
        };
        self.into.step();
        self.into.record(record, true)?;
        Ok(app)
    }

    fn user(&mut self, app: &AppId) -> Result<UserId, Stop> {
        let record = self.record(Around::User(app))?;
        let record::Place::User { user, .. } = record.place.clone() else {
            return Err(self.wrong(Flaw::Record(Reason::Missing)));
        };
        self.into.record(record, false)?;
        Ok(user)
    }

    fn conversation(&mut self, app: &AppId, index: u64) -> Result<(), Stop> {
        self.begin(Part::Conversation(index));
        self.literal("{\"conversation\":")?;
        let record = self.record(Around::Conversation(app))?;
        let record::Place::Conversation { conversation, .. } = record.place.clone() else {
            return Err(self.wrong(Flaw::Record(Reason::Missing)));
        };
        self.into.record(record, false)?;
        self.literal(",\"participants\":[")?;
        let around = Around::Participant(app, &conversation);
        self.tally.participants += self.records(Part::Participants(index), around)?;
        self.literal(",\"messages\":[")?;
        let around = Around::Message(app, &conversation);
        self.tally.messages += self.records(Part::Messages(index), around)?;
        self.literal("}")
    }

    /// An element of what another portal had written down. Where records became one it holds the platform's account of
    /// that, which is a record: without it, what stands under the former id would be another person's. That the person
    /// wants no marketing is one too, and goes along with them; that they want some would lift what they have said here.
    fn noted(&mut self, app: &AppId, user: &UserId, list: List, index: u64) -> Result<(), Stop> {
        self.place = Place::Element(
            match list {
                List::Requests => Part::Requests,
                List::AccessLog => Part::AccessLog,
            },
            index,
        );
        self.value(b'{')?;
        self.kept += self.text.len();
        if self.kept > MOST {
            return Err(self.wrong(Flaw::Much));
        }
        let checked = self.parser.value(&self.text).map(|element| {
            let merged = element.get("act").and_then(|act| act.text()).as_deref() == Some("recordsMerged");
            let merge = element.get("merge").filter(|_| merged && list == List::AccessLog);
            let objection = if list == List::AccessLog {
                objection(element)
            } else {
                None
            };
            (
                Box::<str>::from(&*element.compact()),
                merge.map(|merge| merge.raw().to_owned()),
                objection,
            )
        });
        let (text, merge, objection) = checked.map_err(|refusal| self.refused(refusal))?;
        self.into.step();
        self.into.element(app, user, list, text)?;
        if let Some(data) = objection {
            let place = record::Place::Preference {
                app: app.clone(),
                user: user.clone(),
            };
            self.into.record(Record { place, data }, true)?;
        }
        let Some(merge) = merge else {
            return Ok(());
        };
        let parsed = self.parser.object(Around::Merge(app), merge.as_bytes());
        let record = parsed.map_err(|refusal| {
            let field = format!("merge.{}", refusal.field);
            self.refused(Refusal { field, ..refusal })
        })?;
        self.into.record(record, false)
    }

    /// The last member. What stands in it is the check's to say, and that it is the last is this side's.
    fn integrity(&mut self) -> Result<(), Stop> {
        self.go("integrity", INTEGRITY)?;
        let rest = self
            .source
            .rest(TAIL_MAX - INTEGRITY.len())
            .map_err(|flaw| self.wrong(flaw))?;
        let name = &INTEGRITY.as_bytes()[1..];
        let last = |rest: Vec<u8>| !rest.windows(name.len()).any(|bytes| bytes == name);
        if rest.is_some_and(last) {
            return Ok(());
        }
        Err(Unfit::Verdict(Damage::Appended.into()).into())
    }

    /// A list of records; answers how many there are.
    fn records(&mut self, part: Part, around: Around<'_>) -> Result<u64, Stop> {
        self.begin(part);
        self.each(|reader, index| {
            reader.place = Place::Element(part, index);
            let record = reader.record(around)?;
            reader.into.record(record, false)
        })
    }

    /// To the end of a list that is open; answers how many elements it has.
    fn each(&mut self, mut element: impl FnMut(&mut Self, u64) -> Result<(), Stop>) -> Result<u64, Stop> {
        if self.skips(b']')? {
            return Ok(0);
        }
        let mut count = 0;
        loop {
            element(self, count)?;
            count += 1;
            if self.skips(b']')? {
                return Ok(count);
            }
            if !self.skips(b',')? {
                let flaw = self.source.instead_of("a comma or the end of the list");
                return Err(self.wrong(flaw));
            }
        }
    }

    fn begin(&mut self, part: Part) {
        self.place = Place::Element(part, 0);
        self.into.begin(part);
    }

    /// The next value, which is a record.
    fn record(&mut self, around: Around<'_>) -> Result<Record, Stop> {
        self.value(b'{')?;
        self.into.step();
        let parsed = self.parser.object(around, &self.text);
        parsed.map_err(|refusal| self.refused(refusal))
    }

    /// The last value is one that nobody could understand in two ways.
    fn check(&mut self) -> Result<(), Stop> {
        let checked = self.parser.value(&self.text).map(drop);
        checked.map_err(|refusal| self.refused(refusal))
    }

    fn value(&mut self, first: u8) -> Result<(), Stop> {
        let read = self.source.value(first, &mut self.text);
        read.map_err(|flaw| self.wrong(flaw))
    }

    fn go(&mut self, name: &'static str, text: &'static str) -> Result<(), Stop> {
        self.place = Place::Member(name);
        self.literal(text)
    }

    fn literal(&mut self, text: &'static str) -> Result<(), Stop> {
        self.source.literal(text).map_err(|flaw| self.wrong(flaw))
    }

    fn skips(&mut self, byte: u8) -> Result<bool, Stop> {
        self.source.skips(byte).map_err(|flaw| self.wrong(flaw))
    }

    /// This is wrong with where the reader is.
    fn wrong(&self, flaw: Flaw) -> Stop {
        let place = self.place.said();
        Unfit::Copy { place, flaw }.into()
    }

    /// The same, with a member of it.
    fn refused(&self, refusal: Refusal) -> Stop {
        let Refusal { field, reason, .. } = refusal;
        let mut place = self.place.said();
        if !field.is_empty() {
            place.push('.');
            place.push_str(field.trim_end_matches('.'));
        }
        let flaw = Flaw::Record(reason);
        Unfit::Copy { place, flaw }.into()
    }
}
