//! What is written down about every act.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::{
    id::{AppId, KeyId},
    request::Reference,
    subject::Subject,
};

/// One log an app, one for the installation. Deleting an app leaves its chain.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Chain {
    /// The acts on one app's data.
    App(AppId),
    /// Keys, groups, and what concerns no single app.
    Installation,
    /// No log of its own: the lines of the ledger beside the data, which follow each other in the same way.
    Ledger,
}

impl Chain {
    /// The chain's name in the store: the app's id, or one that no app has.
    pub fn name(&self) -> &str {
        match self {
            Self::App(app) => app.as_str(),
            Self::Installation => "*",
            Self::Ledger => "*ledger",
        }
    }
}

/// What was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Act {
    /// A key was made.
    KeyCreated,
    /// A key of a business's own was registered.
    KeyAdded,
    /// A key was replaced by a new one, and goes on for a while.
    KeyRotated,
    /// A key was revoked, and what it had opened was ended.
    KeyRevoked,
    /// An app's facts were set.
    FactsSet,
    /// Records were loaded.
    Imported,
    /// An import said that two records of a person became one. No entry of its own: the merge itself stands among the
    /// person's.
    RecordsMerged,
    /// An import said what a person wants of marketing. No entry of its own either: the preference itself stands among
    /// the person's.
    PreferenceSet,
    /// Somebody signed in.
    SignedIn,
    /// A good key's token was refused all the same.
    SignInRefused,
    /// Somebody signed out.
    SignedOut,
    /// A business's server announced somebody.
    HandedOver,
    /// Somebody who is signed in asked for what is not for their kind of caller.
    AccessRefused,
    /// Sessions were ended from elsewhere.
    SessionsEnded,
    /// A copy was begun.
    Exported,
    /// A one-time address was made, at which somebody whom the person named fetches their copy.
    AddressMade,
    /// Somebody came there with a secret that was not right.
    AddressRefused,
    /// Somebody came there with the right one, and began to fetch. The address is good no longer.
    AddressUsed,
    /// Nobody came in time.
    AddressLapsed,
    /// The copy has reached whom it was for.
    CopyDelivered,
    /// A person asked for something.
    RequestOpened,
    /// A person took it back.
    RequestWithdrawn,
    /// A member of staff put a request for a person, or somebody at the machine did.
    RequestOpenedFor,
    /// A member of staff has told a person, by another way than the portal, that a request put for them is here.
    RequestAcknowledged,
    /// A member of staff began to look into a request.
    RequestTakenUp,
    /// A member of staff asked a person something about their request.
    QuestionAsked,
    /// The person answered.
    QuestionAnswered,
    /// A member of staff closed the question: with an answer that came another way, without one, or by taking it back.
    QuestionClosed,
    /// The person was told once more that their request ends without an answer.
    RequestWarned,
    /// A request ended without the person's answer.
    RequestExpired,
    /// Something was said about a request.
    MessageSent,
    /// The business took longer.
    RequestExtended,
    /// The time to take an approved request back was over.
    CooledOff,
    /// An appeal was upheld, and what was asked was opened anew.
    RequestReopened,
    /// A request was approved by the first of two.
    RequestEndorsed,
    /// A request was approved.
    RequestApproved,
    /// A request was refused.
    RequestRefused,
    /// A member of staff opened a person's request and saw the record behind it.
    RecordOpened,
    /// A member of staff set a legal hold on a person: nothing of theirs is erased while it stands.
    HoldSet,
    /// A member of staff lifted it.
    HoldLifted,
    /// The portal began to carry a decision out.
    ExecutionStarted,
    /// The portal could not go on with it, and tries again.
    ExecutionFailed,
    /// The portal carried a decision out.
    ExecutionFinished,
    /// The portal has looked, and nothing is left in its files of what was erased.
    ErasureVerified,
    /// A member of staff said what became of something that a decision asks to be done elsewhere.
    TaskSettled,
    /// The portal told somebody who has the data of a decision, or gave that up.
    RecipientTold,
    /// Staff or the operator confirmed for how long a class of things is kept: what is older goes by itself from then on.
    RetentionConfirmed,
    /// The portal began to let go what has been kept for long enough.
    RetentionStarted,
    /// All of it has gone.
    RetentionFinished,
    /// The portal has looked, and nothing is left of it in its files.
    RetentionVerified,
    /// That a business goes was wanted by the first of two.
    AppDeletionEndorsed,
    /// That was taken back.
    AppDeletionTakenBack,
    /// It was decided that a business goes, and everything of everybody with it. From then on it is not there.
    AppDeletionDecided,
    /// The portal could not go on with it, and tries again.
    AppDeletionFailed,
    /// Nothing of the business is held any more.
    AppDeleted,
    /// The portal has looked, and nothing of it is left in its files.
    AppDeletionVerified,
    /// A business that was deleted may come in again.
    AppReadmitted,
    /// A member of staff told a person that the restriction of their records ends, on one ground or on all.
    RestrictionEnding,
    /// One of a restriction's grounds ended, as the person was told; it goes on on another.
    RestrictionNarrowed,
    /// The portal lifted a restriction, as the person was told.
    RestrictionLifted,
    /// A backup was begun.
    BackedUp,
    /// What was decided since a backup was done again after it was put back.
    Replayed,
    /// A backup was put back.
    Restored,
}

