//! Whether the page that people are sent back to is there: somebody who has to come again, to ask for erasure, depends
//! on it.

use std::error::Error;

use bytes::Bytes;
use domain::facts::PageUrl;
use http::{Request, StatusCode};

use crate::outgoing::{Allowed, Outgoing, OutgoingError};

/// What people would find amiss there. Nothing if the page answers, or if its host may not be called.
pub(super) async fn amiss(allowed: &Allowed, page: &PageUrl) -> Option<String> {
    let client = match Outgoing::new(allowed.clone()) {
        Ok(client) => client,
        Err(error) => return Some(error.to_string()),
    };
    let request = Request::get(page.as_str()).body(Bytes::new()).ok()?;
    match client.send(request).await {
        Ok(answer) => is_missing(answer.status()).then(|| format!("it answers {}", answer.status().as_u16())),
        Err(OutgoingError::NotHttps | OutgoingError::Address | OutgoingError::NotNamed(_)) => None,
        Err(error) => Some(with_causes(&error)),
    }
}

/// A page that wants to know first who asks is there, and so is one that leads on.
fn is_missing(status: StatusCode) -> bool {
    matches!(status, StatusCode::NOT_FOUND | StatusCode::GONE) || status.is_server_error()
}

fn with_causes(error: &dyn Error) -> String {
    let mut said = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        said = format!("{said}: {error}");
        cause = error.source();
    }
    said
}
