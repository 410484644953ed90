//! What is not yours and what is not there: the same status, the same headers, the same body, as many questions to the
//! database, and the same time.

mod forgotten;
mod timing;

use std::{
    collections::{BTreeMap, BTreeSet},
    io::Cursor,
};

use axum::body::Body;
use desk::{Operator, Resumed, Spot};
use domain::{
    id::{AppId, ConversationId, GroupId},
    key::{Algorithm, KeyUse, Reach},
    principal::Principal,
    request::Reference,
    session::Errand,
};
use evidence::Verifier;
use http::{Request, StatusCode};
use jiff::SignedDuration;
use serde_json::json;
use server::auth::{
    claims::Rules,
    jws::Compact,
    mint::For,
    token::{verify, verify_by},
};

use self::{
    forgotten::forgotten,
    timing::{Timing, bar, is_long_run, measure, pairs},
};
use super::{main_job::ask, matrix::table::lines};
use crate::support::{
    Answer, Asked, Form, GROUP, HARBOUR, NOW, OTHER_APP, Picture, Portal, Visitor, answer, code, enter,
    grant_copy, grant_transfer, is_in, make_address, show, sign,
};

const BROWSER: &str = "text/html";
const PROGRAM: &str = "application/json";

/// An address with an id in it, or a form with one. `{}` stands for the id.
#[derive(Debug, Clone, Copy)]
enum Address {
    Get(&'static str),
    Post(&'static str, &'static [(&'static str, &'static str)]),
}

use Address::{Get, Post};

impl Address {
    /// Where the id stands: in the address itself, or in a field of this name.
    fn place(self) -> String {
        match self {
            Get(path) => match path.split_once('?') {
                Some((path, query)) => format!("GET {path} {}", query.trim_end_matches("={}")),
                None => format!("GET {path}"),
            },
            Post(path, fields) => match fields.iter().find(|(_, value)| *value == "{}") {
                Some((name, _)) => format!("POST {path} {name}"),
                None => format!("POST {path}"),
            },
        }
    }
}

/// One question about many ids.
struct Question<'a> {
    who: &'a str,
    cookie: &'a str,
    stamp: &'a str,
    address: Address,
    unknown: &'a str,
    foreign: &'a [String],
    /// One for which the answer has to be another; none where that is meant to look the same as well.
    own: Option<&'a str>,
}

/// Everything that can be told from outside: not the request's number, nor the nonce, nor a form's mark, nor the id that
/// was asked for.
type Seen = (StatusCode, BTreeMap<String, Vec<String>>, String);

fn seen(answer: &Answer, id: &str) -> Seen {
    let policy = answer.header("content-security-policy");
    let nonce = policy
        .split("'nonce-")
        .nth(1)
        .and_then(|rest| rest.split('\'').next());
    let plain = |text: &str| {
        let text = unmarked(&text.replace(id, "ID"));
        nonce.map_or_else(|| text.clone(), |nonce| text.replace(nonce, "NONCE"))
    };
    let mut headers: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (name, value) in answer.headers.iter().filter(|(name, _)| *name != "x-request-id") {
        headers
            .entry(name.to_string())
            .or_default()
            .push(plain(value.to_str().unwrap()));
    }
    (answer.status, headers, plain(&answer.text()))
}

/// Without the marks of forms, which are others each time.
fn unmarked(text: &str) -> String {
    let mut plain = text.to_owned();
    for field in ["name=\"once\" value=\"", "\"once\":\"", "data-keeps=\""] {
        let mut parts = plain.split(field);
        let first = parts.next().unwrap_or_default().to_owned();
        plain = parts.fold(first, |before, after| {
            let after = after.trim_start_matches(|letter: char| letter.is_ascii_hexdigit());
            format!("{before}{field}MARK{after}")
        });
    }
    plain
}

#[test]
fn only_a_forms_mark_is_left_out() {
    let drawn = |once: &str, words: &str| {
        format!("<input name=\"once\" value=\"{once}\"/>{words}{{\"once\":\"{once}\"}}")
    };
    assert_eq!(unmarked(&drawn("0a1b", "0a1b")), drawn("MARK", "0a1b"));
    assert_ne!(unmarked(&drawn("0a1b", "one")), unmarked(&drawn("0a1b", "other")));
}

impl Question<'_> {
    /// The answer, and how often the database was asked for it. What only a first look does is done before.
    async fn cost(&self, portal: &Portal, accept: &str, id: &str, asked: &Asked) -> (Seen, usize) {
        self.ask(portal, accept, id).await;
        asked.taken();
        (self.ask(portal, accept, id).await, asked.taken())
    }

    async fn ask(&self, portal: &Portal, accept: &str, id: &str) -> Seen {
        let (mut request, body) = match self.address {
            Get(path) => (Request::get(path.replace("{}", id)), String::new()),
            Post(path, fields) => {
                let stamp = ("stamp", self.stamp.to_owned());
                let fields = fields
                    .iter()
                    .map(|(name, value)| (*name, value.replace("{}", id)));
                let body: Vec<_> = fields
                    .chain([stamp])
                    .map(|(name, value)| format!("{name}={value}"))
                    .collect();
                let request = Request::post(path.replace("{}", id))
                    .header("content-type", "application/x-www-form-urlencoded");
                (request, body.join("&"))
            }
        };
        request = request
            .header("host", &portal.authority)
            .header("accept", accept)
            .header("sec-fetch-site", "same-origin");
        if !self.cookie.is_empty() {
            request = request.header("cookie", self.cookie);
        }
        seen(
            &answer(&portal.router, request.body(Body::from(body)).unwrap()).await,
            id,
        )
    }
}

