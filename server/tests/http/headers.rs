//! What stands on every response.

mod everywhere;

use axum::body::Body;
use http::{Request, StatusCode};

use crate::support::{Answer, Portal, answer};

const ALWAYS: [(&str, &str); 5] = [
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "same-origin"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("strict-transport-security", ""),
];

/// What is wrong with the headers of an answer, wherever it comes from. Personal data are kept nowhere on the way.
pub fn wrong(answer: &Answer, may_be_kept: bool) -> Vec<String> {
    let mut wrong = Vec::new();
    for (name, value) in ALWAYS {
        let said = answer.header(name);
        if said != value {
            wrong.push(format!("{name} is {said:?}"));
        }
    }
    let policy = answer.header("content-security-policy");
    for word in ["default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'"] {
        if !policy.contains(word) {
            wrong.push(format!("no {word}: {policy}"));
        }
    }
    for word in ["unsafe-inline", "'unsafe-eval'"] {
        if policy.contains(word) {
            wrong.push(format!("{word}: {policy}"));
        }
    }
    if !answer.header("permissions-policy").contains("geolocation=()") {
        wrong.push("no permissions policy".to_owned());
    }
    if (answer.status == StatusCode::UNAUTHORIZED) == answer.header("www-authenticate").is_empty() {
        wrong.push(format!(
            "{} with www-authenticate {:?}",
            answer.status,
            answer.header("www-authenticate")
        ));
    }
    if answer.header("x-request-id").is_empty() {
        wrong.push("no x-request-id".to_owned());
    }
    if (answer.header("cache-control") != "no-store") != may_be_kept {
        wrong.push(format!("cache-control is {:?}", answer.header("cache-control")));
    }
    wrong
}

/// The mark by which a page's own scripts are told from others.
pub fn nonce(answer: &Answer) -> Option<&str> {
    let policy = answer.header("content-security-policy");
    policy.split("'nonce-").nth(1)?.split('\'').next()
}

async fn every_kind(portal: &Portal) -> Vec<(&'static str, Answer)> {
    let mut maren = portal.person("maren").await;
    let mut nobody = portal.visitor();
    let large = "x".repeat(70_000);
    let odd = |method: &str, path: &str, host: &str| {
        Request::builder()
            .method(method)
            .uri(path)
            .header("host", host)
            .body(Body::empty())
            .unwrap()
    };
    let own = portal.authority.as_str();
    vec![
        ("page", maren.get("/me").await),
        ("open page", nobody.get("/").await),
        ("page with an island", maren.get("/me/export").await),
        ("export", maren.get("/me/export.json").await),
        ("package", maren.get("/me/export.zip").await),
        ("not found", nobody.get("/nothing/here").await),
        ("not found file", nobody.get("/wp-login.php").await),
        ("not found script", nobody.get("/pkg/x.js").await),
        ("file", nobody.get("/favicon.svg").await),
        ("guarded", nobody.get("/me").await),
        ("wrong token", nobody.post("/sign-in", &[("token", "x")]).await),
        ("signed out", nobody.post("/sign-out", &[]).await),
        ("wrong method", nobody.post("/", &[]).await),
        ("function", maren.post("/api/submit_erasure", &[]).await),
        ("too large", maren.post("/sign-in", &[("token", &large)]).await),
        ("keys", nobody.get("/.well-known/rightsdesk-keys.json").await),
        ("schema", nobody.get("/schema/rightsdesk.export-1.json").await),
        ("health", nobody.get("/healthz").await),
        ("readiness", nobody.get("/readyz").await),
        (
            "other host",
            answer(&portal.router, odd("GET", "/", "evil.example.com")).await,
        ),
        (
            "no host",
            answer(&portal.router, Request::get("/").body(Body::empty()).unwrap()).await,
        ),
        ("trace", answer(&portal.router, odd("TRACE", "/", own)).await),
        ("options", answer(&portal.router, odd("OPTIONS", "*", own)).await),
        (
            "cross site",
            answer(
                &portal.router,
                Request::post("/sign-in")
                    .header("host", own)
                    .header("sec-fetch-site", "cross-site")
                    .body(Body::empty())
                    .unwrap(),
            )
            .await,
        ),
    ]
}

