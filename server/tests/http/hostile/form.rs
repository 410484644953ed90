//! Not a compact JWS in its one spelling (RFC 7515 §7.1, RFC 4648 §3.5 and §5).

use serde_json::json;
use server::auth::jws::LONGEST;

use super::{
    corpus::Corpus,
    voice::{Voice, b64, fit, text, with},
};

const ALPHABET: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

pub fn add(voice: &Voice, corpus: &mut Corpus) {
    parts(voice, corpus);
    padding(voice, corpus);
    alphabet(voice, corpus);
    stray_bits(voice, corpus);
    space(voice, corpus);
    wrapping(voice, corpus);
    size(voice, corpus);
    other_forms(voice, corpus);
}

fn parts(voice: &Voice, corpus: &mut Corpus) {
    let good = voice.good();
    let [h, p, s] = split(&good);
    for (class, token) in [
        ("nothing", String::new()),
        ("a word", "hello".to_owned()),
        ("one dot", ".".to_owned()),
        ("two dots", "..".to_owned()),
        ("three dots", "...".to_owned()),
        ("header alone", h.to_owned()),
        ("header and payload", format!("{h}.{p}")),
        ("payload and signature", format!("{p}.{s}")),
        ("header and signature", format!("{h}.{s}")),
        ("the signature twice", format!("{good}.{s}")),
        ("five parts", format!("{good}.{s}.{s}")),
        ("a part before", format!("x.{good}")),
        ("a dot before", format!(".{good}")),
        ("a dot after", format!("{good}.")),
        ("two dots before the payload", format!("{h}..{p}.{s}")),
        ("two dots before the signature", format!("{h}.{p}..{s}")),
        ("no header", voice.sealed_text(&format!(".{p}"))),
        ("no payload", voice.sealed_text(&format!("{h}."))),
        ("payload before header", voice.sealed_text(&format!("{p}.{h}"))),
        ("signature first", format!("{s}.{h}.{p}")),
        ("two tokens with a comma", format!("{good},{good}")),
        ("two tokens with a space", format!("{good} {good}")),
        ("two tokens as one", format!("{good}{good}")),
        ("two tokens with a dot", format!("{good}.{good}")),
        ("colons for dots", good.replace('.', ":")),
        ("slashes for dots", good.replace('.', "/")),
        ("full-width dots", good.replace('.', "\u{ff0e}")),
        ("ideographic full stops", good.replace('.', "\u{3002}")),
    ] {
        corpus.add(class, token);
    }
}

fn split(token: &str) -> [&str; 3] {
    let parts: Vec<_> = token.split('.').collect();
    parts.try_into().unwrap()
}

fn padding(voice: &Voice, corpus: &mut Corpus) {
    let (header, claims) = (text(&voice.header()), text(&voice.claims));
    for (signs, remainder) in [("=", 2), ("==", 1)] {
        let (h, p) = (
            b64(fit(header.clone(), remainder)),
            b64(fit(claims.clone(), remainder)),
        );
        let padded = [
            ("header", format!("{h}{signs}.{p}")),
            ("payload", format!("{h}.{p}{signs}")),
            ("header and payload", format!("{h}{signs}.{p}{signs}")),
        ];
        for (part, signed) in padded {
            corpus.add(format!("{part} padded with {signs}"), voice.sealed_text(&signed));
        }
    }
    let good = voice.good();
    let signs = "=".repeat(4 - split(&good)[2].len() % 4);
    corpus.add("signature padded", format!("{good}{signs}"));
    corpus.add("signature padded too much", format!("{good}===="));
    corpus.add(
        "padding as percent codes",
        format!("{good}{}", signs.replace('=', "%3D")),
    );
    let (h, p) = (b64(fit(header, 0)), b64(fit(claims, 0)));
    corpus.add(
        "padding where none belongs",
        voice.sealed_text(&format!("{h}=.{p}")),
    );
    corpus.add(
        "padding before the header",
        voice.sealed_text(&format!("={h}.{p}")),
    );
}

