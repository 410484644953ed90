//! `GET /suppressions`: whom not to write to, for the systems that write. A machine's token is asked for, as `/handover`
//! asks for a person's.

use axum::{
    Extension,
    extract::{Query, State, rejection::QueryRejection},
    response::{IntoResponse, Response},
};
use desk::{Suppression, Suppressions};
use domain::{
    id::{AppId, ExternalId},
    request::Standing,
    standing::Stands,
};
use evidence::token_digest;
use http::{
    HeaderMap, HeaderValue, StatusCode,
    header::{CONTENT_TYPE, ETAG, WWW_AUTHENTICATE},
};
use serde::Deserialize;
use serde_json::{Value, json};

use super::{client::Client, site::has_it, trouble::Trouble};
use crate::{
    auth::{
        handover::bearer,
        token::{TokenError, verify},
    },
    portal::Portal,
};

/// Its path.
pub const PATH: &str = "/suppressions";

/// So many people stand on a page, unless fewer are asked for.
const MOST: u32 = 1_000;

/// What is asked for.
#[derive(Deserialize)]
pub struct Asked {
    /// Of which app, where the key reaches more than one.
    app: Option<String>,
    /// Only what has changed after this.
    #[serde(rename = "changed-since", default)]
    since: u64,
    /// How many people.
    limit: Option<u32>,
}

/// Gives a page of the list.
///
/// # Errors
/// [`Trouble`]: whatever was wrong with the token, the same.
pub async fn suppressions(
    State(portal): State<Portal>,
    Extension(client): Extension<Client>,
    headers: HeaderMap,
    asked: Result<Query<Asked>, QueryRejection>,
) -> Result<Response, Trouble> {
    let refused = |why: &str| {
        tracing::warn!(why, "the list was refused");
        portal.rates.failed_sign_in(client)?;
        let challenge = [(WWW_AUTHENTICATE, "Bearer")];
        Ok((challenge, Trouble::TOKEN_REFUSED).into_response())
    };
    let Some(token) = bearer(&headers) else {
        return refused("no bearer token");
    };
    let (key, proven) = match verify(&portal.desk, &*portal.clock, &portal.rules, token).await {
        Ok(proven) => proven,
        Err(TokenError::Refused(refusal)) => return refused(&refusal.to_string()),
        Err(TokenError::Desk(error)) => return Err(error.into()),
    };
    let Ok(Query(asked)) = asked else {
        return Ok(StatusCode::BAD_REQUEST.into_response());
    };
    let app = asked.app.as_deref().map(AppId::parse).transpose();
    let app = app.map_err(|_| Trouble::NOT_FOUND)?;
    let limit = asked.limit.unwrap_or(MOST).clamp(1, MOST);
    let found = portal
        .desk
        .suppressions(&key, proven, app.as_ref(), asked.since, limit)
        .await;
    match found {
        Ok(found) => Ok(answered(&headers, &page(&found, asked.since))),
        Err(refusal @ (desk::Error::KeyRefused | desk::Error::Spent)) => refused(&refusal.to_string()),
        Err(error) => Err(error.into()),
    }
}

/// A page, and where the next begins.
fn page(found: &Suppressions, since: u64) -> Value {
    let last = found.people.last().map_or(since, |person| person.changed);
    let people: Vec<_> = found.people.iter().map(suppression).collect();
    json!({ "suppressions": people, "meta": { "hasMore": found.more, "changed": last } })
}

/// Silence is no yes: what nobody has said anything about is `null`.
fn suppression(person: &Suppression) -> Value {
    let of = |what: Standing| person.standing.iter().find(|stands| stands.what == what);
    let objection = |what: Standing| {
        let word = |is: bool| if is { "objected" } else { "lifted" };
        of(what).map(|stands| word(stands.is_standing()))
    };
    let restriction = of(Standing::Restriction).filter(|stands| stands.is_standing());
    let until = restriction.and_then(Stands::ends);
    json!({
        "externalId": person.external_id.as_ref().map(ExternalId::as_str),
        "userId": person.user.as_str(),
        "marketing": objection(Standing::Marketing),
        "otherUses": objection(Standing::OtherUses),
        "restricted": restriction.is_some(),
        "restrictedUntil": until.map(|until| until.to_string()),
        "changed": person.changed,
    })
}

/// With a strong tag of its bytes (RFC 9110 §8.8.3): whoever has them gets no others.
fn answered(headers: &HeaderMap, page: &Value) -> Response {
    let body = page.to_string();
    let tag = tag_of(&body);
    let mut response = if has_it(headers, &tag) {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        ([(CONTENT_TYPE, "application/json")], body).into_response()
    };
    if let Ok(tag) = HeaderValue::try_from(tag) {
        response.headers_mut().insert(ETAG, tag);
    }
    response
}

fn tag_of(body: &str) -> String {
    use std::fmt::Write as _;
    let digest = token_digest(body);
    let mut tag = String::from("\"");
    for byte in &digest[..16] {
        // Writing to a string cannot fail.
        let _ = write!(tag, "{byte:02x}");
    }
    tag.push('"');
    tag
}
