//! Another site's page cannot act here.

use std::collections::BTreeSet;

use app::api::Who;
use axum::{Router, body::Body, extract::Path, routing::get};
use desk::Operator;
use domain::{
    facts::{Facts, Origin, SignIn},
    id::AppId,
    request::Reference,
};
use http::{Method, Request, StatusCode};
use server::http::routes::Listed;

use super::scene::{FORM, Scene, is_taken, only_reads, posts};
use crate::support::{Answer, HARBOUR, Portal, State, answer, encoded};

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

const TYPES: [&str; 5] = [
    FORM,
    "multipart/form-data; boundary=x",
    "text/plain",
    "application/json",
    "",
];

/// Another site's page posts what a page of the portal's would: a good form with the visitor's own stamp, a good token,
/// with all their cookies.
#[tokio::test]
async fn its_posts_are_refused_everywhere() {
    let posts = posts(&Portal::open().await);
    assert!(posts.len() > 20, "{posts:?}");
    let (mut tried, mut acting, mut rows) = (0, 0, 0);
    for path in &posts {
        let scene = Scene::before(path).await;
        let fields = scene.fields("POST", path);
        let before = State::of(&scene.portal).await;
        for headers in foreign() {
            for kind in TYPES {
                let headers = [&headers[..], &[("content-type", kind)]].concat();
                let refused = scene.post(&scene.portal.router, path, &headers, &fields).await;
                assert_eq!(refused.status, StatusCode::FORBIDDEN, "{path} {headers:?}");
                assert!(refused.text().contains("Another website"), "{}", refused.text());
                assert!(!refused.headers.contains_key("set-cookie"), "{path} {headers:?}");
                tried += 1;
            }
        }
        let after = State::of(&scene.portal).await;
        assert_eq!(after.since(&before), [""; 0], "{path}");
        rows += after.rows();
        // It was as good a form as any: from the portal's own page, it is taken.
        let own = [("sec-fetch-site", "same-origin")];
        let taken = scene.post(&scene.portal.router, path, &own, &fields).await;
        acting += usize::from(does_what_it_says(&scene, &before, path, &taken).await);
    }
    println!(
        "cross-origin posts: {} addresses, {tried} good forms and tokens, 0 accepted, 0 of {rows} rows changed; each accepted \
         from the portal's own page, and {acting} acted",
        posts.len()
    );
}

/// Whether the form acted. One that is not taken, or was to act and did not, would have proven nothing.
async fn does_what_it_says(scene: &Scene, before: &State, path: &str, answer: &Answer) -> bool {
    let changes = State::of(&scene.portal).await.since(before);
    assert!(
        is_taken(path, answer),
        "{path}: {} {} {}",
        answer.status,
        answer.location(),
        answer.text()
    );
    let only_sets_a_cookie = path == "/language" && answer.headers.contains_key("set-cookie");
    assert_eq!(
        changes.is_empty(),
        only_reads(path) || only_sets_a_cookie,
        "{path}: {changes:?}"
    );
    !changes.is_empty()
}

#[tokio::test]
async fn the_control_without_the_layer_they_get_through() {
    const EVIL: &str = "https://evil.example.com";
    let posts = posts(&Portal::open().await);
    let foreign = foreign();
    let (mut acting, mut ways) = (0, BTreeSet::new());
    for (number, path) in posts.iter().enumerate() {
        let scene = Scene::before(path).await;
        let mut headers = foreign[number % foreign.len()].clone();
        // `/sign-in` asks for itself; its control is a site that is listed.
        if path == "/sign-in" {
            list(&scene.portal, EVIL).await;
            headers = vec![("sec-fetch-site", "cross-site"), ("origin", EVIL)];
        }
        let before = State::of(&scene.portal).await;
        let fields = scene.fields("POST", path);
        let through = scene
            .post(&scene.portal.unprotected, path, &headers, &fields)
            .await;
        acting += usize::from(does_what_it_says(&scene, &before, path, &through).await);
        ways.insert(headers);
    }
    assert_eq!(ways.len(), foreign.len(), "every way to be foreign was tried");
    println!(
        "cross-origin posts, the control without the layer: {} addresses, {} accepted, {acting} acted",
        posts.len(),
        posts.len()
    );
}

/// The harbour lists a site of its own.
async fn list(portal: &Portal, origin: &str) {
    let facts = Facts {
        sign_in: SignIn {
            origins: vec![Origin::parse(origin).unwrap()],
            url: None,
        },
        ..Facts::default()
    };
    let app = AppId::parse(HARBOUR).unwrap();
    let operator = Operator::at_the_machine();
    portal.desk.set_facts(&operator, &app, facts).await.unwrap();
}

#[tokio::test]
async fn ones_own_page_and_programs_get_through() {
    for headers in [
        &[("sec-fetch-site", "same-origin")][..],
        &[("sec-fetch-site", "none")],
        &[("origin", "http://127.0.0.1:3000")],
        &[("referer", "http://127.0.0.1:3000/sign-in")],
    ] {
        let scene = Scene::before("/sign-in").await;
        let fields = scene.fields("POST", "/sign-in");
        let through = scene
            .post(&scene.portal.router, "/sign-in", headers, &fields)
            .await;
        assert_eq!(through.location(), "/me", "{headers:?}");
    }
    let portal = Portal::open().await;
    let program = Request::post("/sign-in").header("host", &portal.authority);
    let through = answer(&portal.router, program.body(Body::empty()).unwrap()).await;
    assert_eq!(through.location(), "/sign-in?problem=token");
}

