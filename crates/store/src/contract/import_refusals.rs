//! What is wrong with a record as it relates to others: nothing is stored, and the line is named.

use domain::record::Record;

use super::{
    Backend, House,
    records::{
        app, changed, client, device, group, merge, preference, said, seat, system, talk, user, world,
    },
};
use crate::{ImportError, Offence};

impl<B: Backend> House<B> {
    /// Refused at this line for this, and nothing is changed.
    async fn refuses(&self, records: Vec<Record>, line: u64, offence: Offence) {
        self.refuses_to(false, records, line, offence).await;
    }

    pub(crate) async fn refuses_to(&self, update: bool, records: Vec<Record>, line: u64, offence: Offence) {
        let before = self.rows();
        let refused = if update {
            self.update(records).await
        } else {
            self.import(records).await
        };
        match refused {
            Err(ImportError::Record {
                line: found,
                offence: why,
            }) => assert_eq!((found, why), (line, offence)),
            other => panic!("line {line} {offence}: {other:?}"),
        }
        assert_eq!(self.rows(), before);
    }
}

/// One of each kind, all of people and conversations in the small world.
fn one_of_each() -> Vec<Record> {
    vec![
        app("a"),
        group("g", &["a", "b"]),
        user("a", "ada", Some("ada@x")),
        client("a", "ada", "client-1"),
        device("a", "ada", "device-1"),
        system("a", "ada", "48120"),
        talk("a", "own"),
        seat("a", "own", "seat-1", Some("ada")),
        said("a", "own", 10, "o1", Some("ada")),
        merge("a", "ada", "old-ada"),
        preference("a", "ada"),
    ]
}

pub(crate) async fn the_same_twice_in_a_file(backend: impl Backend) {
    let house = House::new(backend);
    for record in one_of_each() {
        let kind = record.place.kind();
        let mut records = world();
        records.push(record);
        let last = records.len() as u64;
        house.refuses(records, last, Offence::Twice(kind)).await;
    }
    house.hold(world()).await;
    for record in one_of_each() {
        let kind = record.place.kind();
        let records = vec![app("b"), record.clone(), record.clone()];
        house.refuses(records, 3, Offence::Twice(kind)).await;
        let records = vec![app("b"), changed(record.clone()), record];
        house.refuses_to(true, records, 3, Offence::Twice(kind)).await;
    }
}

pub(crate) async fn what_is_held_and_differs(backend: impl Backend) {
    let house = House::of_world(backend).await;
    for record in one_of_each() {
        let kind = record.place.kind();
        let records = vec![app("b"), changed(record)];
        house.refuses(records, 2, Offence::Differs(kind)).await;
    }
    // The text is the same, the place is another.
    for record in [
        user("a", "ada", None),
        client("a", "bob", "client-1"),
        device("a", "bob", "device-1"),
        seat("a", "bobs", "seat-1", Some("ada")),
        seat("a", "own", "seat-1", Some("bob")),
        said("a", "bobs", 10, "o1", Some("ada")),
        said("a", "own", 11, "o1", Some("ada")),
        merge("a", "bob", "old-ada"),
    ] {
        let kind = record.place.kind();
        house.refuses(vec![record], 1, Offence::Differs(kind)).await;
    }
}

pub(crate) async fn an_app_that_is_nowhere(backend: impl Backend) {
    let house = House::of_world(backend).await;
    for record in [
        user("nowhere", "ada", None),
        client("nowhere", "ada", "c"),
        device("nowhere", "ada", "d"),
        system("nowhere", "ada", "1"),
        talk("nowhere", "own"),
        seat("nowhere", "own", "s", None),
        said("nowhere", "own", 1, "m", None),
        merge("nowhere", "ada", "old"),
        preference("nowhere", "ada"),
    ] {
        let records = vec![
            app("b"),
            user("a", "new", None),
            record.clone(),
            record_elsewhere(),
        ];
        house.refuses(records, 3, Offence::UnknownApp).await;
    }
    let records = vec![app("b"), group("i", &["a", "nowhere"])];
    house.refuses(records, 2, Offence::UnknownMember).await;
}

fn record_elsewhere() -> Record {
    user("elsewhere", "ada", None)
}

/// The conversation of this id is another app's, and so is the person.
pub(crate) async fn a_person_or_conversation_that_is_nowhere(backend: impl Backend) {
    let house = House::of_world(backend).await;
    for record in [
        client("b", "bob", "c"),
        device("b", "bob", "d"),
        system("b", "bob", "1"),
    ] {
        house
            .refuses(vec![app("b"), record], 2, Offence::UnknownUser)
            .await;
    }
    house
        .refuses(vec![app("b"), preference("b", "bob")], 2, Offence::UnknownTeller)
        .await;
    // Somebody who comes later says it all the same.
    house
        .hold(vec![preference("b", "late"), user("b", "late", None)])
        .await;
    for record in [
        seat("b", "both", "s", Some("ada")),
        said("b", "both", 1, "m", None),
    ] {
        house
            .refuses(vec![app("b"), record], 2, Offence::UnknownConversation)
            .await;
    }
}

/// Whatever else is wrong further down, and whatever comes after all.
pub(crate) async fn at_the_first_line_that_is_wrong(backend: impl Backend) {
    let house = House::of_world(backend).await;
    let no_user = || client("a", "late", "c1");
    let no_talk = || said("a", "later", 1, "m1", None);
    let no_app = || user("nowhere", "u", None);
    for (records, line, offence) in [
        (vec![no_user(), no_talk(), no_app()], 1, Offence::UnknownUser),
        (
            vec![no_talk(), no_app(), no_user()],
            1,
            Offence::UnknownConversation,
        ),
        (vec![no_app(), no_user(), no_talk()], 1, Offence::UnknownApp),
        // It comes later, so it is right after all.
        (
            vec![no_user(), no_talk(), user("a", "late", None)],
            2,
            Offence::UnknownConversation,
        ),
        (
            vec![no_talk(), no_user(), talk("a", "later")],
            2,
            Offence::UnknownUser,
        ),
        (vec![no_app(), no_user(), app("nowhere")], 2, Offence::UnknownUser),
        // The first line that names it counts, not the last.
        (
            vec![app("b"), no_talk(), said("a", "later", 2, "m2", None)],
            2,
            Offence::UnknownConversation,
        ),
        // Nothing of it is there: the app comes first.
        (
            vec![client("nowhere", "u", "c"), no_app()],
            1,
            Offence::UnknownApp,
        ),
    ] {
        house.refuses(records, line, offence).await;
    }
}

/// The last of many lines.
pub(crate) async fn at_the_last_of_many_lines(backend: impl Backend) {
    let house = House::new(backend);
    let mut records = world();
    for number in 0..50 {
        records.push(said("a", "own", 100 + number, &format!("m{number}"), Some("ada")));
    }
    records.push(said("a", "nothing", 200, "m", Some("ada")));
    let last = records.len() as u64;
    house.refuses(records, last, Offence::UnknownConversation).await;
    // And the next file's lines count from 1 again.
    house.hold(world()).await;
    house
        .refuses(
            vec![app("b"), client("a", "nobody", "c")],
            2,
            Offence::UnknownUser,
        )
        .await;
}

/// A seat's person and a message's author may be unknown: the platform exports one person without the others.
pub(crate) async fn but_not_a_stranger_in_a_conversation(backend: impl Backend) {
    let house = House::of_world(backend).await;
    house
        .hold(vec![
            seat("a", "both", "seat-9", Some("stranger")),
            said("a", "both", 24, "b5", Some("stranger-2")),
        ])
        .await;
}
