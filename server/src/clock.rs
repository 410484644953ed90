//! The one place where the portal asks what time it is.

use desk::Clock;
use jiff::Timestamp;

/// The machine's clock.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    #[expect(
        clippy::disallowed_methods,
        reason = "everything else takes a Clock, and in the end it is this one"
    )]
    fn now(&self) -> Timestamp {
        Timestamp::now()
    }
}
