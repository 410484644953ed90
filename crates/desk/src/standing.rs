//! What stands about people, for staff; and its end, of which the person is told first.

use domain::{
    audit::{Act, By, Chain},
    principal::Principal,
    request::{Ground, Reference, Request, Standing},
    standing::{NOTICE, Stands},
    subject::Subject,
};
use jiff::Timestamp;
use store::Ending;

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

    /// Tells the person that the restriction of their records ends on this ground, or on every one on which it goes on,
    /// [`NOTICE`] from now. Returns when that is.
    ///
    /// # Errors
    /// [`Error::NotFound`] out of reach, [`Error::NotFresh`] without a fresh sign-in, [`Error::Moved`] if nothing is
    /// restricted, not on this ground, or they were told already.
    pub async fn announce_end(
        &self,
        principal: &Principal,
        reference: &Reference,
        ground: Option<Ground>,
    ) -> Result<Timestamp, Error> {
        let request = self.in_reach(principal, reference).await?;
        self.ask_fresh(principal)?;
        let subject = self.who_asked(&request).await?;
        let grounds = match ground {
            Some(ground) => vec![ground],
            None => self.goes_on_for(&request, &subject).await?,
        };
        let ending = self.ending(principal, &request, subject, grounds);
        let ends = ending.at;
        self.store.announce_end(&request.app, ending).await?;
        Ok(ends)
    }

    /// The grounds on which the person's records are restricted, and no end was told.
    async fn goes_on_for(&self, request: &Request, subject: &Subject) -> Result<Vec<Ground>, Error> {
        let standing = self.store.standing(&request.app, subject).await?;
        let goes_on = |ground: &Ground| standing.iter().any(|stands| stands.goes_on_for(*ground));
        Ok(Ground::ALL.into_iter().filter(goes_on).collect())
    }

    /// The ground on which the person's records are restricted while it is looked into this request, and into no other. With
    /// the decision it is over.
    pub(crate) async fn over_with(&self, request: &Request) -> Result<Option<Ground>, Error> {
        let meanwhile = request.ask.meanwhile();
        let Some(ground) = meanwhile.filter(|_| request.state.is_undecided()) else {
            return Ok(None);
        };
        let subject = self.who_asked(request).await?;
        if !self.goes_on_for(request, &subject).await?.contains(&ground) {
            return Ok(None);
        }
        let former = match self.store.user_of(request).await? {
            Some(user) => self.former_of(&request.app, &user, &subject).await?,
            None => Vec::new(),
        };
        let asked = self.store.requests_of(&request.app, &subject, &former).await?;
        let is_other = |other: &Request| {
            other.reference != request.reference
                && other.state.is_undecided()
                && other.ask.meanwhile() == Some(ground)
        };
        Ok((!asked.iter().any(is_other)).then_some(ground))
    }

    /// What ends with the decision on a request, if anything does: the person is told with it.
    pub(crate) async fn ends_with(
        &self,
        principal: &Principal,
        request: &Request,
    ) -> Result<Option<Ending>, Error> {
        let Some(ground) = self.over_with(request).await? else {
            return Ok(None);
        };
        let subject = self.who_asked(request).await?;
        Ok(Some(self.ending(principal, request, subject, vec![ground])))
    }

    /// When a restriction ends of which the person is told now.
    pub(crate) fn would_end(&self) -> Timestamp {
        self.clock.now() + NOTICE
    }

    /// That the restriction ends on these grounds, and what is written down about that.
    fn ending(
        &self,
        principal: &Principal,
        request: &Request,
        subject: Subject,
        grounds: Vec<Ground>,
    ) -> Ending {
        let at = self.would_end();
        let codes: Vec<&str> = grounds.iter().map(|ground| ground.code()).collect();
        let entry = self
            .entry(Act::RestrictionEnding, by(principal))
            .about(subject)
            .of(&request.reference)
            .with("ends", at.to_string())
            .with("grounds", codes);
        Ending {
            subject,
            grounds,
            at,
            log: self.log(Chain::App(request.app.clone()), entry),
        }
    }

    /// Takes from restrictions what has ended, as their people were told it, and lifts those of which nothing is left.
    /// Returns of how many something ended.
    ///
    /// # Errors
    /// [`Error::Store`] if the store fails.
    pub async fn lift_ended(&self) -> Result<u64, Error> {
        let now = self.clock.now();
        let mut lifted = 0;
        for ended in self.store.ended(now, AT_A_TIME).await? {
            let act = if ended.whole {
                Act::RestrictionLifted
            } else {
                Act::RestrictionNarrowed
            };
            let entry = self.entry(act, By::Portal).about(ended.subject);
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
    use std::collections::BTreeMap;

    use domain::{correction::Place, opening::Occasion, reason::Reason, request::State};

    use super::*;
    use crate::{
        Behind, Resumed, Verdict,
        testing::{Office, words},
    };

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
            let refused = office.desk.announce_end(other, &reference, None).await;
            assert!(matches!(refused, Err(Error::NotFound)), "{refused:?}");
        }
        let reviewer = reviewer.principal();
        let told = office.desk.announce_end(reviewer, &reference, None).await;
        let ends = told.unwrap();
        assert_eq!(ends, office.desk.clock.now() + NOTICE);
        let (standing, _) = office.desk.standing(&maren).await.unwrap();
        assert_eq!(standing[0].ends(), Some(ends));
        let again = office.desk.announce_end(reviewer, &reference, None).await;
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

    /// Maren's records are restricted for a dispute of hers, and while it is weighed what she objects to.
    async fn restricted_meanwhile() -> (Office, Principal, Reference, Principal) {
        let office = Office::open().await;
        let maren = office.person("a1", "maren").await;
        let reviewer = office.reviewer_of("a1").await;
        let own = office.desk.submit_restriction(&maren, Ground::LegalClaims, "own");
        let own = own.await.unwrap();
        let granted = office.desk.approve(&reviewer, &own, Verdict::default());
        granted.await.unwrap();
        let objection = office
            .desk
            .object_to_other_uses(&maren, words("You guess what I like."), true, "objects")
            .await
            .unwrap();
        (office, maren, objection, reviewer)
    }

    impl Office {
        /// Somebody's restriction.
        async fn restriction(&self, who: &Principal) -> Stands {
            let (standing, _) = self.desk.standing(who).await.unwrap();
            let mut standing = standing.into_iter();
            let found = standing.find(|stands| stands.what == Standing::Restriction);
            found.unwrap()
        }
    }

    #[tokio::test]
    async fn what_was_granted_meanwhile_ends_with_the_decision_and_nothing_else_does() {
        for is_upheld in [true, false] {
            let (office, maren, objection, reviewer) = restricted_meanwhile().await;
            if is_upheld {
                let yes = Verdict {
                    ends: true,
                    ..Verdict::default()
                };
                office.desk.approve(&reviewer, &objection, yes).await.unwrap();
            } else {
                let reason = Reason::CompellingGrounds;
                let refused = office.desk.refuse_and_end(&reviewer, &objection, reason, None);
                refused.await.unwrap();
            }
            let request = office.desk.request(&maren, &objection).await.unwrap();
            assert_eq!(matches!(request.state, State::Done { .. }), is_upheld);
            let ends = office.desk.clock.now() + NOTICE;
            let told = office.restriction(&maren).await;
            assert_eq!(
                (told.ends(), told.endings),
                (None, BTreeMap::from([(Ground::ObjectionPending, ends)]))
            );
            office.clock.forward(NOTICE.as_secs() - 1);
            assert_eq!(office.desk.lift_ended().await.unwrap(), 0);
            office.clock.forward(1);
            assert_eq!(office.desk.lift_ended().await.unwrap(), 1);
            assert_eq!(office.desk.lift_ended().await.unwrap(), 0);
            let left = office.restriction(&maren).await;
            assert_eq!(
                (left.is_standing(), left.grounds),
                (true, vec![Ground::LegalClaims])
            );
            let acts = office.acts("a1").await;
            assert!(acts.contains(&Act::RestrictionEnding) && acts.contains(&Act::RestrictionNarrowed));
            assert!(!acts.contains(&Act::RestrictionLifted), "{acts:?}");
        }
    }

    /// The control is the test above.
    #[tokio::test]
    async fn it_goes_on_where_nobody_says_that_it_ends() {
        let (office, maren, objection, reviewer) = restricted_meanwhile().await;
        let approved = office.desk.approve(&reviewer, &objection, Verdict::default());
        approved.await.unwrap();
        let goes_on = office.restriction(&maren).await;
        assert!(goes_on.endings.is_empty());
        assert!(goes_on.goes_on_for(Ground::ObjectionPending));
        // It can be said later, by ground, from any request of hers.
        let told = office
            .desk
            .announce_end(&reviewer, &objection, Some(Ground::ObjectionPending))
            .await;
        let ends = told.unwrap();
        let told = office.restriction(&maren).await;
        assert_eq!(told.endings, BTreeMap::from([(Ground::ObjectionPending, ends)]));
        let other = office
            .desk
            .announce_end(&reviewer, &objection, Some(Ground::Unlawful))
            .await;
        assert!(matches!(other, Err(Error::Moved)), "{other:?}");
    }

    #[tokio::test]
    async fn whoever_ends_a_restriction_with_a_refusal_has_just_signed_in() {
        let (office, maren, objection, reviewer) = restricted_meanwhile().await;
        office.clock.forward(16 * 60);
        let reason = Reason::CompellingGrounds;
        let refused = office
            .desk
            .refuse_and_end(&reviewer, &objection, reason, None)
            .await;
        assert!(matches!(refused, Err(Error::NotFresh)), "{refused:?}");
        let request = office.desk.request(&maren, &objection).await.unwrap();
        assert_eq!(request.state, State::Submitted);
    }

    /// Of two corrections the second is still looked into, and the records are restricted for both.
    #[tokio::test]
    async fn it_ends_with_the_last_of_what_is_looked_into() {
        let office = Office::open().await;
        let maren = office.person("a1", "maren").await;
        let reviewer = office.reviewing_of("a1").await;
        let typed = [("user.profile.surname".to_owned(), "Vale".to_owned())];
        let first = office
            .desk
            .submit_correction(&maren, &typed, false, true, "first")
            .await
            .unwrap();
        let second = office
            .desk
            .submit_correction_in_words(&maren, Place::Elsewhere, "Not mine.", true, "second")
            .await
            .unwrap();
        let over_with = async |reference: &Reference| {
            let review = office.desk.review(&reviewer, reference).await.unwrap();
            review.over_with.map(|(ground, _)| ground)
        };
        assert_eq!((over_with(&first).await, over_with(&second).await), (None, None));
        let reason = Reason::DataAccurate;
        let staff = reviewer.principal();
        // Said all the same, it is a refusal.
        let refused = office.desk.refuse_and_end(staff, &first, reason, None);
        refused.await.unwrap();
        assert!(office.restriction(&maren).await.endings.is_empty());
        let contested = Ground::AccuracyContested;
        assert_eq!(over_with(&second).await, Some(contested));
        let refused = office.desk.refuse_and_end(staff, &second, reason, None);
        refused.await.unwrap();
        assert!(office.restriction(&maren).await.ends().is_some());
        assert_eq!(
            over_with(&second).await,
            None,
            "nothing is to be decided any more"
        );
    }

    #[tokio::test]
    async fn whoever_announces_an_end_has_just_signed_in() {
        let (office, _, reference, reviewer) = restricted().await;
        office.clock.forward(16 * 60);
        let refused = office
            .desk
            .announce_end(reviewer.principal(), &reference, None)
            .await;
        assert!(matches!(refused, Err(Error::NotFresh)), "{refused:?}");
    }
}
