//! `rightsdesk export`

use std::{
    fs,
    io::{self, Write},
    path::{Path, PathBuf},
};

use app::text::Language;
use bytes::Bytes;
use clap::Args;
use desk::{Cut, Operator, UserRef};
use domain::id::AppId;
use tokio::sync::mpsc::Receiver;

use super::{
    Failure,
    beside::beside,
    common::{DataArgs, user},
    out,
};
use crate::{enclosed::enclosed, open::from_desk};

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
            match write_out(output.as_deref(), copy).await {
                Ok(()) => Ok(()),
                Err(Unwritten::Failed(failure)) => Err(failure),
                Err(Unwritten::BrokenOff(cut)) => Err(match desk.is_held(&operator, &app, &user).await {
                    Ok(false) => Failure::wrong(format!(
                        "{cut}: the user was erased meanwhile, or is being erased"
                    )),
                    _ => Failure::unable(format!("{cut}: try again")),
                }),
            }
        })
    }
}

/// Why it was not written.
enum Unwritten {
    /// No more of it came.
    BrokenOff(Cut),
    /// There is nowhere to write it to.
    Failed(Failure),
}

impl From<Cut> for Unwritten {
    fn from(cut: Cut) -> Self {
        Self::BrokenOff(cut)
    }
}

impl From<Failure> for Unwritten {
    fn from(failure: Failure) -> Self {
        Self::Failed(failure)
    }
}

async fn write_out(output: Option<&Path>, copy: Body) -> Result<(), Unwritten> {
    match output {
        None => {
            let written = write(copy, &mut out::stream()).await?;
            Ok(written.map_err(|error| out::failed(&error))?)
        }
        Some(path) if is_device(path) => into_device(copy, path).await,
        Some(path) => into_file(copy, path).await,
    }
}

/// A pipe, or `/dev/null`: written to as it is, for nothing may be put in its place.
fn is_device(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|there| !there.is_file() && !there.is_dir())
}

async fn into_device(copy: Body, path: &Path) -> Result<(), Unwritten> {
    let failed = |error: io::Error| Failure::unable(format!("{} cannot be written: {error}", path.display()));
    let mut device = fs::OpenOptions::new().write(true).open(path).map_err(failed)?;
    Ok(write(copy, &mut device).await?.map_err(failed)?)
}

/// Whole or not at all: written beside its place, and moved there at the end.
async fn into_file(copy: Body, path: &Path) -> Result<(), Unwritten> {
    let failed = |error: io::Error| Failure::unable(format!("{} cannot be written: {error}", path.display()));
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
