//! Staff put a request for somebody who has asked them elsewhere.

use domain::{
    audit::Act,
    facts::Region,
    id::{AppId, ExternalId},
    principal::Principal,
    request::{Against, Ask, Intake, OnBehalf, Reference, Standing, Words},
    subject::Subject,
};
use jiff::{Span, civil::Date};
use store::{Besides, Person};

use crate::{
    Desk, Error, Resumed, by, staff,
    submit::{Put, is_appealable},
};

/// A request that staff put came today, or so many days ago at most: further back stands a slip of the pen.
pub const RECEIVED_WITHIN: i8 = 90;

/// Whom staff put a request for.
#[derive(Debug, Clone)]
pub enum Whom {
    /// Whoever this request is about, whose record is open to the session.
    Of(Reference),
    /// The person with this external id, of this business.
    Known {
        /// The business.
        app: AppId,
        /// Its id for them.
        external_id: ExternalId,
    },
}

/// What staff put for somebody.
#[derive(Debug, Clone)]
pub struct AskedFor {
    /// What is asked.
    pub ask: Ask,
    /// How the person asked for it.
    pub intake: Intake,
    /// On which day that reached the business.
    pub received_on: Date,
    /// In what words; the person reads them.
    pub words: Words,
    /// Where they are, if they have said so.
    pub region: Option<Region>,
    /// Marks the form: posted twice, it makes one request.
    pub once: String,
}

impl Desk {
    /// Puts a request for a person. The clock counts from the day on which they had asked, as if they had put it here
    /// then. They see it as put for them, and how and when they had asked is written down. What nobody has to decide is
    /// done with it, here too: no law asks for a form. While marketing is stopped under a request, that one is the answer.
    ///
    /// # Errors
    /// [`Error::NotFound`] out of reach, [`Error::NobodyHeld`] if nothing is held about them, or their record is not
    /// open to this session, [`Error::NotReceivedThen`] for a day to come, where the business is, or one that lies more than
    /// [`RECEIVED_WITHIN`] days back, [`Error::NothingHeld`] if an erasure would take nothing, [`Error::NotFresh`] to lift
    /// something without a fresh sign-in, [`Error::Moved`] if it does not stand, [`Error::NotTheirs`] if a complaint or an
    /// appeal is about no request of theirs, [`Error::NotDecided`] for an appeal against what was not decided against
    /// them, and for a complaint about a complaint or an appeal.
    pub async fn ask_for(&self, caller: &Resumed, whom: &Whom, asked: AskedFor) -> Result<Reference, Error> {
        let principal = caller.principal();
        let (_, actor) = staff(principal)?;
        let AskedFor {
            ask,
            intake,
            received_on,
            words,
            region,
            once,
        } = asked;
        if matches!(ask, Ask::Lifting { .. }) {
            self.ask_fresh(principal)?;
        }
        let (app, subject) = self.whom(caller, whom).await?;
        let user = match whom {
            Whom::Known { app, external_id } => self.store.person(app, external_id).await?,
            Whom::Of(reference) => {
                let request = self.in_reach(principal, reference).await?;
                let user = self.store.user_of(&request).await?;
                match user {
                    Some(user) => self.store.person_by_id(&app, &user).await?,
                    None => None,
                }
            }
        };
        let person = user
            .filter(|person| person.going.is_none())
            .ok_or(Error::NobodyHeld)?;
        let today = self.today_in(&self.store.facts(&app).await?);
        if !may_have_come(received_on, today) {
            return Err(Error::NotReceivedThen);
        }
        if let Some(stands) = self.can_be_put(&app, &subject, &person, &ask).await? {
            return Ok(stands);
        }
        let put = Put {
            app: &app,
            subject,
            user: Some(person.user),
            region: region.as_ref(),
            on_behalf: Some(OnBehalf::Staff { by: actor.clone() }),
            act: Act::RequestOpenedFor,
            by: by(principal),
            facts: vec![
                ("asked", intake.code().to_owned()),
                ("receivedOn", received_on.to_string()),
            ],
            received_on: Some(received_on),
            along: Besides::default(),
        };
        self.put(put, ask, Some(words), &[], &once).await
    }

