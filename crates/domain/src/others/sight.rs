//! The rule for others on many messages, one after the other, as quickly as they are read.
//!
//! Nearly all of what a person is sent of their own are messages by themselves and by a few members of staff, in which
//! the rule changes the author or nothing. What it does with an author is the same wherever the same text stands, so it
//! is looked up by that text. Wherever that would not be certain, the rule itself is asked.

use std::borrow::Cow;

use memchr::{memchr2_iter, memmem::Finder};

use super::{
    aliases::Aliases,
    members::Members,
    rule::{Writer, message, of_agent},
};

/// How many authors are remembered.
const REMEMBERED: usize = 16;

/// One owner's sight of others.
pub struct Sight {
    aliases: Aliases,
    authors: Vec<(Box<str>, Known)>,
    next: usize,
    /// Where the last message's author began: ids and times are as long as each other.
    last: usize,
    author: Finder<'static>,
}

/// Where the value of a message's own author begins.
#[derive(Debug, Clone, Copy)]
struct Place {
    at: usize,
    /// Whether nothing in the message is escaped.
    is_plain: bool,
}

/// What the rule does with a message that quotes nothing, by its author.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Known {
    AsStored,
    /// The author reads like this, and the rest is as stored.
    As(Box<str>),
    /// More is changed.
    Else,
}

impl Sight {
    /// As these aliases' owner sees.
    pub fn new(aliases: Aliases) -> Self {
        Self {
            aliases,
            authors: Vec::new(),
            next: 0,
            last: 0,
            author: Finder::new("\"author\":"),
        }
    }

    /// How the owner sees others.
    pub const fn aliases(&self) -> &Aliases {
        &self.aliases
    }

    /// How the owner sees others, for whoever has seen enough.
    pub fn into_aliases(self) -> Aliases {
        self.aliases
    }

    /// Writes a message as the owner may see it: what [`message`] gives.
    pub fn write(&mut self, data: &str, out: &mut Vec<u8>) {
        match self.place_of_author(data) {
            Some(place) if self.looked_up(data, place, out) => {}
            _ => out.extend_from_slice(message(data, &self.aliases).as_bytes()),
        }
    }

    /// A message as the owner may see it: what [`message`] gives.
    pub fn message<'d>(&mut self, data: &'d str) -> Cow<'d, str> {
        let mut out = Vec::new();
        self.write(data, &mut out);
        match String::from_utf8(out) {
            Ok(seen) if seen != data => Cow::Owned(seen),
            _ => Cow::Borrowed(data),
        }
    }

    /// Where the value of the message's own `author` begins, if that is certain and nothing is quoted.
    fn place_of_author(&self, data: &str) -> Option<Place> {
        let bytes = data.as_bytes();
        let name = self.author.needle();
        let is_there_again = bytes
            .get(..self.last)
            .is_some_and(|before| before.ends_with(name));
        let at = if is_there_again {
            self.last - name.len()
        } else {
            self.author.find(bytes)?
        };
        if !is_outermost(&bytes[..at]) {
            return None;
        }
        Some(Place {
            at: at + name.len(),
            is_plain: is_plain(bytes)?,
        })
    }

    /// False if the rule itself has to be asked.
    fn looked_up(&mut self, data: &str, place: Place, out: &mut Vec<u8>) -> bool {
        self.last = place.at;
        let (before, rest) = data.split_at(place.at);
        let found = self.authors.iter().find(|(text, _)| rest.starts_with(&**text));
        let Some((text, known)) = found else {
            self.learn(data);
            return false;
        };
        match known {
            Known::AsStored => out.extend_from_slice(data.as_bytes()),
            // Where something is changed, names are written in their shortest form: without an escape, they are.
            Known::As(seen) if place.is_plain => {
                out.extend_from_slice(before.as_bytes());
                out.extend_from_slice(seen.as_bytes());
                out.extend_from_slice(&rest.as_bytes()[text.len()..]);
            }
            Known::As(_) | Known::Else => return false,
        }
        true
    }

    fn learn(&mut self, data: &str) {
        let Ok(object) = serde_json::from_str::<Members<'_>>(data) else {
            return;
        };
        let Some(text) = object.raw("author") else {
            return;
        };
        // An author that is no object has no end of its own.
        let Some(author) = serde_json::from_str::<Members<'_>>(text).ok() else {
            return;
        };
        let known = match Writer::of(Some(&author), &self.aliases) {
            Writer::Another(_) => Known::Else,
            Writer::Agent => {
                let seen = author.seen(|member, _| of_agent(member, self.aliases.staff));
                seen.map_or(Known::AsStored, |seen| Known::As(seen.into()))
            }
            Writer::Owner | Writer::Program => Known::AsStored,
        };
        let learnt = (text.into(), known);
        match self.authors.get_mut(self.next) {
            Some(old) => *old = learnt,
            None => self.authors.push(learnt),
        }
        self.next = (self.next + 1) % REMEMBERED;
    }
}

