//! What stands about people, for staff; and its end, of which the person is told first.

use domain::{
    audit::{Act, By, Chain},
    principal::Principal,
    request::{Reference, Request, Standing},
    standing::{NOTICE, Stands},
};
use jiff::Timestamp;

use crate::{Desk, Error, by};

/// How many restrictions are lifted at a time.
const AT_A_TIME: u32 = 100;

/// What stands about the person whose request somebody reads.
#[derive(Debug, Clone, Default)]
pub struct OfPerson {
    /// What stands, and what stood.
    pub standing: Vec<Stands>,
}

impl OfPerson {
    /// The restriction of their records, while it stands.
    pub fn restriction(&self) -> Option<&Stands> {
        let mut standing = self.standing.iter();
        standing.find(|stands| stands.what == Standing::Restriction && stands.is_standing())
    }
}

impl Desk {
    /// What stands about whoever asked.
    pub(crate) async fn of_person(&self, request: &Request) -> Result<OfPerson, Error> {
        let subject = self.who_asked(request).await?;
        let standing = self.store.standing(&request.app, &subject).await?;
        Ok(OfPerson { standing })
    }

    /// Tells the person that the restriction of their records ends, [`NOTICE`] from now. Returns when that is.
    ///
    /// # Errors
    /// [`Error::NotFound`] out of reach, [`Error::NotFresh`] without a fresh sign-in, [`Error::Moved`] if nothing is
    /// restricted, or they were told already.
    pub async fn announce_end(
        &self,
        principal: &Principal,
        reference: &Reference,
    ) -> Result<Timestamp, Error> {
        let request = self.in_reach(principal, reference).await?;
        self.ask_fresh(principal)?;
        let subject = self.who_asked(&request).await?;
        let ends = self.clock.now() + NOTICE;
        let entry = self
            .entry(Act::RestrictionEnding, by(principal))
            .about(subject)
            .of(reference)
            .with("ends", ends.to_string());
        let log = self.log(Chain::App(request.app.clone()), entry);
        self.store.announce_end(&request.app, &subject, ends, log).await?;
        Ok(ends)
    }

    /// Lifts the restrictions whose time, as their people were told it, is over. Returns how many.
    ///
    /// # Errors
    /// [`Error::Store`] if the store fails.
    pub async fn lift_ended(&self) -> Result<u64, Error> {
        let now = self.clock.now();
        let mut lifted = 0;
        for ended in self.store.ended(now, AT_A_TIME).await? {
            let entry = self
                .entry(Act::RestrictionLifted, By::Portal)
                .about(ended.subject);
            let log = self.log(Chain::App(ended.app.clone()), entry);
            match self.store.lift(&ended, now, log).await.map_err(Error::from) {
                Ok(()) => lifted += 1,
                // Another process did, or the person has asked for it anew.
                Err(Error::Moved) => {}
                Err(error) => return Err(error),
            }
        }
        Ok(lifted)
    }
}

#[cfg(test)]
mod tests {
    use domain::{opening::Occasion, request::Ground};

    use super::*;
    use crate::{Behind, Resumed, Verdict, testing::Office};

    /// Maren's records are restricted, and she has asked for something else.
    async fn restricted() -> (Office, Principal, Reference, Resumed) {
        let office = Office::open().await;
        let maren = office.person("a1", "maren").await;
        let reviewer = office.reviewing_of("a1").await;
        let first = office
            .desk
            .submit_restriction(&maren, Ground::LegalClaims, "first")
            .await
            .unwrap();
        office
            .desk
            .approve(reviewer.principal(), &first, Verdict::default())
            .await
            .unwrap();
        let other = office
            .desk
            .submit_restriction(&maren, Ground::Unlawful, "other")
            .await
            .unwrap();
        (office, maren, other, reviewer)
    }

