//! A damaged export is named by the member that does not fit, wherever its structure or its counts tell.

use super::{public_key, sealed};
use crate::{Counts, Damage, Inspector, Misfit, Place, Verdict, check, format::OPENING, structure::MEMBERS};
use proptest::prelude::*;

/// An export with something in each member.
fn whole() -> String {
    let body = [
        OPENING,
        r#""controller":{"app":{"id":"a"}},"notice":[{"category":"profile"}],"user":{"id":"u1"},"#,
        r#""clients":[{"id":"c1"}],"devices":[{"id":"d1"},{"id":"d2"}],"businessSystems":[{"type":"zendesk"}],"#,
        r#""conversations":[{"conversation":{"id":"t1"},"participants":[{"id":"p1"}],"messages":[{"text":"Hé"}]},"#,
        r#"{"conversation":{"id":"t2"},"participants":[{"id":"p2"},{"id":"p3"}],"#,
        r#""messages":[{"text":"one"},{"text":"two"},{"text":"three"}]}],"#,
        r#""requests":[{"reference":"R"}],"accessLog":[{"at":"x"},{"at":"y"}]"#,
    ]
    .concat();
    String::from_utf8(sealed(&body, &counts(), 1)).unwrap()
}

fn counts() -> Counts {
    Counts::new()
        .with("clients", 1)
        .with("devices", 2)
        .with("businessSystems", 1)
        .with("conversations", 2)
        .with("participants", 3)
        .with("messages", 4)
        .with("requests", 1)
        .with("accessLog", 2)
}

/// What is said of the place.
fn said(file: &[u8]) -> String {
    match check(file, Some(public_key(1))) {
        Verdict::Damaged { place, .. } => place.map(|place| place.to_string()).unwrap_or_default(),
        other => panic!("{other:?}"),
    }
}

fn place(file: &[u8]) -> Option<Place> {
    match check(file, None) {
        Verdict::Damaged { place, .. } => place,
        _ => None,
    }
}

/// The export with a text in it replaced, where it stands first.
fn with(from: &str, to: &str) -> Vec<u8> {
    let whole = whole();
    assert!(whole.contains(from), "{from}");
    whole.replacen(from, to, 1).into_bytes()
}

/// Where each member begins, at the comma before it.
fn beginnings(whole: &str) -> Vec<usize> {
    MEMBERS
        .iter()
        .map(|member| whole.find(&format!("\"{member}\":")).unwrap() - 1)
        .collect()
}

/// The control for all that follows.
#[test]
fn an_intact_export_is_intact() {
    assert!(check(whole().as_bytes(), Some(public_key(1))).is_intact());
}

#[test]
fn each_member_that_goes_or_is_called_otherwise_is_missing() {
    let whole = whole();
    let begin = beginnings(&whole);
    for (number, member) in MEMBERS.iter().enumerate().skip(1).take(9) {
        let without = [&whole[..begin[number]], &whole[begin[number + 1]..]].concat();
        assert_eq!(said(without.as_bytes()), format!("{member} is missing"));
    }
    // The first is the head's to judge.
    for (number, member) in MEMBERS.iter().enumerate().skip(1) {
        let mut other = whole.clone().into_bytes();
        other[begin[number] + 4] ^= 0x20;
        assert_eq!(said(&other), format!("{member} is missing"));
    }
}

#[test]
fn each_member_is_named_where_it_ends_and_where_it_breaks() {
    let whole = whole();
    let begin = beginnings(&whole);
    for (number, member) in MEMBERS.iter().enumerate().skip(1) {
        let value = begin[number] + member.len() + 4;
        let cut = &whole.as_bytes()[..=value];
        assert_eq!(said(cut), format!("it ends in {member}"));
        let mut broken = whole.clone().into_bytes();
        broken[value] = 0;
        assert_eq!(
            said(&broken),
            format!("it stops making sense in {member}, at byte {value}")
        );
    }
}

