//! The command line: one file for each command.

mod app;
mod app_delete;
mod audit;
mod backup;
mod beside;
mod common;
mod deadline;
mod demo;
mod erase;
mod export;
mod failure;
mod import;
mod key;
pub mod out;
mod restore;
mod retention;
mod return_page;
mod sample;
mod serve;
mod token;
mod usage;
mod verify;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

pub use self::failure::Failure;
use crate::config::Layers;

/// A privacy portal: people see what a business holds about them, take a copy, and ask for its deletion.
#[derive(Debug, Parser)]
#[command(name = "rightsdesk", version, disable_help_subcommand = true, after_help = AFTER)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

const AFTER: &str = "\
Begin here:
  rightsdesk demo                                   a portal with a made-up business, to look around
  rightsdesk import --data ./data bundle.ndjson     take in your own records
  rightsdesk key create --data ./data --app APP     a key to sign people's tokens with
  rightsdesk serve --data ./data                    the portal itself

Settings can stand in three places, the first that has one counts: a flag (--listen), a variable
(RIGHTSDESK_LISTEN), a line in rightsdesk.toml (listen = \"127.0.0.1:3000\").

Exit codes: 0 done, 1 the thing is wrong, 2 the call is wrong, 3 it could not be done now.";

#[derive(Debug, Subcommand)]
enum Command {
    Serve(serve::Serve),
    Demo(demo::Demo),
    Import(import::Import),
    Export(export::Export),
    Erase(erase::Erase),
    Retention(retention::Retention),
    #[command(subcommand)]
    App(app::App),
    #[command(subcommand)]
    Key(key::Key),
    Token(token::Token),
    Verify(verify::Verify),
    #[command(subcommand)]
    Audit(audit::Audit),
    Backup(backup::Backup),
    Restore(restore::Restore),
    Deadline(deadline::Deadline),
    Sample(sample::Sample),
}

/// Runs the command that was called.
pub fn main() -> ExitCode {
    crate::panic::say_it_plainly();
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => return usage::report(&error),
    };
    match run(cli.command) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => failure.report(),
    }
}

fn run(command: Command) -> Result<(), Failure> {
    Layers::check_variables()?;
    match command {
        Command::Serve(serve) => serve.run(),
        Command::Demo(demo) => demo.run(),
        Command::Import(import) => import.run(),
        Command::Export(export) => export.run(),
        Command::Erase(erase) => erase.run(),
        Command::Retention(retention) => retention.run(),
        Command::App(app) => app.run(),
        Command::Key(key) => key.run(),
        Command::Token(token) => token.run(),
        Command::Verify(verify) => verify.run(),
        Command::Audit(audit) => audit.run(),
        Command::Backup(backup) => backup.run(),
        Command::Restore(restore) => restore.run(),
        Command::Deadline(deadline) => deadline.run(),
        Command::Sample(sample) => sample.run(),
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    use super::*;

    #[test]
    fn the_commands_fit_together() {
        Cli::command().debug_assert();
    }
}