    /// Whether somebody can ask for this; the request under which it stands, if it does already.
    async fn can_be_put(
        &self,
        app: &AppId,
        subject: &Subject,
        person: &Person,
        ask: &Ask,
    ) -> Result<Option<Reference>, Error> {
        match ask {
            Ask::Erasure { size } => {
                if let Some(id) = size.conversation() {
                    let own = self.store.conversation(app, &person.user, id).await?;
                    own.ok_or(Error::NotFound)?;
                }
                if self.store.preview(app, &person.user, size).await?.is_empty() {
                    return Err(Error::NothingHeld);
                }
            }
            Ask::Objection {
                against: Against::Marketing,
            } => {
                let standing = self.store.standing(app, subject).await?;
                let stands = standing
                    .into_iter()
                    .find(|stands| stands.what == Standing::Marketing && stands.is_standing());
                // Where an import tells otherwise since, it is said anew.
                let stands = stands.filter(|stands| stands.claimed.is_none());
                return Ok(stands.and_then(|stands| stands.reference));
            }
            Ask::Complaint { about: Some(about) } | Ask::Appeal { about } => {
                // Whatever they were called when they asked for that.
                let former = self.former_of(app, &person.user, subject).await?;
                let asked = self.store.requests_of(app, subject, &former).await?;
                let own = asked.into_iter().find(|own| own.reference == *about);
                let own = own.ok_or(Error::NotTheirs)?;
                let can = match ask {
                    Ask::Appeal { .. } => is_appealable(&own),
                    _ => !own.ask.kind().is_second_look(),
                };
                if !can {
                    return Err(Error::NotDecided);
                }
            }
            _ => {}
        }
        Ok(None)
    }

    /// What marks a form for [`Self::ask_for`].
    ///
    /// # Errors
    /// [`Error::NotFound`] for anyone but staff.
    pub async fn new_for(&self, principal: &Principal, from: Option<&Reference>) -> Result<String, Error> {
        staff(principal)?;
        if let Some(reference) = from {
            self.in_reach(principal, reference).await?;
        }
        self.new_once()
    }

    /// Whose request it will be.
    async fn whom(&self, caller: &Resumed, whom: &Whom) -> Result<(AppId, Subject), Error> {
        let principal = caller.principal();
        match whom {
            Whom::Of(reference) => {
                let request = self.in_reach(principal, reference).await?;
                let (app, subject, now) = (&request.app, &request.subject, self.clock.now());
                let open = self
                    .store
                    .record_open_until(app, subject, caller.session(), now)
                    .await?;
                open.ok_or(Error::NobodyHeld)?;
                let subject = self.who_asked(&request).await?;
                Ok((request.app, subject))
            }
            Whom::Known { app, external_id } => {
                let (reach, _) = staff(principal)?;
                let reached = self.store.apps(reach).await?;
                if !reached.iter().any(|reached| reached.id == *app) {
                    return Err(Error::NotFound);
                }
                Ok((app.clone(), self.keyring.subject(app, external_id)))
            }
        }
    }
}

/// Whether something that staff enter `today` can have reached them on that day.
fn may_have_come(received_on: Date, today: Date) -> bool {
    let earliest = today.saturating_sub(Span::new().days(RECEIVED_WITHIN));
    (earliest..=today).contains(&received_on)
}

#[cfg(test)]
mod tests {
    use domain::{
        audit::Chain,
        deadline::Regime,
        erasure::Size,
        facts::{Facts, Zone},
        opening::Occasion,
        reason::Reason,
        request::State,
    };
    use jiff::ToSpan;
    use proptest::prelude::*;

    use super::*;
    use crate::testing::{OPERATOR, Office, RENAMED, at_once, words};

    fn known(app: &str, external_id: &str) -> Whom {
        Whom::Known {
            app: AppId::parse(app).unwrap(),
            external_id: ExternalId::parse(external_id).unwrap(),
        }
    }

    fn asks(ask: Ask, received_on: Date) -> AskedFor {
        AskedFor {
            ask,
            intake: Intake::Telephone,
            received_on,
            words: words("She called on Monday."),
            region: None,
            once: "for-them".into(),
        }
    }

    fn everything() -> Ask {
        Ask::Erasure {
            size: Size::Everything,
        }
    }

