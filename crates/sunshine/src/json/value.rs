//! A checked value: its own text, and a way to its members.

use std::borrow::Cow;

use super::{Scanner, Span, text};

/// What sort of value it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// `{…}`
    Object,
    /// `[…]`
    List,
    /// `"…"`
    Text,
    /// A number.
    Number,
    /// `true` or `false`.
    Bool,
    /// `null`.
    Null,
}

/// A value within a text that was checked. What stands in lists can be read as text, but its members are not kept.
#[derive(Debug, Clone, Copy)]
pub struct Value<'a> {
    text: &'a str,
    scanner: &'a Scanner,
    span: Span,
    /// Whether it is a text with escapes.
    escaped: bool,
    /// The members within: from the first to behind the last.
    within: (u32, u32),
}

impl<'a> Value<'a> {
    pub(super) fn whole(text: &'a str, scanner: &'a Scanner, span: Span, escaped: bool) -> Self {
        let all = Span::new(0, scanner.members.len());
        Self {
            text,
            scanner,
            span,
            escaped,
            within: (all.start, all.end),
        }
    }

    /// Its own text as it came, white space included.
    pub fn raw(&self) -> &'a str {
        &self.text[self.span.range()]
    }

    /// What sort of value it is.
    pub fn kind(&self) -> Kind {
        match self.raw().as_bytes().first() {
            Some(b'{') => Kind::Object,
            Some(b'[') => Kind::List,
            Some(b'"') => Kind::Text,
            Some(b't' | b'f') => Kind::Bool,
            Some(b'n') => Kind::Null,
            _ => Kind::Number,
        }
    }

    /// What a text means, its escapes resolved; `None` for another kind of value.
    pub fn text(&self) -> Option<Cow<'a, str>> {
        let inside = self.raw().strip_prefix('"')?.strip_suffix('"')?;
        Some(decoded(inside, self.escaped))
    }

    /// The member of this name.
    pub fn get(&self, name: &str) -> Option<Self> {
        self.indices()
            .find(|&at| self.scanner.members[at].name.is(self.text.as_bytes(), name))
            .map(|at| self.member(at))
    }

    /// Its members in their own order; none for another kind of value.
    pub fn members(self) -> impl Iterator<Item = (Cow<'a, str>, Self)> {
        self.indices().map(move |at| {
            let name = self.scanner.members[at].name;
            (
                decoded(&self.text[name.span.range()], name.escaped),
                self.member(at),
            )
        })
    }

    /// Its own text without white space between tokens. Borrows where there was none.
    pub fn compact(&self) -> Cow<'a, str> {
        let gaps = self.gaps();
        if gaps.is_empty() {
            return Cow::Borrowed(self.raw());
        }
        let mut out = String::with_capacity(self.compact_len());
        let mut at = self.span.start;
        for gap in gaps {
            out.push_str(
                &self.text[Span {
                    start: at,
                    end: gap.start,
                }
                .range()],
            );
            at = gap.end;
        }
        out.push_str(
            &self.text[Span {
                start: at,
                end: self.span.end,
            }
            .range()],
        );
        Cow::Owned(out)
    }

    /// How many bytes [`Value::compact`] has.
    pub fn compact_len(&self) -> usize {
        self.span.len() - self.gaps().iter().map(|gap| gap.len()).sum::<usize>()
    }

    fn gaps(&self) -> &'a [Span] {
        let all = &self.scanner.gaps;
        let first = all.partition_point(|gap| gap.start < self.span.start);
        let end = all.partition_point(|gap| gap.start < self.span.end);
        &all[first..end]
    }

    fn member(&self, at: usize) -> Self {
        let member = &self.scanner.members[at];
        Self {
            span: member.value,
            escaped: member.escaped,
            within: (Span::new(at + 1, 0).start, member.next),
            ..*self
        }
    }

    /// Where its own members stand, over the members within them.
    fn indices(&self) -> impl Iterator<Item = usize> + use<'a> {
        let (members, (first, end)) = (&self.scanner.members, self.within);
        let own = move |at: u32| (at < end).then_some(at);
        std::iter::successors(own(first), move |&at| own(members[at as usize].next)).map(|at| at as usize)
    }
}

fn decoded(raw: &str, escaped: bool) -> Cow<'_, str> {
    if escaped {
        text::decode(raw)
    } else {
        Cow::Borrowed(raw)
    }
}
