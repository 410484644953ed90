//! A complaint or an appeal is decided: by somebody else than who decided what it is about.

use domain::{
    audit::{Act, By, Chain},
    principal::Actor,
    request::{Author, Decider, Message, Reference, Request, State},
};
use store::{Besides, Log, Opened};

use super::Carried;
use crate::{Desk, Error};

/// It is answered with the decision; what an appeal was about is opened anew besides.
pub(super) const fn carry() -> Carried {
    Carried::AtOnce {
        effects: Vec::new(),
        corrected: Vec::new(),
    }
}

impl Desk {
    /// Asks that who decided does not look again at their own decision, nor decides anew after an appeal against it that
    /// was upheld. Two names from one key, or from keys that replaced one another, are one person.
    ///
    /// # Errors
    /// [`Error::SameReviewer`].
    pub(crate) async fn may_decide(&self, request: &Request, actor: &Actor) -> Result<(), Error> {
        let Some(about) = self.looked_at_again(request).await? else {
            return Ok(());
        };
        for decider in deciders(&about.state) {
            if self.is_one(decider, actor).await? {
                return Err(Error::SameReviewer);
            }
        }
        Ok(())
    }

    /// The request whose decision is looked at again: what a complaint or an appeal is about; and of what an upheld
    /// appeal has opened anew, what that appeal was about.
    async fn looked_at_again(&self, request: &Request) -> Result<Option<Request>, Error> {
        let appeal = match &request.follows {
            Some(appeal) => self.store.request(&request.app, appeal).await?,
            None => None,
        };
        let about = appeal.as_ref().unwrap_or(request).ask.about();
        match about {
            Some(about) => Ok(self.store.request(&request.app, about).await?),
            None => Ok(None),
        }
    }

    /// What an appeal that is upheld was about, opened anew: the same is asked again in the same words, with a clock of
    /// its own.
    pub(super) async fn reopened(
        &self,
        appeal: &Request,
        about: &Reference,
        by: &Actor,
    ) -> Result<Option<Box<(Opened, Log)>>, Error> {
        let about = self.store.request(&appeal.app, about).await?;
        let about = about.ok_or(Error::NotFound)?;
        let words = self.first_words(&about).await?;
        let ask = about.ask;
        let reference = self.new_reference()?;
        let (due, region) = self
            .due_there(&appeal.app, about.region.as_ref(), &ask, None)
            .await?;
        let now = self.clock.now();
        let message = words.map(|text| Message {
            at: now,
            by: Author::Person,
            text,
        });
        let subject = self.who_asked(appeal).await?;
        let request = Request::submit(appeal.app.clone(), reference.clone(), subject, ask, now, due);
        let request = request.in_region(region);
        let by = By::Staff {
            name: by.name.clone(),
            sub: Some(by.id.clone()),
            kid: by.kid.clone(),
        };
        let entry = self
            .entry(Act::RequestReopened, by)
            .about(subject)
            .of(&reference)
            .with("acknowledged", true)
            .with("appeal", appeal.reference.as_str());
        let opened = Opened {
            request: request.following(appeal.reference.clone()),
            user: self.store.user_of(appeal).await?,
            once: self.new_once()?,
            takes_in: Vec::new(),
            besides: Besides {
                message,
                ..Besides::default()
            },
        };
        let log = self.log(Chain::App(appeal.app.clone()), entry);
        Ok(Some(Box::new((opened, log))))
    }
}

/// Everybody who has decided this, or looks into it.
fn deciders(state: &State) -> Vec<&Actor> {
    match state {
        State::InReview { review } => vec![&review.by],
        State::Asked { question } | State::Expired { question, .. } => vec![&question.by],
        State::Endorsed { endorsement } => vec![&endorsement.by],
        State::Refused { refusal } => vec![&refusal.by],
        _ => {
            let Some(approval) = state.approval() else {
                return Vec::new();
            };
            let last = match &approval.by {
                Decider::By(actor) => Some(actor),
                Decider::ByLaw(_) | Decider::ByOperator(_) => None,
            };
            let first = approval.first.as_ref().map(|first| &first.by);
            first.into_iter().chain(last).collect()
        }
    }
}

#[cfg(test)]
mod tests {
    use domain::{deadline::Regime, principal::Principal, reason::Reason};

    use super::*;
    use crate::{
        Verdict,
        testing::{Office, words},
    };

    fn says(text: &str) -> Verdict {
        Verdict {
            words: Some(words(text)),
            ..Verdict::default()
        }
    }

    /// Maren's request was refused by the first of two reviewers.
    async fn refused() -> (Office, Principal, Reference, [Principal; 2]) {
        let office = Office::open().await;
        office.under("a1", Regime::Virginia).await;
        let (maren, reference) = office.asked().await;
        let reviewers = office.two_reviewers("a1").await;
        let reason = Reason::ClaimNotCovered;
        let refused = office.desk.refuse(&reviewers[0], &reference, reason, None);
        refused.await.unwrap();
        (office, maren, reference, reviewers)
    }

