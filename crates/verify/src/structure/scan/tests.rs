use proptest::prelude::*;
use serde::de::IgnoredAny;

use super::*;

/// Whether it is taken, with everything that was told; in chunks of this size.
fn scanned(text: &[u8], size: usize) -> (Result<(), Fault>, Vec<String>) {
    let mut told = Vec::new();
    let mut scanner = Scanner::new(usize::MAX);
    let mut tell = |event: Event<'_>| {
        told.push(match event {
            Event::Name { depth, name } => format!("{depth} {}", String::from_utf8_lossy(name)),
            Event::Begin { depth, at, kind } => format!("{depth} {kind:?} from {at}"),
            Event::End { depth, at } => format!("{depth} to {at}"),
            Event::Odd { odd, depth, at } => format!("{depth} {odd:?} at {at}"),
        });
    };
    let mut fine = Ok(());
    for chunk in text.chunks(size) {
        fine = scanner.push(chunk, &mut tell);
        if fine.is_err() {
            break;
        }
    }
    (fine.and_then(|()| scanner.finish()), told)
}

fn taken(text: &str) -> bool {
    scanned(text.as_bytes(), text.len().max(1)).0.is_ok()
}

/// Texts that are JSON, with whatever JSON allows: white space, escapes, numbers that nobody would write.
fn any_text() -> impl Strategy<Value = String> {
    let leaf = prop_oneof![
        "null|true|false",
        "-?(0|[1-9][0-9]{0,3})(\\.[0-9]{1,3})?([eE][+-]?[0-9]{1,2})?",
        any::<String>().prop_map(|text| serde_json::to_string(&text).unwrap()),
        "\"(\\\\[\"\\\\/bfnrt]|\\\\u00[0-7][0-9a-fA-F]|[a-zé€🚲]){0,9}\"",
    ];
    let spaced = ("[ \t\r\n]{0,2}", leaf).prop_map(|(space, text)| space + &text);
    spaced.prop_recursive(6, 64, 8, |inner| {
        let name = any::<String>().prop_map(|name| serde_json::to_string(&name).unwrap());
        let member = (name, "[ \n]{0,1}", inner.clone())
            .prop_map(|(name, space, value)| format!("{name}{space}:{value}{space}"));
        prop_oneof![
            prop::collection::vec(inner, 0..8).prop_map(|elements| format!("[{}]", elements.join(","))),
            prop::collection::vec(member, 0..8).prop_map(|members| format!("{{{}}}", members.join(","))),
        ]
    })
}

#[test]
fn says_where_values_begin_and_end() {
    let (fine, told) = scanned(br#"{"a":[1, "x"],"b\n":true}"#, 100);
    assert_eq!(fine, Ok(()));
    assert_eq!(
        told,
        [
            "0 Object from 0",
            "1 a",
            "1 List from 5",
            "2 Plain from 6",
            "2 to 7",
            "2 Space at 8",
            "2 Plain from 9",
            "2 to 12",
            "1 to 13",
            "1 b\\",
            "1 Plain from 20",
            "1 to 24",
            "0 to 25",
        ]
    );
}

#[test]
fn takes_json_and_nothing_else() {
    for text in [
        "null",
        " [ ] ",
        "{}",
        "-0.5e+10",
        "1E5",
        "\"\\u00e9\\\"\"",
        "[1,2]",
        "{\"a\":{}}",
    ] {
        assert!(taken(text), "{text}");
    }
    for text in [
        "",
        "nul",
        "nulls",
        "01",
        "1.",
        ".5",
        "+1",
        "1e",
        "--1",
        "[1,]",
        "[,1]",
        "{\"a\"}",
        "{\"a\":}",
        "{\"a\":1,}",
        "{a:1}",
        "\"\n\"",
        "\"\\x\"",
        "\"\\u12g4\"",
        "[1}",
        "{]",
        "[] []",
        "]",
        "[1 2]",
    ] {
        assert!(!taken(text), "{text}");
    }
}

#[test]
fn names_the_byte_that_does_not_fit() {
    let fault = |text: &str| scanned(text.as_bytes(), 3).0.unwrap_err();
    assert_eq!(
        fault("[1,x]"),
        Fault {
            at: 3,
            flaw: Flaw::Unexpected
        }
    );
    assert_eq!(
        fault("[\"ab\ncd\"]"),
        Fault {
            at: 4,
            flaw: Flaw::Unexpected
        }
    );
    assert_eq!(
        fault("[1,"),
        Fault {
            at: 3,
            flaw: Flaw::Cut
        }
    );
}

#[test]
fn refuses_what_is_too_deep_and_takes_what_is_not() {
    let nested = |depth: usize| format!("{}{}", "[".repeat(depth), "]".repeat(depth));
    assert!(taken(&nested(DEEPEST)));
    let deep = nested(DEEPEST + 1);
    let fault = scanned(deep.as_bytes(), 7).0.unwrap_err();
    assert_eq!((fault.at, fault.flaw), (DEEPEST as u64, Flaw::TooDeep));
    // However much comes, no more is kept of it.
    let mut scanner = Scanner::new(4);
    assert!(scanner.push("[".repeat(100_000).as_bytes(), &mut |_| {}).is_err());
    assert_eq!(scanner.open.depth(), DEEPEST);
}

#[test]
fn names_as_long_as_one_likes_are_kept_to_their_measure() {
    let mut names = Vec::new();
    let mut scanner = Scanner::new(4);
    let mut push = |text: &[u8]| {
        let told = &mut |event: Event<'_>| {
            if let Event::Name { name, .. } = event {
                names.push(name.to_vec());
            }
        };
        scanner.push(text, told).unwrap();
    };
    push(b"{\"");
    for part in [b"a".as_slice(), b" ", b"\\n"] {
        push(&part.repeat(100_000));
    }
    push(b"\":[[[[{\"deep\":1}]]]],\"b\":2}");
    assert_eq!(names, [b"a".repeat(NAME), b"b".to_vec()]);
    assert!(size_of::<Scanner>() < 256, "and there is nothing else to grow");
}

