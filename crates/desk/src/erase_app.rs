//! A business goes, and with it everything of everybody who dealt with it.

use domain::{
    audit::{Act, By, Chain, Entry},
    deletion::{Decision, Deletion, Holdings, Stage, Voice, names},
    id::AppId,
    key::Reach,
    principal::Principal,
    request::Words,
};
use store::{App, Job, Owed, Step, Tasks};

use crate::{
    Approved, Desk, Error, Operator, by,
    execute::{BATCH, LEASE},
    review::TO_DO,
    staff,
    view::display_name,
};

/// A business that could go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ToGo {
    /// Its id.
    pub app: AppId,
    /// Its name; its id, if it has none.
    pub name: String,
    /// What would go with it.
    pub holdings: Holdings,
    /// Whether two people have to want it.
    pub two_people: bool,
    /// Who wants it already, where two have to.
    pub first: Option<Voice>,
    /// Whether that is the caller, or somebody for whom the same keys vouch.
    pub is_first: bool,
    /// What it would leave to do elsewhere.
    pub owed: Owed,
}

/// What has become of the wish that a business goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Leaving {
    /// Its id.
    pub app: AppId,
    /// What it is called, or was.
    pub name: String,
    /// Its last deletion, if anybody ever wanted one.
    pub deletion: Option<Deletion>,
    /// What has gone so far, while it goes.
    pub so_far: Option<Holdings>,
    /// What is to be done elsewhere, once it is decided.
    pub tasks: Tasks,
}

/// Whether somebody is staff of more than one business: only they can delete one, for nobody would be left to see it.
pub(crate) const fn reaches_further(principal: &Principal) -> bool {
    matches!(
        principal,
        Principal::Staff {
            reach: Reach::Group(_) | Reach::Provider,
            ..
        }
    )
}

impl Desk {
    /// What would go with a business.
    ///
    /// # Errors
    /// [`Error::NotFound`] out of reach, and for staff of that business alone.
    pub async fn app_to_go(&self, principal: &Principal, app: &AppId) -> Result<ToGo, Error> {
        let held = self.deletable(principal, app).await?.ok_or(Error::NotFound)?;
        let (_, actor) = staff(principal)?;
        let last = self.store.deletion(app).await?;
        let first = self.counting(last.as_ref()).await?;
        let is_first = match &first {
            Some(first) => self.is_one(&first.by, actor).await?,
            None => false,
        };
        Ok(ToGo {
            app: app.clone(),
            name: name_of(&held),
            holdings: self.store.holdings(app).await?,
            two_people: self.store.facts(app).await?.decisions.two_people,
            first,
            is_first,
            owed: self.store.owed(app).await?,
        })
    }

    /// What has become of the wish that a business goes; of one that nobody ever wanted to go, nothing.
    ///
    /// # Errors
    /// As [`Self::app_to_go`].
    pub async fn app_leaving(&self, principal: &Principal, app: &AppId) -> Result<Leaving, Error> {
        let (reach, _) = staff(principal)?;
        let held = self.deletable(principal, app).await?;
        let deletion = match &held {
            Some(_) => self.store.deletion(app).await?,
            None => self.gone_within(reach, app).await?,
        };
        if held.is_none() && deletion.is_none() {
            return Err(Error::NotFound);
        }
        self.leaving(app, held.as_ref(), deletion).await
    }

    /// The businesses within reach that go, or have gone.
    ///
    /// # Errors
    /// [`Error::NotFound`] for anyone but staff.
    pub async fn apps_gone(&self, principal: &Principal) -> Result<Vec<(AppId, String)>, Error> {
        let (reach, _) = staff(principal)?;
        let mut deletions = self.store.deletions(reach).await?;
        deletions.retain(Deletion::is_closed);
        let gone = deletions.into_iter().map(|gone| (gone.app, gone.name.into()));
        Ok(gone.collect())
    }

