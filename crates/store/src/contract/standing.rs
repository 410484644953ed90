//! What stands about people until it is lifted.

use std::collections::BTreeMap;

use domain::{
    audit::Act,
    key::Reach,
    opening::Occasion,
    record::{self, Preference},
    request::{Against, Ask, Execution, Ground, Reference, Request, Standing},
    standing::{Origin, Stands},
};
use jiff::civil::date;

use super::{
    Backend, House,
    doubles::{broken, log},
    execution::done,
    house::{due, opened, subject},
    openings::opening,
    records::{app_id, at, user_id},
    sessions::{session, staff},
};
use crate::{Besides, Effect, Ended, Ending, Error, Listed, Opened, Refused, Suppression};

/// The ground on which somebody's records are restricted here.
const CLAIMS: &[Ground] = &[Ground::LegalClaims];
/// And the one that another request adds.
const PENDING: &[Ground] = &[Ground::ObjectionPending];

/// What Ada, or Bob, says, so many seconds on.
pub(crate) fn stand(user: &str, what: Standing, second: i64) -> Effect {
    Effect::Stand {
        subject: subject("a", user),
        what,
        ground: (what == Standing::Restriction).then_some(Ground::LegalClaims),
        origin: Origin::Person,
        at: at(second),
    }
}

/// Somebody's records are restricted while an objection is weighed.
pub(crate) fn pending(user: &str, second: i64) -> Effect {
    Effect::Stand {
        subject: subject("a", user),
        what: Standing::Restriction,
        ground: Some(Ground::ObjectionPending),
        origin: Origin::Person,
        at: at(second),
    }
}

pub(crate) fn lift(user: &str, what: Standing, second: i64) -> Effect {
    Effect::Lift {
        subject: subject("a", user),
        what,
        at: at(second),
    }
}

/// Somebody is told that their restriction ends.
fn ending(user: &str, grounds: &[Ground], second: i64) -> Ending {
    Ending {
        subject: subject("a", user),
        grounds: grounds.to_vec(),
        at: at(second),
        log: log(Act::RestrictionEnding, 120),
    }
}

/// An objection that the portal has carried out by itself.
fn objection(user: &str, number: u64) -> Request {
    let against = Against::Marketing;
    let ask = Ask::Objection { against };
    let reference = Reference::from_random(number);
    let submitted = Request::submit(
        app_id("a"),
        reference,
        subject("a", user),
        ask,
        at(100),
        due(date(2026, 11, 2)),
    );
    let execution = Execution {
        started_at: at(100),
        finished_at: at(100),
        erased: domain::erasure::Counts::default(),
        corrected: Vec::new(),
        awaits_platform: false,
    };
    let approved = submitted.approve_by_law("GDPR Art. 21(3)", at(100)).unwrap();
    approved.start(at(100)).unwrap().finish(execution).unwrap()
}

fn reach() -> Reach {
    Reach::App(app_id("a"))
}

impl<B: Backend> House<B> {
    pub(crate) async fn standing(&self, name: &str) -> Vec<Stands> {
        let standing = self.store.standing(&app_id("a"), &subject("a", name)).await;
        standing.unwrap()
    }

    /// What stands of it about somebody, or stood.
    pub(crate) async fn stands(&self, name: &str, what: Standing) -> Option<Stands> {
        let standing = self.standing(name).await;
        standing.into_iter().find(|stands| stands.what == what)
    }

    /// Somebody asks, and it is done.
    pub(crate) async fn does(&self, user: &str, number: u64, effect: Effect) -> Result<Reference, Error> {
        let request = objection(user, number);
        let held = self
            .store
            .person_by_id(&app_id("a"), &user_id(user))
            .await
            .unwrap();
        let opened = Opened {
            user: held.map(|person| person.user),
            besides: Besides {
                effects: vec![effect],
                ..Besides::default()
            },
            ..opened(&request, user, &format!("once-{number}"))
        };
        self.store
            .open_request(opened, log(Act::RequestOpened, 100))
            .await
    }

