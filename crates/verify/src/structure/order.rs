//! Whether members stand in their order. Those that the format does not have may stand anywhere: within a version it
//! grows (docs/EXPORT.md, “Changes of the format”).

use super::Misfit;

/// What was named so far, by its number in the order.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Order {
    /// How many stood where they belong: the next is of this number.
    next: usize,
    /// Which were named, a bit for each.
    named: u16,
    /// The first that stood where another belongs.
    stray: Option<usize>,
}

impl Order {
    /// The member of this number is named.
    pub(super) fn name(&mut self, number: usize) {
        self.named |= 1 << number;
        if self.stray.is_none() && number == self.next {
            self.next += 1;
        } else {
            self.stray = self.stray.or(Some(number));
        }
    }

    /// All are named: which of these is missing or stands elsewhere, if one does.
    pub(super) fn misfit(self, names: &[&'static str]) -> Option<(&'static str, Misfit)> {
        match names.get(self.next).copied() {
            Some(missing) if (self.named >> self.next) & 1 == 0 => Some((missing, Misfit::Missing)),
            _ => Some((names.get(self.stray?).copied()?, Misfit::Misplaced)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn misfit(named: &[usize]) -> Option<(&'static str, Misfit)> {
        let mut order = Order::default();
        for &number in named {
            order.name(number);
        }
        order.misfit(&["a", "b", "c"])
    }

    #[test]
    fn names_what_is_missing_and_what_stands_elsewhere() {
        for (named, expected) in [
            (&[0, 1, 2][..], None),
            (&[], Some(("a", Misfit::Missing))),
            (&[0, 2], Some(("b", Misfit::Missing))),
            (&[0, 1], Some(("c", Misfit::Missing))),
            (&[0, 2, 1], Some(("c", Misfit::Misplaced))),
            (&[0, 1, 1, 2], Some(("b", Misfit::Misplaced))),
            (&[0, 1, 2, 0], Some(("a", Misfit::Misplaced))),
        ] {
            assert_eq!(misfit(named), expected, "{named:?}");
        }
    }
}
