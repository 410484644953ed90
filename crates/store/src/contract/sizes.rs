//! The sizes of an erasure: of each what was asked goes, to the last word, and nothing else.

use domain::{
    audit::Act,
    erasure::{Counts, OneOrMore, Size},
    record::Record,
    request::{Request, State},
    search::{Filter, Query},
};

use super::{
    Backend, House, Rows,
    doubles::log,
    execution::done,
    house::{actor, subject},
    import::{content, totals_are_right},
    records::{
        app_id, at, client, device, external_id, merge, message_id, quoting, said, seat, talk, talk_id, user,
        user_id, world,
    },
    residue::places_of,
    sessions::{person, session},
};
use crate::{Besides, Error, Order, Refused, Search, Step};

/// The record with another text in it.
fn with(record: Record, old: &str, new: &str) -> Record {
    assert!(record.data.contains(old), "{old} in {}", record.data);
    let data = record.data.replace(old, new).into();
    Record { data, ..record }
}

/// A message that says nothing but this word.
fn saying(talk: &str, second: i64, id: &str, author: Option<&str>, word: &str) -> Record {
    with(said("a", talk, second, id, author), &format!("TEXT-{id} ü"), word)
}

/// Every word that says something of Eve, or that she or somebody else says.
const WORDS: [&str; 11] = [
    "apricot", "bramble", "cherry", "damson", "elder", "fig", "grape", "hazel", "iris", "juniper", "kiwi",
];

/// The small world, and Eve, who talks alone in `alone` and with Bob in `pair`, in words that nobody else has.
fn orchard() -> Vec<Record> {
    let eve = Some("eve");
    let cherry = saying("pair", 70, "p-1", eve, "cherry");
    let quoted = quoting(saying("pair", 72, "p-3", Some("bob"), "elder"), &cherry);
    let mut records = world();
    records.extend([
        with(user("a", "eve", Some("eve@x")), "NAME-eve", "grape"),
        with(
            client("a", "eve", "eve-client"),
            "\"type\"",
            "\"displayName\":\"hazel\",\"raw\":{\"from\":\"hazel\"},\"type\"",
        ),
        client("a", "eve", "eve-client-2"),
        with(
            device("a", "eve", "eve-device"),
            "\"web\"",
            "\"web\",\"info\":{\"city\":\"iris\"}",
        ),
        with(
            merge("a", "eve", "eve-before"),
            "\"reason\"",
            "\"discardedMetadata\":{\"a\":\"grape\"},\"reason\"",
        ),
        with(
            talk("a", "alone"),
            "\"personal\"",
            "\"personal\",\"displayName\":\"juniper\"",
        ),
        seat("a", "alone", "seat-alone", eve),
        saying("alone", 60, "a-1", eve, "apricot"),
        saying("alone", 61, "a-2", None, "bramble"),
        with(
            talk("a", "pair"),
            "\"personal\"",
            "\"sdkGroup\",\"displayName\":\"kiwi\"",
        ),
        seat("a", "pair", "seat-pair", eve),
        seat("a", "pair", "seat-bob", Some("bob")),
        cherry.clone(),
        saying("pair", 71, "p-2", eve, "damson"),
        quoted.clone(),
        // Eve answers the answer, and so quotes herself.
        quoting(saying("pair", 73, "p-4", eve, "fig"), &quoted),
    ]);
    records
}

fn of_messages(talk: &str, ids: &[&str]) -> Size {
    Size::Messages {
        conversation: talk_id(talk),
        messages: OneOrMore::new(ids.iter().map(|id| message_id(id)).collect()).unwrap(),
    }
}

fn of_conversation(talk: &str) -> Size {
    Size::Conversation {
        conversation: talk_id(talk),
    }
}

/// What an erasure of Eve's takes: the size, the counts, and the words.
type Taken = (Size, Counts, &'static [&'static str]);

