//! A token, or the code that a business's server got for one, is traded in once for a session.

use std::sync::Arc;

use domain::{
    audit::{Act, By, Chain, Entry},
    facts::Region,
    id::{ExternalId, KeyId},
    key::{Algorithm, KeyUse, Reach, Terms},
    principal::{Actor, Principal},
    session::{Errand, Session, SessionDigest, Ticket, TokenUse, Visit},
};
use evidence::{Code, Purpose, SessionId, Verifier};
use jiff::Timestamp;
use store::Refused;
use zeroize::Zeroizing;

use crate::{Desk, Error, by, keys::NO_KEY};

/// A key, opened to check a token's signature with.
pub struct TokenKey {
    /// Its public name.
    pub kid: KeyId,
    /// How far it reaches.
    pub reach: Reach,
    /// What its signatures are checked with, by its one algorithm.
    pub verifier: Arc<Verifier>,
    /// Its conditions.
    pub terms: Terms,
}

/// What a token proves, once its signature and times were checked.
#[derive(Debug, Clone)]
pub struct Proven {
    /// For whom it speaks.
    pub claims: Claims,
    /// `iat`.
    pub issued_at: Option<Timestamp>,
    /// What it is remembered by.
    pub token: TokenUse,
}

/// What a token claims, once its signature and times were checked.
#[derive(Debug, Clone)]
pub enum Claims {
    /// `scope: user` or `appUser`: a person.
    User {
        /// `external_id` or `userId`.
        external_id: ExternalId,
        /// `region`: where they are, if the business says so.
        region: Option<Region>,
    },
    /// `scope: app` or `account`: a member of staff.
    Staff {
        /// Which.
        scope: Scope,
        /// `sub`.
        sub: String,
        /// `name`.
        name: Option<String>,
    },
}

/// How far a staff token says it reaches.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// One app: an `app_` key.
    App,
    /// A group's apps (an `svc_` key), or all (an `act_` key).
    Account,
}

/// A sign-in that was accepted.
pub struct SignedIn {
    /// For the cookie, and for nothing else.
    pub session: SessionId,
    /// Who.
    pub principal: Principal,
    /// When the session ends at the latest.
    pub expires_at: Timestamp,
    /// What waited for it.
    pub errand: Option<Errand>,
}

/// A session that goes on, and whose it is: one value, which only [`Desk::resume`] makes, so that nobody acts in anybody
/// else's session.
#[derive(Debug, Clone)]
pub struct Resumed {
    principal: Principal,
    session: SessionDigest,
    errand: Option<Errand>,
}

impl Resumed {
    /// Who.
    pub const fn principal(&self) -> &Principal {
        &self.principal
    }

    /// Which.
    pub const fn session(&self) -> &SessionDigest {
        &self.session
    }

    /// What waits for a fresh sign-in.
    pub const fn errand(&self) -> Option<&Errand> {
        self.errand.as_ref()
    }
}

impl Desk {
    /// The key of exactly this `kid`, if its tokens are still taken. Finding none takes as long as finding one with a
    /// secret.
    ///
    /// # Errors
    /// [`Error::Fault`] if its secret does not open, or its public key cannot be read.
    pub async fn signing_key(&self, kid: &KeyId) -> Result<Option<TokenKey>, Error> {
        let (found, now) = (self.store.key(kid).await?, self.clock.now());
        let Some(key) = found.filter(|key| key.is_good(now)) else {
            self.open_secret(NO_KEY, &self.stand_in)?;
            return Ok(None);
        };
        let verifier = match key.material.algorithm {
            Algorithm::Hs256 => {
                let secret = self.open_secret(kid.as_str(), &key.material.bytes)?;
                Arc::new(Verifier::secret(secret))
            }
            algorithm @ (Algorithm::Es256 | Algorithm::EdDsa | Algorithm::Rs256) => self
                .verifiers
                .of(algorithm, key.material.bytes)
                .map_err(|_| Error::Fault("a registered public key cannot be read"))?,
        };
        Ok(Some(TokenKey {
            kid: key.kid,
            reach: key.reach,
            verifier,
            terms: key.terms,
        }))
    }

