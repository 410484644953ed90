//! A request of the person's with all that belongs to it.

use domain::{
    deadline::{Pause, Step},
    facts::Facts,
    principal::Principal,
    request::{Message, Reference, Request},
};
use store::Tasks;

use crate::{Desk, Error};

/// A request with all that belongs to it.
#[derive(Debug, Clone)]
pub struct Dossier {
    /// The request.
    pub request: Request,
    /// What was said about it, oldest first.
    pub messages: Vec<Message>,
    /// How its last day came about.
    pub clock: Explained,
    /// The person's requests that it is about or follows, and those that are about it or follow it; newest first.
    pub linked: Vec<Request>,
    /// What the business says about itself.
    pub said: Facts,
    /// How far what it asks to be done elsewhere has come.
    pub tasks: Tasks,
}

/// How a last day came about.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Explained {
    /// Step by step; none, if the rules that are known today come to another day than the person was told.
    pub steps: Vec<Step>,
    /// When the clock stood still.
    pub pauses: Vec<Pause>,
}

impl Desk {
    /// One of the person's requests, with all that belongs to it.
    ///
    /// # Errors
    /// [`Error::NotFound`] if it is not theirs.
    pub async fn dossier(&self, principal: &Principal, reference: &Reference) -> Result<Dossier, Error> {
        let request = self.request(principal, reference).await?;
        let said = self.store.facts(&request.app).await?;
        let messages = self.store.messages_on(&request.app, reference).await?;
        let tasks = self.store.tasks(&request.app, reference, 0).await?;
        let mut linked = self.requests(principal).await?;
        linked.retain(|other| are_linked(&request, other));
        Ok(Dossier {
            clock: explained(&request, &said),
            request,
            messages,
            linked,
            said,
            tasks,
        })
    }
}

/// Whether one is about the other, or follows it.
fn are_linked(one: &Request, other: &Request) -> bool {
    let leads = |from: &Request, to: &Request| {
        [from.ask.about(), from.follows.as_ref()]
            .into_iter()
            .flatten()
            .any(|reference| *reference == to.reference)
    };
    leads(one, other) || leads(other, one)
}

/// How the last day of a request came about, in days of the business's.
pub(crate) fn explained(request: &Request, facts: &Facts) -> Explained {
    let zone = facts.zone();
    let reckoned = request.reckon(&zone);
    Explained {
        steps: if reckoned.due == request.due {
            reckoned.steps
        } else {
            Vec::new()
        },
        pauses: request.pauses_in_days(&zone),
    }
}

#[cfg(test)]
mod tests {
    use domain::{
        deadline::{Regime, What},
        reason::Reason,
        request::QuestionAbout,
    };

    use super::*;
    use crate::testing::{Office, words};

    #[tokio::test]
    async fn everything_that_belongs_to_it_stands_together() {
        let office = Office::open().await;
        let (maren, reference) = office.asked().await;
        let reviewer = office.reviewer_of("a1").await;
        let reason = Reason::LegalClaims;
        let refused = office.desk.refuse(&reviewer, &reference, reason, None);
        refused.await.unwrap();
        let complained = office
            .desk
            .submit_complaint(&maren, Some(&reference), words("No."), "complaint");
        let complaint = complained.await.unwrap();
        let other = office
            .desk
            .submit_complaint(&maren, None, words("Slow."), "other");
        other.await.unwrap();
        for (of, leads_to) in [(&reference, &complaint), (&complaint, &reference)] {
            let dossier = office.desk.dossier(&maren, of).await.unwrap();
            let linked: Vec<_> = dossier.linked.iter().map(|one| &one.reference).collect();
            assert_eq!(linked, [leads_to]);
            assert!(matches!(
                dossier.clock.steps.first().unwrap().what,
                What::Received
            ));
            assert!(matches!(dossier.clock.steps.last().unwrap().what, What::Due));
        }
        let kofi = office.person("a1", "kofi").await;
        let not_theirs = office.desk.dossier(&kofi, &reference).await;
        assert!(matches!(not_theirs, Err(Error::NotFound)));
    }

    #[tokio::test]
    async fn a_day_that_the_rules_of_today_do_not_come_to_is_not_explained_by_them() {
        let office = Office::open().await;
        let (maren, reference) = office.asked().await;
        let mut request = office.desk.request(&maren, &reference).await.unwrap();
        let facts = Facts::default();
        assert!(!explained(&request, &facts).steps.is_empty());
        request.due.by = request.due.by.tomorrow().unwrap();
        assert!(explained(&request, &facts).steps.is_empty());
    }

    #[tokio::test]
    async fn pauses_stand_in_a_ledger() {
        let office = Office::open().await;
        office.under("a1", Regime::UkGdpr).await;
        let (maren, reference) = office.asked().await;
        let reviewer = office.reviewer_of("a1").await;
        let about = QuestionAbout::Clarification;
        let asked = office.desk.ask(&reviewer, &reference, about, words("Which?"));
        asked.await.unwrap();
        let dossier = office.desk.dossier(&maren, &reference).await.unwrap();
        assert_eq!(dossier.clock.pauses.len(), 1);
        assert_eq!(dossier.clock.pauses[0].until(), None);
    }
}
