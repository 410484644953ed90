//! Businesses that go, and everything of everybody with them.

use domain::{
    audit::Act,
    deletion::{Decision, Deletion, Holdings, Stage, Voice},
    erasure::{Counts, Size},
    facts::{Facts, Line, Recipient, Residence},
    id::{GroupId, KeyId},
    key::Reach,
    request::{Failure, Reference},
    task::{Deed, Outcome},
};
use serde_json::{Value, json};

use super::{
    Backend, House, Rows,
    doubles::{broken, log},
    execution::done,
    facts::facts,
    grants::digest,
    holds::hold,
    house::{actor, opened, request, subject},
    keys::key,
    records::{app, app_id, at, group, said, user, user_id},
    residue::{house_of_marked, places_of},
    sessions::{handover, person, session, staff, token_use},
    tasks::{file, settled},
};
use crate::{Besides, Decided, Error, ImportError, Job, Kept, KeptDeletion, Offence, Refused, Step, Tasks};

/// The app goes, as one member of staff has decided.
fn going(app: &str) -> Deletion {
    Deletion {
        app: app_id(app),
        reference: Reference::from_random(77),
        name: "App".into(),
        groups: Vec::new(),
        stage: Stage::Going {
            decision: Decision::of_staff(None, actor(), at(600)),
            failure: None,
        },
    }
}

/// One of two wants it.
fn proposed(app: &str) -> Deletion {
    let first = Voice {
        by: actor(),
        at: at(500),
    };
    Deletion {
        stage: Stage::Proposed { first },
        ..going(app)
    }
}

/// The rows of an app, by table.
fn of_app(rows: &Rows, app: &str) -> Rows {
    let mut own = rows.clone();
    for rows in own.values_mut() {
        rows.retain(|row| row.get("app_id").is_some_and(|id| id == app));
    }
    own.retain(|_, rows| !rows.is_empty());
    own
}

fn is_refused<T>(result: &Result<T, Error>, why: Refused) -> bool {
    matches!(result, Err(Error::Refused(refused)) if *refused == why)
}

impl<B: Backend> House<B> {
    async fn last_deletion(&self, app: &str) -> Option<Deletion> {
        self.store.deletion(&app_id(app)).await.unwrap()
    }

    /// It is decided that the app goes.
    async fn closes(&self, app: &str) -> Deletion {
        let going = going(app);
        let decided = self
            .store
            .advance_deletion(None, &going, log(Act::AppDeletionDecided, 600));
        decided.await.unwrap();
        self.last_deletion(app).await.unwrap()
    }

    /// Deletes to the end, so many rows at a time.
    async fn deletes(&self, job: &Job, batch: u32) -> Holdings {
        for _ in 0..10_000 {
            match self.store.delete_batch(job, batch, at(700)).await.unwrap() {
                Step::More => {}
                Step::Complete(gone) => return gone,
                Step::Gone => panic!("the job is lost"),
            }
        }
        panic!("the deletion does not end");
    }

    async fn ends(&self, job: &Job, going: &Deletion, gone: Holdings) -> Result<Deletion, Error> {
        let done = going.clone().finish(gone, at(800)).unwrap();
        let ended = self.store.finish_deletion(job, &done, log(Act::AppDeleted, 800));
        ended.await.map(|()| done)
    }

    /// The app goes, to the end.
    async fn goes_whole(&self, app: &str, batch: u32) -> Deletion {
        let going = self.closes(app).await;
        let job = self.take_job().await;
        let gone = self.deletes(&job, batch).await;
        self.ends(&job, &going, gone).await.unwrap()
    }

    /// Has asked for all there is, with somebody who was erased before, a key of its own and all that it says of itself.
    async fn of_everything(backend: B) -> Self {
        let house = house_of_marked(backend).await;
        house.asks_in_words("CANARY-user", "CANARY", 20).await;
        let request = house.open_request("a", "bob", 1).await;
        let executing = house.approve(&request).await;
        let job = house.take_job().await;
        let erased = house.erase(&job, 100).await;
        house.finish(&job, &done(&executing, erased)).await.unwrap();
        let app = app_id("a");
        let said = house.store.set_facts(&app, facts(), log(Act::FactsSet, 1));
        said.await.unwrap();
        let own = key("app_own", Reach::App(app_id("a")));
        let made = house.store.create_key(own, log(Act::KeyCreated, 1));
        made.await.unwrap();
        house
    }
}

