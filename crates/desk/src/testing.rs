//! A desk over a real folder, with a small business in it, for tests.

#[path = "../../sunshine/tests/fixtures/account.rs"]
pub(crate) mod account;
mod schema;
pub(crate) mod shared;

use std::{
    io::Cursor,
    path::Path,
    sync::{
        Arc,
        atomic::{AtomicI64, Ordering},
    },
    time::Duration,
};

use domain::{
    audit::{Act, Chain},
    deadline::Regime,
    erasure::Size,
    facts::{CoolOff, Decisions, Facts, Region},
    id::{AppId, ExternalId},
    key::{KeyUse, Reach, Terms},
    principal::Principal,
    request::{Ask, Intake, Reference, Words},
    session::{TokenUse, Visit},
};
use evidence::SystemRandom;
use jiff::{SignedDuration, Timestamp};
use sha2::{Digest as _, Sha256};
use store::{Imported, sqlite::Sqlite};
use tempfile::TempDir;

pub(crate) use self::schema::{SCHEMA, against_the_schema, hold_against_the_schema};
use crate::{
    AskedFor, Claims, Clock, Desk, Error, Export, Extent, File, ImportTerms, NewErasure, Operator, Parts,
    Proven, Resumed, Scope, Sessions, Shelf, SignedIn, TokenKey, Verdict, Whom,
};

/// Two apps of one group. In `a1` Maren (a personal and a shared conversation) and Kofi (the shared one); in `a2` Zoe.
pub(crate) const BUSINESS: &str = r#"{"type":"app","appId":"a1","data":{"id":"a1","displayName":"Harbourline"}}
{"type":"app","appId":"a2","data":{"id":"a2","displayName":"Greenhouse"}}
{"type":"group","data":{"id":"g1","displayName":"Parent","appIds":["a1","a2"]}}
{"type":"user","appId":"a1","data":{"id":"u1","externalId":"maren","profile":{"givenName":"Maren","surname":"Okonjo"},"metadata":{"crossings":14,"price":12.50},"unknown":{"kept":true}}}
{"type":"user","appId":"a1","data":{"id":"u2","externalId":"kofi","profile":{"givenName":"Kofi"}}}
{"type":"user","appId":"a2","data":{"id":"u3","externalId":"zoe","profile":{"givenName":"Zoe"}}}
{"type":"client","appId":"a1","userId":"u1","data":{"id":"c1","type":"whatsapp","raw":{"from":"447700900417"}}}
{"type":"device","appId":"a1","userId":"u1","data":{"id":"d1","type":"android"}}
{"type":"businessSystem","appId":"a1","userId":"u1","data":{"type":"hipchat","roomId":2204}}
{"type":"conversation","appId":"a1","data":{"id":"v1","type":"personal"}}
{"type":"conversation","appId":"a1","data":{"id":"v2","type":"sdkGroup","displayName":"Cabin 212"}}
{"type":"conversation","appId":"a1","data":{"id":"v3","type":"personal"}}
{"type":"conversation","appId":"a2","data":{"id":"v4","type":"personal"}}
{"type":"participant","appId":"a1","conversationId":"v1","data":{"id":"p1","userId":"u1","userExternalId":"maren"}}
{"type":"participant","appId":"a1","conversationId":"v2","data":{"id":"p2","userId":"u1","userExternalId":"maren"}}
{"type":"participant","appId":"a1","conversationId":"v2","data":{"id":"p3","userId":"u2","userExternalId":"kofi"}}
{"type":"participant","appId":"a1","conversationId":"v3","data":{"id":"p4","userId":"u2","userExternalId":"kofi"}}
{"type":"participant","appId":"a2","conversationId":"v4","data":{"id":"p5","userId":"u3","userExternalId":"zoe"}}
{"type":"message","appId":"a1","conversationId":"v1","data":{"id":"m1","received":"2026-10-01T10:00:00.000Z","author":{"type":"user","userId":"u1","displayName":"Maren"},"content":{"type":"text","text":"MAREN-SAYS \u00e9"}}}
{"type":"message","appId":"a1","conversationId":"v1","data":{"id":"m2","received":"2026-10-01T10:00:01.000Z","author":{"type":"business","subtypes":["agent"],"displayName":"Idris P."},"content":{"type":"text","text":"Hello"}}}
{"type":"message","appId":"a1","conversationId":"v2","data":{"id":"m3","received":"2026-10-02T10:00:00.000Z","author":{"type":"user","userId":"u1","displayName":"Maren"},"content":{"type":"text","text":"MAREN-GROUP"}}}
{"type":"message","appId":"a1","conversationId":"v2","data":{"id":"m4","received":"2026-10-02T10:00:01.000Z","author":{"type":"user","userId":"u2","displayName":"Kofi"},"content":{"type":"text","text":"KOFI-GROUP"},"quotedMessage":{"type":"message","message":{"id":"m3","author":{"type":"user","userId":"u1","displayName":"Maren"},"content":{"type":"text","text":"MAREN-GROUP"}}}}}
{"type":"message","appId":"a1","conversationId":"v3","data":{"id":"m5","received":"2026-10-03T10:00:00.000Z","author":{"type":"user","userId":"u2","displayName":"Kofi"},"content":{"type":"text","text":"KOFI-ALONE"}}}
{"type":"message","appId":"a2","conversationId":"v4","data":{"id":"m6","received":"2026-10-03T10:00:00.000Z","author":{"type":"user","userId":"u3"},"content":{"type":"text","text":"ZOE-ALONE"}}}
"#;

