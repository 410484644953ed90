//! A backend with a store open on it, and the steps that most rules take.

use domain::{
    audit::{Act, Chain},
    deadline::{Due, Regime},
    erasure::Size,
    id::KeyId,
    principal::Actor,
    record::{Place, Record},
    request::{Ask, Reference, Request},
    subject::Subject,
};
use jiff::civil::{Date, date};
use tokio::sync::mpsc;

use super::{
    Backend, Rows,
    doubles::{Draws, log},
    records::{app_id, at, bytes_of, talk_id, user_id, world},
};
use crate::{
    Batch, Besides, ImportError, Imported, Job, MessagePage, Numbered, Opened, Step, Store, Subjects,
    Summing, Window,
};

/// A backend with a store open on it.
pub(crate) struct House<B> {
    pub(crate) backend: B,
    pub(crate) store: Box<dyn Store>,
}

impl<B: Backend> House<B> {
    pub(crate) fn new(backend: B) -> Self {
        let store = backend.open();
        Self { backend, store }
    }

    /// One that holds these records.
    pub(crate) async fn of(backend: B, records: Vec<Record>) -> Self {
        let house = Self::new(backend);
        house.hold(records).await;
        house
    }

    /// One that holds the small world.
    pub(crate) async fn of_world(backend: B) -> Self {
        Self::of(backend, world()).await
    }

    pub(crate) async fn hold(&self, records: Vec<Record>) -> Imported {
        self.import(records).await.unwrap()
    }

    pub(crate) async fn import(&self, records: Vec<Record>) -> Result<Imported, ImportError> {
        feed(&*self.store, records, false, summing()).await
    }

    pub(crate) async fn update(&self, records: Vec<Record>) -> Result<Imported, ImportError> {
        feed(&*self.store, records, true, summing()).await
    }

    /// The same, and whoever had been erased is let in.
    pub(crate) async fn let_in(&self, records: Vec<Record>) -> Imported {
        let terms = (true, self.erased_under());
        let came = feed_and_admit(&*self.store, records, terms, summing()).await;
        came.unwrap()
    }

    /// The requests under which somebody was erased.
    pub(crate) fn erased_under(&self) -> Vec<Reference> {
        let rows = self.rows();
        let stones = rows["tombstone"].iter();
        stones
            .map(|row| Reference::parse(&row["reference"]).unwrap())
            .collect()
    }

    /// The newest messages of a conversation of theirs in the app `a`.
    pub(crate) async fn newest(&self, user: &str, talk: &str, limit: u32) -> MessagePage {
        let window = Window::Newest { limit };
        let page = self
            .store
            .messages(&app_id("a"), &user_id(user), &talk_id(talk), window)
            .await;
        page.unwrap().unwrap()
    }

    pub(crate) fn rows(&self) -> Rows {
        self.backend.rows()
    }

    /// Opens a request of this person's, named and marked by `number`.
    pub(crate) async fn open_request(&self, app: &str, user: &str, number: u64) -> Request {
        self.open_erasure(app, user, number, Size::Everything).await
    }

    /// The same, for an erasure of this size.
    pub(crate) async fn open_erasure(&self, app: &str, user: &str, number: u64, size: Size) -> Request {
        let request = Request {
            ask: Ask::Erasure { size },
            ..request(app, user, number)
        };
        let opened = self
            .store
            .open_request(
                opened(&request, user, &format!("once-{number}")),
                log(Act::RequestOpened, 100),
            )
            .await;
        assert_eq!(opened.unwrap(), request.reference);
        request
    }

    /// Approves it and begins.
    pub(crate) async fn approve(&self, request: &Request) -> Request {
        let approved = request.clone().approve(actor(), at(200), vec![], None).unwrap();
        self.advance(request, &approved, Act::RequestApproved).await;
        let executing = approved.clone().start(at(201)).unwrap();
        self.advance(&approved, &executing, Act::ExecutionStarted).await;
        executing
    }

    pub(crate) async fn advance(&self, from: &Request, to: &Request, act: Act) {
        self.store
            .advance(from, to, Besides::default(), log(act, 200))
            .await
            .unwrap();
    }

    pub(crate) async fn take_job(&self) -> Job {
        self.store.take_job(at(300), at(360)).await.unwrap().unwrap()
    }

