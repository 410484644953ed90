//! What signing in and being signed in cost. One JSON object a line; `bench/auth.sh` calls it and compares.
//!
//! `bench_auth tokens SECONDS` checks tokens, each algorithm for so long, on one core.
//! `bench_auth sessions PAGES LIVE` draws a person's page so many times with ten sessions and with `LIVE`.

#![expect(
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a bench fails where something is missing, and prints its figures"
)]

use std::{
    io::Cursor,
    sync::Arc,
    time::{Duration, Instant},
};

use axum::body::Body;
use desk::{Claims, Clock as _, Desk, Operator, Proven, TokenKey};
use domain::{
    id::{AppId, ExternalId, KeyId},
    key::{Algorithm, KeyUse, Reach, Terms},
    session::{TokenUse, Visit},
};
use http::Request;
use http_body_util::BodyExt as _;
use jiff::SignedDuration;
use jsonwebtoken::{EncodingKey, Header, encode};
use rcgen::{KeyPair, PKCS_ECDSA_P256_SHA256, PKCS_ED25519, PKCS_RSA_SHA256};
use serde_json::json;
use server::{
    auth::{claims::Rules, cookie::Cookies, jws::Compact, token::check},
    clock::SystemClock,
    http::{
        rate::{Limits, Rates},
        router::router,
        site::Site,
    },
    open::desk_at,
    portal::{Parts, Portal},
};
use tower::ServiceExt as _;
use zeroize::Zeroizing;

const APP: &str = "6a7ddbde027363cee44c9b01";
const URL: &str = "http://127.0.0.1:3000";

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let number = |at: usize| {
        arguments
            .get(at)
            .and_then(|text| text.parse().ok())
            .expect("a number")
    };
    match arguments.first().map(String::as_str) {
        Some("tokens") => tokens(Duration::from_secs(number(1))),
        Some("sessions") => {
            let runtime = tokio::runtime::Runtime::new().expect("a runtime");
            let (pages, live) = (number(1), number(2));
            runtime.block_on(sessions(usize::try_from(pages).expect("pages"), live));
        }
        _ => println!("bench_auth tokens SECONDS | bench_auth sessions PAGES LIVE"),
    }
}

fn rules() -> Rules {
    Rules {
        lifetime: SignedDuration::from_hours(24),
        audience: URL.to_owned(),
    }
}

/// How many tokens a second are checked, from the text to what they prove.
fn tokens(long: Duration) {
    let now = SystemClock.now();
    let claims = json!({
        "scope": "user", "external_id": "passenger-20417", "iat": now.as_second(), "exp": now.as_second() + 900,
        "jti": "4c0e9f1d7ab24e55b8f3d6a1902c7be4",
    });
    for algorithm in Algorithm::ALL {
        let (signing, bytes, named) = pair(algorithm);
        let header = Header {
            kid: Some("app_6a81f4d013fbb64ec91b6cbd".to_owned()),
            ..Header::new(named)
        };
        let token = encode(&header, &claims, &signing).expect("a token");
        let key = TokenKey {
            kid: KeyId::parse("app_6a81f4d013fbb64ec91b6cbd").expect("a kid"),
            reach: Reach::App(AppId::parse(APP).expect("an app")),
            algorithm,
            bytes: Zeroizing::new(bytes),
            terms: Terms::of(KeyUse::All),
        };
        let rules = rules();
        let begun = Instant::now();
        let mut checked = 0_u64;
        while begun.elapsed() < long {
            for _ in 0..64 {
                let form = Compact::read(&token).expect("a form");
                check(form, &key, &rules, now).expect("a good token");
                checked += 1;
            }
        }
        let rate = rate(checked, begun.elapsed());
        println!("{}", json!({"what": algorithm.name(), "per_second": rate}));
    }
}

