//! Records that became one.

use std::sync::Arc;

use domain::{
    audit::{Act, By, Chain, Entry},
    erasure::Size,
    key::Reach,
    opening::Occasion,
    record::Record,
    request::Request,
};

use super::{
    Backend, House,
    doubles::{Notes, log, of},
    execution::done,
    house::{actor, feed, subject, summing},
    import::{content, totals_are_right},
    openings::opening,
    records::{
        app, app_id, at, changed, client, device, external_id, merge, named, preference, quoting, said, seat,
        system, talk, talk_id, user, user_id, world,
    },
    search::all_and_own,
    sessions::{person, session, staff},
};
use crate::{Former, FormerName, Naming, Offence, Order, Store, Tells, Told, Walk};

impl<B: Backend> House<B> {
    /// Into whom this person's record went, with what they have by merges.
    async fn merged(&self, user: &str) -> Vec<Box<str>> {
        let sheets = self.store.sheets(&app_id("a"), &user_id(user)).await;
        sheets.unwrap().merges
    }
}

/// The small world, in which Bob has something of every kind.
fn with_bob() -> Vec<Record> {
    let mut records = world();
    records.push(device("a", "bob", "device-2"));
    records.push(system("a", "bob", "7"));
    records
}

/// All that was Bob's, now Ada's.
fn moved() -> Vec<Record> {
    vec![
        client("a", "ada", "client-3"),
        device("a", "ada", "device-2"),
        system("a", "ada", "7"),
        seat("a", "both", "seat-3", Some("ada")),
        seat("a", "bobs", "seat-4", Some("ada")),
        quoting(
            said("a", "both", 21, "b2", Some("ada")),
            &said("a", "both", 20, "b1", Some("ada")),
        ),
        said("a", "bobs", 30, "p1", Some("ada")),
    ]
}

fn bob_into_ada() -> Record {
    merge("a", "ada", "bob")
}

pub(crate) async fn come_in_as_of_the_import_and_are_the_persons_who_remains(backend: impl Backend) {
    let house = House::of_world(backend).await;
    let ada = (app_id("a"), user_id("ada"), subject("a", "ada"));
    let merges = async || {
        let mut told = house.store.told(&ada.0, &ada.1, &ada.2, &[]).await.unwrap();
        told.retain(|told| told.what == Tells::Merge);
        told
    };
    let first = Told {
        at: at(50),
        after: 0,
        what: Tells::Merge,
        own: false,
        data: merge("a", "ada", "old-ada").data,
    };
    assert_eq!(merges().await, std::slice::from_ref(&first));
    // Again, later, and changed: it came in when it first did.
    for (record, update) in [
        (merge("a", "ada", "old-ada"), false),
        (changed(merge("a", "ada", "old-ada")), true),
    ] {
        feed(&*house.store, vec![record.clone()], update, summing())
            .await
            .unwrap();
        let now = merges().await;
        assert_eq!((now[0].at, &now[0].data), (first.at, &record.data));
    }
    for (app, user) in [("a", "old-ada"), ("a", "bob"), ("b", "ada")] {
        let found = house.store.told(&app_id(app), &user_id(user), &ada.2, &[]).await;
        assert_eq!(found.unwrap(), [], "{app} {user}");
        let totals = house.store.totals(&app_id(app), &user_id(user)).await.unwrap();
        assert_eq!(totals.merges, 0, "{app} {user}");
    }
}

