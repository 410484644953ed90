//! Windows of messages, against a list that says what they must be.

use std::collections::BTreeSet;

use super::{
    Backend, House,
    records::{app, app_id, at, message_id, said, seat, talk, talk_id, user, user_id},
};
use crate::{MessagePage, Place, Window};

/// By time and id; three of them of the same time.
const SAID: [(i64, &str); 7] = [
    (10, "m5"),
    (20, "m1"),
    (20, "m3"),
    (20, "m7"),
    (30, "m2"),
    (31, "m4"),
    (40, "m6"),
];

async fn house<B: Backend>(backend: B) -> House<B> {
    let mut records = vec![
        app("a"),
        user("a", "ada", None),
        talk("a", "own"),
        seat("a", "own", "s", Some("ada")),
    ];
    for index in [3, 0, 6, 2, 5, 1, 4] {
        let (second, id) = SAID[index];
        records.push(said("a", "own", second, id, Some("ada")));
    }
    // What stands beside it in the table does not belong to it.
    for (number, id) in ["owl", "owo"].into_iter().enumerate() {
        records.push(talk("a", id));
        records.push(seat("a", id, id, Some("ada")));
        records.push(said("a", id, 25, &format!("n{number}"), Some("ada")));
    }
    House::of(backend, records).await
}

async fn page<B: Backend>(house: &House<B>, window: Window) -> MessagePage {
    house
        .store
        .messages(&app_id("a"), &user_id("ada"), &talk_id("own"), window)
        .await
        .unwrap()
        .unwrap()
}

/// What is in a page, and whether there is more on either side.
fn told(page: &MessagePage) -> (Vec<&str>, bool, bool) {
    let ids = page.messages.iter().map(|row| row.place.message.as_str());
    (ids.collect(), page.older, page.newer)
}

fn expected(range: std::ops::Range<usize>) -> (Vec<&'static str>, bool, bool) {
    let ids = SAID[range.clone()].iter().map(|(_, id)| *id).collect();
    (ids, range.start > 0, range.end < SAID.len())
}

pub(crate) async fn stand_oldest_first_from_either_end(backend: impl Backend) {
    let house = house(backend).await;
    for limit in 1..=9 {
        let page = page(&house, Window::Newest { limit }).await;
        let from = SAID.len().saturating_sub(limit as usize);
        assert_eq!(told(&page), expected(from..SAID.len()), "{limit}");
        let oldest = self::page(&house, Window::Oldest { limit }).await;
        let to = SAID.len().min(limit as usize);
        assert_eq!(told(&oldest), expected(0..to), "{limit}");
    }
}

/// Every place there is, and every place between, before and behind.
pub(crate) async fn before_and_after_any_place_are_told_rightly(backend: impl Backend) {
    let house = house(backend).await;
    let times: BTreeSet<i64> = SAID.iter().flat_map(|(at, _)| [at - 1, *at, at + 1]).collect();
    let places = times
        .into_iter()
        .flat_map(|at| (0..=8).map(move |id| (at, format!("m{id}"))));
    for (second, id) in places {
        let place = Place {
            received: at(second),
            message: message_id(&id),
        };
        let before = SAID.partition_point(|said| *said < (second, &id));
        let after = SAID.partition_point(|said| *said <= (second, &id));
        for limit in [1, 2, 3, 7, 8] {
            let window = Window::Before {
                place: place.clone(),
                limit,
            };
            let page_before = page(&house, window).await;
            let from = before.saturating_sub(limit as usize);
            assert_eq!(
                told(&page_before),
                expected(from..before),
                "{limit} before {second} {id}"
            );
            let window = Window::Around {
                place: place.clone(),
                limit,
            };
            let page_around = page(&house, window).await;
            let half = limit as usize / 2;
            let (from, to) = (before.saturating_sub(half), before + limit as usize - half);
            assert_eq!(
                told(&page_around),
                expected(from..to.min(SAID.len())),
                "{limit} around {second} {id}"
            );
            let window = Window::After {
                place: place.clone(),
                limit,
            };
            let page_after = page(&house, window).await;
            let to = SAID.len().min(after + limit as usize);
            assert_eq!(
                told(&page_after),
                expected(after..to),
                "{limit} after {second} {id}"
            );
        }
    }
}

pub(crate) async fn come_with_their_record_and_all_seats(backend: impl Backend) {
    let house = House::of_world(backend).await;
    let page = house.newest("bob", "both", 1).await;
    assert_eq!(page.messages.len(), 1);
    assert_eq!(page.messages[0].data, said("a", "both", 23, "b4", None).data);
    assert_eq!(page.messages[0].place.received, at(23));
    assert_eq!(page.conversation.messages, 4);
    assert_eq!(
        page.participants,
        [
            seat("a", "both", "seat-2", Some("ada")).data,
            seat("a", "both", "seat-3", Some("bob")).data
        ]
    );
    assert!(page.aliases.is_owner("bob") && !page.aliases.is_owner("ada"));
}
