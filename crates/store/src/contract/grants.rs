//! One-time addresses at which somebody whom a person named fetches their copy.

use domain::{
    audit::{Act, Chain, Entry},
    grant::{Fate, NewGrant, TRIES},
    request::{Ask, Delivery, Recipient, Request, State},
};

use super::{
    Backend, House,
    doubles::log,
    house::{actor, opened, request, subject},
    records::{app_id, at, user_id},
};
use crate::{Besides, Error, Redeemed, Refused};

pub(crate) fn digest(of: u8) -> [u8; 32] {
    [of; 32]
}

/// An address for a request, made at this second. Its secret is the next number.
pub(crate) fn grant(request: &Request, code: u8, second: i64) -> NewGrant {
    NewGrant {
        app: request.app.clone(),
        reference: request.reference.clone(),
        code: digest(code),
        secret: digest(code + 1),
        made_at: at(second),
        expires_at: at(second + 600),
    }
}

fn transfer(user: &str, number: u64) -> Request {
    let recipient = Recipient::parse("Fenland Mobility").unwrap();
    Request {
        ask: Ask::Transfer { recipient },
        ..request("a", user, number)
    }
}

impl<B: Backend> House<B> {
    /// A transfer of this person's that is asked for.
    async fn asks_to_transfer(&self, user: &str, number: u64) -> Request {
        let request = transfer(user, number);
        let opened = opened(&request, user, &format!("transfer-{number}"));
        let asked = self.store.open_request(opened, log(Act::RequestOpened, 100));
        assert_eq!(asked.await.unwrap(), request.reference);
        request
    }

    /// One that is granted.
    pub(crate) async fn granted(&self, user: &str, number: u64) -> Request {
        let asked = self.asks_to_transfer(user, number).await;
        let granted = asked.clone().approve(actor(), at(200), vec![], None).unwrap();
        self.advance(&asked, &granted, Act::RequestApproved).await;
        granted
    }

    /// An address for it, from second 300 on.
    pub(crate) async fn makes(&self, granted: &Request, code: u8) {
        let made = self
            .store
            .make_grant(grant(granted, code, 300), log(Act::AddressMade, 300));
        made.await.unwrap();
    }

    async fn tries(&self, code: u8, secret: u8, second: i64) -> Redeemed {
        let (used, refused) = (log(Act::AddressUsed, second), log(Act::AddressRefused, second));
        self.store
            .redeem(&digest(code), &digest(secret), at(second), used, refused)
            .await
            .unwrap()
    }

    async fn leads_somewhere(&self, code: u8, second: i64) -> bool {
        let found = self.store.granted_at(&digest(code), at(second)).await;
        found.unwrap().is_some()
    }

    async fn fate(&self, granted: &Request) -> Option<Fate> {
        let last = self.store.last_grant(&granted.app, &granted.reference).await;
        last.unwrap().unwrap().ended.map(|(fate, _)| fate)
    }

    /// What was written down of addresses: what, and how many tries were left.
    async fn told(&self) -> Vec<(Act, Option<u64>)> {
        let entries = self.store.entries(&Chain::App(app_id("a")), 0, 1_000).await;
        let entries = entries.unwrap();
        let entries = entries
            .iter()
            .map(|entry| serde_json::from_slice::<Entry>(&entry.sealed).unwrap());
        entries
            .filter(|entry| {
                matches!(
                    entry.act,
                    Act::AddressMade | Act::AddressRefused | Act::AddressUsed | Act::AddressLapsed
                )
            })
            .map(|entry| {
                let left = entry.facts.get("triesLeft");
                (entry.act, left.and_then(serde_json::Value::as_u64))
            })
            .collect()
    }
}

