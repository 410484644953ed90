//! How much and how long.

use std::time::Duration;

use http::StatusCode;
use tower_http::{limit::RequestBodyLimitLayer, timeout::TimeoutLayer};

/// No form here is larger: 64 KiB.
pub const LARGEST_BODY: usize = 64 * 1024;

/// A page that takes longer will not come.
pub const SLOWEST_ANSWER: Duration = Duration::from_secs(30);

/// Refuses a larger body.
pub fn body() -> RequestBodyLimitLayer {
    RequestBodyLimitLayer::new(LARGEST_BODY)
}

/// Gives up on an answer that does not begin in time. What is streamed may take longer.
pub fn time() -> TimeoutLayer {
    TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, SLOWEST_ANSWER)
}