pub(crate) async fn take_the_other_record_out_once_all_of_it_came_under_the_one_that_remains(
    backend: impl Backend,
) {
    let fresh = {
        let mut records = with_bob();
        let bobs = |record: &Record| record.data.contains("\"bob\"") || record.data.contains("bob@x");
        records.retain(|record| !bobs(record));
        records.retain(|record| !matches!(&*record.data, data if data.contains("client-3") || data.contains("device-2") || data.contains("\"7\"")));
        records.extend(moved());
        records.push(bob_into_ada());
        House::of(backend.another(), records).await
    };
    let mut file = moved();
    for place in [0, 3, file.len()] {
        file.insert(place, bob_into_ada());
        let house = House::of(backend.another(), with_bob()).await;
        let draw = Box::new(|| Some("other_x".to_owned()));
        house
            .store
            .meet(&app_id("a"), &user_id("bob"), draw)
            .await
            .unwrap();
        let done = house.update(file.clone()).await.unwrap();
        assert_eq!((done.merged, done.added["merge"]), (1, 1));
        // What they were called is all that is left of them.
        let mut left = content(&house.rows());
        assert_eq!(left["former_name"].len(), 1);
        left.insert("former_name".to_owned(), Vec::new());
        assert_eq!(left, content(&fresh.rows()), "{place}");
        totals_are_right(&house.rows());
        // The same again finds nobody to take out.
        let again = house.hold(vec![bob_into_ada()]).await;
        assert_eq!((again.unchanged, again.merged), (1, 0));
        file.remove(place);
    }
}

/// The platform has no such channel and no such conversation any more, so that no file can bring them again.
pub(crate) async fn take_out_what_the_platform_made_one_with_something_else(backend: impl Backend) {
    let with = |talk: &str, channel: &str| {
        let more = format!(
            r#"{{"mergedConversations":{{"surviving":{{"id":"own"}},"discarded":{{"id":"{talk}"}}}},"mergedClients":{{"discarded":{{"id":"{channel}"}}}},"#
        );
        let merge = bob_into_ada();
        Record {
            data: merge.data.replacen('{', &more, 1).into(),
            ..merge
        }
    };
    let file = |merge: Record| {
        vec![
            merge,
            seat("a", "both", "seat-3", Some("ada")),
            said("a", "both", 21, "b2", Some("ada")),
            said("a", "own", 30, "p1", Some("ada")),
        ]
    };
    let house = House::of_world(backend).await;
    // One in which something is left, and what is another's.
    let mut early = file(with("bobs", "client-3"));
    early.pop();
    for file in [
        early,
        file(with("both", "client-3")),
        file(with("bobs", "client-1")),
    ] {
        house.refuses_to(true, file, 1, Offence::DiscardedHeld).await;
    }
    house.update(file(with("bobs", "client-3"))).await.unwrap();
    let rows = house.rows();
    for table in ["conversation", "participant", "member", "conversation_total"] {
        let left = rows[table].iter().filter(|row| row["conversation_id"] == "bobs");
        assert_eq!(left.count(), 0, "{table}");
    }
    for table in ["client", "reader", "user"] {
        let left = rows[table].iter().filter(|row| row["user_id"] == "bob");
        assert_eq!(left.count(), 0, "{table}");
    }
    totals_are_right(&rows);
}

pub(crate) async fn refuse_to_lose_what_only_the_other_has(backend: impl Backend) {
    let house = House::of(backend, with_bob()).await;
    let held = Offence::DiscardedHeld;
    for left in 0..moved().len() {
        let mut file = moved();
        file.remove(left);
        let line = file.len() as u64 + 1;
        file.push(bob_into_ada());
        file.push(app("b"));
        house.refuses_to(true, file, line, held).await;
    }
    // Not even when nothing would be lost, unless records may be replaced.
    house.hold(vec![user("a", "eve", None)]).await;
    house
        .refuses_to(false, vec![merge("a", "ada", "eve")], 1, held)
        .await;
    // Somebody who comes in the same file is held as well.
    let both = vec![user("a", "fay", None), merge("a", "ada", "fay")];
    house.refuses_to(false, both, 2, held).await;
    house.update(vec![merge("a", "ada", "eve")]).await.unwrap();
    let eve = house.store.person_by_id(&app_id("a"), &user_id("eve")).await;
    assert_eq!(eve.unwrap(), None);
}

