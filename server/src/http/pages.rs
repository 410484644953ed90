//! Pages and server functions: Leptos's part, with what it needs from a request in its context.

use app::{
    api::{Caller, Problem},
    shell::{self, draw},
};
use axum::{
    Extension,
    body::{Body, to_bytes},
    extract::{Request, State},
    response::{IntoResponse, Response},
};
use http::{HeaderMap, Method, StatusCode, header::REFERER};
use leptos::{
    prelude::provide_context,
    server_fn::error::{FromServerFnError as _, SERVER_FN_ERROR_HEADER},
};

use super::{
    host, language,
    trouble::{Trouble, wants_a_page},
};
use crate::{auth::sign_out::leave_if_over, portal::Portal};

/// A problem is a short word.
const LONGEST_PROBLEM: usize = 100;

/// Draws the page at this address. A program for which there is none gets no page that says so.
pub async fn page(
    State(portal): State<Portal>,
    Extension(caller): Extension<Caller>,
    request: Request,
) -> Response {
    let for_a_person = wants_a_page(request.headers());
    let context = context(&portal, caller, &request);
    let response = draw(site(&portal), context, request).await;
    let status = response.status();
    if for_a_person || !(status.is_client_error() || status.is_server_error()) {
        response
    } else {
        status.into_response()
    }
}

/// Draws the page at this path, with something on it that stands in this answer only.
pub(crate) async fn page_with<T: Clone + Send + Sync + 'static>(
    portal: &Portal,
    caller: Caller,
    path: &str,
    headers: &HeaderMap,
    told: T,
) -> Response {
    let mut request = Request::new(Body::empty());
    request.headers_mut().clone_from(headers);
    match path.parse() {
        Ok(uri) => *request.uri_mut() = uri,
        Err(_) => return Trouble::NOT_FOUND.into_response(),
    }
    let around = context(portal, caller, &request);
    let context = move || {
        around();
        provide_context(told.clone());
    };
    draw(site(portal), context, request).await
}

/// Runs the server function at this address.
///
/// # Errors
/// What a program is told; a browser is led back by the function itself.
pub async fn function(
    State(portal): State<Portal>,
    Extension(caller): Extension<Caller>,
    mut request: Request,
) -> Result<Response, Trouble> {
    keep_home(&portal, &mut request);
    let asked = request.headers().clone();
    let context = context(&portal, caller, &request);
    let mut response = leptos_axum::handle_server_fns_with_context(context, request)
        .await
        .into_response();
    if !wants_a_page(&asked) && response.headers().contains_key(SERVER_FN_ERROR_HEADER) {
        return Err(problem(response).await);
    }
    leave_if_over(&portal, &asked, response.headers_mut()).await?;
    Ok(response)
}

/// What a function says is wrong. Leptos answers every problem with 500 and the problem itself.
async fn problem(response: Response) -> Trouble {
    let said = to_bytes(response.into_body(), LONGEST_PROBLEM).await;
    said.map_or(Trouble::FAULT, |said| Problem::de(said).into())
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
        && wants_a_page(request.headers())
        && !(file || function || hidden)
}

fn site(portal: &Portal) -> shell::Site {
    shell::Site {
        css: portal.site.css.into(),
        fonts: portal.site.fonts,
        options: portal.site.leptos_options(),
        islands: !portal.site.output_name.is_empty(),
        forms: portal.site.forms,
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
