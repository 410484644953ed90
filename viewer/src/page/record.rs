//! A record as it is stored: known values in words, and all of it behind a fold.

use super::{
    Opened,
    parts::{data, entry, ledger, moment, nowhere, opening, plain, soft},
};
use crate::{
    json::{Json, layout},
    node::{Element, Node, el},
    reading::{Reading, Record},
    text::{
        Language,
        record::{self as words, Field},
        sheet, time,
    },
};

/// The known values of a record that are there.
pub fn known(json: &Json<'_>, fields: &[Field], language: Language) -> Vec<Element> {
    fields
        .iter()
        .filter_map(|(path, name)| {
            let value = json.at(path)?.plainly();
            (!value.is_empty()).then(|| entry(name.said(language), in_words(value, language)))
        })
        .collect()
}

/// A plain value: a time in words, an address as what it is.
pub fn in_words(value: &str, language: Language) -> Node {
    match value {
        "true" => words::YES.said(language).into(),
        "false" => words::NO.said(language).into(),
        _ if time::is_time(value) => moment(language, value).into(),
        _ if value.starts_with("https://") || value.starts_with("http://") => data(value).into(),
        _ => value.into(),
    }
}

/// The whole record, closed at first.
pub fn behind(text: &str, summary: &str) -> Element {
    el("details")
        .class("behind")
        .child(el("summary").child(summary))
        .child(stored(text))
}

/// A record's own text.
pub fn stored(text: &str) -> Element {
    el("pre")
        .class("data")
        .with("tabindex", "0")
        .with("dir", "ltr")
        .child(layout(text))
}

/// Known values, and the whole record behind them.
pub fn shown(text: &str, json: &Json<'_>, fields: &[Field], language: Language) -> Vec<Element> {
    let known = known(json, fields, language);
    let first = if known.is_empty() {
        soft(words::NOTHING.said(language))
    } else {
        ledger(known)
    };
    vec![first, behind(text, words::ALL_AS_STORED.said(language))]
}

/// A record that cannot be shown: why; none if it can.
pub fn refused(record: &Record, language: Language) -> Option<Element> {
    match record {
        Record::Here(_) => None,
        Record::TooLarge(large) => Some(soft(words::too_large(language, large.bytes, large.at))),
    }
}

/// A member of the copy by itself, as it is stored.
pub fn member(number: usize, copy: &Opened, read: &[Reading], language: Language) -> Vec<Element> {
    let Some(member) = copy.index.members.get(number) else {
        return nowhere(language);
    };
    let record = read.first().and_then(|reading| reading.records().first());
    let body = match record {
        Some(record) => refused(record, language).unwrap_or_else(|| stored(&record.text())),
        None => soft(words::UNREADABLE.said(language)),
    };
    vec![
        opening(member.name.as_str(), sheet::OTHER_PART.said(language)),
        plain([body]),
    ]
}

#[cfg(test)]
mod tests {
    use crate::page::tests::{copy, opened, words};

    #[test]
    fn a_part_that_nobody_knows_is_shown_as_it_is_stored() {
        let file = copy(&[("clients", r#"[{"x":1.50}]"#)]);
        let shown = words(&file, "#/member/5");
        assert!(
            shown.contains("clients") && shown.contains("\"x\": 1.50"),
            "{shown}"
        );
        assert_eq!(opened(&file).index.members.len(), 11);
        assert!(words(&file, "#/member/12").contains("There is no such page"));
    }

    #[test]
    fn what_is_too_large_is_said() {
        let text = "x".repeat(1_100_000);
        let file = copy(&[("clients", &format!("[\"{text}\"]"))]);
        let shown = words(&file, "#/clients");
        assert!(shown.contains("too large for this page: 1.1 MB"), "{shown}");
        assert!(shown.len() < 10_000);
    }
}