#[tokio::test]
async fn every_response_has_them_errors_and_files_too() {
    let portal = Portal::open().await;
    for (what, answer) in every_kind(&portal).await {
        let may_be_kept = matches!(what, "file" | "keys" | "schema");
        assert_eq!(wrong(&answer, may_be_kept), [""; 0], "{what}");
    }
}

#[tokio::test]
async fn the_errors_have_their_status_and_words() {
    let portal = Portal::open().await;
    let statuses: Vec<_> = every_kind(&portal)
        .await
        .into_iter()
        .map(|(what, answer)| (what, answer.status.as_u16(), answer.text()))
        .collect();
    for (what, status) in [
        ("not found", 404),
        ("not found file", 404),
        ("not found script", 404),
        ("wrong method", 405),
        ("too large", 413),
        ("other host", 421),
        ("no host", 400),
        ("cross site", 403),
        ("health", 200),
        ("readiness", 200),
        ("guarded", 303),
    ] {
        let (_, found, text) = statuses.iter().find(|(name, ..)| *name == what).unwrap();
        assert_eq!(*found, status, "{what}");
        assert_eq!(text.is_empty(), status == 303, "{what}");
    }
    for what in ["too large", "other host", "cross site"] {
        let (_, _, text) = statuses.iter().find(|(name, ..)| *name == what).unwrap();
        let ours = text.starts_with(r#"{"errors":[{"code":""#) || text.contains("Go to the start page");
        assert!(ours, "{what}: {text}");
    }
    let page = portal.visitor().get("/nothing/here").await.text();
    assert!(page.contains("There is no page here"), "{page}");
    let small = portal.visitor().get("/wp-login.php").await;
    assert!(small.body.len() < 800, "a scanner gets little: {}", small.text());
    let scheme = r#"<meta name="color-scheme" content="light dark">"#;
    assert!(small.text().contains(scheme), "{}", small.text());
}

/// A request line as for a proxy: it names a host, and so does `Host`.
#[tokio::test]
async fn two_names_for_one_request_are_none_of_ours() {
    let portal = Portal::open().await;
    let ask = async |line: &str, host: &str| {
        let request = Request::get(format!("http://{line}/sign-in")).header("host", host);
        let request = request.body(Body::empty()).unwrap();
        answer(&portal.router, request).await.status.as_u16()
    };
    let ours = &*portal.authority;
    assert_eq!(ask(ours, ours).await, 200);
    for (line, host) in [
        (ours, "evil.example.com"),
        ("evil.example.com", ours),
        ("localhost:3000", ours),
        ("evil.example.com", "evil.example.com"),
    ] {
        assert_eq!(ask(line, host).await, 421, "{line} {host}");
    }
}

/// By a function that reads, by one that acts, and for a page.
#[tokio::test]
async fn a_program_is_told_what_is_wrong_in_the_platforms_shape() {
    let portal = Portal::open().await;
    let maren = portal.person("maren").await;
    let ask = async |method: &str, path: &str, form: &'static str| {
        let request = Request::builder()
            .method(method)
            .uri(path)
            .header("host", &portal.authority)
            .header("accept", "application/json")
            .header("content-type", "application/x-www-form-urlencoded")
            .header("cookie", format!("rd-me-3000={}", maren.cookies["rd-me-3000"]));
        let said = answer(&portal.router, request.body(Body::from(form)).unwrap()).await;
        assert_eq!(said.header("content-type"), "application/json", "{path}");
        let words: serde_json::Value = serde_json::from_slice(&said.body).unwrap();
        assert!(
            words["errors"][0]["title"].as_str().unwrap().ends_with('.'),
            "{words}"
        );
        (
            said.status.as_u16(),
            words["errors"][0]["code"].as_str().unwrap().to_owned(),
        )
    };
    for (method, path, form, status, code) in [
        ("POST", "/api/me/conversation", "id=conv-Otto", 404, "not_found"),
        ("POST", "/api/me/conversation", "", 422, "incomplete"),
        (
            "POST",
            "/api/me/request",
            "reference=0000-0000-0000",
            404,
            "not_found",
        ),
        (
            "POST",
            "/api/withdraw_request",
            "stamp=x&reference=0000-0000-0000",
            403,
            "stale_form",
        ),
        (
            "POST",
            "/api/desk/review",
            "reference=0000-0000-0000",
            401,
            "signed_out",
        ),
        ("GET", "/me/conversations/conv-Otto", "", 404, "not_found"),
    ] {
        assert_eq!(
            ask(method, path, form).await,
            (status, code.to_owned()),
            "{path} {form}"
        );
    }
}

