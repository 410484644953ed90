//! A person asks that somebody whom they name gets their copy.

use domain::{
    deadline::{Due, Matter},
    principal::Principal,
    request::{Ask, Recipient, Reference},
    right::Right,
};

use crate::{Desk, Error, me};

/// What a person has to know before asking for a transfer.
#[derive(Debug, Clone)]
pub struct NewTransfer {
    /// About how many bytes the copy would have.
    pub about_bytes: u64,
    /// An open request for the same recipient, if they have named one and there is one.
    pub open: Option<Reference>,
    /// By when the business would have to answer.
    pub due: Due,
    /// Marks the form: posted twice, it makes one request.
    pub once: String,
}

impl Desk {
    /// What would go to a recipient, and by when the business would have to answer.
    ///
    /// # Errors
    /// [`Error::NothingHeld`] if there is nothing to transfer.
    pub async fn new_transfer(
        &self,
        principal: &Principal,
        recipient: Option<&Recipient>,
    ) -> Result<NewTransfer, Error> {
        let me = me(principal)?;
        let (_, about_bytes, _) = self.export_size(principal).await?;
        let ask = recipient.cloned().map(|recipient| Ask::Transfer { recipient });
        let open = match &ask {
            Some(ask) => self.open_for(&me, ask).await?,
            None => None,
        };
        let facts = self.store.facts(me.app).await?;
        let (regime, today) = (facts.regime_for(me.region), self.today_in(&facts));
        Ok(NewTransfer {
            about_bytes,
            open,
            // Whoever it is for, the clock is the same.
            due: Matter::Right(Right::Portability).due(regime, facts.calendar, today),
            once: self.new_once()?,
        })
    }

    /// Asks that this recipient gets the person's copy. While one such request is open, or when the same form comes
    /// again, that request is the answer.
    ///
    /// # Errors
    /// [`Error::NotFresh`] without a fresh sign-in, [`Error::NothingHeld`] if there is nothing to transfer.
    pub async fn submit_transfer(
        &self,
        principal: &Principal,
        recipient: Recipient,
        once: &str,
    ) -> Result<Reference, Error> {
        let me = me(principal)?;
        self.ask_fresh(principal)?;
        self.visible(&me).await?.ok_or(Error::NothingHeld)?;
        self.submit(principal, Ask::Transfer { recipient }, None, &[], once)
            .await
    }
}

#[cfg(test)]
mod tests {
    use domain::request::State;

    use super::*;
    use crate::testing::Office;

    fn recipient(name: &str) -> Recipient {
        Recipient::parse(name).unwrap()
    }

    #[tokio::test]
    async fn the_same_recipient_leads_to_the_open_request_and_another_is_a_request_of_its_own() {
        let office = Office::open().await;
        let maren = office.person("a1", "maren").await;
        let ask = async |name: &str, once: &str| {
            let asked = office.desk.submit_transfer(&maren, recipient(name), once).await;
            asked.unwrap()
        };
        let first = ask("Fenland Mobility", "once").await;
        for (name, once) in [
            ("Fenland Mobility", "once"),
            ("Fenland Mobility", "two"),
            ("fenland mobility", "three"),
        ] {
            assert_eq!(ask(name, once).await, first, "{name} {once}");
        }
        let other = ask("Larkspoke", "four").await;
        assert_ne!(other, first);
        let requests = office.desk.requests(&maren).await.unwrap();
        assert_eq!(requests.len(), 2);
        assert!(
            requests
                .iter()
                .all(|request| matches!(request.state, State::Submitted))
        );
        for (name, open) in [
            ("FENLAND MOBILITY", Some(first)),
            ("Larkspoke", Some(other)),
            ("Kelp", None),
        ] {
            let new = office.desk.new_transfer(&maren, Some(&recipient(name))).await;
            assert_eq!(new.unwrap().open, open, "{name}");
        }
        let new = office.desk.new_transfer(&maren, None).await.unwrap();
        assert!(new.open.is_none() && new.about_bytes > 0);
        assert_eq!(new.due, requests[0].due, "the date is the one that it will have");
    }

    #[tokio::test]
    async fn it_takes_a_fresh_sign_in_and_somebody_who_is_held() {
        let office = Office::open().await;
        let nobody = office.person("a1", "nobody").await;
        let name = || recipient("Fenland Mobility");
        let asked = office.desk.submit_transfer(&nobody, name(), "once").await;
        assert!(matches!(asked, Err(Error::NothingHeld)), "{asked:?}");
        let new = office.desk.new_transfer(&nobody, None).await;
        assert!(matches!(new, Err(Error::NothingHeld)), "{new:?}");
        let maren = office.person("a1", "maren").await;
        office.clock.forward(15 * 60);
        let late = office.desk.submit_transfer(&maren, name(), "once").await;
        assert!(matches!(late, Err(Error::NotFresh)), "{late:?}");
        let reviewer = office.reviewer_of("a1").await;
        let staff = office.desk.submit_transfer(&reviewer, name(), "once").await;
        assert!(matches!(staff, Err(Error::NotFound)), "{staff:?}");
        // The control.
        let maren = office.person("a1", "maren").await;
        office.desk.submit_transfer(&maren, name(), "once").await.unwrap();
    }
}
