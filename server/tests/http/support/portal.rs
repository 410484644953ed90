//! The portal under test.

use std::{
    io::Cursor,
    sync::{
        Arc,
        atomic::{AtomicI64, Ordering},
    },
};

use axum::Router;
use desk::{Clock, Desk, NewKey, Operator};
use domain::{
    facts::{CoolOff, Decisions, Facts},
    id::{AppId, ExternalId, KeyId},
    key::{KeyUse, Reach, Terms},
};
use evidence::SystemRandom;
use jiff::{SignedDuration, Timestamp};
use serde_json::Value;
use server::{
    auth::{
        claims::Rules,
        cookie::Cookies,
        mint::{For, mint},
    },
    config::PublicUrl,
    http::{
        rate::{Limits, Rates},
        router::{around, router, routes},
    },
    open::desk_at,
    portal::Parts,
};
use tempfile::TempDir;

use super::{HARBOUR, OTHER_APP, SITE, Visitor, bundle};

/// When tests begin: 2026-11-23T15:00:00Z.
pub const NOW: i64 = 1_795_446_000;

/// A clock that a test sets.
pub struct TestClock(AtomicI64);

impl Clock for TestClock {
    fn now(&self) -> Timestamp {
        Timestamp::from_second(self.0.load(Ordering::SeqCst)).unwrap()
    }
}

impl TestClock {
    pub fn advance(&self, by: SignedDuration) {
        self.0.fetch_add(by.as_secs(), Ordering::SeqCst);
    }
}

/// A portal over two small businesses, on a clock of its own.
pub struct Portal {
    pub folder: TempDir,
    pub clock: Arc<TestClock>,
    pub desk: Arc<Desk>,
    pub key: NewKey,
    /// What the server makes of it.
    pub server: server::portal::Portal,
    pub router: Router,
    /// The same without the layer against other sites' posts. `/sign-in` asks for itself.
    pub unprotected: Router,
    pub authority: String,
}

impl Portal {
    pub async fn open() -> Self {
        Self::open_at("http://127.0.0.1:3000").await
    }

    /// For those who ask a great deal at once.
    pub async fn open_wide() -> Self {
        let many = std::num::NonZeroU32::MAX;
        let wide = Limits {
            failed_sign_ins: many,
            requests: many,
            burst: many,
            exports: many,
            ..Limits::default()
        };
        Self::open_with("http://127.0.0.1:3000", wide).await
    }

    /// Where a session soon asks too much, however slowly this machine answers.
    pub async fn open_narrow() -> Self {
        let narrow = Limits {
            requests: std::num::NonZeroU32::MIN,
            burst: std::num::NonZeroU32::new(10).unwrap(),
            ..Limits::default()
        };
        Self::open_with("http://127.0.0.1:3000", narrow).await
    }

    pub async fn open_at(url: &str) -> Self {
        Self::open_with(url, Limits::default()).await
    }

    async fn open_with(url: &str, limits: Limits) -> Self {
        let folder = TempDir::new().unwrap();
        let clock = Arc::new(TestClock(AtomicI64::new(NOW)));
        let master_key = folder.path().join("master.key");
        let desk = desk_at(folder.path(), master_key, clock.clone()).await.unwrap();
        let operator = Operator::at_the_machine();
        desk.import(&operator, Cursor::new(bundle::lines()), false, |_| {})
            .await
            .unwrap();
        // What is approved begins at once, unless a test says otherwise.
        for app in [HARBOUR, OTHER_APP] {
            let facts = Facts {
                decisions: Decisions {
                    cool_off: CoolOff::NONE,
                    ..Decisions::default()
                },
                ..Facts::default()
            };
            let app = AppId::parse(app).unwrap();
            desk.set_facts(&operator, &app, facts).await.unwrap();
        }
        let desk = Arc::new(desk);
        let key = new_key(&desk, Reach::App(AppId::parse(HARBOUR).unwrap()), KeyUse::All).await;
        let url: PublicUrl = url.parse().unwrap();
        let authority = url.to_string().split_once("://").unwrap().1.to_owned();
        let portal = server::portal::Portal::new(Parts {
            desk: desk.clone(),
            clock: clock.clone(),
            cookies: Cookies::of(&url),
            rules: Rules {
                lifetime: SignedDuration::from_hours(24),
                audience: url.to_string(),
            },
            url,
            proxies: vec!["10.0.0.0/8".parse().unwrap()],
            rates: Arc::new(Rates::new(limits)),
            site: &SITE,
            cast: None,
        });
        Self {
            folder,
            clock,
            desk,
            key,
            server: portal.clone(),
            router: router(&portal),
            unprotected: around(&portal, routes(&portal).into_router().with_state(portal.clone())),
            authority,
        }
    }

