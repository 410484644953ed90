//! Pictures and files of messages.

use http::{Request, StatusCode};

use crate::{
    headers::wrong,
    support::{HARBOUR, Picture, Portal, show},
};

fn of_maren(file: &str, media_type: &str, bytes: &[u8]) -> Picture {
    Picture {
        app: HARBOUR,
        conversation: "conv-Maren",
        user: "user-Maren",
        file: file.to_owned(),
        media_type: media_type.to_owned(),
        bytes: bytes.to_vec(),
    }
}

#[tokio::test]
async fn it_is_a_file_to_be_saved_and_its_message_leads_there() {
    let portal = Portal::open().await;
    let bytes = b"A PICTURE, BYTE FOR BYTE".repeat(10_000);
    show(&portal, &[of_maren("ticket.png", "image/png", &bytes)]).await;
    let mut maren = portal.person("maren").await;
    let page = maren.page("/me/conversations/conv-Maren").await;
    let path = Picture::path("conv-Maren");
    assert!(page.contains(&format!("href=\"{path}\"")), "{page}");
    assert!(page.contains("picture, 240 kB"), "{page}");
    let answer = maren.get(&path).await;
    assert_eq!(answer.status, StatusCode::OK);
    assert!(answer.body == bytes);
    let length = bytes.len().to_string();
    for (name, value) in [
        ("content-type", "image/png"),
        ("content-disposition", "attachment; filename=\"ticket.png\""),
        ("content-length", length.as_str()),
        ("x-content-type-options", "nosniff"),
        ("cache-control", "no-store"),
        (
            "content-security-policy",
            "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox",
        ),
    ] {
        assert_eq!(answer.header(name), value, "{name}");
    }
    assert_eq!(wrong(&answer, false), [""; 0]);
    let head = maren.send(Request::head(&path), String::new()).await;
    assert_eq!((head.status, head.body.len()), (StatusCode::OK, 0));
    assert_eq!(head.header("content-length"), length);
}

/// Whatever it says it is, and is called: no page, no script, no header of its own.
#[tokio::test]
async fn nothing_hostile_is_more_than_bytes() {
    let portal = Portal::open().await;
    let page = b"<!doctype html><script>alert(1)</script>";
    let hostile = of_maren("x\"; filename=evil.html; y=\"\u{202e}.svg", "text/html", page);
    show(&portal, &[hostile]).await;
    let mut maren = portal.person("maren").await;
    let answer = maren.get(&Picture::path("conv-Maren")).await;
    assert_eq!((answer.status, &answer.body[..]), (StatusCode::OK, &page[..]));
    assert_eq!(answer.header("content-type"), "application/octet-stream");
    assert_eq!(
        answer.header("content-disposition"),
        "attachment; filename=\"x___filename_evil.html__y___.svg\""
    );
    assert_eq!(wrong(&answer, false), [""; 0]);
}

#[tokio::test]
async fn what_is_no_id_is_nothing_that_is_there() {
    let portal = Portal::open().await;
    show(&portal, &[of_maren("ticket.png", "image/png", b"A PICTURE")]).await;
    let id = Picture::id("conv-Maren");
    let mut maren = portal.person("maren").await;
    for other in [
        "0".repeat(64),
        id.to_uppercase(),
        format!("{id}0"),
        id[1..].to_owned(),
        format!("{id}/"),
        "%00".to_owned(),
        "conv-Maren".to_owned(),
    ] {
        let answer = maren.get(&format!("/me/attachments/{other}")).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{other}");
    }
    assert_eq!(
        maren.get(&format!("/me/attachments/{id}")).await.status,
        StatusCode::OK,
        "the control"
    );
}

/// They take the places of copies: nobody fills the portal with what they do not take.
#[tokio::test]
async fn four_are_under_way_at_once_and_no_more() {
    let portal = Portal::open().await;
    let bytes = b"A PICTURE".repeat(100_000);
    show(&portal, &[of_maren("ticket.png", "image/png", &bytes)]).await;
    let maren = portal.person("maren").await;
    let path = Picture::path("conv-Maren");
    let mut under_way = Vec::new();
    for _ in 0..4 {
        let answer = maren.begin(&path).await;
        assert_eq!(answer.status(), StatusCode::OK);
        under_way.push(answer);
    }
    assert_eq!(maren.begin(&path).await.status(), StatusCode::TOO_MANY_REQUESTS);
    under_way.pop();
    assert_eq!(maren.begin(&path).await.status(), StatusCode::OK);
}
