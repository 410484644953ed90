//! The keys that exports are checked with, for everyone (RFC 7517).

use axum::{
    Json,
    extract::State,
    response::{IntoResponse, Response},
};
use http::header::{ACCESS_CONTROL_ALLOW_ORIGIN, CACHE_CONTROL};

use crate::portal::Portal;

/// `GET /.well-known/rightsdesk-keys.json`
pub async fn keys(State(portal): State<Portal>) -> Response {
    // Public, and wanted by checkers that run in another site's page.
    let headers = [
        (ACCESS_CONTROL_ALLOW_ORIGIN, "*"),
        (CACHE_CONTROL, "public, max-age=300"),
    ];
    (headers, Json(portal.desk.public_keys())).into_response()
}
