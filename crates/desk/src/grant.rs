//! A one-time address is made, by the person or by staff, at which somebody whom the person named fetches their copy.

use domain::{
    audit::{Act, By, Chain},
    grant::{Fate, GOOD_FOR, Grant, NewGrant},
    principal::Principal,
    request::{Ask, Reference, Request},
};
use evidence::{Code, Spoken};
use jiff::Timestamp;
use zeroize::Zeroizing;

use crate::{Desk, Error, by};

/// So many at a time.
const BATCH: u32 = 100;

/// A transfer, with the last address that was made for it.
#[derive(Debug, Clone)]
pub struct Addressed {
    /// The request.
    pub request: Request,
    /// The address, if one was made.
    pub last: Option<Grant>,
    /// What has become of that by now; nothing, while it is good.
    pub fate: Option<(Fate, Timestamp)>,
}

/// An address as it is told, once, to whoever has made it: nobody can read it again.
pub struct MadeAddress {
    /// What the link ends in.
    pub code: Zeroizing<String>,
    /// What has to be told beside the link, by another way.
    pub secret: Zeroizing<String>,
    /// Until when both are good.
    pub good_until: Timestamp,
}

impl Desk {
    /// A transfer of the person's, or within the reach of a member of staff, with the last address that was made for it.
    ///
    /// # Errors
    /// [`Error::NotFound`] if it is not theirs, or no transfer.
    pub async fn addressed(&self, principal: &Principal, reference: &Reference) -> Result<Addressed, Error> {
        let request = self.transfer(principal, reference).await?;
        let last = self.store.last_grant(&request.app, reference).await?;
        let now = self.clock.now();
        let fate = last.and_then(|last| last.fate(now));
        Ok(Addressed { request, last, fate })
    }

    /// Makes an address for a transfer that is granted; the one before is good no longer. Address and secret are told to
    /// whoever asks, and kept as digests.
    ///
    /// # Errors
    /// [`Error::NotFound`] if it is not theirs, or no transfer, [`Error::NotFresh`] without a fresh sign-in,
    /// [`Error::Moved`] if it is not granted, or no longer, [`Error::NothingHeld`] if the person is not held any more.
    pub async fn make_address(
        &self,
        principal: &Principal,
        reference: &Reference,
    ) -> Result<MadeAddress, Error> {
        let request = self.transfer(principal, reference).await?;
        self.ask_fresh(principal)?;
        if !request.is_granted() {
            return Err(Error::Moved);
        }
        // Whoever's time is over is noted before somebody takes its place.
        self.lapse().await?;
        let (_, subject) = self.whose_copy(&request).await?;
        let code = Code::generate(&*self.random)?;
        let secret = Spoken::generate(&*self.random)?;
        let now = self.clock.now();
        let good_until = now + GOOD_FOR;
        let grant = NewGrant {
            app: request.app.clone(),
            reference: reference.clone(),
            code: code.digest(),
            secret: secret.digest(&code),
            made_at: now,
            expires_at: good_until,
        };
        let entry = self
            .entry(Act::AddressMade, by(principal))
            .about(subject)
            .of(reference);
        let log = self.log(Chain::App(request.app.clone()), entry);
        self.store.make_grant(grant, log).await?;
        Ok(MadeAddress {
            code: code.text(),
            secret: secret.text(),
            good_until,
        })
    }

    /// Writes down which addresses nobody has used in time. Says whether there were any.
    pub(crate) async fn lapse(&self) -> Result<bool, Error> {
        let now = self.clock.now();
        let mut noted = false;
        for request in self.store.lapsed_grants(now, BATCH).await? {
            let entry = self
                .entry(Act::AddressLapsed, By::Portal)
                .about(self.who_asked(&request).await?)
                .of(&request.reference);
            let log = self.log(Chain::App(request.app.clone()), entry);
            noted |= self.store.lapse(&request, now, log).await?;
        }
        Ok(noted)
    }

    async fn transfer(&self, principal: &Principal, reference: &Reference) -> Result<Request, Error> {
        let request = match principal {
            Principal::User { .. } => self.request(principal, reference).await?,
            Principal::Staff { .. } => self.in_reach(principal, reference).await?,
        };
        if matches!(request.ask, Ask::Transfer { .. }) {
            Ok(request)
        } else {
            Err(Error::NotFound)
        }
    }
}

#[cfg(test)]
mod tests {
    use domain::request::State;

