//! Where the copy's bytes go: to whoever reads them, and past the digest.

use std::{
    sync::mpsc::{SyncSender, sync_channel},
    thread::{self, JoinHandle},
};

use bytes::Bytes;
use verify::format::ExportDigest;

use super::patience::Reader;

/// Chunks that wait to be digested: the digest is about as fast as reading, so few ever do.
const DEPTH: usize = 2;

/// Takes a copy from its first byte on, and sends on a part of it.
pub(super) struct Pipe {
    digest: Digesting,
    to: Reader,
    /// Bytes that come before the part.
    skip: u64,
    /// Bytes of the part that have not come yet; none if it goes to the end.
    left: Option<u64>,
}

/// Whether there is any more to send.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sent {
    /// It was sent, and the reader waits for more.
    More,
    /// The part is whole.
    Whole,
    /// Nobody reads any more, or is waited for.
    Unheard,
}

impl Pipe {
    pub(super) fn new(to: Reader) -> Self {
        Self {
            digest: Digesting::begin(),
            to,
            skip: 0,
            left: None,
        }
    }

    /// Only the bytes from `first` to `last`, which is one of them.
    pub(super) const fn part(mut self, first: u64, last: u64) -> Self {
        self.skip = first;
        self.left = Some(last - first + 1);
        self
    }

    /// Digests a chunk and sends it; blocks while the reader is slow.
    pub(super) fn give(&mut self, chunk: Bytes) -> Sent {
        self.digest.update(chunk.clone());
        self.send(chunk)
    }

    /// The end, for which `write` gets the digest of all there was before: as much of it as belongs to the part, and not
    /// sent yet. None if it cannot be written, or the part would go on behind it.
    pub(super) fn end<E>(mut self, write: impl FnOnce(ExportDigest) -> Result<Bytes, E>) -> Option<Bytes> {
        let digest = std::mem::replace(&mut self.digest, Digesting::Here(ExportDigest::new()));
        let end = write(digest.finish()?).ok()?;
        let end = self.of_part(end);
        matches!(self.left, None | Some(0)).then_some(end)
    }

    /// What of a chunk belongs to the part.
    fn of_part(&mut self, mut chunk: Bytes) -> Bytes {
        let before = length(&chunk).min(self.skip);
        self.skip -= before;
        drop(chunk.split_to(index(before)));
        if let Some(left) = &mut self.left {
            chunk.truncate(index(*left));
            *left -= length(&chunk);
        }
        chunk
    }

    fn send(&mut self, chunk: Bytes) -> Sent {
        let chunk = self.of_part(chunk);
        if !chunk.is_empty() && !self.to.give(chunk) {
            return Sent::Unheard;
        }
        if self.left == Some(0) {
            Sent::Whole
        } else {
            Sent::More
        }
    }
}

fn length(chunk: &Bytes) -> u64 {
    chunk.len() as u64
}

/// What is more than memory could hold is more than a chunk.
fn index(bytes: u64) -> usize {
    usize::try_from(bytes).unwrap_or(usize::MAX)
}

/// On a thread of its own where there can be one: reading and digesting take about as long as each other.
enum Digesting {
    Here(ExportDigest),
    Beside(SyncSender<Bytes>, JoinHandle<ExportDigest>),
}

impl Digesting {
    fn begin() -> Self {
        let (to, from) = sync_channel::<Bytes>(DEPTH);
        let work = move || {
            let mut digest = ExportDigest::new();
            for chunk in from {
                digest.update(&chunk);
            }
            digest
        };
        match thread::Builder::new().name("digest".to_owned()).spawn(work) {
            Ok(thread) => Self::Beside(to, thread),
            Err(_) => Self::Here(ExportDigest::new()),
        }
    }

    fn update(&mut self, chunk: Bytes) {
        match self {
            Self::Here(digest) => digest.update(&chunk),
            // It ends before its sender only by a panic, which `finish` sees.
            Self::Beside(to, _) => drop(to.send(chunk)),
        }
    }

    fn finish(self) -> Option<ExportDigest> {
        match self {
            Self::Here(digest) => Some(digest),
            Self::Beside(to, thread) => {
                drop(to);
                thread.join().ok()
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::convert::Infallible;

    use tokio::sync::mpsc::channel;

    use super::*;
    use crate::Cut;

    const TEXT: &[u8] = b"0123456789abcdef";

    /// What comes out of a pipe that is given the text in chunks of this size; none if that is not all that was asked for.
    fn through(size: usize, part: Option<(u64, u64)>) -> Option<Vec<u8>> {
        let (to, mut from) = channel::<Result<Bytes, Cut>>(100);
        let mut pipe = Pipe::new(to.into());
        if let Some((first, last)) = part {
            pipe = pipe.part(first, last);
        }
        let (body, tail) = TEXT.split_at(10);
        let mut sent = Sent::More;
        for chunk in body.chunks(size) {
            sent = pipe.give(Bytes::copy_from_slice(chunk));
            if sent != Sent::More {
                break;
            }
        }
        let end = match sent {
            Sent::More => pipe.end(|_| Ok::<_, Infallible>(Bytes::copy_from_slice(tail)))?,
            Sent::Whole => Bytes::new(),
            Sent::Unheard => return None,
        };
        let mut out = Vec::new();
        while let Ok(chunk) = from.try_recv() {
            out.extend_from_slice(&chunk.unwrap());
        }
        out.extend_from_slice(&end);
        Some(out)
    }

    #[test]
    fn every_part_is_those_bytes_whatever_the_chunks() {
        for size in 1..=TEXT.len() {
            assert_eq!(through(size, None).as_deref(), Some(TEXT));
            assert_eq!(
                through(size, Some((3, TEXT.len() as u64))),
                None,
                "there is no more"
            );
            for first in 0..TEXT.len() {
                for last in first..TEXT.len() {
                    let part = (first as u64, last as u64);
                    let came = through(size, Some(part));
                    assert_eq!(came.as_deref(), Some(&TEXT[first..=last]), "{part:?} by {size}");
                }
            }
        }
    }

    #[test]
    fn the_digest_is_of_everything_also_for_a_part() {
        let digest = |part| {
            let (to, _from) = channel::<Result<Bytes, Cut>>(100);
            let mut pipe = Pipe::new(to.into());
            if part {
                pipe = pipe.part(5, 15);
            }
            assert_eq!(pipe.give(Bytes::from_static(b"abc")), Sent::More);
            let mut found = None;
            pipe.end(|digest| {
                found = Some(digest);
                Ok::<_, Infallible>(Bytes::new())
            });
            let key = verify::PublicKey::from_bytes([7; 32]);
            found
                .unwrap()
                .integrity(&verify::Counts::new(), &key, |_| [0; 64])
                .unwrap()
        };
        assert_eq!(digest(true), digest(false));
    }

    #[test]
    fn who_does_not_listen_is_noticed() {
        let (to, from) = channel::<Result<Bytes, Cut>>(1);
        let mut pipe = Pipe::new(to.into());
        drop(from);
        assert_eq!(pipe.give(Bytes::from_static(b"abc")), Sent::Unheard);
    }
}
