//! What a value is in a copy, from where it stands.

use crate::json::{Event, Kind};

/// Brackets around what is told one by one at the deepest: a message.
pub const WATCHED: usize = 4;

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

/// What the scanner comes past, by what it is in a copy.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Seen {
    /// A member of the copy, and whether it is a list.
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

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Part {
    #[default]
    Other,
    Conversation,
    Participants,
    Messages,
}

/// Where in a copy the scanner stands.
#[derive(Debug, Clone, Default)]
pub struct Track {
    object: bool,
    member: String,
    list: bool,
    part: Part,
    inner: bool,
}

impl Track {
    /// The name of the member that it stands in, or stood in last.
    pub fn member(&self) -> &str {
        &self.member
    }

    /// What this is; none if it is nothing that is looked at by itself.
    pub fn see(&mut self, event: Event<'_>) -> Option<Seen> {
        let (depth, edge, kind) = match event {
            Event::Name { depth, name } => {
                self.name(depth, name);
                return None;
            }
            Event::Begin { depth, at, kind } => (depth, Edge::From(at), Some(kind)),
            Event::End { depth, at } => (depth, Edge::To(at), None),
        };
        let list = kind.map(|kind| kind == Kind::List);
        match depth {
            0 => {
                self.object = kind.map_or(self.object, |kind| kind == Kind::Object);
                None
            }
            _ if !self.object => None,
            1 => {
                self.list = list.unwrap_or(self.list);
                Some(Seen::Member(edge, self.list))
            }
            2 if self.list => {
                if list.is_some() {
                    self.part = Part::Other;
                }
                Some(Seen::Element(edge))
            }
            3 if self.talks() => {
                self.inner = list.unwrap_or(self.inner);
                (self.part == Part::Conversation).then_some(Seen::Conversation(edge))
            }
            4 if self.talks() && self.inner => match self.part {
                Part::Participants => Some(Seen::Participant(edge)),
                Part::Messages => Some(Seen::Message(edge)),
                Part::Other | Part::Conversation => None,
            },
            _ => None,
        }
    }

    /// Whether it stands in the list of conversations.
    pub fn talks(&self) -> bool {
        self.list && self.member == CONVERSATIONS
    }

    fn name(&mut self, depth: usize, name: &[u8]) {
        match depth {
            1 => {
                self.member.clear();
                self.member.push_str(&String::from_utf8_lossy(name));
            }
            3 => {
                self.part = match name {
                    b"conversation" => Part::Conversation,
                    b"participants" => Part::Participants,
                    b"messages" => Part::Messages,
                    _ => Part::Other,
                }
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::Scanner;

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