pub(crate) async fn wait_for_a_request_of_the_others(backend: impl Backend) {
    type Step = fn(Request) -> Request;
    let approved: Step = |request| request.approve(actor(), at(200), vec![], None).unwrap();
    let open: [&[Step]; 3] = [
        &[],
        &[approved],
        &[approved, |request| request.start(at(201)).unwrap()],
    ];
    for steps in open {
        let house = House::of_world(backend.another()).await;
        let mut request = house.open_request("a", "cyd", 1).await;
        for step in steps {
            let next = step(request.clone());
            house.advance(&request, &next, Act::RequestApproved).await;
            request = next;
        }
        let file = vec![said("a", "both", 22, "b3", Some("ada")), merge("a", "ada", "cyd")];
        house.refuses_to(true, file, 2, Offence::DiscardedAsked).await;
    }
    // Once it is closed nothing of it is in the way, and nothing of it leads to anybody.
    let house = House::of_world(backend).await;
    house.hang_the_door().await;
    house.enter(session(1, staff(Reach::Provider))).await;
    house.enter(session(2, person("a", "bob"))).await;
    let request = house.open_request("a", "bob", 1).await;
    let opened = opening(1, "bob", Occasion::DecideRequest, 1000);
    let entry = log(Act::RecordOpened, 1000);
    house.store.open_record(opened, entry).await.unwrap();
    let withdrawn = request.clone().withdraw(at(150)).unwrap();
    house.advance(&request, &withdrawn, Act::RequestWithdrawn).await;
    let mut file: Vec<_> = moved();
    file.retain(|record| !matches!(record.place.kind(), "device" | "businessSystem"));
    file.push(named(bob_into_ada(), "mood"));
    house.update(file).await.unwrap();
    let rows = house.rows();
    assert_eq!(rows["opening"], []);
    assert_eq!(rows["session"].len(), 1);
    assert!(rows["request"].iter().all(|row| row["user_id"] == "NULL"));
    assert_eq!(rows["undescribed"].len(), 1);
    assert_eq!(rows["undescribed"][0]["holder_id"], "ada");
}

pub(crate) async fn need_somebody_who_remains(backend: impl Backend) {
    let house = House::of_world(backend).await;
    let unknown = Offence::UnknownSurvivor;
    for file in [
        vec![app("b"), merge("a", "nobody", "cyd")],
        vec![app("b"), merge("b", "bob", "x")],
        vec![app("b"), merge("a", "nobody", "x"), merge("a", "nobody", "y")],
    ] {
        house.refuses_to(true, file, 2, unknown).await;
    }
    // They may come later, and then somebody else is the first who never came.
    let file = vec![
        merge("a", "new", "x"),
        client("a", "late", "c"),
        user("a", "new", None),
    ];
    house
        .refuses_to(false, file.clone(), 2, Offence::UnknownUser)
        .await;
    house.hold(vec![file[0].clone(), file[2].clone()]).await;
    assert_eq!(house.merged("new").await.len(), 1);
}

/// One went into another who went into a third: whatever the order of lines and files, all of it is the third's.
pub(crate) async fn of_merges_are_the_last_ones(backend: impl Backend) {
    let chain = [
        user("a", "last", None),
        merge("a", "last", "second"),
        merge("a", "second", "first"),
        merge("a", "first", "zeroth"),
    ];
    let order = |places: [usize; 4]| places.map(|at| chain[at].clone()).to_vec();
    for places in [[0, 1, 2, 3], [3, 2, 1, 0], [2, 0, 3, 1]] {
        let mut records = vec![app("a")];
        records.extend(order(places));
        let house = House::of(backend.another(), records.clone()).await;
        assert_eq!(house.merged("last").await.len(), 3, "{places:?}");
        let before = content(&house.rows());
        assert_eq!(house.hold(records).await.unchanged, 5);
        assert_eq!(content(&house.rows()), before, "{places:?}");
    }
    // Over several files: whoever remains today goes tomorrow.
    let house = House::of(backend.another(), vec![app("a"), user("a", "first", None)]).await;
    for (next, before, held) in [("second", "first", 2), ("last", "second", 3)] {
        house.hold(vec![user("a", next, None)]).await;
        if held == 2 {
            house.hold(vec![chain[3].clone()]).await;
        }
        let done = house.update(vec![merge("a", next, before)]).await.unwrap();
        assert_eq!((done.merged, house.merged(next).await.len()), (1, held));
        assert_eq!(house.merged(before).await.len(), 0);
    }
    // One that names somebody else takes along what came by it, and no more.
    house.hold(vec![user("a", "other", None)]).await;
    house.update(vec![merge("a", "other", "first")]).await.unwrap();
    assert_eq!(house.merged("other").await.len(), 2);
    assert_eq!(house.merged("last").await, [chain[1].data.clone()]);
}

