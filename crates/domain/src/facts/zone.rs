//! Where a business is.

use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};

use super::{InvalidFact, text};

/// A time zone by its name in the IANA database, `Europe/Oslo`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Zone(Box<str>);

impl Zone {
    /// Takes a name that the database has.
    ///
    /// # Errors
    /// [`InvalidFact`] for anything else.
    pub fn parse(text: &str) -> Result<Self, InvalidFact> {
        match TimeZone::get(text) {
            Ok(_) => Ok(Self(text.into())),
            Err(_) => Err(InvalidFact(
                "a time zone is named as in the IANA database, like Europe/Oslo",
            )),
        }
    }

    /// The zone. One that the database no longer has is UTC.
    pub fn time_zone(&self) -> TimeZone {
        TimeZone::get(&self.0).unwrap_or(TimeZone::UTC)
    }
}

text! { Zone }

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_one_of_the_database() {
        let oslo = Zone::parse("Europe/Oslo").unwrap();
        let noon = jiff::Timestamp::from_second(1_795_431_600).unwrap();
        assert_eq!(oslo.time_zone().to_offset(noon).seconds(), 3_600);
        for bad in ["", "Oslo", "Europe/Nowhere", "CET-1CEST,M3.5.0,M10.5.0/3"] {
            assert!(Zone::parse(bad).is_err(), "{bad}");
        }
    }
}
