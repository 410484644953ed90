//! Taking records in: bundles, and people's copies from this portal or another.

mod copy;
mod marks;
mod outbox;
#[cfg(test)]
mod round_trip;
mod shelf;
mod source;
mod unfit;

use std::io::{BufRead, Cursor, Read as _};

use domain::{
    audit::{Act, By, Chain},
    record::Place,
    request::Reference,
};
use store::{Document, ImportError, Imported, Summing};
use sunshine::bundle::{Lines, Reason, Refusal};
use tokio::sync::mpsc;
use verify::{Checker, HEAD_MAX, PublicKey, format::OPENING};

use self::{
    copy::{Take as _, Whole},
    marks::Marks,
    outbox::{Outbox, Stop},
};
pub use self::{
    shelf::{Amiss, Shelf},
    unfit::{Flaw, Spot, Unfit},
};
use crate::{Desk, Error, Operator};

/// Records handed to the store at once.
const BATCH: usize = 1_024;
/// Batches under way between reading and storing.
const DEPTH: usize = 8;

/// How far an import has come.
#[derive(Debug, Clone, Copy)]
pub struct Progress {
    /// Lines read, or elements of copies.
    pub lines: u64,
}

/// A file to take in.
pub type File = Box<dyn BufRead + Send>;

/// On what terms.
#[derive(Debug, Clone, Default)]
pub struct ImportTerms {
    /// What is held and differs is replaced.
    pub update: bool,
    /// Every file has to be a copy that this key signed.
    pub key: Option<PublicKey>,
    /// Where the bytes of attachments lie.
    pub attachments: Option<Shelf>,
    /// Who may come again, by the requests under which they had been erased. What names anybody else who had been is set
    /// aside.
    pub returned: Vec<Reference>,
}

/// What came in.
#[derive(Debug, Clone, Default)]
pub struct TakenIn {
    /// Of all files together.
    pub imported: Imported,
    /// Those of them that are copies.
    pub copies: Vec<TakenCopy>,
}

/// A copy that came in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TakenCopy {
    /// Which of the files it is, from 0.
    pub file: usize,
    /// The name of the key that signed it.
    pub kid: String,
    /// Whether that is this portal's own.
    pub own: bool,
}

impl Desk {
    /// Takes a file in, all or nothing. `progress` is told now and then how far it has come.
    ///
    /// # Errors
    /// [`Error::Import`] with the place and the reason; nothing was stored.
    pub async fn import(
        &self,
        operator: &Operator,
        file: impl BufRead + Send + 'static,
        update: bool,
        progress: impl Fn(Progress) + Send + 'static,
    ) -> Result<Imported, Error> {
        let terms = ImportTerms {
            update,
            ..ImportTerms::default()
        };
        let files: Vec<File> = vec![Box::new(file)];
        let taken = self.import_files(operator, files, terms, progress).await?;
        Ok(taken.imported)
    }

    /// Takes several files in as one, all or nothing: bundles, and people's copies. A copy comes in if it is as its
    /// signer signed it; whose key that has to be, `terms` say.
    ///
    /// # Errors
    /// [`Error::Import`] with the file, the place in it and the reason; nothing was stored.
    pub async fn import_files(
        &self,
        _: &Operator,
        files: Vec<File>,
        terms: ImportTerms,
        progress: impl Fn(Progress) + Send + 'static,
    ) -> Result<TakenIn, Error> {
        let ImportTerms {
            update,
            key,
            attachments,
            returned,
        } = terms;
        let (to_store, from_reader) = mpsc::channel(DEPTH);
        let reading = tokio::task::spawn_blocking(move || {
            read(files, key, attachments.as_ref(), Outbox::new(&to_store, progress))
        });
        let stored = self
            .store
            .import_and_admit(
                from_reader,
                (update, returned),
                self.clock.now(),
                self.draw(),
                self.subjects(),
                self.summing(),
            )
            .await;
        let (marks, read) = reading
            .await
            .map_err(|_| Error::Fault("the file's reader failed"))?;
        match (stored, read) {
            (Err(ImportError::Record { line, offence }), _) => {
                let (file, at) = marks.locate(line);
                let why = Unfit::Record { at, offence };
                Err(Error::Import { file, why })
            }
            (_, Err((file, why))) => Err(Error::Import { file, why }),
            (Ok(imported), Ok(wholes)) => {
                let own = self.keyring.signer().public_key();
                let copy = |(file, whole): (usize, Whole)| TakenCopy {
                    file,
                    kid: whole.kid,
                    own: *whole.key.as_bytes() == own,
                };
                let copies = wholes.into_iter().map(copy).collect();
                Ok(TakenIn { imported, copies })
            }
            (Err(ImportError::Store(error)), _) => Err(error.into()),
            (Err(ImportError::Aborted), Ok(_)) => Err(Error::Fault("the import was broken off")),
        }
    }

