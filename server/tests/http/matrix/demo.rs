//! The addresses that only the demo has.

use std::sync::Arc;

use app::{
    pages::demo::Cast,
    view::{Demo, DemoApp, DemoRole},
};
use axum::Router;
use domain::principal::Principal;
use server::{
    http::{
        router::{router, routes},
        routes::Listed,
    },
    portal::Parts,
};

use super::{
    METHODS, off_the_table, run, some,
    table::{OF_THE_DEMO, lines},
};
use crate::support::{Answer, Portal};

/// What the styleguide shows is made up, and so is its Maren.
const MADE_UP: &str = "Maren (Name of Person(Maren))";

/// The same portal, started as a demo, with `line` beside somebody's name.
pub fn server(portal: &Portal, line: &'static str) -> server::portal::Portal {
    let parts = &*portal.server;
    let role = move || DemoRole {
        name: "Somebody to be".to_owned(),
        line: line.to_owned(),
        token: "a.b.c".to_owned(),
    };
    let page = move || Demo {
        apps: vec![DemoApp {
            name: "A business".to_owned(),
            line: String::new(),
            people: vec![role()],
            staff: vec![role()],
        }],
        group: "A parent company".to_owned(),
        group_staff: vec![role()],
        provider_staff: vec![role()],
    };
    server::portal::Portal::new(Parts {
        desk: parts.desk.clone(),
        clock: parts.clock.clone(),
        url: parts.url.clone(),
        cookies: parts.cookies.clone(),
        rules: parts.rules.clone(),
        proxies: parts.proxies.clone(),
        rates: parts.rates.clone(),
        site: parts.site,
        cast: Some(Cast(Arc::new(page))),
    })
}

fn started(portal: &Portal, line: &'static str, listed: &mut Vec<Listed>) -> Router {
    let server = server(portal, line);
    *listed = routes(&server).listed().to_vec();
    router(&server)
}

fn sound(portal: &Portal, _: &[Principal], listed: &mut Vec<Listed>) -> Router {
    started(portal, "made up", listed)
}

/// By somebody who made the demo of what is really there.
fn careless(portal: &Portal, _: &[Principal], listed: &mut Vec<Listed>) -> Router {
    started(portal, "SECRET-Otto-0", listed)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn the_demos_own_pages_show_nothing_that_is_held() {
    let mut report = run(sound, &["/demo", "/styleguide"]).await;
    report
        .foreign
        .retain(|line| !(line.contains(" /styleguide ") && line.ends_with(MADE_UP)));
    println!(
        "matrix, the demo: {} routes × {} callers × {} methods: {} requests, {} foreign canaries",
        report.routes,
        report.callers,
        METHODS.len(),
        report.requests,
        report.foreign.len()
    );
    let found = [&*report.foreign, &report.wrong].concat();
    assert!(found.is_empty(), "{}", some(&found));
    assert_eq!(report.routes, OF_THE_DEMO.len());
    let let_in: Vec<_> = report.let_in.iter().map(String::as_str).collect();
    assert_eq!(let_in, ["GET /demo", "GET /styleguide"]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn the_control_a_demo_made_of_what_is_held_is_seen() {
    let report = run(careless, &["/demo"]).await;
    let has = |caller: &str| {
        let found = format!(" {caller}: SECRET-Otto-0 ");
        report.foreign.iter().any(|line| line.contains(&found))
    };
    assert!(
        has("nobody") && has("the person") && !has("another person of the app"),
        "{}",
        some(&report.foreign)
    );
}

#[tokio::test]
async fn the_demo_adds_its_own_pages_and_nothing_else() {
    let portal = Portal::open().await;
    let server = server(&portal, "");
    let (unheard_of, gone) = off_the_table(&routes(&server), lines().chain(OF_THE_DEMO));
    assert!(
        unheard_of.is_empty() && gone.is_empty(),
        "{unheard_of:?} {gone:?}"
    );
    // The control: without it they are missed, and the portal as it ships has neither.
    let (unheard_of, _) = off_the_table(&routes(&server), lines());
    assert_eq!(unheard_of.len(), OF_THE_DEMO.len());
    for (_, path, ..) in OF_THE_DEMO {
        let Answer { status, .. } = portal.visitor().get(path).await;
        assert_eq!(status, http::StatusCode::NOT_FOUND, "{path}");
    }
}
