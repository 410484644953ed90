//! Requests are put: by the person, one file a kind, or by staff for them.

mod at_once;
mod complaint;
mod correction;
mod erasure;
mod objection;
mod restriction;
mod transfer;

use domain::{
    audit::{Act, By, Chain},
    deadline::Due,
    facts::Region,
    id::{AppId, UserId},
    principal::Principal,
    request::{Ask, Author, Message, OnBehalf, Reference, Request, Words},
    standing::Origin,
    subject::Subject,
};
use jiff::civil::Date;
use store::{Besides, Log, Opened};

pub(crate) use self::at_once::effect;
use self::at_once::{Grant, granted};
pub use self::{
    complaint::{NewSecondLook, is_appealable},
    correction::{Editable, NewCorrection, Proposal, Proposed},
    erasure::{ErasureSizes, NewErasure},
    objection::NewObjection,
    restriction::NewRestriction,
    transfer::NewTransfer,
};
use crate::{Desk, Error, Me, by, hex, me, tasks::awaiting};

/// Whose a request is, and who puts it.
pub(crate) struct Put<'a> {
    /// The business that it is put to.
    pub(crate) app: &'a AppId,
    /// The person.
    pub(crate) subject: Subject,
    /// Their records, while they are held.
    pub(crate) user: Option<UserId>,
    /// Where they are, as far as somebody who may has said so.
    pub(crate) region: Option<&'a Region>,
    /// Who puts it, where that is not the person.
    pub(crate) on_behalf: Option<OnBehalf>,
    /// What the log calls that.
    pub(crate) act: Act,
    /// Who, for the log.
    pub(crate) by: By,
    /// What the log says besides.
    pub(crate) facts: Vec<(&'static str, String)>,
    /// The day on which it reached the business, where that is not today.
    pub(crate) received_on: Option<Date>,
    /// What becomes of other requests with it.
    pub(crate) along: Besides,
}

impl Desk {
    /// Puts a request of the person's own. While one of the same kind and scope is open, that request is the answer, to
    /// which the words are added; and when the same form comes again, the one that it made. The open requests of
    /// `takes_in` that are narrower go into it.
    pub(crate) async fn submit(
        &self,
        principal: &Principal,
        ask: Ask,
        words: Option<Words>,
        takes_in: &[Reference],
        once: &str,
    ) -> Result<Reference, Error> {
        let put = self.own_put(principal).await?;
        self.put(put, ask, words, takes_in, once).await
    }