/// Under what they were called until then, requests and entries are the surviving one's.
pub(crate) async fn remember_what_who_went_was_called(backend: impl Backend) {
    let house = House::of_world(backend).await;
    let names = async |app: &str, user: &str| {
        let names = house.store.former_names(&app_id(app), &user_id(user)).await;
        names.unwrap()
    };
    let request = house.open_request("a", "bob", 1).await;
    let withdrawn = request.clone().withdraw(at(150)).unwrap();
    house.advance(&request, &withdrawn, Act::RequestWithdrawn).await;
    let mut file: Vec<_> = moved();
    file.retain(|record| !matches!(record.place.kind(), "device" | "businessSystem"));
    file.push(bob_into_ada());
    house.update(file).await.unwrap();
    let bob = FormerName {
        user: user_id("bob"),
        external_id: Some(external_id("bob@x")),
        entries: 2,
        until: at(50),
    };
    // Of who was never held here, no name is known.
    assert_eq!(names("a", "ada").await, [bob]);
    for (app, user) in [("a", "bob"), ("b", "ada"), ("a", "old-ada")] {
        assert_eq!(names(app, user).await, [], "{app} {user}");
    }
    // Whoever goes takes along what they were called before.
    house
        .hold(vec![user("a", "eve", Some("eve@x")), user("a", "fay", None)])
        .await;
    house.update(vec![merge("a", "fay", "eve")]).await.unwrap();
    house.hold(vec![user("a", "gus", None)]).await;
    house.update(vec![merge("a", "gus", "fay")]).await.unwrap();
    let of_gus: Vec<_> = names("a", "gus")
        .await
        .into_iter()
        .map(|name| name.external_id)
        .collect();
    assert_eq!(of_gus, [Some(external_id("eve@x")), None]);
    // And nothing of it is left once they are erased.
    let request = house.open_request("a", "gus", 2).await;
    let executing = house.approve(&request).await;
    let job = house.take_job().await;
    let erased = house.erase(&job, 9).await;
    house.finish(&job, &done(&executing, erased)).await.unwrap();
    assert_eq!(house.rows()["former_name"].len(), 1);
    assert_eq!(names("a", "ada").await.len(), 1);
}

/// The entries that a walk through what is held about Ada meets, and whether it meets what was Bob's.
async fn met<B: Backend>(house: &House<B>, former: Naming) -> (Vec<String>, bool) {
    let ada = subject("a", "ada");
    let mut log = log(Act::Exported, 500);
    log.entry = log.entry.about(ada);
    let walk = Walk {
        app: app_id("a"),
        user: user_id("ada"),
        subject: ada,
        former,
        log,
    };
    let notes = Notes::default();
    let walked = house.store.walk(walk, Box::new(notes.clone())).await;
    assert!(walked.unwrap().is_some());
    let mut seen = notes.seen();
    let of_bob = seen.iter().any(|part| part.contains("TEXT-p1"));
    seen.retain(|part| part.starts_with("entry "));
    (seen, of_bob)
}

fn called(names: Vec<FormerName>) -> Vec<Former> {
    let former = names.into_iter().map(|name| Former {
        subject: subject("a", name.user.as_str()),
        entries: name.entries,
        until: name.until,
    });
    former.collect()
}

