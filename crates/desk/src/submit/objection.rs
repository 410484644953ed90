//! A person objects, or takes that back.

use domain::{
    deadline::Due,
    principal::Principal,
    request::{Against, Ask, Ground, Reference, Standing, Words},
    standing::{Origin, Stands},
};

use super::Grant;
use crate::{Desk, Error, me};

/// What a person has to know before objecting.
#[derive(Debug, Clone)]
pub struct NewObjection {
    /// What stands about them, and what stood.
    pub standing: Vec<Stands>,
    /// An open objection to other uses, if there is one.
    pub open: Option<Reference>,
    /// Whether anything is held that could be restricted meanwhile.
    pub held: bool,
    /// By when the business would have to answer.
    pub due: Due,
    /// Marks the form: posted twice, it makes one request.
    pub once: String,
}

impl Desk {
    /// What stands about the person, and what stood, with a mark for the form that lifts it.
    ///
    /// # Errors
    /// [`Error::NotFound`] for anyone but a person.
    pub async fn standing(&self, principal: &Principal) -> Result<(Vec<Stands>, String), Error> {
        let me = me(principal)?;
        let standing = self.store.standing(me.app, &me.subject).await?;
        Ok((standing, self.new_once()?))
    }

    /// What a person has to know before objecting.
    ///
    /// # Errors
    /// [`Error::NotFound`] for anyone but a person.
    pub async fn new_objection(&self, principal: &Principal) -> Result<NewObjection, Error> {
        let me = me(principal)?;
        let (standing, once) = self.standing(principal).await?;
        let against = Against::OtherUses;
        let ask = Ask::Objection { against };
        Ok(NewObjection {
            standing,
            open: self.open_for(&me, &ask).await?,
            held: self.visible(&me).await?.is_some(),
            due: self.due(&me, &ask).await?,
            once,
        })
    }

    /// Objects to direct marketing: nobody decides that, and it is done with the request. While it stands, the request
    /// under which it does is the answer; unless an import tells otherwise since, so that it is said anew.
    ///
    /// # Errors
    /// [`Error::NotFound`] for anyone but a person.
    pub async fn object_to_marketing(&self, principal: &Principal, once: &str) -> Result<Reference, Error> {
        self.no_marketing(principal, Origin::Person, once).await
    }

    /// Takes up what a person's browser says by `Sec-GPC: 1` as they come: once, where nothing has been said about
    /// marketing here. Whoever has allowed it since is asked by their pages.
    ///
    /// # Errors
    /// [`Error::Store`] if the store fails.
    pub async fn take_up_signal(&self, principal: &Principal) -> Result<(), Error> {
        let Ok(me) = me(principal) else {
            return Ok(());
        };
        let standing = self.store.standing(me.app, &me.subject).await?;
        let is_said = standing.iter().any(|stands| stands.what == Standing::Marketing);
        if is_said || self.visible(&me).await?.is_none() {
            return Ok(());
        }
        // Always the same mark: two who come at once make one request.
        let signal = Origin::Browser;
        self.no_marketing(principal, signal, signal.code())
            .await
            .map(drop)
    }

    async fn no_marketing(
        &self,
        principal: &Principal,
        origin: Origin,
        once: &str,
    ) -> Result<Reference, Error> {
        let me = me(principal)?;
        let standing = self.store.standing(me.app, &me.subject).await?;
        let stands = standing
            .into_iter()
            .find(|stands| stands.what == Standing::Marketing && stands.is_standing());
        let stands = stands.filter(|stands| stands.claimed.is_none());
        if let Some(reference) = stands.and_then(|stands| stands.reference) {
            return Ok(reference);
        }
        let put = self.own_put(principal).await?;
        let against = Against::Marketing;
        let grant = Some(Grant::ByLaw(origin));
        let ask = Ask::Objection { against };
        self.put_granted(put, ask, None, &[], once, grant).await
    }

    /// Objects to other uses, in the person's own words; a member of staff weighs it. `meanwhile`, their records may be
    /// only stored until then (Art. 18(1)(d) GDPR): both in one act, or neither.
    ///
    /// # Errors
    /// [`Error::NotFound`] for anyone but a person, [`Error::NothingHeld`] if nothing is used, [`Error::Moved`] if a
    /// restriction that they had asked for moved on at the same moment.
    pub async fn object_to_other_uses(
        &self,
        principal: &Principal,
        words: Words,
        meanwhile: bool,
        once: &str,
    ) -> Result<Reference, Error> {
        let me = me(principal)?;
        self.visible(&me).await?.ok_or(Error::NothingHeld)?;
        let against = Against::OtherUses;
        let ask = Ask::Objection { against };
        let mut put = self.own_put(principal).await?;
        if meanwhile {
            put.along = self.meanwhile(principal, Ground::ObjectionPending, once).await?;
        }
        self.put(put, ask, Some(words), &[], once).await
    }

