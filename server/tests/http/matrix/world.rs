//! A portal with everybody in it.

use std::{collections::HashMap, io::Cursor};

use axum::Router;
use desk::{Operator, Resumed};
use domain::{
    audit::{Act, Chain, Entry},
    erasure::Size,
    id::{AppId, ExternalId, KeyId},
    key::{KeyUse, Reach},
    opening::Occasion,
    principal::Principal,
    reason::Reason,
    request::{QuestionAbout, Reference, Words},
    session::Errand,
};
use evidence::SessionId;
use http::Request;
use jiff::SignedDuration;
use serde_json::{Value, json};
use server::{
    auth::mint::For,
    http::{router::routes, routes::Listed},
};

use super::{
    cast::{Caller, Owner, Person, Post, Target},
    words::{Kind, Whose, Word, planted},
};
use crate::{
    scene::{hold, restrict},
    support::{HARBOUR, OTHER_APP, Picture, Portal, grant_copy, grant_transfer, make_address, show},
};

/// Makes the router under test of a portal, and adds to the list what it adds to the routes. It is handed every person,
/// signed in, for what a careless handler might do with that.
pub type Build = fn(&Portal, &[Principal], &mut Vec<Listed>) -> Router;

pub struct World {
    pub portal: Portal,
    pub router: Router,
    pub listed: Vec<Listed>,
    pub callers: Vec<Caller>,
    pub targets: Vec<Target>,
    pub words: Vec<Word>,
    people: Vec<(Person, Principal)>,
    keys: Vec<KeyId>,
    heads: HashMap<Chain, u64>,
}

/// A session as it was opened.
#[derive(Clone)]
struct Opened {
    cookies: Vec<(String, String)>,
    stamp: String,
    resumed: Resumed,
    handle: String,
}

impl Opened {
    fn principal(&self) -> &Principal {
        self.resumed.principal()
    }
}

impl World {
    pub async fn open(build: Build) -> Self {
        let portal = Portal::open_wide().await;
        portal
            .desk
            .import(&Operator::at_the_machine(), Cursor::new(more()), false, |_| {})
            .await
            .unwrap();
        let pictures = [
            picture(HARBOUR, "conv-Maren", "user-Maren"),
            picture(HARBOUR, "conv-Otto", "user-Otto"),
            picture(OTHER_APP, "conv-Marit", "user-Marit"),
            picture(HARBOUR, "conv-both", "user-Otto"),
        ];
        show(&portal, &pictures).await;
        let keys = keys(&portal).await;
        let ended = ended(&portal).await;
        let mut people = Vec::new();
        for one in [Person::Maren, Person::Otto, Person::Marit, Person::Stranger] {
            people.push((one, person(&portal, key_of(&keys, one), one).await));
        }
        let mut posts = Vec::new();
        for (post, kid) in Post::ALL.into_iter().zip(&keys) {
            posts.push((post, staff(&portal, kid, post).await));
        }
        let targets = targets(&portal, &keys, &people, &posts).await;
        // Whoever reaches her tells her when that ends.
        restrict(&portal, people[2].1.principal(), posts[1].1.principal()).await;
        open_records(&portal, &posts, &targets).await;
        let mut callers = vec![nobody()];
        callers.extend(ended);
        callers.extend(alive(&portal, &keys, &people, &posts).await);
        callers.push(both_sides(&portal, &keys).await);
        callers.push(swapped(&people[0].1, &posts[0].1));

        let words = words(&callers, &targets);
        let principals: Vec<_> = people
            .iter()
            .map(|(_, opened)| opened.principal().clone())
            .collect();
        let mut listed = routes(&portal.server).listed().to_vec();
        let router = build(&portal, &principals, &mut listed);
        let mut world = Self {
            portal,
            router,
            listed,
            callers,
            targets,
            words,
            people: people
                .into_iter()
                .map(|(one, opened)| (one, opened.principal().clone()))
                .collect(),
            keys,
            heads: HashMap::new(),
        };
        world.written().await;
        world
    }

