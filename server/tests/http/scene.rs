//! A portal in which every form of every address is good: a person and a member of staff in one browser, who have just
//! signed in, and something of everything to act on. What the forms hold stands in `matrix/table.rs`.

use app::{api::Who, text};
use axum::{Router, body::Body};
use desk::{MadeAddress, NewHold, Operator, Resumed};
use domain::{
    facts::{self, CoolOff, Decisions, Facts, Recipient},
    id::AppId,
    key::{KeyUse, Reach},
    opening::Occasion,
    principal::Principal,
    reason::Reason,
    request::{Ground, QuestionAbout, Reference, Words},
    session::Errand,
};
use http::{Method, Request};
use server::{auth::mint::For, http::router::routes};

use super::{
    main_job::ask,
    matrix::table::{Line, lines},
};
use crate::support::{
    Answer, Form, HARBOUR, Portal, RECIPIENT, Visitor, answer, ask_for_copy, code, encoded, grant_copy,
    grant_transfer, make_address,
};

/// Where staff say that a person was told of a request that was put for them.
const ACKNOWLEDGE: &str = "/api/acknowledge_request";

/// Where staff who reach further than one business delete one, and take that back.
const DELETIONS: [&str; 2] = ["/api/delete_app", "/api/keep_app"];

/// What a form is sent as.
pub const FORM: &str = "application/x-www-form-urlencoded";

/// A person's records are only stored from now on.
pub async fn restrict(portal: &Portal, person: &Principal, staff: &Principal) -> Reference {
    let ground = Ground::LegalClaims;
    let asked = portal.desk.submit_restriction(person, ground, "restrict").await;
    let asked = asked.unwrap();
    let approved = portal.desk.approve(staff, &asked, desk::Verdict::default());
    approved.await.unwrap();
    asked
}

/// From now on somebody has to be told of what is decided, by staff.
async fn has_a_recipient(portal: &Portal, app: &str) {
    let (operator, app) = (Operator::at_the_machine(), AppId::parse(app).unwrap());
    let facts = Facts {
        recipients: vec![Recipient {
            name: facts::Line::parse("Mailhouse").unwrap(),
            webhook: None,
        }],
        ..portal.desk.facts(&operator, &app).await.unwrap()
    };
    portal.desk.set_facts(&operator, &app, facts).await.unwrap();
}

/// Staff ask something before they decide.
async fn question(portal: &Portal, staff: &Resumed, request: &str) {
    let reference = Reference::parse(request).unwrap();
    let about = QuestionAbout::Clarification;
    let words = Words::parse("Which of the ships was it?").unwrap();
    let asked = portal.desk.ask(staff.principal(), &reference, about, words);
    asked.await.unwrap();
}

/// Staff set a legal hold on whom a request is about. Answers which.
pub async fn hold(portal: &Portal, staff: &Resumed, reference: &Reference) -> String {
    let new = NewHold {
        ground: Reason::LegalClaims,
        why: Words::parse("A lawyer has written.").unwrap(),
        until: None,
    };
    portal.desk.set_hold(staff, reference, new).await.unwrap();
    let review = portal.desk.review(staff, reference).await.unwrap();
    review.holds[0].id.to_string()
}

/// A session, and what its forms carry.
pub struct Seat {
    pub cookies: String,
    pub stamp: String,
}

pub struct Scene {
    pub portal: Portal,
    /// Maren's.
    pub me: Seat,
    /// Of staff of her app's.
    pub desk: Seat,
    /// Otto's, and a colleague's.
    pub others: [Seat; 2],
    token: String,
    code: String,
    search: String,
    draft: String,
    entry: String,
    /// Maren's own request, and Otto's.
    references: [String; 2],
    /// A transfer of Maren's that was granted, and an address for it.
    transfer: String,
    made: MadeAddress,
    /// A copy that was granted to Otto, or is to be.
    copy: String,
    /// A legal hold on him.
    hold: String,
    /// Another session of Maren's, and the colleague's.
    handles: [String; 2],
}