pub(crate) async fn take_everything_of_the_app_and_nothing_of_others(backend: impl Backend) {
    let house = House::of_everything(backend).await;
    let before = house.rows();
    // Without it nothing would be looked for.
    assert!(
        of_app(&before, "a").len() >= 25,
        "{:?}",
        of_app(&before, "a").keys()
    );
    assert_ne!(places_of("CANARY", &before), [""; 0]);
    let holdings = house.store.holdings(&app_id("a")).await.unwrap();
    let done = house.goes_whole("a", 1_000).await;
    let Stage::Gone { gone, .. } = &done.stage else {
        panic!("{done:?}")
    };
    assert_eq!(*gone, holdings);
    let after = house.rows();
    let left = of_app(&after, "a");
    assert_eq!(left.keys().collect::<Vec<_>>(), ["deletion", "task", "tombstone"]);
    // Files that had still to be removed where they lie are named until they are.
    assert_eq!(places_of("CANARY", &after), ["task.details"]);
    for number in 1..=u32::try_from(after["task"].len()).unwrap() {
        let (gone, log) = (settled(Outcome::Done), log(Act::TaskSettled, 900));
        let said = house.store.settle_deletion_task(&done, number, gone, None, log);
        said.await.unwrap();
    }
    let since = house.rows();
    assert_eq!(places_of("CANARY", &since), [""; 0]);
    assert_eq!(of_app(&after, "b"), of_app(&before, "b"));
    assert!(after["search"].iter().all(|word| word["app_id"] == "b"));
    // Its chain stays, and so does what is not its own.
    let chain = |rows: &Rows| {
        let own = rows["audit"].iter().filter(|entry| entry["chain"] == "a");
        own.cloned().collect::<Vec<_>>()
    };
    assert!(chain(&after).starts_with(&chain(&before)));
    let keys: Vec<_> = after["signing_key"].iter().map(|key| &*key["kid"]).collect();
    assert_eq!(keys, ["act_door"]);
    for group in &after["app_group"] {
        let group: Value = serde_json::from_str(&group["data"]).unwrap();
        assert_eq!(group["appIds"], json!(["b"]), "{group}");
    }
    assert_eq!(
        house.store.holdings(&app_id("a")).await.unwrap(),
        Holdings::default()
    );
}

/// The call for the whole business and who is told of it, also those who still had to be told of Ada, and the file that she
/// left; nobody is told of her any more.
pub(crate) async fn leave_what_is_to_be_done_elsewhere(backend: impl Backend) {
    for batch in [1, 1_000] {
        let house = House::of_world(backend.another()).await;
        let store = &house.store;
        let said = Facts {
            place: Residence::Platform,
            recipients: vec![Recipient {
                name: Line::parse("Post").unwrap(),
                webhook: None,
            }],
            ..Facts::default()
        };
        let app = app_id("a");
        let set = store.set_facts(&app, said, log(Act::FactsSet, 1));
        set.await.unwrap();
        let asked = house.asks_elsewhere(1, Size::AllMessages).await;
        let owed = store.owed(&app).await.unwrap();
        assert_eq!((owed.deeds.len(), owed.open), (4, 3));
        let done = house.goes_whole("a", batch).await;
        let left = house.rows();
        let mut rows = left["task"].iter();
        assert!(
            rows.all(|row| row["reference"] == done.reference.as_str()),
            "{:?}",
            left["task"]
        );
        let none = store.tasks(&asked.app, &asked.reference, 9).await.unwrap();
        assert_eq!(none, Tasks::default());
        let tasks = store.tasks(&done.app, &done.reference, 9).await.unwrap();
        let names = tasks.told.iter().map(|task| match &task.deed {
            Deed::Tell { recipient, .. } => recipient.as_deref().unwrap_or_default(),
            deed => panic!("{deed:?}"),
        });
        assert_eq!(names.collect::<Vec<_>>(), ["Post", "Bank", "Mailhouse"]);
        assert_eq!((tasks.calls.total, tasks.files.total), (1, 1));
        let files = tasks.to_do.iter().filter(|task| task.deed == Deed::File);
        let files: Vec<_> = files.map(|task| task.details.clone()).collect();
        assert_eq!(files, [Some(file("https://media.example/a").details)]);
        assert_eq!(store.next_notice().await.unwrap(), Some(at(600)));
        let notice = store.take_notice(at(900), at(960)).await.unwrap().unwrap();
        assert_eq!(notice.decided, Decided::Deletion(Box::new(done.clone())));
        let settle = async || {
            let (number, log) = (notice.task.number, log(Act::RecipientTold, 900));
            let told = settled(Outcome::Done);
            store.settle_deletion_task(&done, number, told, None, log).await
        };
        settle().await.unwrap();
        assert!(is_refused(&settle().await, Refused::Changed));
        assert_eq!(store.next_notice().await.unwrap(), None);
    }
}

