//! Somebody at the machine erases a person: for those who are locked out, and for scripts.

use domain::{
    audit::{Act, By, Chain},
    erasure::Size,
    id::AppId,
    request::{Ask, OnBehalf, Reference, Request, Words},
};
use store::{Besides, Refused};

use crate::{Desk, Error, HoldTold, Operator, UserRef, submit::Put};

impl Desk {
    /// Puts a request on a person's behalf that everything about them goes, and approves it as somebody at the machine who
    /// calls himself `name`: nothing cools off, and no second is asked. From there it is carried out as any other. Where
    /// they have asked for it themselves, their own request is approved; where it is approved already, it is the answer, and
    /// `reason` is added to it. Where they are hidden or gone already, that request is the answer, and nothing is written.
    /// The person reads `reason`; the log, which outlives them, does not have it.
    ///
    /// # Errors
    /// [`Error::NotHeld`] if the app or the person is not held, [`Error::Held`] while a legal hold stands on them, and then
    /// nothing is written; [`Error::Moved`] if the request was taken back meanwhile.
    pub async fn erase_by_hand(
        &self,
        _: &Operator,
        app: &AppId,
        user: &UserRef,
        name: &str,
        reason: Words,
    ) -> Result<Reference, Error> {
        let Some(person) = self.named(app, user).await? else {
            let subject = match user {
                UserRef::External(id) => self.keyring.subject(app, id),
                UserRef::Id(id) => self.keyring.subject_of_user(app, id),
            };
            if let Some(erased) = self.store.erased(app, &subject).await? {
                return Ok(erased.reference);
            }
            // Their record is gone already, and what took it is not over: a worker died between the two.
            let asked = self.store.requests_of(app, &subject, &[]).await?;
            let goes_whole = asked.into_iter().find(|request| {
                matches!(&request.ask, Ask::Erasure { size } if *size == Size::Everything)
                    && request.state.approval().is_some()
            });
            return goes_whole
                .map(|request| request.reference)
                .ok_or(Error::NotHeld("user"));
        };
        if let Some(reference) = person.going {
            return Ok(reference);
        }
        if !self.holds_told(app, &person.user).await?.is_empty() {
            return Err(Error::Held);
        }
        let put = Put {
            app,
            subject: self.subject_of(app, &person.user, person.external_id.as_ref()),
            user: Some(person.user),
            region: None,
            on_behalf: Some(OnBehalf::Operator { name: name.into() }),
            act: Act::RequestOpenedFor,
            by: By::Operator,
            facts: vec![("operator", name.to_owned())],
            received_on: None,
            along: Besides::default(),
        };
        let everything = Ask::Erasure {
            size: Size::Everything,
        };
        let once = self.new_once()?;
        let reference = self.put(put, everything, Some(reason), &[], &once).await?;
        self.approve_by_hand(app, &reference, name).await?;
        Ok(reference)
    }

    /// A request that the operator asks after.
    ///
    /// # Errors
    /// [`Error::NotFound`] if there is no such request.
    pub async fn request_by_hand(
        &self,
        _: &Operator,
        app: &AppId,
        reference: &Reference,
    ) -> Result<Request, Error> {
        self.store.request(app, reference).await?.ok_or(Error::NotFound)
    }

    /// The legal holds that stand on somebody whom the operator names.
    ///
    /// # Errors
    /// [`Error::NotHeld`] if the app is not held.
    pub async fn holds_by_hand(
        &self,
        _: &Operator,
        app: &AppId,
        user: &UserRef,
    ) -> Result<Vec<HoldTold>, Error> {
        match self.named(app, user).await? {
            Some(person) => self.holds_told(app, &person.user).await,
            None => Ok(Vec::new()),
        }
    }

    async fn approve_by_hand(&self, app: &AppId, reference: &Reference, name: &str) -> Result<(), Error> {
        let request = self.store.request(app, reference).await?;
        let request = request.ok_or(Error::NotFound)?;
        if request.state.approval().is_some() {
            return Ok(());
        }
        let now = self.clock.now();
        let moved = request.clone().approve_at_the_machine(name, now)?;
        let entry = self
            .entry(Act::RequestApproved, By::Operator)
            .about(self.who_asked(&request).await?)
            .of(reference)
            .with("operator", name);
        let log = self.log(Chain::App(app.clone()), entry);
        let advanced = self.store.advance(&request, &moved, Besides::default(), log);
        match advanced.await {
            Ok(()) => {
                self.work.notify_one();
                Ok(())
            }
            // Somebody else was quicker, and said yes as well; or it was taken back.
            Err(store::Error::Refused(Refused::Changed)) => {
                let now = self.store.request(app, reference).await?;
                let is_approved = now.is_some_and(|request| request.state.approval().is_some());
                if is_approved { Ok(()) } else { Err(Error::Moved) }
            }
            Err(error) => Err(error.into()),
        }
    }
}

