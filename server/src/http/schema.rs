//! What an export may hold, for whoever reads one by a program.

use axum::response::Response;
use http::{HeaderMap, HeaderValue, header::ACCESS_CONTROL_ALLOW_ORIGIN};

use super::site::{self, File};

/// The file in `docs/schema`, byte for byte.
static FILE: File = File {
    path: domain::export::SCHEMA_PATH,
    identity: include_bytes!("../../../docs/schema/rightsdesk.export-1.schema.json"),
    br: None,
    gz: None,
    media_type: domain::export::SCHEMA_MEDIA_TYPE,
    etag: env!("RIGHTSDESK_SCHEMA_TAG"),
    immutable: false,
};

/// `GET /schema/rightsdesk.export-1.json`
pub async fn schema(headers: HeaderMap) -> Response {
    let mut response = site::serve(&FILE, &headers);
    // As the keys: public, and wanted by checkers that run in another site's page.
    let anyone = HeaderValue::from_static("*");
    response.headers_mut().insert(ACCESS_CONTROL_ALLOW_ORIGIN, anyone);
    response
}
