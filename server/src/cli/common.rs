//! What most commands share: where the data lie, and a way in.

use std::{io, path::PathBuf, sync::Mutex, thread};

use clap::Args;
use desk::{Desk, UserRef};
use domain::id::{ExternalId, InvalidId, UserId};

use super::Failure;
use crate::{
    config::{Flags, Layers, Settings},
    open,
};

/// Threads beside the runtime's own that wait for each other: an import's reader and the store, a copy's and its digest's.
const BESIDE: usize = 4;

/// Where the data lie.
#[derive(Debug, Args)]
pub(super) struct DataArgs {
    /// The folder with the data
    #[arg(long, value_name = "DIR")]
    data: Option<PathBuf>,
    /// The master key's file [default: master.key in the data folder]
    #[arg(long, value_name = "FILE")]
    master_key: Option<PathBuf>,
    /// The settings file [default: rightsdesk.toml in the current folder, if there is one]
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
}

impl DataArgs {
    /// The flags that were given.
    pub(super) fn flags(self) -> Flags {
        Flags::of_data(self.config, self.data, self.master_key)
    }

    /// Reads the settings.
    pub(super) fn settings(self) -> Result<Settings, Failure> {
        Ok(Settings::from_layers(&Layers::read(self.flags())?)?)
    }

    /// Opens the data for one command, and runs it.
    pub(super) fn with_desk<T, F>(self, command: impl FnOnce(Desk) -> F) -> Result<T, Failure>
    where
        F: Future<Output = Result<T, Failure>>,
    {
        self.with_settings(|_, desk| command(desk))
    }

    /// As [`Self::with_desk`], for a command that the settings are for as well.
    pub(super) fn with_settings<T, F>(self, command: impl FnOnce(Settings, Desk) -> F) -> Result<T, Failure>
    where
        F: Future<Output = Result<T, Failure>>,
    {
        let settings = self.settings()?;
        run(async {
            let desk = open::desk(&settings, open::Folder::MustExist).await?;
            command(settings, desk).await
        })
    }
}

/// A person as the operator names them: by the business's own id, or by `id:` and the platform's.
pub(super) fn user(text: &str) -> Result<UserRef, InvalidId> {
    match text.strip_prefix("id:") {
        Some(id) => UserId::parse(id).map(UserRef::Id),
        None => ExternalId::parse(text).map(UserRef::External),
    }
}

/// Runs a command to its end. A thread that then still waits for another process is not waited for.
pub(super) fn run<T>(command: impl Future<Output = Result<T, Failure>>) -> Result<T, Failure> {
    let runtime = runtime()?;
    let done = runtime.block_on(command);
    runtime.shutdown_background();
    done
}

/// At least four threads, also on a small machine: pages, the worker and the store wait for each other.
fn runtime() -> Result<tokio::runtime::Runtime, Failure> {
    let threads = thread::available_parallelism().map_or(4, |cores| cores.get().max(4));
    let failed = |error: io::Error| {
        let why = format!("the program could not start its threads: {error}");
        Failure::unable(format!(
            "{why}: give it more memory, or leave to start more of them"
        ))
    };
    start_together(threads + BESIDE).map_err(failed)?;
    tokio::runtime::Builder::new_multi_thread()
        .worker_threads(threads)
        .enable_all()
        .build()
        .map_err(failed)
}

/// Whether so many threads can be there at once. tokio does not say so: if one cannot be started, what it was for waits
/// until another comes free, and those of the runtime never do. Then nothing fails, and nothing goes on.
fn start_together(threads: usize) -> io::Result<()> {
    let gate = Mutex::new(());
    thread::scope(|scope| {
        let shut = gate.lock();
        let wait = |_| thread::Builder::new().spawn_scoped(scope, || drop(gate.lock()));
        let started = (0..threads).map(wait).collect::<io::Result<Vec<_>>>();
        drop(shut);
        for thread in started? {
            // None is left over to take the room of those that come.
            drop(thread.join());
        }
        Ok(())
    })
}
