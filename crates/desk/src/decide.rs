//! Staff decide.

use domain::{
    audit::{Act, Chain},
    principal::Principal,
    reason::Reason,
    request::{Reference, Refusal, Request},
};

use crate::{Desk, Error, by, staff};

/// How long a note to the person may be, in characters.
const LONGEST_NOTE: usize = 2_000;

impl Desk {
    /// Approves a request. The person is hidden and the execution put in line at once.
    ///
    /// # Errors
    /// [`Error::NotFound`] out of reach, [`Error::Moved`] if it was decided or withdrawn meanwhile.
    pub async fn approve(&self, principal: &Principal, reference: &Reference) -> Result<(), Error> {
        let (_, actor) = staff(principal)?;
        let request = self.in_reach(principal, reference).await?;
        let approved = request.clone().approve(actor.clone(), self.clock.now())?;
        let entry = self
            .entry(Act::RequestApproved, by(principal))
            .about(request.subject)
            .of(reference);
        self.store
            .advance(
                &request,
                &approved,
                self.log(Chain::App(request.app.clone()), entry),
            )
            .await?;
        self.work.notify_one();
        Ok(())
    }

    /// Refuses a request, with a reason and perhaps a note that the person reads.
    ///
    /// # Errors
    /// [`Error::NotFound`] out of reach, [`Error::Moved`] if it was decided or withdrawn meanwhile.
    pub async fn refuse(
        &self,
        principal: &Principal,
        reference: &Reference,
        reason: Reason,
        note: Option<&str>,
    ) -> Result<(), Error> {
        let (_, actor) = staff(principal)?;
        let request = self.in_reach(principal, reference).await?;
        let note = note.map(str::trim).filter(|note| !note.is_empty());
        let note = note.map(|note| note.chars().take(LONGEST_NOTE).collect());
        let refusal = Refusal {
            by: actor.clone(),
            at: self.clock.now(),
            reason,
            note,
        };
        let refused = request.clone().refuse(refusal)?;
        let entry = self
            .entry(Act::RequestRefused, by(principal))
            .about(request.subject)
            .of(reference);
        let entry = entry.with("reason", reason.code());
        Ok(self
            .store
            .advance(
                &request,
                &refused,
                self.log(Chain::App(request.app.clone()), entry),
            )
            .await?)
    }

    pub(crate) async fn in_reach(
        &self,
        principal: &Principal,
        reference: &Reference,
    ) -> Result<Request, Error> {
        let (reach, _) = staff(principal)?;
        self.store
            .request_in(reach, reference)
            .await?
            .ok_or(Error::NotFound)
    }
}

#[cfg(test)]
mod tests {
    use domain::{
        id::{AppId, GroupId},
        key::Reach,
        request::State,
    };

    use super::*;
    use crate::{Error, testing::Office};

    #[tokio::test]
    async fn staff_decide_within_their_reach_only() {
        let office = Office::open().await;
        let (maren, reference) = office.asked().await;
        let elsewhere = office.reviewer_of("a2").await;
        for other in [&elsewhere, &maren] {
            assert!(matches!(
                office.desk.approve(other, &reference).await,
                Err(Error::NotFound)
            ));
            assert!(matches!(
                office.desk.review(other, &reference).await,
                Err(Error::NotFound)
            ));
            let answer = office
                .desk
                .refuse(other, &reference, Reason::LegalClaims, None)
                .await;
            assert!(matches!(answer, Err(Error::NotFound)));
        }
        assert!(
            office
                .desk
                .queue(&elsewhere, true, None)
                .await
                .unwrap()
                .rows
                .is_empty()
        );
        for reach in [
            Reach::App(AppId::parse("a1").unwrap()),
            Reach::Group(GroupId::parse("g1").unwrap()),
            Reach::Provider,
        ] {
            let staff = office.reviewer(reach).await;
            assert_eq!(office.desk.queue(&staff, true, None).await.unwrap().rows.len(), 1);
            assert!(
                office
                    .desk
                    .review(&staff, &reference)
                    .await
                    .unwrap()
                    .person
                    .is_some()
            );
        }
    }

    #[tokio::test]
    async fn a_refusal_keeps_its_reason_and_note_and_the_data() {
        let office = Office::open().await;
        let (maren, reference) = office.asked().await;
        let reviewer = office.reviewer_of("a1").await;
        office
            .desk
            .refuse(
                &reviewer,
                &reference,
                Reason::LegalClaims,
                Some("  A claim is open. "),
            )
            .await
            .unwrap();
        let State::Refused { refusal } = office.desk.request(&maren, &reference).await.unwrap().state else {
            panic!()
        };
        assert_eq!(
            (refusal.reason, refusal.note.as_deref()),
            (Reason::LegalClaims, Some("A claim is open."))
        );
        assert!(office.desk.profile(&maren).await.unwrap().is_some());
        assert!(matches!(
            office.desk.approve(&reviewer, &reference).await,
            Err(Error::Moved)
        ));
        office.work().await;
        assert!(office.desk.profile(&maren).await.unwrap().is_some());
    }

    #[tokio::test]
    async fn an_approval_hides_the_person_at_once_and_ends_their_sessions() {
        let office = Office::open().await;
        let (maren, reference) = office.asked().await;
        office
            .desk
            .approve(&office.reviewer_of("a1").await, &reference)
            .await
            .unwrap();
        assert!(matches!(
            office.desk.overview(&maren).await.unwrap().held,
            crate::Held::Going(_)
        ));
        assert!(office.desk.profile(&maren).await.unwrap().is_none());
        assert!(matches!(
            office.desk.export(&maren).await,
            Err(Error::NothingHeld)
        ));
    }
}
