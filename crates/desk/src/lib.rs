//! The use cases, one file a verb. Authority is checked here, once: whoever calls says who they are with a
//! [`Principal`], and what is not theirs looks like what is not there.

mod acknowledge;
mod activity;
mod answer;
mod ask;
mod attachment;
mod audit;
mod business;
mod clock;
mod close_question;
mod decide;
mod diff;
mod dossier;
mod draft;
mod elsewhere;
mod erase_app;
mod erase_by_hand;
mod erasing;
mod error;
mod execute;
mod export;
mod extend;
mod facts;
mod fetch;
mod form;
mod former;
mod fresh;
mod grant;
mod hand_out;
mod hand_over;
mod hold;
mod import;
mod keys;
mod on_behalf;
mod operator;
mod received;
mod residue;
mod restore;
mod rests;
mod retain;
mod review;
mod revise;
mod ripen;
mod say;
mod search;
mod sessions;
mod set_up;
mod sign_in;
mod standing;
mod steady;
mod submit;
mod suppressions;
mod take_up;
mod tasks;
mod tell;
mod turn_away;
mod verifiers;
mod view;
mod withdraw;

#[cfg(test)]
mod canaries;
#[cfg(test)]
mod lifecycle;
#[cfg(test)]
mod testing;

use std::{
    path::PathBuf,
    sync::{Arc, Mutex},
};

use domain::{
    audit::{Act, By, Chain, Entry},
    facts::Region,
    id::{AppId, ExternalId},
    key::Reach,
    principal::{Actor, Principal},
    subject::Subject,
};
use evidence::{Keyring, Random};
use jiff::SignedDuration;
use store::{Log, Store};
use tokio::sync::Notify;

/// What use cases give as the store keeps it, so that pages need not know the store.
pub use store::{
    Aging, ConversationRow, Cursor, Erased, List, Listed, Order, Owed, Person, Place, QueuePage, QueueRow,
    ReadTo, Received, Returned, SessionPlace, Sheets, Statement, Suppression, Suppressions, Tasks, Totals,
    Typed, Undescribed, Undone,
};

pub use self::{
    activity::{Activity, ActivityLine, Role},
    attachment::Attachment,
    audit::{AuditLine, Checked},
    business::Business,
    clock::Clock,
    close_question::Close,
    decide::{Approved, Correcting, LONGEST_NOTE, Verdict},
    diff::{Diff, FieldDiff},
    dossier::{Dossier, Explained},
    elsewhere::{Coming, Fetch, Unfetched},
    erase_app::{Leaving, ToGo},
    erasing::{OnItsWay, Remains},
    error::Error,
    export::{
        Absence, Cut, Enclosed, Explain, Export, Extent, LONGEST_SNAPSHOT, Package, PartAsked, UserRef,
    },
    fetch::{Fetched, Granted, Waiting},
    grant::{Addressed, MadeAddress},
    hand_over::{Announced, GOOD_FOR},
    hold::{HoldTold, NewHold},
    import::{
        Amiss, File, Flaw, ImportTerms, Progress, Shelf, Spot as ImportSpot, TakenCopy, TakenIn, Unfit,
    },
    keys::{NewKey, PublicKey},
    on_behalf::{AskedFor, RECEIVED_WITHIN, Whom},
    operator::Operator,
    restore::{Replayed, Unreplayable},
    retain::{PlannedRule, RetentionPlan},
    review::{Behind, Decided, Queue, Review, Reviewed},
    revise::mark_of,
    search::{Asked, Found, FoundIn},
    sessions::OpenSession,
    sign_in::{Claims, Proven, Resumed, Scope, SignedIn, TokenKey},
    standing::OfPerson,
    submit::{
        Editable, ErasureSizes, NewCorrection, NewErasure, NewObjection, NewRestriction, NewSecondLook,
        NewTransfer, Proposal, Proposed, is_appealable,
    },
    tell::{Tell, Telling, Webhook},
    view::{Frame, Held, Kept, Overview, Profile, Spot, Transcript},
};
use self::{residue::Unverified, verifiers::Verifiers};