#[cfg(test)]
mod tests {
    use domain::{
        facts::{CoolOff, Decisions, Facts},
        id::{ExternalId, UserId},
        opening::Occasion,
        reason::Reason,
        request::{Author, Decider, QuestionAbout, State},
    };

    use store::Step;

    use super::*;
    use crate::{
        Clock, Held, NewHold, Verdict,
        execute::LEASE,
        testing::{OPERATOR, Office, words},
    };

    fn app() -> AppId {
        AppId::parse("a1").unwrap()
    }

    fn called(external_id: &str) -> UserRef {
        UserRef::External(ExternalId::parse(external_id).unwrap())
    }

    impl Office {
        async fn by_hand(&self, user: &UserRef) -> Result<Reference, Error> {
            let (app, reason) = (app(), words("LOCKED-OUT since May"));
            let erased = self.desk.erase_by_hand(&OPERATOR, &app, user, "Tove", reason);
            erased.await
        }

        async fn far(&self, reference: &Reference) -> Request {
            let app = app();
            let request = self.desk.request_by_hand(&OPERATOR, &app, reference);
            request.await.unwrap()
        }

        /// From now on an erasure cools off for a day, and takes two.
        async fn is_slow(&self) {
            let facts = Facts {
                decisions: Decisions {
                    two_people: true,
                    cool_off: CoolOff::default(),
                },
                ..Facts::default()
            };
            self.desk.set_facts(&OPERATOR, &app(), facts).await.unwrap();
        }
    }

    #[tokio::test]
    async fn nothing_cools_off_no_second_is_asked_and_the_same_is_written_down() {
        let office = Office::open().await;
        office.is_slow().await;
        let maren = office.person("a1", "maren").await;
        let reference = office.by_hand(&called("maren")).await.unwrap();
        let request = office.far(&reference).await;
        let State::Approved { approval } = &request.state else {
            panic!("{request:?}")
        };
        assert_eq!(approval.by, Decider::ByOperator("Tove".into()));
        assert_eq!(
            request.on_behalf,
            Some(OnBehalf::Operator { name: "Tove".into() })
        );
        // They can come back, and read who wanted it and why; and nothing else.
        let said = office.desk.messages(&maren, &reference).await.unwrap();
        assert_eq!((said.len(), &said[0].by), (1, &Author::Operator));
        assert!(matches!(
            office.desk.overview(&maren).await.unwrap().held,
            Held::Going(_)
        ));
        office.work().await;
        let done = office.far(&reference).await;
        assert!(matches!(done.state, State::Done { .. }), "{done:?}");
        assert!(!office.holds("MAREN-SAYS"));
        assert!(!office.holds("MAREN-GROUP"));
        let acts = office.acts("a1").await;
        let expected = [
            Act::RequestOpenedFor,
            Act::RequestApproved,
            Act::ExecutionStarted,
            Act::ExecutionFinished,
            Act::ErasureVerified,
        ];
        assert!(acts.ends_with(&expected), "{acts:?}");
        let lines = office
            .desk
            .audit_page(&OPERATOR, &Chain::App(app()), 0)
            .await
            .unwrap();
        let log = format!("{lines:?}");
        assert_eq!(log.matches("Tove").count(), 2, "{log}");
        assert!(!log.contains("LOCKED-OUT"), "{log}");
    }

    #[tokio::test]
    async fn once_more_changes_nothing_and_names_the_same_request() {
        let office = Office::open().await;
        let reference = office.by_hand(&called("maren")).await.unwrap();
        let entries = office.acts("a1").await.len();
        assert_eq!(office.by_hand(&called("maren")).await.unwrap(), reference);
        assert_eq!(office.acts("a1").await.len(), entries);
        office.work().await;
        let entries = office.acts("a1").await.len();
        for name in [called("maren"), UserRef::Id(UserId::parse("u1").unwrap())] {
            assert_eq!(office.by_hand(&name).await.unwrap(), reference, "{name:?}");
        }
        assert_eq!(office.acts("a1").await.len(), entries);
        // Who comes again is set aside; let in, they are held again, and can be erased again.
        let again = r#"{"type":"user","appId":"a1","data":{"id":"u1","externalId":"maren"}}"#;
        office.import(again).await.unwrap();
        assert_eq!(office.by_hand(&called("maren")).await.unwrap(), reference);
        office.let_in(again, &reference).await;
        assert_ne!(office.by_hand(&called("maren")).await.unwrap(), reference);
    }

