//! Where things stand in a copy: what the first pass over the file leaves behind.

use crate::{
    chunk::{Chunk, Keep},
    json::{Event, Fault, Scanner},
    marks::Marks,
    track::{CONVERSATIONS, Edge, Seen, Track, WATCHED},
};

/// The most conversations whose place is kept. A copy with more says so, and search finds in all of them.
pub const MOST_CONVERSATIONS: usize = 262_144;

/// The most members. Ours are eleven.
const MOST_MEMBERS: usize = 64;

/// A member of the copy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// Its name.
    pub name: String,
    /// The offset of its value.
    pub at: u64,
    /// Its elements, if it is a list.
    pub elements: Option<Marks>,
}

/// A conversation.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Talk {
    /// The offset of its own record.
    pub record: Option<u64>,
    /// Who sits in it.
    pub participants: Marks,
    /// What was said.
    pub messages: Marks,
}

/// Where everything stands.
#[derive(Debug, Clone, Default)]
pub struct Index {
    /// The members, in the file's order.
    pub members: Vec<Member>,
    /// The conversations, in the file's order.
    pub talks: Vec<Talk>,
    /// How many conversations there are, those included that are not kept.
    pub conversations: u64,
    /// How many seats there are in them.
    pub participants: u64,
    /// How many messages.
    pub messages: u64,
    /// What the member `controller` says, if it is no larger than a record may be.
    pub controller: Option<Vec<u8>>,
    /// What the member `user` says.
    pub user: Option<Vec<u8>>,
    /// What the member `integrity` says.
    pub integrity: Option<Vec<u8>>,
    /// Where it stops to be JSON, if it does, and in which member.
    pub fault: Option<(Fault, String)>,
}

impl Index {
    /// A member, by its name.
    pub fn member(&self, name: &str) -> Option<&Member> {
        self.members.iter().find(|member| member.name == name)
    }

    /// The elements of a member; none if it is not there or no list.
    pub fn list(&self, name: &str) -> Option<&Marks> {
        self.member(name)?.elements.as_ref()
    }

    /// How many elements a member has.
    pub fn count(&self, name: &str) -> u64 {
        self.list(name).map_or(0, Marks::count)
    }

    /// The conversation that the scanner stands in, if it is kept.
    fn talk(&mut self) -> Option<&mut Talk> {
        let kept = self.conversations == self.talks.len() as u64;
        self.talks.last_mut().filter(|_| kept)
    }

    fn see(&mut self, seen: Seen, name: &str) {
        match seen {
            Seen::Member(Edge::From(at), list) if self.members.len() < MOST_MEMBERS => {
                self.members.push(Member {
                    name: name.to_owned(),
                    at,
                    elements: list.then(Marks::default),
                });
            }
            Seen::Element(Edge::From(at)) => self.element(at, name),
            Seen::Conversation(Edge::From(at)) => {
                if let Some(talk) = self.talk() {
                    talk.record = Some(at);
                }
            }
            Seen::Participant(Edge::From(at)) => {
                self.participants += 1;
                if let Some(talk) = self.talk() {
                    talk.participants.push(at);
                }
            }
            Seen::Message(Edge::From(at)) => {
                self.messages += 1;
                if let Some(talk) = self.talk() {
                    talk.messages.push(at);
                }
            }
            _ => {}
        }
    }

    fn element(&mut self, at: u64, name: &str) {
        let member = self.members.last_mut().filter(|member| member.name == name);
        if let Some(elements) = member.and_then(|member| member.elements.as_mut()) {
            elements.push(at);
        }
        if name == CONVERSATIONS {
            if self.conversations == self.talks.len() as u64 && self.talks.len() < MOST_CONVERSATIONS {
                self.talks.push(Talk::default());
            }
            self.conversations += 1;
        }
    }
}

/// Goes over a copy once and writes down where things stand.
#[derive(Debug)]
pub struct Indexer {
    scanner: Scanner,
    track: Track,
    keep: Keep,
    index: Index,
}

