//! From the first connection to the last: serve, work, tidy up, stop in two stages with a deadline.

mod places;
mod serve;
mod signals;
mod stall;
mod teller;
#[cfg(test)]
mod tests;
mod tidy;
pub mod tls;
mod worker;

use std::{sync::Arc, time::Duration};

use desk::Desk;
use tokio::{net::TcpListener, sync::watch};
use tokio_rustls::TlsAcceptor;

pub use self::{places::Places, signals::Signals};
use crate::alarm::Real;

/// What has not been answered this long after the first signal never will be.
pub const DRAIN: Duration = Duration::from_secs(10);

/// The log beside the database is emptied within this time, or when the data are opened next.
const SETTLE: Duration = Duration::from_secs(2);

/// How it ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ending {
    /// Everything that had begun was brought to its end.
    Clean,
    /// Some connections were cut, by the deadline or a second signal.
    Cut,
}

/// Serves, and with `worker` carries decisions out and tells who has to know, until the first signal, drains until the
/// second or the deadline, and leaves the store settled.
pub async fn run(
    listener: TcpListener,
    tls: Option<TlsAcceptor>,
    routes: axum::Router,
    desk: Arc<Desk>,
    places: Arc<Places>,
    worker: bool,
    mut signals: Signals,
) -> Ending {
    let (stop, stopping) = watch::channel(false);
    let worker = worker.then(|| tokio::spawn(worker::work(desk.clone(), stopping.clone())));
    let telling = worker
        .is_some()
        .then(|| tokio::spawn(teller::tell(desk.clone(), stopping.clone())));
    let tidying = tokio::spawn(tidy::tidy(desk.clone(), stopping.clone()));
    let serving = tokio::spawn(serve::serve(listener, tls, routes, places, Real, stopping));

    signals.next().await;
    tracing::info!(
        deadline_s = DRAIN.as_secs(),
        "stopping: no new connections; a second signal cuts what is open"
    );
    let _ = stop.send(true);

    let drained = async {
        let _ = serving.await;
        if let Some(worker) = worker {
            let _ = worker.await;
        }
        if let Some(telling) = telling {
            let _ = telling.await;
        }
        let _ = tidying.await;
    };
    let ending = tokio::select! {
        () = drained => Ending::Clean,
        () = tokio::time::sleep(DRAIN) => Ending::Cut,
        () = signals.next() => Ending::Cut,
    };
    match tokio::time::timeout(SETTLE, desk.settle()).await {
        Ok(Ok(_)) => tracing::info!(clean = ending == Ending::Clean, "stopped"),
        Ok(Err(error)) => tracing::error!(
            error = &error as &dyn std::error::Error,
            "the store could not be settled"
        ),
        // Nothing is lost by it: what stands in the log beside the file is read from there.
        Err(_) => tracing::warn!("stopped; the store could not be settled while another process was writing"),
    }
    ending
}
