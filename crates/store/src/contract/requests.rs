//! Requests: opened once, moved on only from where they were.

use domain::{
    audit::{Act, Chain},
    id::KeyId,
    key::Reach,
    principal::Actor,
    reason::Reason,
    request::{Ask, Author, Message, Reference, Refusal, Request, Words},
};

use super::{
    Backend, House,
    doubles::log,
    house::{actor, opened, request, subject},
    keys::key,
    records::{app_id, at, user_id},
    sessions::{person, session},
};
use crate::{Besides, Effect, Error, Former, Moved, Opened, Refused};

impl<B: Backend> House<B> {
    async fn ask(&self, request: &Request, user: &str, once: &str) -> Result<Reference, Error> {
        let log = log(Act::RequestOpened, 100);
        self.store.open_request(opened(request, user, once), log).await
    }

    async fn held(&self, request: &Request) -> Option<Request> {
        self.store
            .request(&request.app, &request.reference)
            .await
            .unwrap()
    }

    /// Refused as stale, and nothing is changed.
    async fn is_stale(&self, from: &Request, to: &Request) {
        let before = self.rows();
        let refused = self
            .store
            .advance(from, to, Besides::default(), log(Act::RequestApproved, 200))
            .await;
        assert!(
            matches!(refused, Err(Error::Refused(Refused::Changed))),
            "{refused:?}"
        );
        assert_eq!(self.rows(), before);
    }
}

pub(crate) async fn come_back_as_they_were_opened(backend: impl Backend) {
    let house = House::of_world(backend).await;
    let opened = house.open_request("a", "ada", 1).await;
    assert_eq!(house.held(&opened).await, Some(opened.clone()));
    assert_eq!(house.store.user_of(&opened).await.unwrap(), Some(user_id("ada")));
    let absent = house.store.request(&app_id("b"), &opened.reference).await;
    assert_eq!(absent.unwrap(), None);
    assert_eq!(house.held(&request("a", "ada", 2)).await, None);
    assert_eq!(house.store.user_of(&request("a", "ada", 2)).await.unwrap(), None);
}

pub(crate) async fn are_opened_once(backend: impl Backend) {
    let house = House::of_world(backend).await;
    let first = house.open_request("a", "ada", 1).await;
    let before = house.rows();
    // The form sent twice; then another form while the request is open.
    for (number, once) in [(2, "once-1"), (3, "once-3")] {
        let asked = house.ask(&request("a", "ada", number), "ada", once).await;
        assert_eq!(asked.unwrap(), first.reference);
        assert_eq!(house.rows(), before);
    }
}

/// Whoever is called otherwise since is still who has asked.
pub(crate) async fn are_opened_once_under_whichever_name(backend: impl Backend) {
    let house = House::of_world(backend).await;
    let first = house.open_request("a", "ada", 1).await;
    let renamed = request("a", "ada-since", 2);
    let asked = house.ask(&renamed, "ada", "once-2").await;
    assert_eq!(asked.unwrap(), first.reference);
    let of_bob = request("a", "bob", 3);
    let asked = house.ask(&of_bob, "bob", "once-3").await;
    assert_eq!(asked.unwrap(), of_bob.reference);
    let withdrawn = first.clone().withdraw(at(150)).unwrap();
    house.advance(&first, &withdrawn, Act::RequestWithdrawn).await;
    let asked = house.ask(&renamed, "ada", "once-2").await;
    assert_eq!(asked.unwrap(), renamed.reference);
}

pub(crate) async fn may_be_opened_again_once_the_first_is_closed(backend: impl Backend) {
    let house = House::of_world(backend).await;
    let first = house.open_request("a", "ada", 1).await;
    let withdrawn = first.clone().withdraw(at(150)).unwrap();
    house.advance(&first, &withdrawn, Act::RequestWithdrawn).await;
    let second = house.open_request("a", "ada", 2).await;
    // The first form again: it made the first request, and the second is open.
    let asked = house.ask(&request("a", "ada", 3), "ada", "once-1").await;
    assert_eq!(asked.unwrap(), first.reference);
    let asked = house.ask(&request("a", "ada", 3), "ada", "once-3").await;
    assert_eq!(asked.unwrap(), second.reference);
    let mine = house
        .store
        .requests_of(&app_id("a"), &subject("a", "ada"), &[])
        .await
        .unwrap();
    assert_eq!(mine, [second, withdrawn], "newest first");
}