/// One that comes between the wish to walk and the walk is met with what was written under the former name; one that
/// comes when the walk has begun is not met at all.
pub(crate) async fn are_met_by_a_walk_as_of_its_own_moment(backend: impl Backend) {
    let mut file = moved();
    file.retain(|record| !matches!(record.place.kind(), "device" | "businessSystem"));
    file.push(bob_into_ada());
    let house = async || {
        let house = House::of_world(backend.another()).await;
        for user in ["bob", "ada"] {
            let mut log = log(Act::RecordOpened, 40);
            log.entry = log.entry.about(subject("a", user));
            house.store.note(log).await.unwrap();
        }
        house
    };
    let merged = house().await;
    // The control: what was known before.
    let before = merged.store.former_names(&app_id("a"), &user_id("ada")).await;
    let before = called(before.unwrap());
    merged.update(file.clone()).await.unwrap();
    assert_eq!(
        met(&merged, Box::new(called)).await,
        (vec!["entry 1".to_owned(), "entry 2".to_owned()], true)
    );
    let known: Naming = Box::new(move |_| before.clone());
    // The walk before this one is the third.
    assert_eq!(
        met(&merged, known).await,
        (vec!["entry 2".to_owned(), "entry 3".to_owned()], true)
    );

    let late = house().await;
    let other: Arc<dyn Store> = Arc::from(late.backend.open());
    let meddling: Naming = Box::new(move |names| {
        let written = feed(&*other, file.clone(), true, summing());
        tokio::runtime::Handle::current().block_on(written).unwrap();
        called(names)
    });
    assert_eq!(met(&late, meddling).await, (vec!["entry 2".to_owned()], false));
    assert_eq!(late.merged("ada").await.len(), 2, "and it came in");
}

/// Whoever made the file had what both said before them; of one that came earlier nobody knows which is the older.
pub(crate) async fn let_a_preference_go_only_for_one_of_the_same_file(backend: impl Backend) {
    let eve = || vec![user("a", "eve", None), preference("a", "eve")];
    let house = House::of_world(backend.another()).await;
    house.hold(eve()).await;
    // Ada's own came earlier.
    house
        .refuses_to(true, vec![merge("a", "ada", "eve")], 1, Offence::DiscardedHeld)
        .await;
    for last in [preference("a", "ada"), changed(preference("a", "ada"))] {
        let house = House::of_world(backend.another()).await;
        house.hold(eve()).await;
        let done = house.update(vec![merge("a", "ada", "eve"), last.clone()]).await;
        assert_eq!(done.unwrap().merged, 1);
        let rows = house.rows();
        assert_eq!(rows["preference"].len(), 1);
        assert_eq!(rows["preference"][0]["data"], *last.data);
    }
}

pub(crate) async fn of_each_other_are_nobodys(backend: impl Backend) {
    let house = House::of_world(backend).await;
    house.hold(vec![user("a", "x", None), user("a", "y", None)]).await;
    let circle = vec![merge("a", "x", "y"), merge("a", "y", "x")];
    house.refuses_to(true, circle, 1, Offence::UnknownSurvivor).await;
    house.update(vec![merge("a", "x", "y")]).await.unwrap();
    let back = vec![merge("a", "y", "x")];
    house.refuses_to(true, back, 1, Offence::UnknownSurvivor).await;
}

/// The one who remains may take the other's external id in the same file, before or after.
pub(crate) async fn let_the_external_id_go_along(backend: impl Backend) {
    let mut file = vec![
        bob_into_ada(),
        user("a", "ada", Some("bob@x")),
        client("a", "ada", "client-3"),
        seat("a", "both", "seat-3", Some("ada")),
        seat("a", "bobs", "seat-4", Some("ada")),
        said("a", "both", 21, "b2", Some("ada")),
        said("a", "bobs", 30, "p1", Some("ada")),
    ];
    for _ in 0..2 {
        let house = House::of_world(backend.another()).await;
        house.update(file.clone()).await.unwrap();
        let holder = house.store.person(&app_id("a"), &external_id("bob@x")).await;
        assert_eq!(holder.unwrap().unwrap().user, user_id("ada"));
        file.reverse();
    }
}

pub(crate) async fn stand_among_the_entries_by_their_time(backend: impl Backend) {
    let house = House::of_world(backend).await;
    let note = async |second: i64, user: &str| {
        let entry =
            Entry::new(at(second), Act::RecordOpened, By::Person { kid: None }).about(subject("a", user));
        house
            .store
            .note(of(Chain::App(app_id("a")), entry))
            .await
            .unwrap();
    };
    note(40, "ada").await;
    note(45, "bob").await;
    note(50, "ada").await;
    note(60, "ada").await;
    let merges = async |user: &str, former: Vec<Former>| {
        let told = house
            .store
            .told(&app_id("a"), &user_id("ada"), &subject("a", user), &former)
            .await;
        told.unwrap()
            .into_iter()
            .map(|told| (told.what, told.after))
            .collect::<Vec<_>>()
    };
    // They came in second 50.
    let of_bob = |entries| Former {
        subject: subject("a", "bob"),
        entries,
        until: at(49),
    };
    for (user, former, after) in [
        ("ada", vec![], 3),
        ("bob", vec![], 2),
        ("nobody", vec![], 0),
        ("nobody", vec![of_bob(2)], 2),
        ("nobody", vec![of_bob(1)], 0),
        ("ada", vec![of_bob(2)], 3),
    ] {
        assert_eq!(
            merges(user, former).await,
            [(Tells::Merge, after), (Tells::Preference, after)],
            "{user}"
        );
    }
}

