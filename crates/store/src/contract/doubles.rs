//! Doubles: a seal that chains, one that never seals, and a visitor that notes what it is shown.

use std::{
    ops::ControlFlow,
    sync::{
        Arc, Mutex,
        atomic::{AtomicUsize, Ordering},
    },
};

use domain::audit::{Act, By, Chain, Entry, Head, Seal, SealError, SealedEntry};

use super::records::{app_id, at};
use crate::{Draw, Log, Part, Tells, Visit};

/// The entry's JSON, chained by a toy's hash.
struct Chaining;

impl Seal for Chaining {
    fn seal(&self, _: &Chain, head: Head, entry: &Entry) -> Result<SealedEntry, SealError> {
        let sealed = serde_json::to_vec(entry).map_err(|_| SealError)?;
        Ok(SealedEntry {
            sequence: head.sequence + 1,
            at: entry.at,
            subject: entry.subject,
            hash: hash(&head.hash, &sealed),
            sealed,
        })
    }
}

/// Follows from the one before and from every byte: enough to notice a wrong head.
pub(crate) fn hash(before: &[u8; 32], sealed: &[u8]) -> [u8; 32] {
    let mut hash = *before;
    for (index, byte) in sealed.iter().enumerate() {
        let at = index % 32;
        hash[at] = hash[at].wrapping_mul(31).wrapping_add(*byte).rotate_left(3);
    }
    hash
}

struct Broken;

impl Seal for Broken {
    fn seal(&self, _: &Chain, _: Head, _: &Entry) -> Result<SealedEntry, SealError> {
        Err(SealError)
    }
}

/// An entry that is sealed, in the chain of the app `a`.
pub(crate) fn log(act: Act, second: i64) -> Log {
    of(Chain::App(app_id("a")), Entry::new(at(second), act, By::Operator))
}

/// An entry that is sealed.
pub(crate) fn of(chain: Chain, entry: Entry) -> Log {
    Log {
        chain,
        entry,
        seal: Arc::new(Chaining),
    }
}

/// An entry that cannot be sealed.
pub(crate) fn broken(act: Act) -> Log {
    Log {
        seal: Arc::new(Broken),
        ..log(act, 0)
    }
}

/// Notes each part in a word and its content.
#[derive(Clone, Default)]
pub(crate) struct Notes {
    seen: Arc<Mutex<Vec<String>>>,
    /// After how many parts it has seen enough.
    enough: Option<usize>,
}

impl Notes {
    pub(crate) fn until(enough: usize) -> Self {
        Self {
            enough: Some(enough),
            ..Self::default()
        }
    }

    pub(crate) fn seen(&self) -> Vec<String> {
        self.seen.lock().unwrap().clone()
    }
}

impl Visit for Notes {
    fn part(&mut self, part: Part<'_>) -> ControlFlow<()> {
        let mut seen = self.seen.lock().unwrap();
        seen.push(note(part));
        if self.enough == Some(seen.len()) {
            ControlFlow::Break(())
        } else {
            ControlFlow::Continue(())
        }
    }
}

fn note(part: Part<'_>) -> String {
    match part {
        Part::Start { app, confirmed, .. } => {
            let kept = confirmed.iter();
            let kept = kept.map(|(class, period, _)| format!(" {} for {period}", class.code()));
            format!("start {app}{}", kept.collect::<String>())
        }
        Part::User(data) => format!("user {data}"),
        Part::Client(data) => format!("client {data}"),
        Part::Device(data) => format!("device {data}"),
        Part::BusinessSystem(data) => format!("system {data}"),
        Part::Conversation(data) => format!("talk {data}"),
        Part::Participant(data) => format!("seat {data}"),
        Part::Attachment(held) => format!("attachment {}", held.data),
        Part::Bytes(bytes) => format!("bytes {}", String::from_utf8_lossy(bytes)),
        Part::Message(data) => format!("message {data}"),
        Part::Request(asked) => {
            let messages = asked.messages.iter();
            let said = messages.map(|message| format!(" “{}”", message.text.as_str()));
            let stands = asked.stands.iter();
            let stands = stands.map(|stands| format!(" {} from {}", stands.what.code(), stands.changed));
            let elsewhere = &asked.elsewhere;
            let progress = [elsewhere.calls, elsewhere.files].into_iter();
            let progress = progress.filter(|of| of.total > 0).map(|of| format!(" {of:?}"));
            let told = elsewhere.told.iter();
            let told = told.map(|task| format!(" {:?} {:?}", task.deed, task.settled));
            let holds = asked.holds.iter().map(|hold| format!(" held by {}", hold.id));
            let more = said.chain(stands).chain(progress).chain(told).chain(holds);
            let more: String = more.collect();
            format!("request {}{more}", asked.request.reference)
        }
        Part::Entry(entry) => format!("entry {}", entry.sequence),
        Part::Told(record) => match record.what {
            Tells::Merge => format!("merge {}", record.data),
            Tells::Preference => format!("preference {}", record.data),
        },
    }
}

/// Draws `other_1`, `other_2` … and counts.
#[derive(Clone, Default)]
pub(crate) struct Draws(Arc<AtomicUsize>);

impl Draws {
    pub(crate) fn count(&self) -> usize {
        self.0.load(Ordering::Relaxed)
    }

    pub(crate) fn draw(&self) -> Draw {
        let drawn = Arc::clone(&self.0);
        Box::new(move || Some(format!("other_{}", drawn.fetch_add(1, Ordering::Relaxed) + 1)))
    }
}
