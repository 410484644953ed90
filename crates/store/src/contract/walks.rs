//! Walking through everything held about a person.

use std::{ops::ControlFlow, sync::Arc};

use domain::{
    audit::{Act, By, Chain, Entry},
    erasure::Size,
    record::Record,
    request::{Author, Ground, Message, Standing, Words},
    retention::Class,
    task::Outcome,
};

use super::{
    Backend, House,
    doubles::{Notes, log, of},
    holds::hold,
    house::{feed, subject, summing},
    import_updates::updates,
    records::{app_id, at, changed, preference, said, user, user_id, world},
    retention::cut,
    standing::stand,
};
use crate::{Besides, Former, Log, Mark, Next, Part, Section, Store, Visit, Walk};

fn walk(app: &str, user: &str) -> Walk {
    Walk {
        app: app_id(app),
        user: user_id(user),
        subject: subject(app, user),
        former: Box::new(|_| Vec::new()),
        log: about(app, user, Act::Exported),
    }
}

/// An entry about a person, in their app's chain.
fn about(app: &str, user: &str, act: Act) -> Log {
    let entry = Entry::new(at(500), act, By::Portal).about(subject(app, user));
    of(Chain::App(app_id(app)), entry)
}

impl<B: Backend> House<B> {
    /// What a walk shows; nothing if there is nobody to walk through.
    async fn walked(&self, app: &str, user: &str) -> Option<Vec<String>> {
        let notes = Notes::default();
        let visit = Box::new(notes.clone());
        let done = self.store.walk(walk(app, user), visit).await.unwrap();
        done.map(|_| notes.seen())
    }
}

fn expected(told: &[(&str, usize)]) -> Vec<String> {
    let world: Vec<Record> = world();
    told.iter()
        .map(|(word, index)| format!("{word} {}", world[*index].data))
        .collect()
}

pub(crate) async fn shows_everything_of_the_person_in_the_order_of_the_export(backend: impl Backend) {
    let house = House::of_world(backend).await;
    let of_ada = expected(&[
        ("start", 0),
        ("user", 4),
        ("client", 8),
        ("client", 7),
        ("device", 10),
        ("system", 11),
        ("talk", 17),
        ("seat", 18),
        ("seat", 19),
        ("message", 20),
        ("message", 21),
        ("message", 22),
        ("message", 23),
        ("talk", 12),
        ("seat", 13),
        ("message", 14),
        ("message", 16),
        ("message", 15),
        ("merge", 32),
        ("preference", 33),
    ]);
    assert_eq!(house.walked("a", "ada").await.unwrap(), of_ada);
    let elsewhere = expected(&[
        ("start", 1),
        ("user", 27),
        ("client", 28),
        ("talk", 29),
        ("seat", 30),
        ("message", 31),
    ]);
    assert_eq!(house.walked("b", "ada").await.unwrap(), elsewhere);
}

pub(crate) async fn ends_with_requests_and_entries_up_to_its_own(backend: impl Backend) {
    let house = House::of_world(backend).await;
    let first = house.open_request("a", "ada", 1).await;
    let withdrawn = first.clone().withdraw(at(150)).unwrap();
    house.advance(&first, &withdrawn, Act::RequestWithdrawn).await;
    let second = house.open_request("a", "ada", 2).await;
    house.open_request("a", "bob", 3).await;
    // Four entries of the app so far; now three about people.
    for user in ["ada", "bob", "ada"] {
        house
            .store
            .note(about("a", user, Act::RecordOpened))
            .await
            .unwrap();
    }
    let tail = |seen: Vec<String>| {
        let last = seen.iter().position(|part| part.starts_with("request")).unwrap();
        seen[last..].to_vec()
    };
    // What came before the first entry stands before it.
    let mut requests = vec![
        format!("request {}", first.reference),
        format!("request {}", second.reference),
    ];
    requests.extend(expected(&[("merge", 32), ("preference", 33)]));
    let entries = |numbers: &[u64]| numbers.iter().map(|n| format!("entry {n}")).collect::<Vec<_>>();
    let seen = tail(house.walked("a", "ada").await.unwrap());
    assert_eq!(seen, [&requests[..], &entries(&[5, 7])].concat());
    let seen = tail(house.walked("a", "ada").await.unwrap());
    assert_eq!(
        seen,
        [&requests[..], &entries(&[5, 7, 8])].concat(),
        "the first walk's own entry"
    );
}