pub(crate) async fn count_the_same_whatever_the_batch(backend: impl Backend) {
    let mut counted = Vec::new();
    for batch in [1, 3, 1_000] {
        let house = House::of_everything(backend.another()).await;
        let done = house.goes_whole("a", batch).await;
        let mut rows = house.rows();
        rows.retain(|table, _| table != "audit" && table != "ledger");
        counted.push((done, rows));
    }
    assert_eq!(counted[0], counted[1]);
    assert_eq!(counted[1], counted[2]);
}

/// Before anything of it has gone, it is not there for anybody.
pub(crate) async fn close_the_app_with_the_decision(backend: impl Backend) {
    let house = House::of_everything(backend).await;
    let store = &house.store;
    let granted = house.granted("ada", 40).await;
    house.makes(&granted, 8).await;
    let people = [
        session(2, person("a", "ada")),
        session(3, staff(Reach::App(app_id("a")))),
    ];
    for session in people {
        house.enter(session).await;
    }
    for (digest, reach) in [(4, Reach::Group("g".parse().unwrap())), (5, Reach::Provider)] {
        house.enter(session(digest, staff(reach))).await;
    }
    house.enter(session(6, person("b", "ada"))).await;
    let announced = handover(7, person("a", "ada"));
    house.hand_over(announced, token_use(60, None)).await.unwrap();
    assert!(store.handover(&[7; 32], at(1_001)).await.unwrap().is_some());
    assert!(store.granted_at(&digest(8), at(301)).await.unwrap().is_some());
    let messages = house.rows()["message"].len();

    let deletion = house.closes("a").await;
    assert_eq!(deletion.groups, [GroupId::parse("g").unwrap()]);
    assert_eq!(
        house.rows()["message"].len(),
        messages,
        "nothing of it has gone yet"
    );
    assert!(store.app(&app_id("a")).await.unwrap().is_none());
    for reach in [
        Reach::App(app_id("a")),
        Reach::Group("g".parse().unwrap()),
        Reach::Provider,
    ] {
        let apps = store.apps(&reach).await.unwrap();
        assert!(apps.iter().all(|app| app.id == app_id("b")), "{reach:?}");
        let found = store.request_in(&reach, &granted.reference).await.unwrap();
        assert_eq!(found, None, "{reach:?}");
        let queue = store.queue(&reach, true, None, 9, at(600)).await.unwrap();
        assert!(queue.rows.is_empty(), "{reach:?}");
    }
    for (digest, lives) in [
        (1, false),
        (2, false),
        (3, false),
        (4, true),
        (5, true),
        (6, true),
    ] {
        assert_eq!(house.used(digest, 1_010).await.is_some(), lives, "{digest}");
    }
    assert_eq!(store.handover(&[7; 32], at(1_001)).await.unwrap(), None);
    assert!(store.granted_at(&digest(8), at(301)).await.unwrap().is_none());
    assert_eq!(store.facts(&app_id("a")).await.unwrap(), Facts::default());
    let own = store.key(&KeyId::parse("app_own").unwrap()).await.unwrap();
    assert!(own.unwrap().revoked_at.is_some());
    assert_eq!(store.next_wake().await.unwrap(), None);
    let again = store.create_key(key("app_more", Reach::App(app_id("a"))), log(Act::KeyCreated, 1));
    assert!(is_refused(&again.await, Refused::Unknown));
    // Nor is anything asked or decided there any more.
    let asked = store.open_request(
        opened(&request("a", "ada", 50), "ada", "late"),
        log(Act::RequestOpened, 610),
    );
    assert!(is_refused(&asked.await, Refused::Unknown));
    let withdrawn = granted.clone().withdraw(at(610)).unwrap();
    let late = store.advance(
        &granted,
        &withdrawn,
        Besides::default(),
        log(Act::RequestWithdrawn, 610),
    );
    assert!(is_refused(&late.await, Refused::Changed));
}

