//! What time it is.

use jiff::Timestamp;

/// Time is handed in, so that a test can say what time it is.
pub trait Clock: Send + Sync {
    /// Now.
    fn now(&self) -> Timestamp;
}
