//! On the way to the store: what was read, a batch at a time, each record with its number.

use domain::{
    id::{AppId, UserId},
    record::Record,
};
use store::{Batch, Document, Elements, List, Numbered};
use tokio::sync::mpsc::Sender;

use super::{
    BATCH, Progress,
    copy::Take,
    marks::{Marks, Part},
    unfit::Unfit,
};

/// No batch has many more bytes than these.
const BYTES: usize = 1 << 22;

/// Why reading stops before the end.
#[derive(Debug)]
pub(super) enum Stop {
    /// What is read cannot be taken in.
    Unfit(Unfit),
    /// The store has hung up, and says why.
    HungUp,
}

impl From<Unfit> for Stop {
    fn from(unfit: Unfit) -> Self {
        Self::Unfit(unfit)
    }
}

pub(super) struct Outbox<'a, P> {
    store: &'a Sender<Batch>,
    progress: P,
    marks: Marks,
    file: usize,
    /// Of the last record of all files.
    number: u64,
    records: Vec<Numbered>,
    elements: Option<Elements>,
    bytes: usize,
}

impl<'a, P: Fn(Progress)> Outbox<'a, P> {
    pub(super) fn new(store: &'a Sender<Batch>, progress: P) -> Self {
        Self {
            store,
            progress,
            marks: Marks::new(),
            file: 0,
            number: 0,
            records: Vec::with_capacity(BATCH),
            elements: None,
            bytes: 0,
        }
    }

    /// What comes from now on stands in this file.
    pub(super) fn turn_to(&mut self, file: usize) {
        self.file = file;
    }

    /// A bundle begins. Answers how many records came before it.
    pub(super) fn begin_lines(&mut self) -> u64 {
        self.begin(Part::Lines);
        self.number
    }

    /// What comes next has this number.
    pub(super) fn number_is(&mut self, number: u64) {
        self.number = number;
    }

    /// A copy is whole.
    pub(super) fn document(&mut self, document: Document) -> Result<(), Stop> {
        self.flush()?;
        self.send(Batch::Document(document))
    }

    /// The bytes of the last record begin.
    pub(super) fn begin_bytes(&mut self) -> Result<(), Stop> {
        self.flush()
    }

    /// Some of them.
    pub(super) fn bytes(&self, piece: Vec<u8>) -> Result<(), Stop> {
        self.send(Batch::Bytes(piece))
    }

    /// Those were all of them, and they are the right ones.
    pub(super) fn end_bytes(&self) -> Result<(), Stop> {
        self.send(Batch::Filled)
    }

    /// All files are read.
    pub(super) fn end(&mut self) -> Result<(), Stop> {
        self.flush()?;
        self.send(Batch::End)
    }

    /// Something is wrong. The store drops everything, whether or not this reaches it.
    pub(super) fn abort(&self) {
        drop(self.store.blocking_send(Batch::Abort));
    }

    /// Which record has which number.
    pub(super) fn into_marks(self) -> Marks {
        self.marks
    }

    fn flush(&mut self) -> Result<(), Stop> {
        (self.progress)(Progress { lines: self.number });
        self.bytes = 0;
        if !self.records.is_empty() {
            let full = std::mem::replace(&mut self.records, Vec::with_capacity(BATCH));
            self.send(Batch::Records(full))?;
        }
        match self.elements.take() {
            Some(elements) => self.send(Batch::Elements(elements)),
            None => Ok(()),
        }
    }

    fn send(&self, batch: Batch) -> Result<(), Stop> {
        self.store.blocking_send(batch).map_err(|_| Stop::HungUp)
    }

    fn took(&mut self, bytes: usize, waiting: usize) -> Result<(), Stop> {
        self.bytes += bytes;
        if waiting >= BATCH || self.bytes >= BYTES {
            return self.flush();
        }
        Ok(())
    }
}

impl<P: Fn(Progress)> Take for Outbox<'_, P> {
    fn begin(&mut self, part: Part) {
        self.marks.begin(self.file, part, self.number);
    }

    fn step(&mut self) {
        self.number += 1;
    }

    fn record(&mut self, record: Record, yields: bool) -> Result<(), Stop> {
        let bytes = record.data.len();
        let numbered = Numbered::new(self.number, record);
        let numbered = if yields { numbered.yielding() } else { numbered };
        self.records.push(numbered);
        self.took(bytes, self.records.len())
    }

    fn element(&mut self, app: &AppId, user: &UserId, list: List, text: Box<str>) -> Result<(), Stop> {
        if self
            .elements
            .as_ref()
            .is_some_and(|elements| elements.list != list)
        {
            self.flush()?;
        }
        let bytes = text.len();
        let elements = self.elements.get_or_insert_with(|| Elements {
            app: app.clone(),
            user: user.clone(),
            list,
            texts: Vec::new(),
        });
        elements.texts.push(text);
        let waiting = elements.texts.len();
        self.took(bytes, waiting)
    }

    fn leave_conversations(&mut self) -> Result<(), Stop> {
        self.flush()
    }
}