pub(crate) async fn are_of_a_transfer_that_is_granted_and_of_somebody_who_is_here(backend: impl Backend) {
    let house = House::of_world(backend).await;
    let make = async |request: &Request| {
        let made = house
            .store
            .make_grant(grant(request, 1, 300), log(Act::AddressMade, 300));
        made.await
    };
    let asked = house.asks_to_transfer("ada", 1).await;
    let before = house.rows();
    assert!(matches!(
        make(&asked).await,
        Err(Error::Refused(Refused::Changed))
    ));
    let unknown = transfer("ada", 9);
    assert!(matches!(
        make(&unknown).await,
        Err(Error::Refused(Refused::Unknown))
    ));
    assert_eq!(house.rows(), before);

    let access = Request {
        ask: Ask::Access,
        ..request("a", "bob", 2)
    };
    let opened = opened(&access, "bob", "access");
    let asked_too = house.store.open_request(opened, log(Act::RequestOpened, 100));
    asked_too.await.unwrap();
    let granted_access = access.clone().approve(actor(), at(200), vec![], None).unwrap();
    house
        .advance(&access, &granted_access, Act::RequestApproved)
        .await;
    let of_access = make(&granted_access).await;
    assert!(
        matches!(of_access, Err(Error::Refused(Refused::Changed))),
        "{of_access:?}"
    );

    let granted = asked.clone().approve(actor(), at(200), vec![], None).unwrap();
    house.advance(&asked, &granted, Act::RequestApproved).await;
    make(&granted).await.unwrap();
    let (found, left) = house
        .store
        .granted_at(&digest(1), at(301))
        .await
        .unwrap()
        .unwrap();
    assert_eq!((found, left.tries_left), (granted.clone(), TRIES));
    let erasure = house.open_request("a", "ada", 3).await;
    house.approve(&erasure).await;
    let going = make(&granted).await;
    assert!(
        matches!(going, Err(Error::Refused(Refused::Unknown))),
        "{going:?}"
    );
}

pub(crate) async fn hide_nobody_and_put_nothing_in_line(backend: impl Backend) {
    let house = House::of_world(backend).await;
    house.granted("ada", 1).await;
    assert_eq!(house.store.take_job(at(300), at(360)).await.unwrap(), None);
    let ada = house.store.person_by_id(&app_id("a"), &user_id("ada")).await;
    assert_eq!(ada.unwrap().unwrap().going, None);
}

pub(crate) async fn take_the_place_of_the_one_before(backend: impl Backend) {
    let house = House::of_world(backend).await;
    let granted = house.granted("ada", 1).await;
    house.makes(&granted, 1).await;
    assert_eq!(house.tries(1, 9, 301).await, Redeemed::Wrong { tries_left: 4 });
    house.makes(&granted, 3).await;
    assert!(!house.leads_somewhere(1, 301).await && house.leads_somewhere(3, 301).await);
    assert_eq!(house.tries(1, 2, 301).await, Redeemed::Nothing);
    let last = house.store.last_grant(&granted.app, &granted.reference).await;
    assert_eq!(last.unwrap().unwrap().tries_left, TRIES);
    // Also in the place of one that has ended.
    assert!(matches!(house.tries(3, 4, 302).await, Redeemed::Open(_)));
    house.makes(&granted, 5).await;
    assert_eq!(house.fate(&granted).await, None);
    assert!(house.leads_somewhere(5, 302).await);
}

pub(crate) async fn are_used_once_with_the_secret(backend: impl Backend) {
    let house = House::of_world(backend).await;
    let granted = house.granted("ada", 1).await;
    house.makes(&granted, 1).await;
    assert_eq!(
        house.tries(9, 2, 301).await,
        Redeemed::Nothing,
        "of no such address"
    );
    for _ in 0..2 {
        assert!(house.leads_somewhere(1, 301).await, "looking uses nothing up");
    }
    assert_eq!(
        house.tries(1, 2, 301).await,
        Redeemed::Open(Box::new(granted.clone()))
    );
    assert_eq!(house.tries(1, 2, 301).await, Redeemed::Nothing);
    assert!(!house.leads_somewhere(1, 301).await);
    assert_eq!(house.fate(&granted).await, Some(Fate::Used));
    assert_eq!(
        house.told().await,
        [(Act::AddressMade, None), (Act::AddressUsed, None)]
    );
}

pub(crate) async fn are_spent_when_the_secret_was_wrong_too_often(backend: impl Backend) {
    let house = House::of_world(backend).await;
    let granted = house.granted("ada", 1).await;
    house.makes(&granted, 1).await;
    for tries_left in (0..TRIES).rev() {
        assert_eq!(house.tries(1, 9, 301).await, Redeemed::Wrong { tries_left });
    }
    assert_eq!(
        house.tries(1, 2, 302).await,
        Redeemed::Nothing,
        "the right one comes too late"
    );
    assert!(!house.leads_somewhere(1, 302).await);
    assert_eq!(house.fate(&granted).await, Some(Fate::Spent));
    let told = house.told().await;
    let left: Vec<_> = told.iter().filter_map(|(_, left)| *left).collect();
    assert_eq!(left, [4, 3, 2, 1, 0]);
}

