//! The businesses within reach: what each says of itself and its data, and what nobody says of them.

use std::collections::BTreeSet;

use domain::{
    facts::{Facts, Region},
    id::AppId,
    principal::Principal,
    retention::Rule,
};
use store::{App, Listed, Returned, Undescribed};

use crate::{Desk, Error, erase_app::reaches_further, staff, view::display_name};

/// No list of undescribed fields is longer, nor of people who came again.
const MOST: u32 = 500;

/// A business, as its staff see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Business {
    /// Its id.
    pub id: AppId,
    /// Its name; its id, if it has none.
    pub name: String,
    /// What it says of itself and its data.
    pub facts: Facts,
    /// The fields of its records that the inventory does not describe, and in how many records each stands. Never a
    /// value.
    pub undescribed: Vec<Undescribed>,
    /// Who had been erased and came again with an import, the last first.
    pub returned: Vec<Returned>,
    /// Whether the caller is one of those who can delete it.
    pub can_go: bool,
    /// How many people are on the list for the systems that write.
    pub listed: Listed,
    /// For how long things are kept that then go by themselves.
    pub retention: Vec<Rule>,
}

impl Desk {
    /// The apps within reach, with their names, by id.
    ///
    /// # Errors
    /// [`Error::NotFound`] for anyone but staff.
    pub async fn apps(&self, principal: &Principal) -> Result<Vec<(AppId, String)>, Error> {
        let (reach, _) = staff(principal)?;
        let apps = self.store.apps(reach).await?;
        Ok(apps.into_iter().map(named).collect())
    }

    /// The places where another law than the usual one counts, for a business within reach.
    ///
    /// # Errors
    /// [`Error::NotFound`] for anyone but staff.
    pub async fn places(&self, principal: &Principal) -> Result<BTreeSet<Region>, Error> {
        let mut places = BTreeSet::new();
        for (app, _) in self.apps(principal).await? {
            places.extend(self.store.facts(&app).await?.regimes.into_keys());
        }
        Ok(places)
    }

    /// A business.
    ///
    /// # Errors
    /// [`Error::NotFound`] if it is out of reach.
    pub async fn business(&self, principal: &Principal, app: &AppId) -> Result<Business, Error> {
        let found = self.apps(principal).await?.into_iter().find(|(id, _)| id == app);
        let (id, name) = found.ok_or(Error::NotFound)?;
        let facts = self.store.facts(&id).await?;
        Ok(Business {
            retention: self.kept_for(&id, &facts).await?,
            facts,
            undescribed: self.store.undescribed(&id, MOST).await?,
            returned: self.store.returned(&id, MOST).await?,
            can_go: reaches_further(principal),
            listed: self.store.listed(&id).await?,
            id,
            name,
        })
    }
}

pub(crate) fn named(app: App) -> (AppId, String) {
    let name = display_name(&app.data).unwrap_or_else(|| app.id.to_string());
    (app.id, name)
}

#[cfg(test)]
mod tests {
    use domain::id::AppId;

    use crate::{
        Error,
        testing::{Office, at_once},
    };

    #[tokio::test]
    async fn staff_read_the_names_of_their_own_apps_fields_and_no_value() {
        let office = Office::open().await;
        let app = |id| AppId::parse(id).unwrap();
        let own = office.reviewer_of("a1").await;
        let found = office.desk.business(&own, &app("a1")).await.unwrap();
        assert_eq!((found.id.as_str(), found.facts), ("a1", at_once()));
        let found: Vec<_> = found
            .undescribed
            .iter()
            .map(|one| (one.path.as_str(), one.records))
            .collect();
        assert_eq!(found, [("user.unknown", 1)]);
        let other = office.reviewer_of("a2").await;
        let maren = office.person("a1", "maren").await;
        for (who, app) in [
            (&other, app("a1")),
            (&own, app("a2")),
            (&own, app("a9")),
            (&maren, app("a1")),
        ] {
            assert!(matches!(
                office.desk.business(who, &app).await,
                Err(Error::NotFound)
            ));
        }
        let theirs = office.desk.business(&other, &app("a2")).await.unwrap();
        assert_eq!(theirs.undescribed, []);
    }

    #[tokio::test]
    async fn staff_see_how_many_of_their_own_people_are_on_the_list() {
        let office = Office::open().await;
        let maren = office.person("a1", "maren").await;
        office.desk.object_to_marketing(&maren, "once").await.unwrap();
        for (id, marketing) in [("a1", 1), ("a2", 0)] {
            let staff = office.reviewer_of(id).await;
            let app = AppId::parse(id).unwrap();
            let listed = office.desk.business(&staff, &app).await.unwrap().listed;
            assert_eq!((listed.people, listed.marketing), (marketing, marketing), "{id}");
        }
    }

    #[tokio::test]
    async fn an_erased_person_takes_the_names_along() {
        let office = Office::open().await;
        let (_, reference) = office.asked().await;
        let reviewer = office.reviewer_of("a1").await;
        office
            .desk
            .approve(&reviewer, &reference, crate::Verdict::default())
            .await
            .unwrap();
        office.work().await;
        let app = AppId::parse("a1").unwrap();
        let business = office.desk.business(&reviewer, &app).await.unwrap();
        assert_eq!(business.undescribed, []);
    }

    #[tokio::test]
    async fn whoever_is_back_after_an_erasure_is_shown_to_staff_of_their_app() {
        let office = Office::open().await;
        let (_, reference) = office.asked().await;
        let app = |id| AppId::parse(id).unwrap();
        let own = office.reviewer_of("a1").await;
        let back = async |staff, id| office.desk.business(staff, &app(id)).await.unwrap().returned;
        let approved = office.desk.approve(&own, &reference, crate::Verdict::default());
        approved.await.unwrap();
        office.work().await;
        assert!(back(&own, "a1").await.is_empty());
        let again = r#"{"type":"user","appId":"a1","data":{"id":"u1-anew","externalId":"maren"}}"#;
        assert_eq!(office.import(again).await.unwrap().returned, 1);
        let returned = back(&own, "a1").await;
        assert_eq!((returned.len(), &returned[0].reference), (1, &reference));
        assert_eq!(returned[0].records, 1, "it was set aside");
        let other = office.reviewer_of("a2").await;
        assert!(back(&other, "a2").await.is_empty());
    }
}
