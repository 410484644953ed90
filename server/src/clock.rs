//! The one place where the portal asks what time it is.

use std::{
    sync::LazyLock,
    time::{Duration, Instant},
};

use desk::Clock;
use jiff::Timestamp;

/// When it was first asked how long it has been going.
static BEGUN: LazyLock<Instant> = LazyLock::new(Instant::now);

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

    fn running(&self) -> Option<Duration> {
        Some(BEGUN.elapsed())
    }
}
