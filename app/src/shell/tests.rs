//! Whole documents, with status and headers, as they leave for a browser. Pages with data are drawn by the server's
//! own tests.

use std::sync::Arc;

use axum::body::{Body, to_bytes};
use http::{
    Request, StatusCode,
    header::{CONTENT_SECURITY_POLICY, LOCATION},
};
use leptos::prelude::*;

use super::{Site, draw};
use crate::{
    api::{Caller, Who},
    pages::demo::Cast,
    routes,
    view::Demo,
};

struct Answer {
    status: StatusCode,
    policy: String,
    location: Option<String>,
    html: String,
}

async fn get(path: &str) -> Answer {
    get_with(path, || provide_context(Caller::default())).await
}

async fn get_with(path: &str, context: impl Fn() + Clone + Send + 'static) -> Answer {
    // Every test in this process may be the first to need it.
    let _ = any_spawner::Executor::init_tokio();
    let site = Site {
        css: Arc::from("/pkg/rightsdesk.abc.css"),
        fonts: &["/pkg/text.abc.woff2"],
        options: LeptosOptions::builder().output_name("rightsdesk.def").build(),
        islands: true,
        forms: "/pkg/forms.abc.js",
    };
    let request = Request::get(path).body(Body::empty()).unwrap();
    let response = draw(site, context, request).await;
    let header = |name| {
        response
            .headers()
            .get(name)
            .map(|value| value.to_str().unwrap().to_owned())
    };
    let (status, policy, location) = (
        response.status(),
        header(CONTENT_SECURITY_POLICY).unwrap_or_default(),
        header(LOCATION),
    );
    let body = to_bytes(response.into_body(), usize::MAX).await.unwrap();
    Answer {
        status,
        policy,
        location,
        html: String::from_utf8(body.to_vec()).unwrap(),
    }
}

#[tokio::test]
async fn a_page_without_an_island_ships_no_script() {
    for path in ["/", "/sign-in", "/me", "/me/export", "/desk", "/nowhere"] {
        let page = get(path).await;
        for not_there in [
            "<script",
            "modulepreload",
            ".js",
            ".wasm",
            "__RESOLVED",
            " style=",
            "<style",
        ] {
            assert!(
                !page.html.contains(not_there),
                "{not_there} on {path}: {}",
                page.html
            );
        }
        assert!(!page.policy.contains("script-src"), "{path}: {}", page.policy);
    }
}

async fn get_styleguide() -> Answer {
    let page = get_with("/styleguide", || {
        provide_context(Caller::default());
        provide_context(Cast(Arc::new(Demo::default)));
    });
    page.await
}

#[tokio::test]
async fn a_page_with_something_to_write_in_brings_one_script_by_its_nonce_and_nothing_of_an_island() {
    let page = get_styleguide().await;
    let (_, nonce) = page.policy.split_once("script-src 'nonce-").unwrap();
    let (nonce, _) = nonce.split_once('\'').unwrap();
    let (head, body) = page.html.split_once("</head>").unwrap();
    let tag = format!("<script defer src=\"/pkg/forms.abc.js\" nonce=\"{nonce}\"></script>");
    assert!(head.ends_with(&tag), "{head}");
    assert!(!body.contains("<script"), "{body}");
    for not_there in ["modulepreload", ".wasm", "__RESOLVED"] {
        assert!(!page.html.contains(not_there), "{not_there}: {}", page.html);
    }
}

/// Of a request that is not there nothing is written, and the answer is like that of any other address.
#[tokio::test]
async fn where_there_is_nothing_to_write_in_there_is_no_script() {
    for path in [
        "/me/requests/new",
        "/me/requests/7K4M-2Q9X-B3TD",
        "/desk/requests/7K4M-2Q9X-B3TD",
        "/desk/apps/larkspoke/facts",
    ] {
        let page = get(path).await;
        assert!(!page.html.contains("<script"), "{path}: {}", page.html);
        assert!(!page.policy.contains("script-src"), "{path}: {}", page.policy);
    }
}

#[tokio::test]
async fn a_page_is_a_whole_document() {
    let page = get("/sign-in").await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.html.starts_with("<!DOCTYPE html>"), "{}", page.html);
    for there in [
        "lang=\"en-GB\"",
        "<title>Sign in · Rightsdesk</title>",
        "<link as=\"font\" rel=\"preload\" type=\"font/woff2\" href=\"/pkg/text.abc.woff2\" crossorigin=\"anonymous\">",
        "<link rel=\"stylesheet\" href=\"/pkg/rightsdesk.abc.css\">",
        "href=\"#main\" class=\"skip\"",
        "<main id=\"main\"",
        "</html>",
    ] {
        assert!(page.html.contains(there), "{there}: {}", page.html);
    }
    assert_eq!(page.html.matches("<title>").count(), 1);
}

#[tokio::test]
async fn a_problem_in_the_address_is_said() {
    let page = get("/sign-in?problem=token").await;
    assert!(
        page.html.contains("This code could not be accepted"),
        "{}",
        page.html
    );
    let page = get("/sign-in?problem=%3Cscript%3E").await;
    assert!(!page.html.contains("role=\"alert\""), "{}", page.html);
}

#[tokio::test]
async fn an_unknown_address_is_not_found() {
    for path in [
        "/nowhere",
        "/me/nowhere",
        "/demo",
        "/styleguide",
        "/me/requests/new/nothing/at/all",
    ] {
        let page = get(path).await;
        assert_eq!(page.status, StatusCode::NOT_FOUND, "{path}");
        assert!(page.html.contains("There is no page here"), "{}", page.html);
        assert!(
            page.html.contains("<title>Not found · Rightsdesk</title>"),
            "{}",
            page.html
        );
    }
}

#[tokio::test]
async fn every_address_of_the_list_has_a_page() {
    for (path, _) in routes::PATHS {
        let page = get(&path.replace(['{', '}'], "")).await;
        assert_ne!(page.status, StatusCode::NOT_FOUND, "{path}");
    }
}

#[tokio::test]
async fn whoever_is_signed_out_is_led_to_sign_in() {
    for (path, _) in routes::PATHS.iter().filter(|(_, who)| *who != Who::Anyone) {
        let page = get_with(path, || ()).await;
        assert_eq!(page.status, StatusCode::SEE_OTHER, "{path}");
        assert_eq!(
            page.location.as_deref(),
            Some("/sign-in?problem=signed_out"),
            "{path}"
        );
    }
}

#[tokio::test]
async fn the_desk_is_set_tighter() {
    assert!(get("/desk").await.html.contains("<body class=\"at-desk\">"));
    assert!(!get("/desktop").await.html.contains("at-desk"));
    assert!(!get("/me").await.html.contains("at-desk"));
}

#[tokio::test]
async fn the_demo_is_there_only_with_a_cast() {
    let page = get_with("/demo", || {
        provide_context(Caller::default());
        provide_context(Cast(Arc::new(Demo::default)));
    });
    let page = page.await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.html.contains("Choose somebody to be"), "{}", page.html);
    assert_eq!(get_styleguide().await.status, StatusCode::OK);
}