    /// What has been written down since this was last asked.
    pub async fn written(&mut self) -> Vec<(Chain, Entry)> {
        let mut written = Vec::new();
        let app = |id| Chain::App(AppId::parse(id).unwrap());
        for chain in [app(HARBOUR), app(OTHER_APP), Chain::Installation] {
            let head = self.heads.entry(chain.clone()).or_default();
            let operator = Operator::at_the_machine();
            for line in self
                .portal
                .desk
                .audit_page(&operator, &chain, *head)
                .await
                .unwrap()
            {
                *head = line.sequence;
                written.push((chain.clone(), line.entry));
            }
        }
        written
    }

    /// Whose records are open to this caller from now on.
    pub fn note_opened(&mut self, at: usize, written: &[(Chain, Entry)]) {
        for (chain, entry) in written.iter().filter(|(_, entry)| entry.act == Act::RecordOpened) {
            let whose = Person::HELD
                .into_iter()
                .find(|person| self.is_about(*person, chain, entry));
            self.callers[at].opened.extend(whose);
        }
    }

    fn is_about(&self, person: Person, chain: &Chain, entry: &Entry) -> bool {
        let principal = self.people.iter().find(|(one, _)| *one == person);
        let subject = principal.and_then(|(_, principal)| match principal {
            Principal::User { subject, .. } => Some(*subject),
            Principal::Staff { .. } => None,
        });
        subject == entry.subject && chain.name() == person.app()
    }

    /// Whether so much has changed by this that nothing more can be learnt here.
    pub async fn is_used_up(&mut self, at: usize, path: &str, written: &[(Chain, Entry)]) -> bool {
        let is_entry = path == "/enter/{code}";
        let stays = |act| {
            matches!(
                act,
                Act::Exported
                    | Act::AddressRefused
                    | Act::RecordOpened
                    | Act::HandedOver
                    | Act::SignInRefused
                    | Act::AccessRefused
            )
        };
        let acts: Vec<_> = written.iter().map(|(_, entry)| entry.act).collect();
        if is_entry && self.callers[at].me.is_none() && acts.contains(&Act::SignedIn) {
            // Only the link is.
            for target in &mut self.targets {
                if let Owner::Person(person) = target.owner {
                    target.code = link(&self.portal, &self.keys, person).await;
                }
            }
            self.written().await;
            return false;
        }
        !acts.into_iter().all(stays)
    }

    /// Whether this act, of which that is the trace, was the caller's to do.
    pub fn is_rightful(&self, at: usize, path: &str, target: &Target, chain: &Chain, entry: &Entry) -> bool {
        let caller = &self.callers[at];
        let is_about = |person: Person| self.is_about(person, chain, entry);
        match entry.act {
            // A good token is refused where it does not fit.
            Act::SignInRefused => caller.token_is_good,
            // Whoever has a token or a link may use it.
            Act::SignedIn => match path {
                "/sign-in" => caller.token_is_good,
                _ => path == "/enter/{code}" && target.owner != Owner::Nobody,
            },
            Act::HandedOver => path == "/handover" && caller.token_is_good && caller.me.is_some_and(is_about),
            // Whoever has an address and what belongs to it may use it.
            Act::AddressUsed | Act::AddressRefused | Act::Exported | Act::CopyDelivered
                if path == "/fetch/{address}" =>
            {
                target.owner != Owner::Nobody
            }
            Act::AddressMade => {
                let reaches = path.starts_with("/desk/") && caller.is_staff_for(chain.name());
                reaches || (path.starts_with("/me/") && caller.me.is_some_and(is_about))
            }
            Act::Exported if path.starts_with("/desk/") => caller.is_staff_for(chain.name()),
            Act::CopyDelivered => path == "/api/deliver_copy" && caller.is_staff_for(chain.name()),
            Act::FactsSet => path == "/api/set_facts" && caller.is_staff_for(chain.name()),
            // Staff of that business alone do not delete it.
            Act::AppDeletionDecided => {
                let is_own = matches!(caller.desk, Some(Post::Own | Post::Foreign));
                path == "/api/delete_app" && !is_own && caller.is_staff_for(chain.name())
            }
            Act::RetentionConfirmed => path == "/api/confirm_retention" && caller.is_staff_for(chain.name()),
            Act::SignedOut if caller.me.is_none() => path == "/sign-out" && caller.lives,
            Act::Exported
            | Act::RequestOpened
            | Act::RequestWithdrawn
            | Act::QuestionAnswered
            | Act::SignedOut => caller.me.is_some_and(is_about),
            Act::MessageSent if path == "/api/send_message" => caller.me.is_some_and(is_about),
            Act::SessionsEnded if path.starts_with("/api/end_own") => caller.me.is_some_and(is_about),
            Act::SessionsEnded if path == "/api/end_staff_session" => caller.desk.is_some(),
            Act::RecordOpened if path != "/api/open_record" => false,
            Act::SessionsEnded
            | Act::RequestApproved
            | Act::RequestRefused
            | Act::RestrictionEnding
            | Act::HoldSet
            | Act::HoldLifted
            | Act::TaskSettled
            | Act::RequestOpenedFor
            | Act::RequestTakenUp
            | Act::RequestAcknowledged
            | Act::RequestExtended
            | Act::QuestionAsked
            | Act::QuestionClosed
            | Act::MessageSent
            | Act::RecordOpened => {
                let reaches = caller.is_staff_for(chain.name());
                reaches && matches!(target.owner, Owner::Person(person) if is_about(person))
            }
            _ => false,
        }
    }
}

