//! At every address: what stands on an answer where browsers come by https, and which pages may run WebAssembly.

use std::collections::BTreeSet;

use axum::{Router, body::Body};
use domain::export::{KEYS_PATH, SCHEMA_PATH};
use http::{Method, Request};
use serde_json::Value;
use server::{
    auth::mint::For,
    http::{
        router::{router, routes},
        routes::Listed,
    },
};

use super::wrong;
use crate::{
    main_job::ask,
    matrix::demo,
    support::{Answer, Door, HARBOUR, Portal, SITE, answer, knock},
};

/// Within which a browser stays by https, and on which names.
const STAY: &str = "max-age=31536000; includeSubDomains";

/// A portal, and a browser in which Maren and somebody of her app's staff are signed in.
struct Browser {
    portal: Portal,
    cookies: String,
    reference: String,
    token: String,
    code: String,
}

impl Browser {
    async fn open(url: &str) -> Self {
        let portal = Portal::open_at(url).await;
        let whom = For::User("maren".to_owned().try_into().unwrap());
        let of_a_server = portal.token(&portal.key.kid, &whom).await;
        let given = knock(&portal, Door::Handover, &of_a_server).await.unwrap();
        let given: Value = serde_json::from_slice(&given.body).unwrap();
        let (_, code) = given["url"].as_str().unwrap().rsplit_once('/').unwrap();
        let (cookies, reference) = {
            let mut maren = portal.person("maren").await;
            let mut idris = portal.reviewer("Idris").await;
            let reference = ask(&mut maren).await;
            maren.cookies.append(&mut idris.cookies);
            let pairs = maren
                .cookies
                .iter()
                .map(|(name, value)| format!("{name}={value}"));
            (pairs.collect::<Vec<_>>().join("; "), reference)
        };
        Self {
            cookies,
            reference,
            token: portal.token(&portal.key.kid, &whom).await,
            code: code.to_owned(),
            portal,
        }
    }

    async fn ask(&self, router: &Router, route: &Listed, cookies: &str) -> Answer {
        let path = route
            .path
            .replace("{code}", &self.code)
            .replace("{address}", &self.code)
            .replace("{id}", "conv-Maren")
            .replace("{reference}", &self.reference)
            .replace("{attachment}", &"0".repeat(64))
            .replace("{app}", HARBOUR)
            .replace("{*name}", "x.js");
        let form = match &*route.path {
            "/sign-in" if route.method == Method::POST => format!("token={}", self.token),
            "/language" => "language=de".to_owned(),
            _ => String::new(),
        };
        let mut request = Request::builder()
            .method(&route.method)
            .uri(path)
            .header("host", &self.portal.authority)
            .header("accept", "text/html")
            .header("sec-fetch-site", "same-origin")
            .header("content-type", "application/x-www-form-urlencoded");
        if !cookies.is_empty() {
            request = request.header("cookie", cookies);
        }
        answer(router, request.body(Body::from(form)).unwrap()).await
    }
}

/// What is wrong with the headers of an answer over https.
fn wrong_over_https(answer: &Answer, may_be_kept: bool) -> Vec<String> {
    const NAME: &str = "strict-transport-security";
    let mut wrong = wrong(answer, may_be_kept);
    wrong.retain(|what| !what.starts_with(NAME));
    let said = answer.header(NAME);
    if said != STAY {
        wrong.push(format!("{NAME} is {said:?}"));
    }
    wrong
}

/// The names of the cookies that an answer sets: each for this host alone, by https only, and out of scripts' reach.
fn set(answer: &Answer) -> Vec<String> {
    let all = answer.headers.get_all("set-cookie").iter();
    let names = all.map(|cookie| {
        let cookie = cookie.to_str().unwrap();
        for word in ["; Path=/", "; HttpOnly", "; Secure"] {
            assert!(cookie.contains(word), "{word}: {cookie}");
        }
        assert!(
            cookie.starts_with("__Host-") && !cookie.contains("Domain"),
            "{cookie}"
        );
        cookie.split('=').next().unwrap().to_owned()
    });
    names.collect()
}

#[tokio::test]
async fn over_https_browsers_are_told_to_stay_there() {
    let browser = Browser::open("https://privacy.example.com").await;
    let portal = &browser.portal;
    for name in ["__Host-rd-me=", "__Host-rd-desk="] {
        assert!(browser.cookies.contains(name), "{name}");
    }
    let listed = routes(&portal.server);
    let (mut answers, mut good, mut names) = (0, 0, BTreeSet::new());
    for cookies in ["", &*browser.cookies] {
        for route in listed.listed() {
            let said = browser.ask(&portal.router, route, cookies).await;
            let is_public = [KEYS_PATH, SCHEMA_PATH].contains(&&*route.path)
                || SITE.files.iter().any(|file| file.path == route.path);
            let wrong = wrong_over_https(&said, is_public && said.status.is_success());
            assert_eq!(wrong, [""; 0], "{} {}: {}", route.method, route.path, said.status);
            names.extend(set(&said));
            answers += 1;
            good += usize::from(said.status.is_success());
        }
    }
    assert!(good > 20, "{good}");
    let expected = ["__Host-rd-lang", "__Host-rd-me", "__Host-rd-open"];
    assert_eq!(names, BTreeSet::from(expected.map(str::to_owned)));
    // The control: by plain http nobody is told, and it is seen.
    let plain = Portal::open().await;
    let said = plain.visitor().get("/").await;
    assert_eq!(
        wrong_over_https(&said, false),
        ["strict-transport-security is \"\""]
    );
    println!(
        "headers over https: {} routes, {answers} answers, {good} of them good: 0 without any header, {} cookies, all bound \
         to the host",
        listed.listed().len(),
        names.len() + 1
    );
}

#[tokio::test]
async fn only_a_page_with_an_island_may_run_web_assembly() {
    let browser = Browser::open("http://127.0.0.1:3000").await;
    // The demo has every page that there is.
    let server = demo::server(&browser.portal, "");
    let (shown, listed) = (router(&server), routes(&server));
    let (mut pages, mut may, mut scripted) = (0, BTreeSet::new(), BTreeSet::new());
    for cookies in ["", &*browser.cookies] {
        for route in listed.listed() {
            let said = browser.ask(&shown, route, cookies).await;
            let policy = said.header("content-security-policy");
            let is_allowed = policy.contains("wasm-unsafe-eval");
            let page = String::from_utf8_lossy(&said.body);
            let is_needed = page.contains("<leptos-island");
            assert_eq!(is_allowed, is_needed, "{} {}: {policy}", route.method, route.path);
            if is_allowed {
                may.insert(&*route.path);
            }
            if said.header("content-type").starts_with("text/html") {
                pages += 1;
                let (runs, brings) = (policy.contains("script-src"), page.contains("<script"));
                assert_eq!(runs, brings, "{} {}: {policy}", route.method, route.path);
                if brings {
                    scripted.insert(&*route.path);
                }
            }
        }
    }
    assert_eq!(may, BTreeSet::from(["/me/export"]));
    for path in [
        "/me/export",
        "/me/requests/{reference}",
        "/me/requests/new/correction/details",
        "/me/requests/new/objection",
        "/desk/requests/{reference}",
    ] {
        assert!(scripted.remove(path), "{path}: {scripted:?}");
    }
    for path in ["/", "/me", "/me/profile", "/me/conversations/{id}", "/desk"] {
        assert!(!scripted.contains(path), "{path}: {scripted:?}");
    }
    assert!(pages > 20, "{pages}");
    println!(
        "WebAssembly: {pages} pages at {} addresses, {may:?} may run it, and no other",
        listed.listed().len()
    );
}
