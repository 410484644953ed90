//! The platform's own examples, and somebody among others.

use serde_json::Value;

use super::goes_round;
use crate::testing::{MERGED, Office};

#[tokio::test]
async fn the_platforms_own_examples_go_round_and_nothing_is_lost() {
    let fixtures = concat!(env!("CARGO_MANIFEST_DIR"), "/../sunshine/tests/fixtures");
    let mut people = 0;
    for name in ["openapi.ndjson", "sunshine.ndjson"] {
        let bundle = std::fs::read_to_string(format!("{fixtures}/{name}")).unwrap();
        let office = Office::empty().await;
        office.import(&bundle).await.unwrap();
        for line in bundle.lines() {
            let line: Value = serde_json::from_str(line).unwrap();
            if line["type"] == "user" {
                let (app, user) = (&line["appId"], &line["data"]["id"]);
                goes_round(&office, app.as_str().unwrap(), user.as_str().unwrap()).await;
                people += 1;
            }
        }
    }
    assert!(people > 20, "{people}");
}

#[tokio::test]
async fn somebody_among_others_goes_round_with_a_former_record() {
    let office = Office::open().await;
    office.import(MERGED).await.unwrap();
    // What stands under the former id is their own, here and there.
    let before = r#"{"type":"message","appId":"a1","conversationId":"v2","data":{"id":"m9","received":"2026-10-02T11:00:00.000Z","author":{"type":"user","userId":"u9","displayName":"Maren"},"content":{"type":"text","text":"BEFORE"}}}"#;
    office.import(before).await.unwrap();
    // A conversation that nothing but the former id is in.
    office.import(ONCE).await.unwrap();
    goes_round(&office, "a1", "u1").await;
    let copy = String::from_utf8(office.copy("a1", "u1").await).unwrap();
    assert!(
        copy.contains("\"other_") && copy.contains("\"userId\":\"u9\""),
        "{copy}"
    );
    assert!(
        copy.contains("ONCE-SAID") && copy.contains("ONCE-ANSWERED"),
        "{copy}"
    );
    let foreign = String::from_utf8(office.copy("a1", "u2").await).unwrap();
    assert!(!foreign.contains("ONCE-"), "{foreign}");
    // The control: without the merge it is in nobody's copy.
    let office = Office::open().await;
    office.import(ONCE).await.unwrap();
    for user in ["u1", "u2"] {
        let copy = String::from_utf8(office.copy("a1", user).await).unwrap();
        assert!(!copy.contains("ONCE-"), "{copy}");
    }
}

const ONCE: &str = r#"{"type":"conversation","appId":"a1","data":{"id":"v9","type":"personal"}}
{"type":"participant","appId":"a1","conversationId":"v9","data":{"id":"p9","userId":"u9","userExternalId":"maren-before"}}
{"type":"message","appId":"a1","conversationId":"v9","data":{"id":"m10","received":"2026-10-03T11:00:00.000Z","author":{"type":"user","userId":"u9","displayName":"Maren"},"content":{"type":"text","text":"ONCE-SAID"}}}
{"type":"message","appId":"a1","conversationId":"v9","data":{"id":"m11","received":"2026-10-03T11:01:00.000Z","author":{"type":"business","subtypes":["bot"],"displayName":"Helper"},"content":{"type":"text","text":"ONCE-ANSWERED"}}}
"#;
