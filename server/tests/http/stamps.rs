//! Forms that act carry the stamp of the session that drew them: every address that takes a post is tried with every
//! other stamp, and changes nothing.

use axum::{Router, routing::post};
use domain::request::Reference;
use http::StatusCode;

use super::scene::{Scene, is_taken, only_reads, posts};
use crate::support::{Portal, State};

/// A way in. It asks for a stamp where somebody else is signed in, and for that it is tried here.
const DOOR: &str = "/enter/{code}";

/// From a page of the portal's own.
const OWN: [(&str, &str); 1] = [("sec-fetch-site", "same-origin")];

/// Posts that act and carry no stamp, each with the reason.
const WITHOUT: [(&str, &str); 4] = [
    (
        "/sign-in",
        "the token says who comes, whoever is signed in; another site's page asks first",
    ),
    (
        "/handover",
        "a business's server posts it, with a token and no session",
    ),
    (
        "/fetch/{address}",
        "whoever has the address and its secret fetches; no session is asked for",
    ),
    (
        "/language",
        "no session is needed to choose one, and nothing is kept",
    ),
];

fn is_without(path: &str) -> bool {
    WITHOUT.iter().any(|(known, _)| *known == path)
}

async fn scene(path: &str) -> Scene {
    if path == DOOR {
        Scene::at_anothers_door().await
    } else {
        Scene::before(path).await
    }
}

/// A good form. Where nobody else is here, the door asks for no stamp, and so the table lists none.
fn good(scene: &Scene, path: &str) -> Vec<(&'static str, String)> {
    let mut fields = scene.fields("POST", path);
    if path == DOOR {
        fields.push(("stamp", scene.me.stamp.clone()));
    }
    fields
}

/// Every stamp that is not the form's own, and none at all.
fn other_stamps(scene: &Scene, path: &str, fields: &[(&'static str, String)]) -> Vec<Option<String>> {
    let own = fields.iter().find(|(name, _)| *name == "stamp");
    let own = own.map_or("", |(_, stamp)| stamp);
    let both = [&scene.me, &scene.desk];
    // Either session's form signs out, its own session.
    let seats = both.into_iter().filter(|_| path != "/sign-out");
    let stamps = seats.chain(&scene.others).map(|seat| seat.stamp.clone());
    let mut cut = own.to_owned();
    cut.pop();
    let odd = [
        cut,
        own.to_uppercase(),
        format!("{own} "),
        "x".to_owned(),
        String::new(),
    ];
    let all = stamps.chain(odd).filter(|stamp| stamp != own).map(Some);
    all.chain([None]).collect()
}

/// What is left of a form with another stamp.
fn stamped(fields: &[(&'static str, String)], stamp: Option<&String>) -> Vec<(&'static str, String)> {
    let others = fields.iter().filter(|(name, _)| *name != "stamp").cloned();
    let stamp = stamp.map(|stamp| ("stamp", stamp.clone()));
    others.chain(stamp).collect()
}

/// What a post did with each stamp that is not its own.
async fn done_by_others(scene: &Scene, router: &Router, path: &str) -> (usize, Vec<String>) {
    let fields = good(scene, path);
    let mut wrong = Vec::new();
    let stamps = other_stamps(scene, path, &fields);
    for stamp in &stamps {
        let before = State::of(&scene.portal).await;
        let said = scene
            .post(router, path, &OWN, &stamped(&fields, stamp.as_ref()))
            .await;
        let changes = State::of(&scene.portal).await.since(&before);
        if !changes.is_empty() {
            wrong.push(format!("{path} with {stamp:?}: {changes:?}"));
        }
        // Whoever sent a stamp is told what is the matter with it.
        let is_told = said.status == StatusCode::FORBIDDEN || said.location().contains("problem=stale_form");
        if stamp.is_some() && !only_reads(path) && !is_told {
            wrong.push(format!(
                "{path} with {stamp:?}: {} {}",
                said.status,
                said.location()
            ));
        }
    }
    (stamps.len(), wrong)
}

#[tokio::test]
async fn a_form_that_acts_is_taken_with_its_own_stamp_only() {
    let posts = posts(&Portal::open().await);
    for (path, _) in WITHOUT {
        assert!(posts.iter().any(|post| post == path), "{path} is gone");
    }
    let (mut tried, mut acting) = (0, Vec::new());
    for path in posts.iter().filter(|path| !is_without(path)) {
        let scene = scene(path).await;
        let (stamps, wrong) = done_by_others(&scene, &scene.portal.router, path).await;
        assert_eq!(wrong, [""; 0]);
        tried += stamps;
        if only_reads(path) {
            continue;
        }
        // The control: with its own, it acts.
        let before = State::of(&scene.portal).await;
        let fields = good(&scene, path);
        let said = scene.post(&scene.portal.router, path, &OWN, &fields).await;
        let changes = State::of(&scene.portal).await.since(&before);
        assert!(
            is_taken(path, &said) && !changes.is_empty(),
            "{path}: {} {} {changes:?}",
            said.status,
            said.location()
        );
        acting.push(path);
    }
    assert!(acting.len() >= 12, "{acting:?}");
    println!(
        "stamps: {} forms that act, {tried} posts with another stamp or none, 0 accepted, 0 rows changed; {} without one, each \
         with its reason",
        acting.len(),
        WITHOUT.len()
    );
}

/// By somebody who forgot the stamp.
#[tokio::test]
async fn the_control_a_form_without_a_stamp_is_seen() {
    let path = "/api/withdraw_request";
    let scene = Scene::before(path).await;
    let (maren, desk) = (scene.maren().await, scene.portal.desk.clone());
    let reference = scene.fields("POST", path);
    let (_, reference) = reference.iter().find(|(name, _)| *name == "reference").unwrap();
    let reference = Reference::parse(reference).unwrap();
    let careless = async move || drop(desk.withdraw(&maren, &reference).await);
    let router = Router::new().route(path, post(careless));
    let (_, wrong) = done_by_others(&scene, &router, path).await;
    assert!(wrong[0].contains("requestWithdrawn"), "{wrong:?}");
}
