//! Staff have told a person that the business has their request, by another way than this portal.

use domain::{
    audit::{Act, Chain},
    principal::Principal,
    request::Reference,
};
use store::Besides;

use crate::{Desk, Error, by};

impl Desk {
    /// Writes down that a person, for whom a request was put, was told that the business has it. Whoever was told already
    /// stays so.
    ///
    /// # Errors
    /// [`Error::NotFound`] out of reach, [`Error::Moved`] if it is decided or taken back.
    pub async fn acknowledge(&self, principal: &Principal, reference: &Reference) -> Result<(), Error> {
        let request = self.in_reach(principal, reference).await?;
        if request.acknowledged_at().is_some() {
            return Ok(());
        }
        let told = request.clone().acknowledge(self.clock.now())?;
        let entry = self
            .entry(Act::RequestAcknowledged, by(principal))
            .about(self.who_asked(&request).await?)
            .of(reference);
        let log = self.log(Chain::App(request.app.clone()), entry);
        Ok(self
            .store
            .advance(&request, &told, Besides::default(), log)
            .await?)
    }
}

#[cfg(test)]
mod tests {
    use domain::{
        deadline::Regime,
        request::{Ask, ExtensionReason, QuestionAbout, Request},
    };

    use super::*;
    use crate::testing::{Office, words};

    const DAY: i64 = 86_400;

    impl Office {
        /// Staff have put a request for Maren, under California's law, which wants it confirmed in ten working days.
        async fn put(&self) -> Reference {
            self.under("a1", Regime::Ccpa).await;
            self.put_for_maren(Ask::Access).await.unwrap()
        }

        async fn of_maren(&self, reference: &Reference) -> Request {
            let maren = self.person("a1", "maren").await;
            self.desk.request(&maren, reference).await.unwrap()
        }
    }

    #[tokio::test]
    async fn what_a_person_puts_here_is_confirmed_by_itself() {
        let office = Office::open().await;
        office.under("a1", Regime::Ccpa).await;
        let (maren, reference) = office.asked().await;
        let request = office.desk.request(&maren, &reference).await.unwrap();
        assert_eq!(request.acknowledged_at(), Some(request.received_at));
        let reviewer = office.reviewer_of("a1").await;
        office.desk.acknowledge(&reviewer, &reference).await.unwrap();
        assert_eq!(office.of_maren(&reference).await, request);
        let acts = office.acts("a1").await;
        assert!(!acts.contains(&Act::RequestAcknowledged), "{acts:?}");
    }

    #[tokio::test]
    async fn what_staff_put_waits_until_one_of_them_says_so_once() {
        let office = Office::open().await;
        let reference = office.put().await;
        let request = office.of_maren(&reference).await;
        assert!(request.awaits_acknowledgement());
        let reviewer = office.reviewer_of("a1").await;
        office.desk.take_up(&reviewer, &reference, false).await.unwrap();
        assert!(office.of_maren(&reference).await.awaits_acknowledgement());
        office.clock.forward(DAY);
        for _ in 0..2 {
            office.desk.acknowledge(&reviewer, &reference).await.unwrap();
        }
        let told = office.of_maren(&reference).await;
        assert_eq!(told.acknowledged_at(), Some(office.desk.clock.now()));
        let acts = office.acts("a1").await;
        let told = acts.iter().filter(|act| **act == Act::RequestAcknowledged);
        assert_eq!(told.count(), 1);
    }

    #[tokio::test]
    async fn whatever_staff_write_to_the_person_tells_them() {
        for way in ["say", "ask", "extend"] {
            let office = Office::open().await;
            let reference = office.put().await;
            let maren = office.person("a1", "maren").await;
            // What the person writes does not.
            office.desk.say(&maren, &reference, words("Well?")).await.unwrap();
            assert!(office.of_maren(&reference).await.awaits_acknowledgement());
            let reviewer = office.reviewer_of("a1").await;
            let desk = &office.desk;
            let written = match way {
                "say" => desk.say(&reviewer, &reference, words("We have it.")).await,
                "ask" => {
                    let about = QuestionAbout::Clarification;
                    desk.ask(&reviewer, &reference, about, words("Which?")).await
                }
                _ => {
                    let reason = ExtensionReason::Complex;
                    desk.extend(&reviewer, &reference, reason, None).await
                }
            };
            written.unwrap();
            let told = office.of_maren(&reference).await.acknowledged_at();
            assert_eq!(told, Some(office.desk.clock.now()), "{way}");
        }
    }

    #[tokio::test]
    async fn nobody_else_says_so_and_nobody_of_what_is_decided() {
        let office = Office::open().await;
        let reference = office.put().await;
        let (maren, elsewhere) = (office.person("a1", "maren").await, office.reviewer_of("a2").await);
        for other in [&maren, &elsewhere] {
            let told = office.desk.acknowledge(other, &reference).await;
            assert!(matches!(told, Err(Error::NotFound)), "{told:?}");
        }
        office.desk.withdraw(&maren, &reference).await.unwrap();
        let reviewer = office.reviewer_of("a1").await;
        let told = office.desk.acknowledge(&reviewer, &reference).await;
        assert!(matches!(told, Err(Error::Moved)), "{told:?}");
    }
}
