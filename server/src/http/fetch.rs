//! `POST /fetch/CODE`: whoever has a one-time address, and the secret that was told beside it, fetches a copy. There is no
//! session, and nobody is asked who they are: the person has named them, and staff have approved it. The page itself
//! changes nothing, so that a preview of the link uses nothing up.

use axum::{
    Extension, Form,
    extract::{Path, State, rejection::FormRejection},
    response::{IntoResponse, Redirect, Response},
};
use desk::Fetched;
use http::HeaderMap;
use serde::Deserialize;

use super::{
    client::Client,
    hand_out::whole,
    rate::Taker,
    taking::given_out,
    trouble::{Trouble, wants_a_page},
};
use crate::{auth::origin, portal::Portal};

/// Where every browser is sent whose address leads to nothing, or no longer: it has the form of none.
pub const OVER: &str = "/fetch/over";

/// The form.
#[derive(Deserialize)]
pub struct Brought {
    /// The secret, as it was typed.
    secret: String,
}

/// Streams the copy, once and as a whole.
///
/// # Errors
/// [`Trouble`]. What is unknown, used, spent, over or taken back is the same.
pub async fn fetch(
    State(portal): State<Portal>,
    Extension(client): Extension<Client>,
    Path(code): Path<String>,
    headers: HeaderMap,
    form: Result<Form<Brought>, FormRejection>,
) -> Result<Response, Trouble> {
    if origin::is_untold(&portal.url, &headers) {
        tracing::warn!("fetching refused: a browser that does not say from where");
        return Err(Trouble::CROSS_SITE);
    }
    let secret = form.map(|Form(form)| form.secret).unwrap_or_default();
    if portal.desk.waiting(&code).await?.is_none() {
        return nothing(&portal, client, &headers);
    }
    // Before the address is used up.
    let place = portal.rates.export(Taker::Recipient(client.household()))?;
    match portal.desk.fetch(&code, &secret).await? {
        Fetched::Copy(copy, granted) => {
            let (head, bytes) = whole(*copy, &headers)?;
            Ok((head, given_out(&portal, bytes, granted, None, place)).into_response())
        }
        Fetched::Nothing | Fetched::Wrong { tries_left: 0 } => nothing(&portal, client, &headers),
        Fetched::Wrong { .. } => {
            tracing::warn!("fetching refused: the secret is not right");
            portal.rates.failed_sign_in(client)?;
            if wants_a_page(&headers) {
                // It has the form of a code: something is waiting there.
                Ok(Redirect::to(&format!("/fetch/{code}?problem=secret")).into_response())
            } else {
                Err(Trouble::WRONG_SECRET)
            }
        }
    }
}

fn nothing(portal: &Portal, client: Client, headers: &HeaderMap) -> Result<Response, Trouble> {
    tracing::warn!("fetching refused: the address is not good");
    portal.rates.failed_sign_in(client)?;
    if wants_a_page(headers) {
        Ok(Redirect::to(OVER).into_response())
    } else {
        Err(Trouble::NOT_FOUND)
    }
}
