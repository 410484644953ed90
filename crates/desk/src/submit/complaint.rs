//! A person complains about how a request was dealt with, or appeals against a decision.

use domain::{
    deadline::Due,
    principal::Principal,
    request::{Ask, Reference, Request, State, Words},
};

use crate::{Desk, Error};

/// What a person has to know before they complain or appeal.
#[derive(Debug, Clone)]
pub struct NewSecondLook {
    /// The request that it is about.
    pub about: Option<Request>,
    /// The open one about the same, if there is one.
    pub open: Option<Reference>,
    /// By when the business would have to answer.
    pub due: Due,
    /// Marks the form: posted twice, it makes one request.
    pub once: String,
}

impl Desk {
    /// What a complaint about a request would lead to.
    ///
    /// # Errors
    /// [`Error::NotFound`] if the request is not theirs, [`Error::NotDecided`] if it is a complaint or an appeal itself.
    pub async fn new_complaint(
        &self,
        principal: &Principal,
        about: Option<&Reference>,
    ) -> Result<NewSecondLook, Error> {
        let request = self.complained_of(principal, about).await?;
        let ask = Ask::Complaint {
            about: about.cloned(),
        };
        self.new_second_look(principal, request, ask).await
    }

    /// What an appeal against the decision on a request would lead to.
    ///
    /// # Errors
    /// [`Error::NotFound`] if the request is not theirs, [`Error::NotDecided`] where there is nothing to appeal against.
    pub async fn new_appeal(&self, principal: &Principal, about: &Reference) -> Result<NewSecondLook, Error> {
        let request = self.appealed(principal, about).await?;
        let ask = Ask::Appeal { about: about.clone() };
        self.new_second_look(principal, Some(request), ask).await
    }

    /// Complains, about a request or about anything else. While one about the same is open, that is the answer.
    ///
    /// # Errors
    /// As [`Self::new_complaint`].
    pub async fn submit_complaint(
        &self,
        principal: &Principal,
        about: Option<&Reference>,
        words: Words,
        once: &str,
    ) -> Result<Reference, Error> {
        self.complained_of(principal, about).await?;
        let ask = Ask::Complaint {
            about: about.cloned(),
        };
        self.submit(principal, ask, Some(words), &[], once).await
    }

    /// Appeals. While one against the same decision is open, that is the answer.
    ///
    /// # Errors
    /// As [`Self::new_appeal`].
    pub async fn submit_appeal(
        &self,
        principal: &Principal,
        about: &Reference,
        words: Words,
        once: &str,
    ) -> Result<Reference, Error> {
        self.appealed(principal, about).await?;
        let ask = Ask::Appeal { about: about.clone() };
        self.submit(principal, ask, Some(words), &[], once).await
    }

    async fn new_second_look(
        &self,
        principal: &Principal,
        about: Option<Request>,
        ask: Ask,
    ) -> Result<NewSecondLook, Error> {
        let me = crate::me(principal)?;
        Ok(NewSecondLook {
            about,
            open: self.open_for(&me, &ask).await?,
            due: self.due(&me, &ask).await?,
            once: self.new_once()?,
        })
    }

    /// The request that a complaint is about, whatever it has come to: it can be about its taking too long.
    async fn complained_of(
        &self,
        principal: &Principal,
        about: Option<&Reference>,
    ) -> Result<Option<Request>, Error> {
        let Some(about) = about else {
            crate::me(principal)?;
            return Ok(None);
        };
        let request = self.request(principal, about).await?;
        if request.ask.kind().is_second_look() {
            return Err(Error::NotDecided);
        }
        Ok(Some(request))
    }

    async fn appealed(&self, principal: &Principal, about: &Reference) -> Result<Request, Error> {
        let request = self.request(principal, about).await?;
        if is_appealable(&request) {
            Ok(request)
        } else {
            Err(Error::NotDecided)
        }
    }
}

/// Whether there is a decision against the person to look at again.
pub fn is_appealable(request: &Request) -> bool {
    let is_against = match &request.state {
        State::Refused { .. } | State::Expired { .. } => true,
        state => state
            .approval()
            .is_some_and(|approval| !approval.refused.is_empty()),
    };
    is_against && !request.ask.kind().is_second_look()
}

