//! Whether the portal lives, and whether it can work.

use axum::extract::State;

use super::trouble::Trouble;
use crate::portal::Portal;

/// Whether the process answers.
pub const LIVE: &str = "/healthz";
/// Whether it can work on its data, too.
pub const READY: &str = "/readyz";

/// `GET /healthz`
pub async fn live() -> &'static str {
    "ok\n"
}

/// `GET /readyz`
///
/// # Errors
/// 503 while its data cannot be read or written.
pub async fn ready(State(portal): State<Portal>) -> Result<&'static str, Trouble> {
    match portal.desk.ready().await {
        Ok(()) => Ok("ok\n"),
        Err(error) => {
            tracing::error!(error = &error as &dyn std::error::Error, "not ready");
            Err(Trouble::NOT_READY)
        }
    }
}

/// Whether a machine asks at this path whether the portal lives.
pub fn is_probe(path: &str) -> bool {
    path == LIVE || path == READY
}
