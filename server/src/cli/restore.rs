//! `rightsdesk restore`

use std::{
    fs::{self, File},
    io::{self, BufReader, Read, Write as _},
    path::{Path, PathBuf},
    sync::Arc,
};

use bytes::Bytes;
use clap::Args;
use desk::{Clock as _, Operator, Replayed};
use http::{HeaderValue, Request, StatusCode, header::ACCEPT_ENCODING};
use serde_json::json;
use store::sqlite::{Claim, WORKSHOP, look_over};
use tempfile::TempDir;
use tokio::sync::mpsc;

use super::{
    Failure,
    common::{DataArgs, run},
    out,
};
use crate::{
    clock::SystemClock,
    config::Settings,
    open::{self, DATABASE, LEDGER, from_desk},
    outgoing::Outgoing,
};

/// A ledger that is fetched is no larger.
const MOST: u64 = 4 << 30;

/// Put a backup back, and do again what was decided since it was made
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  rightsdesk restore --data ./data /backups/monday.db --force
  rightsdesk restore --data ./new /backups/monday.db --ledger /mnt/elsewhere/rightsdesk.ledger
  rightsdesk restore --data ./new /backups/monday.db --ledger https://files.example.com/rightsdesk.ledger

Before anything is served, everybody is erased again who was erased since, and corrections, objections, restrictions, \
legal holds, requests, revoked keys, ended sessions and deleted businesses are as they were, as the ledger says: the file rightsdesk.ledger of \
the data folder, or the one that --ledger names; a host is called only if outgoing_hosts names it. Records that were \
imported since are not in it: import them again. A ledger that does not know the backup is refused. With --without-ledger all goes back to \
what it was then, erased people too; everybody is signed out, and the audit log says so.

The master key has to be there already: master.key in the data folder, or the one that --master-key names. Stop the portal \
first: a folder that is in use is refused. What goes wrong leaves the folder as it was.

Exit codes: 0 restored, 1 the backup or the ledger is wrong, 2 the call is wrong, 3 it could not be done now.")]
pub(super) struct Restore {
    #[command(flatten)]
    data: DataArgs,
    /// The backup
    file: PathBuf,
    /// The ledger: a file, or an https address [default: rightsdesk.ledger in the data folder]
    #[arg(long, value_name = "FILE|URL")]
    ledger: Option<String>,
    /// Restore although nothing says who was erased since
    #[arg(long, conflicts_with = "ledger")]
    without_ledger: bool,
    /// Put it in the place of data that are there
    #[arg(long)]
    force: bool,
    /// Print what was done again as JSON
    #[arg(long)]
    json: bool,
}

impl Restore {
    pub(super) fn run(self) -> Result<(), Failure> {
        let Self {
            data,
            file,
            ledger,
            without_ledger,
            force,
            json,
        } = self;
        let settings = data.settings()?;
        let folder = open::folder(&settings)?.to_owned();
        let backup = File::open(&file).map_err(|error| {
            Failure::call(format!(
                "{} cannot be read: {error}: check the path",
                file.display()
            ))
        })?;
        look_over(&file).map_err(|error| from_store(error, &folder))?;
        let claim = Claim::take(&folder).map_err(|error| from_store(error, &folder))?;
        if claim.has_data() && !force {
            return Err(Failure::call(format!(
                "there are data in {} already: --force puts the backup in their place, or name another folder",
                folder.display()
            )));
        }
        run(async {
            let workshop = Workshop::within(&folder)?;
            workshop.take(DATABASE, backup)?;
            match &ledger {
                Some(address) if address.contains("://") => fetch(address, &settings, &workshop).await?,
                Some(path) => workshop.take(LEDGER, opened(Path::new(path))?)?,
                None if claim.ledger().exists() => workshop.take(LEDGER, opened(&claim.ledger())?)?,
                None if without_ledger => {}
                None => {
                    return Err(Failure::wrong(format!(
                        "there is no {LEDGER} in {}, so that whoever was erased since would be back: name the ledger with \
                         --ledger, or restore with --without-ledger",
                        folder.display()
                    )));
                }
            }
            let done = redo(&workshop, &settings, &folder, without_ledger).await?;
            // Without a ledger, what follows the backup's place in it counts no longer.
            if without_ledger || ledger.is_some() && says_less(&workshop.path(LEDGER), &claim.ledger())? {
                keep_aside(&claim.ledger())?;
            }
            claim
                .put(&done.database, &workshop.path(LEDGER))
                .map_err(|error| from_store(error, &folder))?;
            report(&done, json)
        })
    }
}

