//! The queue that staff work through.

use domain::{
    audit::Act,
    key::Reach,
    request::{Reference, Request},
};
use jiff::civil::{Date, date};

use super::{
    Backend, House,
    doubles::log,
    house::{due, opened, request},
    records::{app, app_id, at, group, user},
};
use crate::{Cursor, QueuePage};

const TODAY: Date = date(2026, 11, 10);

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
            let request = &self.requests[number];
            let closed = request.clone().withdraw(at(150)).unwrap();
            self.house.advance(request, &closed, Act::RequestWithdrawn).await;
            self.requests[number] = closed;
        }
    }

    async fn page(&self, reach: &Reach, open: bool, after: Option<&Cursor>, limit: u32) -> QueuePage {
        self.house
            .store
            .queue(reach, open, after, limit, TODAY)
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
        expected.sort_by(|a, b| (a.due.by, &a.reference).cmp(&(b.due.by, &b.reference)));
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
    let mut queue = Queue::new(backend).await;
    queue.close(&[2, 4, 6, 7]).await;
    for (reach, apps) in reaches() {
        for open in [true, false] {
            let expected = queue.expected(apps, open);
            for limit in 1..=13 {
                let mut read: Vec<Request> = Vec::new();
                loop {
                    let after = read.last().map(|last| Cursor {
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
    let mut queue = Queue::new(backend).await;
    queue.close(&[2, 4, 6, 7]).await;
    for (reach, apps) in reaches() {
        let open = queue.expected(apps, true);
        let closed = queue.expected(apps, false).len() as u64;
        let overdue = open.iter().filter(|request| request.due.by < TODAY).count() as u64;
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