    /// A request of the person's own.
    async fn own_put<'p>(&self, principal: &'p Principal) -> Result<Put<'p>, Error> {
        let me = me(principal)?;
        Ok(Put {
            user: self.visible(&me).await?.map(|person| person.user),
            app: me.app,
            subject: me.subject,
            region: me.region,
            on_behalf: None,
            act: Act::RequestOpened,
            by: by(principal),
            facts: Vec::new(),
            received_on: None,
            along: Besides::default(),
        })
    }

    /// The person's open request for the same, if there is one.
    async fn open_for(&self, me: &Me<'_>, ask: &Ask) -> Result<Option<Reference>, Error> {
        let former = self.former(me).await?;
        let asked = self.store.requests_of(me.app, &me.subject, &former).await?;
        let open = asked
            .into_iter()
            .find(|request| request.state.is_open() && request.ask.is_same_as(ask));
        Ok(open.map(|request| request.reference))
    }

    /// Puts a request, whoever does. What the law leaves nothing to decide about is done with that.
    pub(crate) async fn put(
        &self,
        put: Put<'_>,
        ask: Ask,
        words: Option<Words>,
        takes_in: &[Reference],
        once: &str,
    ) -> Result<Reference, Error> {
        let grant = ask.is_at_once().then_some(Grant::ByLaw(Origin::Person));
        self.put_granted(put, ask, words, takes_in, once, grant).await
    }

    /// Puts a request that the portal may grant by itself.
    async fn put_granted(
        &self,
        put: Put<'_>,
        ask: Ask,
        words: Option<Words>,
        takes_in: &[Reference],
        once: &str,
        grant: Option<Grant>,
    ) -> Result<Reference, Error> {
        let (opened, log) = self.opening(put, ask, words, takes_in, once, grant).await?;
        Ok(self.store.open_request(opened, log).await?)
    }

    /// A request as it is opened, and what is written down about that.
    async fn opening(
        &self,
        put: Put<'_>,
        ask: Ask,
        words: Option<Words>,
        takes_in: &[Reference],
        once: &str,
        grant: Option<Grant>,
    ) -> Result<(Opened, Log), Error> {
        let reference = self.new_reference()?;
        let takes_in = self.taken_in(&put, &ask, &reference, takes_in).await?;
        let now = self.clock.now();
        let mut entry = self
            .entry(put.act, put.by)
            .about(put.subject)
            .of(&reference)
            .with("kind", ask.kind().code());
        if put.on_behalf.is_none() {
            entry = entry.with("acknowledged", true);
        }
        if let Some(grant) = &grant {
            entry = grant.told(entry);
        }
        for (name, value) in put.facts {
            entry = entry.with(name, value);
        }
        let message = words.map(|text| Message {
            at: now,
            by: author(put.on_behalf.as_ref()),
            text,
        });
        let (due, region) = self.due_there(put.app, put.region, &ask, put.received_on).await?;
        let mut request =
            Request::submit(put.app.clone(), reference, put.subject, ask, now, due).in_region(region);
        if let Some(who) = put.on_behalf {
            request = request.put_by(who);
        }
        let (mut effects, mut tasks) = (Vec::new(), None);
        if let Some(grant) = &grant {
            (request, effects) = granted(request, grant, put.subject, now)?;
            tasks = self.to_do(&request, put.user.as_ref(), &effects).await?;
            request = awaiting(request, tasks.as_ref());
        }
        let log = self.log(Chain::App(put.app.clone()), entry);
        let opened = Opened {
            request,
            user: put.user,
            once: once.to_owned(),
            takes_in,
            besides: Besides {
                message,
                effects,
                tasks,
                ..put.along
            },
        };
        Ok((opened, log))
    }

    /// The person's open requests among `takes_in` that ask for less of the same, on their way into it.
    async fn taken_in(
        &self,
        put: &Put<'_>,
        ask: &Ask,
        wider: &Reference,
        takes_in: &[Reference],
    ) -> Result<Vec<(Request, Request, Log)>, Error> {
        let mut taken = Vec::new();
        for reference in takes_in {
            let own = self.store.own_request(put.app, &put.subject, reference).await?;
            let narrower = own.filter(|own| own.state.is_revocable() && ask.is_wider_than(&own.ask));
            let Some(narrower) = narrower else {
                return Err(Error::Moved);
            };
            let gone = narrower.clone().go_into(wider.clone(), self.clock.now())?;
            let entry = self
                .entry(Act::RequestWithdrawn, put.by.clone())
                .about(put.subject)
                .of(reference)
                .with("takenInto", wider.as_str());
            taken.push((narrower, gone, self.log(Chain::App(put.app.clone()), entry)));
        }
        Ok(taken)
    }

    /// When the answer to a request that the person put now would usually be due.
    ///
    /// # Errors
    /// [`Error::NotFound`] for anyone but a person.
    pub async fn usual_due(&self, principal: &Principal) -> Result<Due, Error> {
        self.due(&me(principal)?, &Ask::Access).await
    }

    /// When the answer to a request that the person made now is due.
    pub(crate) async fn due(&self, me: &Me<'_>, ask: &Ask) -> Result<Due, Error> {
        let (due, _) = self.due_there(me.app, me.region, ask, None).await?;
        Ok(due)
    }

    /// When the answer to a request of somebody there is due, if it came on that day or else today, by the law of where
    /// they are, and the app's calendar and zone; and the place, if that has chosen the law. A second look is answered
    /// under the law of what it is about.
    pub(crate) async fn due_there(
        &self,
        app: &AppId,
        region: Option<&Region>,
        ask: &Ask,
        received_on: Option<Date>,
    ) -> Result<(Due, Option<Region>), Error> {
        let facts = self.store.facts(app).await?;
        let about = match ask.about() {
            Some(about) => self.store.request(app, about).await?,
            None => None,
        };
        let (regime, region) = match about {
            Some(about) => (about.due.regime, about.region),
            None => match facts.chosen_by(region) {
                Some((place, regime)) => (regime, Some(place.clone())),
                None => (facts.regime, None),
            },
        };
        let received_on = received_on.unwrap_or_else(|| self.today_in(&facts));
        Ok((ask.due(regime, facts.calendar, received_on), region))
    }

    pub(crate) fn new_reference(&self) -> Result<Reference, Error> {
        Ok(Reference::from_random(u64::from_be_bytes(
            evidence::random_bytes::<8>(&*self.random)?,
        )))
    }

    /// Marks a form: posted twice, it makes one request; and what is typed into it is kept under that.
    ///
    /// # Errors
    /// [`Error::Fault`] when there is no randomness to be had.
    pub fn new_once(&self) -> Result<String, Error> {
        Ok(hex(&evidence::random_bytes::<16>(&*self.random)?))
    }
}

