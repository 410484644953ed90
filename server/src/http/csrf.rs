//! Another site's page must not act here (<https://words.filippo.io/csrf/>): `Sec-Fetch-Site` decides, and where a
//! browser is too old to send it, `Origin` against `Host`.

use axum::response::{IntoResponse, Response};
use tower_http::csrf::{CsrfLayer, ProtectionError};

use super::trouble::Trouble;

/// The one address that asks for itself where a form comes from, because businesses' own pages may post there
/// ([`crate::auth::sign_in`]).
pub const OWN_CHECK: &str = "/sign-in";

/// Refuses what another site's page sends.
pub fn layer() -> CsrfLayer<fn(ProtectionError) -> Response> {
    CsrfLayer::new()
        .with_insecure_bypass(|_, uri| uri.path() == OWN_CHECK)
        .with_rejection_response(refused as fn(ProtectionError) -> Response)
}

#[expect(clippy::needless_pass_by_value, reason = "the layer hands it over")]
fn refused(error: ProtectionError) -> Response {
    tracing::warn!(%error, "cross-site request refused");
    Trouble::CROSS_SITE.into_response()
}
