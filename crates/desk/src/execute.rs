//! Carrying decisions out.

use std::time::Duration;

use domain::{
    audit::{Act, By, Chain},
    erasure::{Counts, Size},
    request::{Ask, Execution, Failure, Request, State},
    subject::Subject,
};
use jiff::{SignedDuration, Timestamp};
use store::{Besides, Job, Step};

use crate::{Desk, Error};

/// How long a worker may hold a job without a sign of life.
pub(crate) const LEASE: Duration = Duration::from_secs(60);
/// About how many rows go in one transaction: few enough that others get their turn.
pub(crate) const BATCH: u32 = 5_000;
/// How long a job waits that could not go on for the first time. Each time it is twice as long.
const FIRST_PAUSE: SignedDuration = SignedDuration::from_secs(30);
/// And at most so long.
const LONGEST_PAUSE: SignedDuration = SignedDuration::from_hours(1);

/// How far a job was brought.
enum Brought {
    /// To its end; this is what went.
    ToItsEnd(Counts),
    /// Somebody wants this worker to stop.
    Stopped,
    /// Another worker has ended it.
    Gone,
}

impl Desk {
    /// Does what is ripe, or else carries out one waiting decision, if there is one, or else takes what has been kept for
    /// long enough, or else verifies what has gone. What
    /// a crash broke off is taken up again once its lease has ended; what is broken off between two batches, because `stop`
    /// says so, by whoever asks next. One that cannot go on is stuck, which both sides read, and is tried again later. What
    /// time alone decides waits where the clock has leapt.
    ///
    /// # Errors
    /// [`Error::Busy`] if somebody else writes for too long, [`Error::Store`] if the store fails in what stands around
    /// the job; it stays in line.
    pub async fn work(&self, stop: impl Fn() -> bool + Send) -> Result<bool, Error> {
        let is_steady = self.is_clock_steady().await?;
        if (is_steady && self.ripen().await?) || self.lapse().await? {
            return Ok(true);
        }
        let now = self.clock.now();
        let Some(job) = self.store.take_job(now, now + LEASE).await? else {
            let over = if is_steady {
                self.store.take_retention(now, now + LEASE).await?
            } else {
                None
            };
            return match over {
                Some(app) => self.run_retention(&app, stop).await.map(|()| true),
                None => self.verify(stop).await,
            };
        };
        let executed = self.execute(&job, stop).await;
        // Its business goes, and the job went with it.
        if matches!(executed, Err(Error::Moved | Error::NotFound))
            && self.store.app(&job.app).await?.is_none()
        {
            return Ok(true);
        }
        executed.map(|()| true)
    }

    /// Returns when a decision was put in line by this process.
    pub async fn wait_for_work(&self) {
        self.work.notified().await;
    }

