//! What another portal had written down, as a person's copy brought it.

use domain::{erasure::Size, record::Record};
use tokio::sync::mpsc;

use super::{
    Backend, House,
    doubles::Draws,
    house::{feed, numbered, subjects, summing},
    import::content,
    records::{app, app_id, at, changed, device, merge, said, seat, user, user_id},
};
use crate::{Batch, Document, Elements, ImportError, Imported, List, Numbered, Offence, ReadTo, Received};

/// A pseudonym of the form that they have.
const PSEUDONYM: &str = "other_abcdefghijklmnop";

/// The batches of a person's copy without its records: one element each, so that borders make no difference.
fn copy(person: &str, kid: &str, requests: &[&str], entries: &[&str]) -> Vec<Batch> {
    let (app, user) = (app_id("a"), user_id(person));
    let of = |list, texts: &[&str]| {
        let element = |text: &&str| {
            Batch::Elements(Elements {
                app: app.clone(),
                user: user.clone(),
                list,
                texts: vec![(*text).into()],
            })
        };
        texts.iter().map(element).collect::<Vec<_>>()
    };
    let mut batches = of(List::Requests, requests);
    batches.extend(of(List::AccessLog, entries));
    batches.push(Batch::Document(Document {
        app: app.clone(),
        user: user.clone(),
        kid: kid.to_owned(),
    }));
    batches
}

impl<B: Backend> House<B> {
    pub(crate) async fn takes_over(
        &self,
        person: &str,
        kid: &str,
        requests: &[&str],
        entries: &[&str],
    ) -> Imported {
        let mut batches = copy(person, kid, requests, entries);
        batches.push(Batch::End);
        self.takes(batches).await.unwrap()
    }

    async fn takes(&self, batches: Vec<Batch>) -> Result<Imported, ImportError> {
        let (to_store, from_reader) = mpsc::channel(batches.len().max(1));
        for batch in batches {
            to_store.send(batch).await.unwrap();
        }
        drop(to_store);
        self.store
            .import(
                from_reader,
                false,
                at(50),
                Draws::default().draw(),
                subjects(),
                summing(),
            )
            .await
    }

    async fn received(&self, person: &str, limit: u32) -> Vec<Received> {
        self.reads_on(person, None, limit).await
    }

    async fn reads_on(&self, person: &str, on: Option<ReadTo>, limit: u32) -> Vec<Received> {
        let (app, user) = (app_id("a"), user_id(person));
        self.store.received(&app, &user, on, limit).await.unwrap()
    }
}

fn document(kid: &str, requests: u64, entries: u64, elements: &[&str]) -> Received {
    Received {
        at: at(50),
        kid: kid.to_owned(),
        requests,
        entries,
        elements: elements.iter().map(|text| (*text).into()).collect(),
        next: None,
    }
}

pub(crate) async fn comes_back_as_it_came_and_newest_first(backend: impl Backend) {
    let house = House::of_world(backend).await;
    assert_eq!(house.received("ada", 9).await, []);
    house.takes_over("ada", "k1", &["r1", "r2"], &["e1"]).await;
    let done = house.takes_over("ada", "k2", &[], &[]).await;
    assert_eq!((done.received, done.total()), (1, 0));
    let expected = [
        document("k2", 0, 0, &[]),
        document("k1", 2, 1, &["r1", "r2", "e1"]),
    ];
    assert_eq!(house.received("ada", 9).await, expected);
    let next = Some(ReadTo {
        document: 1,
        list: List::Requests,
        place: 0,
    });
    let begun = document("k1", 2, 1, &["r1"]);
    assert_eq!(house.received("ada", 1).await[1], Received { next, ..begun });
    assert_eq!(house.received("bob", 9).await, []);
}

