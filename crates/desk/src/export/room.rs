//! Room for chunks, used again once what was written into it has been sent: fresh memory has to be cleared first.

use std::sync::mpsc::{Receiver, Sender, channel};

use bytes::Bytes;

use super::writer::{CHUNK, ROOM};

/// Bytes of the first chunk, which is not to be waited for longer where the copy is long. The next is twice as long as
/// the one before, up to [`CHUNK`].
const FIRST: usize = CHUNK / 8;

/// The rooms of one copy. There are as many as chunks were under way at once.
pub(super) struct Rooms {
    full: usize,
    back: Sender<Vec<u8>>,
    free: Receiver<Vec<u8>>,
}

impl Rooms {
    /// None yet.
    pub(super) fn new() -> Self {
        let (back, free) = channel();
        let full = FIRST;
        Self { full, back, free }
    }

    /// With how many bytes the next chunk is full.
    pub(super) const fn full(&self) -> usize {
        self.full
    }

    /// One with nothing in it.
    pub(super) fn take(&self) -> Vec<u8> {
        self.free.try_recv().unwrap_or_else(|_| Vec::with_capacity(ROOM))
    }

    /// What was written into one, which is free again when the last of these bytes is gone.
    pub(super) fn lend(&mut self, text: Vec<u8>) -> Bytes {
        self.full = CHUNK.min(2 * self.full);
        Bytes::from_owner(Lent {
            text,
            back: self.back.clone(),
        })
    }
}

struct Lent {
    text: Vec<u8>,
    back: Sender<Vec<u8>>,
}

impl AsRef<[u8]> for Lent {
    fn as_ref(&self) -> &[u8] {
        &self.text
    }
}

impl Drop for Lent {
    fn drop(&mut self) {
        let mut text = std::mem::take(&mut self.text);
        // One that had to grow for a large part is not kept for the small ones.
        if text.capacity() < 2 * ROOM {
            text.clear();
            // The copy may be over.
            drop(self.back.send(text));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_room_is_used_again_once_the_last_of_its_bytes_is_gone() {
        let mut rooms = Rooms::new();
        let mut text = rooms.take();
        text.extend_from_slice(b"abc");
        let place = text.as_ptr();
        let mut sent = rooms.lend(text);
        let digested = sent.clone();
        assert_eq!(&*digested, b"abc");

        drop(sent.split_to(1));
        drop(sent);
        let other = rooms.take();
        assert_ne!(other.as_ptr(), place, "it is not gone yet");

        drop(digested);
        let again = rooms.take();
        assert_eq!((again.as_ptr(), again.len()), (place, 0));
    }

    #[test]
    fn the_first_chunks_are_short() {
        let mut rooms = Rooms::new();
        for eighths in [1, 2, 4, 8, 8] {
            assert_eq!(rooms.full(), CHUNK / 8 * eighths);
            drop(rooms.lend(Vec::new()));
        }
    }

    #[test]
    fn what_grew_is_let_go() {
        let mut rooms = Rooms::new();
        for (bytes, is_kept) in [(ROOM, true), (2 * ROOM, false)] {
            drop(rooms.lend(Vec::with_capacity(bytes)));
            assert_eq!(rooms.free.try_recv().is_ok(), is_kept, "{bytes}");
        }
    }

    #[test]
    fn what_is_under_way_outlives_the_copy() {
        let mut rooms = Rooms::new();
        let sent = rooms.lend(b"abc".to_vec());
        drop(rooms);
        assert_eq!(&*sent, b"abc");
    }
}
