//! The list of those who are not to be written to, for the systems that write.

use domain::{
    id::AppId,
    key::{KeyUse, Reach},
};
use store::Suppressions;

use crate::{Claims, Desk, Error, Proven, Scope, TokenKey, sign_in::not_opened};

impl Desk {
    /// The people of an app about whom something stands or stood, by their last change: those that have changed after
    /// `since`, at most `limit`. Whoever calls holds a key whose use is machines, or all, and whose reach has the app;
    /// a key of one app need not name it.
    ///
    /// # Errors
    /// [`Error::KeyRefused`] if the key may not sign for machines, or is no longer good; [`Error::Spent`] if the token is
    /// good once and was used before; [`Error::NotFound`] for an app out of reach, or none.
    pub async fn suppressions(
        &self,
        key: &TokenKey,
        proven: Proven,
        app: Option<&AppId>,
        since: u64,
        limit: u32,
    ) -> Result<Suppressions, Error> {
        // That it was refused is no entry: whoever reads, changes nothing.
        if !is_machine(key, &proven.claims) {
            return Err(Error::KeyRefused);
        }
        if proven.token.once.is_some() {
            let used = self
                .store
                .use_token(&key.kid, proven.token, self.clock.now())
                .await;
            used.map_err(not_opened)?;
        }
        let app = self.app_of(&key.reach, app).await?;
        Ok(self.store.suppressions(&app, since, limit).await?)
    }

    async fn app_of(&self, reach: &Reach, named: Option<&AppId>) -> Result<AppId, Error> {
        match (reach, named) {
            (Reach::App(own), None) => Ok(own.clone()),
            (Reach::App(own), Some(app)) if own == app => Ok(own.clone()),
            (Reach::App(_), Some(_)) | (Reach::Group(_) | Reach::Provider, None) => Err(Error::NotFound),
            (Reach::Group(_) | Reach::Provider, Some(app)) => {
                let apps = self.store.apps(reach).await?;
                let found = apps.into_iter().find(|held| held.id == *app);
                found.map(|held| held.id).ok_or(Error::NotFound)
            }
        }
    }
}

/// Machines say whose they are as staff do, by a scope that fits their key.
fn is_machine(key: &TokenKey, claims: &Claims) -> bool {
    let Claims::Staff { scope, .. } = claims else {
        return false;
    };
    let fits = (*scope == Scope::App) == matches!(key.reach, Reach::App(_));
    fits && matches!(key.terms.allows, KeyUse::Machines | KeyUse::All)
}

#[cfg(test)]
mod tests {
    use domain::{
        id::{ExternalId, GroupId},
        key::Terms,
        session::TokenUse,
    };

    use super::*;
    use crate::testing::Office;

    fn app(id: &str) -> AppId {
        AppId::parse(id).unwrap()
    }

    fn machine(scope: Scope) -> Claims {
        Claims::Staff {
            scope,
            sub: "mailer".into(),
            name: None,
        }
    }

    fn person() -> Claims {
        Claims::User {
            external_id: ExternalId::parse("maren").unwrap(),
            region: None,
        }
    }

    async fn office() -> Office {
        let office = Office::open().await;
        let maren = office.person("a1", "maren").await;
        office.desk.object_to_marketing(&maren, "once").await.unwrap();
        office
    }

    /// Every kind of key with every claim and use: who reads it, and whose.
    #[tokio::test]
    async fn a_machines_key_reads_the_list_of_its_apps_and_no_other_does() {
        let office = office().await;
        let group = || Reach::Group(GroupId::parse("g1").unwrap());
        let own = || Reach::App(app("a1"));
        let cases = [
            (own(), KeyUse::Machines, machine(Scope::App), None, Ok(1)),
            (own(), KeyUse::All, machine(Scope::App), Some("a1"), Ok(1)),
            (
                Reach::App(app("a2")),
                KeyUse::Machines,
                machine(Scope::App),
                None,
                Ok(0),
            ),
            (
                own(),
                KeyUse::Machines,
                machine(Scope::App),
                Some("a2"),
                Err("not found"),
            ),
            (
                own(),
                KeyUse::Machines,
                machine(Scope::Account),
                None,
                Err("refused"),
            ),
            (own(), KeyUse::People, machine(Scope::App), None, Err("refused")),
            (own(), KeyUse::People, person(), None, Err("refused")),
            (own(), KeyUse::Staff, machine(Scope::App), None, Err("refused")),
            (own(), KeyUse::All, person(), None, Err("refused")),
            (
                group(),
                KeyUse::Machines,
                machine(Scope::Account),
                Some("a1"),
                Ok(1),
            ),
            (
                group(),
                KeyUse::Machines,
                machine(Scope::Account),
                Some("a3"),
                Err("not found"),
            ),
            (
                group(),
                KeyUse::Machines,
                machine(Scope::Account),
                None,
                Err("not found"),
            ),
            (
                group(),
                KeyUse::Machines,
                machine(Scope::App),
                Some("a1"),
                Err("refused"),
            ),
            (
                Reach::Provider,
                KeyUse::All,
                machine(Scope::Account),
                Some("a1"),
                Ok(1),
            ),
        ];
        for (reach, allows, claims, named, expected) in cases {
            let case = format!("{reach:?} {allows:?} {claims:?} {named:?}");
            let key = office.key(reach, allows).await;
            let proven = office.proven(claims);
            let named = named.map(app);
            let answer = office
                .desk
                .suppressions(&key, proven, named.as_ref(), 0, 10)
                .await;
            let answer = answer
                .map(|listed| listed.people.len())
                .map_err(|error| match error {
                    Error::KeyRefused => "refused",
                    Error::NotFound => "not found",
                    _ => "something else",
                });
            assert_eq!(answer, expected, "{case}");
        }
    }

    #[tokio::test]
    async fn a_token_that_is_good_once_reads_it_once() {
        let office = office().await;
        for (once, expected) in [(true, false), (false, true)] {
            let terms = Terms {
                once,
                ..Terms::of(KeyUse::Machines)
            };
            let key = office.key(Reach::App(app("a1")), terms).await;
            let mut proven = office.proven(machine(Scope::App));
            proven.token = TokenUse {
                once: once.then_some([9; 32]),
                ..proven.token
            };
            let read = async || {
                let proven = proven.clone();
                office.desk.suppressions(&key, proven, None, 0, 10).await
            };
            assert_eq!(read().await.unwrap().people.len(), 1);
            let again = read().await;
            assert_eq!(again.is_ok(), expected, "{again:?}");
            assert!(expected || matches!(again, Err(Error::Spent)));
        }
    }
}
