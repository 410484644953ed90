//! The inside of a token, after its signature has been checked (RFC 7519 §4, `reference/sunshine.md` §3).

use std::borrow::Cow;

use desk::{Claims, Scope};
use domain::{facts::Region, id::ExternalId, key::Terms};
use jiff::{SignedDuration, Timestamp};
use sunshine::json::{Kind, Scanner, Value};

use super::refusal::Refusal;

/// How far two clocks may be apart.
pub const LEEWAY: SignedDuration = SignedDuration::from_secs(30);

/// A name or id of a member of staff may have this many characters.
const LONGEST_NAME: usize = 255;

/// What is asked of every token.
#[derive(Debug, Clone)]
pub struct Rules {
    /// The longest that a token may be good for.
    pub lifetime: SignedDuration,
    /// What `aud`, where present, must name.
    pub audience: String,
}

/// What a payload says, once its signature has been checked.
#[derive(Debug)]
pub struct Said {
    /// For whom it speaks.
    pub claims: Claims,
    /// `iat`.
    pub issued_at: Option<Timestamp>,
    /// From when on it is not taken: `exp` and the leeway.
    pub until: Timestamp,
    /// `jti`.
    pub id: Option<String>,
}

/// What the payload proves at `now`, under a key of these terms.
///
/// # Errors
/// [`Refusal`].
pub fn read(payload: &str, terms: &Terms, rules: &Rules, now: Timestamp) -> Result<Said, Refusal> {
    let mut scanner = Scanner::new();
    let claims = scanner.scan(payload).map_err(|_| Refusal::Claims)?;
    if claims.kind() != Kind::Object {
        return Err(Refusal::Claims);
    }
    let (issued_at, until) = check_times(claims, rules, now)?;
    check_audience(claims, terms, rules)?;
    let id = check_id(claims, terms)?;
    let claims = match text(claims, "scope")?.ok_or(Refusal::Claim("scope"))?.as_ref() {
        "user" => user(claims, "external_id", "userId"),
        "appUser" => user(claims, "userId", "external_id"),
        "app" => staff(claims, Scope::App),
        "account" => staff(claims, Scope::Account),
        _ => Err(Refusal::Scope),
    }?;
    Ok(Said {
        claims,
        issued_at,
        until,
        id,
    })
}

/// A person, in the one dialect or the other. A token that speaks both has to name one person in both: otherwise two
/// readers would take it for two people's.
fn user(claims: Value<'_>, name: &'static str, other: &'static str) -> Result<Claims, Refusal> {
    let id = text(claims, name)?.ok_or(Refusal::Claim(name))?;
    if text(claims, other)?.is_some_and(|named| named != id) {
        return Err(Refusal::TwoPeople);
    }
    let external_id = ExternalId::parse(&id).map_err(|_| Refusal::Claim(name))?;
    let region = text(claims, "region")?;
    let region = region.map(|region| Region::parse(&region).map_err(|_| Refusal::Claim("region")));
    Ok(Claims::User {
        external_id,
        region: region.transpose()?,
    })
}

fn staff(claims: Value<'_>, scope: Scope) -> Result<Claims, Refusal> {
    let name_of = |name: &'static str| match text(claims, name)? {
        None => Ok(None),
        Some(text) if is_name(&text) => Ok(Some(text.into_owned())),
        Some(_) => Err(Refusal::Claim(name)),
    };
    let sub = name_of("sub")?.ok_or(Refusal::Claim("sub"))?;
    Ok(Claims::Staff {
        scope,
        sub,
        name: name_of("name")?,
    })
}

fn is_name(text: &str) -> bool {
    (1..=LONGEST_NAME).contains(&text.chars().count()) && !text.chars().any(char::is_control)
}

/// When it was made, and from when on it is not taken.
fn check_times(
    claims: Value<'_>,
    rules: &Rules,
    now: Timestamp,
) -> Result<(Option<Timestamp>, Timestamp), Refusal> {
    let (now, leeway, lifetime) = (now.as_second(), LEEWAY.as_secs(), rules.lifetime.as_secs());
    let exp = seconds(claims, "exp")?.ok_or(Refusal::Claim("exp"))?;
    let iat = seconds(claims, "iat")?;
    let nbf = seconds(claims, "nbf")?;
    if now >= exp.saturating_add(leeway) {
        return Err(Refusal::Expired);
    }
    if [iat, nbf]
        .into_iter()
        .flatten()
        .any(|begin| begin > now.saturating_add(leeway))
    {
        return Err(Refusal::NotYet);
    }
    let lives = iat.map_or(0, |iat| exp.saturating_sub(iat));
    let left = exp.saturating_sub(now).saturating_sub(leeway);
    if lives.max(left) > lifetime {
        return Err(Refusal::LivesTooLong);
    }
    let time = |name, second| Timestamp::from_second(second).map_err(|_| Refusal::Claim(name));
    let issued_at = iat.map(|iat| time("iat", iat)).transpose()?;
    Ok((issued_at, time("exp", exp.saturating_add(leeway))?))
}

/// RFC 7519 §4.1.7. Where the key's tokens are good once, there has to be one.
fn check_id(claims: Value<'_>, terms: &Terms) -> Result<Option<String>, Refusal> {
    match text(claims, "jti")? {
        Some(id) if (1..=LONGEST_NAME).contains(&id.chars().count()) => Ok(Some(id.into_owned())),
        None if !terms.once => Ok(None),
        _ => Err(Refusal::Claim("jti")),
    }
}

/// A `NumericDate` (RFC 7519 §2): a number, fractions cut off. Text that looks like one is refused.
fn seconds(claims: Value<'_>, name: &'static str) -> Result<Option<i64>, Refusal> {
    let Some(value) = claims.get(name) else {
        return Ok(None);
    };
    if value.kind() != Kind::Number {
        return Err(Refusal::Claim(name));
    }
    if let Ok(whole) = value.raw().parse::<i64>() {
        return Ok(Some(whole));
    }
    let number: f64 = value.raw().parse().map_err(|_| Refusal::Claim(name))?;
    // Beyond this, an f64 no longer counts single seconds.
    if !(-9.0e15..9.0e15).contains(&number) {
        return Err(Refusal::Claim(name));
    }
    #[expect(
        clippy::cast_possible_truncation,
        reason = "cutting off the fraction is meant, and the range is checked"
    )]
    Ok(Some(number as i64))
}

/// RFC 7519 §4.1.3: where it is present, the portal has to find itself in it; and a key can ask for it.
fn check_audience(claims: Value<'_>, terms: &Terms, rules: &Rules) -> Result<(), Refusal> {
    let Some(aud) = claims.get("aud") else {
        return if terms.needs_audience {
            Err(Refusal::Claim("aud"))
        } else {
            Ok(())
        };
    };
    let named: Vec<String> = match aud.kind() {
        Kind::Text => aud.text().map(Cow::into_owned).into_iter().collect(),
        _ => serde_json::from_str(aud.raw()).map_err(|_| Refusal::Claim("aud"))?,
    };
    if named.contains(&rules.audience) {
        Ok(())
    } else {
        Err(Refusal::Audience)
    }
}

fn text<'a>(claims: Value<'a>, name: &'static str) -> Result<Option<Cow<'a, str>>, Refusal> {
    claims
        .get(name)
        .map(|value| value.text().ok_or(Refusal::Claim(name)))
        .transpose()
}

#[cfg(test)]
mod tests;
