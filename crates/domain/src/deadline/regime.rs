//! The laws whose clocks are known.

use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use super::Law;

/// `Name = "id"` for each file `regimes/ID.toml`.
macro_rules! regimes {
    ($($(#[$about:meta])* $name:ident = $id:literal,)+) => {
        /// A law's clock, by the name of its file.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub enum Regime {
            $($(#[$about])* $name,)+
        }

        impl Regime {
            /// Every regime.
            pub const ALL: &'static [Self] = &[$(Self::$name),+];

            /// What it is called in files, on the command line and on the wire.
            pub const fn id(self) -> &'static str {
                match self {
                    $(Self::$name => $id,)+
                }
            }

            /// The file with its clock.
            pub(super) const fn file(self) -> &'static str {
                match self {
                    $(Self::$name => include_str!(concat!("regimes/", $id, ".toml")),)+
                }
            }
        }
    };
}

regimes! {
    /// Regulation (EU) 2016/679.
    #[default]
    Gdpr = "gdpr",
    /// The United Kingdom's, with the Data (Use and Access) Act 2025.
    UkGdpr = "uk-gdpr",
    /// California.
    Ccpa = "ccpa",
    /// Virginia.
    Virginia = "virginia",
    /// Texas.
    Texas = "texas",
    /// Connecticut.
    Connecticut = "connecticut",
    /// Colorado.
    Colorado = "colorado",
    /// Brazil.
    Lgpd = "lgpd",
    /// Korea.
    Pipa = "pipa",
    /// Canada.
    Pipeda = "pipeda",
    /// Québec.
    Quebec = "quebec",
    /// Taiwan.
    Taiwan = "taiwan",
    /// Switzerland.
    Switzerland = "switzerland",
    /// Singapore.
    Singapore = "singapore",
}

/// In the order of [`Regime::ALL`]. A file that cannot be read would leave no time at all; a test reads each.
static LAWS: LazyLock<Vec<Law>> = LazyLock::new(|| {
    let laws = Regime::ALL.iter().map(|regime| toml::from_str(regime.file()));
    laws.map(Result::unwrap_or_default).collect()
});

impl Regime {
    /// Takes an id.
    ///
    /// # Errors
    /// [`UnknownRegime`], which names those there are.
    pub fn parse(id: &str) -> Result<Self, UnknownRegime> {
        let found = Self::ALL.iter().find(|regime| regime.id() == id);
        found.copied().ok_or(UnknownRegime)
    }

    /// What the law says of time.
    pub fn law(self) -> &'static Law {
        &LAWS[self as usize]
    }

    /// What the law is called.
    pub fn name(self) -> &'static str {
        &self.law().name
    }

    /// Where the period stands.
    pub fn source(self) -> &'static str {
        &self.law().answer.source
    }
}

/// There is no such regime.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("there is no such regime; known are {}", known())]
pub struct UnknownRegime;

fn known() -> String {
    Regime::ALL
        .iter()
        .map(|regime| regime.id())
        .collect::<Vec<_>>()
        .join(", ")
}

impl TryFrom<String> for Regime {
    type Error = UnknownRegime;

    fn try_from(id: String) -> Result<Self, UnknownRegime> {
        Self::parse(&id)
    }
}