pub(crate) async fn through_nobody_is_none_and_leaves_no_trace(backend: impl Backend) {
    let house = House::of_world(backend).await;
    let request = house.open_request("a", "ada", 1).await;
    house.approve(&request).await;
    let rows = house.rows();
    for (app, user) in [("a", "ada"), ("a", "nobody"), ("nobody", "ada")] {
        assert_eq!(house.walked(app, user).await, None, "{app} {user}");
    }
    assert_eq!(house.rows(), rows);
    assert!(house.walked("b", "ada").await.is_some());
}

pub(crate) async fn stops_when_the_visitor_has_seen_enough(backend: impl Backend) {
    let house = House::of_world(backend).await;
    house
        .store
        .note(about("a", "ada", Act::RecordOpened))
        .await
        .unwrap();
    let all = house.walked("a", "ada").await.unwrap().len();
    assert_eq!(all, 21);
    for enough in 1..=all {
        let notes = Notes::until(enough);
        let visit = Box::new(notes.clone());
        let back = house.store.walk(walk("a", "ada"), visit).await.unwrap();
        assert!(back.is_some());
        assert_eq!(notes.seen().len(), enough);
    }
}

pub(crate) async fn gives_the_visitor_back(backend: impl Backend) {
    let house = House::of_world(backend).await;
    let visit = Box::new(Notes::default());
    let back: Box<dyn std::any::Any> = house.store.walk(walk("a", "ada"), visit).await.unwrap().unwrap();
    assert!(!back.downcast::<Notes>().unwrap().seen().is_empty());
}

/// Lets another process write in the middle of the walk.
struct Meddler {
    other: Arc<dyn Store>,
    notes: Notes,
}

impl Visit for Meddler {
    fn part(&mut self, part: Part<'_>) -> ControlFlow<()> {
        if matches!(part, Part::User(_)) {
            let here = tokio::runtime::Handle::current();
            let late = vec![said("a", "own", 99, "late", Some("ada"))];
            here.block_on(async {
                feed(&*self.other, late, false, summing()).await.unwrap();
                self.other
                    .note(about("a", "ada", Act::RecordOpened))
                    .await
                    .unwrap();
            });
        }
        self.notes.part(part)
    }
}

pub(crate) async fn sees_one_moment_though_others_write(backend: impl Backend) {
    let house = House::of_world(backend).await;
    let undisturbed = house.walked("b", "ada").await.unwrap();
    let before = house.walked("a", "ada").await.unwrap();
    let notes = Notes::default();
    let meddler = Meddler {
        other: Arc::from(house.backend.open()),
        notes: notes.clone(),
    };
    house
        .store
        .walk(walk("a", "ada"), Box::new(meddler))
        .await
        .unwrap();
    let seen = notes.seen();
    assert_eq!(seen[..before.len()], before);
    assert_eq!(seen[before.len()..], ["entry 1"], "the walk before this one");
    let after = house.walked("a", "ada").await.unwrap();
    assert!(after.iter().any(|part| part.contains("\"late\"")));
    assert_eq!(
        house.walked("b", "ada").await.unwrap()[..undisturbed.len()],
        undisturbed
    );
}

/// Wants to see the same so many times more.
struct Again {
    meddler: Meddler,
    left: usize,
}

impl Visit for Again {
    fn part(&mut self, part: Part<'_>) -> ControlFlow<()> {
        self.meddler.part(part)
    }

    fn end(&mut self) -> Next {
        match self.left.checked_sub(1) {
            Some(left) => {
                self.left = left;
                Next::Again
            }
            None => Next::Over,
        }
    }
}

pub(crate) async fn goes_through_the_same_moment_as_often_as_is_asked(backend: impl Backend) {
    let house = House::of_world(backend).await;
    let before = house.walked("a", "ada").await.unwrap();
    for (notes, times) in [(Notes::default(), 3), (Notes::until(1), 1)] {
        let again = Again {
            meddler: Meddler {
                other: Arc::from(house.backend.open()),
                notes: notes.clone(),
            },
            left: 2,
        };
        house.store.walk(walk("a", "ada"), Box::new(again)).await.unwrap();
        let seen = notes.seen();
        if times == 1 {
            assert_eq!(seen.len(), 1, "whoever has seen enough is asked nothing");
            continue;
        }
        let rounds: Vec<_> = seen.chunks(seen.len() / times).collect();
        assert_eq!(rounds.len(), times);
        assert_eq!(rounds[0][..before.len()], before);
        assert_eq!(rounds[0][before.len()..], ["entry 1"], "the walk before this one");
        assert!(rounds.iter().all(|round| *round == rounds[0]));
    }
    // Three walks, each written down once, and what was noted meanwhile in the one that saw more than its beginning.
    let after = house.walked("a", "ada").await.unwrap();
    let entries = after.iter().filter(|part| part.starts_with("entry")).count();
    assert_eq!(entries, 3 + 3);
}

