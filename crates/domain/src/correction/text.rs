//! A record's text and where things stand in it. What is put or taken out leaves every other byte as it is: member
//! order, white space, number literals, escapes, fields that nobody knows.

use std::ops::Range;

/// A member of an object, or an element of a list.
pub(super) struct Part {
    /// Its name with the quotation marks; none in a list.
    name: Option<Range<usize>>,
    pub(super) value: Range<usize>,
}

impl Part {
    fn start(&self) -> usize {
        self.name.as_ref().map_or(self.value.start, |name| name.start)
    }

    /// Its name with escapes resolved; none in a list.
    pub(super) fn name(&self, text: &str) -> Option<String> {
        let name = text.get(self.name.clone()?)?;
        serde_json::from_str(name).ok()
    }
}

/// The one value that a text is, without the white space around it.
pub(super) fn whole(text: &str) -> Option<Range<usize>> {
    let start = gap(text.as_bytes(), 0);
    Some(start..end_of(text.as_bytes(), start)?)
}

/// What an object or a list is made of; none for any other value.
pub(super) fn parts(text: &str, whole: &Range<usize>) -> Option<Vec<Part>> {
    let bytes = text.as_bytes();
    let is_object = match bytes.get(whole.start)? {
        b'{' => true,
        b'[' => false,
        _ => return None,
    };
    let mut at = gap(bytes, whole.start + 1);
    let mut parts = Vec::new();
    while at + 1 < whole.end {
        let name = if is_object {
            let end = end_of(bytes, at)?;
            let colon = gap(bytes, end);
            if bytes.get(colon) != Some(&b':') {
                return None;
            }
            let name = at..end;
            at = gap(bytes, colon + 1);
            Some(name)
        } else {
            None
        };
        let end = end_of(bytes, at)?;
        if end == at {
            return None;
        }
        parts.push(Part { name, value: at..end });
        at = gap(bytes, end);
        if bytes.get(at) == Some(&b',') {
            at = gap(bytes, at + 1);
        }
    }
    Some(parts)
}

/// Where the value at the end of these names stands; a place in a list is named by its number.
pub(super) fn find<N: AsRef<str>>(text: &str, names: &[N]) -> Option<Range<usize>> {
    names.iter().try_fold(whole(text)?, |within, name| {
        let parts = parts(text, &within)?;
        let at = position(text, &parts, name.as_ref())?;
        Some(parts[at].value.clone())
    })
}

/// The text with `value` at the end of these names, or with nothing there. Objects on the way are made where there is
/// nothing or `null`. None where something else is in the way, or where a list would have to grow or shrink.
pub(super) fn put<N: AsRef<str>>(text: &str, names: &[N], value: Option<&str>) -> Option<String> {
    let (from, to) = change(text, &whole(text)?, names, value)?;
    let mut out = String::with_capacity(text.len() + to.len());
    out.push_str(&text[..from.start]);
    out.push_str(&to);
    out.push_str(&text[from.end..]);
    Some(out)
}

/// Which stretch becomes what.
fn change<N: AsRef<str>>(
    text: &str,
    within: &Range<usize>,
    names: &[N],
    value: Option<&str>,
) -> Option<(Range<usize>, String)> {
    let nothing = |at: usize| Some((at..at, String::new()));
    let (name, below) = names.split_first()?;
    let parts = parts(text, within)?;
    let is_list = text.as_bytes().get(within.start) == Some(&b'[');
    match (position(text, &parts, name.as_ref()), value) {
        (Some(at), value) if !below.is_empty() => {
            let inner = parts[at].value.clone();
            match (&text[inner.clone()], value) {
                ("null", Some(value)) => Some((inner, nested(below, value))),
                ("null", None) => nothing(inner.start),
                _ => change(text, &inner, below, value),
            }
        }
        (Some(at), Some(value)) => Some((parts[at].value.clone(), value.to_owned())),
        (_, _) if is_list => None,
        (Some(at), None) => Some((without(&parts, at), String::new())),
        (None, None) => nothing(within.start),
        (None, Some(value)) => {
            let member = format!("{}:{}", quote(name.as_ref()), nested(below, value));
            Some(match parts.last() {
                Some(last) => (last.value.end..last.value.end, format!(",{member}")),
                None => (within.start + 1..within.start + 1, member),
            })
        }
    }
}

