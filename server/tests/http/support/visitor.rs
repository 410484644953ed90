//! A browser, as far as these tests need one: cookies, and the headers that browsers send.

use std::{
    collections::BTreeMap,
    io::{Cursor, Read as _},
};

use axum::{Router, body::Body};
use http::{HeaderMap, Request, Response, StatusCode, header};
use http_body_util::BodyExt as _;
use tower::ServiceExt as _;
use zip::ZipArchive;

use super::{Form, Portal, hold};

/// Somebody at a browser.
pub struct Visitor<'p> {
    pub portal: &'p Portal,
    pub cookies: BTreeMap<String, String>,
}

/// What came back.
#[derive(Debug, Clone)]
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: Vec<u8>,
}

impl<'p> Visitor<'p> {
    pub fn new(portal: &'p Portal) -> Self {
        Self {
            portal,
            cookies: BTreeMap::new(),
        }
    }

    /// Follows a link within the portal.
    pub async fn get(&mut self, path: &str) -> Answer {
        self.send(Request::get(path), String::new()).await
    }

    /// A page that must be there.
    pub async fn page(&mut self, path: &str) -> String {
        let answer = self.get(path).await;
        assert_eq!(answer.status, StatusCode::OK, "{path}: {}", answer.text());
        answer.text()
    }

    /// Sends a form of the portal's own.
    pub async fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let request = Request::post(path)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header(header::ORIGIN, format!("http://{}", self.portal.authority))
            .header(header::REFERER, format!("http://{}{path}", self.portal.authority));
        self.send(request, encoded(fields)).await
    }

    /// Fills in a form that was drawn, and sends it.
    pub async fn submit(&mut self, form: &Form, fields: &[(&str, &str)]) -> Answer {
        let mut all: Vec<(&str, &str)> = form
            .fields
            .iter()
            .map(|(name, value)| (&**name, &**value))
            .collect();
        all.retain(|(name, _)| !fields.iter().any(|(given, _)| given == name));
        all.extend(fields);
        if form.method == "post" {
            self.post(&form.action, &all).await
        } else {
            self.get(&format!("{}?{}", form.action, encoded(&all))).await
        }
    }

    /// Sends a request with what a browser adds to it, and keeps the cookies that come back.
    pub async fn send(&mut self, request: http::request::Builder, body: String) -> Answer {
        let mut request = request
            .header(header::HOST, &self.portal.authority)
            .header(header::ACCEPT, "text/html,application/xhtml+xml,*/*;q=0.8")
            .header("sec-fetch-site", "same-origin");
        if !body.is_empty() {
            request = request.header(header::CONTENT_LENGTH, body.len());
        }
        if !self.cookies.is_empty() {
            request = request.header(header::COOKIE, self.pairs());
        }
        let answer = answer(&self.portal.router, request.body(Body::from(body)).unwrap()).await;
        self.keep_cookies(&answer);
        answer
    }

    /// Begins to take something along; what comes is for the test to take, piece by piece, and to [`hold`] once it is
    /// whole.
    pub async fn begin(&self, path: &str) -> Response<Body> {
        let request = Request::get(path)
            .header(header::HOST, &self.portal.authority)
            .header("sec-fetch-site", "same-origin")
            .header(header::COOKIE, self.pairs())
            .body(Body::empty());
        begun(&self.portal.router, request.unwrap()).await
    }

    /// Its cookies, as a browser sends them.
    fn pairs(&self) -> String {
        let pairs = self.cookies.iter().map(|(name, value)| format!("{name}={value}"));
        pairs.collect::<Vec<_>>().join("; ")
    }

    /// Keeps what an answer sets, and drops what it takes back.
    pub fn keep_cookies(&mut self, answer: &Answer) {
        for cookie in answer.headers.get_all(header::SET_COOKIE) {
            let cookie = cookie.to_str().unwrap();
            let (name, rest) = cookie.split_once('=').unwrap();
            if rest.contains("Max-Age=0") {
                self.cookies.remove(name);
            } else {
                self.cookies
                    .insert(name.to_owned(), rest.split(';').next().unwrap().to_owned());
            }
        }
    }
}

/// The answer while its body still comes.
pub async fn begun(router: &Router, request: Request<Body>) -> Response<Body> {
    router.clone().oneshot(request).await.unwrap()
}

/// Sends a request as it is. Whichever test takes a copy, the copy is what its schema says.
pub async fn answer(router: &Router, request: Request<Body>) -> Answer {
    let (parts, body) = begun(router, request).await.into_parts();
    let body = body.collect().await.unwrap().to_bytes().to_vec();
    if parts.status == StatusCode::OK {
        hold(&body);
    }
    Answer {
        status: parts.status,
        headers: parts.headers,
        body,
    }
}

impl Answer {
    /// What it says; of a package, the names and contents of its files.
    pub fn text(&self) -> String {
        if self.header("content-type") == "application/zip" {
            return self
                .files()
                .into_iter()
                .map(|(name, text)| name + "\n" + &text)
                .collect();
        }
        String::from_utf8(self.body.clone()).unwrap()
    }

    /// The files of a package; none of an answer without a body.
    pub fn files(&self) -> Vec<(String, String)> {
        if self.body.is_empty() {
            return Vec::new();
        }
        let mut zip = ZipArchive::new(Cursor::new(&self.body[..])).unwrap();
        let count = zip.len();
        let file = |at| {
            let mut file = zip.by_index(at).unwrap();
            let mut text = String::new();
            file.read_to_string(&mut text).unwrap();
            (file.name().unwrap().into_owned(), text)
        };
        (0..count).map(file).collect()
    }

    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }

    pub fn location(&self) -> &str {
        self.header("location")
    }
}

pub fn encoded(fields: &[(&str, &str)]) -> String {
    let encode = |text: &str| {
        let byte = |b: u8| match b {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' => char::from(b).to_string(),
            _ => format!("%{b:02X}"),
        };
        text.bytes().map(byte).collect::<String>()
    };
    let pairs: Vec<_> = fields
        .iter()
        .map(|(name, value)| format!("{}={}", encode(name), encode(value)))
        .collect();
    pairs.join("&")
}
