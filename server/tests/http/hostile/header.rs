//! What a header must not say (RFC 7515 §4, RFC 8725 §3).

use base64::{Engine as _, prelude::BASE64_STANDARD};
use domain::key::Algorithm;
use jsonwebtoken::Algorithm as Jose;
use serde_json::{Value, json};

use super::{
    corpus::Corpus,
    voice::{Hand, Voice, b64, ended, hmac, led, raw, sign_as, text, with, without},
};

pub fn add(voice: &Voice, corpus: &mut Corpus) {
    unsigned(voice, corpus);
    algorithm(voice, corpus);
    other_algorithm(voice, corpus);
    confusion(voice, corpus);
    brought_along(voice, corpus);
    twice(voice, corpus);
    kind(voice, corpus);
    kid(voice, corpus);
    kid_of_a_file(voice, corpus);
    foreign_kid(voice, corpus);
    json_or_not(voice, corpus);
}

/// RFC 7518 §3.6.
fn unsigned(voice: &Voice, corpus: &mut Corpus) {
    for none in ["none", "None", "NONE", "nOnE", "none ", "NULL", "null", ""] {
        let header = with(&voice.header(), json!({"alg": none}));
        let signed = format!("{}.{}", b64(&header), b64(text(&voice.claims)));
        corpus.add(format!("alg {none:?}, no signature"), format!("{signed}."));
        corpus.add(format!("alg {none:?}, two parts"), signed);
        corpus.add(format!("alg {none:?}, signed"), voice.headed(header));
    }
    let bare = with(&voice.header(), json!({"alg": "none"}));
    let bare = without(&super::voice::map(serde_json::from_str(&bare).unwrap()), "kid");
    corpus.add(
        "alg \"none\" and no kid",
        format!("{}.{}.", b64(bare), b64(text(&voice.claims))),
    );
}

fn algorithm(voice: &Voice, corpus: &mut Corpus) {
    let own = voice.own.algorithm.name();
    corpus.add("no alg", voice.headed(without(&voice.header(), "alg")));
    for (class, alg) in [
        ("null", Value::Null),
        ("true", json!(true)),
        ("a number", json!(256)),
        ("a list", json!([own])),
        ("a list of two", json!([own, "none"])),
        ("an object", json!({"name": own})),
        ("in lower case", json!(own.to_lowercase())),
        ("in upper case, or with a space", json!(upper(own))),
        ("with a space before", json!(format!(" {own}"))),
        ("with a line's end", json!(format!("{own}\n"))),
        ("with a NUL", json!(format!("{own}\0"))),
        ("with a no-break space", json!(format!("{own}\u{a0}"))),
        ("in full-width letters", json!(wide(own))),
        ("with a hyphen", json!(format!("{}-{}", &own[..2], &own[2..]))),
        ("twice", json!(format!("{own}{own}"))),
        ("in a list as text", json!(format!("{own},none"))),
        ("by a longer name", json!(format!("{own}K"))),
        ("by half its name", json!(&own[..2])),
        ("by an object identifier", json!("1.2.840.113549.1.1.11")),
        (
            "by the name of XML",
            json!("http://www.w3.org/2001/04/xmldsig-more#rsa-sha256"),
        ),
        ("by the name of Java", json!("HmacSHA256")),
    ] {
        corpus.add(format!("alg {class}"), voice.head_with(json!({"alg": alg})));
    }
}

fn upper(name: &str) -> String {
    let upper = name.to_uppercase();
    if upper == name { format!("{name} ") } else { upper }
}

fn wide(name: &str) -> String {
    name.chars()
        .map(|letter| char::from_u32(u32::from(letter) + 0xfee0).unwrap())
        .collect()
}

