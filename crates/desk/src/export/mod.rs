//! A person's copy: one snapshot, streamed, signed.

mod access_log;
mod package;
mod preface;
mod requests;
mod writer;

use std::fmt;

use bytes::Bytes;
use domain::{
    audit::{Act, By, Chain},
    id::{AppId, ExternalId, UserId},
    principal::Principal,
    subject::Subject,
};
use store::{Person, Totals, Walk};
use tokio::sync::mpsc;

pub use self::package::{Enclosed, Package};
use self::writer::Writer;
use crate::{Desk, Error, Operator, by, me};

/// Chunks under way between reading and sending: a slow reader holds no more than these.
const DEPTH: usize = 4;

/// A copy on its way.
#[derive(Debug)]
pub struct Export {
    /// About how many bytes it will have.
    pub expected_bytes: u64,
    /// What to call the file.
    pub file_name: String,
    /// The bytes. A [`Cut`] means that the copy is not whole; a copy that is whole ends with its `integrity`.
    pub body: mpsc::Receiver<Result<Bytes, Cut>>,
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
        let me = me(principal)?;
        self.ask_fresh(principal)?;
        let person = self.visible(&me).await?.ok_or(Error::NothingHeld)?;
        self.stream(me.app, &person, me.subject, by(principal)).await
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
        self.stream(app, &person, subject, By::Operator).await
    }

    /// Whoever the operator names, ready to be copied.
    async fn found(&self, app: &AppId, user: &UserRef) -> Result<(Person, Subject), Error> {
        if self.store.app(app).await?.is_none() {
            return Err(Error::NotHeld("app"));
        }
        let person = match user {
            UserRef::External(id) => self.store.person(app, id).await?,
            UserRef::Id(id) => self.store.person_by_id(app, id).await?,
        };
        let person = person
            .filter(|person| person.going.is_none())
            .ok_or(Error::NotHeld("user"))?;
        self.name_others(app, &person).await?;
        let subject = match &person.external_id {
            Some(id) => self.keyring.subject(app, id),
            None => self.keyring.subject_of_user(app, &person.user),
        };
        Ok((person, subject))
    }

    async fn stream(&self, app: &AppId, person: &Person, subject: Subject, by: By) -> Result<Export, Error> {
        let totals = self.store.totals(app, &person.user).await?;
        let expected_bytes = self.how_large(app, &totals).await?;
        let (to_reader, body) = mpsc::channel(DEPTH);
        let writer = Writer::new(
            std::sync::Arc::clone(&self.keyring),
            app.clone(),
            to_reader.clone(),
        );
        let entry = self.entry(Act::Exported, by).about(subject);
        let log = self.log(Chain::App(app.clone()), entry);
        let walk = Walk {
            app: app.clone(),
            user: person.user.clone(),
            subject,
            log,
        };
        let store = std::sync::Arc::clone(&self.store);
        tokio::spawn(async move {
            let whole = match store.walk(walk, Box::new(writer)).await {
                Ok(Some(visit)) => Writer::finish(visit).await,
                Ok(None) => false,
                Err(error) => {
                    tracing::error!(error = &error as &dyn std::error::Error, "a copy was broken off");
                    false
                }
            };
            if !whole {
                // Nobody may be listening any more.
                drop(to_reader.send(Err(Cut)).await);
            }
        });
        Ok(Export {
            expected_bytes,
            file_name: self.file_name(),
            body,
        })
    }

    /// The records' texts, the commas between them, and what stands around them.
    async fn how_large(&self, app: &AppId, totals: &Totals) -> Result<u64, Error> {
        let notice = preface::notice(&self.store.facts(app).await?).to_string();
        let records = totals.messages + totals.channels + totals.devices + totals.business_systems;
        let conversations = totals.conversations + totals.shared_conversations;
        Ok(totals.bytes + records + 120 * totals.merges + 280 * conversations + 1_000 + notice.len() as u64)
    }

    fn file_name(&self) -> String {
        format!("my-data-{}.json", self.today())
    }
}

#[cfg(test)]
mod tests;
