//! Somebody whom a person named fetches their copy, with an address and a secret that were told apart.

use std::sync::Arc;

use bytes::Bytes;
use domain::{
    audit::{Act, By, Chain, Entry, Seal},
    id::AppId,
    request::{Delivery, Reference, Request, State},
    subject::Subject,
};
use evidence::{Code, Keyring, Spoken};
use jiff::Timestamp;
use store::{Besides, Log, Person, Redeemed, Store};
use tokio::sync::mpsc::{self, Receiver};

use crate::{Clock, Cut, Desk, Error, Export};

/// What stands at an address that is good. Nobody is named there but the business.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiting {
    /// The business.
    pub business: String,
    /// How often the secret may still be tried.
    pub tries_left: u8,
    /// Until when.
    pub good_until: Timestamp,
}

/// A copy that somebody takes who is not its person, for as long as it is granted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Granted {
    pub(crate) app: AppId,
    pub(crate) reference: Reference,
}

/// What somebody gets who brings a secret to an address.
#[derive(Debug)]
pub enum Fetched {
    /// The copy, on its way.
    Copy(Box<Export>, Granted),
    /// The secret is not right.
    Wrong {
        /// How often it may still be tried; not at all, and the address is good no longer.
        tries_left: u8,
    },
    /// Nothing is to be fetched there, or nothing any more: whichever it is, it looks the same.
    Nothing,
}

impl Desk {
    /// What stands at the address with this code. Nothing changes by looking.
    ///
    /// # Errors
    /// [`Error::Store`] if the store fails.
    pub async fn waiting(&self, code: &str) -> Result<Option<Waiting>, Error> {
        let Some(code) = Code::parse(code) else {
            return Ok(None);
        };
        let found = self.store.granted_at(&code.digest(), self.clock.now()).await?;
        let Some((request, grant)) = found else {
            return Ok(None);
        };
        Ok(Some(Waiting {
            business: self.app_name(&request.app).await?,
            tries_left: grant.tries_left,
            good_until: grant.expires_at,
        }))
    }

    /// The copy, for whoever has the address and its secret: once, and not from the middle. What can be no secret is no
    /// try. Once the last of it is handed on, the request is done.
    ///
    /// # Errors
    /// [`Error::Store`] if the store fails.
    pub async fn fetch(&self, code: &str, secret: &str) -> Result<Fetched, Error> {
        let Some(code) = Code::parse(code) else {
            return Ok(Fetched::Nothing);
        };
        let now = self.clock.now();
        let Some((request, grant)) = self.store.granted_at(&code.digest(), now).await? else {
            return Ok(Fetched::Nothing);
        };
        let Some(secret) = Spoken::parse(secret) else {
            return Ok(Fetched::Wrong {
                tries_left: grant.tries_left,
            });
        };
        let subject = self.who_asked(&request).await?;
        let log = |act| {
            let entry = self
                .entry(act, By::Recipient)
                .about(subject)
                .of(&request.reference);
            self.log(Chain::App(request.app.clone()), entry)
        };
        let (used, refused) = (log(Act::AddressUsed), log(Act::AddressRefused));
        let redeemed = self
            .store
            .redeem(&code.digest(), &secret.digest(&code), now, used, refused)
            .await?;
        match redeemed {
            Redeemed::Open(request) => self.begin(&request).await,
            Redeemed::Wrong { tries_left } => Ok(Fetched::Wrong { tries_left }),
            Redeemed::Nothing => Ok(Fetched::Nothing),
        }
    }

    async fn begin(&self, request: &Request) -> Result<Fetched, Error> {
        let (person, subject) = match self.whose_copy(request).await {
            // Erased in the same moment.
            Err(Error::NothingHeld) => return Ok(Fetched::Nothing),
            other => other?,
        };
        let entry = self.exported(By::Recipient, subject).of(&request.reference);
        let mut copy = match self.stream(&request.app, &person, subject, entry, None).await {
            Err(Error::NothingHeld) => return Ok(Fetched::Nothing),
            other => other?,
        };
        let granted = Granted {
            app: request.app.clone(),
            reference: request.reference.clone(),
        };
        copy.body = self.until_delivered(copy.body, granted.clone(), subject);
        Ok(Fetched::Copy(Box::new(copy), granted))
    }

    /// Whether a copy that is on its way to somebody else than its person still may be: nobody has taken the request
    /// back, and the person is here, and so is the business.
    ///
    /// # Errors
    /// [`Error::Store`] if the store fails.
    pub async fn is_still_granted(&self, granted: &Granted) -> Result<bool, Error> {
        if self.store.app(&granted.app).await?.is_none() {
            return Ok(false);
        }
        let Some(request) = self.store.request(&granted.app, &granted.reference).await? else {
            return Ok(false);
        };
        let is_open = request.is_granted() || matches!(request.state, State::Done { .. });
        Ok(is_open && self.here(&request).await?.is_some())
    }

