//! A person's copy: one snapshot, streamed, signed.

mod access_log;
mod document;
mod package;
mod patience;
mod pipe;
mod preface;
mod requests;
mod room;
mod sending;
mod tag;
mod writer;

use std::{fmt, sync::Arc};

use bytes::Bytes;
use domain::{
    audit::{Act, By, Entry},
    id::{AppId, ExternalId, UserId},
    principal::Principal,
    subject::Subject,
};
use store::{Person, Totals};
use tokio::sync::mpsc;

pub(crate) use self::patience::Patience;
use self::writer::Writer;
pub use self::{
    package::{Absence, Enclosed, Explain, Package},
    patience::LONGEST_SNAPSHOT,
};
use crate::{Desk, Error, Operator, by, me};

/// Chunks under way between reading and sending: a slow reader holds no more than these.
const DEPTH: usize = 3;

/// A copy on its way.
#[derive(Debug)]
pub struct Export {
    /// About how many bytes it will have.
    pub expected_bytes: u64,
    /// What to call the file.
    pub file_name: String,
    /// Its entity tag, a strong one, with its quotation marks (RFC 9110 §8.8.3): equal tags mean equal bytes.
    pub tag: String,
    /// What of it comes.
    pub extent: Extent,
    /// The bytes. A [`Cut`] means that the copy is not whole; a copy that is whole ends with its `integrity`.
    pub body: mpsc::Receiver<Result<Bytes, Cut>>,
}

/// How much of a copy comes. Lengths and places are in bytes, of the copy as it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Extent {
    /// All of it.
    Whole,
    /// A part.
    Part {
        /// Its first byte.
        first: u64,
        /// Its last byte, which is one of it.
        last: u64,
        /// Of how many.
        length: u64,
    },
    /// Nothing: what was asked for lies behind the end.
    Beyond {
        /// How many bytes there are.
        length: u64,
    },
}

/// A part of a copy, to take up one that was cut.
pub struct PartAsked {
    /// Of which copy. If it can no longer be made, another one comes whole. Without, a part of the newest comes.
    pub tag: Option<String>,
    /// Which part of a copy of this many bytes.
    pub range: Box<dyn FnOnce(u64) -> Extent + Send>,
}

impl fmt::Debug for PartAsked {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PartAsked")
            .field("tag", &self.tag)
            .finish_non_exhaustive()
    }
}

/// What is known before the first byte comes.
struct Head {
    tag: String,
    extent: Extent,
}

/// The copy was broken off.
#[derive(Debug, Clone, Copy)]
pub struct Cut;

impl fmt::Display for Cut {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the copy was broken off")
    }
}

impl std::error::Error for Cut {}

/// How the command line names a person.
#[derive(Debug, Clone)]
pub enum UserRef {
    /// The business's id.
    External(ExternalId),
    /// The platform's id.
    Id(UserId),
}

impl Desk {
    /// The person's own copy.
    ///
    /// # Errors
    /// [`Error::NotFresh`] without a fresh sign-in, [`Error::NothingHeld`] if there is nothing to copy.
    pub async fn export(&self, principal: &Principal) -> Result<Export, Error> {
        self.own(principal, None).await
    }

    /// A part of the person's own copy. It is made anew, and what comes before the part is left out.
    ///
    /// # Errors
    /// As [`Desk::export`].
    pub async fn export_part(&self, principal: &Principal, part: PartAsked) -> Result<Export, Error> {
        self.own(principal, Some(part)).await
    }

    async fn own(&self, principal: &Principal, part: Option<PartAsked>) -> Result<Export, Error> {
        let me = me(principal)?;
        self.ask_fresh(principal)?;
        let person = self.visible(&me).await?.ok_or(Error::NothingHeld)?;
        let entry = self.exported(by(principal), me.subject);
        self.stream(me.app, &person, me.subject, entry, part).await
    }

