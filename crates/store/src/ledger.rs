//! The ledger: what was decided, kept beside the data and outside every backup, so that it can be done again when a backup
//! comes back.
//!
//! A line is the act as an audit entry would say it, sealed and chained like one, and behind it, sealed on its own, what
//! became of whom: a state and not a step, so that doing it twice is doing it once. When everything of a person goes, what
//! stands behind the lines about them is blanked; the chain goes on holding, for it does not cover that.

use domain::{
    audit::{Head, SealedEntry},
    deletion::Deletion,
    hold::{Hold, LastDay},
    id::{AppId, HoldId, KeyId, UserId},
    principal::Actor,
    reason::Exception,
    request::{Author, Message, Reference, Request},
    standing::{Origin, Stands},
    subject::Subject,
    task::NewTask,
};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::{KeptRetired, RecordAt};

/// What became of something by an act.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum Kept {
    /// Of nothing: a place from which a backup can be taken up.
    Place,
    /// Of a request, and of what it led to.
    Request(Box<KeptRequest>),
    /// Of what stands about a person.
    Standing {
        /// The app.
        app: AppId,
        /// About whom.
        subject: Subject,
        /// All of it.
        stands: Vec<Stands>,
    },
    /// Of the legal holds on a person.
    Holds {
        /// The app.
        app: AppId,
        /// On whom.
        user: UserId,
        /// All that stand.
        holds: Vec<KeptHold>,
    },
    /// Of a key.
    Key {
        /// Which.
        kid: KeyId,
        /// When it ends, if it does.
        not_after: Option<Timestamp>,
        /// When it was revoked, if it was.
        revoked_at: Option<Timestamp>,
    },
    /// Of sessions: they were ended.
    Sessions {
        /// Their digests, in hexadecimal digits.
        ended: Vec<String>,
    },
    /// Of a business that is to go, goes, or has gone.
    Deletion(Box<KeptDeletion>),
    /// Of what had been kept for long enough.
    Retired(Box<KeptRetired>),
}

/// The deletion of a business as it stands after the act.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct KeptDeletion {
    /// The deletion.
    pub deletion: Deletion,
    /// Once it is carried out: who had been erased there before, under which request and when. The lines that said so are
    /// blanked.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub erased: Vec<(Subject, Reference, Timestamp)>,
}

/// A request as it stands after the act.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct KeptRequest {
    /// The request.
    pub request: Request,
    /// Whom it is about, while they are held.
    pub user: Option<UserId>,
    /// The mark of the form that opened it.
    pub once: String,
    /// All that was said about it.
    pub messages: Vec<KeptMessage>,
    /// Records that the act put right, as they became.
    pub records: Vec<(RecordAt, Box<str>)>,
    /// Statements that the act took to the person's record.
    pub statements: Vec<(Timestamp, Box<str>)>,
    /// What stands about those for whom the act changed it.
    pub standing: Vec<(Subject, Vec<Stands>)>,
    /// What their record came to say of marketing: whether it is wanted, since when, and how that came.
    pub marketing: Option<(bool, Timestamp, Origin)>,
    /// Of an erasure that the act carried out: by which pseudonyms the person was known of whom everything went, of nobody
    /// where less did. Nothing of any other act, also about an erasure that was carried out before.
    pub gone: Option<Vec<Subject>>,
    /// Whether it only says anew what earlier lines said, which are blanked.
    pub anew: bool,
}

/// What somebody said about a request.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct KeptMessage {
    /// When.
    pub at: Timestamp,
    /// Who.
    pub by: Author,
    /// What.
    pub text: Box<str>,
}

impl From<Message> for KeptMessage {
    fn from(message: Message) -> Self {
        Self {
            at: message.at,
            by: message.by,
            text: message.text.as_str().into(),
        }
    }
}

/// A legal hold.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct KeptHold {
    /// Which.
    pub id: HoldId,
    /// On what ground.
    pub ground: Exception,
    /// Why.
    pub why: Box<str>,
    /// Who set it.
    pub by: Actor,
    /// When.
    pub since: Timestamp,
    /// Its last day; none where it stands until it is lifted.
    pub until: Option<LastDay>,
}

impl From<Hold> for KeptHold {
    fn from(hold: Hold) -> Self {
        Self {
            id: hold.id,
            ground: hold.ground,
            why: hold.why.as_str().into(),
            by: hold.by,
            since: hold.since,
            until: hold.until,
        }
    }
}

impl Kept {
    /// Whose it is, where it says so by itself.
    pub fn subject(&self) -> Option<Subject> {
        match self {
            Self::Request(kept) => Some(kept.request.subject),
            Self::Standing { subject, .. } => Some(*subject),
            Self::Place
            | Self::Holds { .. }
            | Self::Key { .. }
            | Self::Sessions { .. }
            | Self::Retired(_)
            | Self::Deletion(_) => None,
        }
    }

    /// Whether it says that somebody has gone whole.
    pub(crate) fn erases(&self) -> bool {
        let Self::Request(kept) = self else { return false };
        kept.gone.as_ref().is_some_and(|gone| !gone.is_empty())
    }
}

/// An act that is done again.
#[derive(Debug, Clone)]
pub struct Replay {
    /// How far the ledger has come with it.
    pub at: Head,
    /// When it was done first.
    pub when: Timestamp,
    /// What became of what; nothing, where that is blanked.
    pub kept: Option<Kept>,
    /// What a request asks to be done elsewhere, and since when, where nothing is known of that here.
    pub tasks: Option<(Timestamp, Vec<NewTask>)>,
}

