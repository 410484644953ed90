//! What the law wants said of each category of data.

use super::{
    parts::{entry, ledger, opening, part, plain, soft},
    record::{behind, refused},
};
use crate::{
    json::Json,
    node::Element,
    reading::{Reading, Record},
    text::{Language, record, sheet},
};

/// The page.
pub fn draw(read: &[Reading], language: Language) -> Vec<Element> {
    let records = read.first().map(Reading::records).unwrap_or_default();
    let say = sheet::NOTICE;
    let mut rows = vec![opening(say.heading.said(language), say.line.said(language))];
    if records.is_empty() {
        rows.push(plain([soft(say.none.said(language))]));
    }
    rows.extend(records.iter().map(|record| row(record, language)));
    rows
}

fn row(record: &Record, language: Language) -> Element {
    if let Some(refused) = refused(record, language) {
        return part(record::RECORD.said(language), "", [refused]);
    }
    let text = record.text();
    let json = Json::parse(&text).unwrap_or(Json::Null);
    let category = json.text("category").unwrap_or_default();
    let goes = json
        .get("keptFor")
        .and_then(|kept| goes(kept, category, language));
    let named = named(&json, language);
    let points = sheet::POINTS.iter().map(|(name, label)| {
        let said = json.get(name).and_then(|said| spoken(said, language));
        let more = match *name {
            "recipients" => named.as_deref(),
            "retention" => goes.as_deref(),
            _ => None,
        };
        let said = match (said, more) {
            (Some(said), Some(more)) => format!("{}. {more}", said.trim_end_matches('.')),
            // The business need not say again what the portal knows.
            (said, more) => said
                .or(more)
                .unwrap_or_else(|| sheet::UNSAID.said(language))
                .to_owned(),
        };
        entry(label.said(language), said)
    });
    let fate = json.at(&["onErasure", "does"]).map_or("", Json::plainly);
    let fate =
        (!fate.is_empty()).then(|| entry(sheet::ON_ERASURE.said(language), sheet::fate(language, fate)));
    let body = [
        ledger(points.chain(fate)),
        behind(&text, record::AS_STORED.said(language)),
    ];
    part(sheet::category(language, category), "", body)
}

/// Who is known by name to get a category.
fn named(json: &Json<'_>, language: Language) -> Option<String> {
    let names: Vec<_> = json.list("recipientsByName").iter().map(Json::plainly).collect();
    (!names.is_empty()).then(|| sheet::by_name(language, &names.join(", ")))
}

/// For how long a category is kept that then goes by itself.
fn goes(kept: &Json<'_>, category: &str, language: Language) -> Option<String> {
    let (unit, number) = kept.members().first()?;
    sheet::goes(language, category, number.plainly().parse().ok()?, unit)
}

/// A text, or the one of several that is in this language; else the first.
fn spoken<'j>(said: &'j Json<'_>, language: Language) -> Option<&'j str> {
    if let Some(text) = said.as_text() {
        return Some(text);
    }
    let texts = || said.members().iter();
    let own = texts().find(|(tag, _)| Language::of(tag) == Some(language));
    own.or_else(|| texts().next())?.1.as_text()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        page::tests::{copy, page},
        route::Route,
    };

    #[test]
    fn says_each_point_in_the_readers_language_and_what_is_not_said() {
        let notice = r#"[{"category":"channels","purposes":{"de":"Antworten","en":"To answer"},"recipients":"Nobody","retention":{"fr":"Un an"},"source":null,"onErasure":{"does":"erased"}}]"#;
        let file = copy(&[("notice", notice)]);
        let words = |language| page(&file, &Route::Notice, language).words();
        for (language, parts) in [
            (
                Language::En,
                [
                    "Channels",
                    "To answer",
                    "Nobody",
                    "Un an",
                    "The business has not said.",
                    "It goes.",
                ],
            ),
            (
                Language::De,
                [
                    "Kanäle",
                    "Antworten",
                    "Nobody",
                    "Un an",
                    "Das hat das Unternehmen",
                    "Es wird gelöscht.",
                ],
            ),
        ] {
            for part in parts {
                assert!(words(language).contains(part), "{part}");
            }
        }
    }

    #[test]
    fn says_who_is_known_by_name_to_get_it() {
        let said = |recipients: &str| {
            let notice = format!(
                r#"[{{"category":"messages","recipients":{recipients},"recipientsByName":["<Mailhouse>","Print Ltd"]}}]"#
            );
            page(&copy(&[("notice", &notice)]), &Route::Notice, Language::En).words()
        };
        let alone = said("null");
        assert!(
            alone.contains("Who else receives itBy name: <Mailhouse>, Print Ltd"),
            "{alone}"
        );
        let both = said("\"A mail house.\"");
        assert!(both.contains("A mail house. By name: <Mailhouse>"), "{both}");
    }

    #[test]
    fn says_for_how_long_what_goes_by_itself_is_kept() {
        let said = |category: &str, retention: &str, kept: &str| {
            let notice = format!(r#"[{{"category":"{category}","retention":{retention},"keptFor":{kept}}}]"#);
            page(&copy(&[("notice", &notice)]), &Route::Notice, Language::En).words()
        };
        let alone = said("messages", "null", r#"{"months":24}"#);
        let by_itself =
            "They are deleted by themselves once nothing has been said in their conversation for 24 months.";
        assert!(
            alone.contains(&format!("How long it is kept{by_itself}")),
            "{alone}"
        );
        let both = said("requests", "\"As the law wants.\"", r#"{"years":1}"#);
        assert!(
            both.contains(
                "As the law wants. They are deleted by themselves once they have been closed for 1 year"
            ),
            "{both}"
        );
        for unknown in [r#"{"moons":24}"#, "{}", "7", r#"{"days":-1}"#] {
            let shown = said("accessLog", "null", unknown);
            assert!(
                shown.contains("How long it is keptThe business has not said."),
                "{shown}"
            );
        }
    }
}
