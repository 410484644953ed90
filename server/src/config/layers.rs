//! Three places a setting can stand, one above the other.

use std::{collections::BTreeMap, env, path::PathBuf};

use super::{
    ConfigError, environment, file,
    keys::{
        CONFIG_VARIABLE, DATA, Key, LISTEN, LOG, LOG_FORMAT, MASTER_KEY, PUBLIC_URL, TLS_CERTIFICATE,
        TLS_KEY, TOKEN_LIFETIME, TRUSTED_PROXIES,
    },
};

/// What was said on the command line.
#[derive(Debug, Clone, Default)]
pub struct Flags {
    /// `--config`.
    pub config: Option<PathBuf>,
    values: Vec<(Key, String)>,
}

impl Flags {
    /// Flags, with the settings file that they name.
    pub const fn new(config: Option<PathBuf>) -> Self {
        Self {
            config,
            values: Vec::new(),
        }
    }

    /// Flags about the data alone.
    pub fn of_data(config: Option<PathBuf>, data: Option<PathBuf>, master_key: Option<PathBuf>) -> Self {
        Self::new(config)
            .with(DATA, data.map(text))
            .with(MASTER_KEY, master_key.map(text))
    }

    /// Adds the flags of `serve`.
    #[must_use]
    pub fn serving(
        self,
        listen: Option<String>,
        public_url: Option<String>,
        token_lifetime: Option<String>,
    ) -> Self {
        self.with(LISTEN, listen)
            .with(PUBLIC_URL, public_url)
            .with(TOKEN_LIFETIME, token_lifetime)
    }

    /// Adds the flags of how people come: through a proxy, or by https of the portal's own.
    #[must_use]
    pub fn coming(self, proxies: Option<String>, certificate: Option<PathBuf>, key: Option<PathBuf>) -> Self {
        self.with(TRUSTED_PROXIES, proxies)
            .with(TLS_CERTIFICATE, certificate.map(text))
            .with(TLS_KEY, key.map(text))
    }

    /// Adds the flags of logs.
    #[must_use]
    pub fn logging(self, log: Option<String>, log_format: Option<String>) -> Self {
        self.with(LOG, log).with(LOG_FORMAT, log_format)
    }

    /// Adds one that was given.
    #[must_use]
    pub(super) fn with(mut self, key: Key, value: Option<impl Into<String>>) -> Self {
        self.values.extend(value.map(|value| (key, value.into())));
        self
    }
}

/// A path that is not UTF-8 is shown as well as it can be, and then not found.
fn text(path: PathBuf) -> String {
    path.into_os_string()
        .into_string()
        .unwrap_or_else(|path| path.to_string_lossy().into_owned())
}

/// All three, read.
#[derive(Debug, Clone, Default)]
pub struct Layers {
    flags: Vec<(Key, String)>,
    variables: BTreeMap<String, String>,
    file: BTreeMap<String, String>,
}

/// A value, and where it stands in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Found<'a> {
    pub(super) value: &'a str,
    pub(super) place: String,
}

impl Layers {
    /// Looks whether every `RIGHTSDESK_*` variable is known, for commands that have no settings.
    ///
    /// # Errors
    /// [`ConfigError`] naming one that is not.
    pub fn check_variables() -> Result<(), ConfigError> {
        environment::read(env::vars_os()).map(|_| ())
    }

    /// Reads the environment and the settings file.
    ///
    /// # Errors
    /// [`ConfigError`] for what is unknown or cannot be read.
    pub fn read(flags: Flags) -> Result<Self, ConfigError> {
        let variables = environment::read(env::vars_os())?;
        let named = flags
            .config
            .or_else(|| variables.get(CONFIG_VARIABLE).map(PathBuf::from));
        let file = file::read(named.as_deref())?;
        Ok(Self {
            flags: flags.values,
            variables,
            file,
        })
    }

    pub(super) fn get(&self, key: Key) -> Option<Found<'_>> {
        let flag = self
            .flags
            .iter()
            .find(|(given, _)| *given == key)
            .map(|(_, value)| (value, key.flag.to_owned()));
        let variable = || {
            self.variables
                .get(key.variable)
                .map(|value| (value, key.variable.to_owned()))
        };
        let file = || {
            self.file
                .get(key.name)
                .map(|value| (value, format!("{} in the settings file", key.name)))
        };
        let (value, place) = flag.or_else(variable).or_else(file)?;
        Some(Found { value, place })
    }
}

#[cfg(test)]
impl Layers {
    pub(super) fn of(flags: &[(Key, &str)], variables: &[(&str, &str)], file: &[(&str, &str)]) -> Self {
        let own = |pairs: &[(&str, &str)]| pairs.iter().map(|&(a, b)| (a.to_owned(), b.to_owned())).collect();
        Self {
            flags: flags
                .iter()
                .map(|&(key, value)| (key, value.to_owned()))
                .collect(),
            variables: own(variables),
            file: own(file),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearer_one_wins_and_says_where_it_stands() {
        let variables = &[("RIGHTSDESK_LISTEN", "b")];
        let file = &[("listen", "c")];
        let all = Layers::of(&[(LISTEN, "a")], variables, file);
        assert_eq!(
            all.get(LISTEN),
            Some(Found {
                value: "a",
                place: "--listen".into()
            })
        );
        let two = Layers::of(&[], variables, file);
        assert_eq!(
            two.get(LISTEN),
            Some(Found {
                value: "b",
                place: "RIGHTSDESK_LISTEN".into()
            })
        );
        let one = Layers::of(&[], &[], file);
        assert_eq!(
            one.get(LISTEN),
            Some(Found {
                value: "c",
                place: "listen in the settings file".into()
            })
        );
        assert_eq!(Layers::default().get(LISTEN), None);
    }
}
