//! Every route, and the layers around them, in one place.

use app::routes;
use axum::{
    Router,
    middleware::{from_fn, from_fn_with_state},
    routing::{MethodFilter, get, on, post},
};
use leptos::server_fn::axum::server_fn_paths;
use tower_http::catch_panic::CatchPanicLayer;

use super::{csrf, export, headers, health, host, keys, limits, log, pages, path, site, trouble};
use crate::{
    auth::{guard::guard, principal::identify, sign_in::sign_in, sign_out::sign_out},
    portal::Portal,
};

/// The portal as a service.
pub fn router(portal: &Portal) -> Router {
    around(portal, routes(portal).layer(csrf::layer()))
}

/// Routes without any of the layers around them: for a test that shows what a layer keeps out.
pub fn routes(portal: &Portal) -> Router {
    // Leptos asks for an executor when it draws. Only the first call counts.
    let _ = any_spawner::Executor::init_tokio();
    let known = from_fn_with_state(portal.clone(), identify);

    let mut callers = Router::new();
    for path in routes::PATHS {
        callers = callers.route(path, get(pages::page));
    }
    if portal.cast.is_some() {
        callers = callers.route(routes::DEMO, get(pages::page));
    }
    for (path, method) in server_fn_paths() {
        if let Ok(method) = MethodFilter::try_from(method) {
            callers = callers.route(path, on(method, pages::function));
        }
    }
    let callers = callers.fallback(pages::missing).layer(limits::time());
    let callers = callers.route("/me/export.json", get(export::export));
    let callers = callers.layer(from_fn(guard)).layer(known);

    let mut others = Router::new()
        .route("/sign-in", post(sign_in))
        .route("/sign-out", post(sign_out))
        .route(domain::export::KEYS_PATH, get(keys::keys))
        .route(health::LIVE, get(health::live))
        .route(health::READY, get(health::ready))
        .layer(limits::time());
    for file in portal.site.files {
        others = others.route(file.path, get(async |headers| site::serve(file, &headers)));
    }
    let others = others.route("/pkg/{*name}", get(site::missing));

    callers.merge(others).with_state(portal.clone())
}

/// What every response goes through. The last one is the outermost.
pub fn around(portal: &Portal, routes: Router) -> Router {
    routes
        .layer(limits::body())
        .layer(from_fn(path::check))
        .layer(from_fn_with_state(portal.clone(), host::check))
        .layer(CatchPanicLayer::custom(panicked))
        .layer(from_fn_with_state(portal.clone(), trouble::say))
        .layer(from_fn_with_state(portal.clone(), headers::protect))
        .layer(from_fn(log::write))
}

fn panicked(_: Box<dyn std::any::Any + Send>) -> axum::response::Response {
    use axum::response::IntoResponse as _;
    trouble::Trouble::FAULT.into_response()
}
