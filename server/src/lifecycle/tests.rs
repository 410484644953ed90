//! What is started with the portal.

use std::{
    io::Cursor,
    sync::{
        Arc,
        atomic::{AtomicI64, Ordering},
    },
    time::Duration,
};

use axum::Router;
use desk::{Claims, Clock, Desk, Operator, Proven};
use domain::{
    id::{AppId, ExternalId},
    key::{KeyUse, Reach},
    session::{TokenUse, Visit},
};
use jiff::{SignedDuration, Timestamp};
use rusqlite::{Connection, OpenFlags};
use serde_json::json;
use tokio::net::TcpListener;

use super::{Places, Signals, run};
use crate::{http::rate::Limits, open::desk_at};

const APP: &str = "6a7ddbde027363cee44c9b01";

/// A clock that a test sets, in seconds.
struct Hand(AtomicI64);

impl Clock for Hand {
    fn now(&self) -> Timestamp {
        Timestamp::from_second(self.0.load(Ordering::SeqCst)).unwrap()
    }
}

/// Somebody's session.
async fn sign_in(desk: &Desk, now: Timestamp) {
    let operator = Operator::at_the_machine();
    let app = json!({"type": "app", "appId": APP, "data": {"id": APP, "displayName": "Harbour Line"}});
    desk.import(&operator, Cursor::new(app.to_string()), false, |_| {})
        .await
        .unwrap();
    let reach = Reach::App(AppId::parse(APP).unwrap());
    let key = desk.create_key(&operator, reach, KeyUse::All).await.unwrap();
    let key = desk.signing_key(&key.kid).await.unwrap().unwrap();
    let proven = Proven {
        claims: Claims::User {
            external_id: ExternalId::parse("maren").unwrap(),
            region: None,
        },
        issued_at: Some(now),
        token: TokenUse {
            digest: [1; 32],
            once: None,
            until: now + SignedDuration::from_hours(1),
        },
    };
    desk.sign_in(&key, proven, Visit::default(), None).await.unwrap();
}

#[tokio::test]
async fn what_is_over_is_forgotten_from_the_start() {
    let folder = tempfile::tempdir().unwrap();
    let clock = Arc::new(Hand(AtomicI64::new(1_795_446_000)));
    let master_key = folder.path().join("master.key");
    let desk = desk_at(folder.path(), master_key, clock.clone()).await.unwrap();
    sign_in(&desk, clock.now()).await;
    clock.0.fetch_add(24 * 60 * 60, Ordering::SeqCst);
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let db = Connection::open_with_flags(folder.path().join("rightsdesk.db"), flags).unwrap();
    let kept = || -> i64 {
        db.query_row("SELECT count(*) FROM session", [], |row| row.get(0))
            .unwrap()
    };
    assert_eq!(kept(), 1, "the control: by itself it stays");
    let forgotten = async {
        while kept() > 0 {
            tokio::task::yield_now().await;
        }
    };
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let places = Places::new(Limits::default(), Vec::new());
    let signals = Signals::listen().unwrap();
    let running = run(
        listener,
        None,
        Router::new(),
        Arc::new(desk),
        places,
        false,
        signals,
    );
    tokio::select! {
        ending = running => panic!("{ending:?}, though nobody said so"),
        forgotten = tokio::time::timeout(Duration::from_secs(60), forgotten) => forgotten.unwrap(),
    }
}
