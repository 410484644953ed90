//! The brackets that are open: a bit for each.

use super::{DEEPEST, Kind};

/// The innermost is the lowest bit, set where it is a list's.
#[derive(Debug, Clone, Copy)]
pub(super) struct Open {
    lists: u128,
    depth: usize,
}

const _: () = assert!(DEEPEST <= 128, "as many as there are bits");

impl Open {
    /// None.
    pub(super) const NONE: Self = Self { lists: 0, depth: 0 };

    /// A list's, and nothing around it.
    pub(super) const LIST: Self = Self { lists: 1, depth: 1 };

    pub(super) const fn depth(self) -> usize {
        self.depth
    }

    /// The innermost.
    pub(super) const fn last(self) -> Option<Kind> {
        match (self.depth, self.lists & 1) {
            (0, _) => None,
            (_, 1) => Some(Kind::List),
            _ => Some(Kind::Object),
        }
    }

    pub(super) fn push(&mut self, list: bool) {
        self.lists = (self.lists << 1) | u128::from(list);
        self.depth += 1;
    }

    pub(super) const fn pop(&mut self) {
        self.lists >>= 1;
        self.depth = self.depth.saturating_sub(1);
    }
}
