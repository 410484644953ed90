//! Two processes at once, on real threads.

use domain::{audit::Act, request::Delivery};

use super::{
    Backend, House,
    doubles::{Notes, log},
    grants::digest,
    house::{actor, opened, request, subject},
    records::{app, app_id, at, user, user_id},
};
use crate::{Besides, Error, Redeemed, Refused, Walk};

const ROUNDS: u64 = 200;

async fn crowd<B: Backend>(backend: B) -> House<B> {
    let mut records = vec![app("a")];
    records.extend((0..ROUNDS).map(|number| user("a", &format!("user-{number}"), None)));
    House::of(backend, records).await
}

/// The same person, in two windows, with two forms.
pub(crate) async fn of_two_requests_one_is_opened(backend: impl Backend) {
    let house = crowd(backend).await;
    let other = house.backend.open();
    for number in 0..ROUNDS {
        let user = format!("user-{number}");
        let requests = [0, 1].map(|side| request("a", &user, number * 2 + side));
        let ask = |side: usize| {
            (
                opened(&requests[side], &user, &format!("once-{side}")),
                log(Act::RequestOpened, 1),
            )
        };
        let (left, right) = (ask(0), ask(1));
        let (one, two) = tokio::join!(
            house.store.open_request(left.0, left.1),
            other.open_request(right.0, right.1)
        );
        assert_eq!(one.unwrap(), two.unwrap());
        let mine = house
            .store
            .requests_of(&app_id("a"), &subject("a", &user), &[])
            .await
            .unwrap();
        assert_eq!(mine.len(), 1);
    }
    assert_eq!(house.rows()["audit"].len() as u64, ROUNDS + 1, "and the import");
}

/// The person takes it back while staff approve it.
pub(crate) async fn of_two_decisions_one_holds(backend: impl Backend) {
    let house = crowd(backend).await;
    let other = house.backend.open();
    let mut approvals = 0;
    for number in 0..ROUNDS {
        let opened = house.open_request("a", &format!("user-{number}"), number).await;
        let approved = opened.clone().approve(actor(), at(200), vec![], None).unwrap();
        let withdrawn = opened.clone().withdraw(at(200)).unwrap();
        let approve = house.store.advance(
            &opened,
            &approved,
            Besides::default(),
            log(Act::RequestApproved, 200),
        );
        let withdraw = other.advance(
            &opened,
            &withdrawn,
            Besides::default(),
            log(Act::RequestWithdrawn, 200),
        );
        // Whoever is asked first starts first, more often than not.
        let (approve, withdraw) = if number % 2 == 0 {
            tokio::join!(approve, withdraw)
        } else {
            let (withdraw, approve) = tokio::join!(withdraw, approve);
            (approve, withdraw)
        };
        let expected = match (&approve, &withdraw) {
            (Ok(()), Err(Error::Refused(Refused::Changed))) => approved,
            (Err(Error::Refused(Refused::Changed)), Ok(())) => withdrawn,
            both => panic!("{both:?}"),
        };
        approvals += usize::from(approve.is_ok());
        let held = house.store.request(&app_id("a"), &opened.reference).await;
        assert_eq!(held.unwrap(), Some(expected));
    }
    let rows = house.rows();
    assert_eq!(rows["job"].len(), approvals);
    assert_eq!(
        rows["audit"].len() as u64,
        2 * ROUNDS + 1,
        "opened and decided, and the import"
    );
}

/// A request and its entry are both in an export, or neither is.
pub(crate) async fn of_a_request_and_its_entry_a_walk_sees_both_or_none(backend: impl Backend) {
    let house = crowd(backend).await;
    let other = house.backend.open();
    let mut seen = 0;
    for number in 0..ROUNDS {
        let user = format!("user-{number}");
        let request = request("a", &user, number);
        let log = |act| {
            let mut log = log(act, 1);
            log.entry = log.entry.about(request.subject);
            log
        };
        let walk = Walk {
            former: Box::new(|_| Vec::new()),
            app: app_id("a"),
            user: user_id(&user),
            subject: request.subject,
            log: log(Act::Exported),
        };
        let notes = Notes::default();
        let ask = other.open_request(opened(&request, &user, "once"), log(Act::RequestOpened));
        let walking = house.store.walk(walk, Box::new(notes.clone()));
        let (asked, walked) = if number % 2 == 0 {
            tokio::join!(ask, walking)
        } else {
            let (walked, asked) = tokio::join!(walking, ask);
            (asked, walked)
        };
        asked.unwrap();
        assert!(walked.unwrap().is_some());
        let parts = notes.seen();
        let count = |word: &str| parts.iter().filter(|part| part.starts_with(word)).count();
        assert_eq!(count("request"), count("entry"), "{parts:?}");
        seen += count("request");
    }
    assert!(seen > 0, "some request came before its walk");
}

