//! What machines ask.

use axum::body::Body;
use http::{Request, StatusCode};

use crate::support::{Portal, answer};

#[tokio::test]
async fn it_lives_and_is_ready_by_whatever_name_it_is_asked() {
    let portal = Portal::open().await;
    for path in ["/healthz", "/readyz"] {
        for host in ["127.0.0.1:3000", "10.0.0.7:3000"] {
            let request = Request::get(path)
                .header("host", host)
                .body(Body::empty())
                .unwrap();
            let answer = answer(&portal.router, request).await;
            assert_eq!(
                (answer.status, answer.text().as_str()),
                (StatusCode::OK, "ok\n"),
                "{path} {host}"
            );
        }
    }
}

#[tokio::test]
async fn there_is_no_demo_page_outside_the_demo() {
    let portal = Portal::open().await;
    let answer = portal.visitor().get("/demo").await;
    assert_eq!(answer.status, StatusCode::NOT_FOUND);
    assert!(!answer.text().contains("token"), "{}", answer.text());
}
