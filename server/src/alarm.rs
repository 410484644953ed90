//! Time that goes by, for what waits only so long.

use std::{pin::Pin, time::Duration};

/// Ends when its time has gone by.
pub(crate) type Bell = Pin<Box<dyn Future<Output = ()> + Send>>;

/// Says when so much time has gone by.
pub(crate) trait Alarm: Send + Sync + 'static {
    /// Ends then.
    fn after(&self, time: Duration) -> Bell;
}

/// The runtime's.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Real;

impl Alarm for Real {
    fn after(&self, time: Duration) -> Bell {
        Box::pin(tokio::time::sleep(time))
    }
}

#[cfg(test)]
pub(crate) mod hands {
    use std::sync::Arc;

    use tokio::sync::watch;

    use super::{Alarm, Bell, Duration};

    /// Time that goes by when a test says so.
    #[derive(Clone)]
    pub(crate) struct Hands(Arc<watch::Sender<Duration>>);

    impl Hands {
        pub(crate) fn new() -> Self {
            Self(Arc::new(watch::Sender::new(Duration::ZERO)))
        }

        pub(crate) fn forward(&self, seconds: u64) {
            self.0.send_modify(|now| *now += Duration::from_secs(seconds));
        }
    }

    impl Alarm for Hands {
        fn after(&self, time: Duration) -> Bell {
            let mut now = self.0.subscribe();
            let end = *now.borrow() + time;
            Box::pin(async move {
                let _ = now.wait_for(|now| *now >= end).await;
            })
        }
    }
}