/// Under a former name, those that were asked up to then; and among one's own by their time.
pub(crate) async fn of_a_former_name_are_ones_own_up_to_then(backend: impl Backend) {
    let house = House::of_world(backend).await;
    let of_bob = house.open_request("a", "bob", 1).await;
    let of_ada = house.open_request("a", "ada", 2).await;
    for (until, asked) in [(100, vec![&of_ada]), (101, vec![&of_ada, &of_bob])] {
        let bob = Former {
            subject: subject("a", "bob"),
            entries: 0,
            until: at(until),
        };
        let (app, ada) = (app_id("a"), subject("a", "ada"));
        let mine = house.store.requests_of(&app, &ada, &[bob]).await.unwrap();
        assert_eq!(mine.iter().collect::<Vec<_>>(), asked, "{until}");
    }
}

pub(crate) async fn of_others_are_others(backend: impl Backend) {
    let house = House::of_world(backend).await;
    let of_ada = house.open_request("a", "ada", 1).await;
    for (app, user, number) in [("a", "bob", 2), ("b", "ada", 3)] {
        let request = request(app, user, number);
        let asked = house.ask(&request, user, "once-1").await;
        assert_eq!(asked.unwrap(), request.reference);
        let mine = house
            .store
            .requests_of(&app_id(app), &subject(app, user), &[])
            .await;
        assert_eq!(mine.unwrap(), [request]);
    }
    assert_eq!(house.held(&of_ada).await, Some(of_ada));
    let none = house
        .store
        .requests_of(&app_id("b"), &subject("a", "ada"), &[])
        .await;
    assert_eq!(none.unwrap(), []);
    for (app, user, theirs) in [("a", "ada", true), ("a", "bob", false), ("b", "ada", false)] {
        let reference = Reference::from_random(1);
        let own = house
            .store
            .own_request(&app_id(app), &subject(app, user), &reference)
            .await;
        assert_eq!(own.unwrap().is_some(), theirs, "{app} {user}");
    }
}

pub(crate) async fn of_somebody_who_is_not_held_are_refused(backend: impl Backend) {
    let house = House::of_world(backend).await;
    let before = house.rows();
    for (app, user) in [("a", "nobody"), ("b", "bob"), ("nowhere", "ada")] {
        let refused = house.ask(&request(app, user, 1), user, "once").await;
        assert!(
            matches!(refused, Err(Error::Refused(Refused::Unknown))),
            "{refused:?}"
        );
    }
    assert_eq!(house.rows(), before);
}

pub(crate) async fn are_found_within_a_reach(backend: impl Backend) {
    let house = House::of_world(backend).await;
    let request = house.open_request("a", "ada", 1).await;
    let group = |id: &str| Reach::Group(id.parse().unwrap());
    for (reach, found) in [
        (Reach::App(app_id("a")), true),
        (Reach::App(app_id("b")), false),
        (group("g"), true),
        (group("h"), false),
        (group("nobody"), false),
        (Reach::Provider, true),
    ] {
        let held = house.store.request_in(&reach, &request.reference).await;
        assert_eq!(held.unwrap().is_some(), found, "{reach:?}");
    }
    let other = Reference::from_random(99);
    assert_eq!(
        house.store.request_in(&Reach::Provider, &other).await.unwrap(),
        None
    );
}