/// Who did it, without a person's name or id.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", tag = "role")]
pub enum By {
    /// The person themselves, as claimed by a key.
    Person {
        /// The key that vouches for them; entries of early versions do not say.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        kid: Option<KeyId>,
    },
    /// A member of staff, as claimed by a key.
    Staff {
        /// The name they signed in with.
        name: String,
        /// The `sub` of their token; entries of early versions do not say.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        sub: Option<String>,
        /// The key that vouches for both.
        kid: KeyId,
    },
    /// Somebody at the machine's command line.
    Operator,
    /// The portal by itself.
    Portal,
    /// Whoever has a one-time address that was made for somebody whom the person named.
    Recipient,
}

/// One entry, before it is sealed. Holds pseudonyms and facts, no personal data of the person concerned.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Entry {
    /// When, in UTC.
    pub at: Timestamp,
    /// What.
    pub act: Act,
    /// Who.
    pub by: By,
    /// Whose data, where it concerns one person.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subject: Option<Subject>,
    /// Which request it belongs to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub request: Option<Reference>,
    /// Facts of the act: a reason's code, a count. Never a record's content.
    #[serde(default, skip_serializing_if = "serde_json::Map::is_empty")]
    pub facts: serde_json::Map<String, serde_json::Value>,
}

impl Entry {
    /// An entry about nobody in particular.
    pub fn new(at: Timestamp, act: Act, by: By) -> Self {
        Self {
            at,
            act,
            by,
            subject: None,
            request: None,
            facts: serde_json::Map::new(),
        }
    }

    /// Whose data it concerns.
    #[must_use]
    pub fn about(mut self, subject: Subject) -> Self {
        self.subject = Some(subject);
        self
    }

    /// Which request it belongs to.
    #[must_use]
    pub fn of(mut self, request: &Reference) -> Self {
        self.request = Some(request.clone());
        self
    }

    /// Adds a fact.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl Into<serde_json::Value>) -> Self {
        self.facts.insert(name.to_owned(), value.into());
        self
    }
}

/// An entry as it is stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SealedEntry {
    /// Its place in the chain, from 1.
    pub sequence: u64,
    /// When, for ordering and search; the sealed time is the one that counts.
    pub at: Timestamp,
    /// Whose, for the person's own view.
    pub subject: Option<Subject>,
    /// The sealed payload.
    pub sealed: Vec<u8>,
    /// SHA-256 over the previous entry's hash and this one's stored bytes.
    pub hash: [u8; 32],
}

/// The fact of an entry that says up to which place of its chain entries say nothing any more: their time was over.
pub const TO: &str = "entriesTo";

impl SealedEntry {
    /// Whether what it said has gone, and about whom.
    pub fn is_empty(&self) -> bool {
        self.sealed.is_empty()
    }
}

/// The head of a chain: how many entries, and the last one's hash (zeros when there is none).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Head {
    /// The last entry's place; 0 when there is none.
    pub sequence: u64,
    /// The last entry's hash.
    pub hash: [u8; 32],
}

/// Seals entries. The store calls it inside the transaction of the act that the entry describes: no entry, no act.
pub trait Seal: Send + Sync {
    /// Seals `entry` as the one after `head`.
    ///
    /// # Errors
    /// [`SealError`] when the payload cannot be encrypted.
    fn seal(&self, chain: &Chain, head: Head, entry: &Entry) -> Result<SealedEntry, SealError>;
}

/// The entry could not be sealed, so the act must not happen.
#[derive(Debug, thiserror::Error)]
#[error("the audit entry could not be sealed")]
pub struct SealError;

#[cfg(test)]
mod tests {
    use super::*;

    /// Entries are sealed and stay as they are: what one version has written, every later one reads.
    #[test]
    fn who_did_it_is_read_as_every_version_has_written_it() {
        let kid = || KeyId::parse("app_1").unwrap();
        let staff = |sub: Option<&str>| By::Staff {
            name: "Rhona".into(),
            sub: sub.map(str::to_owned),
            kid: kid(),
        };
        for (text, by) in [
            (r#"{"role":"person"}"#, By::Person { kid: None }),
            (
                r#"{"role":"person","kid":"app_1"}"#,
                By::Person { kid: Some(kid()) },
            ),
            (r#"{"role":"recipient"}"#, By::Recipient),
            (r#"{"role":"staff","name":"Rhona","kid":"app_1"}"#, staff(None)),
            (
                r#"{"role":"staff","name":"Rhona","sub":"r-7","kid":"app_1"}"#,
                staff(Some("r-7")),
            ),
        ] {
            assert_eq!(serde_json::from_str::<By>(text).unwrap(), by);
            assert_eq!(serde_json::to_string(&by).unwrap(), text);
        }
    }
}
