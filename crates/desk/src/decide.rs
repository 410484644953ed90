//! Staff decide.

use domain::{
    audit::{Act, Chain},
    principal::Principal,
    reason::Reason,
    request::{Reference, Refusal, Request},
};

use crate::{Desk, Error, by, staff};

/// How long a note to the person may be, in characters.
const LONGEST_NOTE: usize = 2_000;

impl Desk {
    /// Approves a request. The person is hidden and the execution put in line at once.
    ///
    /// # Errors
    /// [`Error::NotFound`] out of reach, [`Error::Moved`] if it was decided or withdrawn meanwhile.
    pub async fn approve(&self, principal: &Principal, reference: &Reference) -> Result<(), Error> {
        let (_, actor) = staff(principal)?;
        let request = self.in_reach(principal, reference).await?;
        let approved = request.clone().approve(actor.clone(), self.clock.now())?;
        let entry = self
            .entry(Act::RequestApproved, by(principal))
            .about(request.subject)
            .of(reference);
        self.store
            .advance(
                &request,
                &approved,
                self.log(Chain::App(request.app.clone()), entry),
            )
            .await?;
        self.work.notify_one();
        Ok(())
    }

    /// Refuses a request, with a reason and perhaps a note that the person reads.
    ///
    /// # Errors
    /// [`Error::NotFound`] out of reach, [`Error::Moved`] if it was decided or withdrawn meanwhile.
    pub async fn refuse(
        &self,
        principal: &Principal,
        reference: &Reference,
        reason: Reason,
        note: Option<&str>,
    ) -> Result<(), Error> {
        let (_, actor) = staff(principal)?;
        let request = self.in_reach(principal, reference).await?;
        let note = note.map(str::trim).filter(|note| !note.is_empty());
        let note = note.map(|note| note.chars().take(LONGEST_NOTE).collect());
        let refusal = Refusal {
            by: actor.clone(),
            at: self.clock.now(),
            reason,
            note,
        };
        let refused = request.clone().refuse(refusal)?;
        let entry = self
            .entry(Act::RequestRefused, by(principal))
            .about(request.subject)
            .of(reference);
        let entry = entry.with("reason", reason.code());
        Ok(self
            .store
            .advance(
                &request,
                &refused,
                self.log(Chain::App(request.app.clone()), entry),
            )
            .await?)
    }

    pub(crate) async fn in_reach(
        &self,
        principal: &Principal,
        reference: &Reference,
    ) -> Result<Request, Error> {
        let (reach, _) = staff(principal)?;
        self.store
            .request_in(reach, reference)
            .await?
            .ok_or(Error::NotFound)
    }
}
