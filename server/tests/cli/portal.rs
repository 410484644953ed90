//! `serve` on a real socket: start, sign in with what the command line made, stop.

use std::{
    io::{Read as _, Write as _},
    net::{TcpListener, TcpStream},
    time::{Duration, Instant},
};

use serde_json::Value;

use crate::support::{Running, SAMPLE, folder, folder_of, rightsdesk, sign_in};

#[test]
fn a_key_a_token_a_page_and_the_log_while_it_runs() {
    let (_folder, data) = folder();
    let mut portal = Running::start(&["serve", "--data", &data]);
    assert_eq!(portal.said, format!("Serving http://{}", portal.address));

    let key = rightsdesk(&["key", "create", "--data", &data, "--app", SAMPLE, "--json"])
        .run()
        .ok();
    let key: Value = serde_json::from_str(&key).unwrap();
    let kid = key["kid"].as_str().unwrap();
    assert_eq!((&kid[..4], key["secret"].as_str().unwrap().len()), ("app_", 43));
    let list = rightsdesk(&["key", "list", "--data", &data, "--app", SAMPLE])
        .run()
        .ok();
    assert!(
        list.contains(kid) && !list.contains(key["secret"].as_str().unwrap()),
        "{list}"
    );

    let token = rightsdesk(&["token", "--data", &data, "--kid", kid, "--user", "person-1"])
        .run()
        .ok();
    let cookie = sign_in(&portal, token.trim());
    let page = portal.request(
        &format!("GET /me HTTP/1.1\r\nAccept: text/html\r\nCookie: {cookie}"),
        "",
    );
    assert!(
        page.starts_with("HTTP/1.1 200 OK") && page.contains("</html>"),
        "{page}"
    );
    let export = portal.request(&format!("GET /me/export.json HTTP/1.1\r\nCookie: {cookie}"), "");
    assert!(
        export.contains("rightsdesk-expected-bytes: ") && export.contains("\"integrity\":"),
        "{}",
        export.len()
    );

    let staff = rightsdesk(&["token", "--data", &data, "--kid", kid, "--staff", "Idris Pellow"])
        .run()
        .ok();
    let cookie = sign_in(&portal, staff.trim());
    let desk = portal.request(
        &format!("GET /desk?view=closed HTTP/1.1\r\nAccept: text/html\r\nCookie: {cookie}"),
        "",
    );
    assert!(desk.contains("Idris Pellow"), "{desk}");

    assert!(
        rightsdesk(&["audit", "verify", "--data", &data])
            .run()
            .ok()
            .contains(SAMPLE)
    );
    let acts = rightsdesk(&["audit", "list", "--data", &data, "--app", SAMPLE, "--json"])
        .run()
        .ok();
    let acts: Vec<Value> = acts
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert!(acts.iter().any(|act| act["act"] == "exported"), "{acts:?}");

    portal.signal("TERM");
    assert_eq!(portal.ended(Duration::from_secs(8)), 0);
    let log = portal.log();
    for line in log.lines() {
        let line: Value = serde_json::from_str(line).unwrap_or_else(|_| panic!("not JSON: {line}"));
        assert!(
            line["timestamp"].is_string() && line["level"].is_string(),
            "{line}"
        );
    }
    assert!(
        log.contains(r#""route":"/me""#) && log.contains(r#""status":200"#),
        "{log}"
    );
    for personal in ["person-1", "Idris", token.trim(), &cookie, "view=closed", "name="] {
        assert!(!log.contains(personal), "{personal} is in the log: {log}");
    }
}

#[test]
fn an_address_in_use_is_said_so() {
    let (_folder, data) = folder();
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();
    let line = rightsdesk(&["serve", "--data", &data, "--listen", &address])
        .run()
        .failed(3);
    assert!(
        line.contains(&format!("{address} is in use")) && line.contains("--listen"),
        "{line}"
    );
}

#[test]
fn beyond_this_machine_it_wants_its_name_and_https() {
    let line = rightsdesk(&["serve", "--data", "d", "--listen", "0.0.0.0:0"])
        .run()
        .failed(2);
    assert!(line.contains("--public-url"), "{line}");
    let open = ["serve", "--data", "d", "--public-url", "http://example.com"];
    assert!(rightsdesk(&open).run().failed(2).contains("https://"));
    let watched = rightsdesk(&["serve", "--data", "d"])
        .variable("LEPTOS_WATCH", "1")
        .run()
        .failed(2);
    assert!(watched.contains("LEPTOS_WATCH"), "{watched}");
}

#[test]
fn it_answers_by_its_own_name_only() {
    let (_folder, data) = folder();
    let portal = Running::start(&[
        "serve",
        "--data",
        &data,
        "--public-url",
        "https://privacy.example.com",
    ]);
    assert_eq!(portal.said, "Serving https://privacy.example.com");
    assert!(portal.get("/").starts_with("HTTP/1.1 421"));
    assert!(portal.get("/healthz").starts_with("HTTP/1.1 200"));
}

/// A download that is not read keeps its connection open.
fn slow_download(portal: &Running, data: &str) -> TcpStream {
    let key = rightsdesk(&["key", "create", "--data", data, "--app", SAMPLE, "--json"])
        .run()
        .ok();
    let key: Value = serde_json::from_str(&key).unwrap();
    let kid = key["kid"].as_str().unwrap();
    let token = rightsdesk(&["token", "--data", data, "--kid", kid, "--user", "person-1"])
        .run()
        .ok();
    let cookie = sign_in(portal, token.trim());
    let mut stream = TcpStream::connect(portal.address).unwrap();
    let host = portal.address;
    write!(
        stream,
        "GET /me/export.json HTTP/1.1\r\nHost: {host}\r\nCookie: {cookie}\r\n\r\n"
    )
    .unwrap();
    let mut first = [0; 15];
    stream.read_exact(&mut first).unwrap();
    assert_eq!(&first, b"HTTP/1.1 200 OK");
    stream
}

#[test]
fn the_first_signal_lets_a_download_end_and_takes_no_new_ones() {
    let (_folder, data) = folder_of("60000", "1");
    let mut portal = Running::start(&["serve", "--data", &data]);
    let mut download = slow_download(&portal, &data);
    portal.signal("INT");
    let begun = Instant::now();
    while TcpStream::connect(portal.address).is_ok() {
        assert!(begun.elapsed() < Duration::from_secs(5), "it still accepts");
        std::thread::sleep(Duration::from_millis(20));
    }
    let mut rest = Vec::new();
    download.read_to_end(&mut rest).unwrap();
    assert!(
        rest.windows(13).any(|window| window == b"\"integrity\":{"),
        "the download is whole"
    );
    assert_eq!(portal.ended(Duration::from_secs(5)), 0);
}

#[test]
fn the_second_signal_cuts() {
    let (_folder, data) = folder_of("60000", "1");
    let mut portal = Running::start(&["serve", "--data", &data]);
    let _download = slow_download(&portal, &data);
    portal.signal("TERM");
    std::thread::sleep(Duration::from_millis(300));
    assert!(
        portal.child.try_wait().unwrap().is_none(),
        "it waits for the download"
    );
    portal.signal("TERM");
    assert_eq!(portal.ended(Duration::from_secs(5)), 3);
}

#[test]
fn a_deadline_ends_the_waiting() {
    let (_folder, data) = folder_of("60000", "1");
    let mut portal = Running::start(&["serve", "--data", &data]);
    let _download = slow_download(&portal, &data);
    let begun = Instant::now();
    portal.signal("TERM");
    assert_eq!(portal.ended(Duration::from_secs(15)), 3);
    assert!(begun.elapsed() > Duration::from_secs(9), "{:?}", begun.elapsed());
}
