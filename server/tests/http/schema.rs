//! What a copy may hold, published.

use std::path::{Path, PathBuf};

use http::{Request, StatusCode};
use serde_json::Value;

use crate::support::{Portal, against_the_schema, copy_in};

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

/// The control: what the other tests hold every copy against refuses one, in whatever form it comes.
#[tokio::test]
async fn a_copy_with_a_member_of_another_name_is_refused() {
    let portal = Portal::open().await;
    let mut maren = portal.person("maren").await;
    let mut came = Vec::new();
    for coding in ["identity", "gzip", "zstd"] {
        let request = Request::get("/me/export.json").header("accept-encoding", coding);
        came.push(maren.send(request, String::new()).await.body);
    }
    came.push(maren.get("/me/export.zip").await.body);
    for taken in came {
        let copy: Value = serde_json::from_slice(&copy_in(&taken).unwrap()).unwrap();
        assert_eq!(against_the_schema(&copy), [""; 0]);
        let mut renamed = copy.clone();
        let controller = renamed["controller"].as_object_mut().unwrap();
        let regime = controller.remove("regime").unwrap();
        controller.insert("law".to_owned(), regime);
        assert!(!against_the_schema(&renamed).is_empty());
    }
    assert_eq!(copy_in(b"{}"), None);
    assert!(!against_the_schema(&Value::Null).is_empty());
}

/// The only ways in which the tests take a copy, each of which holds it against the schema. Who adds one reads here
/// that it has to.
#[test]
fn no_test_takes_a_copy_in_another_way() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let found = |folder: &str, what: &str| -> Vec<String> {
        let mut files = Vec::new();
        sources(&root.join(folder), &mut files);
        let with = files
            .into_iter()
            .filter(|file| std::fs::read_to_string(file).unwrap().contains(what));
        let name = |file: PathBuf| {
            file.strip_prefix(root.join(folder))
                .unwrap()
                .to_str()
                .unwrap()
                .to_owned()
        };
        let mut names: Vec<_> = with.map(name).collect();
        names.sort();
        names
    };
    // Through the router: `answer`, and `begin` for those that cut or count copies, or what takes the place of one.
    assert_eq!(
        found("server/tests", concat!(".one", "shot(")),
        ["http/support/visitor.rs"]
    );
    let begun = [
        "http/attachments.rs",
        "http/package.rs",
        "http/rates.rs",
        "http/revoked/copies.rs",
    ];
    assert_eq!(found("server/tests", concat!(".beg", "in(")), begun);
    assert_eq!(
        found("server/tests", concat!("beg", "un(&")),
        ["http/support/visitor.rs", "http/transfer.rs"]
    );
    // The binary: `Call::run`, and `Running::request` for a portal that runs.
    assert_eq!(
        found("server/tests", concat!("CARGO_BIN", "_EXE")),
        ["cli/support/run.rs"]
    );
    let sockets = ["cli/portal.rs", "cli/support/portal.rs", "cli/tls.rs"];
    assert_eq!(found("server/tests", concat!("TcpStream::con", "nect(")), sockets);
    // The desk: `collect` and `arrived`, and what they cannot take: copies that are broken off, or read in steps, and
    // what is no copy.
    let steps = [
        "attachment.rs",
        "export/package/tests.rs",
        "export/tests.rs",
        "export/tests/snapshot.rs",
        "fetch.rs",
        "residue.rs",
        "testing.rs",
    ];
    assert_eq!(found("crates/desk/src", concat!(".body.re", "cv()")), steps);
}

fn sources(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
}