    /// Lifts what stands, as the person says: nobody decides that either.
    ///
    /// # Errors
    /// [`Error::NotFound`] for anyone but a person, [`Error::Moved`] if it does not stand.
    pub async fn lift(&self, principal: &Principal, of: Standing, once: &str) -> Result<Reference, Error> {
        let put = self.own_put(principal).await?;
        // One page may have a form for each.
        let once = format!("{once}-{}", of.code());
        self.put(put, Ask::Lifting { of }, None, &[], &once).await
    }
}

#[cfg(test)]
mod tests {
    use domain::{
        audit::Act,
        request::{Decider, State},
    };
    use store::Suppression;

    use super::*;
    use crate::{
        Verdict,
        testing::{Office, UNWANTED},
    };

    impl Office {
        /// What stands about somebody just now.
        pub(crate) async fn stands(&self, who: &Principal) -> Vec<Standing> {
            let (standing, _) = self.desk.standing(who).await.unwrap();
            let now = standing.into_iter().filter(Stands::is_standing);
            now.map(|stands| stands.what).collect()
        }

        pub(crate) async fn list(&self) -> Vec<Suppression> {
            let app = domain::id::AppId::parse("a1").unwrap();
            self.desk.store.suppressions(&app, 0, 100).await.unwrap().people
        }

        async fn marketing(&self, who: &Principal) -> Option<bool> {
            let profile = self.desk.profile(who).await.unwrap()?;
            let said: domain::record::Preference = domain::record::parse(&profile.preference?);
            said.marketing
        }

        async fn acts_about(&self, who: &Principal) -> Vec<Act> {
            let lines = self.desk.activity(who, None).await.unwrap().lines;
            lines.into_iter().map(|line| line.act).collect()
        }
    }

    fn words() -> Words {
        Words::parse("You guess what I like.").unwrap()
    }

    #[tokio::test]
    async fn no_marketing_is_done_as_it_is_asked_and_undone_in_as_many_steps() {
        let office = Office::open().await;
        let maren = office.person("a1", "maren").await;
        let reference = office.desk.object_to_marketing(&maren, "once").await.unwrap();
        let request = office.desk.request(&maren, &reference).await.unwrap();
        let State::Done { approval, .. } = request.state else {
            panic!("{:?}", request.state)
        };
        assert_eq!(approval.by, Decider::ByLaw("GDPR Art. 21(3)".into()));
        assert_eq!(office.stands(&maren).await, [Standing::Marketing]);
        assert_eq!(office.marketing(&maren).await, Some(false));
        assert_eq!(office.list().await.len(), 1);
        assert_eq!(
            office.acts_about(&maren).await,
            [Act::PreferenceSet, Act::RequestOpened, Act::SignedIn]
        );
        // The same form again, and another while it stands.
        for once in ["once", "another"] {
            assert_eq!(
                office.desk.object_to_marketing(&maren, once).await.unwrap(),
                reference
            );
        }
        assert_eq!(office.desk.requests(&maren).await.unwrap().len(), 1);

        let lifting = office
            .desk
            .lift(&maren, Standing::Marketing, "once")
            .await
            .unwrap();
        assert_ne!(lifting, reference);
        assert_eq!(office.stands(&maren).await, []);
        assert_eq!(office.marketing(&maren).await, Some(true));
        assert_eq!(office.list().await.len(), 1, "lifted, and still told");
        assert_eq!(
            office
                .desk
                .lift(&maren, Standing::Marketing, "once")
                .await
                .unwrap(),
            lifting
        );
        let again = office.desk.lift(&maren, Standing::Marketing, "another").await;
        assert!(matches!(again, Err(Error::Moved)), "{again:?}");
        let staff = office.reviewer_of("a1").await;
        let theirs = office.desk.object_to_marketing(&staff, "once").await;
        assert!(matches!(theirs, Err(Error::NotFound)), "{theirs:?}");
    }

    /// A yes that an import tells is later: whoever says no once more has said it anew, and nobody is asked any more.
    #[tokio::test]
    async fn no_is_said_anew_where_an_import_says_otherwise() {
        let office = Office::open().await;
        let maren = office.person("a1", "maren").await;
        let first = office.desk.object_to_marketing(&maren, "first").await.unwrap();
        office.clock.forward(60);
        let at = office.desk.clock.now();
        let yes = format!(
            r#"{{"type":"preference","appId":"a1","data":{{"userId":"u1","marketing":true,"at":"{at}"}}}}"#
        );
        office.update(&yes).await.unwrap();
        let claimed = async || office.desk.standing(&maren).await.unwrap().0[0].claimed;
        assert_eq!(claimed().await, Some(at));
        office.clock.forward(60);
        let anew = office.desk.object_to_marketing(&maren, "anew").await.unwrap();
        assert_ne!(anew, first);
        assert_eq!(claimed().await, None);
        // The control: while nothing tells otherwise, what stands is the answer.
        let again = office.desk.object_to_marketing(&maren, "again").await;
        assert_eq!(again.unwrap(), anew);
        assert_eq!(office.marketing(&maren).await, Some(false));
        assert_eq!(office.list().await.len(), 1);
    }

