//! Each way to tamper with a chain is found, and the untouched chain passes.

use domain::{
    audit::{Act, By},
    id::AppId,
    subject::Subject,
};

use super::*;
use crate::testing::{Counting, keyring, master};

fn chain() -> Chain {
    Chain::App(AppId::parse("a1").unwrap())
}

fn entry(number: i64) -> Entry {
    let at = Timestamp::from_nanosecond(i128::from(number) * 1_000_000_000 + 123_456_789).unwrap();
    let entry = Entry::new(at, Act::SignedIn, By::Portal).with("number", number);
    if number % 2 == 0 {
        entry.about(Subject::from_digest([9; 32]))
    } else {
        entry
    }
}

fn extend(keyring: &Keyring, chain: &Chain, entries: &mut Vec<SealedEntry>, entry: &Entry) {
    let head = entries.last().map_or_else(Head::default, |e| Head {
        sequence: e.sequence,
        hash: e.hash,
    });
    entries.push(keyring.seal(chain, head, entry).unwrap());
}

fn filled(keyring: &Keyring, chain: &Chain) -> Vec<SealedEntry> {
    let mut entries = Vec::new();
    for number in 1..=5 {
        extend(keyring, chain, &mut entries, &entry(number));
    }
    entries
}

/// As a forger without the key would: number the entries again and compute every hash anew.
fn rehashed(mut entries: Vec<SealedEntry>) -> Vec<SealedEntry> {
    let mut previous = [0; 32];
    for (place, entry) in (1..).zip(&mut entries) {
        entry.sequence = place;
        entry.hash = hash(&previous, entry);
        previous = entry.hash;
    }
    entries
}

fn why(keyring: &Keyring, entries: &[SealedEntry]) -> (u64, Why) {
    let broken = keyring.verify_chain(&chain(), entries).unwrap_err();
    (broken.sequence, broken.why)
}

#[test]
fn an_untouched_chain_passes_and_opens() {
    let keyring = keyring();
    let entries = filled(&keyring, &chain());
    let head = keyring.verify_chain(&chain(), &entries).unwrap();
    assert_eq!(
        head,
        Head {
            sequence: 5,
            hash: entries[4].hash
        }
    );
    assert_eq!(
        keyring.verify_chain(&chain(), rehashed(entries.clone())).unwrap(),
        head
    );
    for (number, sealed) in (1..).zip(&entries) {
        assert_eq!(keyring.open_entry(&chain(), sealed).unwrap(), entry(number));
        assert_eq!(sealed.subject, entry(number).subject);
        assert_eq!(sealed.at.as_nanosecond() % 1_000_000_000, 123_456_000);
    }
    assert_eq!(
        keyring.verify_chain(&chain(), Vec::<SealedEntry>::new()).unwrap(),
        Head::default()
    );
}

#[test]
fn nothing_of_the_payload_lies_in_the_open() {
    let keyring = keyring();
    let secret = Entry::new(Timestamp::UNIX_EPOCH, Act::SignedIn, By::Portal).with("note", "canary");
    let sealed = keyring.seal(&chain(), Head::default(), &secret).unwrap();
    assert!(!sealed.sealed.windows(6).any(|bytes| bytes == b"canary"));
}

#[test]
fn every_flipped_bit_is_found_at_its_entry_with_or_without_new_hashes() {
    let keyring = keyring();
    let whole = filled(&keyring, &chain());
    for at in 0..whole[2].sealed.len() {
        let mut entries = whole.clone();
        entries[2].sealed[at] ^= 1 << (at % 8);
        assert_eq!(why(&keyring, &entries), (3, Why::Hash), "{at}");
        assert_eq!(why(&keyring, &rehashed(entries)), (3, Why::Payload), "{at}");
    }
    for at in 0..32 {
        let mut entries = whole.clone();
        entries[2].hash[at] ^= 1;
        assert_eq!(why(&keyring, &entries), (3, Why::Hash), "{at}");
    }
}

#[test]
fn what_is_stored_in_the_open_cannot_be_edited() {
    let keyring = keyring();
    let whole = filled(&keyring, &chain());
    let edits: [fn(&mut SealedEntry); 4] = [
        |entry| entry.at = Timestamp::from_microsecond(entry.at.as_microsecond() + 1).unwrap(),
        |entry| entry.subject = Some(Subject::from_digest([8; 32])),
        |entry| entry.subject = None,
        |entry| entry.sealed.truncate(entry.sealed.len() - 1),
    ];
    for edit in edits {
        let mut entries = whole.clone();
        edit(&mut entries[3]);
        assert_eq!(why(&keyring, &entries), (4, Why::Hash));
        assert_eq!(why(&keyring, &rehashed(entries.clone())), (4, Why::Payload));
        assert!(keyring.open_entry(&chain(), &entries[3]).is_err());
    }
    // No person and a person of zeros are two things.
    let mut entries = whole;
    entries[2].subject = Some(Subject::from_digest([0; 32]));
    assert_eq!(why(&keyring, &entries), (3, Why::Hash));
}

#[test]
fn a_deleted_entry_is_named() {
    let keyring = keyring();
    for gone in 0..4 {
        let mut entries = filled(&keyring, &chain());
        entries.remove(gone);
        let sequence = u64::try_from(gone).unwrap() + 1;
        assert_eq!(
            why(&keyring, &entries),
            (sequence, Why::Gap { found: sequence + 1 })
        );
        assert_eq!(why(&keyring, &rehashed(entries)), (sequence, Why::Payload));
    }
}

