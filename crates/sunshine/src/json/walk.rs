//! One pass over a text: the grammar, and where members stand.

use super::{
    DEEPEST, Member, Scanner, Span,
    error::{Fault, Flaw, Step},
    names::{self, FEW, Name},
    number::number,
};

pub(super) struct Walk<'w> {
    pub(super) text: &'w [u8],
    pub(super) at: usize,
    pub(super) scanner: &'w mut Scanner,
    /// After a fault: the way out.
    pub(super) steps: Vec<Step>,
    pub(super) twice: Option<Name>,
}

pub(super) type Checked<T = ()> = Result<T, Fault>;

impl Walk<'_> {
    pub(super) fn whole(&mut self) -> Checked<(Span, bool)> {
        if u32::try_from(self.text.len()).is_err() {
            return Err(Fault {
                flaw: Flaw::Long,
                at: 0,
            });
        }
        if self.text.starts_with("\u{feff}".as_bytes()) {
            return Err(self.fault(Flaw::Mark));
        }
        self.gap();
        let start = self.at;
        let escaped = self.value(0, true)?;
        let end = self.at;
        self.gap();
        if self.at < self.text.len() {
            return Err(self.fault(Flaw::More));
        }
        Ok((Span::new(start, end), escaped))
    }

    /// `kept`: no list stands around it, so members are kept to be looked up. Whether it is a text with escapes.
    #[inline]
    fn value(&mut self, depth: usize, kept: bool) -> Checked<bool> {
        if self.peek() == b'"' {
            return self.string();
        }
        self.other(depth, kept)?;
        Ok(false)
    }

    /// A value that is no text.
    #[inline(never)]
    fn other(&mut self, depth: usize, kept: bool) -> Checked {
        match self.peek() {
            b'{' => self.object(depth + 1, kept),
            b'[' => self.list(depth + 1),
            b'-' | b'0'..=b'9' => {
                let length = number(&self.text[self.at..]).ok_or_else(|| self.fault(Flaw::Number))?;
                self.at += length;
                Ok(())
            }
            b't' => self.word(b"true"),
            b'f' => self.word(b"false"),
            b'n' => self.word(b"null"),
            _ => Err(self.fault(Flaw::Value)),
        }
    }

    fn object(&mut self, depth: usize, kept: bool) -> Checked {
        self.enter(depth)?;
        let first = self.scanner.members.len();
        if self.peek() == b'}' {
            self.at += 1;
            return Ok(());
        }
        let mut count = 0;
        loop {
            self.member(depth, kept, first, count < FEW)?;
            count += 1;
            match self.peek() {
                b',' => self.step(),
                b'}' => break,
                _ => return Err(self.fault(Flaw::Brace)),
            }
        }
        self.at += 1;
        if count > FEW
            && let Some(name) = names::twice_among_many(self.text, &self.scanner.members, first)
        {
            return Err(self.stands_twice(name));
        }
        if !kept {
            self.scanner.members.truncate(first);
        }
        Ok(())
    }

    /// A name, a colon, a value, and the white space after each. `first` is the object's first member.
    #[inline]
    fn member(&mut self, depth: usize, kept: bool, first: usize, compare: bool) -> Checked {
        let name = self.name()?;
        if compare && self.stands_since(first, &name) {
            return Err(self.stands_twice(name));
        }
        self.gap();
        if self.peek() != b':' {
            return Err(self.fault(Flaw::Colon));
        }
        self.step();
        let this = self.scanner.members.len();
        let start = self.at;
        self.scanner.members.push(Member {
            name,
            value: Span::new(start, start),
            escaped: false,
            next: 0,
        });
        let escaped = match self.value(depth, kept) {
            Ok(escaped) => escaped,
            Err(fault) => {
                self.steps.push(Step::Member(name));
                return Err(fault);
            }
        };
        let (end, next) = (self.at, self.scanner.members.len());
        if let Some(member) = self.scanner.members.get_mut(this) {
            member.value = Span::new(start, end);
            member.escaped = escaped;
            member.next = Span::new(0, next).end;
        }
        self.gap();
        Ok(())
    }

    fn list(&mut self, depth: usize) -> Checked {
        self.enter(depth)?;
        if self.peek() == b']' {
            self.at += 1;
            return Ok(());
        }
        for index in 0.. {
            if let Err(fault) = self.value(depth, false) {
                self.steps.push(Step::Element(index));
                return Err(fault);
            }
            self.gap();
            match self.peek() {
                b',' => self.step(),
                b']' => break,
                _ => return Err(self.fault(Flaw::Bracket)),
            }
        }
        self.at += 1;
        Ok(())
    }

    fn enter(&mut self, depth: usize) -> Checked {
        if depth > DEEPEST {
            return Err(self.fault(Flaw::Deep));
        }
        self.step();
        Ok(())
    }

    #[inline]
    fn name(&mut self) -> Checked<Name> {
        if self.peek() != b'"' {
            return Err(self.fault(Flaw::Name));
        }
        let start = self.at + 1;
        let escaped = self.string()?;
        Ok(Name::new(self.text, Span::new(start, self.at - 1), escaped))
    }

    #[inline]
    fn stands_since(&self, first: usize, name: &Name) -> bool {
        let mut at = first;
        while let Some(member) = self.scanner.members.get(at) {
            if member.name.is_same(self.text, name) {
                return true;
            }
            at = member.next as usize;
        }
        false
    }

    #[cold]
    fn stands_twice(&mut self, name: Name) -> Fault {
        self.twice = Some(name);
        Fault {
            flaw: Flaw::Twice,
            at: name.span.start - 1,
        }
    }
}
