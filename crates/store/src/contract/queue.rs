//! The queue that staff work through.

use domain::{
    audit::Act,
    erasure::Size,
    facts::{Facts, Zone},
    key::Reach,
    request::{Ask, Question, QuestionAbout, Recipient, Reference, Request},
};
use jiff::{
    Timestamp,
    civil::{Date, date},
    tz::TimeZone,
};

use super::{
    Backend, House,
    doubles::log,
    house::{actor, due, opened, request},
    records::{app, app_id, at, group, user},
};
use crate::{Cursor, QueuePage};

const TODAY: Date = date(2026, 11, 10);

/// A moment of today, in UTC.
fn now(hour: i8) -> Timestamp {
    TimeZone::UTC.to_timestamp(TODAY.at(hour, 0, 0, 0)).unwrap()
}

/// Twelve requests of two apps, by number and day: many are due on the same one.
const DUE: [(&str, i8); 12] = [
    ("a", 9),
    ("b", 9),
    ("a", 12),
    ("b", 10),
    ("a", 9),
    ("a", 10),
    ("b", 9),
    ("b", 12),
    ("a", 11),
    ("c", 1),
    ("a", 9),
    ("b", 9),
];

/// The one that is for a copy.
const TRANSFER: usize = 10;

/// What the one with this number asks for.
fn asked(number: usize) -> Ask {
    if number == TRANSFER {
        let recipient = Recipient::parse("Fenland Mobility").unwrap();
        Ask::Transfer { recipient }
    } else {
        Ask::Erasure {
            size: Size::Everything,
        }
    }
}

struct Queue<B> {
    house: House<B>,
    requests: Vec<Request>,
}

impl<B: Backend> Queue<B> {
    async fn new(backend: B) -> Self {
        let mut records = vec![app("a"), app("b"), app("c"), group("g", &["a", "b"])];
        for (number, (app, _)) in DUE.into_iter().enumerate() {
            records.push(user(app, &format!("user-{number}"), None));
        }
        let house = House::of(backend, records).await;
        let mut requests = Vec::new();
        for (number, (app, day)) in DUE.into_iter().enumerate() {
            let user = format!("user-{number}");
            // Not in the order of their numbers.
            let reference = Reference::from_random(number as u64 * 7 % 12);
            let request = Request {
                due: due(date(2026, 11, day)),
                reference,
                ask: asked(number),
                ..request(app, &user, number as u64)
            };
            let log = log(Act::RequestOpened, 100);
            let opened = house
                .store
                .open_request(opened(&request, &user, "once"), log)
                .await;
            opened.unwrap();
            requests.push(request);
        }
        Self { house, requests }
    }

    /// Closes those with these numbers.
    async fn close(&mut self, numbers: &[usize]) {
        for &number in numbers {
            let closed = self.requests[number].clone().withdraw(at(150)).unwrap();
            self.becomes(number, closed, Act::RequestWithdrawn).await;
        }
    }

    async fn becomes(&mut self, number: usize, request: Request, act: Act) {
        self.house.advance(&self.requests[number], &request, act).await;
        self.requests[number] = request;
    }

    /// Of these numbers a question is open, and the clock stands still, or not.
    async fn ask(&mut self, numbers: &[usize], stops_clock: bool) {
        for &number in numbers {
            let question = Question {
                about: QuestionAbout::Identity,
                by: actor(),
                at: at(140),
                lapses_on: None,
                warned_at: None,
            };
            let asked = self.requests[number].clone().ask(question, stops_clock).unwrap();
            self.becomes(number, asked, Act::QuestionAsked).await;
        }
    }

    /// Of every way to wait for somebody else, and to be late.
    async fn in_all_states(backend: B) -> Self {
        let mut queue = Self::new(backend).await;
        queue.close(&[2, 4, 6, 7]).await;
        queue.ask(&[0, 3, 9], true).await;
        queue.ask(&[1], false).await;
        // A copy is granted, and a deletion stands in line.
        for number in [TRANSFER, 11] {
            let approved = queue.requests[number].clone();
            let approved = approved.approve(actor(), at(150), vec![], None).unwrap();
            queue.becomes(number, approved, Act::RequestApproved).await;
        }
        let asked = queue.requests[3].clone();
        let due = asked.due;
        let answered = asked.answer(at(160), due).unwrap();
        queue.becomes(3, answered, Act::QuestionAnswered).await;
        queue
    }

    async fn page(&self, reach: &Reach, open: bool, after: Option<&Cursor>, limit: u32) -> QueuePage {
        self.house
            .store
            .queue(reach, open, after, limit, now(12))
            .await
            .unwrap()
    }