fn nobody() -> Caller {
    Caller {
        name: "nobody",
        cookies: String::new(),
        me: None,
        desk: None,
        stamps: ["x".to_owned(), "x".to_owned()],
        token: "x".to_owned(),
        token_is_good: false,
        lives: false,
        opened: Vec::new(),
    }
}

/// Whose sessions are over by now, and were good in their time. The clock goes on by half a day.
async fn ended(portal: &Portal) -> Vec<Caller> {
    let doomed = portal.key_for(Post::Own.reach(), KeyUse::All).await.kid;
    let mut callers = Vec::new();
    for (kid, names) in [
        (
            &portal.key.kid,
            [
                "a person's session that has expired",
                "a staff session that has expired",
            ],
        ),
        (
            &doomed,
            [
                "a person's session of a revoked key",
                "a staff session of a revoked key",
            ],
        ),
    ] {
        let opened = [
            person(portal, kid, Person::Maren).await,
            staff(portal, kid, Post::Own).await,
        ];
        let tokens = [
            portal.token(kid, &whom(Person::Maren)).await,
            portal.token(kid, &who_works(Post::Own)).await,
        ];
        for ((name, opened), token) in names.into_iter().zip(opened).zip(tokens) {
            callers.push(caller(name, &[&opened], None, None, token, false));
        }
        if *kid == doomed {
            let operator = Operator::at_the_machine();
            portal.desk.revoke_key(&operator, kid).await.unwrap();
        } else {
            portal.clock.advance(SignedDuration::from_hours(13));
        }
    }
    callers
}

/// Everybody who is who they say.
async fn alive(
    portal: &Portal,
    keys: &[KeyId],
    people: &[(Person, Opened)],
    posts: &[(Post, Opened)],
) -> Vec<Caller> {
    let mut callers = Vec::new();
    let names = [
        "the person",
        "another person of the app",
        "a person of another app",
        "a person of whom nothing is held",
    ];
    for (name, (one, opened)) in names.into_iter().zip(people) {
        let token = portal.token(key_of(keys, *one), &whom(*one)).await;
        callers.push(caller(name, &[opened], Some(*one), None, token, true));
    }
    let names = [
        "staff of the app",
        "staff of another app",
        "staff of the app's group",
        "staff of another group",
        "staff of the provider",
    ];
    for ((name, (post, opened)), kid) in names.into_iter().zip(posts).zip(keys) {
        let token = portal.token(kid, &who_works(*post)).await;
        callers.push(Caller {
            opened: post.opens().to_vec(),
            ..caller(name, &[opened], None, Some(*post), token, true)
        });
    }
    callers
}

