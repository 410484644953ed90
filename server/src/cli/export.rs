//! `rightsdesk export`

use std::{
    fs,
    io::{self, Write},
    path::{Path, PathBuf},
    thread,
    time::{Duration, Instant},
};

use app::text::Language;
use bytes::Bytes;
use clap::Args;
use desk::{Cut, LONGEST_SNAPSHOT, Operator, UserRef};
use domain::id::AppId;
use tokio::sync::{
    mpsc::{self, Receiver},
    oneshot,
};

use super::{
    Failure,
    beside::beside,
    common::{DataArgs, user},
    out,
};
use crate::{
    alarm::Real,
    enclosed::enclosed,
    http::patience::{Over, Piece, hand},
    open::from_desk,
};

/// The bytes as they come.
type Body = Receiver<Result<Bytes, Cut>>;

/// Write a person's copy: the bytes that the portal would serve them
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  rightsdesk export --data ./data --app 5f2c…  --user passenger-20417 -o copy.json
  rightsdesk export --data ./data --app 5f2c…  --user id:6a134e5dd46cf80ad5612c3e | rightsdesk verify -
  rightsdesk export --data ./data --app 5f2c…  --user passenger-20417 --package -o copy.zip

A package has pictures and files that are kept elsewhere too, if the setting attachment_hosts names their hosts.

That a copy was taken is written into the audit log, as it is for the person's own download.")]
pub(super) struct Export {
    #[command(flatten)]
    data: DataArgs,
    /// The app that the person deals with
    #[arg(long)]
    app: AppId,
    /// The person: the business's own id for them, or id: and the platform's
    #[arg(long, value_name = "U", value_parser = user)]
    user: UserRef,
    /// Write a package: a zip with the copy, its records as tables, and a text that says what is what
    #[arg(long)]
    package: bool,
    /// The language of that text: en or de
    #[arg(long, value_name = "L", requires = "package", default_value = "en", value_parser = language)]
    language: Language,
    /// Where to write it [default: stdout]
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

fn language(text: &str) -> Result<Language, &'static str> {
    Language::of(text).ok_or("it is en or de")
}

impl Export {
    pub(super) fn run(self) -> Result<(), Failure> {
        let Self {
            data,
            app,
            user,
            package,
            language,
            output,
        } = self;
        let operator = Operator::at_the_machine();
        let begun = Instant::now();
        data.with_settings(async |settings, desk| {
            let copy = if package {
                // Without an address in the settings, it says where the keys are at whatever address there is.
                let portal = settings
                    .public_url
                    .map_or_else(String::new, |url| url.to_string());
                let packed = desk.package_of(&operator, &app, &user, enclosed(language, &portal));
                packed.await.map(|package| package.body)
            } else {
                let export = desk.export_of(&operator, &app, &user);
                export.await.map(|export| export.body)
            };
            let copy = copy.map_err(|error| from_desk(&error))?;
            // A copy that cannot be looked after is over.
            let lives = || async { desk.is_held(&operator, &app, &user).await.unwrap_or(false) };
            match write_out(output, copy, lives).await {
                Ok(()) => Ok(()),
                Err(Unwritten::Failed(failure)) => Err(failure),
                Err(Unwritten::Still) => Err(Failure::unable(format!(
                    "{Cut}: nothing of it was taken for a minute; {INTO_A_FILE}"
                ))),
                Err(Unwritten::BrokenOff) => Err(match desk.is_held(&operator, &app, &user).await {
                    Ok(false) => Failure::wrong(format!(
                        "{Cut}: the user was erased meanwhile, or is being erased"
                    )),
                    _ if begun.elapsed() >= LONGEST_SNAPSHOT => Failure::unable(format!(
                        "{Cut}: it took longer than a quarter of an hour; {INTO_A_FILE}"
                    )),
                    _ => Failure::unable(format!("{Cut}: try again")),
                }),
            }
        })
    }
}

/// What helps whoever takes it too slowly: while they do, nothing that is erased leaves the files.
const INTO_A_FILE: &str = "write it into a file with -o, and hand that on";