    /// A key of another reach or use.
    pub async fn key_for(&self, reach: Reach, allows: impl Into<Terms>) -> NewKey {
        new_key(&self.desk, reach, allows).await
    }

    /// A good token.
    pub async fn token(&self, kid: &KeyId, whom: &For) -> String {
        let key = self.desk.signing_key(kid).await.unwrap().unwrap();
        mint(
            &key,
            whom,
            None,
            self.clock.now(),
            SignedDuration::from_mins(15),
            &SystemRandom,
        )
        .unwrap()
    }

    /// Somebody whom the portal does not know.
    pub fn visitor(&self) -> Visitor<'_> {
        Visitor::new(self)
    }

    /// A person of the harbour's, signed in.
    pub async fn person(&self, external_id: &str) -> Visitor<'_> {
        let whom = For::User(ExternalId::parse(external_id).unwrap());
        self.signed_in(&self.key.kid, &whom, "/me").await
    }

    /// A member of the harbour's staff, signed in.
    pub async fn reviewer(&self, name: &str) -> Visitor<'_> {
        self.signed_in(&self.key.kid, &For::Staff(name.to_owned()), "/desk")
            .await
    }

    pub async fn signed_in(&self, kid: &KeyId, whom: &For, home: &str) -> Visitor<'_> {
        let mut visitor = self.visitor();
        let token = self.token(kid, whom).await;
        let answer = visitor.post("/sign-in", &[("token", &token)]).await;
        assert_eq!((answer.status.as_u16(), answer.location()), (303, home));
        visitor
    }

    /// Carries out what was decided.
    pub async fn work(&self) {
        while self.desk.work(|| false).await.unwrap() {}
    }

    /// Every act in the harbour's log, oldest first.
    pub async fn acts(&self) -> Vec<String> {
        let chain = domain::audit::Chain::App(AppId::parse(HARBOUR).unwrap());
        let page = self
            .desk
            .audit_page(&Operator::at_the_machine(), &chain, 0)
            .await
            .unwrap();
        let act = |line: &desk::AuditLine| serde_json::to_value(line.entry.act).unwrap();
        page.iter()
            .map(|line| act(line).as_str().unwrap().to_owned())
            .collect()
    }
}

async fn new_key(desk: &Desk, reach: Reach, allows: impl Into<Terms>) -> NewKey {
    desk.create_key(&Operator::at_the_machine(), reach, allows)
        .await
        .unwrap()
}

/// Signs whatever is asked for, as a forger or a careless business would.
pub fn sign(header: &Value, claims: &Value, secret: &[u8]) -> String {
    use base64::{Engine as _, prelude::BASE64_URL_SAFE_NO_PAD};
    let part = |value: &Value| BASE64_URL_SAFE_NO_PAD.encode(value.to_string());
    let message = format!("{}.{}", part(header), part(claims));
    let key = jsonwebtoken::EncodingKey::from_secret(secret);
    let signature =
        jsonwebtoken::crypto::sign(message.as_bytes(), &key, jsonwebtoken::Algorithm::HS256).unwrap();
    format!("{message}.{signature}")
}