/// Who wrote the first words of it.
fn author(on_behalf: Option<&OnBehalf>) -> Author {
    match on_behalf {
        None => Author::Person,
        Some(OnBehalf::Staff { by }) => Author::Staff { by: by.clone() },
        Some(OnBehalf::Operator { .. }) => Author::Operator,
    }
}

#[cfg(test)]
mod tests {
    use domain::{
        deadline::Regime,
        reason::Reason,
        request::{Decider, State},
    };

    use super::*;
    use crate::{
        Verdict,
        testing::{Office, words},
    };

    async fn ask(office: &Office, who: &Principal, once: &str) -> Request {
        let asked = office
            .desk
            .submit(who, Ask::Access, None, &[], once)
            .await
            .unwrap();
        office.desk.request(who, &asked).await.unwrap()
    }

    #[tokio::test]
    async fn the_law_is_that_of_where_the_person_is_and_the_usual_one_where_nobody_says() {
        let office = Office::open().await;
        office.knows_places("a1").await;
        for (region, regime, kept) in [
            ("GB-SCT", Regime::UkGdpr, Some("GB")),
            ("US-VA", Regime::Virginia, Some("US-VA")),
            ("US-TX", Regime::Gdpr, None),
        ] {
            let maren = office.person_from("a1", "maren", region).await;
            let usual = office.desk.usual_due(&maren).await.unwrap();
            let request = ask(&office, &maren, region).await;
            assert_eq!((request.due, request.due.regime), (usual, regime), "{region}");
            let place = request.region.as_ref().map(ToString::to_string);
            assert_eq!(place.as_deref(), kept, "{region}");
            office.desk.withdraw(&maren, &request.reference).await.unwrap();
        }
        // The control: the same person, of whom nobody says where they are.
        let maren = office.person("a1", "maren").await;
        let request = ask(&office, &maren, "nowhere").await;
        assert_eq!((request.due.regime, request.region), (Regime::Gdpr, None));
    }

    /// Whoever complains or appeals is answered under the law that the decision rests on, wherever they are by then.
    #[tokio::test]
    async fn a_second_look_is_under_the_law_of_what_it_is_about_and_so_is_what_it_opens_anew() {
        let office = Office::open().await;
        office.knows_places("a1").await;
        let there = office.person_from("a1", "maren", "US-VA").await;
        let request = ask(&office, &there, "first").await;
        let maren = office.person("a1", "maren").await;
        let [one, other] = office.two_reviewers("a1").await;
        let refused = office
            .desk
            .refuse(&one, &request.reference, Reason::ClaimNotCovered, None);
        refused.await.unwrap();
        let new = office.desk.new_appeal(&maren, &request.reference).await.unwrap();
        let appeal = office
            .desk
            .submit_appeal(&maren, &request.reference, words("Look again."), "appeal")
            .await
            .unwrap();
        let appeal = office.desk.request(&maren, &appeal).await.unwrap();
        assert_eq!((appeal.due, appeal.due.regime), (new.due, Regime::Virginia));
        let yes = Verdict {
            words: Some(words("You are right.")),
            ..Verdict::default()
        };
        let upheld = office.desk.approve(&other, &appeal.reference, yes);
        upheld.await.unwrap();
        let requests = office.desk.requests(&maren).await.unwrap();
        let anew = requests
            .iter()
            .find(|request| request.follows.as_ref() == Some(&appeal.reference));
        let anew = anew.unwrap();
        assert_eq!(
            (anew.due.regime, &anew.region),
            (Regime::Virginia, &request.region)
        );
    }

    #[tokio::test]
    async fn what_is_done_at_once_rests_on_the_persons_own_law() {
        let office = Office::open().await;
        office.knows_places("a1").await;
        let maren = office.person_from("a1", "maren", "GB").await;
        let done = office.desk.object_to_marketing(&maren, "once").await.unwrap();
        let request = office.desk.request(&maren, &done).await.unwrap();
        let State::Done { approval, .. } = request.state else {
            panic!("not done")
        };
        assert_eq!(approval.by, Decider::ByLaw("UK GDPR Art. 21(3)".into()));
    }
}
