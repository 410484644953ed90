//! Who may do what: every address, for every kind of caller, by every method, with everybody's ids.
//!
//! The table of addresses stands in `matrix/table.rs`, the table of words in `matrix/words.rs`.

mod cast;
pub mod demo;
mod routed;
mod run;
pub mod table;
mod words;
mod world;

use std::{collections::BTreeSet, sync::Arc};

use app::api::Who;
use axum::{
    Router,
    body::Body,
    extract::{Path, Request},
    middleware::{Next, from_fn, map_response},
    response::{IntoResponse as _, Response},
    routing::{get, post},
};
use desk::{Desk, Spot};
use domain::{id::ConversationId, principal::Principal, request::Reference};
use http::{Method, StatusCode};
use http_body_util::BodyExt as _;
use server::http::{
    router::{around, routes},
    routes::{Listed, Routes},
};

use self::{
    run::{METHODS, Report, run},
    table::{Line, lines},
    words::{Kind, planted},
};
use crate::support::Portal;

/// Where there is nothing to do in this world for anybody: `tasks.rs` and `life.rs` see who may.
const NOTHING_TO_DO: [&str; 2] = ["/api/settle_task", "/api/close_question"];

/// The router as it ships.
fn sound(portal: &Portal, _: &[Principal], _: &mut Vec<Listed>) -> Router {
    portal.router.clone()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn nobody_sees_or_does_what_is_not_theirs() {
    let report = run(sound, &["/"]).await;
    println!(
        "matrix: {} routes × {} callers × {} methods: {} requests, {} foreign canaries",
        report.routes,
        report.callers,
        METHODS.len(),
        report.requests,
        report.foreign.len()
    );
    println!(
        "matrix, headers: {} answers of {} statuses, 0 without; {} nonces, none twice",
        report.requests,
        report.statuses.len(),
        report.nonces.len()
    );
    let found = [&*report.foreign, &report.wrong, &report.headers].concat();
    assert!(found.is_empty(), "{}", some(&found));
    // Had nobody been let in anywhere, there would have been nothing to see.
    let closed: Vec<_> = lines()
        .filter(|line| *line != table::NO_FILE && !NOTHING_TO_DO.contains(&line.1))
        .map(|(method, path, ..)| format!("{method} {path}"))
        .filter(|route| !report.let_in.contains(route))
        .collect();
    assert!(closed.is_empty(), "nobody was let in at {closed:?}");
    // A word that never comes tells nothing.
    let words = planted().into_iter().filter(|word| word.kind != Kind::AgentName);
    let unseen: Vec<_> = words.filter(|word| !report.seen.contains(&word.text)).collect();
    assert!(unseen.is_empty(), "nobody saw {unseen:?}");
    let records = planted().into_iter().filter(|word| word.kind == Kind::Record);
    let kept: Vec<_> = records
        .filter(|word| !report.opened.contains(&word.text))
        .collect();
    assert!(kept.is_empty(), "whoever opened the record did not see {kept:?}");
    assert!(report.unopened > 0);
    println!(
        "matrix, records: {} words shown to staff who had opened them; asked for {} times by staff who had not, 0 shown",
        report.opened.len(),
        report.unopened
    );
}

/// The desk, and everybody signed in.
type Known = Arc<(Arc<Desk>, Vec<Principal>)>;

/// The same router, and a review by somebody in haste, that shows the record to whoever could open it.
fn hasty(portal: &Portal, people: &[Principal], _: &mut Vec<Listed>) -> Router {
    let known: Known = Arc::new((portal.desk.clone(), people.to_vec()));
    let add = from_fn(move |request, next| add_record(known.clone(), request, next));
    portal.router.clone().layer(add)
}

async fn add_record(known: Known, request: Request, next: Next) -> Response {
    let reference = request.uri().path().rsplit('/').next().map(Reference::parse);
    let is_read = request.method() == Method::GET;
    let answer = next.run(request).await;
    let Some(Ok(reference)) = reference.filter(|_| is_read && answer.status() == StatusCode::OK) else {
        return answer;
    };
    let (desk, people) = &*known;
    let mut shown = String::new();
    for whoever in people {
        if desk.request(whoever, &reference).await.is_ok() {
            let record = desk.profile(whoever).await.unwrap();
            shown.extend(record.map(|record| String::from(record.person.data)));
        }
    }
    with_more(answer, &shown).await
}

async fn with_more(answer: Response, more: &str) -> Response {
    let (head, body) = answer.into_parts();
    let body = body.collect().await.unwrap().to_bytes();
    (head, Body::from([&body[..], more.as_bytes()].concat())).into_response()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn the_control_a_record_that_nobody_opened_is_seen() {
    let report = run(hasty, &["/desk/requests/"]).await;
    println!(
        "matrix, with a hasty review: {} requests, {} foreign canaries",
        report.requests,
        report.foreign.len()
    );
    for (caller, word) in [
        ("staff of the app", "tier-of-Otto"),
        ("staff of the app's group", "tier-of-Maren"),
        ("staff of the app's group", "tier-of-Otto"),
        ("staff of another group", "tier-of-Marit"),
        ("staff of the provider", "tier-of-Marit"),
    ] {
        let found = format!(" {caller}: {word} ");
        assert!(
            report.foreign.iter().any(|line| line.contains(&found)),
            "{found}: {}",
            some(&report.foreign)
        );
    }
}

/// The routes alone, with nothing around them, and one nonce for all pages.
fn bare(portal: &Portal, _: &[Principal], _: &mut Vec<Listed>) -> Router {
    let routes = routes(&portal.server).into_router();
    let routes = routes.with_state(portal.server.clone());
    routes.layer(map_response(async |mut answer: Response| {
        if let Some(policy) = answer.headers_mut().get_mut("content-security-policy") {
            let said = policy.to_str().unwrap().to_owned();
            if let Some(nonce) = said
                .split("'nonce-")
                .nth(1)
                .and_then(|rest| rest.split('\'').next())
            {
                *policy = said.replace(nonce, "AAAAAAAA").parse().unwrap();
            }
        }
        answer
    }))
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn the_control_without_what_is_around_them_answers_are_bare() {
    let report = run(bare, &["/me/export", "/healthz", "/pkg/"]).await;
    let with = |word: &str| report.headers.iter().filter(|line| line.contains(word)).count();
    let (bare, twice) = (with("x-content-type-options is \"\""), with("a nonce came twice"));
    println!(
        "matrix, headers, the control with nothing around: {bare} of {} answers without, {twice} nonces twice",
        report.requests
    );
    assert_eq!(bare, report.requests);
    assert!(twice > 0 && report.nonces.len() == 1, "{:?}", report.nonces);
}

/// The same router, and a few handlers by somebody who forgot to ask.
fn careless(portal: &Portal, people: &[Principal], listed: &mut Vec<Listed>) -> Router {
    let forgotten = |method: Method, path: &str, who| Listed {
        path: path.to_owned(),
        method,
        who,
    };
    listed.extend([
        forgotten(Method::GET, "/me/careless/conversations/{id}", Who::Person),
        forgotten(Method::POST, "/careless/withdraw/{reference}", Who::Anyone),
    ]);
    let known: Known = Arc::new((portal.desk.clone(), people.to_vec()));
    let read = known.clone();
    let read = async move |Path(id): Path<String>| {
        let (desk, people) = &*read;
        let id = ConversationId::parse(&id).unwrap();
        let mut said = String::new();
        for whoever in people {
            if let Ok(found) = desk.transcript(whoever, &id, Spot::Newest).await {
                said.extend(found.messages.into_iter().map(|(_, message)| message));
            }
        }
        said
    };
    let withdraw = async move |Path(reference): Path<String>| {
        let (desk, people) = &*known;
        let reference = Reference::parse(&reference).unwrap();
        for whoever in people {
            if desk.withdraw(whoever, &reference).await.is_ok() {
                break;
            }
        }
    };
    let added = Router::new()
        .route("/me/careless/conversations/{id}", get(read))
        .route("/careless/withdraw/{reference}", post(withdraw));
    let routes = routes(&portal.server).into_router();
    around(
        &portal.server,
        routes.with_state(portal.server.clone()).merge(added),
    )
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn the_control_with_careless_handlers_it_is_seen() {
    let report = run(careless, &["/me/careless", "/careless", "/me/conversations/"]).await;
    println!(
        "matrix, with two careless handlers: {} routes, {} requests, {} foreign canaries, {} other faults",
        report.routes,
        report.requests,
        report.foreign.len(),
        report.wrong.len()
    );
    let Report { foreign, wrong, .. } = report;
    let careless = |found: &String| found.contains("careless");
    let has = |found: &[String], word: &str| found.iter().any(|found| found.contains(word));
    assert!(foreign.iter().all(careless), "{}", some(&foreign));
    assert!(wrong.iter().all(careless), "{}", some(&wrong));
    for caller in ["nobody", "another person of the app", "staff of the app"] {
        assert!(
            has(&foreign, &format!(" {caller}:")),
            "{caller}: {}",
            some(&foreign)
        );
    }
    assert!(has(&foreign, "SECRET-Otto-0") && has(&foreign, "SECRET-Marit-0"));
    assert!(
        has(&wrong, "let in") && has(&wrong, "RequestWithdrawn"),
        "{}",
        some(&wrong)
    );
    assert!(has(&wrong, "not like what is not there"), "{}", some(&wrong));
}

/// What is routed and stands in no line of a table, and what stands there and is not routed so.
fn off_the_table(routes: &Routes, table: impl Iterator<Item = Line>) -> (BTreeSet<String>, BTreeSet<String>) {
    let route = |method: &str, path: &str, who: Who| format!("{method} {path}: {who:?}");
    let listed = routes.listed().iter();
    let listed: BTreeSet<_> = listed
        .map(|one| route(one.method.as_str(), &one.path, one.who))
        .collect();
    let table: BTreeSet<_> = table
        .map(|(method, path, who, _)| route(method, path, who))
        .collect();
    (&listed - &table, &table - &listed)
}

#[tokio::test]
async fn every_route_stands_in_the_table() {
    let portal = Portal::open().await;
    let (unheard_of, gone) = off_the_table(&routes(&portal.server), lines());
    assert!(
        unheard_of.is_empty(),
        "no line in matrix/table.rs: {unheard_of:?}"
    );
    assert!(gone.is_empty(), "not routed, or not so: {gone:?}");
    assert_eq!(routes(&portal.server).listed().len(), lines().count());
}

#[tokio::test]
async fn the_control_a_new_route_is_missed_in_the_table() {
    let portal = Portal::open().await;
    let more = routes(&portal.server).add(Who::Anyone, &Method::GET, "/new", async || "new");
    let (unheard_of, gone) = off_the_table(&more, lines());
    assert_eq!(unheard_of, BTreeSet::from(["GET /new: Anyone".to_owned()]));
    assert!(gone.is_empty());
    // The address is known, this method of it is not.
    let more = routes(&portal.server).add(Who::Person, &Method::DELETE, "/me", async || "gone");
    let (unheard_of, _) = off_the_table(&more, lines());
    assert_eq!(unheard_of, BTreeSet::from(["DELETE /me: Person".to_owned()]));
}

/// Enough of a long list to see what is wrong.
fn some(found: &[String]) -> String {
    format!(
        "{} in all:\n{}",
        found.len(),
        found[..found.len().min(40)].join("\n")
    )
}
