//! Another site's page cannot act here.

use axum::body::Body;
use http::{Request, StatusCode};

use crate::support::{Answer, Portal, answer};

/// What browsers, new and old, send for a page that is not of this portal's: every `Sec-Fetch-Site` that says so with
/// every `Origin`, and no `Sec-Fetch-Site` with every foreign `Origin`.
fn foreign() -> Vec<Vec<(&'static str, &'static str)>> {
    const OWN: &str = "http://127.0.0.1:3000";
    let origins = [
        "https://evil.example.com",
        "http://127.0.0.1:3001",
        "null",
        OWN,
        "",
    ];
    let mut all = Vec::new();
    for site in ["cross-site", "same-site", "odd", ""] {
        for origin in origins {
            let mut headers = Vec::new();
            if !site.is_empty() {
                headers.push(("sec-fetch-site", site));
            }
            if !origin.is_empty() {
                headers.push(("origin", origin));
            }
            if !(site.is_empty() && (origin.is_empty() || origin == OWN)) {
                all.push(headers);
            }
        }
    }
    all
}

async fn post(
    portal: &Portal,
    router: &axum::Router,
    path: &str,
    headers: &[(&str, &str)],
    cookie: &str,
) -> Answer {
    post_as(portal, router, path, headers, cookie, TYPES[0]).await
}

async fn post_as(
    portal: &Portal,
    router: &axum::Router,
    path: &str,
    headers: &[(&str, &str)],
    cookie: &str,
    kind: &str,
) -> Answer {
    let mut request = Request::post(path)
        .header("host", &portal.authority)
        .header("accept", "text/html")
        .header("content-type", kind)
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

/// Every address that takes a post, from the running router.
fn posts(portal: &Portal) -> Vec<String> {
    let routes = server::http::router::routes(&portal.server);
    let posts = routes
        .listed()
        .iter()
        .filter(|route| route.method == http::Method::POST);
    posts
        .map(|route| route.path.replace("{code}", "AAAAAAAAAAAAAAAAAAAAAA"))
        .collect()
}

const TYPES: [&str; 5] = [
    "application/x-www-form-urlencoded",
    "multipart/form-data; boundary=x",
    "text/plain",
    "application/json",
    "",
];

#[tokio::test]
async fn its_posts_are_refused_everywhere() {
    let portal = Portal::open_wide().await;
    let maren = portal.person("maren").await;
    let cookie = format!("rd-me-3000={}", maren.cookies["rd-me-3000"]);
    let posts = posts(&portal);
    assert!(posts.len() > 20, "{posts:?}");
    let acts = portal.acts().await;
    let mut tried = 0;
    for path in &posts {
        for headers in foreign() {
            for kind in TYPES {
                let refused = post_as(&portal, &portal.router, path, &headers, &cookie, kind).await;
                assert_eq!(refused.status, StatusCode::FORBIDDEN, "{path} {headers:?} {kind}");
                assert!(refused.text().contains("Another website"), "{}", refused.text());
                tried += 1;
            }
        }
    }
    assert_eq!(portal.acts().await, acts, "nothing was done");
    println!(
        "cross-origin posts: {} addresses, {tried} posts, 0 accepted",
        posts.len()
    );
}

#[tokio::test]
async fn the_control_without_the_layer_they_get_through() {
    let portal = Portal::open().await;
    let maren = portal.person("maren").await;
    let cookie = format!("rd-me-3000={}", maren.cookies["rd-me-3000"]);
    // `/sign-in` asks for itself; its control is a site that is listed (ways_in.rs).
    for path in posts(&portal).into_iter().filter(|path| path != "/sign-in") {
        for headers in foreign() {
            let through = post(&portal, &portal.unprotected, &path, &headers, &cookie).await;
            assert!(!through.text().contains("Another website"), "{path} {headers:?}");
        }
    }
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
