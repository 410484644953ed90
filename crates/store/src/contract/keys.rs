//! Signing keys.

use domain::{
    audit::Act,
    id::KeyId,
    key::{Algorithm, KeyUse, MOST_KEYS, Material, Reach, SigningKey, Terms},
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
        material: Material {
            algorithm: Algorithm::Hs256,
            bytes: format!("sealed {kid}").into_bytes(),
        },
        terms: Terms {
            needs_audience: true,
            once: true,
            ..Terms::of(KeyUse::Staff)
        },
        lineage: KeyId::parse("app_first").unwrap(),
        replaces: Some(KeyId::parse("app_before").unwrap()),
        created_at: at(1),
        revoked_at: None,
    }
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
        for (number, algorithm) in (1..).zip(Algorithm::ALL) {
            let key = SigningKey {
                terms: Terms {
                    not_after: Some(at(number)),
                    ..Terms::of(KeyUse::People)
                },
                ..key(&format!("{}{number}", reach.prefix()), reach.clone())
            };
            let key = SigningKey {
                material: Material {
                    algorithm,
                    ..key.material
                },
                ..key
            };
            house.create(&key).await.unwrap();
            assert_eq!(house.store.key(&key.kid).await.unwrap(), Some(key));
        }
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

pub(crate) async fn are_ten_at_most_for_an_app(backend: impl Backend) {
    let house = House::of_world(backend).await;
    let app = || Reach::App(app_id("a"));
    for number in 0..MOST_KEYS {
        house.create(&key(&format!("app_{number}"), app())).await.unwrap();
    }
    let before = house.rows();
    let refused = house.create(&key("app_over", app())).await;
    assert!(
        matches!(refused, Err(Error::Refused(Refused::Full))),
        "{refused:?}"
    );
    assert_eq!(house.rows(), before);
    // Neither another app's nor a revoked one counts, and a group's are not counted.
    house
        .create(&key("app_b", Reach::App(app_id("b"))))
        .await
        .unwrap();
    let revoked = KeyId::parse("app_0").unwrap();
    house
        .store
        .revoke_key(&revoked, at(2), log(Act::KeyRevoked, 2))
        .await
        .unwrap();
    house.create(&key("app_over", app())).await.unwrap();
    for number in 0..=MOST_KEYS {
        house
            .create(&key(&format!("act_{number}"), Reach::Provider))
            .await
            .unwrap();
    }
}

pub(crate) async fn with_a_public_key_that_is_known_are_refused(backend: impl Backend) {
    let house = House::of_world(backend).await;
    let public = |kid: &str, algorithm| SigningKey {
        material: Material {
            algorithm,
            bytes: b"public".to_vec(),
        },
        ..key(kid, Reach::Provider)
    };
    house.create(&public("act_1", Algorithm::EdDsa)).await.unwrap();
    house
        .store
        .revoke_key(&KeyId::parse("act_1").unwrap(), at(2), log(Act::KeyRevoked, 2))
        .await
        .unwrap();
    for algorithm in [Algorithm::EdDsa, Algorithm::Es256] {
        let refused = house.create(&public("act_2", algorithm)).await;
        assert!(
            matches!(refused, Err(Error::Refused(Refused::Exists))),
            "{refused:?}"
        );
    }
}

pub(crate) async fn take_the_place_of_another(backend: impl Backend) {
    let house = House::of_world(backend).await;
    let old = key("app_1", Reach::App(app_id("a")));
    house.create(&old).await.unwrap();
    let replace = async |new: &str, until: i64| {
        let new = SigningKey {
            created_at: at(100),
            ..key(new, Reach::App(app_id("a")))
        };
        house
            .store
            .replace_key(&old.kid, at(until), new, log(Act::KeyRotated, 100))
            .await
    };
    let end = async || house.store.key(&old.kid).await.unwrap().unwrap().terms.not_after;
    replace("app_2", 500).await.unwrap();
    assert_eq!(end().await, Some(at(500)));
    replace("app_3", 900).await.unwrap();
    assert_eq!(end().await, Some(at(500)), "what was said to end ends");
    replace("app_4", 100).await.unwrap();
    assert_eq!(end().await, Some(at(100)));
    let before = house.rows();
    let over = replace("app_5", 900).await;
    assert!(matches!(over, Err(Error::Refused(Refused::Changed))), "{over:?}");
    assert_eq!(house.rows(), before);
}
