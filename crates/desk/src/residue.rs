//! Once everything is erased that was to be, the portal looks whether anything of it is left in its files.

use std::sync::{Mutex, MutexGuard, PoisonError};

use domain::{
    audit::{Act, By, Chain},
    deletion::Deletion,
    id::AppId,
    request::Request,
};
use jiff::Timestamp;
use store::Besides;

use crate::{Desk, Error};

/// So many erasures are verified by one look.
const MOST: u32 = 100;

/// What has gone and is not verified.
#[derive(Debug, Clone, Default)]
pub(crate) struct Unverified {
    erasures: Vec<Request>,
    deletions: Vec<Deletion>,
    runs: Vec<(AppId, Timestamp)>,
}

impl Unverified {
    fn is_nothing(&self) -> bool {
        self.erasures.is_empty() && self.deletions.is_empty() && self.runs.is_empty()
    }

    /// What stands in both.
    fn and(&self, other: &Self) -> Self {
        fn both<T: Clone + PartialEq>(one: &[T], other: &[T]) -> Vec<T> {
            one.iter().filter(|what| other.contains(what)).cloned().collect()
        }
        Self {
            erasures: both(&self.erasures, &other.erasures),
            deletions: both(&self.deletions, &other.deletions),
            runs: both(&self.runs, &other.runs),
        }
    }
}

impl Desk {
    /// Takes out of the files what is left of what was erased, has the write-ahead log emptied, and looks through them:
    /// where nothing is left, every erasure that was done before is verified, every deletion of a business, and what went
    /// because its time was over. Says whether one was. What `stop` breaks off is done from the beginning the next time;
    /// where somebody is in the way, who still reads from before, what was emptied stays so.
    pub(crate) async fn verify(&self, stop: impl Fn() -> bool + Send) -> Result<bool, Error> {
        let owed = Unverified {
            erasures: self.store.unverified(MOST).await?,
            deletions: self.store.unverified_deletions(MOST).await?,
            runs: self.store.unverified_retention().await?,
        };
        // Nobody looks through everything only to find somebody in the way.
        if owed.is_nothing() || !self.store.settle().await? {
            return Ok(false);
        }
        let emptied = owed.and(&lock(&self.emptied));
        let owed = if emptied.is_nothing() {
            if !self.empty(stop).await? {
                return Ok(false);
            }
            lock(&self.emptied).clone_from(&owed);
            owed
        } else {
            emptied
        };
        if !self.store.settle().await? {
            return Ok(false);
        }
        // What others have split meanwhile was seen empty before; it is taken out where it is, and nothing begins anew.
        let left = self.store.residue().await?;
        if left > 0 {
            tracing::warn!(left, "something is left in pages that it was taken out of");
            return Ok(false);
        }
        if !self.store.settle().await? {
            return Ok(false);
        }
        let done = self.all_verified(&owed).await?;
        *lock(&self.emptied) = Unverified::default();
        Ok(done)
    }

    /// Takes out what is left, page after page; whether it came to the end.
    async fn empty(&self, stop: impl Fn() -> bool + Send) -> Result<bool, Error> {
        let mut from = Some(1);
        while let Some(place) = from {
            if stop() {
                return Ok(false);
            }
            from = self.store.cleanse(place).await?;
        }
        Ok(true)
    }

    async fn all_verified(&self, owed: &Unverified) -> Result<bool, Error> {
        let mut done = false;
        for request in &owed.erasures {
            match self.verified(request).await {
                Ok(()) => done = true,
                // Another process was quicker.
                Err(Error::Moved) => {}
                Err(error) => return Err(error),
            }
        }
        for deletion in &owed.deletions {
            match self.deletion_verified(deletion).await {
                Ok(()) => done = true,
                Err(Error::Moved) => {}
                Err(error) => return Err(error),
            }
        }
        for (app, went_at) in &owed.runs {
            let entry = self.entry(Act::RetentionVerified, By::Portal);
            let log = self.log(Chain::App(app.clone()), entry);
            let verified = self.store.verify_retention(app, *went_at, log).await;
            match verified.map_err(Error::from) {
                Ok(()) => done = true,
                Err(Error::Moved) => {}
                Err(error) => return Err(error),
            }
        }
        Ok(done)
    }

    async fn verified(&self, request: &Request) -> Result<(), Error> {
        let verified = request.clone().verify(self.clock.now())?;
        let entry = self
            .entry(Act::ErasureVerified, By::Portal)
            .about(self.who_asked(request).await?)
            .of(&request.reference);
        let log = self.log(Chain::App(request.app.clone()), entry);
        let advanced = self.store.advance(request, &verified, Besides::default(), log);
        Ok(advanced.await?)
    }
}

