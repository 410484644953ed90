//! `rightsdesk import`

mod joined;
mod meter;

use std::{
    fs::File,
    io::{self, BufRead, BufReader},
    path::PathBuf,
};

use clap::Args;
use desk::{Desk, Operator};
use serde_json::json;
use store::Imported;
use sunshine::bundle::Refusal;

use self::{joined::Joined, meter::Meter};
use super::{Failure, common::DataArgs, out};
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
was theirs came again under the surviving one. The folder may be in use by a running portal.

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
        let bundles = files.iter().map(bundle).collect::<Result<Vec<_>, _>>()?;
        super::common::runtime()?.block_on(async {
            let desk = open::desk(&settings, Folder::MayBeNew).await?;
            let names: Vec<_> = bundles.iter().map(|(name, _)| name.clone()).collect();
            let imported = import(&desk, bundles, update).await?;
            report(&names, &imported, json)?;
            desk.settle().await.map_err(|error| open::from_desk(&error))?;
            Ok(())
        })
    }
}

type Bundle = (String, Box<dyn BufRead + Send>);

fn bundle(path: &PathBuf) -> Result<Bundle, Failure> {
    if path.as_os_str() == "-" {
        return Ok((
            "stdin".to_owned(),
            Box::new(BufReader::with_capacity(BUFFER, io::stdin())),
        ));
    }
    let name = path.display().to_string();
    let file =
        File::open(path).map_err(|error| Failure::unable(format!("{name} cannot be read: {error}")))?;
    Ok((name, Box::new(BufReader::with_capacity(BUFFER, file))))
}

async fn import(desk: &Desk, bundles: Vec<Bundle>, update: bool) -> Result<Imported, Failure> {
    let operator = Operator::at_the_machine();
    let meter = Meter::start();
    let (joined, files) = Joined::of(bundles);
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
            return open::from_desk(&error);
        };
        let name = files.locate(line);
        Failure::wrong(format!("{name}: {error}; nothing was stored"))
    })
}

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
