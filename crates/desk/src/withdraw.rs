//! A person takes a request back.

use domain::{
    audit::{Act, By, Chain},
    principal::Principal,
    request::Reference,
};

use crate::{Desk, Error};

impl Desk {
    /// Takes a request back that nobody has decided yet.
    ///
    /// # Errors
    /// [`Error::NotFound`] if it is not theirs, [`Error::Moved`] once it is decided.
    pub async fn withdraw(&self, principal: &Principal, reference: &Reference) -> Result<(), Error> {
        let request = self.request(principal, reference).await?;
        let withdrawn = request.clone().withdraw(self.clock.now())?;
        let entry = self
            .entry(Act::RequestWithdrawn, By::Person)
            .about(request.subject)
            .of(reference);
        let log = self.log(Chain::App(request.app.clone()), entry);
        Ok(self.store.advance(&request, &withdrawn, log).await?)
    }
}
