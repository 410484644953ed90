//! What a value is in an export, from where it stands.

use super::{Event, Kind, MEMBERS, PARTS, Path};

/// Brackets around what is told one by one at the deepest: a message.
pub const WATCHED: usize = 4;

/// The first member.
const FIRST: &str = MEMBERS[0];

/// The list of conversations.
pub const CONVERSATIONS: &str = "conversations";

/// A value's first or last byte.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Edge {
    /// The offset of its first byte.
    From(u64),
    /// The offset of the byte after its last.
    To(u64),
}

/// What the scanner comes past, by what it is in an export.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Seen<'s> {
    /// The name of a member, as far as it is kept.
    Name(&'s [u8]),
    /// A member's value, and whether it is a list.
    Member(Edge, bool),
    /// An element of such a list.
    Element(Edge),
    /// A conversation's own record.
    Conversation(Edge),
    /// A seat in it.
    Participant(Edge),
    /// A message in it.
    Message(Edge),
}

/// Where in an export the scanner stands.
#[derive(Debug, Clone, Default)]
pub struct Track {
    object: bool,
    list: bool,
    inner: bool,
    /// The member of the format that it stands in; none between two, and in one that the format does not have.
    known: Option<usize>,
    path: Path,
    /// How many elements began in the member's list.
    elements: u64,
    /// How many in the conversation's.
    inners: u64,
}

impl Track {
    /// The member that it stands in, as far down as the format names it; between two members, the one that should come.
    pub const fn path(&self) -> Path {
        self.path
    }

    /// That member's number, if the format has it.
    pub(super) const fn known(&self) -> Option<usize> {
        self.known
    }

    /// Whether it stands in the list of conversations.
    pub fn talks(&self) -> bool {
        self.list && self.known.is_some() && self.path.member == CONVERSATIONS
    }

    /// What this is; none if it is nothing that is looked at by itself.
    pub fn see<'s>(&mut self, event: Event<'s>) -> Option<Seen<'s>> {
        match event {
            Event::Name { depth: 1, name } if self.object => {
                self.member(name);
                Some(Seen::Name(name))
            }
            Event::Name { depth: 3, name } if self.talks() => {
                self.path.part = PARTS.into_iter().find(|part| part.as_bytes() == name);
                None
            }
            Event::Name { .. } | Event::Odd { .. } => None,
            Event::Begin { depth, at, kind } => {
                self.begin(depth, kind);
                self.seen(depth, Edge::From(at))
            }
            Event::End { depth, at } => {
                let seen = self.seen(depth, Edge::To(at));
                self.end(depth);
                seen
            }
        }
    }

    fn member(&mut self, name: &[u8]) {
        self.known = MEMBERS.iter().position(|member| member.as_bytes() == name);
        if let Some(member) = self.known.and_then(|number| MEMBERS.get(number).copied()) {
            self.path = Path::member(member);
        }
    }

    fn begin(&mut self, depth: usize, kind: Kind) {
        let list = kind == Kind::List;
        match depth {
            0 => {
                self.object = kind == Kind::Object;
                self.path = Path::member(FIRST);
            }
            1 => (self.list, self.elements) = (list, 0),
            2 if self.list && self.known.is_some() => {
                self.path.element = Some(self.elements);
                self.elements += 1;
            }
            3 => (self.inner, self.inners) = (list, 0),
            4 if self.inner && self.path.part.is_some() => {
                self.path.inner = Some(self.inners);
                self.inners += 1;
            }
            _ => {}
        }
    }

    fn seen(&self, depth: usize, edge: Edge) -> Option<Seen<'static>> {
        if !self.object {
            return None;
        }
        match (depth, self.path.part) {
            (1, _) => Some(Seen::Member(edge, self.list)),
            (2, _) if self.list => Some(Seen::Element(edge)),
            (3, Some("conversation")) => Some(Seen::Conversation(edge)),
            (4, Some("participants")) if self.inner => Some(Seen::Participant(edge)),
            (4, Some("messages")) if self.inner => Some(Seen::Message(edge)),
            _ => None,
        }
    }

    fn end(&mut self, depth: usize) {
        match depth {
            1 => {
                let next = self.known.and_then(|number| MEMBERS.get(number + 1).copied());
                self.path = Path::member(next.unwrap_or(self.path.member));
                self.known = None;
            }
            2 => (self.path.part, self.path.inner) = (None, None),
            3 => self.path.inner = None,
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::structure::Scanner;

    /// The beginnings of what is looked at by itself, as the text from there on.
    fn seen(text: &str) -> Vec<String> {
        let mut track = Track::default();
        let mut told = Vec::new();
        Scanner::new(WATCHED)
            .push(text.as_bytes(), &mut |event| {
                let (what, at) = match track.see(event) {
                    Some(Seen::Member(Edge::From(at), list)) => (if list { "list" } else { "member" }, at),
                    Some(Seen::Element(Edge::From(at))) => ("element", at),
                    Some(Seen::Conversation(Edge::From(at))) => ("conversation", at),
                    Some(Seen::Participant(Edge::From(at))) => ("participant", at),
                    Some(Seen::Message(Edge::From(at))) => ("message", at),
                    _ => return,
                };
                let at = usize::try_from(at).unwrap();
                told.push(format!("{what} {}", &text[at..at + 4]));
            })
            .unwrap();
        told
    }

    #[test]
    fn tells_messages_from_everything_else() {
        let text = r#"{"format":"x/1","user":{"messages":[100]},"clients":[{"a":1}],"conversations":[
            {"conversation":{"messages":[1]},"participants":[{"p":1}],"messages":[{"m":1},{"m":2}]},{"messages":[]}]}"#;
        assert_eq!(
            seen(text),
            [
                "member \"x/1",
                "member {\"me",
                "list [{\"a",
                "element {\"a\"",
                "list [\n  ",
                "element {\"co",
                "conversation {\"me",
                "participant {\"p\"",
                "message {\"m\"",
                "message {\"m\"",
                "element {\"me",
            ]
        );
    }

    #[test]
    fn what_only_looks_like_a_conversation_is_none() {
        for text in [
            r#"{"conversations":{"a":[{"messages":[1000]}]}}"#,
            r#"{"conversations":[[[1000]]]}"#,
            r#"{"conversations":[{"messages":{"a":1000}}]}"#,
            r#"{"others":[{"messages":[1000]}]}"#,
            r#"[["conversations",[{"messages":[1000]}]]]"#,
        ] {
            let told = seen(text);
            assert!(
                !told.iter().any(|what| what.starts_with("message")),
                "{text}: {told:?}"
            );
        }
    }
}
