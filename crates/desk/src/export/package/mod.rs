//! The package: the copy, its records as tables, the pictures and files that are held or may be fetched, a page that reads
//! it and a text that says what is what. One zip, streamed as the copy is.

mod absence;
mod archive;
mod attachments;
mod cell;
mod fetching;
mod packing;
mod table;

use std::sync::Arc;

use bytes::Bytes;
use domain::{
    audit::{By, Entry},
    id::AppId,
    principal::Principal,
    subject::Subject,
};
use store::Person;
use tokio::sync::mpsc;

pub use self::absence::{Absence, Explain};
use self::{
    fetching::{Means, Wanted},
    packing::Packing,
};
use super::{Cut, UserRef};
use crate::{Desk, Error, Operator, by, me};

/// From so many bytes of the copy on, a table of the package could have 4 GiB: a row holds a record, its quotation marks
/// doubled, and some of it once more. Below it, all of the package but the list of attachments is read also by programs
/// that do not know zip64.
const LARGE: u64 = 1 << 30;

/// What stands in a package besides what is held about the person.
#[derive(Debug, Clone)]
pub struct Enclosed {
    /// What each file is, and how to go about it, in the person's language.
    pub read_me: String,
    /// A page that shows the copy without the portal.
    pub viewer: Option<&'static [u8]>,
    /// Who says what is not in it, and why.
    pub explain: Arc<dyn Explain>,
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
        let keyring = Arc::clone(&self.keyring);
        let wanted = self.wanted();
        let packing = |line| Packing::new(keyring, app.clone(), enclosed, wanted, is_large, line);
        let ((), body) = self.send(app, person, subject, entry, packing).await?;
        Ok(Package {
            file_name: format!("my-data-{}.zip", self.today()),
            body,
        })
    }

    /// Nothing yet, and where nobody fetches, nothing ever.
    fn wanted(&self) -> Wanted {
        Wanted::by(self.elsewhere.clone().map(|fetch| Means {
            fetch,
            clock: Arc::clone(&self.clock),
        }))
    }
}

#[cfg(test)]
mod tests;
