//! The copy.

use http::StatusCode;
use serde_json::Value;
use verify::{PublicKey, Verdict};

use crate::support::Portal;

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
    let head = maren
        .send(http::Request::head("/me/export.json"), String::new())
        .await;
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