    async fn execute(&self, job: &Job, stop: impl Fn() -> bool + Send) -> Result<(), Error> {
        if job.whole {
            return self.delete(job, stop).await;
        }
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
            let log = self.log(Chain::App(job.app.clone()), entry);
            // Before anything is gone that says where it lies elsewhere; once, however often it is begun.
            let tasks = match request.state {
                State::Approved { .. } => self.to_do(&request, job.user.as_ref(), &[]).await?,
                _ => None,
            };
            let besides = Besides {
                tasks,
                ..Besides::default()
            };
            self.store.advance(&request, &executing, besides, log).await?;
        }
        match self.erase(job, stop).await {
            Ok(Brought::ToItsEnd(erased)) => self.finish(job, executing, who, subjects, erased).await,
            Ok(Brought::Stopped) => Ok(self.store.release_job(job).await?),
            Ok(Brought::Gone) => Ok(()),
            Err(error) => self.cannot_go_on(job, executing, error).await,
        }
    }

    /// Batch after batch.
    async fn erase(&self, job: &Job, stop: impl Fn() -> bool + Send) -> Result<Brought, store::Error> {
        loop {
            if stop() {
                return Ok(Brought::Stopped);
            }
            let lease_until = self.clock.now() + LEASE;
            match self.store.erase_batch(job, BATCH, lease_until).await? {
                Step::More => {}
                Step::Complete(erased) => return Ok(Brought::ToItsEnd(erased)),
                Step::Gone => return Ok(Brought::Gone),
            }
        }
    }

    async fn finish(
        &self,
        job: &Job,
        executing: Request,
        who: Subject,
        subjects: Vec<Subject>,
        erased: Counts,
    ) -> Result<(), Error> {
        let State::Executing { started_at, .. } = executing.state else {
            return Err(Error::Moved);
        };
        let execution = Execution {
            started_at,
            finished_at: self.clock.now(),
            erased,
            corrected: Vec::new(),
            awaits_platform: false,
        };
        let entry = self
            .entry(Act::ExecutionFinished, By::Portal)
            .about(who)
            .of(&job.reference)
            .with("erased", serde_json::json!(erased));
        let tombstones = self.tombstones(job, &executing, subjects);
        let done = executing.finish(execution)?;
        let log = self.log(Chain::App(job.app.clone()), entry);
        self.store.finish_job(job, &done, &tombstones, log).await?;
        if !self.store.settle().await? {
            tracing::warn!(request = %job.reference, "the write-ahead log still holds erased pages: a reader was in the way");
        }
        Ok(())
    }

    /// Of whom it is to be known that they were erased: of nobody, unless everything goes.
    fn tombstones(&self, job: &Job, request: &Request, mut known_by: Vec<Subject>) -> Vec<Subject> {
        let everything = Ask::Erasure {
            size: Size::Everything,
        };
        match &job.user {
            Some(user) if request.ask == everything => {
                known_by.extend([request.subject, self.keyring.subject_of_user(&job.app, user)]);
                known_by
            }
            _ => Vec::new(),
        }
    }

    /// A batch failed: what is written down of that, and when it is tried again, after a pause that grows. Nothing where
    /// somebody only writes for long: that is no failure.
    pub(crate) fn failed(&self, job: &Job, error: &store::Error) -> Option<(Failure, Timestamp)> {
        if matches!(error, store::Error::Busy) {
            return None;
        }
        let at = self.clock.now();
        let tries = job.tries.saturating_add(1);
        let why = why(error).into();
        Some((Failure { at, tries, why }, at + pause(tries)))
    }

    /// The request is stuck, and tried again.
    async fn cannot_go_on(&self, job: &Job, executing: Request, error: store::Error) -> Result<(), Error> {
        let Some((failure, again_at)) = self.failed(job, &error) else {
            return Err(error.into());
        };
        tracing::error!(request = %job.reference, tries = failure.tries, %error, "an erasure cannot go on, and is tried again");
        let entry = self
            .entry(Act::ExecutionFailed, By::Portal)
            .about(self.who_asked(&executing).await?)
            .of(&job.reference)
            .with("why", &*failure.why)
            .with("tries", failure.tries);
        let log = self.log(Chain::App(job.app.clone()), entry);
        let stuck = executing.clone().fail(failure)?;
        self.store
            .fail_job(job, &executing, &stuck, again_at, log)
            .await?;
        Ok(())
    }
}

/// How long to wait after so many tries.
fn pause(tries: u32) -> SignedDuration {
    let doubled = 2_i32.checked_pow(tries.saturating_sub(1));
    let pause = doubled.and_then(|doubled| FIRST_PAUSE.checked_mul(doubled));
    pause.unwrap_or(LONGEST_PAUSE).min(LONGEST_PAUSE)
}