fn alphabet(voice: &Voice, corpus: &mut Corpus) {
    // Something with a `-` and a `_` in it, which the standard alphabet writes otherwise.
    let odd = |json: &dyn Fn(String) -> String| {
        let fillers = (0..9).map(|before| format!("{}~~~~~~??????", "x".repeat(before)));
        let found = fillers.map(|filler| b64(json(filler))).find(|part| is_odd(part));
        found.unwrap()
    };
    let h = odd(&|filler| with(&voice.header(), json!({"x": filler})));
    let p = odd(&|filler| with(&voice.claims, json!({"x": filler})));
    let standard = |part: &str| part.replace('-', "+").replace('_', "/");
    for (class, signed) in [
        ("header in the standard alphabet", format!("{}.{p}", standard(&h))),
        (
            "payload in the standard alphabet",
            format!("{h}.{}", standard(&p)),
        ),
        (
            "half of the payload in the standard alphabet",
            format!("{h}.{}", p.replace('-', "+")),
        ),
    ] {
        corpus.add(class, voice.sealed_text(&signed));
    }
    let mut tokens = (0..).map(|number| voice.say_with(json!({"x": number})));
    let token = tokens.find(|token| is_odd(split(token)[2])).unwrap();
    let [h, p, s] = split(&token);
    corpus.add(
        "signature in the standard alphabet",
        format!("{h}.{p}.{}", standard(s)),
    );

    let good = voice.good();
    let [h, p, s] = split(&good);
    for (class, sign) in [
        ("an exclamation mark", "!"),
        ("a percent sign", "%"),
        ("a letter of Latin-1", "\u{e9}"),
        ("a full-width letter", "\u{ff21}"),
        ("a Cyrillic letter", "\u{410}"),
        ("a replacement character", "\u{fffd}"),
    ] {
        corpus.add(
            format!("{class} in the header"),
            voice.sealed_text(&format!("{h}{sign}.{p}")),
        );
        corpus.add(
            format!("{class} in the payload"),
            voice.sealed_text(&format!("{h}.{p}{sign}")),
        );
        corpus.add(format!("{class} in the signature"), format!("{h}.{p}.{s}{sign}"));
    }
    corpus.add("upper case", good.to_uppercase());
    corpus.add("lower case", good.to_lowercase());
    corpus.add("in hexadecimal", hex(&good));
}

fn is_odd(part: &str) -> bool {
    part.contains('-') || part.contains('_')
}

fn hex(text: &str) -> String {
    let digits = |byte: u8| format!("{byte:02x}");
    text.bytes().map(digits).collect()
}

fn stray_bits(voice: &Voice, corpus: &mut Corpus) {
    let (header, claims) = (text(&voice.header()), text(&voice.claims));
    for (bits, remainder) in [("two", 2), ("four", 1)] {
        let (h, p) = (
            b64(fit(header.clone(), remainder)),
            b64(fit(claims.clone(), remainder)),
        );
        corpus.add(
            format!("one of {bits} stray bits in the header"),
            voice.sealed_text(&format!("{}.{p}", strayed(&h))),
        );
        corpus.add(
            format!("one of {bits} stray bits in the payload"),
            voice.sealed_text(&format!("{h}.{}", strayed(&p))),
        );
    }
    let good = voice.good();
    corpus.add("a stray bit in the signature", strayed(&good));
    let (h, p) = (b64(fit(header, 0)), b64(fit(claims, 0)));
    corpus.add(
        "a header of no possible length",
        voice.sealed_text(&format!("{h}A.{p}")),
    );
    corpus.add(
        "a payload of no possible length",
        voice.sealed_text(&format!("{h}.{p}A")),
    );
    let [h, p, s] = split(&good);
    let s = &s[..s.len() - s.len() % 4];
    corpus.add("a signature of no possible length", format!("{h}.{p}.{s}A"));
}

/// The last letter with one of the bits set that stand for nothing.
fn strayed(part: &str) -> String {
    let last = part.chars().next_back().unwrap();
    let value = ALPHABET.find(last).unwrap() | 1;
    format!("{}{}", &part[..part.len() - 1], &ALPHABET[value..=value])
}

fn space(voice: &Voice, corpus: &mut Corpus) {
    let good = voice.good();
    let [h, p, s] = split(&good);
    for (class, sign) in [
        ("a space", " "),
        ("a tab", "\t"),
        ("a line's end", "\n"),
        ("a carriage return", "\r\n"),
        ("a NUL", "\0"),
        ("a vertical tab", "\u{b}"),
        ("a no-break space", "\u{a0}"),
        ("a space of no width", "\u{200b}"),
        ("a byte order mark", "\u{feff}"),
    ] {
        let [h1, h2] = [&h[..8], &h[8..]];
        let [p1, p2] = [&p[..8], &p[8..]];
        let [s1, s2] = [&s[..8], &s[8..]];
        for (part, token) in [
            ("header", voice.sealed_text(&format!("{h1}{sign}{h2}.{p}"))),
            ("payload", voice.sealed_text(&format!("{h}.{p1}{sign}{p2}"))),
            ("signature", format!("{h}.{p}.{s1}{sign}{s2}")),
        ] {
            corpus.add(format!("{class} in the {part}"), token);
        }
        corpus.add(
            format!("{class} around the dots"),
            good.replace('.', &format!("{sign}.{sign}")),
        );
    }
    corpus.add("a byte order mark before it", format!("\u{feff}{good}"));
    corpus.add("a space of no width after it", format!("{good}\u{200b}"));
    corpus.add("a NUL after it", format!("{good}\0"));
    let lines: Vec<_> = good
        .as_bytes()
        .chunks(64)
        .map(|line| std::str::from_utf8(line).unwrap())
        .collect();
    corpus.add("folded into lines", lines.join("\r\n"));
    corpus.add("folded with spaces", lines.join(" "));
}

