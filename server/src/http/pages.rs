//! Pages and server functions: Leptos's part, with what it needs from a request in its context.

use app::{
    api::{Caller, Problem},
    shell::{self, draw},
};
use axum::{
    Extension,
    body::to_bytes,
    extract::{Request, State},
    response::{IntoResponse, Response},
};
use http::{HeaderValue, Method, StatusCode, header::REFERER};
use leptos::{
    prelude::provide_context,
    server_fn::error::{FromServerFnError as _, SERVER_FN_ERROR_HEADER},
};

use super::trouble::{Trouble, wants_a_page};
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
    let response = draw(site(&portal), context(&portal, caller), request).await;
    let status = response.status();
    if for_a_person || !(status.is_client_error() || status.is_server_error()) {
        response
    } else {
        status.into_response()
    }
}

/// Runs the server function at this address.
pub async fn function(
    State(portal): State<Portal>,
    Extension(caller): Extension<Caller>,
    mut request: Request,
) -> Result<Response, Trouble> {
    keep_home(&portal, &mut request);
    let asked = request.headers().clone();
    let mut response = leptos_axum::handle_server_fns_with_context(context(&portal, caller), request)
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
    let home = |referer: &HeaderValue| {
        let uri = referer.to_str().ok()?.parse::<http::Uri>().ok()?;
        let same_scheme = uri.scheme_str() == Some(if portal.url.is_secure() { "https" } else { "http" });
        Some(same_scheme && super::host::is_ours(&portal.url, uri.authority()?))
    };
    if !request.headers().get(REFERER).and_then(home).unwrap_or(false) {
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
        options: portal.site.leptos_options(),
        islands: !portal.site.output_name.is_empty(),
    }
}

fn context(portal: &Portal, caller: Caller) -> impl Fn() + Clone + Send + Sync + 'static {
    let portal = portal.clone();
    move || {
        provide_context(caller.clone());
        provide_context(portal.desk.clone());
        if let Some(cast) = &portal.cast {
            provide_context(cast.clone());
        }
    }
}
