//! Where the elements of a long list stand: not each, but so many that any is near.

/// Between two marks at first.
const STEP: u64 = 64;

/// The most marks of one list. Where they are used up, every second one goes, and the steps become twice as long.
const MOST: usize = 4_096;

/// A list’s elements, counted, with the offset of one in so many.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Marks {
    step: u64,
    count: u64,
    last: u64,
    places: Vec<u64>,
}

impl Default for Marks {
    fn default() -> Self {
        Self {
            step: STEP,
            count: 0,
            last: 0,
            places: Vec::new(),
        }
    }
}

impl Marks {
    /// The next element begins at this offset.
    pub fn push(&mut self, at: u64) {
        if self.count.is_multiple_of(self.step) {
            if self.places.len() == MOST {
                let mut even = false;
                self.places.retain(|_| {
                    even = !even;
                    even
                });
                self.step *= 2;
            }
            self.places.push(at);
        }
        self.count += 1;
        self.last = at;
    }

    /// The bytes that the marks take.
    #[cfg(test)]
    pub fn held(&self) -> usize {
        self.places.capacity() * size_of::<u64>()
    }

    /// How many elements there are.
    pub const fn count(&self) -> u64 {
        self.count
    }

    /// The offset of the last; none if there is none.
    pub fn last(&self) -> Option<u64> {
        (self.count > 0).then_some(self.last)
    }

    /// Where to begin to read, to come to this element (counted from 0), and how many to pass on the way.
    pub fn near(&self, number: u64) -> Option<(u64, u64)> {
        if number >= self.count {
            return None;
        }
        let mark = usize::try_from(number / self.step).ok()?;
        let at = self.places.get(mark)?;
        Some((*at, number % self.step))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Elements of ten bytes each.
    fn marked(count: u64) -> Marks {
        let mut marks = Marks::default();
        for number in 0..count {
            marks.push(number * 10);
        }
        marks
    }

    #[test]
    fn leads_near_every_element() {
        let most = MOST as u64;
        for count in [
            1,
            63,
            64,
            65,
            1_000,
            STEP * most,
            STEP * most + 1,
            5 * STEP * most,
        ] {
            let marks = marked(count);
            assert_eq!((marks.count(), marks.last()), (count, Some(10 * (count - 1))));
            assert!(marks.places.len() <= MOST, "{count}");
            for number in (0..count).step_by(997).chain([count - 1]) {
                let (at, passed) = marks.near(number).unwrap();
                assert_eq!(at / 10 + passed, number, "{number} of {count}");
                assert!(passed < marks.step);
            }
            assert_eq!(marks.near(count), None);
        }
    }

    #[test]
    fn an_empty_list_leads_nowhere() {
        assert_eq!((Marks::default().near(0), Marks::default().last()), (None, None));
    }
}
