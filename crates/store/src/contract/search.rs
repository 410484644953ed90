//! Finding words in one's own messages.

use std::collections::BTreeSet;

use domain::{
    audit::Act,
    record::Record,
    search::{By, Filter, Kind, Query},
};
use jiff::Timestamp;
use tokio::sync::oneshot;

use super::{
    Backend, House,
    doubles::log,
    execution::done,
    facts::facts,
    records::{
        app, app_id, at, changed, client, device, external_id, quoting, said, seat, talk, user, world,
    },
    residue::marked,
    sessions::{person, session},
};
use crate::{Ask, Hits, Order, Search, Searched, Typed};

/// Enough for all of them.
fn search(typed: &str) -> Search {
    Search {
        query: Query::parse(typed),
        limit: 1_000,
        ..Search::default()
    }
}

/// The small world, or one around it, in which Cyd could come in, too.
fn guests(mut records: Vec<Record>) -> Vec<Record> {
    let cyd = user("a", "cyd", None);
    let at = records.iter().position(|record| *record == cyd).unwrap();
    records[at] = user("a", "cyd", Some("cyd@x"));
    records
}

/// What somebody finds who looks for this, whatever they typed.
async fn searched<B: Backend>(house: &House<B>, app: &str, user: &str, search: Search) -> Searched {
    let (app, person) = (app_id(app), external_id(&format!("{user}@x")));
    let searched = house
        .store
        .search(&app, &person, None, Box::new(move |_, _| Some(search)));
    searched.await.unwrap()
}

async fn hits<B: Backend>(house: &House<B>, app: &str, user: &str, search: Search) -> Hits {
    searched(house, app, user, search).await.hits
}

fn ids(hits: &Hits) -> Vec<&str> {
    hits.hits
        .iter()
        .map(|hit| hit.message.place.message.as_str())
        .collect()
}

/// The ids of what this person of app `a` finds, newest first.
async fn found<B: Backend>(house: &House<B>, user: &str, typed: &str) -> Vec<String> {
    let hits = hits(house, "a", user, search(typed)).await;
    ids(&hits).into_iter().map(str::to_owned).collect()
}

/// The ids of all that this person of app `a` finds, and of what they find as said by themselves, newest first.
pub(super) async fn all_and_own<B: Backend>(house: &House<B>, user: &str) -> [Vec<String>; 2] {
    let own = Filter {
        by: Some(By::Me),
        ..Filter::default()
    };
    let own = Search {
        filter: own,
        ..search("text")
    };
    let own = hits(house, "a", user, own).await;
    let own = ids(&own).into_iter().map(str::to_owned).collect();
    [found(house, user, "text").await, own]
}

/// The message with other words.
fn saying(message: Record, words: &str) -> Record {
    let id = message
        .data
        .split("TEXT-")
        .nth(1)
        .and_then(|rest| rest.split(' ').next())
        .unwrap()
        .to_owned();
    let data = message.data.replace(&format!("TEXT-{id} ü"), words).into();
    Record { data, ..message }
}

pub(crate) async fn finds_words_in_all_conversations_that_are_ones_own(backend: impl Backend) {
    let house = House::of(backend, guests(world())).await;
    assert_eq!(
        found(&house, "ada", "text").await,
        ["b4", "b3", "b2", "b1", "o3", "o2", "o1"]
    );
    assert_eq!(found(&house, "ada", "O2 TEXT").await, ["o2"]);
    assert_eq!(
        found(&house, "ada", "u").await.len(),
        7,
        "as letters without accents are typed"
    );
    assert_eq!(found(&house, "cyd", "text").await, ["b4", "b3", "b2", "b1"]);
    let one = hits(&house, "a", "ada", search("b3")).await;
    assert_eq!(
        one.hits[0].message.data,
        said("a", "both", 22, "b3", Some("cyd")).data
    );
    assert_eq!(
        (
            one.hits[0].message.place.received,
            one.hits[0].conversation.as_str()
        ),
        (at(22), "both")
    );
    assert_eq!((one.talks.len(), one.more), (1, false));
    assert_eq!(
        (one.talks[0].id.as_str(), &*one.talks[0].data),
        ("both", &*talk("a", "both").data)
    );
    assert_eq!(one.talks[0].participants.len(), 2);
    assert!(one.aliases.is_owner("ada"));
}