/// The key's own signature under another name, and another algorithm's under any name.
fn other_algorithm(voice: &Voice, corpus: &mut Corpus) {
    for name in [
        "HS384",
        "HS512",
        "RS384",
        "RS512",
        "PS256",
        "PS384",
        "PS512",
        "ES384",
        "ES512",
        "ES256K",
        "Ed25519",
        "Ed448",
        "ESB256",
        "HS1",
        "RS1",
        "ML-DSA-44",
        "RSA-OAEP",
        "RSA1_5",
        "A128KW",
        "dir",
        "PBES2-HS256+A128KW",
        "SHA256",
        "MD5",
    ] {
        corpus.add(format!("alg {name}"), voice.head_with(json!({"alg": name})));
    }
    for (which, sibling) in ["next", "second", "third"].iter().zip(&voice.siblings) {
        let theirs = sibling.algorithm.name();
        corpus.add(
            format!("alg of the {which} other kind, own signature"),
            voice.head_with(json!({"alg": theirs})),
        );
        let signed = format!(
            "{}.{}",
            b64(with(&voice.header(), json!({"alg": theirs}))),
            b64(text(&voice.claims))
        );
        corpus.add(
            format!("alg and signature of the {which} other kind"),
            format!("{signed}.{}", b64(sibling.sign(&signed))),
        );
        corpus.add(
            format!("signature of the {which} other kind under the own alg"),
            voice.under(sibling.sign(voice.signed())),
        );
        corpus.add(
            format!("own signature under the kid of the {which} other kind"),
            voice.head_with(json!({"kid": sibling.kid})),
        );
    }
    // Those that the key could make, if the header chose.
    let able: &[Jose] = match voice.own.algorithm {
        Algorithm::Hs256 => &[Jose::HS384, Jose::HS512],
        Algorithm::Rs256 => &[Jose::RS384, Jose::RS512, Jose::PS256, Jose::PS384, Jose::PS512],
        Algorithm::Es256 | Algorithm::EdDsa => &[],
    };
    for algorithm in able {
        let name = format!("{algorithm:?}");
        let header = b64(with(&voice.header(), json!({"alg": name})));
        let signed = format!("{header}.{}", b64(text(&voice.claims)));
        let signature = sign_as(*algorithm, &voice.own.signer, &signed);
        corpus.add(
            format!("alg {name}, signed so"),
            format!("{signed}.{}", b64(signature)),
        );
        let under = sign_as(*algorithm, &voice.own.signer, voice.signed());
        corpus.add(format!("signed as {name} under the own alg"), voice.under(under));
    }
}

/// HS256 with what everybody knows as the secret (CVE-2015-9235, CVE-2016-10555).
fn confusion(voice: &Voice, corpus: &mut Corpus) {
    let own = &voice.own;
    let mut secrets: Vec<(&str, Vec<u8>)> = vec![
        ("nothing", Vec::new()),
        ("a NUL", vec![0]),
        ("thirty-two NULs", vec![0; 32]),
        ("the kid", own.kid.clone().into_bytes()),
        ("the word secret", b"secret".to_vec()),
        (
            "what stands for unknown keys",
            b"there is no key of this name, and no secret".to_vec(),
        ),
        ("the name of the algorithm", own.algorithm.name().into()),
        ("the portal's address", b"http://127.0.0.1:3000".to_vec()),
        ("another app's key", voice.foreign.checked_with.clone()),
    ];
    if own.algorithm == Algorithm::Hs256 {
        let secret = String::from_utf8(own.checked_with.clone()).unwrap();
        secrets.extend([
            ("the secret decoded", super::voice::decoded(&secret)),
            ("the secret with a line's end", format!("{secret}\n").into()),
            ("the secret padded", format!("{secret}=").into()),
            ("the secret in upper case", secret.to_uppercase().into()),
            (
                "the secret but for its last letter",
                secret[..secret.len() - 1].into(),
            ),
            (
                "the secret and a NUL too many, twice",
                format!("{secret}{secret}").into(),
            ),
        ]);
    } else {
        let der = &own.checked_with;
        let bare = bare(own);
        let pem = pem(der);
        secrets.extend([
            ("the public key in DER", der.clone()),
            ("the public key in PEM", pem.clone().into()),
            (
                "the public key in PEM without the last line's end",
                pem.trim_end().into(),
            ),
            (
                "the public key in PEM with carriage returns",
                pem.replace('\n', "\r\n").into(),
            ),
            ("the public key in PEM as one line", pem.replace('\n', "").into()),
            ("the public key's base64", BASE64_STANDARD.encode(der).into()),
            ("the public key's base64url", b64(der).into()),
            ("the bare public key", bare.to_vec()),
            ("the bare public key's base64url", b64(bare).into()),
            ("the public key as a JWK", jwk(own).to_string().into()),
        ]);
    }
    let named = with(&voice.header(), json!({"alg": "HS256"}));
    let signed = format!("{}.{}", b64(named), b64(text(&voice.claims)));
    for (class, secret) in secrets {
        let token = format!("{signed}.{}", b64(hmac(&secret, &signed)));
        corpus.add(format!("HS256 by {class}"), token);
        if own.algorithm != Algorithm::Hs256 {
            corpus.add(
                format!("own alg, but HMAC by {class}"),
                voice.under(hmac(&secret, voice.signed())),
            );
        }
    }
}

