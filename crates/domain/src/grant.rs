//! The one-time address at which somebody whom a person named fetches their copy.

use std::time::Duration;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::{id::AppId, request::Reference};

/// How long an address is good.
pub const GOOD_FOR: Duration = Duration::from_secs(10 * 60);

/// How often a secret may be tried at it.
pub const TRIES: u8 = 5;

/// An address, as it is made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewGrant {
    /// The business that grants it.
    pub app: AppId,
    /// The request that it is for.
    pub reference: Reference,
    /// Digest of the code in the address.
    pub code: [u8; 32],
    /// Digest of the secret, together with the code.
    pub secret: [u8; 32],
    /// When.
    pub made_at: Timestamp,
    /// When it is no longer good.
    pub expires_at: Timestamp,
}

/// The last address that was made for a request. What leads there is not known any more to whoever reads this.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Grant {
    /// When it was made.
    pub made_at: Timestamp,
    /// When it is no longer good, or was.
    pub expires_at: Timestamp,
    /// How many tries are left.
    pub tries_left: u8,
    /// How it ended and when, if it was not only time that did it and somebody has noted that.
    pub ended: Option<(Fate, Timestamp)>,
}

/// What becomes of an address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Fate {
    /// Somebody had address and secret, and began to fetch.
    Used,
    /// The secret was wrong too often.
    Spent,
    /// Nobody came in time.
    Lapsed,
}

impl Fate {
    /// Its code, in the store.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Used => "used",
            Self::Spent => "spent",
            Self::Lapsed => "lapsed",
        }
    }

    /// The fate with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::Used, Self::Spent, Self::Lapsed]
            .into_iter()
            .find(|fate| fate.code() == code)
    }
}

impl Grant {
    /// What has become of it by now; nothing, while it is good.
    pub fn fate(&self, now: Timestamp) -> Option<(Fate, Timestamp)> {
        let lapsed = (self.expires_at <= now).then_some((Fate::Lapsed, self.expires_at));
        self.ended.or(lapsed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_good_until_its_end_or_its_time() {
        let at = |second| Timestamp::from_second(second).unwrap();
        let grant = Grant {
            made_at: at(0),
            expires_at: at(600),
            tries_left: TRIES,
            ended: None,
        };
        assert_eq!(grant.fate(at(599)), None);
        assert_eq!(grant.fate(at(600)), Some((Fate::Lapsed, at(600))));
        let used = Grant {
            ended: Some((Fate::Used, at(30))),
            ..grant
        };
        for now in [30, 900] {
            assert_eq!(used.fate(at(now)), Some((Fate::Used, at(30))));
        }
        for fate in [Fate::Used, Fate::Spent, Fate::Lapsed] {
            assert_eq!(Fate::from_code(fate.code()), Some(fate));
            assert_eq!(serde_json::to_value(fate).unwrap(), fate.code());
        }
        assert_eq!(Fate::from_code("stolen"), None);
    }
}