/// Somebody of `a1` whose record went into Maren's, without being held here.
pub(crate) const MERGED: &str = r#"{"type":"merge","appId":"a1","data":{"mergedUsers":{"surviving":{"id":"u1","externalId":"maren"},"discarded":{"id":"u9","externalId":"maren-before","metadata":{"price":12.50}}},"reason":"channelLinking","discardedMetadata":{"tone":"\u0041 MERGED"},"unknown":[1.0]}}"#;

/// What Maren said under all of her name, which Kofi quotes, who is called as she is; and a record of hers of before.
pub(crate) const SPOKEN: &str = r#"{"type":"message","appId":"a1","conversationId":"v1","data":{"id":"n1","received":"2026-10-06T10:00:00.000Z","author":{"type":"user","userId":"u1","displayName":"Maren Okonjo"},"content":{"type":"text","text":"SPOKEN-ALONE"}}}
{"type":"message","appId":"a1","conversationId":"v2","data":{"id":"n2","received":"2026-10-06T10:00:01.000Z","author":{"type":"user","userId":"u9","displayName":"Maren Okonjo"},"content":{"type":"text","text":"SPOKEN-GROUP"}}}
{"type":"message","appId":"a1","conversationId":"v2","data":{"id":"n3","received":"2026-10-06T10:00:02.000Z","author":{"type":"user","userId":"u2","displayName":"Kofi Okonjo"},"content":{"type":"text","text":"QUOTED"},"quotedMessage":{"type":"message","message":{"id":"n2","author":{"type":"user","userId":"u9","displayName":"Maren Okonjo"},"content":{"type":"text","text":"SPOKEN-GROUP"}}}}}
{"type":"merge","appId":"a1","data":{"mergedUsers":{"surviving":{"id":"u1","externalId":"maren"},"discarded":{"id":"u9","externalId":"maren-before","profile":{"givenName":"Maren","surname":"Okonjo"}}},"reason":"api"}}
"#;

/// Who Maren was in another record.
pub(crate) const BEFORE: &str =
    r#"{"type":"user","appId":"a1","data":{"id":"u9","externalId":"maren-before"}}"#;

/// The business calls Maren otherwise.
pub(crate) const RENAMED: &str = r#"{"type":"user","appId":"a1","data":{"id":"u1","externalId":"maren-since","profile":{"givenName":"Maren","surname":"Okonjo"}}}"#;

