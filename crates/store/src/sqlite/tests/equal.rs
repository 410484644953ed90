//! What is another's costs what is not there costs: the same statements, and in each the same steps of SQLite's machine.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex},
};

use domain::{key::Reach, request::Reference};
use rusqlite::{
    StatementStatus,
    trace::{TraceEvent, TraceEventCodes},
};

use super::*;
use crate::{
    Window,
    contract::records::{app, app_id, said, seat, talk, talk_id, user, user_id},
};

/// Statements in their order, each with its steps.
pub(super) type Cost = Vec<(String, i32)>;

/// A reading connection that notes what runs on it.
pub(super) struct Watched {
    pub(super) db: Connection,
    ran: Arc<Mutex<Cost>>,
}

impl Watched {
    pub(super) fn open(file: &Path) -> Self {
        let mut db = open::reader(file).unwrap();
        let ran = Arc::new(Mutex::new(Cost::new()));
        let noted = Arc::clone(&ran);
        // A statement that is kept goes on counting.
        let mut before: HashMap<String, i32> = HashMap::new();
        let note = move |event: TraceEvent<'_>| {
            if let TraceEvent::Profile(statement, _) = event {
                let sql = statement.sql().into_owned();
                let steps = statement.get_status(StatementStatus::VmStep);
                let counted = before.insert(sql.clone(), steps).unwrap_or(0);
                noted.lock().unwrap().push((sql, steps - counted));
            }
        };
        db.trace_v2(TraceEventCodes::SQLITE_TRACE_PROFILE, Some(note))
            .unwrap();
        Self { db, ran }
    }

    /// What a look costs that is not the first of its kind.
    pub(super) fn cost(&self, look: impl Fn(&Connection)) -> Cost {
        look(&self.db);
        self.ran.lock().unwrap().clear();
        look(&self.db);
        std::mem::take(&mut *self.ran.lock().unwrap())
    }
}

#[tokio::test]
async fn what_is_anothers_takes_as_many_steps_as_what_is_not_there() {
    let mut records = vec![app("a"), app("b")];
    for (app, name) in [("a", "ada"), ("a", "bob"), ("b", "cyd")] {
        records.extend([
            user(app, name, Some(name)),
            talk(app, name),
            seat(app, name, &format!("seat-{name}"), Some(name)),
            said(app, name, 1, &format!("said-{name}"), Some(name)),
        ]);
    }
    let house = House::of(Folder::new(), records).await;
    let own = house.open_request("a", "ada", 1).await;
    let of_bob = house.open_request("a", "bob", 2).await;
    let of_cyd = house.open_request("b", "cyd", 3).await;
    let watched = Watched::open(&house.backend.file("rightsdesk.db"));
    let (a, ada) = (app_id("a"), user_id("ada"));

    let conversation = |id: &str| {
        let id = talk_id(id);
        watched.cost(|db| drop(people::conversation(db, &a, &ada, &id).unwrap()))
    };
    let messages = |id: &str| {
        let id = talk_id(id);
        watched.cost(|db| drop(people::messages(db, &a, &ada, &id, &Window::Newest { limit: 10 }).unwrap()))
    };
    let request = |reference: &Reference| {
        watched.cost(|db| drop(requests::own(db, &a, &own.subject, reference).unwrap()))
    };
    let reach = Reach::App(app_id("a"));
    let in_reach =
        |reference: &Reference| watched.cost(|db| drop(requests::find_in(db, &reach, reference).unwrap()));

    let nobodys = Reference::parse("0000-0000-0000").unwrap();
    let mut compared = 0;
    for (what, unknown, foreign, own) in [
        (
            "a conversation",
            conversation("nobody"),
            vec![conversation("bob"), conversation("cyd")],
            conversation("ada"),
        ),
        (
            "its messages",
            messages("nobody"),
            vec![messages("bob"), messages("cyd")],
            messages("ada"),
        ),
        (
            "a request",
            request(&nobodys),
            vec![request(&of_bob.reference), request(&of_cyd.reference)],
            request(&own.reference),
        ),
        (
            "a request, for staff",
            in_reach(&nobodys),
            vec![in_reach(&of_cyd.reference)],
            in_reach(&of_bob.reference),
        ),
    ] {
        assert!(unknown.iter().any(|(_, steps)| *steps > 0), "{what}: {unknown:?}");
        for foreign in foreign {
            assert_eq!(foreign, unknown, "{what}");
            compared += 1;
        }
        assert_ne!(own, unknown, "the control: {what}");
        let steps: i32 = unknown.iter().map(|(_, steps)| steps).sum();
        println!(
            "unknown and foreign, {what}: {} statements, {steps} steps each",
            unknown.len()
        );
    }
    println!("unknown and foreign: {compared} foreign ids, 0 told from unknown by a step of SQLite's");
}

/// The control: a look at what is there before it is asked whose it is.
#[tokio::test]
async fn the_control_a_careless_query_is_told_by_its_steps() {
    let records = vec![
        app("a"),
        user("a", "bob", Some("bob")),
        talk("a", "bob"),
        seat("a", "bob", "seat-bob", Some("bob")),
    ];
    let house = House::of(Folder::new(), records).await;
    let watched = Watched::open(&house.backend.file("rightsdesk.db"));
    let look = |id: &str| {
        watched.cost(|db| {
            let mut careless = db
                .prepare_cached(
                    "SELECT 1 FROM conversation AS c CROSS JOIN member AS m USING (app_id, conversation_id)
                     WHERE c.app_id = 'a' AND c.conversation_id = ?1 AND m.user_id = 'ada'",
                )
                .unwrap();
            assert!(!careless.exists([id]).unwrap());
        })
    };
    assert_ne!(look("nobody"), look("bob"));
}
