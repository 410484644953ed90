//! What the scanner promises, for every text: it says yes exactly where the grammar does (apart from what it refuses
//! on purpose), and the compacted text is the same value, written the same way.

use proptest::{collection::vec, prelude::*};
use serde_json::{Map, Value, value::RawValue};
use sunshine::json::{Flaw, Scanner, compact};

fn value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        any::<String>().prop_map(Value::from),
        "[ \\t\\n\"\\\\{}\\[\\]:,é😀]{0,30}".prop_map(Value::from),
    ];
    leaf.prop_recursive(8, 120, 24, |inner| {
        let name = prop_oneof![any::<String>(), "[a-c \"\\\\]{0,2}"];
        prop_oneof![
            vec(inner.clone(), 0..24).prop_map(Value::from),
            vec((name, inner), 0..24)
                .prop_map(|members| Value::from(members.into_iter().collect::<Map<_, _>>())),
        ]
    })
}

/// White space to put between tokens, taken in turn.
fn spaces() -> impl Strategy<Value = Vec<String>> {
    vec("[ \\t\\r\\n]{0,3}", 1..20)
}

fn print(value: &Value, spaces: &mut impl Iterator<Item = String>, out: &mut String) {
    let mut token = |out: &mut String, token: &str| {
        out.push_str(token);
        out.extend(spaces.next());
    };
    match value {
        Value::Array(list) => {
            token(out, "[");
            for (index, element) in list.iter().enumerate() {
                if index > 0 {
                    out.push(',');
                    out.extend(spaces.next());
                }
                print(element, spaces, out);
            }
            out.push(']');
        }
        Value::Object(members) => {
            token(out, "{");
            for (index, (name, member)) in members.iter().enumerate() {
                if index > 0 {
                    out.push(',');
                    out.extend(spaces.next());
                }
                out.push_str(&Value::from(&**name).to_string());
                out.extend(spaces.next());
                out.push(':');
                out.extend(spaces.next());
                print(member, spaces, out);
            }
            out.push('}');
        }
        plain => out.push_str(&plain.to_string()),
    }
    out.extend(spaces.next());
}

fn spaced(value: &Value, spaces: &[String]) -> String {
    let mut spaces = spaces.iter().cloned().cycle();
    let mut out: String = spaces.by_ref().take(1).collect();
    print(value, &mut spaces, &mut out);
    out
}

/// A text's characters, each written in one of the ways JSON has for it.
fn escaped(text: &str, ways: &[u8]) -> String {
    let mut out = String::from('"');
    for (c, way) in text.chars().zip(ways.iter().cycle()) {
        let short = match c {
            '"' => Some("\\\""),
            '\\' => Some("\\\\"),
            '/' => Some("\\/"),
            '\n' => Some("\\n"),
            _ => None,
        };
        match (way % 3, short) {
            (0, Some(short)) => out.push_str(short),
            (0 | 1, None) if c >= ' ' => out.push(c),
            (way, _) => {
                for unit in c.encode_utf16(&mut [0; 2]) {
                    let digits = if way == 1 {
                        format!("{unit:04x}")
                    } else {
                        format!("{unit:04X}")
                    };
                    out.extend(["\\u", &digits]);
                }
            }
        }
    }
    out + "\""
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn the_compacted_text_is_the_same_value_without_white_space(value in value(), spaces in spaces()) {
        let text = spaced(&value, &spaces);
        let compacted = compact(&text).unwrap();
        prop_assert_eq!(&compacted, &value.to_string());
        prop_assert_eq!(compact(&compacted).unwrap(), &*compacted);
    }

    #[test]
    fn members_are_found_as_they_were_written(value in value(), spaces in spaces()) {
        let text = spaced(&value, &spaces);
        let mut scanner = Scanner::new();
        let scanned = scanner.scan(&text).unwrap();
        let members = value.as_object().into_iter().flatten();
        prop_assert_eq!(scanned.members().count(), members.clone().count());
        for ((name, member), (found, theirs)) in members.zip(scanned.members()) {
            prop_assert_eq!(&*found, name);
            prop_assert_eq!(theirs.compact(), member.to_string());
            prop_assert_eq!(theirs.compact_len(), member.to_string().len());
            prop_assert_eq!(scanned.get(name).unwrap().raw(), theirs.raw());
            let text = theirs.text();
            prop_assert_eq!(text.as_deref(), member.as_str());
        }
    }

    #[test]
    fn escapes_stay_as_they_were_and_mean_what_they_say(text in any::<String>(), ways in vec(any::<u8>(), 1..9)) {
        let written = escaped(&text, &ways);
        prop_assert_eq!(compact(&written).unwrap(), &*written);
        let mut scanner = Scanner::new();
        prop_assert_eq!(scanner.scan(&written).unwrap().text().unwrap(), &*text);
        let twice = format!("{{{}:1,{written}:2}}", Value::from(&*text));
        prop_assert_eq!(scanner.scan(&twice).unwrap_err().flaw, Flaw::Twice);
    }

    #[test]
    fn number_literals_stay_as_they_were(number in "-?(0|[1-9][0-9]{0,30})(\\.[0-9]{1,20})?([eE][+-]?[0-9]{1,3})?") {
        let text = format!("{{ \"n\" : [ {number} , {number} ] }}");
        prop_assert_eq!(compact(&text).unwrap(), format!("{{\"n\":[{number},{number}]}}"));
    }

    #[test]
    fn says_yes_exactly_where_another_parser_does(
        value in value(),
        spaces in spaces(),
        changes in vec((any::<prop::sample::Index>(), prop_oneof![
            prop::sample::select(&b"\"\\{}[]:,0123456789.eE+-u/tfn \t\n\x00\x1f\x7f\x80\xc3\xed\xff"[..]),
            any::<u8>(),
        ], 0..3_u8), 0..4),
    ) {
        let mut bytes = spaced(&value, &spaces).into_bytes();
        for (at, byte, how) in changes {
            let at = at.index(bytes.len() + 1);
            match how {
                0 => bytes.insert(at, byte),
                1 => bytes.truncate(at),
                _ => bytes.iter_mut().skip(at).take(1).for_each(|b| *b = byte),
            }
        }
        let theirs =
            std::str::from_utf8(&bytes).is_ok_and(|text| serde_json::from_str::<&RawValue>(text).is_ok());
        match Scanner::new().scan_bytes(&bytes) {
            Ok(_) => prop_assert!(theirs),
            Err(error) => prop_assert!(
                !theirs || matches!(error.flaw, Flaw::Twice | Flaw::Surrogate | Flaw::Deep),
                "{error}"
            ),
        }
    }

    #[test]
    fn never_panics_and_stays_within_the_text(bytes in vec(any::<u8>(), 0..200)) {
        if let Err(error) = Scanner::new().scan_bytes(&bytes) {
            prop_assert!(error.at <= bytes.len());
        }
    }
}

#[test]
fn keeps_the_literals_that_a_number_type_would_lose() {
    for number in [
        "1.50",
        "1E5",
        "-0",
        "-0.0",
        "1e+05",
        "18446744073709551616",
        "0.1000000000000000055511151231257827",
    ] {
        assert_eq!(
            compact(&format!(" [ {number} ] ")).unwrap(),
            format!("[{number}]")
        );
    }
}
