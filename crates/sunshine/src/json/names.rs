//! Member names: compared as what they mean, so that `"a"` and `"\u0061"` are the same.

use std::borrow::Cow;

use super::{Member, Span, text};

/// Up to here an object's names are compared each with each as they come; longer ones are sorted when they end.
pub(super) const FEW: usize = 16;

/// A member's name within its text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Name {
    pub(super) span: Span,
    pub(super) escaped: bool,
    /// Its beginning and its length: names of different keys differ.
    key: u64,
}

impl Name {
    #[inline]
    pub(super) fn new(text: &[u8], span: Span, escaped: bool) -> Self {
        let from = text.get(span.start as usize..).unwrap_or_default();
        let key = if escaped {
            key_of_meaning(from, span.len())
        } else {
            key(from, span.len())
        };
        Self { span, escaped, key }
    }

    #[inline]
    pub(super) fn is(&self, text: &[u8], other: &str) -> bool {
        if self.escaped {
            self.meaning(text) == *other
        } else {
            text.get(self.span.range()) == Some(other.as_bytes())
        }
    }

    #[inline]
    pub(super) fn is_same(&self, text: &[u8], other: &Self) -> bool {
        self.key == other.key && self.meaning(text) == other.meaning(text)
    }

    fn meaning<'t>(&self, text: &'t [u8]) -> Cow<'t, str> {
        meaning(text.get(self.span.range()).unwrap_or_default())
    }
}

/// Of the name that is the first `length` bytes of `from`. Its eighth byte gives way to the length.
#[inline]
fn key(from: &[u8], length: usize) -> u64 {
    let kept = length.min(7);
    let word = match from.first_chunk::<8>() {
        Some(word) => u64::from_le_bytes(*word),
        None => from
            .iter()
            .take(kept)
            .rev()
            .fold(0, |word, &b| word << 8 | u64::from(b)),
    };
    word & ((1 << (8 * kept)) - 1) | (length as u64) << 56
}

#[cold]
fn key_of_meaning(from: &[u8], length: usize) -> u64 {
    let name = meaning(from.get(..length).unwrap_or_default());
    key(name.as_bytes(), name.len())
}

/// The first member, in the order of the text, whose name stands before it among its object's, if there is one.
/// `first` is the object's first member; all of them are complete.
#[cold]
pub(super) fn twice_among_many(text: &[u8], members: &[Member], first: usize) -> Option<Name> {
    let mut names = Vec::new();
    let mut at = first;
    while let Some(member) = members.get(at) {
        names.push((member.name.meaning(text), member.name));
        at = member.next as usize;
    }
    names.sort_unstable_by(|(a, one), (b, other)| a.cmp(b).then(one.span.start.cmp(&other.span.start)));
    names
        .windows(2)
        .filter_map(|pair| match pair {
            [(a, _), (b, later)] if a == b => Some(*later),
            _ => None,
        })
        .min_by_key(|name| name.span.start)
}

fn meaning(raw: &[u8]) -> Cow<'_, str> {
    std::str::from_utf8(raw).map(text::decode).unwrap_or_default()
}