pub fn pem(der: &[u8]) -> String {
    let text = BASE64_STANDARD.encode(der);
    let lines: Vec<_> = text
        .as_bytes()
        .chunks(64)
        .map(|line| std::str::from_utf8(line).unwrap())
        .collect();
    format!(
        "-----BEGIN PUBLIC KEY-----\n{}\n-----END PUBLIC KEY-----\n",
        lines.join("\n")
    )
}

/// RFC 7517, RFC 7518 §6, RFC 8037 §2.
fn jwk(hand: &Hand) -> Value {
    let bytes = &hand.checked_with;
    match hand.algorithm {
        Algorithm::Hs256 => json!({"kty": "oct", "k": b64(bytes)}),
        Algorithm::EdDsa => json!({"kty": "OKP", "crv": "Ed25519", "x": b64(bare(hand))}),
        Algorithm::Es256 => {
            let (x, y) = bare(hand)[1..].split_at(32);
            json!({"kty": "EC", "crv": "P-256", "x": b64(x), "y": b64(y)})
        }
        Algorithm::Rs256 => json!({"kty": "RSA", "n": b64(bare(hand)), "e": "AQAB"}),
    }
}

/// The public key without what stands around it; of RSA the modulus.
fn bare(hand: &Hand) -> &[u8] {
    let bytes = &hand.checked_with;
    match hand.algorithm {
        Algorithm::Hs256 => bytes,
        Algorithm::EdDsa => &bytes[bytes.len() - 32..],
        Algorithm::Es256 => &bytes[bytes.len() - 65..],
        Algorithm::Rs256 => &bytes[33..289],
    }
}

/// Keys, links to keys, and rules of the token's own.
fn brought_along(voice: &Voice, corpus: &mut Corpus) {
    let foreign = &voice.foreign;
    let certificate = BASE64_STANDARD.encode(&foreign.checked_with);
    let forged = |member: Value| {
        let header = b64(with(&voice.header(), member));
        let signed = format!("{header}.{}", b64(text(&voice.claims)));
        format!("{signed}.{}", b64(foreign.sign(&signed)))
    };
    for (name, value) in [
        ("crit", json!(["exp"])),
        ("b64", json!(true)),
        ("jwk", jwk(&voice.own)),
        (
            "jku",
            json!("https://privacy.example.com/.well-known/rightsdesk-keys.json"),
        ),
        ("x5c", json!([certificate])),
        ("x5u", json!("https://privacy.example.com/certificate.pem")),
        ("x5t", json!(b64([0; 20]))),
        ("x5t#S256", json!(b64([0; 32]))),
        ("enc", json!("A128GCM")),
        ("zip", json!("DEF")),
    ] {
        let escaped = super::voice::escaped(name);
        corpus.add(name, voice.head_with(json!({name: value})));
        corpus.add(
            format!("{name} that is null"),
            voice.head_with(json!({name: null})),
        );
        corpus.add(
            format!("{name} in escapes"),
            voice.headed(ended(&voice.header(), &format!("\"{escaped}\":{value}"))),
        );
        corpus.add(
            format!("{name} and another app's signature"),
            forged(json!({name: value})),
        );
    }
    for (class, member) in [
        ("another key in jwk", json!({"jwk": jwk(foreign)})),
        (
            "another key in jwk, and its kid",
            json!({"jwk": jwk(foreign), "kid": "mine"}),
        ),
        (
            "a secret in jwk",
            json!({"jwk": {"kty": "oct", "k": b64("secret")}, "alg": "HS256"}),
        ),
        (
            "a set of keys elsewhere",
            json!({"jku": "https://elsewhere.example.com/keys.json"}),
        ),
        (
            "a set of keys in the file system",
            json!({"jku": "file:///proc/self/environ"}),
        ),
        (
            "a set of keys on this machine",
            json!({"jku": "http://127.0.0.1:3000/"}),
        ),
        (
            "a certificate elsewhere",
            json!({"x5u": "https://elsewhere.example.com/certificate.pem"}),
        ),
        ("an empty crit", json!({"crit": []})),
        ("crit that names b64", json!({"crit": ["b64"], "b64": false})),
        (
            "crit that names nothing known",
            json!({"crit": ["urn:example:x"], "urn:example:x": 1}),
        ),
    ] {
        corpus.add(class, forged(member));
    }
    for (class, member) in [
        ("an empty crit, well signed", json!({"crit": []})),
        (
            "crit that names b64, well signed",
            json!({"crit": ["b64"], "b64": true}),
        ),
        ("crit that is a text", json!({"crit": "exp"})),
    ] {
        corpus.add(class, voice.head_with(member));
    }
}