async fn both_sides(portal: &Portal, keys: &[KeyId]) -> Caller {
    let (otto, foreign) = (
        person(portal, &keys[0], Person::Otto).await,
        staff(portal, &keys[1], Post::Foreign).await,
    );
    let token = portal.token(&keys[0], &whom(Person::Otto)).await;
    caller(
        "another person, who is staff of another app",
        &[&otto, &foreign],
        Some(Person::Otto),
        Some(Post::Foreign),
        token,
        true,
    )
}

/// Whoever has a session and its stamp may end it, in whichever cookie it is; that is all it is good for there.
fn swapped(person: &Opened, staff: &Opened) -> Caller {
    let name = "sessions in each other's cookies";
    let caller = caller(name, &[person, staff], None, None, "x".to_owned(), false);
    let cookies = caller.cookies.replace("rd-me-", "rd-x-");
    let cookies = cookies.replace("rd-desk-", "rd-me-").replace("rd-x-", "rd-desk-");
    Caller {
        cookies,
        lives: true,
        ..caller
    }
}

/// In which a word stands that is said nowhere but in that conversation.
fn picture(app: &'static str, conversation: &'static str, user: &'static str) -> Picture {
    let word = match conversation.strip_prefix("conv-") {
        Some("both") | None => "SHARED-BY-OTTO".to_owned(),
        Some(name) => format!("SECRET-{name}-0"),
    };
    Picture {
        app,
        conversation,
        user,
        file: "picture.png".to_owned(),
        media_type: "image/png".to_owned(),
        bytes: word.into_bytes(),
    }
}

/// Messages that name their authors in every way that a message can, a member of staff who wrote, and records that
/// became one.
fn more() -> String {
    let of_conversation = |conversation: &str, app: &str, kind: &str, data: Value| {
        json!({"type": kind, "appId": app, "conversationId": conversation, "data": data}).to_string()
    };
    let mut lines = Vec::new();
    for (conversation, app, id, name, minute) in [
        ("conv-both", HARBOUR, "both-4", "Maren", 4),
        ("conv-both", HARBOUR, "both-5", "Otto", 5),
        ("conv-Marit", OTHER_APP, "msg-Marit-4", "Marit", 4),
    ] {
        let named = json!({
            "id": id, "received": format!("2026-11-02T10:0{minute}:00.000Z"),
            "author": {
                "type": "user", "userId": format!("user-{name}"), "displayName": name,
                "avatarUrl": format!("https://example.com/picture-of-{name}"), "email": format!("{name}@example.com"),
            },
            "content": {"type": "text", "text": format!("SHARED-BY-{}", name.to_uppercase())},
            "source": {
                "type": "whatsapp", "originalMessageId": format!("wamid-of-{name}"),
                "client": {"id": format!("client-{name}"), "raw": {"from": format!("4477-{name}")}},
                "device": {"id": format!("device-{name}")},
            },
            "metadata": {"noted": format!("meta-of-{name}")},
        });
        lines.push(of_conversation(conversation, app, "message", named));
    }
    for (app, name) in [(HARBOUR, "Maren"), (HARBOUR, "Otto"), (OTHER_APP, "Marit")] {
        let agent = json!({
            "id": format!("msg-{name}-agent"), "received": "2026-11-01T10:05:00.000Z",
            "author": {
                "type": "business", "subtypes": ["agent"], "displayName": "AGENT-NAME",
                "avatarUrl": "https://example.com/AGENT-NAME", "email": "AGENT-NAME@example.com",
            },
            "content": {"type": "text", "text": "Good morning"},
        });
        lines.push(of_conversation(&format!("conv-{name}"), app, "message", agent));
        let device = json!({
            "id": format!("device-{name}-two"), "type": "android", "pushNotificationToken": format!("push-to-{name}"),
        });
        let merge = json!({
            "mergedUsers": {
                "surviving": {"id": format!("user-{name}")},
                "discarded": {"id": format!("before-of-{name}")},
            },
            "discardedMetadata": {"tier": format!("lost-of-{name}")}, "reason": "api",
        });
        lines.push(json!({"type": "merge", "appId": app, "data": merge}).to_string());
        let preference = json!({
            "userId": format!("user-{name}"), "marketing": false, "origin": format!("told-by-{name}"),
        });
        lines.push(json!({"type": "preference", "appId": app, "data": preference}).to_string());
        lines.push(
            json!({"type": "device", "appId": app, "userId": format!("user-{name}"), "data": device})
                .to_string(),
        );
    }
    lines.join("\n")
}

