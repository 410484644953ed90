//! No byte can change, no length can be lost, and the chunks' borders make no difference.

use super::{body, counts, export, public_key, sealed};
use crate::{Damage, Inspector, Verdict, check};
use proptest::prelude::*;

fn in_chunks(bytes: &[u8], mut size: impl FnMut() -> usize) -> Verdict {
    let mut checker = Inspector::new(Some(public_key(1)));
    let mut rest = bytes;
    while !rest.is_empty() {
        let (chunk, after) = rest.split_at(size().clamp(1, rest.len()));
        checker.push(chunk);
        rest = after;
    }
    checker.finish()
}

/// The control: the untouched file passes the very same check.
#[test]
fn no_single_bit_or_byte_can_change() {
    let whole = export();
    assert!(check(&whole, Some(public_key(1))).is_intact());
    for at in 0..whole.len() {
        let flips = (0..8)
            .map(|bit| whole[at] ^ (1 << bit))
            .chain([b' ', b'"', 0, 0xff]);
        for byte in flips.filter(|&byte| byte != whole[at]) {
            let mut changed = whole.clone();
            changed[at] = byte;
            for expected in [None, Some(public_key(1))] {
                let verdict = check(&changed, expected);
                assert!(!verdict.is_intact(), "byte {at} as {byte:#x}: {verdict:?}");
                assert!(
                    !matches!(verdict, Verdict::OtherSigner { .. }),
                    "byte {at} as {byte:#x}: {verdict:?}"
                );
            }
        }
    }
}

#[test]
fn no_byte_can_go_or_come() {
    let whole = export();
    for at in 0..whole.len() {
        let without = [&whole[..at], &whole[at + 1..]].concat();
        assert!(!check(&without, None).is_intact(), "without {at}");
        let doubled = [&whole[..=at], &whole[at..]].concat();
        assert!(!check(&doubled, None).is_intact(), "doubled {at}");
    }
}

#[test]
fn every_cut_is_found_and_those_in_the_last_member_are_named() {
    let whole = export();
    let opening_ends = body().len() + ",\"integrity\":{\"counts\":".len();
    for end in 0..whole.len() {
        let verdict = check(&whole[..end], Some(public_key(1)));
        let what = match verdict {
            Verdict::NotAnExport => None,
            Verdict::Damaged { what, .. } => Some(what),
            other => panic!("{end}: {other:?}"),
        };
        let expected = match end {
            0..=28 => None,
            29..=31 => Some(Damage::CutShort),
            _ if end < opening_ends => Some(Damage::NoIntegrity),
            _ => Some(Damage::CutShort),
        };
        assert_eq!(what, expected, "{end}");
    }
}

#[test]
fn two_chunks_split_anywhere_are_one_file() {
    let whole = export();
    for at in 0..=whole.len() {
        let mut checker = Inspector::new(Some(public_key(1)));
        checker.push(&whole[..at]);
        checker.push(b"");
        checker.push(&whole[at..]);
        assert!(checker.finish().is_intact(), "{at}");
    }
}

fn long_export(filling: usize) -> Vec<u8> {
    sealed(
        &format!("{},\"note\":\"{}\"", body(), "n".repeat(filling)),
        &counts(),
        1,
    )
}

#[test]
fn the_windows_borders_make_no_difference() {
    for filling in (0..50)
        .map(|n| 8_000 + n)
        .chain([3_500, 3_600, 3_700, 4_096, 12_288, 70_000])
    {
        let whole = long_export(filling);
        for size in [1, 7, 512, 4_095, 4_096, 4_097, 8_192, 65_536] {
            assert!(
                in_chunks(&whole, || size).is_intact(),
                "{filling} in chunks of {size}"
            );
        }
    }
}

/// With `Appended` the end is at the window's edge: whether it is seen must not hang on the chunks.
#[test]
fn what_is_added_is_judged_alike_in_all_chunks() {
    for added in (3_400..4_200).step_by(7).chain([1, 9_000]) {
        let bytes = [long_export(6_000), b" ".repeat(added)].concat();
        let told = check(&bytes, Some(public_key(1)));
        assert!(!told.is_intact());
        for size in [1, 100, 4_096, 5_000] {
            assert_eq!(in_chunks(&bytes, || size), told, "{added} in chunks of {size}");
        }
    }
}

proptest! {
    #[test]
    fn any_chunks_and_any_change_are_judged_as_the_whole(
        filling in 0usize..20_000,
        sizes in prop::collection::vec(1usize..9_000, 1..20),
        change in prop::option::of((any::<prop::sample::Index>(), 1u8..)),
    ) {
        let mut bytes = long_export(filling);
        if let Some((at, flip)) = change {
            let at = at.index(bytes.len());
            bytes[at] ^= flip;
        }
        let told = check(&bytes, Some(public_key(1)));
        prop_assert_eq!(told.is_intact(), change.is_none());
        let mut sizes = sizes.iter().copied().cycle();
        prop_assert_eq!(in_chunks(&bytes, || sizes.next().unwrap_or(1)), told);
    }
}
