//! What people were called before the business called them otherwise.

use domain::audit::Act;

use super::{
    Backend, House,
    execution::done,
    records::{app_id, at, changed, external_id, merge, user, user_id},
    sessions::{handover, person, session, token_use},
};
use crate::FormerName;

/// Somebody was called so up to this second, when the app's chain had so many entries.
fn name(user: &str, external: Option<&str>, entries: u64, second: i64) -> FormerName {
    FormerName {
        user: user_id(user),
        external_id: external.map(external_id),
        entries,
        until: at(second),
    }
}

impl<B: Backend> House<B> {
    async fn names(&self, app: &str, user: &str) -> Vec<FormerName> {
        let names = self.store.former_names(&app_id(app), &user_id(user)).await;
        names.unwrap()
    }

    /// Somebody asked, and took it back: two entries.
    async fn asked(&self, user: &str) {
        let request = self.open_request("a", user, 1).await;
        let withdrawn = request.clone().withdraw(at(150)).unwrap();
        self.advance(&request, &withdrawn, Act::RequestWithdrawn).await;
    }
}

pub(crate) async fn are_remembered_when_the_business_gives_another(backend: impl Backend) {
    let house = House::of_world(backend).await;
    house.asked("ada").await;
    // The same name, in another record.
    house
        .hold_in_second(60, vec![changed(user("a", "ada", Some("ada@x")))])
        .await;
    assert_eq!(house.names("a", "ada").await, []);
    house
        .hold_in_second(70, vec![user("a", "ada", Some("ada@y"))])
        .await;
    let first = name("ada", Some("ada@x"), 2, 70);
    assert_eq!(house.names("a", "ada").await, std::slice::from_ref(&first));
    house.hold_in_second(80, vec![user("a", "ada", None)]).await;
    house
        .hold_in_second(90, vec![user("a", "ada", Some("ada@z"))])
        .await;
    let all = [first, name("ada", Some("ada@y"), 2, 80), name("ada", None, 2, 90)];
    assert_eq!(house.names("a", "ada").await, all);
    // Back to the first, and away from it again.
    for (second, external) in [(100, "ada@x"), (110, "ada@z")] {
        house
            .hold_in_second(second, vec![user("a", "ada", Some(external))])
            .await;
    }
    let last = house.names("a", "ada").await.pop();
    assert_eq!(last, Some(name("ada", Some("ada@x"), 2, 110)));
    for (app, user) in [("a", "bob"), ("b", "ada")] {
        assert_eq!(house.names(app, user).await, [], "{app} {user}");
    }
}

/// What goes to another within a file was its giver's up to then, and is not told to whoever had it in between.
pub(crate) async fn that_change_hands_are_whose_they_were_first(backend: impl Backend) {
    let house = House::of_world(backend).await;
    let swapped = [("ada", "bob@x"), ("bob", "ada@x")];
    let back = [("ada", "ada@x"), ("bob", "bob@x")];
    for (second, mut names) in [(60, swapped), (70, back), (80, swapped), (90, back)] {
        // In either order of the lines.
        if second > 70 {
            names.reverse();
        }
        let file = names.map(|(id, name)| user("a", id, Some(name))).to_vec();
        house.hold_in_second(second, file).await;
        let called = |user: &str| name(user, Some(&format!("{user}@x")), 0, 60);
        for user in ["ada", "bob"] {
            assert_eq!(house.names("a", user).await, [called(user)], "{second}");
        }
    }
    // One gives hers up, and another, who comes before her, gets it.
    let file = vec![user("a", "new", Some("ada@x")), user("a", "ada", None)];
    house.hold_in_second(100, file).await;
    assert_eq!(house.names("a", "ada").await.len(), 1);
    assert_eq!(house.names("a", "new").await, []);
}

pub(crate) async fn go_along_with_a_record_that_goes_into_anothers(backend: impl Backend) {
    let house = House::of_world(backend).await;
    house.hold(vec![user("a", "eve", Some("eve@x"))]).await;
    house
        .hold_in_second(60, vec![user("a", "eve", Some("eve@y"))])
        .await;
    house.hold_in_second(70, vec![merge("a", "ada", "eve")]).await;
    let of_ada = [
        name("eve", Some("eve@x"), 0, 60),
        name("eve", Some("eve@y"), 0, 70),
    ];
    assert_eq!(house.names("a", "ada").await, of_ada);
    // The one who remains takes the other's name, and gives it up: it was hers all along.
    house
        .hold_in_second(80, vec![user("a", "ada", Some("eve@y"))])
        .await;
    house
        .hold_in_second(90, vec![user("a", "ada", Some("ada@x"))])
        .await;
    let last = house.names("a", "ada").await.pop();
    assert_eq!(last, Some(name("ada", Some("eve@y"), 0, 90)));
}

/// By a name that goes to somebody else, nobody goes on who was signed in as the one before.
pub(crate) async fn let_nobody_stay_signed_in(backend: impl Backend) {
    let swapped = vec![user("a", "ada", Some("bob@x")), user("a", "bob", Some("ada@x"))];
    for file in [
        vec![user("a", "ada", Some("ada@y"))],
        vec![user("a", "ada", None)],
        swapped,
    ] {
        let house = House::of_world(backend.another()).await;
        house.hang_the_door().await;
        house.enter(session(1, person("a", "ada"))).await;
        house.enter(session(2, person("b", "ada"))).await;
        let handover = handover(9, person("a", "ada"));
        house.hand_over(handover, token_use(9, None)).await.unwrap();
        // The control: a record that is replaced ends nothing.
        let same = vec![changed(user("a", "ada", Some("ada@x")))];
        house.hold_in_second(60, same).await;
        assert_eq!(house.rows()["session"].len(), 2);
        house.hold_in_second(70, file).await;
        let rows = house.rows();
        assert_eq!(rows["handover"], []);
        let left: Vec<_> = rows["session"].iter().map(|row| &*row["app_id"]).collect();
        assert_eq!(left, ["b"]);
    }
}

pub(crate) async fn are_forgotten_when_the_person_is_erased(backend: impl Backend) {
    let house = House::of_world(backend).await;
    for user_id in ["ada", "bob"] {
        let next = format!("{user_id}@y");
        house
            .hold_in_second(60, vec![user("a", user_id, Some(&next))])
            .await;
    }
    let request = house.open_request("a", "ada", 1).await;
    let executing = house.approve(&request).await;
    let job = house.take_job().await;
    let erased = house.erase(&job, 100).await;
    house.finish(&job, &done(&executing, erased)).await.unwrap();
    let left = &house.rows()["former_name"];
    let left: Vec<_> = left.iter().map(|row| &*row["user_id"]).collect();
    assert_eq!(left, ["bob"]);
}
