//! Another site's page cannot act here.

use axum::body::Body;
use http::{Method, Request, StatusCode};

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
        .filter(|route| route.method == Method::POST);
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
        &[("referer", "http://127.0.0.1:3000/sign-in")],
    ] {
        let through = post(&portal, &portal.router, "/sign-in", headers, "a=b").await;
        assert_eq!(through.location(), "/sign-in?problem=token", "{headers:?}");
    }
    let program = Request::post("/sign-in").header("host", &portal.authority);
    let through = answer(&portal.router, program.body(Body::empty()).unwrap()).await;
    assert_eq!(through.location(), "/sign-in?problem=token");
}

/// Only what is read anyway, and that it was read.
#[tokio::test]
async fn a_get_changes_nothing() {
    let portal = Portal::open().await;
    let (mut maren, mut idris) = (portal.person("maren").await, portal.reviewer("Idris").await);
    let before = portal.acts().await;
    let routes = server::http::router::routes(&portal.server);
    let listed = |method: Method, path: &str| {
        let mut routes = routes.listed().iter();
        routes.any(|route| route.method == method && route.path == path)
    };
    let (mut refused, mut read) = (0, 0);
    for route in routes.listed() {
        let path = route
            .path
            .replace("{code}", "AAAAAAAAAAAAAAAAAAAAAA")
            .replace("{id}", "conv-Maren")
            .replace("{reference}", "0000-0000-0000")
            .replace("{*name}", "x");
        for visitor in [&mut maren, &mut idris] {
            let answer = visitor.get(&format!("{path}?stamp=x&reference=x&once=x")).await;
            let is_act = route.method == Method::POST && !listed(Method::GET, &route.path);
            assert_eq!(answer.status == StatusCode::METHOD_NOT_ALLOWED, is_act, "{path}");
            if is_act {
                refused += 1;
            } else {
                read += 1;
            }
        }
    }
    let mut after = portal.acts().await;
    after.retain(|act| act != "exported" && act != "accessRefused");
    assert_eq!(after, before);
    maren.page("/me").await;
    println!("by GET: {refused} addresses that act, each refused; {read} read, nothing done");
}

/// A link on another site does not begin a copy: it leads to the page with the button.
#[tokio::test]
async fn a_link_elsewhere_begins_no_copy() {
    let portal = Portal::open().await;
    let maren = portal.person("maren").await;
    let follow = async |headers: &[(&str, &str)]| {
        let mut request = Request::get("/me/export.json")
            .header("host", &portal.authority)
            .header("accept", "text/html")
            .header("cookie", format!("rd-me-3000={}", maren.cookies["rd-me-3000"]));
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        answer(&portal.router, request.body(Body::empty()).unwrap()).await
    };
    for headers in foreign() {
        let led = follow(&headers).await;
        assert_eq!(
            (led.status, led.location()),
            (StatusCode::SEE_OTHER, "/me/export"),
            "{headers:?}"
        );
    }
    assert!(!portal.acts().await.contains(&"exported".to_owned()));
    // The control.
    assert_eq!(
        follow(&[("sec-fetch-site", "same-origin")]).await.status,
        StatusCode::OK
    );
    assert!(portal.acts().await.contains(&"exported".to_owned()));
}

/// Scripts of other sites may read the public keys and nothing else, and may not ask whether they may.
#[tokio::test]
async fn only_the_public_keys_are_for_other_sites_scripts() {
    let portal = Portal::open_wide().await;
    let maren = portal.person("maren").await;
    let routes = server::http::router::routes(&portal.server);
    for route in routes.listed() {
        let path = route.path.replace(['{', '}', '*'], "");
        for method in [route.method.clone(), Method::OPTIONS] {
            for origin in ["https://evil.example.com", "null", "http://127.0.0.1:3000"] {
                let request = Request::builder()
                    .method(method.clone())
                    .uri(&path)
                    .header("host", &portal.authority)
                    .header("cookie", format!("rd-me-3000={}", maren.cookies["rd-me-3000"]))
                    .header("origin", origin)
                    .header("access-control-request-method", "POST")
                    .header("access-control-request-headers", "authorization");
                let said = answer(&portal.router, request.body(Body::empty()).unwrap()).await;
                let names = said.headers.keys().map(http::HeaderName::as_str);
                let shared: Vec<_> = names.filter(|name| name.starts_with("access-control-")).collect();
                if path == domain::export::KEYS_PATH && method == Method::GET {
                    assert_eq!(shared, ["access-control-allow-origin"]);
                    assert_eq!(said.header("access-control-allow-origin"), "*");
                } else {
                    assert_eq!(shared, [""; 0], "{method} {path} {origin}");
                }
            }
        }
    }
}

/// Where a function names no page to go on to, Leptos leads a browser back to where it says it came from.
#[tokio::test]
async fn no_answer_leads_off_the_portal() {
    let portal = Portal::open().await;
    let maren = portal.person("maren").await;
    let request = |path: &str, from: &str| {
        Request::post(path)
            .header("host", &portal.authority)
            .header("accept", "text/html")
            .header("sec-fetch-site", "same-origin")
            .header("content-type", "application/x-www-form-urlencoded")
            .header("cookie", format!("rd-me-3000={}", maren.cookies["rd-me-3000"]))
            .header("referer", from)
            .body(Body::empty())
            .unwrap()
    };
    let own = "http://127.0.0.1:3000/me/profile";
    for path in ["/api/me/overview", "/api/me/conversation", "/api/end_own_session"] {
        for from in [
            "https://evil.example.com/",
            "https://127.0.0.1:3000/",
            "http://127.0.0.1:3000.evil.example.com/",
            "http://127.0.0.1:3000@evil.example.com/",
            "http://127.0.0.1:3001/",
            "//evil.example.com/",
            "javascript:alert(1)",
            "",
        ] {
            let led = answer(&portal.router, request(path, from)).await;
            assert!(led.status.is_redirection(), "{path} {from}");
            assert!(
                led.location().starts_with('/') && !led.location().starts_with("//"),
                "{path} {from}: {}",
                led.location()
            );
        }
        let led = answer(&portal.router, request(path, own)).await;
        assert!(led.location().starts_with(own), "{path}: {}", led.location());
    }
    // The control: what Leptos does by itself.
    let alone = axum::routing::post(leptos_axum::handle_server_fns);
    let alone = axum::Router::new().route("/api/me/overview", alone);
    let led = answer(&alone, request("/api/me/overview", "https://evil.example.com/")).await;
    assert!(
        led.location().starts_with("https://evil.example.com/"),
        "{}",
        led.location()
    );
}