/// RFC 7515 §4: names must be unique. Two readers would read two things.
fn twice(voice: &Voice, corpus: &mut Corpus) {
    let header = voice.header();
    let own = voice.own.algorithm.name();
    let kid = &voice.own.kid;
    for (class, members) in [
        ("alg", format!("\"alg\":\"{own}\"")),
        ("alg, once none", "\"alg\":\"none\"".to_owned()),
        ("alg, once in escapes", format!("\"\\u0061lg\":\"{own}\"")),
        ("alg, once none in escapes", "\"a\\u006cg\":\"none\"".to_owned()),
        ("kid", format!("\"kid\":\"{kid}\"")),
        (
            "kid, once another's",
            format!("\"kid\":\"{}\"", voice.foreign.kid),
        ),
        (
            "kid, once another's in escapes",
            format!("\"\\u006bi\\u0064\":\"{}\"", voice.foreign.kid),
        ),
        ("typ", "\"typ\":\"JWT\"".to_owned()),
        ("an unknown member", "\"x\":1,\"x\":1".to_owned()),
        (
            "an unknown member, once in escapes",
            "\"x\":1,\"\\u0078\":2".to_owned(),
        ),
        ("a member without a name", "\"\":1,\"\":1".to_owned()),
        ("a member in an object", "\"x\":{\"y\":1,\"y\":2}".to_owned()),
        ("a member in a list", "\"x\":[{\"y\":1,\"y\":2}]".to_owned()),
        (
            "a member in a list in a list",
            "\"x\":[[{\"y\":1,\"\\u0079\":2}]]".to_owned(),
        ),
    ] {
        corpus.add(
            format!("twice before: {class}"),
            voice.headed(led(&header, &members)),
        );
        corpus.add(
            format!("twice after: {class}"),
            voice.headed(ended(&header, &members)),
        );
    }
}

fn kind(voice: &Voice, corpus: &mut Corpus) {
    for (class, typ) in [
        ("of an access token", json!("at+jwt")),
        ("of a logout token", json!("logout+jwt")),
        ("of a proof of possession", json!("dpop+jwt")),
        ("of a security event", json!("secevent+jwt")),
        ("of a JWE", json!("JOSE")),
        ("in full", json!("application/at+jwt")),
        ("with a space", json!("JWT ")),
        ("with a NUL", json!("JWT\0")),
        ("with a dotless letter", json!("\u{237}WT")),
        ("empty", json!("")),
        ("null", Value::Null),
        ("a number", json!(1)),
        ("a list", json!(["JWT"])),
        ("an object", json!({"JWT": true})),
    ] {
        corpus.add(format!("typ {class}"), voice.head_with(json!({"typ": typ})));
    }
}