/// Two workers want the same jobs.
pub(crate) async fn of_two_workers_one_has_the_job(backend: impl Backend) {
    let house = crowd(backend).await;
    let other = house.backend.open();
    for number in 0..ROUNDS / 4 {
        let request = house.open_request("a", &format!("user-{number}"), number).await;
        house.approve(&request).await;
        let (one, two) = tokio::join!(
            house.store.take_job(at(300), at(360)),
            other.take_job(at(300), at(360))
        );
        let (one, two) = (one.unwrap(), two.unwrap());
        assert_eq!(usize::from(one.is_some()) + usize::from(two.is_some()), 1);
    }
}

/// Two who have address and secret come at the same moment; or one of them with a secret that is wrong.
pub(crate) async fn of_two_who_fetch_one_gets_it(backend: impl Backend) {
    let house = crowd(backend).await;
    let other = house.backend.open();
    let logs = || (log(Act::AddressUsed, 301), log(Act::AddressRefused, 301));
    for number in 0..ROUNDS {
        let granted = house.granted(&format!("user-{number}"), number).await;
        let n = u8::try_from(number).unwrap();
        house.makes(&granted, n).await;
        let (code, right) = (digest(n), digest(n + 1));
        let second = if number % 4 == 3 { digest(n + 2) } else { right };
        let ((used, refused), (used_too, refused_too)) = (logs(), logs());
        let (one, two) = tokio::join!(
            house.store.redeem(&code, &right, at(301), used, refused),
            other.redeem(&code, &second, at(301), used_too, refused_too)
        );
        let outcomes = [one.unwrap(), two.unwrap()];
        let opened = outcomes
            .iter()
            .filter(|outcome| matches!(outcome, Redeemed::Open(_)));
        assert_eq!(opened.count(), 1, "{outcomes:?}");
        let other_than_first = matches!(outcomes[1], Redeemed::Nothing | Redeemed::Wrong { tries_left: 4 });
        assert!(
            other_than_first || matches!(outcomes[0], Redeemed::Nothing),
            "{outcomes:?}"
        );
    }
}

/// The copy comes to its end while the person takes the request back.
pub(crate) async fn of_a_fetch_and_a_withdrawal_one_holds(backend: impl Backend) {
    let house = crowd(backend).await;
    let other = house.backend.open();
    for number in 0..ROUNDS {
        let granted = house.granted(&format!("user-{number}"), number).await;
        let done = granted.clone().deliver(Delivery::Address, at(400)).unwrap();
        let withdrawn = granted.clone().withdraw(at(400)).unwrap();
        let (end_log, back_log) = (log(Act::CopyDelivered, 400), log(Act::RequestWithdrawn, 400));
        let end = house.store.advance(&granted, &done, Besides::default(), end_log);
        let take_back = other.advance(&granted, &withdrawn, Besides::default(), back_log);
        let (ended, undone) = if number % 2 == 0 {
            tokio::join!(end, take_back)
        } else {
            let (undone, ended) = tokio::join!(take_back, end);
            (ended, undone)
        };
        let expected = match (ended, undone) {
            (Ok(()), Err(Error::Refused(Refused::Changed))) => done,
            (Err(Error::Refused(Refused::Changed)), Ok(())) => withdrawn,
            both => panic!("{both:?}"),
        };
        let held = house.store.request(&app_id("a"), &granted.reference).await;
        assert_eq!(held.unwrap(), Some(expected));
    }
}
