//! Who is signed in, and ending it from elsewhere.

use domain::{
    audit::Act,
    id::{AppId, ExternalId},
    key::Reach,
    principal::{Actor, Principal},
    session::{Session, SessionDigest, Visit},
};
use jiff::Timestamp;
use store::{SessionPlace, Whose};

use crate::{Desk, Error, Resumed, by, sign_in::chain_of_principal, staff};

/// How many sessions stand on a page.
const LISTED: u32 = 50;

/// A session, as it may be shown to whoever may end it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenSession {
    /// What to call it when ending it.
    pub handle: String,
    /// The member of staff; none for a person's own.
    pub actor: Option<Actor>,
    /// How far they reach.
    pub reach: Option<Reach>,
    /// From where it was opened.
    pub visit: Visit,
    /// When.
    pub opened_at: Timestamp,
    /// When it was last used, to within a minute.
    pub seen_at: Timestamp,
    /// Whether it is the one that asks.
    pub is_this: bool,
}

impl Desk {
    /// A page of a person's own sessions; or of those of all staff within a member of staff's reach. Newest first, after
    /// `after`; and whether there are more.
    ///
    /// # Errors
    /// [`Error::Store`] if the store fails.
    pub async fn sessions(
        &self,
        caller: &Resumed,
        after: Option<&SessionPlace>,
    ) -> Result<(Vec<OpenSession>, bool), Error> {
        let now = self.clock.now();
        let idle_since = now - self.sessions.idle;
        let whose = whose(caller.principal());
        let mut sessions = self
            .store
            .sessions(&whose, now, idle_since, after, LISTED + 1)
            .await?;
        let page = usize::try_from(LISTED).unwrap_or(usize::MAX);
        let more = sessions.len() > page;
        sessions.truncate(page);
        let shown = |session| shown(session, caller.session());
        Ok((sessions.into_iter().map(shown).collect(), more))
    }

    /// Ends one of the sessions that [`Self::sessions`] shows.
    ///
    /// # Errors
    /// [`Error::NotFound`] if it is none of those.
    pub async fn end_session(&self, principal: &Principal, handle: &str) -> Result<(), Error> {
        let entry = self.about(Act::SessionsEnded, principal);
        let log = self.log(chain_of_principal(principal), entry);
        match self
            .store
            .end_sessions(&whose(principal), Some(handle), log)
            .await?
        {
            0 => Err(Error::NotFound),
            _ => Ok(()),
        }
    }

    /// Ends all of a person's own sessions, this one too.
    ///
    /// # Errors
    /// [`Error::NotFound`] for anyone but a person.
    pub async fn end_all_sessions(&self, principal: &Principal) -> Result<u64, Error> {
        crate::me(principal)?;
        let entry = self.about(Act::SessionsEnded, principal);
        let log = self.log(chain_of_principal(principal), entry);
        Ok(self.store.end_sessions(&whose(principal), None, log).await?)
    }

    /// Staff end all sessions of a person of an app. How many there were is not told apart from whether there is such
    /// a person.
    ///
    /// # Errors
    /// [`Error::NotFound`] if the app is out of reach.
    pub async fn end_sessions_of(
        &self,
        principal: &Principal,
        app: &AppId,
        external_id: &ExternalId,
    ) -> Result<u64, Error> {
        let (reach, _) = staff(principal)?;
        if !self.store.apps(reach).await?.iter().any(|held| held.id == *app) {
            return Err(Error::NotFound);
        }
        let entry = self
            .entry(Act::SessionsEnded, by(principal))
            .about(self.keyring.subject(app, external_id));
        let log = self.log(domain::audit::Chain::App(app.clone()), entry);
        let person = Whose::Person {
            app: app.clone(),
            external_id: external_id.clone(),
        };
        Ok(self.store.end_sessions(&person, None, log).await?)
    }

    /// Forgets sessions that are over, with what was looked for in them, and what else was kept for a while: nobody has
    /// to come for it to go. Nor is it kept for ever of whom something was that could not be done elsewhere.
    ///
    /// # Errors
    /// [`Error::Store`] if the store fails.
    pub async fn tidy(&self) -> Result<(), Error> {
        let now = self.clock.now();
        self.store.forget_over(now, now - self.sessions.idle).await?;
        self.give_up().await
    }
}

fn whose(principal: &Principal) -> Whose {
    match principal {
        Principal::User { app, external_id, .. } => Whose::Person {
            app: app.clone(),
            external_id: external_id.clone(),
        },
        Principal::Staff { reach, .. } => Whose::Staff(reach.clone()),
    }
}

fn shown(session: Session, this: &SessionDigest) -> OpenSession {
    let (actor, reach) = match session.principal {
        Principal::User { .. } => (None, None),
        Principal::Staff { actor, reach, .. } => (Some(actor), Some(reach)),
    };
    OpenSession {
        handle: session.handle,
        actor,
        reach,
        visit: session.visit,
        opened_at: session.opened_at,
        seen_at: session.seen_at,
        is_this: session.digest == *this,
    }
}

#[cfg(test)]
mod tests {
    use domain::id::GroupId;

    use super::*;
    use crate::{Asked, Typed, testing::Office};