fn pair(algorithm: Algorithm) -> (EncodingKey, Vec<u8>, jsonwebtoken::Algorithm) {
    let public = |pair: &KeyPair| {
        use rustls_pki_types::{SubjectPublicKeyInfoDer, pem::PemObject as _};
        SubjectPublicKeyInfoDer::from_pem_slice(pair.public_key_pem().as_bytes())
            .expect("a public key")
            .as_ref()
            .to_vec()
    };
    let new = |of| KeyPair::generate_for(of).expect("a key pair");
    match algorithm {
        Algorithm::Hs256 => {
            let secret = b"x6cCq0mV0mD3pQv5H2lqf8sVt1bT9kYw3nA7rE4uZ0o";
            (
                EncodingKey::from_secret(secret),
                secret.to_vec(),
                jsonwebtoken::Algorithm::HS256,
            )
        }
        Algorithm::Es256 => {
            let pair = new(&PKCS_ECDSA_P256_SHA256);
            (
                EncodingKey::from_ec_der(&pair.serialize_der()),
                public(&pair),
                jsonwebtoken::Algorithm::ES256,
            )
        }
        Algorithm::EdDsa => {
            let pair = new(&PKCS_ED25519);
            (
                EncodingKey::from_ed_der(&pair.serialize_der()),
                public(&pair),
                jsonwebtoken::Algorithm::EdDSA,
            )
        }
        Algorithm::Rs256 => {
            let pair = new(&PKCS_RSA_SHA256);
            // The bare key stands in PKCS #8 behind version, algorithm and the octet string's own head.
            let bare = &pair.serialize_der()[26..];
            (
                EncodingKey::from_rsa_der(bare),
                public(&pair),
                jsonwebtoken::Algorithm::RS256,
            )
        }
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::cast_precision_loss,
    reason = "a figure"
)]
fn rate(done: u64, took: Duration) -> u64 {
    (done as f64 / took.as_secs_f64()) as u64
}

struct Bench {
    _folder: tempfile::TempDir,
    desk: Arc<Desk>,
    key: TokenKey,
    router: axum::Router,
}

/// A person with a channel and a conversation of fifty messages.
fn bundle() -> String {
    let of = |kind: &str, rest: serde_json::Value| {
        let mut line = json!({"type": kind, "appId": APP});
        if let (Some(line), Some(rest)) = (line.as_object_mut(), rest.as_object()) {
            line.extend(rest.clone());
        }
        format!("{line}\n")
    };
    let mut lines = vec![
        of("app", json!({"data": {"id": APP, "displayName": "Harbourline"}})),
        of(
            "user",
            json!({"data": {"id": "u1", "externalId": "someone", "profile": {"givenName": "Maren"}}}),
        ),
        of(
            "client",
            json!({"userId": "u1", "data": {"id": "c1", "type": "whatsapp", "raw": {"from": "447700900417"}}}),
        ),
        of("conversation", json!({"data": {"id": "k1", "type": "personal"}})),
        of(
            "participant",
            json!({"conversationId": "k1", "data": {"id": "p1", "userId": "u1"}}),
        ),
    ];
    for minute in 0..50 {
        lines.push(of(
            "message",
            json!({"conversationId": "k1", "data": {
                "id": format!("m{minute}"), "received": format!("2026-10-30T18:{minute:02}:00.000Z"),
                "author": {"type": "user", "userId": "u1", "displayName": "Maren Okonjo"},
                "content": {"type": "text", "text": "The 18:40 to Tarrow was cancelled, can I get a refund?"},
            }}),
        ));
    }
    lines.concat()
}

async fn bench() -> Bench {
    let folder = tempfile::tempdir().expect("a folder");
    let clock = Arc::new(SystemClock);
    let desk = desk_at(folder.path(), folder.path().join("master.key"), clock.clone())
        .await
        .expect("a desk");
    let operator = Operator::at_the_machine();
    desk.import(&operator, Cursor::new(bundle()), false, |_| {})
        .await
        .expect("an import");
    let app = AppId::parse(APP).expect("an app");
    let made = desk
        .create_key(&operator, Reach::App(app), KeyUse::All)
        .await
        .expect("a key");
    let key = desk
        .signing_key(&made.kid)
        .await
        .expect("the store")
        .expect("the key");
    let desk = Arc::new(desk);
    let many = std::num::NonZeroU32::MAX;
    let url: server::config::PublicUrl = URL.parse().expect("an address");
    let portal = Portal::new(Parts {
        desk: desk.clone(),
        clock,
        cookies: Cookies::of(&url),
        rules: rules(),
        url,
        proxies: Vec::new(),
        rates: Arc::new(Rates::new(Limits {
            failed_sign_ins: many,
            requests: many,
            burst: many,
            exports: many,
            ..Limits::default()
        })),
        site: Site::embedded(),
        cast: None,
    });
    Bench {
        _folder: folder,
        router: router(&portal),
        desk,
        key,
    }
}

