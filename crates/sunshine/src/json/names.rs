//! Member names: compared as what they mean, so that `"a"` and `"\u0061"` are the same.

use super::{Member, Span, text};

/// Up to here an object's names are compared each with each as they come; longer ones are sorted when they end.
pub(super) const FEW: usize = 16;

/// A member's name within its text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Name {
    pub(super) span: Span,
    /// Length, first and last byte of what it means: two names of different hints differ.
    hint: u32,
    escaped: bool,
}

impl Name {
    pub(super) fn new(text: &[u8], span: Span, escaped: bool) -> Self {
        let bytes = text.get(span.range()).unwrap_or_default();
        let hint = if escaped {
            hint(meaning(bytes).as_bytes())
        } else {
            hint(bytes)
        };
        Self { span, hint, escaped }
    }

    pub(super) fn is(&self, text: &[u8], other: &str) -> bool {
        self.hint == hint(other.as_bytes()) && self.compared(text) == *other
    }

    pub(super) fn is_same(&self, text: &[u8], other: &Self) -> bool {
        self.hint == other.hint
            && if self.escaped || other.escaped {
                self.compared(text) == other.compared(text)
            } else {
                text.get(self.span.range()) == text.get(other.span.range())
            }
    }

    fn compared<'t>(&self, text: &'t [u8]) -> std::borrow::Cow<'t, str> {
        meaning(text.get(self.span.range()).unwrap_or_default())
    }
}

/// The first member, in the order of the text, whose name stands before it among its object's, if there is one.
/// `first` is the object's first member; all of them are complete.
#[cold]
pub(super) fn twice_among_many(text: &[u8], members: &[Member], first: usize) -> Option<Name> {
    let mut names = Vec::new();
    let mut at = first;
    while let Some(member) = members.get(at) {
        names.push((member.name.compared(text), member.name));
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

#[expect(clippy::cast_possible_truncation)]
fn hint(name: &[u8]) -> u32 {
    match name {
        [] => 0,
        [first, .., last] => (name.len() as u32) << 16 | u32::from(*first) << 8 | u32::from(*last),
        [only] => 1 << 16 | u32::from(*only),
    }
}

fn meaning(raw: &[u8]) -> std::borrow::Cow<'_, str> {
    std::str::from_utf8(raw).map(text::decode).unwrap_or_default()
}
