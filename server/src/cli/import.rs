//! `rightsdesk import`

mod meter;

use std::{
    fs::File,
    io::{self, BufReader, Seek as _},
    os::fd::AsFd as _,
    path::{Path, PathBuf},
};

use clap::Args;
use desk::{Desk, ImportTerms, Operator, Shelf, TakenCopy, TakenIn};
use domain::request::Reference;
use serde_json::json;
use store::Imported;
use verify::PublicKey;

use self::meter::Meter;
use super::{
    Failure,
    common::{DataArgs, run},
    out,
};
use crate::open::{self, Folder};

/// Read in this much at once.
const BUFFER: usize = 1 << 20;

/// Load bundles and people's copies into the data folder, all or nothing
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  rightsdesk import --data ./data bundle.ndjson
  rightsdesk sample --messages 1000 | rightsdesk import --data ./data -
  rightsdesk import --data ./data --update changed.ndjson
  rightsdesk import --data ./data --attachments ./files bundle.ndjson
  rightsdesk import --data ./data --key 11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo copy.json

A bundle has one record a line: {\"type\":\"user\",\"appId\":\"…\",\"data\":{…}}. A bad line stops the import with its \
number, the field and the reason, and nothing is stored. Several files are taken as one bundle. What is held already and equal stays as it is; what \
is held and differs is an error, unless --update is given. A merge takes the discarded user out, with --update, once what \
was theirs came again under the surviving one. The folder may be in use by a running portal: its pages are \
shown all the while, but nobody can sign in or send a form until all is in. What a pipe brings is read to its end first, \
into the data folder.

An attachment is a picture or file that messages name by its mediaUrl: {\"type\":\"attachment\",\"appId\":\"…\",\"data\":\
{\"mediaUrl\":\"…\",\"mediaType\":\"…\",\"sha256\":\"…\",\"file\":\"…\"}}. Its bytes are read from the file of that path below \
the folder that --attachments names, and kept with the records. They must come to that SHA-256, and a message must name it.

Whoever was erased and comes again is set aside, with every record that names them and every conversation that only they had: \
nothing of it is kept, and staff see that they came, on the page of the business. --returned lets them in, by the request \
under which they had been erased; from then on they are held like anybody.

A copy is what a person takes from a portal (rightsdesk export), this one or another. It comes in only if every byte is as \
it was signed, and with --key only if that key signed it; without, anybody could have, and the summary says which key it \
was. What is wrong is named by its member and element: conversations[3].messages[17]. The app's own record is taken from it \
only if the app is not held. Other people keep the pseudonyms that they have in it. Its requests and its access log are \
kept as a document of their own, which the person sees.

Exit codes: 0 everything is in, 1 a file is wrong, 2 the call is wrong, 3 it could not be done now.")]
pub(super) struct Import {
    #[command(flatten)]
    data: DataArgs,
    /// Replace records that are held and differ
    #[arg(long)]
    update: bool,
    /// The public key that must have signed every file, which then have to be copies
    #[arg(long, value_name = "PUB", allow_hyphen_values = true)]
    key: Option<PublicKey>,
    /// The folder in which the files of attachments lie
    #[arg(long, value_name = "DIR")]
    attachments: Option<PathBuf>,
    /// Let somebody in who had been erased under this request, and comes again: what names them is set aside otherwise
    #[arg(long, value_name = "REF", value_parser = Reference::parse)]
    returned: Vec<Reference>,
    /// Print what came in as JSON
    #[arg(long)]
    json: bool,
    /// A bundle or a copy, or several; - reads stdin
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
}

impl Import {
    pub(super) fn run(self) -> Result<(), Failure> {
        let Self {
            data,
            update,
            key,
            attachments,
            returned,
            json,
            files,
        } = self;
        let settings = data.settings()?;
        // A wrong name is found before a folder is made.
        let attachments = attachments.as_deref().map(shelf).transpose()?;
        let sources = files.iter().map(source).collect::<Result<Vec<_>, _>>()?;
        run(async {
            let desk = open::desk(&settings, Folder::MayBeNew).await?;
            let names: Vec<_> = sources.iter().map(|source| source.name.clone()).collect();
            let sources = read_pipes(sources, open::folder(&settings)?)?;
            let terms = ImportTerms {
                update,
                key,
                attachments,
                returned,
            };
            let taken = import(&desk, sources, &names, terms).await?;
            report(&names, &taken, json, key.is_some())?;
            desk.settle().await.map_err(|error| open::from_desk(&error))?;
            Ok(())
        })
    }
}

fn shelf(folder: &Path) -> Result<Shelf, Failure> {
    Shelf::open(folder).map_err(|error| cannot_be_read(&folder.display().to_string(), &error))
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

async fn import(
    desk: &Desk,
    sources: Vec<Source>,
    names: &[String],
    terms: ImportTerms,
) -> Result<TakenIn, Failure> {
    let operator = Operator::at_the_machine();
    let meter = Meter::of(
        sources
            .iter()
            .map(|source| source.file.metadata().map_or(0, |file| file.len()))
            .sum(),
    );
    let files = sources.into_iter().map(|source| {
        let file = BufReader::with_capacity(BUFFER, source.file);
        Box::new(meter.counting(file)) as desk::File
    });
    let files = files.collect();
    let shown = meter.clone();
    let taken = desk
        .import_files(&operator, files, terms, move |progress| {
            shown.show(progress.lines);
        })
        .await;
    meter.clear();
    taken.map_err(|error| match &error {
        desk::Error::Import { file, .. } => {
            let name = names.get(*file).map_or("", String::as_str);
            Failure::wrong(format!("{name}: {error}; nothing was stored"))
        }
        error => open::from_desk(error).with("; nothing was stored"),
    })
}

/// A file to take in.
struct Source {
    name: String,
    file: File,
}

fn report(names: &[String], taken: &TakenIn, as_json: bool, compared: bool) -> Result<(), Failure> {
    let Imported {
        added,
        replaced,
        unchanged,
        merged,
        received,
        returned,
        aside,
        kept,
    } = &taken.imported;
    let total = taken.imported.total();
    if as_json {
        let copy = |copy: &TakenCopy| json!({"file": names.get(copy.file), "kid": copy.kid, "own": copy.own, "signerChecked": compared});
        return out::json(&json!({
            "files": names, "total": total, "added": added, "replaced": replaced, "unchanged": unchanged,
            "merged": merged, "received": received, "returned": returned, "setAside": aside,
            "objectionsKept": kept,
            "copies": taken.copies.iter().map(copy).collect::<Vec<_>>(),
        }));
    }
    out::line(format_args!("{}: {total} records", names.join(", ")))?;
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
    if *received > 0 {
        let what = "requests and access log of another portal, as a document";
        out::line(format_args!("  {:<9} {received:>10}  {what}", "kept"))?;
    }
    if *returned > 0 {
        let what = "people who had been erased: their staff see under which requests";
        out::line(format_args!("  {:<9} {returned:>10}  {what}", "returned"))?;
    }
    if *aside > 0 {
        let what = "records that name whoever had been erased: --returned REF lets them in";
        out::line(format_args!("  {:<9} {aside:>10}  {what}", "set aside"))?;
    }
    if *kept > 0 {
        let what = "objection to marketing that stays: the person made it here, or before they were erased";
        out::line(format_args!("  {:<9} {kept:>10}  {what}", "kept"))?;
    }
    for TakenCopy { file, kid, own } in &taken.copies {
        let name = names.get(*file).map_or("", String::as_str);
        let signer = match (compared, own) {
            (true, _) => "the key that was asked for",
            (false, true) => "this portal's own key",
            (false, false) => "a key that was compared with none: --key PUB asks for one",
        };
        out::line(format_args!("{name}: signed with {kid}, {signer}"))?;
    }
    Ok(())
}