/// A key for every post.
async fn keys(portal: &Portal) -> Vec<KeyId> {
    let mut keys = Vec::new();
    for post in Post::ALL {
        let kid = match post.reach() {
            Reach::App(app) if app.as_str() == HARBOUR => portal.key.kid.clone(),
            reach => portal.key_for(reach, KeyUse::All).await.kid,
        };
        keys.push(kid);
    }
    keys
}

/// The key of the person's app.
fn key_of(keys: &[KeyId], person: Person) -> &KeyId {
    &keys[usize::from(person.app() != HARBOUR)]
}

fn who_works(post: Post) -> For {
    For::Staff(post.name().to_owned())
}

fn whom(person: Person) -> For {
    For::User(ExternalId::parse(person.external_id()).unwrap())
}

async fn person(portal: &Portal, kid: &KeyId, person: Person) -> Opened {
    open(portal, kid, &whom(person), "/me").await
}

async fn staff(portal: &Portal, kid: &KeyId, post: Post) -> Opened {
    open(portal, kid, &who_works(post), "/desk").await
}

async fn open(portal: &Portal, kid: &KeyId, whom: &For, home: &str) -> Opened {
    let visitor = portal.signed_in(kid, whom, home).await;
    let cookies: Vec<_> = visitor.cookies.into_iter().collect();
    let session = cookies.iter().find(|(name, _)| !name.contains("open")).unwrap();
    // As forms have it, without a page being drawn for it in each world: were it another one, nobody would see it.
    let stamp = SessionId::parse(&session.1).unwrap().stamp();
    let resumed = portal.desk.resume(&session.1).await.unwrap().unwrap();
    let (sessions, _) = portal.desk.sessions(&resumed, None).await.unwrap();
    let handle = sessions
        .into_iter()
        .find(|session| session.is_this)
        .unwrap()
        .handle;
    Opened {
        cookies,
        stamp,
        resumed,
        handle,
    }
}

fn caller(
    name: &'static str,
    sessions: &[&Opened],
    me: Option<Person>,
    desk: Option<Post>,
    token: String,
    token_is_good: bool,
) -> Caller {
    let pairs = sessions.iter().flat_map(|session| &session.cookies);
    let pairs: Vec<_> = pairs.map(|(name, value)| format!("{name}={value}")).collect();
    let stamp = |side: fn(&Principal) -> bool| {
        let found = sessions.iter().find(|session| side(session.principal()));
        found.map(|session| session.stamp.clone()).unwrap_or_default()
    };
    Caller {
        name,
        cookies: pairs.join("; "),
        me,
        desk,
        stamps: [
            stamp(|principal| matches!(principal, Principal::User { .. })),
            stamp(|principal| matches!(principal, Principal::Staff { .. })),
        ],
        token,
        token_is_good,
        lives: token_is_good,
        opened: Vec::new(),
    }
}

/// Some staff say why, and have the records open that they open ([`Post::opens`]).
async fn open_records(portal: &Portal, posts: &[(Post, Opened)], targets: &[Target]) {
    for (post, staff) in posts {
        for person in post.opens() {
            let occasion = match person {
                Person::Marit => Occasion::Consent,
                _ => Occasion::DecideRequest,
            };
            let is_open = |target: &&Target| target.owner == Owner::Person(*person) && !target.is_closed;
            let reference = &targets.iter().find(is_open).unwrap().reference;
            portal
                .desk
                .open_record(&staff.resumed, &Reference::parse(reference).unwrap(), occasion)
                .await
                .unwrap();
        }
    }
}