impl Scene {
    /// Where the form at this address has not been sent yet.
    pub async fn before(path: &str) -> Self {
        let portal = Portal::open_wide().await;
        let maren = &mut portal.person("maren").await;
        let otto = &mut portal.person("otto").await;
        let idris = &mut if DELETIONS.contains(&path) {
            provider(&portal, "Idris").await
        } else {
            portal.reviewer("Idris").await
        };
        let rowan = &mut portal.reviewer("Rowan").await;
        let second = &portal.person("maren").await;
        let mut of_otto = match path {
            "/api/decide_correction" => state(otto).await,
            _ => ask(otto).await,
        };
        // Whoever has asked already asks for nothing more.
        let own = match path {
            "/api/submit_erasure" => String::new(),
            _ => ask(maren).await,
        };
        let (me, staff) = (resumed(maren).await, resumed(idris).await);
        let search = portal.desk.keep_search(&me, "SECRET");
        let search = search.await.unwrap();
        let draft = Errand {
            page: "statement".to_owned(),
            fields: vec![("words".to_owned(), "There were two of us.".to_owned())],
        };
        let draft = portal.desk.keep_draft(&me, &draft).await.unwrap();
        let entry = Errand {
            page: "/me/requests/new/objection".to_owned(),
            fields: vec![("words".to_owned(), "SECRET".to_owned())],
        };
        let entry = portal.desk.keep_draft(&me, &entry).await.unwrap();
        let reference = Reference::parse(&of_otto).unwrap();
        if path == "/api/lift_standing" {
            let stopped = portal.desk.object_to_marketing(me.principal(), "first");
            stopped.await.unwrap();
        }
        let mut occasion = Occasion::Complaint;
        if path == "/api/announce_end" {
            let otto = resumed(otto).await;
            restrict(&portal, otto.principal(), staff.principal()).await;
            occasion = Occasion::Consent;
        }
        if path == "/api/settle_task" {
            has_a_recipient(&portal, HARBOUR).await;
            let otto = resumed(otto).await;
            let restricted = restrict(&portal, otto.principal(), staff.principal()).await;
            of_otto = restricted.to_string();
            occasion = Occasion::Consent;
        }
        let opened = portal.desk.open_record(&staff, &reference, occasion);
        opened.await.unwrap();
        let hold = match path {
            "/api/lift_hold" => hold(&portal, &staff, &reference).await,
            _ => String::new(),
        };
        match path {
            "/api/answer_question" => question(&portal, &staff, &own).await,
            "/api/close_question" => question(&portal, &staff, &of_otto).await,
            _ => {}
        }
        // Whoever has been granted a copy is put for no other.
        let copy = match path {
            "/api/put_request" => reference.clone(),
            // Nobody has told him that it is here.
            ACKNOWLEDGE => ask_for_copy(&portal, &staff, "otto").await,
            _ => grant_copy(&portal, &staff, "otto").await,
        };
        let transfer = grant_transfer(&portal, me.principal(), staff.principal()).await;
        let made = make_address(&portal, me.principal(), &transfer).await;
        if path == DELETIONS[1] {
            want_it_to_go(&portal, staff.principal()).await;
        }
        let handles = [handle(second).await, handle(rowan).await];
        let seats = [
            seat(maren, "/me").await,
            seat(idris, "/desk").await,
            seat(otto, "/me").await,
            seat(rowan, "/desk").await,
        ];
        let [me, desk, of_otto_too, of_rowan] = seats;
        Self {
            token: token(&portal).await,
            code: code(&portal, "maren").await,
            portal,
            me,
            desk,
            others: [of_otto_too, of_rowan],
            search,
            draft,
            entry,
            references: [own, of_otto],
            transfer: transfer.to_string(),
            made,
            copy: copy.to_string(),
            hold,
            handles,
        }
    }

    /// With a link that leads in as somebody else than is here: it would end Maren's session.
    pub async fn at_anothers_door() -> Self {
        let scene = Self::before("/enter/{code}").await;
        Self {
            code: code(&scene.portal, "otto").await,
            ..scene
        }
    }

    /// Both sessions' cookies.
    pub fn cookies(&self) -> String {
        format!("{}; {}", self.me.cookies, self.desk.cookies)
    }

    /// Maren, for whoever would act in her name.
    pub async fn maren(&self) -> Principal {
        let session = self.me.cookies.split("rd-me-3000=").nth(1).unwrap();
        let session = session.split(';').next().unwrap();
        let resumed = self.portal.desk.resume(session).await.unwrap();
        resumed.unwrap().principal().clone()
    }

