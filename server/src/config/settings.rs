//! Settings, understood.

use std::{
    net::{IpAddr, Ipv4Addr, SocketAddr},
    num::NonZeroU32,
    path::PathBuf,
    str::FromStr,
};

use desk::Sessions;
use ipnet::IpNet;
use jiff::SignedDuration;

use super::{
    ConfigError, Key, Layers, PublicUrl,
    keys::{
        ATTACHMENT_HOSTS, CONNECTIONS, CONNECTIONS_EACH, DATA, EXPORT_TIME, EXPORTS, EXPORTS_IN_ALL,
        FAILED_SIGN_INS, FRESH_SIGN_IN, LISTEN, LOG, LOG_FORMAT, MASTER_KEY, OUTGOING_HOSTS,
        OUTGOING_PRIVATE, PUBLIC_URL, REQUEST_BURST, REQUESTS, SESSION_IDLE, SESSION_LIFETIME,
        TLS_CERTIFICATE, TLS_KEY, TOKEN_LIFETIME, TRUSTED_PROXIES, WORKER,
    },
};
use crate::{
    duration,
    http::rate::Limits,
    outgoing::{Allowed, InvalidHost},
};

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
    /// How long sessions live, and how long a sign-in is fresh.
    pub sessions: Sessions,
    /// How often is too often.
    pub limits: Limits,
    /// Who may say for others where they come from.
    pub trusted_proxies: Vec<IpNet>,
    /// The certificate and its key, to serve https by itself.
    pub tls: Option<TlsFiles>,
    /// Whom the portal may call, and where they may be.
    pub outgoing: Allowed,
    /// From whom packages may have pictures and files, and where they may be.
    pub attachments: Allowed,
    /// Whether this process carries decisions out; if not, another one on the same data has to.
    pub worker: bool,
    /// How log lines look; by default as suits where they go.
    pub log_format: Option<LogFormat>,
    /// Which log lines there are, `warn` or `info,server=debug`; `info` if not given.
    pub log: Option<String>,
}

/// Where a certificate and its key lie.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TlsFiles {
    /// The chain, in PEM.
    pub certificate: PathBuf,
    /// The key, in PEM.
    pub key: PathBuf,
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
            sessions: sessions(layers)?,
            limits: limits(layers)?,
            trusted_proxies: understood(layers, TRUSTED_PROXIES, networks)?.unwrap_or_default(),
            tls: tls(layers)?,
            outgoing: outgoing(layers, OUTGOING_HOSTS)?,
            attachments: outgoing(layers, ATTACHMENT_HOSTS)?,
            worker: understood(layers, WORKER, on_or_off)?.unwrap_or(true),
            log_format: understood(layers, LOG_FORMAT, LogFormat::from_str)?,
            log: layers.get(LOG).map(|found| found.value.to_owned()),
        })
    }

    /// Whether others can reach the portal, and nothing says that they come by https.
    pub fn is_unguarded(&self) -> bool {
        !self.listen.ip().is_loopback() && self.tls.is_none() && self.trusted_proxies.is_empty()
    }

    /// What people type to come to a portal that listens at `bound`.
    ///
    /// # Errors
    /// [`ConfigError`] when others can reach it and nobody said by what name.
    pub fn url(&self, bound: SocketAddr) -> Result<PublicUrl, ConfigError> {
        match &self.public_url {
            Some(url) if self.tls.is_some() && !url.is_secure() => Err(ConfigError::new(format!(
                "a certificate is set, but the public address {url} is plain http: give it as https://…"
            ))),
            Some(url) if !url.is_secure() && !bound.ip().is_loopback() => Err(ConfigError::new(format!(
                "{bound} can be reached from other machines, but the public address {url} is plain http: give it as \
                 https://…, or listen on 127.0.0.1"
            ))),
            Some(url) => Ok(url.clone()),
            None if self.tls.is_some() => Err(ConfigError::new(
                "a certificate is set: say which name it is for with --public-url https://privacy.example.com",
            )),
            None if bound.ip().is_loopback() => Ok(PublicUrl::loopback(bound)),
            None => Err(ConfigError::new(format!(
                "{bound} can be reached from other machines: say how people reach it with --public-url \
                 https://privacy.example.com, or listen on 127.0.0.1"
            ))),
        }
    }
}

