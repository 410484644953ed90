//! What a business says about itself.

use domain::{
    audit::Act,
    facts::{Decisions, Facts, Origin, PageUrl, SignIn, Staff, StaffShown, Zone},
};

use super::{Backend, House, doubles::log, records::app_id};
use crate::{Error, Refused};

pub(crate) fn facts() -> Facts {
    Facts {
        sign_in: SignIn {
            origins: vec![Origin::parse("https://shop.example.com").unwrap()],
            url: Some(PageUrl::parse("https://shop.example.com/account").unwrap()),
        },
        decisions: Decisions {
            two_people: true,
            ..Decisions::default()
        },
        time_zone: Zone::parse("Europe/Oslo").ok(),
        staff: Staff {
            shown: StaffShown::ByName,
        },
        ..Facts::default()
    }
}

pub(crate) async fn are_empty_until_somebody_says_them(backend: impl Backend) {
    let house = House::of_world(backend).await;
    for app in ["a", "nobody"] {
        assert_eq!(house.store.facts(&app_id(app)).await.unwrap(), Facts::default());
    }
}

pub(crate) async fn are_replaced_and_come_back_as_they_were(backend: impl Backend) {
    let house = House::of_world(backend).await;
    for said in [facts(), Facts::default(), facts()] {
        house
            .store
            .set_facts(&app_id("a"), said.clone(), log(Act::FactsSet, 1))
            .await
            .unwrap();
        assert_eq!(house.store.facts(&app_id("a")).await.unwrap(), said);
        assert_eq!(house.store.facts(&app_id("b")).await.unwrap(), Facts::default());
    }
}

/// An app's zone with the app, how it shows its staff with every page of a conversation.
pub(crate) async fn are_told_where_pages_need_them(backend: impl Backend) {
    let house = House::of_world(backend).await;
    let told = async || {
        let app = house.store.app(&app_id("a")).await.unwrap().unwrap();
        (app.time_zone, house.newest("ada", "own", 1).await.aliases)
    };
    let (zone, aliases) = told().await;
    assert_eq!(
        (zone, &aliases),
        (None, &aliases.clone().with_staff(StaffShown::ByRole))
    );
    house
        .store
        .set_facts(&app_id("a"), facts(), log(Act::FactsSet, 1))
        .await
        .unwrap();
    let (zone, named) = told().await;
    assert_eq!(
        (zone, named),
        (facts().time_zone, aliases.with_staff(StaffShown::ByName))
    );
}

pub(crate) async fn of_an_app_that_is_not_held_are_refused(backend: impl Backend) {
    let house = House::of_world(backend).await;
    let before = house.rows();
    let refused = house
        .store
        .set_facts(&app_id("nobody"), facts(), log(Act::FactsSet, 1))
        .await;
    assert!(
        matches!(refused, Err(Error::Refused(Refused::Unknown))),
        "{refused:?}"
    );
    assert_eq!(house.rows(), before);
}

/// Two who change it at once: the second has not seen what the first said.
pub(crate) async fn change_only_from_what_was_read(backend: impl Backend) {
    let house = House::of_world(backend).await;
    let change = async |app: &str, from: Facts, to: Facts| {
        let app = app_id(app);
        house
            .store
            .change_facts(&app, &from, to, log(Act::FactsSet, 1))
            .await
    };
    change("a", Facts::default(), facts()).await.unwrap();
    assert_eq!(house.store.facts(&app_id("a")).await.unwrap(), facts());
    let before = house.rows();
    let late = change("a", Facts::default(), Facts::default()).await;
    assert!(matches!(late, Err(Error::Refused(Refused::Changed))), "{late:?}");
    let nobodys = change("nobody", Facts::default(), facts()).await;
    assert!(
        matches!(nobodys, Err(Error::Refused(Refused::Unknown))),
        "{nobodys:?}"
    );
    assert_eq!(house.rows(), before);
}