/// A failure in a word.
const fn why(error: &store::Error) -> &'static str {
    match error {
        store::Error::Refused(_) => "refused",
        store::Error::Seal(_) => "seal",
        store::Error::NoRandomness => "randomness",
        store::Error::Busy => "busy",
        store::Error::Newer { .. }
        | store::Error::Folder { .. }
        | store::Error::Damaged { .. }
        | store::Error::Database(_) => "database",
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

        /// All that somebody has asked, and all that was said about it.
        pub(crate) async fn asked_and_said(&self, who: &domain::principal::Principal) -> String {
            let mut all = String::new();
            for request in self.desk.requests(who).await.unwrap() {
                all += &serde_json::to_string(&request).unwrap();
                for said in self.desk.messages(who, &request.reference).await.unwrap() {
                    all += said.text.as_str();
                }
            }
            all
        }

        /// Maren, who was two people once, has asked, is called otherwise since, and it is approved.
        async fn approved_under_three_names(&self) -> domain::request::Reference {
            self.import(BEFORE).await.unwrap();
            self.update(MERGED).await.unwrap();
            let (_, reference) = self.asked().await;
            self.update(RENAMED).await.unwrap();
            self.approved(&reference).await;
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
        let approved = office
            .desk
            .approve(&reviewer, &reference, crate::Verdict::default());
        approved.await.unwrap();
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

    /// Whatever she had asked besides: words, a value, a name. What she still asked ends, and says why.
    #[tokio::test]
    async fn nothing_is_left_of_what_they_had_asked_but_that_they_asked() {
        let office = Office::open().await;
        let (maren, reference) = office.asked().await;
        let desk = &office.desk;
        let typed = [("user.profile.surname".to_owned(), "CANARY-NAME".to_owned())];
        let correction = desk.submit_correction(&maren, &typed, false, true, "1");
        let correction = correction.await.unwrap();
        let stated = desk.submit_statement(&maren, "CANARY-STATED", "2").await.unwrap();
        let said = crate::testing::words("CANARY-COMPLAINT");
        let complaint = desk.submit_complaint(&maren, None, said, "3").await.unwrap();
        let recipient = domain::request::Recipient::parse("CANARY and Sons").unwrap();
        let transfer = desk.submit_transfer(&maren, recipient, "4").await.unwrap();
        let reviewer = office.reviewer_of("a1").await;
        let answer = crate::testing::words("Dear Miss CANARY");
        desk.say(&reviewer, &complaint, answer).await.unwrap();
        // One is decided before.
        let note = Some("It is CANARY-STATED.");
        let reason = domain::reason::Reason::Excessive;
        desk.refuse(&reviewer, &stated, reason, note).await.unwrap();
        let before = office.asked_and_said(&maren).await;
        assert!(before.contains("CANARY"), "the control");
        let approved = desk.approve(&reviewer, &reference, crate::Verdict::default());
        approved.await.unwrap();
        office.work().await;
        let left = office.asked_and_said(&maren).await;
        assert!(!left.to_uppercase().contains("CANARY"), "{left}");

        for open in [&correction, &complaint, &transfer] {
            let request = desk.request(&maren, open).await.unwrap();
            let State::Withdrawn { taken_into, .. } = &request.state else {
                panic!("{request:?}")
            };
            assert_eq!(taken_into.as_ref(), Some(&reference));
            let last = request.trail.last().unwrap();
            assert_eq!(last.what, domain::request::Happened::NothingHeld);
            // Staff who come later read that it is over, and not that nothing is there.
            let late = desk.approve(&reviewer, open, crate::Verdict::default()).await;
            assert!(!matches!(late, Err(Error::NotFound)), "{late:?}");
        }
        let refused = desk.request(&maren, &stated).await.unwrap();
        assert!(matches!(refused.state, State::Refused { .. }), "{refused:?}");
        let lines = desk.activity(&maren, None).await.unwrap().lines;
        let ended = lines.iter().filter(|line| line.act == Act::RequestWithdrawn);
        assert_eq!(ended.count(), 3);
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
            Act::ErasureVerified,
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

    fn broken() -> store::Error {
        store::Error::database(std::io::Error::other("the disk is full"))
    }

    /// Maren's request is under way, and held by a worker.
    async fn under_way() -> (Office, domain::principal::Principal, Job, Request) {
        let office = Office::open().await;
        let (maren, reference) = office.asked().await;
        let reviewer = office.reviewer_of("a1").await;
        let approved = office
            .desk
            .approve(&reviewer, &reference, crate::Verdict::default());
        approved.await.unwrap();
        let now = office.desk.clock.now();
        let approved = office.desk.request(&maren, &reference).await.unwrap();
        let executing = approved.clone().start(now).unwrap();
        let entry = office.desk.entry(Act::ExecutionStarted, By::Portal);
        let log = office.desk.log(Chain::App(executing.app.clone()), entry);
        let started = office
            .desk
            .store
            .advance(&approved, &executing, Besides::default(), log);
        started.await.unwrap();
        let job = office.desk.store.take_job(now, now + LEASE).await.unwrap();
        (office, maren, job.unwrap(), executing)
    }

    #[tokio::test]
    async fn what_cannot_go_on_is_stuck_and_goes_on_by_itself() {
        let (office, maren, job, executing) = under_way().await;
        let reference = executing.reference.clone();
        let failed = office.desk.cannot_go_on(&job, executing, broken());
        failed.await.unwrap();
        let stuck = office.desk.request(&maren, &reference).await.unwrap();
        let State::Stuck { failure, .. } = &stuck.state else {
            panic!("{stuck:?}")
        };
        assert_eq!((failure.tries, &*failure.why), (1, "database"));
        // Not before its time; and then as if nothing had been.
        office.clock.forward(29);
        assert!(!office.desk.work(|| false).await.unwrap());
        office.clock.forward(1);
        assert!(office.desk.work(|| false).await.unwrap());
        let done = office.desk.request(&maren, &reference).await.unwrap();
        assert!(matches!(done.state, State::Done { .. }), "{done:?}");
        assert!(!office.holds("MAREN-SAYS"));
        let log = office
            .desk
            .audit_page(&OPERATOR, &Chain::App(done.app), 0)
            .await
            .unwrap();
        let failed = log.iter().find(|line| line.entry.act == Act::ExecutionFailed);
        assert_eq!(failed.unwrap().entry.facts["why"], "database");
    }

    /// The control: somebody who writes for long is waited for, and nobody reads that it is stuck.
    #[tokio::test]
    async fn whoever_is_in_the_way_makes_nothing_stuck() {
        let (office, maren, job, executing) = under_way().await;
        let reference = executing.reference.clone();
        let busy = office.desk.cannot_go_on(&job, executing, store::Error::Busy);
        assert!(matches!(busy.await, Err(Error::Busy(_))));
        let state = office.desk.request(&maren, &reference).await.unwrap().state;
        assert!(matches!(state, State::Executing { .. }), "{state:?}");
    }

    #[test]
    fn pauses_grow_and_end_at_an_hour() {
        let minutes = [1, 2, 3, 7, 8, 60, u32::MAX].map(|tries| pause(tries).as_secs());
        assert_eq!(minutes, [30, 60, 120, 1_920, 3_600, 3_600, 3_600]);
    }

    /// What was asked for goes, to the last word in any file; the person is still here, and nobody is told that they
    /// had gone.
    #[tokio::test]
    async fn less_than_everything_leaves_the_person_here() {
        for (size, gone, left) in [
            (
                Size::said("conversation", "v1", &[]).unwrap(),
                &["MAREN-SAYS"][..],
                &["MAREN-GROUP", "Okonjo", "447700900417"][..],
            ),
            (
                Size::said("messages", "v2", &["m3".to_owned()]).unwrap(),
                &["MAREN-GROUP"],
                &["MAREN-SAYS", "KOFI-GROUP", "Okonjo"],
            ),
            (
                Size::AllMessages,
                &["MAREN-SAYS", "MAREN-GROUP"],
                &["KOFI-GROUP", "Okonjo", "447700900417"],
            ),
            (
                Size::PersonalInformation,
                &["Okonjo", "447700900417"],
                &["MAREN-SAYS", "MAREN-GROUP", "KOFI-GROUP"],
            ),
        ] {
            let office = Office::open().await;
            let maren = office.person("a1", "maren").await;
            let new = office.desk.new_erasure_of(&maren, &size).await.unwrap();
            let reference = office
                .desk
                .submit_erasure_of(&maren, size.clone(), &[], &new.once)
                .await
                .unwrap();
            let reviewer = office.reviewer_of("a1").await;
            let approved = office
                .desk
                .approve(&reviewer, &reference, crate::Verdict::default());
            approved.await.unwrap();
            office.work().await;
            let State::Done { execution, .. } = office.desk.request(&maren, &reference).await.unwrap().state
            else {
                panic!("{size:?}")
            };
            assert_eq!(execution.erased, new.counts, "{size:?}");
            for word in gone {
                assert!(!office.holds(word), "{size:?}: {word}");
            }
            for word in left {
                assert!(office.holds(word), "{size:?}: {word}");
            }
            assert!(matches!(
                office.desk.overview(&maren).await.unwrap().held,
                Held::Here(..)
            ));
            // Once it is done, the same can be asked again, if there is anything again.
            let again = office.desk.new_erasure_of(&maren, &size).await;
            assert!(
                matches!(again, Err(Error::NothingHeld | Error::NotFound)),
                "{size:?} {again:?}"
            );
        }
    }
}
