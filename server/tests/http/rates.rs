//! Too often, and who is not to suffer for it.

use axum::body::Body;
use domain::id::ExternalId;
use http::{Request, StatusCode};
use server::{auth::mint::For, http::client::Peer};

use crate::support::{Answer, Portal, answer};

async fn sign_in_from(portal: &Portal, address: &str, forwarded: &str, token: &str) -> Answer {
    let mut request = Request::post("/sign-in")
        .header("host", &portal.authority)
        .header("accept", "text/html")
        .header("sec-fetch-site", "same-origin")
        .header("content-type", "application/x-www-form-urlencoded");
    if !forwarded.is_empty() {
        request = request.header("x-forwarded-for", forwarded);
    }
    let mut request = request.body(Body::from(format!("token={token}"))).unwrap();
    request
        .extensions_mut()
        .insert(Peer(format!("{address}:1").parse().unwrap()));
    answer(&portal.router, request).await
}

#[tokio::test]
async fn failures_are_slowed_down_and_nobody_is_locked_out() {
    let portal = Portal::open().await;
    let mut slowed = None;
    for tried in 1..=62 {
        let refused = sign_in_from(&portal, "192.0.2.7", "", "x").await;
        if refused.status == StatusCode::TOO_MANY_REQUESTS {
            slowed = Some((tried, refused));
            break;
        }
        assert_eq!(refused.location(), "/sign-in?problem=token");
    }
    let (tried, refused) = slowed.expect("somebody who fails on and on is told to wait");
    assert!(tried > 60, "{tried}");
    assert!(refused.header("retry-after").parse::<u64>().unwrap() >= 1);
    assert!(refused.text().contains("Wait a little"), "{}", refused.text());
    // A good token is taken from the same address, and others fail as before.
    let whom = For::User(ExternalId::parse("maren").unwrap());
    let token = portal.token(&portal.key.kid, &whom).await;
    assert_eq!(
        sign_in_from(&portal, "192.0.2.7", "", &token).await.location(),
        "/me"
    );
    assert_eq!(
        sign_in_from(&portal, "192.0.2.8", "", "x").await.location(),
        "/sign-in?problem=token"
    );
    // Through a proxy that is trusted, everybody is who they are; nobody else can say where they come from.
    assert_eq!(
        sign_in_from(&portal, "10.0.0.1", "192.0.2.7", "x").await.status,
        StatusCode::TOO_MANY_REQUESTS
    );
    assert_eq!(
        sign_in_from(&portal, "192.0.2.9", "192.0.2.7", "x")
            .await
            .location(),
        "/sign-in?problem=token"
    );
}

#[tokio::test]
async fn a_session_that_asks_too_much_waits_and_no_other_does() {
    let portal = Portal::open_narrow().await;
    let (mut busy, mut other) = (portal.person("maren").await, portal.person("maren").await);
    let mut refused = None;
    for _ in 0..400 {
        let page = busy.get("/me").await;
        if page.status == StatusCode::TOO_MANY_REQUESTS {
            refused = Some(page);
            break;
        }
    }
    let refused = refused.expect("it is told to wait");
    assert!(refused.header("retry-after").parse::<u64>().unwrap() >= 1);
    other.page("/me").await;
}

#[tokio::test]
async fn four_copies_at_once_and_not_five() {
    let portal = Portal::open().await;
    let maren = portal.person("maren").await;
    let begin = async || maren.begin("/me/export.json").await;
    let mut under_way = Vec::new();
    for _ in 0..4 {
        let copy = begin().await;
        assert_eq!(copy.status(), StatusCode::OK);
        under_way.push(copy);
    }
    let fifth = begin().await;
    assert_eq!(fifth.status(), StatusCode::TOO_MANY_REQUESTS);
    assert!(fifth.headers().contains_key("retry-after"));
    under_way.pop();
    assert_eq!(begin().await.status(), StatusCode::OK);
}
