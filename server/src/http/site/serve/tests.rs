use axum::body::to_bytes;
use http::HeaderName;

use super::*;

static FILE: File = File {
    path: "/pkg/a.0123456789abcdef.js",
    identity: b"0123456789",
    br: Some(b"br"),
    gz: Some(b"gzip"),
    media_type: "text/javascript; charset=utf-8",
    etag: "abc",
    immutable: true,
};

async fn get(asked: &[(&str, &str)]) -> (StatusCode, HeaderMap, Bytes) {
    let headers = asked
        .iter()
        .map(|(name, value)| (name.parse::<HeaderName>().unwrap(), value.parse().unwrap()))
        .collect();
    let (parts, body) = serve(&FILE, &headers).into_parts();
    (parts.status, parts.headers, to_bytes(body, 100).await.unwrap())
}

#[tokio::test]
async fn whole_compressed_and_cached_for_good() {
    let (status, headers, body) = get(&[("accept-encoding", "gzip, br")]).await;
    assert_eq!((status, &body[..]), (StatusCode::OK, &b"br"[..]));
    assert_eq!(headers["content-encoding"], "br");
    assert_eq!(headers["etag"], "\"abc-br\"");
    assert_eq!(headers["content-type"], "text/javascript; charset=utf-8");
    assert_eq!(headers["cache-control"], "public, max-age=31536000, immutable");
    assert_eq!(headers["vary"], "accept-encoding");

    let (_, headers, body) = get(&[]).await;
    assert_eq!(&body[..], b"0123456789");
    assert!(!headers.contains_key("content-encoding"));
    assert_eq!(headers["accept-ranges"], "bytes");
}

#[tokio::test]
async fn not_sent_to_whom_it_is_known() {
    let (status, headers, body) =
        get(&[("accept-encoding", "br"), ("if-none-match", "\"x\", \"abc-br\"")]).await;
    assert_eq!((status, body.len()), (StatusCode::NOT_MODIFIED, 0));
    assert_eq!(headers["etag"], "\"abc-br\"");
    assert_eq!(headers["vary"], "accept-encoding");
    assert!(!headers.contains_key("content-type"));

    // The tag of another form is not this one's.
    let (status, ..) = get(&[("accept-encoding", "gzip"), ("if-none-match", "\"abc-br\"")]).await;
    assert_eq!(status, StatusCode::OK);
}

#[tokio::test]
async fn in_part_and_then_plain() {
    let (status, headers, body) = get(&[("range", "bytes=2-4"), ("accept-encoding", "br")]).await;
    assert_eq!((status, &body[..]), (StatusCode::PARTIAL_CONTENT, &b"234"[..]));
    assert_eq!(headers["content-range"], "bytes 2-4/10");
    assert_eq!(headers["etag"], "\"abc\"");
    assert!(!headers.contains_key("content-encoding"));

    let (status, headers, body) = get(&[("range", "bytes=10-")]).await;
    assert_eq!((status, body.len()), (StatusCode::RANGE_NOT_SATISFIABLE, 0));
    assert_eq!(headers["content-range"], "bytes */10");

    let (status, _, body) = get(&[("range", "bytes=2-4"), ("if-range", "\"abc\"")]).await;
    assert_eq!((status, body.len()), (StatusCode::PARTIAL_CONTENT, 3));
    let (status, _, body) = get(&[("range", "bytes=2-4"), ("if-range", "\"old\"")]).await;
    assert_eq!((status, body.len()), (StatusCode::OK, 10));
}

#[tokio::test]
async fn what_keeps_its_name_is_asked_for_each_time() {
    static ICON: File = File {
        path: "/favicon.svg",
        immutable: false,
        ..FILE
    };
    assert_eq!(
        serve(&ICON, &HeaderMap::new()).headers()["cache-control"],
        "public, no-cache"
    );
}
