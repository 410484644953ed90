//! Log lines: on stderr, as JSON unless a person is watching. Never with personal data in them.

use std::io::{self, IsTerminal as _};

use tracing_subscriber::{filter::Targets, fmt, layer::SubscriberExt as _, util::SubscriberInitExt as _};

use crate::config::{LogFormat, Settings};

/// Begins to write log lines.
///
/// # Errors
/// What is wrong with the filter.
pub fn begin(settings: &Settings) -> Result<(), String> {
    let log = settings.log.as_deref().unwrap_or("info");
    let filter = log
        .parse::<Targets>()
        .map_err(|error| format!("log is \"{log}\": {error}; write it like info or server=debug"))?;
    let watched = io::stderr().is_terminal();
    let format = settings
        .log_format
        .unwrap_or(if watched { LogFormat::Text } else { LogFormat::Json });
    let registry = tracing_subscriber::registry().with(filter);
    let started = match format {
        LogFormat::Text => registry
            .with(fmt::layer().with_writer(io::stderr).with_ansi(watched))
            .try_init(),
        LogFormat::Json => registry
            .with(fmt::layer().json().flatten_event(true).with_writer(io::stderr))
            .try_init(),
    };
    started.map_err(|error| error.to_string())
}
