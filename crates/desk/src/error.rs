//! What a use case can answer instead.

use domain::{key::MOST_KEYS, request::IllegalMove};
use store::Refused;

/// Why it was not done. Never holds personal data.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// Not there, or not yours: they look the same.
    #[error("there is nothing here for you")]
    NotFound,
    /// Nothing is held about the person, so there is nothing to do it to.
    #[error("nothing is held")]
    NothingHeld,
    /// It has changed since it was read, or is past the point where this can be done.
    #[error("it has moved on meanwhile")]
    Moved,
    /// The key may not sign for this caller, or no longer.
    #[error("the key may not sign for this caller, or no longer")]
    KeyRefused,
    /// The token is good once, and was used before.
    #[error("the token was used before")]
    Spent,
    /// What was typed is neither the name nor the id of what is to go.
    #[error("this is neither the name of the business nor its id: type it as it stands")]
    NotNamed,
    /// This takes somebody who has just signed in.
    #[error("this takes a fresh sign-in")]
    NotFresh,
    /// The first of two who approve cannot be the second too.
    #[error("a second person has to approve, who signed in by another key")]
    SamePerson,
    /// A record that is only to be stored opens on the grounds of Art. 18(2) GDPR, and any other on none of them.
    #[error("the record is restricted, and opens on the grounds of Art. 18(2) GDPR alone; or it is not")]
    Restricted,
    /// A legal hold stands on whom it is about.
    #[error("a legal hold stands on whom it is about: lift it, or wait for its end")]
    Held,
    /// The last day of a hold is over, or no day that comes.
    #[error("the last day of a hold is a day to come")]
    NotHeldUntil,
    /// The record behind the request is not open to this session.
    #[error("open the record first")]
    RecordClosed,
    /// The law does not know this reason for such a request.
    #[error("the law gives no such reason for this request")]
    NoGround,
    /// Who decided does not decide on a complaint or an appeal about that.
    #[error("somebody else has to decide, who signed in by another key than whoever decided before")]
    SameReviewer,
    /// The law does not let a business ask who is asking for this.
    #[error("the law does not let you ask who they are for this")]
    MayNotAsk,
    /// The law gives no more time for this.
    #[error("the law gives no more time for this")]
    NotExtendable,
    /// It takes longer already, and that is said once.
    #[error("the request was extended before, and that can be done once")]
    ExtendedBefore,
    /// The day has passed on which it could still have been extended.
    #[error("the request is late already: it could have been extended until its last day")]
    Late,
    /// There is no decision to look at again.
    #[error("there is no decision to look at again")]
    NotDecided,
    /// An answer to a complaint or an appeal says why.
    #[error("the answer has to say why, in words of its own")]
    NothingSaid,
    /// It cannot have come on that day.
    #[error("the day is to come, or lies more than {} days back", crate::RECEIVED_WITHIN)]
    NotReceivedThen,
    /// Nobody is held under this name.
    #[error("nobody is held under this id")]
    NobodyHeld,
    /// The person whom staff put a complaint or an appeal for has no such request, whoever else may have it.
    #[error("they have no request by this reference")]
    NotTheirs,
    /// A note to the person is longer than it may be.
    #[error("the note is longer than {} characters", crate::LONGEST_NOTE)]
    NoteTooLong,
    /// A value that would be put right has changed since the reviewer saw it.
    #[error("a value has changed since it was seen")]
    Stale,
    /// All parts would be refused: that is a refusal.
    #[error("all parts would be refused: refuse the request")]
    AllParts,
    /// What somebody entered for a field or a text breaks a rule of it.
    #[error(transparent)]
    Misfit(#[from] domain::correction::Unfit),
    /// What the business is to say breaks a rule of its field.
    #[error(transparent)]
    Entries(#[from] domain::facts::UnfitEntries),
    /// A calendar of holidays ends before the year in which it would count.
    #[error("{0}: leave it out to count by weekends alone")]
    Calendar(#[from] domain::deadline::NotCovered),
    /// What somebody wrote is nothing, or too much.
    #[error(transparent)]
    Written(#[from] domain::request::InvalidWords),
    /// An app has as many keys as it may have.
    #[error("there are as many keys as there may be ({MOST_KEYS}): revoke one that is no longer used")]
    TooManyKeys,
    /// This public key is registered already, or was.
    #[error("this public key is registered already, or was: make a new key pair")]
    KnownKey,
    /// The file is no public key of the algorithm.
    #[error(transparent)]
    PublicKey(#[from] evidence::NoSuchPublicKey),
    /// The portal cannot make a key whose other half is the business's.
    #[error("this key is registered: bring the new public key, with --public FILE")]
    OwnKey,
    /// The key is revoked, or its time is over.
    #[error("the key is no longer good: rightsdesk key list shows those that are")]
    KeyIsOver,
    /// An app, group or person that the operator named is not held.
    #[error("the {what} is not held here: {look}", what = .0, look = where_to_look(.0))]
    NotHeld(&'static str),
    /// A file cannot be taken in.
    #[error("{why}")]
    Import {
        /// Which of them, from 0.
        file: usize,
        /// Where in it, and what is wrong.
        why: crate::Unfit,
    },
    /// What was decided since a backup cannot be done again.
    #[error(transparent)]
    Ledger(#[from] crate::Unreplayable),
    /// The master key cannot be used.
    #[error(transparent)]
    MasterKey(#[from] evidence::MasterKeyError),
    /// The master key does not fit the data.
    #[error(transparent)]
    Keyring(#[from] evidence::KeyringError),
    /// Another process has been writing for longer than one waits.
    #[error(transparent)]
    Busy(store::Error),
    /// The store failed.
    #[error(transparent)]
    Store(store::Error),
    /// Something else failed.
    #[error("{0}")]
    Fault(&'static str),
}

fn where_to_look(what: &str) -> &'static str {
    match what {
        "key" => "rightsdesk key list shows those there are",
        _ => "check its id, or import it first",
    }
}

impl From<store::Error> for Error {
    fn from(error: store::Error) -> Self {
        match error {
            store::Error::Refused(Refused::Changed) => Self::Moved,
            store::Error::Refused(Refused::Unknown) => Self::NotFound,
            store::Error::Refused(Refused::Held) => Self::Held,
            busy @ store::Error::Busy => Self::Busy(busy),
            other => Self::Store(other),
        }
    }
}

impl From<domain::deletion::MovedOn> for Error {
    fn from(_: domain::deletion::MovedOn) -> Self {
        Self::Moved
    }
}

impl From<IllegalMove> for Error {
    fn from(illegal: IllegalMove) -> Self {
        match illegal {
            IllegalMove::Late => Self::Late,
            IllegalMove::ExtendedBefore => Self::ExtendedBefore,
            IllegalMove::State { .. } | IllegalMove::Parts => Self::Moved,
        }
    }
}

impl From<evidence::RandomError> for Error {
    fn from(_: evidence::RandomError) -> Self {
        Self::Fault("the system has no randomness to give")
    }
}
