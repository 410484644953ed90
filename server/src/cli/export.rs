//! `rightsdesk export`

use std::{
    fs,
    io::{self, Write},
    path::{Path, PathBuf},
    str::FromStr,
};

use clap::Args;
use desk::{Export as Copy, Operator, UserRef};
use domain::id::{AppId, ExternalId, UserId};

use super::{Failure, common::DataArgs, out};
use crate::open::from_desk;

/// Write a person's copy: the bytes that the portal would serve them
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  rightsdesk export --data ./data --app 5f2c…  --user passenger-20417 -o copy.json
  rightsdesk export --data ./data --app 5f2c…  --user id:6a134e5dd46cf80ad5612c3e | rightsdesk verify -

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
    /// Where to write it [default: stdout]
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

fn user(text: &str) -> Result<UserRef, domain::id::InvalidId> {
    match text.strip_prefix("id:") {
        Some(id) => UserId::from_str(id).map(UserRef::Id),
        None => ExternalId::parse(text).map(UserRef::External),
    }
}

impl Export {
    pub(super) fn run(self) -> Result<(), Failure> {
        let Self {
            data,
            app,
            user,
            output,
        } = self;
        data.with_desk(async |desk| {
            let copy = desk.export_of(&Operator::at_the_machine(), &app, &user).await;
            let copy = copy.map_err(|error| from_desk(&error))?;
            match output {
                None => write(copy, &mut out::stream())
                    .await?
                    .map_err(|error| out::failed(&error)),
                Some(path) if is_device(&path) => into_device(copy, &path).await,
                Some(path) => into_file(copy, &path).await,
            }
        })
    }
}

/// A pipe, or `/dev/null`: written to as it is, for nothing may be put in its place.
fn is_device(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|there| !there.is_file() && !there.is_dir())
}

async fn into_device(copy: Copy, path: &Path) -> Result<(), Failure> {
    let failed = |error: io::Error| Failure::unable(format!("{} cannot be written: {error}", path.display()));
    let mut device = fs::OpenOptions::new().write(true).open(path).map_err(failed)?;
    write(copy, &mut device).await?.map_err(failed)
}

/// Whole or not at all: written beside its place, and moved there at the end.
async fn into_file(copy: Copy, path: &Path) -> Result<(), Failure> {
    let failed = |error: io::Error| Failure::unable(format!("{} cannot be written: {error}", path.display()));
    let folder = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty())
        .unwrap_or(Path::new("."));
    let mut file = tempfile::Builder::new()
        .prefix(".rightsdesk-")
        .tempfile_in(folder)
        .map_err(failed)?;
    write(copy, file.as_file_mut()).await?.map_err(failed)?;
    file.as_file().sync_all().map_err(failed)?;
    file.persist(path).map_err(|error| failed(error.error))?;
    Ok(())
}

async fn write(mut copy: Copy, to: &mut impl Write) -> Result<io::Result<()>, Failure> {
    while let Some(chunk) = copy.body.recv().await {
        let chunk = chunk.map_err(|cut| Failure::unable(format!("{cut}: try again")))?;
        if let Err(error) = to.write_all(&chunk) {
            return Ok(Err(error));
        }
    }
    Ok(to.flush())
}