    /// Deletes a business, and with it all that is held of everybody who dealt with it. Whoever wants it types its name or
    /// its id. From then on it is not there: whoever is signed in there is signed out, its keys vouch for nobody, and what
    /// is being fetched is broken off. Where the business wants two people to approve an erasure, it wants them here too,
    /// and the first of them deletes nothing yet; what they said under a key that has been revoked since counts no longer.
    ///
    /// # Errors
    /// [`Error::NotFound`] out of reach, and for staff of that business alone; [`Error::NotFresh`] without a fresh sign-in,
    /// [`Error::NotNamed`] if something else was typed, [`Error::SamePerson`] if the first would be the second too,
    /// [`Error::Held`] while a legal hold stands on anybody there, [`Error::Moved`] if it goes already, or somebody was quicker.
    pub async fn delete_app(
        &self,
        principal: &Principal,
        app: &AppId,
        typed: &str,
    ) -> Result<Approved, Error> {
        let (reach, actor) = staff(principal)?;
        let Some(held) = self.deletable(principal, app).await? else {
            let gone = self.gone_within(reach, app).await?;
            return Err(gone.map_or(Error::NotFound, |_| Error::Moved));
        };
        self.ask_fresh(principal)?;
        let name = name_of(&held);
        if !names(app, &name, typed) {
            return Err(Error::NotNamed);
        }
        let last = self.store.deletion(app).await?;
        let first = self.counting(last.as_ref()).await?;
        let now = self.clock.now();
        let mut entry = self.entry(Act::AppDeletionEndorsed, by(principal));
        if let Some(void) = last.as_ref().and_then(Deletion::first)
            && first.is_none()
        {
            entry = entry.with("insteadOf", void.by.kid.as_str());
        }
        let two_people = self.store.facts(app).await?.decisions.two_people;
        let voice = Voice {
            by: actor.clone(),
            at: now,
        };
        let stage = match first {
            None if two_people => Stage::Proposed { first: voice },
            Some(first) if two_people && self.is_one(&first.by, actor).await? => {
                return Err(Error::SamePerson);
            }
            first => {
                entry.act = Act::AppDeletionDecided;
                Stage::Going {
                    decision: Decision::of_staff(first, voice.by, now),
                    failure: None,
                }
            }
        };
        let to = self.deletion_of(app, name, last.as_ref(), stage)?;
        self.move_deletion(last.as_ref(), &to, entry).await?;
        Ok(if to.is_closed() {
            Approved::Whole
        } else {
            Approved::FirstOfTwo
        })
    }

    /// Takes back what the first of two wanted; where nobody wants it, nothing changes.
    ///
    /// # Errors
    /// [`Error::NotFound`] out of reach, and for staff of that business alone; [`Error::Moved`] if it was decided
    /// meanwhile.
    pub async fn keep_app(&self, principal: &Principal, app: &AppId) -> Result<(), Error> {
        let (reach, actor) = staff(principal)?;
        if self.deletable(principal, app).await?.is_none() {
            let gone = self.gone_within(reach, app).await?;
            return Err(gone.map_or(Error::NotFound, |_| Error::Moved));
        }
        let last = self.store.deletion(app).await?;
        let Some(last) = last.filter(|last| last.first().is_some()) else {
            return Ok(());
        };
        let by_whom = Voice {
            by: actor.clone(),
            at: self.clock.now(),
        };
        let kept = last.clone().keep(by_whom)?;
        let entry = self.entry(Act::AppDeletionTakenBack, by(principal));
        self.move_deletion(Some(&last), &kept, entry).await
    }

    /// What would go with a business, for somebody at the machine.
    ///
    /// # Errors
    /// [`Error::NotHeld`] if it is not held.
    pub async fn app_to_go_by_hand(&self, _: &Operator, app: &AppId) -> Result<(String, Holdings), Error> {
        let held = self.store.app(app).await?.ok_or(Error::NotHeld("app"))?;
        Ok((name_of(&held), self.store.holdings(app).await?))
    }

    /// Deletes a business as somebody at the machine who calls himself `name`: no second is asked. Where it goes already, or
    /// has gone, that is the answer, and nothing is written. `reason` stays with the deletion; the log does not have it.
    ///
    /// # Errors
    /// [`Error::NotHeld`] if it is not held and never was deleted, [`Error::NotNamed`] if something else was typed,
    /// [`Error::Held`] while a legal hold stands on anybody there, [`Error::Moved`] if somebody was quicker.
    pub async fn delete_app_by_hand(
        &self,
        operator: &Operator,
        app: &AppId,
        typed: &str,
        name: &str,
        reason: &Words,
    ) -> Result<Leaving, Error> {
        let last = self.store.deletion(app).await?;
        if !last.as_ref().is_some_and(Deletion::is_closed) {
            let held = self.store.app(app).await?.ok_or(Error::NotHeld("app"))?;
            let called = name_of(&held);
            if !names(app, &called, typed) {
                return Err(Error::NotNamed);
            }
            let stage = Stage::Going {
                decision: Decision::at_the_machine(name, reason, self.clock.now()),
                failure: None,
            };
            let to = self.deletion_of(app, called, last.as_ref(), stage)?;
            let entry = self
                .entry(Act::AppDeletionDecided, By::Operator)
                .with("operator", name);
            self.move_deletion(last.as_ref(), &to, entry).await?;
        }
        self.app_leaving_by_hand(operator, app).await
    }

