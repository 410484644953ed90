//! `rightsdesk demo`

use std::{fs, time::Duration};

use tempfile::TempDir;

use crate::support::{Running, rightsdesk};

#[test]
fn one_line_one_page_and_a_button_that_signs_in() {
    let folder = TempDir::new().unwrap();
    let data = folder.path().join("demo");
    let data = data.to_str().unwrap();
    let mut portal = Running::start(&["demo", "--data", data]);
    assert_eq!(portal.said, format!("Open http://{}/demo", portal.address));
    let page = portal.get("/demo");
    assert!(page.starts_with("HTTP/1.1 200 OK"), "{page}");
    assert!(
        !page.contains("href=\"/sign-in?token"),
        "a token never stands in an address"
    );
    let tokens: Vec<&str> = page
        .split("name=\"token\" value=\"")
        .skip(1)
        .map(|rest| rest.split('"').next().unwrap())
        .collect();
    assert!(tokens.len() > 20, "{} buttons", tokens.len());
    assert!(
        tokens.iter().all(|token| token.split('.').count() == 3),
        "{tokens:?}"
    );
    let head = "POST /sign-in HTTP/1.1\r\nContent-Type: application/x-www-form-urlencoded\r\nAccept: text/html\r\nSec-Fetch-Site: same-origin";
    for token in &tokens {
        let answer = portal.request(head, &format!("token={token}"));
        assert!(
            answer.contains("location: /me") || answer.contains("location: /desk"),
            "{answer}"
        );
    }
    portal.signal("TERM");
    assert_eq!(portal.ended(Duration::from_secs(8)), 0);

    // Requests stand in several states, and the log holds.
    let acts = rightsdesk(&["audit", "list", "--data", data]).run().ok();
    for act in [
        "requestOpened",
        "requestOpenedFor",
        "requestTakenUp",
        "questionAsked",
        "requestWithdrawn",
        "requestRefused",
        "requestApproved",
        "executionFinished",
    ] {
        assert!(acts.contains(act), "{act}");
    }
    assert!(
        !rightsdesk(&["audit", "verify", "--data", data])
            .run()
            .ok()
            .is_empty()
    );

    // A second time, it is as it was left.
    let again = Running::start(&["demo", "--data", data]);
    assert!(again.get("/demo").contains("name=\"token\""));
}

#[test]
fn a_slash_at_the_end_of_the_folder_changes_nothing() {
    let folder = TempDir::new().unwrap();
    let data = folder.path().join("demo");
    let with_slash = format!("{}/", data.display());
    let portal = Running::start(&["demo", "--data", &with_slash]);
    assert!(portal.get("/demo").contains("name=\"token\""));
    let beside: Vec<_> = fs::read_dir(folder.path())
        .unwrap()
        .map(|entry| entry.unwrap().file_name())
        .collect();
    assert_eq!(beside, ["demo"]);
    assert!(data.join("rightsdesk.db").exists() && data.join("demo").exists());
    drop(portal);

    let listen = crate::support::free_address().to_string();
    let line = rightsdesk(&["demo", "--data", ".", "--listen", &listen])
        .run()
        .failed(2);
    assert_eq!(
        line,
        ". cannot be replaced by a finished demo: name a folder with --data"
    );
}

#[test]
fn it_does_not_mix_with_real_data_nor_leave_this_machine() {
    let folder = TempDir::new().unwrap();
    let data = folder.path().to_str().unwrap();
    fs::write(folder.path().join("rightsdesk.db"), "x").unwrap();
    let listen = crate::support::free_address().to_string();
    let line = rightsdesk(&["demo", "--data", data, "--listen", &listen])
        .run()
        .failed(2);
    assert!(line.contains("holds something else than a demo"), "{line}");
    let line = rightsdesk(&["demo", "--data", data, "--listen", "0.0.0.0:0"])
        .run()
        .failed(2);
    assert!(line.contains("this machine only"), "{line}");
}
