//! The main job from end to end: see, take a copy, ask for deletion, decide, carry out, know that it was done.

use std::io::Cursor;

use app::text;
use desk::Operator;
use http::StatusCode;
use serde_json::json;

use super::others::shared;
use crate::support::{Form, HARBOUR, Portal, Visitor};

/// The page with the one button, for everything.
pub const CHECK: &str = "/me/requests/new/erasure/check?size=everything";

/// Says how much, reads what would go, is warned, checks, asks. Returns the request's reference.
pub async fn ask(person: &mut Visitor<'_>) -> String {
    let question = person.page("/me/requests/new/erasure").await;
    let form = Form::with_button(&question, text::erasure::CONTINUE.en);
    let answer = person.submit(&form, &[("size", "everything")]).await;
    let preview = "/me/requests/new/erasure/preview?size=everything";
    assert_eq!(answer.location(), preview, "{}", answer.text());
    let reading = person.page(preview).await;
    assert!(
        reading.contains("/me/requests/new/erasure/sure?size=everything"),
        "{reading}"
    );
    let sure = person.page("/me/requests/new/erasure/sure?size=everything").await;
    assert!(sure.contains(CHECK), "{sure}");
    let check = person.page(CHECK).await;
    let answer = person
        .submit(&Form::with_button(&check, text::sizes::ask("everything").en), &[])
        .await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text());
    let reference = answer
        .location()
        .strip_prefix("/me/requests/")
        .unwrap()
        .to_owned();
    assert_eq!(reference.len(), 14, "{reference}");
    reference
}

/// Says why, and reads the record behind a request.
pub async fn open_record(staff: &mut Visitor<'_>, reference: &str) -> String {
    let address = format!("/desk/requests/{reference}");
    let closed = staff.page(&address).await;
    let form = Form::with_button(&closed, text::review::OPEN_BUTTON.en);
    let answer = staff.submit(&form, &[("reason", "decide_request")]).await;
    assert_eq!(answer.location(), address, "{}", answer.text());
    staff.page(&address).await
}

/// Chooses a reason, looks at the letter, and sends it. Returns the letter's page.
pub async fn refuse(staff: &mut Visitor<'_>, reference: &str, reason: &str, note: &str) -> String {
    let address = format!("/desk/requests/{reference}");
    let review = staff.page(&address).await;
    let form = Form::with_button(&review, text::review::REFUSE_BUTTON.en);
    let answer = staff.submit(&form, &[("reason", reason), ("note", note)]).await;
    assert_eq!(answer.location(), format!("{address}/check"), "{}", answer.text());
    let check = staff.page(answer.location()).await;
    let form = Form::with_button(&check, text::review::CHECK_REFUSE.en);
    let answer = staff.submit(&form, &[]).await;
    assert_eq!(answer.location(), address, "{}", answer.text());
    check
}

#[tokio::test]
async fn a_person_sees_everything_that_is_held() {
    let portal = Portal::open().await;
    let mut maren = portal.person("maren").await;
    for (path, there) in [
        (
            "/me/profile",
            &["Maren", "Marenson", "Maren@example.com", "tier-of-Maren", "1.50"][..],
        ),
        (
            "/me/channels",
            &["Maren on the phone", "4477-Maren", "client-Maren", "ticket-Maren"],
        ),
        (
            "/me/conversations",
            &[
                "Talk with Maren",
                "Crossing together",
                "/me/conversations/conv-Maren",
            ],
        ),
        (
            "/me/conversations/conv-Maren",
            &["SECRET-Maren-0", "SECRET-Maren-1", "SECRET-Maren-2"],
        ),
    ] {
        let page = maren.page(path).await;
        for word in there {
            assert!(page.contains(word), "{word} on {path}: {page}");
        }
    }
}

#[tokio::test]
async fn a_reviewer_sees_everything_that_would_go() {
    let portal = Portal::open().await;
    let more: Vec<_> = (0..11).flat_map(conversation_of_marens).collect();
    portal
        .desk
        .import(
            &Operator::at_the_machine(),
            Cursor::new(more.join("\n")),
            false,
            |_| {},
        )
        .await
        .unwrap();
    let reference = ask(&mut portal.person("maren").await).await;
    let mut idris = portal.reviewer("Idris Pellow").await;
    let review = open_record(&mut idris, &reference).await;
    for there in [
        "Marenson",
        "Maren@example.com",
        "tier-of-Maren",
        "Maren on the phone",
        "4477-Maren",
        "client-Maren",
        "device-Maren",
        "ticket-Maren",
        "Talk with Maren",
        "Crossing together",
        "13 conversations",
    ] {
        assert!(review.contains(there), "{there}: {review}");
    }
    assert!(!review.contains("Otto"), "{review}");
}

