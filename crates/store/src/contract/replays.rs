//! What the ledger says, done again in a backup that was put back.

use domain::{
    audit::{Act, Head},
    request::Request,
};

use super::{
    Backend, House, Rows,
    doubles::log,
    execution::done,
    house::{subject, subjects},
    records::{app_id, at, user_id},
};
use crate::{Kept, KeptRequest, Replay};

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
        };
        let log = log(Act::Replayed, 800);
        let replayed = self.store.replay(act, subjects(), Some(log)).await;
        replayed.unwrap()
    }

    fn beside_the_logs(&self) -> Rows {
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
