//! Those who have the data are told, by a real server's leave.

use std::io::Cursor;

use base64::{
    Engine as _,
    prelude::{BASE64_STANDARD, BASE64_URL_SAFE_NO_PAD},
};
use desk::{Desk, Operator, Parts, Sessions, Tell as _, UserRef, Webhook};
use domain::{
    audit::{Act, Chain},
    facts::{Facts, Line, PageUrl, Recipient},
    id::{AppId, ExternalId},
    key::Algorithm,
    request::Words,
    task::Trouble,
};
use evidence::{SystemRandom, Verifier};
use store::sqlite::Sqlite;
use tempfile::TempDir;

use super::*;
use crate::clock::SystemClock;

const OPERATOR: Operator = Operator::at_the_machine();

/// A business, and Maren.
const BUNDLE: &str = r#"{"type":"app","appId":"a1","data":{"id":"a1","displayName":"Harbourline"}}
{"type":"user","appId":"a1","data":{"id":"u1","externalId":"maren","profile":{"surname":"Okonjo"}}}
"#;

const THANKS: &str = "HTTP/1.1 204 Thanks\r\n\r\n";

fn app() -> AppId {
    AppId::parse("a1").unwrap()
}

/// What leaves, in a word.
fn webhook(address: String) -> Webhook {
    Webhook {
        address,
        id: "7K4M-2Q9X-B3TD-1".into(),
        at: jiff::Timestamp::UNIX_EPOCH,
        kid: "key".into(),
        signature: "v1a,x".into(),
        body: "{}".into(),
    }
}

/// A desk that tells whoever is far, of an erasure that is carried out.
async fn erased(folder: &TempDir, far: &Far) -> Desk {
    let parts = Parts {
        store: Arc::new(Sqlite::open(folder.path()).unwrap()),
        master_key: folder.path().join("master.key"),
        clock: Arc::new(SystemClock),
        random: Arc::new(SystemRandom),
        sessions: Sessions::default(),
        fetch: None,
        tell: Some(Arc::new(Notices::by(to(far)))),
    };
    let desk = Desk::set_up(parts).await.unwrap();
    let bundle = Cursor::new(BUNDLE.to_owned());
    desk.import(&OPERATOR, bundle, false, |_| {}).await.unwrap();
    let facts = Facts {
        recipients: vec![Recipient {
            name: Line::parse("Mailhouse").unwrap(),
            webhook: Some(PageUrl::parse(&far.url(NAME, "/privacy")).unwrap()),
        }],
        ..Facts::default()
    };
    desk.set_facts(&OPERATOR, &app(), facts).await.unwrap();
    let maren = UserRef::External(ExternalId::parse("maren").unwrap());
    let (app, reason) = (app(), Words::parse("She wrote a letter.").unwrap());
    let erased = desk.erase_by_hand(&OPERATOR, &app, &maren, "Tove", reason);
    erased.await.unwrap();
    while desk.work(|| false).await.unwrap() {}
    desk
}

/// Checks as docs/NOTICES.md tells recipients to.
fn is_signed(desk: &Desk, head: &str, body: &str) -> bool {
    let header = |name: &str| {
        let mut lines = head.lines().filter_map(|line| line.split_once(": "));
        lines.find(|(found, _)| *found == name).unwrap().1.to_owned()
    };
    let keys = desk.public_keys();
    let key = &keys["keys"][0];
    assert_eq!(key["kid"], header("rightsdesk-key"));
    let public = BASE64_URL_SAFE_NO_PAD.decode(key["x"].as_str().unwrap()).unwrap();
    // RFC 8410 §4.
    let form = b"\x30\x2a\x30\x05\x06\x03\x2b\x65\x70\x03\x21\x00";
    let spki = [&form[..], &public[..]].concat();
    let signature = header("webhook-signature");
    let signature = BASE64_STANDARD
        .decode(signature.strip_prefix("v1a,").unwrap())
        .unwrap();
    let said = format!("{}.{}.{body}", header("webhook-id"), header("webhook-timestamp"));
    let key = Verifier::public(Algorithm::EdDsa, &spki).unwrap();
    key.has_signed(said.as_bytes(), &signature)
}

#[tokio::test]
async fn a_recipient_is_told_what_was_decided_and_can_check_who_says_so() {
    let (folder, far) = (tempfile::tempdir().unwrap(), Far::answering(THANKS));
    let desk = erased(&folder, &far).await;
    assert!(desk.tell().await.unwrap());
    assert!(!desk.tell().await.unwrap(), "and once");
    assert_eq!(far.came(), 1);
    let (head, body) = (far.last(), far.last_body());
    assert!(head.starts_with("POST /privacy HTTP/1.1\r\n"), "{head}");
    assert!(head.contains("content-type: application/json\r\n"), "{head}");
    assert!(is_signed(&desk, &head, &body));
    assert!(!is_signed(&desk, &head, &body.replace("u1", "u2")), "the control");
    let said: serde_json::Value = serde_json::from_str(&body).unwrap();
    assert_eq!(said["kind"], "erasure");
    assert_eq!(said["scope"], "everything");
    assert_eq!(said["user"]["externalId"], "maren");
    assert!(!body.contains("Okonjo"), "{body}");
    let log = desk.audit_page(&OPERATOR, &Chain::App(app()), 0).await.unwrap();
    let told: Vec<_> = log
        .iter()
        .filter(|line| line.entry.act == Act::RecipientTold)
        .map(|line| line.entry.facts["outcome"].as_str().unwrap())
        .collect();
    assert_eq!(told, ["done"]);
}

#[tokio::test]
async fn whoever_says_no_is_asked_again_and_whoever_is_not_named_never() {
    let folder = tempfile::tempdir().unwrap();
    let far = Far::answering("HTTP/1.1 503 Later\r\nContent-Length: 0\r\n\r\n");
    let desk = erased(&folder, &far).await;
    assert!(desk.tell().await.unwrap());
    assert!(!desk.tell().await.unwrap(), "not at once");
    assert!(desk.next_notice().await.unwrap().is_some(), "but later");

    let notices = Notices::by(to(&far));
    let tell = async |address: String| notices.tell(&webhook(address)).await;
    assert_eq!(tell(far.url(NAME, "/")).await, Err(Trouble::Refused));
    assert_eq!(far.came(), 2, "the control");
    for address in [
        "https://other.example.com/".to_owned(),
        far.url("127.0.0.1", "/"),
        far.url(NAME, "/").replace("https", "http"),
        "not an address".to_owned(),
    ] {
        assert_eq!(tell(address).await, Err(Trouble::NotAllowed));
    }
    // A name that leads inside is not called, whoever has named it.
    let hosts = [format!("{NAME}:{}", far.address.port())];
    let inside = Outgoing::with(
        allowed(&hosts, &[]),
        Names::of(&[&[far.ip()]]),
        far.roots(),
        Limits::default(),
    );
    let inside = Notices::by(inside.unwrap());
    let refused = inside.tell(&webhook(far.url(NAME, "/"))).await;
    assert_eq!(refused, Err(Trouble::Unreachable));
    assert_eq!(far.came(), 2);
}
