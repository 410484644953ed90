//! Log lines: on stderr, as JSON unless a person is watching. Never with personal data in them.

use std::io::{self, IsTerminal as _};

use tracing_subscriber::{
    filter::{LevelFilter, Targets},
    fmt,
    layer::SubscriberExt as _,
    util::SubscriberInitExt as _,
};

use crate::config::{LogFormat, Settings};

/// Begins to write log lines.
///
/// # Errors
/// What is wrong with the filter.
pub fn begin(settings: &Settings) -> Result<(), String> {
    let log = settings.log.as_deref().unwrap_or("info");
    let filter = filter(log)?;
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

/// A level for everything, levels for single modules, or both; what is not named is written from `info` on.
fn filter(log: &str) -> Result<Targets, String> {
    let mut targets = Targets::new().with_default(LevelFilter::INFO);
    for word in log.split(',') {
        // By itself `Targets` would take a mistyped level for a module, and write nothing.
        let (module, level) = word
            .split_once('=')
            .map_or((None, word), |(module, level)| (Some(module), level));
        let level = level_of(level).ok_or_else(|| {
            format!(
                "log is \"{log}\", and \"{level}\" is no level: write error, warn, info, debug, trace or off, or \
                 like info,server=debug"
            )
        })?;
        targets = match module {
            None => targets.with_default(level),
            Some(module) => targets.with_target(module, level),
        };
    }
    Ok(targets)
}

/// `tracing_subscriber` reads nothing at all as `error`.
fn level_of(word: &str) -> Option<LevelFilter> {
    if word.is_empty() { None } else { word.parse().ok() }
}

#[cfg(test)]
mod tests {
    use tracing::Level;

    use super::*;

    #[test]
    fn a_module_of_its_own_leaves_the_others_at_info() {
        let one = filter("server=debug").unwrap();
        assert!(one.would_enable("server::http", &Level::DEBUG) && one.would_enable("desk", &Level::INFO));
        assert!(!one.would_enable("desk", &Level::DEBUG));
        let both = filter("warn,server=off").unwrap();
        assert!(both.would_enable("app", &Level::WARN) && !both.would_enable("app", &Level::INFO));
        assert!(!both.would_enable("server", &Level::ERROR));
    }

    #[test]
    fn a_mistyped_level_is_refused_and_does_not_silence_the_log() {
        for wrong in ["inof", "", "info,", "server", "server=inof"] {
            assert!(
                filter(wrong).is_err_and(|said| said.contains("is no level")),
                "{wrong}"
            );
        }
    }
}
