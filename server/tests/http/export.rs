//! The copy.

use std::io::Read as _;

use desk::Operator;
use http::{Request, StatusCode};
use serde_json::Value;
use verify::{PublicKey, Verdict};

use crate::support::{Answer, HARBOUR, Portal, Visitor};

#[tokio::test]
async fn it_is_a_signed_file_with_everything_in_it() {
    let portal = Portal::open().await;
    let mut maren = portal.person("maren").await;
    let answer = maren.get("/me/export.json").await;
    assert_eq!(answer.status, StatusCode::OK);
    assert_eq!(answer.header("content-type"), "application/json");
    assert_eq!(
        answer.header("content-disposition"),
        "attachment; filename=\"my-data-2026-11-23.json\""
    );
    assert_eq!(answer.header("cache-control"), "no-store");
    let expected: usize = answer.header("rightsdesk-expected-bytes").parse().unwrap();
    assert!(
        expected.abs_diff(answer.body.len()) < answer.body.len() / 2,
        "{expected} for {}",
        answer.body.len()
    );

    let keys = portal.visitor().get("/.well-known/rightsdesk-keys.json").await;
    let keys: Value = serde_json::from_slice(&keys.body).unwrap();
    let key: PublicKey = keys["keys"][0]["x"].as_str().unwrap().parse().unwrap();
    let Verdict::Intact { counts, .. } = verify::check(&answer.body, Some(key)) else {
        panic!("{}", verify::check(&answer.body, Some(key)));
    };
    assert_eq!(counts.get("messages"), Some(6));

    let copy: Value = serde_json::from_slice(&answer.body).unwrap();
    assert_eq!(copy["user"]["externalId"], "maren");
    assert_eq!(copy["clients"][0]["raw"]["from"], "4477-Maren");
    let text = answer.text();
    assert!(
        text.contains(r#""metadata":{"crossings":1.50,"tier":"tier-of-Maren"}"#),
        "{text}"
    );
    assert!(!text.contains("Ottoson") && !text.contains("user-Otto"), "{text}");
}

#[tokio::test]
async fn that_it_was_taken_is_written_down_but_not_for_a_glance() {
    let portal = Portal::open().await;
    let mut maren = portal.person("maren").await;
    let head = maren.send(Request::head("/me/export.json"), String::new()).await;
    assert_eq!((head.status, head.body.len()), (StatusCode::OK, 0));
    assert!(!portal.acts().await.contains(&"exported".to_owned()));
    maren.get("/me/export.json").await;
    assert!(portal.acts().await.contains(&"exported".to_owned()));
}

#[tokio::test]
async fn staff_cannot_take_it() {
    let portal = Portal::open().await;
    let mut idris = portal.reviewer("Idris").await;
    assert_eq!(idris.get("/me/export.json").await.status, StatusCode::SEE_OTHER);
}

/// Asks for the copy with these headers.
async fn ask(visitor: &mut Visitor<'_>, headers: &[(&str, &str)]) -> Answer {
    let mut request = Request::get("/me/export.json");
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    visitor.send(request, String::new()).await
}

/// RFC 9110 §14.4: `Content-Range` and its three numbers.
fn range(answer: &Answer) -> (u64, u64, u64) {
    let said = answer.header("content-range").strip_prefix("bytes ").unwrap();
    let (places, length) = said.split_once('/').unwrap();
    let (first, last) = places.split_once('-').unwrap();
    (
        first.parse().unwrap(),
        last.parse().unwrap(),
        length.parse().unwrap(),
    )
}

#[tokio::test]
async fn a_download_that_was_cut_goes_on_byte_for_byte() {
    let portal = Portal::open().await;
    let mut maren = portal.person("maren").await;
    let whole = ask(&mut maren, &[]).await;
    assert_eq!(whole.header("accept-ranges"), "bytes");
    assert_eq!(whole.header("vary"), "accept-encoding");
    let tag = whole.header("etag").to_owned();
    let length = whole.body.len() as u64;
    // Also by whoever takes other codings: a part is of the plain form.
    for cut in [1, length / 3, length - 1] {
        let from = format!("bytes={cut}-");
        let asked = [
            ("range", &*from),
            ("if-range", &tag),
            ("accept-encoding", "zstd, gzip"),
        ];
        let rest = ask(&mut maren, &asked).await;
        assert_eq!(rest.status, StatusCode::PARTIAL_CONTENT);
        assert_eq!(range(&rest), (cut, length - 1, length));
        assert_eq!(rest.header("content-length"), rest.body.len().to_string());
        assert_eq!(rest.header("etag"), tag);
        assert!(!rest.headers.contains_key("content-encoding"));
        let begun = &whole.body[..usize::try_from(cut).unwrap()];
        assert!([begun, &rest.body].concat() == whole.body);
    }
    let middle = ask(&mut maren, &[("range", "bytes=10-19"), ("if-range", &tag)]).await;
    assert_eq!(middle.body, whole.body[10..=19]);
    let end = ask(&mut maren, &[("range", "bytes=-5"), ("if-range", &tag)]).await;
    assert_eq!(end.body, whole.body[whole.body.len() - 5..]);
    let beyond = format!("bytes={length}-");
    let beyond = ask(&mut maren, &[("range", &beyond), ("if-range", &tag)]).await;
    assert_eq!(beyond.status, StatusCode::RANGE_NOT_SATISFIABLE);
    assert!(!beyond.text().contains("rightsdesk.export/1"));
    assert_eq!(beyond.header("content-range"), format!("bytes */{length}"));
}

#[tokio::test]
async fn of_another_copy_no_part_is_sent_and_a_range_without_sense_is_none() {
    let portal = Portal::open().await;
    let mut maren = portal.person("maren").await;
    let tag = ask(&mut maren, &[]).await.header("etag").to_owned();
    let more = format!(
        r#"{{"type":"message","appId":"{HARBOUR}","conversationId":"conv-Maren","data":{{"id":"later","received":"2026-11-20T10:00:00.000Z","author":{{"type":"user","userId":"user-Maren"}},"content":{{"type":"text","text":"LATER"}}}}}}"#
    );
    let operator = Operator::at_the_machine();
    portal
        .desk
        .import(&operator, std::io::Cursor::new(more), false, |_| {})
        .await
        .unwrap();
    for asked in [
        &[("range", "bytes=5-"), ("if-range", &*tag)][..],
        &[
            ("range", "bytes=5-"),
            ("if-range", "Mon, 23 Nov 2026 10:00:00 GMT"),
        ],
        &[("range", "bytes=5-"), ("if-range", "W/\"1-a\"")],
        &[("range", "bytes=5-2")],
        &[("range", "bytes=1-2,5-6")],
        &[("range", "lines=1-2")],
        &[("range", "bytes=x-")],
        &[("range", "bytes=-")],
        &[("range", "bytes=1-2-3")],
        &[("range", "=1-2")],
        &[("range", "bytes=1-2"), ("range", "bytes=4-5")],
    ] {
        let whole = ask(&mut maren, asked).await;
        assert_eq!(whole.status, StatusCode::OK, "{asked:?}");
        assert!(verify::check(&whole.body, None).is_intact() && whole.text().contains("LATER"));
        assert_ne!(whole.header("etag"), tag);
    }
}

#[tokio::test]
async fn it_comes_in_fewer_bytes_to_whoever_takes_them() {
    let portal = Portal::open().await;
    let mut maren = portal.person("maren").await;
    let plain = ask(&mut maren, &[]).await;
    for (accepted, coding) in [
        ("gzip, deflate, br, zstd", "zstd"),
        ("gzip", "gzip"),
        ("zstd;q=0, gzip;q=0.1", "gzip"),
    ] {
        let coded = ask(&mut maren, &[("accept-encoding", accepted)]).await;
        assert_eq!(coded.status, StatusCode::OK);
        assert_eq!(coded.header("content-encoding"), coding);
        assert!(!coded.headers.contains_key("accept-ranges"));
        assert!(coded.header("etag").ends_with(&format!("-{coding}\"")));
        let mut copy = Vec::new();
        if coding == "zstd" {
            copy = zstd::decode_all(&*coded.body).unwrap();
        } else {
            flate2::read::GzDecoder::new(&*coded.body)
                .read_to_end(&mut copy)
                .unwrap();
        }
        assert!(verify::check(&copy, None).is_intact());
        // The downloads before stand in it, too.
        assert!(copy.len() > plain.body.len() && coded.body.len() < copy.len() / 2);
    }
}