    /// What has become of the deletion of a business, for somebody at the machine.
    ///
    /// # Errors
    /// [`Error::NotHeld`] if it is not held and never was deleted.
    pub async fn app_leaving_by_hand(&self, _: &Operator, app: &AppId) -> Result<Leaving, Error> {
        let held = self.store.app(app).await?;
        let deletion = self.store.deletion(app).await?;
        if held.is_none() && deletion.is_none() {
            return Err(Error::NotHeld("app"));
        }
        self.leaving(app, held.as_ref(), deletion).await
    }

    /// From now on a business of this id may come in again, which was deleted. Where it may already, nothing changes.
    ///
    /// # Errors
    /// [`Error::NotHeld`] if none was ever deleted, [`Error::Moved`] while it still goes.
    pub async fn readmit_app(&self, _: &Operator, app: &AppId, name: &str) -> Result<(), Error> {
        let last = self.store.deletion(app).await?.ok_or(Error::NotHeld("app"))?;
        if matches!(
            last.stage,
            Stage::Gone {
                readmitted_at: Some(_),
                ..
            }
        ) {
            return Ok(());
        }
        let readmitted = last.clone().readmit(self.clock.now())?;
        let entry = self
            .entry(Act::AppReadmitted, By::Operator)
            .with("operator", name);
        self.move_deletion(Some(&last), &readmitted, entry).await
    }

    /// Carries it out, batch after batch.
    pub(crate) async fn delete(&self, job: &Job, stop: impl Fn() -> bool + Send) -> Result<(), Error> {
        let going = self.store.deletion(&job.app).await?.ok_or(Error::NotFound)?;
        loop {
            if stop() {
                return Ok(self.store.release_job(job).await?);
            }
            let lease_until = self.clock.now() + LEASE;
            match self.store.delete_batch(job, BATCH, lease_until).await {
                Ok(Step::More) => {}
                Ok(Step::Complete(gone)) => return self.deleted(job, going, gone).await,
                Ok(Step::Gone) => return Ok(()),
                Err(error) => return self.cannot_delete(job, going, error).await,
            }
        }
    }

    async fn deleted(&self, job: &Job, going: Deletion, gone: Holdings) -> Result<(), Error> {
        let entry = self
            .entry(Act::AppDeleted, By::Portal)
            .with("deletion", job.reference.as_str())
            .with("erased", serde_json::json!(gone));
        let done = going.finish(gone, self.clock.now())?;
        let log = self.log(Chain::App(job.app.clone()), entry);
        self.store.finish_deletion(job, &done, log).await?;
        if !self.store.settle().await? {
            tracing::warn!(deletion = %job.reference, "the write-ahead log still holds erased pages: a reader was in the way");
        }
        Ok(())
    }

    /// As for an erasure: it is tried again after a pause that grows.
    async fn cannot_delete(&self, job: &Job, going: Deletion, error: store::Error) -> Result<(), Error> {
        let Some((failure, again_at)) = self.failed(job, &error) else {
            return Err(error.into());
        };
        tracing::error!(deletion = %job.reference, tries = failure.tries, %error, "a business cannot be deleted yet, and it is tried again");
        let entry = self
            .entry(Act::AppDeletionFailed, By::Portal)
            .with("deletion", job.reference.as_str())
            .with("why", &*failure.why)
            .with("tries", failure.tries);
        let log = self.log(Chain::App(job.app.clone()), entry);
        let stuck = going.clone().fail(failure)?;
        let failed = self.store.fail_deletion(job, &going, &stuck, again_at, log);
        Ok(failed.await?)
    }