fn sizes() -> [Taken; 8] {
    let none = Counts::default();
    [
        (
            of_messages("alone", &["a-1"]),
            Counts { messages: 1, ..none },
            &["apricot"],
        ),
        (
            of_messages("alone", &["a-1", "a-2"]),
            Counts { messages: 2, ..none },
            &["apricot", "bramble"],
        ),
        // Bob's own is none of hers.
        (
            of_messages("pair", &["p-1", "p-3"]),
            Counts {
                messages: 1,
                quotes: 2,
                shared_conversations: 1,
                ..none
            },
            &["cherry"],
        ),
        (
            of_conversation("alone"),
            Counts {
                conversations: 1,
                messages: 2,
                ..none
            },
            &["apricot", "bramble", "juniper"],
        ),
        (
            of_conversation("pair"),
            Counts {
                shared_conversations: 1,
                messages: 3,
                quotes: 1,
                ..none
            },
            &["cherry", "damson", "fig"],
        ),
        (
            Size::AllMessages,
            Counts {
                shared_conversations: 1,
                messages: 5,
                quotes: 1,
                ..none
            },
            &["apricot", "bramble", "cherry", "damson", "fig"],
        ),
        (
            Size::PersonalInformation,
            Counts {
                profiles: 2,
                channels: 1,
                ..none
            },
            &["grape", "hazel"],
        ),
        (
            Size::Everything,
            Counts {
                profiles: 2,
                channels: 2,
                devices: 1,
                conversations: 1,
                shared_conversations: 1,
                messages: 5,
                quotes: 1,
                ..none
            },
            &[
                "apricot", "bramble", "cherry", "damson", "fig", "grape", "hazel", "iris", "juniper",
            ],
        ),
    ]
}

/// The words that stand anywhere in any row, the index among them.
fn spoken(rows: &Rows) -> Vec<&'static str> {
    let stands = |word: &&str| !places_of(&word.to_uppercase(), rows).is_empty();
    WORDS.into_iter().filter(stands).collect()
}

impl<B: Backend> House<B> {
    pub(crate) async fn would_take(&self, user: &str, size: &Size) -> Counts {
        let (app, user) = (app_id("a"), user_id(user));
        self.store.preview(&app, &user, size).await.unwrap()
    }

    /// Asks, approves, and carries it out, so many rows at a time.
    pub(crate) async fn erases(&self, user: &str, number: u64, size: Size, batch: u32) -> (Request, Counts) {
        let request = self.open_erasure("a", user, number, size).await;
        let executing = self.approve(&request).await;
        let job = self.take_job().await;
        let erased = self.erase(&job, batch).await;
        let done = done(&executing, erased);
        self.finish(&job, &done).await.unwrap();
        (done, erased)
    }
}

pub(crate) async fn take_their_words_wherever_those_stand_and_no_others(backend: impl Backend) {
    let house = House::of(backend.another(), orchard()).await;
    assert_eq!(spoken(&house.rows()), WORDS, "the test would notice them");
    for (size, _, words) in sizes() {
        let house = House::of(backend.another(), orchard()).await;
        house.erases("eve", 1, size.clone(), 1_000).await;
        let rows = house.rows();
        let left: Vec<_> = WORDS.into_iter().filter(|word| !words.contains(word)).collect();
        assert_eq!(spoken(&rows), left, "{size:?}");
        totals_are_right(&rows);
    }
}

pub(crate) async fn take_what_they_said_before_whatever_the_batch(backend: impl Backend) {
    for (size, counts, _) in sizes() {
        for batch in [1, 2, 3, 1_000] {
            let house = House::of(backend.another(), orchard()).await;
            assert_eq!(house.would_take("eve", &size).await, counts, "{size:?}");
            let (_, erased) = house.erases("eve", 1, size.clone(), batch).await;
            assert_eq!(erased, counts, "{size:?}, {batch} at a time");
            assert_eq!(
                house.would_take("eve", &size).await,
                Counts::default(),
                "{size:?}"
            );
            totals_are_right(&house.rows());
        }
    }
}

/// Each batch by another process, as after a crash; a batch that is broken off leaves the one before.
pub(crate) async fn go_on_where_they_stopped(backend: impl Backend) {
    for size in [of_conversation("alone"), Size::AllMessages, Size::Everything] {
        let mut records = orchard();
        records.extend((0..25).map(|n| said("a", "alone", 100 + n, &format!("many-{n}"), Some("eve"))));
        let house = House::of(backend.another(), records).await;
        let request = house.open_erasure("a", "eve", 1, size.clone()).await;
        house.approve(&request).await;
        let job = house.take_job().await;
        let (mut batches, mut so_far) = (0, 0);
        let erased = loop {
            let worker = house.backend.open();
            let step = worker.erase_batch(&job, 4, at(900)).await.unwrap();
            totals_are_right(&house.rows());
            match step {
                Step::More => {
                    let progress = worker.progress(&app_id("a"), &request.reference).await;
                    let messages = progress.unwrap().unwrap().erased.messages;
                    assert!((so_far..=so_far + 4).contains(&messages), "{so_far} {messages}");
                    so_far = messages;
                    batches += 1;
                }
                Step::Complete(erased) => break erased,
                Step::Gone => panic!("the job is lost"),
            }
        };
        assert!(batches > 5, "{batches}");
        let own = house.would_take("eve", &size).await;
        assert_eq!(own, Counts::default(), "{size:?}");
        assert!(erased.messages >= 27, "{size:?} {erased:?}");
    }
}

