//! A call that cannot be understood, in one line.

use std::process::ExitCode;

use clap::error::ErrorKind;

use super::{Failure, out};

/// Prints help where it was asked for; otherwise says what is wrong and where help is.
pub(super) fn report(error: &clap::Error) -> ExitCode {
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            let printed = out::line(error.render().to_string().trim_end());
            printed.map_or_else(Failure::report, |()| ExitCode::SUCCESS)
        }
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            Failure::call("say what to do: rightsdesk --help lists the commands").report()
        }
        _ => Failure::call(in_one_line(&error.render().to_string())).report(),
    }
}

/// clap says it in a paragraph, a tip, a usage line and a pointer to help. The usage line goes, the rest is joined.
fn in_one_line(text: &str) -> String {
    let said = text.lines().take_while(|line| !line.starts_with("Usage:"));
    let said = said
        .map(str::trim)
        .filter(|line| !line.is_empty() && !line.starts_with("For more information"));
    let said = said.collect::<Vec<_>>().join(" ");
    let said = said.trim_start_matches("error: ").replace(" tip: ", "; ");
    let help = text
        .lines()
        .find_map(|line| line.strip_prefix("Usage: "))
        .map(|usage| {
            usage
                .split([' '])
                .take_while(|word| !word.starts_with(['[', '<', '-']))
                .collect::<Vec<_>>()
        })
        .map_or_else(|| "rightsdesk".to_owned(), |words| words.join(" "));
    format!("{said}; see {help} --help")
}

#[cfg(test)]
mod tests {
    use clap::Parser as _;

    use super::*;

    fn said(arguments: &[&str]) -> String {
        let call = ["rightsdesk"].iter().chain(arguments);
        let error = super::super::Cli::try_parse_from(call).unwrap_err();
        in_one_line(&error.render().to_string())
    }

    #[test]
    fn one_line_with_what_is_wrong_and_where_help_is() {
        assert_eq!(
            said(&["serve", "--lissten", "x"]),
            "unexpected argument '--lissten' found; a similar argument exists: '--listen'; see rightsdesk serve --help"
        );
        assert_eq!(
            said(&["export"]),
            "the following required arguments were not provided: --app <APP> --user <U>; see rightsdesk export --help"
        );
        let unknown = said(&["servve"]);
        assert!(
            unknown.starts_with("unrecognized subcommand 'servve'; ")
                && unknown.ends_with("see rightsdesk --help")
        );
        for call in [
            &["serve", "--x"][..],
            &["key", "create"],
            &["token", "--user"],
            &["sample", "--messages", "x"],
        ] {
            assert!(!said(call).contains('\n'), "{call:?}");
        }
    }
}