/// Everybody's things, and some of nobody's.
async fn targets(
    portal: &Portal,
    keys: &[KeyId],
    people: &[(Person, Opened)],
    posts: &[(Post, Opened)],
) -> Vec<Target> {
    let mut targets = Vec::new();
    for (one, opened) in people.iter().filter(|(one, _)| *one != Person::Stranger) {
        let (_, refused_by) = posts.iter().find(|(post, _)| *post == one.refused_by()).unwrap();
        let ask = async |once: &str| {
            portal
                .desk
                .submit_erasure_of(opened.principal(), Size::Everything, &[], once)
                .await
                .unwrap()
        };
        let closed: Reference = ask("first").await;
        let refused = portal.desk.refuse(
            refused_by.principal(),
            &closed,
            Reason::LegalObligation,
            Some(one.note()),
        );
        refused.await.unwrap();
        let target = Target {
            address: Target::unknown().address,
            secret: Target::unknown().secret,
            owner: Owner::Person(*one),
            app: one.app(),
            external_id: one.external_id(),
            conversation: format!("conv-{one:?}"),
            place: format!("2026-11-01T10:01:00Z~msg-{one:?}-1"),
            attachment: Picture::id(&format!("conv-{one:?}")),
            reference: String::new(),
            is_closed: false,
            handle: opened.handle.clone(),
            search: look(portal, *one, opened).await,
            entry: objection(portal, *one, opened).await,
            draft: draft(portal, opened).await,
            hold: Target::unknown().hold,
            code: link(portal, keys, *one).await,
            page: String::new(),
        };
        for (reference, is_closed) in [(ask("second").await, false), (closed, true)] {
            targets.push(Target {
                reference: reference.to_string(),
                is_closed,
                page: format!("/desk/requests/{reference}"),
                ..target.clone()
            });
        }
    }
    let granter = For::Staff("GRANTER".to_owned());
    let granter = open(portal, &portal.key.kid, &granter, "/desk").await;
    keep(portal, &granter, &mut targets).await;
    let more = [
        granted(portal, &granter, people, &targets[0]).await,
        stated(portal, &granter, people, &targets).await,
    ];
    targets.extend(more.into_iter().flatten());
    targets.push(Target {
        owner: Owner::Both,
        conversation: "conv-both".to_owned(),
        place: "2026-11-02T10:01:00Z~both-2".to_owned(),
        attachment: Picture::id("conv-both"),
        ..targets[0].clone()
    });
    targets.push(Target::unknown());
    targets.extend(posts.iter().map(|(post, opened)| Target {
        owner: Owner::Staff(*post),
        handle: opened.handle.clone(),
        page: "/me/export".to_owned(),
        ..Target::unknown()
    }));
    targets
}

/// A legal hold stands on Otto: others' deletions can be approved. By somebody of staff who calls nowhere, from what was
/// decided.
async fn keep(portal: &Portal, keeper: &Opened, targets: &mut [Target]) {
    let of_otto = |target: &Target| target.owner == Owner::Person(Person::Otto);
    let decided = targets.iter().find(|target| of_otto(target) && target.is_closed);
    let reference = Reference::parse(&decided.unwrap().reference).unwrap();
    let held = hold(portal, &keeper.resumed, &reference).await;
    for target in targets.iter_mut().filter(|target| of_otto(target)) {
        target.hold.clone_from(&held);
    }
}

/// What was granted of Maren's: a copy for her, and one for somebody else, with an address. By somebody of staff who
/// calls nowhere.
async fn granted(
    portal: &Portal,
    granter: &Opened,
    people: &[(Person, Opened)],
    of_maren: &Target,
) -> [Target; 2] {
    let (_, maren) = people.iter().find(|(one, _)| *one == Person::Maren).unwrap();
    let copy = grant_copy(portal, &granter.resumed, "maren").await;
    let (person, by) = (maren.principal(), granter.principal());
    let transfer = grant_transfer(portal, person, by).await;
    let made = make_address(portal, person, &transfer).await;
    let of = |reference: &Reference| Target {
        reference: reference.to_string(),
        is_closed: false,
        page: format!("/desk/requests/{reference}"),
        ..of_maren.clone()
    };
    let address = Target {
        address: made.code.to_string(),
        secret: made.secret.to_string(),
        ..of(&transfer)
    };
    [of(&copy), address]
}

