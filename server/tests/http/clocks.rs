//! Clocks are set, and set back. Whatever has a time is taken within it and at no other moment: tokens, links, sessions,
//! sign-ins that are fresh.

use std::fmt;

use domain::{
    id::{AppId, KeyId},
    key::{KeyUse, Reach, Terms},
    principal::Principal,
};
use http::StatusCode;
use jiff::{SignedDuration, Timestamp};
use serde_json::{Value, json};

use crate::support::{DOORS, Door, HARBOUR, NOW, Portal, Visitor, code, enter, is_in, knock, sign};

const HOUR: i64 = 3_600;
const DAY: i64 = 24 * HOUR;
const YEAR: i64 = 365 * DAY;

/// Clocks may be this far apart, where a token says the time.
const APART: i64 = 30;
/// A session or link may be this much younger than the clock thinks possible: times are kept to the minute.
const MINUTE: i64 = 60;

/// From the first moment on and before the last, in seconds from when the test begins.
type Window = (i64, i64);

fn set(portal: &Portal, second: i64) {
    use desk::Clock as _;
    let now = portal.clock.now().as_second();
    portal
        .clock
        .advance(SignedDuration::from_secs(NOW + second - now));
}

/// What was accepted, and what had to be.
struct Tally {
    what: &'static str,
    inside: usize,
    outside: usize,
    wrongly_refused: Vec<String>,
    wrongly_accepted: Vec<String>,
    /// What would have been accepted outside by somebody who looks only at the end.
    by_end_alone: usize,
}

impl Tally {
    fn of(what: &'static str) -> Self {
        Self {
            what,
            inside: 0,
            outside: 0,
            wrongly_refused: Vec::new(),
            wrongly_accepted: Vec::new(),
            by_end_alone: 0,
        }
    }

    fn note(&mut self, case: &str, second: i64, (from, to): Window, accepted: bool) {
        let case = format!("{case} at {second:+} s, its window being {from:+} s to {to:+} s");
        if (from..to).contains(&second) {
            self.inside += 1;
            if !accepted {
                self.wrongly_refused.push(case);
            }
        } else {
            self.outside += 1;
            self.by_end_alone += usize::from(second < to);
            if accepted {
                self.wrongly_accepted.push(case);
            }
        }
    }

    #[track_caller]
    fn assert_kept(&self) {
        assert!(
            self.inside > 0 && self.by_end_alone > 0,
            "a control that shows nothing"
        );
        assert!(
            self.wrongly_accepted.is_empty(),
            "accepted outside: {:#?}",
            self.wrongly_accepted
        );
        assert!(
            self.wrongly_refused.is_empty(),
            "refused inside: {:#?}",
            self.wrongly_refused
        );
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "clocks, {}: {} of {} accepted inside their window, {} of {} outside; the control: {} by the end alone",
            self.what,
            self.inside - self.wrongly_refused.len(),
            self.inside,
            self.wrongly_accepted.len(),
            self.outside,
            self.by_end_alone
        )
    }
}

/// Once forwards, once backwards, then to and fro: an hour, a year, and across every edge.
fn walk(moments: &[i64]) -> Vec<i64> {
    let mut sorted = moments.to_vec();
    sorted.sort_unstable();
    let back = sorted.iter().rev();
    let mut ends = Vec::new();
    for (early, late) in sorted.iter().zip(sorted.iter().rev()) {
        ends.extend([*late, *early]);
    }
    sorted.iter().chain(back).copied().chain(ends).collect()
}

fn harbour() -> Reach {
    Reach::App(AppId::parse(HARBOUR).unwrap())
}

/// A person's token by the portal's own key, in seconds from when the test begins.
fn token(portal: &Portal, times: &Value) -> String {
    by(portal.key.kid.as_str(), portal.key.secret.as_bytes(), times)
}

fn by(kid: &str, secret: &[u8], times: &Value) -> String {
    let mut claims = json!({"scope": "user", "external_id": "maren"});
    for (name, value) in times.as_object().unwrap() {
        claims[name] = value
            .as_i64()
            .map_or_else(|| value.clone(), |second| json!(NOW + second));
    }
    sign(
        &json!({"alg": "HS256", "typ": "JWT", "kid": kid}),
        &claims,
        secret,
    )
}

