//! A portal with one person in it.

use std::{
    io::Cursor,
    sync::Arc,
    time::{Duration, Instant},
};

use axum::body::Body;
use desk::{Claims, Clock as _, Desk, Operator, Proven, TokenKey};
use domain::{
    id::{AppId, ExternalId},
    key::{KeyUse, Reach},
    session::{TokenUse, Visit},
};
use http::Request;
use http_body_util::BodyExt as _;
use jiff::SignedDuration;
use serde_json::json;
use server::{
    auth::cookie::Cookies,
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

use crate::{APP, URL, rules};

pub struct Bench {
    pub folder: tempfile::TempDir,
    pub desk: Arc<Desk>,
    pub key: TokenKey,
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

pub async fn bench() -> Bench {
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
        router: router(&portal),
        folder,
        desk,
        key,
    }
}

impl Bench {
    pub async fn sign_in(&self, number: u64) -> String {
        let now = SystemClock.now();
        let mut digest = [1; 32];
        digest[..8].copy_from_slice(&number.to_be_bytes());
        let proven = Proven {
            claims: Claims::User {
                external_id: ExternalId::parse("someone").expect("an id"),
                region: None,
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

    /// Bytes of the database's file.
    pub fn disk(&self) -> u64 {
        let file = self.folder.path().join("rightsdesk.db");
        std::fs::metadata(file).expect("the database").len()
    }

    /// The page's status, and how long it took.
    pub async fn page(&self, cookie: &str) -> (u16, Duration) {
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
    pub async fn pages(&self, cookies: &[String], pages: usize) -> (u128, u128) {
        let mut took = Vec::with_capacity(pages);
        for cookie in cookies.iter().cycle().take(pages) {
            let (status, time) = self.page(cookie).await;
            assert_eq!(status, 200);
            took.push(time.as_micros());
        }
        quantiles(took)
    }
}

pub fn quantiles(mut took: Vec<u128>) -> (u128, u128) {
    took.sort_unstable();
    (took[took.len() / 2], took[took.len() * 99 / 100])
}