/// Wants one kind of part.
struct Only {
    section: Section,
    notes: Notes,
}

impl Visit for Only {
    fn part(&mut self, part: Part<'_>) -> ControlFlow<()> {
        self.notes.part(part)
    }

    fn wants(&self, section: Section) -> bool {
        section == self.section
    }
}

pub(crate) async fn shows_no_more_than_is_wanted(backend: impl Backend) {
    let house = House::of_world(backend).await;
    house.open_request("a", "ada", 1).await;
    house
        .store
        .note(about("a", "ada", Act::RecordOpened))
        .await
        .unwrap();
    let all = house.walked("a", "ada").await.unwrap();
    for (section, words) in [
        (Section::User, &["user"][..]),
        (Section::Clients, &["client"]),
        (Section::Devices, &["device"]),
        (Section::BusinessSystems, &["system"]),
        (Section::Conversations, &["talk"]),
        (Section::Participants, &["talk", "seat"]),
        (Section::Messages, &["talk", "message"]),
        (Section::Requests, &["request"]),
        (Section::Entries, &["merge", "preference", "entry"]),
    ] {
        let is_meant = |part: &&String| {
            let word = part.split(' ').next().unwrap();
            word == "start" || words.contains(&word)
        };
        let expected: Vec<_> = all.iter().filter(is_meant).cloned().collect();
        assert!(expected.len() > words.len(), "{section:?}: {expected:?}");
        let notes = Notes::default();
        let only = Only {
            section,
            notes: notes.clone(),
        };
        house.store.walk(walk("a", "ada"), Box::new(only)).await.unwrap();
        let seen = notes.seen();
        assert_eq!(seen[..expected.len()], expected, "{section:?}");
        // The walks before this one.
        let more = &seen[expected.len()..];
        assert!(more.iter().all(|part| part.starts_with("entry")), "{section:?}");
        assert_eq!(more.is_empty(), section != Section::Entries, "{section:?}");
    }
}

/// The entry is written, whatever becomes of the walk.
pub(crate) async fn is_written_down_before_it_begins(backend: impl Backend) {
    let house = House::of_world(backend).await;
    house
        .store
        .walk(walk("a", "ada"), Box::new(Notes::until(1)))
        .await
        .unwrap();
    let entries = house
        .store
        .entries(&log(Act::Exported, 0).chain, 0, 10)
        .await
        .unwrap();
    let entry: Entry = serde_json::from_slice(&entries.last().unwrap().sealed).unwrap();
    assert_eq!(
        (entry.act, entry.subject),
        (Act::Exported, Some(subject("a", "ada")))
    );
}

/// Notes what the walk is made of, and walks so many times.
#[derive(Clone, Default)]
struct Rounds {
    marks: Arc<std::sync::Mutex<Vec<Mark>>>,
    notes: Notes,
    more: u32,
}

impl Visit for Rounds {
    fn part(&mut self, part: Part<'_>) -> ControlFlow<()> {
        if let Part::Start { mark, .. } = &part {
            self.marks.lock().unwrap().push(*mark);
        }
        self.notes.part(part)
    }

    fn end(&mut self) -> Next {
        match self.more.checked_sub(1) {
            Some(more) => {
                self.more = more;
                Next::Again
            }
            None => Next::Over,
        }
    }
}

pub(crate) async fn goes_through_the_same_again_if_it_is_to(backend: impl Backend) {
    let house = House::of_world(backend).await;
    let rounds = Rounds {
        more: 2,
        ..Rounds::default()
    };
    let visit = Box::new(rounds.clone());
    house.store.walk(walk("a", "ada"), visit).await.unwrap();
    let seen = rounds.notes.seen();
    let (first, rest) = seen.split_at(seen.len() / 3);
    assert_eq!(rest, [first, first].concat());
    assert_eq!(first.len(), 20);
    let marks = rounds.marks.lock().unwrap().clone();
    assert!(marks.len() == 3 && marks.iter().all(|mark| *mark == marks[0]));
}

const PEOPLE: [(&str, &str); 5] = [
    ("a", "ada"),
    ("a", "bob"),
    ("a", "cyd"),
    ("a", "dee"),
    ("b", "ada"),
];