    /// Erases to the end, so many rows at a time.
    pub(crate) async fn erase(&self, job: &Job, batch: u32) -> domain::erasure::Counts {
        for _ in 0..1_000 {
            if let Step::Complete(erased) = self.store.erase_batch(job, batch, at(400)).await.unwrap() {
                return erased;
            }
        }
        panic!("the erasure does not end");
    }
}

/// Hands records to a store, a few at a time.
pub(crate) async fn feed(
    store: &dyn Store,
    records: Vec<Record>,
    update: bool,
    log: Summing,
) -> Result<Imported, ImportError> {
    feed_and_admit(store, records, (update, Vec::new()), log).await
}

/// The same, and lets those in who had been erased under these requests.
pub(crate) async fn feed_and_admit(
    store: &dyn Store,
    records: Vec<Record>,
    terms: (bool, Vec<Reference>),
    log: Summing,
) -> Result<Imported, ImportError> {
    let (to_store, batches) = mpsc::channel(2);
    let hand_over = async move {
        for batch in batched(records) {
            if to_store.send(batch).await.is_err() {
                return;
            }
        }
        let _ = to_store.send(Batch::End).await;
    };
    let (done, ()) = tokio::join!(
        store.import_and_admit(batches, terms, at(50), Draws::default().draw(), subjects(), log),
        hand_over
    );
    done
}

/// Records three at a time, each attachment with its bytes after it.
pub(crate) fn batched(records: Vec<Record>) -> Vec<Batch> {
    let mut batches = Vec::new();
    let mut some = Vec::new();
    for one in numbered(records, 1) {
        let url = match &one.record.place {
            Place::Attachment { url, .. } => Some(url.clone()),
            _ => None,
        };
        some.push(one);
        if some.len() == 3 || url.is_some() {
            batches.push(Batch::Records(std::mem::take(&mut some)));
        }
        if let Some(url) = url {
            batches.extend(bytes_of(&url).map(Batch::Bytes));
            batches.push(Batch::Filled);
        }
    }
    if !some.is_empty() {
        batches.push(Batch::Records(some));
    }
    batches
}

pub(crate) fn numbered(records: Vec<Record>, first: u64) -> Vec<Numbered> {
    (first..)
        .zip(records)
        .map(|(line, record)| Numbered::new(line, record))
        .collect()
}

/// Writes down how much came in.
pub(crate) fn summing() -> Summing {
    Box::new(|imported| {
        let mut log = log(Act::Imported, 50);
        log.chain = Chain::Installation;
        log.entry = log.entry.with("total", imported.total());
        log
    })
}

/// A request of this person's, named by `number`.
pub(crate) fn request(app: &str, user: &str, number: u64) -> Request {
    Request::submit(
        app_id(app),
        Reference::from_random(number),
        subject(app, user),
        Ask::Erasure {
            size: Size::Everything,
        },
        at(100 + i64::try_from(number).unwrap()),
        due(date(2026, 11, 2)),
    )
}

pub(crate) fn due(by: Date) -> Due {
    Due {
        regime: Regime::Gdpr,
        calendar: None,
        received_on: date(2026, 10, 1),
        acknowledge_by: None,
        period_ends: by,
        by,
    }
}

/// A pseudonym that shows nothing of what it stands for.
pub(crate) fn subject(app: &str, user: &str) -> Subject {
    let mut digest = [7u8; 32];
    for (index, byte) in app.bytes().chain([0]).chain(user.bytes()).enumerate() {
        digest[index % 32] = digest[index % 32].wrapping_mul(17).wrapping_add(byte ^ 0x5a);
    }
    Subject::from_digest(digest)
}

/// The same by what the business calls somebody: it calls `ada` `ada@x`, and otherwise later on.
pub(crate) fn subjects() -> Subjects {
    Box::new(|app, external_id, user| {
        let name = external_id.map_or(user.as_str(), |id| id.as_str().trim_end_matches("@x"));
        subject(app.as_str(), name)
    })
}

pub(crate) fn actor() -> Actor {
    Actor {
        id: "rhona".into(),
        name: "Rhona".into(),
        kid: KeyId::parse("app_1").unwrap(),
    }
}

/// A request of this person's as it is opened.
pub(crate) fn opened(request: &Request, user: &str, once: &str) -> Opened {
    Opened {
        request: request.clone(),
        user: Some(user_id(user)),
        once: once.to_owned(),
        takes_in: Vec::new(),
        besides: Besides::default(),
    }
}
