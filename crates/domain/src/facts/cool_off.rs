//! How long a person can still take back what was approved.

use jiff::SignedDuration;
use serde::{Deserialize, Serialize};

use super::InvalidFact;

/// From an approval to when it begins: up to 30 days, and usually one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct CoolOff(SignedDuration);

/// What nobody has said otherwise.
const USUAL: SignedDuration = SignedDuration::from_hours(24);
/// The longest.
const LONGEST: SignedDuration = SignedDuration::from_hours(720);

impl CoolOff {
    /// It begins at once.
    pub const NONE: Self = Self(SignedDuration::ZERO);

    /// Takes hours, minutes and seconds: `24h`, `90m`, `0s`.
    ///
    /// # Errors
    /// [`InvalidFact`] for anything else, for less than nothing, and for more than 720 hours.
    pub fn parse(text: &str) -> Result<Self, InvalidFact> {
        let length: Option<SignedDuration> = text.parse().ok();
        let length = length.filter(|length| (SignedDuration::ZERO..=LONGEST).contains(length));
        length.map(Self).ok_or(InvalidFact(
            "a cool-off is between 0h and 720h, like 24h: hours, minutes or seconds",
        ))
    }

    /// How long it is.
    pub const fn length(self) -> SignedDuration {
        self.0
    }

    pub(super) fn is_usual(&self) -> bool {
        *self == Self::default()
    }
}

impl Default for CoolOff {
    fn default() -> Self {
        Self(USUAL)
    }
}

impl TryFrom<String> for CoolOff {
    type Error = InvalidFact;
    fn try_from(text: String) -> Result<Self, InvalidFact> {
        Self::parse(&text)
    }
}

impl From<CoolOff> for String {
    fn from(cool_off: CoolOff) -> Self {
        format!("{:#}", cool_off.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_between_nothing_and_thirty_days() {
        for (said, hours) in [("24h", 24), ("0h", 0), ("720h", 720), ("120m", 2)] {
            let cool_off = CoolOff::parse(said).unwrap();
            assert_eq!(cool_off.length(), SignedDuration::from_hours(hours), "{said}");
            assert_eq!(CoolOff::try_from(String::from(cool_off)), Ok(cool_off));
        }
        for bad in ["", "24", "-1h", "721h", "a day", "1 month"] {
            assert!(CoolOff::parse(bad).is_err(), "{bad}");
        }
        assert_eq!(CoolOff::default(), CoolOff::parse("24h").unwrap());
    }
}