/// What a desk is made of.
pub struct Parts {
    /// Where everything is kept.
    pub store: Arc<dyn Store>,
    /// Where the master key lies; made on the first start.
    pub master_key: PathBuf,
    /// What time it is.
    pub clock: Arc<dyn Clock>,
    /// Where randomness comes from.
    pub random: Arc<dyn Random>,
    /// How long a session lives, and how long a sign-in is fresh.
    pub sessions: Sessions,
    /// Who brings pictures and files that are kept elsewhere; nobody, if none is to come.
    pub fetch: Option<Arc<dyn Fetch>>,
    /// Who tells those who have the data what was decided; nobody, if none is to be told from here.
    pub tell: Option<Arc<dyn Tell>>,
}

/// How long a session lives, and how long a sign-in is fresh.
#[derive(Debug, Clone, Copy)]
pub struct Sessions {
    /// Without being used.
    pub idle: SignedDuration,
    /// In all.
    pub lifetime: SignedDuration,
    /// What matters most is done this soon after a token was made, and no later.
    pub fresh: SignedDuration,
}

impl Default for Sessions {
    fn default() -> Self {
        Self {
            idle: SignedDuration::from_hours(1),
            lifetime: SignedDuration::from_hours(12),
            fresh: SignedDuration::from_mins(15),
        }
    }
}

/// Every use case of the portal.
pub struct Desk {
    store: Arc<dyn Store>,
    keyring: Arc<Keyring>,
    /// Sealed as the secrets of keys are: opened where there is no key.
    stand_in: Vec<u8>,
    clock: Arc<dyn Clock>,
    random: Arc<dyn Random>,
    sessions: Sessions,
    patience: export::Patience,
    elsewhere: Option<Arc<dyn Fetch>>,
    tells: Option<Arc<dyn Tell>>,
    verifiers: Verifiers,
    steadiness: steady::Steadiness,
    work: Notify,
    /// What has gone of which every page was emptied since, and which is not verified yet.
    emptied: Mutex<Unverified>,
}

/// A person, as their principal proves them.
struct Me<'a> {
    app: &'a AppId,
    external_id: &'a ExternalId,
    subject: Subject,
    region: Option<&'a Region>,
}

impl Desk {
    fn entry(&self, act: Act, by: By) -> Entry {
        Entry::new(self.clock.now(), act, by)
    }

    fn log(&self, chain: Chain, entry: Entry) -> Log {
        Log {
            chain,
            entry,
            seal: Arc::clone(&self.keyring) as Arc<dyn domain::audit::Seal>,
        }
    }
}

/// How a principal stands in the log.
fn by(principal: &Principal) -> By {
    match principal {
        Principal::User { kid, .. } => By::Person {
            kid: Some(kid.clone()),
        },
        Principal::Staff { actor, .. } => By::Staff {
            name: actor.name.clone(),
            sub: Some(actor.id.clone()),
            kid: actor.kid.clone(),
        },
    }
}

/// The person a principal proves.
fn me(principal: &Principal) -> Result<Me<'_>, Error> {
    match principal {
        Principal::User {
            app,
            external_id,
            subject,
            region,
            ..
        } => Ok(Me {
            app,
            external_id,
            subject: *subject,
            region: region.as_ref(),
        }),
        Principal::Staff { .. } => Err(Error::NotFound),
    }
}

/// The member of staff a principal proves.
fn staff(principal: &Principal) -> Result<(&Reach, &Actor), Error> {
    match principal {
        Principal::Staff { reach, actor, .. } => Ok((reach, actor)),
        Principal::User { .. } => Err(Error::NotFound),
    }
}

fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes.iter().fold(String::new(), |mut hex, byte| {
        // Writing to a string cannot fail.
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}
