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
            let entry = match done.merged {
                0 => entry,
                people => entry.with("merged", people),
            };
            store::Log { chain, entry, seal }
        });
        let stored = self
            .store
            .import(from_reader, update, self.clock.now(), self.draw(), log)
            .await;
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
    use domain::audit::{Act, Chain};

    use crate::{
        Error,
        testing::{BUSINESS, MERGED, OPERATOR, Office},
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
}
