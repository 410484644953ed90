//! What imports mean for what stands about people.

use std::collections::BTreeMap;

use domain::{
    record::{Place, Record},
    request::{Ground, Standing},
    standing::Origin,
};

use super::{
    Backend, House,
    execution::done,
    records::{app_id, at, merge, user, user_id},
    standing::{lift, pending, stand},
};
use crate::{ImportError, Offence};

/// A person said so, so many seconds on.
fn told(name: &str, wanted: bool, second: i64) -> Record {
    let at = at(second);
    Record {
        place: Place::Preference {
            app: app_id("a"),
            user: user_id(name),
        },
        data: format!(r#"{{"userId":"{name}","marketing":{wanted},"at":"{at}","origin":"shop"}}"#).into(),
    }
}

impl<B: Backend> House<B> {
    /// Since when somebody wants no marketing, and how that is known; none if they do not say so.
    async fn unwanted(&self, name: &str) -> Option<(i64, Origin)> {
        let stands = self.stands(name, Standing::Marketing).await?;
        let since = stands.since.as_second() - at(0).as_second();
        stands.is_standing().then_some((since, stands.origin))
    }
}

pub(crate) async fn takes_a_no_and_lifts_what_is_older_than_a_yes(backend: impl Backend) {
    let house = House::of_world(backend).await;
    assert!(house.unwanted("ada").await.is_some(), "the small world says so");
    house.hold(vec![told("bob", true, 10)]).await;
    assert_eq!(house.unwanted("bob").await, None);
    assert_eq!(house.suppressed(0, 10).await.0.len(), 1, "a yes lists nobody");
    house.hold_in_second(60, vec![told("bob", false, 20)]).await;
    assert_eq!(house.unwanted("bob").await, Some((20, Origin::Import)));
    let before = house.suppressed(0, 10).await;
    // The same again changes nothing.
    house.hold_in_second(65, vec![told("bob", false, 20)]).await;
    assert_eq!(house.suppressed(0, 10).await, before);
    // Not older than a yes of the same moment, or of one before: the record says no again.
    for second in [20, 15] {
        house.hold_in_second(70, vec![told("bob", true, second)]).await;
        assert_eq!(
            house.unwanted("bob").await,
            Some((20, Origin::Import)),
            "{second}"
        );
        assert_eq!(house.says("bob").await, Some(false), "{second}");
    }
    house.hold_in_second(80, vec![told("bob", true, 30)]).await;
    assert_eq!(
        (house.unwanted("bob").await, house.says("bob").await),
        (None, Some(true))
    );
    assert_eq!(house.suppressed(0, 10).await.0.len(), 2, "lifted, and still told");
    // Where the business says no, it is no, whenever that was.
    house.hold_in_second(85, vec![told("bob", false, 25)]).await;
    assert_eq!(house.unwanted("bob").await, Some((25, Origin::Import)));
    house.hold_in_second(88, vec![told("bob", true, 40)]).await;
    // What is said of times to come counts from when it came.
    house.hold_in_second(90, vec![told("bob", false, 9_000)]).await;
    assert_eq!(house.unwanted("bob").await, Some((90, Origin::Import)));
}

pub(crate) async fn lets_an_older_word_give_way_to_what_was_said_here(backend: impl Backend) {
    let house = House::of_world(backend).await;
    house.hold(vec![told("bob", true, 10)]).await;
    house
        .does("bob", 1, stand("bob", Standing::Marketing, 30))
        .await
        .unwrap();
    // The same bundle again, without leave to replace: the person has said something since.
    let again = house.import(vec![told("bob", true, 10)]).await.unwrap();
    assert_eq!((again.unchanged, house.says("bob").await), (1, Some(false)));
    assert_eq!(house.unwanted("bob").await, Some((30, Origin::Person)));
    // One that is later differs, as any record does.
    let later = vec![told("bob", true, 40)];
    let refused = house.import(later.clone()).await;
    let differs = Offence::Differs("preference");
    assert!(matches!(refused, Err(ImportError::Record { offence, .. }) if offence == differs));
    assert_eq!(house.unwanted("bob").await, Some((30, Origin::Person)));
    // Nor does it lift what was said here: that is the person's alone.
    let kept = house.update(later).await.unwrap().kept;
    assert_eq!(kept, 1);
    assert_eq!(
        (house.unwanted("bob").await, house.says("bob").await),
        (Some((30, Origin::Person)), Some(false))
    );
    let lifted = house.does("bob", 3, lift("bob", Standing::Marketing, 45)).await;
    lifted.unwrap();
    assert_eq!(house.unwanted("bob").await, None, "the control");
    // Twice in a file is once too often all the same.
    house
        .does("bob", 2, stand("bob", Standing::Marketing, 50))
        .await
        .unwrap();
    let twice = house
        .import(vec![told("bob", true, 10), told("bob", true, 11)])
        .await;
    let twice_over = Offence::Twice("preference");
    assert!(matches!(twice, Err(ImportError::Record { line: 2, offence }) if offence == twice_over));
}

impl<B: Backend> House<B> {
    async fn erase_bob(&self) {
        let request = self.open_request("a", "bob", 90).await;
        let executing = self.approve(&request).await;
        let job = self.take_job().await;
        let erased = self.erase(&job, 100).await;
        self.finish(&job, &done(&executing, erased)).await.unwrap();
    }
}

pub(crate) async fn finds_those_again_who_come_back(backend: impl Backend) {
    // As they were, under another id of the platform's, and with a wish of their own: an older one, and a later one.
    let came = |id: &str| user("a", id, Some("bob@x"));
    for (file, id, unwanted) in [
        (vec![came("bob")], "bob", true),
        (vec![came("bob-again")], "bob-again", true),
        (vec![told("bob", true, 10), came("bob")], "bob", true),
        (vec![told("bob", true, 45), came("bob")], "bob", true),
    ] {
        let house = House::of_world(backend.another()).await;
        house
            .does("bob", 1, stand("bob", Standing::Marketing, 30))
            .await
            .unwrap();
        house
            .does("bob", 2, stand("bob", Standing::OtherUses, 31))
            .await
            .unwrap();
        house.erase_bob().await;
        assert_eq!(house.suppressed(0, 10).await.0.len(), 1, "Ada");
        house.let_in(file).await;
        let (listed, _) = house.suppressed(0, 10).await;
        assert_eq!(listed.last().map(|person| person.user.as_str()), Some(id));
        assert_eq!(house.says(id).await, Some(!unwanted), "{id}");
        assert_eq!(house.unwanted("bob").await.is_some(), unwanted);
        assert!(
            house
                .stands("bob", Standing::OtherUses)
                .await
                .unwrap()
                .is_standing()
        );
    }
    // The control: who never objected comes back as anybody.
    let house = House::of_world(backend).await;
    house.erase_bob().await;
    house.let_in(vec![came("bob")]).await;
    assert_eq!(
        (house.says("bob").await, house.standing("bob").await),
        (None, vec![])
    );
}

pub(crate) async fn goes_along_with_whoever_is_called_otherwise(backend: impl Backend) {
    let house = House::of_world(backend).await;
    house
        .does("bob", 1, stand("bob", Standing::OtherUses, 30))
        .await
        .unwrap();
    let (before, _) = house.suppressed(0, 10).await;
    // Ada and Bob change names: each keeps what they said.
    house
        .hold_in_second(
            60,
            vec![user("a", "ada", Some("bob@x")), user("a", "bob", Some("ada@x"))],
        )
        .await;
    let of = async |name: &str| {
        let standing = house.standing(name).await;
        standing.into_iter().map(|stands| stands.what).collect::<Vec<_>>()
    };
    assert_eq!(of("bob").await, [Standing::Marketing], "that is Ada now");
    assert_eq!(of("ada").await, [Standing::OtherUses], "and that is Bob");
    let last = before.iter().map(|person| person.changed).max().unwrap();
    let (changed, _) = house.suppressed(last, 10).await;
    assert_eq!(changed.len(), 2, "whoever follows the list hears of it");
    house
        .hold_in_second(70, vec![user("a", "bob", Some("bob@y"))])
        .await;
    assert_eq!(of("bob@y").await, [Standing::OtherUses]);
    assert_eq!(of("ada").await, [], "whoever is called so next has said nothing");
    // Lifted under the name of now.
    let lifted = house.does("bob", 2, lift("bob@y", Standing::OtherUses, 80)).await;
    lifted.unwrap();
}

pub(crate) async fn goes_along_with_a_record_that_goes_into_anothers(backend: impl Backend) {
    let house = House::of_world(backend).await;
    house.hold(vec![user("a", "eve", Some("eve@x"))]).await;
    house
        .does("eve", 1, stand("eve", Standing::Marketing, 30))
        .await
        .unwrap();
    house
        .does("eve", 2, stand("eve", Standing::Restriction, 31))
        .await
        .unwrap();
    house.does("bob", 3, pending("bob", 40)).await.unwrap();
    house
        .does("bob", 4, stand("bob", Standing::Restriction, 41))
        .await
        .unwrap();
    // Eve was told of an end on the ground that she has in common with Bob, and Bob on his own.
    let both = [Ground::LegalClaims, Ground::ObjectionPending];
    for (name, ground, second) in [("eve", both[0], 500), ("bob", both[1], 600)] {
        house.tell_end(name, &[ground], second).await.unwrap();
    }
    house.hold_in_second(60, vec![told("bob", true, 45)]).await;
    house.hold_in_second(70, vec![merge("a", "bob", "eve")]).await;
    assert_eq!(house.standing("eve").await, []);
    let marketing = house.stands("bob", Standing::Marketing).await.unwrap();
    assert_eq!((marketing.is_standing(), marketing.since), (true, at(30)));
    assert_eq!(house.says("bob").await, Some(false));
    let restriction = house.stands("bob", Standing::Restriction).await.unwrap();
    assert_eq!(restriction.since, at(31));
    assert_eq!(
        restriction.grounds,
        [Ground::ObjectionPending, Ground::LegalClaims]
    );
    let told = BTreeMap::from([(Ground::ObjectionPending, at(600))]);
    assert_eq!((restriction.ends(), restriction.endings), (None, told));
}

/// Of a yes that is later than what they said here, the person is asked: once, and until either side says no again.
pub(crate) async fn asks_where_a_yes_is_later_than_what_was_said_here(backend: impl Backend) {
    let house = House::of_world(backend).await;
    let claimed = async || {
        let stands = house.stands("bob", Standing::Marketing).await.unwrap();
        assert!(stands.is_standing());
        stands.claimed
    };
    let stop = async |number, second| {
        let stop = house.does("bob", number, stand("bob", Standing::Marketing, second));
        stop.await.unwrap();
    };
    let tell = async |wanted, second| {
        house.hold_in_second(900, vec![told("bob", wanted, second)]).await;
    };
    stop(1, 30).await;
    tell(true, 20).await;
    assert_eq!(claimed().await, None, "it is older");
    tell(true, 45).await;
    assert_eq!(
        (claimed().await, house.says("bob").await),
        (Some(at(45)), Some(false))
    );
    let before = house.suppressed(0, 10).await;
    tell(true, 45).await;
    assert_eq!(house.suppressed(0, 10).await, before, "the same again");
    // Said anew here, it counts no longer, in whatever import it comes again.
    stop(2, 50).await;
    assert_eq!(claimed().await, None);
    tell(true, 45).await;
    assert_eq!(claimed().await, None);
    tell(true, 60).await;
    assert_eq!(claimed().await, Some(at(60)));
    tell(false, 70).await;
    assert_eq!(claimed().await, None, "the business says no as well");
    tell(true, 80).await;
    let lifted = house.does("bob", 3, lift("bob", Standing::Marketing, 90)).await;
    lifted.unwrap();
    let lifted = house.stands("bob", Standing::Marketing).await.unwrap();
    assert_eq!((lifted.is_standing(), lifted.claimed), (false, None));
}

/// What the browser said is said here; and so is what an import told, once the person has said it here as well.
pub(crate) async fn lifts_nothing_that_was_said_here(backend: impl Backend) {
    let browser = crate::Effect::Stand {
        subject: super::house::subject("a", "bob"),
        what: Standing::Marketing,
        ground: None,
        origin: Origin::Browser,
        at: at(30),
    };
    let person = stand("bob", Standing::Marketing, 30);
    for (told_before, here, kept) in [
        (false, Some(browser.clone()), true),
        (false, Some(person.clone()), true),
        (true, Some(browser), true),
        (true, Some(person), true),
        // The control: an import lifts what an import told.
        (true, None, false),
    ] {
        let house = House::of_world(backend.another()).await;
        if told_before {
            house.hold(vec![told("bob", false, 10)]).await;
        }
        if let Some(here) = here {
            house.does("bob", 1, here).await.unwrap();
        }
        let yes = house.update(vec![told("bob", true, 45)]).await.unwrap();
        assert_eq!(yes.kept, u64::from(kept));
        assert_eq!(house.unwanted("bob").await.is_some(), kept);
        assert_eq!(house.says("bob").await, Some(!kept));
    }
}

/// What an import told of somebody before they were erased stays, in however many imports they come back with a yes.
pub(crate) async fn lifts_nothing_that_outlived_an_erasure(backend: impl Backend) {
    let house = House::of_world(backend).await;
    house.hold(vec![told("bob", false, 10)]).await;
    house.erase_bob().await;
    let back = || vec![user("a", "bob", Some("bob@x")), told("bob", true, 45)];
    for second in [60, 70] {
        let came = house.hold_in_second(second, back()).await;
        assert_eq!(came.kept, 1, "{second}");
        assert_eq!(
            house.unwanted("bob").await,
            Some((10, Origin::Before)),
            "{second}"
        );
        assert_eq!(house.says("bob").await, Some(false), "{second}");
    }
}