/// An erasure that was under way goes on no longer, and ends with the business: one truth in the end.
pub(crate) async fn take_erasures_along_that_are_under_way(backend: impl Backend) {
    let house = House::of_world(backend).await;
    let running = house.open_request("a", "ada", 1).await;
    let executing = house.approve(&running).await;
    let of_ada = house.take_job().await;
    assert_eq!(
        house.store.erase_batch(&of_ada, 1, at(900)).await.unwrap(),
        Step::More
    );
    let waiting = house.open_erasure("a", "bob", 2, Size::AllMessages).await;
    house.approve(&waiting).await;
    let elsewhere = house.open_request("b", "ada", 3).await;
    house.approve(&elsewhere).await;

    let going = house.closes("a").await;
    assert_eq!(
        house.store.erase_batch(&of_ada, 1, at(900)).await.unwrap(),
        Step::Gone
    );
    let ended = house.finish(&of_ada, &done(&executing, Counts::default())).await;
    assert!(is_refused(&ended, Refused::Changed));
    let jobs = [house.take_job().await, house.take_job().await];
    assert_eq!(house.store.take_job(at(301), at(361)).await.unwrap(), None);
    let whole: Vec<_> = jobs.iter().map(|job| (job.app.as_str(), job.whole)).collect();
    assert_eq!(whole, [("a", true), ("b", false)]);
    let gone = house.deletes(&jobs[0], 2).await;
    house.ends(&jobs[0], &going, gone).await.unwrap();
    // The other business's goes on.
    let request = house.store.request(&app_id("b"), &elsewhere.reference).await;
    assert!(request.unwrap().is_some());
    house.erase(&jobs[1], 100).await;
}

pub(crate) async fn do_not_end_while_anything_is_left(backend: impl Backend) {
    let house = House::of_world(backend).await;
    let going = house.closes("a").await;
    let job = house.take_job().await;
    assert_eq!(
        house.store.delete_batch(&job, 3, at(700)).await.unwrap(),
        Step::More
    );
    let so_far = house.store.deleted_so_far(&app_id("a")).await.unwrap();
    assert!(so_far.is_some());
    let before = house.rows();
    let early = house.ends(&job, &going, Holdings::default()).await;
    assert!(is_refused(&early, Refused::Changed));
    assert_eq!(house.rows(), before);
    // Whoever goes on, after a crash or a lease that ended, begins where it stopped.
    let other = house.backend.open();
    assert_eq!(other.take_job(at(699), at(760)).await.unwrap(), None);
    let again = other.take_job(at(700), at(760)).await.unwrap().unwrap();
    assert_eq!(again, job);
    let gone = house.deletes(&again, 100).await;
    house.ends(&again, &going, gone).await.unwrap();
    assert_eq!(house.store.deleted_so_far(&app_id("a")).await.unwrap(), None);
    let twice = house.ends(&again, &going, gone).await;
    assert!(is_refused(&twice, Refused::Changed));
    assert_eq!(
        house.store.delete_batch(&again, 9, at(900)).await.unwrap(),
        Step::Gone
    );
}

pub(crate) async fn that_cannot_go_on_wait_and_go_on(backend: impl Backend) {
    let house = House::of_world(backend).await;
    let going = house.closes("a").await;
    let job = house.take_job().await;
    let failure = Failure {
        at: at(310),
        tries: 1,
        why: "database".into(),
    };
    let stuck = going.clone().fail(failure).unwrap();
    let failed = house
        .store
        .fail_deletion(&job, &going, &stuck, at(400), log(Act::AppDeletionFailed, 310));
    failed.await.unwrap();
    assert_eq!(house.last_deletion("a").await.as_ref(), Some(&stuck));
    assert_eq!(house.store.take_job(at(399), at(450)).await.unwrap(), None);
    let again = house.store.take_job(at(400), at(450)).await.unwrap().unwrap();
    assert_eq!((again.tries, again.whole), (1, true));
    let gone = house.deletes(&again, 100).await;
    house.ends(&again, &stuck, gone).await.unwrap();
}

