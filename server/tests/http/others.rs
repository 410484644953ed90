//! What is not yours and what is not there look the same.

use http::StatusCode;

use crate::support::{Answer, Portal};

fn without_number(answer: &Answer) -> (StatusCode, String) {
    (answer.status, answer.text())
}

#[tokio::test]
async fn another_persons_conversation_is_not_there() {
    let portal = Portal::open().await;
    let mut maren = portal.person("maren").await;
    let unknown = maren.get("/me/conversations/conv-Nobody").await;
    assert_eq!(unknown.status, StatusCode::NOT_FOUND);
    for id in [
        "conv-Otto",
        "conv-Marit",
        "x",
        "a%2Fb",
        "a'b",
        "%00",
        &"x".repeat(500),
    ] {
        let answer = maren.get(&format!("/me/conversations/{id}")).await;
        assert_eq!(without_number(&answer), without_number(&unknown), "{id}");
    }
    maren.page("/me/conversations/conv-Maren").await;
}

/// axum and Leptos would read these differently; then a page would stand behind another page's rule.
#[tokio::test]
async fn no_way_leads_around_the_guard() {
    let portal = Portal::open().await;
    for path in [
        "/x/%2e%2e/me",
        "/x/../me/profile",
        "/sign-in/%2E./desk",
        "/x\\..\\me",
        "/me/conversations/%2e%2e",
    ] {
        for mut visitor in [portal.visitor(), portal.person("maren").await] {
            let answer = visitor.get(path).await;
            assert_eq!(answer.status, StatusCode::NOT_FOUND, "{path}");
            assert!(!answer.text().contains("Marenson"), "{path}");
        }
    }
}

#[tokio::test]
async fn another_persons_request_is_not_there() {
    let portal = Portal::open().await;
    let mut otto = portal.person("otto").await;
    let reference = super::main_job::ask(&mut otto).await;
    let mut maren = portal.person("maren").await;
    let unknown = maren.get("/me/requests/0000-0000-0000").await;
    assert_eq!(unknown.status, StatusCode::NOT_FOUND);
    let answer = maren.get(&format!("/me/requests/{reference}")).await;
    assert_eq!(without_number(&answer), without_number(&unknown));
}

#[tokio::test]
async fn no_page_shows_a_word_of_anybody_elses() {
    let portal = Portal::open().await;
    let mut maren = portal.person("maren").await;
    for path in [
        "/me",
        "/me/profile",
        "/me/channels",
        "/me/conversations",
        "/me/conversations/conv-Maren",
        "/me/conversations/conv-both",
        "/me/export",
        "/me/export.json",
        "/me/requests",
        "/me/requests/new/erasure",
        "/me/requests/new/erasure/check",
    ] {
        let text = maren.page(path).await;
        for foreign in [
            "Otto",
            "Marit",
            "user-Otto",
            "Ottoson",
            "seat-Otto",
            "4477-Otto",
            "tier-of-Otto",
        ] {
            assert!(!text.contains(foreign), "{foreign} on {path}: {text}");
        }
    }
    // What the other wrote in a conversation of both stays, under a pseudonym.
    let both = maren.page("/me/conversations/conv-both").await;
    assert!(
        both.contains("SHARED-BY-OTTO") && both.contains("SHARED-BY-MAREN"),
        "{both}"
    );
}

#[tokio::test]
async fn words_stay_words() {
    let portal = Portal::open().await;
    let mut maren = portal.person("maren").await;
    let page = maren.page("/me/conversations/conv-Maren").await;
    assert!(page.contains("SECRET-Maren-0 &lt;script&gt;"), "{page}");
    assert!(!page.contains("<script>alert(1)"), "{page}");
}