/// Whoever panicked with it has left it as it was.
fn lock(emptied: &Mutex<Unverified>) -> MutexGuard<'_, Unverified> {
    emptied.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicBool, Ordering};

    use domain::{
        principal::Principal,
        request::{Happened, Reference},
    };
    use tokio::{runtime::Handle, task::block_in_place};

    use super::*;
    use crate::{
        Verdict,
        testing::{Office, desk_at},
    };

    impl Office {
        /// Maren is erased, and nobody has looked yet.
        async fn erased_and_not_verified(&self) -> (Principal, Reference) {
            let (maren, reference) = self.asked().await;
            let reviewer = self.reviewer_of("a1").await;
            let approved = self.desk.approve(&reviewer, &reference, Verdict::default());
            approved.await.unwrap();
            assert!(self.desk.work(|| false).await.unwrap());
            assert!(self.is_unverified(&maren, &reference).await);
            (maren, reference)
        }

        /// So much that a copy of it takes a while.
        async fn much_is_said(&self) {
            let line = |number| {
                format!(
                    r#"{{"type":"message","appId":"a1","conversationId":"v3","data":{{"id":"x{number}","received":"2026-10-04T10:00:00.000Z","author":{{"type":"user","userId":"u2"}},"content":{{"type":"text","text":"{}"}}}}}}"#,
                    "long ".repeat(40)
                )
            };
            let bundle = (0..20_000).map(line).collect::<Vec<_>>().join("\n");
            self.import(&bundle).await.unwrap();
        }

        async fn is_unverified(&self, who: &Principal, reference: &Reference) -> bool {
            self.desk.request(who, reference).await.unwrap().is_unverified()
        }
    }

    #[tokio::test]
    async fn it_is_said_only_once_nothing_is_left() {
        let office = Office::open().await;
        let (maren, reference) = office.erased_and_not_verified().await;
        assert!(!office.acts("a1").await.contains(&Act::ErasureVerified));
        assert!(office.desk.work(|| false).await.unwrap());
        assert!(!office.is_unverified(&maren, &reference).await);
        assert_eq!(office.acts("a1").await.last(), Some(&Act::ErasureVerified));
        // That it was written down may leave something in a page again; it is nothing of the person's.
        assert!(!office.holds("MAREN-SAYS") && !office.holds("Okonjo"));
        let trail = office.desk.request(&maren, &reference).await.unwrap().trail;
        assert_eq!(trail.last().map(|step| &step.what), Some(&Happened::Verified));
        assert!(!office.desk.work(|| false).await.unwrap(), "once");
    }

    /// Whoever still reads from before keeps the log beside the file from being emptied.
    #[tokio::test]
    async fn while_somebody_reads_from_before_it_waits() {
        let office = Office::open().await;
        office.much_is_said().await;
        let kofi = office.person("a1", "kofi").await;
        let mut copy = office.desk.export(&kofi).await.unwrap();
        assert!(copy.body.recv().await.unwrap().is_ok());
        let (maren, reference) = office.erased_and_not_verified().await;
        assert!(!office.desk.work(|| false).await.unwrap());
        assert!(office.is_unverified(&maren, &reference).await);
        drop(copy);
        while office.is_unverified(&maren, &reference).await {
            office.desk.work(|| false).await.unwrap();
            tokio::task::yield_now().await;
        }
    }

    /// Whoever begins to read meanwhile keeps it waiting, and not from being emptied once for all. The control: it was.
    #[tokio::test(flavor = "multi_thread")]
    async fn what_was_emptied_is_not_emptied_again() {
        let office = Office::open().await;
        office.much_is_said().await;
        let kofi = office.person("a1", "kofi").await;
        let (maren, reference) = office.erased_and_not_verified().await;
        let read = Mutex::new(None);
        let begins_to_read = || {
            let copy = async {
                let mut copy = office.desk.export(&kofi).await.unwrap();
                assert!(copy.body.recv().await.unwrap().is_ok());
                copy
            };
            let copy = block_in_place(|| Handle::current().block_on(copy));
            *read.lock().unwrap() = Some(copy);
            false
        };
        assert!(!office.desk.work(begins_to_read).await.unwrap());
        assert!(office.is_unverified(&maren, &reference).await);
        assert!(read.into_inner().unwrap().is_some());
        let again = AtomicBool::new(false);
        while office.is_unverified(&maren, &reference).await {
            let empties = || {
                again.store(true, Ordering::Relaxed);
                false
            };
            office.desk.work(empties).await.unwrap();
            tokio::task::yield_now().await;
        }
        assert!(!again.into_inner());
    }

    #[tokio::test]
    async fn what_is_broken_off_is_done_by_whoever_asks_next_and_once() {
        let office = Office::open().await;
        let (maren, reference) = office.erased_and_not_verified().await;
        assert!(!office.desk.work(|| true).await.unwrap());
        assert!(office.is_unverified(&maren, &reference).await);
        let other = desk_at(office.folder.path(), &office.clock).await;
        let (one, two) = tokio::join!(office.desk.work(|| false), other.work(|| false));
        assert!(one.unwrap() || two.unwrap());
        office.work().await;
        let acts = office.acts("a1").await;
        let verified = acts.iter().filter(|act| **act == Act::ErasureVerified);
        assert_eq!(verified.count(), 1, "{acts:?}");
    }
}