    #[tokio::test]
    async fn a_restricted_record_has_no_name_and_opens_on_four_grounds_alone() {
        let (office, _, reference, reviewer) = restricted().await;
        let queue = office.desk.queue(reviewer.principal(), true, None).await.unwrap();
        let row = &queue.page.rows[0];
        assert!(row.restricted && row.person.is_none());
        let review = office.desk.review(&reviewer, &reference).await.unwrap();
        assert!(review.standing.restriction().is_some());
        for occasion in Occasion::offered(false) {
            let refused = office.desk.open_record(&reviewer, &reference, occasion).await;
            assert!(matches!(refused, Err(Error::Restricted)), "{occasion:?}");
        }
        let review = office.desk.review(&reviewer, &reference).await.unwrap();
        assert!(matches!(review.behind, Behind::Closed));
        for occasion in Occasion::offered(true) {
            let opened = office.desk.open_record(&reviewer, &reference, occasion).await;
            opened.unwrap();
        }
        let review = office.desk.review(&reviewer, &reference).await.unwrap();
        assert!(matches!(review.behind, Behind::Open { .. }));
    }

    /// The control: Kofi's are not restricted.
    #[tokio::test]
    async fn those_grounds_open_no_other_record() {
        let (office, _, _, reviewer) = restricted().await;
        let kofi = office.person("a1", "kofi").await;
        let ground = Ground::Unlawful;
        let reference = office
            .desk
            .submit_restriction(&kofi, ground, "once")
            .await
            .unwrap();
        let queue = office.desk.queue(reviewer.principal(), true, None).await.unwrap();
        let named = queue.page.rows.iter().filter(|row| row.person.is_some());
        assert_eq!(named.count(), 1);
        for occasion in Occasion::offered(true) {
            let refused = office.desk.open_record(&reviewer, &reference, occasion).await;
            assert!(matches!(refused, Err(Error::Restricted)), "{occasion:?}");
        }
        let opened = office
            .desk
            .open_record(&reviewer, &reference, Occasion::DecideRequest)
            .await;
        opened.unwrap();
    }

    #[tokio::test]
    async fn the_person_is_told_before_a_restriction_ends() {
        let (office, maren, reference, reviewer) = restricted().await;
        let elsewhere = office.reviewer_of("a2").await;
        for other in [&elsewhere, &maren] {
            let refused = office.desk.announce_end(other, &reference).await;
            assert!(matches!(refused, Err(Error::NotFound)), "{refused:?}");
        }
        let reviewer = reviewer.principal();
        let ends = office.desk.announce_end(reviewer, &reference).await.unwrap();
        assert_eq!(ends, office.desk.clock.now() + NOTICE);
        let (standing, _) = office.desk.standing(&maren).await.unwrap();
        assert_eq!(standing[0].ends, Some(ends));
        let again = office.desk.announce_end(reviewer, &reference).await;
        assert!(matches!(again, Err(Error::Moved)), "{again:?}");

        office.clock.forward(NOTICE.as_secs() - 1);
        assert_eq!(office.desk.lift_ended().await.unwrap(), 0);
        assert_eq!(office.stands(&maren).await, [Standing::Restriction]);
        office.clock.forward(1);
        assert_eq!(office.desk.lift_ended().await.unwrap(), 1);
        assert_eq!(office.desk.lift_ended().await.unwrap(), 0);
        assert_eq!(office.stands(&maren).await, []);
        let lines = office.desk.activity(&maren, None).await.unwrap().lines;
        let acts: Vec<_> = lines.iter().map(|line| line.act).collect();
        assert_eq!(acts[..2], [Act::RestrictionLifted, Act::RestrictionEnding]);
    }

    #[tokio::test]
    async fn whoever_announces_an_end_has_just_signed_in() {
        let (office, _, reference, reviewer) = restricted().await;
        office.clock.forward(16 * 60);
        let refused = office.desk.announce_end(reviewer.principal(), &reference).await;
        assert!(matches!(refused, Err(Error::NotFresh)), "{refused:?}");
    }
}