/// What Maren and Otto want kept with their records: hers can be decided, and of his he was asked something. By the same
/// member of staff.
async fn stated(
    portal: &Portal,
    staff: &Opened,
    people: &[(Person, Opened)],
    targets: &[Target],
) -> [Target; 2] {
    let state = async |whose: Person| {
        let (_, opened) = people.iter().find(|(one, _)| *one == whose).unwrap();
        let asked = portal
            .desk
            .submit_statement(opened.principal(), STATEMENT, "statement");
        let reference = asked.await.unwrap();
        let is_theirs = |target: &&Target| target.owner == Owner::Person(whose) && !target.is_closed;
        let target = Target {
            reference: reference.to_string(),
            page: format!("/desk/requests/{reference}"),
            ..targets.iter().find(is_theirs).unwrap().clone()
        };
        (target, reference)
    };
    let (of_maren, _) = state(Person::Maren).await;
    let (of_otto, reference) = state(Person::Otto).await;
    let about = QuestionAbout::Clarification;
    let question = Words::parse("Which of the ships was it?").unwrap();
    let asked = portal.desk.ask(staff.principal(), &reference, about, question);
    asked.await.unwrap();
    [of_maren, of_otto]
}

/// What somebody says where their record is incomplete.
const STATEMENT: &str = "There were two of us.";

/// What this person has entered and not sent, kept with their session.
async fn draft(portal: &Portal, opened: &Opened) -> String {
    let draft = Errand {
        page: "statement".to_owned(),
        fields: vec![("words".to_owned(), STATEMENT.to_owned())],
    };
    let kept = portal.desk.keep_draft(&opened.resumed, &draft);
    kept.await.unwrap()
}

/// What only this person would write of why they object, kept with their session.
async fn objection(portal: &Portal, person: Person, opened: &Opened) -> String {
    let draft = Errand {
        page: "/me/requests/new/objection".to_owned(),
        fields: vec![("words".to_owned(), format!("SECRET-{person:?}-0"))],
    };
    let kept = portal.desk.keep_draft(&opened.resumed, &draft);
    kept.await.unwrap()
}

/// What only this person would look for, kept with their session.
async fn look(portal: &Portal, person: Person, opened: &Opened) -> String {
    let typed = format!("SECRET-{person:?}-0");
    let kept = portal.desk.keep_search(&opened.resumed, &typed);
    kept.await.unwrap()
}

/// A link, as the person's business gets one.
async fn link(portal: &Portal, keys: &[KeyId], person: Person) -> String {
    let token = portal.token(key_of(keys, person), &whom(person)).await;
    let bearer = format!("Bearer {token}");
    let request = Request::post("/handover").header("authorization", bearer);
    let answer = portal.visitor().send(request, String::new()).await;
    let said: Value = serde_json::from_slice(&answer.body).unwrap();
    let url = said["url"].as_str().unwrap();
    url.rsplit('/').next().unwrap().to_owned()
}

/// What was planted, and what this portal made up: references, handles, stamps, cookies.
fn words(callers: &[Caller], targets: &[Target]) -> Vec<Word> {
    let mut words = planted();
    for target in targets {
        match target.owner {
            Owner::Person(person) => {
                let whose = Whose::Person(person);
                let kind = if target.is_closed {
                    Kind::ClosedReference
                } else {
                    words.push(Word::new(&target.handle, Kind::Handle, whose));
                    Kind::OpenReference
                };
                words.push(Word::new(&target.reference, kind, whose));
            }
            Owner::Staff(post) => words.push(Word::new(&target.handle, Kind::Handle, Whose::Staff(post))),
            Owner::Both | Owner::Nobody => {}
        }
    }
    for (at, caller) in callers.iter().enumerate() {
        let cookies = caller.cookies.split("; ").filter_map(|pair| pair.split_once('='));
        for (_, value) in cookies.filter(|(name, _)| !name.contains("open")) {
            words.push(Word::new(value, Kind::Cookie, Whose::Session(at)));
        }
        // Those of the sessions that lie in each other's cookies are their owners'.
        if caller.me.is_some() || caller.desk.is_some() {
            let stamps = caller.stamps.iter().filter(|stamp| !stamp.is_empty());
            words.extend(stamps.map(|stamp| Word::new(stamp, Kind::Stamp, Whose::Session(at))));
        }
    }
    words
}
