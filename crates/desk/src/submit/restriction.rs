//! A person asks that their records are only stored.

use domain::{
    audit::{Act, Chain},
    deadline::Due,
    principal::Principal,
    request::{Ask, Ground, Reference, Request},
    standing::Stands,
    subject::Subject,
};
use store::{Besides, Moved};

use super::{Grant, granted};
use crate::{Desk, Error, by, me, tasks::awaiting};

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

    /// What restricts the person's records at once, while it is looked into what they ask in the same act: a correction
    /// ([`Ground::AccuracyContested`]) or an objection ([`Ground::ObjectionPending`]). `once` is that request's mark. One
    /// that they had asked for on this ground before, and nobody has decided, is granted so, whoever looks into it; where
    /// the records are restricted on this ground already, that goes on.
    ///
    /// # Errors
    /// [`Error::Moved`] on another ground.
    pub(super) async fn meanwhile(
        &self,
        principal: &Principal,
        ground: Ground,
        once: &str,
    ) -> Result<Besides, Error> {
        let me = me(principal)?;
        let ask = Ask::Restriction { ground };
        let former = self.former(&me).await?;
        let asked = self.store.requests_of(me.app, &me.subject, &former).await?;
        let before = asked
            .into_iter()
            .find(|request| request.ask == ask && request.state.is_undecided());
        if let Some(from) = before {
            return self.granting(principal, from, me.subject).await;
        }
        let standing = self.store.standing(me.app, &me.subject).await?;
        if standing.iter().any(|stands| stands.goes_on_for(ground)) {
            return Ok(Besides::default());
        }
        let put = self.own_put(principal).await?;
        let once = format!("{once}-{}", ground.code());
        let grant = Some(Grant::Meanwhile);
        let opens = self.opening(put, ask, None, &[], &once, grant).await?;
        Ok(Besides {
            opens: Some(Box::new(opens)),
            ..Besides::default()
        })
    }

    /// One that was asked for before, as it is granted.
    async fn granting(
        &self,
        principal: &Principal,
        from: Request,
        subject: Subject,
    ) -> Result<Besides, Error> {
        let (to, effects) = granted(from.clone(), &Grant::Meanwhile, subject, self.clock.now())?;
        let user = self.store.user_of(&from).await?;
        let tasks = self.to_do(&to, user.as_ref(), &effects).await?;
        let to = awaiting(to, tasks.as_ref());
        let entry = self
            .entry(Act::RequestApproved, by(principal))
            .about(subject)
            .of(&from.reference);
        let moved = Moved {
            log: self.log(Chain::App(from.app.clone()), Grant::Meanwhile.told(entry)),
            besides: Besides {
                effects,
                tasks,
                ..Besides::default()
            },
            from,
            to,
        };
        Ok(Besides {
            moves: Some(Box::new(moved)),
            ..Besides::default()
        })
    }
}

#[cfg(test)]
mod tests {
    use domain::request::{Decider, QuestionAbout, Standing, State};

    use super::*;
    use crate::{
        Verdict,
        testing::{Office, words},
    };

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

    const GROUND: Ground = Ground::AccuracyContested;

    impl Office {
        /// Says that the name is wrong, and wants the records only stored meanwhile.
        async fn contests(&self, who: &Principal, name: &str, once: &str) -> Result<Reference, Error> {
            let typed = [("user.profile.surname".to_owned(), name.to_owned())];
            self.desk.submit_correction(who, &typed, false, true, once).await
        }
    }

    #[tokio::test]
    async fn meanwhile_it_stands_at_once_and_on_no_other_ground() {
        let office = Office::open().await;
        let maren = office.person("a1", "maren").await;
        // One that waits for a decision is granted.
        let before = office.desk.submit_restriction(&maren, GROUND, "before");
        let before = before.await.unwrap();
        office.contests(&maren, "Vale", "once").await.unwrap();
        let request = office.desk.request(&maren, &before).await.unwrap();
        let approval = request.state.approval().unwrap();
        assert_eq!(approval.by, Decider::ByLaw("GDPR Art. 18(1)(a)".into()));
        assert_eq!(office.stands(&maren).await, [Standing::Restriction]);
        let other = office.desk.meanwhile(&maren, Ground::Unlawful, "once").await;
        assert!(matches!(other, Err(Error::Moved)), "{other:?}");
        let (standing, _) = office.desk.standing(&maren).await.unwrap();
        assert_eq!(standing[0].grounds, [GROUND]);
        // It goes on: the same form, and another, ask for it no more.
        for once in ["once", "another"] {
            office.contests(&maren, "Vale", once).await.unwrap();
        }
        assert_eq!(office.desk.requests(&maren).await.unwrap().len(), 2);
    }

    /// Whoever looks into it, or waits for an answer about it, has nothing more to decide.
    #[tokio::test]
    async fn meanwhile_it_is_granted_from_wherever_nobody_has_decided() {
        for is_asked in [false, true] {
            let office = Office::open().await;
            let maren = office.person("a1", "maren").await;
            let before = office.desk.submit_restriction(&maren, GROUND, "before");
            let before = before.await.unwrap();
            let reviewer = office.reviewer_of("a1").await;
            if is_asked {
                let (about, which) = (QuestionAbout::Clarification, words("Which?"));
                let asked = office.desk.ask(&reviewer, &before, about, which);
                asked.await.unwrap();
            } else {
                office.desk.take_up(&reviewer, &before, false).await.unwrap();
            }
            assert_eq!(office.stands(&maren).await, []);
            office.contests(&maren, "Vale", "once").await.unwrap();
            let state = office.desk.request(&maren, &before).await.unwrap().state;
            assert!(matches!(state, State::Done { .. }), "{state:?}");
            assert_eq!(office.stands(&maren).await, [Standing::Restriction]);
        }
    }

    /// The restriction that goes with it has moved on since it was read: neither is asked. The control: read again, both
    /// are.
    #[tokio::test]
    async fn both_are_asked_in_one_act_or_neither() {
        let office = Office::open().await;
        let maren = office.person("a1", "maren").await;
        let before = office.desk.submit_restriction(&maren, GROUND, "before");
        let before = before.await.unwrap();
        let mut put = office.desk.own_put(&maren).await.unwrap();
        put.along = office.desk.meanwhile(&maren, GROUND, "once").await.unwrap();
        office.desk.withdraw(&maren, &before).await.unwrap();
        let ask = Ask::Correction {
            correction: domain::correction::Correction::Statement,
        };
        let late = office.desk.put(put, ask, Some(words("No.")), &[], "once").await;
        assert!(matches!(late, Err(Error::Moved)), "{late:?}");
        assert_eq!(office.desk.requests(&maren).await.unwrap().len(), 1);
        assert_eq!(office.stands(&maren).await, []);
        office.contests(&maren, "Vale", "once").await.unwrap();
        assert_eq!(office.desk.requests(&maren).await.unwrap().len(), 3);
        assert_eq!(office.stands(&maren).await, [Standing::Restriction]);
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
