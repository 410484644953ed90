//! More time, once.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::Clock;
use crate::facts::Text;

/// The decision to take the longer time that the law allows, with the reason that the person is told.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Extension {
    /// The day it was decided and told.
    on: Date,
    /// Why, as the person reads it.
    why: Text,
}

/// The time cannot be extended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotExtended {
    /// The law has no longer time for this.
    #[error("{law} gives no more time for this")]
    NotAllowed {
        /// The law's name.
        law: &'static str,
    },
    /// It was extended before.
    #[error("the time was extended already, and that can be done once")]
    Already,
    /// The person would have had to be told by then.
    #[error("the person had to be told by {by}")]
    TooLate {
        /// The last day.
        by: Date,
    },
}

impl Extension {
    /// Extends the time of a request, `today`.
    ///
    /// # Errors
    /// [`NotExtended`] where the law gives no more time, a second time, or after the last day of the first period.
    pub fn new(clock: &Clock<'_>, today: Date, why: Text) -> Result<Self, NotExtended> {
        let regime = clock.regime();
        if clock.times().extended.is_none() {
            return Err(NotExtended::NotAllowed { law: regime.name() });
        }
        if clock.is_extended() {
            return Err(NotExtended::Already);
        }
        let by = clock.reckon_anyway().due.by;
        if today > by {
            return Err(NotExtended::TooLate { by });
        }
        Ok(Self { on: today, why })
    }

    /// The day it was decided and told.
    pub const fn on(&self) -> Date {
        self.on
    }

    /// Why, as the person reads it.
    pub const fn why(&self) -> &Text {
        &self.why
    }
}
