//! What most commands share: where the data lie, and a way in.

use std::path::PathBuf;

use clap::Args;
use desk::{Desk, UserRef};
use domain::id::{ExternalId, InvalidId, UserId};

use super::Failure;
use crate::{
    config::{Flags, Layers, Settings},
    open,
};

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
    let threads = std::thread::available_parallelism().map_or(4, |cores| cores.get().max(4));
    tokio::runtime::Builder::new_multi_thread()
        .worker_threads(threads)
        .enable_all()
        .build()
        .map_err(|error| Failure::unable(format!("the program could not start its threads: {error}")))
}
