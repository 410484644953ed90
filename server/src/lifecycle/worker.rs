//! Carries decisions out.

use std::{sync::Arc, time::Duration};

use desk::Desk;
use tokio::sync::watch;

/// Another process on the same data may have decided something: looked for this often.
const GLANCE: Duration = Duration::from_secs(5);

/// After a failure the next try comes so much later.
const REST: Duration = Duration::from_secs(30);

/// Takes one job after another until `stopping` says so; a job that has begun is then let go after its batch.
pub(super) async fn work(desk: Arc<Desk>, mut stopping: watch::Receiver<bool>) {
    while !*stopping.borrow() {
        let stop = || *stopping.borrow();
        let pause = match desk.work(stop).await {
            Ok(true) => continue,
            Ok(false) => GLANCE,
            Err(error) => {
                tracing::error!(
                    error = &error as &dyn std::error::Error,
                    "a job failed and will be tried again"
                );
                REST
            }
        };
        tokio::select! {
            () = desk.wait_for_work() => {}
            () = tokio::time::sleep(pause) => {}
            _ = stopping.wait_for(|stop| *stop) => {}
        }
    }
}
