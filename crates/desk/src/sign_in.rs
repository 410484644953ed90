//! A token is traded in once for a session.

use domain::{
    audit::{Act, Chain},
    id::{ExternalId, KeyId},
    key::{KeyUse, Reach},
    principal::{Actor, Principal},
    session::Session,
};
use evidence::{Purpose, SessionId};
use jiff::Timestamp;
use zeroize::Zeroizing;

use crate::{Desk, Error, by};

/// A key with its secret opened, to check a token's signature with.
pub struct TokenKey {
    /// Its public name.
    pub kid: KeyId,
    /// How far it reaches.
    pub reach: Reach,
    /// Whom it may sign for.
    pub allows: KeyUse,
    /// The HMAC key.
    pub secret: Zeroizing<Vec<u8>>,
}

/// What a token claims, once its signature and times were checked.
#[derive(Debug, Clone)]
pub enum Claims {
    /// `scope: user` or `appUser`: a person.
    User {
        /// `external_id` or `userId`.
        external_id: ExternalId,
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
}

impl Desk {
    /// The key of exactly this `kid`.
    ///
    /// # Errors
    /// [`Error::Fault`] if its secret does not open.
    pub async fn signing_key(&self, kid: &KeyId) -> Result<Option<TokenKey>, Error> {
        let Some(key) = self.store.key(kid).await? else {
            return Ok(None);
        };
        let secret = self
            .keyring
            .open_for(Purpose::KeySecret, kid.as_str().as_bytes(), &key.sealed_secret)
            .map_err(|_| Error::Fault("a key's secret does not open under this master key"))?;
        Ok(Some(TokenKey {
            kid: key.kid,
            reach: key.reach,
            allows: key.allows,
            secret,
        }))
    }

    /// Opens a session for a checked token.
    ///
    /// # Errors
    /// [`Error::KeyRefused`] if the key may not sign for this caller.
    #[expect(clippy::disallowed_methods, reason = "this is where a caller is proven")]
    pub async fn sign_in(&self, key: &TokenKey, claims: Claims) -> Result<SignedIn, Error> {
        let principal = match (claims, &key.reach, key.allows) {
            (Claims::User { external_id }, Reach::App(app), KeyUse::People | KeyUse::All) => {
                let subject = self.keyring.subject(app, &external_id);
                Principal::proven_user(app.clone(), external_id, subject)
            }
            (Claims::Staff { scope, sub, name }, reach, KeyUse::Staff | KeyUse::All)
                if (scope == Scope::App) == matches!(reach, Reach::App(_)) =>
            {
                let name = name.unwrap_or_else(|| sub.clone());
                Principal::proven_staff(
                    reach.clone(),
                    Actor {
                        id: sub,
                        name,
                        kid: key.kid.clone(),
                    },
                )
            }
            _ => {
                let entry = self
                    .entry(Act::SignInRefused, domain::audit::By::Portal)
                    .with("kid", key.kid.as_str());
                self.store.note(self.log(chain_of(&key.reach), entry)).await?;
                return Err(Error::KeyRefused);
            }
        };
        let session = SessionId::generate(&*self.random)?;
        let now = self.clock.now();
        let expires_at = now + self.sessions.lifetime;
        let kept = Session {
            digest: session.digest(),
            principal: principal.clone(),
            kid: key.kid.clone(),
            opened_at: now,
            seen_at: now,
            expires_at,
        };
        self.store
            .open_session(
                kept,
                self.log(chain_of(&key.reach), self.about(Act::SignedIn, &principal)),
            )
            .await?;
        Ok(SignedIn {
            session,
            principal,
            expires_at,
        })
    }

    /// Who a cookie's session belongs to, if it still lives.
    ///
    /// # Errors
    /// [`Error::Store`] if the store fails.
    pub async fn resume(&self, cookie: &str) -> Result<Option<Principal>, Error> {
        let Some(id) = SessionId::parse(cookie) else {
            return Ok(None);
        };
        let now = self.clock.now();
        let session = self
            .store
            .use_session(&id.digest(), now, now - self.sessions.idle)
            .await?;
        Ok(session.map(|session| session.principal))
    }

    /// Ends a session.
    ///
    /// # Errors
    /// [`Error::Store`] if the store fails.
    pub async fn sign_out(&self, cookie: &str) -> Result<(), Error> {
        let (Some(id), Some(principal)) = (SessionId::parse(cookie), self.resume(cookie).await?) else {
            return Ok(());
        };
        let log = self.log(
            chain_of_principal(&principal),
            self.about(Act::SignedOut, &principal),
        );
        Ok(self.store.end_session(&id.digest(), log).await?)
    }

    fn about(&self, act: Act, principal: &Principal) -> domain::audit::Entry {
        let entry = self.entry(act, by(principal));
        match principal {
            Principal::User { subject, .. } => entry.about(*subject),
            Principal::Staff { .. } => entry,
        }
    }
}

fn chain_of(reach: &Reach) -> Chain {
    match reach {
        Reach::App(app) => Chain::App(app.clone()),
        Reach::Group(_) | Reach::Provider => Chain::Installation,
    }
}

fn chain_of_principal(principal: &Principal) -> Chain {
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
            let key = office.desk.create_key(&OPERATOR, reach, allows).await.unwrap();
            let key = office.desk.signing_key(&key.kid).await.unwrap().unwrap();
            let answer = office.desk.sign_in(&key, claims).await;
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
        assert_eq!(&*found.secret, made.secret.as_bytes());
        assert!(!office.holds(&made.secret));
        assert!(
            office
                .desk
                .signing_key(&KeyId::parse("app_0").unwrap())
                .await
                .unwrap()
                .is_none()
        );
    }

    #[tokio::test]
    async fn a_key_for_an_app_that_is_not_held_is_not_made() {
        let office = Office::open().await;
        let reach = Reach::App(AppId::parse("a9").unwrap());
        assert!(matches!(
            office.desk.create_key(&OPERATOR, reach, KeyUse::All).await,
            Err(Error::NotHeld("app"))
        ));
    }

    #[tokio::test]
    async fn a_session_ends_when_unused_when_old_and_when_left() {
        let office = Office::open().await;
        let key = office
            .desk
            .create_key(&OPERATOR, Reach::Provider, KeyUse::All)
            .await
            .unwrap();
        let key = office.desk.signing_key(&key.kid).await.unwrap().unwrap();
        let open = async || {
            let session = office
                .desk
                .sign_in(&key, staff(Scope::Account))
                .await
                .unwrap()
                .session;
            session.cookie_value().to_string()
        };
        let lives = async |cookie: &str| office.desk.resume(cookie).await.unwrap().is_some();

        let left = open().await;
        office.desk.sign_out(&left).await.unwrap();
        assert!(!lives(&left).await);

        let unused = open().await;
        office.clock.forward(59 * 60);
        assert!(lives(&unused).await);
        office.clock.forward(61 * 60);
        assert!(!lives(&unused).await);

        let old = open().await;
        for _ in 0..24 {
            assert!(lives(&old).await);
            office.clock.forward(30 * 60);
        }
        assert!(!lives(&old).await);
        assert!(!lives("nonsense").await);
    }
}
