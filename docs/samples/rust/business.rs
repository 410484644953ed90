//! A shop's own site, from which customers come to their privacy portal.
//!
//! ```text
//! PORTAL=http://127.0.0.1:3000 KID=app_… SECRET=… CUSTOMER=rider-3308 cargo run
//! ```
//!
//! `KID` and `SECRET` are what `rightsdesk key create --use people` printed; `CUSTOMER` stands for whoever is signed in
//! with the shop. It needs:
//!
//! ```toml
//! axum = "0.8"
//! jsonwebtoken = { version = "11", default-features = false, features = ["aws_lc_rs"] }
//! reqwest = "0.13"
//! serde_json = "1"
//! tokio = { version = "1", features = ["macros", "net", "rt-multi-thread"] }
//! uuid = { version = "1", features = ["v4"] }
//! ```

use std::{env, error::Error, sync::Arc, time::Duration};

use axum::{
    Router,
    extract::State,
    http::{HeaderMap, StatusCode, header::CACHE_CONTROL},
    response::{Html, IntoResponse, Redirect, Response},
    routing::{get, post},
};
use jsonwebtoken::{Algorithm, EncodingKey, Header, encode, get_current_timestamp};
use reqwest::{Client, redirect::Policy};
use serde_json::{Value, json};
use tokio::net::TcpListener;
use uuid::Uuid;

type Failure = Box<dyn Error + Send + Sync>;

struct Shop {
    portal: String,
    kid: String,
    key: EncodingKey,
    client: Client,
    /// In a real shop its own session says who is signed in; nothing that a form or an address brings may.
    customer: String,
}

/// A token that speaks for one customer, for so many seconds.
fn token(shop: &Shop, external_id: &str, seconds: u64) -> Result<String, Failure> {
    let mut header = Header::new(Algorithm::HS256);
    header.kid = Some(shop.kid.clone());
    let now = get_current_timestamp();
    let claims = json!({
        "scope": "user",
        "external_id": external_id,
        "iat": now,
        "exp": now + seconds,
        "jti": Uuid::new_v4().to_string(),
    });
    Ok(encode(&header, &claims, &shop.key)?)
}

/// Announces a customer to the portal; the link that they come by. It is good once, for a minute.
async fn handover(shop: &Shop, external_id: &str) -> Result<String, Failure> {
    let answer = shop
        .client
        .post(format!("{}/handover", shop.portal))
        .bearer_auth(token(shop, external_id, 60)?)
        .send()
        .await?
        .error_for_status()?;
    let body: Value = serde_json::from_slice(&answer.bytes().await?)?;
    let url = body["url"].as_str().ok_or("the portal's answer holds no link")?;
    Ok(url.to_owned())
}

/// `POST /privacy`: behind the button on the account page.
async fn privacy(State(shop): State<Arc<Shop>>, headers: HeaderMap) -> Response {
    // Another site's form must not act here in the customer's name.
    if headers
        .get("sec-fetch-site")
        .is_some_and(|site| site != "same-origin")
    {
        return StatusCode::FORBIDDEN.into_response();
    }
    match handover(&shop, &shop.customer).await {
        Ok(url) => ([(CACHE_CONTROL, "no-store")], Redirect::to(&url)).into_response(),
        Err(error) => {
            eprintln!("no handover: {error}"); // and never the token
            (StatusCode::SERVICE_UNAVAILABLE, Html(LATER)).into_response()
        }
    }
}

/// `GET /account`.
const ACCOUNT: &str = r#"<!doctype html><html lang="en-GB">
<head><meta charset="utf-8"><link rel="icon" href="data:,"><title>Your account</title></head><body><main><h1>Your account</h1>
<form method="post" action="/privacy"><button>Your data and privacy</button></form></main></body></html>"#;

/// A customer always has another way.
const LATER: &str = r#"<!doctype html><html lang="en-GB">
<head><meta charset="utf-8"><link rel="icon" href="data:,"><title>Later</title></head><body><main><h1>We cannot take you there just now</h1>
<p>Try again in a minute. Or write to us or ring us: whatever you can ask for there, you can ask us for.</p>
<p><a href="/account">Back to your account</a></p></main></body></html>"#;

fn needed(name: &str) -> Result<String, Failure> {
    env::var(name)
        .map_err(|_| format!("{name} is not set; the first lines of this file say what it is").into())
}

#[tokio::main]
async fn main() -> Result<(), Failure> {
    let shop = Shop {
        portal: needed("PORTAL")?.trim_end_matches('/').to_owned(),
        kid: needed("KID")?,
        // The secret's characters are the key as they stand: they are not decoded.
        key: EncodingKey::from_secret(needed("SECRET")?.as_bytes()),
        client: Client::builder()
            .redirect(Policy::none())
            .timeout(Duration::from_secs(5))
            .build()?,
        customer: needed("CUSTOMER")?,
    };
    let site = Router::new()
        .route("/account", get(Html(ACCOUNT)))
        .route("/privacy", post(privacy))
        .with_state(Arc::new(shop));
    let port: u16 = env::var("PORT").map_or(Ok(4000), |port| port.parse())?;
    let listener = TcpListener::bind(("127.0.0.1", port)).await?;
    eprintln!("Open http://{}/account", listener.local_addr()?);
    axum::serve(listener, site).await?;
    Ok(())
}
