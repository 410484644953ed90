//! Every setting there is.

/// A setting's three names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Key {
    /// In `rightsdesk.toml`.
    pub name: &'static str,
    /// In the environment.
    pub variable: &'static str,
    /// On the command line.
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
    /// How log lines look.
    LOG_FORMAT: "log_format", "RIGHTSDESK_LOG_FORMAT", "--log-format";
    /// Which log lines there are.
    LOG: "log", "RIGHTSDESK_LOG", "--log";
}

/// The settings file can be named in two places, but not in itself.
pub(super) const CONFIG_VARIABLE: &str = "RIGHTSDESK_CONFIG";

/// Variables of the build, the tests and the benches, which mean nothing to the portal.
pub(super) const NOT_OURS: [&str; 6] = [
    "RIGHTSDESK_BENCH",
    "RIGHTSDESK_BIN",
    "RIGHTSDESK_CHROMIUM",
    "RIGHTSDESK_PROFILE",
    "RIGHTSDESK_SITE_DIR",
    "RIGHTSDESK_TOOLS",
];
