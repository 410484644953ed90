//! Sends the copy as the walk goes, in memory that does not grow.

use std::{any::Any, future, ops::ControlFlow, sync::Arc};

use bytes::Bytes;
use domain::id::AppId;
use evidence::Keyring;
use store::{Mark, Next, Part, Visit};
use tokio::sync::oneshot;
use verify::{
    Counts, PublicKey,
    format::{ExportDigest, TailError},
};

use super::{
    Extent, Head, PartAsked,
    document::Document,
    patience::Reader,
    pipe::{Pipe, Sent},
    room::Rooms,
    sending::{Line, Sending},
    tag::Making,
};

/// Bytes collected before they are sent, to be handed on in two pieces. Few in this package's own tests, so that a short
/// copy has many chunks.
pub(super) const CHUNK: usize = if cfg!(test) { 256 } else { 120 * 1024 };

/// Room for a chunk, and for the part that makes it full.
pub(super) const ROOM: usize = CHUNK + CHUNK / 4;

pub(super) struct Writer {
    keyring: Arc<Keyring>,
    app: AppId,
    document: Document,
    rooms: Rooms,
    part: Option<PartAsked>,
    /// Whoever waits to be told what comes.
    say: Option<oneshot::Sender<Head>>,
    /// What the copy is made of, and the entry with which it ends; known from the first part on.
    of: Option<(Making, u64)>,
    work: Work,
}

/// What the text is written for.
enum Work {
    /// To know how long it is, which whoever asks for a part is told first.
    Measuring {
        before: u64,
        reader: Reader,
    },
    Sending(Pipe),
    /// Everything was sent that was asked for, but for this: the end, without which no copy is whole.
    Done(Bytes),
    /// Nobody listens, or something could not be read.
    Broken,
}

impl Writer {
    pub(super) fn new(keyring: Arc<Keyring>, app: AppId, part: Option<PartAsked>, line: Line<Head>) -> Self {
        let Line { say, reader, .. } = line;
        Self {
            document: Document::new(Arc::clone(&keyring), app.clone(), ROOM),
            rooms: Rooms::new(),
            keyring,
            app,
            part,
            say: Some(say),
            of: None,
            work: Work::Measuring { before: 0, reader },
        }
    }

    /// From what the copy is made of follows whether it is the one of which a part is asked for, and where it ends.
    fn begin(&mut self, mark: Mark) {
        let (_, position) = match self.of {
            Some(known) => known,
            None => self.decide(mark),
        };
        self.document.end_after(position);
    }

    fn decide(&mut self, mark: Mark) -> (Making, u64) {
        let making = Making::new(mark, self.keyring.signer().kid());
        let same = match &self.part {
            Some(PartAsked { tag: Some(tag), .. }) => making.position_of(tag),
            Some(PartAsked { tag: None, .. }) => Some(mark.entries),
            None => None,
        };
        let known = (making, same.unwrap_or(mark.entries));
        self.of = Some(known);
        if same.is_none() {
            self.say(Extent::Whole);
            self.work = match self.take_work() {
                Work::Measuring { reader, .. } => Work::Sending(Pipe::new(reader)),
                other => other,
            };
        }
        known
    }

    fn say(&mut self, extent: Extent) {
        if let (Some(say), Some((making, position))) = (self.say.take(), self.of) {
            let tag = making.tag(position);
            // Who went away meanwhile is noticed by the first chunk.
            drop(say.send(Head { tag, extent }));
        }
    }

    const fn take_work(&mut self) -> Work {
        std::mem::replace(&mut self.work, Work::Broken)
    }

    /// Gives a chunk to the pipe, and gets room for the next.
    fn give(&mut self, pipe: &mut Pipe) -> Sent {
        let chunk = std::mem::take(self.document.written());
        let sent = pipe.give(self.rooms.lend(chunk));
        *self.document.written() = self.rooms.take();
        sent
    }

    /// Passes a full chunk on; blocks while the reader is slow.
    fn flush(&mut self) {
        if self.document.written().len() < self.rooms.full() {
            return;
        }
        self.work = match self.take_work() {
            Work::Measuring { reader, .. } if reader.is_over() => Work::Broken,
            Work::Measuring { before, reader } => {
                let written = self.document.written();
                let before = before + written.len() as u64;
                written.clear();
                Work::Measuring { before, reader }
            }
            Work::Sending(mut pipe) => match self.give(&mut pipe) {
                Sent::More => Work::Sending(pipe),
                Sent::Whole => Work::Done(Bytes::new()),
                Sent::Unheard => Work::Broken,
            },
            over => over,
        };
    }

    /// The length is known: says what comes, and whether it is to be written once more, to be sent.
    fn measured(&mut self, before: u64, reader: Reader) -> Next {
        let counts = self.document.close();
        let Ok(end) = integrity(&self.keyring, &counts, ExportDigest::new()) else {
            return Next::Over;
        };
        let length = before + (self.document.written().len() + end.len()) as u64;
        let extent = self
            .part
            .take()
            .map_or(Extent::Whole, |part| (part.range)(length));
        self.say(extent);
        let pipe = Pipe::new(reader);
        self.work = Work::Sending(match extent {
            Extent::Whole => pipe,
            Extent::Part { first, last, .. } => pipe.part(first, last),
            Extent::Beyond { .. } => {
                self.work = Work::Done(Bytes::new());
                return Next::Over;
            }
        });
        self.document = Document::new(Arc::clone(&self.keyring), self.app.clone(), ROOM);
        Next::Again
    }

    fn sign(&mut self, mut pipe: Pipe) -> Work {
        let counts = self.document.close();
        let chunk = std::mem::take(self.document.written());
        match pipe.give(chunk.into()) {
            Sent::More => {
                let keyring = &self.keyring;
                let end = pipe.end(|digest| integrity(keyring, &counts, digest).map(Bytes::from));
                end.map_or(Work::Broken, Work::Done)
            }
            Sent::Whole => Work::Done(Bytes::new()),
            Sent::Unheard => Work::Broken,
        }
    }
}

pub(super) fn integrity(
    keyring: &Keyring,
    counts: &Counts,
    digest: ExportDigest,
) -> Result<String, TailError> {
    let signer = keyring.signer();
    let key = PublicKey::from_bytes(signer.public_key());
    digest.integrity(counts, &key, |message| signer.sign(message))
}

impl Sending for Writer {
    type Head = Head;

    /// It is done once everything was sent that was asked for, but for its end.
    fn rest(visit: Box<dyn Visit>) -> impl Future<Output = Option<Bytes>> + Send {
        let visit: Box<dyn Any> = visit;
        let end = match visit.downcast::<Self>().map(|writer| writer.work) {
            Ok(Work::Done(end)) => Some(end),
            _ => None,
        };
        future::ready(end)
    }
}

impl Visit for Writer {
    fn part(&mut self, part: Part<'_>) -> ControlFlow<()> {
        if let Part::Start { mark, .. } = &part {
            self.begin(*mark);
        }
        self.document.part(part);
        if !self.document.is_readable() {
            self.work = Work::Broken;
        }
        self.flush();
        match self.work {
            Work::Measuring { .. } | Work::Sending(_) => ControlFlow::Continue(()),
            Work::Done(_) | Work::Broken => ControlFlow::Break(()),
        }
    }

    fn end(&mut self) -> Next {
        match self.take_work() {
            Work::Measuring { before, reader } => self.measured(before, reader),
            Work::Sending(pipe) => {
                self.work = self.sign(pipe);
                Next::Over
            }
            over => {
                self.work = over;
                Next::Over
            }
        }
    }
}