fn on_or_off(text: &str) -> Result<bool, &'static str> {
    match text {
        "on" => Ok(true),
        "off" => Ok(false),
        _ => Err("it is on or off"),
    }
}

fn sessions(layers: &Layers) -> Result<Sessions, ConfigError> {
    let usual = Sessions::default();
    let time = |key, usual| Ok::<_, ConfigError>(understood(layers, key, duration::parse)?.unwrap_or(usual));
    Ok(Sessions {
        idle: time(SESSION_IDLE, usual.idle)?,
        lifetime: time(SESSION_LIFETIME, usual.lifetime)?,
        fresh: time(FRESH_SIGN_IN, usual.fresh)?,
    })
}

fn limits(layers: &Layers) -> Result<Limits, ConfigError> {
    let usual = Limits::default();
    let number = |key, usual| {
        let read = |text: &str| {
            text.parse::<NonZeroU32>()
                .map_err(|_| "write a whole number from 1")
        };
        Ok::<_, ConfigError>(understood(layers, key, read)?.unwrap_or(usual))
    };
    Ok(Limits {
        failed_sign_ins: number(FAILED_SIGN_INS, usual.failed_sign_ins)?,
        requests: number(REQUESTS, usual.requests)?,
        burst: number(REQUEST_BURST, usual.burst)?,
        exports: number(EXPORTS, usual.exports)?,
        exports_in_all: number(EXPORTS_IN_ALL, usual.exports_in_all)?,
        export_time: understood(layers, EXPORT_TIME, duration::parse)?
            .map_or(usual.export_time, SignedDuration::unsigned_abs),
        connections: number(CONNECTIONS, usual.connections)?,
        connections_each: number(CONNECTIONS_EACH, usual.connections_each)?,
    })
}

/// Nobody, unless somebody is named.
fn outgoing(layers: &Layers, named: Key) -> Result<Allowed, ConfigError> {
    let hosts = |text: &str| {
        let hosts = text.split(',').map(|host| host.trim().parse());
        hosts.collect::<Result<_, InvalidHost>>()
    };
    Ok(Allowed {
        hosts: understood(layers, named, hosts)?.unwrap_or_default(),
        private: understood(layers, OUTGOING_PRIVATE, networks)?.unwrap_or_default(),
    })
}

/// Addresses and networks, with commas between them.
fn networks(text: &str) -> Result<Vec<IpNet>, &'static str> {
    let one = |text: &str| {
        let alone = || text.parse::<IpAddr>().ok().map(IpNet::from);
        text.parse().ok().or_else(alone)
    };
    let networks = text.split(',').map(|text| one(text.trim()));
    networks
        .collect::<Option<_>>()
        .ok_or("write it like 10.0.0.5 or 10.0.0.0/8, ::1")
}

