//! Staff begin to look into a request.

use domain::{
    audit::{Act, Chain},
    principal::Principal,
    request::{Reference, State},
};
use store::Besides;

use crate::{Desk, Error, by, staff};

impl Desk {
    /// Takes a request up, or goes on in another's place where `takes_over` says that this is meant. Whoever looks into it
    /// already goes on.
    ///
    /// # Errors
    /// [`Error::NotFound`] out of reach, [`Error::SameReviewer`] for a second look by who decided,
    /// [`Error::Moved`] if it is decided, taken back or asked about, or another has taken it up meanwhile.
    pub async fn take_up(
        &self,
        principal: &Principal,
        reference: &Reference,
        takes_over: bool,
    ) -> Result<(), Error> {
        let (_, actor) = staff(principal)?;
        let request = self.in_reach(principal, reference).await?;
        self.may_decide(&request, actor).await?;
        if let State::InReview { review } = &request.state {
            if review.by == *actor {
                return Ok(());
            }
            if !takes_over {
                return Err(Error::Moved);
            }
        }
        let taken = request.clone().take_up(actor.clone(), self.clock.now())?;
        let entry = self
            .entry(Act::RequestTakenUp, by(principal))
            .about(self.who_asked(&request).await?)
            .of(reference);
        let log = self.log(Chain::App(request.app.clone()), entry);
        Ok(self
            .store
            .advance(&request, &taken, Besides::default(), log)
            .await?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Verdict, testing::Office};

    #[tokio::test]
    async fn somebody_looks_into_it_and_another_goes_on_only_knowingly() {
        let office = Office::open().await;
        let (maren, reference) = office.asked().await;
        let [one, other] = office.two_reviewers("a1").await;
        let state = async || office.desk.request(&maren, &reference).await.unwrap().state;
        office.desk.take_up(&one, &reference, false).await.unwrap();
        let State::InReview { review } = state().await else {
            panic!()
        };
        // The same form again changes nothing.
        office.clock.forward(60);
        office.desk.take_up(&one, &reference, false).await.unwrap();
        assert_eq!(state().await, State::InReview { review });
        // Two at once: the second is told, and nothing is changed.
        let before = state().await;
        let second = office.desk.take_up(&other, &reference, false).await;
        assert!(matches!(second, Err(Error::Moved)));
        assert_eq!(state().await, before);
        office.desk.take_up(&other, &reference, true).await.unwrap();
        assert_ne!(state().await, before);
    }

    #[tokio::test]
    async fn what_is_over_or_out_of_reach_is_not_taken_up() {
        let office = Office::open().await;
        let (maren, reference) = office.asked().await;
        let elsewhere = office.reviewer_of("a2").await;
        for other in [&elsewhere, &maren] {
            let taken = office.desk.take_up(other, &reference, true).await;
            assert!(matches!(taken, Err(Error::NotFound)));
        }
        let reviewer = office.reviewer_of("a1").await;
        office.desk.withdraw(&maren, &reference).await.unwrap();
        for takes_over in [false, true] {
            let taken = office.desk.take_up(&reviewer, &reference, takes_over).await;
            assert!(matches!(taken, Err(Error::Moved)));
        }
    }

    /// Taking up is no way around the second of two.
    #[tokio::test]
    async fn what_two_have_to_approve_they_have_to_after_it_was_taken_up() {
        let office = Office::open().await;
        let app = domain::id::AppId::parse("a1").unwrap();
        office.wants_two_people(&app).await;
        let (maren, reference) = office.asked().await;
        let reviewer = office.reviewer_of("a1").await;
        office.desk.take_up(&reviewer, &reference, false).await.unwrap();
        let approved = office
            .desk
            .approve(&reviewer, &reference, Verdict::default())
            .await
            .unwrap();
        assert_eq!(approved, crate::Approved::FirstOfTwo);
        assert!(office.desk.profile(&maren).await.unwrap().is_some());
    }
}