    /// What the queue of these apps must be.
    fn expected(&self, apps: &[&str], open: bool) -> Vec<Request> {
        let mut expected: Vec<_> = self
            .requests
            .iter()
            .filter(|request| apps.contains(&request.app.as_str()) && request.state.is_open() == open)
            .cloned()
            .collect();
        let place = |of: &Request| (of.is_halted(), of.due.by, of.reference.clone());
        expected.sort_by_key(place);
        expected
    }
}

fn reaches() -> [(Reach, &'static [&'static str]); 4] {
    [
        (Reach::App(app_id("a")), &["a"]),
        (Reach::Group("g".parse().unwrap()), &["a", "b"]),
        (Reach::Provider, &["a", "b", "c"]),
        (Reach::App(app_id("nowhere")), &[]),
    ]
}

pub(crate) async fn is_by_due_date_and_reference_in_pages(backend: impl Backend) {
    let queue = Queue::in_all_states(backend).await;
    for (reach, apps) in reaches() {
        for open in [true, false] {
            let expected = queue.expected(apps, open);
            for limit in 1..=13 {
                let mut read: Vec<Request> = Vec::new();
                loop {
                    let after = read.last().map(|last| Cursor {
                        halted: last.is_halted(),
                        due: last.due.by,
                        reference: last.reference.clone(),
                    });
                    let page = queue.page(&reach, open, after.as_ref(), limit).await;
                    assert!(page.rows.len() <= limit as usize);
                    read.extend(page.rows.into_iter().map(|row| row.request));
                    assert_eq!(page.more, read.len() < expected.len());
                    if !page.more {
                        break;
                    }
                }
                assert_eq!(read, expected, "{reach:?} {open} {limit}");
            }
        }
    }
}

pub(crate) async fn counts_what_is_open_closed_and_overdue(backend: impl Backend) {
    let queue = Queue::in_all_states(backend).await;
    for (reach, apps) in reaches() {
        let open = queue.expected(apps, true);
        let closed = queue.expected(apps, false).len() as u64;
        let overdue = open.iter().filter(|request| request.is_overdue(TODAY)).count() as u64;
        for which in [true, false] {
            let page = queue.page(&reach, which, None, 1).await;
            assert_eq!(
                (page.open, page.closed, page.overdue),
                (open.len() as u64, closed, overdue),
                "{reach:?}"
            );
        }
    }
}

/// What waits for others comes last, and is late on no day.
pub(crate) async fn waits_for_others_at_its_end(backend: impl Backend) {
    let queue = Queue::in_all_states(backend).await;
    let halted: Vec<_> = [0, 9, TRANSFER]
        .map(|number| &queue.requests[number].reference)
        .into();
    let page = queue.page(&Reach::Provider, true, None, 20).await;
    let last = page.rows.iter().rev().take(halted.len());
    for row in last {
        assert!(halted.contains(&&row.request.reference), "{:?}", row.request);
    }
    let late = page.rows.iter().filter(|row| row.request.due.by < TODAY).count() as u64;
    assert!(
        page.overdue > 0 && page.overdue < late,
        "{} of {late}",
        page.overdue
    );
}

pub(crate) async fn goes_by_the_day_that_it_is_where_each_business_is(backend: impl Backend) {
    let queue = Queue::new(backend).await;
    let overdue = async |app: &str, hour| {
        let reach = Reach::App(app_id(app));
        let page = queue.house.store.queue(&reach, true, None, 20, now(hour)).await;
        let page = page.unwrap();
        (page.overdue, page.rows[0].today)
    };
    let facts = Facts {
        time_zone: Zone::parse("Pacific/Auckland").ok(),
        ..Facts::default()
    };
    let (app, entry) = (app_id("b"), log(Act::FactsSet, 130));
    queue.house.store.set_facts(&app, facts, entry).await.unwrap();
    let tomorrow = TODAY.tomorrow().unwrap();
    for (app, hour, expected) in [
        ("a", 1, (3, TODAY)),
        ("a", 23, (3, TODAY)),
        ("b", 1, (3, TODAY)),
        // There it is the day after, and one more is late.
        ("b", 23, (4, tomorrow)),
    ] {
        assert_eq!(overdue(app, hour).await, expected, "{app} {hour}");
    }
}

pub(crate) async fn shows_the_person_while_they_are_held_and_not_going(backend: impl Backend) {
    let queue = Queue::new(backend).await;
    let house = &queue.house;
    let shown = async || {
        let page = queue.page(&Reach::App(app_id("c")), true, None, 9).await;
        page.rows[0].person.clone()
    };
    assert_eq!(shown().await, Some(user("c", "user-9", None).data));
    let executing = house.approve(&queue.requests[9]).await;
    assert_eq!(shown().await, None);
    let page = queue.page(&Reach::App(app_id("c")), true, None, 9).await;
    assert_eq!(page.rows[0].request, executing);
}