#[tokio::test]
async fn a_token_is_taken_in_its_own_time() {
    let portal = Portal::open().await;
    let ending = Terms {
        not_after: Some(Timestamp::from_second(NOW + 600).unwrap()),
        ..Terms::of(KeyUse::All)
    };
    let ending = portal.key_for(harbour(), ending).await;
    let revoked = portal.key_for(harbour(), KeyUse::All).await;
    let operator = desk::Operator::at_the_machine();
    portal.desk.revoke_key(&operator, &revoked.kid).await.unwrap();

    let quarter = json!({"iat": 0, "exp": 900});
    let tokens = [
        (
            "for a quarter of an hour",
            token(&portal, &quarter),
            (-APART, 900 + APART),
        ),
        (
            "for a day",
            token(&portal, &json!({"iat": 0, "exp": DAY})),
            (-APART, DAY + APART),
        ),
        (
            "that begins in an hour",
            token(&portal, &json!({"iat": 0, "nbf": HOUR, "exp": 2 * HOUR})),
            (HOUR - APART, 2 * HOUR + APART),
        ),
        // It says only when it ends; it counts from the longest life before that.
        (
            "without iat",
            token(&portal, &json!({"exp": 900})),
            (900 - DAY - APART, 900 + APART),
        ),
        (
            "made in a year",
            token(&portal, &json!({"iat": YEAR, "exp": YEAR + 900})),
            (YEAR - APART, YEAR + 900 + APART),
        ),
        (
            "made a year ago",
            token(&portal, &json!({"iat": -YEAR, "exp": 900 - YEAR})),
            (-YEAR - APART, 900 - YEAR + APART),
        ),
        (
            "by a key with an end",
            by(ending.kid.as_str(), ending.secret.as_bytes(), &quarter),
            (-APART, 600),
        ),
        (
            "by a revoked key",
            by(revoked.kid.as_str(), revoked.secret.as_bytes(), &quarter),
            (0, 0),
        ),
    ];
    let mut moments = vec![
        0,
        HOUR,
        -HOUR,
        YEAR,
        -YEAR,
        YEAR + HOUR,
        YEAR - HOUR,
        HOUR - YEAR,
        -HOUR - YEAR,
    ];
    for (.., (from, to)) in &tokens {
        moments.extend([from - 1, *from, to - 1, *to]);
    }
    let mut tally = Tally::of("tokens");
    for second in walk(&moments) {
        set(&portal, second);
        for (what, token, window) in &tokens {
            for door in DOORS {
                let accepted = is_in(&knock(&portal, door, token).await.unwrap());
                tally.note(&format!("a token {what}, at {door:?}"), second, *window, accepted);
            }
        }
    }
    println!("{tally}");
    tally.assert_kept();
}

#[tokio::test]
async fn a_link_is_good_in_its_minute() {
    let portal = Portal::open().await;
    let window = (-MINUTE, 60);
    let moments = [
        0,
        1,
        59,
        60,
        61,
        HOUR,
        YEAR,
        -1,
        -MINUTE,
        -MINUTE - 1,
        -HOUR,
        -DAY,
        -YEAR,
    ];
    let mut tally = Tally::of("links");
    for second in moments {
        // Made at the beginning, looked at and used at that moment: a portal whose clock was set meanwhile.
        set(&portal, 0);
        let path = format!("/enter/{}", code(&portal, "maren").await);
        set(&portal, second);
        let shown = portal.visitor().get(&path).await.status == StatusCode::OK;
        tally.note("a link's page", second, window, shown);
        let entered = is_in(&enter(&portal, &path).await);
        tally.note("a link's button", second, window, entered);
        set(&portal, 0);
        let again = is_in(&enter(&portal, &path).await);
        assert!(!(entered && again), "used twice at {second:+} s");
    }
    println!("{tally}");
    tally.assert_kept();
}

async fn lives(visitor: &mut Visitor<'_>, home: &str) -> bool {
    visitor.get(home).await.status == StatusCode::OK
}

#[tokio::test]
async fn a_session_lives_in_its_own_time() {
    let portal = Portal::open().await;
    let idle = (-MINUTE, HOUR);
    let moments = [
        0,
        1,
        HOUR - 1,
        HOUR,
        HOUR + 1,
        12 * HOUR - 1,
        12 * HOUR,
        DAY,
        YEAR,
        YEAR + HOUR,
        -1,
        -MINUTE,
        -MINUTE - 1,
        -HOUR,
        -DAY,
        -YEAR,
        -YEAR - HOUR,
    ];
    let mut tally = Tally::of("sessions");
    // All are opened at the beginning: to open one would throw out those that are over by then.
    let mut people = Vec::new();
    for _ in moments {
        people.push((portal.person("maren").await, portal.reviewer("Idris").await));
    }
    for (second, (person, staff)) in moments.into_iter().zip(&mut people) {
        set(&portal, second);
        tally.note("a person's session", second, idle, lives(person, "/me").await);
        tally.note("a session of staff", second, idle, lives(staff, "/desk").await);
        let copy = person.get("/me/export.json").await.status == StatusCode::OK;
        tally.note("a copy", second, (-APART, 900), copy);
    }
    println!("{tally}");
    tally.assert_kept();
}

