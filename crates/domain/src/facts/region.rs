//! Where a person is.

use serde::{Deserialize, Serialize};

use super::{InvalidFact, text};

/// A country or a part of one, by ISO 3166-1 or 3166-2: `GB`, `US-CA`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Region(Box<str>);

impl Region {
    /// Takes two capital letters, and for a part one to three letters or digits more.
    ///
    /// # Errors
    /// [`InvalidFact`] for anything else.
    pub fn parse(text: &str) -> Result<Self, InvalidFact> {
        let (country, part) = text
            .split_once('-')
            .map_or((text, None), |(country, part)| (country, Some(part)));
        let part_is_good = |part: &str| {
            (1..=3).contains(&part.len())
                && part.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit())
        };
        let good = country.len() == 2
            && country.bytes().all(|b| b.is_ascii_uppercase())
            && part.is_none_or(part_is_good);
        if good {
            Ok(Self(text.into()))
        } else {
            Err(InvalidFact(
                "a region is a country or a part of one, written like GB or US-CA",
            ))
        }
    }

    /// Its country.
    #[must_use]
    pub fn country(&self) -> Self {
        let country = self.0.split('-').next().unwrap_or_default();
        Self(country.into())
    }
}

text! { Region }

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_a_country_or_a_part_of_one() {
        for (good, country) in [("GB", "GB"), ("US-CA", "US"), ("GB-SCT", "GB"), ("FR-75", "FR")] {
            let region = Region::parse(good).unwrap();
            assert_eq!(
                (region.to_string().as_str(), region.country().to_string().as_str()),
                (good, country)
            );
        }
        for bad in [
            "", "gb", "GBR", "G", "US-", "US-CALI", "US-ca", "US_CA", "US-CA-1", "Bavaria",
        ] {
            assert!(Region::parse(bad).is_err(), "{bad}");
        }
    }
}