/// Maren wants no marketing.
pub(crate) const UNWANTED: &str = r#"{"type":"preference","appId":"a1","data":{"userId":"u1","marketing":false,"at":"2026-03-03T09:00:00.000Z","origin":"UNWANTED","n":1.50}}"#;

/// Where Maren's ticket lies, which she showed to the business, and where Kofi's, which he showed to both.
pub(crate) const TICKETS: [&str; 2] = [
    "https://media.example/m/ticket.png",
    "https://media.example/k/ticket.png",
];

/// The messages with the tickets.
pub(crate) const SHOWN: &str = r#"{"type":"message","appId":"a1","conversationId":"v1","data":{"id":"i1","received":"2026-10-05T10:00:00.000Z","author":{"type":"user","userId":"u1"},"content":{"type":"image","mediaUrl":"https://media.example/m/ticket.png","mediaType":"image/png","mediaSize":2048,"altText":"MY-TICKET"}}}
{"type":"message","appId":"a1","conversationId":"v2","data":{"id":"i2","received":"2026-10-05T10:00:01.000Z","author":{"type":"user","userId":"u2"},"content":{"type":"carousel","items":[{"title":"Ticket","mediaUrl":"https://media.example/k/ticket.png"}]}}}
"#;

/// What is in the file of each.
pub(crate) fn ticket(number: usize) -> Vec<u8> {
    format!("BYTES-OF-TICKET-{number}\0").repeat(9_000).into_bytes()
}

/// The line of an attachment.
pub(crate) fn attached(app: &str, url: &str, file: &str, bytes: &[u8]) -> String {
    let sha256 = crate::hex(&Sha256::digest(bytes));
    let data = serde_json::json!({"mediaUrl": url, "mediaType": "image/png", "sha256": sha256, "file": file});
    serde_json::json!({"type": "attachment", "appId": app, "data": data}).to_string() + "\n"
}

/// What somebody writes.
pub(crate) fn words(text: &str) -> Words {
    Words::parse(text).unwrap()
}

/// A clock that stands still until it is moved.
pub(crate) struct Hands {
    now: AtomicI64,
    /// How long it has been going by itself, in seconds; less than nothing before it does.
    running: AtomicI64,
}

impl Hands {
    pub(crate) const fn at(second: i64) -> Self {
        Self {
            now: AtomicI64::new(second),
            running: AtomicI64::new(-1),
        }
    }

    pub(crate) fn set(&self, second: i64) {
        self.now.store(second, Ordering::SeqCst);
    }

    pub(crate) fn forward(&self, seconds: i64) {
        self.now.fetch_add(seconds, Ordering::SeqCst);
    }

    /// From now on it goes by itself, and has gone for so long.
    pub(crate) fn runs(&self, seconds: i64) {
        let before = self.running.load(Ordering::SeqCst).max(0);
        self.running.store(before + seconds, Ordering::SeqCst);
        self.forward(seconds);
    }
}

impl Clock for Hands {
    fn now(&self) -> Timestamp {
        Timestamp::from_second(self.now.load(Ordering::SeqCst)).unwrap()
    }

    fn running(&self) -> Option<Duration> {
        let running = u64::try_from(self.running.load(Ordering::SeqCst)).ok();
        running.map(Duration::from_secs)
    }
}

pub(crate) struct Office {
    pub(crate) desk: Desk,
    pub(crate) clock: Arc<Hands>,
    pub(crate) folder: TempDir,
}

pub(crate) const OPERATOR: Operator = Operator::at_the_machine();

