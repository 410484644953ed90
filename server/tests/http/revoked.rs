//! Sessions that are over: of every kind of caller, ended in every way, while they are being used. Nothing is accepted
//! afterwards. Ten thousand of them are `bench/auth.sh`'s.

mod copies;

use std::{
    collections::BTreeMap,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
};

use app::text::{frame, sessions as words};
use axum::{Router, body::Body};
use desk::{Operator, PublicKey};
use domain::{
    id::{AppId, GroupId, KeyId},
    key::{Algorithm, KeyUse, Reach, Terms},
};
use http::{Method, Request, StatusCode};
use jsonwebtoken::{Header, encode};
use serde_json::{Value, json};
use server::auth::mint::For;
use tokio::task::JoinSet;

use super::{main_job::ask, scene::handle};
use crate::support::{Door, Form, GROUP, HARBOUR, NOW, Portal, Visitor, answer, knock, pair};

const OPERATOR: Operator = Operator::at_the_machine();

/// A session, by what its browser sends.
#[derive(Clone)]
struct Open {
    /// Who, and how they came in.
    kind: &'static str,
    cookies: String,
    asks: [(Method, &'static str); 3],
}

impl Open {
    fn of(kind: &'static str, visitor: &Visitor<'_>) -> Self {
        let pairs = visitor
            .cookies
            .iter()
            .map(|(name, value)| format!("{name}={value}"));
        let is_person = visitor.cookies.contains_key("rd-me-3000");
        let asks = if is_person {
            ["/me", "/me/export.json", "/api/me/overview"]
        } else {
            ["/desk", "/desk/sessions", "/api/desk/queue"]
        };
        Self {
            kind,
            cookies: pairs.collect::<Vec<_>>().join("; "),
            asks: asks.map(|path| {
                let is_function = path.starts_with("/api/");
                (if is_function { Method::POST } else { Method::GET }, path)
            }),
        }
    }

    /// How many of its requests are answered as somebody's.
    async fn accepted(&self, router: &Router) -> usize {
        self.accepted_of(router, &self.asks).await
    }

    async fn accepted_of(&self, router: &Router, asks: &[(Method, &'static str)]) -> usize {
        let mut accepted = 0;
        for (method, path) in asks {
            let request = Request::builder()
                .method(method)
                .uri(*path)
                .header("host", "127.0.0.1:3000")
                .header("accept", "text/html")
                .header("sec-fetch-site", "same-origin")
                .header("content-type", "application/x-www-form-urlencoded")
                .header("cookie", &self.cookies);
            let said = answer(router, request.body(Body::empty()).unwrap()).await;
            let is_sent_away = said.status == StatusCode::UNAUTHORIZED
                || said.status == StatusCode::SEE_OTHER
                    && said.location().starts_with("/sign-in?problem=signed_out");
            accepted += usize::from(!is_sent_away);
        }
        accepted
    }
}

fn person(number: impl std::fmt::Display) -> For {
    For::User(format!("person-{number}").try_into().unwrap())
}

fn staff(number: impl std::fmt::Display) -> For {
    For::Staff(format!("Staff {number}"))
}

fn harbour() -> Reach {
    Reach::App(AppId::parse(HARBOUR).unwrap())
}

/// Sessions that the key of each kind opened, which is then revoked.
async fn by_doomed_keys(portal: &Portal) -> (Vec<KeyId>, Vec<Open>) {
    let group = Reach::Group(GroupId::parse(GROUP).unwrap());
    let app = portal.key_for(harbour(), KeyUse::All).await.kid;
    let of_group = portal.key_for(group, KeyUse::Staff).await.kid;
    let of_provider = portal.key_for(Reach::Provider, KeyUse::Staff).await.kid;
    let mut open = Vec::new();
    for number in 0..12 {
        let one = portal.signed_in(&app, &person(number), "/me").await;
        open.push(Open::of("a person by the app's key", &one));
        let one = portal.signed_in(&app, &staff(number), "/desk").await;
        open.push(Open::of("staff by the app's key", &one));
    }
    for number in 0..5 {
        let one = portal.signed_in(&of_group, &staff(number), "/desk").await;
        open.push(Open::of("staff by the group's key", &one));
        let one = portal.signed_in(&of_provider, &staff(number), "/desk").await;
        open.push(Open::of("staff by the provider's key", &one));
    }
    for number in 0..8 {
        let token = portal.token(&app, &person(number)).await;
        let given = knock(portal, Door::Handover, &token).await.unwrap();
        let given: Value = serde_json::from_slice(&given.body).unwrap();
        let path = given["url"].as_str().unwrap().rsplit("3000").next().unwrap();
        let mut visitor = portal.visitor();
        let page = visitor.page(path).await;
        let form = Form::with_button(&page, app::text::enter::CONTINUE.en);
        assert_eq!(visitor.submit(&form, &[]).await.location(), "/me");
        open.push(Open::of("a person by a link", &visitor));
    }
    let (registered, by_pair) = by_a_key_pair(portal).await;
    open.extend(by_pair);
    (vec![app, of_group, of_provider, registered], open)
}

async fn by_a_key_pair(portal: &Portal) -> (KeyId, Vec<Open>) {
    let algorithm = Algorithm::EdDsa;
    let pair = pair(algorithm);
    let public = PublicKey {
        algorithm,
        spki: pair.spki.clone(),
    };
    let terms = Terms::of(KeyUse::All);
    let kid = portal
        .desk
        .add_key(&OPERATOR, harbour(), public, terms)
        .await
        .unwrap();
    let mut open = Vec::new();
    for number in 0..8 {
        let header = Header {
            kid: Some(kid.to_string()),
            ..Header::new(jsonwebtoken::Algorithm::EdDSA)
        };
        let whom = format!("person-{number}");
        let claims = json!({"scope": "user", "external_id": whom, "iat": NOW, "exp": NOW + 600});
        let token = encode(&header, &claims, &pair.signer).unwrap();
        let mut visitor = portal.visitor();
        let answer = visitor.post("/sign-in", &[("token", &token)]).await;
        assert_eq!(answer.location(), "/me");
        open.push(Open::of("a person by a business's key pair", &visitor));
    }
    (kid, open)
}

/// Sessions that end by their own sign-out.
async fn sign_out(visitors: Vec<Visitor<'_>>) {
    for mut visitor in visitors {
        let is_person = visitor.cookies.contains_key("rd-me-3000");
        let page = visitor.page(if is_person { "/me" } else { "/desk" }).await;
        let form = Form::with_button(&page, frame::SIGN_OUT.en);
        assert_eq!(visitor.submit(&form, &[]).await.location(), "/");
    }
}

async fn stamp(visitor: &mut Visitor<'_>, home: &str) -> String {
    let page = visitor.page(home).await;
    Form::with_button(&page, frame::SIGN_OUT.en)
        .field("stamp")
        .to_owned()
}

/// So many sessions of one person, or of staff of one name.
async fn many<'p>(portal: &'p Portal, whom: &For, count: usize) -> Vec<Visitor<'p>> {
    let home = if matches!(whom, For::User(_)) {
        "/me"
    } else {
        "/desk"
    };
    let mut visitors = Vec::new();
    for _ in 0..count {
        visitors.push(portal.signed_in(&portal.key.kid, whom, home).await);
    }
    visitors
}

fn opened(kind: &'static str, visitors: &[Visitor<'_>]) -> Vec<Open> {
    visitors.iter().map(|visitor| Open::of(kind, visitor)).collect()
}

/// Those that are over now and are still answered; by kind, how many sessions there are.
async fn answered(router: &Router, open: &[Open]) -> (usize, BTreeMap<&'static str, usize>) {
    let (mut accepted, mut kinds) = (0, BTreeMap::new());
    for one in open {
        accepted += one.accepted(router).await;
        *kinds.entry(one.kind).or_default() += 1;
    }
    (accepted, kinds)
}

/// Uses each fourth session on and on, by what costs least, and counts what was accepted before and after the end.
fn use_them(router: &Router, open: &[Open], is_over: &Arc<AtomicBool>) -> JoinSet<(usize, usize)> {
    let mut users = JoinSet::new();
    for one in open.iter().step_by(4) {
        let (router, one, is_over) = (router.clone(), one.clone(), Arc::clone(is_over));
        users.spawn(async move {
            let (mut before, mut after) = (0, 0);
            loop {
                let was_over = is_over.load(Ordering::SeqCst);
                let accepted = one.accepted_of(&router, &one.asks[2..]).await;
                if was_over {
                    after += accepted;
                    break (before, after);
                }
                before += accepted;
            }
        });
    }
    users
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn of_two_hundred_sessions_none_is_accepted_after_its_end() {
    let portal = Portal::open_wide().await;
    let router = &portal.router;
    let (keys, doomed) = by_doomed_keys(&portal).await;
    let mut leaving = many(&portal, &person("leaving"), 20).await;
    leaving.extend(many(&portal, &staff("leaving"), 20).await);
    let mut all_at_once = many(&portal, &person("all"), 30).await;
    let mut one_by_one = many(&portal, &person("one by one"), 11).await;
    let colleagues = many(&portal, &staff("colleague"), 10).await;
    let of_person = many(&portal, &person("of the business"), 30).await;
    let mut erased = many(&portal, &For::User("maren".to_owned().try_into().unwrap()), 30).await;
    let mut chief = portal.reviewer("Chief").await;
    let stay = one_by_one.pop().unwrap();
    let otto = portal.person("otto").await;
    let groups = [
        ("their key was revoked", doomed),
        ("signed out", opened("signed out", &leaving)),
        ("all ended by the person", opened("all", &all_at_once)),
        ("ended by the person", opened("one", &one_by_one)),
        ("ended by a colleague", opened("staff", &colleagues)),
        ("ended by staff", opened("a person", &of_person)),
        ("erased", opened("erased", &erased)),
    ];
    let whole: Vec<_> = groups.iter().flat_map(|(_, open)| open.clone()).collect();
    let bystanders = [
        Open::of("person", &otto),
        Open::of("person", &stay),
        Open::of("staff", &chief),
    ];
    // The control: until then, every request of every session is accepted.
    let (before, kinds) = answered(router, &whole).await;
    assert_eq!((whole.len(), before), (200, 3 * whole.len()), "{kinds:?}");

    let is_over = Arc::new(AtomicBool::new(false));
    let mut users = use_them(router, &whole, &is_over);
    for kid in &keys {
        portal.desk.revoke_key(&OPERATOR, kid).await.unwrap();
    }
    sign_out(leaving).await;
    let mut last = all_at_once.pop().unwrap();
    let form = Form::with_button(&last.page("/me/sessions").await, words::ALL_BUTTON.en);
    let left = last.submit(&form, &[]).await;
    assert_eq!(left.location(), "/sign-in?problem=left");
    let mut stay = stay;
    let of_stay = stamp(&mut stay, "/me").await;
    for one in &one_by_one {
        let fields = [("stamp", &*of_stay), ("handle", &*handle(one).await)];
        let ended = stay.post("/api/end_own_session", &fields).await;
        assert_eq!(ended.location(), "/me/sessions?done=visit");
    }
    let of_chief = stamp(&mut chief, "/desk").await;
    for one in &colleagues {
        let fields = [("stamp", &*of_chief), ("handle", &*handle(one).await)];
        let ended = chief.post("/api/end_staff_session", &fields).await;
        assert_eq!(ended.location(), "/desk/sessions?done=visit");
    }
    let fields = [
        ("stamp", &*of_chief),
        ("app", HARBOUR),
        ("external_id", "person-of the business"),
    ];
    let ended = chief.post("/api/end_persons_sessions", &fields).await;
    assert!(ended.location().starts_with("/desk/sessions?done=ended&"));
    let reference = ask(&mut erased[0]).await;
    let fields = [("stamp", &*of_chief), ("reference", &*reference)];
    let approved = chief.post("/api/approve_request", &fields).await;
    assert_eq!(approved.location(), format!("/desk/requests/{reference}"));
    is_over.store(true, Ordering::SeqCst);

    let (mut meanwhile, mut late) = (0, 0);
    while let Some(used) = users.join_next().await {
        let (before, after) = used.unwrap();
        meanwhile += before;
        late += after;
    }
    assert_eq!(late, 0, "accepted though it was asked after the end");
    for (how, open) in &groups {
        let (accepted, kinds) = answered(router, open).await;
        assert_eq!(accepted, 0, "{how}: {kinds:?}");
    }
    // And nobody else's was.
    let (others, _) = answered(router, &bystanders).await;
    assert_eq!(others, 3 * bystanders.len());
    println!(
        "revocation: {} sessions of {} kinds, ended in {} ways while they were used ({meanwhile} requests accepted \
         meanwhile): 0 of {} accepted afterwards; before, all were",
        whole.len(),
        kinds.len(),
        groups.len(),
        before
    );
}
