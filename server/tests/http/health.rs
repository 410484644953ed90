//! What machines ask.

use std::{fs, io::Write as _};

use axum::body::Body;
use http::{Request, StatusCode};

use crate::support::{Answer, Portal, answer};

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

async fn ask(portal: &Portal, path: &str) -> Answer {
    let request = Request::get(path)
        .header("host", &portal.authority)
        .body(Body::empty())
        .unwrap();
    answer(&portal.router, request).await
}

#[tokio::test]
async fn it_lives_and_is_not_ready_while_its_database_is_spoilt() {
    let portal = Portal::open().await;
    // What is still in the log would be read from there.
    assert!(portal.desk.settle().await.unwrap());
    let file = portal.folder.path().join("rightsdesk.db");
    let good = fs::read(&file).unwrap();
    let overwrite = |bytes: &[u8]| {
        let mut file = fs::File::options().write(true).open(&file).unwrap();
        file.write_all(bytes).unwrap();
    };

    overwrite(&[b'x'; 100]);
    let refused = ask(&portal, "/readyz").await;
    assert_eq!(refused.status, StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(
        refused.text(),
        r#"{"errors":[{"code":"not_ready","title":"The portal cannot get at its data. Its log says why."}]}"#
    );
    assert_eq!(ask(&portal, "/healthz").await.status, StatusCode::OK);

    overwrite(&good);
    assert_eq!(ask(&portal, "/readyz").await.status, StatusCode::OK);
}

#[tokio::test]
async fn there_is_no_demo_page_outside_the_demo() {
    let portal = Portal::open().await;
    let answer = portal.visitor().get("/demo").await;
    assert_eq!(answer.status, StatusCode::NOT_FOUND);
    assert!(!answer.text().contains("token"), "{}", answer.text());
}
