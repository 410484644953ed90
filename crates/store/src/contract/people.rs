//! Apps and people, and how much is held about them.

use domain::key::Reach;

use super::{
    Backend, House,
    records::{app, app_id, client, device, external_id, group, merge, preference, system, user, user_id},
};
use crate::{App, Totals};

pub(crate) async fn are_found_by_either_id_within_their_app(backend: impl Backend) {
    let house = House::of_world(backend).await;
    let ada = user("a", "ada", Some("ada@x")).data;
    let by_name = house
        .store
        .person(&app_id("a"), &external_id("ada@x"))
        .await
        .unwrap()
        .unwrap();
    let by_id = house
        .store
        .person_by_id(&app_id("a"), &user_id("ada"))
        .await
        .unwrap()
        .unwrap();
    assert_eq!(by_name, by_id);
    assert_eq!((by_id.user.as_str(), &by_id.data), ("ada", &ada));
    assert_eq!(by_id.external_id, Some(external_id("ada@x")));
    assert_eq!(by_id.going, None);

    let other = house.store.person(&app_id("b"), &external_id("ada@x")).await;
    assert_eq!(other.unwrap().unwrap().user.as_str(), "ada");
    let cyd = house.store.person_by_id(&app_id("a"), &user_id("cyd")).await;
    assert_eq!(cyd.unwrap().unwrap().external_id, None);
    for (app, name) in [
        ("b", "bob@x"),
        ("a", "ADA@X"),
        ("a", "ada"),
        ("a", "ada@x "),
        ("c", "ada@x"),
    ] {
        let nobody = house.store.person(&app_id(app), &external_id(name)).await;
        assert_eq!(nobody.unwrap(), None, "{app} {name}");
    }
    for (app, id) in [("b", "bob"), ("a", "Ada"), ("c", "ada")] {
        let nobody = house.store.person_by_id(&app_id(app), &user_id(id)).await;
        assert_eq!(nobody.unwrap(), None, "{app} {id}");
    }
}

pub(crate) async fn apps_are_listed_by_reach(backend: impl Backend) {
    let house = House::of_world(backend).await;
    house.hold(vec![app("c"), group("of-two", &["c", "b"])]).await;
    let listed = async |reach| {
        let apps = house.store.apps(&reach).await.unwrap();
        apps.iter()
            .map(|app| app.id.as_str().to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(listed(Reach::Provider).await, ["a", "b", "c"]);
    assert_eq!(listed(Reach::Group("of-two".parse().unwrap())).await, ["b", "c"]);
    assert_eq!(listed(Reach::Group("h".parse().unwrap())).await, ["b"]);
    assert_eq!(listed(Reach::Group("nobody".parse().unwrap())).await, [""; 0]);
    assert_eq!(listed(Reach::App(app_id("b"))).await, ["b"]);
    assert_eq!(listed(Reach::App(app_id("nobody"))).await, [""; 0]);

    let held = App {
        id: app_id("a"),
        data: app("a").data,
        time_zone: None,
    };
    assert_eq!(house.store.app(&app_id("a")).await.unwrap(), Some(held));
    assert_eq!(house.store.app(&app_id("nobody")).await.unwrap(), None);
    assert!(house.store.group(&"g".parse().unwrap()).await.unwrap().is_some());
    assert!(house.store.group(&"a".parse().unwrap()).await.unwrap().is_none());
}

pub(crate) async fn have_their_sheets_by_id(backend: impl Backend) {
    let house = House::of_world(backend).await;
    let sheets = house.store.sheets(&app_id("a"), &user_id("ada")).await.unwrap();
    assert_eq!(
        sheets.clients,
        [
            client("a", "ada", "client-1").data,
            client("a", "ada", "client-2").data
        ]
    );
    assert_eq!(sheets.devices, [device("a", "ada", "device-1").data]);
    assert_eq!(sheets.business_systems, [system("a", "ada", "48120").data]);
    assert_eq!(sheets.merges, [merge("a", "ada", "old-ada").data]);
    assert_eq!(sheets.preference, Some(preference("a", "ada").data));
    let nothing = house.store.sheets(&app_id("a"), &user_id("cyd")).await.unwrap();
    assert_eq!(nothing, crate::Sheets::default());
}

pub(crate) async fn have_totals_of_all_that_is_theirs(backend: impl Backend) {
    let house = House::of_world(backend).await;
    let totals =
        async |app: &str, user: &str| house.store.totals(&app_id(app), &user_id(user)).await.unwrap();
    // Everything but the others: their users, Bob's channel, Bob's own conversation.
    let of_ada = super::records::world();
    let bytes = of_ada[4..]
        .iter()
        .enumerate()
        .filter(|(index, _)| {
            *index == 0 || (3..=19).contains(index) && *index != 5 || (28..=29).contains(index)
        })
        .map(|(_, record)| record.data.len() as u64)
        .sum();
    assert_eq!(
        totals("a", "ada").await,
        Totals {
            channels: 2,
            devices: 1,
            business_systems: 1,
            conversations: 1,
            shared_conversations: 1,
            messages: 7,
            merges: 1,
            preferences: 1,
            received: 0,
            bytes,
        }
    );
    let of_cyd = totals("a", "cyd").await;
    assert_eq!(
        (of_cyd.conversations, of_cyd.shared_conversations, of_cyd.messages),
        (0, 1, 4)
    );
    let elsewhere = totals("b", "ada").await;
    assert_eq!(
        (elsewhere.channels, elsewhere.conversations, elsewhere.messages),
        (1, 1, 1)
    );
    assert_eq!(totals("a", "nobody").await, Totals::default());
}