    /// Nothing is left of it in the portal's files.
    pub(crate) async fn deletion_verified(&self, deletion: &Deletion) -> Result<(), Error> {
        let verified = deletion.clone().verify(self.clock.now())?;
        let entry = self.entry(Act::AppDeletionVerified, By::Portal);
        self.move_deletion(Some(deletion), &verified, entry).await
    }

    /// A business that is there and within reach, for whoever could delete it.
    async fn deletable(&self, principal: &Principal, app: &AppId) -> Result<Option<App>, Error> {
        let (reach, _) = staff(principal)?;
        if !reaches_further(principal) {
            return Err(Error::NotFound);
        }
        let apps = self.store.apps(reach).await?;
        Ok(apps.into_iter().find(|held| held.id == *app))
    }

    /// The last deletion of a business that is not there, and was within reach.
    async fn gone_within(&self, reach: &Reach, app: &AppId) -> Result<Option<Deletion>, Error> {
        let gone = self.store.deletions(reach).await?;
        Ok(gone.into_iter().find(|gone| gone.app == *app))
    }

    async fn leaving(
        &self,
        app: &AppId,
        held: Option<&App>,
        deletion: Option<Deletion>,
    ) -> Result<Leaving, Error> {
        let so_far = match &deletion {
            Some(deletion) if deletion.is_closed() => self.store.deleted_so_far(app).await?,
            _ => None,
        };
        let tasks = match &deletion {
            Some(deletion) => self.store.tasks(app, &deletion.reference, TO_DO).await?,
            None => Tasks::default(),
        };
        let name = match (held, &deletion) {
            (Some(held), _) => name_of(held),
            (None, Some(deletion)) => String::from(&*deletion.name),
            (None, None) => app.to_string(),
        };
        Ok(Leaving {
            app: app.clone(),
            name,
            deletion,
            so_far,
            tasks,
        })
    }

    /// The first of two, unless their key has been revoked since.
    async fn counting(&self, last: Option<&Deletion>) -> Result<Option<Voice>, Error> {
        let Some(first) = last.and_then(Deletion::first) else {
            return Ok(None);
        };
        let key = self.store.key(&first.by.kid).await?;
        let is_revoked = key.is_some_and(|key| key.revoked_at.is_some());
        Ok((!is_revoked).then(|| first.clone()))
    }

    /// A wish goes on under the name that it has; another gets its own.
    fn deletion_of(
        &self,
        app: &AppId,
        name: String,
        last: Option<&Deletion>,
        stage: Stage,
    ) -> Result<Deletion, Error> {
        let reference = match last.filter(|last| last.first().is_some()) {
            Some(last) => last.reference.clone(),
            None => self.new_reference()?,
        };
        Ok(Deletion {
            app: app.clone(),
            reference,
            name: name.into(),
            groups: Vec::new(),
            stage,
        })
    }

    async fn move_deletion(&self, from: Option<&Deletion>, to: &Deletion, entry: Entry) -> Result<(), Error> {
        let entry = entry.with("deletion", to.reference.as_str());
        let log = self.log(Chain::App(to.app.clone()), entry);
        self.store.advance_deletion(from, to, log).await?;
        if matches!(to.stage, Stage::Going { .. }) {
            self.work.notify_one();
        }
        Ok(())
    }
}

fn name_of(app: &App) -> String {
    display_name(&app.data).unwrap_or_else(|| app.id.to_string())
}

#[cfg(test)]
mod tests {
    use domain::{
        id::{ExternalId, GroupId, KeyId},
        key::KeyUse,
        request::{Ask, Decider, Reference},
        session::Visit,
        task::Details,
    };

    use super::*;
    use crate::{
        Claims, Resumed, Scope, Verdict,
        testing::{BUSINESS, OPERATOR, Office, collect, words},
    };

    fn app() -> AppId {
        AppId::parse("a1").unwrap()
    }

    fn group() -> Reach {
        Reach::Group(GroupId::parse("g1").unwrap())
    }

    impl Office {
        async fn staff_of(&self, reach: Reach) -> Principal {
            self.reviewing(reach).await.principal().clone()
        }

        /// Two of the group's staff, for whom two keys vouch, and their keys.
        async fn two_of_the_group(&self) -> [(Principal, KeyId); 2] {
            let come = async |sub: &str| {
                let key = self.key(group(), KeyUse::Staff).await;
                let claims = Claims::Staff {
                    scope: Scope::Account,
                    sub: sub.into(),
                    name: None,
                };
                let kid = key.kid.clone();
                (self.enter(&key, claims).await.unwrap().principal, kid)
            };
            [come("rhona").await, come("idris").await]
        }

