//! What a copy may hold, published.

use http::{Request, StatusCode};
use serde_json::{Value, json};

use crate::support::{Portal, against_the_schema};

const FILE: &[u8] = include_bytes!("../../../docs/schema/rightsdesk.export-1.schema.json");
const PATH: &str = "/schema/rightsdesk.export-1.json";

#[tokio::test]
async fn it_is_the_file_among_the_documents_for_anyone_to_keep() {
    let portal = Portal::open().await;
    let answer = portal.visitor().get(PATH).await;
    assert_eq!((answer.status, &answer.body[..]), (StatusCode::OK, FILE));
    assert_eq!(answer.header("content-type"), "application/schema+json");
    assert_eq!(answer.header("cache-control"), "public, no-cache");
    assert_eq!(answer.header("access-control-allow-origin"), "*");
    assert!(answer.headers.get("set-cookie").is_none());

    let tag = answer.header("etag").to_owned();
    let ask = async |tag: &str| {
        let request = Request::get(PATH).header("if-none-match", tag);
        portal.visitor().send(request, String::new()).await
    };
    let same = ask(&tag).await;
    assert_eq!((same.status, same.body.len()), (StatusCode::NOT_MODIFIED, 0));
    assert_eq!(ask("\"another\"").await.status, StatusCode::OK);
}

#[test]
fn its_own_name_is_that_of_the_format_wherever_it_is_served() {
    let schema: Value = serde_json::from_slice(FILE).unwrap();
    assert_eq!(schema["$id"], "urn:rightsdesk:schema:export-1");
    assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
    assert_eq!(schema["properties"]["format"]["const"], "rightsdesk.export/1");
}

/// The control: what the other tests hold every copy against refuses one.
#[tokio::test]
async fn a_copy_with_a_member_of_another_name_is_refused() {
    let portal = Portal::open().await;
    let copy = portal.person("maren").await.page("/me/export.json").await;
    assert_eq!(against_the_schema(copy.as_bytes()), [""; 0]);
    let renamed = copy.replacen("\"regime\":", "\"law\":", 1);
    assert_ne!(renamed, copy);
    assert!(!against_the_schema(renamed.as_bytes()).is_empty());
    assert!(!against_the_schema(json!({}).to_string().as_bytes()).is_empty());
}