/// However much is read at once, nothing is left out, read twice, or of another document.
pub(crate) async fn is_read_on_from_place_to_place(backend: impl Backend) {
    let house = House::of_world(backend).await;
    house
        .takes_over("ada", "k1", &["r1", "r2", "r3"], &["e1", "e2"])
        .await;
    house.takes_over("ada", "k2", &["other"], &["other"]).await;
    for limit in 1..=6 {
        let (mut page, mut read, mut pages) = (house.received("ada", limit).await.remove(1), vec![], 1);
        while let Some(next) = page.next {
            read.extend(page.elements);
            let mut rest = house.reads_on("ada", Some(next), limit).await;
            assert_eq!(rest.len(), 1);
            page = rest.remove(0);
            pages += 1;
        }
        read.extend(page.elements);
        assert_eq!(read, ["r1", "r2", "r3", "e1", "e2"].map(Box::<str>::from));
        assert_eq!(pages, 5_u32.div_ceil(limit));
    }
    let read = ReadTo {
        document: 1,
        list: List::AccessLog,
        place: 1,
    };
    assert_eq!(
        house.reads_on("ada", Some(read), 9).await,
        [document("k1", 3, 2, &[])]
    );
    assert_eq!(house.reads_on("bob", Some(read), 9).await, []);
    let nowhere = ReadTo { document: 3, ..read };
    assert_eq!(house.reads_on("ada", Some(nowhere), 9).await, []);
}

pub(crate) async fn is_kept_once_and_told_from_every_other(backend: impl Backend) {
    let house = House::of_world(backend).await;
    house.takes_over("ada", "k1", &["r1"], &["e1", "e2"]).await;
    let before = content(&house.rows());
    let again = house.takes_over("ada", "k1", &["r1"], &["e1", "e2"]).await;
    assert_eq!(again.received, 0);
    assert_eq!(content(&house.rows()), before);
    for (kid, requests, entries) in [
        ("k2", &["r1"][..], &["e1", "e2"][..]),
        ("k1", &["r2"], &["e1", "e2"]),
        ("k1", &["r1"], &["e2", "e1"]),
        ("k1", &["r1"], &["e1"]),
        ("k1", &[], &["r1", "e1", "e2"]),
    ] {
        let other = house.takes_over("ada", kid, requests, entries).await;
        assert_eq!(other.received, 1, "{kid} {requests:?} {entries:?}");
    }
    assert_eq!(
        house
            .takes_over("bob", "k1", &["r1"], &["e1", "e2"])
            .await
            .received,
        1
    );
}

/// The control: with its last batch, the same comes in.
pub(crate) async fn is_nothing_until_it_is_whole(backend: impl Backend) {
    let house = House::of_world(backend).await;
    let before = house.rows();
    for end in [vec![Batch::End], vec![Batch::Abort], vec![]] {
        let mut batches = copy("ada", "k1", &["r1"], &["e1"]);
        batches.pop();
        batches.extend(end);
        let refused = house.takes(batches).await;
        assert!(matches!(refused, Err(ImportError::Aborted)), "{refused:?}");
        assert_eq!(house.rows(), before);
    }
    assert_eq!(house.takes_over("ada", "k1", &["r1"], &["e1"]).await.received, 1);
}

pub(crate) async fn of_two_people_in_one_import_is_each_ones_own(backend: impl Backend) {
    let house = House::of_world(backend).await;
    let mut batches = copy("ada", "k1", &["r1"], &["e1"]);
    batches.extend(copy("bob", "k1", &[], &["e2"]));
    batches.push(Batch::End);
    assert_eq!(house.takes(batches).await.unwrap().received, 2);
    assert_eq!(
        house.received("ada", 9).await,
        [document("k1", 1, 1, &["r1", "e1"])]
    );
    assert_eq!(house.received("bob", 9).await, [document("k1", 0, 1, &["e2"])]);
}

pub(crate) async fn goes_along_with_a_record_that_went_into_anothers(backend: impl Backend) {
    let house = House::of_world(backend).await;
    house.hold(vec![user("a", "eve", None)]).await;
    house.takes_over("ada", "k1", &["r1"], &[]).await;
    house.takes_over("eve", "k2", &["r2"], &[]).await;
    house.takes_over("eve", "k3", &[], &["e3"]).await;
    house.update(vec![merge("a", "ada", "eve")]).await.unwrap();
    assert_eq!(house.received("eve", 9).await, []);
    let expected = [
        document("k3", 0, 1, &["e3"]),
        document("k2", 1, 0, &["r2"]),
        document("k1", 1, 0, &["r1"]),
    ];
    assert_eq!(house.received("ada", 9).await, expected);
}

