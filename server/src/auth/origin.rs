//! From which site's page a form was posted.

use http::{
    HeaderMap,
    header::{HOST, ORIGIN},
};

use crate::{
    config::PublicUrl,
    http::{host::came_from, trouble::wants_a_page},
};

/// From which site's page a form was posted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum From {
    /// A page of this portal's, or no page at all.
    Here,
    /// Another site's page, by its origin; none if its browser does not say which.
    Elsewhere(Option<String>),
}

/// Whether a browser does not say at all from which page a form was posted. The forms of the ways in have no session
/// whose stamp they could carry, so that there this is not enough: another site could sign a visitor in as somebody else.
/// Browsers since 2020 say it; an older one leaves `Referer`, which the portal's own pages let it send here. A program
/// asks for no page, and is nobody's browser.
pub fn is_untold(url: &PublicUrl, headers: &HeaderMap) -> bool {
    let says = headers.contains_key(SEC_FETCH_SITE) || headers.contains_key(ORIGIN);
    !says && wants_a_page(headers) && came_from(url, headers).is_none()
}

const SEC_FETCH_SITE: &str = "sec-fetch-site";

/// Read as the layer against other sites' posts does ([`crate::http::csrf`]): `Sec-Fetch-Site` decides, and where a
/// browser is too old to send it, `Origin` against `Host`, which is the portal's by then ([`crate::http::host`]).
pub fn of(headers: &HeaderMap) -> From {
    let one = |name: &str| {
        let mut values = headers.get_all(name).iter();
        match (values.next(), values.next()) {
            (value, None) => value.map(|value| value.to_str().unwrap_or_default().to_owned()),
            // Two of them are nobody's.
            (_, Some(_)) => Some(String::new()),
        }
    };
    let (origin, host) = (one(ORIGIN.as_str()), one(HOST.as_str()));
    let is_ours = |origin: &str| {
        let authority = origin.split_once("://").map(|(_, authority)| authority);
        authority.is_some() && authority == host.as_deref()
    };
    match one(SEC_FETCH_SITE).as_deref() {
        Some("same-origin" | "none") => From::Here,
        None if origin.as_deref().is_none_or(is_ours) => From::Here,
        _ => From::Elsewhere(origin.filter(|origin| !origin.is_empty())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SHOP: &str = "https://shop.example.com";

    fn from(lines: &[(&'static str, &str)]) -> From {
        let lines = lines.iter().chain(&[("host", "privacy.example.com")]);
        let headers =
            lines.map(|(name, value)| (http::HeaderName::from_static(name), value.parse().unwrap()));
        of(&headers.collect())
    }

    #[test]
    fn the_browsers_word_comes_first_then_the_origin() {
        let elsewhere = || From::Elsewhere(Some(SHOP.to_owned()));
        for (lines, expected) in [
            (&[][..], From::Here),
            (&[("sec-fetch-site", "same-origin")], From::Here),
            (&[("sec-fetch-site", "none")], From::Here),
            (&[("origin", "https://privacy.example.com")], From::Here),
            (&[("origin", SHOP)], elsewhere()),
            (&[("origin", "null")], From::Elsewhere(Some("null".to_owned()))),
            (&[("sec-fetch-site", "cross-site"), ("origin", SHOP)], elsewhere()),
            (&[("sec-fetch-site", "same-site"), ("origin", SHOP)], elsewhere()),
            (&[("sec-fetch-site", "cross-site")], From::Elsewhere(None)),
            (&[("sec-fetch-site", "odd")], From::Elsewhere(None)),
            (
                &[
                    ("sec-fetch-site", "cross-site"),
                    ("origin", "https://privacy.example.com"),
                ],
                From::Elsewhere(Some("https://privacy.example.com".to_owned())),
            ),
        ] {
            assert_eq!(from(lines), expected, "{lines:?}");
        }
    }

    #[test]
    fn two_of_a_header_are_nobodys() {
        let headers = [SHOP, SHOP]
            .map(|origin| (ORIGIN, origin.parse().unwrap()))
            .into_iter()
            .collect();
        assert_eq!(of(&headers), From::Elsewhere(None));
    }

    #[test]
    fn a_browser_that_says_nothing_has_to_come_from_a_page_of_ours() {
        let url = "https://privacy.example.com".parse().unwrap();
        let page = ("accept", "text/html,*/*");
        for (lines, expected) in [
            (&[page][..], true),
            (&[page, ("referer", "https://evil.example.com/")], true),
            (&[page, ("referer", "https://privacy.example.com/sign-in")], false),
            (&[page, ("origin", SHOP)], false),
            (&[page, ("sec-fetch-site", "none")], false),
            (&[("accept", "*/*")], false),
            (&[], false),
        ] {
            let headers = lines
                .iter()
                .map(|(name, value)| (http::HeaderName::from_static(name), value.parse().unwrap()))
                .collect();
            assert_eq!(is_untold(&url, &headers), expected, "{lines:?}");
        }
    }
}
