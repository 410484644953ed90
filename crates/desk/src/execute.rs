//! Carrying decisions out.

use std::time::Duration;

use domain::{
    audit::{Act, By, Chain},
    request::{Execution, State},
};
use store::{Besides, Job, Step};

use crate::{Desk, Error};

/// How long a worker may hold a job without a sign of life.
const LEASE: Duration = Duration::from_secs(60);
/// About how many rows go in one transaction: few enough that others get their turn.
const BATCH: u32 = 5_000;

impl Desk {
    /// Does what is ripe, or else carries out one waiting decision, if there is one. What a crash broke off is taken up again once its lease
    /// has ended; what is broken off between two batches, because `stop` says so, by whoever asks next.
    ///
    /// # Errors
    /// [`Error::Store`] if the store fails; the job stays in line.
    pub async fn work(&self, stop: impl Fn() -> bool + Send) -> Result<bool, Error> {
        if self.ripen().await? || self.lapse().await? {
            return Ok(true);
        }
        let now = self.clock.now();
        let Some(job) = self.store.take_job(now, now + LEASE).await? else {
            return Ok(false);
        };
        self.execute(&job, stop).await?;
        Ok(true)
    }

    /// Returns when a decision was put in line by this process.
    pub async fn wait_for_work(&self) {
        self.work.notified().await;
    }