fn kid(voice: &Voice, corpus: &mut Corpus) {
    let kid = voice.own.kid.as_str();
    let (prefix, digits) = kid.split_at(4);
    corpus.add("no kid", voice.headed(without(&voice.header(), "kid")));
    corpus.add(
        "kid among the claims",
        voice.sealed(
            without(&voice.header(), "kid"),
            with(&voice.claims, json!({"kid": kid})),
        ),
    );
    let mut swapped = digits.to_owned();
    swapped.make_ascii_uppercase();
    if swapped == digits {
        swapped = format!("{digits}A");
    }
    for (class, kid) in [
        ("null", Value::Null),
        ("true", json!(true)),
        ("a number", json!(1)),
        ("a list", json!([kid])),
        ("an object", json!({"kid": kid})),
        ("empty", json!("")),
        ("a space", json!(" ")),
        ("with a space before", json!(format!(" {kid}"))),
        ("with a space after", json!(format!("{kid} "))),
        ("with a tab", json!(format!("{kid}\t"))),
        ("with a line's end", json!(format!("{kid}\n"))),
        ("with a NUL", json!(format!("{kid}\0"))),
        ("with a NUL and more", json!(format!("{kid}\0.pem"))),
        ("with a no-break space", json!(format!("{kid}\u{a0}"))),
        ("with a space of no width", json!(format!("{kid}\u{200b}"))),
        (
            "with its digits in upper case",
            json!(format!("{prefix}{swapped}")),
        ),
        (
            "with its prefix in upper case",
            json!(format!("{}{digits}", prefix.to_uppercase())),
        ),
        ("without its prefix", json!(digits)),
        ("its prefix alone", json!(prefix)),
        ("with an integration's prefix", json!(format!("int_{digits}"))),
        (
            "with another reach's prefix",
            json!(format!("{}{digits}", other_prefix(prefix))),
        ),
        ("one digit short", json!(&kid[..kid.len() - 1])),
        ("one digit long", json!(format!("{kid}0"))),
        ("twice", json!(format!("{kid}{kid}"))),
        ("in full-width digits", json!(format!("{prefix}{}", wide(digits)))),
        (
            "that nobody has",
            json!(format!("{prefix}000000000000000000000000")),
        ),
        ("one digit beside", json!(beside(kid))),
        ("a path upwards", json!(format!("../{kid}"))),
        ("a path from here", json!(format!("./{kid}"))),
        ("a path from the root", json!("/dev/null")),
        ("a path upwards to nothing", json!("../../../../../../dev/null")),
        ("a path in percent codes", json!("..%2f..%2fdev%2fnull")),
        ("a path of Windows", json!("..\\..\\NUL")),
        ("an address", json!("https://elsewhere.example.com/key")),
        ("an address of this machine", json!("http://127.0.0.1:3000/")),
        ("a file's address", json!("file:///dev/null")),
        ("a command", json!("key|id")),
        ("a command in backticks", json!("`id`")),
        ("a look-up", json!("${jndi:ldap://elsewhere.example.com/x}")),
        ("a template", json!("{{7*7}}")),
        ("SQL that is always true", json!("' OR '1'='1")),
        (
            "SQL that is always true, after the kid",
            json!(format!("{kid}' OR 1=1 --")),
        ),
        (
            "SQL that brings a key along",
            json!("x' UNION SELECT 'secret' --"),
        ),
        ("SQL for any text", json!("%")),
        ("SQL for any text with the prefix", json!(format!("{prefix}%"))),
        (
            "SQL for any letter",
            json!(format!("{prefix}________________________")),
        ),
        ("any file", json!("*")),
        ("any text", json!(".*")),
        (
            "129 letters",
            json!(format!("{kid}{}", "0".repeat(129 - kid.len()))),
        ),
        ("thousands of letters", json!("a".repeat(5_000))),
        ("of a letter with an accent", json!(format!("{kid}\u{301}"))),
    ] {
        corpus.add(format!("kid {class}"), voice.head_with(json!({"kid": kid})));
    }
}

/// With a secret that the path would lead to.
fn kid_of_a_file(voice: &Voice, corpus: &mut Corpus) {
    for path in ["/dev/null", "../../../../../../dev/null"] {
        let header = with(&voice.header(), json!({"alg": "HS256", "kid": path}));
        let signed = format!("{}.{}", b64(header), b64(text(&voice.claims)));
        corpus.add(
            format!("kid {path} and HMAC by nothing"),
            format!("{signed}.{}", b64(hmac(b"", &signed))),
        );
    }
}

fn other_prefix(prefix: &str) -> &'static str {
    if prefix == "act_" { "svc_" } else { "act_" }
}

fn beside(kid: &str) -> String {
    let last = if kid.ends_with('0') { '1' } else { '0' };
    format!("{}{last}", &kid[..kid.len() - 1])
}

