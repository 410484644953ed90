//! What goes by itself once it has been kept for long enough, and what does not.

use domain::{
    audit::{Act, Chain, Entry, TO},
    erasure::Counts,
    facts::Period,
    request::{Message, Request, Standing, Words},
    retention::{Class, Gone},
};

use super::{
    Backend, House,
    doubles::log,
    execution::done,
    house::{request, subject},
    records::{app_id, at, attachment, said, showing, talk_id, world},
    search::all_and_own,
    standing::stand,
};
use crate::{Aged, Besides, Cut, Error, Refused, Retired};

/// A period of which the rules only say that it is the confirmed one.
pub(crate) fn period() -> Period {
    Period::of_months(24)
}

/// What is from before this second goes.
pub(crate) fn cut(class: Class, before: i64) -> Cut {
    Cut {
        class,
        period: period(),
        before: at(before),
    }
}

impl<B: Backend> House<B> {
    /// All of these are confirmed.
    pub(crate) async fn confirms(&self, cuts: &[Cut]) {
        let app = app_id("a");
        for cut in cuts {
            let log = log(Act::RetentionConfirmed, 900);
            let confirmed = self.store.confirm_retention(&app, cut.class, cut.period, log);
            confirmed.await.unwrap();
        }
    }

    async fn aged(&self, cuts: &[Cut]) -> Vec<Aged> {
        self.store.aged(&app_id("a"), cuts, at(1_000), 100).await.unwrap()
    }

    pub(crate) async fn retires(&self, cuts: &[Cut], aged: &[Aged], batch: u32) -> Retired {
        let (app, log) = (app_id("a"), log(Act::RetentionStarted, 1_000));
        let retired = self.store.retire(&app, cuts, aged, batch, at(1_060), log);
        retired.await.unwrap()
    }

    /// A run to its end, so many rows a step. Answers what went.
    async fn runs(&self, cuts: &[Cut], batch: u32) -> Gone {
        let mut gone = Gone::default();
        for _ in 0..1_000 {
            let aged = self.aged(cuts).await;
            let retired = self.retires(cuts, &aged, batch).await;
            gone += retired.gone;
            if aged.is_empty() && retired.is_clear {
                return gone;
            }
        }
        panic!("the run does not end");
    }

    /// A request that was taken back then.
    async fn withdrew(&self, user: &str, number: u64, second: i64) -> Request {
        let asked = self.open_request("a", user, number).await;
        let withdrawn = asked.clone().withdraw(at(second)).unwrap();
        let message = Message {
            at: at(second),
            by: domain::request::Author::Person,
            text: Words::parse("Never mind.").unwrap(),
        };
        let besides = Besides {
            message: Some(message),
            ..Besides::default()
        };
        let advanced = self
            .store
            .advance(&asked, &withdrawn, besides, log(Act::RequestWithdrawn, second));
        advanced.await.unwrap();
        withdrawn
    }

    fn ids(&self, table: &str, column: &str) -> Vec<String> {
        let mut ids: Vec<_> = self.rows()[table].iter().map(|row| row[column].clone()).collect();
        ids.sort();
        ids
    }
}

pub(crate) async fn takes_conversations_in_which_nothing_was_said_for_long(backend: impl Backend) {
    let cuts = [cut(Class::Messages, 20)];
    for batch in [1, 2, 1_000] {
        let mut records = world();
        records.push(showing(said("a", "own", 13, "o4", Some("ada")), "https://x/1"));
        records.push(attachment("a", "https://x/1"));
        let house = House::of(backend.another(), records).await;
        house.confirms(&cuts).await;
        assert_eq!(house.aged(&cuts).await, [Aged::Talk(talk_id("own"))]);
        let before = house.rows();
        let gone = house.runs(&cuts, batch).await;
        let all = Gone {
            conversations: 1,
            messages: 4,
            attachments: 1,
            ..Gone::default()
        };
        assert_eq!(gone, all, "{batch}");
        // It stays, empty; what was said elsewhere later stays whole.
        let after = house.rows();
        assert_eq!(after["conversation"], before["conversation"]);
        assert_eq!(after["participant"], before["participant"]);
        assert_eq!(
            house.ids("message", "message_id"),
            ["b1", "b2", "b3", "b4", "o1", "p1"],
            "the other app's is left alone"
        );
        for table in ["attachment", "attachment_chunk", "attachment_going", "media_link"] {
            assert!(after[table].is_empty(), "{table}");
        }
        assert_eq!(all_and_own(&house, "ada").await[0], ["b4", "b3", "b2", "b1"]);
        assert_eq!(house.runs(&cuts, batch).await, Gone::default(), "once");
    }
}

