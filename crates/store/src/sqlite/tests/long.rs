//! A page of a long conversation takes as many steps of SQLite's machine as one of a short one, wherever it stands.

use domain::record::Record;
use rusqlite::Connection;

use super::{
    Folder, House,
    equal::{Cost, Watched},
    people,
};
use crate::{
    Place, Window,
    contract::records::{app, app_id, at, message_id, said, seat, talk, talk_id, user, user_id},
};

/// Both are longer than a page.
const TALKS: [(&str, i64); 2] = [("short", 120), ("long", 3_000)];
const LIMIT: u32 = 50;

fn id(talk: &str, second: i64) -> String {
    format!("{talk}-{second:04}")
}

fn records() -> Vec<Record> {
    let mut records = vec![app("a"), user("a", "ada", Some("ada"))];
    for (name, messages) in TALKS {
        records.extend([
            talk("a", name),
            seat("a", name, &format!("seat-{name}"), Some("ada")),
        ]);
        records.extend((0..messages).map(|second| said("a", name, second, &id(name, second), Some("ada"))));
    }
    records
}

/// The windows that a page may show of a conversation, by what they are called.
fn windows(talk: &str, messages: i64) -> [(&'static str, Window); 5] {
    let limit = LIMIT;
    let middle = messages / 2;
    let place = || Place {
        received: at(middle),
        message: message_id(&id(talk, middle)),
    };
    [
        ("newest", Window::Newest { limit }),
        ("oldest", Window::Oldest { limit }),
        (
            "before",
            Window::Before {
                place: place(),
                limit,
            },
        ),
        (
            "after",
            Window::After {
                place: place(),
                limit,
            },
        ),
        (
            "around",
            Window::Around {
                place: place(),
                limit,
            },
        ),
    ]
}

fn steps(cost: &Cost) -> i32 {
    cost.iter().map(|(_, steps)| steps).sum()
}

#[tokio::test]
async fn a_page_of_a_long_conversation_costs_what_one_of_a_short_one_does() {
    let house = House::of(Folder::new(), records()).await;
    let watched = Watched::open(&house.backend.file("rightsdesk.db"));
    let (a, ada) = (app_id("a"), user_id("ada"));
    let [short, long] = TALKS.map(|(name, messages)| {
        windows(name, messages).map(|(called, window)| {
            let talk = talk_id(name);
            let read = |db: &Connection| people::messages(db, &a, &ada, &talk, &window).unwrap().unwrap();
            let page = read(&watched.db);
            assert_eq!(page.messages.len(), 50, "{called} of {name}");
            assert_eq!(page.conversation.messages, u64::try_from(messages).unwrap());
            let cost = watched.cost(|db| drop(read(db)));
            (called, steps(&cost))
        })
    });
    for ((called, short), (_, long)) in short.into_iter().zip(long) {
        println!("{called}: {short} steps of a short conversation, {long} of a long one");
        assert!(short > 0, "{called}");
        // A tenth for what a statement may do once.
        assert!(long * 10 <= short * 11, "{called}: {short} became {long}");
    }

    // The control: what counts messages each time is told.
    let counting = TALKS.map(|(name, _)| {
        let cost = watched.cost(|db| {
            let mut count = db
                .prepare_cached("SELECT count(*) FROM message WHERE app_id = 'a' AND conversation_id = ?1")
                .unwrap();
            count.query_row([name], |row| row.get::<_, i64>(0)).unwrap();
        });
        steps(&cost)
    });
    assert!(counting[1] > counting[0] * 11 / 10, "{counting:?}");
}