    /// Somebody is told that their restriction ends.
    pub(crate) async fn tell_end(&self, user: &str, grounds: &[Ground], second: i64) -> Result<(), Error> {
        let ending = ending(user, grounds, second);
        self.store.announce_end(&app_id("a"), ending).await
    }

    /// What a person's record says of marketing.
    pub(crate) async fn says(&self, user: &str) -> Option<bool> {
        let sheets = self.store.sheets(&app_id("a"), &user_id(user)).await.unwrap();
        record::parse::<Preference>(&sheets.preference?).marketing
    }

    pub(crate) async fn suppressed(&self, since: u64, limit: u32) -> (Vec<Suppression>, bool) {
        let found = self.store.suppressions(&app_id("a"), since, limit).await.unwrap();
        (found.people, found.more)
    }
}

pub(crate) async fn begins_and_goes_on_and_is_lifted(backend: impl Backend) {
    let house = House::of_world(backend).await;
    assert_eq!(house.standing("bob").await, []);
    let first = house
        .does("bob", 1, stand("bob", Standing::Restriction, 110))
        .await;
    let stands = house.stands("bob", Standing::Restriction).await.unwrap();
    let expected = Stands {
        what: Standing::Restriction,
        since: at(110),
        said: at(110),
        claimed: None,
        endings: BTreeMap::new(),
        lifted: None,
        changed: stands.changed,
        reference: Some(first.unwrap()),
        grounds: vec![Ground::LegalClaims],
        origin: Origin::Person,
    };
    assert_eq!(stands, expected);
    // On another ground as well: it goes on.
    let second = house.does("bob", 2, pending("bob", 120)).await.unwrap();
    let stands = house.stands("bob", Standing::Restriction).await.unwrap();
    assert_eq!(
        (stands.since, stands.said, stands.grounds, stands.reference),
        (
            at(110),
            at(120),
            vec![Ground::LegalClaims, Ground::ObjectionPending],
            Some(second)
        )
    );
    let lifting = house
        .does("bob", 3, lift("bob", Standing::Restriction, 130))
        .await;
    lifting.unwrap();
    let stands = house.stands("bob", Standing::Restriction).await.unwrap();
    assert_eq!((stands.lifted, stands.is_standing()), (Some(at(130)), false));
    // What begins anew begins anew.
    let anew = house
        .does("bob", 4, stand("bob", Standing::Restriction, 140))
        .await;
    anew.unwrap();
    let stands = house.stands("bob", Standing::Restriction).await.unwrap();
    assert_eq!(
        (stands.since, stands.lifted, stands.grounds),
        (at(140), None, vec![Ground::LegalClaims])
    );
    assert_eq!(
        house.standing("ada").await.len(),
        1,
        "Ada has said no before, by an import"
    );
}

pub(crate) async fn is_the_persons_record_of_marketing(backend: impl Backend) {
    let house = House::of_world(backend).await;
    assert_eq!(house.says("bob").await, None);
    let no = house.does("bob", 1, stand("bob", Standing::Marketing, 110)).await;
    no.unwrap();
    assert_eq!(house.says("bob").await, Some(false));
    let told = house
        .store
        .told(&app_id("a"), &user_id("bob"), &subject("a", "bob"), &[])
        .await
        .unwrap();
    assert_eq!((told.len(), told[0].own, told[0].at), (1, true, at(110)));
    let yes = house.does("bob", 2, lift("bob", Standing::Marketing, 120)).await;
    yes.unwrap();
    assert_eq!(house.says("bob").await, Some(true));
    // Neither of the other two is about marketing.
    for (number, what) in [(3, Standing::OtherUses), (4, Standing::Restriction)] {
        house.does("bob", number, stand("bob", what, 130)).await.unwrap();
        assert_eq!(house.says("bob").await, Some(true), "{what:?}");
    }
    // Nobody whose record it would be.
    house
        .does("nobody", 5, stand("nobody", Standing::Marketing, 130))
        .await
        .unwrap();
    assert!(house.stands("nobody", Standing::Marketing).await.is_some());
    assert_eq!(house.says("nobody").await, None);
}

