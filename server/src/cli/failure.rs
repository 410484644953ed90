//! How a command ends when it does not do what was asked.

use std::{
    io::{self, Write as _},
    process::ExitCode,
};

/// The thing is wrong: damaged, refused, not there.
const WRONG: u8 = 1;
/// The call is wrong.
const CALL: u8 = 2;
/// It could not be done now.
const UNABLE: u8 = 3;

/// One line for stderr, and an exit code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    code: u8,
    message: Option<String>,
}

impl Failure {
    /// What it was about is wrong.
    pub fn wrong(message: impl Into<String>) -> Self {
        Self {
            code: WRONG,
            message: Some(message.into()),
        }
    }

    /// It was called wrongly.
    pub fn call(message: impl Into<String>) -> Self {
        Self {
            code: CALL,
            message: Some(message.into()),
        }
    }

    /// It could not be done now.
    pub fn unable(message: impl Into<String>) -> Self {
        Self {
            code: UNABLE,
            message: Some(message.into()),
        }
    }

    /// What there was to say is said already: the thing is wrong.
    pub const fn said() -> Self {
        Self {
            code: WRONG,
            message: None,
        }
    }

    /// Nobody is listening any more.
    pub const fn silent() -> Self {
        Self {
            code: UNABLE,
            message: None,
        }
    }

    /// The same, with more to say at its end.
    #[must_use]
    pub fn with(self, more: &str) -> Self {
        Self {
            message: self.message.map(|message| message + more),
            ..self
        }
    }

    /// Says it and gives the exit code.
    pub fn report(self) -> ExitCode {
        if let Some(message) = self.message {
            // When stderr is closed too, the exit code has to do.
            let _ = writeln!(io::stderr().lock(), "rightsdesk: {}", one_line(&message));
        }
        ExitCode::from(self.code)
    }
}

fn one_line(message: &str) -> String {
    message.split_whitespace().collect::<Vec<_>>().join(" ")
}

impl From<crate::config::ConfigError> for Failure {
    fn from(error: crate::config::ConfigError) -> Self {
        Self::call(error.to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_is_one_line_whatever_came_in() {
        assert_eq!(one_line("a\n  b\r\n\tc"), "a b c");
    }
}
