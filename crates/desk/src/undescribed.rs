//! Fields of a business's records that nobody described.

use domain::{id::AppId, principal::Principal};
use store::Undescribed;

use crate::{Desk, Error, staff};

/// No list of them is longer.
const MOST: u32 = 500;

impl Desk {
    /// The fields of an app's records that the inventory does not describe, and in how many records each stands. Never
    /// a value.
    ///
    /// # Errors
    /// [`Error::NotFound`] if the app is out of reach.
    pub async fn undescribed(&self, principal: &Principal, app: &AppId) -> Result<Vec<Undescribed>, Error> {
        let (reach, _) = staff(principal)?;
        if !self.store.apps(reach).await?.iter().any(|held| held.id == *app) {
            return Err(Error::NotFound);
        }
        Ok(self.store.undescribed(app, MOST).await?)
    }
}

#[cfg(test)]
mod tests {
    use domain::id::AppId;

    use crate::{Error, testing::Office};

    #[tokio::test]
    async fn staff_read_the_names_of_their_own_apps_fields_and_no_value() {
        let office = Office::open().await;
        let app = |id| AppId::parse(id).unwrap();
        let own = office.reviewer_of("a1").await;
        let found = office.desk.undescribed(&own, &app("a1")).await.unwrap();
        let found: Vec<_> = found.iter().map(|one| (one.path.as_str(), one.records)).collect();
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
                office.desk.undescribed(who, &app).await,
                Err(Error::NotFound)
            ));
        }
        assert_eq!(office.desk.undescribed(&other, &app("a2")).await.unwrap(), []);
    }

    #[tokio::test]
    async fn an_erased_person_takes_the_names_along() {
        let office = Office::open().await;
        let (_, reference) = office.asked().await;
        let reviewer = office.reviewer_of("a1").await;
        office.desk.approve(&reviewer, &reference).await.unwrap();
        office.work().await;
        let app = AppId::parse("a1").unwrap();
        assert_eq!(office.desk.undescribed(&reviewer, &app).await.unwrap(), []);
    }
}
