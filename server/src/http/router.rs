//! Every route, and the layers around them, in one place.

use app::{
    api::{Who, rule_of},
    routes::{DEMO_ONLY, PATHS},
};
use axum::{
    Router,
    middleware::{from_fn, from_fn_with_state},
    response::IntoResponse as _,
};
use http::Method;
use leptos::server_fn::axum::server_fn_paths;
use tower_http::catch_panic::CatchPanicLayer;

use super::{
    address, attachment, client, csrf, export, fetch, gpc, hand_out, headers, health, host, keys, language,
    limits, log, package, pages, path, routes::Routes, schema, site, suppressions, trouble,
};
use crate::{
    auth::{enter::enter, handover::handover, principal::identify, sign_in::sign_in, sign_out::sign_out},
    portal::Portal,
};

/// The portal as a service.
pub fn router(portal: &Portal) -> Router {
    let routes = routes(portal).into_router().layer(csrf::layer());
    around(portal, routes.with_state(portal.clone()))
}

/// Routes without any of the layers around them: for tests that list them, or show what a layer keeps out.
pub fn routes(portal: &Portal) -> Routes {
    // Leptos asks for an executor when it draws. Only the first call counts.
    let _ = any_spawner::Executor::init_tokio();
    for_callers(portal).and(for_everybody(portal))
}

/// Pages and server functions: who calls is known there.
fn for_callers(portal: &Portal) -> Routes {
    let mut drawn = Routes::default();
    for (path, who) in PATHS {
        drawn = drawn.add(who, &Method::GET, path, pages::page);
    }
    if portal.cast.is_some() {
        for path in DEMO_ONLY {
            drawn = drawn.add(Who::Anyone, &Method::GET, path, pages::page);
        }
    }
    for (path, method) in server_fn_paths() {
        // One without a rule is nobody's to call.
        if let Some(who) = rule_of(path) {
            drawn = drawn.add(who, &method, path, pages::function);
        }
    }
    let known = from_fn_with_state(portal.clone(), identify);
    drawn
        .add(
            Who::Person,
            &Method::POST,
            "/me/requests/{reference}/address",
            address::of_person,
        )
        .add(
            Who::Staff,
            &Method::POST,
            "/desk/requests/{reference}/address",
            address::of_staff,
        )
        .fallback(pages::missing)
        .layer(limits::time())
        // What is streamed takes the time it takes.
        .add(Who::Person, &Method::GET, "/me/export.json", export::export)
        .add(Who::Person, &Method::GET, "/me/export.zip", package::package)
        .add(
            Who::Person,
            &Method::GET,
            "/me/attachments/{attachment}",
            attachment::attachment,
        )
        .add(
            Who::Staff,
            &Method::GET,
            "/desk/requests/{reference}/export.json",
            hand_out::export,
        )
        .add(
            Who::Staff,
            &Method::GET,
            "/desk/requests/{reference}/export.zip",
            hand_out::package,
        )
        .layer(known)
}

/// What asks for itself who calls, and what is the same for everybody.
fn for_everybody(portal: &Portal) -> Routes {
    let mut others = Routes::default()
        .add(Who::Anyone, &Method::POST, csrf::OWN_CHECK, sign_in)
        .add(Who::Anyone, &Method::POST, "/sign-out", sign_out)
        .add(Who::Anyone, &Method::POST, "/language", language::choose)
        .add(Who::Anyone, &Method::POST, "/handover", handover)
        .add(Who::Anyone, &Method::POST, "/enter/{code}", enter)
        .add(Who::Anyone, &Method::GET, domain::export::KEYS_PATH, keys::keys)
        .add(
            Who::Anyone,
            &Method::GET,
            domain::export::SCHEMA_PATH,
            schema::schema,
        )
        .add(Who::Anyone, &Method::GET, gpc::PATH, gpc::gpc)
        .add(
            Who::Anyone,
            &Method::GET,
            suppressions::PATH,
            suppressions::suppressions,
        )
        .add(Who::Anyone, &Method::GET, health::LIVE, health::live)
        .add(Who::Anyone, &Method::GET, health::READY, health::ready)
        .layer(limits::time())
        .add(Who::Anyone, &Method::POST, "/fetch/{address}", fetch::fetch);
    for file in portal.site.files {
        let serve = async |headers: http::HeaderMap| site::serve(file, &headers);
        others = others.add(Who::Anyone, &Method::GET, file.path, serve);
    }
    others.add(Who::Anyone, &Method::GET, "/pkg/{*name}", site::missing)
}

/// What every response goes through. The last one is the outermost.
pub fn around(portal: &Portal, routes: Router) -> Router {
    routes
        .layer(limits::body())
        .layer(from_fn(path::check))
        .layer(from_fn_with_state(portal.clone(), client::find))
        .layer(from_fn_with_state(portal.clone(), host::check))
        .layer(CatchPanicLayer::custom(panicked))
        .layer(from_fn_with_state(portal.clone(), trouble::say))
        .layer(from_fn_with_state(portal.clone(), headers::protect))
        .layer(from_fn(log::write))
}

fn panicked(_: Box<dyn std::any::Any + Send>) -> axum::response::Response {
    trouble::Trouble::FAULT.into_response()
}