    /// The address with its ids.
    pub fn address(&self, path: &str) -> String {
        path.replace("{code}", &self.code)
            .replace("{address}", &self.made.code)
            .replace("{id}", "conv-Maren")
            .replace("{reference}", self.reference(path))
            .replace("{attachment}", &"0".repeat(64))
            .replace("{*name}", "x.js")
    }

    fn reference(&self, path: &str) -> &str {
        if path.ends_with("/address") {
            return &self.transfer;
        }
        if path.ends_with("copy") || path.contains("/export.") || path == ACKNOWLEDGE {
            return &self.copy;
        }
        let is_desks = line("POST", path).or_else(|| line("GET", path));
        let [own, of_otto] = &self.references;
        match is_desks {
            Some((_, _, Who::Staff, _)) => of_otto,
            _ => own,
        }
    }

    /// A good form, or a good query: everything that the table lists, filled in.
    pub fn fields(&self, method: &str, path: &str) -> Vec<(&'static str, String)> {
        let Some((_, _, who, fields)) = line(method, path) else {
            return Vec::new();
        };
        let filled = fields.iter().map(|field| {
            let (name, what) = field.trim_start_matches('?').split_once('=').unwrap();
            (name, self.value(what, path, who))
        });
        filled.collect()
    }

    fn value(&self, what: &str, path: &str, who: Who) -> String {
        let [own_handle, colleagues] = &self.handles;
        let is_staff = who == Who::Staff;
        let value: &str = match what {
            "stamp" if is_staff => &self.desk.stamp,
            "stamp" => &self.me.stamp,
            "handle" if is_staff => colleagues,
            "handle" => own_handle,
            "reference" => self.reference(path),
            "token" => &self.token,
            "search" => &self.search,
            "draft" => &self.draft,
            "entry" => &self.entry,
            "hold" => &self.hold,
            "way" => "statement",
            "app" | "typed-name" => HARBOUR,
            "external_id" => "otto",
            "conversation" => "conv-Maren",
            "place" => "2026-11-01T10:01:00Z~msg-Maren-1",
            "typed" => "SECRET",
            "writer" => "me",
            "kind" => "text",
            "channel" => "whatsapp",
            "day" => "2026-11-01",
            "order" => "oldest",
            "key" | "task" => "1",
            "cursor" => return format!("2026-01-01~{}", self.references[1]),
            "page" => "/me/export",
            "view" => "closed",
            "language" => "de",
            "reason" => "legal_obligation",
            "occasion" => "decide_request",
            "sequence" => "1000000",
            "read-to" => "1~accessLog~0",
            "visit" => "9999-01-01T00:00:00Z~0000000000000000",
            "size" => "everything",
            "some" => "messages",
            "message" => "msg-Maren-1",
            "ground" => "unlawful",
            "standing" => "marketing",
            "flag" => "false",
            "look" => "complaint",
            "said" => "Which of the ships was it?",
            "question" => "clarification",
            "closing" => "answered_elsewhere",
            "why" => "complex",
            "ask" => "access",
            "intake" => "letter",
            "region" => "US-VA",
            "secret" => &self.made.secret,
            // Whom nobody has named yet.
            "recipient" => return format!("{RECIPIENT} Two"),
            "how" => "post",
            "outcome" => "yes",
            "part" => "controller",
            "fact" => "name",
            "class" => "requests",
            "period" => "24 months",
            "once" => "0123456789abcdef0123456789abcdef",
            other => panic!("the table asks for {other}"),
        };
        value.to_owned()
    }

    /// Posts a form as a browser would that has both sessions, or as the business's server.
    pub async fn post(
        &self,
        router: &Router,
        path: &str,
        headers: &[(&str, &str)],
        fields: &[(&str, String)],
    ) -> Answer {
        let pairs: Vec<_> = fields.iter().map(|(name, value)| (*name, &**value)).collect();
        let mut request = self.request(&Method::POST, &self.address(path));
        if !headers.iter().any(|(name, _)| *name == "content-type") {
            request = request.header("content-type", FORM);
        }
        for (name, value) in headers.iter().filter(|(_, value)| !value.is_empty()) {
            request = request.header(*name, *value);
        }
        let request = request.header("cookie", self.cookies());
        let body = Body::from(encoded(&pairs));
        answer(router, request.body(body).unwrap()).await
    }