        async fn is_there(&self) -> bool {
            self.desk.store.app(&app()).await.unwrap().is_some()
        }

        async fn stage(&self) -> Stage {
            let leaving = self.desk.app_leaving_by_hand(&OPERATOR, &app()).await.unwrap();
            leaving.deletion.unwrap().stage
        }

        async fn lives(&self, session: &Resumed) -> bool {
            self.desk.lives(session.session()).await.unwrap()
        }
    }

    #[tokio::test]
    async fn whoever_reaches_further_than_the_business_deletes_it_and_nobody_else() {
        let office = Office::open().await;
        let others = [
            office.reviewer_of("a1").await,
            office.reviewer_of("a2").await,
            office.person("a1", "maren").await,
        ];
        for other in &others {
            let looked = office.desk.app_to_go(other, &app()).await;
            assert!(matches!(looked, Err(Error::NotFound)), "{looked:?}");
            let looked = office.desk.app_leaving(other, &app()).await;
            assert!(matches!(looked, Err(Error::NotFound)), "{looked:?}");
            let kept = office.desk.keep_app(other, &app()).await;
            assert!(matches!(kept, Err(Error::NotFound)), "{kept:?}");
            let gone = office.desk.delete_app(other, &app(), "Harbourline").await;
            assert!(matches!(gone, Err(Error::NotFound)), "{gone:?}");
        }
        assert!(office.is_there().await);
        for reach in [group(), Reach::Provider] {
            let office = Office::open().await;
            let staff = office.staff_of(reach).await;
            let to_go = office.desk.app_to_go(&staff, &app()).await.unwrap();
            assert_eq!((&*to_go.name, to_go.holdings.people), ("Harbourline", 2));
            let gone = office.desk.delete_app(&staff, &app(), "Harbourline").await;
            assert_eq!(gone.unwrap(), Approved::Whole);
            assert!(!office.is_there().await);
            let nowhere = AppId::parse("a9").unwrap();
            let gone = office.desk.delete_app(&staff, &nowhere, "a9").await;
            assert!(matches!(gone, Err(Error::NotFound)), "{gone:?}");
        }
    }

    #[tokio::test]
    async fn it_takes_the_name_as_it_stands_and_a_fresh_sign_in() {
        let office = Office::open().await;
        let staff = office.staff_of(Reach::Provider).await;
        for typed in ["", "harbourline", "Greenhouse", "a2"] {
            let gone = office.desk.delete_app(&staff, &app(), typed).await;
            assert!(matches!(gone, Err(Error::NotNamed)), "{typed}: {gone:?}");
        }
        office.clock.forward(15 * 60);
        let gone = office.desk.delete_app(&staff, &app(), "Harbourline").await;
        assert!(matches!(gone, Err(Error::NotFresh)), "{gone:?}");
        assert!(office.is_there().await);
        // The control.
        let fresh = office.staff_of(Reach::Provider).await;
        office.desk.delete_app(&fresh, &app(), "a1").await.unwrap();
        assert!(!office.is_there().await);
        let twice = office.desk.delete_app(&fresh, &app(), "a1").await;
        assert!(matches!(twice, Err(Error::Moved)), "{twice:?}");
    }

