//! Carries decisions out, and does what happens in requests by itself when its time has come.

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
            Ok(false) => {
                if let Err(error) = desk.clear_rests(stop).await {
                    tracing::error!(
                        error = &error as &dyn std::error::Error,
                        "copies of what is kept no more could not be taken out and will be later"
                    );
                }
                until_something_ripens(&desk).await.min(GLANCE)
            }
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

/// How long it is until something happens in a request by itself. What else comes up wakes the worker.
async fn until_something_ripens(desk: &Desk) -> Duration {
    match desk.next_wake().await {
        // What is ripe and could not be done is looked at again with everything else.
        Ok(next) => next
            .map(|at| desk.until(at))
            .filter(|left| !left.is_zero())
            .unwrap_or(GLANCE),
        Err(error) => {
            tracing::error!(
                error = &error as &dyn std::error::Error,
                "the next time at which something happens is not known"
            );
            REST
        }
    }
}
