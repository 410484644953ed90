//! Tokens at the doors that take them, as programs and forms bring them, each time from another address, so that nobody
//! is told to wait.

use std::{
    net::Ipv4Addr,
    sync::atomic::{AtomicU32, Ordering},
};

use axum::body::Body;
use http::{HeaderValue, Request};
use serde_json::Value;
use server::{auth::mint::For, http::client::Peer};

use super::{Answer, Portal, answer, visitor::encoded};

/// Where tokens are taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Door {
    SignIn,
    Handover,
}

/// Both.
pub const DOORS: [Door; 2] = [Door::SignIn, Door::Handover];

/// `None` if no header can hold the token, so that it reaches no server.
pub async fn knock(portal: &Portal, door: Door, token: &str) -> Option<Answer> {
    let request = match door {
        Door::SignIn => form("/sign-in").body(Body::from(encoded(&[("token", token)]))),
        Door::Handover => {
            let bearer = HeaderValue::from_bytes(format!("Bearer {token}").as_bytes()).ok()?;
            let request = Request::post("/handover").header("authorization", bearer);
            request.body(Body::empty())
        }
    };
    Some(from_elsewhere(portal, request.unwrap()).await)
}

/// The code in the link that the harbour's server gets for this person.
pub async fn code(portal: &Portal, external_id: &str) -> String {
    let whom = For::User(external_id.to_owned().try_into().unwrap());
    let token = portal.token(&portal.key.kid, &whom).await;
    let given = knock(portal, Door::Handover, &token).await.unwrap();
    let given: Value = serde_json::from_slice(&given.body).unwrap();
    let url = given["url"].as_str().unwrap();
    url.strip_prefix("http://127.0.0.1:3000/enter/")
        .unwrap()
        .to_owned()
}

/// Presses the button at the end of a link.
pub async fn enter(portal: &Portal, path: &str) -> Answer {
    from_elsewhere(portal, form(path).body(Body::empty()).unwrap()).await
}

fn form(path: &str) -> http::request::Builder {
    Request::post(path)
        .header("accept", "text/html")
        .header("sec-fetch-site", "same-origin")
        .header("content-type", "application/x-www-form-urlencoded")
}

async fn from_elsewhere(portal: &Portal, mut request: Request<Body>) -> Answer {
    static KNOCKS: AtomicU32 = AtomicU32::new(0);
    let address = u32::from(Ipv4Addr::new(198, 18, 0, 0)) + KNOCKS.fetch_add(1, Ordering::SeqCst);
    request
        .extensions_mut()
        .insert(Peer((Ipv4Addr::from(address), 1).into()));
    let host = HeaderValue::from_str(&portal.authority).unwrap();
    request.headers_mut().insert("host", host);
    answer(&portal.router, request).await
}

/// Whether somebody came in, or got a link to come in by.
pub fn is_in(answer: &Answer) -> bool {
    answer.headers.contains_key("set-cookie")
        || answer.status.is_success()
        || answer.status.is_redirection() && !answer.location().starts_with("/sign-in?problem=")
        || answer.body.windows(7).any(|window| window == b"/enter/")
}