#[cfg(test)]
mod tests {
    use domain::{deadline::Regime, reason::Reason};
    use jiff::ToSpan;

    use super::*;
    use crate::testing::{Office, words};

    async fn refused(regime: Regime, reason: Reason) -> (Office, Principal, Reference) {
        let office = Office::open().await;
        office.under("a1", regime).await;
        let (maren, reference) = office.asked().await;
        let reviewer = office.reviewer_of("a1").await;
        let refused = office.desk.refuse(&reviewer, &reference, reason, None);
        refused.await.unwrap();
        (office, maren, reference)
    }

    #[tokio::test]
    async fn each_has_the_clock_that_its_law_gives_it() {
        let (office, maren, reference) = refused(Regime::UkGdpr, Reason::LegalClaims).await;
        let new = office.desk.new_complaint(&maren, Some(&reference)).await.unwrap();
        let within = new.due.received_on.saturating_add(30.days());
        assert!(new.due.acknowledge_by >= Some(within), "{:?}", new.due);
        let (office, maren, reference) = refused(Regime::Virginia, Reason::ClaimNotCovered).await;
        let new = office.desk.new_appeal(&maren, &reference).await.unwrap();
        assert_eq!(new.due.by, new.due.received_on.saturating_add(60.days()));
        assert_eq!(new.due.acknowledge_by, None);
    }

    #[tokio::test]
    async fn asked_twice_it_is_asked_once_and_words_are_kept() {
        let (office, maren, reference) = refused(Regime::Gdpr, Reason::LegalClaims).await;
        let complain = async |once: &str| {
            let said = words("This is not right.");
            let about = Some(&reference);
            office
                .desk
                .submit_complaint(&maren, about, said, once)
                .await
                .unwrap()
        };
        let first = complain("one").await;
        assert_eq!(complain("one").await, first);
        assert_eq!(complain("two").await, first);
        let said = office.desk.messages(&maren, &first).await.unwrap();
        assert_eq!(said.len(), 1);
        let open = office.desk.new_complaint(&maren, Some(&reference)).await.unwrap();
        assert_eq!(open.open.as_ref(), Some(&first));
        // About nothing in particular is about something else.
        let other = office
            .desk
            .submit_complaint(&maren, None, words("Nobody answers."), "three");
        assert_ne!(other.await.unwrap(), first);
    }

    #[tokio::test]
    async fn there_is_no_appeal_before_a_decision_nor_against_an_appeal() {
        let office = Office::open().await;
        let (maren, reference) = office.asked().await;
        let appeal = async |about: &Reference| {
            office
                .desk
                .submit_appeal(&maren, about, words("Look again."), "appeal")
                .await
        };
        assert!(matches!(appeal(&reference).await, Err(Error::NotDecided)));
        // It can be complained of while it takes its time.
        assert!(office.desk.new_complaint(&maren, Some(&reference)).await.is_ok());
        let reviewer = office.reviewer_of("a1").await;
        let reason = Reason::LegalClaims;
        let refused = office.desk.refuse(&reviewer, &reference, reason, None);
        refused.await.unwrap();
        let second = appeal(&reference).await.unwrap();
        assert!(matches!(appeal(&second).await, Err(Error::NotDecided)));
        let complaint = office.desk.new_complaint(&maren, Some(&second)).await;
        assert!(matches!(complaint, Err(Error::NotDecided)));
    }

    #[tokio::test]
    async fn nobody_complains_about_anothers() {
        let (office, _, reference) = refused(Regime::Gdpr, Reason::LegalClaims).await;
        for (app, who) in [("a1", "kofi"), ("a2", "maren")] {
            let other = office.person(app, who).await;
            let new = office.desk.new_appeal(&other, &reference).await;
            assert!(matches!(new, Err(Error::NotFound)), "{app} {who}");
            let said = words("Mine.");
            let complained = office
                .desk
                .submit_complaint(&other, Some(&reference), said, "once")
                .await;
            assert!(matches!(complained, Err(Error::NotFound)), "{app} {who}");
        }
        let staff = office.reviewer_of("a1").await;
        let new = office.desk.new_complaint(&staff, None).await;
        assert!(matches!(new, Err(Error::NotFound)));
    }
}
