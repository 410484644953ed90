//! Sessions.

use domain::{
    audit::Act,
    id::KeyId,
    key::Reach,
    principal::Principal,
    session::{Session, SessionDigest},
};
use tokio::sync::mpsc;

use super::{
    Backend, House,
    doubles::log,
    house::{actor, numbered, subject, summing},
    records::{app, app_id, at, external_id},
};
use crate::Batch;

#[expect(clippy::disallowed_methods, reason = "a caller for tests")]
pub(crate) fn person(app: &str, user: &str) -> Principal {
    Principal::proven_user(app_id(app), external_id(&format!("{user}@x")), subject(app, user))
}

#[expect(clippy::disallowed_methods, reason = "a caller for tests")]
fn staff() -> Principal {
    Principal::proven_staff(Reach::App(app_id("a")), actor())
}

/// Open from second 1000 to 5000.
pub(crate) fn session(digest: u8, principal: Principal) -> Session {
    Session {
        digest: [digest; 32],
        principal,
        kid: KeyId::parse("app_1").unwrap(),
        opened_at: at(1000),
        seen_at: at(1000),
        expires_at: at(5000),
    }
}

impl<B: Backend> House<B> {
    pub(crate) async fn enter(&self, session: Session) {
        self.store
            .open_session(session, log(Act::SignedIn, 1000))
            .await
            .unwrap();
    }

    /// Used at a second by somebody who may have been away for ever so long.
    pub(crate) async fn used(&self, digest: u8, second: i64) -> Option<Session> {
        self.used_since(digest, second, 0).await
    }

    async fn used_since(&self, digest: u8, second: i64, idle_since: i64) -> Option<Session> {
        let digest: SessionDigest = [digest; 32];
        self.store
            .use_session(&digest, at(second), at(idle_since))
            .await
            .unwrap()
    }
}

pub(crate) async fn comes_back_as_it_was_opened(backend: impl Backend) {
    let house = House::new(backend);
    for (digest, principal) in [(1, person("a", "ada")), (2, staff())] {
        let session = session(digest, principal);
        house.enter(session.clone()).await;
        let found = house.used(digest, 1001).await.unwrap();
        assert_eq!(format!("{found:?}"), format!("{session:?}"));
        assert_eq!(found.principal, session.principal);
    }
    assert!(house.used(3, 1001).await.is_none());
}

pub(crate) async fn is_over_when_its_time_is(backend: impl Backend) {
    let house = House::new(backend);
    house.enter(session(1, person("a", "ada"))).await;
    assert!(house.used(1, 4999).await.is_some());
    assert!(house.used(1, 5000).await.is_none());
}

pub(crate) async fn is_over_when_nobody_used_it_for_long(backend: impl Backend) {
    let house = House::new(backend);
    house.enter(session(1, person("a", "ada"))).await;
    assert!(house.used_since(1, 1500, 999).await.is_some());
    // Used at 1500: away until 2400 is not too long if only 1499 would be.
    assert!(house.used_since(1, 2400, 1499).await.is_some());
    assert!(house.used_since(1, 4000, 2400).await.is_none());
}

pub(crate) async fn notes_its_use_to_the_minute(backend: impl Backend) {
    let house = House::new(backend);
    house.enter(session(1, person("a", "ada"))).await;
    let before = house.rows();
    house.used(1, 1059).await.unwrap();
    assert_eq!(house.rows(), before, "not every page writes");
    house.used(1, 1060).await.unwrap();
    assert_eq!(house.used(1, 1060).await.unwrap().seen_at, at(1060));
    // A clock that goes back takes nothing away.
    house.used(1, 900).await.unwrap();
    assert_eq!(house.used(1, 1060).await.unwrap().seen_at, at(1060));
}

pub(crate) async fn ends_when_it_is_ended(backend: impl Backend) {
    let house = House::new(backend);
    house.enter(session(1, person("a", "ada"))).await;
    house.enter(session(2, person("a", "ada"))).await;
    house
        .store
        .end_session(&[1; 32], log(Act::SignedOut, 1100))
        .await
        .unwrap();
    assert!(house.used(1, 1200).await.is_none());
    assert!(house.used(2, 1200).await.is_some());
    let before = house.rows();
    house
        .store
        .end_session(&[1; 32], log(Act::SignedOut, 1200))
        .await
        .unwrap();
    assert_eq!(house.rows(), before, "nothing ended, nothing to write down");
}

pub(crate) async fn leaves_nothing_behind_when_others_come(backend: impl Backend) {
    let house = House::new(backend);
    house.enter(session(1, person("a", "ada"))).await;
    let later = Session {
        opened_at: at(5001),
        seen_at: at(5001),
        expires_at: at(9000),
        ..session(2, person("a", "bob"))
    };
    house.enter(later).await;
    assert_eq!(house.rows()["session"].len(), 1);
    assert!(house.used(2, 5002).await.is_some());
}

/// A page is shown while a large file comes in, even if the session's last use should be noted.
pub(crate) async fn is_used_while_somebody_writes_for_long(backend: impl Backend) {
    let house = House::new(backend);
    house.enter(session(1, person("a", "ada"))).await;
    let (to_store, batches) = mpsc::channel(1);
    let within = async {
        to_store
            .send(Batch::Records(numbered(vec![app("a")], 1)))
            .await
            .unwrap();
        // There is room again once the import has begun and taken the batch.
        let room = to_store.reserve().await.unwrap();
        for store in [&house.store, &house.backend.open()] {
            let used = store.use_session(&[1; 32], at(2000), at(0)).await.unwrap();
            assert_eq!(used.unwrap().seen_at, at(1000));
        }
        room.send(Batch::End);
    };
    let (done, ()) = tokio::join!(house.store.import(batches, false, summing()), within);
    assert_eq!(done.unwrap().total(), 1);
    house.used(1, 2000).await.unwrap();
    assert_eq!(house.used(1, 2000).await.unwrap().seen_at, at(2000));
}
