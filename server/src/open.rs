//! Opens the data folder: store, master key, desk.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use desk::{Clock, Desk, Fetch, Parts, Sessions, Tell};
use evidence::{Random, SystemRandom};
use store::sqlite::Sqlite;

use crate::{
    cli::Failure,
    clock::SystemClock,
    config::Settings,
    outgoing::{Files, Notices},
};

/// What the database is called in its folder.
pub const DATABASE: &str = "rightsdesk.db";
/// What the ledger is called, beside it.
pub const LEDGER: &str = "rightsdesk.ledger";
/// What the master key is called, where it lies beside the data.
pub const MASTER_KEY: &str = "master.key";

/// Whether a folder without data will do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Folder {
    /// There must be data in it.
    MustExist,
    /// It is made if it is not there.
    MayBeNew,
}

/// The data folder that the settings name.
///
/// # Errors
/// [`Failure`] if they name none.
pub fn folder(settings: &Settings) -> Result<&Path, Failure> {
    settings.data.as_deref().ok_or_else(|| {
        Failure::call("say where the data lie: --data DIR, RIGHTSDESK_DATA, or data in rightsdesk.toml")
    })
}

/// Whether there are data in the folder.
pub fn has_data(folder: &Path) -> bool {
    folder.join(DATABASE).exists()
}

/// The master key's file, and whether it lies beside the data.
pub fn master_key(settings: &Settings, folder: &Path) -> (PathBuf, bool) {
    let path = settings
        .master_key
        .clone()
        .unwrap_or_else(|| folder.join(MASTER_KEY));
    let beside = path.parent() == Some(folder);
    (path, beside)
}

/// The desk over the data that the settings name.
///
/// # Errors
/// [`Failure`] that says what to do.
pub async fn desk(settings: &Settings, kind: Folder) -> Result<Desk, Failure> {
    let folder = folder(settings)?;
    if kind == Folder::MustExist && !has_data(folder) {
        return Err(Failure::call(format!(
            "there are no data in {}: check the path, or import a bundle into it first",
            folder.display()
        )));
    }
    desk_with(
        folder,
        master_key(settings, folder).0,
        (Arc::new(SystemClock), Arc::new(SystemRandom)),
        settings.sessions,
        (
            Files::of(&settings.attachments),
            Some(Notices::to(&settings.outgoing)),
        ),
    )
    .await
}

/// The desk over the data in this folder.
///
/// # Errors
/// [`Failure`] that says what to do.
pub async fn desk_at(folder: &Path, master_key: PathBuf, clock: Arc<dyn Clock>) -> Result<Desk, Failure> {
    desk_by(folder, master_key, clock, Arc::new(SystemRandom)).await
}

/// The same, with these dice.
///
/// # Errors
/// [`Failure`] that says what to do.
pub async fn desk_by(
    folder: &Path,
    master_key: PathBuf,
    clock: Arc<dyn Clock>,
    random: Arc<dyn Random>,
) -> Result<Desk, Failure> {
    desk_with(
        folder,
        master_key,
        (clock, random),
        Sessions::default(),
        (None, None),
    )
    .await
}

/// What a package gets media by, if anything.
type Fetching = Option<Arc<dyn Fetch>>;
/// By what recipients are told, if by anything.
type Telling = Option<Arc<dyn Tell>>;

async fn desk_with(
    folder: &Path,
    master_key: PathBuf,
    (clock, random): (Arc<dyn Clock>, Arc<dyn Random>),
    sessions: Sessions,
    (fetch, tell): (Fetching, Telling),
) -> Result<Desk, Failure> {
    let store = Sqlite::open(folder).map_err(|error| from_desk(&error.into()))?;
    let parts = Parts {
        store: Arc::new(store),
        master_key,
        clock,
        random,
        sessions,
        fetch,
        tell,
    };
    Desk::set_up(parts).await.map_err(|error| from_desk(&error))
}

/// A use case's error as the command line says it, with its causes.
pub fn from_desk(error: &desk::Error) -> Failure {
    use desk::Error;
    let mut said = error.to_string();
    let mut cause = std::error::Error::source(error);
    while let Some(error) = cause {
        let why = error.to_string();
        if !said.contains(&why) {
            said = format!("{said}: {why}");
        }
        cause = error.source();
    }
    match error {
        Error::MasterKey(_)
        | Error::Keyring(_)
        | Error::Busy(_)
        | Error::Store(_)
        | Error::Held
        | Error::Fault(_) => Failure::unable(said),
        Error::NotFound
        | Error::NothingHeld
        | Error::Moved
        | Error::NotHeldUntil
        | Error::RecordClosed
        | Error::NoGround
        | Error::SameReviewer
        | Error::MayNotAsk
        | Error::NotExtendable
        | Error::ExtendedBefore
        | Error::Late
        | Error::NotDecided
        | Error::NothingSaid
        | Error::NotReceivedThen
        | Error::NobodyHeld
        | Error::NotTheirs
        | Error::NoteTooLong
        | Error::Stale
        | Error::AllParts
        | Error::Misfit(_)
        | Error::Entries(_)
        | Error::Calendar(_)
        | Error::Written(_)
        | Error::KeyRefused
        | Error::Spent
        | Error::NotFresh
        | Error::SamePerson
        | Error::NotNamed
        | Error::Restricted
        | Error::TooManyKeys
        | Error::KnownKey
        | Error::PublicKey(_)
        | Error::KeyIsOver
        | Error::OwnKey
        | Error::NotHeld(_)
        | Error::Ledger(_)
        | Error::Import { .. } => Failure::wrong(said),
    }
}
