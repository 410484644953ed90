//! What a check says of files that are whole, of others, and of those that were tampered with on purpose.

use super::{body, counts, export, public_key, sealed, signing_key};
use crate::{Counts, Damage, PublicKey, Signer, Verdict, check, format};
use ed25519_dalek::Signer as _;

fn damage(bytes: &[u8]) -> Damage {
    match check(bytes, Some(public_key(1))) {
        Verdict::Damaged { what, .. } => what,
        other => panic!("{other:?}"),
    }
}

fn replaced(from: &str, to: &str) -> Vec<u8> {
    let text = String::from_utf8(export()).unwrap();
    assert_eq!(text.matches(from).count(), 1, "{from}");
    text.replace(from, to).into_bytes()
}

/// The export with the text between `from` and the next quote replaced.
fn with_value(member: &str, value: &str) -> Vec<u8> {
    let text = String::from_utf8(export()).unwrap();
    let start = text.find(&format!("\"{member}\":\"")).unwrap() + member.len() + 4;
    let end = start + text[start..].find('"').unwrap();
    [&text[..start], value, &text[end..]].concat().into_bytes()
}

#[test]
fn a_whole_export_is_intact_and_says_whether_the_signer_was_checked() {
    let intact = |signer| Verdict::Intact {
        signer,
        counts: counts(),
        kid: public_key(1).kid(),
        public_key: public_key(1),
    };
    assert_eq!(check(&export(), Some(public_key(1))), intact(Signer::Checked));
    assert_eq!(check(&export(), None), intact(Signer::NotChecked));
    assert_eq!(
        check(&sealed(&body(), &Counts::new(), 1), None)
            .to_string()
            .matches("not checked")
            .count(),
        1
    );
}

#[test]
fn a_key_may_come_after_the_file() {
    let mut changed = export();
    changed[50] ^= 1;
    for file in [export(), changed, b"{}".to_vec()] {
        let without = check(&file, None);
        for key in [public_key(1), public_key(2)] {
            assert_eq!(without.clone().expecting(key), check(&file, Some(key)));
        }
    }
}

#[test]
fn another_signer_is_not_damage_and_damage_is_not_another_signer() {
    let kid = public_key(1).kid();
    assert_eq!(
        check(&export(), Some(public_key(2))),
        Verdict::OtherSigner { kid }
    );

    let mut changed = export();
    changed[50] ^= 1;
    for key in [Some(public_key(2)), None] {
        let verdict = check(&changed, key);
        assert!(
            matches!(
                verdict,
                Verdict::Damaged {
                    what: Damage::Changed,
                    ..
                }
            ),
            "{verdict:?}"
        );
    }
}

#[test]
fn the_stated_bytes_are_the_designs() {
    let text = String::from_utf8(export()).unwrap();
    assert!(text.starts_with("{\"format\":\"rightsdesk.export/1\",\"user\""));
    let (before, tail) = text.split_once(",\"integrity\":").unwrap();
    assert_eq!(before, body());
    assert!(
        tail.starts_with("{\"counts\":{\"conversations\":1,\"messages\":2,\"accessLog\":0},\"sha256\":\"")
    );
    assert_eq!(tail.len(), 67 + 64 + 15 + 43 + 9 + 43 + 15 + 86 + 3);

    // The signature once more, from the file's text alone.
    let signed = &text[..text.rfind("\"signature\":").unwrap() + 12];
    let digest = <sha2::Sha256 as sha2::Digest>::digest(signed);
    let message = [b"rightsdesk.export/1\n".as_slice(), &digest].concat();
    let signature = signing_key(1).sign(&message).to_bytes();
    let told = base64::Engine::encode(&base64::prelude::BASE64_URL_SAFE_NO_PAD, signature);
    assert_eq!(text[signed.len()..], format!("\"{told}\"}}}}"));
}

#[test]
fn what_is_added_is_named() {
    let whole = export();
    assert_eq!(damage(&[&whole[..], b"\n"].concat()), Damage::Appended);
    assert_eq!(damage(&[&whole[..], b" "].concat()), Damage::Appended);
    assert_eq!(damage(&[&whole[..], b"{}"].concat()), Damage::Appended);
    // A second document brings an end of its own, whose digest begins elsewhere.
    assert_eq!(damage(&[&whole[..], &whole[..]].concat()), Damage::Changed);
    assert_eq!(
        damage(&[&whole[..], &b" ".repeat(5000)[..]].concat()),
        Damage::NoIntegrity
    );
    let foreign = sealed(&body(), &counts(), 2);
    assert_eq!(damage(&[&whole[..], &foreign[..]].concat()), Damage::Changed);
}

#[test]
fn white_space_is_a_change_wherever_it_stands() {
    assert_eq!(damage(&replaced("\"user\":{", "\"user\": {")), Damage::Changed);
    assert_eq!(damage(&replaced("{\"format\"", "{ \"format\"")), Damage::Resaved);
    assert_eq!(
        damage(&replaced("{\"format\"", "\u{feff}{\"format\"")),
        Damage::Resaved
    );
    assert_eq!(
        damage(&replaced("\"messages\":2", "\"messages\": 2")),
        Damage::Malformed { member: "counts" }
    );
    assert_eq!(
        damage(&replaced(",\"kid\"", ", \"kid\"")),
        Damage::Malformed { member: "kid" }
    );
    assert_eq!(
        damage(&replaced("\"integrity\":", "\"integrity\": ")),
        Damage::NoIntegrity
    );
}

