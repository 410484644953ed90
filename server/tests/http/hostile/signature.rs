//! Signatures that are not the key's over these very bytes.

use domain::key::Algorithm;
use jsonwebtoken::{Algorithm as Jose, crypto::aws_lc::DEFAULT_PROVIDER, jwk::ThumbprintHash};
use serde_json::json;

use super::{
    corpus::Corpus,
    voice::{Voice, b64, hmac, sign_as, text, with},
};

pub fn add(voice: &Voice, corpus: &mut Corpus) {
    mangled(voice, corpus);
    of_something_else(voice, corpus);
    changed_afterwards(voice, corpus);
    match voice.own.algorithm {
        Algorithm::Hs256 => of_hmac(voice, corpus),
        Algorithm::Es256 => of_ecdsa(voice, corpus),
        Algorithm::EdDsa => of_ed25519(voice, corpus),
        Algorithm::Rs256 => of_rsa(voice, corpus),
    }
}

fn mangled(voice: &Voice, corpus: &mut Corpus) {
    let good = voice.own.sign(voice.signed());
    let long = good.len();
    let flipped = |byte: usize, bit: u8| {
        let mut flipped = good.clone();
        flipped[byte] ^= 1 << bit;
        flipped
    };
    let mut backwards = good.clone();
    backwards.reverse();
    for (class, signature) in [
        ("none", Vec::new()),
        ("one byte", good[..1].to_vec()),
        ("one byte short", good[..long - 1].to_vec()),
        ("one byte short in front", good[1..].to_vec()),
        ("half of it", good[..long / 2].to_vec()),
        ("one byte long", [&good[..], &[0]].concat()),
        ("one byte long in front", [&[0], &good[..]].concat()),
        ("twice", [&good[..], &good[..]].concat()),
        ("zeros", vec![0; long]),
        ("ones", vec![0xff; long]),
        ("a one", [&vec![0; long - 1][..], &[1]].concat()),
        ("backwards", backwards),
        ("its first bit", flipped(0, 7)),
        ("a bit of its first byte", flipped(0, 0)),
        ("a bit in the middle", flipped(long / 2, 3)),
        ("a bit of its last byte", flipped(long - 1, 7)),
        ("its last bit", flipped(long - 1, 0)),
        ("as text", b64(&good).into_bytes()),
    ] {
        corpus.add(class, voice.under(signature));
    }
    corpus.add("nothing, without its dot", voice.signed());
}

fn of_something_else(voice: &Voice, corpus: &mut Corpus) {
    let signed = voice.signed();
    let (h, p) = signed.split_once('.').unwrap();
    let (header, claims) = (text(&voice.header()), text(&voice.claims));
    for (class, message) in [
        ("the header", h.to_owned()),
        ("the payload", p.to_owned()),
        ("both without the dot", format!("{h}{p}")),
        ("both with two dots", format!("{h}..{p}")),
        ("both and a dot", format!("{signed}.")),
        ("both and a line's end", format!("{signed}\n")),
        ("both the other way round", format!("{p}.{h}")),
        ("both decoded", format!("{header}.{claims}")),
        ("the payload decoded", claims),
        ("the header decoded", header),
        ("both in lower case", signed.to_lowercase()),
        ("both padded", format!("{h}=.{p}=")),
        ("nothing", String::new()),
        ("a hash of both", b64(sha256(&signed))),
    ] {
        corpus.add(format!("over {class}"), voice.under(voice.own.sign(message)));
    }
    corpus.add(
        "over a bare hash of both",
        voice.under(voice.own.sign(sha256(&signed))),
    );
    corpus.add("another app's", voice.under(voice.foreign.sign(&signed)));
    corpus.add("no key's: a hash", voice.under(sha256(&signed)));
    corpus.add("no key's: HMAC by nothing", voice.under(hmac(b"", &signed)));
    let other = voice.say_with(json!({"exp": super::NOW + 901}));
    let other = other.rsplit('.').next().unwrap();
    corpus.add("another token's of the same key", format!("{signed}.{other}"));
}

