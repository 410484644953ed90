//! Tells those who have the data what was decided, beside the worker, which nobody who is slow to answer keeps waiting.

use std::{sync::Arc, time::Duration};

use desk::Desk;
use tokio::sync::watch;

/// Something may have been decided: looked for this often.
const GLANCE: Duration = Duration::from_secs(5);

/// After a failure the next try comes so much later.
const REST: Duration = Duration::from_secs(30);

/// Tells one after the other until `stopping` says so. Whoever is being told then is told again later, under the same id.
pub(super) async fn tell(desk: Arc<Desk>, mut stopping: watch::Receiver<bool>) {
    while !*stopping.borrow() {
        let told = tokio::select! {
            told = desk.tell() => told,
            _ = stopping.wait_for(|stop| *stop) => return,
        };
        let pause = match told {
            Ok(true) => continue,
            Ok(false) => GLANCE,
            Err(error) => {
                tracing::error!(
                    error = &error as &dyn std::error::Error,
                    "who is to be told is not known"
                );
                REST
            }
        };
        tokio::select! {
            () = tokio::time::sleep(pause) => {}
            _ = stopping.wait_for(|stop| *stop) => {}
        }
    }
}