pub(crate) async fn takes_the_oldest_first(backend: impl Backend) {
    let house = House::of_world(backend).await;
    let cuts = [cut(Class::Messages, 1_000)];
    house.confirms(&cuts).await;
    let aged = house.aged(&cuts).await;
    let talks = ["own", "both", "bobs"].map(|id| Aged::Talk(talk_id(id)));
    assert_eq!(aged, talks);
    let retired = house.retires(&cuts, &aged, 2).await;
    assert_eq!((retired.done, retired.gone.messages), (0, 2));
    let left = house.rows()["message"].clone();
    let left: Vec<_> = left
        .iter()
        .filter(|row| row["app_id"] == "a" && row["conversation_id"] == "own")
        .map(|row| row["message_id"].as_str())
        .collect();
    assert_eq!(left, ["o3"]);
}

/// The controls: with nothing confirmed, or another period.
pub(crate) async fn takes_nothing_that_nobody_confirmed(backend: impl Backend) {
    let house = House::of_world(backend).await;
    let cuts = [cut(Class::Messages, 1_000)];
    let other = [cut(Class::Requests, 1_000)];
    house.confirms(&other).await;
    let longer = Cut {
        period: Period::of_months(12),
        ..cuts[0]
    };
    for cuts in [&cuts[..], &[longer]] {
        let aged = house.aged(cuts).await;
        let before = house.rows()["message"].clone();
        let retired = house.retires(cuts, &aged, 1_000).await;
        assert_eq!((retired.done, retired.gone), (aged.len(), Gone::default()));
        assert_eq!(house.rows()["message"], before);
    }
    house.confirms(&cuts).await;
    let aged = house.aged(&cuts).await;
    assert_ne!(house.retires(&cuts, &aged, 1_000).await.gone, Gone::default());
    let confirmed = log(Act::RetentionConfirmed, 900);
    let unknown = house
        .store
        .confirm_retention(&app_id("z"), Class::Messages, period(), confirmed)
        .await;
    assert!(
        matches!(unknown, Err(Error::Refused(Refused::Unknown))),
        "{unknown:?}"
    );
}

/// Whoever has asked for something, and whoever's records are only stored, among others too. The control: Bob alone.
pub(crate) async fn spares_whoever_asked_for_something(backend: impl Backend) {
    let cuts = [cut(Class::Messages, 1_000), cut(Class::Requests, 1_000)];
    for restricted in [true, false] {
        let house = House::of_world(backend.another()).await;
        house.confirms(&cuts).await;
        if restricted {
            let restricts = stand("ada", Standing::Restriction, 110);
            house.does("ada", 1, restricts).await.unwrap();
        } else {
            house.open_request("a", "ada", 1).await;
        }
        let seen = house.aged(&cuts).await;
        assert_eq!(seen, [Aged::Talk(talk_id("bobs"))], "{restricted}");
        let told = house.store.aging(&app_id("a"), &cuts, at(1_000)).await.unwrap();
        assert_eq!((told[0].goes.conversations, told[0].spared), (1, 2));
        let gone = house.runs(&cuts, 10).await;
        assert_eq!((gone.conversations, gone.messages), (1, 1), "{restricted}");
        // What was looked at before somebody asked is looked at again.
        let all = ["own", "both"].map(|id| Aged::Talk(talk_id(id)));
        assert_eq!(house.retires(&cuts, &all, 10).await.gone, Gone::default());
    }
}

pub(crate) async fn takes_requests_that_are_closed_with_what_was_said(backend: impl Backend) {
    let house = House::of_world(backend).await;
    let cuts = [cut(Class::Requests, 300)];
    house.confirms(&cuts).await;
    let old = house.withdrew("bob", 1, 250).await;
    let new = house.withdrew("bob", 2, 350).await;
    // Something rests on it: what stands about her.
    let objected = stand("ada", Standing::Marketing, 110);
    let objection = house.does("ada", 3, objected).await.unwrap();
    assert_eq!(house.aged(&cuts).await, [Aged::Request(old.reference.clone())]);
    let gone = house.runs(&cuts, 10).await;
    assert_eq!(gone.requests, 1);
    let mut left = [&new.reference, &objection].map(ToString::to_string);
    left.sort();
    assert_eq!(house.ids("request", "reference"), left);
    let said = house.ids("request_message", "reference");
    assert_eq!(said, [new.reference.to_string()]);
    // The control: once it is lifted, that request goes too.
    let lifts = super::standing::lift("ada", Standing::Marketing, 120);
    let lifting = house.does("ada", 4, lifts).await.unwrap();
    let next = house.aged(&cuts).await;
    assert!(next.contains(&Aged::Request(objection)), "{next:?} {lifting}");
}