fn sha256(message: &str) -> Vec<u8> {
    (DEFAULT_PROVIDER.key_utils.compute_digest)(message.as_bytes(), ThumbprintHash::SHA256).unwrap()
}

fn changed_afterwards(voice: &Voice, corpus: &mut Corpus) {
    let good = voice.good();
    let parts: Vec<_> = good.split('.').collect();
    let [h, p, s] = parts[..] else {
        panic!("three parts")
    };
    let header = |changes| b64(with(&voice.header(), changes));
    let claims = |changes| b64(with(&voice.claims, changes));
    for (class, token) in [
        (
            "who is spoken for",
            format!("{h}.{}.{s}", claims(json!({voice.subject: "otto"}))),
        ),
        (
            "the end",
            format!("{h}.{}.{s}", claims(json!({"exp": super::NOW + 3_600}))),
        ),
        ("a claim more", format!("{h}.{}.{s}", claims(json!({"x": 1})))),
        ("the payload for nothing", format!("{h}.{}.{s}", b64("{}"))),
        (
            "a space in the payload",
            format!("{h}.{}.{s}", b64(format!("{} ", text(&voice.claims)))),
        ),
        (
            "a header member more",
            format!("{}.{p}.{s}", header(json!({"x": 1}))),
        ),
        ("typ", format!("{}.{p}.{s}", header(json!({"typ": "jwt"})))),
        (
            "kid",
            format!("{}.{p}.{s}", header(json!({"kid": voice.foreign.kid}))),
        ),
    ] {
        corpus.add(format!("changed afterwards: {class}"), token);
    }
}

fn of_hmac(voice: &Voice, corpus: &mut Corpus) {
    let signed = voice.signed();
    let good = voice.own.sign(&signed);
    corpus.add("cut to 128 bits", voice.under(&good[..16]));
    for longer in [Jose::HS384, Jose::HS512] {
        let signature = sign_as(longer, &voice.own.signer, &signed);
        corpus.add(
            format!("{longer:?} cut to 256 bits"),
            voice.under(&signature[..32]),
        );
    }
    let secret = &voice.own.checked_with;
    let joined = [&secret[..], signed.as_bytes()].concat();
    let joined = String::from_utf8(joined).unwrap();
    corpus.add("a hash of secret and text", voice.under(sha256(&joined)));
}

/// The order of P-256 (SEC 2 §2.4.2).
const ORDER: &str = "ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551";

fn unhex(text: &str) -> Vec<u8> {
    let digits = text.as_bytes().chunks(2);
    digits
        .map(|pair| u8::from_str_radix(std::str::from_utf8(pair).unwrap(), 16).unwrap())
        .collect()
}

fn of_ecdsa(voice: &Voice, corpus: &mut Corpus) {
    let good = voice.own.sign(voice.signed());
    let (r, s) = good.split_at(32);
    let (zero, one, order) = (vec![0; 32], [&[0; 31][..], &[1]].concat(), unhex(ORDER));
    for (class, r, s) in [
        ("r is zero", &zero[..], s),
        ("s is zero", r, &zero),
        ("r is the order", &order, s),
        ("s is the order", r, &order),
        ("both are the order", &order, &order),
        ("both are one", &one, &one),
        ("r is one, s is zero", &one, &zero),
        ("s before r", s, r),
        ("r twice", r, r),
    ] {
        corpus.add(class, voice.under([r, s].concat()));
    }
    corpus.add("r alone", voice.under(r));
    corpus.add(
        "r and s with a zero before each",
        voice.under([&[0][..], r, &[0], s].concat()),
    );
    corpus.add(
        "r and s with a zero after each",
        voice.under([r, &[0][..], s, &[0]].concat()),
    );
    let der = der(r, s);
    corpus.add("in DER", voice.under(&der));
    corpus.add("in DER with a byte more", voice.under([&der[..], &[0]].concat()));
}

