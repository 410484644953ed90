//! Somebody who is signed in asked for what is not for their kind of caller.

use domain::{audit::Act, principal::Principal};

use crate::{Desk, Error, sign_in::chain_of_principal};

impl Desk {
    /// Writes down that the caller was turned away at this route, which is a pattern without ids in it. What is not there
    /// and what is another's look the same, and are not refusals.
    ///
    /// # Errors
    /// [`Error::Store`] if the store fails.
    pub async fn turn_away(&self, principal: &Principal, route: &str) -> Result<(), Error> {
        let entry = self.about(Act::AccessRefused, principal).with("route", route);
        let log = self.log(chain_of_principal(principal), entry);
        Ok(self.store.note(log).await?)
    }
}