/// Where the backup becomes what it will be, inside the data folder: on the same disk, and for its owner alone.
struct Workshop(TempDir);

/// What came of it.
struct Done {
    /// The database, whole.
    database: PathBuf,
    /// What was done again; nothing without a ledger.
    replayed: Option<Replayed>,
    /// How many sessions ended because there was none.
    sessions_ended: u64,
}

impl Workshop {
    /// Another that was left in the middle goes first: the folder is ours alone.
    fn within(folder: &Path) -> Result<Self, Failure> {
        let failed = |error: io::Error| cannot(folder, &error);
        for entry in fs::read_dir(folder).map_err(failed)? {
            let entry = entry.map_err(failed)?;
            if entry.file_name().to_string_lossy().starts_with(WORKSHOP) {
                fs::remove_dir_all(entry.path()).map_err(failed)?;
            }
        }
        let made = tempfile::Builder::new().prefix(WORKSHOP).tempdir_in(folder);
        made.map(Self).map_err(failed)
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// Takes a file in, under this name.
    fn take(&self, name: &str, mut from: impl Read) -> Result<(), Failure> {
        let failed = |error: io::Error| cannot(self.0.path(), &error);
        let mut file = tempfile::NamedTempFile::new_in(self.0.path()).map_err(failed)?;
        io::copy(&mut from, &mut file).map_err(failed)?;
        file.persist(self.path(name))
            .map_err(|error| failed(error.error))?;
        Ok(())
    }
}

fn opened(ledger: &Path) -> Result<File, Failure> {
    File::open(ledger).map_err(|error| {
        Failure::call(format!(
            "the ledger {} cannot be read: {error}: check the path",
            ledger.display()
        ))
    })
}

fn cannot(path: &Path, error: &io::Error) -> Failure {
    Failure::unable(format!("{} cannot be written: {error}", path.display()))
}

fn from_store(error: store::Error, folder: &Path) -> Failure {
    match error {
        store::Error::Busy => Failure::unable(format!(
            "the data in {} are in use: stop the portal, and whatever else runs on them, and restore then",
            folder.display()
        )),
        store::Error::Damaged { .. } | store::Error::Newer { .. } => Failure::wrong(error.to_string()),
        other => from_desk(&other.into()),
    }
}

/// Does again what the ledger says, and writes the whole anew, so that nothing is left between its records.
async fn redo(
    workshop: &Workshop,
    settings: &Settings,
    folder: &Path,
    without_ledger: bool,
) -> Result<Done, Failure> {
    let operator = Operator::at_the_machine();
    let (master_key, _) = open::master_key(settings, folder);
    let desk = open::desk_at(workshop.0.path(), master_key, Arc::new(SystemClock)).await?;
    let replayed = if without_ledger {
        None
    } else {
        let mut ledger = BufReader::new(opened(&workshop.path(LEDGER))?);
        let replayed = desk.replay(&operator, &mut ledger).await;
        Some(replayed.map_err(|error| from_desk(&error))?)
    };
    let sessions_ended = desk
        .end_restore(&operator, replayed.as_ref())
        .await
        .map_err(|error| from_desk(&error))?;
    let database = workshop.path("whole.db");
    workshop.take("whole.db", io::empty())?;
    desk.write_whole(&operator, &database)
        .await
        .map_err(|error| from_desk(&error))?;
    Ok(Done {
        database,
        replayed,
        sessions_ended,
    })
}

/// Fetches the ledger from a host that the operator has named.
async fn fetch(address: &str, settings: &Settings, workshop: &Workshop) -> Result<(), Failure> {
    let failed = |why: &dyn std::fmt::Display| {
        Failure::unable(format!("the ledger cannot be fetched from {address}: {why}"))
    };
    let client = Outgoing::new(settings.outgoing.clone()).map_err(|error| failed(&error))?;
    let request = Request::get(address)
        .header(ACCEPT_ENCODING, HeaderValue::from_static("identity"))
        .body(Bytes::new())
        .map_err(|error| failed(&error))?;
    let path = workshop.0.path();
    let mut file = tempfile::NamedTempFile::new_in(path).map_err(|error| cannot(path, &error))?;
    let (pieces, mut came) = mpsc::channel::<Bytes>(16);
    let fetching = async move {
        let status = client.stream(request, MOST, &pieces).await;
        drop(pieces);
        status
    };
    let writing = async {
        while let Some(piece) = came.recv().await {
            file.write_all(&piece)?;
        }
        file.flush()
    };
    let (status, written) = tokio::join!(fetching, writing);
    written.map_err(|error| cannot(path, &error))?;
    let status = status.map_err(|error| failed(&error))?;
    if status != StatusCode::OK {
        return Err(failed(&format_args!("it answered {status}")));
    }
    file.persist(workshop.path(LEDGER))
        .map_err(|error| cannot(path, &error.error))?;
    Ok(())
}

/// Whether a ledger says what this one does not.
fn says_less(used: &Path, there: &Path) -> Result<bool, Failure> {
    let failed = |error: io::Error| cannot(there, &error);
    if !there.exists() {
        return Ok(false);
    }
    let said = fs::read(there).map_err(failed)?;
    Ok(!fs::read(used).map_err(failed)?.starts_with(&said))
}

/// The ledger that was there is not lost. It stays in its place until another is put there.
fn keep_aside(there: &Path) -> Result<(), Failure> {
    if !there.exists() {
        return Ok(());
    }
    let now = SystemClock.now().strftime("%Y%m%dT%H%M%SZ");
    let mut aside = there.with_extension(format!("ledger-{now}"));
    let mut number = 1;
    while aside.exists() {
        number += 1;
        aside = there.with_extension(format!("ledger-{now}-{number}"));
    }
    let kept = fs::copy(there, &aside).and_then(|_| File::open(&aside)?.sync_all());
    kept.map_err(|error| cannot(&aside, &error))
}

fn report(done: &Done, as_json: bool) -> Result<(), Failure> {
    let Done {
        replayed,
        sessions_ended,
        ..
    } = done;
    if as_json {
        return out::json(&json!({"replayed": replayed, "sessionsEnded": sessions_ended}));
    }
    match replayed {
        Some(replayed) => {
            out::line("The backup is back. Done again, of what was decided since:")?;
            for (many, what) in in_words(*replayed) {
                out::line(format_args!("{many:>8}  {what}"))?;
            }
            Ok(())
        }
        None => out::line(format_args!(
            "The backup is back, without a ledger: whoever was erased since is back too. Sessions that ended: {sessions_ended}."
        )),
    }
}

const fn in_words(replayed: Replayed) -> [(u64, &'static str); 10] {
    [
        (replayed.erasures, "erasures"),
        (replayed.corrections, "corrections"),
        (replayed.objections, "objections and their ends"),
        (replayed.restrictions, "restrictions and their ends"),
        (replayed.holds, "legal holds, set or lifted"),
        (replayed.keys, "revocations of keys"),
        (replayed.sessions, "ended sessions"),
        (replayed.businesses, "deletions of whole businesses"),
        (replayed.retired, "things that had been kept for long enough"),
        (replayed.moves, "other steps of requests"),
    ]
}
