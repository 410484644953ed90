//! What a business says about itself and its rules here.

use domain::{
    audit::{Act, By, Chain},
    facts::Facts,
    id::AppId,
    key::Reach,
    principal::Principal,
};

use crate::{Desk, Error, Operator, TokenKey, me};

impl Desk {
    /// What the business has said.
    ///
    /// # Errors
    /// [`Error::NotHeld`] if the app is not held.
    pub async fn facts(&self, _: &Operator, app: &AppId) -> Result<Facts, Error> {
        if self.store.app(app).await?.is_none() {
            return Err(Error::NotHeld("app"));
        }
        Ok(self.store.facts(app).await?)
    }

    /// What the business has said, for a person to read.
    ///
    /// # Errors
    /// [`Error::NotFound`] for anyone but a person.
    pub async fn said_to(&self, principal: &Principal) -> Result<Facts, Error> {
        Ok(self.store.facts(me(principal)?.app).await?)
    }

    /// Replaces what the business has said.
    ///
    /// # Errors
    /// [`Error::NotHeld`] if the app is not held.
    pub async fn set_facts(&self, _: &Operator, app: &AppId, facts: Facts) -> Result<(), Error> {
        let entry = self
            .entry(Act::FactsSet, By::Operator)
            .with("facts", serde_json::json!(facts));
        let log = self.log(Chain::App(app.clone()), entry);
        match self.store.set_facts(app, facts, log).await.map_err(Error::from) {
            Err(Error::NotFound) => Err(Error::NotHeld("app")),
            other => other,
        }
    }

    /// Whether pages of this origin may post tokens by this key.
    ///
    /// # Errors
    /// [`Error::Store`] if the store fails.
    pub async fn may_come_from(&self, key: &TokenKey, origin: &str) -> Result<bool, Error> {
        let Reach::App(app) = &key.reach else {
            return Ok(false);
        };
        let facts = self.store.facts(app).await?;
        Ok(facts
            .sign_in
            .origins
            .iter()
            .any(|listed| listed.as_str() == origin))
    }
}
