use super::*;

fn refused(text: &str) -> (Flaw, usize) {
    let error = Scanner::new().scan(text).expect_err(text);
    (error.flaw, error.at)
}

fn path(text: &str) -> String {
    Scanner::new().scan(text).expect_err(text).path
}

#[test]
fn takes_every_value_of_the_grammar() {
    for text in [
        "null",
        " true\n",
        "false",
        "\"\"",
        "[]",
        "{}",
        "[ ]",
        "{ }",
        "[[],{}]",
        "-0.0e-0",
        r#"{"":""}"#,
        r#"{"a":[1,{"a":2}],"b":{"a":3}}"#,
        "\"\u{7f}\u{85}\u{2028}é😀\"",
        r#""\u0000\u00E9\ud83d\uDE00\/""#,
        "\t[\r\n1 , 2 ]\t",
    ] {
        assert!(Scanner::new().scan(text).is_ok(), "{text}");
    }
}

#[test]
fn refuses_what_the_grammar_does_not_have() {
    for (text, flaw, at) in [
        ("", Flaw::Ends, 0),
        ("  ", Flaw::Ends, 2),
        ("{", Flaw::Ends, 1),
        ("[1,", Flaw::Ends, 3),
        (r#"{"a":"#, Flaw::Ends, 5),
        (r#"{"a""#, Flaw::Ends, 4),
        (r#"{"a":1"#, Flaw::Ends, 6),
        ("nul", Flaw::Value, 0),
        ("True", Flaw::Value, 0),
        ("'a'", Flaw::Value, 0),
        ("[1,]", Flaw::Value, 3),
        ("[,]", Flaw::Value, 1),
        ("NaN", Flaw::Value, 0),
        ("[-]", Flaw::Number, 1),
        ("[01]", Flaw::Number, 1),
        ("[1.]", Flaw::Number, 1),
        ("{a:1}", Flaw::Name, 1),
        (r#"{"a":1,}"#, Flaw::Name, 7),
        ("{1:1}", Flaw::Name, 1),
        (r#"{"a" 1}"#, Flaw::Colon, 5),
        (r#"{"a":1 "b":2}"#, Flaw::Brace, 7),
        (r#"{"a":1]"#, Flaw::Brace, 6),
        ("[1 2]", Flaw::Bracket, 3),
        ("[1}", Flaw::Bracket, 2),
        ("1 2", Flaw::More, 2),
        ("nullx", Flaw::More, 4),
        ("{}}", Flaw::More, 2),
        ("[1]/**/", Flaw::More, 3),
        ("\"a", Flaw::Open, 2),
        ("\"a\\", Flaw::Open, 2),
        ("\"a\nb\"", Flaw::Control, 2),
        ("\"\u{0}\"", Flaw::Control, 1),
        ("[\"a\tb\"]", Flaw::Control, 3),
        (r#""\a""#, Flaw::Escape, 1),
        (r#""\u12""#, Flaw::Escape, 1),
        ("[1\u{0}]", Flaw::Bracket, 2),
        ("[\u{a0}1]", Flaw::Value, 1),
        ("\u{feff}{}", Flaw::Mark, 0),
    ] {
        assert_eq!(refused(text), (flaw, at), "{text:?}");
    }
}

#[test]
fn refuses_bytes_that_are_no_text() {
    for (bytes, at) in [
        (&b"\"a\xff\""[..], 2),
        (b"\"\xed\xa0\x80\"", 1),
        (b"\"\xc0\xaf\"", 1),
        (b"\"\xe2\x82", 1),
        (b"\"a\\\xff\"", 3),
        (b"\xff", 0),
        (b"{}\xff", 2),
    ] {
        let error = Scanner::new().scan_bytes(bytes).unwrap_err();
        assert_eq!((error.flaw, error.at, &*error.path), (Flaw::Utf8, at, ""));
    }
}

#[test]
fn says_in_which_value_the_bytes_are_no_text() {
    for (bytes, path) in [
        (&b"{\"a\":{\"b\":[0,\"x\xff\"]}}"[..], "a.b[1]"),
        (b"{\"a\":\"x\\n\xff\"}", "a"),
        (b"{\"a\":\xff}", "a"),
        (b"{\"a\":{\"b\xff\":0}}", "a"),
        (b"{\"a\":0,\"b\xff\":0}", ""),
        (b"{\"a b\":\"\xff\"}", "\u{2026}"),
    ] {
        let error = Scanner::new().scan_bytes(bytes).unwrap_err();
        assert_eq!((error.flaw, &*error.path), (Flaw::Utf8, path), "{bytes:?}");
    }
}

#[test]
fn what_is_wrong_before_the_bytes_that_are_no_text_is_said_first() {
    let error = Scanner::new()
        .scan_bytes(b"{\"a\":0,\"a\":\"\xff\"}")
        .unwrap_err();
    assert_eq!((error.flaw, error.name.as_deref()), (Flaw::Twice, Some("a")));
}

#[test]
fn refuses_a_name_that_stands_twice_however_it_is_written() {
    for text in [
        r#"{"a":1,"a":2}"#,
        r#"{"a":1,"\u0061":2}"#,
        r#"{"\u0061":1,"b":0,"a":2}"#,
        r#"{"/":1,"\/":2}"#,
        r#"{"😀":1,"\ud83d\ude00":2}"#,
        r#"{"":1,"":2}"#,
        r#"{"integrationId":1,"integrationIds":2,"integrationId":3}"#,
        r#"{"\u0069ntegrationId":1,"integrationI\u0064":2}"#,
    ] {
        assert_eq!(refused(text).0, Flaw::Twice, "{text}");
        assert_eq!(
            refused(&format!("[0,[{text}]]")).0,
            Flaw::Twice,
            "{text} in lists"
        );
    }
    for text in [
        r#"{"a":1,"A":2,"ab":3,"aab":4}"#,
        r#"[{"a":1},{"a":2}]"#,
        r#"{"a":{"a":{"a":1}}}"#,
    ] {
        assert!(Scanner::new().scan(text).is_ok(), "{text}");
    }
}

#[test]
fn says_which_name_stands_twice_and_where() {
    let error = Scanner::new()
        .scan(r#"{"data":{"list":[0,{"x":1,"x":2}]}}"#)
        .unwrap_err();
    assert_eq!(
        (&*error.path, error.name.as_deref(), error.at),
        ("data.list[1]", Some("x"), 26)
    );
}

#[test]
fn an_object_of_many_members_takes_no_name_twice_either() {
    let many = |last: &str| {
        let names: Vec<_> = (0..20_000).map(|n| format!("\"name{n}\":{n}")).collect();
        format!(
            "{{\"before\":0,\"many\":{{{},{last}}},\"after\":0}}",
            names.join(",")
        )
    };
    let fine = many(r#""other":1"#);
    let mut scanner = Scanner::new();
    let value = scanner.scan(&fine).unwrap();
    assert_eq!(
        value.members().map(|(name, _)| name).collect::<Vec<_>>(),
        ["before", "many", "after"]
    );
    assert_eq!(
        value.get("many").unwrap().get("name19999").unwrap().raw(),
        "19999"
    );
    assert_eq!(value.get("after").unwrap().raw(), "0");
    for last in [r#""name7":1"#, r#""\u006eame19999":1"#, r#""x":1,"x":2"#] {
        let error = Scanner::new().scan(&many(last)).unwrap_err();
        assert_eq!((error.flaw, &*error.path), (Flaw::Twice, "many"), "{last}");
    }
}

#[test]
fn nests_sixty_four_deep_and_no_deeper() {
    let nested = |open: &str, close: &str, depth: usize| open.repeat(depth) + "0" + &close.repeat(depth);
    for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
        assert!(Scanner::new().scan(&nested(open, close, 64)).is_ok());
        assert_eq!(refused(&nested(open, close, 65)), (Flaw::Deep, 64 * open.len()));
    }
    assert_eq!(refused(&"[".repeat(1_000_000)), (Flaw::Deep, 64));
}

#[test]
fn names_the_way_to_what_is_wrong_but_nothing_that_could_be_about_a_person() {
    assert_eq!(
        path(r#"{"data":{"profile":{"email":"\ud800"}}}"#),
        "data.profile.email"
    );
    assert_eq!(
        path(r#"{"data":{"items":[0,{"title":nope}]}}"#),
        "data.items[1].title"
    );
    assert_eq!(path(r#"{"metadata":{"maren@example.com":nope}}"#), "metadata.…");
    assert_eq!(path(r#"{"\u0061":nope}"#), "a");
    assert_eq!(path("nope"), "");
    let error = Scanner::new().scan(r#"{"Zoë":1,"Zoë":2}"#).unwrap_err();
    assert_eq!((error.flaw, error.name), (Flaw::Twice, None));
}

#[test]
fn drops_white_space_between_tokens_and_nothing_else() {
    let text = " {\t\"b\" : [ 1.50 , 1E5,\r\n-0 ] , \"a\\u0041 \" : \" a  b \" }\n";
    let compacted = r#"{"b":[1.50,1E5,-0],"a\u0041 ":" a  b "}"#;
    assert_eq!(compact(text).unwrap(), compacted);
    assert!(matches!(compact(compacted).unwrap(), Cow::Borrowed(_)));
    assert_eq!(compact(" 7 ").unwrap(), "7");
}

#[test]
fn looks_up_members_at_any_depth_outside_lists() {
    let mut scanner = Scanner::new();
    let text = r#"{"a": {"x": 1, "y": {"z": "\u0041"}}, "l": [{"x": 2}], "\u0062": null, "a.x": 3}"#;
    let value = scanner.scan(text).unwrap();
    let get = |name: &str| value.get(name);
    assert_eq!(get("a").unwrap().raw(), r#"{"x": 1, "y": {"z": "\u0041"}}"#);
    assert_eq!(get("a").unwrap().compact(), r#"{"x":1,"y":{"z":"\u0041"}}"#);
    assert_eq!(get("a").unwrap().compact_len(), 26);
    assert_eq!(
        get("a")
            .unwrap()
            .get("y")
            .unwrap()
            .get("z")
            .unwrap()
            .text()
            .unwrap(),
        "A"
    );
    assert_eq!(get("b").unwrap().kind(), Kind::Null);
    assert!(get("x").is_none() && get("z").is_none() && get("l").unwrap().get("x").is_none());
    assert_eq!(get("l").unwrap().compact(), r#"[{"x":2}]"#);
    assert_eq!(
        value.members().map(|(name, _)| name).collect::<Vec<_>>(),
        ["a", "l", "b", "a.x"]
    );
    assert_eq!(get("a.x").unwrap().kind(), Kind::Number);
    assert_eq!(get("a.x").unwrap().text(), None);
}

#[test]
fn a_scanner_can_be_used_again_after_a_refusal() {
    let mut scanner = Scanner::new();
    assert!(scanner.scan(r#"{ "a" : 1, "b" : nope }"#).is_err());
    assert_eq!(scanner.scan(r#"{"c":2}"#).unwrap().members().count(), 1);
}
