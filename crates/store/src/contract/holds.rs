//! Legal holds: while one stands, no erasure of a person's is approved or carried out.

use domain::{
    audit::Act,
    erasure::Size,
    hold::{Hold, LastDay},
    id::HoldId,
    reason::{Exception, Reason},
    request::{Refusal, Request, Words},
};
use jiff::civil::date;

use super::{
    Backend, House,
    doubles::{broken, log},
    house::actor,
    records::{app_id, at, merge, user, user_id},
};
use crate::{Besides, Error, Log, Refused, Step};

/// One that is set 100 seconds on, and is over so many seconds on, or stands until it is lifted.
pub(crate) fn hold(id: &str, ends: Option<i64>) -> Hold {
    Hold {
        id: HoldId::parse(id).unwrap(),
        ground: Exception::LEGAL_CLAIMS,
        why: Words::parse(&format!("The claim of {id}")).unwrap(),
        by: actor(),
        since: at(100),
        until: ends.map(|second| LastDay {
            day: date(2026, 11, 2),
            ends: at(second),
        }),
    }
}

fn is_held<T: std::fmt::Debug>(result: &Result<T, Error>) {
    assert!(matches!(result, Err(Error::Refused(Refused::Held))), "{result:?}");
}

impl<B: Backend> House<B> {
    pub(crate) async fn sets(&self, user: &str, hold: Hold) -> Result<(), Error> {
        let log = log(Act::HoldSet, 100);
        self.store.set_hold(&app_id("a"), &user_id(user), hold, log).await
    }

    pub(crate) async fn lifts(&self, user: &str, id: &str) -> Result<(), Error> {
        let (id, log) = (HoldId::parse(id).unwrap(), log(Act::HoldLifted, 150));
        self.store.lift_hold(&app_id("a"), &user_id(user), &id, log).await
    }

    pub(crate) async fn holds_on(&self, user: &str, second: i64) -> Vec<Hold> {
        let holds = self.store.holds(&app_id("a"), &user_id(user), at(second)).await;
        holds.unwrap()
    }

    /// Whether it goes on, with this written down so many seconds on.
    async fn goes_on(&self, from: &Request, to: &Request, second: i64) -> Result<(), Error> {
        let log = log(Act::RequestApproved, second);
        self.store.advance(from, to, Besides::default(), log).await
    }
}

pub(crate) async fn stand_until_their_last_day_or_until_lifted(backend: impl Backend) {
    let house = House::of_world(backend).await;
    let (open, ends) = (hold("open", None), hold("ends", Some(300)));
    for hold in [&open, &ends] {
        house.sets("ada", hold.clone()).await.unwrap();
    }
    // In the order of their ids, where they began together.
    assert_eq!(house.holds_on("ada", 299).await, [ends, open.clone()]);
    assert_eq!(house.holds_on("ada", 300).await, [open]);
    assert_eq!(house.holds_on("bob", 299).await, []);
    let elsewhere = house.store.holds(&app_id("b"), &user_id("ada"), at(299)).await;
    assert_eq!(elsewhere.unwrap(), []);

    let others = house.lifts("bob", "open").await;
    assert!(
        matches!(others, Err(Error::Refused(Refused::Changed))),
        "{others:?}"
    );
    house.lifts("ada", "open").await.unwrap();
    assert_eq!(house.holds_on("ada", 300).await, []);
    let again = house.lifts("ada", "open").await;
    assert!(
        matches!(again, Err(Error::Refused(Refused::Changed))),
        "{again:?}"
    );
}

pub(crate) async fn are_set_once_and_on_whom_is_here(backend: impl Backend) {
    let house = House::of_world(backend).await;
    house.sets("ada", hold("one", None)).await.unwrap();
    let before = house.rows();
    // The form comes twice: the same in all but its name.
    let twice = Hold {
        id: HoldId::parse("two").unwrap(),
        ..hold("one", None)
    };
    house.sets("ada", twice).await.unwrap();
    assert_eq!(house.rows(), before);
    let nobody = house.sets("nobody", hold("one", None)).await;
    assert!(
        matches!(nobody, Err(Error::Refused(Refused::Unknown))),
        "{nobody:?}"
    );
    assert_eq!(house.rows(), before);
}

pub(crate) async fn are_written_down_or_nothing_is_done(backend: impl Backend) {
    let house = House::of_world(backend).await;
    let (app, ada) = (app_id("a"), user_id("ada"));
    let before = house.rows();
    let set = |log: Log| house.store.set_hold(&app, &ada, hold("one", None), log);
    let unwritten = set(broken(Act::HoldSet)).await;
    assert!(matches!(unwritten, Err(Error::Seal(_))), "{unwritten:?}");
    assert_eq!(house.rows(), before);
    set(log(Act::HoldSet, 100)).await.unwrap();

    let set = house.rows();
    let id = HoldId::parse("one").unwrap();
    let lift = |log: Log| house.store.lift_hold(&app, &ada, &id, log);
    let unwritten = lift(broken(Act::HoldLifted)).await;
    assert!(matches!(unwritten, Err(Error::Seal(_))), "{unwritten:?}");
    assert_eq!(house.rows(), set);
    lift(log(Act::HoldLifted, 150)).await.unwrap();
    let written = house.rows()["audit"].len();
    assert_eq!(written, before["audit"].len() + 2);
}

