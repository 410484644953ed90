//! Fields that the inventory does not describe.

use super::{
    Backend, House,
    records::{app_id, changed, client, named, said, talk, user, world},
};

impl<B: Backend> House<B> {
    async fn undescribed(&self, app: &str, limit: u32) -> Vec<(String, u64)> {
        let found = self.store.undescribed(&app_id(app), limit).await.unwrap();
        found.into_iter().map(|one| (one.path, one.records)).collect()
    }
}

fn told(list: &[(&str, u64)]) -> Vec<(String, u64)> {
    list.iter()
        .map(|(path, records)| ((*path).to_owned(), *records))
        .collect()
}

pub(crate) async fn are_counted_by_app_and_path_most_first(backend: impl Backend) {
    let house = House::of_world(backend).await;
    assert_eq!(house.undescribed("a", 9).await, []);
    house
        .hold(vec![
            named(user("a", "dee", None), "shoeSize"),
            named(client("a", "dee", "client-9"), "mood"),
            named(client("a", "ada", "client-8"), "mood"),
            changed(talk("a", "new")),
            named(said("a", "new", 50, "n1", None), "mood"),
            named(named(said("a", "own", 51, "n2", None), "mood"), "tone"),
            named(said("a", "own", 52, "n3", None), "mood"),
            named(user("b", "dee", None), "shoeSize"),
        ])
        .await;
    let all = told(&[
        ("message.mood", 3),
        ("client.mood", 2),
        ("conversation.changed", 1),
        ("message.tone", 1),
        ("user.shoeSize", 1),
    ]);
    assert_eq!(house.undescribed("a", 9).await, all);
    assert_eq!(house.undescribed("a", 2).await, all[..2]);
    assert_eq!(house.undescribed("b", 9).await, told(&[("user.shoeSize", 1)]));
    assert_eq!(house.undescribed("nobody", 9).await, []);
}

pub(crate) async fn are_counted_anew_when_records_are_replaced(backend: impl Backend) {
    let house = House::of_world(backend).await;
    let ada = || user("a", "ada", Some("ada@x"));
    house.update(vec![named(ada(), "shoeSize")]).await.unwrap();
    assert_eq!(house.undescribed("a", 9).await, told(&[("user.shoeSize", 1)]));
    house.update(vec![named(ada(), "hatSize")]).await.unwrap();
    assert_eq!(house.undescribed("a", 9).await, told(&[("user.hatSize", 1)]));
    // The same again is the same.
    house.hold(vec![named(ada(), "hatSize")]).await;
    assert_eq!(house.undescribed("a", 9).await, told(&[("user.hatSize", 1)]));
    house.update(vec![ada()]).await.unwrap();
    assert_eq!(house.undescribed("a", 9).await, []);
    // A record that goes to another holder takes its own along.
    house
        .update(vec![named(client("a", "ada", "client-1"), "mood")])
        .await
        .unwrap();
    house
        .update(vec![named(client("a", "bob", "client-1"), "mood")])
        .await
        .unwrap();
    assert_eq!(house.undescribed("a", 9).await, told(&[("client.mood", 1)]));
}

/// What is known is not counted: the small world is described.
pub(crate) async fn are_none_of_the_known(backend: impl Backend) {
    let house = House::of(backend, world()).await;
    assert!(house.rows().get("undescribed").is_none_or(Vec::is_empty));
}
