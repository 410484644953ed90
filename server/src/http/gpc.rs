//! That the portal heeds Global Privacy Control, for browsers and whoever asks (W3C, its support resource).

use axum::{
    Json,
    response::{IntoResponse, Response},
};
use http::header::ACCESS_CONTROL_ALLOW_ORIGIN;
use serde_json::json;

/// Its path.
pub const PATH: &str = "/.well-known/gpc.json";

/// When what the portal does about it last changed.
const LAST_UPDATE: &str = "2026-11-30";

/// `GET /.well-known/gpc.json`
pub async fn gpc() -> Response {
    // Public, and asked for by other sites' pages.
    let anyone = [(ACCESS_CONTROL_ALLOW_ORIGIN, "*")];
    (anyone, Json(json!({"gpc": true, "lastUpdate": LAST_UPDATE}))).into_response()
}