    fn open_secret(&self, kid: &str, sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>, Error> {
        self.keyring
            .open_for(Purpose::KeySecret, kid.as_bytes(), sealed)
            .map_err(|_| Error::Fault("a key's secret does not open under this master key"))
    }

    /// Opens a session for a checked token. It takes the place of the one whose cookie is `replaces`.
    ///
    /// # Errors
    /// [`Error::KeyRefused`] if the key may not sign for this caller, or is no longer good; [`Error::Spent`] if the
    /// token is good once and was used before.
    pub async fn sign_in(
        &self,
        key: &TokenKey,
        proven: Proven,
        visit: Visit,
        replaces: Option<&str>,
    ) -> Result<SignedIn, Error> {
        let token = Ticket::Token(proven.token);
        let Some(principal) = self.prove(key, proven) else {
            return Err(self.refused(key, Error::KeyRefused).await?);
        };
        let opened = self
            .admit(principal, key.kid.clone(), token, visit, replaces)
            .await;
        match opened {
            Err(error @ (Error::Spent | Error::KeyRefused)) => Err(self.refused(key, error).await?),
            other => other,
        }
    }

    /// Opens a session for a handover's code.
    ///
    /// # Errors
    /// [`Error::NotFound`] if the code is not good, or no longer.
    pub async fn enter(&self, code: &str, visit: Visit, replaces: Option<&str>) -> Result<SignedIn, Error> {
        let code = Code::parse(code).ok_or(Error::NotFound)?;
        let handover = self.store.handover(&code.digest(), self.clock.now()).await?;
        let handover = handover.ok_or(Error::NotFound)?;
        let opened = self.admit(
            handover.principal,
            handover.kid,
            Ticket::Code(handover.digest),
            visit,
            replaces,
        );
        match opened.await {
            // Used or revoked in the same moment.
            Err(Error::Moved | Error::KeyRefused) => Err(Error::NotFound),
            other => other,
        }
    }

    async fn admit(
        &self,
        principal: Principal,
        kid: KeyId,
        ticket: Ticket,
        visit: Visit,
        replaces: Option<&str>,
    ) -> Result<SignedIn, Error> {
        let id = SessionId::generate(&*self.random)?;
        let now = self.clock.now();
        let log = self.log(
            chain_of_principal(&principal),
            self.about(Act::SignedIn, &principal).with("kid", kid.as_str()),
        );
        let session = Session {
            digest: id.digest(),
            handle: crate::hex(&evidence::random_bytes::<8>(&*self.random)?),
            principal,
            kid,
            visit,
            opened_at: now,
            seen_at: now,
            expires_at: now + self.sessions.lifetime,
            errand: None,
        };
        let replaces = replaces.and_then(SessionId::parse).map(|id| id.digest());
        let opened = self.store.open_session(session, ticket, replaces, log).await;
        let opened = opened.map_err(not_opened)?;
        // Here, and after an import, so that reading a page changes nothing.
        if let Principal::User { app, external_id, .. } = &opened.principal
            && let Some(person) = self.store.person(app, external_id).await?
        {
            self.name_others(app, &person).await?;
        }
        Ok(SignedIn {
            session: id,
            principal: opened.principal,
            expires_at: opened.expires_at,
            errand: opened.errand,
        })
    }

    /// Who a token's caller is, if its key may sign for them.
    #[expect(clippy::disallowed_methods, reason = "this is where a caller is proven")]
    pub(crate) fn prove(&self, key: &TokenKey, proven: Proven) -> Option<Principal> {
        let at = proven.issued_at;
        match (proven.claims, &key.reach, key.terms.allows) {
            (Claims::User { external_id, region }, Reach::App(app), KeyUse::People | KeyUse::All) => {
                let subject = self.keyring.subject(app, &external_id);
                let kid = key.kid.clone();
                Some(Principal::proven_user(
                    app.clone(),
                    external_id,
                    subject,
                    kid,
                    region,
                    at,
                ))
            }
            (Claims::Staff { scope, sub, name }, reach, KeyUse::Staff | KeyUse::All)
                if (scope == Scope::App) == matches!(reach, Reach::App(_)) =>
            {
                let actor = Actor {
                    name: name.unwrap_or_else(|| sub.clone()),
                    id: sub,
                    kid: key.kid.clone(),
                };
                Some(Principal::proven_staff(reach.clone(), actor, at))
            }
            _ => None,
        }
    }

    /// Writes down that a good key's token was refused all the same, and hands the reason back.
    pub(crate) async fn refused(&self, key: &TokenKey, why: Error) -> Result<Error, Error> {
        let entry = self
            .entry(Act::SignInRefused, By::Portal)
            .with("kid", key.kid.as_str())
            .with("why", why.to_string());
        self.store.note(self.log(chain_of(&key.reach), entry)).await?;
        Ok(why)
    }

    /// Who a cookie's session belongs to, if it still lives.
    ///
    /// # Errors
    /// [`Error::Store`] if the store fails.
    pub async fn resume(&self, cookie: &str) -> Result<Option<Resumed>, Error> {
        let Some(id) = SessionId::parse(cookie) else {
            return Ok(None);
        };
        let now = self.clock.now();
        let session = self
            .store
            .use_session(&id.digest(), now, now - self.sessions.idle)
            .await?;
        Ok(session.map(|session| Resumed {
            principal: session.principal,
            session: session.digest,
            errand: session.errand,
        }))
    }

    /// Whether a session still lives, for what goes on after it was asked for. That it does is a use of it.
    ///
    /// # Errors
    /// [`Error::Store`] if the store fails.
    pub async fn lives(&self, session: &SessionDigest) -> Result<bool, Error> {
        let now = self.clock.now();
        let session = self
            .store
            .use_session(session, now, now - self.sessions.idle)
            .await?;
        Ok(session.is_some())
    }

    /// Ends a session.
    ///
    /// # Errors
    /// [`Error::Store`] if the store fails.
    pub async fn sign_out(&self, cookie: &str) -> Result<(), Error> {
        let (Some(id), Some(resumed)) = (SessionId::parse(cookie), self.resume(cookie).await?) else {
            return Ok(());
        };
        let log = self.log(
            chain_of_principal(&resumed.principal),
            self.about(Act::SignedOut, &resumed.principal),
        );
        Ok(self.store.end_session(&id.digest(), log).await?)
    }

    pub(crate) fn about(&self, act: Act, principal: &Principal) -> Entry {
        let entry = self.entry(act, by(principal));
        match principal {
            Principal::User { subject, .. } => entry.about(*subject),
            Principal::Staff { .. } => entry,
        }
    }
}

/// Why a session, or a handover, was not opened.
pub(crate) fn not_opened(error: store::Error) -> Error {
    match error {
        store::Error::Refused(Refused::Unknown) => Error::KeyRefused,
        store::Error::Refused(Refused::Spent) => Error::Spent,
        other => other.into(),
    }
}

pub(crate) fn chain_of(reach: &Reach) -> Chain {
    match reach {
        Reach::App(app) => Chain::App(app.clone()),
        Reach::Group(_) | Reach::Provider => Chain::Installation,
    }
}

pub(crate) fn chain_of_principal(principal: &Principal) -> Chain {
    match principal {
        Principal::User { app, .. } => Chain::App(app.clone()),
        Principal::Staff { reach, .. } => chain_of(reach),
    }
}

#[cfg(test)]
mod tests {
    use domain::{
        id::{AppId, GroupId},
        key::KeyUse,
    };