/// One session through everything that a clock can do to it.
#[tokio::test]
async fn a_session_goes_through_jumps_and_is_taken_between_them_only() {
    let portal = Portal::open().await;
    let mut maren = portal.person("maren").await;
    let used = 59 * MINUTE;
    let mut steps = vec![
        (0, true),
        (used, true),
        (used + HOUR, false),
        (used, true),
        (-HOUR, false),
        (0, true),
        (YEAR, false),
        (used, true),
        (-YEAR, false),
        (used + HOUR - 1, true),
    ];
    let mut seen = used + HOUR - 1;
    while seen + HOUR - 1 < 12 * HOUR {
        seen += HOUR - 1;
        steps.push((seen, true));
    }
    steps.extend([
        (12 * HOUR - 1, true),
        (12 * HOUR, false),
        (11 * HOUR, true),
        (12 * HOUR + YEAR, false),
        (12 * HOUR - YEAR, false),
        (12 * HOUR - 1, true),
        (12 * HOUR + HOUR, false),
    ]);
    for (number, (second, expected)) in steps.iter().enumerate() {
        set(&portal, *second);
        assert_eq!(
            lives(&mut maren, "/me").await,
            *expected,
            "step {number}, at {second:+} s"
        );
    }
    // A year ahead somebody signs in, and what is over by then is thrown out: nothing comes back with the clock.
    set(&portal, YEAR);
    let mut ahead = portal.person("otto").await;
    set(&portal, 11 * HOUR);
    assert!(!lives(&mut maren, "/me").await);
    assert!(
        !lives(&mut ahead, "/me").await,
        "it will have been opened in a year"
    );
    let refused = steps.iter().filter(|(_, expected)| !expected).count();
    println!(
        "clocks, one session: {} jumps, 0 of {} accepted outside its window",
        steps.len(),
        refused + 2
    );
}

async fn principal(portal: &Portal, visitor: &Visitor<'_>) -> Principal {
    let cookie = visitor.cookies.values().find(|value| value.len() > 1).unwrap();
    let resumed = portal.desk.resume(cookie).await.unwrap().unwrap();
    resumed.principal().clone()
}

#[tokio::test]
async fn a_sign_in_is_fresh_for_a_quarter_of_an_hour() {
    let portal = Portal::open().await;
    let mut people = Vec::new();
    // By tokens made before, now, and by a clock that is ahead.
    for iat in [-600, 0, APART] {
        let mut visitor = portal.visitor();
        let token = token(&portal, &json!({"iat": iat, "exp": 900}));
        visitor.post("/sign-in", &[("token", &token)]).await;
        people.push((iat, principal(&portal, &visitor).await));
    }
    let mut moments = vec![0, HOUR, -HOUR, YEAR, -YEAR, YEAR + HOUR, HOUR - YEAR];
    for (iat, _) in &people {
        moments.extend([iat - APART - 1, iat - APART, *iat, iat + 899, iat + 900]);
    }
    let mut tally = Tally::of("fresh sign-ins");
    for second in walk(&moments) {
        set(&portal, second);
        for (iat, principal) in &people {
            let fresh = portal.desk.is_fresh(principal);
            let window = (iat - APART, iat + 900);
            tally.note(
                &format!("a sign-in by a token made at {iat:+} s"),
                second,
                window,
                fresh,
            );
        }
    }
    println!("{tally}");
    tally.assert_kept();
}

/// Used, then the clock is set forward, somebody else signs in, and the clock is set back.
async fn after_a_jump(portal: &Portal, ahead: i64) {
    set(portal, ahead);
    portal.reviewer("Idris").await;
    set(portal, 1);
}

#[tokio::test]
async fn a_token_good_once_is_taken_once_whatever_the_clock_did() {
    let terms = Terms {
        once: true,
        ..Terms::of(KeyUse::All)
    };
    let mut again = Vec::new();
    for ahead in [1, 899, HOUR, DAY, YEAR, -HOUR, -YEAR] {
        let portal = Portal::open().await;
        let key = portal.key_for(harbour(), terms).await;
        set(&portal, 0);
        let token = once(&key.kid, key.secret.as_bytes(), ahead);
        assert!(
            is_in(&knock(&portal, Door::SignIn, &token).await.unwrap()),
            "the first time"
        );
        after_a_jump(&portal, ahead).await;
        for door in DOORS {
            if is_in(&knock(&portal, door, &token).await.unwrap()) {
                again.push(format!("after a jump of {ahead:+} s, at {door:?}"));
            }
        }
    }
    println!("clocks, tokens good once: 7 jumps, {} taken twice", again.len());
    assert!(again.is_empty(), "taken twice: {again:#?}");
}

fn once(kid: &KeyId, secret: &[u8], number: i64) -> String {
    by(
        kid.as_str(),
        secret,
        &json!({"iat": 0, "exp": 900, "jti": format!("number {number}")}),
    )
}

#[tokio::test]
async fn a_token_used_before_proves_no_presence_whatever_the_clock_did() {
    let mut again = Vec::new();
    for ahead in [1, 899, HOUR, DAY, YEAR, -HOUR, -YEAR] {
        let portal = Portal::open().await;
        set(&portal, 0);
        let token = once(&portal.key.kid, portal.key.secret.as_bytes(), ahead);
        let mut first = portal.visitor();
        first.post("/sign-in", &[("token", &token)]).await;
        assert!(
            portal.desk.is_fresh(&principal(&portal, &first).await),
            "the first time"
        );
        after_a_jump(&portal, ahead).await;
        let mut second = portal.visitor();
        second.post("/sign-in", &[("token", &token)]).await;
        if portal.desk.is_fresh(&principal(&portal, &second).await) {
            again.push(format!("after a jump of {ahead:+} s"));
        }
    }
    println!(
        "clocks, tokens used before: 7 jumps, {} proved presence twice",
        again.len()
    );
    assert!(again.is_empty(), "fresh twice: {again:#?}");
}