/// One with a single message in it.
fn conversation_of_marens(number: u8) -> [String; 3] {
    let id = format!("conv-more-{number:02}");
    [
        json!({"type": "conversation", "appId": HARBOUR, "data": {"id": id, "type": "personal"}}),
        json!({"type": "participant", "appId": HARBOUR, "conversationId": id, "data": {
            "id": format!("seat-{id}"), "userId": "user-Maren",
        }}),
        json!({"type": "message", "appId": HARBOUR, "conversationId": id, "data": {
            "id": format!("msg-{id}"), "received": "2026-11-03T10:00:00.000Z",
            "author": {"type": "user", "userId": "user-Maren"},
            "content": {"type": "text", "text": "Once more"},
        }}),
    ]
    .map(|line| line.to_string())
}

#[tokio::test]
async fn an_erasure_from_the_asking_to_the_proof() {
    let portal = Portal::open().await;
    let mut maren = portal.person("maren").await;
    let mut otto = portal.person("otto").await;
    let reference = ask(&mut maren).await;
    let bookmark = format!("/me/requests/{reference}");
    assert!(maren.page(&bookmark).await.contains(&reference));
    assert!(maren.page("/me/requests").await.contains(&reference));

    let mut idris = portal.reviewer("Idris Pellow").await;
    let queue = idris.page("/desk").await;
    assert!(queue.contains(&reference) && queue.contains("Maren"), "{queue}");
    let review = open_record(&mut idris, &reference).await;
    assert!(review.contains("Marenson"), "{review}");
    let answer = idris
        .submit(
            &Form::with_button(&review, text::sizes::approve("everything").en),
            &[],
        )
        .await;
    assert_eq!(
        answer.location(),
        format!("/desk/requests/{reference}"),
        "{}",
        answer.text()
    );

    // Approved: her session is over, and so are the pages.
    assert_eq!(maren.get("/me").await.status, StatusCode::SEE_OTHER);
    portal.work().await;

    let mut maren = portal.person("maren").await;
    let page = maren.page("/me").await;
    assert!(
        page.contains(&reference) && page.contains(text::overview::ERASED.en),
        "{page}"
    );
    let done = maren.page(&bookmark).await;
    for path in [
        "/me",
        "/me/profile",
        "/me/channels",
        "/me/conversations",
        "/me/requests",
        &bookmark,
    ] {
        let page = maren.page(path).await;
        for gone in [
            "Marenson",
            "SECRET-Maren",
            "4477-Maren",
            "tier-of-Maren",
            "conv-Maren",
        ] {
            assert!(!page.contains(gone), "{gone} on {path}: {page}");
        }
    }
    assert!(done.contains("23 November 2026"), "{done}");
    assert_eq!(
        maren.get("/me/conversations/conv-Maren").await.status,
        StatusCode::NOT_FOUND
    );
    assert_eq!(maren.get("/me/export.json").await.status, StatusCode::NOT_FOUND);
    let decided = idris.page(&format!("/desk/requests/{reference}")).await;
    assert!(
        decided.contains(&reference) && !decided.contains("Marenson"),
        "{decided}"
    );

    assert_only_ottos_part_is_left(&mut otto).await;

    assert_no_trace(
        &portal,
        &[
            "SECRET-Maren",
            "Marenson",
            "4477-Maren",
            "tier-of-Maren",
            "SHARED-BY-MAREN",
            "AGAIN-BY-MAREN",
        ],
    );
    let acts = portal.acts().await;
    for act in [
        "signedIn",
        "requestOpened",
        "recordOpened",
        "requestApproved",
        "executionStarted",
        "executionFinished",
    ] {
        assert!(acts.iter().any(|done| done == act), "{act}: {acts:?}");
    }
    for checked in portal
        .desk
        .check_audit(&Operator::at_the_machine())
        .await
        .unwrap()
    {
        assert!(checked.result.is_ok(), "{checked:?}");
    }
}

/// His part of what they had in common stays, hers is gone, also where he quoted it.
async fn assert_only_ottos_part_is_left(otto: &mut Visitor<'_>) {
    let both = otto.page("/me/conversations/conv-both").await;
    assert!(
        both.contains("SHARED-BY-OTTO") && !both.contains("-BY-MAREN"),
        "{both}"
    );
    assert!(both.contains("In answer to another message"), "{both}");
    let messages = shared(otto).await;
    assert_eq!(messages.len(), 1, "{messages:?}");
    assert_eq!(messages[0]["content"]["text"], "SHARED-BY-OTTO");
    assert_eq!(
        messages[0]["quotedMessage"],
        json!({"type": "message", "message": {"deleted": true}})
    );
}

/// Not a byte of it in any file of the data folder.
fn assert_no_trace(portal: &Portal, words: &[&str]) {
    for file in std::fs::read_dir(portal.folder.path()).unwrap() {
        let path = file.unwrap().path();
        let bytes = std::fs::read(&path).unwrap();
        for word in words {
            let found = bytes.windows(word.len()).any(|window| window == word.as_bytes());
            assert!(!found, "{word} in {}", path.display());
        }
    }
}

