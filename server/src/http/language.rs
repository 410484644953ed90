//! In which language somebody is answered: the one they chose in this browser; else the one it would rather have, of
//! those that the portal speaks; else English. The platform's `locale` of a person has no say: it is what some channel
//! took them to speak, and nobody can be asked in it before they have signed in.

use app::text::Language;
use axum::{
    Form,
    extract::{State, rejection::FormRejection},
    response::{IntoResponse, Redirect, Response},
};
use http::{
    HeaderMap, StatusCode, Uri,
    header::{ACCEPT_LANGUAGE, SET_COOKIE},
};
use serde::Deserialize;

use super::{host, trouble::Trouble};
use crate::portal::Portal;

/// The language for whoever sent these headers.
pub fn of(portal: &Portal, headers: &HeaderMap) -> Language {
    let chosen = portal.cookies.language(headers);
    chosen.or_else(|| asked_for(headers)).unwrap_or_default()
}

/// By `Accept-Language` (RFC 9110 §12.5.4): the greatest weight, and of equals the first.
fn asked_for(headers: &HeaderMap) -> Option<Language> {
    let lines = headers
        .get_all(ACCEPT_LANGUAGE)
        .into_iter()
        .filter_map(|line| line.to_str().ok());
    let mut best = None;
    let mut most = 0.0;
    for range in lines.flat_map(|line| line.split(',')) {
        let (tag, weight) = weighed(range);
        if let Some(language) = Language::of(tag).filter(|_| weight > most) {
            best = Some(language);
            most = weight;
        }
    }
    best
}

/// `de-AT` and 0.8, from `de-AT;q=0.8`.
fn weighed(range: &str) -> (&str, f32) {
    match range.split_once(';') {
        None => (range.trim(), 1.0),
        Some((tag, weight)) => {
            let weight = weight.trim().strip_prefix("q=").and_then(|q| q.parse().ok());
            (tag.trim(), weight.unwrap_or(0.0))
        }
    }
}

/// The form at the foot of every page.
#[derive(Deserialize)]
pub struct Choice {
    language: String,
}

/// `POST /language`: keeps the choice in a cookie and leads back. It takes no stamp, for it is there before anybody has
/// signed in, and changes nothing but the sender's own browser.
///
/// # Errors
/// [`Trouble`] when the portal itself fails.
pub async fn choose(
    State(portal): State<Portal>,
    headers: HeaderMap,
    form: Result<Form<Choice>, FormRejection>,
) -> Result<Response, Trouble> {
    let choice = form.ok().and_then(|Form(choice)| Language::of(&choice.language));
    let Some(language) = choice else {
        return Ok(StatusCode::BAD_REQUEST.into_response());
    };
    let cookie = portal.cookies.set_language(language).ok_or(Trouble::FAULT)?;
    let from = host::came_from(&portal.url, &headers);
    let page = from.as_ref().and_then(Uri::path_and_query);
    let page = page.map_or("/", |page| own(page.as_str()));
    Ok(([(SET_COOKIE, cookie)], Redirect::to(page)).into_response())
}

/// The page, unless a browser could read another host in it: `//other.example`.
fn own(page: &str) -> &str {
    match page.as_bytes() {
        [b'/', b'/' | b'\\', ..] => "/",
        _ => page,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_greatest_weight_that_is_spoken_wins() {
        let asked = |lines: &[&str]| {
            let headers = lines
                .iter()
                .map(|line| (ACCEPT_LANGUAGE, line.parse().unwrap()))
                .collect();
            asked_for(&headers)
        };
        for (lines, language) in [
            (&["de"][..], Some(Language::De)),
            (&["de-CH, en;q=0.9"], Some(Language::De)),
            (&["fr, en-US;q=0.7, de;q=0.8"], Some(Language::De)),
            (&["en;q=0.5,de;q=0.5"], Some(Language::En)),
            (&["fr", "de;q=0.1"], Some(Language::De)),
            (&["de;q=0, en;q=0.1"], Some(Language::En)),
            (&["de;q=0"], None),
            (&["fr, *;q=0.5"], None),
            (&["de;q=much", ";;q=,,"], None),
            (&[], None),
        ] {
            assert_eq!(asked(lines), language, "{lines:?}");
        }
    }

    #[test]
    fn nobody_is_led_to_another_site() {
        for page in ["/", "/me/conversations/1?after=a~b", "/sign-in?problem=token"] {
            assert_eq!(own(page), page);
        }
        for page in ["//other.example", "/\\other.example", "///other.example"] {
            assert_eq!(own(page), "/", "{page}");
        }
    }
}