/// Why it was not written.
enum Unwritten {
    /// No more of it came, or its person goes.
    BrokenOff,
    /// Nobody takes it.
    Still,
    /// There is nowhere to write it to.
    Failed(Failure),
}

impl From<Cut> for Unwritten {
    fn from(_: Cut) -> Self {
        Self::BrokenOff
    }
}

impl From<Failure> for Unwritten {
    fn from(failure: Failure) -> Self {
        Self::Failed(failure)
    }
}

async fn write_out<L: Future<Output = bool>>(
    output: Option<PathBuf>,
    copy: Body,
    lives: impl Fn() -> L,
) -> Result<(), Unwritten> {
    match output {
        None => {
            let written = pass_on(copy, || Ok(out::stream()), lives).await?;
            Ok(written.map_err(|error| out::failed(&error))?)
        }
        Some(path) if is_device(&path) => {
            let device = path.clone();
            let open = move || fs::OpenOptions::new().write(true).open(device);
            let written = pass_on(copy, open, lives).await?;
            Ok(written.map_err(|error| unwritable(&path, &error))?)
        }
        Some(path) => into_file(copy, &path).await,
    }
}

/// A pipe, or `/dev/null`: written to as it is, for nothing may be put in its place.
fn is_device(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|there| !there.is_file() && !there.is_dir())
}

fn unwritable(path: &Path, error: &io::Error) -> Failure {
    Failure::unable(format!("{} cannot be written: {error}", path.display()))
}

/// To whoever may stop taking it. It is written on a thread of its own, which is left behind once nobody is waited for.
async fn pass_on<W: Write + 'static, L: Future<Output = bool>>(
    copy: Body,
    to: impl FnOnce() -> io::Result<W> + Send + 'static,
    lives: impl Fn() -> L,
) -> Result<io::Result<()>, Unwritten> {
    let (pieces, taken) = mpsc::channel(1);
    let (say, said) = oneshot::channel();
    let writing = move || {
        // Whoever gave it up does not listen.
        let _ = say.send(write_pieces(taken, to));
    };
    if let Err(error) = thread::Builder::new().name("output".to_owned()).spawn(writing) {
        return Ok(Err(error));
    }
    // How long in all, the desk says.
    match hand(copy, pieces, Duration::MAX, lives, &Real).await {
        Ok(()) => {}
        Err(Over::Still) => return Err(Unwritten::Still),
        Err(Over::SignedOut | Over::TooLong) => return Err(Unwritten::BrokenOff),
    }
    match said.await {
        Ok(Ok(true)) => Ok(Ok(())),
        Ok(Err(error)) => Ok(Err(error)),
        Ok(Ok(false)) | Err(_) => Err(Unwritten::BrokenOff),
    }
}

/// Whether it came to its end.
fn write_pieces<W: Write>(
    mut pieces: Receiver<Piece>,
    to: impl FnOnce() -> io::Result<W>,
) -> io::Result<bool> {
    let mut to = to()?;
    while let Some(piece) = pieces.blocking_recv() {
        match piece {
            Piece::Some(bytes) => to.write_all(&bytes)?,
            Piece::End => {
                to.flush()?;
                return Ok(true);
            }
        }
    }
    to.flush()?;
    Ok(false)
}

/// Whole or not at all: written beside its place, and moved there at the end.
async fn into_file(copy: Body, path: &Path) -> Result<(), Unwritten> {
    let failed = |error: io::Error| unwritable(path, &error);
    let folder = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty())
        .unwrap_or(Path::new("."));
    let mut file = beside(folder).map_err(failed)?;
    write(copy, file.as_file_mut()).await?.map_err(failed)?;
    file.as_file().sync_all().map_err(failed)?;
    file.persist(path).map_err(|error| failed(error.error))?;
    Ok(())
}

async fn write(mut copy: Body, to: &mut impl Write) -> Result<io::Result<()>, Cut> {
    while let Some(chunk) = copy.recv().await {
        if let Err(error) = to.write_all(&chunk?) {
            return Ok(Err(error));
        }
    }
    Ok(to.flush())
}
