//! What is kept for a while after somebody was erased, or put right, and then leaves the files as well.

use jiff::SignedDuration;

use crate::{Desk, Error};

/// So many are cleared by one look.
const MOST: u32 = 100;

/// For so long it is kept of whom something was that staff could not have done elsewhere. A request has to be acted on within
/// a month, which two more can be added to (Art. 12(3) GDPR): by then nobody does it any more.
const GIVEN_UP_AFTER: SignedDuration = SignedDuration::from_hours(92 * 24);

impl Desk {
    /// Takes out of the files what is left of that, where nothing else is to be done. What `stop` breaks off, or somebody is in
    /// the way of who still reads from before, is done from the beginning the next time.
    ///
    /// # Errors
    /// [`Error::Busy`] if somebody else writes for too long, [`Error::Store`] if the store fails.
    pub async fn clear_rests(&self, stop: impl Fn() -> bool + Send) -> Result<(), Error> {
        let owed = self.store.rests(MOST).await?;
        // Nobody looks through everything only to find somebody in the way.
        if owed.is_empty() || !self.store.settle().await? {
            return Ok(());
        }
        let mut from = Some(1);
        while let Some(place) = from {
            if stop() {
                return Ok(());
            }
            from = self.store.cleanse(place).await?;
        }
        // The log beside the file has the pages as they were.
        if self.store.settle().await? {
            self.store.rests_are_gone(owed).await?;
        }
        Ok(())
    }

    /// Does not keep for ever of whom something was that could not be done.
    pub(crate) async fn give_up(&self) -> Result<(), Error> {
        if self.is_clock_steady().await? {
            let before = self.clock.now() - GIVEN_UP_AFTER;
            self.store.give_up(before).await?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::Office;

    const DAY: i64 = 86_400;

    impl Office {
        async fn rests(&self) -> usize {
            self.desk.store.rests(100).await.unwrap().len()
        }
    }

    /// The control: while somebody has to be told, it is still known whom.
    #[tokio::test]
    async fn of_whom_others_are_told_goes_once_they_are() {
        let office = Office::open().await;
        office.lives_on_the_platform(None).await;
        let (_, reference) = office.erased_elsewhere_too().await;
        let known = || office.holds(r#""externalId":"maren""#) && office.holds("/users/u1");
        assert!(known());
        let reviewer = office.reviewer_of("a1").await;
        for number in 1.. {
            let done = office.desk.settle_task(&reviewer, &reference, number, true, "");
            match done.await {
                Ok(()) => {}
                Err(Error::Moved) => break,
                Err(error) => panic!("{error}"),
            }
        }
        let owed = office.rests().await;
        assert!(owed >= 3, "{owed}");
        office.desk.clear_rests(|| true).await.unwrap();
        assert_eq!(office.rests().await, owed, "broken off");
        office.desk.clear_rests(|| false).await.unwrap();
        assert_eq!(office.rests().await, 0);
        assert!(!office.holds(r#""externalId":"maren""#) && !office.holds("/users/u1"));
    }

    #[tokio::test]
    async fn of_what_could_not_be_done_it_is_not_known_for_ever() {
        let office = Office::open().await;
        office.lives_on_the_platform(None).await;
        let (_, reference) = office.erased_elsewhere_too().await;
        let reviewer = office.reviewer_of("a1").await;
        let refused = office.desk.settle_task(&reviewer, &reference, 1, false, "No.");
        refused.await.unwrap();
        let known = async || {
            let tasks = office
                .desk
                .store
                .tasks(&"a1".parse().unwrap(), &reference, 9)
                .await;
            let to_do = tasks.unwrap().to_do;
            to_do.iter().filter(|task| task.details.is_some()).count()
        };
        let all = known().await;
        office.clock.forward(92 * DAY);
        office.desk.tidy().await.unwrap();
        assert_eq!((known().await, office.rests().await), (all, 0));
        office.clock.forward(1);
        office.desk.tidy().await.unwrap();
        // What nobody has said anything of has still to be done.
        assert_eq!((known().await, office.rests().await), (all - 1, 1));
        office.desk.clear_rests(|| false).await.unwrap();
        assert_eq!(office.rests().await, 0);
    }
}
