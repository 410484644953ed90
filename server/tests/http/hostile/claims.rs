//! What a payload must not say, though its key has signed it (RFC 7519 §4, RFC 8725 §3, CVE-2026-25537).

use serde_json::{Value, json};

use super::{
    NOW,
    corpus::Corpus,
    voice::{Voice, ended, fit, led, map, raw, text, with, without},
};

const US: &str = "http://127.0.0.1:3000";
const DAY: i64 = 86_400;

pub fn add(voice: &Voice, corpus: &mut Corpus) {
    end(voice, corpus);
    begin(voice, corpus);
    wrong_kinds(voice, corpus);
    numbers(voice, corpus);
    audience(voice, corpus);
    subject(voice, corpus);
    dialects(voice, corpus);
    scope(voice, corpus);
    twice(voice, corpus);
    json_or_not(voice, corpus);
    other_encodings(voice, corpus);
}

fn end(voice: &Voice, corpus: &mut Corpus) {
    corpus.add("no exp", voice.says(without(&voice.claims, "exp")));
    for (class, exp) in [
        ("half a minute and a second ago", NOW - 31),
        ("half a minute ago", NOW - 30),
        ("an hour ago", NOW - 3_600),
        ("a year ago", NOW - 365 * DAY),
        ("in 1970", 0),
        ("before 1970", -1),
        ("at the beginning of time", i64::MIN),
        ("a second beyond the longest life", NOW + DAY + 1),
        ("in a year", NOW + 365 * DAY),
        ("at the end of time", i64::MAX),
        ("in milliseconds", (NOW + 60) * 1_000),
        ("in microseconds", (NOW + 60) * 1_000_000),
    ] {
        corpus.add(format!("exp {class}"), voice.say_with(json!({"exp": exp})));
    }
    let endless = map(serde_json::from_str(&without(&voice.claims, "iat")).unwrap());
    for (class, exp) in [
        ("a second beyond the longest life", NOW + DAY + 31),
        ("in a year", NOW + 365 * DAY),
        ("at the end of time", i64::MAX),
    ] {
        corpus.add(
            format!("exp {class}, no iat"),
            voice.says(with(&endless, json!({"exp": exp}))),
        );
    }
}

fn begin(voice: &Voice, corpus: &mut Corpus) {
    for (name, class, at) in [
        ("nbf", "in half a minute and a second", NOW + 31),
        ("nbf", "in an hour", NOW + 3_600),
        ("nbf", "at the end of time", i64::MAX),
        ("nbf", "in milliseconds", NOW * 1_000),
        ("iat", "in half a minute and a second", NOW + 31),
        ("iat", "in an hour", NOW + 3_600),
        ("iat", "at the end of time", i64::MAX),
        ("iat", "in milliseconds", NOW * 1_000),
        ("iat", "longer ago than a token may live", NOW - DAY),
        ("iat", "in 1970", 0),
        ("iat", "at the beginning of time", i64::MIN),
    ] {
        corpus.add(format!("{name} {class}"), voice.say_with(json!({name: at})));
    }
}

/// A claim of the wrong kind is no claim that is missing.
fn wrong_kinds(voice: &Voice, corpus: &mut Corpus) {
    for (name, bad) in [
        ("exp", NOW - 3_600),
        ("exp", NOW + 60),
        ("nbf", NOW + 3_600),
        ("nbf", NOW - 60),
        ("iat", NOW + 3_600),
        ("iat", NOW - 60),
    ] {
        let when = if bad > NOW { "after" } else { "before" };
        for (class, value) in [
            ("a text", json!(bad.to_string())),
            ("a list", json!([bad])),
            ("an object", json!({"$numberLong": bad.to_string()})),
        ] {
            corpus.add(
                format!("{name} of {when} now as {class}"),
                voice.say_with(json!({name: value})),
            );
        }
    }
    for name in ["exp", "nbf", "iat"] {
        for (class, value) in [
            ("null", Value::Null),
            ("true", json!(true)),
            ("false", json!(false)),
            ("an empty text", json!("")),
            ("an empty list", json!([])),
            ("an empty object", json!({})),
            ("a date", json!("2026-11-23T15:15:00Z")),
            ("a word", json!("never")),
        ] {
            corpus.add(format!("{name} is {class}"), voice.say_with(json!({name: value})));
        }
    }
    for (class, jti) in [
        ("null", Value::Null),
        ("a number", json!(7)),
        ("true", json!(true)),
        ("a list", json!(["x"])),
        ("an object", json!({})),
        ("empty", json!("")),
        ("too long", json!("x".repeat(256))),
    ] {
        corpus.add(format!("jti {class}"), voice.say_with(json!({"jti": jti})));
    }
}