pub(crate) async fn move_only_from_where_they_are(backend: impl Backend) {
    let house = House::of_world(backend).await;
    let advance = async |from: Option<&Deletion>, to: &Deletion| {
        let log = log(Act::AppDeletionDecided, 600);
        house.store.advance_deletion(from, to, log).await
    };
    let before = house.rows();
    assert!(is_refused(
        &advance(None, &going("nobody")).await,
        Refused::Unknown
    ));
    assert!(is_refused(
        &advance(Some(&proposed("a")), &going("a")).await,
        Refused::Changed
    ));
    assert_eq!(house.rows(), before);
    advance(None, &proposed("a")).await.unwrap();
    let first = house.last_deletion("a").await.unwrap();
    assert!(
        house.store.app(&app_id("a")).await.unwrap().is_some(),
        "one of two takes nothing away"
    );
    assert_eq!(house.store.take_job(at(300), at(360)).await.unwrap(), None);
    assert!(is_refused(&advance(None, &going("a")).await, Refused::Changed));
    // It rests on keys that are not revoked.
    let own = key("app_1", Reach::App(app_id("b")));
    house
        .store
        .create_key(own.clone(), log(Act::KeyCreated, 1))
        .await
        .unwrap();
    house
        .store
        .revoke_key(&own.kid, at(2), log(Act::KeyRevoked, 2))
        .await
        .unwrap();
    assert!(is_refused(
        &advance(Some(&first), &going("a")).await,
        Refused::Changed
    ));
    assert!(house.store.app(&app_id("a")).await.unwrap().is_some());
    // What was taken back is the last that was said, until somebody wants it anew.
    let by = Voice {
        by: actor(),
        at: at(510),
    };
    let kept = first.clone().keep(by).unwrap();
    advance(Some(&first), &kept).await.unwrap();
    assert!(is_refused(&advance(Some(&first), &kept).await, Refused::Changed));
    assert!(house.store.app(&app_id("a")).await.unwrap().is_some());
}

pub(crate) async fn wait_while_a_legal_hold_stands_on_anybody(backend: impl Backend) {
    let house = House::of_world(backend).await;
    house.sets("bob", hold("open", None)).await.unwrap();
    for wanted in [going("a"), proposed("a")] {
        let log = log(Act::AppDeletionDecided, 600);
        let refused = house.store.advance_deletion(None, &wanted, log).await;
        assert!(is_refused(&refused, Refused::Held), "{refused:?}");
    }
    assert!(house.store.app(&app_id("a")).await.unwrap().is_some());
    // The control: once it is lifted.
    house.lifts("bob", "open").await.unwrap();
    house.closes("a").await;
}

pub(crate) async fn are_listed_within_a_reach(backend: impl Backend) {
    let house = House::of_world(backend).await;
    house.closes("a").await;
    let listed = async |reach: Reach| house.store.deletions(&reach).await.unwrap().len();
    assert_eq!(listed(Reach::Provider).await, 1);
    assert_eq!(listed(Reach::Group("g".parse().unwrap())).await, 1);
    assert_eq!(listed(Reach::Group("h".parse().unwrap())).await, 0);
    assert_eq!(listed(Reach::App(app_id("a"))).await, 0);
    assert_eq!(listed(Reach::App(app_id("b"))).await, 0);
}

