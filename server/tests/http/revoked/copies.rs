//! Copies and packages that are under way when their sessions end: none comes to its end. Nobody else's is broken off.

use std::{io::Cursor, time::Duration};

use app::text::sessions as words;
use axum::body::Body;
use domain::{
    id::AppId,
    key::{KeyUse, Reach},
};
use http::StatusCode;
use http_body_util::BodyExt as _;
use serde_json::json;
use tokio::task::JoinSet;
use verify::Verdict;

use super::{OPERATOR, harbour, person, sign_out, staff, stamp};
use crate::{
    main_job::ask,
    package::read,
    scene::handle,
    support::{Form, HARBOUR, Portal, Visitor, copy_in, grant_copy, hold},
};

/// Of each person, so many of this size: far more than lies between the desk and whoever takes a copy.
const RECORDS: usize = 32;
const RECORD: usize = 64 * 1024;

/// A package has each record three times: it is the larger of the two.
const BOTH: [&str; 2] = ["/me/export.json", "/me/export.zip"];

/// Whoever takes a piece so often has the whole in half a minute. A session is looked after twice a second.
const PACE: Duration = Duration::from_secs(1);

/// A copy that is being taken.
struct UnderWay {
    /// What becomes of its session.
    how: &'static str,
    path: &'static str,
    body: Body,
    taken: Vec<u8>,
}

impl UnderWay {
    /// Asks for both, and takes the first piece of each.
    async fn begin(how: &'static str, visitor: &Visitor<'_>) -> [Self; 2] {
        let [copy, package] = BOTH.map(|path| Self::begin_one(how, path, visitor));
        [copy.await, package.await]
    }

    async fn begin_one(how: &'static str, path: &'static str, visitor: &Visitor<'_>) -> Self {
        let answer = visitor.begin(path).await;
        assert_eq!(answer.status(), StatusCode::OK, "{how}: {path}");
        let mut copy = Self {
            how,
            path,
            body: answer.into_body(),
            taken: Vec::new(),
        };
        assert!(copy.take().await.unwrap(), "{how}: {path}");
        copy
    }

    /// Takes a piece. False if there is no more; an error if the copy was broken off.
    async fn take(&mut self) -> Result<bool, axum::Error> {
        let Some(piece) = self.body.frame().await.transpose()? else {
            return Ok(false);
        };
        self.taken.extend_from_slice(&piece.into_data().unwrap());
        Ok(true)
    }

    /// Takes what is left, a piece each `pace`. Whether it came to its end.
    async fn rest(mut self, pace: Duration) -> (Self, bool) {
        loop {
            match self.take().await {
                Ok(true) => tokio::time::sleep(pace).await,
                Ok(false) => return (self, true),
                Err(_) => return (self, false),
            }
        }
    }

    /// Whether anybody would take it for whole: a copy by its `integrity`, a package by the directory at its end.
    fn passes_for_whole(&self) -> bool {
        let member = b"\"integrity\"";
        match self.path {
            "/me/export.zip" => read(&self.taken).is_some(),
            _ => self.taken.windows(member.len()).any(|window| window == member),
        }
    }
}

/// Text that cannot be packed into much less, the same every time.
fn noise(length: usize) -> String {
    let mut state = 1_u64;
    let next = || {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        format!("{:08x}", state >> 32)
    };
    std::iter::repeat_with(next).take(length / 8).collect()
}

/// Channels of these people's with long texts.
fn large(people: &[&str]) -> String {
    let noise = noise(RECORDS * RECORD);
    let mut lines = Vec::new();
    for name in people {
        let user = format!("user-{name}");
        let data = json!({"id": user, "externalId": format!("person-{name}")});
        lines.push(json!({"type": "user", "appId": HARBOUR, "data": data}).to_string());
        for number in 0..RECORDS {
            let id = format!("client-{name}-{number}");
            let from = &noise[number * RECORD..(number + 1) * RECORD];
            let data = json!({"id": id, "type": "whatsapp", "raw": {"from": from}});
            lines.push(json!({"type": "client", "appId": HARBOUR, "userId": user, "data": data}).to_string());
        }
    }
    lines.join("\n")
}

