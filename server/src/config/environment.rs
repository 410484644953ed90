//! The variables.

use std::{collections::BTreeMap, ffi::OsString};

use super::{
    ConfigError,
    keys::{CONFIG_VARIABLE, KEYS, NOT_OURS},
    nearest::hint,
};

/// Those of `variables` that are ours, by name.
pub(super) fn read(
    variables: impl IntoIterator<Item = (OsString, OsString)>,
) -> Result<BTreeMap<String, String>, ConfigError> {
    let mut ours = BTreeMap::new();
    for (name, value) in variables {
        let Some(name) = name.to_str().filter(|name| name.starts_with("RIGHTSDESK_")) else {
            continue;
        };
        if NOT_OURS.contains(&name) {
            continue;
        }
        let known = || KEYS.iter().map(|key| key.variable).chain([CONFIG_VARIABLE]);
        if !known().any(|variable| variable == name) {
            let names: Vec<_> = known().collect();
            return Err(ConfigError::new(format!(
                "the variable {name} is not known: unset it; {}",
                hint(name, names)
            )));
        }
        let value = value
            .into_string()
            .map_err(|_| ConfigError::new(format!("the variable {name} is not UTF-8: set it anew")))?;
        ours.insert(name.to_owned(), value);
    }
    Ok(ours)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(pairs: &[(&str, &str)]) -> Result<BTreeMap<String, String>, ConfigError> {
        read(pairs.iter().map(|&(name, value)| (name.into(), value.into())))
    }

    #[test]
    fn takes_ours_and_leaves_others_alone() {
        let read = of(&[
            ("RIGHTSDESK_LISTEN", "x"),
            ("PATH", "y"),
            ("RIGHTSDESK_TOOLS", "z"),
            ("RIGHTSDESK_BENCH", "z"),
        ])
        .unwrap();
        assert_eq!(
            read.into_iter().collect::<Vec<_>>(),
            [("RIGHTSDESK_LISTEN".into(), "x".into())]
        );
    }

    #[test]
    fn an_unknown_one_is_named_with_the_nearest() {
        let error = of(&[("RIGHTSDESK_LISTENS", "x")]).unwrap_err().to_string();
        assert_eq!(
            error,
            "the variable RIGHTSDESK_LISTENS is not known: unset it; did you mean RIGHTSDESK_LISTEN?"
        );
    }
}
