//! Changing fields of a person's record.

use super::{
    FieldPath, Unfit, Value,
    entry::{Sort, size},
    text,
};
use crate::inventory::{self, Correction as HowCorrected};

/// The most bytes that all metadata take.
const MOST_METADATA: usize = 4_096;

/// What a field holds, as its own text in the record; none if it is not there.
pub fn current<'a>(data: &'a str, field: &FieldPath) -> Option<&'a str> {
    let (group, name) = field.names();
    text::find(data, &[group, name]).map(|at| &data[at])
}

/// A value, by its own text, as a form shows it: a text without its escapes, and nothing for `null`.
pub fn shown(raw: &str) -> String {
    super::entry::shown(raw)
}

/// The record with these fields as they are to be. Every other byte stays: member order, white space, number literals,
/// escapes, fields that nobody knows.
///
/// # Errors
/// [`Unfit::Place`] where the record has something else in the place of an object, [`Unfit::MetadataSize`] if metadata
/// would grow beyond what the platform takes.
pub fn apply<'a>(
    data: &str,
    changes: impl IntoIterator<Item = (&'a FieldPath, Option<&'a Value>)>,
) -> Result<String, Unfit> {
    let mut becomes = data.to_owned();
    for (field, value) in changes {
        let (group, name) = field.names();
        let value = value.map(Value::raw);
        becomes = text::put(&becomes, &[group, name], value.as_deref()).ok_or(Unfit::Place)?;
    }
    let (before, after) = (metadata(data), metadata(&becomes));
    if after > MOST_METADATA && after > before {
        return Err(Unfit::MetadataSize);
    }
    Ok(becomes)
}

fn metadata(data: &str) -> usize {
    text::find(data, &["metadata"]).map_or(0, |at| size(&data[at]))
}

/// The fields of a record that its person can edit: all of the profile, there or not, by the register's order; then what
/// the business noted, in the record's.
pub fn editable(data: &str) -> Vec<FieldPath> {
    let profile = inventory::fields()
        .filter(|field| field.correction == HowCorrected::Edited && field.path.starts_with("user.profile."))
        .map(|field| field.path.to_owned());
    let noted = text::find(data, &["metadata"]).and_then(|at| text::parts(data, &at));
    let noted = noted
        .unwrap_or_default()
        .into_iter()
        .filter_map(|part| Some(format!("user.metadata.{}", part.name(data)?)));
    profile
        .chain(noted)
        .filter_map(|path| FieldPath::parse(&path).ok())
        .filter(|field| Sort::of(field, current(data, field)).is_some())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const RECORD: &str = r#"{"id":"u1","profile":{"surname":"\u004fkonjo","email":null},"price":1.50,"metadata":{"crossings":14,"two.dots":"x","odd":{"a":1}},"unknown":{"kept":[1.0]}}"#;

    fn field(path: &str) -> FieldPath {
        FieldPath::parse(path).unwrap()
    }

    #[expect(clippy::needless_pass_by_value, reason = "calls are shorter so")]
    fn changed(data: &str, path: &str, value: Option<Value>) -> Result<String, Unfit> {
        apply(data, [(&field(path), value.as_ref())])
    }

    #[test]
    fn what_stands_is_its_own_text() {
        let at = |path: &str| current(RECORD, &field(path));
        assert_eq!(at("user.profile.surname"), Some(r#""\u004fkonjo""#));
        assert_eq!(at("user.profile.email"), Some("null"));
        assert_eq!(at("user.profile.givenName"), None);
        assert_eq!(at("user.metadata.two.dots"), Some("\"x\""));
        assert_eq!(current("[]", &field("user.profile.email")), None);
    }

    #[test]
    fn a_value_a_number_and_a_flag_are_written_and_nothing_else_moves() {
        let text = |value: &str| Some(Value::Text(value.to_owned()));
        assert_eq!(
            changed(RECORD, "user.profile.surname", text("O\"<é")).unwrap(),
            RECORD.replace(r"\u004fkonjo", "O\\\"<é")
        );
        assert_eq!(
            changed(RECORD, "user.metadata.crossings", serde_json::from_str("15").ok()).unwrap(),
            RECORD.replace("14", "15")
        );
        assert_eq!(
            changed(RECORD, "user.profile.givenName", text("Maren")).unwrap(),
            RECORD.replace("null}", r#"null,"givenName":"Maren"}"#)
        );
        assert_eq!(
            changed(RECORD, "user.metadata.crossings", None).unwrap(),
            RECORD.replace(r#""crossings":14,"#, "")
        );
        assert_eq!(
            changed(r#"{"id":"u1"}"#, "user.profile.locale", text("en")).unwrap(),
            r#"{"id":"u1","profile":{"locale":"en"}}"#
        );
        assert_eq!(
            changed(r#"{"profile":[]}"#, "user.profile.locale", text("en")),
            Err(Unfit::Place)
        );
    }

    #[test]
    fn metadata_do_not_grow_beyond_what_the_platform_takes() {
        let text = |bytes: usize| Some(Value::Text("x".repeat(bytes)));
        let data = r#"{"metadata":{"a":""}}"#;
        // `{"a":""}` are 8 bytes.
        assert!(changed(data, "user.metadata.a", text(MOST_METADATA - 8)).is_ok());
        assert_eq!(
            changed(data, "user.metadata.a", text(MOST_METADATA - 7)),
            Err(Unfit::MetadataSize)
        );
        let large = changed(r#"{"metadata":{"b":1}}"#, "user.metadata.b", None).unwrap();
        assert_eq!(large, r#"{"metadata":{}}"#);
        let over = format!(
            r#"{{"metadata":{{"a":"{}","b":"y"}}}}"#,
            "x".repeat(MOST_METADATA)
        );
        assert!(
            changed(&over, "user.metadata.b", None).is_ok(),
            "less is always good"
        );
    }

    #[test]
    fn all_of_the_profile_can_be_edited_and_of_the_notes_what_is_a_value() {
        let paths: Vec<_> = editable(RECORD)
            .iter()
            .map(|field| field.as_str().to_owned())
            .collect();
        assert_eq!(
            paths,
            [
                "user.profile.givenName",
                "user.profile.surname",
                "user.profile.email",
                "user.profile.avatarUrl",
                "user.profile.locale",
                "user.metadata.crossings",
                "user.metadata.two.dots",
            ]
        );
    }
}