    #[tokio::test]
    async fn a_browsers_signal_is_taken_up_once_and_no_more() {
        let office = Office::open().await;
        let maren = office.person("a1", "maren").await;
        for _ in 0..2 {
            office.desk.take_up_signal(&maren).await.unwrap();
            assert_eq!(office.stands(&maren).await, [Standing::Marketing]);
        }
        assert_eq!(office.desk.requests(&maren).await.unwrap().len(), 1);
        let (standing, _) = office.desk.standing(&maren).await.unwrap();
        assert_eq!(standing[0].origin, Origin::Browser);
        office
            .desk
            .lift(&maren, Standing::Marketing, "once")
            .await
            .unwrap();
        office.desk.take_up_signal(&maren).await.unwrap();
        assert_eq!(
            office.stands(&maren).await,
            [],
            "whoever allowed it since is asked"
        );
        // Where the business knew already, and where nothing is held.
        let office = Office::open().await;
        office.import(UNWANTED).await.unwrap();
        for who in ["maren", "nobody"] {
            let who = office.person("a1", who).await;
            office.desk.take_up_signal(&who).await.unwrap();
            assert_eq!(office.desk.requests(&who).await.unwrap().len(), 0);
        }
        assert_eq!(office.list().await.len(), 1);
    }

    #[tokio::test]
    async fn other_uses_are_weighed_and_the_records_restricted_meanwhile() {
        let office = Office::open().await;
        let maren = office.person("a1", "maren").await;
        let object = async |once: &str| {
            office
                .desk
                .object_to_other_uses(&maren, words(), true, once)
                .await
        };
        let reference = object("once").await.unwrap();
        assert_eq!(object("once").await.unwrap(), reference);
        let request = office.desk.request(&maren, &reference).await.unwrap();
        assert_eq!(request.state, State::Submitted);
        assert_eq!(office.stands(&maren).await, [Standing::Restriction]);
        let (standing, _) = office.desk.standing(&maren).await.unwrap();
        assert_eq!(standing[0].grounds, [Ground::ObjectionPending]);
        let asked = office.desk.requests(&maren).await.unwrap();
        assert_eq!(asked.len(), 2, "the objection, and the restriction");
        let open = office.desk.new_objection(&maren).await.unwrap().open;
        assert_eq!(open.as_ref(), Some(&reference));

        let reviewer = office.reviewer_of("a1").await;
        office
            .desk
            .approve(&reviewer, &reference, Verdict::default())
            .await
            .unwrap();
        let done = office.desk.request(&maren, &reference).await.unwrap();
        assert!(matches!(done.state, State::Done { .. }));
        assert_eq!(
            office.stands(&maren).await,
            [Standing::OtherUses, Standing::Restriction]
        );
        office
            .desk
            .lift(&maren, Standing::Restriction, "once")
            .await
            .unwrap();
        assert_eq!(office.stands(&maren).await, [Standing::OtherUses]);
        let nobody = office.person("a1", "nobody").await;
        let refused = office
            .desk
            .object_to_other_uses(&nobody, words(), false, "once")
            .await;
        assert!(matches!(refused, Err(Error::NothingHeld)), "{refused:?}");
    }

    #[tokio::test]
    async fn an_erased_persons_objection_is_found_again_by_an_import() {
        let office = Office::open().await;
        let maren = office.person("a1", "maren").await;
        office.desk.object_to_marketing(&maren, "first").await.unwrap();
        let reference = office.desk.submit_erasure(&maren, "once").await.unwrap();
        let reviewer = office.reviewer_of("a1").await;
        office
            .desk
            .approve(&reviewer, &reference, Verdict::default())
            .await
            .unwrap();
        office.work().await;
        assert_eq!(office.list().await, []);
        assert_eq!(office.stands(&maren).await, [Standing::Marketing]);
        // By another id of the platform's.
        let again = r#"{"type":"user","appId":"a1","data":{"id":"u77","externalId":"maren"}}"#;
        office.import(again).await.unwrap();
        assert_eq!(office.list().await, [], "set aside");
        assert_eq!(office.stands(&maren).await, [Standing::Marketing]);
        office.let_in(again, &reference).await;
        let listed = office.list().await;
        assert_eq!((listed.len(), listed[0].user.as_str()), (1, "u77"));
        let maren = office.person("a1", "maren").await;
        assert_eq!(office.marketing(&maren).await, Some(false));
    }
}