    #[tokio::test]
    async fn the_person_sees_it_as_put_for_them_with_the_same_clock() {
        let office = Office::open().await;
        let staff = office.reviewing_of("a1").await;
        let whom = known("a1", "maren");
        let today = office.desk.today();
        let put = async || {
            office
                .desk
                .ask_for(&staff, &whom, asks(everything(), today))
                .await
        };
        let reference = put().await.unwrap();
        assert_eq!(put().await.unwrap(), reference, "the same form again");
        let maren = office.person("a1", "maren").await;
        let request = office.desk.request(&maren, &reference).await.unwrap();
        assert!(matches!(request.on_behalf, Some(OnBehalf::Staff { .. })));
        assert_eq!(request.state, State::Submitted);
        let due = office.desk.new_erasure(&maren).await.unwrap().due;
        assert_eq!(request.due, due);
        let said = office.desk.messages(&maren, &reference).await.unwrap();
        assert_eq!(said.len(), 1);
        let acts = office.acts("a1").await;
        assert!(acts.contains(&Act::RequestOpenedFor), "{acts:?}");
        // It is theirs to take back.
        office.desk.withdraw(&maren, &reference).await.unwrap();
    }

    #[tokio::test]
    async fn staff_may_say_where_the_person_is() {
        let office = Office::open().await;
        office.knows_places("a1").await;
        let staff = office.reviewing_of("a1").await;
        let places = office.desk.places(staff.principal()).await.unwrap();
        let there = Region::parse("US-VA").unwrap();
        assert!(places.contains(&there), "{places:?}");
        let whom = known("a1", "maren");
        let asked = AskedFor {
            region: Some(there.clone()),
            ..asks(everything(), office.desk.today())
        };
        let reference = office.desk.ask_for(&staff, &whom, asked).await.unwrap();
        let maren = office.person("a1", "maren").await;
        let request = office.desk.request(&maren, &reference).await.unwrap();
        assert_eq!(
            (request.due.regime, request.region),
            (Regime::Virginia, Some(there))
        );
        let own = office.desk.places(&maren).await;
        assert!(matches!(own, Err(Error::NotFound)), "{own:?}");
    }

    #[tokio::test]
    async fn from_a_request_only_while_the_record_is_open() {
        let office = Office::open().await;
        let (maren, about) = office.asked().await;
        let staff = office.reviewing_of("a1").await;
        let whom = Whom::Of(about.clone());
        let today = office.desk.today();
        let put = async || office.desk.ask_for(&staff, &whom, asks(Ask::Access, today)).await;
        assert!(matches!(put().await, Err(Error::NobodyHeld)));
        let opened = office.desk.open_record(&staff, &about, Occasion::PersonAsked);
        opened.await.unwrap();
        let reference = put().await.unwrap();
        let request = office.desk.request(&maren, &reference).await.unwrap();
        assert_eq!(request.ask, Ask::Access);
    }

    #[tokio::test]
    async fn out_of_reach_unknown_and_what_was_not_decided_is_refused() {
        let office = Office::open().await;
        let staff = office.reviewing_of("a1").await;
        let maren = office.visiting("a1", "maren").await;
        let today = office.desk.today();
        let put = async |who: &Resumed, whom: Whom, ask: Ask| {
            office.desk.ask_for(who, &whom, asks(ask, today)).await
        };
        let out = put(&staff, known("a2", "zoe"), everything()).await;
        assert!(matches!(out, Err(Error::NotFound)), "{out:?}");
        let own = put(&maren, known("a1", "maren"), everything()).await;
        assert!(matches!(own, Err(Error::NotFound)), "{own:?}");
        let nobody = put(&staff, known("a1", "nobody"), everything()).await;
        assert!(matches!(nobody, Err(Error::NobodyHeld)), "{nobody:?}");
        // Unknown, or somebody else's: they look the same.
        let kofi = office.person("a1", "kofi").await;
        let of_kofi = office.desk.submit_erasure(&kofi, "of kofi").await.unwrap();
        for about in [Reference::from_random(1), of_kofi] {
            let appeal = put(&staff, known("a1", "maren"), Ask::Appeal { about }).await;
            assert!(matches!(appeal, Err(Error::NotTheirs)), "{appeal:?}");
        }
        let of = Standing::Restriction;
        let lifting = put(&staff, known("a1", "maren"), Ask::Lifting { of }).await;
        assert!(matches!(lifting, Err(Error::Moved)), "{lifting:?}");
        let maren = maren.principal();
        assert!(office.desk.requests(maren).await.unwrap().is_empty());
        let undecided = office.desk.submit_erasure(maren, "once").await.unwrap();
        let appeal = Ask::Appeal { about: undecided };
        let appeal = put(&staff, known("a1", "maren"), appeal).await;
        assert!(matches!(appeal, Err(Error::NotDecided)), "{appeal:?}");
    }