/// The orchard, where `pair` is large: Eve says something, Bob quotes it, and the business says something, again and
/// again.
fn crowd() -> Vec<Record> {
    let mut records = orchard();
    for n in 0..60 {
        let own = said("a", "pair", 100 + 3 * n, &format!("own-{n}"), Some("eve"));
        let bobs = said("a", "pair", 101 + 3 * n, &format!("bobs-{n}"), Some("bob"));
        let quoted = quoting(bobs, &own);
        let other = said("a", "pair", 102 + 3 * n, &format!("other-{n}"), None);
        records.extend([own, quoted, other]);
    }
    records
}

/// Each batch by another process, as after a crash, and none larger than it may be; the seat goes last. What comes in
/// behind the place that was come to goes too. The control: where a batch may be large, one takes it all.
pub(crate) async fn take_a_part_among_others_a_batch_at_a_time(backend: impl Backend) {
    for size in [of_conversation("pair"), Size::AllMessages, Size::Everything] {
        for batch in [4, 10_000] {
            let house = House::of(backend.another(), crowd()).await;
            let counts = house.would_take("eve", &size).await;
            let request = house.open_erasure("a", "eve", 1, size.clone()).await;
            house.approve(&request).await;
            let job = house.take_job().await;
            let (mut batches, mut so_far, mut late) = (0, 0, 0);
            let erased = loop {
                let worker = house.backend.open();
                let step = worker.erase_batch(&job, batch, at(900)).await.unwrap();
                let rows = house.rows();
                totals_are_right(&rows);
                match step {
                    Step::More => {}
                    Step::Complete(erased) => break erased,
                    Step::Gone => panic!("the job is lost"),
                }
                let progress = worker.progress(&app_id("a"), &request.reference).await;
                let erased = progress.unwrap().unwrap().erased;
                let gone = erased.messages + erased.quotes;
                assert!(
                    batch > 4 || (so_far..=so_far + 4).contains(&gone),
                    "{so_far} {gone}"
                );
                so_far = gone;
                batches += 1;
                let sits = rows["member"]
                    .iter()
                    .any(|row| row["conversation_id"] == "pair" && row["user_id"] == "eve");
                let speaks = rows["message"].iter().any(|row| row["message_id"] == "own-59");
                assert!(sits || !speaks, "who has words there has a seat");
                if batches == 10 && size != Size::Everything {
                    late = 1;
                    house
                        .hold(vec![saying("pair", 69, "late", Some("eve"), "late")])
                        .await;
                }
            };
            assert_eq!(batches > 20, batch == 4, "{size:?}: {batches}");
            assert_eq!(
                (erased.messages, erased.quotes),
                (counts.messages + late, counts.quotes),
                "{size:?}"
            );
            assert_eq!(erased.shared_conversations, 1, "{size:?}");
            assert_eq!(house.would_take("eve", &size).await, Counts::default());
        }
    }
}

/// Something comes in between each batch and the next.
pub(crate) async fn come_to_an_end_whoever_goes_on_talking(backend: impl Backend) {
    let house = House::of(backend, crowd()).await;
    let request = house.open_erasure("a", "eve", 1, Size::AllMessages).await;
    house.approve(&request).await;
    let job = house.take_job().await;
    for number in 0..200 {
        let id = format!("again-{number}");
        house
            .hold(vec![saying("pair", 69, &id, Some("bob"), "again")])
            .await;
        if let Step::Complete(erased) = house.store.erase_batch(&job, 4, at(900)).await.unwrap() {
            assert_eq!((erased.messages, erased.quotes), (65, 61));
            assert!(number > 30, "{number}");
            return;
        }
    }
    panic!("it does not end");
}

