//! Replacing records: afterwards all is as if only the newest had ever come.

use domain::record::{Place, Record};

use super::{
    Backend, House,
    house::{feed, summing},
    import::{content, totals_are_right},
    records::{
        app_id, changed, client, device, group, merge, preference, quoting, said, seat, talk, user, user_id,
        world,
    },
};

/// Each replaces one or more records of the small world.
pub(super) fn updates() -> Vec<(&'static str, Vec<Record>)> {
    let o1 = || said("a", "own", 10, "o1", Some("ada"));
    vec![
        ("every record", world().into_iter().map(changed).collect()),
        ("a message's words", vec![changed(o1())]),
        ("a message's time", vec![said("a", "own", 99, "o1", Some("ada"))]),
        (
            "a message's conversation",
            vec![said("a", "bobs", 10, "o1", Some("ada"))],
        ),
        (
            "all of somebody's messages, away",
            vec![said("a", "own", 22, "b3", Some("cyd"))],
        ),
        (
            "a message's author",
            vec![said("a", "both", 22, "b3", Some("bob"))],
        ),
        (
            "a message is the business's",
            vec![said("a", "both", 22, "b3", None)],
        ),
        (
            "a message is a person's",
            vec![said("a", "both", 23, "b4", Some("dee"))],
        ),
        (
            "a message quotes",
            vec![quoting(o1(), &said("a", "own", 1, "q", None))],
        ),
        ("a seat's person", vec![seat("a", "bobs", "seat-4", Some("dee"))]),
        ("a seat for nobody", vec![seat("a", "own", "seat-1", None)]),
        ("a seat elsewhere", vec![seat("a", "own", "seat-3", Some("bob"))]),
        (
            "a seat and all messages elsewhere",
            vec![
                seat("a", "own", "seat-3", Some("bob")),
                said("a", "own", 21, "b2", Some("bob")),
            ],
        ),
        (
            "all messages, then the seat",
            vec![
                said("a", "bobs", 20, "b1", Some("ada")),
                seat("a", "bobs", "seat-2", Some("ada")),
            ],
        ),
        ("an external id", vec![user("a", "ada", Some("ada@y"))]),
        ("an external id gone", vec![user("a", "ada", None)]),
        (
            "external ids swapped",
            vec![user("a", "ada", Some("bob@x")), user("a", "bob", Some("ada@x"))],
        ),
        ("a channel's person", vec![client("a", "bob", "client-1")]),
        ("a device's person", vec![device("a", "bob", "device-1")]),
        (
            "a group's apps",
            vec![group("g", &["b"]), group("h", &["a", "b"])],
        ),
        ("a conversation", vec![changed(talk("a", "both"))]),
        ("what became one", vec![changed(merge("a", "ada", "old-ada"))]),
        ("with whom it became one", vec![merge("a", "bob", "old-ada")]),
        ("what somebody wants", vec![changed(preference("a", "ada"))]),
    ]
}

/// What a record is known by: its app, its kind, its id.
fn id(record: &Record) -> (&str, &str, &str) {
    let kind = record.place.kind();
    match &record.place {
        Place::App { app } => (app.as_str(), kind, ""),
        Place::Group { group, .. } => ("", kind, group.as_str()),
        Place::User { app, user, .. } | Place::Preference { app, user } => {
            (app.as_str(), kind, user.as_str())
        }
        Place::Client { app, client, .. } => (app.as_str(), kind, client.as_str()),
        Place::Device { app, device, .. } => (app.as_str(), kind, device.as_str()),
        Place::BusinessSystem { app, key, .. } => (app.as_str(), kind, key),
        Place::Conversation { app, conversation } => (app.as_str(), kind, conversation.as_str()),
        Place::Participant { app, participant, .. } => (app.as_str(), kind, participant.as_str()),
        Place::Message { app, message, .. } => (app.as_str(), kind, message.as_str()),
        Place::Merge { app, discarded, .. } => (app.as_str(), kind, discarded.as_str()),
        Place::Attachment { app, url, .. } => (app.as_str(), kind, url),
    }
}

/// Puts every new record in the place of the old one.
fn newest(mut world: Vec<Record>, update: &[Record]) -> Vec<Record> {
    for new in update {
        let old = world.iter_mut().find(|old| id(old) == id(new)).unwrap();
        old.clone_from(new);
    }
    world
}

/// But for what people were called before, which is remembered.
pub(crate) async fn leaves_all_as_if_only_the_newest_had_come(backend: impl Backend) {
    for (what, update) in updates() {
        let updated = House::of_world(backend.another()).await;
        let done = updated.update(update.clone()).await.unwrap();
        assert_eq!(done.replaced.values().sum::<u64>(), update.len() as u64, "{what}");
        let fresh = House::of(backend.another(), newest(world(), &update)).await;
        let [updated_rows, fresh_rows] = [&updated, &fresh].map(|house| {
            let mut rows = content(&house.rows());
            rows.remove("former_name");
            rows
        });
        assert_eq!(updated_rows, fresh_rows, "{what}");
        totals_are_right(&updated.rows());
    }
}

/// Old records, new ones, equal ones and changed ones in one file.
pub(crate) async fn replaces_only_what_differs(backend: impl Backend) {
    let house = House::of_world(backend).await;
    let mut records = world();
    records[4] = user("a", "ada", Some("ada@y"));
    records[14] = changed(records[14].clone());
    records.push(said("a", "own", 70, "new", Some("ada")));
    let done = house.update(records).await.unwrap();
    assert_eq!(done.replaced, [("message", 1), ("user", 1)].into());
    assert_eq!(done.added, [("message", 1)].into());
    assert_eq!(done.unchanged, world().len() as u64 - 2);
    totals_are_right(&house.rows());
}

/// Whoever is being erased does not come back to sight by an update.
pub(crate) async fn does_not_bring_back_whoever_is_going(backend: impl Backend) {
    let house = House::of_world(backend).await;
    let request = house.open_request("a", "ada", 1).await;
    house.approve(&request).await;
    let ada = vec![changed(user("a", "ada", Some("ada@x")))];
    feed(&*house.store, ada, true, summing()).await.unwrap();
    let ada = house
        .store
        .person_by_id(&app_id("a"), &user_id("ada"))
        .await
        .unwrap();
    assert_eq!(ada.unwrap().going, Some(request.reference));
}
