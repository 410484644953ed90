//! Jobs: held by one worker at a time, ended once.

use domain::{
    audit::Act,
    erasure::{Counts, Size},
    request::{Ask, Execution, Failure, Request, State},
};

use super::{
    Backend, House,
    doubles::log,
    house::subject,
    records::{app_id, at, said, user, user_id},
};
use crate::{Erased, Error, Job, Refused, Step};

/// The request, carried out.
pub(crate) fn done(executing: &Request, erased: Counts) -> Request {
    let execution = Execution {
        started_at: at(201),
        finished_at: at(500),
        erased,
        corrected: Vec::new(),
        awaits_platform: false,
    };
    executing.clone().finish(execution).unwrap()
}

impl<B: Backend> House<B> {
    pub(crate) async fn finish(&self, job: &Job, done: &Request) -> Result<(), Error> {
        let everything = Ask::Erasure {
            size: Size::Everything,
        };
        let tombstones: Vec<_> = (done.ask == everything)
            .then_some(done.subject)
            .into_iter()
            .collect();
        let log = log(Act::ExecutionFinished, 500);
        self.store.finish_job(job, done, &tombstones, log).await
    }

    /// Refused because something has changed, and nothing is.
    async fn refuses_to_finish(&self, job: &Job, done: &Request) {
        let before = self.rows();
        let refused = self.finish(job, done).await;
        assert!(
            matches!(refused, Err(Error::Refused(Refused::Changed))),
            "{refused:?}"
        );
        assert_eq!(self.rows(), before);
    }
}

pub(crate) async fn is_held_by_one_until_the_lease_ends(backend: impl Backend) {
    let house = House::of_world(backend).await;
    let other = house.backend.open();
    let request = house.open_request("a", "ada", 1).await;
    assert_eq!(other.take_job(at(300), at(360)).await.unwrap(), None);
    house.approve(&request).await;
    let job = house.take_job().await;
    assert_eq!(other.take_job(at(300), at(360)).await.unwrap(), None);
    assert_eq!(other.take_job(at(359), at(400)).await.unwrap(), None);
    assert_eq!(other.take_job(at(360), at(400)).await.unwrap(), Some(job));
    assert_eq!(house.store.take_job(at(361), at(420)).await.unwrap(), None);
}

pub(crate) async fn keeps_its_lease_while_it_goes_on(backend: impl Backend) {
    let house = House::of_world(backend).await;
    let request = house.open_request("a", "ada", 1).await;
    house.approve(&request).await;
    let job = house.take_job().await;
    house.store.erase_batch(&job, 1, at(900)).await.unwrap();
    assert_eq!(house.store.take_job(at(899), at(950)).await.unwrap(), None);
    assert_eq!(house.store.take_job(at(900), at(950)).await.unwrap(), Some(job));
}

pub(crate) async fn that_is_let_go_goes_on_with_the_next(backend: impl Backend) {
    let house = House::of_world(backend).await;
    let request = house.open_request("a", "ada", 1).await;
    house.approve(&request).await;
    let job = house.take_job().await;
    house.store.erase_batch(&job, 1, at(900)).await.unwrap();
    house.store.release_job(&job).await.unwrap();
    assert_eq!(house.store.take_job(at(301), at(360)).await.unwrap(), Some(job));
}

/// What is stuck is said to be, waits for its time, and then goes on where it stopped.
pub(crate) async fn that_cannot_go_on_waits_and_goes_on(backend: impl Backend) {
    let house = House::of_world(backend).await;
    let request = house.open_request("a", "ada", 1).await;
    let executing = house.approve(&request).await;
    let job = house.take_job().await;
    assert_eq!(job.tries, 0);
    house.store.erase_batch(&job, 1, at(900)).await.unwrap();
    let so_far = house.store.progress(&job.app, &job.reference).await.unwrap();
    let failure = Failure {
        at: at(310),
        tries: 1,
        why: "database".into(),
    };
    let stuck = executing.clone().fail(failure).unwrap();
    let fail = async |from: &Request| {
        let log = log(Act::ExecutionFailed, 310);
        house.store.fail_job(&job, from, &stuck, at(400), log).await
    };
    // Whoever read something else changes nothing.
    let before = house.rows();
    let refused = fail(&request).await;
    assert!(
        matches!(refused, Err(Error::Refused(Refused::Changed))),
        "{refused:?}"
    );
    assert_eq!(house.rows(), before);
    fail(&executing).await.unwrap();
    let held = house.store.request(&job.app, &job.reference).await.unwrap();
    assert!(matches!(held.unwrap().state, State::Stuck { .. }));
    assert_eq!(house.store.take_job(at(399), at(450)).await.unwrap(), None);
    let again = house.store.take_job(at(400), at(450)).await.unwrap().unwrap();
    assert_eq!((again.tries, &again.user), (1, &job.user));
    assert_eq!(
        house.store.progress(&job.app, &job.reference).await.unwrap(),
        so_far
    );
    let resumed = stuck.clone().start(at(401)).unwrap();
    house.advance(&stuck, &resumed, Act::ExecutionStarted).await;
    let erased = house.erase(&again, 100).await;
    house.finish(&again, &done(&resumed, erased)).await.unwrap();
    let gone = house.store.progress(&job.app, &job.reference).await.unwrap();
    assert_eq!(gone, None);
    assert!(matches!(
        fail(&resumed).await,
        Err(Error::Refused(Refused::Changed))
    ));
}

