//! Taking records in: any order, all or nothing.

use std::collections::BTreeMap;

use domain::{audit::Chain, record::Record};
use tokio::sync::mpsc;

use super::{
    Backend, House, Rows,
    doubles::Draws,
    house::{feed, numbered, subjects, summing},
    records::{app, app_id, at, said, talk, talk_id, user_id, world},
};
use crate::{Batch, ImportError, Imported, Window};

/// The rows without what tells when and by which line they came.
pub(crate) fn content(rows: &Rows) -> Rows {
    let mut rows = rows.clone();
    rows.retain(|table, _| !["audit", "import_position", "ledger"].contains(&table.as_str()));
    for rows in rows.values_mut() {
        for row in rows.iter_mut() {
            row.remove("line");
            row.remove("changed");
        }
        // A total of nothing is as good as none.
        rows.retain(|row| row.get("messages").is_none_or(|messages| messages != "0"));
    }
    rows
}

fn imported(added: &[(&'static str, u64)], unchanged: u64) -> Imported {
    Imported {
        added: added.iter().copied().collect(),
        replaced: BTreeMap::new(),
        unchanged,
        merged: 0,
        received: 0,
        returned: 0,
        aside: 0,
        kept: 0,
    }
}

pub(crate) async fn counts_what_came_by_kind(backend: impl Backend) {
    let house = House::new(backend);
    let done = house.hold(world()).await;
    let kinds = [
        ("app", 2),
        ("businessSystem", 1),
        ("client", 4),
        ("conversation", 4),
        ("device", 1),
        ("group", 2),
        ("merge", 1),
        ("message", 9),
        ("participant", 5),
        ("preference", 1),
        ("user", 4),
    ];
    assert_eq!(done, imported(&kinds, 0));
    assert_eq!(done.total(), world().len() as u64);
}

pub(crate) async fn may_come_backwards(backend: impl Backend) {
    let house = House::new(backend);
    let mut records = world();
    records.reverse();
    house.hold(records).await;
    the_world_is_whole(&house).await;
}

pub(crate) async fn may_come_children_first(backend: impl Backend) {
    let house = House::new(backend);
    let (mut parents, children): (Vec<Record>, Vec<Record>) = world()
        .into_iter()
        .partition(|record| matches!(record.place.kind(), "app" | "user" | "conversation"));
    let mut records = children;
    records.append(&mut parents);
    house.hold(records).await;
    the_world_is_whole(&house).await;
}

async fn the_world_is_whole<B: Backend>(house: &House<B>) {
    let totals = house.store.totals(&app_id("a"), &user_id("ada")).await.unwrap();
    assert_eq!(
        (totals.channels, totals.devices, totals.business_systems),
        (2, 1, 1)
    );
    assert_eq!(
        (totals.conversations, totals.shared_conversations, totals.messages),
        (1, 1, 7)
    );
    totals_are_right(&house.rows());
    let again = house.hold(world()).await;
    assert_eq!(again, imported(&[], world().len() as u64));
}

/// The totals kept are those that counting finds.
pub(crate) fn totals_are_right(rows: &Rows) {
    let key = |row: &BTreeMap<String, String>| (row["app_id"].clone(), row["conversation_id"].clone());
    let mut counted: BTreeMap<_, (usize, usize)> = BTreeMap::new();
    for row in &rows["message"] {
        let total = counted.entry(key(row)).or_default();
        total.0 += 1;
        total.1 += row["data"].len();
    }
    let kept: BTreeMap<_, _> = rows["conversation_total"]
        .iter()
        .map(|row| {
            (
                key(row),
                (row["messages"].parse().unwrap(), row["bytes"].parse().unwrap()),
            )
        })
        .filter(|(_, total)| *total != (0, 0))
        .collect();
    assert_eq!(kept, counted);
}

pub(crate) async fn leaves_what_is_held_and_equal(backend: impl Backend) {
    let house = House::of_world(backend).await;
    let before = content(&house.rows());
    let again = house.hold(world()).await;
    assert_eq!(again, imported(&[], world().len() as u64));
    assert_eq!(content(&house.rows()), before);
    let third = house.update(world()).await.unwrap();
    assert_eq!(third, imported(&[], world().len() as u64), "nothing to update");
    assert_eq!(content(&house.rows()), before);
}

pub(crate) async fn adds_up_over_several_files(backend: impl Backend) {
    let house = House::of_world(backend).await;
    let more = |numbers: std::ops::Range<i64>| {
        numbers
            .map(|n| said("a", "own", 50 + n, &format!("more-{n}"), Some("ada")))
            .collect::<Vec<_>>()
    };
    house.hold(more(0..4)).await;
    let done = house.hold(more(2..9)).await;
    assert_eq!(done, imported(&[("message", 5)], 2));
    totals_are_right(&house.rows());
    let row = house
        .store
        .conversation(&app_id("a"), &user_id("ada"), &talk_id("own"))
        .await;
    assert_eq!(row.unwrap().unwrap().messages, 12);
}

/// More conversations than are remembered at a time, each coming up again and again.
pub(crate) async fn forgets_nothing_over_many_conversations(backend: impl Backend) {
    let mut records = vec![app("a")];
    for round in 0..3 {
        for number in 0..10 {
            let id = format!("talk-{number}");
            for author in [Some("ada"), Some("bob"), None] {
                let message = format!("m-{round}-{number}-{}", author.unwrap_or("desk"));
                records.push(said("a", &id, round, &message, author));
            }
        }
    }
    records.extend((0..10).map(|number| talk("a", &format!("talk-{number}"))));
    let house = House::of(backend, records).await;
    totals_are_right(&house.rows());
    for user in ["ada", "bob"] {
        let totals = house.store.totals(&app_id("a"), &user_id(user)).await.unwrap();
        assert_eq!((totals.shared_conversations, totals.messages), (10, 90), "{user}");
    }
    assert_eq!(house.rows()["member"].len(), 20);
}

pub(crate) async fn more_members_than_are_remembered_all_belong(backend: impl Backend) {
    let mut records = vec![app("a"), talk("a", "town")];
    for round in 0..3 {
        for number in 0..12 {
            let author = format!("user-{number}");
            records.push(said(
                "a",
                "town",
                round,
                &format!("m-{round}-{number}"),
                Some(&author),
            ));
        }
    }
    let house = House::of(backend, records).await;
    assert_eq!(house.rows()["member"].len(), 12);
}

pub(crate) async fn is_nothing_when_it_is_broken_off(backend: impl Backend) {
    let house = House::of_world(backend).await;
    let before = house.rows();
    for last in [Some(Batch::Abort), None] {
        let (to_store, batches) = mpsc::channel(4);
        let records = vec![app("c"), talk("c", "t"), said("c", "t", 1, "m", None)];
        to_store.send(Batch::Records(numbered(records, 1))).await.unwrap();
        if let Some(last) = last {
            to_store.send(last).await.unwrap();
        }
        drop(to_store);
        let refused = house
            .store
            .import(
                batches,
                false,
                at(50),
                Draws::default().draw(),
                subjects(),
                summing(),
            )
            .await;
        assert!(matches!(refused, Err(ImportError::Aborted)), "{refused:?}");
        assert_eq!(house.rows(), before);
    }
    the_world_is_whole(&house).await;
}

pub(crate) async fn shows_nothing_until_it_is_whole(backend: impl Backend) {
    let house = House::of_world(backend).await;
    let (to_store, batches) = mpsc::channel(1);
    let within = async {
        let records = vec![said("a", "own", 60, "new", Some("ada")), app("c")];
        to_store.send(Batch::Records(numbered(records, 1))).await.unwrap();
        to_store
            .send(Batch::Records(numbered(vec![talk("c", "t")], 3)))
            .await
            .unwrap();
        // There is room again once the second batch has been taken, and then the first is in.
        let room = to_store.reserve().await.unwrap();
        for store in [&house.store, &house.backend.open()] {
            assert_eq!(store.app(&app_id("c")).await.unwrap(), None);
            let window = Window::Newest { limit: 9 };
            let page = store
                .messages(&app_id("a"), &user_id("ada"), &talk_id("own"), window)
                .await;
            assert_eq!(page.unwrap().unwrap().messages.len(), 3);
        }
        room.send(Batch::End);
    };
    let (done, ()) = tokio::join!(
        house.store.import(
            batches,
            false,
            at(50),
            Draws::default().draw(),
            subjects(),
            summing()
        ),
        within
    );
    assert_eq!(done.unwrap().total(), 3);
    assert!(house.store.app(&app_id("c")).await.unwrap().is_some());
}

pub(crate) async fn writes_down_how_much_came(backend: impl Backend) {
    let house = House::of_world(backend).await;
    feed(&*house.store, world(), false, summing()).await.unwrap();
    let entries = house.store.entries(&Chain::Installation, 0, 9).await.unwrap();
    let told: Vec<serde_json::Value> = entries
        .iter()
        .map(|entry| serde_json::from_slice(&entry.sealed).unwrap())
        .collect();
    assert_eq!(told.len(), 2);
    assert_eq!(told[0]["facts"]["total"], world().len());
    assert_eq!(told[0]["act"], "imported");
}
