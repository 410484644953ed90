//! A copy that is approved is granted: it waits to be taken, by staff for the person or by whom they named.

use domain::request::Request;

use super::Carried;
use crate::{Desk, Error};

impl Desk {
    /// It waits, if there is anybody whose copy it could be.
    pub(super) async fn carry_copy(&self, approved: &Request) -> Result<Carried, Error> {
        self.whose_copy(approved).await?;
        Ok(Carried::Granted)
    }
}
