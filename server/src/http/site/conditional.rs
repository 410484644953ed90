//! Whether the client has it already (RFC 9110 §13).

use http::{
    HeaderMap,
    header::{IF_NONE_MATCH, IF_RANGE},
};

/// Whether `If-None-Match` names this entity tag. The comparison is the weak one (RFC 9110 §13.1.2).
pub(in crate::http) fn has_it(headers: &HeaderMap, etag: &str) -> bool {
    let lists = headers
        .get_all(IF_NONE_MATCH)
        .into_iter()
        .filter_map(|list| list.to_str().ok());
    lists
        .flat_map(|list| list.split(','))
        .map(str::trim)
        .any(|member| member == "*" || member.strip_prefix("W/").unwrap_or(member) == etag)
}

/// Whether `Range` may be followed: there is no `If-Range`, or it names this very representation. The comparison is
/// the strong one, and dates, which we do not send, never match (RFC 9110 §13.1.5).
pub(super) fn may_follow_range(headers: &HeaderMap, etag: &str) -> bool {
    headers.get(IF_RANGE).is_none_or(|value| value == etag)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_in_a_list_weak_or_a_star_will_do() {
        for (value, has) in [
            ("\"a\"", true),
            ("\"b\", W/\"a\"", true),
            ("*", true),
            ("\"b\"", false),
            ("a", false),
            ("\"a", false),
        ] {
            let mut headers = HeaderMap::new();
            headers.insert(IF_NONE_MATCH, value.parse().unwrap());
            assert_eq!(has_it(&headers, "\"a\""), has, "{value}");
        }
        assert!(!has_it(&HeaderMap::new(), "\"a\""));
    }

    #[test]
    fn a_range_of_another_representation_is_not_followed() {
        assert!(may_follow_range(&HeaderMap::new(), "\"a\""));
        for (value, may) in [
            ("\"a\"", true),
            ("W/\"a\"", false),
            ("\"b\"", false),
            ("Mon, 23 Nov 2026 15:00:00 GMT", false),
        ] {
            let mut headers = HeaderMap::new();
            headers.insert(IF_RANGE, value.parse().unwrap());
            assert_eq!(may_follow_range(&headers, "\"a\""), may, "{value}");
        }
    }
}
