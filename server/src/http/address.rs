//! `POST /me/requests/REFERENCE/address` and `POST /desk/requests/REFERENCE/address`: a one-time address is made. It stands
//! on the page that is the answer, and nowhere else: what is kept are digests, and no link leads back to that page.

use app::{
    api::{Caller, Problem},
    asked,
    view::MadeAddress,
};
use axum::{
    Extension, Form,
    extract::{Path, State, rejection::FormRejection},
    response::{IntoResponse, Redirect, Response},
};
use domain::{principal::Principal, request::Reference};
use http::HeaderMap;
use serde::Deserialize;

use super::{
    pages::page_with,
    trouble::{Trouble, wants_a_page},
};
use crate::portal::Portal;

/// The form.
#[derive(Deserialize)]
pub struct Asked {
    /// Of the session that the page was drawn for.
    stamp: String,
}

/// The person makes it.
///
/// # Errors
/// [`Trouble`].
pub async fn of_person(
    State(portal): State<Portal>,
    Extension(caller): Extension<Caller>,
    Path(reference): Path<String>,
    headers: HeaderMap,
    form: Result<Form<Asked>, FormRejection>,
) -> Result<Response, Trouble> {
    let stamp = stamp(form);
    let who = caller.stamped_person(&stamp).cloned();
    answer(&portal, caller, who, "/me", &reference, &headers).await
}

/// Staff make it.
///
/// # Errors
/// [`Trouble`].
pub async fn of_staff(
    State(portal): State<Portal>,
    Extension(caller): Extension<Caller>,
    Path(reference): Path<String>,
    headers: HeaderMap,
    form: Result<Form<Asked>, FormRejection>,
) -> Result<Response, Trouble> {
    let stamp = stamp(form);
    let who = caller.stamped_staff(&stamp).cloned();
    answer(&portal, caller, who, "/desk", &reference, &headers).await
}

fn stamp(form: Result<Form<Asked>, FormRejection>) -> String {
    form.map(|Form(form)| form.stamp).unwrap_or_default()
}

async fn answer(
    portal: &Portal,
    caller: Caller,
    who: Result<Principal, Problem>,
    side: &str,
    reference: &str,
    headers: &HeaderMap,
) -> Result<Response, Trouble> {
    let reference = Reference::parse(reference).map_err(|_| Trouble::NOT_FOUND)?;
    let page = format!("{side}/requests/{reference}/address");
    match made(portal, who, &reference).await {
        Ok(made) => Ok(page_with(portal, caller, &page, headers, made).await),
        Err(problem) if wants_a_page(headers) => {
            tracing::info!(code = problem.code(), "a form was not taken");
            let back = match problem {
                Problem::SignedOut | Problem::NotFresh => asked::way_in(problem.code(), &page),
                _ => format!("{page}?problem={}", problem.code()),
            };
            Ok(Redirect::to(&back).into_response())
        }
        Err(problem) => Err(problem.into()),
    }
}

async fn made(
    portal: &Portal,
    who: Result<Principal, Problem>,
    reference: &Reference,
) -> Result<MadeAddress, Problem> {
    let made = portal.desk.make_address(&who?, reference).await?;
    Ok(MadeAddress {
        url: format!("{}/fetch/{}", portal.url, *made.code),
        secret: made.secret.to_string(),
        good_until: made.good_until.to_string(),
    })
}
