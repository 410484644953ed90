//! Pages and server functions: Leptos's part, with what it needs from a request in its context.

use app::{
    api::Caller,
    shell::{self, draw},
};
use axum::{
    Extension,
    extract::{Request, State},
    response::{IntoResponse, Response},
};
use http::{Method, StatusCode, header::REFERER};
use leptos::prelude::provide_context;

use super::{host, language, trouble::Trouble};
use crate::portal::Portal;

/// Draws the page at this address.
pub async fn page(
    State(portal): State<Portal>,
    Extension(caller): Extension<Caller>,
    request: Request,
) -> Response {
    let context = context(&portal, caller, &request);
    draw(site(&portal), context, request).await
}

/// Runs the server function at this address.
pub async fn function(
    State(portal): State<Portal>,
    Extension(caller): Extension<Caller>,
    mut request: Request,
) -> Response {
    keep_home(&portal, &mut request);
    leptos_axum::handle_server_fns_with_context(context(&portal, caller, &request), request)
        .await
        .into_response()
}

/// Where a function names no page to go on to, Leptos leads a browser back to where it says it came from: nobody is led
/// off this site.
fn keep_home(portal: &Portal, request: &mut Request) {
    if host::came_from(&portal.url, request.headers()).is_none() {
        request.headers_mut().remove(REFERER);
    }
}

/// The answer where nothing stands: a page for people, a word for everything that only tries doors.
pub async fn missing(
    State(portal): State<Portal>,
    Extension(caller): Extension<Caller>,
    request: Request,
) -> Response {
    if !is_worth_a_page(&request) {
        return Trouble::NOT_FOUND.into_response();
    }
    let mut response = page(State(portal), Extension(caller), request).await;
    if response.status() == StatusCode::OK {
        *response.status_mut() = StatusCode::NOT_FOUND;
    }
    response
}

/// Drawing a page costs: not for `/wp-login.php`, nor for what is not a browser.
fn is_worth_a_page(request: &Request) -> bool {
    let path = request.uri().path();
    let file = path.rsplit('/').next().is_some_and(|name| name.contains('.'));
    let function = path.starts_with("/api/");
    let hidden = path.starts_with("/.");
    matches!(*request.method(), Method::GET | Method::HEAD)
        && super::trouble::wants_a_page(request.headers())
        && !(file || function || hidden)
}

fn site(portal: &Portal) -> shell::Site {
    shell::Site {
        css: portal.site.css.into(),
        fonts: portal.site.fonts,
        options: portal.site.leptos_options(),
        islands: !portal.site.output_name.is_empty(),
    }
}

fn context(
    portal: &Portal,
    caller: Caller,
    request: &Request,
) -> impl Fn() + Clone + Send + Sync + use<> + 'static {
    let portal = portal.clone();
    let language = language::of(&portal, request.headers());
    move || {
        provide_context(language);
        provide_context(caller.clone());
        provide_context(portal.desk.clone());
        if let Some(cast) = &portal.cast {
            provide_context(cast.clone());
        }
    }
}