impl From<Regime> for String {
    fn from(regime: Regime) -> Self {
        regime.id().into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::deadline::{Authority, Confidence, Over, Period};

    #[test]
    fn every_file_is_read_and_says_where_it_stands_and_when_somebody_looked() {
        for regime in Regime::ALL {
            let law: Law =
                toml::from_str(regime.file()).unwrap_or_else(|why| panic!("{}: {why}", regime.id()));
            assert_eq!(regime.law(), &law);
            assert!(law.checked_on.year() >= 2026, "{}", regime.id());
            assert_ne!(law.answer.within, Period::default(), "{}", regime.id());
            let sources = [&law.name, &law.title, &law.counting.source, &law.answer.source];
            assert!(sources.iter().all(|text| !text.is_empty()), "{}", regime.id());
        }
    }

    #[test]
    fn a_file_with_a_word_that_nobody_knows_is_not_read() {
        let gdpr = Regime::Gdpr.file();
        for (from, to) in [
            ("rolls", "rols"),
            ("{ months", "{ moons"),
            ("primary", "certain"),
            ("\nsource = \"GDPR Art. 12(3)\"", ""),
        ] {
            let broken = gdpr.replacen(from, to, 1);
            assert_ne!(broken, gdpr);
            assert!(toml::from_str::<Law>(&broken).is_err(), "{to}");
        }
    }

    #[test]
    fn every_id_leads_back_and_is_what_is_stored() {
        let mut seen = std::collections::BTreeSet::new();
        for &regime in Regime::ALL {
            assert!(
                seen.insert(regime.id()) && seen.insert(regime.name()),
                "{}",
                regime.id()
            );
            assert_eq!(Regime::parse(regime.id()), Ok(regime));
            let stored = format!("\"{}\"", regime.id());
            assert_eq!(serde_json::to_string(&regime).unwrap(), stored);
            assert_eq!(serde_json::from_str::<Regime>(&stored).unwrap(), regime);
        }
        assert_eq!(
            serde_json::from_str::<Regime>("\"gdpr\"").unwrap(),
            Regime::default()
        );
        let unknown = serde_json::from_str::<Regime>("\"roman\"")
            .unwrap_err()
            .to_string();
        assert!(unknown.contains("known are gdpr, uk-gdpr, ccpa, "), "{unknown}");
    }

    /// The confidence of `rights.md` §d, copied.
    #[test]
    fn what_is_known_of_each_is_what_was_read() {
        let unverified = Regime::ALL
            .iter()
            .filter(|regime| regime.law().confidence == Confidence::Unverified)
            .map(|regime| regime.id());
        assert_eq!(
            unverified.collect::<Vec<_>>(),
            ["virginia", "texas", "connecticut", "colorado", "switzerland"]
        );
        let read = Regime::ALL
            .iter()
            .filter(|regime| regime.law().confidence == Confidence::Primary)
            .map(|regime| regime.id());
        assert_eq!(read.collect::<Vec<_>>(), ["gdpr", "ccpa", "taiwan"]);
    }

    /// Where nobody but the attorney general enforces a law, it sends nobody to court.
    #[test]
    fn whom_to_turn_to_and_which_court_are_said_with_where_that_stands() {
        for &regime in Regime::ALL {
            let law = regime.law();
            let over = law.court.as_ref().map(|court| court.over);
            let expected = match law.authority {
                Authority::SupervisoryAuthority => [Some(Over::Rights); 2],
                Authority::AttorneyGeneral => [Some(Over::Nothing); 2],
                Authority::PrivacyAuthority => [None, Some(Over::Breaches)],
            };
            assert!(expected.contains(&over), "{}: {over:?}", regime.id());
            assert!(law.court.as_ref().is_none_or(|court| !court.source.is_empty()));
        }
        let breaches = Regime::ALL.iter().filter(|regime| {
            let court = regime.law().court.as_ref();
            court.is_some_and(|court| court.over == Over::Breaches)
        });
        assert_eq!(breaches.collect::<Vec<_>>(), [&Regime::Ccpa]);
    }

    #[test]
    fn an_extension_is_longer_than_what_it_extends() {
        let days = |period| match period {
            Period::Months(n) => u32::from(n) * 28,
            Period::Days(n) | Period::BusinessDays(n) => u32::from(n),
        };
        for regime in Regime::ALL {
            let law = regime.law();
            let answers = law.instead.iter().map(|instead| &instead.answer);
            for answer in answers.chain([&law.answer]) {
                if let Some(extended) = answer.extended {
                    assert!(days(extended) > days(answer.within), "{}", regime.id());
                }
            }
        }
    }
}