    /// What is written down about it.
    fn summing(&self) -> Summing {
        let entry = self.entry(Act::Imported, By::Operator);
        let chain = Chain::Installation;
        let seal = std::sync::Arc::clone(&self.keyring);
        Box::new(move |done| {
            let mut entry = entry
                .with("added", serde_json::json!(done.added))
                .with("replaced", serde_json::json!(done.replaced))
                .with("unchanged", done.unchanged);
            let besides = [
                ("merged", done.merged),
                ("received", done.received),
                ("returned", done.returned),
                ("setAside", done.aside),
                ("objectionsKept", done.kept),
            ];
            for (fact, number) in besides {
                if number > 0 {
                    entry = entry.with(fact, number);
                }
            }
            store::Log { chain, entry, seal }
        })
    }
}

/// What reading comes to: the copies, each with its file; or the file that cannot be taken in, and why.
type Read = Result<Vec<(usize, Whole)>, (usize, Unfit)>;

/// Reads the files one after the other. That the store hangs up is not this side's to report.
fn read(
    files: Vec<File>,
    key: Option<PublicKey>,
    shelf: Option<&Shelf>,
    mut outbox: Outbox<'_, impl Fn(Progress)>,
) -> (Marks, Read) {
    let mut copies = Vec::new();
    for (number, file) in files.into_iter().enumerate() {
        outbox.turn_to(number);
        match one(file, key, shelf, &mut outbox) {
            Ok(copy) => copies.extend(copy.map(|copy| (number, copy))),
            Err(Stop::HungUp) => return (outbox.into_marks(), Ok(copies)),
            Err(Stop::Unfit(unfit)) => {
                outbox.abort();
                return (outbox.into_marks(), Err((number, unfit)));
            }
        }
    }
    // Whether it arrives is the store's to say.
    drop(outbox.end());
    (outbox.into_marks(), Ok(copies))
}

/// A file says by its first bytes what it is.
fn one(
    mut file: File,
    key: Option<PublicKey>,
    shelf: Option<&Shelf>,
    outbox: &mut Outbox<'_, impl Fn(Progress)>,
) -> Result<Option<Whole>, Stop> {
    let mut head = Vec::with_capacity(HEAD_MAX);
    let read = file.by_ref().take(HEAD_MAX as u64).read_to_end(&mut head);
    let is_copy = key.is_some() || verify::names_a_format(&head);
    if read.is_ok() && is_copy && !head.starts_with(OPENING.as_bytes()) {
        // Its first bytes tell all.
        let mut checker = Checker::new(None);
        checker.push(&head);
        return Err(Unfit::Verdict(checker.finish()).into());
    }
    if let Err(error) = read {
        return Err(Unfit::Line(Refusal {
            line: 1,
            field: String::new(),
            reason: Reason::Unreadable(error.kind()),
        })
        .into());
    }
    let whole = Cursor::new(head).chain(file);
    if !is_copy {
        return lines(whole, shelf, outbox).map(|()| None);
    }
    let copy = copy::read(whole, key, outbox)?;
    outbox.document(Document {
        app: copy.app.clone(),
        user: copy.user.clone(),
        kid: copy.kid.clone(),
    })?;
    Ok(Some(copy))
}

/// A bundle.
fn lines(
    file: impl BufRead,
    shelf: Option<&Shelf>,
    outbox: &mut Outbox<'_, impl Fn(Progress)>,
) -> Result<(), Stop> {
    let before = outbox.begin_lines();
    let mut lines = Lines::new(file);
    for line in lines.by_ref() {
        let (line, record) = line.map_err(Unfit::Line)?;
        outbox.number_is(before + line);
        let file = match &record.place {
            Place::Attachment { file, sha256, .. } => Some((file.clone(), *sha256)),
            _ => None,
        };
        outbox.record(record, false)?;
        if let Some((file, sha256)) = file {
            let read = bytes(&file, &sha256, shelf, outbox)?;
            read.map_err(|amiss| Unfit::Attachment { line, amiss })?;
        }
    }
    outbox.number_is(before + lines.number());
    Ok(())
}