impl Default for Indexer {
    fn default() -> Self {
        Self {
            scanner: Scanner::new(WATCHED),
            track: Track::default(),
            keep: Keep::default(),
            index: Index::default(),
        }
    }
}

impl Indexer {
    /// Takes the next bytes of the file. What comes after a fault is not looked at.
    pub fn push(&mut self, bytes: &[u8]) {
        let Self {
            scanner,
            track,
            keep,
            index,
        } = self;
        if index.fault.is_some() {
            return;
        }
        let chunk = Chunk {
            bytes,
            at: scanner.position(),
        };
        let mut tell = |event: Event<'_>| {
            let Some(seen) = track.see(event) else { return };
            index.see(seen, track.member());
            if let Seen::Member(edge, _) = seen {
                let Some(kept) = kept(index, track.member()) else {
                    return;
                };
                match edge {
                    Edge::From(at) => keep.begin(at),
                    Edge::To(to) => *kept = keep.end(to, chunk).ok().map(<[u8]>::to_vec),
                }
            }
        };
        let fine = scanner.push(bytes, &mut tell);
        keep.go_on(chunk);
        if let Err(fault) = fine {
            index.fault = Some((fault, track.member().to_owned()));
        }
    }

    /// The index, when the whole file came.
    pub fn finish(mut self) -> Index {
        if let (Err(fault), None) = (self.scanner.finish(), &self.index.fault) {
            self.index.fault = Some((fault, self.track.member().to_owned()));
        }
        self.index
    }
}