/// Of somebody who was two records, whatever others quote goes, under whichever id they said it.
pub(crate) async fn take_quotations_under_a_former_id_along(backend: impl Backend) {
    let house = House::of_world(backend).await;
    let once = said("a", "both", 1, "gone", Some("old-ada"));
    let now = quoting(said("a", "both", 2, "gone-too", Some("ada")), &once);
    house
        .hold(vec![
            quoting(said("a", "both", 70, "q1", Some("bob")), &once),
            quoting(said("a", "both", 71, "q2", None), &now),
            quoting(
                said("a", "both", 72, "q3", None),
                &said("a", "both", 3, "other", Some("old-bob")),
            ),
        ])
        .await;
    let preview = house
        .store
        .preview(&app_id("a"), &user_id("ada"), &Size::Everything)
        .await
        .unwrap();
    assert_eq!((preview.quotes, preview.profiles), (3, 3));
    let request = house.open_request("a", "ada", 1).await;
    let executing = house.approve(&request).await;
    let job = house.take_job().await;
    let erased = house.erase(&job, 2).await;
    assert_eq!((erased.quotes, erased.profiles), (3, 3));
    house.finish(&job, &done(&executing, erased)).await.unwrap();
    let page = house.newest("bob", "both", 9).await;
    let all: String = page.messages.iter().map(|row| &*row.data).collect();
    assert!(!all.contains("TEXT-gone") && all.contains("TEXT-other"), "{all}");
}

/// What stands under Ada's former id: a conversation of its own, and something said among others.
fn once() -> Vec<Record> {
    vec![
        said("a", "both", 70, "f1", Some("old-ada")),
        seat("a", "both", "seat-8", Some("old-ada")),
        talk("a", "once"),
        seat("a", "once", "seat-9", Some("old-ada")),
        said("a", "once", 71, "f2", Some("old-ada")),
        said("a", "once", 72, "f3", None),
    ]
}

/// What somebody sees of app `a`.
#[derive(Debug, PartialEq, Eq)]
struct Seen {
    /// Their conversations, and whether others take part in each.
    talks: Vec<(String, bool)>,
    /// Of how many messages their totals say.
    messages: u64,
    /// What they find, newest first.
    found: Vec<String>,
    /// What of it they find as their own.
    own: Vec<String>,
}

impl Seen {
    fn of(talks: &[(&str, bool)], messages: u64, found: &[&str], own: &[&str]) -> Self {
        let texts = |ids: &[&str]| ids.iter().map(|id| (*id).to_owned()).collect();
        Self {
            talks: talks
                .iter()
                .map(|(id, shared)| ((*id).to_owned(), *shared))
                .collect(),
            messages,
            found: texts(found),
            own: texts(own),
        }
    }
}

impl<B: Backend> House<B> {
    async fn seen(&self, user: &str) -> Seen {
        let (app, id) = (app_id("a"), user_id(user));
        let talks = self.store.conversations(&app, &id, Order::Oldest, None, 99).await;
        let totals = self.store.totals(&app, &id).await.unwrap();
        let [found, own] = all_and_own(self, user).await;
        Seen {
            talks: talks
                .unwrap()
                .into_iter()
                .map(|row| (row.id.as_str().to_owned(), row.shared))
                .collect(),
            messages: totals.messages,
            found,
            own,
        }
    }
}

/// Ada in the small world, with what stands under her former id.
fn with_once() -> Seen {
    Seen::of(
        &[("both", true), ("once", false), ("own", false)],
        10,
        &["f3", "f2", "f1", "b4", "b3", "b2", "b1", "o3", "o2", "o1"],
        &["f2", "f1", "b1", "o2", "o1"],
    )
}

