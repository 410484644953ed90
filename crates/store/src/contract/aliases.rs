//! How people see each other.

use domain::others::Aliases;
use tokio::sync::mpsc;

use super::{
    Backend, House,
    doubles::Draws,
    house::{numbered, subjects, summing},
    records::{app_id, at, said, talk_id, user, user_id},
    sessions::{person, session},
};
use crate::{Batch, Error, ImportError, Window};

impl<B: Backend> House<B> {
    async fn meet(&self, user: &str, draws: &Draws) -> Aliases {
        self.store
            .meet(&app_id("a"), &user_id(user), draws.draw())
            .await
            .unwrap();
        let window = Window::Newest { limit: 1 };
        let page = self
            .store
            .messages(&app_id("a"), &user_id(user), &talk_id("both"), window)
            .await;
        page.unwrap().unwrap().aliases
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
