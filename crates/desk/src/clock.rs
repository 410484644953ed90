//! What time it is.

use std::time::Duration;

use jiff::Timestamp;

/// Time is handed in, so that a test can say what time it is.
pub trait Clock: Send + Sync {
    /// Now.
    fn now(&self) -> Timestamp;

    /// How long it has been going, whatever somebody has set it to meanwhile; nothing, where it goes only as it is moved.
    fn running(&self) -> Option<Duration> {
        None
    }
}