    #[tokio::test]
    async fn where_two_have_to_the_first_takes_nothing_away_and_is_not_the_second() {
        let office = Office::open().await;
        office.wants_two_people(&app()).await;
        let [(rhona, rhonas), (idris, _)] = office.two_of_the_group().await;
        let delete = async |who: &Principal| office.desk.delete_app(who, &app(), "Harbourline").await;
        assert_eq!(delete(&rhona).await.unwrap(), Approved::FirstOfTwo);
        assert!(office.is_there().await);
        let to_go = async |who: &Principal| office.desk.app_to_go(who, &app()).await.unwrap();
        assert!(to_go(&rhona).await.is_first && !to_go(&idris).await.is_first);
        assert!(matches!(delete(&rhona).await, Err(Error::SamePerson)));
        // Taken back, the next is the first.
        office.desk.keep_app(&idris, &app()).await.unwrap();
        assert_eq!(to_go(&idris).await.first, None);
        office.desk.keep_app(&idris, &app()).await.unwrap();
        assert_eq!(delete(&rhona).await.unwrap(), Approved::FirstOfTwo);
        // And so it is where the first's key was revoked.
        office.desk.revoke_key(&OPERATOR, &rhonas).await.unwrap();
        assert_eq!(delete(&idris).await.unwrap(), Approved::FirstOfTwo);
        let provider = office.staff_of(Reach::Provider).await;
        assert_eq!(delete(&provider).await.unwrap(), Approved::Whole);
        assert!(!office.is_there().await);
        let Stage::Going { decision, .. } = office.stage().await else {
            panic!()
        };
        assert_eq!(decision.first.map(|first| first.by.id), Some("idris".to_owned()));
        let acts = office.acts("a1").await;
        let expected = [
            Act::AppDeletionEndorsed,
            Act::AppDeletionTakenBack,
            Act::AppDeletionEndorsed,
            Act::AppDeletionEndorsed,
            Act::AppDeletionDecided,
        ];
        let acts: Vec<_> = acts.into_iter().filter(|act| expected.contains(act)).collect();
        assert_eq!(acts, expected);
    }

    /// Before anything has gone: nobody works on it here.
    #[tokio::test]
    async fn from_the_decision_on_it_is_not_there_for_anybody() {
        let office = Office::open().await;
        let maren = office.visiting("a1", "maren").await;
        let own = office.reviewing_of("a1").await;
        let zoe = office.visiting("a2", "zoe").await;
        let of_group = office.reviewing(group()).await;
        let keys = office.desk.keys(&OPERATOR, &Reach::App(app())).await.unwrap();
        let key = office.desk.signing_key(&keys[0].kid).await.unwrap().unwrap();
        let person = || Claims::User {
            external_id: ExternalId::parse("maren").unwrap(),
            region: None,
        };
        let code = office
            .desk
            .hand_over(&key, office.proven(person()))
            .await
            .unwrap();
        let reference = office
            .desk
            .submit_erasure(maren.principal(), "once")
            .await
            .unwrap();
        office
            .desk
            .delete_app(of_group.principal(), &app(), "Harbourline")
            .await
            .unwrap();
        assert!(office.holds("MAREN-SAYS"));
        for (session, lives) in [(&maren, false), (&own, false), (&zoe, true), (&of_group, true)] {
            assert_eq!(office.lives(session).await, lives);
        }
        assert!(office.desk.signing_key(&keys[0].kid).await.unwrap().is_none());
        // Whoever had its key open already is refused all the same.
        let late = office
            .desk
            .sign_in(&key, office.proven(person()), Visit::default(), None)
            .await;
        assert!(matches!(late, Err(Error::KeyRefused)));
        let late = office.desk.hand_over(&key, office.proven(person())).await;
        assert!(matches!(late, Err(Error::KeyRefused)));
        assert_eq!(office.desk.announced(&code).await.unwrap(), None);
        let late = office.desk.enter(&code, Visit::default(), None).await;
        assert!(matches!(late, Err(Error::NotFound)));
        // Whoever reaches further finds it no more either, but for what becomes of it.
        let staff = of_group.principal();
        assert!(matches!(
            office.desk.business(staff, &app()).await,
            Err(Error::NotFound)
        ));
        let approved = office.desk.approve(staff, &reference, Verdict::default()).await;
        assert!(matches!(approved, Err(Error::NotFound)), "{approved:?}");
        assert_eq!(office.desk.apps(staff).await.unwrap().len(), 1);
        let leaving = office.desk.app_leaving(staff, &app()).await.unwrap();
        assert_eq!(leaving.name, "Harbourline");
        assert_eq!(office.desk.apps_gone(staff).await.unwrap().len(), 1);
    }

    /// It is not in a session of the business's that staff who reach further take somebody's copy along.
    #[tokio::test]
    async fn a_copy_on_its_way_to_others_may_go_on_no_longer() {
        let office = Office::open().await;
        let staff = office.reviewing(group()).await;
        let reference = office.put_by(&staff, "kofi", Ask::Access).await.unwrap();
        let staff = staff.principal();
        let approved = office.desk.approve(staff, &reference, Verdict::default());
        approved.await.unwrap();
        let (_copy, granted) = office.desk.export_for(staff, &reference).await.unwrap();
        assert!(office.desk.is_still_granted(&granted).await.unwrap());
        office.desk.delete_app(staff, &app(), "a1").await.unwrap();
        assert!(!office.desk.is_still_granted(&granted).await.unwrap());
        let again = office.desk.export_for(staff, &reference).await;
        assert!(matches!(again, Err(Error::NotFound)), "{again:?}");
    }