    /// Whom a request is about, while they are held and not being erased.
    async fn here(&self, request: &Request) -> Result<Option<Person>, Error> {
        let Some(user) = self.store.user_of(request).await? else {
            return Ok(None);
        };
        let person = self.store.person_by_id(&request.app, &user).await?;
        Ok(person.filter(|person| person.going.is_none()))
    }

    /// Whose copy a request is about, ready to be copied.
    ///
    /// # Errors
    /// [`Error::NothingHeld`] if they are not held, or are being erased.
    pub(crate) async fn whose_copy(&self, request: &Request) -> Result<(Person, Subject), Error> {
        let person = self.here(request).await?.ok_or(Error::NothingHeld)?;
        self.name_others(&request.app, &person).await?;
        let subject = self.subject_of(&request.app, &person.user, person.external_id.as_ref());
        Ok((person, subject))
    }

    /// Holds the last of a copy back until it is written down that it was fetched: of a fetch and a request that is taken
    /// back at the same moment, one counts, and nobody has the whole of a copy of which nobody knows.
    fn until_delivered(
        &self,
        mut copy: Receiver<Result<Bytes, Cut>>,
        granted: Granted,
        subject: Subject,
    ) -> Receiver<Result<Bytes, Cut>> {
        let (to, body) = mpsc::channel(1);
        let ending = Ending {
            store: Arc::clone(&self.store),
            keyring: Arc::clone(&self.keyring),
            clock: Arc::clone(&self.clock),
            granted,
            subject,
        };
        tokio::spawn(async move {
            let mut last: Option<Bytes> = None;
            while let Some(chunk) = copy.recv().await {
                let Ok(chunk) = chunk else {
                    drop(to.send(Err(Cut)).await);
                    return;
                };
                if let Some(before) = last.replace(chunk)
                    && to.send(Ok(before)).await.is_err()
                {
                    return;
                }
            }
            // Nobody may be listening any more.
            let end = match ending.deliver().await {
                Ok(()) => last.ok_or(Cut),
                Err(error) => {
                    tracing::warn!(
                        error = &error as &dyn std::error::Error,
                        "a copy that was fetched was broken off before its end"
                    );
                    Err(Cut)
                }
            };
            drop(to.send(end).await);
        });
        body
    }
}

/// What it takes to write down that a copy was fetched.
struct Ending {
    store: Arc<dyn Store>,
    keyring: Arc<Keyring>,
    clock: Arc<dyn Clock>,
    granted: Granted,
    /// Whose copy it is.
    subject: Subject,
}

