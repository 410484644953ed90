//! What people said about marketing.

use domain::record::Record;

use super::{
    Backend, House,
    doubles::Draws,
    house::{numbered, subject, subjects, summing},
    records::{app_id, at, changed, preference, user, user_id},
};
use crate::{Batch, Imported, Tells, Told};

impl<B: Backend> House<B> {
    async fn preference(&self, app: &str, user: &str) -> Option<Told> {
        let subject = subject(app, user);
        let told = self.store.told(&app_id(app), &user_id(user), &subject, &[]).await;
        told.unwrap()
            .into_iter()
            .find(|told| told.what == Tells::Preference)
    }

    /// Whoever had been erased is let in.
    pub(super) async fn hold_in_second(&self, second: i64, records: Vec<Record>) -> Imported {
        let terms = (true, self.erased_under());
        let (to_store, batches) = tokio::sync::mpsc::channel(2);
        to_store.send(Batch::Records(numbered(records, 1))).await.unwrap();
        to_store.send(Batch::End).await.unwrap();
        self.store
            .import_and_admit(
                batches,
                terms,
                at(second),
                Draws::default().draw(),
                subjects(),
                summing(),
            )
            .await
            .unwrap()
    }
}

pub(crate) async fn stand_until_the_next_and_as_of_its_import(backend: impl Backend) {
    let house = House::of_world(backend).await;
    let first = house.preference("a", "ada").await.unwrap();
    assert_eq!((first.at, &first.data), (at(50), &preference("a", "ada").data));
    // The same again came in when it first did, the next when it came.
    house.hold_in_second(60, vec![preference("a", "ada")]).await;
    assert_eq!(house.preference("a", "ada").await, Some(first));
    let next = changed(preference("a", "ada"));
    house.hold_in_second(70, vec![next.clone()]).await;
    let now = house.preference("a", "ada").await.unwrap();
    assert_eq!((now.at, &now.data), (at(70), &next.data));
}

pub(crate) async fn are_one_for_each_person(backend: impl Backend) {
    let house = House::of_world(backend).await;
    assert_eq!(house.preference("b", "ada").await, None);
    assert_eq!(house.preference("a", "bob").await, None);
    house
        .hold(vec![
            preference("b", "ada"),
            preference("a", "bob"),
            user("a", "new", None),
            preference("a", "new"),
        ])
        .await;
    for (app, user) in [("b", "ada"), ("a", "bob"), ("a", "new")] {
        let told = house.preference(app, user).await.unwrap();
        assert_eq!(told.data, preference(app, user).data, "{app} {user}");
    }
}