    #[tokio::test]
    async fn everything_of_it_goes_and_nothing_of_others_and_its_chain_stays() {
        let office = Office::with_tickets().await;
        office.asked().await;
        let staff = office.staff_of(group()).await;
        let to_go = office.desk.app_to_go(&staff, &app()).await.unwrap();
        office
            .desk
            .delete_app(&staff, &app(), "Harbourline")
            .await
            .unwrap();
        office.work().await;
        let Stage::Gone {
            gone, verified_at, ..
        } = office.stage().await
        else {
            panic!("{:?}", office.stage().await)
        };
        assert_eq!(gone, to_go.holdings);
        assert!(
            gone.messages > 0 && gone.attachments == 2 && gone.requests == 1,
            "{gone:?}"
        );
        assert!(verified_at.is_some());
        for word in [
            "MAREN-SAYS",
            "KOFI-ALONE",
            "447700900417",
            "BYTES-OF-TICKET",
            "Okonjo",
        ] {
            assert!(!office.holds(word), "{word}");
        }
        assert!(office.holds("ZOE-ALONE"));
        let zoe = office.person("a2", "zoe").await;
        let copy = collect(office.desk.export(&zoe).await.unwrap()).await;
        assert!(copy.is_some());
        let acts = office.acts("a1").await;
        assert!(acts.contains(&Act::RequestOpened), "{acts:?}");
        let expected = [Act::AppDeletionDecided, Act::AppDeleted, Act::AppDeletionVerified];
        assert!(acts.ends_with(&expected), "{acts:?}");
        let leaving = office.desk.app_leaving(&staff, &app()).await.unwrap();
        assert!(leaving.deletion.is_some() && leaving.so_far.is_none());
        let keys = office.desk.store.keys(&Reach::App(app())).await.unwrap();
        assert_eq!(keys, []);
    }

    /// Counted before; and afterwards left to staff of more than that business, who say once what came of each.
    #[tokio::test]
    async fn what_is_owed_to_others_is_not_forgotten_with_it() {
        let office = Office::open().await;
        office.lives_on_the_platform(None).await;
        let (_, erasure) = office.erased_elsewhere_too().await;
        let (own, staff) = (
            office.reviewer_of("a1").await,
            office.staff_of(Reach::Provider).await,
        );
        let owed = office.desk.app_to_go(&staff, &app()).await.unwrap().owed;
        assert_eq!((owed.deeds.len(), owed.open), (2, 3));
        office.desk.delete_app(&staff, &app(), "a1").await.unwrap();
        office.work().await;
        let leaving = office.desk.app_leaving(&staff, &app()).await.unwrap();
        let deletion = leaving.deletion.unwrap();
        assert!(!deletion.is_unverified());
        let Some(Details::Call(call)) = &leaving.tasks.to_do[0].details else {
            panic!("{:?}", leaving.tasks)
        };
        assert_eq!((call.method.as_str(), &*call.path), ("DELETE", "/v2/apps/a1"));
        assert_eq!((leaving.tasks.calls.total, leaving.tasks.told.len()), (1, 1));
        let settle = async |who: &Principal, reference: &Reference, number| {
            let app = app();
            let of = (&app, reference);
            office.desk.settle_app_task(who, of, number, true, "Gone").await
        };
        let reference = &deletion.reference;
        assert!(matches!(settle(&own, reference, 1).await, Err(Error::NotFound)));
        assert!(matches!(settle(&staff, &erasure, 1).await, Err(Error::Moved)));
        for number in [1, 2] {
            settle(&staff, reference, number).await.unwrap();
            assert!(matches!(
                settle(&staff, reference, number).await,
                Err(Error::Moved)
            ));
        }
        let left = office.desk.app_leaving(&staff, &app()).await.unwrap().tasks;
        assert!(left.to_do.is_empty() && !left.told[0].is_open());
        assert!(
            office
                .acts("a1")
                .await
                .ends_with(&[Act::TaskSettled, Act::TaskSettled])
        );
    }