#[tokio::test]
async fn an_islands_page_runs_only_what_carries_its_nonce_and_no_nonce_twice() {
    let portal = Portal::open().await;
    let mut maren = portal.person("maren").await;
    let mut nonces = std::collections::BTreeSet::new();
    for _ in 0..20 {
        let answer = maren.get("/me/export").await;
        let policy = answer.header("content-security-policy").to_owned();
        let nonce = nonce(&answer).unwrap().to_owned();
        let page = answer.text();
        assert!(policy.contains("'wasm-unsafe-eval'"), "{policy}");
        for script in page.split("<script").skip(1) {
            let tag = script.split('>').next().unwrap();
            assert!(tag.contains(&format!("nonce=\"{nonce}\"")), "{tag}");
        }
        for file in [
            "rightsdesk.0123456789abcdef.css",
            "/pkg/rightsdesk.0123456789abcdef.js",
        ] {
            assert!(page.contains(file), "{file}: {page}");
        }
        assert!(nonces.insert(nonce), "a nonce came twice");
    }
    // Whoever has to sign in afresh first finds no island there, and no script.
    portal.clock.advance(jiff::SignedDuration::from_mins(15));
    for path in ["/me", "/me/export"] {
        let plain = maren.get(path).await;
        assert!(!plain.text().contains("<script"), "{path}");
        assert!(
            !plain.header("content-security-policy").contains("script-src"),
            "{path}"
        );
    }
}

#[tokio::test]
async fn a_bug_is_answered_and_says_nothing() {
    let portal = Portal::open().await;
    let broken = axum::routing::get(async || -> &str { panic!("the person's SECRET") });
    let router = server::http::router::around(&portal.server, axum::Router::new().route("/", broken));
    let request = Request::get("/")
        .header("host", &portal.authority)
        .body(Body::empty());
    let answer = answer(&router, request.unwrap()).await;
    assert_eq!(answer.status, StatusCode::INTERNAL_SERVER_ERROR);
    assert!(
        answer.text().starts_with(r#"{"errors":[{"code":"fault""#),
        "{}",
        answer.text()
    );
    assert!(!answer.text().contains("SECRET"));
    assert_eq!(answer.header("x-content-type-options"), "nosniff");
}

#[tokio::test]
async fn the_other_host_gets_nothing_of_the_page() {
    let portal = Portal::open().await;
    let maren = portal.person("maren").await;
    let request = Request::get("/me/profile")
        .header("host", "rebound.example.com:3000")
        .header("accept", "text/html")
        .header("cookie", format!("rd-me-3000={}", maren.cookies["rd-me-3000"]));
    let answer = answer(&portal.router, request.body(Body::empty()).unwrap()).await;
    assert_eq!(answer.status, StatusCode::MISDIRECTED_REQUEST);
    assert!(!answer.text().contains("Maren"));
}