pub(crate) async fn keeps_others_under_the_pseudonyms_that_it_has(backend: impl Backend) {
    let house = House::of_world(backend).await;
    let unknown = "other_unknown";
    house
        .hold(vec![
            seat("a", "own", "seat-8", Some(PSEUDONYM)),
            said("a", "own", 70, "o8", Some(unknown)),
        ])
        .await;
    let draws = Draws::default();
    house
        .store
        .meet(&app_id("a"), &user_id("ada"), draws.draw())
        .await
        .unwrap();
    assert_eq!(draws.count(), 2, "Bob and Cyd");
    let kept = &house.rows()["alias"];
    for pseudonym in [PSEUDONYM, unknown] {
        let same = kept.iter().find(|row| row["other"] == pseudonym).unwrap();
        assert_eq!(same["alias"], pseudonym);
    }
    let rows = house.rows();
    let met = house
        .store
        .meet(&app_id("a"), &user_id("ada"), Box::new(|| None))
        .await;
    met.unwrap();
    assert_eq!(house.rows(), rows);
}

/// Whoever is named by their own id stays named, and is found when they are erased.
pub(crate) async fn never_hides_whom_a_record_names(backend: impl Backend) {
    let house = House::of_world(backend).await;
    let hidden: [(Record, &str); 2] = [
        (seat("a", "both", "seat-3", Some(PSEUDONYM)), "participant"),
        (said("a", "both", 21, "b2", Some(PSEUDONYM)), "message"),
    ];
    for (record, kind) in hidden {
        for update in [false, true] {
            let file = vec![record.clone()];
            house.refuses_to(update, file, 1, Offence::Veils(kind)).await;
        }
    }
    // The control: a pseudonym gives way to an id, and to itself.
    house
        .hold(vec![said("a", "own", 71, "o9", Some(PSEUDONYM))])
        .await;
    let again = changed(said("a", "own", 71, "o9", Some(PSEUDONYM)));
    house.update(vec![again]).await.unwrap();
    house
        .update(vec![said("a", "own", 71, "o9", Some("bob"))])
        .await
        .unwrap();
}

pub(crate) async fn gives_way_to_an_app_that_is_held(backend: impl Backend) {
    let house = House::of_world(backend).await;
    let before = content(&house.rows());
    let yielding = |record: Record| {
        let mut all: Vec<Numbered> = numbered(vec![record], 1);
        vec![Batch::Records(vec![all.remove(0).yielding()]), Batch::End]
    };
    let done = house.takes(yielding(changed(app("a")))).await.unwrap();
    assert_eq!((done.unchanged, done.total()), (1, 1));
    assert_eq!(content(&house.rows()), before);
    assert_eq!(house.takes(yielding(app("c"))).await.unwrap().added["app"], 1);
    // The control.
    let refused = feed(&*house.store, vec![changed(app("a"))], false, summing()).await;
    assert!(refused.is_err());
}

/// However few rows go at once, all of it goes, and nobody else's.
pub(crate) async fn goes_when_the_person_is_erased(backend: impl Backend) {
    for batch in [1, 2, 3, 100] {
        let house = House::of_world(backend.another()).await;
        house.hold(vec![device("a", "ada", "device-9")]).await;
        house
            .takes_over("ada", "k1", &["r1", "r2", "r3"], &["e1", "e2"])
            .await;
        house.takes_over("bob", "k1", &["r1"], &[]).await;
        let (app, ada) = (app_id("a"), user_id("ada"));
        let would_go = house.store.preview(&app, &ada, &Size::Everything).await.unwrap();
        let totals = house.store.totals(&app, &ada).await.unwrap();
        let request = house.open_request("a", "ada", 1).await;
        house.approve(&request).await;
        let job = house.take_job().await;
        let erased = house.erase(&job, batch).await;
        // Her record, what became one with it, what she said about marketing, and the document.
        assert_eq!((would_go.profiles, erased.profiles, totals.received), (4, 4, 1));
        assert_eq!(would_go, erased, "{batch}");
        assert_eq!(house.received("ada", 9).await, [], "{batch}");
        let rows = house.rows();
        for table in ["received", "received_element"] {
            let left: Vec<_> = rows[table].iter().map(|row| &row["user_id"]).collect();
            assert_eq!(left, ["bob"], "{table}, {batch} at a time");
        }
    }
}
