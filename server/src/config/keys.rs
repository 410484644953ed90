//! Every setting there is.

/// A setting's three names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Key {
    /// In `rightsdesk.toml`.
    pub name: &'static str,
    /// In the environment.
    pub variable: &'static str,
    /// On the command line; empty for one that is set only in the other two places.
    pub flag: &'static str,
}

macro_rules! keys {
    ($($(#[$doc:meta])* $id:ident: $name:literal, $variable:literal, $flag:literal;)*) => {
        $($(#[$doc])* pub(super) const $id: Key = Key { name: $name, variable: $variable, flag: $flag };)*
        /// Every setting.
        pub const KEYS: &[Key] = &[$($id),*];
    };
}

keys! {
    /// Where the data lie.
    DATA: "data", "RIGHTSDESK_DATA", "--data";
    /// The master key's file.
    MASTER_KEY: "master_key", "RIGHTSDESK_MASTER_KEY", "--master-key";
    /// Where to listen.
    LISTEN: "listen", "RIGHTSDESK_LISTEN", "--listen";
    /// What people type to come here.
    PUBLIC_URL: "public_url", "RIGHTSDESK_PUBLIC_URL", "--public-url";
    /// The longest that a token may be good for.
    TOKEN_LIFETIME: "token_lifetime", "RIGHTSDESK_TOKEN_LIFETIME", "--token-lifetime";
    /// How long a session lives without being used.
    SESSION_IDLE: "session_idle", "RIGHTSDESK_SESSION_IDLE", "";
    /// How long a session lives in all.
    SESSION_LIFETIME: "session_lifetime", "RIGHTSDESK_SESSION_LIFETIME", "";
    /// How old a token may be that what matters most is done with.
    FRESH_SIGN_IN: "fresh_sign_in", "RIGHTSDESK_FRESH_SIGN_IN", "";
    /// Failed sign-ins a minute from one address.
    FAILED_SIGN_INS: "failed_sign_ins_per_minute", "RIGHTSDESK_FAILED_SIGN_INS_PER_MINUTE", "";
    /// Requests a second of one session.
    REQUESTS: "requests_per_second", "RIGHTSDESK_REQUESTS_PER_SECOND", "";
    /// Requests of one session at once.
    REQUEST_BURST: "request_burst", "RIGHTSDESK_REQUEST_BURST", "";
    /// Copies of one person at once.
    EXPORTS: "exports_at_once", "RIGHTSDESK_EXPORTS_AT_ONCE", "";
    /// Copies at once.
    EXPORTS_IN_ALL: "exports_in_all", "RIGHTSDESK_EXPORTS_IN_ALL", "";
    /// How long one copy may take.
    EXPORT_TIME: "export_time", "RIGHTSDESK_EXPORT_TIME", "";
    /// Connections at once.
    CONNECTIONS: "connections", "RIGHTSDESK_CONNECTIONS", "";
    /// Connections of one address at once, where less than half of all are free.
    CONNECTIONS_EACH: "connections_per_address", "RIGHTSDESK_CONNECTIONS_PER_ADDRESS", "";
    /// Proxies that say for others where they come from.
    TRUSTED_PROXIES: "trusted_proxies", "RIGHTSDESK_TRUSTED_PROXIES", "--trusted-proxies";
    /// The certificate to serve https with.
    TLS_CERTIFICATE: "tls_certificate", "RIGHTSDESK_TLS_CERTIFICATE", "--tls-certificate";
    /// Its key.
    TLS_KEY: "tls_key", "RIGHTSDESK_TLS_KEY", "--tls-key";
    /// Hosts that the portal may call.
    OUTGOING_HOSTS: "outgoing_hosts", "RIGHTSDESK_OUTGOING_HOSTS", "";
    /// Hosts from which packages may have pictures and files.
    ATTACHMENT_HOSTS: "attachment_hosts", "RIGHTSDESK_ATTACHMENT_HOSTS", "";
    /// Networks beside the public internet's in which either may be.
    OUTGOING_PRIVATE: "outgoing_private", "RIGHTSDESK_OUTGOING_PRIVATE", "";
    /// Whether this process carries decisions out.
    WORKER: "worker", "RIGHTSDESK_WORKER", "";
    /// How log lines look.
    LOG_FORMAT: "log_format", "RIGHTSDESK_LOG_FORMAT", "--log-format";
    /// Which log lines there are.
    LOG: "log", "RIGHTSDESK_LOG", "--log";
}

/// The settings file can be named in two places, but not in itself.
pub(super) const CONFIG_VARIABLE: &str = "RIGHTSDESK_CONFIG";

/// Variables of the build, the tests and the benches, which mean nothing to the portal.
pub(super) const NOT_OURS: [&str; 9] = [
    "RIGHTSDESK_BENCH",
    "RIGHTSDESK_BIN",
    "RIGHTSDESK_CHROMIUM",
    "RIGHTSDESK_PAIRS",
    "RIGHTSDESK_PROFILE",
    "RIGHTSDESK_SEED",
    "RIGHTSDESK_SHOP",
    "RIGHTSDESK_SITE_DIR",
    "RIGHTSDESK_TOOLS",
];
