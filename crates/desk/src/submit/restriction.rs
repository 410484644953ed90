//! A person asks that their records are only stored.

use domain::{
    audit::{Act, Chain},
    deadline::Due,
    principal::Principal,
    request::{Ask, Ground, Reference, State},
    standing::Stands,
};
use store::Besides;

use super::{Grant, granted};
use crate::{Desk, Error, by, me};

/// What a person has to know before asking for a restriction.
#[derive(Debug, Clone)]
pub struct NewRestriction {
    /// What stands about them, and what stood.
    pub standing: Vec<Stands>,
    /// By when the business would have to answer.
    pub due: Due,
    /// Marks the form: posted twice, it makes one request.
    pub once: String,
}

impl Desk {
    /// What a person has to know before asking for a restriction.
    ///
    /// # Errors
    /// [`Error::NotFound`] for anyone but a person, [`Error::NothingHeld`] if there is nothing to restrict.
    pub async fn new_restriction(&self, principal: &Principal) -> Result<NewRestriction, Error> {
        let me = me(principal)?;
        self.visible(&me).await?.ok_or(Error::NothingHeld)?;
        let (standing, once) = self.standing(principal).await?;
        // On whichever ground, it is as long.
        let ground = Ground::Unlawful;
        Ok(NewRestriction {
            standing,
            due: self.due(&me, &Ask::Restriction { ground }).await?,
            once,
        })
    }

    /// Asks that the person's records are only stored; a member of staff decides.
    ///
    /// # Errors
    /// [`Error::NotFound`] for anyone but a person, [`Error::NothingHeld`] if there is nothing to restrict.
    pub async fn submit_restriction(
        &self,
        principal: &Principal,
        ground: Ground,
        once: &str,
    ) -> Result<Reference, Error> {
        let me = me(principal)?;
        self.visible(&me).await?.ok_or(Error::NothingHeld)?;
        self.submit(principal, Ask::Restriction { ground }, None, &[], once)
            .await
    }

    /// Restricts the person's records at once, while it is looked into what they have asked in the same act: a
    /// correction ([`Ground::AccuracyContested`]) or an objection ([`Ground::ObjectionPending`]). `once` is that
    /// request's mark. One that they had asked for on this ground before, and nobody has decided, is granted so.
    ///
    /// # Errors
    /// [`Error::Moved`] on another ground.
    pub(crate) async fn restrict_meanwhile(
        &self,
        principal: &Principal,
        ground: Ground,
        once: &str,
    ) -> Result<Reference, Error> {
        let me = me(principal)?;
        let ask = Ask::Restriction { ground };
        let former = self.former(&me).await?;
        let asked = self.store.requests_of(me.app, &me.subject, &former).await?;
        let before = asked
            .into_iter()
            .find(|request| request.ask == ask && matches!(request.state, State::Submitted));
        let Some(before) = before else {
            let put = self.own_put(principal).await?;
            let once = format!("{once}-{}", ground.code());
            let grant = Some(Grant::Meanwhile);
            return self.put_granted(put, ask, None, &[], &once, grant).await;
        };
        let (done, effects) = granted(before.clone(), &Grant::Meanwhile, me.subject, self.clock.now())?;
        let entry = self
            .entry(Act::RequestApproved, by(principal))
            .about(me.subject)
            .of(&before.reference);
        let entry = Grant::Meanwhile.told(entry);
        let besides = Besides {
            effects,
            ..Besides::default()
        };
        let log = self.log(Chain::App(before.app.clone()), entry);
        self.store.advance(&before, &done, besides, log).await?;
        Ok(before.reference)
    }
}

#[cfg(test)]
mod tests {
    use domain::request::{Decider, Standing};

    use super::*;
    use crate::{Verdict, testing::Office};

    #[tokio::test]
    async fn a_restriction_waits_for_a_decision_and_stands_from_then_on() {
        let office = Office::open().await;
        let maren = office.person("a1", "maren").await;
        let ask = async |once: &str| {
            let ground = Ground::LegalClaims;
            office
                .desk
                .submit_restriction(&maren, ground, once)
                .await
                .unwrap()
        };
        let reference = ask("once").await;
        assert_eq!(ask("another").await, reference, "one is open");
        assert_eq!(office.stands(&maren).await, []);
        let reviewer = office.reviewer_of("a1").await;
        office
            .desk
            .approve(&reviewer, &reference, Verdict::default())
            .await
            .unwrap();
        assert_eq!(office.stands(&maren).await, [Standing::Restriction]);
        assert_eq!(office.list().await.len(), 1);
        // They see everything as before.
        assert!(office.desk.profile(&maren).await.unwrap().is_some());
    }

    #[tokio::test]
    async fn meanwhile_it_stands_at_once_and_on_no_other_ground() {
        let office = Office::open().await;
        let maren = office.person("a1", "maren").await;
        let ground = Ground::AccuracyContested;
        // One that waits for a decision is granted.
        let before = office
            .desk
            .submit_restriction(&maren, ground, "before")
            .await
            .unwrap();
        let granted = office
            .desk
            .restrict_meanwhile(&maren, ground, "once")
            .await
            .unwrap();
        assert_eq!(granted, before);
        let request = office.desk.request(&maren, &before).await.unwrap();
        let approval = request.state.approval().unwrap();
        assert_eq!(approval.by, Decider::ByLaw("GDPR Art. 18(1)(a)".into()));
        assert_eq!(office.stands(&maren).await, [Standing::Restriction]);
        let other = office
            .desk
            .restrict_meanwhile(&maren, Ground::Unlawful, "once")
            .await;
        assert!(matches!(other, Err(Error::Moved)), "{other:?}");
        let (standing, _) = office.desk.standing(&maren).await.unwrap();
        assert_eq!(standing[0].grounds, [ground]);
    }

    #[tokio::test]
    async fn nothing_held_is_nothing_to_restrict() {
        let office = Office::open().await;
        let nobody = office.person("a1", "nobody").await;
        let refused = office.desk.new_restriction(&nobody).await;
        assert!(matches!(refused, Err(Error::NothingHeld)), "{refused:?}");
        let refused = office
            .desk
            .submit_restriction(&nobody, Ground::Unlawful, "once")
            .await;
        assert!(matches!(refused, Err(Error::NothingHeld)), "{refused:?}");
    }
}