pub(crate) async fn is_done_with_the_request_or_not_at_all(backend: impl Backend) {
    let house = House::of_world(backend).await;
    let request = objection("bob", 1);
    let opened = || Opened {
        besides: Besides {
            effects: vec![stand("bob", Standing::Marketing, 110)],
            ..Besides::default()
        },
        ..opened(&request, "bob", "once-1")
    };
    let unwritten = house
        .store
        .open_request(opened(), broken(Act::RequestOpened))
        .await;
    assert!(matches!(unwritten, Err(Error::Seal(_))), "{unwritten:?}");
    assert_eq!(house.standing("bob").await, []);
    assert_eq!(house.says("bob").await, None);
    let held = house.store.request(&app_id("a"), &request.reference).await;
    assert_eq!(held.unwrap(), None);
    // The same form again changes nothing more.
    for _ in 0..2 {
        let done = house
            .store
            .open_request(opened(), log(Act::RequestOpened, 100))
            .await;
        assert_eq!(done.unwrap(), request.reference);
    }
    let stands = house.stands("bob", Standing::Marketing).await.unwrap();
    let (listed, _) = house.suppressed(0, 10).await;
    assert_eq!(listed.last().map(|person| person.changed), Some(stands.changed));
    let queue = house.store.queue(&reach(), false, None, 10, at(100)).await;
    assert_eq!(queue.unwrap().closed, 1);
}

pub(crate) async fn is_lifted_only_while_it_stands(backend: impl Backend) {
    let house = House::of_world(backend).await;
    let early = house.does("bob", 1, lift("bob", Standing::OtherUses, 110)).await;
    assert!(
        matches!(early, Err(Error::Refused(Refused::Changed))),
        "{early:?}"
    );
    house
        .does("bob", 2, stand("bob", Standing::OtherUses, 110))
        .await
        .unwrap();
    house
        .does("bob", 3, lift("bob", Standing::OtherUses, 120))
        .await
        .unwrap();
    let twice = house.does("bob", 4, lift("bob", Standing::OtherUses, 130)).await;
    assert!(
        matches!(twice, Err(Error::Refused(Refused::Changed))),
        "{twice:?}"
    );
}

pub(crate) async fn ends_when_the_person_was_told_and_not_before(backend: impl Backend) {
    let house = House::of_world(backend).await;
    let (app, bob) = (app_id("a"), subject("a", "bob"));
    let announce = async |second| house.tell_end("bob", CLAIMS, second).await;
    assert!(matches!(
        announce(500).await,
        Err(Error::Refused(Refused::Changed))
    ));
    house
        .does("bob", 1, stand("bob", Standing::Restriction, 110))
        .await
        .unwrap();
    let unwritten = Ending {
        log: broken(Act::RestrictionEnding),
        ..ending("bob", CLAIMS, 500)
    };
    let unwritten = house.store.announce_end(&app, unwritten).await;
    assert!(matches!(unwritten, Err(Error::Seal(_))), "{unwritten:?}");
    assert_eq!(
        house.stands("bob", Standing::Restriction).await.unwrap().ends(),
        None
    );
    announce(500).await.unwrap();
    assert!(matches!(
        announce(600).await,
        Err(Error::Refused(Refused::Changed))
    ));

    let ended = Ended {
        app: app.clone(),
        subject: bob,
        whole: true,
    };
    let lift = async |second| {
        let log = log(Act::RestrictionLifted, second);
        house.store.lift(&ended, at(second), log).await
    };
    assert_eq!(house.store.ended(at(499), 10).await.unwrap(), []);
    assert!(matches!(lift(499).await, Err(Error::Refused(Refused::Changed))));
    assert_eq!(
        house.store.ended(at(500), 10).await.unwrap(),
        std::slice::from_ref(&ended)
    );
    lift(500).await.unwrap();
    let stands = house.stands("bob", Standing::Restriction).await.unwrap();
    assert_eq!((stands.lifted, stands.ends()), (Some(at(500)), None));
    assert_eq!(house.store.ended(at(900), 10).await.unwrap(), []);

    // Asking again counts more than that it was to end.
    house
        .does("bob", 2, stand("bob", Standing::Restriction, 600))
        .await
        .unwrap();
    announce(700).await.unwrap();
    house
        .does("bob", 3, stand("bob", Standing::Restriction, 650))
        .await
        .unwrap();
    assert_eq!(house.store.ended(at(900), 10).await.unwrap(), []);
}

