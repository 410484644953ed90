//! Settings, understood.

use std::{
    net::{IpAddr, Ipv4Addr, SocketAddr},
    path::PathBuf,
    str::FromStr,
};

use jiff::SignedDuration;

use super::{
    ConfigError, Key, Layers, PublicUrl,
    keys::{DATA, LISTEN, LOG, LOG_FORMAT, MASTER_KEY, PUBLIC_URL, TOKEN_LIFETIME},
};
use crate::duration;

/// Everything that can be set.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Where the data lie.
    pub data: Option<PathBuf>,
    /// The master key's file; beside the data if not given.
    pub master_key: Option<PathBuf>,
    /// Where to listen.
    pub listen: SocketAddr,
    /// What people type to come here; on loopback it follows from `listen`.
    pub public_url: Option<PublicUrl>,
    /// The longest that a token may be good for.
    pub token_lifetime: SignedDuration,
    /// How log lines look; by default as suits where they go.
    pub log_format: Option<LogFormat>,
    /// Which log lines there are, as `tracing_subscriber`'s `EnvFilter` reads it; `info` if not given.
    pub log: Option<String>,
}

/// How log lines look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LogFormat {
    /// An object a line, for programs.
    Json,
    /// Words, for people.
    Text,
}

impl FromStr for LogFormat {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, &'static str> {
        match text {
            "json" => Ok(Self::Json),
            "text" => Ok(Self::Text),
            _ => Err("it is json or text"),
        }
    }
}

impl Settings {
    /// Reads what the three places say.
    ///
    /// # Errors
    /// [`ConfigError`] for a value that cannot be understood.
    pub fn from_layers(layers: &Layers) -> Result<Self, ConfigError> {
        let listen = understood(layers, LISTEN, |text| {
            SocketAddr::from_str(text).map_err(|_| "write it like 127.0.0.1:3000")
        })?;
        Ok(Self {
            data: layers.get(DATA).map(|found| found.value.into()),
            master_key: layers.get(MASTER_KEY).map(|found| found.value.into()),
            listen: listen.unwrap_or(SocketAddr::new(IpAddr::V4(Ipv4Addr::LOCALHOST), 3000)),
            public_url: understood(layers, PUBLIC_URL, PublicUrl::from_str)?,
            token_lifetime: understood(layers, TOKEN_LIFETIME, duration::parse)?
                .unwrap_or(SignedDuration::from_hours(24)),
            log_format: understood(layers, LOG_FORMAT, LogFormat::from_str)?,
            log: layers.get(LOG).map(|found| found.value.to_owned()),
        })
    }

    /// What people type to come to a portal that listens at `bound`.
    ///
    /// # Errors
    /// [`ConfigError`] when others can reach it and nobody said by what name.
    pub fn url(&self, bound: SocketAddr) -> Result<PublicUrl, ConfigError> {
        match &self.public_url {
            Some(url) => Ok(url.clone()),
            None if bound.ip().is_loopback() => Ok(PublicUrl::loopback(bound)),
            None => Err(ConfigError::new(format!(
                "{bound} can be reached from other machines: say how people reach it with --public-url \
                 https://privacy.example.com, or listen on 127.0.0.1"
            ))),
        }
    }
}

fn understood<T, E: std::fmt::Display>(
    layers: &Layers,
    key: Key,
    read: impl FnOnce(&str) -> Result<T, E>,
) -> Result<Option<T>, ConfigError> {
    let Some(found) = layers.get(key) else {
        return Ok(None);
    };
    read(found.value)
        .map(Some)
        .map_err(|why| ConfigError::new(format!("{} is \"{}\": {why}", found.place, found.value)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(file: &[(&str, &str)]) -> Result<Settings, String> {
        Settings::from_layers(&Layers::of(&[], &[], file)).map_err(|error| error.to_string())
    }

    #[test]
    fn without_a_word_it_listens_on_this_machine_only() {
        let settings = of(&[]).unwrap();
        assert_eq!(settings.listen.to_string(), "127.0.0.1:3000");
        assert_eq!(settings.token_lifetime, SignedDuration::from_hours(24));
        assert!(settings.public_url.is_none() && settings.data.is_none());
    }

    #[test]
    fn what_cannot_be_understood_is_named_with_its_place() {
        assert_eq!(
            of(&[("listen", "3000")]).unwrap_err(),
            "listen in the settings file is \"3000\": write it like 127.0.0.1:3000"
        );
        assert!(
            of(&[("public_url", "http://example.com")])
                .unwrap_err()
                .contains("https://")
        );
        assert!(of(&[("log_format", "xml")]).unwrap_err().contains("json or text"));
        assert!(of(&[("token_lifetime", "soon")]).unwrap_err().contains("15m"));
    }

    #[test]
    fn beyond_this_machine_the_public_address_is_asked_for() {
        let url = |file: &[(&str, &str)]| {
            let settings = of(file).unwrap();
            settings
                .url(settings.listen)
                .map(|url| url.to_string())
                .map_err(|error| error.to_string())
        };
        assert!(
            url(&[("listen", "0.0.0.0:80")])
                .unwrap_err()
                .contains("--public-url")
        );
        let both = [("listen", "0.0.0.0:80"), ("public_url", "https://p.example.com")];
        assert_eq!(url(&both).unwrap(), "https://p.example.com");
        assert_eq!(url(&[("listen", "[::1]:8080")]).unwrap(), "http://[::1]:8080");
    }
}