pub(crate) async fn move_on_only_from_where_they_are(backend: impl Backend) {
    let house = House::of_world(backend).await;
    let opened = house.open_request("a", "ada", 1).await;
    let refused = opened
        .clone()
        .refuse(Refusal {
            by: actor(),
            at: at(150),
            reason: Reason::LegalClaims,
            note: None,
        })
        .unwrap();
    house.advance(&opened, &refused, Act::RequestRefused).await;
    assert_eq!(house.held(&opened).await, Some(refused.clone()));

    let approved = opened.clone().approve(actor(), at(160), vec![], None).unwrap();
    house.is_stale(&opened, &approved).await;
    // Read as refused for another reason, at another time.
    let never = opened.clone().withdraw(at(151)).unwrap();
    house.is_stale(&never, &refused).await;
    let unknown = request("a", "ada", 2);
    house
        .is_stale(&unknown, &unknown.clone().withdraw(at(1)).unwrap())
        .await;
}

pub(crate) async fn rest_on_the_word_of_keys_that_are_not_revoked(backend: impl Backend) {
    let house = House::of_world(backend).await;
    let by = |kid: &str| Actor {
        kid: KeyId::parse(kid).unwrap(),
        ..actor()
    };
    for kid in ["app_good", "app_revoked"] {
        let key = key(kid, Reach::App(app_id("a")));
        house
            .store
            .create_key(key, log(Act::KeyCreated, 1))
            .await
            .unwrap();
    }
    let opened = house.open_request("a", "ada", 1).await;
    let endorsed = opened
        .clone()
        .endorse(by("app_revoked"), at(150), vec![])
        .unwrap();
    house.advance(&opened, &endorsed, Act::RequestEndorsed).await;
    let kid = by("app_revoked").kid;
    house
        .store
        .revoke_key(&kid, at(160), log(Act::KeyRevoked, 160))
        .await
        .unwrap();

    house.advance(&endorsed, &endorsed, Act::MessageSent).await;
    let second = endorsed
        .clone()
        .approve(by("app_good"), at(200), vec![], None)
        .unwrap();
    house.is_stale(&endorsed, &second).await;
    let anew = endorsed.clone().without_endorsement(at(200));
    let alone = anew
        .clone()
        .approve(by("app_revoked"), at(200), vec![], None)
        .unwrap();
    house.is_stale(&endorsed, &alone).await;
    let first = anew.endorse(by("app_good"), at(200), vec![]).unwrap();
    house.advance(&endorsed, &first, Act::RequestEndorsed).await;
    assert_eq!(house.held(&opened).await, Some(first));
}

pub(crate) async fn approved_hide_the_person_and_end_their_sessions(backend: impl Backend) {
    let house = House::of_world(backend).await;
    house.hang_the_door().await;
    for (digest, app, user) in [(1, "a", "ada"), (2, "a", "ada"), (3, "a", "bob"), (4, "b", "ada")] {
        house.enter(session(digest, person(app, user))).await;
    }
    let opened = house.open_request("a", "ada", 1).await;
    assert!(
        house.used(1, 1001).await.is_some(),
        "asking is not being approved"
    );
    let approved = opened.clone().approve(actor(), at(200), vec![], None).unwrap();
    house.advance(&opened, &approved, Act::RequestApproved).await;
    let going = |app, user| {
        let (app, user) = (app_id(app), user_id(user));
        let store = &house.store;
        async move { store.person_by_id(&app, &user).await.unwrap().unwrap().going }
    };
    assert_eq!(going("a", "ada").await, Some(opened.reference.clone()));
    assert_eq!(going("a", "bob").await, None);
    assert_eq!(going("b", "ada").await, None);
    for (digest, open) in [(1, false), (2, false), (3, true), (4, true)] {
        assert_eq!(house.used(digest, 1001).await.is_some(), open, "{digest}");
    }
    let job = house.take_job().await;
    assert_eq!(
        (job.app, job.reference, job.user),
        (app_id("a"), opened.reference, Some(user_id("ada")))
    );
}

pub(crate) async fn not_approved_put_nothing_in_line(backend: impl Backend) {
    let house = House::of_world(backend).await;
    let opened = house.open_request("a", "ada", 1).await;
    let withdrawn = opened.clone().withdraw(at(150)).unwrap();
    house.advance(&opened, &withdrawn, Act::RequestWithdrawn).await;
    assert_eq!(house.store.take_job(at(300), at(360)).await.unwrap(), None);
    let ada = house.store.person_by_id(&app_id("a"), &user_id("ada")).await;
    assert_eq!(ada.unwrap().unwrap().going, None);
}

