//! Signing keys.

use domain::{
    audit::Act,
    id::KeyId,
    key::{KeyUse, Reach, SigningKey},
};

use super::{
    Backend, House,
    doubles::log,
    records::{app_id, at},
};
use crate::{Error, Refused};

pub(crate) fn key(kid: &str, reach: Reach) -> SigningKey {
    SigningKey {
        kid: KeyId::parse(kid).unwrap(),
        reach,
        allows: KeyUse::Staff,
        sealed_secret: format!("sealed {kid}").into_bytes(),
        created_at: at(1),
    }
}

fn same(left: &SigningKey, right: &SigningKey) -> bool {
    format!("{left:?}") == format!("{right:?}")
}

impl<B: Backend> House<B> {
    async fn create(&self, key: &SigningKey) -> Result<(), Error> {
        self.store.create_key(key.clone(), log(Act::KeyCreated, 1)).await
    }
}

pub(crate) async fn comes_back_as_it_was_kept(backend: impl Backend) {
    let house = House::of_world(backend).await;
    for reach in [
        Reach::App(app_id("a")),
        Reach::Group("g".parse().unwrap()),
        Reach::Provider,
    ] {
        let key = key(&format!("{}1", reach.prefix()), reach);
        house.create(&key).await.unwrap();
        let found = house.store.key(&key.kid).await.unwrap().unwrap();
        assert!(same(&found, &key), "{found:?}");
    }
}

pub(crate) async fn of_an_app_or_group_that_is_not_held_is_refused(backend: impl Backend) {
    let house = House::of_world(backend).await;
    let before = house.rows();
    for reach in [
        Reach::App(app_id("nobody")),
        Reach::Group("nobody".parse().unwrap()),
        // An app is no group, and a group no app.
        Reach::App(app_id("g")),
        Reach::Group("a".parse().unwrap()),
    ] {
        let refused = house.create(&key("app_1", reach)).await;
        assert!(
            matches!(refused, Err(Error::Refused(Refused::Unknown))),
            "{refused:?}"
        );
    }
    assert_eq!(house.rows(), before);
}

pub(crate) async fn is_found_by_its_exact_name(backend: impl Backend) {
    let house = House::of_world(backend).await;
    house
        .create(&key("app_Ab1", Reach::App(app_id("a"))))
        .await
        .unwrap();
    for other in ["app_ab1", "APP_AB1", "app_Ab", "app_Ab11", "app.Ab1", "Ab1"] {
        let found = house.store.key(&KeyId::parse(other).unwrap()).await.unwrap();
        assert!(found.is_none(), "{other}");
    }
    assert!(
        house
            .store
            .key(&KeyId::parse("app_Ab1").unwrap())
            .await
            .unwrap()
            .is_some()
    );
}

pub(crate) async fn whose_name_is_taken_is_refused(backend: impl Backend) {
    let house = House::of_world(backend).await;
    let first = key("app_1", Reach::App(app_id("a")));
    house.create(&first).await.unwrap();
    let before = house.rows();
    let refused = house.create(&key("app_1", Reach::App(app_id("b")))).await;
    assert!(
        matches!(refused, Err(Error::Refused(Refused::Exists))),
        "{refused:?}"
    );
    assert_eq!(house.rows(), before);
}

pub(crate) async fn are_listed_by_reach_and_oldest_first(backend: impl Backend) {
    let house = House::of_world(backend).await;
    let mut kept = Vec::new();
    for (kid, app, created) in [
        ("app_3", "a", 9),
        ("app_1", "a", 30),
        ("app_2", "a", 20),
        ("app_4", "b", 1),
    ] {
        let key = SigningKey {
            created_at: at(created),
            ..key(kid, Reach::App(app_id(app)))
        };
        house.create(&key).await.unwrap();
        kept.push(kid);
    }
    let listed = async |reach| {
        let keys = house.store.keys(&reach).await.unwrap();
        keys.iter()
            .map(|key| key.kid.as_str().to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(listed(Reach::App(app_id("a"))).await, ["app_3", "app_2", "app_1"]);
    assert_eq!(listed(Reach::App(app_id("b"))).await, ["app_4"]);
    assert_eq!(listed(Reach::Provider).await, [""; 0]);
}