/// Who leaves a large conversation finds nothing of it, and who stays finds what is theirs.
pub(crate) async fn take_what_others_said_from_who_leaves(backend: impl Backend) {
    let house = House::of(backend, crowd()).await;
    let found = async |who: &str| {
        let search = Search {
            query: Query::parse("text"),
            filter: Filter::default(),
            order: Order::Newest,
            after: None,
            limit: 9,
        };
        let (app, person) = (app_id("a"), external_id(who));
        let searched = house
            .store
            .search(&app, &person, None, Box::new(move |_, _| Some(search)));
        searched.await.unwrap().hits.hits.len()
    };
    assert_eq!((found("eve@x").await, found("bob@x").await), (9, 9));
    house.erases("eve", 1, of_conversation("pair"), 4).await;
    assert_eq!((found("eve@x").await, found("bob@x").await), (0, 9));
}

/// Only where everything goes does anybody go.
pub(crate) async fn leave_the_person_here_unless_everything_goes(backend: impl Backend) {
    for (number, (size, ..)) in (1_u64..).zip(sizes()) {
        let everything = size == Size::Everything;
        let house = House::of(backend.another(), orchard()).await;
        house.hang_the_door().await;
        house.enter(session(1, person("a", "eve"))).await;
        let request = house.open_erasure("a", "eve", number, size.clone()).await;
        let executing = house.approve(&request).await;
        let eve = async || {
            let eve = house.store.person_by_id(&app_id("a"), &user_id("eve")).await;
            eve.unwrap()
        };
        let going = eve().await.unwrap().going;
        assert_eq!(going.is_some(), everything, "{size:?}");
        let job = house.take_job().await;
        let erased = house.erase(&job, 1_000).await;
        let done = done(&executing, erased);
        house.finish(&job, &done).await.unwrap();
        assert_eq!(eve().await.is_none(), everything, "{size:?}");
        assert_eq!(house.used(1, 1_001).await.is_none(), everything, "{size:?}");
        let of = house.store.user_of(&done).await.unwrap();
        assert_eq!(of.is_none(), everything, "{size:?}");
        let stone = house.store.erased(&app_id("a"), &subject("a", "eve")).await;
        assert_eq!(stone.unwrap().is_some(), everything, "{size:?}");
        assert_eq!(house.store.take_job(at(9_000), at(9_001)).await.unwrap(), None);
    }
}

/// Ids of another's, or of nothing, take nothing: all that is held stays as it was, to the byte.
pub(crate) async fn take_nothing_by_what_is_anothers(backend: impl Backend) {
    let of_nobody = [
        of_conversation("bobs"),
        of_conversation("own"),
        of_conversation("nowhere"),
        of_messages("bobs", &["p1"]),
        of_messages("pair", &["p-3"]),
        of_messages("pair", &["a-1"]),
        of_messages("alone", &["p-1", "nothing"]),
    ];
    for size in of_nobody {
        let house = House::of(backend.another(), orchard()).await;
        let held = |rows: &Rows| {
            let mut rows = content(rows);
            rows.remove("request");
            rows.remove("unverified");
            rows
        };
        let before = held(&house.rows());
        assert_eq!(
            house.would_take("eve", &size).await,
            Counts::default(),
            "{size:?}"
        );
        let (_, erased) = house.erases("eve", 1, size.clone(), 1).await;
        assert_eq!(erased, Counts::default(), "{size:?}");
        assert_eq!(held(&house.rows()), before, "{size:?}");
    }
}

/// The platform does not delete a person's first conversation.
pub(crate) async fn leave_the_first_conversation_empty(backend: impl Backend) {
    let mut records = orchard();
    let first = records
        .iter_mut()
        .find(|record| record.data.contains("juniper"))
        .unwrap();
    *first = with(first.clone(), "\"personal\"", "\"personal\",\"isDefault\":true");
    let house = House::of(backend, records).await;
    let counts = Counts {
        messages: 2,
        ..Counts::default()
    };
    let size = of_conversation("alone");
    assert_eq!(house.would_take("eve", &size).await, counts);
    assert_eq!(house.erases("eve", 1, size, 1).await.1, counts);
    let eve = user_id("eve");
    let rows = house
        .store
        .conversation(&app_id("a"), &eve, &talk_id("alone"))
        .await;
    assert_eq!(rows.unwrap().unwrap().messages, 0);
    totals_are_right(&house.rows());
    // It goes on with the same person.
    house
        .hold(vec![saying("alone", 99, "later", Some("eve"), "later")])
        .await;
    let totals = house.store.totals(&app_id("a"), &eve).await.unwrap();
    assert_eq!((totals.conversations, totals.messages), (1, 5));
}