pub(crate) async fn are_written_down_with_every_move(backend: impl Backend) {
    let house = House::of_world(backend).await;
    let opened = house.open_request("a", "ada", 1).await;
    house.approve(&opened).await;
    let entries = house.store.entries(&Chain::App(app_id("a")), 0, 9).await.unwrap();
    let acts: Vec<String> = entries
        .iter()
        .map(|entry| serde_json::from_slice::<serde_json::Value>(&entry.sealed).unwrap()["act"].to_string())
        .collect();
    assert_eq!(
        acts,
        ["\"requestOpened\"", "\"requestApproved\"", "\"executionStarted\""]
    );
}

pub(crate) async fn wake_in_the_order_of_their_times(backend: impl Backend) {
    let house = House::of_world(backend).await;
    assert_eq!(house.store.next_wake().await.unwrap(), None);
    let mut cooling = Vec::new();
    for (user, number, until) in [("ada", 1, 900), ("bob", 2, 600)] {
        let opened = house.open_request("a", user, number).await;
        let approved = opened
            .clone()
            .approve(actor(), at(200), vec![], Some(at(until)))
            .unwrap();
        house.advance(&opened, &approved, Act::RequestApproved).await;
        cooling.push(approved);
    }
    assert_eq!(house.store.next_wake().await.unwrap(), Some(at(600)));
    assert!(house.store.ripe(at(599), 9).await.unwrap().is_empty());
    let ripe = house.store.ripe(at(900), 9).await.unwrap();
    assert_eq!(ripe, [cooling[1].clone(), cooling[0].clone()]);
    assert_eq!(house.store.ripe(at(900), 1).await.unwrap(), [cooling[1].clone()]);
    for from in &cooling {
        let ripened = from.clone().ripen(at(900)).unwrap();
        house.advance(from, &ripened, Act::CooledOff).await;
    }
    assert_eq!(house.store.next_wake().await.unwrap(), None);
}

pub(crate) async fn open_another_in_the_same_transaction(backend: impl Backend) {
    let house = House::of_world(backend).await;
    let first = house.open_request("a", "ada", 1).await;
    let refusal = Refusal {
        by: actor(),
        at: at(150),
        reason: Reason::LegalClaims,
        note: None,
    };
    let refused = first.clone().refuse(refusal).unwrap();
    let second = request("a", "ada", 2);
    let besides = |opened| Besides {
        opens: Some(Box::new((opened, log(Act::RequestReopened, 200)))),
        ..Besides::default()
    };
    // If it cannot be opened, nothing has happened.
    let before = house.rows();
    let of_nobody = besides(opened(&second, "nobody", "once-2"));
    let moved = house
        .store
        .advance(&first, &refused, of_nobody, log(Act::RequestRefused, 200));
    assert!(moved.await.is_err());
    assert_eq!(house.rows(), before);

    let with_it = besides(opened(&second, "ada", "once-2"));
    let moved = house
        .store
        .advance(&first, &refused, with_it, log(Act::RequestRefused, 200));
    moved.await.unwrap();
    assert_eq!(house.held(&first).await, Some(refused));
    assert_eq!(house.held(&second).await, Some(second));
}

