//! Once everything is erased that was to be, the portal looks whether anything of it is left in its files.

use domain::{
    audit::{Act, By, Chain},
    request::Request,
};
use store::Besides;

use crate::{Desk, Error};

/// So many erasures are verified by one look.
const MOST: u32 = 100;

impl Desk {
    /// Takes out of the files what is left of what was erased, has the write-ahead log emptied, and looks through them:
    /// where nothing is left, every erasure that was done before is verified, every deletion of a business, and what went
    /// because its time was over. Says whether one was. What somebody is in
    /// the way of, who still reads from before, or what `stop` breaks off, is done from the beginning the next time.
    pub(crate) async fn verify(&self, stop: impl Fn() -> bool + Send) -> Result<bool, Error> {
        let owed = self.store.unverified(MOST).await?;
        let deleted = self.store.unverified_deletions(MOST).await?;
        let runs = self.store.unverified_retention().await?;
        // Nobody looks through everything only to find somebody in the way.
        if (owed.is_empty() && deleted.is_empty() && runs.is_empty()) || !self.store.settle().await? {
            return Ok(false);
        }
        let mut from = Some(1);
        while let Some(place) = from {
            if stop() {
                return Ok(false);
            }
            from = self.store.cleanse(place).await?;
        }
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
        let mut done = false;
        for request in &owed {
            match self.verified(request).await {
                Ok(()) => done = true,
                // Another process was quicker.
                Err(Error::Moved) => {}
                Err(error) => return Err(error),
            }
        }
        for deletion in &deleted {
            match self.deletion_verified(deletion).await {
                Ok(()) => done = true,
                Err(Error::Moved) => {}
                Err(error) => return Err(error),
            }
        }
        for (app, went_at) in &runs {
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

#[cfg(test)]
mod tests {
    use domain::{
        principal::Principal,
        request::{Happened, Reference},
    };

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
        let line = |number| {
            format!(
                r#"{{"type":"message","appId":"a1","conversationId":"v3","data":{{"id":"x{number}","received":"2026-10-04T10:00:00.000Z","author":{{"type":"user","userId":"u2"}},"content":{{"type":"text","text":"{}"}}}}}}"#,
                "long ".repeat(40)
            )
        };
        let bundle = (0..20_000).map(line).collect::<Vec<_>>().join("\n");
        office.import(&bundle).await.unwrap();
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
