//! Ids of the demo: the same on every day it is shown.

use crate::sample::dice::Dice;

/// The id of the thing with this name.
pub(super) fn of(name: &str) -> String {
    let mut dice = Dice::named(name);
    format!("6a{:06x}{:016x}", dice.bits() >> 40, dice.bits())
}

/// Random letters and digits of a length, as tracking ids have them.
pub(super) fn hex(name: &str, length: usize) -> String {
    let mut dice = Dice::named(name);
    let digit = |_| char::from_digit(u32::try_from(dice.below(16)).unwrap_or(0), 16);
    (0..length).filter_map(digit).collect()
}

/// Message ids that grow.
#[derive(Debug)]
pub(super) struct Growing {
    dice: Dice,
    last: u64,
}

impl Growing {
    pub(super) fn named(name: &str) -> Self {
        Self {
            dice: Dice::named(name),
            last: 0,
        }
    }

    pub(super) fn next(&mut self) -> String {
        self.last += self.dice.between(1, 600);
        format!("6b{:06x}{:016x}", self.last, self.dice.bits())
    }
}
