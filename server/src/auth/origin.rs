//! From which site's page a form was posted.

use http::{
    HeaderMap,
    header::{HOST, ORIGIN},
};

/// From which site's page a form was posted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum From {
    /// A page of this portal's, or no page at all.
    Here,
    /// Another site's page, by its origin; none if its browser does not say which.
    Elsewhere(Option<String>),
}

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
    match one("sec-fetch-site").as_deref() {
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
}