fn foreign_kid(voice: &Voice, corpus: &mut Corpus) {
    let foreign = &voice.foreign;
    let theirs = with(&voice.header(), json!({"kid": foreign.kid}));
    let signed = format!("{}.{}", b64(&theirs), b64(text(&voice.claims)));
    corpus.add("another app's kid, own signature", voice.headed(&theirs));
    corpus.add(
        "own kid, another app's signature",
        voice.under(foreign.sign(voice.signed())),
    );
    corpus.add(
        "another app's kid, signature over the own",
        format!("{signed}.{}", b64(foreign.sign(voice.signed()))),
    );
    let unknown = with(
        &voice.header(),
        json!({"alg": "HS256", "kid": "app_000000000000000000000000"}),
    );
    let signed = format!("{}.{}", b64(unknown), b64(text(&voice.claims)));
    corpus.add(
        "an unknown kid and HMAC by what stands for it",
        format!(
            "{signed}.{}",
            b64(hmac(b"there is no key of this name, and no secret", &signed))
        ),
    );
}

fn json_or_not(voice: &Voice, corpus: &mut Corpus) {
    let header = voice.header();
    let whole = text(&header);
    let deep = format!("\"x\":{}1{}", "[".repeat(64), "]".repeat(64));
    let utf16: Vec<u8> = whole.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let mut latin: Vec<u8> = ended(&header, "\"x\":\"?\"").into_bytes();
    let at = latin.len() - 3;
    latin[at] = 0xe9;
    let mut overlong: Vec<u8> = ended(&header, "\"x\":\"??\"").into_bytes();
    let at = overlong.len() - 4;
    overlong[at..at + 2].copy_from_slice(&[0xc0, 0xaf]);
    for (class, header) in [
        ("a list", json!([voice.header()]).to_string().into_bytes()),
        ("a text", json!(whole).to_string().into()),
        ("a number", b"1".to_vec()),
        ("null", b"null".to_vec()),
        ("an empty object", b"{}".to_vec()),
        ("a space", b" ".to_vec()),
        ("an opening brace", b"{".to_vec()),
        ("cut off", whole[..whole.len() - 1].into()),
        ("with more after it", format!("{whole}x").into()),
        ("with a NUL after it", format!("{whole}\0").into()),
        ("two objects", format!("{whole}{whole}").into()),
        (
            "two objects on two lines",
            format!("{whole}\n{{\"alg\":\"none\"}}").into(),
        ),
        (
            "with a comma at the end",
            format!("{},}}", &whole[..whole.len() - 1]).into(),
        ),
        ("with a comment", format!("{whole}/* x */").into()),
        ("with a comment in it", format!("{{/* x */{}", &whole[1..]).into()),
        ("in apostrophes", whole.replace('"', "'").into()),
        ("without quotation marks", whole.replace('"', "").into()),
        ("with a byte order mark", format!("\u{feff}{whole}").into()),
        ("in UTF-16", utf16),
        ("in Latin-1", latin),
        ("in overlong UTF-8", overlong),
        (
            "with half a surrogate pair",
            ended(&header, "\"x\":\"\\ud800\"").into(),
        ),
        ("with the other half", ended(&header, "\"x\":\"\\udc00\"").into()),
        (
            "with half a pair in a name",
            ended(&header, "\"\\ud800\":1").into(),
        ),
        (
            "with an escape that JSON does not have",
            ended(&header, "\"x\":\"\\x41\"").into(),
        ),
        (
            "with a line's end in a text",
            ended(&header, "\"x\":\"\n\"").into(),
        ),
        ("with a number that is none", ended(&header, "\"x\":NaN").into()),
        (
            "with a number without end",
            ended(&header, "\"x\":Infinity").into(),
        ),
        ("with a number in hexadecimal", ended(&header, "\"x\":0x1").into()),
        ("with zeros before a number", ended(&header, "\"x\":01").into()),
        ("too deep", ended(&header, &deep).into()),
        ("with alg in apostrophes", raw(&header, "alg", "'none'").into()),
        (
            "in YAML",
            format!("alg: {}\nkid: {}", voice.own.algorithm.name(), voice.own.kid).into(),
        ),
        (
            "in XML",
            format!("<alg>{}</alg>", voice.own.algorithm.name()).into(),
        ),
    ] {
        corpus.add(format!("JSON {class}"), voice.headed(header));
    }
}