pub(crate) async fn ends_on_the_ground_that_was_told_and_on_no_other(backend: impl Backend) {
    let house = House::of_world(backend).await;
    let both = [CLAIMS, PENDING].concat();
    let announce = async |grounds: &[Ground], second: i64| house.tell_end("bob", grounds, second).await;
    let lift = async |ended: &Ended, second: i64| {
        let log = log(Act::RestrictionNarrowed, second);
        house.store.lift(ended, at(second), log).await
    };
    house
        .does("bob", 1, stand("bob", Standing::Restriction, 110))
        .await
        .unwrap();
    house.does("bob", 2, pending("bob", 110)).await.unwrap();
    // Of no ground, of one that it does not rest on, and of one twice, nothing is told.
    announce(PENDING, 500).await.unwrap();
    for grounds in [PENDING, &[], &[Ground::Unlawful], both.as_slice()] {
        let refused = announce(grounds, 600).await;
        assert!(
            matches!(refused, Err(Error::Refused(Refused::Changed))),
            "{grounds:?}"
        );
    }
    let restriction = async || house.stands("bob", Standing::Restriction).await.unwrap();
    let told = restriction().await;
    assert_eq!(
        (told.ends(), told.endings),
        (None, BTreeMap::from([(Ground::ObjectionPending, at(500))]))
    );
    let ended = house.store.ended(at(500), 10).await.unwrap();
    assert_eq!((ended.len(), ended[0].whole), (1, false));
    let whole = Ended {
        whole: true,
        ..ended[0].clone()
    };
    let other = lift(&whole, 500).await;
    assert!(
        matches!(other, Err(Error::Refused(Refused::Changed))),
        "{other:?}"
    );
    lift(&ended[0], 500).await.unwrap();
    let goes_on = restriction().await;
    assert!(goes_on.is_standing() && goes_on.endings.is_empty());
    assert_eq!(goes_on.grounds, CLAIMS);
    assert_ne!(
        goes_on.changed, told.changed,
        "whoever follows the list hears of it"
    );
    assert_eq!(house.store.ended(at(900), 10).await.unwrap(), []);
    // The control: with its last ground it is lifted.
    announce(CLAIMS, 700).await.unwrap();
    assert_eq!(restriction().await.ends(), Some(at(700)));
    let ended = house.store.ended(at(700), 10).await.unwrap();
    assert!(ended[0].whole);
    lift(&ended[0], 700).await.unwrap();
    assert_eq!(restriction().await.lifted, Some(at(700)));
}

pub(crate) async fn ends_with_a_decision_or_neither_is_done(backend: impl Backend) {
    let house = House::of_world(backend).await;
    house.does("bob", 1, pending("bob", 110)).await.unwrap();
    let request = house.open_request("a", "bob", 7).await;
    let withdrawn = request.clone().withdraw(at(130)).unwrap();
    let decide = async |ending: Ending| {
        let besides = Besides {
            ends: Some(ending),
            ..Besides::default()
        };
        let log = log(Act::RequestWithdrawn, 130);
        house.store.advance(&request, &withdrawn, besides, log).await
    };
    let broken = Ending {
        log: broken(Act::RestrictionEnding),
        ..ending("bob", PENDING, 500)
    };
    let unwritten = decide(broken).await;
    assert!(matches!(unwritten, Err(Error::Seal(_))), "{unwritten:?}");
    // Not on a ground on which it does not stand.
    let other = decide(ending("bob", CLAIMS, 500)).await;
    assert!(
        matches!(other, Err(Error::Refused(Refused::Changed))),
        "{other:?}"
    );
    let held = house.store.request(&request.app, &request.reference).await;
    assert_eq!(held.unwrap().as_ref(), Some(&request));
    let ends = async || house.stands("bob", Standing::Restriction).await.unwrap().ends();
    assert_eq!(ends().await, None);
    // The control: both are done.
    decide(ending("bob", PENDING, 500)).await.unwrap();
    let held = house.store.request(&request.app, &request.reference).await;
    assert_eq!(held.unwrap(), Some(withdrawn.clone()));
    assert_eq!(ends().await, Some(at(500)));
}

