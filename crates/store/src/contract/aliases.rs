//! How people see each other.

use domain::others::{self, Aliases};
use tokio::sync::mpsc;

use super::{
    Backend, House,
    doubles::Draws,
    execution::done,
    house::{numbered, subjects, summing},
    records::{app_id, at, said, seat, user, user_id},
    sessions::{person, session},
};
use crate::{Batch, Draw, Error, ImportError};

impl<B: Backend> House<B> {
    async fn meet(&self, user: &str, draws: &Draws) -> Aliases {
        self.meet_by(user, draws.draw()).await
    }

    async fn meet_by(&self, user: &str, draw: Draw) -> Aliases {
        self.store.meet(&app_id("a"), &user_id(user), draw).await.unwrap();
        self.newest(user, "both", 1).await.aliases
    }
}

pub(crate) async fn are_drawn_once_for_each_whom_one_meets(backend: impl Backend) {
    let house = House::of_world(backend).await;
    let draws = Draws::default();
    let first = house.meet("ada", &draws).await;
    assert_eq!(draws.count(), 2, "Bob and Cyd");
    assert_ne!(first.of_other("bob"), first.of_other("cyd"));
    assert!(first.of_other("bob").starts_with("other_"));
    let rows = house.rows();
    assert_eq!(house.meet("ada", &draws).await, first, "they stay");
    assert_eq!((draws.count(), house.rows()), (2, rows));
}

pub(crate) async fn are_not_for_oneself_or_those_one_never_met(backend: impl Backend) {
    let house = House::of_world(backend).await;
    house.hold(vec![user("a", "dee", None)]).await;
    let seen = house.meet("ada", &Draws::default()).await;
    for stranger in ["ada", "dee"] {
        assert_eq!(seen.of_other(stranger), "other_unknown", "{stranger}");
    }
    assert!(seen.is_owner("ada"));
    let rows = house.rows();
    let draws = Draws::default();
    house
        .store
        .meet(&app_id("a"), &user_id("dee"), draws.draw())
        .await
        .unwrap();
    assert_eq!((draws.count(), house.rows()), (0, rows));
}

pub(crate) async fn differ_from_owner_to_owner(backend: impl Backend) {
    let house = House::of_world(backend).await;
    let draws = Draws::default();
    let of_ada = house.meet("ada", &draws).await;
    let of_bob = house.meet("bob", &draws).await;
    assert_ne!(of_ada.of_other("cyd"), of_bob.of_other("cyd"));
    assert_eq!(of_bob.of_other("bob"), "other_unknown");
}

pub(crate) async fn grow_with_who_comes_later(backend: impl Backend) {
    let house = House::of_world(backend).await;
    let draws = Draws::default();
    let before = house.meet("ada", &draws).await;
    house
        .hold(vec![
            user("a", "dee", None),
            said("a", "both", 24, "b5", Some("dee")),
        ])
        .await;
    let after = house.meet("ada", &draws).await;
    assert_eq!(draws.count(), 3);
    assert_eq!(after.of_other("bob"), before.of_other("bob"));
    assert_eq!(after.of_other("dee"), "other_3");
}

/// Whoever leaves, is erased or comes: everybody else is called what they were, and nobody what somebody else was.
pub(crate) async fn stay_whatever_becomes_of_others(backend: impl Backend) {
    let house = House::of_world(backend).await;
    let draws = Draws::default();
    let before = house.meet("ada", &draws).await;
    // Bob leaves; what he wrote stays.
    house
        .update(vec![seat("a", "both", "seat-3", None)])
        .await
        .unwrap();
    assert_eq!(house.meet("ada", &draws).await, before);
    let request = house.open_request("a", "bob", 1).await;
    let executing = house.approve(&request).await;
    let job = house.take_job().await;
    let erased = house.erase(&job, 100).await;
    house.finish(&job, &done(&executing, erased)).await.unwrap();
    house
        .hold(vec![
            user("a", "dee", None),
            said("a", "both", 24, "b5", Some("dee")),
        ])
        .await;
    let after = house.meet("ada", &draws).await;
    assert_eq!(after.of_other("cyd"), before.of_other("cyd"));
    assert_eq!(after.of_other("bob"), "other_unknown");
    assert_eq!((after.of_other("dee"), draws.count()), ("other_3", 3));
}