/// What goes with a member: the comma before or behind it too.
fn without(parts: &[Part], at: usize) -> Range<usize> {
    let end = parts[at].value.end;
    match (
        parts.get(at + 1),
        at.checked_sub(1).and_then(|before| parts.get(before)),
    ) {
        (Some(next), _) => parts[at].start()..next.start(),
        (None, Some(before)) => before.value.end..end,
        (None, None) => parts[at].start()..end,
    }
}

fn position(text: &str, parts: &[Part], name: &str) -> Option<usize> {
    match parts.first()?.name {
        Some(_) => parts
            .iter()
            .position(|part| part.name(text).as_deref() == Some(name)),
        None => name.parse().ok().filter(|&at| at < parts.len()),
    }
}

fn nested<N: AsRef<str>>(below: &[N], value: &str) -> String {
    below.iter().rev().fold(value.to_owned(), |inner, name| {
        format!("{{{}:{inner}}}", quote(name.as_ref()))
    })
}

pub(super) fn quote(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

/// Behind the white space that may stand at `at`.
fn gap(bytes: &[u8], at: usize) -> usize {
    let rest = bytes.get(at..).unwrap_or_default();
    let is_text = |byte: &u8| !matches!(byte, b' ' | b'\t' | b'\n' | b'\r');
    at + rest.iter().position(is_text).unwrap_or(rest.len())
}

/// Where the value ends that begins at `at`.
fn end_of(bytes: &[u8], at: usize) -> Option<usize> {
    match bytes.get(at)? {
        b'"' => end_of_text(bytes, at),
        b'{' | b'[' => {
            let (mut at, mut depth) = (at, 0_usize);
            loop {
                match bytes.get(at)? {
                    b'"' => {
                        at = end_of_text(bytes, at)?;
                        continue;
                    }
                    b'{' | b'[' => depth += 1,
                    b'}' | b']' => depth -= 1,
                    _ => {}
                }
                at += 1;
                if depth == 0 {
                    return Some(at);
                }
            }
        }
        _ => {
            let rest = &bytes[at..];
            let is_end = |byte: &u8| matches!(byte, b',' | b'}' | b']' | b' ' | b'\t' | b'\n' | b'\r');
            Some(at + rest.iter().position(is_end).unwrap_or(rest.len()))
        }
    }
}

fn end_of_text(bytes: &[u8], at: usize) -> Option<usize> {
    let mut at = at + 1;
    loop {
        match bytes.get(at)? {
            b'"' => return Some(at + 1),
            b'\\' => at += 2,
            _ => at += 1,
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// An object of members, each with white space around its name and value, as they were written.
    #[derive(Debug, Clone)]
    struct Written {
        members: Vec<[String; 5]>,
    }

    impl Written {
        fn text(&self) -> String {
            let member = |[a, name, b, value, c]: &[String; 5]| format!("{a}{name}:{b}{value}{c}");
            let members: Vec<_> = self.members.iter().map(member).collect();
            format!("{{{}}}", members.join(","))
        }

        fn name(&self, at: usize) -> String {
            serde_json::from_str(&self.members[at][1]).unwrap()
        }
    }

    fn space() -> impl Strategy<Value = String> {
        prop::sample::select(vec!["", " ", "\n\t", "  "]).prop_map(str::to_owned)
    }

    fn value() -> impl Strategy<Value = String> {
        let leaf = prop::sample::select(vec![
            "1.50",
            "-0.0",
            "1E5",
            "12345678901234567890123",
            "null",
            "true",
            r#""\u0041\"}""#,
            r#""a,b:{[""#,
            r#""\\""#,
            "{}",
            "[]",
            r#"{ "x" : [ 1 , "]}" ] }"#,
            r#"[ { "y":1e3 } , null ]"#,
        ]);
        leaf.prop_map(str::to_owned)
    }

    fn written() -> impl Strategy<Value = Written> {
        let names = prop::sample::subsequence(
            vec![
                r#""a""#,
                r#""\u0062""#,
                r#""c.d""#,
                r#""""#,
                r#""q\"""#,
                r#""é""#,
                r#""}""#,
            ],
            0..=7,
        );
        names.prop_flat_map(|names| {
            let member = |name: &str| {
                let name = name.to_owned();
                (space(), space(), value(), space())
                    .prop_map(move |(a, b, value, c)| [a, name.clone(), b, value, c])
            };
            let members: Vec<_> = names.into_iter().map(member).collect();
            members.prop_map(|members| Written { members })
        })
    }

    proptest! {
        #[test]
        fn a_value_is_replaced_and_every_other_byte_stays(written in written(), at in any::<prop::sample::Index>(), new in value()) {
            prop_assume!(!written.members.is_empty());
            let at = at.index(written.members.len());
            let mut expected = written.clone();
            expected.members[at][3].clone_from(&new);
            prop_assert_eq!(put(&written.text(), &[written.name(at)], Some(&new)), Some(expected.text()));
        }

        #[test]
        fn what_was_not_there_comes_at_the_end(written in written(), new in value()) {
            let text = written.text();
            let put = put(&text, &["new"], Some(&new)).unwrap();
            let member = match written.members.last() {
                Some(_) => format!(",\"new\":{new}"),
                None => format!("\"new\":{new}"),
            };
            let before = written.members.last().map_or(1, |last| text.len() - 1 - last[4].len());
            prop_assert_eq!(put, format!("{}{member}{}", &text[..before], &text[before..]));
        }

        #[test]
        fn a_member_goes_and_every_other_stays_as_it_was(written in written(), at in any::<prop::sample::Index>()) {
            prop_assume!(!written.members.is_empty());
            let at = at.index(written.members.len());
            let text = written.text();
            let less = put::<String>(&text, &[written.name(at)], None).unwrap();
            let mut left = written.clone();
            left.members.remove(at);
            let seen: Vec<(Option<String>, String)> = parts(&less, &whole(&less).unwrap())
                .unwrap()
                .iter()
                .map(|part| (part.name(&less), less[part.value.clone()].to_owned()))
                .collect();
            let expected: Vec<_> = (0..left.members.len())
                .map(|at| (Some(left.name(at)), left.members[at][3].clone()))
                .collect();
            prop_assert_eq!(seen, expected);
            prop_assert!(serde_json::from_str::<serde_json::Value>(&less).is_ok(), "{}", less);
            // Nothing but one stretch has gone.
            let same = text.bytes().zip(less.bytes()).take_while(|(a, b)| a == b).count();
            prop_assert!(text.ends_with(&less[same..]), "{text} {less}");
        }

        #[test]
        fn any_text_is_taken_without_harm(text in ".{0,40}", json in r#"[\[\]{}",:\\ a1]{0,30}"#) {
            for text in [text, json] {
                for value in [Some("1"), None] {
                    let _ = put(&text, &["a", "0"], value);
                }
                let _ = find(&text, &["a", "0"]);
            }
        }
    }

    #[test]
    fn objects_on_the_way_are_made() {
        for (text, put_there) in [
            ("{}", r#"{"a":{"b":1}}"#),
            (r#"{"a":null}"#, r#"{"a":{"b":1}}"#),
            (r#"{ "a" : { } }"#, r#"{ "a" : {"b":1 } }"#),
            (r#"{"z":0}"#, r#"{"z":0,"a":{"b":1}}"#),
        ] {
            assert_eq!(put(text, &["a", "b"], Some("1")).as_deref(), Some(put_there));
        }
        for in_the_way in [r#"{"a":[]}"#, r#"{"a":"x"}"#, "[]", "7", ""] {
            assert_eq!(put(in_the_way, &["a", "b"], Some("1")), None, "{in_the_way}");
        }
    }

    #[test]
    fn a_place_in_a_list_changes_and_the_list_keeps_its_length() {
        let text = r#"{"l":[ {"t":"a"}, 2 ]}"#;
        assert_eq!(
            put(text, &["l", "0", "t"], Some("\"b\"")).as_deref(),
            Some(r#"{"l":[ {"t":"b"}, 2 ]}"#)
        );
        assert_eq!(put(text, &["l", "2"], Some("3")), None);
        assert_eq!(put(text, &["l", "1"], None), None);
        assert_eq!(find(text, &["l", "1"]).map(|at| &text[at]), Some("2"));
    }
}
