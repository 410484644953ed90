//! How often the database is asked.

use std::sync::{
    Arc,
    atomic::{AtomicUsize, Ordering},
};

use tracing::{
    Event, Subscriber,
    subscriber::{DefaultGuard, set_default},
};
use tracing_subscriber::{
    Layer,
    layer::{Context, SubscriberExt as _},
    registry::Registry,
};

/// Where the line comes from.
const POOL: &str = "store::sqlite::pool";

/// Counts, for all that runs on this thread.
#[derive(Clone, Default)]
pub struct Asked(Arc<AtomicUsize>);

impl Asked {
    pub fn begin() -> (Self, DefaultGuard) {
        let asked = Self::default();
        let guard = set_default(Registry::default().with(asked.clone()));
        (asked, guard)
    }

    /// How often since this was called last.
    pub fn taken(&self) -> usize {
        self.0.swap(0, Ordering::SeqCst)
    }
}

impl<S: Subscriber> Layer<S> for Asked {
    fn on_event(&self, event: &Event<'_>, _: Context<'_, S>) {
        if event.metadata().target() == POOL {
            self.0.fetch_add(1, Ordering::SeqCst);
        }
    }
}
