//! Erasing: everything of the person's, nothing of anybody else's.

use domain::{
    audit::Act,
    erasure::{Counts, Size},
};

use super::{
    Backend, House, Rows,
    doubles::log,
    execution::done,
    house::subject,
    import::{content, totals_are_right},
    records::{app_id, at, said, seat, talk, user, user_id, world},
    residue::{marked, places_of},
};
use crate::Step;

/// What erasing the marked person takes.
const OF_MARKED: Counts = Counts {
    profiles: 3,
    channels: 1,
    devices: 1,
    business_systems: 1,
    conversations: 2,
    shared_conversations: 1,
    messages: 3,
    attachments: 2,
    quotes: 2,
};

pub(crate) async fn leaves_all_that_is_others(backend: impl Backend) {
    let house = House::of(backend.another(), marked()).await;
    let request = house.open_request("a", "CANARY-user", 1).await;
    let executing = house.approve(&request).await;
    let job = house.take_job().await;
    let erased = house.erase(&job, 2).await;
    house.finish(&job, &done(&executing, erased)).await.unwrap();

    // Two messages of theirs quoted the person, one of them through the other.
    let rows = house.rows();
    for (id, words) in [("q1", "TEXT-q1"), ("q2", "TEXT-q1")] {
        let row = rows["message"]
            .iter()
            .find(|row| row["message_id"] == id)
            .unwrap();
        let without = r#"{"type":"message","message":{"deleted":true}}"#;
        assert!(
            row["data"].contains(words) && row["data"].contains(without),
            "{row:?}"
        );
    }
    totals_are_right(&rows);
    let kept = |rows: &Rows| {
        let mut rows = content(rows);
        for table in ["request", "tombstone", "unverified", "conversation_total"] {
            rows.remove(table);
        }
        // That they want no marketing is kept of them, under a keyed digest.
        rows.get_mut("standing")
            .unwrap()
            .retain(|row| row["user_id"] != "NULL");
        for rows in rows.values_mut() {
            rows.retain(|row| !row.get("message_id").is_some_and(|id| id.starts_with('q')));
        }
        rows
    };
    let others = House::of_world(backend).await;
    assert_eq!(kept(&rows), kept(&others.rows()));
}

pub(crate) async fn counts_the_same_before_and_after_and_whatever_the_batch(backend: impl Backend) {
    for batch in [1, 2, 3, 1000] {
        let house = House::of(backend.another(), marked()).await;
        let preview = async || {
            house
                .store
                .preview(&app_id("a"), &user_id("CANARY-user"), &Size::Everything)
                .await
                .unwrap()
        };
        assert_eq!(preview().await, OF_MARKED);
        let request = house.open_request("a", "CANARY-user", 1).await;
        house.approve(&request).await;
        let job = house.take_job().await;
        assert_eq!(house.erase(&job, batch).await, OF_MARKED, "{batch} at a time");
        assert_eq!(preview().await, Counts::default());
        assert_eq!(
            house.erase(&job, batch).await,
            OF_MARKED,
            "nothing is counted twice"
        );
    }
}

/// Each batch by another process, as after a crash.
pub(crate) async fn goes_on_where_it_stopped(backend: impl Backend) {
    let mut records = world();
    records.extend((0..25).map(|n| said("a", "own", 100 + n, &format!("many-{n}"), Some("ada"))));
    let house = House::of(backend, records).await;
    let request = house.open_request("a", "ada", 1).await;
    house.approve(&request).await;
    let job = house.take_job().await;
    let mut left = Vec::new();
    let erased = loop {
        let worker = house.backend.open();
        match worker.erase_batch(&job, 4, at(900)).await.unwrap() {
            Step::More => left.push(house.rows()["message"].len()),
            Step::Complete(erased) => break erased,
            Step::Gone => panic!("the job is lost"),
        }
    };
    assert!(left.len() > 6, "{left:?}");
    assert!(
        left.windows(2)
            .all(|pair| pair[0] >= pair[1] && pair[0] - pair[1] <= 4),
        "{left:?}"
    );
    assert_eq!((erased.messages, erased.quotes), (29, 1));
}