/// Where a member's value is kept as a whole; none if it is not.
fn kept<'i>(index: &'i mut Index, member: &str) -> Option<&'i mut Option<Vec<u8>>> {
    match member {
        "controller" => Some(&mut index.controller),
        "user" => Some(&mut index.user),
        "integrity" => Some(&mut index.integrity),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::{Value, json};

    use super::*;
    use crate::json::Flaw;

    fn indexed(file: &[u8], size: usize) -> Index {
        let mut indexer = Indexer::default();
        for chunk in file.chunks(size) {
            indexer.push(chunk);
        }
        indexer.finish()
    }

    /// A copy with conversations of so many messages each, members in the format's order.
    fn copy(messages: &[usize]) -> Vec<u8> {
        let talk = |(number, &messages): (usize, &usize)| {
            let said: Vec<Value> = (0..messages)
                .map(|at| json!({"id": format!("m{at}"), "content": {"text": format!("{at} of {number}")}}))
                .collect();
            format!(
                r#"{{"conversation":{{"id":"c{number}"}},"participants":[{{"userId":"me"}}],"messages":{}}}"#,
                Value::from(said)
            )
        };
        let talks: Vec<String> = messages.iter().enumerate().map(talk).collect();
        format!(
            r#"{{"format":"rightsdesk.export/1","controller":{{"name":"Larkspoke"}},"notice":[],"user":{{"id":"me"}},"clients":[{{"id":"a"}},{{"id":"b"}}],"conversations":[{}],"accessLog":[],"integrity":{{"counts":{{}}}}}}"#,
            talks.join(",")
        )
        .into_bytes()
    }

    fn value_at(file: &[u8], at: u64) -> Value {
        let rest = &file[usize::try_from(at).unwrap()..];
        let mut values = serde_json::Deserializer::from_slice(rest).into_iter::<Value>();
        values.next().unwrap().unwrap()
    }

    #[test]
    fn says_where_everything_stands() {
        let file = copy(&[2, 0, 130]);
        let index = indexed(&file, 50);
        assert_eq!(index.fault, None);
        let names: Vec<_> = index.members.iter().map(|member| member.name.as_str()).collect();
        assert_eq!(
            names,
            [
                "format",
                "controller",
                "notice",
                "user",
                "clients",
                "conversations",
                "accessLog",
                "integrity"
            ]
        );
        assert_eq!(
            (index.conversations, index.participants, index.messages),
            (3, 3, 132)
        );
        assert_eq!(
            (
                index.count("clients"),
                index.count("accessLog"),
                index.count("user")
            ),
            (2, 0, 0)
        );
        assert_eq!(
            index.controller.as_deref(),
            Some(br#"{"name":"Larkspoke"}"#.as_slice())
        );
        assert_eq!(index.user.as_deref(), Some(br#"{"id":"me"}"#.as_slice()));
        let talk = &index.talks[2];
        assert_eq!(value_at(&file, talk.record.unwrap()), json!({"id": "c2"}));
        assert_eq!(value_at(&file, talk.messages.last().unwrap())["id"], "m129");
        assert_eq!(value_at(&file, talk.messages.near(128).unwrap().0)["id"], "m128");
        assert_eq!(index.talks[1].messages.count(), 0);
    }

    #[test]
    fn says_in_which_member_it_stops() {
        let file = copy(&[3]);
        let cut = file
            .windows(11)
            .position(|bytes| bytes == b"\"messages\":")
            .unwrap()
            + 20;
        let index = indexed(&file[..cut], 7);
        let (fault, member) = index.fault.clone().unwrap();
        assert_eq!(
            (fault.flaw, fault.at, member.as_str()),
            (Flaw::Cut, cut as u64, "conversations")
        );

        let mut broken = file;
        broken[cut] = b'\n';
        let (fault, member) = indexed(&broken, 7).fault.unwrap();
        assert_eq!((fault.at, member.as_str()), (cut as u64, "conversations"));
    }

    #[test]
    fn a_file_that_is_none_leaves_an_empty_index() {
        for file in [
            b"".as_slice(),
            b"PK\x03\x04",
            b"[1,2]",
            b"\"text\"",
            &b" ".repeat(100_000),
        ] {
            let index = indexed(file, 1_000);
            assert!(index.members.is_empty() && index.talks.is_empty());
        }
    }

    #[test]
    fn members_without_end_are_not_kept() {
        let members: Vec<String> = (0..10_000).map(|number| format!("\"m{number}\":[1]")).collect();
        let index = indexed(format!("{{{}}}", members.join(",")).as_bytes(), 4_096);
        assert_eq!(index.members.len(), MOST_MEMBERS);
    }

    #[test]
    fn conversations_beyond_the_most_are_counted_and_mix_with_none() {
        let most = MOST_CONVERSATIONS;
        let talks = vec![r#"{"messages":[1]}"#; most + 2].join(",");
        let index = indexed(format!(r#"{{"conversations":[{talks}]}}"#).as_bytes(), 65_536);
        let more = most as u64 + 2;
        assert_eq!(
            (index.talks.len(), index.conversations, index.messages),
            (most, more, more)
        );
        assert_eq!(index.talks[most - 1].messages.count(), 1);
    }

    proptest! {
        #[test]
        fn borders_make_no_difference(messages in prop::collection::vec(0_usize..100, 0..5), size in 1_usize..300) {
            let file = copy(&messages);
            let (whole, pieces) = (indexed(&file, file.len()), indexed(&file, size));
            prop_assert_eq!(&whole.members, &pieces.members);
            prop_assert_eq!(&whole.talks, &pieces.talks);
            prop_assert_eq!(&whole.integrity, &pieces.integrity);
        }

        /// Every message that serde sees is reached by way of its mark.
        #[test]
        fn leads_to_what_serde_sees(messages in prop::collection::vec(0_usize..200, 1..4), size in 1_usize..300) {
            let file = copy(&messages);
            let index = indexed(&file, size);
            let known: Value = serde_json::from_slice(&file).unwrap();
            for (number, talk) in index.talks.iter().enumerate() {
                let said = known["conversations"][number]["messages"].as_array().unwrap();
                prop_assert_eq!(talk.messages.count(), said.len() as u64);
                for at in (0..said.len()).step_by(64) {
                    let (offset, passed) = talk.messages.near(at as u64).unwrap();
                    prop_assert_eq!(passed, 0);
                    prop_assert_eq!(&value_at(&file, offset), &said[at]);
                }
            }
        }
    }
}