#[test]
fn bytes_that_are_no_text_are_told_and_passed() {
    let odd = |text: &[u8]| {
        let (fine, told) = scanned(text, 1);
        assert_eq!(fine, Ok(()), "{text:x?}");
        told.into_iter()
            .filter(|told| told.contains("Bytes"))
            .collect::<Vec<_>>()
    };
    assert_eq!(odd("[\"é€🚲\"]".as_bytes()), [""; 0]);
    assert_eq!(odd(b"[\"a\xe1b\"]"), ["1 Bytes at 4"]);
    assert_eq!(odd(b"[\"\xff\xc3\"]"), ["1 Bytes at 2", "1 Bytes at 4"]);
    assert_eq!(odd(b"{\"\x80\":1}"), ["1 Bytes at 2"]);
}

#[test]
fn goes_on_within_a_list() {
    let text = br#"[{"a":1},[2],3]"#;
    let mut scanner = Scanner::within_list(9);
    let mut told = Vec::new();
    scanner
        .push(&text[9..], &mut |event| {
            if let Event::End { depth, at } = event {
                told.push((depth, at));
            }
        })
        .unwrap();
    assert_eq!(told, [(1, 12), (1, 14), (0, 15)]);
}

proptest! {
    #[test]
    fn takes_whatever_serde_takes(text in any_text(), size in 1_usize..20) {
        prop_assert!(serde_json::from_str::<IgnoredAny>(&text).is_ok(), "{}", text);
        let (fine, told) = scanned(text.as_bytes(), size);
        prop_assert_eq!(fine, Ok(()));
        prop_assert!(!told.iter().any(|told| told.contains("Bytes")));
    }

    #[test]
    fn borders_make_no_difference(text in any_text(), size in 1_usize..20) {
        // White space is told once a chunk.
        let tokens = |size: usize| {
            let (fine, told) = scanned(text.as_bytes(), size);
            (fine, told.into_iter().filter(|told| !told.contains("Space")).collect::<Vec<_>>())
        };
        prop_assert_eq!(tokens(size), tokens(text.len()));
    }

    /// A changed character: taken by both or by neither.
    #[test]
    fn refuses_whatever_serde_refuses(text in any_text(), place in any::<prop::sample::Index>(), other in "[\\[\\]{},:\"\\\\a-f0-9eE+.\n -]") {
        let mut text: Vec<char> = text.chars().collect();
        let place = place.index(text.len());
        text.splice(place..=place, other.chars());
        let text: String = text.into_iter().collect();
        let serde = serde_json::from_str::<IgnoredAny>(&text).is_ok();
        prop_assert_eq!(taken(&text), serde, "{}", text);
    }

    #[test]
    fn anything_at_all_ends_in_an_answer(bytes in prop::collection::vec(any::<u8>(), 0..200), size in 1_usize..20) {
        let (fine, told) = scanned(&bytes, size);
        prop_assert!(fine.is_ok() || told.len() <= 2 * bytes.len() + 1);
    }

    /// What is no UTF-8 is told wherever the standard library says so.
    #[test]
    fn knows_text_as_the_standard_library_does(bytes in prop::collection::vec(prop_oneof![32_u8..127, 128_u8..=255], 0..40), size in 1_usize..5) {
        let plain: Vec<u8> = bytes.into_iter().filter(|byte| !matches!(byte, b'"' | b'\\')).collect();
        let text = [b"\"", &plain[..], b"\""].concat();
        let (fine, told) = scanned(&text, size);
        prop_assert_eq!(fine, Ok(()));
        let odd = told.iter().any(|told| told.contains("Bytes"));
        prop_assert_eq!(odd, std::str::from_utf8(&plain).is_err());
    }
}