    /// About how many bytes the person's copy will have, and what to call it.
    ///
    /// # Errors
    /// [`Error::NothingHeld`] if there is nothing to copy.
    pub async fn export_size(&self, principal: &Principal) -> Result<(Totals, u64, String), Error> {
        let me = me(principal)?;
        let person = self.visible(&me).await?.ok_or(Error::NothingHeld)?;
        let totals = self.store.totals(me.app, &person.user).await?;
        let bytes = self.how_large(me.app, &totals).await?;
        Ok((totals, bytes, self.file_name()))
    }

    /// A person's copy for the operator at the machine.
    ///
    /// # Errors
    /// [`Error::NotHeld`] if the app or the person is not held.
    pub async fn export_of(&self, _: &Operator, app: &AppId, user: &UserRef) -> Result<Export, Error> {
        let (person, subject) = self.found(app, user).await?;
        let entry = self.exported(By::Operator, subject);
        self.stream(app, &person, subject, entry, None).await
    }

    /// Whether somebody whom the operator names is held, and not being erased: if not, that is why their copy was broken
    /// off.
    ///
    /// # Errors
    /// [`Error::Store`] if the store fails.
    pub async fn is_held(&self, _: &Operator, app: &AppId, user: &UserRef) -> Result<bool, Error> {
        Ok(self
            .named(app, user)
            .await?
            .is_some_and(|person| person.going.is_none()))
    }

    /// Whoever the operator names, ready to be copied.
    async fn found(&self, app: &AppId, user: &UserRef) -> Result<(Person, Subject), Error> {
        let person = self.named(app, user).await?;
        let person = person
            .filter(|person| person.going.is_none())
            .ok_or(Error::NotHeld("user"))?;
        self.name_others(app, &person).await?;
        let subject = self.subject_of(app, &person.user, person.external_id.as_ref());
        Ok((person, subject))
    }

    /// Whoever the operator names, also while they go; none if nothing is held about them.
    pub(crate) async fn named(&self, app: &AppId, user: &UserRef) -> Result<Option<Person>, Error> {
        if self.store.app(app).await?.is_none() {
            return Err(Error::NotHeld("app"));
        }
        Ok(match user {
            UserRef::External(id) => self.store.person(app, id).await?,
            UserRef::Id(id) => self.store.person_by_id(app, id).await?,
        })
    }

    /// What is written down when a copy is begun.
    pub(crate) fn exported(&self, by: By, subject: Subject) -> Entry {
        self.entry(Act::Exported, by).about(subject)
    }

    pub(crate) async fn stream(
        &self,
        app: &AppId,
        person: &Person,
        subject: Subject,
        entry: Entry,
        part: Option<PartAsked>,
    ) -> Result<Export, Error> {
        let totals = self.store.totals(app, &person.user).await?;
        let expected_bytes = self.how_large(app, &totals).await?;
        let keyring = Arc::clone(&self.keyring);
        let writer = |line| Writer::new(keyring, app.clone(), part, line);
        let (Head { tag, extent }, body) = self.send(app, person, subject, entry, writer).await?;
        Ok(Export {
            expected_bytes,
            file_name: self.file_name(),
            tag,
            extent,
            body,
        })
    }

    /// The records' texts, the commas between them, and what stands around them.
    async fn how_large(&self, app: &AppId, totals: &Totals) -> Result<u64, Error> {
        let facts = self.store.facts(app).await?;
        let notice = preface::notice(&facts, &self.kept_for(app, &facts).await?).to_string();
        let records = totals.messages + totals.channels + totals.devices + totals.business_systems;
        let conversations = totals.conversations + totals.shared_conversations;
        let told = totals.merges + totals.preferences;
        Ok(totals.bytes + records + 120 * told + 280 * conversations + 1_000 + notice.len() as u64)
    }

    fn file_name(&self) -> String {
        format!("my-data-{}.json", self.today())
    }
}

#[cfg(test)]
mod tests;
