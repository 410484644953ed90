//! `POST /sign-in`: a token is traded in for a session, once. It is never kept, and never stands in an address.

use app::{api::Caller, asked, view::RanOut};
use axum::{
    Extension, Form,
    extract::{State, rejection::FormRejection},
    response::{IntoResponse, Redirect, Response},
};
use desk::{Claims, Proven, SignedIn, TokenKey};
use domain::{key::Reach, principal::Principal, session::Visit};
use http::{HeaderMap, StatusCode, header::SET_COOKIE};
use serde::Deserialize;

use super::{
    browser,
    cookie::Side,
    jws::Compact,
    origin::{self, From},
    principal::session,
    refusal::Refusal,
    signal,
    token::{TokenError, verify},
};
use crate::{
    http::{
        client::Client,
        pages::page_with,
        trouble::{Trouble, wants_a_page},
    },
    portal::Portal,
};

/// The form.
#[derive(Deserialize)]
pub struct SignIn {
    token: String,
    /// Where to go on to, in the portal: what was asked for before.
    page: Option<String>,
}

/// Signs in. Another site's page may send people here, if its origin is listed for the app whose key signed.
///
/// # Errors
/// [`Trouble`] when the portal itself fails.
pub async fn sign_in(
    State(portal): State<Portal>,
    Extension(client): Extension<Client>,
    headers: HeaderMap,
    form: Result<Form<SignIn>, FormRejection>,
) -> Result<Response, Trouble> {
    let from = match origin::of(&headers) {
        From::Here if origin::is_untold(&portal.url, &headers) => From::Elsewhere(None),
        from => from,
    };
    let (token, page) = form.map_or((None, None), |Form(form)| (Some(form.token), form.page));
    let page = page.as_deref().unwrap_or_default();
    let token = token.as_deref().map(str::trim);
    let proven = match token {
        None => Err(None),
        Some(token) => match verify(&portal.desk, &*portal.clock, &portal.rules, token).await {
            Ok(proven) => Ok(proven),
            Err(TokenError::Refused(refusal)) => Err(Some(refusal)),
            Err(TokenError::Desk(error)) => return Err(error.into()),
        },
    };
    let why = |refusal: Option<Refusal>| {
        refusal.map_or_else(|| "not the form".to_owned(), |refusal| refusal.to_string())
    };
    let (key, proven) = match (proven, &from) {
        (Ok(proven), From::Here) => proven,
        (Ok((key, proven)), From::Elsewhere(origin)) => {
            if !may_send(&portal, &key, &proven, origin.as_deref()).await? {
                tracing::warn!(kid = %key.kid, "sign-in refused: from a site that is not listed");
                return Err(Trouble::CROSS_SITE);
            }
            if is_someone_else_here(&portal, &headers, &key, &proven).await? {
                return ask_first(&portal, client, &key, proven).await;
            }
            (key, proven)
        }
        (Err(refusal), From::Here) => return not_taken(&portal, client, &why(refusal), page),
        (Err(refusal), From::Elsewhere(origin)) => {
            not_taken(&portal, client, &why(refusal), page)?;
            return match (refusal, token, origin) {
                (Some(Refusal::Expired), Some(token), Some(origin)) => {
                    ran_out(&portal, &headers, token, origin).await
                }
                _ => Err(Trouble::CROSS_SITE),
            };
        }
    };
    let before = session(&portal, &headers, side_of(&proven.claims)).map(|(cookie, _)| cookie);
    let signed_in = portal
        .desk
        .sign_in(&key, proven, visit(client, &headers), before)
        .await;
    match signed_in {
        Ok(signed_in) => {
            signal::take_up(&portal, &headers, &signed_in).await;
            admit(&portal, &signed_in, page)
        }
        Err(refusal @ (desk::Error::KeyRefused | desk::Error::Spent)) => {
            not_taken(&portal, client, &refusal.to_string(), page)
        }
        Err(error) => Err(error.into()),
    }
}

/// Only people are sent by other sites, and only by those that their business has listed.
async fn may_send(
    portal: &Portal,
    key: &TokenKey,
    proven: &Proven,
    origin: Option<&str>,
) -> Result<bool, Trouble> {
    match (&proven.claims, origin) {
        (Claims::User { .. }, Some(origin)) => Ok(portal.desk.may_come_from(key, origin).await?),
        _ => Ok(false),
    }
}