pub(crate) async fn read_like_nobody_else_whom_one_knows(backend: impl Backend) {
    let house = House::of_world(backend).await;
    let first = "other_bcdfghjklmnpqrst";
    let like_it = "other_bcdfxxxxxxxxxxxx";
    let mut drawn = [first, like_it, like_it, "other_ghjkxxxxxxxxxxxx"].into_iter();
    let draw = Box::new(move || drawn.next().map(str::to_owned));
    let seen = house.meet_by("ada", draw).await;
    assert_eq!(seen.of_other("bob"), first);
    assert_eq!(seen.of_other("cyd"), "other_ghjkxxxxxxxxxxxx");
    // The control: what is drawn reads like another's, and where there is no other, people are met all the same.
    let seen = house
        .meet_by("bob", Box::new(move || Some(like_it.to_owned())))
        .await;
    for other in ["ada", "cyd"] {
        assert_eq!(
            others::label(seen.of_other(other)),
            others::label(first),
            "{other}"
        );
    }
}

/// A copy's pseudonyms are kept, and whoever is named besides reads like none of them.
pub(crate) async fn read_like_nobody_whom_a_copy_brings(backend: impl Backend) {
    let house = House::of_world(backend).await;
    let brought = "other_bcdfghjklmnpqrst";
    house.hold(vec![said("a", "both", 24, "b5", Some(brought))]).await;
    let mut drawn = [
        "other_bcdfxxxxxxxxxxxx",
        "other_ghjkxxxxxxxxxxxx",
        "other_lmnpxxxxxxxxxxxx",
    ]
    .into_iter();
    let draw = Box::new(move || drawn.next().map(str::to_owned));
    let seen = house.meet_by("ada", draw).await;
    let read = ["bob", "cyd", brought].map(|other| others::label(seen.of_other(other)).unwrap());
    assert_eq!(read, ["GHJK", "LMNP", "BCDF"]);
}

impl<B: Backend> House<B> {
    /// An import at this time, and how many pseudonyms it drew.
    async fn drawn_by_an_import(&self, seconds: i64) -> usize {
        let draws = Draws::default();
        let (to_store, batches) = mpsc::channel(2);
        let records = numbered(vec![user("a", "ada", Some("ada@x"))], 1);
        to_store.send(Batch::Records(records)).await.unwrap();
        to_store.send(Batch::End).await.unwrap();
        self.store
            .import(batches, false, at(seconds), draws.draw(), subjects(), summing())
            .await
            .unwrap();
        draws.count()
    }
}

pub(crate) async fn are_drawn_by_an_import_for_who_is_signed_in(backend: impl Backend) {
    let house = House::of_world(backend).await;
    house.hang_the_door().await;
    house.enter(session(1, person("a", "ada"))).await;
    assert_eq!(house.drawn_by_an_import(5000).await, 0, "the session is over");
    assert_eq!(
        house.drawn_by_an_import(1001).await,
        2,
        "Ada meets Bob and Cyd; they are not here"
    );
    let draws = Draws::default();
    house.meet("ada", &draws).await;
    assert_eq!(draws.count(), 0);
}

pub(crate) async fn without_randomness_nothing_comes_in(backend: impl Backend) {
    let house = House::of_world(backend).await;
    house.hang_the_door().await;
    house.enter(session(1, person("a", "ada"))).await;
    let before = house.rows();
    let (to_store, batches) = mpsc::channel(2);
    to_store.send(Batch::End).await.unwrap();
    let refused = house
        .store
        .import(batches, false, at(1001), Box::new(|| None), subjects(), summing())
        .await;
    assert!(
        matches!(refused, Err(ImportError::Store(Error::NoRandomness))),
        "{refused:?}"
    );
    assert_eq!(house.rows(), before);
}

pub(crate) async fn are_never_made_up(backend: impl Backend) {
    let house = House::of_world(backend).await;
    let before = house.rows();
    let refused = house
        .store
        .meet(&app_id("a"), &user_id("ada"), Box::new(|| None))
        .await;
    assert!(matches!(refused, Err(Error::NoRandomness)), "{refused:?}");
    assert_eq!(house.rows(), before);
}