    use super::*;
    use crate::testing::{OPERATOR, Office};

    fn person() -> Claims {
        Claims::User {
            external_id: ExternalId::parse("maren").unwrap(),
            region: None,
        }
    }

    fn staff(scope: Scope) -> Claims {
        Claims::Staff {
            scope,
            sub: "rhona".into(),
            name: None,
        }
    }

    /// Every kind of key with every claim and use: who gets in.
    #[tokio::test]
    async fn a_key_signs_for_whom_it_may_and_for_nobody_else() {
        let office = Office::open().await;
        let app = || Reach::App(AppId::parse("a1").unwrap());
        let group = || Reach::Group(GroupId::parse("g1").unwrap());
        let cases = [
            (app(), KeyUse::All, person(), true),
            (app(), KeyUse::People, person(), true),
            (app(), KeyUse::Staff, person(), false),
            (app(), KeyUse::Machines, person(), false),
            (group(), KeyUse::All, person(), false),
            (Reach::Provider, KeyUse::All, person(), false),
            (app(), KeyUse::All, staff(Scope::App), true),
            (app(), KeyUse::Staff, staff(Scope::App), true),
            (app(), KeyUse::People, staff(Scope::App), false),
            (app(), KeyUse::Machines, staff(Scope::App), false),
            (app(), KeyUse::All, staff(Scope::Account), false),
            (group(), KeyUse::All, staff(Scope::Account), true),
            (group(), KeyUse::All, staff(Scope::App), false),
            (Reach::Provider, KeyUse::All, staff(Scope::Account), true),
            (Reach::Provider, KeyUse::All, staff(Scope::App), false),
        ];
        for (reach, allows, claims, expected) in cases {
            let case = format!("{reach:?} {allows:?} {claims:?}");
            let key = office.key(reach, allows).await;
            let answer = office.enter(&key, claims).await;
            assert_eq!(answer.is_ok(), expected, "{case}");
            assert!(expected || matches!(answer, Err(Error::KeyRefused)), "{case}");
        }
    }

