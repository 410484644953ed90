//! Many at once. Leptos has had pages that never ended under load (leptos #4578, #4851); every page here has to be whole.

use axum::body::Body;
use http::{Request, StatusCode};
use tokio::task::JoinSet;

use crate::support::{Portal, answer};

const PAGES: usize = 1_000;

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_thousand_pages_at_once_are_all_whole() {
    let portal = Portal::open_wide().await;
    let maren = portal.person("maren").await;
    let cookie = format!("rd-me-3000={}", maren.cookies["rd-me-3000"]);
    let paths = [
        "/me",
        "/me/profile",
        "/me/conversations/conv-Maren",
        "/me/export",
        "/sign-in",
    ];
    let mut pages = JoinSet::new();
    for number in 0..PAGES {
        let request = Request::get(paths[number % paths.len()])
            .header("host", &portal.authority)
            .header("accept", "text/html")
            .header("cookie", &cookie)
            .body(Body::empty())
            .unwrap();
        let router = portal.router.clone();
        pages.spawn(async move { answer(&router, request).await });
    }
    let mut whole = 0;
    while let Some(page) = pages.join_next().await {
        let page = page.unwrap();
        assert_eq!(page.status, StatusCode::OK);
        whole += usize::from(page.text().contains("</html>"));
    }
    assert_eq!(whole, PAGES);
}