fn numbers(voice: &Voice, corpus: &mut Corpus) {
    for (name, value) in [
        ("exp", "NaN"),
        ("exp", "Infinity"),
        ("exp", "-Infinity"),
        ("exp", "1e400"),
        ("exp", "1e300"),
        ("exp", "-1e300"),
        ("exp", "9223372036854775808"),
        ("exp", "18446744073709551615"),
        ("exp", "18446744073709551616"),
        ("exp", "340282366920938463463374607431768211456"),
        ("exp", "1.795445e9"),
        ("exp", "1795445969.999"),
        ("exp", "0x6b04f2f0"),
        ("exp", "01795447000"),
        ("exp", "+1795447000"),
        ("exp", "1_795_447_000"),
        ("exp", "1795447000n"),
        ("exp", "1795447000."),
        ("exp", "undefined"),
        ("exp", ""),
        ("exp", "-0"),
        ("exp", "1e-400"),
        ("nbf", "1e400"),
        ("nbf", "9223372036854775808"),
        ("nbf", "1.8e9"),
        ("nbf", "NaN"),
        ("iat", "1e400"),
        ("iat", "9223372036854775808"),
        ("iat", "-9223372036854775809"),
        ("iat", "1.8e9"),
        ("iat", "NaN"),
    ] {
        corpus.add(
            format!("{name} written {value:?}"),
            voice.says(raw(&voice.claims, name, value)),
        );
    }
    let long = format!("{}{}", NOW + 60, "0".repeat(400));
    corpus.add(
        "exp of hundreds of digits",
        voice.says(raw(&voice.claims, "exp", &long)),
    );
}

fn audience(voice: &Voice, corpus: &mut Corpus) {
    for (class, aud) in [
        ("another", json!("https://elsewhere.example.com")),
        (
            "a list without us",
            json!(["https://elsewhere.example.com", "https://portal.example.com"]),
        ),
        ("empty", json!("")),
        ("an empty list", json!([])),
        ("a number", json!(3000)),
        ("null", Value::Null),
        ("true", json!(true)),
        ("an object", json!({})),
        ("an object with us in it", json!({US: true})),
        ("an object that says us", json!({"aud": US})),
        ("a list in a list", json!([[US]])),
        ("a list with us and a number", json!([US, 7])),
        ("a list with us and nothing", json!([US, null])),
        ("a list with us in an object", json!([{"aud": US}])),
        ("with a slash", json!(format!("{US}/"))),
        ("with a path", json!(format!("{US}/sign-in"))),
        ("with a space", json!(format!("{US} "))),
        (
            "with another beside it",
            json!(format!("{US} https://elsewhere.example.com")),
        ),
        ("in upper case", json!(US.to_uppercase())),
        ("by https", json!(US.replace("http", "https"))),
        ("without scheme", json!(US.replace("http://", ""))),
        ("that begins like us", json!(format!("{US}0"))),
        ("that ends like us", json!(format!("x{US}"))),
        ("that we begin like", json!(&US[..US.len() - 1])),
        (
            "by another name of this machine",
            json!(US.replace("127.0.0.1", "localhost")),
        ),
        ("for anyone", json!("*")),
    ] {
        corpus.add(format!("aud {class}"), voice.say_with(json!({"aud": aud})));
    }
}