    #[tokio::test]
    async fn what_nobody_decides_is_done_as_it_is_told_and_undone_so() {
        let office = Office::open().await;
        let staff = office.reviewing_of("a1").await;
        let maren = office.person("a1", "maren").await;
        let whom = known("a1", "maren");
        let put = async |ask: Ask, once: &str| {
            let asked = AskedFor {
                once: once.to_owned(),
                ..asks(ask, office.desk.today())
            };
            office.desk.ask_for(&staff, &whom, asked).await
        };
        let against = Against::Marketing;
        let stopped = put(Ask::Objection { against }, "one").await.unwrap();
        assert_eq!(office.stands(&maren).await, [Standing::Marketing]);
        let request = office.desk.request(&maren, &stopped).await.unwrap();
        assert!(matches!(request.on_behalf, Some(OnBehalf::Staff { .. })));
        assert!(matches!(request.state, State::Done { .. }));
        let again = put(Ask::Objection { against }, "two").await.unwrap();
        assert_eq!(again, stopped, "while it stands");
        let acts = office.acts("a1").await;
        assert!(acts.contains(&Act::RequestOpenedFor), "{acts:?}");

        let of = Standing::Marketing;
        office.clock.forward(16 * 60);
        let late = put(Ask::Lifting { of }, "three").await;
        assert!(matches!(late, Err(Error::NotFresh)), "{late:?}");
        let staff = office.reviewing_of("a1").await;
        let lifting = asks(Ask::Lifting { of }, office.desk.today());
        office.desk.ask_for(&staff, &whom, lifting).await.unwrap();
        assert_eq!(office.stands(&maren).await, []);
    }

    /// The control: Kofi, whose it is not.
    #[tokio::test]
    async fn an_appeal_against_what_was_decided_under_a_former_name_can_be_told() {
        let office = Office::open().await;
        let (_, reference) = office.asked().await;
        let staff = office.reviewing_of("a1").await;
        let refused = office
            .desk
            .refuse(staff.principal(), &reference, Reason::LegalClaims, None);
        refused.await.unwrap();
        office.clock.forward(60);
        office.update(RENAMED).await.unwrap();
        office.clock.forward(60);
        let put = async |who: &str| {
            let ask = Ask::Appeal {
                about: reference.clone(),
            };
            let asked = asks(ask, office.desk.today());
            office.desk.ask_for(&staff, &known("a1", who), asked).await
        };
        let theirs = put("kofi").await;
        assert!(matches!(theirs, Err(Error::NotTheirs)), "{theirs:?}");
        let appeal = put("maren-since").await.unwrap();
        let maren = office.person("a1", "maren-since").await;
        let request = office.desk.request(&maren, &appeal).await.unwrap();
        assert_eq!(request.ask.about(), Some(&reference));
    }

    #[tokio::test]
    async fn an_appeal_and_an_erasure_of_any_size_can_be_told() {
        let office = Office::open().await;
        let (maren, reference) = office.asked().await;
        let staff = office.reviewing_of("a1").await;
        let refused = office
            .desk
            .refuse(staff.principal(), &reference, Reason::LegalClaims, None);
        refused.await.unwrap();
        let put = async |who: &str, ask: Ask, once: &str| {
            let asked = AskedFor {
                once: once.to_owned(),
                ..asks(ask, office.desk.today())
            };
            office.desk.ask_for(&staff, &known("a1", who), asked).await
        };
        let appeal = Ask::Appeal {
            about: reference.clone(),
        };
        let theirs = put("kofi", appeal.clone(), "one").await;
        assert!(matches!(theirs, Err(Error::NotTheirs)), "{theirs:?}");
        let appeal = put("maren", appeal, "two").await.unwrap();
        let request = office.desk.request(&maren, &appeal).await.unwrap();
        assert_eq!(request.ask.about(), Some(&reference));
        for (once, size) in [("3", Size::AllMessages), ("4", Size::PersonalInformation)] {
            let put = put("maren", Ask::Erasure { size: size.clone() }, once)
                .await
                .unwrap();
            let request = office.desk.request(&maren, &put).await.unwrap();
            assert_eq!(request.ask, Ask::Erasure { size });
        }
        let conversation = "v3".parse().unwrap();
        let size = Size::Conversation { conversation };
        let others = put("maren", Ask::Erasure { size }, "5").await;
        assert!(matches!(others, Err(Error::NotFound)), "{others:?}");
    }

