//! A business's server announces a person, who then comes by a link.

use std::time::Duration;

use domain::{audit::Act, id::AppId, principal::Principal, session::Handover};
use evidence::Code;
use zeroize::Zeroizing;

use crate::{
    Desk, Error, Proven, TokenKey,
    sign_in::{chain_of_principal, not_opened},
};

/// How long a code is good.
pub const GOOD_FOR: Duration = Duration::from_secs(60);

/// A person who is expected.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Announced {
    /// Who.
    pub principal: Principal,
    /// The business that sends them.
    pub app: AppId,
    /// Its name.
    pub business: String,
}

impl Desk {
    /// Expects a person for a minute. The code goes into their link.
    ///
    /// # Errors
    /// [`Error::KeyRefused`] if the key may not sign for people, or is no longer good; [`Error::Spent`] if the token is
    /// good once and was used before.
    pub async fn hand_over(&self, key: &TokenKey, proven: Proven) -> Result<Zeroizing<String>, Error> {
        let token = proven.token;
        let Some(principal @ Principal::User { .. }) = self.prove(key, proven) else {
            return Err(self.refused(key, Error::KeyRefused).await?);
        };
        let code = Code::generate(&*self.random)?;
        let now = self.clock.now();
        let log = self.log(
            chain_of_principal(&principal),
            self.about(Act::HandedOver, &principal)
                .with("kid", key.kid.as_str()),
        );
        let handover = Handover {
            digest: code.digest(),
            principal,
            kid: key.kid.clone(),
            expires_at: now + GOOD_FOR,
        };
        match self
            .store
            .hand_over(handover, token, now, log)
            .await
            .map_err(not_opened)
        {
            Ok(()) => Ok(code.text()),
            Err(error @ (Error::Spent | Error::KeyRefused)) => Err(self.refused(key, error).await?),
            Err(error) => Err(error),
        }
    }

    /// Who comes with this code, if it is still good. Nothing changes by looking.
    ///
    /// # Errors
    /// [`Error::Store`] if the store fails.
    pub async fn announced(&self, code: &str) -> Result<Option<Announced>, Error> {
        let Some(code) = Code::parse(code) else {
            return Ok(None);
        };
        let handover = self.store.handover(&code.digest(), self.clock.now()).await?;
        let Some(principal) = handover.map(|handover| handover.principal) else {
            return Ok(None);
        };
        let Principal::User { app, .. } = &principal else {
            return Ok(None);
        };
        let (app, business) = (app.clone(), self.app_name(app).await?);
        Ok(Some(Announced {
            principal,
            app,
            business,
        }))
    }
}

#[cfg(test)]
mod tests {
    use domain::{
        id::ExternalId,
        key::{KeyUse, Reach},
        session::Visit,
    };

    use super::*;
    use crate::{Claims, Scope, testing::Office};

    fn maren() -> Claims {
        Claims::User {
            external_id: ExternalId::parse("maren").unwrap(),
            region: None,
        }
    }

    #[tokio::test]
    async fn a_code_lets_its_person_in_once_and_within_a_minute() {
        let office = Office::open().await;
        let key = office
            .key(Reach::App(AppId::parse("a1").unwrap()), KeyUse::People)
            .await;
        let code = office.desk.hand_over(&key, office.proven(maren())).await.unwrap();
        assert!(!office.holds(&code));
        for _ in 0..2 {
            let announced = office.desk.announced(&code).await.unwrap().unwrap();
            assert_eq!(announced.business, "Harbourline");
        }
        let signed_in = office.desk.enter(&code, Visit::default(), None).await.unwrap();
        assert!(
            matches!(signed_in.principal, Principal::User { ref external_id, .. } if external_id.as_str() == "maren")
        );
        assert!(office.desk.is_fresh(&signed_in.principal));
        assert!(office.desk.announced(&code).await.unwrap().is_none());
        assert!(matches!(
            office.desk.enter(&code, Visit::default(), None).await,
            Err(Error::NotFound)
        ));

        let late = office.desk.hand_over(&key, office.proven(maren())).await.unwrap();
        office.clock.forward(60);
        assert!(office.desk.announced(&late).await.unwrap().is_none());
        assert!(matches!(
            office.desk.enter(&late, Visit::default(), None).await,
            Err(Error::NotFound)
        ));
        assert!(matches!(
            office.desk.enter("no code", Visit::default(), None).await,
            Err(Error::NotFound)
        ));
    }

    #[tokio::test]
    async fn staff_and_whom_the_key_may_not_sign_for_are_not_handed_over() {
        let office = Office::open().await;
        let app = || Reach::App(AppId::parse("a1").unwrap());
        let staff = Claims::Staff {
            scope: Scope::App,
            sub: "rhona".into(),
            name: None,
        };
        for (allows, claims) in [
            (KeyUse::All, staff),
            (KeyUse::Staff, maren()),
            (KeyUse::Machines, maren()),
        ] {
            let key = office.key(app(), allows).await;
            let refused = office.desk.hand_over(&key, office.proven(claims)).await;
            assert!(matches!(refused, Err(Error::KeyRefused)), "{allows:?}");
        }
    }
}
