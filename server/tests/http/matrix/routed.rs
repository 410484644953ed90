//! What a router routes, as it says itself: axum keeps no list, but it shows its routes to whoever debugs.

use std::collections::BTreeSet;

use axum::Router;
use server::http::{router::routes, routes::Listed};

use super::demo;
use crate::support::Portal;

const METHODS: [&str; 9] = [
    "get", "head", "delete", "options", "patch", "post", "put", "trace", "connect",
];

/// Every method and path.
fn routed(router: &Router) -> BTreeSet<String> {
    let shown = format!("{router:?}");
    let (_, shown) = shown.split_once("path_router: PathRouter").unwrap();
    let (shown, _) = shown.split_once(", fallback_router: ").unwrap();
    let (endpoints, paths) = shown.split_once("node: Node { paths: ").unwrap();
    let mut found = BTreeSet::new();
    for (id, path) in numbered(paths) {
        let path = path.split('"').nth(1).unwrap();
        let (_, endpoint) = numbered(endpoints).find(|(other, _)| *other == id).unwrap();
        found.extend(methods(endpoint).map(|method| format!("{method} {path}")));
    }
    found
}

/// What is shown of each number.
fn numbered(shown: &str) -> impl Iterator<Item = (&str, &str)> {
    let each = shown.split("RouteId(").skip(1);
    each.map(|one| one.split_once("): ").unwrap())
}

/// What is no list of methods takes them all.
fn methods(endpoint: &str) -> impl Iterator<Item = String> {
    let is_list = endpoint.starts_with("MethodRouter(MethodRouter {");
    let takes = move |method: &str| {
        let (_, handler) = endpoint.split_once(&format!(" {method}: ")).unwrap();
        !handler.starts_with("None")
    };
    let any = (!is_list).then(|| "ANY".to_owned());
    let listed = METHODS.into_iter();
    let listed = listed.filter(move |method| is_list && takes(method));
    listed.map(str::to_uppercase).chain(any)
}

/// What the router takes and nobody gave a rule, and what has a rule and is not taken.
fn without_a_rule(router: &Router, listed: &[Listed]) -> (BTreeSet<String>, BTreeSet<String>) {
    let taken = routed(router);
    let listed = listed
        .iter()
        .map(|route| format!("{} {}", route.method, route.path));
    let listed = listed.collect();
    (&taken - &listed, &listed - &taken)
}

#[tokio::test]
async fn nothing_is_routed_that_has_no_rule() {
    let portal = Portal::open().await;
    let of_the_demo = demo::server(&portal, "");
    for (what, server) in [("as it ships", &portal.server), ("the demo", &of_the_demo)] {
        let listed = routes(server);
        let router = server::http::router::router(server);
        let (loose, gone) = without_a_rule(&router, listed.listed());
        assert!(loose.is_empty() && gone.is_empty(), "{what}: {loose:?} {gone:?}");
        println!(
            "routes, {what}: {} in the running router, {} of them without a rule",
            routed(&router).len(),
            loose.len()
        );
    }
}

#[tokio::test]
async fn the_control_a_route_that_was_added_past_the_list_is_found() {
    let portal = Portal::open().await;
    let listed = routes(&portal.server);
    let of = |more: Router<server::portal::Portal>| {
        let whole = routes(&portal.server).into_router().merge(more);
        let router = server::http::router::around(&portal.server, whole.with_state(portal.server.clone()));
        without_a_rule(&router, listed.listed()).0
    };
    let answer = async || "new";
    let page = axum::routing::get(answer);
    assert_eq!(
        of(Router::new().route("/new", page)),
        BTreeSet::from(["GET /new".to_owned()])
    );
    // The address is known, this method of it is not.
    let method = axum::routing::delete(answer);
    assert_eq!(
        of(Router::new().route("/me", method)),
        BTreeSet::from(["DELETE /me".to_owned()])
    );
    // A service takes what comes.
    let service = Router::<()>::new().fallback(answer);
    assert_eq!(
        of(Router::new().route_service("/whole/{*rest}", service)),
        BTreeSet::from(["ANY /whole/{*rest}".to_owned()])
    );
}