/// Somebody was sent by a site that is listed, with a code that had run out: that is said, and where a new one is made. Of
/// no other site is it told from any other post. That its key has signed the code, [`verify`] has seen before its time.
async fn ran_out(
    portal: &Portal,
    headers: &HeaderMap,
    token: &str,
    origin: &str,
) -> Result<Response, Trouble> {
    let form = Compact::read(token).map_err(|_| Trouble::CROSS_SITE)?;
    let key = portal.desk.signing_key(&form.kid).await?;
    let key = key.ok_or(Trouble::CROSS_SITE)?;
    let from = portal.desk.way_back(&key, origin).await?;
    let from = from
        .filter(|_| wants_a_page(headers))
        .ok_or(Trouble::CROSS_SITE)?;
    let (caller, page) = (Caller::default(), asked::way_in("ran_out", ""));
    let mut said = page_with(portal, caller, &page, headers, RanOut { from }).await;
    *said.status_mut() = StatusCode::FORBIDDEN;
    Ok(said)
}

/// Whether a session of somebody else's would end, as far as the browser lets another site's post tell.
async fn is_someone_else_here(
    portal: &Portal,
    headers: &HeaderMap,
    key: &TokenKey,
    proven: &Proven,
) -> Result<bool, Trouble> {
    let (
        Claims::User {
            external_id: coming, ..
        },
        Reach::App(to),
    ) = (&proven.claims, &key.reach)
    else {
        return Ok(false);
    };
    let Some((cookie, _)) = session(portal, headers, Side::Me) else {
        // A post from another site brings no session cookie; the mark that there is one, it does bring.
        return Ok(portal.cookies.is_marked(headers));
    };
    let here = portal.desk.resume(cookie).await?;
    let is_coming = |here: &Principal| matches!(here, Principal::User { app, external_id, .. } if app == to && external_id == coming);
    Ok(here.is_some_and(|here| !is_coming(here.principal())))
}

/// Leads to the page that says who is signed in and who comes, and asks.
async fn ask_first(
    portal: &Portal,
    client: Client,
    key: &TokenKey,
    proven: Proven,
) -> Result<Response, Trouble> {
    match portal.desk.hand_over(key, proven).await {
        Ok(code) => Ok(Redirect::to(&format!("/enter/{}", *code)).into_response()),
        Err(refusal @ (desk::Error::KeyRefused | desk::Error::Spent)) => {
            not_taken(portal, client, &refusal.to_string(), "")
        }
        Err(error) => Err(error.into()),
    }
}

/// Whatever was wrong, the visitor gets one answer; who tries on and on is told to wait.
fn not_taken(portal: &Portal, client: Client, why: &str, page: &str) -> Result<Response, Trouble> {
    tracing::warn!(why, "sign-in refused");
    portal.rates.failed_sign_in(client)?;
    Ok(Redirect::to(&asked::way_in("token", page)).into_response())
}

/// From where, in so many words.
pub(super) fn visit(client: Client, headers: &HeaderMap) -> Visit {
    Visit {
        network: Some(client.network()),
        browser: browser::name(headers),
    }
}

const fn side_of(claims: &Claims) -> Side {
    match claims {
        Claims::User { .. } => Side::Me,
        Claims::Staff { .. } => Side::Desk,
    }
}

/// Sets the session's cookie, and leads to what waited, to the page that was asked for if it is this side's, or home.
pub(super) fn admit(portal: &Portal, signed_in: &SignedIn, page: &str) -> Result<Response, Trouble> {
    let (side, home) = match signed_in.principal {
        Principal::User { .. } => (Side::Me, "/me"),
        Principal::Staff { .. } => (Side::Desk, "/desk"),
    };
    let page = match &signed_in.errand {
        // What waits asks for a new token, and this one was none.
        Some(errand) if signed_in.principal.proved_at().is_none() => asked::way_in("used", &errand.page),
        Some(errand) => {
            let sign = if errand.page.contains('?') { '&' } else { '?' };
            format!("{}{sign}back=1", errand.page)
        }
        None => asked::on(home, page).unwrap_or(home).to_owned(),
    };
    let cookie = portal.cookies.set(side, &signed_in.session.cookie_value());
    let mut response = ([(SET_COOKIE, cookie.ok_or(Trouble::FAULT)?)], Redirect::to(&page)).into_response();
    if let Some(mark) = portal.cookies.mark(side) {
        response.headers_mut().append(SET_COOKIE, mark);
    }
    Ok(response)
}