#[test]
fn the_integrity_block_itself_is_covered() {
    assert_eq!(
        damage(&replaced("\"messages\":2", "\"messages\":3")),
        Damage::Signature
    );
    assert_eq!(damage(&with_value("sha256", &"0".repeat(64))), Damage::Changed);
    assert_eq!(damage(&with_value("kid", &public_key(2).kid())), Damage::KeyName);
    assert_eq!(
        damage(&with_value("publicKey", &public_key(2).to_string())),
        Damage::KeyName
    );
    assert_eq!(
        damage(&with_value("signature", &"A".repeat(86))),
        Damage::Signature
    );

    let text = String::from_utf8(export()).unwrap();
    let digest = &text[text.find("\"sha256\":\"").unwrap() + 10..][..64];
    let shouted = text.replace(digest, &digest.to_uppercase());
    assert_eq!(damage(shouted.as_bytes()), Damage::Malformed { member: "sha256" });
    for (member, value) in [
        ("sha256", "00"),
        ("publicKey", "AAAA"),
        ("publicKey", &"_".repeat(43)),
        ("kid", ""),
        ("kid", "a b"),
        ("signature", &"A".repeat(85)),
        ("signature", &format!("{}B", "A".repeat(85))),
        ("signature", &format!("{}==", "A".repeat(86))),
    ] {
        let what = damage(&with_value(member, value));
        assert!(
            matches!(what, Damage::Malformed { member: named } if named == member),
            "{member}: {what:?}"
        );
    }
}

/// A key of small order verifies much under lax rules; `verify_strict` refuses it.
#[test]
fn a_weak_key_signs_nothing() {
    let weak = PublicKey::from_bytes(std::array::from_fn(|place| u8::from(place == 0)));
    let mut digest = format::ExportDigest::new();
    digest.update(body().as_bytes());
    // R = the identity, S = 0: right for every message under this key, were it not for strictness.
    let identity = |_: &[u8]| std::array::from_fn(|place| u8::from(place == 0));
    let tail = digest.integrity(&counts(), &weak, identity).unwrap();
    assert_eq!(damage((body() + &tail).as_bytes()), Damage::Signature);
}

#[test]
fn a_text_that_looks_like_the_end_is_a_text() {
    let imitation = String::from_utf8(export()).unwrap().replace('"', "\\\"");
    let before = body() + &format!(",\"note\":\"{}\"", &imitation);
    assert!(check(&sealed(&before, &counts(), 1), Some(public_key(1))).is_intact());
    // Even as a member deeper inside.
    let inner = String::from_utf8(export()).unwrap();
    let before = body() + ",\"note\":" + &inner;
    assert!(check(&sealed(&before, &counts(), 1), Some(public_key(1))).is_intact());
}

#[test]
fn an_end_beyond_its_bound_is_neither_written_nor_read() {
    let many = |number: usize| {
        (0..number).fold(Counts::new(), |counts, n| {
            let letter = |n: usize| char::from(b'a' + u8::try_from(n % 26).unwrap());
            counts.with(&format!("{}{}{}", "x".repeat(29), letter(n / 26), letter(n)), 1)
        })
    };
    let mut digest = format::ExportDigest::new();
    digest.update(body().as_bytes());
    let sign = |message: &[u8]| signing_key(1).sign(message).to_bytes();
    let key = public_key(1);
    assert!(digest.clone().integrity(&many(100), &key, sign).is_ok());
    assert_eq!(
        digest.clone().integrity(&many(120), &key, sign),
        Err(format::TailError)
    );
    for bad in ["", "a b", "ünits", "a\"", "x1"] {
        assert!(
            digest
                .clone()
                .integrity(&Counts::new().with(bad, 1), &key, sign)
                .is_err(),
            "{bad}"
        );
    }
    let long = replaced("\"accessLog\":0", &format!("\"accessLog\":{}", "9".repeat(5000)));
    assert_eq!(damage(&long), Damage::NoIntegrity);
}

#[test]
fn other_files_are_told_for_what_they_are() {
    for text in [
        "",
        "{",
        "{}",
        "[]",
        "PK\u{3}\u{4}",
        "{\"format\":\"something/1\",\"a\":1}",
        &" ".repeat(9000),
    ] {
        assert_eq!(check(text.as_bytes(), None), Verdict::NotAnExport, "{text:.20}");
    }
    assert_eq!(
        check(
            &replaced("\"rightsdesk.export/1\"", "\"rightsdesk.export/2\""),
            None
        ),
        Verdict::NewerFormat { version: 2 }
    );
}

#[test]
fn every_verdict_is_one_sentence() {
    let kid = public_key(1).kid();
    let mut verdicts = vec![
        check(&export(), None),
        check(&export(), Some(public_key(1))),
        Verdict::OtherSigner { kid },
        Verdict::NotAnExport,
        Verdict::NewerFormat { version: 3 },
    ];
    let damages = [
        Damage::CutShort,
        Damage::NoIntegrity,
        Damage::Appended,
        Damage::Resaved,
        Damage::Changed,
    ];
    let more = [
        Damage::KeyName,
        Damage::Signature,
        Damage::Malformed { member: "kid" },
    ];
    verdicts.extend(damages.into_iter().chain(more).map(Verdict::from));
    for sentence in verdicts.iter().map(ToString::to_string) {
        assert!(
            sentence.ends_with('.') && sentence.matches('.').count() == 1,
            "{sentence}"
        );
    }
}
