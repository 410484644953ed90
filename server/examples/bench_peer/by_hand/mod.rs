//! The page's handler: who asks, what they may read, the page.

mod body;
mod facts;
mod leaves;
mod message;
mod page;
mod stored;
mod words;

use std::{path::Path, sync::Arc};

use axum::{
    Router,
    extract::{Path as InPath, Query, State},
    http::{HeaderMap, StatusCode, header::COOKIE},
    response::Html,
    routing::get,
};
use desk::{Desk, Place, Spot};
use domain::id::{ConversationId, MessageId};
use evidence::SessionId;
use serde::Deserialize;
use server::{clock::SystemClock, open::desk_at};

struct Site {
    desk: Desk,
    cookie: String,
}

/// A place in the conversation, as the page's own links write it.
#[derive(Deserialize)]
struct Window {
    before: Option<String>,
    after: Option<String>,
    order: Option<String>,
}

pub async fn routes(data: &str, cookie: &str) -> Router {
    let data = Path::new(data);
    let desk = desk_at(data, data.join("master.key"), Arc::new(SystemClock))
        .await
        .expect("a desk");
    let site = Site {
        desk,
        cookie: cookie.to_owned(),
    };
    Router::new()
        .route("/me/conversations/{id}", get(conversation))
        .with_state(Arc::new(site))
}

async fn conversation(
    State(site): State<Arc<Site>>,
    InPath(id): InPath<String>,
    Query(window): Query<Window>,
    headers: HeaderMap,
) -> Result<Html<String>, StatusCode> {
    let refused = |_| StatusCode::NOT_FOUND;
    let cookie = session(&headers, &site.cookie).ok_or(StatusCode::UNAUTHORIZED)?;
    let stamp = SessionId::parse(cookie).ok_or(StatusCode::UNAUTHORIZED)?.stamp();
    let session = site.desk.resume(cookie).await.map_err(refused)?;
    let session = session.ok_or(StatusCode::UNAUTHORIZED)?;
    let caller = session.principal();
    let stamp = site.desk.stamp_of(caller, &stamp);
    let id = ConversationId::parse(&id).map_err(|_| StatusCode::NOT_FOUND)?;
    let spot = match (place(window.before)?, place(window.after)?) {
        (Some(place), _) => Spot::Before(place),
        (None, Some(place)) => Spot::After(place),
        _ if window.order.as_deref() == Some("oldest") => Spot::Oldest,
        (None, None) => Spot::Newest,
    };
    let found = site.desk.transcript(caller, &id, spot).await.map_err(refused)?;
    let frame = site.desk.frame(caller).await.map_err(refused)?;
    Ok(Html(page::page(&found, &frame, &stamp).into_string()))
}

fn session<'h>(headers: &'h HeaderMap, name: &str) -> Option<&'h str> {
    let cookies = headers.get(COOKIE)?.to_str().ok()?;
    let mut pairs = cookies.split(';').filter_map(|pair| pair.trim().split_once('='));
    pairs.find_map(|(other, value)| (other == name).then_some(value))
}

fn place(written: Option<String>) -> Result<Option<Place>, StatusCode> {
    let Some(written) = written else { return Ok(None) };
    let (received, message) = written.split_once('~').ok_or(StatusCode::NOT_FOUND)?;
    Ok(Some(Place {
        received: received.parse().map_err(|_| StatusCode::NOT_FOUND)?,
        message: MessageId::parse(message).map_err(|_| StatusCode::NOT_FOUND)?,
    }))
}