pub(crate) async fn goes_on_when_it_is_asked_for_again_on_the_ground_that_was_to_end(backend: impl Backend) {
    let house = House::of_world(backend).await;
    house
        .does("bob", 1, stand("bob", Standing::Restriction, 110))
        .await
        .unwrap();
    house.does("bob", 2, pending("bob", 110)).await.unwrap();
    let both = [CLAIMS, PENDING].concat();
    house.tell_end("bob", &both, 500).await.unwrap();
    house.does("bob", 3, pending("bob", 130)).await.unwrap();
    let stands = house.stands("bob", Standing::Restriction).await.unwrap();
    let claims = BTreeMap::from([(Ground::LegalClaims, at(500))]);
    assert_eq!((stands.ends(), stands.endings), (None, claims));
}

/// As many as the list has, whatever was taken back.
pub(crate) async fn is_counted_as_it_is_listed(backend: impl Backend) {
    let house = House::of_world(backend).await;
    let counted = async || house.store.listed(&app_id("a")).await.unwrap();
    let of_ada = Listed {
        people: 1,
        marketing: 1,
        ..Listed::default()
    };
    assert_eq!(counted().await, of_ada);
    for (number, effect) in [
        (1, stand("bob", Standing::Marketing, 110)),
        (2, stand("bob", Standing::Restriction, 110)),
        (3, stand("ada", Standing::OtherUses, 110)),
        (4, lift("bob", Standing::Marketing, 120)),
        // Nobody who is held.
        (5, stand("nobody", Standing::Marketing, 120)),
    ] {
        let user = if number == 3 { "ada" } else { "bob" };
        let user = if number == 5 { "nobody" } else { user };
        house.does(user, number, effect).await.unwrap();
    }
    let all = counted().await;
    let expected = Listed {
        people: 2,
        marketing: 1,
        other_uses: 1,
        restricted: 1,
    };
    assert_eq!(all, expected);
    let (listed, _) = house.suppressed(0, 10).await;
    assert_eq!(listed.len() as u64, all.people);
    let elsewhere = house.store.listed(&app_id("b")).await.unwrap();
    assert_eq!(elsewhere, Listed::default(), "another app's");
}

pub(crate) async fn closes_what_staff_have_open(backend: impl Backend) {
    let house = House::of_world(backend).await;
    house.hang_the_door().await;
    house.enter(session(1, staff(Reach::Provider))).await;
    let opening = || opening(1, "bob", Occasion::DecideRequest, 100);
    let until = async || {
        let (app, bob) = (app_id("a"), subject("a", "bob"));
        let until = house.store.record_open_until(&app, &bob, &[1; 32], at(120));
        until.await.unwrap()
    };
    house
        .store
        .open_record(opening(), log(Act::RecordOpened, 100))
        .await
        .unwrap();
    assert!(until().await.is_some());
    house
        .does("bob", 1, stand("bob", Standing::OtherUses, 110))
        .await
        .unwrap();
    assert!(until().await.is_some(), "an objection closes nothing");
    house
        .does("bob", 2, stand("bob", Standing::Restriction, 110))
        .await
        .unwrap();
    assert_eq!(until().await, None);
    // Opened since, it stays open when a ground is added.
    house
        .store
        .open_record(opening(), log(Act::RecordOpened, 115))
        .await
        .unwrap();
    house
        .does("bob", 3, stand("bob", Standing::Restriction, 116))
        .await
        .unwrap();
    assert!(until().await.is_some());
}