impl Bench {
    async fn sign_in(&self, number: u64) -> String {
        let now = SystemClock.now();
        let mut digest = [1; 32];
        digest[..8].copy_from_slice(&number.to_be_bytes());
        let proven = Proven {
            claims: Claims::User {
                external_id: ExternalId::parse("someone").expect("an id"),
            },
            issued_at: Some(now),
            token: TokenUse {
                digest,
                once: None,
                until: now + SignedDuration::from_hours(1),
            },
        };
        let signed_in = self
            .desk
            .sign_in(&self.key, proven, Visit::default(), None)
            .await
            .expect("a session");
        signed_in.session.cookie_value().to_string()
    }

    /// The page's status, and how long it took.
    async fn page(&self, cookie: &str) -> (u16, Duration) {
        let request = Request::get("/me/conversations/k1")
            .header("host", "127.0.0.1:3000")
            .header("accept", "text/html")
            .header("cookie", format!("rd-me-3000={cookie}"))
            .body(Body::empty())
            .expect("a request");
        let begun = Instant::now();
        let answer = self.router.clone().oneshot(request).await.expect("an answer");
        let status = answer.status().as_u16();
        answer.into_body().collect().await.expect("a body");
        (status, begun.elapsed())
    }

    /// Median and 99th percentile in microseconds, over these cookies in turn.
    async fn pages(&self, cookies: &[String], pages: usize) -> (u128, u128) {
        let mut took = Vec::with_capacity(pages);
        for cookie in cookies.iter().cycle().take(pages) {
            let (status, time) = self.page(cookie).await;
            assert_eq!(status, 200);
            took.push(time.as_micros());
        }
        quantiles(took)
    }
}

fn quantiles(mut took: Vec<u128>) -> (u128, u128) {
    took.sort_unstable();
    (took[took.len() / 2], took[took.len() * 99 / 100])
}

/// Kilobytes of memory in use.
fn memory() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").expect("/proc");
    let line = status
        .lines()
        .find(|line| line.starts_with("VmRSS"))
        .expect("VmRSS");
    line.split_whitespace()
        .nth(1)
        .and_then(|number| number.parse().ok())
        .expect("a number")
}

async fn sessions(pages: usize, live: u64) {
    let bench = bench().await;
    let mut cookies = Vec::new();
    for number in 0..10 {
        cookies.push(bench.sign_in(number).await);
    }
    bench.pages(&cookies, pages / 10).await;
    let ten = bench.pages(&cookies, pages).await;

    // What the session check is of a page.
    let mut checks = Vec::new();
    for cookie in cookies.iter().cycle().take(pages) {
        let begun = Instant::now();
        bench
            .desk
            .resume(cookie)
            .await
            .expect("the store")
            .expect("a session");
        checks.push(begun.elapsed().as_micros());
    }
    let check = quantiles(checks);
    let share = |part: u128, whole: u128| part * 1_000 / whole.max(1);
    println!(
        "{}",
        json!({"what": "session check", "check_us": check.0, "page_us": ten.0, "per_mille": share(check.0, ten.0)})
    );

    let before = memory();
    for number in 10..live {
        cookies.push(bench.sign_in(number).await);
    }
    let grown = memory().saturating_sub(before);
    let many = bench.pages(&cookies, pages).await;
    println!(
        "{}",
        json!({
            "what": "sessions", "live": live, "p99_ten_us": ten.1, "p99_live_us": many.1,
            "ratio_per_cent": share(many.1, ten.1) / 10, "bytes_each": grown * 1_024 / live.max(1),
        })
    );
    let ended = bench
        .desk
        .revoke_key(&Operator::at_the_machine(), &bench.key.kid)
        .await
        .expect("the key");
    let mut accepted = 0;
    for cookie in &cookies {
        accepted += u64::from(bench.page(cookie).await.0 == 200);
    }
    println!(
        "{}",
        json!({"what": "revoked", "sessions": ended, "accepted_after": accepted})
    );
}