impl Office {
    /// With nothing in it.
    pub(crate) async fn empty() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let clock = Arc::new(Hands::at(1_793_000_000));
        Self {
            desk: desk_at(folder.path(), &clock).await,
            clock,
            folder,
        }
    }

    /// With the small business in it, where what is approved begins at once.
    pub(crate) async fn open() -> Self {
        let office = Self::empty().await;
        office.import(BUSINESS).await.unwrap();
        for app in ["a1", "a2"] {
            let app = AppId::parse(app).unwrap();
            office.desk.set_facts(&OPERATOR, &app, at_once()).await.unwrap();
        }
        office
    }

    /// With the tickets too.
    pub(crate) async fn with_tickets() -> Self {
        let office = Self::open().await;
        let files = tempfile::tempdir().unwrap();
        let mut bundle = SHOWN.to_owned();
        for (number, url) in TICKETS.into_iter().enumerate() {
            let (bytes, name) = (ticket(number), format!("{number}/ticket.png"));
            std::fs::create_dir(files.path().join(number.to_string())).unwrap();
            std::fs::write(files.path().join(&name), &bytes).unwrap();
            bundle.push_str(&attached("a1", url, &name, &bytes));
        }
        office.import_with(&bundle, files.path()).await.unwrap();
        office
    }

    pub(crate) async fn import(&self, bundle: &str) -> Result<Imported, Error> {
        self.desk
            .import(&OPERATOR, Cursor::new(bundle.to_owned()), false, |_| {})
            .await
    }

    pub(crate) async fn update(&self, bundle: &str) -> Result<Imported, Error> {
        self.desk
            .import(&OPERATOR, Cursor::new(bundle.to_owned()), true, |_| {})
            .await
    }

    /// The same, and whoever had been erased under this request is let in.
    pub(crate) async fn let_in(&self, bundle: &str, reference: &Reference) -> Imported {
        let terms = ImportTerms {
            update: true,
            returned: vec![reference.clone()],
            ..ImportTerms::default()
        };
        let bundle: Vec<File> = vec![Box::new(Cursor::new(bundle.to_owned()))];
        let taken = self.desk.import_files(&OPERATOR, bundle, terms, |_| {}).await;
        taken.unwrap().imported
    }

    /// With the files of attachments below that folder.
    pub(crate) async fn import_with(&self, bundle: &str, files: &Path) -> Result<Imported, Error> {
        let terms = ImportTerms {
            attachments: Some(Shelf::open(files).unwrap()),
            ..ImportTerms::default()
        };
        let bundle: Vec<File> = vec![Box::new(Cursor::new(bundle.to_owned()))];
        let taken = self.desk.import_files(&OPERATOR, bundle, terms, |_| {}).await?;
        Ok(taken.imported)
    }

    pub(crate) async fn person(&self, app: &str, external_id: &str) -> Principal {
        self.visiting(app, external_id).await.principal().clone()
    }

    /// A person in their session.
    pub(crate) async fn visiting(&self, app: &str, external_id: &str) -> Resumed {
        self.visiting_from(app, external_id, None).await
    }

    /// The same, of whom the business says where they are.
    pub(crate) async fn person_from(&self, app: &str, external_id: &str, region: &str) -> Principal {
        let region = Region::parse(region).unwrap();
        let resumed = self.visiting_from(app, external_id, Some(region)).await;
        resumed.principal().clone()
    }

    async fn visiting_from(&self, app: &str, external_id: &str, region: Option<Region>) -> Resumed {
        let reach = Reach::App(AppId::parse(app).unwrap());
        let claims = Claims::User {
            external_id: ExternalId::parse(external_id).unwrap(),
            region,
        };
        self.come_in(reach, claims).await
    }

    /// From now on other laws count in this app for people in Britain, California and Virginia.
    pub(crate) async fn knows_places(&self, app: &str) {
        let regimes = [
            ("GB", Regime::UkGdpr),
            ("US-CA", Regime::Ccpa),
            ("US-VA", Regime::Virginia),
        ];
        let facts = Facts {
            regimes: regimes
                .map(|(place, regime)| (Region::parse(place).unwrap(), regime))
                .into(),
            ..at_once()
        };
        let app = AppId::parse(app).unwrap();
        self.desk.set_facts(&OPERATOR, &app, facts).await.unwrap();
    }

    /// A member of staff in their session.
    pub(crate) async fn reviewing(&self, reach: Reach) -> Resumed {
        let scope = if matches!(reach, Reach::App(_)) {
            Scope::App
        } else {
            Scope::Account
        };
        self.come_in(
            reach,
            Claims::Staff {
                scope,
                sub: "rhona".into(),
                name: Some("Rhona".into()),
            },
        )
        .await
    }

    pub(crate) async fn reviewer_of(&self, app: &str) -> Principal {
        self.reviewing_of(app).await.principal().clone()
    }

    pub(crate) async fn reviewing_of(&self, app: &str) -> Resumed {
        self.reviewing(Reach::App(AppId::parse(app).unwrap())).await
    }

    async fn come_in(&self, reach: Reach, claims: Claims) -> Resumed {
        // An app has ten keys at most: the first one signs for everybody.
        let standing = self.desk.keys(&OPERATOR, &reach).await.unwrap();
        let key = match standing.first() {
            Some(key) => self.desk.signing_key(&key.kid).await.unwrap().unwrap(),
            None => self.key(reach, KeyUse::All).await,
        };
        self.in_session(&key, claims).await
    }

    /// A new key, opened.
    pub(crate) async fn key(&self, reach: Reach, terms: impl Into<Terms>) -> TokenKey {
        let key = self.desk.create_key(&OPERATOR, reach, terms).await.unwrap();
        self.desk.signing_key(&key.kid).await.unwrap().unwrap()
    }

    /// A token made just now and never used before.
    pub(crate) fn proven(&self, claims: Claims) -> Proven {
        static TOKENS: AtomicI64 = AtomicI64::new(0);
        let mut digest = [7; 32];
        digest[..8].copy_from_slice(&TOKENS.fetch_add(1, Ordering::SeqCst).to_be_bytes());
        let now = self.clock.now();
        Proven {
            claims,
            issued_at: Some(now),
            token: TokenUse {
                digest,
                once: None,
                until: now + SignedDuration::from_hours(1),
            },
        }
    }

    pub(crate) async fn enter(&self, key: &TokenKey, claims: Claims) -> Result<SignedIn, Error> {
        let proven = self.proven(claims);
        self.desk.sign_in(key, proven, Visit::default(), None).await
    }

    /// Whoever comes with a new token, in their session.
    pub(crate) async fn in_session(&self, key: &TokenKey, claims: Claims) -> Resumed {
        let cookie = self.enter(key, claims).await.unwrap().session.cookie_value();
        self.desk.resume(&cookie).await.unwrap().unwrap()
    }

    /// From now on an erasure in this app takes two people.
    pub(crate) async fn wants_two_people(&self, app: &AppId) {
        let facts = Facts {
            decisions: Decisions {
                two_people: true,
                cool_off: CoolOff::NONE,
            },
            ..Facts::default()
        };
        self.desk.set_facts(&OPERATOR, app, facts).await.unwrap();
    }

    /// Two members of an app's staff, for whom two keys vouch.
    pub(crate) async fn two_reviewers(&self, app: &str) -> [Principal; 2] {
        let reach = || Reach::App(AppId::parse(app).unwrap());
        let come = async |sub: &str| {
            let key = self.key(reach(), KeyUse::Staff).await;
            let claims = Claims::Staff {
                scope: Scope::App,
                sub: sub.into(),
                name: None,
            };
            self.enter(&key, claims).await.unwrap().principal
        };
        [come("rhona").await, come("idris").await]
    }

    /// This app answers under this law, and what it approves begins at once.
    pub(crate) async fn under(&self, app: &str, regime: Regime) {
        let facts = Facts { regime, ..at_once() };
        let app = AppId::parse(app).unwrap();
        self.desk.set_facts(&OPERATOR, &app, facts).await.unwrap();
    }

    /// What was written down in an app's chain.
    pub(crate) async fn acts(&self, app: &str) -> Vec<Act> {
        let chain = Chain::App(AppId::parse(app).unwrap());
        let lines = self.desk.audit_page(&OPERATOR, &chain, 0).await.unwrap();
        lines.into_iter().map(|line| line.entry.act).collect()
    }

    /// Maren has asked for everything to be deleted.
    pub(crate) async fn asked(&self) -> (Principal, Reference) {
        let maren = self.person("a1", "maren").await;
        let reference = self.desk.submit_erasure(&maren, "once").await.unwrap();
        (maren, reference)
    }

    /// A reviewer approves it, all of it.
    pub(crate) async fn approved(&self, reference: &Reference) {
        let reviewer = self.reviewer_of("a1").await;
        let approved = self.desk.approve(&reviewer, reference, Verdict::default());
        approved.await.unwrap();
    }

    /// Staff have put a request for Maren, who wrote a letter.
    pub(crate) async fn put_for_maren(&self, ask: Ask) -> Result<Reference, Error> {
        let staff = self.reviewing_of("a1").await;
        self.put_by(&staff, "maren", ask).await
    }

    /// This member of staff has put a request for somebody, who wrote a letter.
    pub(crate) async fn put_by(&self, staff: &Resumed, who: &str, ask: Ask) -> Result<Reference, Error> {
        let whom = Whom::Known {
            app: AppId::parse("a1").unwrap(),
            external_id: ExternalId::parse(who).unwrap(),
        };
        let asked = AskedFor {
            ask,
            intake: Intake::Letter,
            received_on: self.desk.today(),
            words: words("A letter came."),
            region: None,
            once: "by letter".into(),
        };
        self.desk.ask_for(staff, &whom, asked).await
    }

    /// Works until nothing is left to do.
    pub(crate) async fn work(&self) {
        while self.desk.work(|| false).await.unwrap() {}
    }

    /// Whether any file of the folder holds this text.
    pub(crate) fn holds(&self, text: &str) -> bool {
        std::fs::read_dir(self.folder.path()).unwrap().any(|file| {
            let bytes = std::fs::read(file.unwrap().path()).unwrap();
            bytes.windows(text.len()).any(|window| window == text.as_bytes())
        })
    }
}

