//! Ids like the platform's: 24 lower-case hex digits that grow with time.

use super::stamp;

/// What the id is of. Ids of different kinds never meet.
#[derive(Debug, Clone, Copy)]
pub(super) enum Kind {
    App = 0x01,
    User = 0x02,
    Client = 0x03,
    Device = 0x04,
    Conversation = 0x05,
    Participant = 0x06,
    Message = 0x07,
    Integration = 0x08,
}

/// Makes the ids of one sample.
#[derive(Debug, Clone, Copy)]
pub(super) struct Ids {
    /// Sixteen bits of the seed, so that two samples do not meet.
    mark: u64,
}

pub(super) type Id = [u8; 24];

const HEX: &[u8; 16] = b"0123456789abcdef";

impl Ids {
    pub(super) fn new(seed: u64) -> Self {
        Self { mark: seed & 0xffff }
    }

    /// The `number`-th id of a kind, made at `millis` since 1970: 4 bytes of seconds, 1 of kind, 2 of seed, 5 of
    /// number.
    pub(super) fn at(self, kind: Kind, millis: i64, number: u64) -> Id {
        let seconds = u64::try_from(stamp::seconds(millis)).unwrap_or(0) & 0xffff_ffff;
        let mut id = [0; 24];
        hex(&mut id[..8], seconds);
        hex(&mut id[8..10], kind as u64);
        hex(&mut id[10..14], self.mark);
        hex(&mut id[14..], number);
        id
    }
}

fn hex(digits: &mut [u8], mut value: u64) {
    for digit in digits.iter_mut().rev() {
        *digit = HEX[usize::from((value & 0xf) as u8)];
        value >>= 4;
    }
}