    /// A request with everything but cookies.
    pub fn request(&self, method: &Method, uri: &str) -> http::request::Builder {
        Request::builder()
            .method(method)
            .uri(uri)
            .header("host", &self.portal.authority)
            .header("accept", "text/html")
            .header("authorization", format!("Bearer {}", self.token))
    }
}

/// Every address that takes a post, from the running router.
pub fn posts(portal: &Portal) -> Vec<String> {
    let routes = routes(&portal.server);
    let posts = routes
        .listed()
        .iter()
        .filter(|route| route.method == Method::POST);
    posts.map(|route| route.path.clone()).collect()
}

/// Whether a form was taken as it is. Two lead to the way in, which says why one is there.
pub fn is_taken(path: &str, answer: &Answer) -> bool {
    let why = match path {
        "/api/end_own_sessions" => "/sign-in?problem=left",
        "/api/sign_in_again" => "/sign-in?problem=not_fresh&page=%2Fme%2Fexport",
        _ => "",
    };
    let page = answer.location();
    let led_on = answer.status.is_redirection() && (page == why || !page.contains("problem="));
    answer.status.is_success() || led_on
}

/// Functions by which pages are drawn: they act on nothing.
pub fn only_reads(path: &str) -> bool {
    path.starts_with("/api/me/") || path.starts_with("/api/desk/")
}

fn line(method: &str, path: &str) -> Option<Line> {
    lines().find(|line| line.0 == method && line.1 == path)
}

/// Somebody of the provider's.
async fn provider<'p>(portal: &'p Portal, name: &str) -> Visitor<'p> {
    let key = portal.key_for(Reach::Provider, KeyUse::Staff).await.kid;
    portal
        .signed_in(&key, &For::Staff(name.to_owned()), "/desk")
        .await
}

/// One of two wants the business to go.
async fn want_it_to_go(portal: &Portal, staff: &Principal) {
    let app = AppId::parse(HARBOUR).unwrap();
    let facts = Facts {
        decisions: Decisions {
            two_people: true,
            cool_off: CoolOff::NONE,
        },
        ..Facts::default()
    };
    let operator = Operator::at_the_machine();
    portal.desk.set_facts(&operator, &app, facts).await.unwrap();
    let wanted = portal.desk.delete_app(staff, &app, HARBOUR).await;
    assert_eq!(wanted.unwrap(), desk::Approved::FirstOfTwo);
}

async fn resumed(visitor: &Visitor<'_>) -> Resumed {
    let mut sessions = visitor.cookies.iter().filter(|(name, _)| !name.contains("open"));
    let (_, cookie) = sessions.next().unwrap();
    visitor.portal.desk.resume(cookie).await.unwrap().unwrap()
}

/// Asks for a statement to be kept.
async fn state(visitor: &Visitor<'_>) -> String {
    let resumed = resumed(visitor).await;
    let asked = visitor
        .portal
        .desk
        .submit_statement(resumed.principal(), "There were two of us.", "once");
    asked.await.unwrap().to_string()
}

/// What the visitor's session is called on lists.
pub async fn handle(visitor: &Visitor<'_>) -> String {
    let resumed = resumed(visitor).await;
    let (listed, _) = visitor.portal.desk.sessions(&resumed, None).await.unwrap();
    let this = listed.into_iter().find(|listed| listed.is_this);
    this.unwrap().handle
}

async fn seat(visitor: &mut Visitor<'_>, home: &str) -> Seat {
    let page = visitor.page(home).await;
    let form = Form::with_button(&page, text::frame::SIGN_OUT.en);
    let pairs = visitor
        .cookies
        .iter()
        .map(|(name, value)| format!("{name}={value}"));
    Seat {
        cookies: pairs.collect::<Vec<_>>().join("; "),
        stamp: form.field("stamp").to_owned(),
    }
}

async fn token(portal: &Portal) -> String {
    let whom = For::User("maren".to_owned().try_into().unwrap());
    portal.token(&portal.key.kid, &whom).await
}