/// A desk over this folder, which another may be over too.
pub(crate) async fn desk_at(folder: &Path, clock: &Arc<Hands>) -> Desk {
    let parts = Parts {
        store: Arc::new(Sqlite::open(folder).unwrap()),
        master_key: folder.join("master.key"),
        clock: Arc::clone(clock) as Arc<dyn Clock>,
        random: Arc::new(SystemRandom),
        sessions: Sessions::default(),
        fetch: None,
        tell: None,
    };
    Desk::set_up(parts).await.unwrap()
}

/// Nothing is said but that nothing cools off.
pub(crate) fn at_once() -> Facts {
    Facts {
        decisions: Decisions {
            cool_off: CoolOff::NONE,
            ..Decisions::default()
        },
        ..Facts::default()
    }
}

/// Of everything.
impl Desk {
    pub(crate) async fn new_erasure(&self, principal: &Principal) -> Result<NewErasure, Error> {
        self.new_erasure_of(principal, &Size::Everything).await
    }

    pub(crate) async fn submit_erasure(&self, principal: &Principal, once: &str) -> Result<Reference, Error> {
        self.submit_erasure_of(principal, Size::Everything, &[], once)
            .await
    }
}

/// What came of a copy; `None` if it was broken off. One that came whole is what its schema says.
pub(crate) async fn collect(mut export: Export) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    while let Some(chunk) = export.body.recv().await {
        bytes.extend_from_slice(&chunk.ok()?);
    }
    if export.extent == Extent::Whole {
        hold_against_the_schema(&bytes);
    }
    Some(bytes)
}