/// Whether nothing in a message is escaped; none if it may quote one. A letter of a name can be hidden in an escape; but for
/// such, a quotation mark before a name opens one.
fn is_plain(bytes: &[u8]) -> Option<bool> {
    let (before, after) = (b"\"quoted", b"Message\"");
    let mut is_plain = true;
    // The rarest letter of the name, and what begins an escape, in one go.
    for at in memchr2_iter(b'\\', after[0], bytes) {
        let (until, from) = bytes.split_at(at);
        if from[0] == b'\\' {
            is_plain = false;
            if from.starts_with(b"\\u00") {
                return None;
            }
        } else if from.starts_with(after) && until.ends_with(before) {
            return None;
        }
    }
    Some(is_plain)
}

/// Whether what follows these first bytes of an object stands in it and in nothing inside it. Where there are escapes,
/// it is not certain.
fn is_outermost(before: &[u8]) -> bool {
    // Nearly always, all that stands before an author is an id and a time: of many bytes at once it is seen that nothing
    // opens or closes and nothing is escaped, and then the quotation marks tell.
    let Some((b'{', within)) = before.split_first() else {
        return is_outermost_by_each(before);
    };
    let (mut quoted, mut other) = (0_u8, 0_u8);
    for byte in within {
        // Of brackets and of braces, this is the same.
        let folded = byte | 0x20;
        quoted ^= u8::from(*byte == b'"');
        other |= u8::from(folded == b'{') | u8::from(folded == b'}') | u8::from(*byte == b'\\');
    }
    if other == 0 {
        quoted == 0
    } else {
        is_outermost_by_each(before)
    }
}

