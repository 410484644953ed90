//! Another site's page cannot act here.

use axum::body::Body;
use http::{Request, StatusCode};
use leptos::server_fn::axum::server_fn_paths;

use crate::support::{Answer, Portal, answer};

/// What a browser sends for another site's page, new and old, and for a page without an origin.
const FOREIGN: [&[(&str, &str)]; 6] = [
    &[
        ("sec-fetch-site", "cross-site"),
        ("origin", "https://evil.example.com"),
    ],
    &[
        ("sec-fetch-site", "same-site"),
        ("origin", "http://127.0.0.1:4000"),
    ],
    &[("sec-fetch-site", "cross-site")],
    &[("origin", "https://evil.example.com")],
    &[("origin", "null")],
    &[("origin", "http://127.0.0.1:3001")],
];

async fn post(
    portal: &Portal,
    router: &axum::Router,
    path: &str,
    headers: &[(&str, &str)],
    cookie: &str,
) -> Answer {
    let mut request = Request::post(path)
        .header("host", &portal.authority)
        .header("accept", "text/html")
        .header("content-type", "application/x-www-form-urlencoded")
        .header("cookie", cookie);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    answer(
        router,
        request
            .body(Body::from("stamp=x&token=x&reference=x&once=x"))
            .unwrap(),
    )
    .await
}

fn posts() -> Vec<String> {
    let functions = server_fn_paths().map(|(path, _)| path.to_owned());
    functions
        .chain(["/sign-in".to_owned(), "/sign-out".to_owned()])
        .collect()
}

#[tokio::test]
async fn its_posts_are_refused_everywhere() {
    let portal = Portal::open().await;
    let maren = portal.person("maren").await;
    let cookie = format!("rd-me-3000={}", maren.cookies["rd-me-3000"]);
    assert!(posts().len() > 8, "{:?}", posts());
    for path in posts() {
        for headers in FOREIGN {
            let refused = post(&portal, &portal.router, &path, headers, &cookie).await;
            assert_eq!(refused.status, StatusCode::FORBIDDEN, "{path} {headers:?}");
            assert!(refused.text().contains("Another website"), "{}", refused.text());
        }
    }
}

#[tokio::test]
async fn the_control_without_the_layer_they_get_through() {
    let portal = Portal::open().await;
    let maren = portal.person("maren").await;
    let cookie = format!("rd-me-3000={}", maren.cookies["rd-me-3000"]);
    for path in posts() {
        for headers in FOREIGN {
            let through = post(&portal, &portal.unprotected, &path, headers, &cookie).await;
            assert!(!through.text().contains("Another website"), "{path} {headers:?}");
        }
    }
    let signed_in = post(&portal, &portal.unprotected, "/sign-in", FOREIGN[0], &cookie).await;
    assert_eq!(signed_in.location(), "/sign-in?problem=token");
}

#[tokio::test]
async fn ones_own_page_and_programs_get_through() {
    let portal = Portal::open().await;
    for headers in [
        &[("sec-fetch-site", "same-origin")][..],
        &[("sec-fetch-site", "none")],
        &[("origin", "http://127.0.0.1:3000")],
        &[],
    ] {
        let through = post(&portal, &portal.router, "/sign-in", headers, "a=b").await;
        assert_eq!(through.location(), "/sign-in?problem=token", "{headers:?}");
    }
}

#[tokio::test]
async fn a_get_changes_nothing() {
    let portal = Portal::open().await;
    let mut maren = portal.person("maren").await;
    for path in [
        "/sign-out",
        "/api/submit_erasure",
        "/api/approve_request",
        "/api/withdraw_request",
    ] {
        let answer = maren.get(&format!("{path}?stamp=x")).await;
        assert_eq!(answer.status, StatusCode::METHOD_NOT_ALLOWED, "{path}");
    }
    maren.page("/me").await;
}
