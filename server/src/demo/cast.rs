//! Who can be signed in as on `/demo`, with tokens made as the page is drawn.

use std::{collections::HashMap, sync::Arc};

use app::{
    pages::demo::Cast,
    view::{Demo as DemoPage, DemoApp, DemoRole},
};
use desk::{Clock, Desk, TokenKey};
use domain::{id::ExternalId, key::KeyUse};
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

/// What the tokens are signed with.
struct Keys {
    /// Those for people, by the app's id.
    people: HashMap<String, TokenKey>,
    /// Those for staff, by their reach and which of its keys it is.
    staff: HashMap<(Reach, usize), TokenKey>,
}

/// The cast of the demo in this desk's folder.
///
/// # Errors
/// [`Failure`] if its keys are not there.
pub async fn cast(desk: &Desk, clock: Arc<dyn Clock>) -> Result<Cast, Failure> {
    let demo = Demo::at(clock.now());
    let mut keys = Keys {
        people: HashMap::new(),
        staff: HashMap::new(),
    };
    for app in demo.apps() {
        let found = key(desk, &Reach::App(app.id.clone()), KeyUse::People, 0).await?;
        keys.people.insert(app.id.clone(), found);
    }
    for member in demo.staff() {
        let found = key(desk, &member.reach, KeyUse::Staff, member.key).await?;
        keys.staff.insert((member.reach.clone(), member.key), found);
    }
    Ok(Cast(Arc::new(move || page(&demo, &keys, clock.now()))))
}

fn page(demo: &Demo, keys: &Keys, now: Timestamp) -> DemoPage {
    let apps = demo.apps().iter().map(|app| {
        let people = demo.people().iter().filter(|person| person.app_id == app.id);
        let people = people.map(|person| DemoRole {
            name: person.display_name.clone(),
            line: person.interesting.clone(),
            token: ExternalId::parse(&person.external_id).map_or_else(
                |_| String::new(),
                |id| token(keys.people.get(&app.id), &For::User(id), now),
            ),
        });
        DemoApp {
            name: app.display_name.clone(),
            line: format!("{}, {}", app.trade, app.country),
            people: people.collect(),
            staff: staff(demo, keys, &Reach::App(app.id.clone()), now),
        }
    });
    DemoPage {
        apps: apps.collect(),
        group: demo.group().display_name.clone(),
        group_staff: staff(demo, keys, &Reach::Group(demo.group().id.clone()), now),
        provider_staff: staff(demo, keys, &Reach::Provider, now),
    }
}

fn staff(demo: &Demo, keys: &Keys, reach: &Reach, now: Timestamp) -> Vec<DemoRole> {
    let staff = demo.staff().iter().filter(|member| member.reach == *reach);
    let staff = staff.map(|member| DemoRole {
        name: member.name.clone(),
        line: member.role.clone(),
        token: token(
            keys.staff.get(&(reach.clone(), member.key)),
            &For::Staff(member.name.clone()),
            now,
        ),
    });
    staff.collect()
}

fn token(key: Option<&TokenKey>, whom: &For, now: Timestamp) -> String {
    let token = key.map(|key| mint(key, whom, None, now, GOOD_FOR, &SystemRandom));
    // A button without a token is refused like any other bad token.
    token.and_then(Result::ok).unwrap_or_default()
}
