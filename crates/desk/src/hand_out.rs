//! Staff take a copy for somebody who cannot take it here themselves, and hand it over.

use domain::{
    audit::{Act, Chain},
    principal::Principal,
    request::{Ask, Delivery, Reference, Request},
};
use store::Besides;

use crate::{Desk, Enclosed, Error, Export, Granted, Package, by};

impl Desk {
    /// The copy that was granted to a person, for staff who hand it over.
    ///
    /// # Errors
    /// [`Error::NotFound`] out of reach, or of a request for something else, [`Error::NotFresh`] without a fresh sign-in,
    /// [`Error::Moved`] unless it is granted and not handed over yet, [`Error::NothingHeld`] if there is nothing to copy.
    pub async fn export_for(
        &self,
        principal: &Principal,
        reference: &Reference,
    ) -> Result<(Export, Granted), Error> {
        let request = self.granted_copy(principal, reference).await?;
        let (person, subject) = self.whose_copy(&request).await?;
        let entry = self
            .exported(by(principal), subject)
            .of(reference)
            .with("onBehalf", true);
        let copy = self.stream(&request.app, &person, subject, entry, None).await?;
        Ok((copy, granted(request)))
    }

    /// The same as a package.
    ///
    /// # Errors
    /// As [`Self::export_for`].
    pub async fn package_for(
        &self,
        principal: &Principal,
        reference: &Reference,
        enclosed: Enclosed,
    ) -> Result<(Package, Granted), Error> {
        let request = self.granted_copy(principal, reference).await?;
        let (person, subject) = self.whose_copy(&request).await?;
        let entry = self
            .exported(by(principal), subject)
            .of(reference)
            .with("onBehalf", true);
        let package = self.pack(&request.app, &person, subject, entry, enclosed).await?;
        Ok((package, granted(request)))
    }

    /// A request for a copy within reach, whatever has become of it.
    ///
    /// # Errors
    /// [`Error::NotFound`] out of reach, or of a request for something else.
    pub async fn copy_asked(&self, principal: &Principal, reference: &Reference) -> Result<Request, Error> {
        let request = self.in_reach(principal, reference).await?;
        if request.ask == Ask::Access {
            Ok(request)
        } else {
            Err(Error::NotFound)
        }
    }

    /// Staff say that they have handed the copy over, and how. With that the request is done.
    ///
    /// # Errors
    /// [`Error::NotFound`] out of reach, or of a request for something else, [`Error::Moved`] unless it is granted and
    /// not handed over yet.
    pub async fn deliver_copy(
        &self,
        principal: &Principal,
        reference: &Reference,
        how: Delivery,
    ) -> Result<(), Error> {
        let request = self.copy_asked(principal, reference).await?;
        let done = request.clone().deliver(how, self.clock.now())?;
        let entry = self
            .entry(Act::CopyDelivered, by(principal))
            .about(self.who_asked(&request).await?)
            .of(reference)
            .with("how", how.code());
        let log = self.log(Chain::App(request.app.clone()), entry);
        let besides = Besides::default();
        Ok(self.store.advance(&request, &done, besides, log).await?)
    }

    async fn granted_copy(&self, principal: &Principal, reference: &Reference) -> Result<Request, Error> {
        let request = self.copy_asked(principal, reference).await?;
        self.ask_fresh(principal)?;
        if request.is_granted() {
            Ok(request)
        } else {
            Err(Error::Moved)
        }
    }
}

fn granted(request: Request) -> Granted {
    Granted {
        app: request.app,
        reference: request.reference,
    }
}

#[cfg(test)]
mod tests {
    use domain::{
        reason::Reason,
        request::{Happened, State},
    };
    use serde_json::Value;

    use super::*;
    use crate::{
        Role, Verdict,
        fetch::tests::moves,
        testing::{Office, collect},
    };

    /// Kofi, who has never been here, has asked by letter for a copy.
    async fn asked() -> (Office, Principal, Reference) {
        let office = Office::open().await;
        let staff = office.reviewing_of("a1").await;
        let reference = office.put_by(&staff, "kofi", Ask::Access).await.unwrap();
        (office, staff.principal().clone(), reference)
    }

    async fn granted_to_kofi() -> (Office, Principal, Reference) {
        let (office, rhona, reference) = asked().await;
        let approved = office.desk.approve(&rhona, &reference, Verdict::default());
        approved.await.unwrap();
        (office, rhona, reference)
    }