#[test]
fn each_list_that_is_longer_or_shorter_than_it_states_is_named() {
    for (from, to, expected) in [
        (
            r#""clients":[{"id":"c1"}]"#,
            r#""clients":[]"#,
            "it states 1 clients, but holds 0",
        ),
        (r#"{"id":"d1"},"#, "", "it states 2 devices, but holds 1"),
        (
            r#""businessSystems":["#,
            r#""businessSystems":[{},"#,
            "it states 1 businessSystems, but holds 2",
        ),
        (
            r#""conversations":["#,
            r#""conversations":[{"conversation":{},"participants":[],"messages":[]},"#,
            "it states 2 conversations, but holds 3",
        ),
        (r#"{"id":"p2"},"#, "", "it states 3 participants, but holds 2"),
        (r#",{"text":"two"}"#, "", "it states 4 messages, but holds 3"),
        (r#"{"reference":"R"}"#, "", "it states 1 requests, but holds 0"),
        (r#"{"at":"x"},"#, "", "it states 2 accessLog, but holds 1"),
        // What is stated is changed, and not what is there.
        (
            r#""messages":4"#,
            r#""messages":5"#,
            "it states 5 messages, but holds 4",
        ),
    ] {
        assert_eq!(said(&with(from, to)), expected, "{to}");
    }
}

#[test]
fn a_place_is_named_down_to_the_message() {
    let whole = whole();
    let three = whole.find("three").unwrap();
    assert_eq!(
        said(&whole.as_bytes()[..three]),
        "it ends in conversations[1].messages[2]"
    );
    let bytes = |from: &str, to: &[u8]| {
        let (before, after) = whole.split_once(from).unwrap();
        [before.as_bytes(), to, after.as_bytes()].concat()
    };
    for (from, to, expected) in [
        (
            "two",
            b"t\no".as_slice(),
            "it stops making sense in conversations[1].messages[1], at byte ",
        ),
        (
            "one",
            b"\xefne",
            "conversations[1].messages[0] holds a byte that is no text, byte ",
        ),
        (
            "{\"id\":\"p3\"",
            b"{ \"id\":\"p3\"",
            "white space stands in conversations[1].participants[1], at byte ",
        ),
        (
            "{\"id\":\"d2\"}",
            b"7",
            "devices[1] is not of the form that it has in an export",
        ),
        (
            "{\"id\":\"t2\"}",
            b"[]",
            "conversations[1].conversation is not of the form",
        ),
        (
            "[{\"text\":\"H\u{e9}\"}]",
            b"{}",
            "conversations[0].messages is not of the form",
        ),
        (
            "\"messages\":[{\"text\":\"one",
            b"\"mexsages\":[{\"text\":\"one",
            "conversations[1].messages is missing",
        ),
        (
            "\"participants\":[{\"id\":\"p1\"}],\"messages\":[{\"text\":\"H\u{e9}\"}]",
            "\"messages\":[{\"text\":\"H\u{e9}\"}],\"participants\":[{\"id\":\"p1\"}]".as_bytes(),
            "conversations[0].messages stands where it does not belong",
        ),
    ] {
        let said = said(&bytes(from, to));
        assert!(said.starts_with(expected), "{from}: {said}");
    }
}

#[test]
fn what_stands_elsewhere_is_named_and_what_is_not_known_comes_last() {
    let swapped = with(
        r#""user":{"id":"u1"},"clients":[{"id":"c1"}]"#,
        r#""clients":[{"id":"c1"}],"user":{"id":"u1"}"#,
    );
    assert_eq!(said(&swapped), "clients stands where it does not belong");
    let twice = with(r#""devices":["#, r#""clients":[],"devices":["#);
    assert_eq!(said(&twice), "clients stands where it does not belong");
    let more = with(r#""requests":["#, r#""letters":[7],"requests":["#);
    assert_eq!(said(&more), "a member that is not known stands before requests");
    // Within its version the format grows: another finding says more.
    let both = String::from_utf8(more).unwrap().replacen(r#"{"at":"x"},"#, "", 1);
    assert_eq!(said(both.as_bytes()), "it states 2 accessLog, but holds 1");
}

#[test]
fn a_change_that_shows_nowhere_is_said_to_be_one_and_nothing_else() {
    let file = with("three", "seven");
    let nowhere = Verdict::from(Damage::Changed);
    assert_eq!(check(&file, None), nowhere);
    assert_eq!(
        nowhere.to_string(),
        "The export is damaged: its content was changed after it was signed."
    );
    assert_eq!(
        check(&with("three", "th\nee"), None)
            .to_string()
            .matches("; it stops making sense in ")
            .count(),
        1
    );
}

#[test]
fn what_follows_the_end_is_named_by_where_it_begins() {
    let whole = whole();
    let more = |more: &str| check([whole.as_str(), more].concat().as_bytes(), None);
    let misfit = |verdict: Verdict| match verdict {
        Verdict::Damaged { place, .. } => place.map(|place| place.misfit),
        other => panic!("{other:?}"),
    };
    let at = whole.len() as u64;
    assert_eq!(misfit(more(&" ".repeat(5_000))), Some(Misfit::After { at }));
    assert_eq!(misfit(more(&whole)), Some(Misfit::After { at }));
    // Where the damage says it all, there is nothing to add.
    assert_eq!(more("\n"), Verdict::from(Damage::Appended));
}

/// Each byte of the body, changed in many ways: what holds the structure together is always named, and never is a member
/// named that has nothing to do with it.
#[test]
fn every_bracket_comma_colon_and_quotation_mark_is_named() {
    let whole = whole();
    let begin = beginnings(&whole);
    let body = begin[MEMBERS.len() - 1];
    let (mut quoted, mut named) = (false, 0);
    for at in OPENING.len()..body {
        let byte = whole.as_bytes()[at];
        quoted ^= byte == b'"';
        let structure = byte == b'"' || (!quoted && b"{}[],:".contains(&byte));
        let member = begin.iter().filter(|begin| **begin <= at).count() - 1;
        let flips = (0..8).map(|bit| byte ^ (1 << bit)).chain(*b" \"\\{]\0");
        for other in flips.filter(|other| *other != byte) {
            let mut changed = whole.clone().into_bytes();
            changed[at] = other;
            let place = place(&changed);
            assert!(place.is_some() || !structure, "byte {at} as {other:#x}");
            if let Some(place) = place {
                named += 1;
                let near = [member, member + 1].map(|near| MEMBERS[near]);
                assert!(
                    near.contains(&place.path.member),
                    "byte {at} as {other:#x}: {place}"
                );
            }
        }
    }
    assert!(named > 3_000, "{named}");
}

fn in_chunks(bytes: &[u8], sizes: &[usize]) -> Verdict {
    let mut inspector = Inspector::new(Some(public_key(1)));
    let mut sizes = sizes.iter().copied().cycle();
    let mut rest = bytes;
    while !rest.is_empty() {
        let (chunk, after) = rest.split_at(sizes.next().unwrap_or(1).clamp(1, rest.len()));
        inspector.push(chunk);
        rest = after;
    }
    inspector.finish()
}

proptest! {
    /// Whatever is signed is intact, whatever shape it has: the structure decides nothing.
    #[test]
    fn no_intact_file_fails(body in any::<String>(), key in prop::option::of(Just(1_u8))) {
        let file = sealed(&format!("{OPENING}{body}"), &counts(), 1);
        prop_assert!(check(&file, key.map(public_key)).is_intact());
    }

    /// A piece taken out, put elsewhere, doubled or written over.
    #[test]
    fn no_damaged_file_passes(
        from in any::<prop::sample::Index>(),
        long in 1_usize..60,
        to in any::<prop::sample::Index>(),
        keeps in any::<bool>(),
        sizes in prop::collection::vec(1_usize..200, 1..9),
    ) {
        let whole = whole().into_bytes();
        let from = from.index(whole.len());
        let piece = whole[from..(from + long).min(whole.len())].to_vec();
        let mut changed = whole.clone();
        if !keeps {
            changed.drain(from..from + piece.len());
        }
        let to = to.index(changed.len() + 1);
        changed.splice(to..to, piece);
        let told = check(&changed, Some(public_key(1)));
        prop_assert_eq!(told.is_intact(), changed == whole);
        prop_assert_eq!(in_chunks(&changed, &sizes), told);
    }
}