    async fn appealed() -> (Office, Principal, Reference, [Principal; 2], Reference) {
        let (office, maren, reference, reviewers) = refused().await;
        let appeal = office
            .desk
            .submit_appeal(&maren, &reference, words("Look again."), "appeal");
        let appeal = appeal.await.unwrap();
        (office, maren, reference, reviewers, appeal)
    }

    #[tokio::test]
    async fn who_decided_does_not_decide_again() {
        let (office, maren, _, [one, other], appeal) = appealed().await;
        let taken = office.desk.take_up(&one, &appeal, false).await;
        assert!(matches!(taken, Err(Error::SameReviewer)), "{taken:?}");
        let upheld = office.desk.approve(&one, &appeal, says("Yes.")).await;
        assert!(matches!(upheld, Err(Error::SameReviewer)), "{upheld:?}");
        let reason = Reason::DecisionStands;
        let stands = office.desk.refuse(&one, &appeal, reason, Some("No.")).await;
        assert!(matches!(stands, Err(Error::SameReviewer)), "{stands:?}");
        let state = office.desk.request(&maren, &appeal).await.unwrap().state;
        assert_eq!(state, State::Submitted);
        // The control: another may.
        office.desk.take_up(&other, &appeal, false).await.unwrap();
        let stands = office.desk.refuse(&other, &appeal, reason, Some("We looked."));
        stands.await.unwrap();
        let State::Refused { refusal } = office.desk.request(&maren, &appeal).await.unwrap().state else {
            panic!()
        };
        assert_eq!(refusal.reason, Reason::DecisionStands);
        assert_eq!(office.desk.requests(&maren).await.unwrap().len(), 2);
    }

    #[tokio::test]
    async fn an_upheld_appeal_opens_the_same_anew() {
        let (office, maren, reference, [_, other], appeal) = appealed().await;
        let silent = office.desk.approve(&other, &appeal, Verdict::default()).await;
        assert!(matches!(silent, Err(Error::NothingSaid)), "{silent:?}");
        assert_eq!(office.desk.requests(&maren).await.unwrap().len(), 2);
        office.clock.forward(60);
        let upheld = office.desk.approve(&other, &appeal, says("You are right."));
        upheld.await.unwrap();
        let first = office.desk.request(&maren, &reference).await.unwrap();
        let requests = office.desk.requests(&maren).await.unwrap();
        let anew = requests
            .iter()
            .find(|request| request.follows.as_ref() == Some(&appeal))
            .unwrap();
        assert_eq!((&anew.ask, &anew.state), (&first.ask, &State::Submitted));
        assert!(anew.received_at > first.received_at);
        let answered = office.desk.request(&maren, &appeal).await.unwrap();
        assert!(matches!(answered.state, State::Done { .. }));
        let said = office.desk.messages(&maren, &appeal).await.unwrap();
        assert_eq!(said.last().unwrap().text.as_str(), "You are right.");
        let acts = office.acts("a1").await;
        assert!(acts.contains(&Act::RequestReopened), "{acts:?}");
        // It can be decided like any other, and nothing was decided by the appeal.
        assert!(office.desk.profile(&maren).await.unwrap().is_some());
        let reference = anew.reference.clone();
        let approved = office.desk.approve(&other, &reference, Verdict::default());
        approved.await.unwrap();
        office.work().await;
        assert!(office.desk.profile(&maren).await.unwrap().is_none());
    }

    /// The control is `an_upheld_appeal_opens_the_same_anew`, in which the other decides.
    #[tokio::test]
    async fn who_refused_first_does_not_decide_what_is_opened_anew() {
        let (office, maren, _, [one, other], appeal) = appealed().await;
        let upheld = office.desk.approve(&other, &appeal, says("You are right."));
        upheld.await.unwrap();
        let requests = office.desk.requests(&maren).await.unwrap();
        let anew = requests
            .into_iter()
            .find(|request| request.follows.as_ref() == Some(&appeal))
            .unwrap();
        let taken = office.desk.take_up(&one, &anew.reference, false).await;
        assert!(matches!(taken, Err(Error::SameReviewer)), "{taken:?}");
        let approved = office
            .desk
            .approve(&one, &anew.reference, Verdict::default())
            .await;
        assert!(matches!(approved, Err(Error::SameReviewer)), "{approved:?}");
        let reason = Reason::ClaimNotCovered;
        let refused = office.desk.refuse(&one, &anew.reference, reason, None).await;
        assert!(matches!(refused, Err(Error::SameReviewer)), "{refused:?}");
        let request = office.desk.request(&maren, &anew.reference).await.unwrap();
        assert_eq!(request, anew);
    }

    #[tokio::test]
    async fn the_same_decision_twice_counts_once() {
        let (office, maren, _, [_, other], appeal) = appealed().await;
        office
            .desk
            .approve(&other, &appeal, says("You are right."))
            .await
            .unwrap();
        let again = office.desk.approve(&other, &appeal, says("You are right.")).await;
        assert!(matches!(again, Err(Error::Moved)), "{again:?}");
        assert_eq!(office.desk.requests(&maren).await.unwrap().len(), 3);
    }
}
