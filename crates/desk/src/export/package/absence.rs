//! Why a picture or file that a message names is not in the package.

use std::fmt;

use crate::Unfetched;

/// Why it is not, or not all of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Absence {
    /// Nothing is fetched from where it is kept.
    NotFetched,
    /// Its address is longer than those that are fetched from.
    LongAddress,
    /// As many as go into one package are to be fetched already.
    TooMany,
    /// It is tried last, and what came of it is said in a list of its own.
    TriedLast,
    /// There was no time left to fetch it.
    NoTime,
    /// Its host was not there for another one.
    SilentHost,
    /// It was asked for, and has not come.
    Unfetched(Unfetched),
}

impl Absence {
    /// Its name for programs.
    pub const fn code(self) -> &'static str {
        match self {
            Self::NotFetched => "not_fetched_from_there",
            Self::LongAddress => "address_too_long",
            Self::TooMany => "too_many_files",
            Self::TriedLast => "tried_last",
            Self::NoTime => "no_time_left",
            Self::SilentHost => "host_was_silent",
            Self::Unfetched(why) => match why {
                Unfetched::NotFound => "not_found",
                Unfetched::LeadsOn => "host_leads_on",
                Unfetched::Answered(_) => "host_answered",
                Unfetched::Unreachable => "host_unreachable",
                Unfetched::TooLarge => "too_large",
                Unfetched::TooSlow => "too_slow",
                Unfetched::Broken => "broken_off",
            },
        }
    }
}

/// Says why, in the language of whom the package is for.
pub trait Explain: fmt::Debug + Send + Sync {
    /// Why there is no file of what is kept at this host; none if its address names none.
    fn not_here(&self, host: Option<&str>, why: Absence) -> String;

    /// Why a file that was asked for has not come, or no more than its beginning.
    fn not_whole(&self, why: Absence, has_begun: bool) -> String;
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn each_has_a_code_of_its_own() {
        let asked_for = [
            Unfetched::NotFound,
            Unfetched::LeadsOn,
            Unfetched::Answered(503),
            Unfetched::Unreachable,
            Unfetched::TooLarge,
            Unfetched::TooSlow,
            Unfetched::Broken,
        ];
        let all = [
            Absence::NotFetched,
            Absence::LongAddress,
            Absence::TooMany,
            Absence::TriedLast,
            Absence::NoTime,
            Absence::SilentHost,
        ];
        let all = all.into_iter().chain(asked_for.map(Absence::Unfetched));
        let codes: Vec<_> = all.map(Absence::code).collect();
        let once: HashSet<_> = codes.iter().collect();
        assert_eq!(once.len(), codes.len(), "{codes:?}");
        let is_plain = |code: &&str| code.chars().all(|c| c.is_ascii_lowercase() || c == '_');
        assert!(codes.iter().all(is_plain), "{codes:?}");
        let answered = Absence::Unfetched(Unfetched::Answered(404));
        assert_eq!(answered.code(), "host_answered", "whatever it answered");
    }
}
