//! Taking a bundle in.

use std::io::BufRead;

use domain::audit::{Act, By, Chain};
use store::{Batch, ImportError, Imported, Numbered, Summing};
use sunshine::bundle::Lines;
use tokio::sync::mpsc;

use crate::{Desk, Error, Operator};

/// Records handed to the store at once.
const BATCH: usize = 1_024;
/// Batches under way between reading and storing.
const DEPTH: usize = 8;

/// How far an import has come.
#[derive(Debug, Clone, Copy)]
pub struct Progress {
    /// Lines read.
    pub lines: u64,
}

impl Desk {
    /// Takes a bundle in, all or nothing. `progress` is told now and then how far it has come.
    ///
    /// # Errors
    /// [`Error::Bundle`] or [`Error::Record`] with the line, the field and the reason; nothing was stored.
    pub async fn import(
        &self,
        _: &Operator,
        bundle: impl BufRead + Send + 'static,
        update: bool,
        progress: impl Fn(Progress) + Send + 'static,
    ) -> Result<Imported, Error> {
        let (to_store, from_reader) = mpsc::channel(DEPTH);
        let reading = tokio::task::spawn_blocking(move || read(bundle, &to_store, progress));
        let entry = self.entry(Act::Imported, By::Operator);
        let chain = Chain::Installation;
        let seal = std::sync::Arc::clone(&self.keyring);
        let log: Summing = Box::new(move |done| {
            let entry = entry
                .with("added", serde_json::json!(done.added))
                .with("replaced", serde_json::json!(done.replaced))
                .with("unchanged", done.unchanged);
            store::Log { chain, entry, seal }
        });
        let stored = self.store.import(from_reader, update, self.draw(), log).await;
        let read = reading
            .await
            .map_err(|_| Error::Fault("the bundle's reader failed"))?;
        match (stored, read) {
            (Err(ImportError::Record { line, offence }), _) => Err(Error::Record { line, offence }),
            (_, Err(refusal)) => Err(Error::Bundle(refusal)),
            (Ok(imported), Ok(())) => Ok(imported),
            (Err(ImportError::Store(error)), _) => Err(error.into()),
            (Err(ImportError::Aborted), Ok(())) => Err(Error::Fault("the import was broken off")),
        }
    }
}

/// Reads the bundle batch by batch. That the store hangs up is not this side's to report.
fn read(
    bundle: impl BufRead,
    store: &mpsc::Sender<Batch>,
    progress: impl Fn(Progress),
) -> Result<(), sunshine::bundle::Refusal> {
    let mut records = Vec::with_capacity(BATCH);
    let mut last = 0;
    for line in Lines::new(bundle) {
        let (line, record) = match line {
            Ok(read) => read,
            Err(refusal) => {
                // The store drops everything, whether or not this reaches it.
                drop(store.blocking_send(Batch::Abort));
                return Err(refusal);
            }
        };
        last = line;
        records.push(Numbered::new(line, record));
        if records.len() == BATCH {
            progress(Progress { lines: line });
            let full = std::mem::replace(&mut records, Vec::with_capacity(BATCH));
            if store.blocking_send(Batch::Records(full)).is_err() {
                return Ok(());
            }
        }
    }
    progress(Progress { lines: last });
    if store.blocking_send(Batch::Records(records)).is_ok() {
        drop(store.blocking_send(Batch::End));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use crate::{
        Error,
        testing::{BUSINESS, OPERATOR, Office},
    };

    #[tokio::test]
    async fn a_bad_line_stores_nothing_of_the_file() {
        let office = Office::empty().await;
        let bundle = format!("{BUSINESS}{{\"type\":\"user\",\"appId\":\"a1\",\"data\":{{\"id\":1}}}}\n");
        let Err(Error::Bundle(refusal)) = office.import(&bundle).await else {
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
                Err(Error::Record {
                    line: 2,
                    offence: store::Offence::UnknownApp
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
}