/// A line as it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LedgerLine {
    /// The act.
    pub entry: SealedEntry,
    /// Under which request, in the open: by it the lines of a request are found that have to be blanked.
    pub request: Option<Reference>,
    /// Whether it says that somebody has gone whole, and so keeps nothing but that.
    pub erases: bool,
    /// What is kept of it, sealed to the same place; nothing once it is blanked.
    pub kept: Option<SealedEntry>,
}

/// `kept` comes last: it is found by that when it has to be blanked.
#[derive(Serialize, Deserialize)]
struct Written {
    n: u64,
    at: i64,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    subject: Option<Subject>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    request: Option<Reference>,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    erases: bool,
    sealed: String,
    hash: String,
    kept: String,
}

impl LedgerLine {
    /// Reads a line. Nothing for what is none: a line whose act did not happen may have been cut short.
    pub fn parse(line: &str) -> Option<Self> {
        let written: Written = serde_json::from_str(line).ok()?;
        let entry = SealedEntry {
            sequence: written.n,
            at: Timestamp::from_microsecond(written.at).ok()?,
            subject: written.subject,
            sealed: from_hex(&written.sealed)?,
            hash: from_hex(&written.hash)?.try_into().ok()?,
        };
        // What has one space in it was to have them all: a loss of power came between.
        let kept = if written.kept.is_empty() || written.kept.contains(' ') {
            None
        } else {
            Some(SealedEntry {
                sealed: from_hex(&written.kept)?,
                hash: [0; 32],
                ..entry.clone()
            })
        };
        Some(Self {
            entry,
            request: written.request,
            erases: written.erases,
            kept,
        })
    }

    /// The line, without what ends it.
    ///
    /// # Errors
    /// If it cannot be written as JSON.
    pub(crate) fn write(&self) -> Result<String, serde_json::Error> {
        serde_json::to_string(&Written {
            n: self.entry.sequence,
            at: self.entry.at.as_microsecond(),
            subject: self.entry.subject,
            request: self.request.clone(),
            erases: self.erases,
            sealed: hex(&self.entry.sealed),
            hash: hex(&self.entry.hash),
            kept: self
                .kept
                .as_ref()
                .map_or_else(String::new, |kept| hex(&kept.sealed)),
        })
    }
}

pub(crate) fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes
        .iter()
        .fold(String::with_capacity(2 * bytes.len()), |mut hex, byte| {
            // Writing to a string cannot fail.
            let _ = write!(hex, "{byte:02x}");
            hex
        })
}

pub(crate) fn from_hex(text: &str) -> Option<Vec<u8>> {
    let digit = |byte: u8| {
        char::from(byte)
            .to_digit(16)
            .and_then(|digit| u8::try_from(digit).ok())
    };
    let pairs = text.as_bytes().chunks(2);
    pairs
        .map(|pair| match pair {
            [high, low] => Some((digit(*high)? << 4) | digit(*low)?),
            _ => None,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line() -> LedgerLine {
        let entry = SealedEntry {
            sequence: 7,
            at: Timestamp::from_microsecond(1_790_000_000_000_001).unwrap(),
            subject: Some(Subject::from_digest([3; 32])),
            sealed: vec![0, 0x7f, 0xff],
            hash: [9; 32],
        };
        LedgerLine {
            kept: Some(SealedEntry {
                sealed: vec![1, 2],
                hash: [0; 32],
                ..entry.clone()
            }),
            request: Some(Reference::from_random(7)),
            erases: false,
            entry,
        }
    }

    #[test]
    fn a_line_comes_back_as_it_was_written_and_blanked_without_what_was_kept() {
        let line = line();
        let text = line.write().unwrap();
        assert_eq!(LedgerLine::parse(&text).as_ref(), Some(&line));
        let blanked = text.replace("\"0102\"", "\"    \"");
        assert_ne!(blanked, text);
        let read = LedgerLine::parse(&blanked).unwrap();
        assert_eq!((read.kept, read.entry), (None, line.entry));
    }

    #[test]
    fn that_somebody_has_gone_is_said_in_the_open() {
        let line = LedgerLine {
            erases: true,
            ..line()
        };
        assert_eq!(LedgerLine::parse(&line.write().unwrap()), Some(line));
    }

    /// The control is a space where nothing is ever blanked.
    #[test]
    fn what_is_blanked_in_part_is_blanked() {
        let line = line();
        let text = line.write().unwrap();
        let begins = text.rfind("0102").unwrap();
        for blanked in 1_u8..16 {
            let mut torn = text.clone().into_bytes();
            for at in (0..4_usize).filter(|at| blanked & (1_u8 << *at) != 0) {
                torn[begins + at] = b' ';
            }
            let read = LedgerLine::parse(std::str::from_utf8(&torn).unwrap()).unwrap();
            assert_eq!((&read.kept, &read.entry), (&None, &line.entry), "{blanked:04b}");
        }
        let elsewhere = text.replace("\"007fff\"", "\"007ff \"");
        assert_ne!(elsewhere, text);
        assert_eq!(LedgerLine::parse(&elsewhere), None);
    }

    #[test]
    fn what_was_cut_short_is_no_line() {
        let text = line().write().unwrap();
        for end in 0..text.len() {
            assert_eq!(LedgerLine::parse(&text[..end]), None, "{end}");
        }
    }

    #[test]
    fn hexadecimal_digits_come_in_pairs() {
        assert_eq!(from_hex("00fFa1"), Some(vec![0, 0xff, 0xa1]));
        for not in ["0", "0g", "+1", "é"] {
            assert_eq!(from_hex(not), None, "{not}");
        }
    }
}