pub(crate) async fn keep_the_id_out_until_it_is_let_in(backend: impl Backend) {
    let house = House::of_world(backend).await;
    let is_out = async |records| {
        let before = house.rows();
        let refused = house.import(records).await;
        let is_deleted = matches!(
            refused,
            Err(ImportError::Record {
                line: 1,
                offence: Offence::DeletedApp
            })
        );
        assert_eq!(house.rows(), before);
        is_deleted
    };
    let records = || vec![app("a"), user("a", "ada", Some("ada@x"))];
    let closed = house.closes("a").await;
    assert!(is_out(records()).await);
    // Nor by a way around: without the app's own record there is no app.
    for around in [
        user("a", "ada", Some("ada@x")),
        said("a", "own", 10, "o1", Some("ada")),
        group("g", &["a", "b"]),
    ] {
        assert!(house.update(vec![around]).await.is_err());
    }
    let job = house.take_job().await;
    let gone = house.deletes(&job, 100).await;
    let done = house.ends(&job, &closed, gone).await.unwrap();
    assert!(is_out(records()).await);
    let readmitted = done.clone().readmit(at(900)).unwrap();
    let admitted = house
        .store
        .advance_deletion(Some(&done), &readmitted, log(Act::AppReadmitted, 900));
    admitted.await.unwrap();
    house.hold(records()).await;
    assert!(house.store.app(&app_id("a")).await.unwrap().is_some());
    // And can go once more.
    let again = Deletion {
        reference: Reference::from_random(78),
        ..going("a")
    };
    let decided = house
        .store
        .advance_deletion(Some(&readmitted), &again, log(Act::AppDeletionDecided, 950));
    decided.await.unwrap();
    assert!(house.store.app(&app_id("a")).await.unwrap().is_none());
}

pub(crate) async fn are_verified_once(backend: impl Backend) {
    let house = House::of_world(backend).await;
    let unverified = async || house.store.unverified_deletions(9).await.unwrap();
    assert_eq!(unverified().await, []);
    let done = house.goes_whole("a", 100).await;
    assert_eq!(unverified().await, std::slice::from_ref(&done));
    let verified = done.clone().verify(at(900)).unwrap();
    let advanced = house
        .store
        .advance_deletion(Some(&done), &verified, log(Act::AppDeletionVerified, 900));
    advanced.await.unwrap();
    assert_eq!(unverified().await, []);
}

pub(crate) async fn are_not_without_an_entry(backend: impl Backend) {
    let house = House::of_world(backend).await;
    let before = house.rows();
    let to_go = going("a");
    let refused = house
        .store
        .advance_deletion(None, &to_go, broken(Act::AppDeletionDecided));
    assert!(matches!(refused.await, Err(Error::Seal(_))));
    assert_eq!(house.rows(), before);
    let going = house.closes("a").await;
    let job = house.take_job().await;
    let gone = house.deletes(&job, 100).await;
    let before = house.rows();
    let done = going.clone().finish(gone, at(800)).unwrap();
    let refused = house.store.finish_deletion(&job, &done, broken(Act::AppDeleted));
    assert!(matches!(refused.await, Err(Error::Seal(_))));
    assert_eq!(house.rows(), before);
    house.ends(&job, &going, gone).await.unwrap();
}

/// In a backup that is older than the decision, the business goes once more; and nobody who came since it was let in again.
pub(crate) async fn are_done_again_when_a_backup_comes_back(backend: impl Backend) {
    let kept = |deletion: &Deletion| {
        Kept::Deletion(Box::new(KeptDeletion {
            deletion: deletion.clone(),
            erased: vec![(subject("a", "bob"), Reference::from_random(5), at(300))],
        }))
    };
    let gone = House::of_world(backend.another()).await;
    let done = gone.goes_whole("a", 100).await;
    let house = House::of_world(backend.another()).await;
    assert_eq!(house.replay(kept(&done), 5).await, 1);
    let bob = house.store.erased(&app_id("a"), &subject("a", "bob")).await;
    assert_eq!(bob.unwrap().unwrap().at, at(300));
    let mut again = house.beside_the_logs();
    again.insert("tombstone".to_owned(), Vec::new());
    assert_eq!(again, gone.beside_the_logs());
    assert_eq!(house.replay(kept(&done), 6).await, 0, "once more is as once");

    // What is only decided stands in line again.
    let house = House::of_world(backend.another()).await;
    assert_eq!(house.replay(kept(&going("a")), 5).await, 1);
    assert!(house.store.app(&app_id("a")).await.unwrap().is_none());
    assert!(house.take_job().await.whole);
    // What is not changes nothing, and takes nothing that came after the business was let in again. The control stands
    // above.
    for stands in [proposed("a"), done.readmit(at(900)).unwrap()] {
        let house = House::of_world(backend.another()).await;
        assert_eq!(house.replay(kept(&stands), 5).await, 0);
        let ada = house.store.person_by_id(&app_id("a"), &user_id("ada")).await;
        assert!(ada.unwrap().is_some());
        assert_eq!(house.last_deletion("a").await, Some(stands));
    }
}