fn wrapping(voice: &Voice, corpus: &mut Corpus) {
    let good = voice.good();
    for (class, token) in [
        ("in quotation marks", format!("\"{good}\"")),
        ("in apostrophes", format!("'{good}'")),
        ("in angle brackets", format!("<{good}>")),
        ("in brackets", format!("[{good}]")),
        ("after a scheme", format!("Bearer {good}")),
        ("after another scheme", format!("JWT {good}")),
        ("after a name", format!("token={good}")),
        ("before a semicolon", format!("{good};")),
        ("before a comma", format!("{good},")),
        ("with percent codes", good.replace('.', "%2E")),
        ("in base64url once more", b64(&good)),
        ("as an address", format!("https://privacy.example.com/#{good}")),
        ("in XML", format!("<jwt>{good}</jwt>")),
    ] {
        corpus.add(class, token);
    }
}

fn size(voice: &Voice, corpus: &mut Corpus) {
    corpus.add("one byte too long", voice.of_length(LONGEST + 1));
    corpus.add("twice as long as may be", voice.of_length(2 * LONGEST));
    corpus.add("nearly as long as a form may be", voice.of_length(60_000));
    let filler = "y".repeat(LONGEST);
    corpus.add("a header that is too long", voice.head_with(json!({"x": filler})));
    let good = voice.good();
    corpus.add(
        "a signature that is too long",
        format!("{good}{}", "A".repeat(LONGEST)),
    );
    corpus.add("thousands of dots", ".".repeat(LONGEST));
    corpus.add(
        "thousands of dots after it",
        format!("{good}{}", ".".repeat(4_000)),
    );
}

fn other_forms(voice: &Voice, corpus: &mut Corpus) {
    let good = voice.good();
    let [h, p, s] = split(&good);
    let plain = text(&voice.claims);
    let flat = json!({"protected": h, "payload": p, "signature": s});
    let general = json!({"payload": p, "signatures": [{"protected": h, "signature": s}]});
    let bare = json!({"payload": p, "header": voice.header(), "signature": s});
    let unencoded = with(&voice.header(), json!({"b64": false, "crit": ["b64"]}));
    let nested = voice.sealed(with(&voice.header(), json!({"cty": "JWT"})), &good);
    for (class, token) in [
        ("flattened JSON", flat.to_string()),
        ("general JSON", general.to_string()),
        ("JSON with an unprotected header", bare.to_string()),
        ("JSON in base64url", b64(flat.to_string())),
        ("a list of parts", json!([h, p, s]).to_string()),
        ("a text of JSON", json!(good).to_string()),
        ("the payload detached", format!("{h}..{s}")),
        (
            "the header as plain JSON",
            voice.sealed_text(&format!("{}.{p}", text(&voice.header()))),
        ),
        (
            "the payload as plain JSON",
            voice.sealed_text(&format!("{h}.{plain}")),
        ),
        (
            "an unencoded payload",
            voice.sealed_text(&format!("{}.{plain}", b64(unencoded))),
        ),
        ("a token in a token", nested),
        ("the header encoded twice", voice.sealed(h, &plain)),
        (
            "the payload encoded twice",
            voice.sealed(text(&voice.header()), p),
        ),
        (
            "a JWE",
            format!(
                "{}.{}.{}.{p}.{s}",
                b64(r#"{"alg":"dir","enc":"A128GCM"}"#),
                b64(""),
                b64("initialising")
            ),
        ),
        ("a PASETO", format!("v4.public.{p}")),
        ("a macaroon", format!("MDAxY2xvY2F0aW9uIA{p}")),
        ("name and password", b64(format!("{}:{}", voice.own.kid, s))),
    ] {
        corpus.add(class, token);
    }
}
