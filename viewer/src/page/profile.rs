//! The person's own record.

use super::{
    Opened,
    parts::{entry, ledger, opening, part, plain, soft},
    record::{in_words, shown},
};
use crate::{
    json::Json,
    node::{Element, el},
    text::{Language, record as words, sheet},
};

/// The page.
pub fn draw(copy: &Opened, language: Language) -> Vec<Element> {
    let first = opening(
        sheet::PROFILE_HEADING.said(language),
        sheet::PROFILE_LINE.said(language),
    );
    let text = copy.index.user.as_deref().map(String::from_utf8_lossy);
    let Some((text, json)) = text.as_deref().and_then(|text| Some((text, Json::parse(text)?))) else {
        return vec![first, plain([soft(sheet::NO_PROFILE.said(language))])];
    };
    let noted = match json.get("metadata").map(Json::members) {
        Some(members) if !members.is_empty() => {
            ledger(members.iter().map(|(name, value)| note(name, value, language)))
        }
        _ => soft(sheet::NOT_NOTED.said(language)),
    };
    vec![
        first,
        part(
            sheet::PROFILE.said(language),
            "",
            shown(text, &json, words::USER, language),
        ),
        part(sheet::NOTED.said(language), "", [noted]),
    ]
}

/// What the business noted stands under names of its own. A list or an object is behind the fold, as it is stored.
fn note(name: &str, value: &Json<'_>, language: Language) -> Element {
    let value = match value {
        Json::List(_) | Json::Object(_) => el("span")
            .class("soft")
            .child(words::AS_STORED.said(language))
            .into(),
        plain => in_words(plain.plainly(), language),
    };
    entry(name, value)
}

#[cfg(test)]
mod tests {
    use crate::page::tests::{copy, words};

    #[test]
    fn says_what_is_known_and_what_was_noted() {
        let user = r#"{"id":"u1","externalId":"rider-7","profile":{"givenName":"Maren"},"metadata":{"tier":"gold","since":2019,"open":true},"signedUpAt":"2026-11-02T10:00:00Z"}"#;
        let shown = words(&copy(&[("user", user)]), "#/profile");
        for part in [
            "First nameMaren",
            "rider-7",
            "2 November 2026",
            "tiergold",
            "since2019",
            "openYes",
        ] {
            assert!(shown.contains(part), "{part} in {shown}");
        }
    }
}
