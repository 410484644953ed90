//! What signing in and being signed in cost, in small: figures to look at, of a machine that does other things
//! meanwhile. Nothing here holds a time to a bar: bench/auth.sh does, by the program that ships.

use std::time::Instant;

use desk::{Claims, Clock as _, Proven, TokenKey};
use domain::session::{TokenUse, Visit};
use jiff::SignedDuration;
use server::auth::{jws::Compact, mint::For, token::check};

use crate::support::Portal;

const TOKENS: u128 = 2_000;
/// Few sessions, and many.
const FEW: u64 = 10;
const MANY: u64 = 1_000;
/// How often a session is looked up.
const LOOKS: usize = 1_000;

const BUILD: &str = if cfg!(debug_assertions) {
    "debug"
} else {
    "release"
};

#[tokio::test]
async fn tokens_that_are_checked_in_a_second() {
    let portal = Portal::open().await;
    let key = portal.desk.signing_key(&portal.key.kid).await.unwrap().unwrap();
    let whom = For::User("maren".to_owned().try_into().unwrap());
    let token = portal.token(&portal.key.kid, &whom).await;
    let (rules, now) = (&portal.server.rules, portal.clock.now());
    let begun = Instant::now();
    let mut accepted = 0;
    for _ in 0..TOKENS {
        let form = Compact::read(&token).unwrap();
        accepted += u128::from(check(form, &key, rules, now).is_ok());
    }
    let took = begun.elapsed().as_nanos().max(1);
    assert_eq!(accepted, TOKENS);
    println!(
        "a sample, {BUILD} build, bench/auth.sh holds the bar: {accepted} HS256 tokens of {TOKENS} accepted, {} a second",
        accepted * 1_000_000_000 / took
    );
}

/// Opens a session by a token of this number; answers its cookie.
async fn sign_in(portal: &Portal, key: &TokenKey, number: u64) -> String {
    let now = portal.clock.now();
    let mut digest = [1; 32];
    digest[..8].copy_from_slice(&number.to_be_bytes());
    let proven = Proven {
        claims: Claims::User {
            external_id: "maren".to_owned().try_into().unwrap(),
            region: None,
        },
        issued_at: Some(now),
        token: TokenUse {
            digest,
            once: None,
            until: now + SignedDuration::from_hours(1),
        },
    };
    let signed_in = portal.desk.sign_in(key, proven, Visit::default(), None).await;
    signed_in.unwrap().session.cookie_value().to_string()
}

/// How long a look-up takes at the 99th percentile, in microseconds. Each finds its session.
async fn p99(portal: &Portal, cookies: &[String]) -> u128 {
    let mut took = Vec::with_capacity(LOOKS);
    for cookie in cookies.iter().cycle().take(LOOKS) {
        let begun = Instant::now();
        let found = portal.desk.resume(cookie).await.unwrap();
        took.push(begun.elapsed().as_micros());
        assert!(found.is_some());
    }
    took.sort_unstable();
    took[took.len() * 99 / 100]
}

/// Bytes of the database's file, once everything is in it.
async fn disk(portal: &Portal) -> u64 {
    portal.desk.settle().await.unwrap();
    let file = portal.folder.path().join("rightsdesk.db");
    std::fs::metadata(file).unwrap().len()
}

/// Bytes of memory in use, where the system says so.
fn memory() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    let kilobytes = line.and_then(|line| line.split_whitespace().next());
    kilobytes.map_or(0, |number| number.parse::<u64>().unwrap() * 1_024)
}

#[tokio::test]
async fn sessions_few_and_many() {
    let portal = Portal::open().await;
    let key = portal.desk.signing_key(&portal.key.kid).await.unwrap().unwrap();
    let mut cookies = Vec::new();
    for number in 0..FEW {
        cookies.push(sign_in(&portal, &key, number).await);
    }
    let few = p99(&portal, &cookies).await;
    let before = (disk(&portal).await, memory());
    for number in FEW..MANY {
        cookies.push(sign_in(&portal, &key, number).await);
    }
    let after = (disk(&portal).await, memory());
    let many = p99(&portal, &cookies).await;
    let mut kept = 0;
    for cookie in &cookies {
        kept += u64::from(portal.desk.resume(cookie).await.unwrap().is_some());
    }
    assert_eq!(kept, MANY);
    let each = |before: u64, after: u64| after.saturating_sub(before) / (MANY - FEW);
    println!(
        "a sample, {BUILD} build, bench/auth.sh holds the bar: {kept} sessions kept of {MANY}, {} bytes of memory and {} of \
         the file each; p99 of a look-up {few} µs with {FEW}, {many} µs with {MANY}",
        each(before.1, after.1),
        each(before.0, after.0)
    );
}