    #[tokio::test]
    async fn what_the_person_has_asked_themselves_is_approved_wherever_it_stands() {
        for asked in [false, true] {
            let office = Office::open().await;
            office.is_slow().await;
            let (maren, own) = office.asked().await;
            if asked {
                let staff = office.reviewer_of("a1").await;
                let about = QuestionAbout::Identity;
                office.desk.ask(&staff, &own, about, words("Who?")).await.unwrap();
            }
            assert_eq!(office.by_hand(&called("maren")).await.unwrap(), own);
            let request = office.far(&own).await;
            assert!(matches!(request.state, State::Approved { .. }), "{request:?}");
            assert_eq!(request.on_behalf, None);
            assert!(request.pauses.iter().all(|pause| pause.until.is_some()));
            let said = office.desk.messages(&maren, &own).await.unwrap();
            assert_eq!(said.last().map(|message| &message.by), Some(&Author::Operator));
            let acts = office.acts("a1").await;
            assert!(!acts.contains(&Act::RequestOpenedFor), "{acts:?}");
        }
    }

    /// What somebody else has approved keeps the time in which the person can take it back.
    #[tokio::test]
    async fn what_cools_off_goes_on_cooling_off() {
        let office = Office::open().await;
        let facts = Facts {
            decisions: Decisions {
                cool_off: CoolOff::default(),
                ..Decisions::default()
            },
            ..Facts::default()
        };
        office.desk.set_facts(&OPERATOR, &app(), facts).await.unwrap();
        let (_, own) = office.asked().await;
        let staff = office.reviewer_of("a1").await;
        office
            .desk
            .approve(&staff, &own, Verdict::default())
            .await
            .unwrap();
        assert_eq!(office.by_hand(&called("maren")).await.unwrap(), own);
        let request = office.far(&own).await;
        assert!(matches!(request.state, State::CoolingOff { .. }), "{request:?}");
    }

    #[tokio::test]
    async fn while_a_legal_hold_stands_nothing_is_written() {
        let office = Office::open().await;
        let (maren, own) = office.asked().await;
        let staff = office.reviewing_of("a1").await;
        let opened = office.desk.open_record(&staff, &own, Occasion::DecideRequest);
        opened.await.unwrap();
        let hold = NewHold {
            ground: Reason::LegalClaims,
            why: words("A claim"),
            until: None,
        };
        office.desk.set_hold(&staff, &own, hold).await.unwrap();
        let entries = office.acts("a1").await.len();
        let told = async || {
            let (app, user) = (app(), called("maren"));
            let told = office.desk.holds_by_hand(&OPERATOR, &app, &user);
            told.await.unwrap().len()
        };
        let refused = office.by_hand(&called("maren")).await;
        assert!(matches!(refused, Err(Error::Held)), "{refused:?}");
        assert_eq!((office.acts("a1").await.len(), told().await), (entries, 1));
        assert!(office.desk.messages(&maren, &own).await.unwrap().is_empty());
        // The control: once it is lifted.
        let id = office.desk.review(&staff, &own).await.unwrap().holds.remove(0).id;
        let lifted = office.desk.lift_hold(staff.principal(), &own, &id);
        lifted.await.unwrap();
        assert_eq!(office.by_hand(&called("maren")).await.unwrap(), own);
        assert_eq!(told().await, 0);
    }

    /// A worker died when everything was gone, and before it said so.
    #[tokio::test]
    async fn whose_record_is_gone_already_is_told_what_took_it() {
        let office = Office::open().await;
        let reference = office.by_hand(&called("maren")).await.unwrap();
        let (store, now) = (&office.desk.store, office.clock.now());
        let job = store.take_job(now, now + LEASE).await.unwrap().unwrap();
        while !matches!(
            store.erase_batch(&job, 100, now + LEASE).await.unwrap(),
            Step::Complete(_)
        ) {}
        assert!(
            office
                .desk
                .named(&app(), &called("maren"))
                .await
                .unwrap()
                .is_none()
        );
        assert_eq!(office.by_hand(&called("maren")).await.unwrap(), reference);
        office.clock.forward(3_600);
        office.work().await;
        assert!(matches!(office.far(&reference).await.state, State::Done { .. }));
    }

    #[tokio::test]
    async fn who_is_not_held_is_not_erased() {
        let office = Office::open().await;
        for user in [called("nobody"), UserRef::Id(UserId::parse("u3").unwrap())] {
            let refused = office.by_hand(&user).await;
            assert!(matches!(refused, Err(Error::NotHeld("user"))), "{refused:?}");
        }
        let nowhere = AppId::parse("a9").unwrap();
        let refused = office
            .desk
            .erase_by_hand(&OPERATOR, &nowhere, &called("maren"), "Tove", words("Why"))
            .await;
        assert!(matches!(refused, Err(Error::NotHeld("app"))), "{refused:?}");
    }
}