pub(crate) async fn takes_tombstones_and_then_their_requests(backend: impl Backend) {
    let house = House::of_world(backend).await;
    let cuts = [cut(Class::Tombstones, 800), cut(Class::Requests, 800)];
    house.confirms(&cuts).await;
    let asked = house.open_request("a", "ada", 1).await;
    let executing = house.approve(&asked).await;
    let job = house.take_job().await;
    let erased = house.erase(&job, 100).await;
    assert_ne!(erased, Counts::default());
    house.finish(&job, &done(&executing, erased)).await.unwrap();
    // Not before it is verified.
    assert_eq!(house.aged(&cuts).await, []);
    let held = house.store.request(&app_id("a"), &asked.reference).await;
    let held = held.unwrap().unwrap();
    let verified = held.clone().verify(at(600)).unwrap();
    house.advance(&held, &verified, Act::ErasureVerified).await;
    let stone = Aged::Tombstone(subject("a", "ada"));
    assert_eq!(house.aged(&cuts).await, [stone]);
    let gone = house.runs(&cuts, 10).await;
    assert_eq!((gone.tombstones, gone.requests), (1, 1));
    let rows = house.rows();
    assert!(rows["tombstone"].is_empty() && rows["request"].is_empty());
    let known = house.store.erased(&app_id("a"), &subject("a", "ada")).await;
    assert_eq!(known.unwrap(), None);
}

/// That there was an entry stays, and its hash; that it says nothing any more is said by the first entry of the run.
pub(crate) async fn empties_old_entries_and_says_so(backend: impl Backend) {
    let house = House::of_world(backend).await;
    let chain = Chain::App(app_id("a"));
    for second in [100, 200, 300, 250] {
        let mut entry = log(Act::RecordOpened, second);
        entry.entry = entry.entry.about(subject("a", "ada"));
        house.store.note(entry).await.unwrap();
    }
    let cuts = [cut(Class::Entries, 260)];
    house.confirms(&cuts).await;
    let before = house.store.entries(&chain, 0, 100).await.unwrap();
    let told = house.store.aging(&app_id("a"), &cuts, at(1_000)).await.unwrap();
    assert_eq!((told[0].goes.entries, told[0].oldest), (2, Some(at(300))));
    assert_eq!(house.runs(&cuts, 1).await.entries, 2);
    let after = house.store.entries(&chain, 0, 100).await.unwrap();
    for (before, after) in before.iter().zip(&after).take(2) {
        assert_eq!(
            (after.sequence, after.at, after.hash),
            (before.sequence, before.at, before.hash)
        );
        assert!(after.is_empty() && after.subject.is_none());
    }
    // None behind one that stays, whatever the clock did.
    assert_eq!(after[2..before.len()], before[2..]);
    let about = house
        .store
        .count_about(&app_id("a"), &subject("a", "ada"), None)
        .await;
    assert_eq!(about.unwrap(), 2);
    let said: Entry = serde_json::from_slice(&after.last().unwrap().sealed).unwrap();
    assert_eq!(
        (said.act, said.facts[TO].as_u64()),
        (Act::RetentionStarted, Some(2))
    );
    assert_eq!(after.len(), before.len() + 1, "once a run");
}

/// The control: a day, which it is put off by anyway.
pub(crate) async fn is_not_put_off_by_a_clock_that_was_ahead(backend: impl Backend) {
    for (ahead, is_taken) in [(365 * 86_400, true), (86_400, false)] {
        let house = House::of_world(backend.another()).await;
        house.confirms(&[cut(Class::Messages, 20)]).await;
        let app = app_id("a");
        let taken = house
            .store
            .take_retention(at(1_000 + ahead), at(1_060 + ahead))
            .await;
        assert_eq!(taken.unwrap().as_ref(), Some(&app));
        let held = house.store.take_retention(at(1_010), at(1_070)).await;
        assert_eq!(held.unwrap().is_some(), is_taken);
        let put_off = house.store.release_retention(&app, Some(at(1_000 + ahead)));
        put_off.await.unwrap();
        let again = house.store.take_retention(at(1_010), at(1_070)).await;
        assert_eq!(again.unwrap().is_some(), is_taken);
    }
}