fn cookie(visitor: &Visitor<'_>) -> String {
    let pairs: Vec<_> = visitor
        .cookies
        .iter()
        .map(|(name, value)| format!("{name}={value}"))
        .collect();
    pairs.join("; ")
}

async fn stamp(visitor: &mut Visitor<'_>, home: &str) -> String {
    let page = visitor.page(home).await;
    Form::with_button(&page, app::text::frame::SIGN_OUT.en)
        .field("stamp")
        .to_owned()
}

async fn resumed(portal: &Portal, visitor: &Visitor<'_>) -> Resumed {
    let session = visitor.cookies.values().find(|value| value.len() > 1).unwrap();
    portal.desk.resume(session).await.unwrap().unwrap()
}

async fn principal(portal: &Portal, visitor: &Visitor<'_>) -> Principal {
    resumed(portal, visitor).await.principal().clone()
}

/// What the visitor's session is called on lists.
async fn handle(portal: &Portal, visitor: &Visitor<'_>) -> String {
    let resumed = resumed(portal, visitor).await;
    let (listed, _) = portal.desk.sessions(&resumed, None).await.unwrap();
    let this = listed.into_iter().find(|listed| listed.is_this);
    this.unwrap().handle
}

/// Something that is looked for in the visitor's session, by its name.
async fn search(portal: &Portal, visitor: &Visitor<'_>) -> String {
    let session = visitor.cookies.values().find(|value| value.len() > 1).unwrap();
    let resumed = portal.desk.resume(session).await.unwrap().unwrap();
    let kept = portal.desk.keep_search(&resumed, "SECRET");
    kept.await.unwrap()
}

/// An objection that is not sent yet, in the visitor's session, by its name.
async fn objection(portal: &Portal, visitor: &Visitor<'_>) -> String {
    let draft = Errand {
        page: "/me/requests/new/objection".to_owned(),
        fields: vec![("words".to_owned(), "SECRET".to_owned())],
    };
    let kept = portal
        .desk
        .keep_draft(&resumed(portal, visitor).await, &draft)
        .await;
    kept.unwrap()
}

/// What was granted, and addresses.
struct Copies {
    own_transfer: String,
    transfers: Vec<String>,
    copy: String,
    /// Used, replaced, and closed because the secret was wrong too often.
    addresses: Vec<String>,
    open_address: String,
}