/// Nor their names and ids, nor what was quoted from them elsewhere, nor what another app's person of the same id said.
pub(crate) async fn finds_nothing_of_anybody_else(backend: impl Backend) {
    let mut records = guests(world());
    let alone = saying(said("a", "bobs", 50, "p2", Some("bob")), "SECRET");
    records.extend([
        alone.clone(),
        quoting(said("a", "both", 51, "p3", Some("bob")), &alone),
        user("a", "dee", Some("dee@x")),
    ]);
    let house = House::of(backend, records).await;
    for typed in [
        "p1", "p2", "secret", "NAME", "bob", "cyd", "seat", "Desk", "user", "1", "o1 p1", "1·o1", "bobs",
    ] {
        assert_eq!(found(&house, "ada", typed).await, [""; 0], "{typed}");
    }
    assert_eq!(
        found(&house, "bob", "secret").await,
        ["p2"],
        "the control: its owner finds it"
    );
    assert_eq!(found(&house, "dee", "text").await, [""; 0]);
    assert_eq!(found(&house, "nobody", "text").await, [""; 0]);
    assert_eq!(ids(&hits(&house, "b", "ada", search("text")).await), ["o1"]);
    assert_eq!(ids(&hits(&house, "b", "bob", search("text")).await), [""; 0]);
}

pub(crate) async fn finds_words_that_go_on_and_words_that_stand_together(backend: impl Backend) {
    let mut records = vec![
        app("a"),
        user("a", "ada", Some("ada@x")),
        talk("a", "own"),
        seat("a", "own", "s", Some("ada")),
    ];
    let texts = [
        "Refund for HL-7731, next day",
        "No refunds on the day next to it",
        "東京都へ行く",
        "京都へ行く",
        "Ärger mit der Straße",
    ];
    for (number, text) in texts.iter().enumerate() {
        let number = i64::try_from(number).unwrap();
        records.push(saying(
            said("a", "own", number, &format!("m{number}"), Some("ada")),
            text,
        ));
    }
    let house = House::of(backend, records).await;
    for (typed, expected) in [
        ("refu", &["m1", "m0"][..]),
        ("\"refund\"", &["m0"]),
        ("\"next day\"", &["m0"]),
        ("next day", &["m1", "m0"]),
        ("hl-773", &["m0"]),
        ("hl7731", &[]),
        ("京都", &["m3", "m2"]),
        ("東京", &["m2"]),
        ("都へ行く", &["m3", "m2"]),
        ("行", &["m3", "m2"]),
        ("京行", &[]),
        ("arger strasse", &["m4"]),
        ("ÄRGER", &["m4"]),
    ] {
        assert_eq!(found(&house, "ada", typed).await, expected, "{typed}");
    }
}

