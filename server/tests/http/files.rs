//! Scripts, styles and icons by their routes; how a single one is served stands beside `http::site`.

use http::{Request, StatusCode};

use server::http::site::Site;

use crate::support::{Portal, SITE};

#[tokio::test]
async fn every_file_of_the_site_is_there() {
    let portal = Portal::open().await;
    for file in SITE.files {
        let answer = portal.visitor().get(file.path).await;
        assert_eq!(
            (answer.status, &answer.body[..]),
            (StatusCode::OK, file.identity),
            "{}",
            file.path
        );
        assert_eq!(answer.header("content-type"), file.media_type);
    }
    let css = SITE.files[0].path;
    let answer = portal
        .visitor()
        .send(
            Request::get(css).header("accept-encoding", "gzip, br"),
            String::new(),
        )
        .await;
    assert_eq!(
        (answer.header("content-encoding"), &answer.body[..]),
        ("br", &b"css as brotli"[..])
    );
    assert_eq!(
        answer.header("cache-control"),
        "public, max-age=31536000, immutable"
    );
    let tag = answer.header("etag").to_owned();
    let request = Request::get(css)
        .header("accept-encoding", "br")
        .header("if-none-match", tag);
    let again = portal.visitor().send(request, String::new()).await;
    assert_eq!((again.status, again.body.len()), (StatusCode::NOT_MODIFIED, 0));
}

/// Also of the real ones, where the site was built.
#[test]
fn all_text_says_that_it_is_utf_8() {
    for file in [SITE.files, Site::embedded().files].concat() {
        let is_text = file.media_type.starts_with("text/") || file.media_type.contains("xml");
        let says_so = file.media_type.ends_with("; charset=utf-8");
        assert_eq!(is_text, says_so, "{}: {}", file.path, file.media_type);
    }
}

#[tokio::test]
async fn a_part_can_be_fetched_and_a_head_has_no_body() {
    let portal = Portal::open().await;
    let css = SITE.files[0].path;
    let part = portal
        .visitor()
        .send(Request::get(css).header("range", "bytes=0-3"), String::new())
        .await;
    assert_eq!(
        (part.status, &part.body[..]),
        (StatusCode::PARTIAL_CONTENT, &b"body"[..])
    );
    let head = portal.visitor().send(Request::head(css), String::new()).await;
    assert_eq!((head.status, head.body.len()), (StatusCode::OK, 0));
    assert_eq!(
        head.header("content-length"),
        SITE.files[0].identity.len().to_string()
    );
}

#[tokio::test]
async fn they_are_read_only_and_not_personal() {
    let portal = Portal::open().await;
    let css = SITE.files[0].path;
    assert_eq!(
        portal.visitor().post(css, &[]).await.status,
        StatusCode::METHOD_NOT_ALLOWED
    );
    let mut maren = portal.person("maren").await;
    assert!(maren.get(css).await.headers.get("set-cookie").is_none());
}

#[tokio::test]
async fn paths_do_not_lead_out() {
    let portal = Portal::open().await;
    for path in [
        "/pkg/../Cargo.toml",
        "/pkg/%2e%2e/master.key",
        "/master.key",
        "/pkg/",
        "/.git/config",
    ] {
        assert_eq!(
            portal.visitor().get(path).await.status,
            StatusCode::NOT_FOUND,
            "{path}"
        );
    }
}