    #[tokio::test]
    async fn the_key_comes_back_as_it_was_made() {
        let office = Office::open().await;
        let made = office
            .desk
            .create_key(&OPERATOR, Reach::Provider, KeyUse::All)
            .await
            .unwrap();
        let found = office.desk.signing_key(&made.kid).await.unwrap().unwrap();
        assert_eq!(found.verifier.to_sign_with(), Some(made.secret.as_bytes()));
        assert!(!office.holds(&made.secret));
        let nobody = KeyId::parse("app_0").unwrap();
        assert!(office.desk.signing_key(&nobody).await.unwrap().is_none());
    }

    #[tokio::test]
    async fn a_refusal_by_a_good_key_is_written_down_in_its_chain() {
        let office = Office::open().await;
        let key = office.key(Reach::Provider, KeyUse::Staff).await;
        let refused = office.enter(&key, person()).await;
        assert!(matches!(refused, Err(Error::KeyRefused)));
        let log = office
            .desk
            .audit_page(&OPERATOR, &Chain::Installation, 0)
            .await
            .unwrap();
        let entry = &log.last().unwrap().entry;
        assert_eq!(
            (entry.act, entry.facts["kid"].as_str()),
            (Act::SignInRefused, Some(key.kid.as_str()))
        );
    }

    #[tokio::test]
    async fn a_session_ends_by_sign_out_by_time_and_by_idleness() {
        let office = Office::open().await;
        let key = office.key(Reach::Provider, KeyUse::All).await;
        let enter = async || {
            let signed_in = office.enter(&key, staff(Scope::Account)).await.unwrap();
            signed_in.session.cookie_value()
        };
        let lives = async |cookie: &str| office.desk.resume(cookie).await.unwrap().is_some();
        let (left, idle, busy) = (enter().await, enter().await, enter().await);
        assert!(lives(&left).await);
        office.desk.sign_out(&left).await.unwrap();
        assert!(!lives(&left).await);
        for _ in 0..23 {
            office.clock.forward(30 * 60);
            assert!(lives(&busy).await);
        }
        assert!(!lives(&idle).await);
        office.clock.forward(31 * 60);
        assert!(!lives(&busy).await);
        assert!(!lives("nobody's").await);
    }