pub(crate) async fn is_done_by_one_at_a_time_and_ends_once(backend: impl Backend) {
    let house = House::of_world(backend).await;
    let (app, other) = (app_id("a"), house.backend.open());
    let take = async |second| house.store.take_retention(at(second), at(second + 60)).await;
    assert_eq!(take(1_000).await.unwrap(), None);
    let cuts = [cut(Class::Messages, 20)];
    house.confirms(&cuts).await;
    let entries = house.rows()["audit"].len();
    house.confirms(&cuts).await;
    assert_eq!(house.rows()["audit"].len(), entries, "once");
    assert_eq!(take(899).await.unwrap(), None);
    assert_eq!(take(1_000).await.unwrap().as_ref(), Some(&app));
    assert_eq!(other.take_retention(at(1_059), at(1_100)).await.unwrap(), None);
    house.store.release_retention(&app, None).await.unwrap();
    assert_eq!(
        other.take_retention(at(1_059), at(1_119)).await.unwrap(),
        Some(app.clone())
    );
    let gone = house.runs(&cuts, 2).await;
    let standing = house.store.retention(&app).await.unwrap();
    assert_eq!((standing.so_far, standing.last), (gone, None));
    assert_eq!(standing.confirmed, [(Class::Messages, period(), at(900))]);
    let end = async |gone| {
        let log = log(Act::RetentionFinished, 1_010);
        house.store.end_retention(&app, gone, at(2_000), log).await
    };
    let changed = |refused: Result<(), Error>| {
        assert!(
            matches!(refused, Err(Error::Refused(Refused::Changed))),
            "{refused:?}"
        );
    };
    changed(end(Gone::default()).await);
    end(gone).await.unwrap();
    changed(end(gone).await);
    let standing = house.store.retention(&app).await.unwrap();
    assert_eq!(
        (standing.so_far, standing.last),
        (Gone::default(), Some((at(1_010), gone)))
    );
    assert!(standing.is_unverified);
    assert_eq!(standing.due_at, Some(at(2_000)));
    assert_eq!(take(1_999).await.unwrap(), None);
    let owed = house.store.unverified_retention().await.unwrap();
    assert_eq!(owed, [(app.clone(), at(1_010))]);
    let verify = async |second| {
        let log = log(Act::RetentionVerified, 1_020);
        house.store.verify_retention(&app, at(second), log).await
    };
    changed(verify(1_009).await);
    verify(1_010).await.unwrap();
    changed(verify(1_010).await);
    // A run in which nothing went is not written down.
    let before = house.rows()["audit"].len();
    end(Gone::default()).await.unwrap();
    assert_eq!(house.rows()["audit"].len(), before);
}

/// What the ledger keeps of a run takes the same out of a backup, and no conversation in which something was said since.
pub(crate) async fn is_done_again_as_it_was(backend: impl Backend) {
    let kept = crate::KeptRetired {
        app: app_id("a"),
        talks: vec![(talk_id("own"), at(12)), (talk_id("both"), at(22))],
        tombstones: vec![subject("a", "nobody")],
        requests: vec![request("a", "bob", 1).reference],
        entries_before: Some(at(260)),
    };
    let house = House::of_world(backend).await;
    house.withdrew("bob", 1, 250).await;
    let chain = Chain::App(app_id("a"));
    let entries = house.store.entries(&chain, 0, 100).await.unwrap().len();
    for sequence in [5, 6] {
        let kept = crate::Kept::Retired(Box::new(kept.clone()));
        assert_eq!(house.replay(kept, sequence).await, 5);
        assert_eq!(
            house.ids("message", "message_id"),
            ["b1", "b2", "b3", "b4", "o1", "p1"],
            "the last of the shared one came later"
        );
        assert!(house.rows()["request"].is_empty());
    }
    let after = house.store.entries(&chain, 0, 100).await.unwrap();
    assert!(after[..entries].iter().all(domain::audit::SealedEntry::is_empty));
    let said: Entry = serde_json::from_slice(&after[entries].sealed).unwrap();
    assert_eq!(said.facts[TO].as_u64(), u64::try_from(entries).ok());
}
