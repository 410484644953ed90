//! No audit, no action: where the entry cannot be sealed, nothing is done. Each act is then done with a seal that
//! works, so that a rule cannot hold because the act was refused for another reason.

use domain::{
    audit::Act, erasure::Size, facts::Facts, key::Reach, opening::Occasion, request::Failure,
    retention::Class, task::Outcome,
};

use super::{
    Backend, House, Rows,
    doubles::{Notes, broken, log},
    execution::done,
    facts::facts,
    grants::{digest, grant},
    house::{self, actor, feed, request, subject, summing},
    keys::key,
    openings::opening,
    records::{app_id, at, changed, external_id, talk_id, user, user_id, world},
    retention::{cut, period},
    sessions::{handover, person, session, staff, token, token_use},
    tasks::settled,
};
use crate::{Aged, Besides, Error, ImportError, Log, Redeemed, Walk, Whose};

fn unsealed<T: std::fmt::Debug>(result: &Result<T, Error>) {
    assert!(matches!(result, Err(Error::Seal(_))), "{result:?}");
}

/// What changed beside the log itself.
fn beside_the_log(rows: &Rows) -> Rows {
    let mut rows = rows.clone();
    rows.remove("audit");
    rows.remove("ledger");
    rows
}

impl<B: Backend> House<B> {
    /// Runs an act with a seal that fails, then with one that works.
    async fn needs_a_seal<F: Future<Output = Result<(), Error>>>(&self, act: impl Fn(Log) -> F) {
        let before = self.rows();
        unsealed(&act(broken(Act::SignedIn)).await);
        assert_eq!(self.rows(), before);
        act(log(Act::SignedIn, 9)).await.unwrap();
        assert_ne!(beside_the_log(&self.rows()), beside_the_log(&before));
    }
}

pub(crate) async fn no_key_no_change_of_one_and_no_end(backend: impl Backend) {
    let house = House::of_world(backend).await;
    let store = &house.store;
    let (first, second) = (key("act_1", Reach::Provider), key("act_2", Reach::Provider));
    house
        .needs_a_seal(|log| store.create_key(first.clone(), log))
        .await;
    house
        .needs_a_seal(|log| store.replace_key(&first.kid, at(500), second.clone(), log))
        .await;
    house
        .needs_a_seal(|log| {
            let revoked = store.revoke_key(&second.kid, at(9), log);
            async { revoked.await.map(drop) }
        })
        .await;
}

pub(crate) async fn no_session_no_handover_and_no_end_of_one(backend: impl Backend) {
    let house = House::of_world(backend).await;
    house.hang_the_door().await;
    let store = &house.store;
    let ada = || person("a", "ada");
    let whose = Whose::Person {
        app: app_id("a"),
        external_id: external_id("ada@x"),
    };
    for digest in [1, 2] {
        house
            .needs_a_seal(|log| {
                let opened = store.open_session(session(digest, ada()), token(digest), None, log);
                async { opened.await.map(drop) }
            })
            .await;
    }
    house
        .needs_a_seal(|log| store.hand_over(handover(9, ada()), token_use(9, None), at(1000), log))
        .await;
    house.needs_a_seal(|log| store.end_session(&[1; 32], log)).await;
    house
        .needs_a_seal(|log| {
            let ended = store.end_sessions(&whose, None, log);
            async { ended.await.map(drop) }
        })
        .await;
}

pub(crate) async fn no_facts(backend: impl Backend) {
    let house = House::of_world(backend).await;
    let store = &house.store;
    let (app, said) = (app_id("a"), facts());
    house
        .needs_a_seal(|log| store.set_facts(&app, facts(), log))
        .await;
    house
        .needs_a_seal(|log| store.change_facts(&app, &said, Facts::default(), log))
        .await;
}

pub(crate) async fn no_opening(backend: impl Backend) {
    let house = House::of_world(backend).await;
    house.hang_the_door().await;
    house.enter(session(1, staff(Reach::Provider))).await;
    let store = &house.store;
    house
        .needs_a_seal(|log| {
            let opened = store.open_record(opening(1, "ada", Occasion::DecideRequest, 1000), log);
            async { opened.await.map(drop) }
        })
        .await;
}

pub(crate) async fn no_import(backend: impl Backend) {
    let house = House::of_world(backend).await;
    let before = house.rows();
    let records = || vec![user("a", "new", None), changed(world()[4].clone())];
    let unsealing = Box::new(|_: &_| broken(Act::Imported));
    let refused = feed(&*house.store, records(), true, unsealing).await;
    assert!(
        matches!(refused, Err(ImportError::Store(Error::Seal(_)))),
        "{refused:?}"
    );
    assert_eq!(house.rows(), before);
    feed(&*house.store, records(), true, summing()).await.unwrap();
}