/// Ada in the small world, if what stands there under that id is somebody else's.
fn without_once() -> Seen {
    Seen::of(
        &[("both", true), ("own", false)],
        8,
        &["f1", "b4", "b3", "b2", "b1", "o3", "o2", "o1"],
        &["b1", "o2", "o1"],
    )
}

/// Whether the merge comes before them, with them or after them: they are in every conversation that their former id is
/// in, find what was said there, and their own words as theirs. Others see what they saw.
pub(crate) async fn give_what_a_former_id_is_in(backend: impl Backend) {
    let into_ada = || merge("a", "ada", "old-ada");
    let mut apart = world();
    apart.retain(|record| *record != into_ada());
    let split = [vec![into_ada()], once()].concat();
    let mut backwards = split.clone();
    backwards.reverse();
    let files = [
        vec![vec![into_ada()], once()],
        vec![once(), vec![into_ada()]],
        vec![split],
        vec![backwards],
        once()
            .into_iter()
            .map(|record| vec![record])
            .chain([vec![into_ada()]])
            .collect(),
    ];
    let mut rows = Vec::new();
    for files in files {
        let house = House::of(backend.another(), apart.clone()).await;
        for file in files {
            house.hold(file).await;
        }
        assert_eq!(house.seen("ada").await, with_once());
        let bob = house.seen("bob").await;
        assert_eq!(bob.talks, [("bobs".to_owned(), false), ("both".to_owned(), true)]);
        assert_eq!(
            (&*bob.found.join(" "), &*bob.own.join(" ")),
            ("f1 p1 b4 b3 b2 b1", "p1 b2")
        );
        let page = house.newest("ada", "once", 9).await;
        assert_eq!(page.messages.len(), 2);
        assert!(page.aliases.is_owner("old-ada") && !page.aliases.is_owner("bob"));
        let foreign = house
            .store
            .conversation(&app_id("a"), &user_id("bob"), &talk_id("once"))
            .await;
        assert_eq!(foreign.unwrap(), None);
        totals_are_right(&house.rows());
        rows.push(house.rows()["member"].clone());
    }
    assert!(rows.iter().all(|members| *members == rows[0]), "{rows:?}");

    // The control: without a merge it is nobody's whom one can ask.
    let house = House::of(backend, [apart, once()].concat()).await;
    assert_eq!(house.seen("ada").await, without_once());
}

/// Not once somebody is held under it, nor once the platform says that it went into another's; and again when that is
/// over.
pub(crate) async fn give_it_only_while_the_id_is_theirs(backend: impl Backend) {
    let house = House::of(backend, [world(), once()].concat()).await;
    assert_eq!(house.seen("ada").await, with_once());
    house.update(vec![merge("a", "bob", "old-ada")]).await.unwrap();
    assert_eq!(house.seen("ada").await, without_once());
    assert_eq!(
        house.seen("bob").await,
        Seen::of(
            &[("bobs", false), ("both", true), ("once", false)],
            8,
            &["f3", "f2", "f1", "p1", "b4", "b3", "b2", "b1"],
            &["f2", "f1", "p1", "b2"],
        )
    );
    house.update(vec![merge("a", "ada", "old-ada")]).await.unwrap();
    assert_eq!(house.seen("ada").await, with_once());
    // What leaves the former id leaves them.
    house
        .update(vec![seat("a", "once", "seat-9", Some("cyd"))])
        .await
        .unwrap();
    assert_eq!(house.seen("ada").await.talks[1], ("once".to_owned(), true));
    house
        .update(vec![
            said("a", "once", 71, "f2", Some("cyd")),
            seat("a", "both", "seat-8", Some("cyd")),
        ])
        .await
        .unwrap();
    assert_eq!(house.seen("ada").await, without_once_said());
    let held = vec![
        user("a", "old-ada", Some("old-ada@x")),
        seat("a", "once", "seat-8", Some("old-ada")),
    ];
    house.update(held).await.unwrap();
    assert_eq!(house.seen("ada").await.talks, without_once().talks);
    assert_eq!(house.seen("ada").await.own, without_once().own);
    let theirs = house.seen("old-ada").await;
    assert_eq!((theirs.own, theirs.messages), (vec!["f1".to_owned()], 7));
    totals_are_right(&house.rows());

    // Whoever came anew under it goes; what comes under it from then on is Ada's.
    let request = house.open_request("a", "old-ada", 1).await;
    let executing = house.approve(&request).await;
    let job = house.take_job().await;
    let erased = house.erase(&job, 3).await;
    house.finish(&job, &done(&executing, erased)).await.unwrap();
    house
        .hold(vec![said("a", "once", 80, "f4", Some("old-ada"))])
        .await;
    assert_eq!(house.seen("ada").await.talks[1].0, "once");
    assert_eq!(house.seen("ada").await.own[0], "f4");
}