pub(crate) async fn hides_the_name_from_the_queue(backend: impl Backend) {
    let house = House::of_world(backend).await;
    house.open_request("a", "bob", 7).await;
    let row = async || {
        let page = house
            .store
            .queue(&reach(), true, None, 10, at(100))
            .await
            .unwrap();
        let row = page.rows.into_iter().next().unwrap();
        (row.restricted, row.person.is_some())
    };
    assert_eq!(row().await, (false, true));
    house
        .does("bob", 1, stand("bob", Standing::Restriction, 110))
        .await
        .unwrap();
    assert_eq!(row().await, (true, false));
    house
        .does("bob", 2, lift("bob", Standing::Restriction, 120))
        .await
        .unwrap();
    assert_eq!(row().await, (false, true));
}

pub(crate) async fn is_listed_in_the_order_of_changes(backend: impl Backend) {
    let house = House::of_world(backend).await;
    let names = |people: &[Suppression]| -> Vec<String> {
        people
            .iter()
            .map(|person| person.user.as_str().to_owned())
            .collect()
    };
    let (first, more) = house.suppressed(0, 10).await;
    assert_eq!((names(&first), more), (vec!["ada".to_owned()], false));
    house
        .does("bob", 1, stand("bob", Standing::Marketing, 110))
        .await
        .unwrap();
    house
        .does("cyd", 2, stand("cyd", Standing::Restriction, 110))
        .await
        .unwrap();
    house
        .does("ada", 3, stand("ada", Standing::OtherUses, 110))
        .await
        .unwrap();
    house
        .does("bob", 4, lift("bob", Standing::Marketing, 120))
        .await
        .unwrap();
    let (all, _) = house.suppressed(0, 10).await;
    assert_eq!(names(&all), ["cyd", "ada", "bob"]);
    assert!(all.is_sorted_by(|one, next| one.changed < next.changed));
    let of_ada: Vec<_> = all[1].standing.iter().map(|stands| stands.what).collect();
    assert_eq!(of_ada, [Standing::Marketing, Standing::OtherUses]);
    assert!(
        all[2].standing.iter().all(|stands| !stands.is_standing()),
        "lifted, and still told"
    );
    // In pages of one, and from where one has come to.
    let mut since = 0;
    for (place, person) in all.iter().enumerate() {
        let (page, more) = house.suppressed(since, 1).await;
        assert_eq!(page, std::slice::from_ref(person));
        assert_eq!(more, place < 2);
        since = person.changed;
    }
    assert_eq!(house.suppressed(since, 1).await, (vec![], false));
    assert_eq!(house.suppressed(u64::MAX, 1).await, (vec![], false));
    // Another app's are another's.
    let elsewhere = house.store.suppressions(&app_id("b"), 0, 10).await.unwrap();
    assert_eq!(elsewhere.people, []);
}

pub(crate) async fn outlives_an_erasure_by_its_pseudonym_alone(backend: impl Backend) {
    let house = House::of_world(backend).await;
    for (number, what) in [(1, Standing::OtherUses), (2, Standing::Restriction)] {
        house.does("ada", number, stand("ada", what, 110)).await.unwrap();
    }
    assert_eq!(house.suppressed(0, 10).await.0.len(), 1);
    let request = house.open_request("a", "ada", 9).await;
    let executing = house.approve(&request).await;
    assert_eq!(house.suppressed(0, 10).await.0, [], "who is going is not named");
    let job = house.take_job().await;
    let erased = house.erase(&job, 100).await;
    house.finish(&job, &done(&executing, erased)).await.unwrap();
    let left = house.standing("ada").await;
    let left: Vec<_> = left
        .iter()
        .map(|stands| (stands.what, stands.is_standing()))
        .collect();
    assert_eq!(
        left,
        [
            (Standing::Marketing, true),
            (Standing::OtherUses, true),
            (Standing::Restriction, false)
        ]
    );
    assert_eq!(house.suppressed(0, 10).await.0, []);
    assert!(
        house.rows()["standing"]
            .iter()
            .all(|row| !row["user_id"].contains("ada"))
    );
}