/// Both files, or none.
fn tls(layers: &Layers) -> Result<Option<TlsFiles>, ConfigError> {
    match (layers.get(TLS_CERTIFICATE), layers.get(TLS_KEY)) {
        (None, None) => Ok(None),
        (Some(certificate), Some(key)) => Ok(Some(TlsFiles {
            certificate: certificate.value.into(),
            key: key.value.into(),
        })),
        (Some(found), None) => Err(ConfigError::new(format!(
            "{} names a certificate, but no key is named: say where it lies with --tls-key",
            found.place
        ))),
        (None, Some(found)) => Err(ConfigError::new(format!(
            "{} names a key, but no certificate is named: say where it lies with --tls-certificate",
            found.place
        ))),
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
    fn a_process_carries_decisions_out_unless_another_is_to() {
        assert!(of(&[]).unwrap().worker);
        assert!(!of(&[("worker", "off")]).unwrap().worker);
        assert!(of(&[("worker", "no")]).unwrap_err().contains("on or off"));
    }

    #[test]
    fn limits_sessions_and_proxies_are_settings() {
        let settings = of(&[
            ("session_idle", "10m"),
            ("fresh_sign_in", "5m"),
            ("requests_per_second", "7"),
            ("export_time", "30m"),
            ("connections_per_address", "20"),
            ("trusted_proxies", "10.0.0.5, 192.168.0.0/16,::1"),
        ])
        .unwrap();
        assert_eq!(settings.sessions.idle, SignedDuration::from_mins(10));
        assert_eq!(settings.sessions.lifetime, SignedDuration::from_hours(12));
        assert_eq!(settings.sessions.fresh, SignedDuration::from_mins(5));
        assert_eq!(
            (settings.limits.requests.get(), settings.limits.burst.get()),
            (7, 300)
        );
        assert_eq!(
            (
                settings.limits.connections.get(),
                settings.limits.connections_each.get()
            ),
            (600, 20)
        );
        assert_eq!(settings.limits.export_time, std::time::Duration::from_secs(1_800));
        assert_eq!(settings.trusted_proxies.len(), 3);
        assert!(of(&[("exports_at_once", "0")]).unwrap_err().contains("from 1"));
        assert!(
            of(&[("trusted_proxies", "proxy.example.com")])
                .unwrap_err()
                .contains("10.0.0.0/8")
        );
    }

    #[test]
    fn nobody_is_called_unless_they_are_named() {
        let nobody = of(&[]).unwrap().outgoing;
        assert!(nobody.hosts.is_empty() && nobody.private.is_empty());
        let named = of(&[
            ("outgoing_hosts", "hooks.example.com, Shop.example.com:8443"),
            ("outgoing_private", "10.0.0.0/8, ::1"),
        ]);
        let named = named.unwrap().outgoing;
        let hosts: Vec<_> = named.hosts.iter().map(ToString::to_string).collect();
        assert_eq!(hosts, ["hooks.example.com", "shop.example.com:8443"]);
        assert_eq!(named.private.len(), 2);
        assert_eq!(
            of(&[("outgoing_hosts", "https://hooks.example.com/")]).unwrap_err(),
            "outgoing_hosts in the settings file is \"https://hooks.example.com/\": write it like hooks.example.com, \
             or hooks.example.com:8443"
        );
        assert!(of(&[("outgoing_hosts", "*")]).is_err());
        assert!(of(&[("outgoing_private", "office")]).is_err());
    }

    /// Whoever may be called for something else keeps no files for that, and the other way round.
    #[test]
    fn who_keeps_attachments_is_named_for_itself() {
        let settings = of(&[
            ("attachment_hosts", "media.example.com, Media.example.com:8443"),
            ("outgoing_private", "10.0.0.0/8"),
        ]);
        let settings = settings.unwrap();
        let hosts: Vec<_> = settings
            .attachments
            .hosts
            .iter()
            .map(ToString::to_string)
            .collect();
        assert_eq!(hosts, ["media.example.com", "media.example.com:8443"]);
        assert_eq!(settings.attachments.private.len(), 1);
        assert!(settings.outgoing.hosts.is_empty());
        let others = of(&[("outgoing_hosts", "hooks.example.com")]).unwrap();
        assert!(others.attachments.hosts.is_empty());
        assert!(of(&[("attachment_hosts", "*.example.com")]).is_err());
    }

    #[test]
    fn a_certificate_comes_with_its_key_and_an_https_address() {
        assert!(
            of(&[("tls_certificate", "c.pem")])
                .unwrap_err()
                .contains("--tls-key")
        );
        assert!(
            of(&[("tls_key", "k.pem")])
                .unwrap_err()
                .contains("--tls-certificate")
        );
        let url = |more: &[(&str, &str)]| {
            let both = [&[("tls_certificate", "c.pem"), ("tls_key", "k.pem")], more].concat();
            let settings = of(&both).unwrap();
            settings.url(settings.listen).map_err(|error| error.to_string())
        };
        assert!(url(&[]).unwrap_err().contains("--public-url"));
        assert!(
            url(&[("public_url", "http://localhost:3000")])
                .unwrap_err()
                .contains("https")
        );
        assert!(url(&[("public_url", "https://p.example.com")]).is_ok());
    }

    #[test]
    fn plain_http_beyond_this_machine_is_warned_of_unless_somebody_stands_in_front() {
        let warned = |more: &[(&str, &str)]| {
            let file = [&[("listen", "0.0.0.0:80")], more].concat();
            of(&file).unwrap().is_unguarded()
        };
        assert!(warned(&[]));
        assert!(!warned(&[("trusted_proxies", "10.0.0.5")]));
        assert!(!warned(&[("tls_certificate", "c.pem"), ("tls_key", "k.pem")]));
        assert!(!of(&[("listen", "127.0.0.1:80")]).unwrap().is_unguarded());
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