    #[tokio::test]
    async fn a_copy_is_taken_for_somebody_handed_over_and_both_read_it() {
        let (office, rhona, reference) = granted_to_kofi().await;
        let (copy, granted) = office.desk.export_for(&rhona, &reference).await.unwrap();
        assert!(office.desk.is_still_granted(&granted).await.unwrap());
        let bytes = collect(copy).await.unwrap();
        assert!(verify::check(&bytes, None).is_intact());
        let read: Value = serde_json::from_slice(&bytes).unwrap();
        assert_eq!(read["user"]["externalId"], "kofi");
        let text = String::from_utf8(bytes).unwrap();
        assert!(
            !text.contains("\"maren\"") && !text.contains("447700900417"),
            "others by pseudonym"
        );

        office
            .desk
            .deliver_copy(&rhona, &reference, Delivery::Post)
            .await
            .unwrap();
        let kofi = office.person("a1", "kofi").await;
        let request = office.desk.request(&kofi, &reference).await.unwrap();
        assert!(matches!(request.state, State::Done { .. }));
        let how = Delivery::Post;
        assert_eq!(request.trail.last().unwrap().what, Happened::Delivered { how });
        let lines = office.desk.activity(&kofi, None).await.unwrap().lines;
        for act in [Act::Exported, Act::CopyDelivered] {
            let line = lines.iter().find(|line| line.act == act).unwrap();
            assert_eq!(
                (line.by, line.request.as_ref()),
                (Role::Staff, Some(&reference)),
                "{act:?}"
            );
        }
        assert_eq!(moves(&office).await, [Act::Exported, Act::CopyDelivered]);
        for again in [
            office
                .desk
                .deliver_copy(&rhona, &reference, Delivery::Email)
                .await,
            office.desk.export_for(&rhona, &reference).await.map(drop),
        ] {
            assert!(matches!(again, Err(Error::Moved)), "{again:?}");
        }
    }

    #[tokio::test]
    async fn only_while_it_is_granted_in_reach_and_by_who_has_just_signed_in() {
        let (office, rhona, reference) = asked().await;
        let take = async |who: &Principal| office.desk.export_for(who, &reference).await.map(drop);
        let hand = async |who: &Principal| {
            let how = Delivery::Email;
            office.desk.deliver_copy(who, &reference, how).await
        };
        for early in [take(&rhona).await, hand(&rhona).await] {
            assert!(matches!(early, Err(Error::Moved)), "{early:?}");
        }
        let approved = office.desk.approve(&rhona, &reference, Verdict::default());
        approved.await.unwrap();
        let elsewhere = office.reviewer_of("a2").await;
        let kofi = office.person("a1", "kofi").await;
        for other in [&elsewhere, &kofi] {
            for refused in [take(other).await, hand(other).await] {
                assert!(matches!(refused, Err(Error::NotFound)), "{refused:?}");
            }
        }
        office.clock.forward(15 * 60);
        assert!(matches!(take(&rhona).await, Err(Error::NotFresh)));
        assert!(
            matches!(take(&elsewhere).await, Err(Error::NotFound)),
            "fresh or not"
        );
        // The control.
        let rhona = office.reviewer_of("a1").await;
        take(&rhona).await.unwrap();
        office.desk.withdraw(&kofi, &reference).await.unwrap();
        for late in [take(&rhona).await, hand(&rhona).await] {
            assert!(matches!(late, Err(Error::Moved)), "{late:?}");
        }
    }

    #[tokio::test]
    async fn an_erasure_or_a_transfer_is_no_copy_to_hand_over() {
        let office = Office::open().await;
        let (_, erasure) = office.asked().await;
        let kofi = office.person("a1", "kofi").await;
        let recipient = domain::request::Recipient::parse("Fenland Mobility").unwrap();
        let transfer = office.desk.submit_transfer(&kofi, recipient, "once");
        let transfer = transfer.await.unwrap();
        let rhona = office.reviewer_of("a1").await;
        let approved = office.desk.approve(&rhona, &transfer, Verdict::default());
        approved.await.unwrap();
        for reference in [&erasure, &transfer] {
            let taken = office.desk.export_for(&rhona, reference).await.map(drop);
            assert!(matches!(taken, Err(Error::NotFound)), "{taken:?}");
            let how = Delivery::Post;
            let handed = office.desk.deliver_copy(&rhona, reference, how).await;
            assert!(matches!(handed, Err(Error::NotFound)), "{handed:?}");
        }
    }

    #[tokio::test]
    async fn a_copy_is_refused_with_a_reason_that_the_law_knows_for_it() {
        for reason in [
            Reason::RightsOfOthers,
            Reason::ManifestlyUnfounded,
            Reason::Excessive,
        ] {
            let (office, rhona, reference) = asked().await;
            let wrong = office
                .desk
                .refuse(&rhona, &reference, Reason::LegalObligation, None);
            assert!(matches!(wrong.await, Err(Error::NoGround)));
            let refused = office.desk.refuse(&rhona, &reference, reason, None);
            refused.await.unwrap();
            let kofi = office.person("a1", "kofi").await;
            let state = office.desk.request(&kofi, &reference).await.unwrap().state;
            assert!(matches!(state, State::Refused { .. }));
        }
    }
}
