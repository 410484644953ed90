//! Whether the portal lives, and whether it can work.

use axum::extract::State;
use http::StatusCode;

use crate::portal::Portal;

/// Whether the process answers.
pub const LIVE: &str = "/healthz";
/// Whether the store answers too.
pub const READY: &str = "/readyz";

/// `GET /healthz`
pub async fn live() -> &'static str {
    "ok\n"
}

/// `GET /readyz`
///
/// # Errors
/// 503 while the store does not answer.
pub async fn ready(State(portal): State<Portal>) -> Result<&'static str, StatusCode> {
    match portal.desk.ready().await {
        Ok(()) => Ok("ok\n"),
        Err(error) => {
            tracing::error!(error = &error as &dyn std::error::Error, "not ready");
            Err(StatusCode::SERVICE_UNAVAILABLE)
        }
    }
}

/// Whether a machine asks at this path whether the portal lives.
pub fn is_probe(path: &str) -> bool {
    path == LIVE || path == READY
}