fn is_outermost_by_each(before: &[u8]) -> bool {
    let (mut depth, mut quoted) = (0_usize, false);
    for byte in before {
        match byte {
            b'\\' => return false,
            b'"' => quoted = !quoted,
            b'{' | b'[' if !quoted => depth += 1,
            b'}' | b']' if !quoted => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    depth == 1 && !quoted
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::{Value, json};

    use super::*;
    use crate::{facts::StaffShown, id::UserId};

    fn aliases(staff: StaffShown) -> Aliases {
        let known = [("you".to_owned(), "other_abcdefghijklmnop".to_owned())];
        Aliases::of(&UserId::parse("me").unwrap(), known).with_staff(staff)
    }

    fn text() -> impl Strategy<Value = String> {
        prop_oneof![
            "[a-z ]{0,12}",
            Just("\"author\":".to_owned()),
            Just("\"quotedMessage\"".to_owned()),
            Just("a\\b\n\u{e9}{}[]".to_owned()),
            Just("me".to_owned()),
        ]
    }

    fn author() -> impl Strategy<Value = Value> {
        prop_oneof![
            (prop_oneof![Just("me"), Just("you"), Just("stranger")], text())
                .prop_map(|(id, name)| json!({"type": "user", "userId": id, "displayName": name})),
            (0..3_u8, text()).prop_map(|(kind, name)| {
                let subtypes = ["agent", "bot", "AI"][usize::from(kind)];
                json!({"type": "business", "subtypes": [subtypes], "displayName": name, "email": "e", "shoe": 1})
            }),
            Just(json!({"type": "business"})),
            (prop_oneof![Just(json!("user")), Just(json!("robot")), Just(Value::Null)], text()).prop_map(
                |(kind, name)| json!({"type": kind, "userId": null, "displayName": name, "email": "e"})
            ),
            text().prop_map(|name| json!({"type": "user", "displayName": name, "userExternalId": "x"})),
            text().prop_map(|name| json!({"displayName": name})),
            Just(json!("me")),
            Just(Value::Null),
        ]
    }

    /// A message's members, in any order, each value as its own text, with names that are and are not known.
    fn members() -> impl Strategy<Value = Vec<(String, String)>> {
        let value = prop_oneof![
            text().prop_map(Value::from),
            author(),
            author().prop_map(|author| json!({"author": author})),
            author().prop_map(|author| json!({"type": "message", "message": {"author": author}})),
        ];
        let name = prop_oneof![
            4 => Just("author"),
            2 => Just("quotedMessage"),
            1 => Just("\\u0061uthor"),
            1 => Just("quoted\\u004dessage"),
            1 => Just("so\\/so"),
            2 => Just("content"),
            1 => Just("metadata"),
            1 => Just("unknown"),
        ]
        .prop_map(str::to_owned);
        prop::collection::vec((name, value.prop_map(|value| value.to_string())), 0..6)
    }

    fn written(members: &[(String, String)]) -> String {
        // No object that was taken in has a member twice, however it is spelt.
        let mut once = std::collections::BTreeSet::new();
        let spelt = |name: &str| serde_json::from_str::<String>(&format!("\"{name}\"")).unwrap();
        let members: Vec<_> = members
            .iter()
            .filter(|(name, _)| once.insert(spelt(name)))
            .map(|(name, value)| format!("\"{name}\":{value}"))
            .collect();
        format!("{{{}}}", members.join(","))
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(3_000))]

        /// Whatever was seen before.
        #[test]
        fn it_gives_what_the_rule_gives(messages in prop::collection::vec(members(), 1..8), by_name: bool) {
            let staff = if by_name { StaffShown::ByName } else { StaffShown::ByRole };
            let aliases = aliases(staff);
            let mut sight = Sight::new(aliases.clone());
            for members in messages.iter().chain(&messages) {
                let data = written(members);
                prop_assert_eq!(sight.message(&data), message(&data, &aliases), "{}", data);
            }
        }

        #[test]
        fn many_bytes_at_once_say_what_each_says(before in r#"[{ ]?[{}\[\]"\\;|=:,a\x02]{0,40}"#) {
            let before = before.as_bytes();
            prop_assert_eq!(is_outermost(before), is_outermost_by_each(before));
        }
    }

    #[test]
    fn what_stands_in_something_inside_is_not_outermost() {
        for (before, is_outermost) in [
            (r#"{"id":"m","received":"2026","#, true),
            (r#"{"id":"{","list":[1],"inner":{"a":"]"},"#, true),
            ("{", true),
            (" {", true),
            ("", false),
            (r#"{"id":""#, false),
            (r#"{"inner":{"#, false),
            (r#"{"list":["#, false),
            (r#"{"id":"\"","#, false),
        ] {
            assert_eq!(super::is_outermost(before.as_bytes()), is_outermost, "{before}");
        }
    }

    /// The control: most of what people are sent is looked up.
    #[test]
    fn what_is_looked_up_is_not_asked_for_again() {
        let mut sight = Sight::new(aliases(StaffShown::ByRole));
        for (data, how) in [
            (
                r#"{"id":"m","author":{"type":"user","userId":"me"},"content":{"type":"text","text":"a\nb"}}"#,
                Known::AsStored,
            ),
            (
                r#"{"id":"m","author":{"type":"business","displayName":"Idris"},"content":{"type":"text","text":"a"}}"#,
                Known::As(r#"{"type":"business"}"#.into()),
            ),
            (
                r#"{"id":"m","author":{"type":"user","userId":"you"},"content":{"type":"text","text":"a"}}"#,
                Known::Else,
            ),
            (
                r#"{"id":"m","author":{"type":"user","displayName":"Zed"},"content":{"type":"text","text":"a"}}"#,
                Known::Else,
            ),
        ] {
            let is_quick = how != Known::Else;
            for round in 0..2 {
                let at = sight.place_of_author(data).unwrap();
                let looked_up = sight.looked_up(data, at, &mut Vec::new());
                assert_eq!(looked_up, is_quick && round > 0, "{data}");
            }
            assert_eq!(sight.authors.last().unwrap().1, how);
        }
    }

    #[test]
    fn no_more_authors_are_remembered_than_that() {
        let mut sight = Sight::new(aliases(StaffShown::ByRole));
        for number in 0..100 {
            let data = format!(r#"{{"author":{{"type":"business","displayName":"{number}"}}}}"#);
            assert_eq!(sight.message(&data), r#"{"author":{"type":"business"}}"#);
        }
        assert_eq!(sight.authors.len(), REMEMBERED);
    }
}
