//! A bug, as it is reported: where, and nothing of what the values were, for they may be somebody's.

use std::{
    io::{self, Write as _},
    panic::{PanicHookInfo, set_hook},
};

/// For commands: one line on stderr.
pub fn say_it_plainly() {
    set_hook(Box::new(|panic| {
        let _ = writeln!(
            io::stderr().lock(),
            "rightsdesk: this is a bug, at {}: please report it",
            place(panic)
        );
    }));
}

/// For the portal: a line in its log. Whoever asked gets a 500, and the portal goes on.
pub fn log_it() {
    set_hook(Box::new(|panic| {
        tracing::error!(at = place(panic), "a bug");
    }));
}

fn place(panic: &PanicHookInfo<'_>) -> String {
    panic
        .location()
        .map_or_else(|| "an unknown place".to_owned(), ToString::to_string)
}
