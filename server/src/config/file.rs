//! `rightsdesk.toml`.

use std::{collections::BTreeMap, fs, io::ErrorKind, path::Path};

use super::{ConfigError, keys::KEYS, nearest::hint};

/// The file that is read when none is named, if it is there.
pub(super) const USUAL: &str = "rightsdesk.toml";

/// The settings in the named file, or in the usual one; empty if that is not there.
pub(super) fn read(named: Option<&Path>) -> Result<BTreeMap<String, String>, ConfigError> {
    let path = named.unwrap_or(Path::new(USUAL));
    match fs::read_to_string(path) {
        Ok(text) => parse(&text, &path.display().to_string()),
        Err(error) if error.kind() == ErrorKind::NotFound && named.is_none() => Ok(BTreeMap::new()),
        Err(error) => Err(ConfigError::new(format!(
            "{} cannot be read: {error}: check the path, and that this user may read it",
            path.display()
        ))),
    }
}

fn parse(text: &str, path: &str) -> Result<BTreeMap<String, String>, ConfigError> {
    let table: toml::Table = text.parse().map_err(|error: toml::de::Error| {
        let line = error
            .span()
            .map_or(1, |span| text[..span.start].matches('\n').count() + 1);
        ConfigError::new(format!(
            "{path}: line {line}: {}: write each setting as name = \"value\"",
            error.message().replace('\n', " ")
        ))
    })?;
    table
        .into_iter()
        .map(|(name, value)| entry(name, value, path))
        .collect()
}

fn entry(name: String, value: toml::Value, path: &str) -> Result<(String, String), ConfigError> {
    let known = KEYS.iter().map(|key| key.name);
    if !known.clone().any(|key| key == name) {
        let hint = hint(&name, known);
        return Err(ConfigError::new(format!(
            "{path}: the setting {name} is not known: remove it; {hint}"
        )));
    }
    match value {
        toml::Value::String(text) => Ok((name, text)),
        other => Err(ConfigError::new(format!(
            "{path}: {name} must be text in quotation marks, not {}",
            kind_of(&other)
        ))),
    }
}

fn kind_of(value: &toml::Value) -> &'static str {
    match value {
        toml::Value::String(_) => "text",
        toml::Value::Integer(_) | toml::Value::Float(_) => "a number",
        toml::Value::Boolean(_) => "true or false",
        toml::Value::Datetime(_) => "a date",
        toml::Value::Array(_) => "a list",
        toml::Value::Table(_) => "a table",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn error(text: &str) -> String {
        parse(text, "r.toml").unwrap_err().to_string()
    }

    #[test]
    fn takes_what_is_known() {
        let read = parse("listen = \"127.0.0.1:1\"\n# why\ndata = \"d\"", "r.toml").unwrap();
        assert_eq!(read.len(), 2);
        assert_eq!(read["data"], "d");
        assert!(parse("", "r.toml").unwrap().is_empty());
    }

    #[test]
    fn says_where_and_what() {
        assert_eq!(
            error("lisen = \"x\""),
            "r.toml: the setting lisen is not known: remove it; did you mean listen?"
        );
        assert_eq!(
            error("listen = 3000"),
            "r.toml: listen must be text in quotation marks, not a number"
        );
        assert!(
            error("\nlisten = ").starts_with("r.toml: line 2: "),
            "{}",
            error("\nlisten = ")
        );
        let missing = read(Some(Path::new("/nowhere/r.toml"))).unwrap_err().to_string();
        assert!(
            missing.starts_with("/nowhere/r.toml cannot be read: "),
            "{missing}"
        );
    }
}
