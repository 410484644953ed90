//! `rightsdesk import`

mod joined;
mod meter;

use std::{
    fs::File,
    io::{self, BufRead, BufReader, Seek as _},
    os::fd::AsFd as _,
    path::{Path, PathBuf},
};

use clap::Args;
use desk::{Desk, Operator};
use serde_json::json;
use store::Imported;
use sunshine::bundle::Refusal;

use self::{joined::Joined, meter::Meter};
use super::{
    Failure,
    common::{DataArgs, run},
    out,
};
use crate::open::{self, Folder};

/// Read in this much at once.
const BUFFER: usize = 1 << 20;

/// Load bundles into the data folder, all or nothing
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  rightsdesk import --data ./data bundle.ndjson
  rightsdesk sample --messages 1000 | rightsdesk import --data ./data -
  rightsdesk import --data ./data --update changed.ndjson

A bundle has one record a line: {\"type\":\"user\",\"appId\":\"…\",\"data\":{…}}. A bad line stops the import with its \
number, the field and the reason, and nothing is stored. Several files are taken as one bundle. What is held already and equal stays as it is; what \
is held and differs is an error, unless --update is given. A merge takes the discarded user out, with --update, once what \
was theirs came again under the surviving one. The folder may be in use by a running portal: its pages are \
shown all the while, but nobody can sign in or send a form until all is in. What a pipe brings is read to its end first, \
into the data folder.

Exit codes: 0 everything is in, 1 a line is wrong, 2 the call is wrong, 3 it could not be done now.")]
pub(super) struct Import {
    #[command(flatten)]
    data: DataArgs,
    /// Replace records that are held and differ
    #[arg(long)]
    update: bool,
    /// Print what came in as JSON
    #[arg(long)]
    json: bool,
    /// The bundle, in one file or several; - reads stdin
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
}

impl Import {
    pub(super) fn run(self) -> Result<(), Failure> {
        let Self {
            data,
            update,
            json,
            files,
        } = self;
        let settings = data.settings()?;
        // A wrong name is found before a folder is made.
        let sources = files.iter().map(source).collect::<Result<Vec<_>, _>>()?;
        run(async {
            let desk = open::desk(&settings, Folder::MayBeNew).await?;
            let names: Vec<_> = sources.iter().map(|source| source.name.clone()).collect();
            let sources = read_pipes(sources, open::folder(&settings)?)?;
            let imported = import(&desk, sources, update).await?;
            report(&names, &imported, json)?;
            desk.settle().await.map_err(|error| open::from_desk(&error))?;
            Ok(())
        })
    }
}

fn source(path: &PathBuf) -> Result<Source, Failure> {
    let stdin = path.as_os_str() == "-";
    let name = if stdin {
        "stdin".to_owned()
    } else {
        path.display().to_string()
    };
    let opened = if stdin {
        io::stdin().as_fd().try_clone_to_owned().map(File::from)
    } else {
        File::open(path)
    };
    let file = opened.map_err(|error| cannot_be_read(&name, &error))?;
    Ok(Source { name, file })
}

/// While a bundle is taken in nobody else can write, and a pipe may stall: it is read to its end before that begins,
/// into a file in the data folder that has no name, so that nobody else finds it and nothing stays of it.
fn read_pipes(sources: Vec<Source>, folder: &Path) -> Result<Vec<Source>, Failure> {
    let read = |Source { name, mut file }: Source| {
        let whole = file.metadata().is_ok_and(|about| about.is_file());
        if !whole {
            let mut kept = tempfile::tempfile_in(folder).map_err(|error| {
                Failure::unable(format!("{} cannot be written to: {error}", folder.display()))
            })?;
            io::copy(&mut file, &mut kept).map_err(|error| {
                Failure::unable(format!(
                    "{name} cannot be read to its end: {error}; nothing was stored"
                ))
            })?;
            kept.rewind().map_err(|error| cannot_be_read(&name, &error))?;
            file = kept;
        }
        Ok(Source { name, file })
    };
    sources.into_iter().map(read).collect()
}

fn cannot_be_read(name: &str, error: &io::Error) -> Failure {
    Failure::unable(format!(
        "{name} cannot be read: {error}: check the path, and that this user may read it"
    ))
}

async fn import(desk: &Desk, sources: Vec<Source>, update: bool) -> Result<Imported, Failure> {
    let operator = Operator::at_the_machine();
    let meter = Meter::of(
        sources
            .iter()
            .map(|source| source.file.metadata().map_or(0, |file| file.len()))
            .sum(),
    );
    let (joined, files) = Joined::of(sources.into_iter().map(Source::bundle).collect());
    let reader = meter.counting(joined);
    let shown = meter.clone();
    let imported = desk
        .import(&operator, reader, update, move |progress| {
            shown.show(progress.lines);
        })
        .await;
    meter.clear();
    imported.map_err(|mut error| {
        let (desk::Error::Bundle(Refusal { line, .. }) | desk::Error::Record { line, .. }) = &mut error
        else {
            return open::from_desk(&error).with("; nothing was stored");
        };
        let name = files.locate(line);
        Failure::wrong(format!("{name}: {error}; nothing was stored"))
    })
}

/// A bundle, or a part of one.
struct Source {
    name: String,
    file: File,
}

impl Source {
    fn bundle(self) -> Bundle {
        (self.name, Box::new(BufReader::with_capacity(BUFFER, self.file)))
    }
}

type Bundle = (String, Box<dyn BufRead + Send>);

fn report(names: &[String], imported: &Imported, as_json: bool) -> Result<(), Failure> {
    let Imported {
        added,
        replaced,
        unchanged,
        merged,
    } = imported;
    if as_json {
        return out::json(&json!({
            "files": names, "total": imported.total(), "added": added, "replaced": replaced, "unchanged": unchanged,
            "merged": merged,
        }));
    }
    out::line(format_args!("{}: {} records", names.join(", "), imported.total()))?;
    for (what, kinds) in [("added", added), ("replaced", replaced)] {
        for (kind, number) in kinds {
            out::line(format_args!("  {what:<9} {number:>10}  {kind}"))?;
        }
    }
    if *unchanged > 0 {
        out::line(format_args!("  {:<9} {unchanged:>10}", "unchanged"))?;
    }
    if *merged > 0 {
        out::line(format_args!("  {:<9} {merged:>10}  user into another", "merged"))?;
    }
    Ok(())
}