/// `ECDSA-Sig-Value` (RFC 3279 §2.2.3), which JWS does not take (RFC 7518 §3.4).
fn der(r: &[u8], s: &[u8]) -> Vec<u8> {
    let integer = |number: &[u8]| {
        let first = number.iter().position(|byte| *byte != 0).unwrap();
        let mut bare = number[first..].to_vec();
        if bare[0] > 0x7f {
            bare.insert(0, 0);
        }
        [&[2, u8::try_from(bare.len()).unwrap()][..], &bare].concat()
    };
    let both = [integer(r), integer(s)].concat();
    [&[0x30, u8::try_from(both.len()).unwrap()][..], &both].concat()
}

/// The order of Ed25519's group, least byte first (RFC 8032 §5.1).
const GROUP: &str = "edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010";

fn of_ed25519(voice: &Voice, corpus: &mut Corpus) {
    let good = voice.own.sign(voice.signed());
    let (r, s) = good.split_at(32);
    let order = &unhex(GROUP)[..];
    let identity = [&[1][..], &[0; 31]].concat();
    let not_canonical = [&[0xee][..], &[0xff; 30], &[0x7f]].concat();
    for (class, r, s) in [
        ("S and the group's order", r, &added(s, order)[..]),
        ("S is the group's order", r, order),
        ("S is zero", r, &[0; 32]),
        ("R is the identity, S is zero", &identity, &[0; 32]),
        ("R is the identity", &identity, s),
        ("R is the identity, otherwise written", &not_canonical, &[0; 32]),
        ("R is zero", &[0; 32], s),
        ("S before R", s, r),
        ("the public key for R", &voice.own.checked_with[12..], s),
    ] {
        corpus.add(class, voice.under([r, s].concat()));
    }
    let mut high = good.clone();
    high[63] |= 0xe0;
    corpus.add("the three highest bits of S", voice.under(high));
    let mut sign = good.clone();
    sign[31] ^= 0x80;
    corpus.add("the sign of R", voice.under(sign));
}

/// Least byte first.
fn added(one: &[u8], other: &[u8]) -> Vec<u8> {
    let mut carry = 0;
    let mut sum: Vec<u8> = one
        .iter()
        .zip(other)
        .map(|(one, other)| {
            let [low, high] = (u16::from(*one) + u16::from(*other) + carry).to_le_bytes();
            carry = u16::from(high);
            low
        })
        .collect();
    if carry > 0 {
        sum.push(1);
    }
    sum
}

fn of_rsa(voice: &Voice, corpus: &mut Corpus) {
    let signed = voice.signed();
    let good = voice.own.sign(&signed);
    let modulus = &voice.own.checked_with[33..289];
    let backwards = |bytes: &[u8]| bytes.iter().rev().copied().collect::<Vec<u8>>();
    let mut sum = added(&backwards(&good), &backwards(modulus));
    sum.reverse();
    corpus.add("S and the modulus", voice.under(sum));
    corpus.add("the modulus", voice.under(modulus));
    corpus.add("a zero before S", voice.under([&[0], &good[..]].concat()));
    let mut less = modulus.to_vec();
    less[255] -= 1;
    corpus.add("the modulus less one", voice.under(less));
    for other in [Jose::RS384, Jose::RS512, Jose::PS256, Jose::PS384, Jose::PS512] {
        let signature = sign_as(other, &voice.own.signer, &signed);
        corpus.add(format!("by the rules of {other:?}"), voice.under(signature));
    }
    // What stands in a signature of RSA with an exponent of one: the padded hash itself (RFC 8017 §9.2).
    let info = unhex("3031300d060960864801650304020105000420");
    let hash = sha256(&signed);
    let filler = vec![0xff; 256 - 3 - info.len() - hash.len()];
    let padded = [&[0, 1][..], &filler, &[0], &info, &hash].concat();
    corpus.add("the padded hash itself", voice.under(padded));
}