impl Ending {
    /// The request is done, if it is still granted and the person is still here.
    async fn deliver(&self) -> Result<(), Error> {
        let Granted { app, reference } = &self.granted;
        let request = self.store.request(app, reference).await?;
        let request = request.ok_or(Error::NotFound)?;
        let now = self.clock.now();
        let done = request.clone().deliver(Delivery::Address, now)?;
        let entry = Entry::new(now, Act::CopyDelivered, By::Recipient)
            .about(self.subject)
            .of(reference)
            .with("how", Delivery::Address.code());
        let log = Log {
            chain: Chain::App(app.clone()),
            entry,
            seal: Arc::clone(&self.keyring) as Arc<dyn Seal>,
        };
        let besides = Besides::default();
        Ok(self.store.advance(&request, &done, besides, log).await?)
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use domain::{
        principal::Principal,
        request::{Happened, Recipient},
    };
    use serde_json::Value;

    use super::*;
    use crate::{
        MadeAddress, Verdict,
        testing::{OPERATOR, Office, collect},
    };

    /// Maren has asked that somebody gets her copy, and it was granted.
    pub(crate) async fn granted(office: &Office) -> (Principal, Reference) {
        let maren = office.person("a1", "maren").await;
        let recipient = Recipient::parse("Fenland Mobility").unwrap();
        let asked = office.desk.submit_transfer(&maren, recipient, "transfer");
        let reference = asked.await.unwrap();
        let reviewer = office.reviewer_of("a1").await;
        let approved = office.desk.approve(&reviewer, &reference, Verdict::default());
        approved.await.unwrap();
        (maren, reference)
    }

    /// What was written down of addresses and of copies that went to others.
    pub(crate) async fn moves(office: &Office) -> Vec<Act> {
        let acts = office.acts("a1").await;
        let of_copies = |act: &Act| {
            matches!(
                act,
                Act::AddressMade
                    | Act::AddressRefused
                    | Act::AddressUsed
                    | Act::AddressLapsed
                    | Act::Exported
                    | Act::CopyDelivered
            )
        };
        acts.into_iter().filter(of_copies).collect()
    }

    async fn made(office: &Office) -> (Principal, Reference, MadeAddress) {
        let (maren, reference) = granted(office).await;
        let made = office.desk.make_address(&maren, &reference).await.unwrap();
        (maren, reference, made)
    }

    fn copy(fetched: Fetched) -> (Export, Granted) {
        match fetched {
            Fetched::Copy(copy, granted) => (*copy, granted),
            other => panic!("{other:?}"),
        }
    }

    /// Another secret than the right one.
    fn wrong(made: &MadeAddress) -> String {
        let digit = if made.secret.starts_with('0') { "1" } else { "0" };
        made.secret.replacen(|_: char| true, digit, 1)
    }

    #[tokio::test]
    async fn whoever_has_address_and_secret_fetches_once_and_both_sides_know() {
        let office = Office::open().await;
        let (maren, reference, made) = made(&office).await;
        for _ in 0..2 {
            let waiting = office.desk.waiting(&made.code).await.unwrap().unwrap();
            assert_eq!((&*waiting.business, waiting.tries_left), ("Harbourline", 5));
        }
        office.clock.forward(60);
        let (fetched, granted) = copy(office.desk.fetch(&made.code, &made.secret).await.unwrap());
        let bytes = collect(fetched).await.unwrap();
        assert!(verify::check(&bytes, None).is_intact());
        let read: Value = serde_json::from_slice(&bytes).unwrap();
        assert_eq!(read["user"]["externalId"], "maren");

        let request = office.desk.request(&maren, &reference).await.unwrap();
        let State::Done { execution, .. } = &request.state else {
            panic!("{:?}", request.state)
        };
        assert_eq!(execution.finished_at, office.desk.clock.now());
        let how = Delivery::Address;
        assert_eq!(request.trail.last().unwrap().what, Happened::Delivered { how });
        assert!(office.desk.is_still_granted(&granted).await.unwrap());
        let all = [
            Act::AddressMade,
            Act::AddressUsed,
            Act::Exported,
            Act::CopyDelivered,
        ];
        assert_eq!(moves(&office).await, all);
        let lines = office.desk.activity(&maren, None).await.unwrap().lines;
        assert!(all.iter().all(|act| lines.iter().any(|line| line.act == *act)));
        let used = lines.iter().find(|line| line.act == Act::AddressUsed).unwrap();
        assert_eq!(
            (used.by, used.request.as_ref()),
            (crate::Role::Recipient, Some(&reference))
        );

        let again = office.desk.fetch(&made.code, &made.secret).await.unwrap();
        assert!(matches!(again, Fetched::Nothing));
        assert!(office.desk.waiting(&made.code).await.unwrap().is_none());
        let another = office.desk.make_address(&maren, &reference).await;
        assert!(matches!(another, Err(Error::Moved)), "it is done");
    }

    #[tokio::test]
    async fn a_wrong_secret_costs_a_try_and_what_is_none_costs_nothing() {
        let office = Office::open().await;
        let (maren, reference, made) = made(&office).await;
        for typed in ["", "12", "no numbers", "123 456 789 012 345 67x"] {
            let tried = office.desk.fetch(&made.code, typed).await.unwrap();
            assert!(matches!(tried, Fetched::Wrong { tries_left: 5 }), "{typed}");
        }
        for left in (0..5).rev() {
            let tried = office.desk.fetch(&made.code, &wrong(&made)).await.unwrap();
            let Fetched::Wrong { tries_left } = tried else {
                panic!("{tried:?}")
            };
            assert_eq!(tries_left, left);
        }
        let late = office.desk.fetch(&made.code, &made.secret).await.unwrap();
        assert!(matches!(late, Fetched::Nothing), "spent");
        let mut expected = vec![Act::AddressMade];
        expected.extend([Act::AddressRefused; 5]);
        assert_eq!(moves(&office).await, expected);
        // Another can be made, and is as good as the first was.
        let made = office.desk.make_address(&maren, &reference).await.unwrap();
        let (fetched, _) = copy(office.desk.fetch(&made.code, &made.secret).await.unwrap());
        assert!(collect(fetched).await.is_some());
    }

    #[tokio::test]
    async fn nothing_is_the_same_whatever_it_was() {
        let office = Office::open().await;
        let (maren, reference, first) = made(&office).await;
        let second = office.desk.make_address(&maren, &reference).await.unwrap();
        office.clock.forward(600);
        for code in [
            first.code.as_str(),
            second.code.as_str(),
            "AAAAAAAAAAAAAAAAAAAAAA",
            "no code",
            "",
        ] {
            for secret in [first.secret.as_str(), second.secret.as_str(), "no secret"] {
                let tried = office.desk.fetch(code, secret).await.unwrap();
                assert!(matches!(tried, Fetched::Nothing), "{code} {secret}");
            }
            assert!(office.desk.waiting(code).await.unwrap().is_none());
        }
        assert_eq!(moves(&office).await, [Act::AddressMade; 2]);
    }

    /// The secret of one address opens no other.
    #[tokio::test]
    async fn a_secret_belongs_to_its_address() {
        let office = Office::open().await;
        let (maren, reference, first) = made(&office).await;
        let second = office.desk.make_address(&maren, &reference).await.unwrap();
        let tried = office.desk.fetch(&second.code, &first.secret).await.unwrap();
        assert!(matches!(tried, Fetched::Wrong { tries_left: 4 }), "{tried:?}");
    }

    #[tokio::test]
    async fn taken_back_or_erased_meanwhile_nothing_goes_out() {
        for erased in [false, true] {
            let office = Office::open().await;
            let (maren, reference, made) = made(&office).await;
            if erased {
                let erasure = office.desk.submit_erasure(&maren, "erasure").await.unwrap();
                let reviewer = office.reviewer_of("a1").await;
                let approved = office.desk.approve(&reviewer, &erasure, Verdict::default());
                approved.await.unwrap();
            } else {
                office.desk.withdraw(&maren, &reference).await.unwrap();
            }
            assert!(office.desk.waiting(&made.code).await.unwrap().is_none());
            let tried = office.desk.fetch(&made.code, &made.secret).await.unwrap();
            assert!(matches!(tried, Fetched::Nothing), "{erased}");
            office.work().await;
            let tried = office.desk.fetch(&made.code, &made.secret).await.unwrap();
            assert!(matches!(tried, Fetched::Nothing), "{erased}");
        }
    }

    /// Channels with long texts: far more than lies between the desk and whoever fetches.
    async fn large(office: &Office) {
        let filling = "x".repeat(64 * 1024);
        let line = |number: u32| {
            format!(
                r#"{{"type":"client","appId":"a1","userId":"u1","data":{{"id":"long-{number}","raw":{{"from":"{filling}"}}}}}}"#
            )
        };
        let lines: Vec<_> = (0..64).map(line).collect();
        office.import(&lines.join("\n")).await.unwrap();
    }

    #[tokio::test]
    async fn a_copy_whose_request_is_taken_back_on_the_way_is_no_whole_one() {
        let office = Office::open().await;
        large(&office).await;
        let (maren, reference, made) = made(&office).await;
        let (mut fetched, granted) = copy(office.desk.fetch(&made.code, &made.secret).await.unwrap());
        let first = fetched.body.recv().await.unwrap().unwrap();
        assert!(office.desk.is_still_granted(&granted).await.unwrap());
        office.desk.withdraw(&maren, &reference).await.unwrap();
        assert!(!office.desk.is_still_granted(&granted).await.unwrap());
        assert!(collect(fetched).await.is_none(), "it is broken off");
        assert!(!first.is_empty());
        let state = office.desk.request(&maren, &reference).await.unwrap().state;
        assert!(matches!(state, State::Withdrawn { .. }), "{state:?}");
        assert!(!moves(&office).await.contains(&Act::CopyDelivered));
    }

    #[tokio::test]
    async fn a_copy_that_nobody_takes_to_its_end_can_be_fetched_anew() {
        let office = Office::open().await;
        large(&office).await;
        let (maren, reference, made) = made(&office).await;
        let (mut fetched, _) = copy(office.desk.fetch(&made.code, &made.secret).await.unwrap());
        fetched.body.recv().await.unwrap().unwrap();
        drop(fetched);
        let state = office.desk.request(&maren, &reference).await.unwrap().state;
        assert!(matches!(state, State::Approved { .. }), "{state:?}");
        let again = office.desk.fetch(&made.code, &made.secret).await.unwrap();
        assert!(matches!(again, Fetched::Nothing), "the address was good once");
        let made = office.desk.make_address(&maren, &reference).await.unwrap();
        let (fetched, _) = copy(office.desk.fetch(&made.code, &made.secret).await.unwrap());
        assert!(collect(fetched).await.is_some());
        let state = office.desk.request(&maren, &reference).await.unwrap().state;
        assert!(matches!(state, State::Done { .. }), "{state:?}");
    }

    /// Who it is for stands in the request alone.
    #[tokio::test]
    async fn nobody_is_named_in_the_log() {
        let office = Office::open().await;
        let (_, _, made) = made(&office).await;
        let (fetched, _) = copy(office.desk.fetch(&made.code, &made.secret).await.unwrap());
        collect(fetched).await.unwrap();
        let chain = Chain::App(AppId::parse("a1").unwrap());
        let lines = office.desk.audit_page(&OPERATOR, &chain, 0).await.unwrap();
        for line in lines {
            let entry = serde_json::to_string(&line.entry).unwrap();
            assert!(
                !entry.contains("Fenland") && !entry.contains(&*made.code),
                "{entry}"
            );
        }
    }
}
