//! `rightsdesk backup`

use std::{
    io,
    path::{Path, PathBuf},
};

use clap::Args;
use desk::Operator;

use super::{Failure, beside::beside, common::DataArgs, out};
use crate::open::{self, from_desk};

/// Write a backup of the data into a file, also while a portal serves them
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  rightsdesk backup --data ./data /backups/monday.db
  rightsdesk restore --data ./data-again /backups/monday.db --ledger ./data/rightsdesk.ledger

The file holds all records, requests and the audit log, of one moment, and not the master key: keep that in a place of its \
own. Nor does it hold the ledger, rightsdesk.ledger in the data folder, in which is written what is decided from now on: \
keep a copy of it elsewhere, up to date, and not among the backups. Without it, whoever is erased tomorrow is back when \
today's backup is put back. The file takes as much room as the data, and the disk must have it. A file of the same name is \
replaced, once the new one is whole.

Exit codes: 0 written, 2 the call is wrong, 3 it could not be written now.")]
pub(super) struct Backup {
    #[command(flatten)]
    data: DataArgs,
    /// Where to write it
    file: PathBuf,
}

impl Backup {
    pub(super) fn run(self) -> Result<(), Failure> {
        let Self { data, file } = self;
        data.with_settings(async |settings, desk| {
            let folder = parent(&file);
            if is_of_the_data(&file, open::folder(&settings)?) {
                return Err(Failure::call(format!(
                    "{} is one of the portal's own files: name another",
                    file.display()
                )));
            }
            let failed =
                |error: io::Error| Failure::unable(format!("{} cannot be written: {error}", file.display()));
            let whole = beside(folder).map_err(failed)?;
            desk.back_up(&Operator::at_the_machine(), whole.path())
                .await
                .map_err(|error| from_desk(&error))?;
            whole.as_file().sync_all().map_err(failed)?;
            let bytes = whole.as_file().metadata().map_err(failed)?.len();
            whole.persist(&file).map_err(|error| failed(error.error))?;
            out::line(format_args!("{}: {bytes} bytes", file.display()))
        })
    }
}

fn parent(file: &Path) -> &Path {
    file.parent()
        .filter(|folder| !folder.as_os_str().is_empty())
        .unwrap_or(Path::new("."))
}

/// Whether something of the portal's would be replaced.
fn is_of_the_data(file: &Path, data: &Path) -> bool {
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    let is_own = name.starts_with("rightsdesk.") || name == open::MASTER_KEY;
    is_own && parent(file).canonicalize().ok() == data.canonicalize().ok()
}
