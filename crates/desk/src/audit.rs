//! Reading the audit log.

use domain::audit::{Chain, Entry};
use evidence::{Broken, ChainCheck};

use crate::{Desk, Error, Operator};

/// Entries read at once.
const PAGE: u32 = 1_000;

/// An entry, opened.
#[derive(Debug, Clone)]
pub struct AuditLine {
    /// Its place in its chain.
    pub sequence: u64,
    /// What it says.
    pub entry: Entry,
}

/// What checking a chain found.
#[derive(Debug)]
pub struct Checked {
    /// Which chain.
    pub chain: Chain,
    /// How many entries hold; or the first that does not.
    pub result: Result<u64, Broken>,
}

impl Desk {
    /// The chains there are.
    ///
    /// # Errors
    /// [`Error::Store`] if the store fails.
    pub async fn chains(&self, _: &Operator) -> Result<Vec<Chain>, Error> {
        Ok(self.store.chains().await?)
    }

    /// A page of a chain's entries after `after`.
    ///
    /// # Errors
    /// [`Error::Fault`] if an entry does not open.
    pub async fn audit_page(&self, _: &Operator, chain: &Chain, after: u64) -> Result<Vec<AuditLine>, Error> {
        let sealed = self.store.entries(chain, after, PAGE).await?;
        let opened = sealed.iter().map(|entry| {
            let opened = self.keyring.open_entry(chain, entry);
            let opened = opened
                .map_err(|_| Error::Fault("an audit entry does not open: run `rightsdesk audit verify`"))?;
            Ok(AuditLine {
                sequence: entry.sequence,
                entry: opened,
            })
        });
        opened.collect()
    }

    /// Checks every chain from its first entry to its last.
    ///
    /// # Errors
    /// [`Error::Store`] if the store fails. A chain that does not hold is an answer, not an error.
    pub async fn check_audit(&self, _: &Operator) -> Result<Vec<Checked>, Error> {
        let mut checked = Vec::new();
        for chain in self.store.chains().await? {
            let result = self.check_chain(&chain).await?;
            checked.push(Checked { chain, result });
        }
        Ok(checked)
    }

    async fn check_chain(&self, chain: &Chain) -> Result<Result<u64, Broken>, Error> {
        let mut after = 0;
        let mut check = ChainCheck::new(&self.keyring, chain);
        loop {
            let page = self.store.entries(chain, after, PAGE).await?;
            let Some(last) = page.last() else {
                return Ok(Ok(check.head().sequence));
            };
            after = last.sequence;
            for entry in &page {
                if let Err(broken) = check.push(entry) {
                    return Ok(Err(broken));
                }
            }
        }
    }
}
