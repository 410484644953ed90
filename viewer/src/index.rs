//! Where things stand in a copy: what the first pass over the file leaves behind. It is small: of 64 elements of a list one
//! is marked, eight bytes, and of a list with more than 262,144 fewer; an eighth of a byte a message at the most, and some
//! 200 bytes a conversation.

use verify::{
    Counts, Place,
    structure::{CONVERSATIONS, Edge, Seen, Survey},
};

use crate::{
    chunk::{Chunk, Keep},
    marks::Marks,
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
    /// How many messages.
    pub messages: u64,
    /// What the member `controller` says, if it is no larger than a record may be.
    pub controller: Option<Vec<u8>>,
    /// What the member `user` says.
    pub user: Option<Vec<u8>>,
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

    fn see(&mut self, seen: Seen<'_>, name: &str) {
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
#[derive(Debug, Default)]
pub struct Indexer {
    survey: Survey,
    keep: Keep,
    /// The member's.
    name: String,
}

impl Indexer {
    /// Takes the next bytes of the file. What comes after a fault is not looked at.
    pub fn push(&mut self, bytes: &[u8], index: &mut Index) {
        let Self { survey, keep, name } = self;
        if survey.fault().is_some() {
            return;
        }
        let chunk = Chunk {
            bytes,
            at: survey.position(),
        };
        let mut tell = |seen: Seen<'_>| {
            if let Seen::Name(called) = seen {
                name.clear();
                name.push_str(&String::from_utf8_lossy(called));
            }
            index.see(seen, name);
            if let Seen::Member(edge, _) = seen {
                let Some(kept) = kept(index, name) else {
                    return;
                };
                match edge {
                    Edge::From(at) => keep.begin(at),
                    Edge::To(to) => *kept = keep.end(to, chunk).ok().map(<[u8]>::to_vec),
                }
            }
        };
        survey.push(bytes, &mut tell);
        keep.go_on(chunk);
    }

    /// The first place that does not fit, when the whole file came, with the counts that it states.
    pub fn place(&mut self, stated: Option<&Counts>) -> Option<Place> {
        self.survey.end();
        self.survey.place(stated)
    }
}

/// Where a member's value is kept as a whole; none if it is not.
fn kept<'i>(index: &'i mut Index, member: &str) -> Option<&'i mut Option<Vec<u8>>> {
    match member {
        "controller" => Some(&mut index.controller),
        "user" => Some(&mut index.user),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::{Value, json};

    use super::*;

    fn indexed(file: &[u8], size: usize) -> Index {
        let (mut indexer, mut index) = (Indexer::default(), Index::default());
        for chunk in file.chunks(size) {
            indexer.push(chunk, &mut index);
        }
        index
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
        assert_eq!((index.conversations, index.messages), (3, 132));
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

    /// Whatever came so far can be looked at, whatever comes then.
    #[test]
    fn what_came_is_there_before_the_rest() {
        let file = copy(&[3, 130]);
        let whole = indexed(&file, file.len());
        let (mut indexer, mut index) = (Indexer::default(), Index::default());
        for (at, byte) in (0..).zip(&file) {
            let before = index.messages;
            indexer.push(&[*byte], &mut index);
            assert!((before..=before + 1).contains(&index.messages));
            let last = index.talks.last().and_then(|talk| talk.messages.last());
            assert!(last.is_none_or(|last: u64| last <= at));
        }
        assert_eq!((&index.members, &index.talks), (&whole.members, &whole.talks));
    }

    /// The bytes that an index takes, without what its allocator adds.
    fn held(index: &Index) -> usize {
        let marks = |marks: &Marks| marks.held();
        let talks = index.talks.capacity() * size_of::<Talk>();
        let lists = index
            .members
            .iter()
            .filter_map(|member| member.elements.as_ref())
            .map(marks);
        let within = index
            .talks
            .iter()
            .map(|talk| marks(&talk.participants) + marks(&talk.messages));
        talks + lists.sum::<usize>() + within.sum::<usize>()
    }

    /// An eighth of a byte a message, twice that while a list of marks grows; and no more for ever longer lists.
    #[test]
    fn takes_a_quarter_of_a_byte_a_message_and_has_a_bound() {
        let sized = |messages: usize, talks: usize| {
            let talk = format!(r#"{{"messages":[{}]}}"#, vec!["1"; messages].join(","));
            let file = format!(r#"{{"conversations":[{}]}}"#, vec![talk; talks].join(","));
            held(&indexed(file.as_bytes(), 65_536))
        };
        let [empty, some, many, more] = [0, 100_000, 1_000_000, 3_000_000].map(|messages| sized(messages, 1));
        assert!(some - empty <= 100_000 / 4, "{some}");
        assert!(
            many <= empty + 128 * 1024 && more <= empty + 128 * 1024,
            "{many}, {more}"
        );
        assert!(sized(1, 10_000) <= 10_000 * 512);
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
            prop_assert_eq!((&whole.user, &whole.controller), (&pieces.user, &pieces.controller));
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
