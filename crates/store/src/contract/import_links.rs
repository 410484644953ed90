//! External ids and groups, which tie records together across a file.

use domain::key::Reach;

use super::{
    Backend, House,
    records::{app_id, changed, client, external_id, group, user, user_id},
};
use crate::Offence;

pub(crate) async fn an_external_id_belongs_to_one_person_of_an_app(backend: impl Backend) {
    let house = House::of_world(backend).await;
    let taken = Offence::ExternalIdTaken;
    let thief = || user("a", "new", Some("ada@x"));
    house
        .refuses_to(false, vec![group("h", &["b"]), thief()], 2, taken)
        .await;
    house
        .refuses_to(true, vec![group("h", &["b"]), thief()], 2, taken)
        .await;
    // A change of who is held already.
    house
        .refuses_to(true, vec![user("a", "cyd", Some("bob@x"))], 1, taken)
        .await;
    // Both in the same file.
    let two = vec![user("a", "x", Some("x@x")), user("a", "y", Some("x@x"))];
    house.refuses_to(false, two.clone(), 2, taken).await;
    house.refuses_to(true, two, 2, taken).await;
    // In another app it is another's.
    house.hold(vec![user("b", "new", Some("bob@x"))]).await;
}

pub(crate) async fn an_external_id_may_change_hands_within_a_file(backend: impl Backend) {
    let house = House::of_world(backend).await;
    let holder = async |name: &str| {
        let person = house.store.person(&app_id("a"), &external_id(name)).await;
        person.unwrap().map(|person| person.user.as_str().to_owned())
    };
    // Two swap, in either order of the lines.
    for swap in [
        [("ada", "bob@x"), ("bob", "ada@x")],
        [("bob", "bob@x"), ("ada", "ada@x")],
    ] {
        let records = swap.map(|(id, name)| user("a", id, Some(name))).to_vec();
        house.update(records).await.unwrap();
        for (id, name) in swap {
            assert_eq!(holder(name).await.as_deref(), Some(id));
        }
    }
    // One gives hers up and another, who comes before her, gets it.
    let records = vec![user("a", "new", Some("ada@x")), user("a", "ada", None)];
    house.update(records).await.unwrap();
    assert_eq!(holder("ada@x").await.as_deref(), Some("new"));
    let ada = house.store.person_by_id(&app_id("a"), &user_id("ada")).await;
    assert_eq!(ada.unwrap().unwrap().external_id, None);
}

pub(crate) async fn an_external_id_changes_hands_only_if_the_giver_comes_without_it(backend: impl Backend) {
    let house = House::of_world(backend).await;
    let taken = Offence::ExternalIdTaken;
    let bob = || user("a", "bob", Some("ada@x"));
    house
        .refuses_to(true, vec![bob(), user("a", "cyd", None)], 1, taken)
        .await;
    let ada = user("a", "ada", Some("ada@x"));
    house.refuses_to(true, vec![bob(), ada.clone()], 2, taken).await;
    house.refuses_to(true, vec![bob(), changed(ada)], 2, taken).await;
}

pub(crate) async fn a_channel_may_go_to_another_person(backend: impl Backend) {
    let house = House::of_world(backend).await;
    house.update(vec![client("a", "bob", "client-1")]).await.unwrap();
    let channels = async |user: &str| {
        house
            .store
            .totals(&app_id("a"), &user_id(user))
            .await
            .unwrap()
            .channels
    };
    assert_eq!((channels("ada").await, channels("bob").await), (1, 2));
}

pub(crate) async fn a_group_has_the_apps_it_named_last(backend: impl Backend) {
    let house = House::of_world(backend).await;
    let apps = async || {
        let apps = house
            .store
            .apps(&Reach::Group("g".parse().unwrap()))
            .await
            .unwrap();
        apps.iter()
            .map(|app| app.id.as_str().to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(apps().await, ["a", "b"]);
    house.update(vec![group("g", &["b"])]).await.unwrap();
    assert_eq!(apps().await, ["b"]);
    house.hold(vec![group("g", &["b"])]).await;
    assert_eq!(apps().await, ["b"]);
    house.update(vec![group("g", &[])]).await.unwrap();
    assert_eq!(apps().await, [""; 0]);
}
