//! Reading the audit log.

use domain::audit::{Chain, Entry, SealedEntry};
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

    /// A page of a chain's entries after `after`. Those whose time is over, and that say nothing any more, are left out.
    ///
    /// # Errors
    /// [`Error::Fault`] if an entry does not open.
    pub async fn audit_page(&self, _: &Operator, chain: &Chain, after: u64) -> Result<Vec<AuditLine>, Error> {
        let mut after = after;
        loop {
            let sealed = self.store.entries(chain, after, PAGE).await?;
            let Some(last) = sealed.last() else {
                return Ok(Vec::new());
            };
            after = last.sequence;
            let said = sealed.iter().filter(|entry| !entry.is_empty());
            let lines: Vec<_> = said
                .map(|entry| self.line(chain, entry))
                .collect::<Result<_, Error>>()?;
            if !lines.is_empty() {
                return Ok(lines);
            }
        }
    }

    fn line(&self, chain: &Chain, entry: &SealedEntry) -> Result<AuditLine, Error> {
        let opened = self.keyring.open_entry(chain, entry);
        let opened = opened
            .map_err(|_| Error::Fault("an audit entry does not open: run `rightsdesk audit verify`"))?;
        Ok(AuditLine {
            sequence: entry.sequence,
            entry: opened,
        })
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
                return Ok(check.end().map(|head| head.sequence));
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

#[cfg(test)]
mod tests {
    use domain::{
        audit::By,
        id::{AppId, ExternalId},
        key::{KeyUse, Reach},
        reason::Reason,
        session::Visit,
    };

    use super::*;
    use crate::{
        Claims, Scope,
        testing::{OPERATOR, Office, collect},
    };

    /// Whoever came by a token acts as its key claims, and so it is written down.
    #[tokio::test]
    async fn who_acts_is_written_down_with_the_key_that_vouches_for_them() {
        let office = Office::open().await;
        let app = AppId::parse("a1").unwrap();
        let key = async |allows| office.key(Reach::App(app.clone()), allows).await;
        let (for_people, for_staff) = (key(KeyUse::People).await, key(KeyUse::Staff).await);
        let person = || Claims::User {
            external_id: ExternalId::parse("maren").unwrap(),
            region: None,
        };
        let member_of_staff = Claims::Staff {
            scope: Scope::App,
            sub: "r-7".into(),
            name: Some("Rhona".into()),
        };

        let desk = &office.desk;
        let maren = office.enter(&for_people, person()).await.unwrap().principal;
        let first = desk.submit_erasure(&maren, "first").await.unwrap();
        desk.withdraw(&maren, &first).await.unwrap();
        collect(desk.export(&maren).await.unwrap()).await.unwrap();
        desk.turn_away(&maren, "/desk").await.unwrap();
        desk.end_all_sessions(&maren).await.unwrap();
        let code = desk
            .hand_over(&for_people, office.proven(person()))
            .await
            .unwrap();
        let maren = desk.enter(&code, Visit::default(), None).await.unwrap().principal;
        let second = desk.submit_erasure(&maren, "second").await.unwrap();
        let rhona = office.enter(&for_staff, member_of_staff).await.unwrap().principal;
        desk.refuse(&rhona, &second, Reason::LegalClaims, None)
            .await
            .unwrap();

        let log = desk.audit_page(&OPERATOR, &Chain::App(app), 0).await.unwrap();
        let by: Vec<_> = log.into_iter().map(|line| line.entry.by).collect();
        let of_person = By::Person {
            kid: Some(for_people.kid),
        };
        let of_staff = By::Staff {
            name: "Rhona".into(),
            sub: Some("r-7".into()),
            kid: for_staff.kid,
        };
        let counted = |who: &By| by.iter().filter(|by| *by == who).count();
        assert_eq!((counted(&of_person), counted(&of_staff)), (9, 2), "{by:?}");
        assert_eq!(by.len() - counted(&By::Operator), 11, "{by:?}");
    }
}