/// A walk changes nothing, so it shows nothing.
pub(crate) async fn no_walk(backend: impl Backend) {
    let house = House::of_world(backend).await;
    let before = house.rows();
    let notes = Notes::default();
    let walk = |log| Walk {
        former: Box::new(|_| Vec::new()),
        app: app_id("a"),
        user: user_id("ada"),
        subject: subject("a", "ada"),
        log,
    };
    let refused = house
        .store
        .walk(walk(broken(Act::Exported)), Box::new(notes.clone()))
        .await;
    unsealed(&refused.map(|visit| visit.is_some()));
    assert_eq!((notes.seen(), house.rows()), (vec![], before));
    house
        .store
        .walk(walk(log(Act::Exported, 1)), Box::new(notes.clone()))
        .await
        .unwrap();
    assert!(!notes.seen().is_empty());
}

pub(crate) async fn no_request_no_decision_and_no_end_of_a_job(backend: impl Backend) {
    let house = House::of_world(backend).await;
    let store = &house.store;
    let opened = request("a", "ada", 1);
    house
        .needs_a_seal(|log| {
            let asked = store.open_request(house::opened(&opened, "ada", "once"), log);
            async { asked.await.map(drop) }
        })
        .await;
    let approved = opened.clone().approve(actor(), at(200), vec![], None).unwrap();
    house
        .needs_a_seal(|log| store.advance(&opened, &approved, Besides::default(), log))
        .await;
    let executing = approved.clone().start(at(201)).unwrap();
    house
        .needs_a_seal(|log| store.advance(&approved, &executing, Besides::default(), log))
        .await;
    let job = house.take_job().await;
    let failure = Failure {
        at: at(301),
        tries: 1,
        why: "database".into(),
    };
    let stuck = executing.clone().fail(failure).unwrap();
    house
        .needs_a_seal(|log| store.fail_job(&job, &executing, &stuck, at(400), log))
        .await;
    let executing = stuck.clone().start(at(401)).unwrap();
    house.advance(&stuck, &executing, Act::ExecutionStarted).await;
    let ended = done(&executing, house.erase(&job, 100).await);
    let tombstones = [subject("a", "ada")];
    house
        .needs_a_seal(|log| store.finish_job(&job, &ended, &tombstones, log))
        .await;
}

pub(crate) async fn no_address_no_use_and_no_lapse(backend: impl Backend) {
    let house = House::of_world(backend).await;
    let store = &house.store;
    let granted = house.granted("ada", 1).await;
    let make = |log| store.make_grant(grant(&granted, 1, 300), log);
    house.needs_a_seal(make).await;
    let code = digest(1);
    for (secret, seconds) in [(9, 301), (2, 302)] {
        let before = house.rows();
        let secret = digest(secret);
        let redeem = |used, refused| store.redeem(&code, &secret, at(seconds), used, refused);
        // Whichever of the two is written.
        unsealed(&redeem(broken(Act::AddressUsed), broken(Act::AddressRefused)).await);
        assert_eq!(house.rows(), before);
        let done = redeem(log(Act::AddressUsed, 301), log(Act::AddressRefused, 301)).await;
        assert_ne!(done.unwrap(), Redeemed::Nothing);
    }
    store
        .make_grant(grant(&granted, 3, 300), log(Act::AddressMade, 300))
        .await
        .unwrap();
    house
        .needs_a_seal(|log| {
            let lapsed = store.lapse(&granted, at(900), log);
            async { lapsed.await.map(drop) }
        })
        .await;
}

pub(crate) async fn no_retention(backend: impl Backend) {
    let house = House::of_world(backend).await;
    let (store, app) = (&house.store, app_id("a"));
    let cuts = [cut(Class::Messages, 20)];
    house
        .needs_a_seal(|log| store.confirm_retention(&app, Class::Messages, period(), log))
        .await;
    let aged = [Aged::Talk(talk_id("own"))];
    house
        .needs_a_seal(|log| {
            let retired = store.retire(&app, &cuts, &aged, 100, at(1_060), log);
            async { retired.await.map(drop) }
        })
        .await;
    let gone = store.retention(&app).await.unwrap().so_far;
    house
        .needs_a_seal(|log| store.end_retention(&app, gone, at(2_000), log))
        .await;
    house
        .needs_a_seal(|log| store.verify_retention(&app, at(9), log))
        .await;
}

pub(crate) async fn no_task_settled(backend: impl Backend) {
    let house = House::of_world(backend).await;
    let request = house.asks_elsewhere(1, Size::AllMessages).await;
    let done = settled(Outcome::Done);
    house
        .needs_a_seal(|log| house.store.settle_task(&request, 1, done.clone(), None, log))
        .await;
}
