//! Staff put a request for somebody who has asked them elsewhere.

use domain::{
    audit::Act,
    id::{AppId, ExternalId},
    principal::Principal,
    request::{Against, Ask, Intake, OnBehalf, Reference, Standing, Words},
    subject::Subject,
};
use store::Person;

use crate::{
    Desk, Error, Resumed, by, staff,
    submit::{Put, is_appealable},
};

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
    /// Marks the form: posted twice, it makes one request.
    pub once: String,
}

impl Desk {
    /// Puts a request for a person, with the same clock as if they had put it here themselves. They see it as put for
    /// them, and how they had asked is written down. What nobody has to decide is done with it, here too: no law asks for
    /// a form. While marketing is stopped under a request, that one is the answer.
    ///
    /// # Errors
    /// [`Error::NotFound`] out of reach, [`Error::NobodyHeld`] if nothing is held about them, or their record is not
    /// open to this session, [`Error::NothingHeld`] if an erasure would take nothing, [`Error::NotFresh`] to lift
    /// something without a fresh sign-in, [`Error::Moved`] if it does not stand, [`Error::NotDecided`] for an appeal
    /// against what was not decided against them, and for a complaint about a complaint or an appeal.
    pub async fn ask_for(&self, caller: &Resumed, whom: &Whom, asked: AskedFor) -> Result<Reference, Error> {
        let principal = caller.principal();
        let (_, actor) = staff(principal)?;
        let AskedFor {
            ask,
            intake,
            words,
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
        if let Some(stands) = self.can_be_put(&app, &subject, &person, &ask).await? {
            return Ok(stands);
        }
        let put = Put {
            app: &app,
            subject,
            user: Some(person.user),
            on_behalf: Some(OnBehalf::Staff { by: actor.clone() }),
            act: Act::RequestOpenedFor,
            by: by(principal),
            facts: vec![("asked", intake.code().to_owned())],
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
                return Ok(stands.and_then(|stands| stands.reference));
            }
            Ask::Complaint { about: Some(about) } | Ask::Appeal { about } => {
                let own = self.store.own_request(app, subject, about).await?;
                let own = own.ok_or(Error::NotFound)?;
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
    use domain::{erasure::Size, opening::Occasion, reason::Reason, request::State};

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
    async fn out_of_reach_unknown_and_what_was_not_decided_is_refused() {
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
        let about = Reference::from_random(1);
        let appeal = put(&staff, known("a1", "maren"), Ask::Appeal { about }).await;
        assert!(matches!(appeal, Err(Error::NotFound)), "{appeal:?}");
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
                ..asks(ask)
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
        let lifted = office.desk.ask_for(&staff, &whom, asks(Ask::Lifting { of }));
        lifted.await.unwrap();
        assert_eq!(office.stands(&maren).await, []);
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
                ..asks(ask)
            };
            office.desk.ask_for(&staff, &known("a1", who), asked).await
        };
        let appeal = Ask::Appeal {
            about: reference.clone(),
        };
        let theirs = put("kofi", appeal.clone(), "one").await;
        assert!(matches!(theirs, Err(Error::NotFound)), "{theirs:?}");
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
}
