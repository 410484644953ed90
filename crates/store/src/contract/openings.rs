//! Records that staff have open.

use domain::{
    audit::{Act, Entry},
    key::Reach,
    opening::{Occasion, Opening},
};
use jiff::Timestamp;

use super::{
    Backend, House,
    doubles::log,
    house::subject,
    records::{app_id, at},
    sessions::{session, staff},
};
use crate::{Error, Refused};

pub(crate) fn opening(session: u8, user: &str, occasion: Occasion, second: i64) -> Opening {
    Opening {
        session: [session; 32],
        app: app_id("a"),
        subject: subject("a", user),
        occasion,
        at: at(second),
    }
}

impl<B: Backend> House<B> {
    /// Two members of staff have come, and nobody has opened anything.
    async fn with_staff(backend: B) -> Self {
        let house = Self::of_world(backend).await;
        house.hang_the_door().await;
        for digest in [1, 2] {
            house.enter(session(digest, staff(Reach::Provider))).await;
        }
        house
    }

    async fn opens(&self, opening: Opening) -> Result<Timestamp, Error> {
        let entry = log(Act::RecordOpened, 1000);
        self.store.open_record(opening, entry).await
    }

    /// Until which second a record is open.
    async fn open_until(&self, session: u8, app: &str, user: &str, second: i64) -> Option<i64> {
        let until = self
            .store
            .record_open_until(&app_id(app), &subject("a", user), &[session; 32], at(second))
            .await
            .unwrap();
        until.map(|until| until.as_second() - at(0).as_second())
    }

    /// How many are written down.
    async fn written(&self) -> usize {
        let chain = log(Act::RecordOpened, 0).chain;
        let entries = self.store.entries(&chain, 0, 100).await.unwrap();
        let of = |sealed: &[u8]| serde_json::from_slice::<Entry>(sealed).unwrap().act;
        entries
            .iter()
            .filter(|entry| of(&entry.sealed) == Act::RecordOpened)
            .count()
    }
}

pub(crate) async fn are_open_to_one_session_and_one_person(backend: impl Backend) {
    let house = House::with_staff(backend).await;
    let until = house
        .opens(opening(1, "ada", Occasion::DecideRequest, 1000))
        .await
        .unwrap();
    assert_eq!(until, at(1000 + 30 * 60));
    assert_eq!(house.open_until(1, "a", "ada", 1000).await, Some(2800));
    assert_eq!(house.open_until(1, "a", "ada", 2799).await, Some(2800));
    for (session, app, user, second) in [
        (1, "a", "ada", 2800),
        // A clock that has gone back.
        (1, "a", "ada", 999),
        (2, "a", "ada", 1000),
        (1, "a", "bob", 1000),
        (1, "b", "ada", 1000),
    ] {
        assert_eq!(
            house.open_until(session, app, user, second).await,
            None,
            "{session} {app} {user} {second}"
        );
    }
}

pub(crate) async fn are_written_down_once_for_each_reason(backend: impl Backend) {
    let house = House::with_staff(backend).await;
    house
        .opens(opening(1, "ada", Occasion::DecideRequest, 1000))
        .await
        .unwrap();
    let before = house.rows();
    let again = house
        .opens(opening(1, "ada", Occasion::DecideRequest, 2000))
        .await
        .unwrap();
    assert_eq!(
        (again, house.rows()),
        (at(2800), before),
        "open already, and no longer than before"
    );
    for (more, written) in [
        (opening(1, "ada", Occasion::Complaint, 2000), 2),
        (opening(1, "bob", Occasion::DecideRequest, 2000), 3),
        (opening(2, "ada", Occasion::DecideRequest, 2000), 4),
        // Its time was over.
        (opening(1, "ada", Occasion::DecideRequest, 2800), 5),
    ] {
        house.opens(more).await.unwrap();
        assert_eq!(house.written().await, written);
    }
    assert_eq!(house.open_until(1, "a", "ada", 2801).await, Some(4600));
}

pub(crate) async fn need_a_session_that_lives(backend: impl Backend) {
    let house = House::with_staff(backend).await;
    let before = house.rows();
    for late in [
        opening(3, "ada", Occasion::DecideRequest, 1000),
        opening(1, "ada", Occasion::DecideRequest, 5000),
    ] {
        let refused = house.opens(late).await;
        assert!(
            matches!(refused, Err(Error::Refused(Refused::Unknown))),
            "{refused:?}"
        );
    }
    assert_eq!(house.rows(), before);
}

pub(crate) async fn leave_nothing_behind(backend: impl Backend) {
    let house = House::with_staff(backend).await;
    house
        .opens(opening(1, "ada", Occasion::DecideRequest, 1000))
        .await
        .unwrap();
    house
        .opens(opening(2, "bob", Occasion::DecideRequest, 3000))
        .await
        .unwrap();
    assert_eq!(house.rows()["opening"].len(), 1);
}
