//! A person takes a request back.

use domain::{
    audit::{Act, Chain},
    principal::Principal,
    request::Reference,
};

use store::Besides;

use crate::{Desk, Error, by, me};

impl Desk {
    /// Takes a request back that nobody has decided yet, or that is approved and still cools off.
    ///
    /// # Errors
    /// [`Error::NotFound`] if it is not theirs, [`Error::Moved`] once it is too late.
    pub async fn withdraw(&self, principal: &Principal, reference: &Reference) -> Result<(), Error> {
        let request = self.request(principal, reference).await?;
        let withdrawn = request.clone().withdraw(self.clock.now())?;
        let entry = self
            .entry(Act::RequestWithdrawn, by(principal))
            .about(me(principal)?.subject)
            .of(reference);
        let log = self.log(Chain::App(request.app.clone()), entry);
        Ok(self
            .store
            .advance(&request, &withdrawn, Besides::default(), log)
            .await?)
    }
}

#[cfg(test)]
mod tests {
    use domain::request::State;

    use super::*;
    use crate::testing::Office;

    #[tokio::test]
    async fn takes_back_what_nobody_has_decided() {
        let office = Office::open().await;
        let (maren, reference) = office.asked().await;
        office.desk.withdraw(&maren, &reference).await.unwrap();
        let request = office.desk.request(&maren, &reference).await.unwrap();
        assert!(matches!(request.state, State::Withdrawn { .. }));
        assert!(matches!(
            office.desk.withdraw(&maren, &reference).await,
            Err(Error::Moved)
        ));
        let reviewer = office.reviewer_of("a1").await;
        assert!(matches!(
            office
                .desk
                .approve(&reviewer, &reference, crate::Verdict::default())
                .await,
            Err(Error::Moved)
        ));
    }

    #[tokio::test]
    async fn an_approved_request_cannot_be_taken_back() {
        let office = Office::open().await;
        let (maren, reference) = office.asked().await;
        office
            .desk
            .approve(
                &office.reviewer_of("a1").await,
                &reference,
                crate::Verdict::default(),
            )
            .await
            .unwrap();
        assert!(matches!(
            office.desk.withdraw(&maren, &reference).await,
            Err(Error::Moved)
        ));
    }
}
