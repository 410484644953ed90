//! What stands about a person until it is lifted: that they want no marketing, that they have objected to other uses, that
//! their records are only stored.

use std::collections::BTreeMap;

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use crate::request::{Ground, Reference, Standing};

/// The person knows so long before the business lifts a restriction (Art. 18(3) GDPR: before; it says no time).
pub const NOTICE: SignedDuration = SignedDuration::from_hours(7 * 24);

/// One thing that stands, or stood.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Stands {
    /// What.
    pub what: Standing,
    /// Since when.
    pub since: Timestamp,
    /// When it was said last.
    pub said: Timestamp,
    /// Of an objection to marketing: when, as an import tells, the person has allowed it since. What they said here counts,
    /// and they are asked.
    pub claimed: Option<Timestamp>,
    /// Of a restriction, on which of its grounds it ends and when, as the business has told the person.
    pub endings: BTreeMap<Ground, Timestamp>,
    /// When it was lifted; none while it stands.
    pub lifted: Option<Timestamp>,
    /// The place of its last change among all in the app.
    pub changed: u64,
    /// The request under which it stands, if there is one.
    pub reference: Option<Reference>,
    /// On which grounds, of a restriction.
    pub grounds: Vec<Ground>,
    /// How it came.
    pub origin: Origin,
}

impl Stands {
    /// Whether it was not lifted.
    pub const fn is_standing(&self) -> bool {
        self.lifted.is_none()
    }

    /// When it will be lifted, where the business has told the person so: once it ends on every ground.
    pub fn ends(&self) -> Option<Timestamp> {
        let is_told = |ground: &Ground| self.endings.contains_key(ground);
        let last = self.endings.values().max().copied();
        last.filter(|_| self.grounds.iter().all(is_told))
    }

    /// Whether it stands on this ground, and no end of that was told.
    pub fn goes_on_for(&self, ground: Ground) -> bool {
        self.is_standing() && self.grounds.contains(&ground) && !self.endings.contains_key(&ground)
    }

    /// The grounds on which it goes on at this time.
    pub fn grounds_after(&self, at: Timestamp) -> Vec<Ground> {
        let is_over = |ground: &Ground| self.endings.get(ground).is_some_and(|ends| *ends <= at);
        self.grounds
            .iter()
            .copied()
            .filter(|ground| !is_over(ground))
            .collect()
    }

    /// Whether an import that tells of a yes at this time tells something new, which was said after it was last said here.
    pub fn is_news(&self, yes: Timestamp) -> bool {
        yes > self.said && self.claimed.is_none_or(|known| known < yes)
    }

    /// Whether an import may lift it: what an import told, of somebody who was held ever since and has not said it here
    /// as well. Everything else is the person's to lift, and here.
    pub const fn yields_to_imports(&self) -> bool {
        matches!(self.origin, Origin::Import) && self.reference.is_none()
    }
}

/// How it came that something stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Origin {
    /// The person asked, here.
    Person,
    /// Their browser said so as they signed in: Global Privacy Control.
    Browser,
    /// The business's own systems knew it, and an import told.
    Import,
    /// The same, before everything held about the person was deleted: they are here again.
    Before,
}

impl Origin {
    const ALL: [Self; 4] = [Self::Person, Self::Browser, Self::Import, Self::Before];

    /// Its code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Browser => "browser",
            Self::Import => "import",
            Self::Before => "before",
        }
    }

    /// The origin with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|origin| origin.code() == code)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn restriction(grounds: &[Ground], endings: &[(Ground, i64)]) -> Stands {
        let ending = |(ground, second): &(Ground, i64)| (*ground, at(*second));
        Stands {
            what: Standing::Restriction,
            since: at(0),
            said: at(0),
            claimed: None,
            endings: endings.iter().map(ending).collect(),
            lifted: None,
            changed: 1,
            reference: None,
            grounds: grounds.to_vec(),
            origin: Origin::Person,
        }
    }

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(second).unwrap()
    }

    #[test]
    fn it_ends_with_the_last_of_its_grounds_and_not_before() {
        let [claims, pending] = [Ground::LegalClaims, Ground::ObjectionPending];
        let both = [claims, pending];
        for (endings, ends) in [
            (&[(pending, 5)][..], None),
            (&[], None),
            (&[(claims, 9), (pending, 5)], Some(at(9))),
        ] {
            let stands = restriction(&both, endings);
            assert_eq!(stands.ends(), ends, "{endings:?}");
            assert_eq!(stands.goes_on_for(pending), endings.is_empty());
            assert!(!stands.goes_on_for(Ground::Unlawful));
        }
        let stands = restriction(&both, &[(pending, 5)]);
        assert_eq!(stands.grounds_after(at(4)), both);
        assert_eq!(stands.grounds_after(at(5)), [claims]);
        let lifted = Stands {
            lifted: Some(at(1)),
            ..restriction(&both, &[])
        };
        assert!(!lifted.goes_on_for(claims));
    }

    #[test]
    fn a_yes_is_news_once_and_only_if_it_is_later_than_the_no() {
        let mut stands = restriction(&[], &[]);
        stands.said = at(5);
        assert_eq!([4, 5, 6].map(|yes| stands.is_news(at(yes))), [false, false, true]);
        stands.claimed = Some(at(6));
        assert_eq!([6, 7].map(|yes| stands.is_news(at(yes))), [false, true]);
    }

    #[test]
    fn every_origin_comes_back_from_its_code() {
        for origin in Origin::ALL {
            assert_eq!(Origin::from_code(origin.code()), Some(origin));
        }
        assert_eq!(Origin::from_code("hearsay"), None);
    }
}
