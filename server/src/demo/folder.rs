//! The demo's folder: made whole or not at all, and never anybody's real data.

use std::{
    env, fs,
    io::{self, Write as _},
    os::unix::fs::DirBuilderExt as _,
    path::{Path, PathBuf},
    sync::Arc,
};

use evidence::Random;
use jiff::Timestamp;

use super::seed::seed;
use crate::{cli::Failure, open};

/// Says that a folder is a demo's.
const MARK: &str = "demo";
const MARK_TEXT: &str =
    "This folder holds the made-up data of `rightsdesk demo`. Remove it whenever you like.\n";

/// Where the demo lives if nothing else is said.
pub fn usual() -> PathBuf {
    env::temp_dir().join("rightsdesk-demo")
}

/// Makes sure that the demo business is in the folder. A folder that holds something else is left alone.
///
/// # Errors
/// [`Failure`] that says what to do.
pub async fn prepare(folder: &Path, now: Timestamp, random: &Arc<dyn Random>) -> Result<(), Failure> {
    let failed = |error: io::Error| {
        Failure::unable(format!(
            "{} cannot be used: {error}; choose another with --data",
            folder.display()
        ))
    };
    if folder.join(MARK).exists() {
        return Ok(());
    }
    if fs::exists(folder).map_err(failed)? && fs::read_dir(folder).map_err(failed)?.next().is_some() {
        return Err(Failure::call(format!(
            "{} holds something else than a demo: choose another folder with --data",
            folder.display()
        )));
    }
    let (folder, unfinished) = beside(folder).ok_or_else(|| {
        Failure::call(format!(
            "{} cannot be replaced by a finished demo: name a folder with --data",
            folder.display()
        ))
    })?;
    if unfinished.exists() {
        fs::remove_dir_all(&unfinished).map_err(failed)?;
    }
    fs::DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(&unfinished)
        .map_err(failed)?;
    // Not on stdout: the first line there is the address.
    let _ = writeln!(
        io::stderr().lock(),
        "Making up the demo business (some seconds) …"
    );
    seed(&unfinished, open::MASTER_KEY, now, random).await?;
    fs::write(unfinished.join(MARK), MARK_TEXT).map_err(failed)?;
    fs::rename(&unfinished, folder).map_err(failed)
}

/// The folder without a slash at its end, and the one beside it that an interrupt leaves behind. None for `.`, `..`
/// and `/`.
fn beside(folder: &Path) -> Option<(PathBuf, PathBuf)> {
    let folder: PathBuf = folder.components().collect();
    let mut name = folder.file_name()?.to_owned();
    name.push(".unfinished");
    let unfinished = folder.with_file_name(name);
    Some((folder, unfinished))
}