    async fn execute(&self, job: &Job, stop: impl Fn() -> bool + Send) -> Result<(), Error> {
        let chain = Chain::App(job.app.clone());
        let request = self
            .store
            .request(&job.app, &job.reference)
            .await?
            .ok_or(Error::NotFound)?;
        let subjects = self.subjects_of(job).await?;
        if subjects != job.subjects {
            self.store.keep_subjects(job, &subjects).await?;
        }
        let who = self.who_asked(&request).await?;
        let executing = request.clone().start(self.clock.now())?;
        if executing != request {
            let entry = self
                .entry(Act::ExecutionStarted, By::Portal)
                .about(who)
                .of(&job.reference);
            self.store
                .advance(
                    &request,
                    &executing,
                    Besides::default(),
                    self.log(chain.clone(), entry),
                )
                .await?;
        }
        let erased = loop {
            if stop() {
                return Ok(self.store.release_job(job).await?);
            }
            match self
                .store
                .erase_batch(job, BATCH, self.clock.now() + LEASE)
                .await?
            {
                Step::More => {}
                Step::Complete(erased) => break erased,
                Step::Gone => return Ok(()),
            }
        };
        let State::Executing { started_at, .. } = executing.state else {
            return Err(Error::Moved);
        };
        let execution = Execution {
            started_at,
            finished_at: self.clock.now(),
            erased,
            corrected: Vec::new(),
        };
        let entry = self
            .entry(Act::ExecutionFinished, By::Portal)
            .about(who)
            .of(&job.reference);
        let entry = entry.with("erased", serde_json::json!(erased));
        let mut tombstones = subjects;
        tombstones.extend([request.subject, self.keyring.subject_of_user(&job.app, &job.user)]);
        let done = executing.finish(execution)?;
        self.store
            .finish_job(job, &done, &tombstones, self.log(chain, entry))
            .await?;
        if !self.store.settle().await? {
            tracing::warn!(request = %job.reference, "the write-ahead log still holds erased pages: a reader was in the way");
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        Held,
        testing::{BEFORE, MERGED, OPERATOR, Office, RENAMED},
    };

    impl Office {
        /// Under which request all was deleted of whoever is called so, if it was.
        async fn erased(&self, name: &str) -> Option<domain::request::Reference> {
            let person = self.person("a1", name).await;
            match self.desk.overview(&person).await.unwrap().held {
                Held::Erased(erased) => {
                    let request = self.desk.request(&person, &erased.reference).await.unwrap();
                    assert!(matches!(request.state, State::Done { .. }), "{request:?}");
                    Some(erased.reference)
                }
                Held::Nothing => None,
                held => panic!("{held:?}"),
            }
        }

        /// Maren, who was two people once, has asked, is called otherwise since, and it is approved.
        async fn approved_under_three_names(&self) -> domain::request::Reference {
            self.import(BEFORE).await.unwrap();
            self.update(MERGED).await.unwrap();
            let (_, reference) = self.asked().await;
            self.update(RENAMED).await.unwrap();
            let reviewer = self.reviewer_of("a1").await;
            self.desk.approve(&reviewer, &reference).await.unwrap();
            reference
        }
    }

    #[tokio::test]
    async fn by_every_name_that_they_had_a_person_reads_that_all_is_deleted() {
        let office = Office::open().await;
        let reference = office.approved_under_three_names().await;
        let going = office.person("a1", "maren-since").await;
        let begun = office.desk.request(&going, &reference).await.unwrap();
        assert!(matches!(begun.state, State::Approved { .. }), "{begun:?}");
        office.work().await;
        for name in ["maren-since", "maren", "maren-before"] {
            assert_eq!(office.erased(name).await.as_ref(), Some(&reference), "{name}");
        }
        assert_eq!(office.erased("nobody").await, None);
    }

    /// Somebody else's name is not buried with whoever had it before.
    #[tokio::test]
    async fn a_name_that_somebody_else_has_now_is_left_to_them() {
        let office = Office::open().await;
        office.update(RENAMED).await.unwrap();
        let later = r#"{"type":"user","appId":"a1","data":{"id":"u10","externalId":"maren"}}"#;
        office.import(later).await.unwrap();
        let maren = office.person("a1", "maren-since").await;
        let reference = office.desk.submit_erasure(&maren, "once").await.unwrap();
        let reviewer = office.reviewer_of("a1").await;
        office.desk.approve(&reviewer, &reference).await.unwrap();
        office.work().await;
        assert_eq!(office.erased("maren-since").await, Some(reference));
        let app = domain::id::AppId::parse("a1").unwrap();
        let name = domain::id::ExternalId::parse("maren").unwrap();
        let subject = office.desk.keyring.subject(&app, &name);
        assert_eq!(office.desk.store.erased(&app, &subject).await.unwrap(), None);
    }

    /// A worker took everything and died before it could say so. The control: it had not kept them.
    #[tokio::test]
    async fn names_outlive_all_else_until_they_are_buried() {
        for kept in [true, false] {
            let office = Office::open().await;
            let reference = office.approved_under_three_names().await;
            let now = office.desk.clock.now();
            let store = &office.desk.store;
            let job = store.take_job(now, now + LEASE).await.unwrap().unwrap();
            if kept {
                let subjects = office.desk.subjects_of(&job).await.unwrap();
                store.keep_subjects(&job, &subjects).await.unwrap();
            }
            let step = store.erase_batch(&job, BATCH, now + LEASE).await.unwrap();
            assert!(matches!(step, Step::Complete(_)), "{step:?}");
            office.clock.forward(61);
            office.work().await;
            let before = office.erased("maren-before").await;
            assert_eq!(before, kept.then_some(reference));
        }
    }

    #[tokio::test]
    async fn everything_of_the_person_goes_and_nothing_of_others() {
        let office = Office::open().await;
        let (maren, reference) = office.asked().await;
        let before = office.desk.new_erasure(&maren).await.unwrap().counts;
        assert!(office.holds("MAREN-SAYS"));
        office
            .desk
            .approve(
                &office.reviewer_of("a1").await,
                &reference,
                crate::Verdict::default(),
            )
            .await
            .unwrap();
        office.work().await;

        let State::Done { execution, .. } = office.desk.request(&maren, &reference).await.unwrap().state
        else {
            panic!()
        };
        assert_eq!(execution.erased, before);
        let Held::Erased(erased) = office.desk.overview(&maren).await.unwrap().held else {
            panic!()
        };
        assert_eq!(erased.reference, reference);
        for gone in ["MAREN-SAYS", "MAREN-GROUP", "447700900417", "Okonjo", "\"maren\""] {
            assert!(!office.holds(gone), "{gone}");
        }
        for kept in ["KOFI-GROUP", "KOFI-ALONE", "ZOE-ALONE"] {
            assert!(office.holds(kept), "{kept}");
        }
        assert!(!office.desk.work(|| false).await.unwrap());
    }

    #[tokio::test]
    async fn whoever_stops_lets_go_of_what_they_began() {
        let office = Office::open().await;
        let (maren, reference) = office.asked().await;
        let reviewer = office.reviewer_of("a1").await;
        office
            .desk
            .approve(&reviewer, &reference, crate::Verdict::default())
            .await
            .unwrap();
        assert!(office.desk.work(|| true).await.unwrap());
        let begun = office.desk.request(&maren, &reference).await.unwrap();
        assert!(matches!(begun.state, State::Executing { .. }), "{begun:?}");
        // No lease has to end first.
        assert!(office.desk.work(|| false).await.unwrap());
        let done = office.desk.request(&maren, &reference).await.unwrap();
        assert!(matches!(done.state, State::Done { .. }), "{done:?}");
    }

    #[tokio::test]
    async fn every_step_stands_in_the_log_and_the_log_holds() {
        let office = Office::open().await;
        let (_, reference) = office.asked().await;
        let reviewer = office.reviewing_of("a1").await;
        let occasion = domain::opening::Occasion::DecideRequest;
        let opened = office.desk.open_record(&reviewer, &reference, occasion);
        opened.await.unwrap();
        let approved = office
            .desk
            .approve(reviewer.principal(), &reference, crate::Verdict::default());
        approved.await.unwrap();
        office.work().await;
        let chain = Chain::App(domain::id::AppId::parse("a1").unwrap());
        let acts: Vec<_> = office.desk.audit_page(&OPERATOR, &chain, 0).await.unwrap();
        let acts: Vec<_> = acts
            .into_iter()
            .filter(|line| line.entry.request.is_some())
            .map(|line| line.entry.act)
            .collect();
        let expected = [
            Act::RequestOpened,
            Act::RecordOpened,
            Act::RequestApproved,
            Act::ExecutionStarted,
            Act::ExecutionFinished,
        ];
        assert_eq!(acts, expected);
        assert!(
            office
                .desk
                .check_audit(&OPERATOR)
                .await
                .unwrap()
                .iter()
                .all(|chain| chain.result.is_ok())
        );
    }

    #[tokio::test]
    async fn another_worker_takes_over_once_the_lease_has_ended() {
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
        let now = office.desk.clock.now();
        // A worker that began and died.
        let job = office
            .desk
            .store
            .take_job(now, now + LEASE)
            .await
            .unwrap()
            .unwrap();
        office.desk.store.erase_batch(&job, 1, now + LEASE).await.unwrap();
        assert!(!office.desk.work(|| false).await.unwrap());
        office.clock.forward(61);
        assert!(office.desk.work(|| false).await.unwrap());
        assert!(matches!(
            office.desk.overview(&maren).await.unwrap().held,
            Held::Erased(_)
        ));
    }
}
