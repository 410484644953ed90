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
    /// [`Error::NotHeld`] if the app is not held, [`Error::Calendar`] if its calendar does not know this year.
    pub async fn set_facts(&self, _: &Operator, app: &AppId, facts: Facts) -> Result<(), Error> {
        if let Some(calendar) = facts.calendar {
            calendar.holiday(self.today_in(&facts))?;
        }
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
        Ok(lists(&self.store.facts(app).await?, origin))
    }

    /// Where somebody goes back to who came from a page of this origin with a token by this key that was over: the page of
    /// the business's where people sign in, or that site. None if it is not listed.
    ///
    /// # Errors
    /// [`Error::Store`] if the store fails.
    pub async fn way_back(&self, key: &TokenKey, origin: &str) -> Result<Option<String>, Error> {
        let Reach::App(app) = &key.reach else {
            return Ok(None);
        };
        let facts = self.store.facts(app).await?;
        if !lists(&facts, origin) {
            return Ok(None);
        }
        let url = facts.sign_in.url.map(|url| url.to_string());
        Ok(Some(url.unwrap_or_else(|| origin.to_owned())))
    }
}

/// Whether pages of this origin may send people here.
fn lists(facts: &Facts, origin: &str) -> bool {
    let mut listed = facts.sign_in.origins.iter();
    listed.any(|listed| listed.as_str() == origin)
}

#[cfg(test)]
mod tests {
    use domain::deadline::Calendar;

    use super::*;
    use crate::testing::{OPERATOR, Office};

    const DAY: i64 = 86_400;

    /// The control stands beside it: in a year that it covers the same calendar is set.
    #[tokio::test]
    async fn a_calendar_that_has_ended_is_not_set() {
        let office = Office::open().await;
        let app = AppId::parse("a1").unwrap();
        let calendar = Calendar::parse("GB").unwrap();
        let facts = Facts {
            calendar: Some(calendar),
            ..Facts::default()
        };
        let set = async || office.desk.set_facts(&OPERATOR, &app, facts.clone()).await;
        set().await.unwrap();
        office.clock.forward(10 * 366 * DAY);
        let ended = set().await.unwrap_err();
        assert!(matches!(ended, Error::Calendar(_)), "{ended:?}");
        let said = ended.to_string();
        assert!(said.contains("GB") && said.contains("leave it out"), "{said}");
    }
}