    async fn listed(office: &Office, who: &Resumed) -> Vec<OpenSession> {
        let (sessions, more) = office.desk.sessions(who, None).await.unwrap();
        assert!(!more);
        sessions
    }

    #[tokio::test]
    async fn everybody_sees_those_within_their_reach() {
        let office = Office::open().await;
        let maren = office.visiting("a1", "maren").await;
        office.person("a1", "maren").await;
        office.person("a1", "kofi").await;
        let app = office.reviewing_of("a1").await;
        let other = office.reviewing_of("a2").await;
        let group = Reach::Group(GroupId::parse("g1").unwrap());
        let group = office.reviewing(group).await;
        let provider = office.reviewing(Reach::Provider).await;
        for (who, expected) in [(&maren, 2), (&app, 1), (&other, 1), (&group, 3), (&provider, 4)] {
            let sessions = listed(&office, who).await;
            assert_eq!(sessions.len(), expected, "{who:?}");
            let these = sessions.iter().filter(|session| session.is_this);
            assert_eq!(these.count(), 1, "{who:?}");
        }
    }

    #[tokio::test]
    async fn what_one_may_not_see_one_may_not_end() {
        let office = Office::open().await;
        let (maren, kofi) = (
            office.visiting("a1", "maren").await,
            office.visiting("a1", "kofi").await,
        );
        let (staff, provider) = (
            office.reviewing_of("a1").await,
            office.reviewing(Reach::Provider).await,
        );
        let handle = async |who: &Resumed| listed(&office, who).await[0].handle.clone();
        let (of_maren, of_staff) = (handle(&maren).await, handle(&staff).await);
        for (who, handle) in [
            (&kofi, &of_maren),
            (&staff, &of_maren),
            (&maren, &of_staff),
            (&provider, &of_maren),
        ] {
            assert!(matches!(
                office.desk.end_session(who.principal(), handle).await,
                Err(Error::NotFound)
            ));
        }
        for (who, handle) in [(&provider, &of_staff), (&maren, &of_maren)] {
            let ended = office.desk.end_session(who.principal(), handle);
            ended.await.unwrap();
        }
        assert!(listed(&office, &maren).await.is_empty());
        assert_eq!(listed(&office, &kofi).await.len(), 1);
    }

    #[tokio::test]
    async fn the_oldest_of_many_stands_on_a_further_page_and_is_ended_there() {
        let office = Office::open().await;
        let oldest = office.reviewing_of("a1").await;
        office.clock.forward(1);
        for _ in 1..LISTED {
            office.reviewer_of("a1").await;
        }
        let last = office.reviewing_of("a1").await;
        let (page, more) = office.desk.sessions(&last, None).await.unwrap();
        assert!(page.len() == 50 && more && page.iter().any(|session| session.is_this));
        let place = SessionPlace {
            opened_at: page[49].opened_at,
            handle: page[49].handle.clone(),
        };
        let (further, more) = office.desk.sessions(&last, Some(&place)).await.unwrap();
        assert!(further.len() == 1 && !more && !further[0].is_this);
        let ended = office.desk.end_session(last.principal(), &further[0].handle);
        ended.await.unwrap();
        assert_eq!(listed(&office, &last).await, page);
        assert!(!office.desk.lives(oldest.session()).await.unwrap());
    }

    #[tokio::test]
    async fn staff_end_a_persons_sessions_within_their_reach() {
        let office = Office::open().await;
        let (maren, zoe) = (
            office.visiting("a1", "maren").await,
            office.visiting("a2", "zoe").await,
        );
        let staff = office.reviewer_of("a1").await;
        let app = |id: &str| AppId::parse(id).unwrap();
        let who = |id: &str| ExternalId::parse(id).unwrap();
        assert_eq!(
            office
                .desk
                .end_sessions_of(&staff, &app("a1"), &who("maren"))
                .await
                .unwrap(),
            1
        );
        assert_eq!(
            office
                .desk
                .end_sessions_of(&staff, &app("a1"), &who("nobody"))
                .await
                .unwrap(),
            0
        );
        for caller in [&staff, maren.principal()] {
            let refused = office.desk.end_sessions_of(caller, &app("a2"), &who("zoe")).await;
            assert!(matches!(refused, Err(Error::NotFound)));
        }
        assert!(listed(&office, &maren).await.is_empty());
        assert_eq!(listed(&office, &zoe).await.len(), 1);
    }

    #[tokio::test]
    async fn what_is_over_is_forgotten_though_nobody_comes() {
        let office = Office::open().await;
        let maren = office.visiting("a1", "maren").await;
        let desk = &office.desk;
        let name = desk.keep_search(&maren, "a secret").await.unwrap();
        let asked = Asked {
            kept: Some(name),
            ..Asked::default()
        };
        let kept = async || desk.search(&maren, &asked).await.unwrap().typed;
        let words = Typed::Words("a secret".into());
        office.clock.forward(60 * 60 - 1);
        desk.tidy().await.unwrap();
        assert_eq!(kept().await, words);
        office.clock.forward(1);
        assert!(listed(&office, &maren).await.is_empty(), "it is over");
        assert_eq!(kept().await, words, "the control: by itself it stays");
        desk.tidy().await.unwrap();
        assert_eq!(kept().await, Typed::Forgotten);
    }
}
