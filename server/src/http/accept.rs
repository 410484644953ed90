//! Which codings a client takes (RFC 9110 §12.5.3).

use http::{HeaderMap, header::ACCEPT_ENCODING};

/// Whether the client takes this coding.
pub(crate) fn accepts(headers: &HeaderMap, coding: &str) -> bool {
    weight(headers, coding).is_some_and(|weight| weight > 0.0)
}

/// How much the client would like this coding; none if it says nothing of it. What is no number weighs all.
pub(crate) fn weight(headers: &HeaderMap, coding: &str) -> Option<f32> {
    named(headers, coding).or_else(|| named(headers, "*"))
}

/// The same, where it is called by its name.
pub(crate) fn named(headers: &HeaderMap, coding: &str) -> Option<f32> {
    let lists = headers
        .get_all(ACCEPT_ENCODING)
        .into_iter()
        .filter_map(|list| list.to_str().ok());
    lists.flat_map(|list| list.split(',')).find_map(|member| {
        let mut parts = member.split(';').map(str::trim);
        let is_it = parts.next()?.eq_ignore_ascii_case(coding);
        is_it.then(|| parts.find_map(quality).unwrap_or(1.0))
    })
}

/// 0.5, of `q=0.5`
fn quality(part: &str) -> Option<f32> {
    let weight = part.strip_prefix("q=").or_else(|| part.strip_prefix("Q="));
    weight.and_then(|weight| weight.trim().parse().ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn takes(accept: &str, coding: &str) -> bool {
        let mut headers = HeaderMap::new();
        headers.insert(ACCEPT_ENCODING, accept.parse().unwrap());
        accepts(&headers, coding)
    }

    #[test]
    fn what_is_named_is_taken_and_what_is_weighed_at_nothing_is_not() {
        assert!(!accepts(&HeaderMap::new(), "gzip"));
        for (accept, does) in [
            ("gzip", true),
            ("br, GZip;q=0.5", true),
            ("gzip; q=0.001", true),
            ("gzip;q=0", false),
            ("gzip;Q=0.000", false),
            ("*", true),
            ("gzip;q=0, *", false),
            ("*;q=0", false),
            ("xgzip", false),
            ("", false),
        ] {
            assert_eq!(takes(accept, "gzip"), does, "{accept}");
        }
    }
}