/// Ada's conversation with Bob and the business: over which channel each message came, what it is, and whose.
async fn house_of_kinds<B: Backend>(backend: B) -> House<B> {
    let mut records = vec![
        app("a"),
        user("a", "ada", Some("ada@x")),
        user("a", "bob", Some("bob@x")),
        talk("a", "own"),
    ];
    records.extend(["ada", "bob"].map(|person| seat("a", "own", person, Some(person))));
    for (second, author, kind, channel) in [
        (1, Some("ada"), "text", "whatsapp"),
        (2, Some("bob"), "image", "web"),
        (3, None, "text", "api:conversations"),
        (4, None, "image", "sms"),
    ] {
        let said = said("a", "own", second, &format!("m{second}"), author);
        let source = format!("{{\"source\":{{\"type\":\"{channel}\"}},");
        let data = said
            .data
            .replace(r#""type":"text""#, &format!(r#""type":"{kind}""#))
            .replacen('{', &source, 1);
        records.push(Record {
            data: data.into(),
            ..said
        });
    }
    House::of(backend, records).await
}

pub(crate) async fn is_narrowed_by_what_a_message_is(backend: impl Backend) {
    let house = house_of_kinds(backend).await;
    let any = Filter::default;
    let of = |channel: &str| Filter {
        channel: Some(channel.to_owned()),
        ..any()
    };
    let kind = |kind| Filter {
        kind: Some(kind),
        ..any()
    };
    let by = |by| Filter {
        by: Some(by),
        ..any()
    };
    let between = |from: Timestamp, until: Timestamp| Filter {
        from: Some(from),
        until: Some(until),
        ..any()
    };
    let all = &["m4", "m3", "m2", "m1"][..];
    for (filter, expected) in [
        (any(), all),
        (of("whatsapp"), &["m1"]),
        (of("api:conversations"), &["m3"]),
        (of("we"), &[]),
        (of("\"*:"), &[]),
        (kind(Kind::Picture), &["m4", "m2"]),
        (by(By::Me), &["m1"]),
        (by(By::Others), &["m2"]),
        (by(By::Business), &["m4", "m3"]),
        (between(at(2), at(4)), &["m3", "m2"]),
        (between(Timestamp::MIN, Timestamp::MAX), all),
        (between(at(5), Timestamp::MAX), &[]),
        (between(Timestamp::MIN, at(1)), &[]),
        (
            Filter {
                from: Some(at(4)),
                by: Some(By::Business),
                ..kind(Kind::Picture)
            },
            &["m4"],
        ),
    ] {
        // With words and without.
        for typed in ["text", ""] {
            let search = Search {
                filter: filter.clone(),
                ..search(typed)
            };
            assert_eq!(
                ids(&hits(&house, "a", "ada", search).await),
                expected,
                "{typed:?} {filter:?}"
            );
        }
    }
    let mine = Search {
        filter: by(By::Me),
        ..search("")
    };
    assert_eq!(
        ids(&hits(&house, "a", "bob", mine).await),
        ["m2"],
        "everybody's own are others'"
    );
}

/// By a reader's key, from the newest or the oldest, and from any number whatever.
pub(crate) async fn is_read_in_pages_from_either_end(backend: impl Backend) {
    let mut records = vec![app("a"), user("a", "ada", Some("ada@x"))];
    for talk_id in ["one", "two"] {
        records.push(talk("a", talk_id));
        records.push(seat("a", talk_id, talk_id, Some("ada")));
    }
    // In no order, two conversations in turns, some of one moment.
    for number in 0..40 {
        let id = number * 7 % 40;
        let talk = if id % 3 == 0 { "one" } else { "two" };
        records.push(said("a", talk, id / 2, &format!("m{id:02}"), Some("ada")));
    }
    let house = House::of(backend, records).await;
    for typed in ["text", ""] {
        let all = hits(&house, "a", "ada", search(typed)).await;
        assert_eq!(all.hits.len(), 40);
        assert!(
            all.hits
                .is_sorted_by(|a, b| a.key > b.key && a.message.place.received >= b.message.place.received)
        );
        let mut keys: Vec<i64> = all.hits.iter().map(|hit| hit.key).collect();
        for order in [Order::Newest, Order::Oldest] {
            for limit in [1, 7, 40, 41] {
                let mut after = None;
                let mut read = Vec::new();
                loop {
                    let search = Search {
                        order,
                        after,
                        limit,
                        ..search(typed)
                    };
                    let page = hits(&house, "a", "ada", search).await;
                    read.extend(page.hits.iter().map(|hit| hit.key));
                    after = page.hits.last().map(|hit| hit.key);
                    if !page.more {
                        break;
                    }
                    assert_eq!(page.hits.len(), limit as usize);
                }
                assert_eq!(read, keys, "{limit} {order:?}");
            }
            for key in [i64::MIN, -1, 0, keys[3] - 1, keys[3] + 1, i64::MAX] {
                let search = Search {
                    order,
                    after: Some(key),
                    ..search(typed)
                };
                let beyond = |other: &&i64| {
                    if order == Order::Newest {
                        **other < key
                    } else {
                        **other > key
                    }
                };
                let page = hits(&house, "a", "ada", search).await;
                assert_eq!(
                    page.hits.len(),
                    keys.iter().filter(beyond).count(),
                    "after {key} {order:?}"
                );
            }
            keys.reverse();
        }
    }
}

pub(crate) async fn of_one_moment_finds_every_message(backend: impl Backend) {
    let people = ["ada", "bob", "cyd", "dee"];
    let mut records = vec![app("a"), talk("a", "all")];
    for person in people {
        records.push(user("a", person, Some(&format!("{person}@x"))));
        records.push(seat("a", "all", person, Some(person)));
    }
    records.extend((0..30).map(|number| said("a", "all", 5, &format!("m{number}"), Some("ada"))));
    let house = House::of(backend, records).await;
    house
        .hold(
            (30..60)
                .map(|number| said("a", "all", 5, &format!("m{number}"), Some("bob")))
                .collect(),
        )
        .await;
    for person in people {
        let found: BTreeSet<_> = found(&house, person, "text").await.into_iter().collect();
        assert_eq!(found.len(), 60, "{person}");
    }
    // Those that come in place of others are found, too.
    house
        .update(
            (10..50)
                .map(|number| saying(said("a", "all", 5, &format!("m{number}"), None), "anew"))
                .collect(),
        )
        .await
        .unwrap();
    for person in people {
        assert_eq!(found(&house, person, "anew").await.len(), 40, "{person}");
        assert_eq!(found(&house, person, "text").await.len(), 20, "{person}");
    }
}

pub(crate) async fn takes_whatever_is_typed(backend: impl Backend) {
    let house = House::of_world(backend).await;
    let long = "text ".repeat(2_000);
    for typed in [
        "\"",
        "'",
        "text\"",
        "\"text",
        "text*",
        "(text)",
        "text:",
        "{text}",
        "^text",
        "-text",
        "+text",
        "te\0xt",
        "text; DROP TABLE message",
        "\u{202e}text",
        "😀",
        "% _ \\ /",
        "AND",
        "OR",
        "NOT",
        "NEAR",
        "a AND",
        &long,
    ] {
        let some = hits(&house, "a", "ada", search(typed)).await;
        // Nothing that could be a word: as if nothing had been typed.
        assert!(some.hits.len() <= 7, "{typed}");
    }
    assert_eq!(found(&house, "ada", &long).await.len(), 7);
    assert_eq!(found(&house, "ada", "text NOT o1").await, [""; 0]);
    assert_eq!(
        found(&house, "ada", "text AND o1").await,
        [""; 0],
        "operators are words"
    );
}

pub(crate) async fn follows_who_belongs_to_a_conversation(backend: impl Backend) {
    let house = House::of(backend, guests(world())).await;
    assert_eq!(found(&house, "ada", "p1").await, [""; 0]);
    house.hold(vec![seat("a", "bobs", "late", Some("ada"))]).await;
    assert_eq!(found(&house, "ada", "p1").await, ["p1"]);
    house
        .update(vec![seat("a", "bobs", "late", Some("cyd"))])
        .await
        .unwrap();
    assert_eq!(found(&house, "ada", "p1").await, [""; 0]);
    assert_eq!(found(&house, "cyd", "p1").await, ["p1"]);
    // Whoever writes belongs to it, from the first message on.
    house.hold(vec![said("a", "own", 80, "o9", Some("cyd"))]).await;
    assert_eq!(
        found(&house, "cyd", "text").await,
        ["o9", "p1", "b4", "b3", "b2", "b1", "o3", "o2", "o1"]
    );
}

pub(crate) async fn follows_what_is_replaced(backend: impl Backend) {
    let house = House::of_world(backend).await;
    let o1 = said("a", "own", 10, "o1", Some("ada"));
    house
        .update(vec![saying(o1.clone(), "quite other words")])
        .await
        .unwrap();
    assert_eq!(found(&house, "ada", "o1").await, [""; 0]);
    assert_eq!(found(&house, "ada", "other").await, ["o1"]);
    house
        .update(vec![changed(said("a", "bobs", 99, "o1", Some("bob")))])
        .await
        .unwrap();
    assert_eq!(found(&house, "ada", "other").await, [""; 0]);
    assert_eq!(found(&house, "bob", "o1").await, ["o1"]);
}

/// Not one word of theirs, in nobody's index; and everybody else finds what they found.
pub(crate) async fn finds_nothing_of_who_was_erased(backend: impl Backend) {
    let house = House::of(backend, guests(marked())).await;
    let of_bob = ["q2", "q1", "CANARY-m2", "p1", "b4", "b3", "b2", "b1"];
    assert_eq!(found(&house, "bob", "text").await, of_bob);
    assert_eq!(found(&house, "bob", "canary").await, ["CANARY-m2"]);
    assert_eq!(found(&house, "CANARY", "text").await.len(), 9);

    let request = house.open_request("a", "CANARY-user", 1).await;
    let executing = house.approve(&request).await;
    let going = searched(&house, "a", "CANARY", search("text")).await;
    assert_eq!(going, Searched::default(), "who is being erased finds nothing");
    let job = house.take_job().await;
    let erased = house.erase(&job, 1).await;
    house.finish(&job, &done(&executing, erased)).await.unwrap();
    for person in ["CANARY", "ada", "bob", "cyd"] {
        assert_eq!(found(&house, person, "canary").await, [""; 0], "{person}");
    }
    assert_eq!(found(&house, "CANARY", "").await, [""; 0]);
    let left: Vec<_> = of_bob.into_iter().filter(|id| *id != "CANARY-m2").collect();
    assert_eq!(found(&house, "bob", "text").await, left);
}

/// What they typed, as their session keeps it, and where the business is; of who is not held, only what they typed.
pub(crate) async fn is_told_what_was_typed_and_where_the_business_is(backend: impl Backend) {
    let house = House::of_world(backend).await;
    house.hang_the_door().await;
    house.enter(session(1, person("a", "ada"))).await;
    house.store.keep_search(&[1; 32], "one", "O2 text").await.unwrap();
    let (app, session) = (app_id("a"), [1; 32]);
    let words = Typed::Words("O2 text".to_owned());
    let look = async |who: &str, name: Option<&str>| {
        let who = external_id(who);
        let (tell, told) = oneshot::channel();
        let ask: Ask = Box::new(move |typed, zone| {
            tell.send((typed.clone(), zone.cloned())).unwrap();
            Some(search("o2"))
        });
        let kept = name.map(|name| (&session, name));
        let found = house.store.search(&app, &who, kept, ask).await.unwrap();
        let ids: Vec<String> = ids(&found.hits).into_iter().map(str::to_owned).collect();
        (found.typed, ids, told.await.ok())
    };
    for (name, typed) in [
        (Some("one"), &words),
        (Some("two"), &Typed::Forgotten),
        (None, &Typed::Nothing),
    ] {
        let expected = (typed.clone(), vec!["o2".to_owned()], Some((typed.clone(), None)));
        assert_eq!(look("ada@x", name).await, expected);
        assert_eq!(look("nobody@x", name).await, (typed.clone(), vec![], None));
    }
    let set = house.store.set_facts(&app, facts(), log(Act::FactsSet, 1));
    set.await.unwrap();
    let (_, _, told) = look("ada@x", None).await;
    assert_eq!(told, Some((Typed::Nothing, facts().time_zone)));
}

pub(crate) async fn comes_with_the_channels_to_choose_from(backend: impl Backend) {
    let house = House::of_world(backend).await;
    let found = searched(&house, "a", "ada", search("nothing like that")).await;
    let data = |records: [Record; 2]| records.map(|record| record.data);
    assert_eq!(
        found.clients,
        data([client("a", "ada", "client-1"), client("a", "ada", "client-2")])
    );
    assert_eq!(found.devices, [device("a", "ada", "device-1").data]);
    assert!(found.hits.hits.is_empty());
}