/// Whoever held it has died, and the clock was put right. The control: a lease that is no longer than leases are.
pub(crate) async fn of_a_clock_that_was_ahead_is_not_waited_for(backend: impl Backend) {
    for (ahead, is_taken) in [(365 * 86_400, true), (3_600, false)] {
        let house = House::of_world(backend.another()).await;
        let request = house.open_request("a", "ada", 1).await;
        house.approve(&request).await;
        let taken = house.store.take_job(at(300 + ahead), at(360 + ahead)).await;
        assert!(taken.unwrap().is_some());
        let again = house.store.take_job(at(310), at(370)).await.unwrap();
        assert_eq!(again.is_some(), is_taken);
    }
}

pub(crate) async fn of_several_each_is_taken_once(backend: impl Backend) {
    let house = House::of_world(backend).await;
    for (app, user, number) in [("a", "ada", 1), ("a", "bob", 2), ("b", "ada", 3)] {
        let request = house.open_request(app, user, number).await;
        house.approve(&request).await;
    }
    let mut taken = Vec::new();
    while let Some(job) = house.store.take_job(at(300), at(360)).await.unwrap() {
        taken.push((job.app.to_string(), job.user.unwrap().to_string()));
    }
    taken.sort();
    let all = [("a", "ada"), ("a", "bob"), ("b", "ada")];
    assert_eq!(taken, all.map(|(app, user)| (app.to_owned(), user.to_owned())));
}

pub(crate) async fn ends_with_the_request_done_and_a_tombstone(backend: impl Backend) {
    let house = House::of_world(backend).await;
    let request = house.open_request("a", "ada", 1).await;
    let executing = house.approve(&request).await;
    let job = house.take_job().await;
    let erased = house.erase(&job, 100).await;
    let done = done(&executing, erased);
    let stone = async |app: &str| {
        let erased = house.store.erased(&app_id(app), &subject("a", "ada")).await;
        erased.unwrap()
    };
    assert_eq!(stone("a").await, None);
    house.finish(&job, &done).await.unwrap();

    let held = house.store.request(&app_id("a"), &request.reference).await;
    assert_eq!(held.unwrap(), Some(done.clone()));
    assert_eq!(house.store.user_of(&done).await.unwrap(), None);
    let reference = request.reference.clone();
    assert_eq!(
        stone("a").await,
        Some(Erased {
            at: at(500),
            reference
        })
    );
    assert_eq!(stone("b").await, None);
    assert_eq!(house.store.take_job(at(9000), at(9001)).await.unwrap(), None);
    let gone = house.store.erase_batch(&job, 100, at(9000)).await.unwrap();
    assert_eq!(gone, Step::Gone);
    house.refuses_to_finish(&job, &done).await;
}

pub(crate) async fn does_not_end_while_anything_is_left(backend: impl Backend) {
    let house = House::of_world(backend).await;
    let request = house.open_request("a", "ada", 1).await;
    let executing = house.approve(&request).await;
    let job = house.take_job().await;
    let ended = |erased| done(&executing, erased);
    house.refuses_to_finish(&job, &ended(Counts::default())).await;
    let first = house.erase(&job, 100).await;
    // The person comes back between the last batch and the end; then only a message of theirs.
    house.hold(vec![user("a", "ada", Some("ada@x"))]).await;
    house.refuses_to_finish(&job, &ended(first)).await;
    let second = house.erase(&job, 100).await;
    assert_eq!(second.profiles, first.profiles + 1);
    house.hold(vec![said("a", "both", 90, "back", Some("ada"))]).await;
    house.refuses_to_finish(&job, &ended(second)).await;
    let third = house.erase(&job, 100).await;
    assert_eq!(third.messages, second.messages + 1);
    house.finish(&job, &ended(third)).await.unwrap();
}

pub(crate) async fn a_second_erasure_moves_the_tombstone(backend: impl Backend) {
    let house = House::of_world(backend).await;
    for number in [1, 2] {
        let request = house.open_request("a", "ada", number).await;
        let executing = house.approve(&request).await;
        let job = house.take_job().await;
        let erased = house.erase(&job, 100).await;
        house.finish(&job, &done(&executing, erased)).await.unwrap();
        let stone = house.store.erased(&app_id("a"), &subject("a", "ada")).await;
        assert_eq!(stone.unwrap().unwrap().reference, request.reference);
        house.let_in(vec![user("a", "ada", Some("ada@x"))]).await;
    }
    let mine = house
        .store
        .requests_of(&app_id("a"), &subject("a", "ada"), &[])
        .await
        .unwrap();
    assert_eq!(mine.len(), 2);
    assert!(
        house
            .store
            .person_by_id(&app_id("a"), &user_id("ada"))
            .await
            .unwrap()
            .is_some()
    );
}

pub(crate) async fn keeps_whom_it_is_about_when_nothing_is_left(backend: impl Backend) {
    let house = House::of_world(backend).await;
    let request = house.open_request("a", "ada", 1).await;
    house.approve(&request).await;
    let job = house.take_job().await;
    assert_eq!(job.subjects, []);
    let subjects = [subject("a", "ada"), subject("a", "before")];
    house.store.keep_subjects(&job, &subjects).await.unwrap();
    house.erase(&job, 100).await;
    house.store.release_job(&job).await.unwrap();
    assert_eq!(house.take_job().await.subjects, subjects);
}