fn subject(voice: &Voice, corpus: &mut Corpus) {
    let name = voice.subject;
    let longest = if voice.is_person() { 1_024 } else { 255 };
    corpus.add("nobody is named", voice.says(without(&voice.claims, name)));
    for (class, whom) in [
        ("null", Value::Null),
        ("a number", json!(7)),
        ("zero", json!(0)),
        ("true", json!(true)),
        ("a list", json!(["maren"])),
        ("an object", json!({"id": "maren"})),
        ("empty", json!("")),
        ("a line's end", json!("\n")),
        ("with a line's end", json!("maren\n")),
        ("with a NUL", json!("maren\0")),
        ("with a NUL and more", json!("maren\0otto")),
        ("with a tab", json!("maren\totto")),
        ("with a delete", json!("maren\u{7f}")),
        ("with a control of Latin-1", json!("maren\u{85}")),
        ("with an escape for a terminal", json!("\u{1b}[2Jmaren")),
        ("too long", json!("m".repeat(longest + 1))),
        ("too long by letters of two bytes", json!("é".repeat(longest + 1))),
    ] {
        corpus.add(format!("who is {class}"), voice.say_whom(whom));
    }
    for (class, written) in [
        ("half a surrogate pair", r#""maren\ud800""#),
        ("the other half", r#""\udc00maren""#),
        ("a pair the wrong way round", r#""\udc00\ud800""#),
        ("half a pair and a letter", r#""\ud800maren""#),
        ("a number that overflows", "99999999999999999999999999"),
        ("a letter without quotation marks", "maren"),
        ("in apostrophes", "'maren'"),
        ("an escape that JSON does not have", r#""\x6daren""#),
        ("an escape of three digits", r#""\u6d-aren""#),
    ] {
        corpus.add(
            format!("who is {class}"),
            voice.says(raw(&voice.claims, name, written)),
        );
    }
    let bare = map(serde_json::from_str(&without(&voice.claims, name)).unwrap());
    for other in [
        "user_id",
        "externalId",
        "external-id",
        "EXTERNAL_ID",
        "Sub",
        "subject",
        "uid",
        "id",
        " sub",
        "sub\0",
    ] {
        corpus.add(
            format!("who is in {other:?}"),
            voice.says(with(&bare, json!({other: "maren"}))),
        );
    }
    let header = with(&voice.header(), json!({name: "maren"}));
    corpus.add("who is in the header", voice.sealed(header, text(&bare)));
    if !voice.is_person() {
        for (class, name) in [
            ("a number", json!(7)),
            ("null", Value::Null),
            ("empty", json!("")),
            ("a list", json!(["Idris"])),
            ("with a line's end", json!("Idris\nPellow")),
            ("too long", json!("I".repeat(256))),
        ] {
            corpus.add(format!("name {class}"), voice.say_with(json!({"name": name})));
        }
    }
}

/// What one dialect says in the other's words.
fn dialects(voice: &Voice, corpus: &mut Corpus) {
    for (scope, name) in [
        ("user", "userId"),
        ("user", "sub"),
        ("user", "name"),
        ("appUser", "external_id"),
        ("appUser", "sub"),
        ("appUser", "user_id"),
        ("app", "external_id"),
        ("app", "userId"),
        ("app", "name"),
        ("account", "external_id"),
        ("account", "userId"),
        ("account", "name"),
    ] {
        let claims = json!({"scope": scope, name: "maren", "iat": NOW, "exp": NOW + 60});
        corpus.add(
            format!("scope {scope} with {name}"),
            voice.says(claims.to_string()),
        );
    }
    for scope in ["user", "appUser"] {
        let claims = json!({"scope": scope, "external_id": 7, "userId": 7, "iat": NOW, "exp": NOW + 60});
        corpus.add(
            format!("scope {scope} with numbers in both"),
            voice.says(claims.to_string()),
        );
        for (one, other) in [
            ("maren", "otto"),
            ("otto", "maren"),
            ("maren", "Maren"),
            ("maren", ""),
        ] {
            let claims =
                json!({"scope": scope, "external_id": one, "userId": other, "iat": NOW, "exp": NOW + 60});
            corpus.add(
                format!("scope {scope} with {one:?} and {other:?}"),
                voice.says(claims.to_string()),
            );
        }
    }
}

fn scope(voice: &Voice, corpus: &mut Corpus) {
    let own = voice.claims["scope"].as_str().unwrap();
    corpus.add("no scope", voice.says(without(&voice.claims, "scope")));
    for (class, scope) in [
        ("null", Value::Null),
        ("a number", json!(1)),
        ("true", json!(true)),
        ("a list", json!([own])),
        ("an object", json!({own: true})),
        ("empty", json!("")),
        ("of an integration", json!("integration")),
        ("of an administrator", json!("admin")),
        ("of everything", json!("*")),
        ("of OpenID", json!("openid")),
        ("of a conversation", json!("conversation")),
        ("in upper case", json!(own.to_uppercase())),
        ("with a space after", json!(format!("{own} "))),
        ("with a space before", json!(format!(" {own}"))),
        ("with a NUL", json!(format!("{own}\0"))),
        ("with another beside it", json!(format!("{own} integration"))),
        ("with another after a comma", json!(format!("{own},app"))),
        (
            "with its first letter in Cyrillic",
            json!(own.replace('a', "\u{430}").replace('u', "\u{443}")),
        ),
    ] {
        corpus.add(format!("scope {class}"), voice.say_with(json!({"scope": scope})));
    }
    // What another kind of key could say, with all that it takes.
    let fits: &[&str] = if voice.own.kid.starts_with("app_") {
        &["account"]
    } else {
        &["user", "appUser", "app"]
    };
    for scope in fits {
        let whom = json!({"scope": scope, "external_id": "maren", "userId": "maren", "sub": "idris"});
        corpus.add(
            format!("scope {scope}, which is another kind of key's"),
            voice.says(with(&voice.claims, whom)),
        );
    }
    let bare = map(serde_json::from_str(&without(&voice.claims, "scope")).unwrap());
    for other in ["scp", "scopes", "Scope", "role", "sсope"] {
        corpus.add(
            format!("scope in {other:?}"),
            voice.says(with(&bare, json!({other: own}))),
        );
    }
}

fn twice(voice: &Voice, corpus: &mut Corpus) {
    let name = voice.subject;
    let scope = &voice.claims["scope"];
    for (class, members) in [
        ("who", format!("\"{name}\":\"maren\"")),
        ("who, once another", format!("\"{name}\":\"otto\"")),
        (
            "who, once in escapes",
            format!("\"\\u{:04x}{}\":\"otto\"", name.as_bytes()[0], &name[1..]),
        ),
        ("who, once a number", format!("\"{name}\":7")),
        ("exp", format!("\"exp\":{}", NOW + 900)),
        ("exp, once over", format!("\"exp\":{}", NOW - 3_600)),
        ("exp, once in escapes", format!("\"\\u0065xp\":{}", NOW + 900)),
        ("exp, once null", "\"exp\":null".to_owned()),
        ("iat", format!("\"iat\":{NOW}")),
        ("scope", format!("\"scope\":{scope}")),
        ("scope, once another", "\"scope\":\"integration\"".to_owned()),
        ("scope, once in escapes", format!("\"sc\\u006fpe\":{scope}")),
        ("nbf", "\"nbf\":1,\"nbf\":2".to_owned()),
        ("aud", format!("\"aud\":\"{US}\",\"aud\":\"{US}\"")),
        ("jti", "\"jti\":\"a\",\"jti\":\"b\"".to_owned()),
        ("an unknown claim", "\"x\":1,\"x\":1".to_owned()),
        ("a claim without a name", "\"\":1,\"\":1".to_owned()),
        ("a member in an object", "\"x\":{\"y\":1,\"y\":1}".to_owned()),
        (
            "a member in a deep object",
            "\"x\":{\"y\":{\"z\":{\"a\":1,\"\\u0061\":2}}}".to_owned(),
        ),
        ("a member in a list", "\"x\":[0,{\"y\":1,\"y\":1}]".to_owned()),
        (
            "a member in a list in a list",
            "\"x\":[[[{\"y\":1,\"y\":1}]]]".to_owned(),
        ),
        (
            "a member by two spellings of one letter",
            "\"x\":{\"\\u00e9\":1,\"é\":1}".to_owned(),
        ),
        (
            "a member by a surrogate pair",
            "\"x\":{\"\\ud83d\\ude00\":1,\"😀\":1}".to_owned(),
        ),
    ] {
        corpus.add(
            format!("twice before: {class}"),
            voice.says(led(&voice.claims, &members)),
        );
        corpus.add(
            format!("twice after: {class}"),
            voice.says(ended(&voice.claims, &members)),
        );
    }
}

fn json_or_not(voice: &Voice, corpus: &mut Corpus) {
    let claims = &voice.claims;
    let whole = text(claims);
    let deep = format!("\"x\":{}1{}", "{\"y\":".repeat(64), "}".repeat(64));
    for (class, payload) in [
        ("nothing", Vec::new()),
        ("a space", b" ".to_vec()),
        ("null", b"null".to_vec()),
        ("true", b"true".to_vec()),
        ("a number", b"7".to_vec()),
        ("a text", b"\"maren\"".to_vec()),
        ("the claims as a text", json!(whole).to_string().into()),
        ("a list", b"[]".to_vec()),
        ("the claims in a list", format!("[{whole}]").into()),
        ("the claims in claims", format!("{{\"claims\":{whole}}}").into()),
        ("an empty object", b"{}".to_vec()),
        ("an opening brace", b"{".to_vec()),
        ("cut off", whole[..whole.len() - 1].into()),
        ("with more after it", format!("{whole}x").into()),
        ("with a NUL after it", format!("{whole}\0").into()),
        ("two objects", format!("{whole}{whole}").into()),
        ("two objects on two lines", format!("{whole}\n{{}}").into()),
        (
            "with a comma at the end",
            format!("{},}}", &whole[..whole.len() - 1]).into(),
        ),
        ("with a comma in front", format!("{{,{}", &whole[1..]).into()),
        ("with a comment after it", format!("{whole}// x").into()),
        ("with a comment in it", format!("{{/* x */{}", &whole[1..]).into()),
        ("in apostrophes", whole.replace('"', "'").into()),
        ("without quotation marks", whole.replace('"', "").into()),
        ("with a byte order mark", format!("\u{feff}{whole}").into()),
        ("with a form feed", format!("\u{c}{whole}").into()),
        ("with a no-break space", format!("\u{a0}{whole}").into()),
        (
            "with half a surrogate pair",
            ended(claims, "\"x\":\"\\ud800\"").into(),
        ),
        (
            "with half a pair in a list",
            ended(claims, "\"x\":[\"\\udbff\"]").into(),
        ),
        (
            "with half a pair in a name",
            ended(claims, "\"\\udfff\":1").into(),
        ),
        (
            "with two halves the wrong way round",
            ended(claims, "\"x\":\"\\udc00\\ud800\"").into(),
        ),
        (
            "with a line's end in a text",
            ended(claims, "\"x\":\"\n\"").into(),
        ),
        ("with a NUL in a text", ended(claims, "\"x\":\"\0\"").into()),
        ("with a tab in a name", ended(claims, "\"x\t\":1").into()),
        (
            "with an escape that JSON does not have",
            ended(claims, "\"x\":\"\\a\"").into(),
        ),
        ("with a number that is none", ended(claims, "\"x\":NaN").into()),
        ("with zeros before a number", ended(claims, "\"x\":00").into()),
        (
            "with a number that ends in a dot",
            ended(claims, "\"x\":1.").into(),
        ),
        ("with a word in capitals", ended(claims, "\"x\":True").into()),
        ("with a member without a value", ended(claims, "\"x\":").into()),
        ("with a member without a colon", ended(claims, "\"x\" 1").into()),
        ("with a number for a name", ended(claims, "1:1").into()),
        ("too deep", ended(claims, &deep).into()),
        (
            "too deep by lists",
            ended(
                claims,
                &format!("\"x\":{}{}", "[".repeat(2_000), "]".repeat(2_000)),
            )
            .into(),
        ),
        ("in CBOR", vec![0xa1, 0x04, 0x1a, 0x6b, 0x04, 0xf2, 0xf0]),
        (
            "in form fields",
            format!("scope=user&external_id=maren&exp={}", NOW + 60).into(),
        ),
        ("in XML", b"<scope>user</scope>".to_vec()),
    ] {
        corpus.add(format!("JSON {class}"), voice.says(payload));
    }
}

/// RFC 8259 §8.1.
fn other_encodings(voice: &Voice, corpus: &mut Corpus) {
    let claims = &voice.claims;
    let whole = text(claims);
    let utf16: Vec<u8> = whole.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let mut latin = ended(claims, "\"x\":\"?\"").into_bytes();
    let at = latin.len() - 3;
    latin[at] = 0xe9;
    let mut overlong = ended(claims, "\"x\":\"??\"").into_bytes();
    let at = overlong.len() - 4;
    overlong[at..at + 2].copy_from_slice(&[0xc0, 0xaf]);
    let mut half = ended(claims, "\"x\":\"???\"").into_bytes();
    let at = half.len() - 5;
    half[at..at + 3].copy_from_slice(&[0xed, 0xa0, 0x80]);
    for (class, payload) in [
        ("in UTF-16", utf16),
        ("in Latin-1", latin),
        ("in overlong UTF-8", overlong),
        ("in UTF-8 of half a surrogate pair", half),
        (
            "with a byte that begins no letter",
            [fit(whole.clone(), 0).as_bytes(), &[0xff]].concat(),
        ),
    ] {
        corpus.add(format!("JSON {class}"), voice.says(payload));
    }
}
