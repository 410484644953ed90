//! Who had been erased and comes again.

use domain::{
    record::{Place, Record},
    request::Happened,
};

use super::{
    Backend, House,
    import::content,
    records::{app_id, said, seat, user, user_id, world},
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
        let before = house.rows();
        let came = house.hold(vec![again.clone()]).await;
        assert_eq!((came.returned, came.aside, came.total()), (1, 1, 0), "{again:?}");
        assert_eq!(house.rows()["user"], before["user"], "{again:?}");
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

/// The whole small world comes again. The control: let in, she is there.
pub(crate) async fn are_set_aside_with_all_that_names_them(backend: impl Backend) {
    let house = House::of_world(backend).await;
    house.goes("ada", 1, 1_000).await;
    let left = content(&house.rows());
    // With what others quote of her, which is not theirs any more.
    let came = house.update(world()).await.unwrap();
    assert_eq!(came.returned, 1);
    assert!(came.aside > 5 && came.unchanged > 5, "{came:?}");
    let now = content(&house.rows());
    for table in [
        "user",
        "client",
        "device",
        "business_system",
        "preference",
        "merge",
        "former_id",
        "conversation",
        "conversation_total",
        "participant",
        "member",
        "message",
    ] {
        assert_eq!(now[table], left[table], "{table}");
    }
    let noted = house.store.returned(&app_id("a"), 9).await.unwrap();
    assert_eq!((noted.len(), noted[0].records), (1, came.aside));
    // What she reads of it, and that it is looked for anew whether anything is left.
    let unverified = house.store.unverified(9).await.unwrap();
    let last = unverified[0].trail.last().map(|step| &step.what);
    assert_eq!(
        (unverified.len(), last),
        (1, Some(&Happened::SetAside)),
        "{unverified:?}"
    );
    house.let_in(world()).await;
    let ada = house.store.person_by_id(&app_id("a"), &user_id("ada")).await;
    assert!(ada.unwrap().is_some());
    let noted = house.store.returned(&app_id("a"), 9).await.unwrap();
    assert_eq!((noted.len(), noted[0].records), (1, 0));
    // And from then on like anybody.
    let again = house.update(world()).await.unwrap();
    assert_eq!((again.returned, again.aside), (0, 0));
}

/// Without a record of their own: by a seat, or by what they wrote. The control: whoever was not erased.
pub(crate) async fn are_noticed_too_where_only_others_records_name_them(backend: impl Backend) {
    for again in [
        said("a", "both", 90, "late", Some("ada")),
        seat("a", "both", "seat-77", Some("ada")),
    ] {
        let house = House::of_world(backend.another()).await;
        house.goes("ada", 1, 1_000).await;
        let left = content(&house.rows());
        let came = house.hold(vec![again.clone()]).await;
        assert_eq!((came.returned, came.aside), (1, 1), "{again:?}");
        let now = content(&house.rows());
        for table in ["message", "participant", "member"] {
            assert_eq!(now[table], left[table], "{table}: {again:?}");
        }
        assert_eq!(house.returned("a").await.len(), 1, "{again:?}");
        assert_eq!(house.hold(vec![again]).await.returned, 0);
    }
    let house = House::of_world(backend).await;
    house.goes("ada", 1, 1_000).await;
    let came = house.hold(vec![said("a", "both", 90, "late", Some("bob"))]).await;
    assert_eq!((came.returned, came.aside, came.total()), (0, 0, 1));
}

pub(crate) async fn are_back_no_more_once_they_are_erased_again(backend: impl Backend) {
    let house = House::of_world(backend).await;
    house.goes("ada", 1, 1_000).await;
    let ada = user("a", "ada", Some("ada@x"));
    assert_eq!(house.hold(vec![ada.clone()]).await.returned, 1);
    assert_eq!(house.let_in(vec![ada.clone()]).await.returned, 0);
    house.goes("ada", 2, 1_000).await;
    assert_eq!(house.returned("a").await, [""; 0]);
    // And noticed anew, under the later request.
    assert_eq!(house.hold(vec![ada]).await.returned, 1);
    assert_eq!(house.returned("a").await.len(), 1);
}