/// Whoever is left alone in a conversation takes it along.
pub(crate) async fn of_everybody_leaves_no_conversation(backend: impl Backend) {
    let house = House::of_world(backend).await;
    for (number, user) in ["ada", "bob", "cyd"].into_iter().enumerate() {
        let request = house.open_request("a", user, number as u64).await;
        let executing = house.approve(&request).await;
        let job = house.take_job().await;
        let erased = house.erase(&job, 100).await;
        house.finish(&job, &done(&executing, erased)).await.unwrap();
        totals_are_right(&house.rows());
    }
    for table in [
        "conversation",
        "message",
        "participant",
        "member",
        "conversation_total",
        "user",
    ] {
        let left = &house.rows()[table];
        assert!(left.iter().all(|row| row["app_id"] == "b"), "{table}: {left:?}");
    }
    assert_eq!(house.rows()["message"].len(), 1);
}

pub(crate) async fn shows_others_what_remains(backend: impl Backend) {
    let house = House::of_world(backend).await;
    let request = house.open_request("a", "ada", 1).await;
    house.approve(&request).await;
    let job = house.take_job().await;
    house.erase(&job, 1).await;
    let page = house.newest("bob", "both", 9).await;
    let ids: Vec<_> = page
        .messages
        .iter()
        .map(|row| row.place.message.as_str())
        .collect();
    assert_eq!(ids, ["b2", "b3", "b4"]);
    assert_eq!(page.conversation.messages, 3);
    assert_eq!(page.participants.len(), 1);
    assert!(
        !page.messages[0].data.contains("ada"),
        "{}",
        page.messages[0].data
    );
}

/// While a person is being erased, whoever asks about them is told that nothing more is held.
pub(crate) async fn is_about_the_person_and_no_namesake(backend: impl Backend) {
    let house = House::of_world(backend).await;
    let before = house.rows();
    let of_b = |rows: &Rows| {
        let mut rows = content(rows);
        for rows in rows.values_mut() {
            rows.retain(|row| row.get("app_id").is_some_and(|app| app == "b"));
        }
        rows
    };
    let request = house.open_request("a", "ada", 1).await;
    let executing = house.approve(&request).await;
    let job = house.take_job().await;
    let erased = house.erase(&job, 100).await;
    house.finish(&job, &done(&executing, erased)).await.unwrap();
    assert_eq!(
        of_b(&house.rows()),
        of_b(&before),
        "another app has a person of the same ids"
    );
    let stone = house.store.erased(&app_id("a"), &subject("a", "bob")).await;
    assert_eq!(stone.unwrap(), None);
    let log = log(Act::RecordOpened, 1);
    house.store.note(log).await.unwrap();
}

/// A copy brought somebody else by a pseudonym only: nobody can come and see what they had in common. The control: somebody
/// is held under that name.
pub(crate) async fn takes_along_what_only_pseudonyms_share(backend: impl Backend) {
    let other = "other_bcdfghjklmnpqrst";
    for held in [false, true] {
        let mut records = world();
        records.extend([
            talk("a", "copied"),
            seat("a", "copied", "seat-8", Some("ada")),
            seat("a", "copied", "seat-9", Some(other)),
            said("a", "copied", 70, "c1", Some("ada")),
            said("a", "copied", 71, "c2", Some(other)),
            said("a", "copied", 72, "c3", None),
        ]);
        if held {
            records.push(user("a", other, None));
        }
        let house = House::of(backend.another(), records).await;
        let everything = Size::Everything;
        let preview = house
            .store
            .preview(&app_id("a"), &user_id("ada"), &everything)
            .await;
        let request = house.open_request("a", "ada", 1).await;
        house.approve(&request).await;
        let job = house.take_job().await;
        assert_eq!(house.erase(&job, 2).await, preview.unwrap());
        let rows = house.rows();
        let left = places_of("OTHER_BCDFGHJKLMNPQRST", &rows);
        assert_eq!(!left.is_empty(), held, "{left:?}");
        let is_there = |id: &str| rows["message"].iter().any(|row| row["message_id"] == id);
        assert_eq!(["c1", "c2", "c3"].map(is_there), [false, held, held]);
        totals_are_right(&rows);
    }
}