async fn copies(portal: &Portal, [maren, otto, idris]: [&Visitor<'_>; 3]) -> Copies {
    let staff = resumed(portal, idris).await;
    let (maren, otto) = (principal(portal, maren).await, principal(portal, otto).await);
    let copy = grant_copy(portal, &staff, "otto").await;
    let of_maren = grant_transfer(portal, &maren, staff.principal()).await;
    let of_otto = grant_transfer(portal, &otto, staff.principal()).await;
    let mut addresses = Vec::new();
    for wrong in [0, 5] {
        let made = make_address(portal, &otto, &of_otto).await;
        for _ in 0..wrong {
            let tried = portal.desk.fetch(&made.code, "000 000 000 000 000 000").await;
            assert!(matches!(tried, Ok(desk::Fetched::Wrong { .. })));
        }
        addresses.push(made.code.to_string());
    }
    let used = make_address(portal, &otto, &of_otto).await;
    let fetched = portal.desk.fetch(&used.code, &used.secret).await;
    assert!(matches!(fetched, Ok(desk::Fetched::Copy(..))));
    addresses.push(used.code.to_string());
    let open = make_address(portal, &maren, &of_maren).await;
    Copies {
        own_transfer: of_maren.to_string(),
        transfers: vec![of_otto.to_string()],
        copy: copy.to_string(),
        addresses,
        open_address: open.code.to_string(),
    }
}

#[tokio::test]
#[expect(clippy::too_many_lines, reason = "a table")]
async fn unknown_and_foreign_ids_look_the_same() {
    // So many are asked about that nobody shall be told to wait.
    let portal = Portal::open_wide().await;
    let other = portal
        .key_for(Reach::App(AppId::parse(OTHER_APP).unwrap()), KeyUse::All)
        .await;
    let whom = For::User("maren".to_owned().try_into().unwrap());
    let (mut maren, mut otto) = (portal.person("maren").await, portal.person("otto").await);
    let mut marit = portal.signed_in(&other.kid, &whom, "/me").await;
    let mut idris = portal.reviewer("Idris").await;
    let mut elsewhere = portal
        .signed_in(&other.kid, &For::Staff("Esra".to_owned()), "/desk")
        .await;
    let references = [ask(&mut otto).await, ask(&mut marit).await];
    let own = ask(&mut maren).await;
    let handles = [
        handle(&portal, &otto).await,
        handle(&portal, &marit).await,
        handle(&portal, &idris).await,
        handle(&portal, &elsewhere).await,
    ];
    let [of_otto, of_marit, of_idris, of_esra] = handles;
    let of_maren = handle(&portal, &maren).await;
    let own_search = search(&portal, &maren).await;
    let searches = [
        search(&portal, &otto).await,
        search(&portal, &portal.person("maren").await).await,
    ];
    let own_entry = objection(&portal, &maren).await;
    let entries = [
        objection(&portal, &otto).await,
        objection(&portal, &portal.person("maren").await).await,
    ];
    let (used, expired, good) = {
        let expired = code(&portal, "maren").await;
        portal.clock.advance(SignedDuration::from_secs(60));
        let used = code(&portal, "maren").await;
        assert!(is_in(&enter(&portal, &format!("/enter/{used}")).await));
        (used, expired, code(&portal, "maren").await)
    };
    let group = Reach::Group(GroupId::parse(GROUP).unwrap());
    let group = portal.key_for(group, KeyUse::Staff).await;
    let mut parent = portal
        .signed_in(&group.kid, &For::Staff("Rowan".to_owned()), "/desk")
        .await;
    let parents = (cookie(&parent), stamp(&mut parent, "/desk").await);
    let person = (cookie(&maren), stamp(&mut maren, "/me").await);
    let staff = (cookie(&idris), stamp(&mut idris, "/desk").await);
    let callers = [
        ("Maren", &*person.0, &*person.1),
        ("Idris", &*staff.0, &*staff.1),
        ("nobody", "", "x"),
        ("Rowan of the group", &*parents.0, &*parents.1),
    ];
    let copies = copies(&portal, [&maren, &otto, &idris]).await;
    let Copies {
        own_transfer,
        transfers,
        copy,
        addresses,
        open_address,
    } = copies;
    let brought: &[_] = &[("secret", "000000000000000000")];
    let deliver: &[_] = &[("reference", "{}"), ("how", "post")];
    let unknown = "0000-0000-0000";
    let no_app = "6a7ddbde027363cee44c9bff";
    let no_search = "0123456789abcdef0123456789abcdef";
    let conversations = ["conv-Otto".to_owned(), "conv-Marit".to_owned()];
    let shown = [
        (HARBOUR, "conv-Maren", "user-Maren"),
        (HARBOUR, "conv-Otto", "user-Otto"),
        (OTHER_APP, "conv-Marit", "user-Marit"),
    ];
    let shown = shown.map(|(app, conversation, user)| Picture {
        app,
        conversation,
        user,
        file: "a.png".to_owned(),
        media_type: "image/png".to_owned(),
        bytes: b"PICTURE".to_vec(),
    });
    show(&portal, &shown).await;
    // Whom the other app alone knows by such a name.
    let mirren = json!({"id": "user-Mirren", "externalId": "mirren"});
    let mirren = json!({"type": "user", "appId": OTHER_APP, "data": mirren}).to_string();
    let operator = Operator::at_the_machine();
    let came = portal.desk.import(&operator, Cursor::new(mirren), false, |_| {});
    came.await.unwrap();
    let (no_picture, own_picture) = (Picture::id("conv-Mabel"), Picture::id("conv-Maren"));
    let pictures = ["conv-Otto", "conv-Marit"].map(Picture::id);
    let of_the_app = &references[..1];
    let of_the_other = &references[1..];
    let people = [
        of_otto.clone(),
        of_marit.clone(),
        of_idris.clone(),
        of_esra.clone(),
    ];
    let not_his = [of_esra.clone(), of_maren.clone(), of_marit.clone()];
    let apps = [OTHER_APP.to_owned()];
    let apps_and_own = [OTHER_APP.to_owned(), HARBOUR.to_owned()];
    let only_elsewhere = ["mirren".to_owned()];
    let not_ottos = [own.clone(), references[1].clone()];
    let codes = [used, expired];
    let no_handle = "0123456789abcdef";
    let reference: &[_] = &[("reference", "{}")];
    let no_code = "AAAAAAAAAAAAAAAAAAAAAA";
    let refuse: &[_] = &[("reference", "{}"), ("reason", "legal_obligation")];
    let open: &[_] = &[("reference", "{}"), ("reason", "decide_request")];
    let set_hold: &[_] = &[
        ("reference", "{}"),
        ("ground", "legal_claims"),
        ("why", "Because"),
    ];
    let lift_hold: &[_] = &[("reference", "{}"), ("hold", "0123456789abcdef")];
    let end: &[_] = &[("app", "{}"), ("external_id", "maren")];
    let ask_for: &[_] = &[
        ("reference", "{}"),
        ("about", "clarification"),
        ("words", "Which"),
    ];
    let close: &[_] = &[("reference", "{}"), ("how", "taken_back")];
    let settle: &[_] = &[("reference", "{}"), ("number", "1"), ("done", "yes")];
    let extend: &[_] = &[("reference", "{}"), ("reason", "complex")];
    let say: &[_] = &[("reference", "{}"), ("words", "Soon")];
    let put_of: &[_] = &[
        ("from", "{}"),
        ("once", "0123456789abcdef0123456789abcdef"),
        ("ask", "access"),
        ("intake", "letter"),
        ("received_on", "2026-11-20"),
        ("words", "Please"),
    ];
    let put_at: &[_] = &[
        ("app", "{}"),
        ("external_id", "maren"),
        ("once", "0123456789abcdef0123456789abcdef"),
        ("ask", "access"),
        ("intake", "letter"),
        ("received_on", "2026-11-20"),
        ("words", "Please"),
    ];
    let put_for: &[_] = &[
        ("external_id", "{}"),
        ("app", HARBOUR),
        ("once", "0123456789abcdef0123456789abcdef"),
        ("ask", "access"),
        ("intake", "letter"),
        ("received_on", "2026-11-20"),
        ("words", "Please"),
    ];
    let put_about: &[_] = &[
        ("external_id", "otto"),
        ("app", HARBOUR),
        ("once", "fedcba9876543210fedcba9876543210"),
        ("ask", "complaint"),
        ("about", "{}"),
        ("intake", "letter"),
        ("received_on", "2026-11-20"),
        ("words", "Please"),
    ];
    let keep: &[_] = &[("app", "{}"), ("class", "requests"), ("period", "24 months")];
    let revise: &[_] = &[
        ("app", "{}"),
        ("of", "controller"),
        ("field[0][path]", "name"),
        ("field[0][typed]", "Harbour"),
    ];
    // Not the name of any business.
    let delete: &[_] = &[("app", "{}"), ("name", "Mirren")];
    let look: &[_] = &[("kind", "complaint"), ("about", "{}")];
    let complain: &[_] = &[
        ("kind", "complaint"),
        ("about", "{}"),
        ("once", "0123456789abcdef0123456789abcdef"),
        ("words", "Slow"),
    ];
    let check: &[_] = &[("entry", "{}"), ("meanwhile", "false")];
    let object: &[_] = &[("entry", "{}"), ("once", "0123456789abcdef0123456789abcdef")];
    let table: [(usize, Address, &str, &[String], Option<&str>); 93] = [
        (
            0,
            Get("/me/conversations/{}"),
            "conv-Mabel",
            &conversations,
            Some("conv-Maren"),
        ),
        (
            0,
            Post("/api/me/conversation", &[("id", "{}")]),
            "conv-Mabel",
            &conversations,
            Some("conv-Maren"),
        ),
        (0, Get("/me/requests/{}"), unknown, &references, Some(&own)),
        (
            0,
            Post("/api/me/request", reference),
            unknown,
            &references,
            Some(&own),
        ),
        (
            0,
            Post("/api/withdraw_request", reference),
            unknown,
            &references,
            Some(&own),
        ),
        // Ended meanwhile is as good, so it looks as good.
        (
            0,
            Post("/api/end_own_session", &[("handle", "{}")]),
            no_handle,
            &people,
            None,
        ),
        (
            1,
            Get("/desk/requests/{}"),
            unknown,
            of_the_other,
            Some(&of_the_app[0]),
        ),
        (
            1,
            Post("/api/desk/review", reference),
            unknown,
            of_the_other,
            Some(&of_the_app[0]),
        ),
        (
            1,
            Post("/api/open_record", open),
            unknown,
            of_the_other,
            Some(&of_the_app[0]),
        ),
        (
            1,
            Post("/api/refuse_request", refuse),
            unknown,
            of_the_other,
            Some(&of_the_app[0]),
        ),
        (
            1,
            Post("/api/decide_correction", reference),
            unknown,
            of_the_other,
            Some(&of_the_app[0]),
        ),
        (
            1,
            Post("/api/approve_request", reference),
            unknown,
            of_the_other,
            Some(&of_the_app[0]),
        ),
        (
            1,
            Get("/desk/requests/{}/check"),
            unknown,
            of_the_other,
            Some(&of_the_app[0]),
        ),
        (
            1,
            Post("/api/desk/decision", reference),
            unknown,
            of_the_other,
            Some(&of_the_app[0]),
        ),
        (
            1,
            Post("/api/take_up_request", reference),
            unknown,
            of_the_other,
            Some(&of_the_app[0]),
        ),
        (
            1,
            Post("/api/acknowledge_request", reference),
            unknown,
            of_the_other,
            Some(&of_the_app[0]),
        ),
        (
            1,
            Post("/api/ask_person", ask_for),
            unknown,
            of_the_other,
            Some(&of_the_app[0]),
        ),
        (
            1,
            Post("/api/close_question", close),
            unknown,
            of_the_other,
            Some(&of_the_app[0]),
        ),
        (
            1,
            Post("/api/extend_request", extend),
            unknown,
            of_the_other,
            Some(&of_the_app[0]),
        ),
        (
            1,
            Post("/api/write_to_person", say),
            unknown,
            of_the_other,
            Some(&of_the_app[0]),
        ),
        (
            1,
            Post("/api/check_decision", refuse),
            unknown,
            of_the_other,
            Some(&of_the_app[0]),
        ),
        // It is looked at where the form is sent.
        (1, Get("/desk/requests/new?from={}"), unknown, of_the_other, None),
        (
            1,
            Post("/api/desk/new_for", &[("from", "{}")]),
            unknown,
            of_the_other,
            None,
        ),
        (
            1,
            Post("/api/put_request", put_of),
            unknown,
            of_the_other,
            Some(&of_the_app[0]),
        ),
        (1, Post("/api/put_request", put_at), no_app, &apps, Some(HARBOUR)),
        (
            1,
            Post("/api/put_request", put_for),
            "mabel",
            &only_elsewhere,
            Some("otto"),
        ),
        (
            1,
            Post("/api/put_request", put_about),
            unknown,
            &not_ottos,
            Some(&of_the_app[0]),
        ),
        (
            0,
            Get("/me/requests/new/complaint?about={}"),
            unknown,
            &references,
            Some(&own),
        ),
        (
            0,
            Get("/me/requests/new/complaint/check?about={}"),
            unknown,
            &references,
            Some(&own),
        ),
        (
            0,
            Get("/me/requests/new/appeal?about={}"),
            unknown,
            &references,
            Some(&own),
        ),
        (
            0,
            Get("/me/requests/new/appeal/check?about={}"),
            unknown,
            &references,
            Some(&own),
        ),
        (
            0,
            Post("/api/me/new_complaint", look),
            unknown,
            &references,
            Some(&own),
        ),
        (
            0,
            Post("/api/check_complaint", complain),
            unknown,
            &references,
            Some(&own),
        ),
        (
            0,
            Post("/api/submit_complaint", complain),
            unknown,
            &references,
            Some(&own),
        ),
        (
            0,
            Post("/api/answer_question", say),
            unknown,
            &references,
            Some(&own),
        ),
        (
            0,
            Post("/api/send_message", say),
            unknown,
            &references,
            Some(&own),
        ),
        (
            1,
            Post("/api/end_staff_session", &[("handle", "{}")]),
            no_handle,
            &not_his,
            None,
        ),
        (2, Get("/fetch/{}"), no_code, &addresses, Some(&open_address)),
        (
            2,
            Post("/fetch/{}", brought),
            no_code,
            &addresses,
            Some(&open_address),
        ),
        (0, Get("/fetch/{}"), no_code, &addresses, None),
        (0, Post("/fetch/{}", brought), no_code, &addresses, None),
        (
            0,
            Get("/me/requests/{}/address"),
            unknown,
            &transfers,
            Some(&own_transfer),
        ),
        (
            0,
            Post("/me/requests/{}/address", &[]),
            unknown,
            &transfers,
            Some(&own_transfer),
        ),
        (
            0,
            Post("/api/me/address", reference),
            unknown,
            &transfers,
            Some(&own_transfer),
        ),
        (
            1,
            Get("/desk/requests/{}/address"),
            unknown,
            of_the_other,
            Some(&own_transfer),
        ),
        (
            1,
            Post("/desk/requests/{}/address", &[]),
            unknown,
            of_the_other,
            Some(&own_transfer),
        ),
        (
            1,
            Post("/api/desk/address", reference),
            unknown,
            of_the_other,
            Some(&own_transfer),
        ),
        (
            1,
            Get("/desk/requests/{}/copy"),
            unknown,
            of_the_other,
            Some(&copy),
        ),
        (
            1,
            Post("/api/desk/copy", reference),
            unknown,
            of_the_other,
            Some(&copy),
        ),
        (
            1,
            Get("/desk/requests/{}/export.json"),
            unknown,
            of_the_other,
            Some(&copy),
        ),
        (
            1,
            Get("/desk/requests/{}/export.zip"),
            unknown,
            of_the_other,
            Some(&copy),
        ),
        (
            1,
            Post("/api/deliver_copy", deliver),
            unknown,
            of_the_other,
            Some(&copy),
        ),
        (2, Get("/me/requests/{}/address"), unknown, &transfers, None),
        (2, Get("/desk/requests/{}/copy"), unknown, &transfers, None),
        (1, Post("/api/end_persons_sessions", end), no_app, &apps, None),
        (1, Get("/desk/apps/{}"), no_app, &apps, Some(HARBOUR)),
        (
            1,
            Post("/api/desk/business", &[("id", "{}")]),
            no_app,
            &apps,
            Some(HARBOUR),
        ),
        (1, Get("/desk/apps/{}/facts"), no_app, &apps, Some(HARBOUR)),
        (
            1,
            Post("/api/desk/facts", &[("id", "{}"), ("of", "all")]),
            no_app,
            &apps,
            Some(HARBOUR),
        ),
        (1, Post("/api/set_facts", revise), no_app, &apps, Some(HARBOUR)),
        (3, Get("/desk/apps/{}/delete"), no_app, &apps, Some(HARBOUR)),
        (3, Get("/desk/apps/{}/delete/check"), no_app, &apps, Some(HARBOUR)),
        (3, Get("/desk/apps/{}/deletion"), no_app, &apps, Some(HARBOUR)),
        (
            3,
            Post("/api/desk/app_to_go", &[("id", "{}")]),
            no_app,
            &apps,
            Some(HARBOUR),
        ),
        (
            3,
            Post("/api/desk/app_leaving", &[("id", "{}")]),
            no_app,
            &apps,
            Some(HARBOUR),
        ),
        (3, Post("/api/delete_app", delete), no_app, &apps, Some(HARBOUR)),
        (
            3,
            Post("/api/keep_app", &[("app", "{}")]),
            no_app,
            &apps,
            Some(HARBOUR),
        ),
        // To staff of that business alone, their own looks so, too.
        (1, Get("/desk/apps/{}/delete"), no_app, &apps_and_own, None),
        (1, Get("/desk/apps/{}/retention"), no_app, &apps, Some(HARBOUR)),
        (
            1,
            Post("/api/desk/retention", &[("id", "{}")]),
            no_app,
            &apps,
            Some(HARBOUR),
        ),
        (
            1,
            Post("/api/confirm_retention", keep),
            no_app,
            &apps,
            Some(HARBOUR),
        ),
        (
            0,
            Get("/me/attachments/{}"),
            &no_picture,
            &pictures,
            Some(&own_picture),
        ),
        (0, Get("/me/search?q={}"), no_search, &searches, Some(&own_search)),
        (
            0,
            Post("/api/me/search", &[("q", "{}")]),
            no_search,
            &searches,
            Some(&own_search),
        ),
        (
            0,
            Get("/me/requests/new/objection/check?entry={}"),
            no_search,
            &entries,
            Some(&own_entry),
        ),
        (
            0,
            Post("/api/me/check_objection", check),
            no_search,
            &entries,
            Some(&own_entry),
        ),
        (
            0,
            Post("/api/submit_objection", object),
            no_search,
            &entries,
            Some(&own_entry),
        ),
        (
            1,
            Post("/api/announce_end", reference),
            unknown,
            of_the_other,
            Some(&of_the_app[0]),
        ),
        (
            1,
            Post("/api/set_hold", set_hold),
            unknown,
            of_the_other,
            Some(&of_the_app[0]),
        ),
        (
            1,
            Post("/api/lift_hold", lift_hold),
            unknown,
            of_the_other,
            Some(&of_the_app[0]),
        ),
        (
            1,
            Post("/api/settle_task", settle),
            unknown,
            of_the_other,
            Some(&of_the_app[0]),
        ),
        (1, Get("/me/conversations/{}"), "conv-Mabel", &conversations, None),
        (2, Get("/me/conversations/{}"), "conv-Mabel", &conversations, None),
        (2, Get("/me/attachments/{}"), &no_picture, &pictures, None),
        (2, Get("/me/requests/{}"), unknown, &references, None),
        (2, Get("/me/search?q={}"), no_search, &searches, None),
        (2, Get("/desk/requests/{}"), unknown, &references, None),
        (2, Get("/desk/apps/{}"), no_app, &apps, None),
        (
            2,
            Post("/api/withdraw_request", reference),
            unknown,
            &references,
            None,
        ),
        (2, Get("/enter/{}"), no_code, &codes, Some(&good)),
        (2, Post("/enter/{}", &[]), no_code, &codes, Some(&good)),
        (0, Get("/enter/{}"), no_code, &codes, None),
        (0, Post("/enter/{}", &[]), no_code, &codes, None),
    ];
    let places: BTreeSet<String> = table.iter().map(|question| question.1.place()).collect();
    let (forgotten, gone) = forgotten(lines(), &places);
    assert!(forgotten.is_empty(), "ids nobody is asked about: {forgotten:?}");
    assert!(gone.is_empty(), "no id is taken at: {gone:?}");
    let (asked, _guard) = Asked::begin();
    let (mut compared, mut controls, mut told, mut most) = (0, 0, 0, 0);
    for (caller, address, unknown, foreign, own) in &table {
        let (who, cookie, stamp) = callers[*caller];
        let question = Question {
            who,
            cookie,
            stamp,
            address: *address,
            unknown,
            foreign,
            own: *own,
        };
        for accept in [BROWSER, PROGRAM] {
            let unknown = question.cost(&portal, accept, question.unknown, &asked).await;
            most = most.max(unknown.1);
            for id in question.foreign {
                let foreign = question.cost(&portal, accept, id, &asked).await;
                assert_eq!(
                    foreign, unknown,
                    "{} at {:?}, {accept}",
                    question.who, question.address
                );
                compared += 1;
            }
            // By a browser only: what is done once cannot be done again.
            if let Some(own) = question.own.filter(|_| accept == BROWSER) {
                asked.taken();
                let own = question.ask(&portal, accept, own).await;
                told += usize::from(asked.taken() != unknown.1);
                assert_ne!(
                    own, unknown.0,
                    "the control: {} at {:?}",
                    question.who, question.address
                );
                controls += 1;
            }
        }
    }
    for (visitor, home) in [
        (&mut otto, "/me"),
        (&mut marit, "/me"),
        (&mut idris, "/desk"),
        (&mut elsewhere, "/desk"),
    ] {
        visitor.page(home).await;
    }
    assert!(told > 0 && most > 1, "the counter sees nothing");
    println!(
        "unknown and foreign ids: {} questions, {compared} foreign ids, 0 told from unknown by status, headers, body or by how \
         often the database was asked (at most {most} times); the control: {controls} own ids told, {told} of them by how often",
        table.len()
    );
}

/// Otto's conversations have odd numbers and nobody has even ones, so that neither kind stands in a place of its own.
const MANY: usize = 64;

fn conversation(number: usize) -> ConversationId {
    ConversationId::parse(&format!("conv-{number:06}")).unwrap()
}

async fn fill(portal: &Portal, app: &str, user: &str, first: usize) {
    let mut lines = Vec::new();
    for number in (0..MANY).map(|number| first + 2 * number) {
        let id = conversation(number);
        let id = id.as_str();
        let message = json!({
            "id": format!("msg-{id}"), "received": "2026-11-03T10:00:00.000Z",
            "author": {"type": "user", "userId": user}, "content": {"type": "text", "text": "x"},
        });
        for (kind, data) in [
            ("conversation", json!({"id": id, "type": "personal"})),
            ("participant", json!({"id": format!("seat-{id}"), "userId": user})),
            ("message", message),
        ] {
            let mut line = json!({"type": kind, "appId": app, "data": data});
            if kind != "conversation" {
                line["conversationId"] = json!(id);
            }
            lines.push(line.to_string());
        }
    }
    let operator = Operator::at_the_machine();
    let bundle = Cursor::new(lines.join("\n"));
    portal
        .desk
        .import(&operator, bundle, false, |_| {})
        .await
        .unwrap();
}

/// Among other tests a time says nothing: it is printed there, and held to its bar in the long run, which has the
/// machine to itself.
#[track_caller]
fn assert_equal(timing: &Timing) {
    assert!(!is_long_run() || timing.worst() < bar(timing.pairs), "{timing}");
}

#[track_caller]
fn assert_told_apart(timing: &Timing) {
    assert!(!is_long_run() || timing.worst() > 10.0, "{timing}");
}

/// In process, without HTTP around it, where a difference would be easiest to see.
#[tokio::test]
async fn an_unknown_conversation_takes_as_long_as_a_foreign_one() {
    let portal = Portal::open().await;
    fill(&portal, HARBOUR, "user-Otto", 1).await;
    fill(&portal, OTHER_APP, "user-Marit", 1_001).await;
    let maren = portal.person("maren").await;
    let maren = principal(&portal, &maren).await;
    let desk = &portal.desk;
    let look = async |number: usize| {
        let found = desk.transcript(&maren, &conversation(number), Spot::Newest).await;
        assert!(matches!(found, Err(desk::Error::NotFound)));
    };
    let unknown = async |pair: usize| look(2 * (pair % MANY)).await;
    // What cannot differ does not, so what does is no fault of the measuring.
    let nobody = async |pair: usize| look(5_000 + 2 * (pair % MANY)).await;
    let nobody_either = async |pair: usize| look(5_001 + 2 * (pair % MANY)).await;
    let timing = measure(pairs(), nobody, nobody_either).await;
    println!("dudect, two unknown conversations: {timing}");
    assert_equal(&timing);
    let timing = measure(pairs(), unknown, async |pair| look(2 * (pair % MANY) + 1).await).await;
    println!("dudect, an unknown conversation and another person's: {timing}");
    assert_equal(&timing);
    let far = async |pair: usize| look(1_000 + 2 * (pair % MANY)).await;
    let timing = measure(pairs(), far, async |pair| look(1_001 + 2 * (pair % MANY)).await).await;
    println!("dudect, an unknown conversation and another app's: {timing}");
    assert_equal(&timing);

    let twice = async |pair: usize| {
        look(2 * (pair % MANY) + 1).await;
        look(2 * (pair % MANY) + 1).await;
    };
    let timing = measure(timing::FEW, unknown, twice).await;
    println!("dudect, the control, a foreign one that is looked up twice: {timing}");
    assert_told_apart(&timing);
    let own = ConversationId::parse("conv-Maren").unwrap();
    let own = async |_| drop(desk.transcript(&maren, &own, Spot::Newest).await.unwrap());
    let timing = measure(timing::FEW, unknown, own).await;
    println!("dudect, the control, one's own: {timing}");
    assert_told_apart(&timing);
}

#[tokio::test]
async fn an_unknown_request_takes_as_long_as_a_foreign_one() {
    let portal = Portal::open().await;
    let reference = ask(&mut portal.person("otto").await).await;
    let foreign = Reference::parse(&reference).unwrap();
    // One letter beside it.
    let last = if reference.ends_with('0') { "1" } else { "0" };
    let unknown = Reference::parse(&format!("{}{last}", &reference[..reference.len() - 1])).unwrap();
    let maren = portal.person("maren").await;
    let maren = principal(&portal, &maren).await;
    let look = async |reference: &Reference| {
        let found = portal.desk.request(&maren, reference).await;
        assert!(matches!(found, Err(desk::Error::NotFound)));
    };
    let timing = measure(
        pairs(),
        async |_| look(&unknown).await,
        async |_| look(&foreign).await,
    )
    .await;
    println!("dudect, an unknown request and another person's: {timing}");
    assert_equal(&timing);
}

fn rules() -> Rules {
    Rules {
        lifetime: SignedDuration::from_hours(24),
        audience: "http://127.0.0.1:3000".to_owned(),
    }
}

/// A token whose signature is a guess.
fn guessed(kid: &str) -> String {
    let header = json!({"alg": "HS256", "typ": "JWT", "kid": kid});
    let claims = json!({"scope": "user", "external_id": "maren", "iat": NOW, "exp": NOW + 60});
    sign(&header, &claims, b"a guess")
}

/// One letter beside it.
fn beside(kid: &str) -> String {
    let last = if kid.ends_with('0') { "1" } else { "0" };
    format!("{}{last}", &kid[..kid.len() - 1])
}

/// How many signatures were checked for a token, by which algorithms, and how often the database was asked.
async fn checked(portal: &Portal, token: &str) -> (Vec<Algorithm>, usize) {
    let (asked, _guard) = Asked::begin();
    let by = std::sync::Mutex::new(Vec::new());
    let note = |verifier: &Verifier, signed: &[u8], signature: &[u8]| {
        by.lock().unwrap().push(verifier.algorithm());
        verifier.has_signed(signed, signature)
    };
    let proven = verify_by(&portal.desk, &*portal.clock, &rules(), token, note).await;
    drop(proven);
    (by.into_inner().unwrap(), asked.taken())
}

/// What the clock may not tell, by counting.
#[tokio::test]
async fn an_unknown_kid_costs_exactly_one_dummy_hmac_and_one_look() {
    let portal = Portal::open().await;
    let kid = portal.key.kid.as_str();
    let revoked = portal
        .key_for(Reach::App(AppId::parse(HARBOUR).unwrap()), KeyUse::All)
        .await
        .kid;
    let operator = Operator::at_the_machine();
    portal.desk.revoke_key(&operator, &revoked).await.unwrap();
    let whom = For::User("maren".to_owned().try_into().unwrap());
    let good = portal.token(&portal.key.kid, &whom).await;
    let one = (vec![Algorithm::Hs256], 1);
    for (what, token) in [
        ("an unknown kid", guessed(&beside(kid))),
        ("a revoked one", guessed(revoked.as_str())),
        ("a wrong signature", guessed(kid)),
        ("a good token", good.clone()),
    ] {
        let cost = checked(&portal, &token).await;
        assert_eq!(cost, one, "{what}");
        println!("{what}: {} HMAC, {} look into the database", cost.0.len(), cost.1);
    }
    // The control: what is no token costs neither.
    assert_eq!(checked(&portal, &format!("{good}.")).await, (Vec::new(), 0));
}

/// Which keys there are is not told by the clock.
#[tokio::test]
async fn an_unknown_kid_costs_one_dummy_hmac() {
    let portal = Portal::open().await;
    let rules = rules();
    let kid = portal.key.kid.as_str();
    let (wrong, unknown) = (guessed(kid), guessed(&beside(kid)));
    let check = async |token: &str| {
        let refused = verify(&portal.desk, &*portal.clock, &rules, token).await;
        assert!(refused.is_err());
    };
    // What is done for an unknown one beyond form and look-up, which opens a dummy secret: the dummy HMAC.
    let nobody = Compact::read(&unknown).unwrap().kid;
    let looked_up = async |_| {
        assert!(Compact::read(&unknown).is_ok());
        assert!(portal.desk.signing_key(&nobody).await.unwrap().is_none());
    };
    // A microsecond in fifty takes more pairs to see.
    let many = pairs().max(10 * timing::FEW);
    let dummy = measure(many, looked_up, async |_| check(&unknown).await).await;
    println!("dudect, what is done for an unknown kid beyond its look-up: {dummy}");
    let is_seen = dummy.t.into_iter().any(|t| t < -4.5);
    assert!(!is_long_run() || is_seen, "{dummy}");
    let timing = measure(
        pairs(),
        async |_| check(&unknown).await,
        async |_| check(&wrong).await,
    )
    .await;
    println!("dudect, an unknown kid and a wrong signature: {timing}");
    assert_equal(&timing);
}