/// Of any size, by one or by the first of two; a no, and what others ask, go on.
pub(crate) async fn keep_an_erasure_from_being_approved(backend: impl Backend) {
    let house = House::of_world(backend).await;
    house.sets("ada", hold("one", Some(300))).await.unwrap();
    for (number, size) in [(1, Size::Everything), (2, Size::AllMessages)] {
        let request = house.open_erasure("a", "ada", number, size).await;
        let before = house.rows();
        let approve = |until| request.clone().approve(actor(), at(200), vec![], until).unwrap();
        let endorsed = request.clone().endorse(actor(), at(200), vec![]).unwrap();
        for to in [approve(None), approve(Some(at(250))), endorsed] {
            is_held(&house.goes_on(&request, &to, 299).await);
            assert_eq!(house.rows(), before);
        }
        let refusal = Refusal {
            by: actor(),
            at: at(200),
            reason: Reason::LegalClaims,
            note: None,
        };
        let refused = request.clone().refuse(refusal).unwrap();
        house.goes_on(&request, &refused, 299).await.unwrap();
    }
    // The controls: somebody else's, and theirs once it is over.
    for (user, number, second) in [("bob", 3, 299), ("ada", 4, 300)] {
        let request = house.open_request("a", user, number).await;
        let approved = request
            .clone()
            .approve(actor(), at(second), vec![], None)
            .unwrap();
        house.goes_on(&request, &approved, second).await.unwrap();
    }
}

/// It cools off as before and can be taken back; it wakes when it may go on.
pub(crate) async fn let_what_has_cooled_off_wait(backend: impl Backend) {
    let house = House::of_world(backend).await;
    let request = house.open_request("a", "ada", 1).await;
    let cooling = request
        .clone()
        .approve(actor(), at(200), vec![], Some(at(250)))
        .unwrap();
    house.advance(&request, &cooling, Act::RequestApproved).await;
    let wakes = async || house.store.next_wake().await.unwrap();
    let ripe = async |second| house.store.ripe(at(second), 9).await.unwrap();
    assert_eq!((wakes().await, ripe(250).await.len()), (Some(at(250)), 1));

    house.sets("ada", hold("ends", Some(400))).await.unwrap();
    assert_eq!((wakes().await, ripe(399).await.len()), (Some(at(400)), 0));
    assert_eq!(ripe(400).await.len(), 1);
    house.sets("ada", hold("open", None)).await.unwrap();
    assert_eq!((wakes().await, ripe(900).await.len()), (None, 0));
    let ripened = cooling.clone().ripen(at(900)).unwrap();
    is_held(&house.goes_on(&cooling, &ripened, 900).await);

    house.lifts("ada", "open").await.unwrap();
    is_held(&house.goes_on(&cooling, &ripened, 399).await);
    house.goes_on(&cooling, &ripened, 400).await.unwrap();
    assert!(house.store.take_job(at(400), at(460)).await.unwrap().is_some());
}

pub(crate) async fn come_too_late_for_what_is_in_line(backend: impl Backend) {
    let house = House::of_world(backend).await;
    let request = house.open_erasure("a", "ada", 1, Size::AllMessages).await;
    house.approve(&request).await;
    let late = house.sets("ada", hold("one", None)).await;
    assert!(matches!(late, Err(Error::Refused(Refused::Changed))), "{late:?}");
    assert_eq!(house.holds_on("ada", 100).await, []);
    house.sets("bob", hold("one", None)).await.unwrap();
}

/// A record on which one stands becomes one with theirs whose erasure is in line.
pub(crate) async fn go_along_with_a_record_and_stop_the_worker(backend: impl Backend) {
    let house = House::of_world(backend).await;
    house.hold(vec![user("a", "once", Some("once@x"))]).await;
    house.sets("once", hold("one", Some(900))).await.unwrap();
    let request = house.open_request("a", "ada", 1).await;
    house.approve(&request).await;
    let job = house.take_job().await;
    house.update(vec![merge("a", "ada", "once")]).await.unwrap();
    assert_eq!(house.holds_on("once", 100).await, []);
    assert_eq!(house.holds_on("ada", 100).await, [hold("one", Some(900))]);

    let before = house.rows();
    is_held(&house.store.erase_batch(&job, 100, at(899)).await);
    assert_eq!(house.rows(), before);
    house.store.release_job(&job).await.unwrap();
    assert_eq!(house.store.take_job(at(899), at(960)).await.unwrap(), None);
    let again = house.store.take_job(at(900), at(960)).await.unwrap();
    assert_eq!(again.as_ref().map(|job| &job.reference), Some(&job.reference));
    let erased = house.store.erase_batch(&job, 1_000, at(960)).await.unwrap();
    assert!(!matches!(erased, Step::Gone), "{erased:?}");
}

pub(crate) async fn are_forgotten_when_they_are_over(backend: impl Backend) {
    let house = House::of_world(backend).await;
    for hold in [hold("ends", Some(300)), hold("open", None)] {
        house.sets("ada", hold).await.unwrap();
    }
    let held = || house.rows()["hold"].len();
    for (now, left) in [(299, 2), (300, 1), (9_000, 1)] {
        house.store.forget_over(at(now), at(0)).await.unwrap();
        assert_eq!(held(), left, "{now}");
    }
}
