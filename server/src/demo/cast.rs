//! Who can be signed in as on `/demo`, with tokens made as the page is drawn.

use std::{collections::HashMap, sync::Arc};

use app::{
    pages::demo::Cast,
    view::{Demo as DemoPage, DemoApp, DemoRole},
};
use desk::{Clock, Desk, TokenKey};
use domain::id::ExternalId;
use evidence::SystemRandom;
use jiff::{SignedDuration, Timestamp};
use sunshine::demo::{Demo, Reach};

use super::seed::key;
use crate::{
    auth::mint::{For, mint},
    cli::Failure,
};

/// A page may stay open so long before its buttons no longer work.
const GOOD_FOR: SignedDuration = SignedDuration::from_mins(15);

/// The cast of the demo in this desk's folder.
///
/// # Errors
/// [`Failure`] if its keys are not there.
pub async fn cast(desk: &Desk, clock: Arc<dyn Clock>) -> Result<Cast, Failure> {
    let demo = Demo::at(clock.now());
    let mut keys = HashMap::new();
    for app in demo.apps() {
        keys.insert(app.id.clone(), key(desk, &app.id).await?);
    }
    Ok(Cast(Arc::new(move || page(&demo, &keys, clock.now()))))
}

fn page(demo: &Demo, keys: &HashMap<String, TokenKey>, now: Timestamp) -> DemoPage {
    let token = |app: &str, whom: &For| {
        let token = keys
            .get(app)
            .map(|key| mint(key, whom, now, GOOD_FOR, &SystemRandom));
        // A button without a token is refused like any other bad token.
        token.and_then(Result::ok).unwrap_or_default()
    };
    let apps = demo.apps().iter().map(|app| {
        let people = demo.people().iter().filter(|person| person.app_id == app.id);
        let people = people.map(|person| DemoRole {
            name: person.display_name.clone(),
            line: person.interesting.clone(),
            token: ExternalId::parse(&person.external_id)
                .map_or_else(|_| String::new(), |id| token(&app.id, &For::User(id))),
        });
        let staff = demo
            .staff()
            .iter()
            .filter(|staff| matches!(&staff.reach, Reach::App(id) if *id == app.id));
        let staff = staff.map(|staff| DemoRole {
            name: staff.name.clone(),
            line: staff.role.clone(),
            token: token(&app.id, &For::Staff(staff.name.clone())),
        });
        DemoApp {
            name: app.display_name.clone(),
            line: format!("{}, {}", app.trade, app.country),
            people: people.collect(),
            staff: staff.collect(),
        }
    });
    DemoPage { apps: apps.collect() }
}
