//! Staff put a request for somebody who has asked them elsewhere.

use domain::{
    audit::Act,
    facts::Region,
    id::{AppId, ExternalId},
    principal::Principal,
    request::{Ask, Intake, OnBehalf, Reference, Words},
    subject::Subject,
};

use crate::{Desk, Error, Resumed, by, staff, submit::Put};

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
    /// In what words; the person reads them.
    pub words: Words,
    /// Where they are, if they have said so.
    pub region: Option<Region>,
    /// Marks the form: posted twice, it makes one request.
    pub once: String,
}

impl Desk {
    /// Puts a request for a person, with the same clock as if they had put it here themselves. They see it as put for
    /// them, and how they had asked is written down.
    ///
    /// # Errors
    /// [`Error::NotFound`] out of reach, [`Error::NobodyHeld`] if nothing is held about them, or their record is not
    /// open to this session, [`Error::NotDecided`] for an appeal or what the law has done at once, which are the
    /// person's own to ask for.
    pub async fn ask_for(&self, caller: &Resumed, whom: &Whom, asked: AskedFor) -> Result<Reference, Error> {
        let principal = caller.principal();
        let (_, actor) = staff(principal)?;
        let AskedFor {
            ask,
            intake,
            words,
            region,
            once,
        } = asked;
        if ask.is_at_once() || matches!(ask, Ask::Appeal { .. }) {
            return Err(Error::NotDecided);
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
        let put = Put {
            app: &app,
            subject,
            user: Some(person.user),
            region: region.as_ref(),
            on_behalf: Some(OnBehalf::Staff { by: actor.clone() }),
            act: Act::RequestOpenedFor,
            by: by(principal),
            facts: vec![("asked", intake.code().to_owned())],
        };
        self.put(put, ask, Some(words), &[], &once).await
    }

    /// What marks a form for [`Self::ask_for`].
    ///
    /// # Errors
    /// [`Error::NotFound`] for anyone but staff.
    pub fn new_for(&self, principal: &Principal) -> Result<String, Error> {
        staff(principal)?;
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

#[cfg(test)]
mod tests {
    use domain::{
        deadline::Regime,
        erasure::Size,
        opening::Occasion,
        request::{Against, State},
    };

    use super::*;
    use crate::testing::{Office, words};

    fn known(app: &str, external_id: &str) -> Whom {
        Whom::Known {
            app: AppId::parse(app).unwrap(),
            external_id: ExternalId::parse(external_id).unwrap(),
        }
    }

    fn asks(ask: Ask) -> AskedFor {
        AskedFor {
            ask,
            intake: Intake::Telephone,
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
        let put = async || office.desk.ask_for(&staff, &whom, asks(everything())).await;
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
            ..asks(everything())
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
        let put = async || office.desk.ask_for(&staff, &whom, asks(Ask::Access)).await;
        assert!(matches!(put().await, Err(Error::NobodyHeld)));
        let opened = office.desk.open_record(&staff, &about, Occasion::PersonAsked);
        opened.await.unwrap();
        let reference = put().await.unwrap();
        let request = office.desk.request(&maren, &reference).await.unwrap();
        assert_eq!(request.ask, Ask::Access);
    }

    #[tokio::test]
    async fn out_of_reach_unknown_and_what_is_the_persons_own_to_ask_is_refused() {
        let office = Office::open().await;
        let staff = office.reviewing_of("a1").await;
        let maren = office.visiting("a1", "maren").await;
        let put =
            async |who: &Resumed, whom: Whom, ask: Ask| office.desk.ask_for(who, &whom, asks(ask)).await;
        let out = put(&staff, known("a2", "zoe"), everything()).await;
        assert!(matches!(out, Err(Error::NotFound)), "{out:?}");
        let own = put(&maren, known("a1", "maren"), everything()).await;
        assert!(matches!(own, Err(Error::NotFound)), "{own:?}");
        let nobody = put(&staff, known("a1", "nobody"), everything()).await;
        assert!(matches!(nobody, Err(Error::NobodyHeld)), "{nobody:?}");
        for ask in [
            Ask::Objection {
                against: Against::Marketing,
            },
            Ask::Appeal {
                about: Reference::from_random(1),
            },
        ] {
            let refused = put(&staff, known("a1", "maren"), ask).await;
            assert!(matches!(refused, Err(Error::NotDecided)), "{refused:?}");
        }
        let maren = maren.principal();
        assert!(office.desk.requests(maren).await.unwrap().is_empty());
    }
}