impl<B: Backend> House<B> {
    /// Of each person, what their walk is made of, and what it shows but for entries.
    async fn versions(&self) -> Vec<([u8; 32], Vec<String>)> {
        let mut versions = Vec::new();
        for (app, user) in PEOPLE {
            let rounds = Rounds::default();
            let visit = Box::new(rounds.clone());
            if self.store.walk(walk(app, user), visit).await.unwrap().is_none() {
                continue;
            }
            let mut seen = rounds.notes.seen();
            let entries = seen.iter().filter(|part| part.starts_with("entry ")).count();
            seen.retain(|part| !part.starts_with("entry "));
            let mark = rounds.marks.lock().unwrap()[0];
            assert_eq!(mark.entries, entries as u64);
            versions.push((mark.version, seen));
        }
        versions
    }
}

/// Those whose parts changed, after which their version must have; and for nobody else.
fn told(before: &[([u8; 32], Vec<String>)], after: &[([u8; 32], Vec<String>)], what: &str) -> usize {
    let both = before.iter().zip(after);
    let changed = both.filter(|((version, parts), (later, then))| {
        assert!(
            parts == then || version != later,
            "{what}: {parts:?} and {then:?}"
        );
        version != later
    });
    changed.count()
}

pub(crate) async fn has_another_version_once_it_meets_other_parts(backend: impl Backend) {
    for (what, update) in updates() {
        let house = House::of_world(backend.another()).await;
        let before = house.versions().await;
        assert_eq!(told(&before, &house.versions().await, "nothing"), 0);
        house.update(world()).await.unwrap();
        assert_eq!(told(&before, &house.versions().await, "the same once more"), 0);
        house.update(update.clone()).await.unwrap();
        let after = house.versions().await;
        // Groups stand on nobody's walk.
        let seen = before
            .iter()
            .zip(&after)
            .any(|((_, parts), (_, then))| parts != then);
        assert_eq!(told(&before, &after, what) > 0, seen, "{what}");
        house.update(update).await.unwrap();
        assert_eq!(told(&after, &house.versions().await, what), 0);
    }
}

pub(crate) async fn has_another_version_after_an_act(backend: impl Backend) {
    let house = House::of_world(backend).await;
    let before = house.versions().await;
    let request = house.open_request("a", "ada", 1).await;
    let asked = house.versions().await;
    assert_eq!(told(&before, &asked, "a request"), 1);
    house.approve(&request).await;
    let job = house.take_job().await;
    house.erase(&job, 1_000).await;
    // Ada, who came first, is not walked through any more.
    let erased = house.versions().await;
    assert_eq!(erased.len(), asked.len() - 1);
    assert!(told(&asked[1..], &erased, "the erasure of another") > 0);
}

pub(crate) async fn has_another_version_once_something_is_said_or_stands(backend: impl Backend) {
    let house = House::of_world(backend).await;
    let request = house.open_request("a", "ada", 1).await;
    let asked = house.versions().await;
    let message = Message {
        at: at(120),
        by: Author::Person,
        text: Words::parse("It is about the old address.").unwrap(),
    };
    let besides = Besides {
        message: Some(message),
        ..Besides::default()
    };
    let log = log(Act::MessageSent, 120);
    let said = house.store.advance(&request, &request, besides, log).await;
    said.unwrap();
    let said = house.versions().await;
    assert_eq!(told(&asked, &said, "a message"), 1);
    let saying = |versions: &[([u8; 32], Vec<String>)]| {
        let parts = versions[0].1.iter();
        parts.filter(|part| part.contains("“It is about")).count()
    };
    assert_eq!((saying(&asked), saying(&said)), (0, 1));
    house
        .does("ada", 2, stand("ada", Standing::Restriction, 130))
        .await
        .unwrap();
    let stands = house.versions().await;
    assert_eq!(told(&said, &stands, "a restriction"), 1);
    // Told that it ends: every request is as it was.
    house.tell_end("ada", &[Ground::LegalClaims], 500).await.unwrap();
    let ends = house.versions().await;
    assert_eq!(told(&stands, &ends, "the end of a restriction"), 1);
    assert_eq!(told(&ends, &house.versions().await, "nothing"), 0);
}

pub(crate) async fn has_another_version_once_something_is_done_elsewhere(backend: impl Backend) {
    let house = House::of_world(backend).await;
    let request = house.asks_elsewhere(1, Size::AllMessages).await;
    let mut before = house.versions().await;
    assert!(before[0].1.iter().any(|part| part.contains("Mailhouse")));
    // It can still be done once it could not.
    for (number, outcome) in [(1, Outcome::Failed), (1, Outcome::Done), (2, Outcome::Done)] {
        house.settles(&request, number, outcome).await.unwrap();
        let after = house.versions().await;
        assert_eq!(told(&before, &after, "a task"), 1);
        assert_ne!(before[0].1, after[0].1, "{number}: {outcome:?}");
        before = after;
    }
    assert_eq!(told(&before, &house.versions().await, "nothing"), 0);
}

