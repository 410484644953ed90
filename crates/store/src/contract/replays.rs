//! What the ledger says, done again in a backup that was put back.

use domain::{
    audit::{Act, Head},
    erasure::Counts,
    request::Request,
};

use super::{
    Backend, House, Rows,
    doubles::log,
    execution::done,
    holds::hold,
    house::{request, subject, subjects},
    records::{app_id, at, merge, user, user_id},
};
use crate::{Kept, KeptHold, KeptRequest, Replay};

/// How a request stood after an act.
fn stood(request: &Request, user: Option<&str>) -> KeptRequest {
    KeptRequest {
        request: request.clone(),
        user: user.map(user_id),
        once: "once-1".to_owned(),
        messages: Vec::new(),
        records: Vec::new(),
        statements: Vec::new(),
        standing: Vec::new(),
        marketing: None,
        gone: None,
        anew: false,
    }
}

impl<B: Backend> House<B> {
    pub(crate) async fn replay(&self, kept: Kept, sequence: u64) -> u64 {
        let act = Replay {
            at: Head {
                sequence,
                hash: [5; 32],
            },
            when: at(700),
            kept: Some(kept),
            tasks: None,
        };
        let log = log(Act::Replayed, 800);
        let replayed = self.store.replay(act, subjects(), Some(log)).await;
        replayed.unwrap()
    }

    pub(crate) fn beside_the_logs(&self) -> Rows {
        let mut rows = self.rows();
        rows.retain(|table, _| table != "audit" && table != "ledger");
        rows
    }
}

pub(crate) async fn of_a_request_bring_it_to_where_it_stood(backend: impl Backend) {
    let house = House::of_world(backend).await;
    let request = house.open_request("a", "ada", 1).await;
    let before = house.beside_the_logs();
    // Where it stands already, nothing changes.
    let asked = Kept::Request(Box::new(stood(&request, Some("ada"))));
    assert_eq!(house.replay(asked.clone(), 5).await, 1);
    assert_eq!(house.beside_the_logs(), before);
    let head = house.store.ledger_head().await.unwrap();
    assert_eq!((head.sequence, head.hash), (5, [5; 32]));
    // Approved, it hides the person and stands in line; and both go with it when that was not so.
    let approved = request
        .clone()
        .approve(super::house::actor(), at(200), vec![], None)
        .unwrap();
    for sequence in [6, 7] {
        let kept = Kept::Request(Box::new(stood(&approved, Some("ada"))));
        house.replay(kept, sequence).await;
        let ada = house.store.person_by_id(&app_id("a"), &user_id("ada")).await;
        assert!(ada.unwrap().unwrap().going.is_some());
        assert_eq!(house.rows()["job"].len(), 1);
    }
    house.replay(asked, 8).await;
    assert_eq!(house.beside_the_logs(), before);
}

pub(crate) async fn of_an_erasure_take_whoever_has_the_pseudonym(backend: impl Backend) {
    let erased = House::of_world(backend.another()).await;
    let request = erased.open_request("a", "ada", 1).await;
    let executing = erased.approve(&request).await;
    let job = erased.take_job().await;
    let counts = erased.erase(&job, 1_000).await;
    let done = done(&executing, counts);
    erased.finish(&job, &done).await.unwrap();

    // The backup is older than the request.
    let house = House::of_world(backend).await;
    let kept = KeptRequest {
        gone: Some(vec![subject("a", "ada")]),
        ..stood(&done, None)
    };
    for sequence in [5, 6] {
        let kept = Kept::Request(Box::new(kept.clone()));
        assert_eq!(house.replay(kept, sequence).await, 1);
        let [mut again, mut first] = [house.beside_the_logs(), erased.beside_the_logs()];
        // Since when it is known, the ledger says.
        for rows in [&mut again, &mut first] {
            for row in rows.get_mut("tombstone").unwrap() {
                row.remove("erased_at");
            }
        }
        assert_eq!(again, first);
    }
    let stone = house.store.erased(&app_id("a"), &subject("a", "ada")).await;
    assert_eq!(stone.unwrap().unwrap().at, at(700));
    let other = house.store.person_by_id(&app_id("b"), &user_id("ada")).await;
    assert!(other.unwrap().is_some());
}

