//! `serve` on a real socket: start, sign in with what the command line made, stop.

use std::{
    io::{Read as _, Write as _},
    net::{TcpListener, TcpStream},
    process::Stdio,
    time::{Duration, Instant},
};

use base64::{Engine as _, prelude::BASE64_URL_SAFE_NO_PAD};
use jsonwebtoken::{Algorithm, EncodingKey};
use serde_json::{Value, json};

use crate::support::{Running, SAMPLE, body_of, command, folder, folder_of, hold, rightsdesk, sign_in};

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
fn a_pipe_that_stalls_keeps_nobody_out() {
    let (_folder, data) = folder();
    let portal = Running::start(&["serve", "--data", &data]);
    let key = rightsdesk(&["key", "create", "--data", &data, "--app", SAMPLE, "--json"])
        .run()
        .ok();
    let key: Value = serde_json::from_str(&key).unwrap();
    let kid = key["kid"].as_str().unwrap();
    let token = rightsdesk(&["token", "--data", &data, "--kid", kid, "--user", "person-1"])
        .run()
        .ok();

    let here = tempfile::TempDir::new().unwrap();
    let mut import = command(here.path(), &["import", "--data", &data, "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut pipe = import.stdin.take().unwrap();
    // More than a pipe holds: when all of it is written, the import is reading.
    pipe.write_all(&vec![b'\n'; 1 << 20]).unwrap();
    sign_in(&portal, token.trim());
    drop(pipe);
    assert!(import.wait().unwrap().success());
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
    let demo = rightsdesk(&["demo", "--data", &format!("{data}/demo"), "--listen", &address]).run();
    assert!(demo.failed(3).contains(&format!("{address} is in use")));
}

/// A token as another server might make it.
fn signed(alg: &str, kid: &str, secret: &str, claims: &Value) -> String {
    let part = |value: &Value| BASE64_URL_SAFE_NO_PAD.encode(value.to_string());
    let message = format!("{}.{}", part(&json!({"alg": alg, "kid": kid})), part(claims));
    let key = EncodingKey::from_secret(secret.as_bytes());
    let signature = jsonwebtoken::crypto::sign(message.as_bytes(), &key, Algorithm::HS256).unwrap();
    format!("{message}.{signature}")
}

#[test]
fn the_log_says_why_a_token_was_refused_and_nothing_out_of_it() {
    let (_folder, data) = folder();
    let key = rightsdesk(&["key", "create", "--data", &data, "--app", SAMPLE, "--json"])
        .run()
        .ok();
    let key: Value = serde_json::from_str(&key).unwrap();
    let (kid, secret) = (key["kid"].as_str().unwrap(), key["secret"].as_str().unwrap());
    let now = std::time::UNIX_EPOCH.elapsed().unwrap().as_secs();
    let claims =
        |scope: &str, whom: Value, exp: u64| json!({"scope": scope, "external_id": whom, "exp": exp});
    let good = claims("user", "person-1".into(), now + 600);
    let mut portal = Running::start(&["serve", "--data", &data, "--log-format", "json"]);
    sign_in(&portal, &signed("HS256", kid, secret, &good));
    let refused = [
        (
            signed(
                "HS256",
                kid,
                secret,
                &claims("user", "person-1".into(), now - 600),
            ),
            "expired",
        ),
        (
            signed("HS256", kid, "another business's secret", &good),
            "wrong signature",
        ),
        (
            signed(
                "HS256",
                kid,
                secret,
                &claims("integration", "person-1".into(), now + 600),
            ),
            "unknown scope",
        ),
        (
            signed("none", kid, secret, &good),
            "another algorithm than the key's",
        ),
        (
            signed("HS256", kid, secret, &claims("user", 7.into(), now + 600)),
            "claim \"external_id\" is missing or of the wrong kind",
        ),
    ];
    let head = "POST /sign-in HTTP/1.1\r\nContent-Type: application/x-www-form-urlencoded\r\nAccept: text/html\r\nSec-Fetch-Site: same-origin";
    for (token, _) in &refused {
        let answer = portal.request(head, &format!("token={token}"));
        assert!(!answer.contains("set-cookie"), "{answer}");
    }
    portal.signal("TERM");
    assert_eq!(portal.ended(Duration::from_secs(8)), 0);
    let log = portal.log();
    let lines = log
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).unwrap());
    let said: Vec<_> = lines
        .filter(|line| line["message"] == "sign-in refused")
        .map(|line| line["why"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!(said, refused.each_ref().map(|(_, why)| *why));
    for (token, _) in &refused {
        let parts = token.split('.').chain([kid, "person-1"]);
        assert!(
            parts
                .into_iter()
                .all(|part| part.is_empty() || !log.contains(part)),
            "{log}"
        );
    }
}

#[test]
fn beyond_this_machine_it_wants_its_name_and_https() {
    let line = rightsdesk(&["serve", "--data", "d", "--listen", "0.0.0.0:0"])
        .run()
        .failed(2);
    assert!(line.contains("--public-url"), "{line}");
    let open = ["serve", "--data", "d", "--public-url", "http://example.com"];
    assert!(rightsdesk(&open).run().failed(2).contains("https://"));
    // This machine's own name keeps nobody else out.
    let plain = [
        "serve",
        "--data",
        "d",
        "--listen",
        "0.0.0.0:0",
        "--public-url",
        "http://localhost:3000",
    ];
    let line = rightsdesk(&plain).run().failed(2);
    assert!(
        line.contains("plain http") && line.contains("127.0.0.1"),
        "{line}"
    );
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
    let copy = body_of(&rest);
    assert!(verify::check(&copy, None).is_intact(), "the download is whole");
    hold(&copy);
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