/// One that is over is met until it is forgotten: what a walk meets depends on no moment.
pub(crate) async fn has_another_version_once_a_hold_is_set_or_over(backend: impl Backend) {
    let house = House::of_world(backend).await;
    house.open_erasure("a", "ada", 1, Size::AllMessages).await;
    let free = house.versions().await;
    let holds = |versions: &[([u8; 32], Vec<String>)]| {
        let request = versions[0].1.iter().find(|part| part.starts_with("request"));
        request.unwrap().matches(" held by ").count()
    };
    house.sets("ada", hold("open", None)).await.unwrap();
    house.sets("ada", hold("ends", Some(300))).await.unwrap();
    let held = house.versions().await;
    assert_eq!(told(&free, &held, "two holds"), 1);
    house.store.forget_over(at(300), at(0)).await.unwrap();
    let over = house.versions().await;
    assert_eq!(told(&held, &over, "one is over"), 1);
    house.lifts("ada", "open").await.unwrap();
    let lifted = house.versions().await;
    assert_eq!(told(&over, &lifted, "one was lifted"), 1);
    let counts = [holds(&free), holds(&held), holds(&over), holds(&lifted)];
    assert_eq!(counts, [0, 2, 1, 0]);
}

/// Everybody's of that app, and nobody else's.
pub(crate) async fn has_another_version_once_a_period_is_confirmed(backend: impl Backend) {
    let house = House::of_world(backend).await;
    let before = house.versions().await;
    house.confirms(&[cut(Class::Messages, 20)]).await;
    let after = house.versions().await;
    assert_eq!(told(&before, &after, "a period"), before.len() - 1);
    assert!(after[0].1[0].ends_with(" messages for 24 months"));
    assert_eq!(before.last(), after.last());
}

/// As it was before is not as it is: it came later.
pub(crate) async fn has_another_version_when_what_was_said_comes_again(backend: impl Backend) {
    let house = House::of_world(backend).await;
    let before = house.versions().await;
    let said = preference("a", "ada");
    house.hold_in_second(60, vec![changed(said.clone())]).await;
    house.hold_in_second(70, vec![said]).await;
    let after = house.versions().await;
    assert_ne!(before[0].0, after[0].0);
    assert_eq!(before[1..], after[1..]);
}

/// What stands under it is read as another's from then on, though every part is the same.
pub(crate) async fn has_another_version_once_a_former_id_is_somebody_elses(backend: impl Backend) {
    let house = House::of_world(backend).await;
    let before = house.versions().await;
    house.hold(vec![user("a", "old-ada", None)]).await;
    let after = house.versions().await;
    assert_ne!(before[0].0, after[0].0);
    assert_eq!(before[0].1, after[0].1);
    assert_eq!(before[1..], after[1..], "the control: whom it does not concern");
}

pub(crate) async fn meets_what_was_under_a_former_name_up_to_then(backend: impl Backend) {
    let house = House::of_world(backend).await;
    let request = house.open_request("a", "bob", 1).await;
    // After the request's own entry, which is about nobody, those from the second to the fifth.
    for user in ["bob", "ada", "bob", "bob"] {
        house
            .store
            .note(about("a", user, Act::RecordOpened))
            .await
            .unwrap();
    }
    let under = async |former: Vec<Former>| {
        let rounds = Rounds::default();
        let walk = Walk {
            former: Box::new(move |_| former.clone()),
            ..walk("a", "ada")
        };
        house.store.walk(walk, Box::new(rounds.clone())).await.unwrap();
        let mut seen = rounds.notes.seen();
        seen.retain(|part| part.starts_with("request ") || part.starts_with("entry "));
        let mark = rounds.marks.lock().unwrap()[0];
        (seen, mark)
    };
    let bob = |until| Former {
        subject: subject("a", "bob"),
        entries: 4,
        until: at(until),
    };
    let asked = format!("request {}", request.reference);
    let (seen, own) = under(vec![]).await;
    assert_eq!((seen, own.entries), (vec!["entry 3".to_owned()], 1));
    let (seen, before) = under(vec![bob(100)]).await;
    // The first walk's own entry is about Ada too.
    assert_eq!(seen, ["entry 2", "entry 3", "entry 4", "entry 6"]);
    let (seen, with) = under(vec![bob(101)]).await;
    assert_eq!(
        seen,
        [&*asked, "entry 2", "entry 3", "entry 4", "entry 6", "entry 7"]
    );
    assert_eq!((before.entries, with.entries), (4, 5));
    let versions = [own.version, before.version, with.version];
    assert!(versions[0] != versions[1] && versions[1] != versions[2]);
}