    /// Whether an erasure waits, or a worker has begun with it.
    #[tokio::test]
    async fn erasures_of_its_people_end_with_it() {
        for begun in [false, true] {
            let office = Office::open().await;
            let (_, reference) = office.asked().await;
            let reviewer = office.reviewer_of("a1").await;
            let approved = office.desk.approve(&reviewer, &reference, Verdict::default());
            approved.await.unwrap();
            let now = office.desk.clock.now();
            let store = &office.desk.store;
            let job = if begun {
                store.take_job(now, now + LEASE).await.unwrap()
            } else {
                None
            };
            let staff = office.staff_of(Reach::Provider).await;
            office.desk.delete_app(&staff, &app(), "a1").await.unwrap();
            if let Some(job) = job {
                let step = store.erase_batch(&job, 1, now + LEASE).await.unwrap();
                assert_eq!(step, Step::Gone);
            }
            office.work().await;
            assert!(matches!(office.stage().await, Stage::Gone { .. }));
            let acts = office.acts("a1").await;
            assert!(!acts.contains(&Act::ExecutionFinished), "{acts:?}");
            assert!(!office.holds("MAREN-SAYS") && !office.holds("KOFI-ALONE"));
        }
    }

    #[tokio::test]
    async fn by_hand_nobody_else_is_asked_and_once_more_changes_nothing() {
        let office = Office::open().await;
        office.wants_two_people(&app()).await;
        let reason = words("LEFT-US in May");
        let delete = async |typed: &str| {
            let app = app();
            let gone = office
                .desk
                .delete_app_by_hand(&OPERATOR, &app, typed, "Tove", &reason);
            gone.await
        };
        let other = delete("Harbour").await;
        assert!(matches!(other, Err(Error::NotNamed)), "{other:?}");
        let (name, holdings) = office.desk.app_to_go_by_hand(&OPERATOR, &app()).await.unwrap();
        assert_eq!((&*name, holdings.people), ("Harbourline", 2));
        let going = delete("Harbourline").await.unwrap().deletion.unwrap();
        let decision = going.stage.decision().unwrap();
        assert_eq!(decision.by, Decider::ByOperator("Tove".into()));
        assert_eq!(decision.reason.as_deref(), Some("LEFT-US in May"));
        office.work().await;
        let entries = office.acts("a1").await.len();
        let again = delete("whatever").await.unwrap().deletion.unwrap();
        assert_eq!(again.reference, going.reference);
        assert_eq!(office.acts("a1").await.len(), entries);
        let chain = Chain::App(app());
        let log = format!(
            "{:?}",
            office.desk.audit_page(&OPERATOR, &chain, 0).await.unwrap()
        );
        assert!(log.contains("Tove") && !log.contains("LEFT-US"), "{log}");
        let nowhere = AppId::parse("a9").unwrap();
        let refused = office
            .desk
            .delete_app_by_hand(&OPERATOR, &nowhere, "a9", "Tove", &reason)
            .await;
        assert!(matches!(refused, Err(Error::NotHeld("app"))), "{refused:?}");
    }

    #[tokio::test]
    async fn what_was_deleted_comes_in_again_only_once_somebody_lets_it() {
        let office = Office::open().await;
        let staff = office.staff_of(Reach::Provider).await;
        office.desk.delete_app(&staff, &app(), "a1").await.unwrap();
        let early = office.desk.readmit_app(&OPERATOR, &app(), "Tove").await;
        assert!(matches!(early, Err(Error::Moved)), "{early:?}");
        office.work().await;
        let refused = office.update(BUSINESS).await;
        assert!(
            matches!(&refused, Err(Error::Import { why, .. }) if why.to_string().contains("app readmit")),
            "{refused:?}"
        );
        office.desk.readmit_app(&OPERATOR, &app(), "Tove").await.unwrap();
        office.desk.readmit_app(&OPERATOR, &app(), "Tove").await.unwrap();
        office.update(BUSINESS).await.unwrap();
        assert!(office.is_there().await && office.holds("MAREN-SAYS"));
        let acts = office.acts("a1").await;
        let admitted = acts.iter().filter(|act| **act == Act::AppReadmitted);
        assert_eq!(admitted.count(), 1);
        let never = AppId::parse("a2").unwrap();
        let refused = office.desk.readmit_app(&OPERATOR, &never, "Tove").await;
        assert!(matches!(refused, Err(Error::NotHeld("app"))), "{refused:?}");
    }
}