    /// A letter of ten days ago leaves ten days less, and is late when one that came then is.
    #[tokio::test]
    async fn the_clock_counts_from_the_day_on_which_it_came_and_the_history_from_its_entry() {
        let office = Office::open().await;
        let staff = office.reviewing_of("a1").await;
        let (now, today) = (office.desk.clock.now(), office.desk.today());
        let came = today.saturating_sub(10.days());
        let maren = known("a1", "maren");
        let put = office.desk.ask_for(&staff, &maren, asks(everything(), came));
        let reference = put.await.unwrap();
        let maren = office.person("a1", "maren").await;
        let request = office.desk.request(&maren, &reference).await.unwrap();
        let facts = Facts::default();
        let as_then = everything().due(facts.regime, facts.calendar, came);
        assert_eq!(request.due, as_then);
        assert_eq!((request.due.received_on, request.received_at), (came, now));
        let as_now = office.desk.new_erasure(&maren).await.unwrap().due;
        assert!(as_then.by < as_now.by);
        assert!(request.trail.iter().all(|step| step.at == now));
        assert_eq!(request.reckon(&facts.zone()).due, request.due);
        let said = office.desk.first_words(&request).await.unwrap();
        assert_eq!(said.unwrap().as_str(), "She called on Monday.");
        let chain = Chain::App(request.app.clone());
        let log = office.desk.audit_page(&OPERATOR, &chain, 0).await.unwrap();
        let mut entries = log.into_iter().map(|line| line.entry);
        let entry = entries.find(|entry| entry.act == Act::RequestOpenedFor).unwrap();
        assert_eq!(entry.facts["receivedOn"], came.to_string());
        assert_eq!(entry.at, now);
    }

    #[tokio::test]
    async fn a_day_to_come_or_long_ago_is_refused_by_the_days_of_where_the_business_is() {
        let office = Office::open().await;
        let app = AppId::parse("a1").unwrap();
        // 11 in the morning in UTC, and 14 hours later there.
        office.clock.set(1_793_012_400);
        let facts = Facts {
            time_zone: Zone::parse("Pacific/Kiritimati").ok(),
            ..at_once()
        };
        let today = office.desk.today_in(&facts);
        assert_eq!(today, office.desk.today().tomorrow().unwrap());
        let staff = office.reviewing_of("a1").await;
        let put = async |day: Date| {
            let asked = asks(everything(), day);
            office.desk.ask_for(&staff, &known("a1", "maren"), asked).await
        };
        let early = put(today).await;
        assert!(
            matches!(early, Err(Error::NotReceivedThen)),
            "in UTC it is to come"
        );
        office.desk.set_facts(&OPERATOR, &app, facts).await.unwrap();
        for wrong in [today.tomorrow().unwrap(), today.saturating_sub(91.days())] {
            let refused = put(wrong).await;
            assert!(
                matches!(refused, Err(Error::NotReceivedThen)),
                "{wrong}: {refused:?}"
            );
        }
        put(today).await.unwrap();
    }

    proptest! {
        /// What came earlier is due no later, and whatever can be entered is counted from its own day.
        #[test]
        fn who_asked_earlier_is_answered_no_later(back in 0i32..200, more in 0i32..200) {
            let today = jiff::civil::date(2026, 11, 30);
            let later = today.saturating_sub(back.days());
            let earlier = later.saturating_sub(more.days());
            prop_assert_eq!(may_have_come(later, today), back <= i32::from(RECEIVED_WITHIN));
            prop_assert!(may_have_come(later, today) || !may_have_come(earlier, today));
            let due = |day| everything().due(Regime::Gdpr, None, day);
            prop_assert!(due(earlier).by <= due(later).by);
            prop_assert_eq!(due(earlier).received_on, earlier);
        }
    }
}