/// Words about the same, in another form than the one that opened it.
pub(crate) async fn lead_to_the_open_one_and_lose_no_word(backend: impl Backend) {
    let house = House::of_world(backend).await;
    let open = house.open_request("a", "ada", 1).await;
    let written = house.rows()["audit"].len();
    let say = async |once: &str, words: &str| {
        let message = Message {
            at: at(120),
            by: Author::Person,
            text: Words::parse(words).unwrap(),
        };
        let besides = Besides {
            message: Some(message),
            ..Besides::default()
        };
        let opened = Opened {
            besides,
            ..opened(&request("a", "ada", 2), "ada", once)
        };
        let log = log(Act::RequestOpened, 120);
        house.store.open_request(opened, log).await.unwrap()
    };
    // The same form again says nothing new, and nor do the same words.
    let forms = [
        ("once-1", "Form."),
        ("two", "More."),
        ("two", "More."),
        ("three", "More."),
        ("four", "Still."),
    ];
    for (once, words) in forms {
        assert_eq!(say(once, words).await, open.reference, "{once}");
    }
    let said = house.store.messages_on(&app_id("a"), &open.reference).await;
    let said: Vec<_> = said
        .unwrap()
        .iter()
        .map(|one| one.text.as_str().to_owned())
        .collect();
    assert_eq!(said, ["More.", "Still."]);
    assert_eq!(house.held(&open).await, Some(open));
    // It is written down, once for each.
    let rows = house.rows();
    assert_eq!((rows["request"].len(), rows["audit"].len()), (1, written + 2));
}

/// With one that is opened, or that another leads to; and neither, if it has moved since it was read.
pub(crate) async fn move_another_along_or_do_nothing(backend: impl Backend) {
    let house = House::of_world(backend).await;
    let other = Request {
        ask: Ask::Access,
        ..request("a", "ada", 1)
    };
    let opening = opened(&other, "ada", "once-1");
    let log_of = |second| log(Act::RequestOpened, second);
    house.store.open_request(opening, log_of(100)).await.unwrap();
    let along = |from: &Request, to: &Request| Besides {
        moves: Some(Box::new(Moved {
            from: from.clone(),
            to: to.clone(),
            besides: Besides::default(),
            log: log(Act::RequestWithdrawn, 200),
        })),
        ..Besides::default()
    };
    let withdrawn = other.clone().withdraw(at(200)).unwrap();
    let never = withdrawn.clone();
    let asked = request("a", "ada", 2);
    let open = async |from: &Request, to: &Request, once: &str| {
        let opened = Opened {
            besides: along(from, to),
            ..opened(&asked, "ada", once)
        };
        house.store.open_request(opened, log_of(200)).await
    };
    let before = house.rows();
    let stale = open(&never, &withdrawn, "once-2").await;
    assert!(
        matches!(stale, Err(Error::Refused(Refused::Changed))),
        "{stale:?}"
    );
    assert_eq!(house.rows(), before);

    assert_eq!(open(&other, &withdrawn, "once-2").await.unwrap(), asked.reference);
    assert_eq!(house.held(&other).await, Some(withdrawn.clone()));
    // It moves along with one that leads to that, too.
    let third = Request {
        ask: Ask::Access,
        ..request("a", "ada", 3)
    };
    house
        .store
        .open_request(opened(&third, "ada", "once-3"), log_of(300))
        .await
        .unwrap();
    let back = third.clone().withdraw(at(300)).unwrap();
    assert_eq!(open(&third, &back, "once-4").await.unwrap(), asked.reference);
    assert_eq!(house.held(&third).await, Some(back));
    // What would only come of a request of its own is not passed over.
    let effect = Effect::State {
        at: at(400),
        text: Words::parse("It is so.").unwrap(),
    };
    let opened = Opened {
        besides: Besides {
            effects: vec![effect],
            ..Besides::default()
        },
        ..opened(&asked, "ada", "once-5")
    };
    let before = house.rows();
    let passed_over = house.store.open_request(opened, log_of(400)).await;
    assert!(
        matches!(passed_over, Err(Error::Refused(Refused::Changed))),
        "{passed_over:?}"
    );
    assert_eq!(house.rows(), before);
}

pub(crate) async fn stand_in_line_once_whatever_is_said_about_them(backend: impl Backend) {
    let house = House::of_world(backend).await;
    let opened = house.open_request("a", "ada", 1).await;
    let approved = opened.clone().approve(actor(), at(200), vec![], None).unwrap();
    house.advance(&opened, &approved, Act::RequestApproved).await;
    house.advance(&approved, &approved, Act::MessageSent).await;
    house.take_job().await;
    assert_eq!(house.store.take_job(at(300), at(360)).await.unwrap(), None);
}
