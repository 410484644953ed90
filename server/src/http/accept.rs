//! Which codings a client takes (RFC 9110 §12.5.3).

use http::{HeaderMap, header::ACCEPT_ENCODING};

/// Whether the client takes this coding.
pub(crate) fn accepts(headers: &HeaderMap, coding: &str) -> bool {
    let lists = headers
        .get_all(ACCEPT_ENCODING)
        .into_iter()
        .filter_map(|list| list.to_str().ok());
    let mut others = false;
    for member in lists.flat_map(|list| list.split(',')) {
        let mut parts = member.split(';').map(str::trim);
        let name = parts.next().unwrap_or_default();
        let refused = parts.any(is_zero);
        if name.eq_ignore_ascii_case(coding) {
            return !refused;
        }
        others |= name == "*" && !refused;
    }
    others
}

/// `q=0`, `q=0.000`
fn is_zero(part: &str) -> bool {
    let weight = part.strip_prefix("q=").or_else(|| part.strip_prefix("Q="));
    weight
        .and_then(|weight| weight.trim().parse::<f32>().ok())
        .is_some_and(|weight| weight <= 0.0)
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
