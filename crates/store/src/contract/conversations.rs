//! Conversations, and whose they are.

use super::{
    Backend, House,
    records::{app, app_id, at, said, seat, talk, talk_id, user, user_id},
};
use crate::{ConversationRow, Order, Window};

pub(crate) async fn come_with_what_a_page_says_of_them(backend: impl Backend) {
    let house = House::of_world(backend).await;
    let found = house
        .store
        .conversations(&app_id("a"), &user_id("ada"), Order::Oldest, None, 10)
        .await
        .unwrap();
    let row = |id: &str, shared, messages, first, last| ConversationRow {
        id: talk_id(id),
        data: talk("a", id).data,
        shared,
        messages,
        first: Some(at(first)),
        last: Some(at(last)),
    };
    assert_eq!(
        found,
        [row("both", true, 4, 20, 23), row("own", false, 3, 10, 12)]
    );
    let one = house
        .store
        .conversation(&app_id("a"), &user_id("ada"), &talk_id("own"))
        .await;
    assert_eq!(one.unwrap(), Some(row("own", false, 3, 10, 12)));
}

pub(crate) async fn with_nothing_said_have_no_first_and_last(backend: impl Backend) {
    let house = House::of_world(backend).await;
    house
        .hold(vec![
            talk("a", "empty"),
            seat("a", "empty", "seat-9", Some("ada")),
        ])
        .await;
    let empty = house
        .store
        .conversation(&app_id("a"), &user_id("ada"), &talk_id("empty"))
        .await
        .unwrap()
        .unwrap();
    assert_eq!((empty.messages, empty.first, empty.last), (0, None, None));
}

pub(crate) async fn are_read_in_pages_without_loss_or_repeat(backend: impl Backend) {
    let ids: Vec<String> = (0..7).map(|number| format!("talk-{}", number * 3 % 7)).collect();
    let mut records = vec![app("a"), user("a", "ada", None)];
    for (number, id) in ids.iter().enumerate() {
        records.push(talk("a", id));
        records.push(seat("a", id, &format!("seat-{number}"), Some("ada")));
    }
    let house = House::of(backend, records).await;
    let mut sorted = ids;
    sorted.sort();
    for (order, limit) in (1..=8).flat_map(|limit| [(Order::Oldest, limit), (Order::Newest, limit)]) {
        let mut read: Vec<String> = Vec::new();
        loop {
            let after = read.last().map(|id| talk_id(id));
            let page = house
                .store
                .conversations(&app_id("a"), &user_id("ada"), order, after.as_ref(), limit)
                .await
                .unwrap();
            assert!(page.len() <= limit as usize);
            if page.is_empty() {
                break;
            }
            read.extend(page.iter().map(|row| row.id.as_str().to_owned()));
        }
        if order == Order::Newest {
            read.reverse();
        }
        assert_eq!(read, sorted, "{limit} at a time, {order:?}");
    }
}

pub(crate) async fn of_somebody_else_are_not_there(backend: impl Backend) {
    let house = House::of_world(backend).await;
    for (app, user, id) in [
        ("a", "ada", "bobs"),
        ("a", "cyd", "own"),
        ("a", "nobody", "own"),
        ("b", "ada", "both"),
        ("b", "bob", "own"),
        ("a", "ada", "nothing"),
    ] {
        let (app, user, id) = (app_id(app), user_id(user), talk_id(id));
        let row = house.store.conversation(&app, &user, &id).await.unwrap();
        let window = Window::Newest { limit: 10 };
        let messages = house.store.messages(&app, &user, &id, window).await.unwrap();
        assert_eq!((row, messages), (None, None), "{app} {user} {id}");
    }
}

/// Cyd has no seat in `both`, and has written there.
pub(crate) async fn belong_to_who_has_a_seat_or_has_written(backend: impl Backend) {
    let house = House::of_world(backend).await;
    house
        .hold(vec![
            user("a", "dee", None),
            seat("a", "both", "seat-9", Some("dee")),
            user("a", "eve", None),
            said("a", "own", 13, "o4", Some("eve")),
        ])
        .await;
    for (user, id) in [("cyd", "both"), ("dee", "both"), ("eve", "own")] {
        let row = house
            .store
            .conversation(&app_id("a"), &user_id(user), &talk_id(id))
            .await
            .unwrap();
        assert!(row.unwrap().shared, "{user}");
    }
}
