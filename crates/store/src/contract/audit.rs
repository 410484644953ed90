//! The chains of what was done.

use domain::{
    audit::{Act, By, Chain, Entry, SealedEntry},
    id::AppId,
};

use super::{
    Backend, House,
    doubles::{hash, log, of},
    house::subject,
    records::{app_id, at},
};
use crate::Error;

fn app(id: &str) -> Chain {
    Chain::App(AppId::parse(id).unwrap())
}

/// Each entry in its place, and each hash from the one before.
fn chained(entries: &[SealedEntry]) {
    let mut before = [0; 32];
    for (index, entry) in entries.iter().enumerate() {
        assert_eq!(entry.sequence, index as u64 + 1);
        assert_eq!(entry.hash, hash(&before, &entry.sealed));
        before = entry.hash;
    }
}

/// Of all chains, and by when it was: a clock may have been ahead.
pub(crate) async fn say_when_something_was_noted_last(backend: impl Backend) {
    let house = House::new(backend);
    let around = async |from, to| house.store.noted_around(at(from), at(to)).await.unwrap();
    assert_eq!(around(50, 60).await, (None, None));
    for (chain, second) in [
        (app("a"), 10),
        (app("a"), 55),
        (app("b"), 20),
        (app("b"), 90),
        (app("b"), 52),
        (Chain::Installation, 30),
    ] {
        let entry = Entry::new(at(second), Act::RecordOpened, By::Portal);
        house.store.note(of(chain, entry)).await.unwrap();
    }
    assert_eq!(around(50, 60).await, (Some(at(30)), Some(at(52))));
    assert_eq!(around(53, 54).await, (Some(at(52)), None));
    assert_eq!(around(5, 9).await, (None, None));
    assert_eq!(around(5, 15).await, (None, Some(at(10))));
}

pub(crate) async fn every_chain_counts_and_hashes_for_itself(backend: impl Backend) {
    let house = House::new(backend);
    let chains = [app("a"), Chain::Installation, app("b")];
    assert_eq!(house.store.chains().await.unwrap(), []);
    for round in 0..3 {
        for chain in chains.iter().skip(round) {
            let entry = Entry::new(at(9), Act::RecordOpened, By::Portal).with("round", round);
            house.store.note(of(chain.clone(), entry)).await.unwrap();
        }
    }
    for (chain, count) in chains.iter().zip(1..) {
        let entries = house.store.entries(chain, 0, 100).await.unwrap();
        assert_eq!(entries.len(), count, "{chain:?}");
        chained(&entries);
    }
    let mut found = house.store.chains().await.unwrap();
    found.sort_by_key(|chain| chain.name().to_owned());
    assert_eq!(found, [Chain::Installation, app("a"), app("b")]);
    assert_eq!(house.store.entries(&app("c"), 0, 9).await.unwrap(), []);
}

pub(crate) async fn an_entry_comes_back_as_it_was_sealed(backend: impl Backend) {
    let house = House::new(backend);
    let entry = Entry::new(at(77), Act::RecordOpened, By::Portal).about(subject("a", "ada"));
    house.store.note(of(app("a"), entry.clone())).await.unwrap();
    house.store.note(log(Act::SignedIn, 78)).await.unwrap();
    let entries = house.store.entries(&app("a"), 0, 9).await.unwrap();
    assert_eq!(
        (entries[0].at, entries[0].subject),
        (at(77), Some(subject("a", "ada")))
    );
    assert_eq!(
        serde_json::from_slice::<Entry>(&entries[0].sealed).unwrap(),
        entry
    );
    assert_eq!((entries[1].at, entries[1].subject), (at(78), None));
}

pub(crate) async fn entries_are_read_in_pages(backend: impl Backend) {
    let house = House::new(backend);
    for second in 0..5 {
        house.store.note(log(Act::SignedIn, second)).await.unwrap();
    }
    let read = async |after, limit| {
        let chain = Chain::App(app_id("a"));
        let entries = house.store.entries(&chain, after, limit).await.unwrap();
        entries.iter().map(|entry| entry.sequence).collect::<Vec<_>>()
    };
    assert_eq!(read(0, 2).await, [1, 2]);
    assert_eq!(read(2, 2).await, [3, 4]);
    assert_eq!(read(4, 2).await, [5]);
    assert_eq!(read(5, 2).await, [0; 0]);
}

/// Two processes append to one chain.
pub(crate) async fn two_who_write_share_one_chain(backend: impl Backend) {
    let house = House::new(backend);
    let other = house.backend.open();
    for second in 0..20 {
        let (one, two) = tokio::join!(
            house.store.note(log(Act::SignedIn, second)),
            other.note(log(Act::SignedOut, second))
        );
        one.and(two).unwrap();
    }
    let entries = house.store.entries(&app("a"), 0, 100).await.unwrap();
    assert_eq!(entries.len(), 40);
    chained(&entries);
}

pub(crate) async fn of_a_person_are_read_backwards_in_pages(backend: impl Backend) {
    let house = House::new(backend);
    let about =
        |app: &str, user: &str| Entry::new(at(9), Act::RecordOpened, By::Portal).about(subject(app, user));
    for user in ["ada", "bob", "ada", "ada"] {
        house.store.note(of(app("a"), about("a", user))).await.unwrap();
    }
    house.store.note(of(app("b"), about("a", "ada"))).await.unwrap();
    let read = async |user: &str, before, limit| {
        let found = house
            .store
            .entries_about(&app_id("a"), &subject("a", user), before, limit)
            .await;
        found
            .unwrap()
            .iter()
            .map(|entry| entry.sequence)
            .collect::<Vec<_>>()
    };
    assert_eq!(read("ada", None, 9).await, [4, 3, 1]);
    assert_eq!(read("ada", None, 2).await, [4, 3]);
    assert_eq!(read("ada", Some(3), 2).await, [1]);
    assert_eq!(read("ada", Some(1), 2).await, [0; 0]);
    assert_eq!(read("ada", Some(u64::MAX), 1).await, [4]);
    assert_eq!(read("bob", None, 9).await, [2]);
    assert_eq!(read("cyd", None, 9).await, [0; 0]);
    for (user, count) in [("ada", 3), ("bob", 1), ("cyd", 0)] {
        let counted = async |before| {
            house
                .store
                .count_about(&app_id("a"), &subject("a", user), before)
                .await
                .unwrap()
        };
        assert_eq!(counted(None).await, count, "{user}");
        assert_eq!(counted(Some(4)).await, count.min(2), "{user}");
        assert_eq!(counted(Some(u64::MAX)).await, count, "{user}");
    }
}

pub(crate) async fn what_cannot_be_sealed_is_not_written(backend: impl Backend) {
    let house = House::new(backend);
    house.store.note(log(Act::SignedIn, 1)).await.unwrap();
    let before = house.rows();
    let refused = house.store.note(super::doubles::broken(Act::SignedIn)).await;
    assert!(matches!(refused, Err(Error::Seal(_))), "{refused:?}");
    assert_eq!(house.rows(), before);
}