pub(crate) async fn are_good_for_their_time_and_in_no_time_before(backend: impl Backend) {
    let house = House::of_world(backend).await;
    let granted = house.granted("ada", 1).await;
    house.makes(&granted, 1).await;
    for (second, is_good) in [(239, false), (240, true), (300, true), (899, true), (900, false)] {
        assert_eq!(house.leads_somewhere(1, second).await, is_good, "{second}");
    }
    for second in [239, 900] {
        assert_eq!(house.tries(1, 2, second).await, Redeemed::Nothing, "{second}");
        assert_eq!(house.tries(1, 9, second).await, Redeemed::Nothing, "{second}");
    }
    assert!(matches!(house.tries(1, 2, 899).await, Redeemed::Open(_)));
}

pub(crate) async fn lapse_once_and_are_written_down(backend: impl Backend) {
    let house = House::of_world(backend).await;
    let (of_ada, of_bob) = (house.granted("ada", 1).await, house.granted("bob", 2).await);
    house.makes(&of_ada, 1).await;
    house.makes(&of_bob, 3).await;
    assert!(matches!(house.tries(3, 4, 301).await, Redeemed::Open(_)));
    let lapse = async |request: &Request, second| {
        let noted = house
            .store
            .lapse(request, at(second), log(Act::AddressLapsed, second));
        noted.await.unwrap()
    };
    assert!(house.store.lapsed_grants(at(899), 9).await.unwrap().is_empty());
    assert!(!lapse(&of_ada, 899).await, "not before its time");
    let lapsed = house.store.lapsed_grants(at(900), 9).await.unwrap();
    assert_eq!(lapsed, std::slice::from_ref(&of_ada), "the other was used");
    assert!(lapse(&of_ada, 900).await);
    for request in [&of_ada, &of_bob] {
        assert!(!lapse(request, 900).await);
    }
    assert!(house.store.lapsed_grants(at(900), 9).await.unwrap().is_empty());
    assert_eq!(house.fate(&of_ada).await, Some(Fate::Lapsed));
    assert_eq!(house.fate(&of_bob).await, Some(Fate::Used));
    let told = house.told().await;
    assert_eq!(told.last(), Some(&(Act::AddressLapsed, None)));
    assert_eq!(told.len(), 4, "{told:?}");
}

pub(crate) async fn lead_nowhere_once_taken_back_or_going(backend: impl Backend) {
    let house = House::of_world(backend).await;
    let (of_ada, of_bob) = (house.granted("ada", 1).await, house.granted("bob", 2).await);
    for (granted, code) in [(&of_ada, 1), (&of_bob, 3)] {
        house.makes(granted, code).await;
        assert!(house.leads_somewhere(code, 301).await);
    }
    let withdrawn = of_ada.clone().withdraw(at(302)).unwrap();
    house.advance(&of_ada, &withdrawn, Act::RequestWithdrawn).await;
    let erasure = house.open_request("a", "bob", 3).await;
    house.approve(&erasure).await;
    for (code, secret) in [(1, 2), (3, 4)] {
        assert!(!house.leads_somewhere(code, 303).await);
        assert_eq!(house.tries(code, secret, 303).await, Redeemed::Nothing);
    }
    assert!(house.told().await.iter().all(|(act, _)| *act == Act::AddressMade));
}

pub(crate) async fn are_fetched_whole_of_somebody_who_is_here_only(backend: impl Backend) {
    let house = House::of_world(backend).await;
    let granted = house.granted("ada", 1).await;
    let done = granted.clone().deliver(Delivery::Address, at(400)).unwrap();
    let erasure = house.open_request("a", "ada", 2).await;
    let deliver = async || {
        let delivered = log(Act::CopyDelivered, 400);
        let moved = house
            .store
            .advance(&granted, &done, Besides::default(), delivered);
        moved.await
    };
    house.approve(&erasure).await;
    let before = house.rows();
    let gone = deliver().await;
    assert!(matches!(gone, Err(Error::Refused(Refused::Changed))), "{gone:?}");
    assert_eq!(house.rows(), before);
    // The control: of somebody who is here.
    let granted = house.granted("bob", 3).await;
    let done = granted.clone().deliver(Delivery::Address, at(400)).unwrap();
    house.advance(&granted, &done, Act::CopyDelivered).await;
    let held = house.store.request(&app_id("a"), &granted.reference).await;
    assert!(matches!(held.unwrap().unwrap().state, State::Done { .. }));
    let theirs = house
        .store
        .requests_of(&app_id("a"), &subject("a", "bob"), &[])
        .await;
    assert_eq!(theirs.unwrap().len(), 1);
}