/// What a look may leave behind: that something was read, or that somebody was turned away.
const TRACES: [&str; 2] = ["acted: exported", "acted: accessRefused"];

/// What came of following every address as a link.
#[derive(Default)]
struct Followed {
    refused: usize,
    read: usize,
    changes: Vec<String>,
}

/// With good ids, good stamps and all that a form would hold, for both who are signed in, each alone, and nobody.
async fn follow(scene: &Scene, router: &Router, listed: &[Listed]) -> Followed {
    let paths: BTreeSet<&str> = listed.iter().map(|route| &*route.path).collect();
    let is_read = |path: &str| {
        let mut all = listed.iter();
        all.any(|route| route.method == Method::GET && route.path == path)
    };
    let mut followed = Followed::default();
    for path in paths {
        let before = State::of(&scene.portal).await;
        let method = if is_read(path) { "GET" } else { "POST" };
        let fields = scene.fields(method, path);
        let pairs: Vec<_> = fields.iter().map(|(name, value)| (*name, &**value)).collect();
        let uri = format!("{}?{}", scene.address(path), encoded(&pairs));
        let cookies = [
            scene.cookies(),
            scene.me.cookies.clone(),
            scene.desk.cookies.clone(),
            String::new(),
        ];
        for cookies in cookies {
            for method in [Method::GET, Method::HEAD] {
                let request = scene.request(&method, &uri).header("cookie", &cookies);
                let said = answer(router, request.body(Body::empty()).unwrap()).await;
                let is_refused = said.status == StatusCode::METHOD_NOT_ALLOWED;
                assert_eq!(is_refused, !is_read(path), "{method} {path}: {}", said.status);
                followed.refused += usize::from(is_refused);
                followed.read += usize::from(said.status == StatusCode::OK);
            }
        }
        let after = State::of(&scene.portal).await;
        let changes = after.since(&before).into_iter();
        let changes = changes.filter(|change| !TRACES.contains(&&**change));
        followed
            .changes
            .extend(changes.map(|change| format!("{path}: {change}")));
    }
    followed
}

/// Only what is read anyway, and that it was read: nothing else in any table.
#[tokio::test]
async fn a_get_changes_nothing() {
    let scene = Scene::before("").await;
    let listed = server::http::router::routes(&scene.portal.server);
    let followed = follow(&scene, &scene.portal.router, listed.listed()).await;
    assert_eq!(followed.changes, [""; 0]);
    let rows = State::of(&scene.portal).await.rows();
    let home = scene
        .request(&Method::GET, "/me")
        .header("cookie", scene.cookies());
    let home = answer(&scene.portal.router, home.body(Body::empty()).unwrap()).await;
    assert_eq!(home.status, StatusCode::OK, "nobody was signed out");
    println!(
        "by GET and HEAD: {} links to what acts, each refused; {} pages and files read, 0 of {rows} rows changed",
        followed.refused, followed.read
    );
}

#[tokio::test]
async fn the_control_a_link_that_acts_is_seen() {
    let scene = Scene::before("").await;
    let (maren, desk) = (scene.maren().await, scene.portal.desk.clone());
    let withdraw = async move |Path(reference): Path<String>| {
        let reference = Reference::parse(&reference).unwrap();
        // By a link that is followed again, nothing more is done.
        desk.withdraw(&maren, &reference).await.ok();
    };
    let path = "/careless/withdraw/{reference}";
    let router = Router::new().route(path, get(withdraw));
    let added = Listed {
        path: path.to_owned(),
        method: Method::GET,
        who: Who::Person,
    };
    let changes = follow(&scene, &router, &[added]).await.changes;
    let has = |what: &str| changes.iter().any(|change| change.contains(what));
    assert!(
        has("{reference}: request: + ") && has("{reference}: acted: requestWithdrawn"),
        "{changes:?}"
    );
}

/// A link on another site does not begin a copy: it leads to the page with the button.
#[tokio::test]
async fn a_link_elsewhere_begins_no_copy() {
    for path in ["/me/export.json", "/me/export.zip"] {
        let portal = Portal::open().await;
        let maren = portal.person("maren").await;
        let follow = async |headers: &[(&str, &str)]| {
            let mut request = Request::get(path)
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
                "{path}: {headers:?}"
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
}

/// Scripts of other sites may read the public keys and the copy's schema and nothing else, and may not ask whether they
/// may.
#[tokio::test]
async fn only_what_the_portal_says_of_itself_is_for_other_sites_scripts() {
    use domain::export::{KEYS_PATH, SCHEMA_PATH};
    const GPC_PATH: &str = "/.well-known/gpc.json";

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
                if [KEYS_PATH, SCHEMA_PATH, GPC_PATH].contains(&&*path) && method == Method::GET {
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
    let alone = Router::new().route("/api/me/overview", alone);
    let led = answer(&alone, request("/api/me/overview", "https://evil.example.com/")).await;
    assert!(
        led.location().starts_with("https://evil.example.com/"),
        "{}",
        led.location()
    );
}