/// That it was verified, or whatever else is said of an erasure once it is done, takes nobody who came since. The control:
/// the act by which it was done.
pub(crate) async fn of_what_is_said_of_an_erasure_take_nobody(backend: impl Backend) {
    let erased = House::of_world(backend.another()).await;
    let request = erased.open_request("a", "ada", 1).await;
    let executing = erased.approve(&request).await;
    let job = erased.take_job().await;
    let counts = erased.erase(&job, 1_000).await;
    let done = done(&executing, counts);
    for (gone, is_left) in [(None, true), (Some(vec![subject("a", "ada")]), false)] {
        let house = House::of_world(backend.another()).await;
        let kept = KeptRequest {
            gone,
            ..stood(&done, None)
        };
        house.replay(Kept::Request(Box::new(kept)), 5).await;
        let ada = house.store.person_by_id(&app_id("a"), &user_id("ada")).await;
        assert_eq!(ada.unwrap().is_some(), is_left);
        let stone = house.store.erased(&app_id("a"), &subject("a", "ada")).await;
        assert_eq!(stone.unwrap().is_none(), is_left);
    }
}

/// Also where the backup knows neither whom it was about nor what had to be done there; and what was confirmed is not asked
/// for again.
pub(crate) async fn of_what_waits_for_the_platform_leave_it_something_to_wait_for(backend: impl Backend) {
    let house = House::of_world(backend).await;
    let asked = request("a", "ada", 1);
    let approved = asked
        .approve(super::house::actor(), at(200), vec![], None)
        .unwrap();
    let executing = approved.start(at(201)).unwrap();
    let here = done(&executing, Counts::default()).awaiting_platform();
    let stands = async || {
        let tasks = house.store.tasks(&here.app, &here.reference, 9).await.unwrap();
        let held = house.store.request(&here.app, &here.reference).await.unwrap();
        (held.unwrap().state.name(), tasks.calls.left(), tasks.calls.done)
    };
    for sequence in [5, 6] {
        let kept = Kept::Request(Box::new(stood(&here, None)));
        house.replay(kept, sequence).await;
        assert_eq!(stands().await, ("done here", 1, 0));
    }
    let confirmed = here.clone().confirm(at(600)).unwrap();
    let kept = Kept::Request(Box::new(stood(&confirmed, None)));
    house.replay(kept, 7).await;
    assert_eq!(stands().await, ("done", 0, 1));
}

/// In the backup a hold stands that was lifted before they were erased; the line that says so is blanked.
pub(crate) async fn of_an_erasure_are_held_up_by_no_hold(backend: impl Backend) {
    let erased = House::of_world(backend.another()).await;
    let request = erased.open_request("a", "ada", 1).await;
    let executing = erased.approve(&request).await;
    let job = erased.take_job().await;
    let counts = erased.erase(&job, 1_000).await;
    let kept = KeptRequest {
        gone: Some(vec![subject("a", "ada")]),
        ..stood(&done(&executing, counts), None)
    };
    let house = House::of_world(backend).await;
    house.sets("ada", hold("one", None)).await.unwrap();
    house.replay(Kept::Request(Box::new(kept)), 5).await;
    let ada = house.store.person_by_id(&app_id("a"), &user_id("ada")).await;
    assert!(ada.unwrap().is_none());
    assert_eq!(house.holds_on("ada", 700).await, []);
}

pub(crate) async fn of_holds_are_all_that_stand(backend: impl Backend) {
    let house = House::of_world(backend).await;
    house.hold(vec![user("a", "once", Some("once@x"))]).await;
    house.sets("once", hold("one", None)).await.unwrap();
    house.sets("ada", hold("lifted", None)).await.unwrap();
    let held = |user: &str, holds: &[&str]| Kept::Holds {
        app: app_id("a"),
        user: user_id(user),
        holds: holds.iter().map(|id| KeptHold::from(hold(id, None))).collect(),
    };
    // Twice is once; also where nobody is held yet.
    for (sequence, user) in [(5, "ada"), (6, "ada"), (7, "later")] {
        assert_eq!(house.replay(held(user, &["one", "two"]), sequence).await, 1);
        let both = [hold("one", None), hold("two", None)];
        assert_eq!(house.holds_on(user, 700).await, both);
    }
    // With a record of an import that is done again, the same comes once more.
    house.update(vec![merge("a", "ada", "once")]).await.unwrap();
    assert_eq!(house.holds_on("ada", 700).await.len(), 2);
    house.replay(held("ada", &[]), 8).await;
    assert_eq!(house.holds_on("ada", 700).await, []);
}