/// Ada, once her former id has only what it said among others.
fn without_once_said() -> Seen {
    Seen {
        own: ["f1", "b1", "o2", "o1"].map(str::to_owned).to_vec(),
        ..without_once()
    }
}

/// Whoever had a former id goes into another: what stands under both is that person's, and is in nobody's way.
pub(crate) async fn let_a_former_id_go_along(backend: impl Backend) {
    let mut records = world();
    records.push(user("a", "eve", Some("eve@x")));
    records.retain(|record| *record != merge("a", "ada", "old-ada"));
    records.extend(once());
    records.push(merge("a", "eve", "old-ada"));
    let house = House::of(backend, records).await;
    let of_eve = house.seen("eve").await;
    assert_eq!(of_eve.own, ["f2", "f1"]);
    assert_eq!(
        of_eve.talks,
        [("both".to_owned(), true), ("once".to_owned(), false)]
    );
    let done = house.update(vec![merge("a", "ada", "eve")]).await.unwrap();
    assert_eq!(done.merged, 1);
    assert_eq!(house.seen("ada").await, with_once());
    let rows = house.rows();
    for table in ["member", "reader"] {
        assert!(rows[table].iter().all(|row| row["user_id"] != "eve"), "{table}");
    }
    totals_are_right(&rows);
}

/// The register says that what the person wrote goes: that is what stands under each of their ids.
pub(crate) async fn take_what_was_said_under_a_former_id_along(backend: impl Backend) {
    let before = once();
    for batch in [1, 2, 100] {
        let house = House::of_world(backend.another()).await;
        house.hold(before.clone()).await;
        for user in ["ada", "bob"] {
            let draw = Box::new(|| Some("other_x".to_owned()));
            house
                .store
                .meet(&app_id("a"), &user_id(user), draw)
                .await
                .unwrap();
        }
        let preview = house
            .store
            .preview(&app_id("a"), &user_id("ada"), &Size::Everything)
            .await
            .unwrap();
        assert_eq!(
            (
                preview.conversations,
                preview.shared_conversations,
                preview.messages
            ),
            (2, 1, 7)
        );
        let request = house.open_request("a", "ada", 1).await;
        let executing = house.approve(&request).await;
        let job = house.take_job().await;
        let erased = house.erase(&job, batch).await;
        assert_eq!(erased, preview, "{batch} at a time");
        house.finish(&job, &done(&executing, erased)).await.unwrap();
        let rows = house.rows();
        let all = format!("{rows:?}");
        assert!(!all.contains("old-ada"), "{all}");
        let left = rows["message"]
            .iter()
            .filter(|row| row["conversation_id"] == "both");
        let left: Vec<_> = left.map(|row| &*row["message_id"]).collect();
        assert_eq!(left, ["b2", "b3", "b4"]);
        totals_are_right(&rows);
    }
    // The control: somebody who is held is not erased with anybody else.
    let house = House::of_world(backend).await;
    house.hold(before).await;
    house.hold(vec![user("a", "old-ada", None)]).await;
    let request = house.open_request("a", "ada", 1).await;
    house.approve(&request).await;
    let job = house.take_job().await;
    house.erase(&job, 100).await;
    let rows = house.rows();
    for kept in ["f1", "f2", "f3"] {
        assert!(
            rows["message"].iter().any(|row| row["message_id"] == kept),
            "{kept}"
        );
    }
}