/// Others read on, and search on; what was said before is another copy than what is there now.
pub(crate) async fn leave_others_what_is_theirs(backend: impl Backend) {
    for size in [
        of_messages("pair", &["p-1", "p-2"]),
        of_conversation("pair"),
        Size::AllMessages,
    ] {
        let house = House::of(backend.another(), orchard()).await;
        let found = async |word: &str| {
            let search = Search {
                query: Query::parse(word),
                filter: Filter::default(),
                order: Order::Newest,
                after: None,
                limit: 9,
            };
            let (app, person) = (app_id("a"), external_id("bob@x"));
            let searched = house
                .store
                .search(&app, &person, None, Box::new(move |_, _| Some(search)));
            searched.await.unwrap().hits.hits.len()
        };
        assert_eq!((found("cherry").await, found("elder").await), (1, 1));
        house.erases("eve", 1, size.clone(), 1).await;
        assert_eq!((found("cherry").await, found("elder").await), (0, 1), "{size:?}");
        let page = house.newest("bob", "pair", 9).await;
        let last = page
            .messages
            .iter()
            .find(|row| row.place.message.as_str() == "p-3");
        let last = &last.unwrap().data;
        assert!(
            last.contains("elder") && last.contains(r#"{"type":"message","message":{"deleted":true}}"#),
            "{last}"
        );
        let seats = if matches!(size, Size::Conversation { .. }) {
            1
        } else {
            2
        };
        assert_eq!(page.participants.len(), seats, "{size:?}");
    }
}

/// A wider erasure was quicker: the narrower one ends with what it took, and names nobody any more.
pub(crate) async fn of_who_has_gone_meanwhile_take_nothing_more(backend: impl Backend) {
    let house = House::of(backend, orchard()).await;
    let narrow = house.open_erasure("a", "eve", 1, Size::AllMessages).await;
    let narrow = house.approve(&narrow).await;
    let begun = house.take_job().await;
    house.store.erase_batch(&begun, 1, at(400)).await.unwrap();
    // Another waits, and one is still cooling off.
    let waits = house.open_erasure("a", "eve", 2, of_conversation("pair")).await;
    let waits = house.approve(&waits).await;
    let cools = house.open_erasure("a", "eve", 3, Size::PersonalInformation).await;
    let cooling = cools
        .clone()
        .approve(actor(), at(200), vec![], Some(at(9_000)))
        .unwrap();
    house.advance(&cools, &cooling, Act::RequestApproved).await;
    let of_waiting = house.take_job().await;
    assert_eq!(of_waiting.reference, waits.reference);
    house.erases("eve", 4, Size::Everything, 1_000).await;
    assert!(!house.rows()["job"].is_empty());
    for job in &house.rows()["job"] {
        assert_eq!(job["user_id"], "NULL");
    }

    for (executing, job) in [(&narrow, &begun), (&waits, &of_waiting)] {
        let erased = house.erase(job, 1_000).await;
        house.finish(job, &done(executing, erased)).await.unwrap();
    }
    // What still cooled off has ended with it, and what one was about is known no more.
    let held = house.store.request(&app_id("a"), &cooling.reference).await;
    let held = held.unwrap().unwrap();
    assert!(
        matches!(
            held.state,
            State::Withdrawn {
                taken_into: Some(_),
                ..
            }
        ),
        "{held:?}"
    );
    assert_eq!(house.store.next_wake().await.unwrap(), None);
    let rows = house.rows();
    assert_eq!(rows["job"].len(), 0);
    for table in ["request", "user", "member", "message", "alias"] {
        let named = rows[table]
            .iter()
            .any(|row| row.values().any(|value| value == "eve"));
        assert!(!named, "{table}");
    }
    for row in &rows["request"] {
        assert!(
            !row["request"].contains("pair") && !row["scope"].contains("pair"),
            "{row:?}"
        );
    }
}

/// What was asked before everything went, and not approved by then, has ended: there is nothing left to take.
pub(crate) async fn of_who_had_gone_before_take_nothing(backend: impl Backend) {
    let house = House::of(backend, orchard()).await;
    let first = house.open_erasure("a", "eve", 1, Size::AllMessages).await;
    house.erases("eve", 2, Size::Everything, 1_000).await;
    let approved = first.clone().approve(actor(), at(600), vec![], None).unwrap();
    let log = log(Act::RequestApproved, 600);
    let late = house
        .store
        .advance(&first, &approved, Besides::default(), log)
        .await;
    assert!(matches!(late, Err(Error::Refused(Refused::Changed))), "{late:?}");
    assert_eq!(house.rows()["job"].len(), 0);
    assert_eq!(house.rows()["tombstone"].len(), 1);
}
