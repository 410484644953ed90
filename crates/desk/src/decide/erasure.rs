//! An erasure that is approved is put in line.

use domain::request::Request;

use super::Carried;
use crate::{Desk, Error};

impl Desk {
    /// It begins at once, if there is anybody whose records could go.
    pub(super) async fn carry_erasure(&self, approved: &Request) -> Result<Carried, Error> {
        self.store.user_of(approved).await?.ok_or(Error::NotFound)?;
        Ok(Carried::InLine { cools_until: None })
    }
}
