//! What matters most is done by somebody who has just proven to be there, not by whoever finds a page open.

use domain::{principal::Principal, session::Errand};
use jiff::{SignedDuration, Timestamp};

use crate::{Desk, Error, Resumed};

/// How far a business's clock may be ahead of ours.
const LEEWAY: SignedDuration = SignedDuration::from_secs(30);

impl Desk {
    /// Whether the caller signed in, with a token that had not been used before and was made no longer ago than the
    /// settings say. A clock that has gone back since makes nobody fresh.
    pub fn is_fresh(&self, principal: &Principal) -> bool {
        let now = self.clock.now();
        principal.proved_at().is_some_and(|at| {
            let ago = now.duration_since(at);
            ago >= -LEEWAY && ago < self.sessions.fresh
        })
    }

    /// # Errors
    /// [`Error::NotFresh`].
    pub(crate) fn ask_fresh(&self, principal: &Principal) -> Result<(), Error> {
        if self.is_fresh(principal) {
            Ok(())
        } else {
            Err(Error::NotFresh)
        }
    }

    /// Until when a clock that is behind what was seen by it takes tokens for used, if it is: it was ahead once.
    ///
    /// # Errors
    /// [`Error::Store`] if the store fails.
    pub async fn clock_behind(&self) -> Result<Option<Timestamp>, Error> {
        let seen = self.store.forgotten_until().await?;
        let behind = seen.duration_since(self.clock.now());
        Ok((behind > LEEWAY).then_some(seen))
    }

    /// Keeps what a caller was about to do until they come back, signed in afresh.
    ///
    /// # Errors
    /// [`Error::Store`] if the store fails.
    pub async fn set_aside(&self, caller: &Resumed, errand: Errand) -> Result<(), Error> {
        Ok(self.store.keep_errand(caller.session(), Some(errand)).await?)
    }

    /// Forgets it, once it is done.
    ///
    /// # Errors
    /// [`Error::Store`] if the store fails.
    pub async fn forget_errand(&self, caller: &Resumed) -> Result<(), Error> {
        Ok(self.store.keep_errand(caller.session(), None).await?)
    }

    /// The business's page where this caller can sign in, if it has said one.
    ///
    /// # Errors
    /// [`Error::Store`] if the store fails.
    pub async fn sign_in_url(&self, principal: &Principal) -> Result<Option<String>, Error> {
        match principal {
            Principal::User { app, .. } => {
                let facts = self.store.facts(app).await?;
                Ok(facts.sign_in.url.map(|url| url.to_string()))
            }
            // Staff come from wherever their tokens are made.
            Principal::Staff { .. } => Ok(None),
        }
    }
}

#[cfg(test)]
mod tests {
    use domain::{
        id::{AppId, ExternalId},
        key::{KeyUse, Reach},
        session::Visit,
    };

    use super::*;
    use crate::{Claims, testing::Office};

    fn person(external_id: &str) -> Claims {
        Claims::User {
            external_id: ExternalId::parse(external_id).unwrap(),
            region: None,
        }
    }

    #[tokio::test]
    async fn a_sign_in_is_fresh_for_a_quarter_of_an_hour_after_its_token_was_made() {
        let office = Office::open().await;
        let maren = office.person("a1", "maren").await;
        office.clock.forward(15 * 60 - 1);
        assert!(office.desk.is_fresh(&maren));
        office.clock.forward(1);
        assert!(!office.desk.is_fresh(&maren));
        office.clock.forward(-16 * 60);
        assert!(
            !office.desk.is_fresh(&maren),
            "a clock that went back makes nobody fresh"
        );
    }

    #[tokio::test]
    async fn a_clock_that_was_ahead_is_behind_until_it_has_caught_up() {
        let office = Office::open().await;
        let behind = async || office.desk.clock_behind().await.unwrap();
        // By a token that ends in an hour.
        let until = office.desk.clock.now() + SignedDuration::from_hours(1);
        office.person("a1", "maren").await;
        assert_eq!(behind().await, None);
        office.clock.forward(86_400);
        office.person("a1", "kofi").await;
        assert_eq!(behind().await, None, "it is ahead of what was seen");
        office.clock.forward(-86_400);
        assert_eq!(behind().await, Some(until));
        let maren = office.person("a1", "maren").await;
        assert!(!office.desk.is_fresh(&maren), "her token ends by then");
        office.clock.forward(3_600 - 31);
        assert_eq!(behind().await, Some(until));
        office.clock.forward(1);
        assert_eq!(behind().await, None);
        let maren = office.person("a1", "maren").await;
        assert!(office.desk.is_fresh(&maren));
    }

    #[tokio::test]
    async fn what_matters_most_waits_for_it_and_nothing_else_does() {
        let office = Office::open().await;
        let (maren, reference) = office.asked().await;
        let reviewer = office.reviewing_of("a1").await;
        office.clock.forward(15 * 60);
        assert!(matches!(
            office.desk.submit_erasure(&maren, "once").await,
            Err(Error::NotFresh)
        ));
        assert!(matches!(office.desk.export(&maren).await, Err(Error::NotFresh)));
        assert!(matches!(
            office
                .desk
                .approve(reviewer.principal(), &reference, crate::Verdict::default())
                .await,
            Err(Error::NotFresh)
        ));
        assert!(office.desk.overview(&maren).await.is_ok());
        assert!(office.desk.review(&reviewer, &reference).await.is_ok());
        assert!(office.desk.withdraw(&maren, &reference).await.is_ok());
    }

    /// What a stale caller may not see looks as if it were not there, also to the fresh.
    #[tokio::test]
    async fn out_of_reach_is_not_there_fresh_or_not() {
        let office = Office::open().await;
        let (_, reference) = office.asked().await;
        let elsewhere = office.reviewer_of("a2").await;
        office.clock.forward(15 * 60);
        assert!(matches!(
            office
                .desk
                .approve(&elsewhere, &reference, crate::Verdict::default())
                .await,
            Err(Error::NotFound)
        ));
    }

    #[tokio::test]
    async fn an_errand_goes_over_to_the_same_caller_only() {
        let office = Office::open().await;
        let key = office
            .key(Reach::App(AppId::parse("a1").unwrap()), KeyUse::All)
            .await;
        let errand = Errand {
            page: "/me/export".into(),
            fields: vec![("once".into(), "x".into())],
        };
        let come_again = async |who: &str| {
            let first = office.enter(&key, person("maren")).await.unwrap();
            let cookie = first.session.cookie_value();
            let resumed = office.desk.resume(&cookie).await.unwrap().unwrap();
            office.desk.set_aside(&resumed, errand.clone()).await.unwrap();
            let proven = office.proven(person(who));
            let again = office
                .desk
                .sign_in(&key, proven, Visit::default(), Some(&cookie))
                .await
                .unwrap();
            assert!(
                office.desk.resume(&cookie).await.unwrap().is_none(),
                "the first session is over"
            );
            again.errand
        };
        assert_eq!(come_again("maren").await, Some(errand.clone()));
        assert_eq!(come_again("kofi").await, None);
    }
}