/// Those of the attachment whose record came last; or what is wrong with their file.
fn bytes(
    file: &str,
    sha256: &[u8; 32],
    shelf: Option<&Shelf>,
    outbox: &mut Outbox<'_, impl Fn(Progress)>,
) -> Result<Result<(), Amiss>, Stop> {
    let Some(shelf) = shelf else {
        return Ok(Err(Amiss::NoFolder));
    };
    outbox.begin_bytes()?;
    let read = shelf.read(file, sha256, |piece| outbox.bytes(piece))?;
    if read.is_ok() {
        outbox.end_bytes()?;
    }
    Ok(read)
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use domain::audit::{Act, Chain};

    use super::{Spot, Unfit};
    use crate::{
        Error,
        testing::{BUSINESS, MERGED, OPERATOR, Office, SHOWN, TICKETS, attached},
    };

    #[tokio::test]
    async fn a_bad_line_stores_nothing_of_the_file() {
        let office = Office::empty().await;
        let bundle = format!("{BUSINESS}{{\"type\":\"user\",\"appId\":\"a1\",\"data\":{{\"id\":1}}}}\n");
        let Err(Error::Import {
            why: Unfit::Line(refusal),
            ..
        }) = office.import(&bundle).await
        else {
            panic!()
        };
        assert_eq!(refusal.line, 25);
        assert!(office.desk.chains(&OPERATOR).await.unwrap().is_empty());
        assert!(!office.holds("MAREN-SAYS"));
        assert_eq!(office.import(BUSINESS).await.unwrap().total(), 24);
    }

    #[tokio::test]
    async fn a_record_of_an_unknown_app_is_named_by_its_line() {
        let office = Office::open().await;
        let line = r#"{"type":"user","appId":"a7","data":{"id":"u1"}}"#;
        let answer = office.import(&format!("\n{line}\n")).await;
        assert!(
            matches!(
                answer,
                Err(Error::Import {
                    file: 0,
                    why: Unfit::Record {
                        at: Spot::Line(2),
                        offence: store::Offence::UnknownApp
                    }
                })
            ),
            "{answer:?}"
        );
    }

    #[tokio::test]
    async fn the_same_file_again_changes_nothing() {
        let office = Office::open().await;
        let again = office.import(BUSINESS).await.unwrap();
        assert_eq!((again.unchanged, again.added.len()), (24, 0));
    }
    #[tokio::test]
    async fn people_whose_records_became_anothers_are_counted_in_the_log() {
        let office = Office::open().await;
        let merge = r#"{"type":"merge","appId":"a2","data":{"mergedUsers":{"surviving":{"id":"u3"},"discarded":{"id":"u8"}}}}"#;
        let zoe_before = r#"{"type":"user","appId":"a2","data":{"id":"u8","externalId":"zoe-before"}}"#;
        office.import(zoe_before).await.unwrap();
        assert!(office.holds("zoe-before"));
        let refused = office.import(merge).await;
        let refused = refused.unwrap_err().to_string();
        assert!(
            refused.starts_with("line 1: data.mergedUsers.discarded.id: this user is still held:"),
            "{refused}"
        );
        let (merged, held) = (
            office.update(merge).await.unwrap(),
            office.import(MERGED).await.unwrap(),
        );
        assert_eq!((merged.merged, held.merged), (1, 0));
        let log = office
            .desk
            .audit_page(&OPERATOR, &Chain::Installation, 0)
            .await
            .unwrap();
        let told: Vec<_> = log
            .iter()
            .filter(|line| line.entry.act == Act::Imported)
            .map(|line| line.entry.facts.get("merged").cloned())
            .collect();
        assert_eq!(told, [None, None, Some(1.into()), None]);
    }

    /// The bytes come in with their lines, or nothing does.
    #[tokio::test]
    async fn attachments_come_in_with_their_bytes_or_nothing_does() {
        let office = Office::open().await;
        let files = tempfile::tempdir().unwrap();
        std::fs::create_dir(files.path().join("folder")).unwrap();
        std::fs::write(files.path().join("a.png"), b"RIGHT-BYTES").unwrap();
        let [maren, _] = TICKETS;
        let line = |file: &str| SHOWN.to_owned() + &attached("a1", maren, file, b"RIGHT-BYTES");
        let refused = async |bundle: String, with: Option<&Path>| {
            let answer = match with {
                Some(files) => office.import_with(&bundle, files).await,
                None => office.import(&bundle).await,
            };
            let said = answer.unwrap_err().to_string();
            assert!(
                !office.holds("MY-TICKET") && !office.holds("RIGHT-BYTES"),
                "{said}"
            );
            said
        };
        let here = Some(files.path());
        for (bundle, with, said) in [
            (
                line("a.png"),
                None,
                "line 3: data.file: lies in a folder that has to be named",
            ),
            (
                line("b.png"),
                here,
                "line 3: data.file: the file cannot be read (",
            ),
            (line("folder"), here, "line 3: data.file: is no file"),
            (
                line("../a.png"),
                here,
                "line 3: data.file: must be a relative path",
            ),
            (
                SHOWN.to_owned() + &attached("a1", maren, "a.png", b"OTHER-BYTES"),
                here,
                "line 3: data.sha256: is not the SHA-256 of the file's bytes",
            ),
            (
                SHOWN.to_owned() + &attached("a1", "https://media.example/nobodys", "a.png", b"RIGHT-BYTES"),
                here,
                "line 3: data.mediaUrl: is named by no message",
            ),
        ] {
            let refused = refused(bundle, with).await;
            assert!(refused.starts_with(said), "{refused}");
        }
        let done = office.import_with(&line("a.png"), files.path()).await.unwrap();
        assert_eq!(done.added.get("attachment"), Some(&1));
        assert!(
            office.holds("MY-TICKET") && office.holds("RIGHT-BYTES"),
            "the control"
        );
        let again = office.import_with(&line("a.png"), files.path()).await.unwrap();
        assert_eq!((again.unchanged, again.added.len()), (3, 0));
    }
}
