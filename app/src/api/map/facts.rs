//! Stored values with the words the register of fields has for them.

use domain::inventory::{Field, Shown, describe, is_described};

use super::leaves::leaves;
use crate::{
    text::{Phrase, explained as words},
    view::Fact,
};

/// Every value of a record of this kind (`user`, `client`, `device`, `businessSystem`, `merge`, `preference`,
/// `conversation`, `message`).
pub(in crate::api) fn facts(kind: &str, data: &str) -> Vec<Fact> {
    values(kind, data, |place, field| {
        let label = field.map(|field| Phrase::from(field.label).into());
        (label, words::of(place).map(Into::into))
    })
}

/// The same by their technical names alone: a page of messages has hundreds of them.
pub(in crate::api) fn unsaid(kind: &str, data: &str) -> Vec<Fact> {
    values(kind, data, |_, _| (None, None))
}

/// `said` gives the label and what explains it.
fn values(
    kind: &str,
    data: &str,
    said: impl Fn(&str, Option<&Field>) -> (Option<String>, Option<String>),
) -> Vec<Fact> {
    let mut place = format!("{kind}.");
    let below = place.len();
    leaves(data)
        .into_iter()
        // A record without any member.
        .filter(|(path, _)| !path.is_empty())
        .map(|(path, value)| {
            place.truncate(below);
            place.push_str(&path);
            let field = describe(&place);
            let described = field.is_some() || is_described(&place);
            let (label, why) = said(&place, field);
            let (value, why) = match field.map(|field| field.shown) {
                Some(Shown::Masked(why)) => (
                    value.map(|token| covered(&token)),
                    Some(words::covered(Phrase::from(why).here())),
                ),
                _ => (value, why),
            };
            Fact {
                label,
                path,
                value,
                why,
                described,
            }
        })
        .collect()
}

/// The last four characters; nothing of a short one.
fn covered(token: &str) -> String {
    let end = token.char_indices().rev().nth(3).map(|(at, _)| &token[at..]);
    match end {
        Some(end) if token.chars().count() > 12 => format!("… {end}"),
        _ => "…".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Language, spoken};

    #[test]
    fn known_fields_have_words_and_unknown_ones_their_path() {
        let found = facts(
            "client",
            r#"{"raw":{"FromZip":"55802","Mood":"good"},"integrationId":null}"#,
        );
        let said: Vec<_> = found
            .iter()
            .map(|fact| (fact.label.as_deref(), fact.path.as_str(), fact.value.as_deref()))
            .collect();
        assert_eq!(
            said,
            [
                (
                    Some("Postcode the number belongs to"),
                    "raw.FromZip",
                    Some("55802")
                ),
                (None, "raw.Mood", Some("good")),
                (
                    Some("Number of the business's account there"),
                    "integrationId",
                    None
                ),
            ]
        );
    }

    #[test]
    fn what_nobody_described_is_told_from_what_has_no_word_of_its_own() {
        let data =
            r#"{"profile":{"givenName":"Maren","mood":"good"},"identities":[],"metadata":{},"tone":{"a":1}}"#;
        let described = |facts: Vec<Fact>| -> Vec<_> {
            let told = |fact: Fact| (fact.path, fact.described);
            facts.into_iter().map(told).collect()
        };
        let expected = [
            ("profile.givenName", true),
            ("profile.mood", false),
            ("identities", true),
            ("metadata", true),
            ("tone.a", false),
        ]
        .map(|(path, described)| (path.to_owned(), described));
        assert_eq!(described(facts("user", data)), expected);
        assert_eq!(described(unsaid("user", data)), expected);
    }

    #[test]
    fn a_technical_name_is_explained() {
        let found = facts("client", r#"{"raw":{"FromZip":"55802","Mood":"good"}}"#);
        assert!(
            found[0].why.as_deref().unwrap().contains("not where you live"),
            "{:?}",
            found[0].why
        );
        assert_eq!(found[1].why, None);
    }

    #[test]
    fn the_words_are_of_the_language_of_the_page() {
        let found = spoken(Language::De, || {
            facts("user", r#"{"profile":{"givenName":"Maren"}}"#)
        });
        assert_eq!(found[0].label.as_deref(), Some("Vorname"));
    }

    #[test]
    fn a_push_token_is_covered() {
        let data = r#"{"pushNotificationToken":"abcdefghijklmnopqrstuvwxyz","appVersion":"3.8.1"}"#;
        let found = facts("device", data);
        assert_eq!(found[0].value.as_deref(), Some("… wxyz"));
        assert!(
            found[0].why.as_deref().unwrap().contains("your copy"),
            "{:?}",
            found[0].why
        );
        assert_eq!(found[1].value.as_deref(), Some("3.8.1"));
        assert_eq!(covered("abcdefgh"), "…");
        assert_eq!(covered("ééééååååéééééé"), "… éééé");
    }
}
