//! Stored values with the words the register of fields has for them.

use domain::inventory::describe;

use super::leaves::leaves;
use crate::view::Fact;

/// Of a push token only the end is shown: whoever has all of it can send to the device.
const COVERED: &str = "device.pushNotificationToken";

/// Every value of a record of this kind (`user`, `client`, `device`, `businessSystem`, `conversation`, `message`).
pub(in crate::api) fn facts(kind: &str, data: &str) -> Vec<Fact> {
    leaves(data)
        .into_iter()
        .filter(|(path, _)| !path.is_empty())
        .map(|(path, value)| {
            let place = format!("{kind}.{path}");
            let value = if place == COVERED {
                value.map(|token| covered(&token))
            } else {
                value
            };
            Fact {
                label: describe(&place).map(|field| field.label.to_owned()),
                path,
                value,
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
    fn a_push_token_is_covered() {
        let data = r#"{"pushNotificationToken":"abcdefghijklmnopqrstuvwxyz","appVersion":"3.8.1"}"#;
        let found = facts("device", data);
        assert_eq!(found[0].value.as_deref(), Some("… wxyz"));
        assert_eq!(found[1].value.as_deref(), Some("3.8.1"));
        assert_eq!(covered("abcdefgh"), "…");
        assert_eq!(covered("ééééååååéééééé"), "… éééé");
    }
}