#[test]
fn swapped_entries_are_named() {
    let keyring = keyring();
    let mut entries = filled(&keyring, &chain());
    entries.swap(1, 3);
    assert_eq!(why(&keyring, &entries), (2, Why::Gap { found: 4 }));
    assert_eq!(why(&keyring, &rehashed(entries)), (2, Why::Payload));
}

#[test]
fn inserted_entries_are_named() {
    let keyring = keyring();
    let whole = filled(&keyring, &chain());
    let mut entries = whole.clone();
    entries.insert(2, whole[1].clone());
    assert_eq!(why(&keyring, &entries), (3, Why::Gap { found: 2 }));
    assert_eq!(why(&keyring, &rehashed(entries)), (3, Why::Payload));

    // Sealed by a key of the forger's own.
    let random = Counting::default();
    let [_, forger] = [1, 2].map(|_| Keyring::generate(&master(1), &random).unwrap().0);
    let mut entries = whole;
    extend(&forger, &chain(), &mut entries, &entry(6));
    assert_eq!(why(&keyring, &entries), (6, Why::Payload));
    assert_eq!(
        keyring.open_entry(&chain(), &entries[5]),
        Err(OpenError::OtherKey)
    );
}

#[test]
fn another_chains_entries_are_refused() {
    let keyring = keyring();
    for other in [Chain::Installation, Chain::App(AppId::parse("a2").unwrap())] {
        let entries = filled(&keyring, &other);
        assert!(keyring.verify_chain(&other, &entries).is_ok());
        assert_eq!(why(&keyring, &entries), (1, Why::Payload));
    }
}

/// Of entries whose time is over, nothing is left but their places. The controls: no later entry says so, or less, or it is
/// of another act; and in the installation's own chain nothing goes.
#[test]
fn what_has_gone_is_no_breach_where_a_later_entry_says_so() {
    let keyring = keyring();
    let saying = |chain: &Chain, act, to: u64| {
        let mut entries = filled(&keyring, chain);
        let said = Entry::new(Timestamp::UNIX_EPOCH, act, By::Portal).with(TO, to);
        extend(&keyring, chain, &mut entries, &said);
        entries
    };
    let without = |mut entries: Vec<SealedEntry>, places: &[usize]| {
        for at in places {
            entries[*at].sealed.clear();
            entries[*at].subject = None;
        }
        entries
    };
    for act in [Act::RetentionStarted, Act::Replayed] {
        let entries = without(saying(&chain(), act, 2), &[0, 1]);
        assert_eq!(keyring.verify_chain(&chain(), &entries).unwrap().sequence, 6);
    }
    let started = Act::RetentionStarted;
    for (entries, first) in [
        (without(filled(&keyring, &chain()), &[0]), 1),
        (without(saying(&chain(), started, 2), &[0, 1, 2]), 3),
        (without(saying(&chain(), started, 2), &[0, 4]), 5),
        (without(saying(&chain(), Act::SignedIn, 2), &[0]), 1),
        (without(saying(&chain(), started, 6), &[5]), 6),
    ] {
        assert_eq!(why(&keyring, &entries), (first, Why::Missing));
    }
    let house = Chain::Installation;
    let entries = without(saying(&house, started, 2), &[0]);
    let broken = keyring.verify_chain(&house, &entries).unwrap_err();
    assert_eq!((broken.sequence, broken.why), (1, Why::Hash));
}

/// The stated limit: entries taken off the end leave a chain that is right by itself, with an older head.
#[test]
fn a_shortened_chain_shows_in_its_head() {
    let keyring = keyring();
    let entries = filled(&keyring, &chain());
    let head = keyring.verify_chain(&chain(), &entries[..4]).unwrap();
    assert_eq!(head.sequence, 4);
    assert_ne!(head, keyring.verify_chain(&chain(), &entries).unwrap());
}

#[test]
fn a_full_chain_takes_no_more() {
    let head = Head {
        sequence: u64::MAX,
        hash: [0; 32],
    };
    assert!(keyring().seal(&chain(), head, &entry(1)).is_err());
}

#[test]
fn a_finding_is_one_sentence() {
    let broken = Broken {
        sequence: 3,
        why: Why::Gap { found: 4 },
    };
    assert_eq!(
        broken.to_string(),
        "audit entry 3 is bad: entry 4 stands in its place; leave the data as they are and compare them with a backup"
    );
}

/// The documented bytes, put together once more by hand.
#[test]
fn a_hash_is_over_what_is_documented() {
    let entries = filled(&keyring(), &chain());
    for (previous, entry) in entries.iter().zip(&entries[1..]) {
        let mut bytes = previous.hash.to_vec();
        bytes.extend(entry.sequence.to_be_bytes());
        bytes.extend(entry.at.as_microsecond().to_be_bytes());
        bytes.push(u8::from(entry.subject.is_some()));
        bytes.extend(entry.subject.map_or([0; 32], |subject| *subject.as_bytes()));
        bytes.extend(&entry.sealed);
        assert_eq!(entry.hash[..], *digest::digest(&digest::SHA256, &bytes).as_ref());
    }
}