    /// Clocks are set, and set back. A session lives in its own time only.
    #[tokio::test]
    async fn a_clock_that_goes_back_makes_no_session_live_longer() {
        let office = Office::open().await;
        let key = office.key(Reach::Provider, KeyUse::All).await;
        let cookie = office
            .enter(&key, staff(Scope::Account))
            .await
            .unwrap()
            .session
            .cookie_value();
        for back in [3_600, 365 * 86_400] {
            office.clock.forward(-back);
            assert!(
                office.desk.resume(&cookie).await.unwrap().is_none(),
                "{back} s back"
            );
            office.clock.forward(back);
            assert!(office.desk.resume(&cookie).await.unwrap().is_some());
        }
    }

    #[tokio::test]
    async fn the_same_token_again_signs_in_and_proves_no_presence() {
        let office = Office::open().await;
        let key = office
            .key(Reach::App(AppId::parse("a1").unwrap()), KeyUse::All)
            .await;
        let proven = office.proven(person());
        let enter = async || {
            office
                .desk
                .sign_in(&key, proven.clone(), Visit::default(), None)
                .await
                .unwrap()
                .principal
        };
        assert!(office.desk.is_fresh(&enter().await));
        assert!(!office.desk.is_fresh(&enter().await));
    }

    #[tokio::test]
    async fn a_token_good_once_is_taken_once_and_forgotten_when_it_has_expired() {
        let office = Office::open().await;
        let terms = Terms {
            once: true,
            ..Terms::of(KeyUse::All)
        };
        let key = office.key(Reach::Provider, terms).await;
        let enter = async |digest: u8| {
            let mut proven = office.proven(staff(Scope::Account));
            proven.token.once = Some([digest; 32]);
            office.desk.sign_in(&key, proven, Visit::default(), None).await
        };
        assert!(enter(1).await.is_ok());
        assert!(matches!(enter(1).await, Err(Error::Spent)));
        assert!(enter(2).await.is_ok());
        office.clock.forward(3_601);
        assert!(
            enter(1).await.is_ok(),
            "its token has expired, so its id may come again"
        );
    }

    #[tokio::test]
    async fn revoking_a_key_ends_what_it_opened_and_nothing_else() {
        let office = Office::open().await;
        let app = || Reach::App(AppId::parse("a1").unwrap());
        let (key, other) = (
            office.key(app(), KeyUse::All).await,
            office.key(app(), KeyUse::All).await,
        );
        let cookie = async |key: &TokenKey| office.enter(key, person()).await.unwrap().session.cookie_value();
        let (first, second, kept) = (cookie(&key).await, cookie(&key).await, cookie(&other).await);
        let code = office
            .desk
            .hand_over(&key, office.proven(person()))
            .await
            .unwrap();
        assert_eq!(office.desk.revoke_key(&OPERATOR, &key.kid).await.unwrap(), 2);
        for ended in [&first, &second] {
            assert!(office.desk.resume(ended).await.unwrap().is_none());
        }
        assert!(office.desk.resume(&kept).await.unwrap().is_some());
        assert!(office.desk.signing_key(&key.kid).await.unwrap().is_none());
        // What had been looked up before it was revoked opens nothing any more.
        assert!(matches!(
            office.enter(&key, person()).await,
            Err(Error::KeyRefused)
        ));
        assert!(matches!(
            office.desk.hand_over(&key, office.proven(person())).await,
            Err(Error::KeyRefused)
        ));
        assert!(matches!(
            office.desk.enter(&code, Visit::default(), None).await,
            Err(Error::NotFound)
        ));
        assert!(matches!(
            office.desk.revoke_key(&OPERATOR, &key.kid).await,
            Err(Error::KeyIsOver)
        ));
    }
}