    use super::*;
    use crate::{
        Verdict,
        fetch::tests::{granted, moves},
        testing::Office,
    };

    #[tokio::test]
    async fn the_person_and_staff_in_reach_make_one_and_nobody_else_does() {
        let office = Office::open().await;
        let (maren, reference) = granted(&office).await;
        let reviewer = office.reviewer_of("a1").await;
        for who in [&maren, &reviewer] {
            let made = office.desk.make_address(who, &reference).await.unwrap();
            assert!(!office.holds(&made.code), "kept as a digest");
            assert!(!office.holds(&made.secret) && !office.holds(&made.secret.replace(' ', "")));
            let there = office.desk.addressed(who, &reference).await.unwrap();
            assert_eq!(there.last.unwrap().expires_at, made.good_until);
            assert_eq!(there.fate, None);
        }
        let kofi = office.person("a1", "kofi").await;
        let elsewhere = office.reviewer_of("a2").await;
        for who in [&kofi, &elsewhere] {
            let made = office.desk.make_address(who, &reference).await;
            assert!(matches!(made, Err(Error::NotFound)));
            let there = office.desk.addressed(who, &reference).await;
            assert!(matches!(there, Err(Error::NotFound)));
        }
        assert_eq!(moves(&office).await, [Act::AddressMade, Act::AddressMade]);
    }

    #[tokio::test]
    async fn it_takes_a_fresh_sign_in_and_a_transfer_that_is_granted() {
        let office = Office::open().await;
        let (maren, erasure) = office.asked().await;
        let none = office.desk.make_address(&maren, &erasure).await;
        assert!(matches!(none, Err(Error::NotFound)), "of an erasure");
        office.desk.withdraw(&maren, &erasure).await.unwrap();

        let recipient = domain::request::Recipient::parse("Fenland Mobility").unwrap();
        let asked = office.desk.submit_transfer(&maren, recipient, "transfer");
        let reference = asked.await.unwrap();
        let early = office.desk.make_address(&maren, &reference).await;
        assert!(matches!(early, Err(Error::Moved)));
        let reviewer = office.reviewer_of("a1").await;
        let approved = office.desk.approve(&reviewer, &reference, Verdict::default());
        approved.await.unwrap();
        office.work().await;
        let state = office.desk.request(&maren, &reference).await.unwrap().state;
        assert!(
            matches!(state, State::Approved { .. }),
            "it waits for nobody but the recipient"
        );
        assert!(
            office.desk.profile(&maren).await.unwrap().is_some(),
            "nobody is hidden"
        );
        office.clock.forward(15 * 60);
        let too_old = office.desk.make_address(&maren, &reference).await;
        assert!(matches!(too_old, Err(Error::NotFresh)));
        let maren = office.person("a1", "maren").await;
        office.desk.make_address(&maren, &reference).await.unwrap();
        office.desk.withdraw(&maren, &reference).await.unwrap();
        let late = office.desk.make_address(&maren, &reference).await;
        assert!(matches!(late, Err(Error::Moved)));
    }

    #[tokio::test]
    async fn that_nobody_came_in_time_is_written_down_once() {
        let office = Office::open().await;
        let (maren, reference) = granted(&office).await;
        office.desk.make_address(&maren, &reference).await.unwrap();
        office.clock.forward(10 * 60 - 1);
        office.work().await;
        assert_eq!(moves(&office).await, [Act::AddressMade]);
        office.clock.forward(1);
        let fate = async || office.desk.addressed(&maren, &reference).await.unwrap().fate;
        let seen = fate().await.unwrap();
        assert_eq!(seen.0, Fate::Lapsed, "also before anybody has noted it");
        office.work().await;
        office.work().await;
        assert_eq!(moves(&office).await, [Act::AddressMade, Act::AddressLapsed]);
        assert_eq!(fate().await, Some(seen));
        // Another can be made; and one that takes its place leaves the trace of the one before.
        let maren = office.person("a1", "maren").await;
        office.desk.make_address(&maren, &reference).await.unwrap();
        office.clock.forward(10 * 60);
        let maren = office.person("a1", "maren").await;
        office.desk.make_address(&maren, &reference).await.unwrap();
        assert_eq!(
            moves(&office).await,
            [
                Act::AddressMade,
                Act::AddressLapsed,
                Act::AddressMade,
                Act::AddressLapsed,
                Act::AddressMade,
            ]
        );
    }
}