async fn signed_in<'p>(portal: &'p Portal, name: &str) -> Visitor<'p> {
    portal.signed_in(&portal.key.kid, &person(name), "/me").await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn none_under_way_outlives_its_session() {
    let portal = Portal::open_wide().await;
    let bundle = large(&["key", "leaving", "all", "one", "staff", "erased", "bystander"]);
    let imported = portal
        .desk
        .import(&OPERATOR, Cursor::new(bundle), false, |_| {})
        .await;
    imported.unwrap();
    let doomed = portal.key_for(harbour(), KeyUse::All).await.kid;
    let by_key = portal.signed_in(&doomed, &person("key"), "/me").await;
    let leaving = signed_in(&portal, "leaving").await;
    let mut all = signed_in(&portal, "all").await;
    let one = signed_in(&portal, "one").await;
    let mut stay = signed_in(&portal, "one").await;
    let of_staff = signed_in(&portal, "staff").await;
    let mut erased = signed_in(&portal, "erased").await;
    let bystander = signed_in(&portal, "bystander").await;
    let mut chief = portal.reviewer("Chief").await;
    let mut open = Vec::new();
    for (how, visitor) in [
        ("their key was revoked", &by_key),
        ("signed out", &leaving),
        ("all ended by the person", &all),
        ("ended by the person", &one),
        ("ended by staff", &of_staff),
        ("erased", &erased),
    ] {
        open.extend(UnderWay::begin(how, visitor).await);
    }
    let mut kept = Vec::new();
    for (whose, visitor) in [
        ("another session of a person who ended one", &stay),
        ("somebody else's", &bystander),
    ] {
        kept.extend(UnderWay::begin(whose, visitor).await);
    }

    portal.desk.revoke_key(&OPERATOR, &doomed).await.unwrap();
    sign_out(vec![leaving]).await;
    let form = Form::with_button(&all.page("/me/sessions").await, words::ALL_BUTTON.en);
    let left = all.submit(&form, &[]).await;
    assert_eq!(left.location(), "/sign-in?problem=left");
    let (of_stay, of_one) = (stamp(&mut stay, "/me").await, handle(&one).await);
    let fields = [("stamp", &*of_stay), ("handle", &*of_one)];
    let ended = stay.post("/api/end_own_session", &fields).await;
    assert_eq!(ended.location(), "/me/sessions?done=visit");
    let of_chief = stamp(&mut chief, "/desk").await;
    let fields = [
        ("stamp", &*of_chief),
        ("app", HARBOUR),
        ("external_id", "person-staff"),
    ];
    let ended = chief.post("/api/end_persons_sessions", &fields).await;
    assert!(ended.location().starts_with("/desk/sessions?done=ended&"));
    let reference = ask(&mut erased).await;
    let fields = [("stamp", &*of_chief), ("reference", &*reference)];
    let approved = chief.post("/api/approve_request", &fields).await;
    assert_eq!(approved.location(), format!("/desk/requests/{reference}"));

    let ways = open.len();
    let (mut taking, mut most) = (JoinSet::new(), 0);
    for copy in open {
        taking.spawn(copy.rest(PACE));
    }
    while let Some(taken) = taking.join_next().await {
        let (copy, is_whole) = taken.unwrap();
        let (how, path, bytes) = (copy.how, copy.path, copy.taken.len());
        assert!(
            !is_whole && !copy.passes_for_whole(),
            "{how}: {path}: {bytes} bytes"
        );
        most = most.max(bytes);
    }
    // The control: held open as long, these come to their end.
    let others = kept.len();
    for copy in kept {
        let (copy, is_whole) = copy.rest(Duration::ZERO).await;
        hold(&copy.taken);
        let verdict = verify::check(&copy_in(&copy.taken).unwrap(), None);
        let is_intact = matches!(verdict, Verdict::Intact { .. });
        assert!(
            is_whole && is_intact && copy.passes_for_whole(),
            "{}: {}: {verdict}",
            copy.how,
            copy.path
        );
        assert!(copy.taken.len() > RECORDS * RECORD);
    }
    println!(
        "revocation, copies and packages: {ways} under way when their sessions ended, in each way one of either: 0 came \
         to their end, none passes for whole, {most} bytes of one at most; {others} of others, held open as long, are whole"
    );
}

/// Everybody's in the business, and the copy that staff who reach further take along for somebody. Nothing of it has gone
/// yet: nobody works here.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn none_under_way_outlives_its_business() {
    let portal = Portal::open_wide().await;
    let imported = portal
        .desk
        .import(&OPERATOR, Cursor::new(large(&["gone"])), false, |_| {})
        .await;
    imported.unwrap();
    let key = portal.key_for(Reach::Provider, KeyUse::Staff).await.kid;
    let chief = portal.signed_in(&key, &staff("Chief"), "/desk").await;
    let cookie = chief.cookies.values().find(|value| value.len() > 1).unwrap();
    let resumed = portal.desk.resume(cookie).await.unwrap().unwrap();
    let granted = grant_copy(&portal, &resumed, "person-gone").await;
    let handed = format!("/desk/requests/{granted}/export.json");
    let gone = signed_in(&portal, "gone").await;
    let mut open = Vec::from(UnderWay::begin("their business was deleted", &gone).await);
    open.push(UnderWay::begin_one("taken along by staff", handed.leak(), &chief).await);
    let app = AppId::parse(HARBOUR).unwrap();
    let deleted = portal.desk.delete_app(resumed.principal(), &app, HARBOUR);
    deleted.await.unwrap();
    let mut taking = JoinSet::new();
    for copy in open {
        let before = copy.taken.len();
        taking.spawn(async move { (before, copy.rest(PACE).await) });
    }
    while let Some(taken) = taking.join_next().await {
        let (before, (copy, is_whole)) = taken.unwrap();
        let (how, path, bytes) = (copy.how, copy.path, copy.taken.len() - before);
        assert!(!is_whole && !copy.passes_for_whole(), "{how}: {path}");
        // What had left the portal within the second, at this pace, and no more.
        assert!(bytes <= 3 * RECORD, "{how}: {path}: {bytes} bytes");
    }
}

/// Whoever takes all that is left at once, before anybody has looked whether the session lives, lacks its end too.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn nobody_is_quick_enough_for_the_end() {
    let portal = Portal::open_wide().await;
    let bundle = large(&["quick", "bystander"]);
    let imported = portal
        .desk
        .import(&OPERATOR, Cursor::new(bundle), false, |_| {})
        .await;
    imported.unwrap();
    let quick = signed_in(&portal, "quick").await;
    let bystander = signed_in(&portal, "bystander").await;
    let open = UnderWay::begin("signed out", &quick).await;
    let kept = UnderWay::begin("somebody else's", &bystander).await;
    sign_out(vec![quick]).await;
    for copy in open {
        let (copy, is_whole) = copy.rest(Duration::ZERO).await;
        let (path, bytes) = (copy.path, copy.taken.len());
        assert!(!is_whole && !copy.passes_for_whole(), "{path}: {bytes} bytes");
    }
    // The control.
    for copy in kept {
        let (copy, is_whole) = copy.rest(Duration::ZERO).await;
        assert!(is_whole && copy.passes_for_whole(), "{}", copy.path);
        hold(&copy.taken);
    }
}
