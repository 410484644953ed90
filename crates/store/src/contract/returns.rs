//! Who had been erased and comes again.

use domain::record::{Place, Record};

use super::{
    Backend, House,
    records::{app_id, user, world},
};

impl<B: Backend> House<B> {
    async fn returned(&self, app: &str) -> Vec<String> {
        let found = self.store.returned(&app_id(app), 9).await.unwrap();
        found.iter().map(|one| one.reference.to_string()).collect()
    }
}

pub(crate) async fn are_noticed_once_whichever_name_they_come_under(backend: impl Backend) {
    for again in [
        user("a", "ada", Some("ada@x")),
        user("a", "another", Some("ada@x")),
        user("a", "ada", Some("somebody@x")),
        user("a", "ada", None),
    ] {
        let house = House::of_world(backend.another()).await;
        house.goes("ada", 1, 1_000).await;
        assert_eq!(house.returned("a").await, [""; 0]);
        // Whoever was not erased is no news, and nobody in another app.
        let held = house.hold(world_but("ada")).await;
        assert_eq!(held.returned, 0);
        assert_eq!(house.hold(vec![again.clone()]).await.returned, 1, "{again:?}");
        assert_eq!(house.returned("a").await.len(), 1, "{again:?}");
        assert_eq!(house.returned("b").await, [""; 0]);
        assert_eq!(house.hold(vec![again]).await.returned, 0);
    }
}

/// Those of the world in `a` who were not erased.
fn world_but(gone: &str) -> Vec<Record> {
    let is_theirs = |record: &Record| match &record.place {
        Place::User { app, user, .. } => *app == app_id("a") && user.as_str() != gone,
        _ => false,
    };
    world().into_iter().filter(is_theirs).collect()
}

pub(crate) async fn are_back_no_more_once_they_are_erased_again(backend: impl Backend) {
    let house = House::of_world(backend).await;
    house.goes("ada", 1, 1_000).await;
    let ada = user("a", "ada", Some("ada@x"));
    assert_eq!(house.hold(vec![ada.clone()]).await.returned, 1);
    house.goes("ada", 2, 1_000).await;
    assert_eq!(house.returned("a").await, [""; 0]);
    // And noticed anew, under the later request.
    assert_eq!(house.hold(vec![ada]).await.returned, 1);
    assert_eq!(house.returned("a").await.len(), 1);
}
