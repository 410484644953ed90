//! The signals that end the portal.

use std::io;

use tokio::signal::unix::{Signal, SignalKind, signal};

/// `SIGINT` (a person at the terminal) and `SIGTERM` (a supervisor), from the moment of its making.
#[derive(Debug)]
pub struct Signals {
    interrupt: Signal,
    terminate: Signal,
}

impl Signals {
    /// Begins to listen for them.
    ///
    /// # Errors
    /// What the system reports.
    pub fn listen() -> io::Result<Self> {
        Ok(Self {
            interrupt: signal(SignalKind::interrupt())?,
            terminate: signal(SignalKind::terminate())?,
        })
    }

    /// Waits for the next one of either kind.
    pub async fn next(&mut self) {
        tokio::select! {
            _ = self.interrupt.recv() => {}
            _ = self.terminate.recv() => {}
        }
    }
}
