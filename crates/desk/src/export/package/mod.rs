//! The package: the copy, its records as tables, a page that reads it and a text that says what is what. One zip,
//! streamed as the copy is.

mod archive;
mod attachments;
mod cell;
mod packing;
mod table;

use std::sync::Arc;

use bytes::Bytes;
use domain::{
    audit::{By, Chain, Entry},
    id::AppId,
    principal::Principal,
    subject::Subject,
};
use store::{Person, Walk};
use tokio::sync::{mpsc, oneshot};

use self::{archive::Archive, packing::Packing};
use super::{Cut, DEPTH, UserRef};
use crate::{Desk, Error, Operator, by, me};

/// From so many bytes of the copy on, a file of the package could have 4 GiB: a row holds a record, its quotation marks
/// doubled, and some of it once more. Below it the package is one that every program opens, also those that do not
/// know zip64.
const LARGE: u64 = 1 << 30;

/// What stands in a package besides what is held about the person.
#[derive(Debug, Clone)]
pub struct Enclosed {
    /// What each file is, and how to go about it, in the person's language.
    pub read_me: String,
    /// A page that shows the copy without the portal.
    pub viewer: Option<&'static [u8]>,
}

/// A package on its way.
#[derive(Debug)]
pub struct Package {
    /// What to call the file.
    pub file_name: String,
    /// The bytes. After a [`Cut`], nobody opens what came before it.
    pub body: mpsc::Receiver<Result<Bytes, Cut>>,
}

impl Desk {
    /// The person's own package.
    ///
    /// # Errors
    /// As [`Self::export`].
    pub async fn package(&self, principal: &Principal, enclosed: Enclosed) -> Result<Package, Error> {
        let me = me(principal)?;
        self.ask_fresh(principal)?;
        let person = self.visible(&me).await?.ok_or(Error::NothingHeld)?;
        let entry = self.exported(by(principal), me.subject);
        self.pack(me.app, &person, me.subject, entry, enclosed).await
    }

    /// A person's package for the operator at the machine.
    ///
    /// # Errors
    /// As [`Self::export_of`].
    pub async fn package_of(
        &self,
        _: &Operator,
        app: &AppId,
        user: &UserRef,
        enclosed: Enclosed,
    ) -> Result<Package, Error> {
        let (person, subject) = self.found(app, user).await?;
        let entry = self.exported(By::Operator, subject);
        self.pack(app, &person, subject, entry, enclosed).await
    }

    pub(crate) async fn pack(
        &self,
        app: &AppId,
        person: &Person,
        subject: Subject,
        entry: Entry,
        enclosed: Enclosed,
    ) -> Result<Package, Error> {
        let totals = self.store.totals(app, &person.user).await?;
        let is_large = self.how_large(app, &totals).await? >= LARGE;
        let (to_reader, body) = mpsc::channel(DEPTH);
        let (say, said) = oneshot::channel();
        let archive = Archive::new(to_reader.clone(), entry.at, is_large);
        let packing = Packing::new(Arc::clone(&self.keyring), app.clone(), enclosed, say, archive);
        let walk = Walk {
            app: app.clone(),
            user: person.user.clone(),
            subject,
            former: self.former_of(app, &person.user, &subject).await?,
            log: self.log(Chain::App(app.clone()), entry),
        };
        let store = Arc::clone(&self.store);
        let walking = tokio::spawn(async move {
            let end = match store.walk(walk, Box::new(packing)).await {
                Ok(Some(visit)) => Packing::end_of(visit),
                Ok(None) => return Err(Error::NothingHeld),
                Err(error) => {
                    tracing::error!(
                        error = &error as &dyn std::error::Error,
                        "a package was broken off"
                    );
                    drop(to_reader.send(Err(Cut)).await);
                    return Err(error.into());
                }
            };
            // Nobody may be listening any more.
            drop(to_reader.send(end.map(Bytes::from).ok_or(Cut)).await);
            Ok(())
        });
        if said.await.is_err() {
            return Err(match walking.await {
                Ok(Err(error)) => error,
                _ => Error::Fault("the package could not be begun"),
            });
        }
        Ok(Package {
            file_name: format!("my-data-{}.zip", self.today()),
            body,
        })
    }
}

#[cfg(test)]
mod tests;
