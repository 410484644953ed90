//! The lines that are written where somebody is refused, or something fails: what an operator could look for.

use std::{
    fs,
    io::{self, Write},
    sync::{Arc, Mutex, PoisonError},
};

use axum::body::Body;
use http::{Request, StatusCode, header};
use serde_json::Value;
use tracing::subscriber::{DefaultGuard, set_default};
use tracing_subscriber::fmt::MakeWriter;

use crate::support::{Door, Portal, answer, knock};

/// Every line of this thread, in the form for programs.
#[derive(Clone, Default)]
struct Lines(Arc<Mutex<Vec<u8>>>);

impl Lines {
    fn begin() -> (Self, DefaultGuard) {
        let lines = Self::default();
        let subscriber = tracing_subscriber::fmt()
            .json()
            .flatten_event(true)
            .with_writer(lines.clone())
            .finish();
        (lines, set_default(subscriber))
    }

    /// What was written since this was asked last.
    fn taken(&self) -> String {
        let taken = std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner));
        String::from_utf8(taken).unwrap()
    }

    /// Message, level and the field of the lines since, each line an object.
    fn said(&self, field: &str) -> Vec<(String, String, Option<String>)> {
        let text = self.taken();
        for personal in ["maren", "Maren", "otto", "conv-", "eyJ"] {
            assert!(!text.contains(personal), "{personal}: {text}");
        }
        let line = |line: &str| {
            let line: Value = serde_json::from_str(line).unwrap();
            assert!(line["timestamp"].as_str().unwrap().ends_with('Z'), "{line}");
            let text = |name: &str| line[name].as_str().map(str::to_owned);
            (text("message").unwrap(), text("level").unwrap(), text(field))
        };
        text.lines().map(line).collect()
    }
}

impl Write for Lines {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl<'w> MakeWriter<'w> for Lines {
    type Writer = Self;

    fn make_writer(&'w self) -> Self {
        self.clone()
    }
}

fn line(message: &str, level: &str, field: &str) -> (String, String, Option<String>) {
    (message.to_owned(), level.to_owned(), Some(field.to_owned()))
}

#[tokio::test]
async fn a_sign_in_that_fails_says_why() {
    let portal = Portal::open().await;
    let (lines, _guard) = Lines::begin();
    for (door, message) in [
        (Door::SignIn, "sign-in refused"),
        (Door::Handover, "handover refused"),
    ] {
        let _ = knock(&portal, door, "x").await;
        assert!(
            lines
                .said("why")
                .contains(&line(message, "WARN", "not a compact JWS")),
            "{message}"
        );
    }
    let answer = portal.visitor().post("/enter/AAAAAAAAAAAAAAAAAAAAAA", &[]).await;
    assert_eq!(answer.location(), "/sign-in?problem=link");
    let said = lines.said("why");
    assert_eq!(said[0].0, "entry refused: the code is not good");
    for _ in 0..61 {
        portal.visitor().post("/sign-in", &[("token", "x")]).await;
    }
    let said = lines.said("why");
    assert!(
        said.iter().any(|(message, ..)| message == "too often"),
        "{said:?}"
    );
}

#[tokio::test]
async fn whoever_is_refused_leaves_a_code() {
    let portal = Portal::open().await;
    let mut maren = portal.person("maren").await;
    let cookie = format!("rd-me-3000={}", maren.cookies["rd-me-3000"]);
    let (lines, _guard) = Lines::begin();
    let large = "x".repeat(70_000);
    for (method, path, name, value, body, status, code) in [
        ("GET", "/desk", header::COOKIE, &*cookie, "", 401, "signed_out"),
        ("GET", "/me", header::ACCEPT, "text/html", "", 303, "signed_out"),
        (
            "GET",
            "/me/export.json",
            header::ACCEPT,
            "*/*",
            "",
            401,
            "signed_out",
        ),
        (
            "POST",
            "/api/me/conversation",
            header::COOKIE,
            &*cookie,
            "id=conv-Otto",
            404,
            "not_found",
        ),
        (
            "POST",
            "/api/withdraw_request",
            header::COOKIE,
            &*cookie,
            "stamp=another&reference=0000-0000-0000",
            403,
            "stale_form",
        ),
        (
            "POST",
            "/api/withdraw_request",
            header::ORIGIN,
            "https://evil.example.com",
            "",
            403,
            "cross_site",
        ),
        ("GET", "/me/../desk", header::ACCEPT, "*/*", "", 404, "not_found"),
        (
            "POST",
            "/sign-in",
            header::ACCEPT,
            "*/*",
            &*large,
            413,
            "too_large",
        ),
    ] {
        let request = Request::builder()
            .method(method)
            .uri(path)
            .header("host", &portal.authority)
            .header("content-type", "application/x-www-form-urlencoded")
            .header("content-length", body.len())
            .header(name, value);
        let refused = answer(&portal.router, request.body(Body::from(body.to_owned())).unwrap()).await;
        assert_eq!(refused.status.as_u16(), status, "{path}");
        let said = lines.said("code");
        assert_eq!(
            said.last(),
            Some(&line("answered", "INFO", code)),
            "{path}: {said:?}"
        );
    }
    let elsewhere = Request::get("/me").header("host", "evil.example.com");
    answer(&portal.router, elsewhere.body(Body::empty()).unwrap()).await;
    assert_eq!(lines.said("code"), [line("answered", "INFO", "other_host")]);

    let form = [("stamp", "another"), ("reference", "0000-0000-0000")];
    let led = maren.post("/api/withdraw_request", &form).await;
    assert_eq!(led.status, StatusCode::SEE_OTHER);
    let said = lines.said("code");
    assert_eq!(
        said[0],
        line("a form was not taken", "INFO", "stale_form"),
        "{said:?}"
    );
}

#[tokio::test]
async fn a_failing_database_is_said_to_fail() {
    let portal = Portal::open().await;
    let mut maren = portal.person("maren").await;
    assert!(portal.desk.settle().await.unwrap());
    let file = portal.folder.path().join("rightsdesk.db");
    let good = fs::read(&file).unwrap();
    let overwrite = |bytes: &[u8]| {
        let mut file = fs::File::options().write(true).open(&file).unwrap();
        file.write_all(bytes).unwrap();
    };
    let (lines, _guard) = Lines::begin();

    overwrite(&[b'x'; 100]);
    let ready = Request::get("/readyz")
        .header("host", &portal.authority)
        .body(Body::empty())
        .unwrap();
    assert_eq!(
        answer(&portal.router, ready).await.status,
        StatusCode::SERVICE_UNAVAILABLE
    );
    let said = lines.said("error");
    assert_eq!(
        said[0],
        line(
            "not ready",
            "ERROR",
            "the database failed: file is not a database"
        )
    );
    overwrite(&good);
    maren.page("/me").await;
}