#[tokio::test]
async fn asking_twice_is_asking_once() {
    let portal = Portal::open().await;
    let mut maren = portal.person("maren").await;
    let check = maren.page(CHECK).await;
    let form = Form::with_button(&check, text::sizes::ask("everything").en);
    let first = maren.submit(&form, &[]).await;
    let second = maren.submit(&form, &[]).await;
    assert_eq!(first.location(), second.location());
    let again = maren.page(CHECK).await;
    assert!(again.contains(first.location()), "{again}");
    let opened = portal
        .acts()
        .await
        .iter()
        .filter(|act| *act == "requestOpened")
        .count();
    assert_eq!(opened, 1);
}

#[tokio::test]
async fn a_refusal_has_a_reason_and_the_person_reads_it() {
    let portal = Portal::open().await;
    let mut maren = portal.person("maren").await;
    let reference = ask(&mut maren).await;
    let mut idris = portal.reviewer("Idris Pellow").await;
    let address = format!("/desk/requests/{reference}");
    let review = idris.page(&address).await;
    let form = Form::with_button(&review, text::review::REFUSE_BUTTON.en);

    let without = idris.submit(&form, &[("note", "because")]).await;
    assert_eq!(without.location(), format!("{address}?problem=reason_missing"));
    let page = idris.page(without.location()).await;
    assert!(page.contains(text::review::REASON_MISSING.en), "{page}");
    assert!(page.contains(">because</textarea>"), "{page}");

    let long = "x".repeat(desk::LONGEST_NOTE + 1);
    let too_long = idris
        .submit(&form, &[("reason", "legal_claims"), ("note", &long)])
        .await;
    assert_eq!(too_long.location(), format!("{address}?problem=note_too_long"));
    let page = idris.page(too_long.location()).await;
    assert!(page.contains(text::review::NOTE_TOO_LONG.en), "{page}");
    assert!(
        page.contains(&format!(">{long}</textarea>")) && page.contains(" checked"),
        "{page}"
    );
    assert!(!portal.acts().await.contains(&"requestRefused".to_owned()));

    let note = "The claim L-377 is open. </textarea><script>alert(1)</script>";
    refuse(&mut idris, &reference, "legal_claims", note).await;
    let twice = idris.submit(&form, &[("reason", "legal_claims")]).await;
    assert_eq!(twice.location(), format!("{address}?problem=moved"));

    let page = maren.page(&format!("/me/requests/{reference}")).await;
    assert!(
        page.contains("The claim L-377 is open.") && page.contains("17(3)(e)"),
        "{page}"
    );
    assert!(!page.contains("<script>alert(1)"), "{page}");
    portal.work().await;
    assert!(
        maren.page("/me/profile").await.contains("Marenson"),
        "nothing was deleted"
    );
    assert!(portal.acts().await.contains(&"requestRefused".to_owned()));
}

#[tokio::test]
async fn a_request_taken_back_is_not_carried_out() {
    let portal = Portal::open().await;
    let mut maren = portal.person("maren").await;
    let reference = ask(&mut maren).await;
    let page = maren.page(&format!("/me/requests/{reference}")).await;
    let form = Form::all(&page)
        .into_iter()
        .find(|form| form.action == "/api/withdraw_request")
        .unwrap();
    let answer = maren.submit(&form, &[]).await;
    assert_eq!(answer.location(), format!("/me/requests/{reference}"));

    let mut idris = portal.reviewer("Idris Pellow").await;
    assert!(!idris.page("/desk").await.contains("Marenson"));
    portal.work().await;
    assert!(maren.page("/me/profile").await.contains("Marenson"));
}

#[tokio::test]
async fn staff_decide_within_their_reach_only() {
    use domain::{
        id::AppId,
        key::{KeyUse, Reach},
    };
    let portal = Portal::open().await;
    let mut maren = portal.person("maren").await;
    let reference = ask(&mut maren).await;
    let elsewhere = Reach::App(AppId::parse(crate::support::OTHER_APP).unwrap());
    let key = portal.key_for(elsewhere, KeyUse::All).await;
    let whom = server::auth::mint::For::Staff("Henrike".to_owned());
    let mut henrike = portal.signed_in(&key.kid, &whom, "/desk").await;
    let queue = henrike.page("/desk").await;
    assert!(!queue.contains(&reference) && !queue.contains("Maren"), "{queue}");
    assert_eq!(
        henrike.get(&format!("/desk/requests/{reference}")).await.status,
        StatusCode::NOT_FOUND
    );

    // Her own stamp does not help her to somebody else's request.
    let stamp = Form::with_button(&queue, text::frame::SIGN_OUT.en)
        .field("stamp")
        .to_owned();
    let answer = henrike
        .post(
            "/api/approve_request",
            &[("stamp", &stamp), ("reference", &reference)],
        )
        .await;
    assert!(answer.location().contains("problem=not_found"), "{answer:?}");
    assert!(!portal.acts().await.contains(&"requestApproved".to_owned()));
}
