//! What a person said about marketing.

use domain::record;

use super::facts::facts;
use crate::view::Preference;

/// In what pages say of it, and value by value.
pub(in crate::api) fn preference(data: &str) -> Preference {
    let said: record::Preference = record::parse(data);
    Preference {
        marketing: said.marketing,
        at: said.at,
        origin: said.origin,
        facts: facts("preference", data),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_odd_is_shown_and_not_said() {
        let found =
            preference(r#"{"userId":"u","marketing":"perhaps","at":7,"origin":"shop","tone":"kind"}"#);
        assert_eq!(
            (found.marketing, found.at, found.origin.as_deref()),
            (None, None, Some("shop"))
        );
        let rows: Vec<_> = found
            .facts
            .iter()
            .map(|fact| (fact.path.as_str(), fact.label.is_some(), fact.value.as_deref()))
            .collect();
        assert_eq!(
            rows,
            [
                ("userId", true, Some("u")),
                ("marketing", true, Some("perhaps")),
                ("at", true, Some("7")),
                ("origin", true, Some("shop")),
                ("tone", false, Some("kind")),
            ]
        );
    }
}
