//! What goes by itself once it has been kept for long enough.
//!
//! Each class of things has a period: what the platform's record of the app says, what the business says, or, of what the
//! portal itself writes down, what is usual. Whichever it is, nothing goes by it before somebody has confirmed it.

use std::ops::AddAssign;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::{
    deadline::Regime,
    facts::{Facts, Period},
    inventory::Category,
};

/// California's regulations have requests, and how they were answered, kept for so many months.
const MONTHS: u32 = 24;

/// Where that stands. Other laws name no time, and for them the same is usual.
pub const SOURCE: &str = "11 CCR §7101(a)";

/// A class of things.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Class {
    /// The messages of conversations in which nothing was said for so long. The conversations stay, empty.
    Messages,
    /// That somebody was erased.
    Tombstones,
    /// Requests that are closed, with what was said about them.
    Requests,
    /// What entries of the audit log say, and about whom. That there was one stays, so that the rest holds together.
    Entries,
}

impl Class {
    /// All of them, in the order in which they go.
    pub const ALL: [Self; 4] = [Self::Messages, Self::Tombstones, Self::Requests, Self::Entries];

    /// Its code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Messages => "messages",
            Self::Tombstones => "tombstones",
            Self::Requests => "requests",
            Self::Entries => "entries",
        }
    }

    /// What of a person's goes with a class; of their other things, none has an age.
    pub const fn of(category: Category) -> Option<Self> {
        match category {
            Category::Messages => Some(Self::Messages),
            Category::Requests => Some(Self::Requests),
            Category::AccessLog => Some(Self::Entries),
            Category::Profile
            | Category::Metadata
            | Category::Channels
            | Category::Devices
            | Category::BusinessSystems
            | Category::Conversations => None,
        }
    }

    /// The class with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|class| class.code() == code)
    }

    /// What is usual, where nobody says anything: for what the portal itself writes down. Nothing for what is the business's.
    const fn usual(self) -> Option<Period> {
        match self {
            Self::Messages => None,
            Self::Tombstones | Self::Requests | Self::Entries => Some(Period::of_months(MONTHS)),
        }
    }
}

/// For how long a class of things is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rule {
    /// The class.
    pub class: Class,
    /// How long.
    pub period: Period,
    /// Who says so.
    pub by: SaidBy,
}

/// Who says for how long something is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SaidBy {
    /// The platform's record of the app: `settings.conversationRetentionSeconds`.
    Platform,
    /// The business.
    Business,
    /// Nobody: it is what is usual, after [`SOURCE`].
    Usual,
}

/// The rules that count for an app, by what its business says and by its record. Where both name a period for messages, the
/// shorter one counts: both were promised. Of what has no rule nothing goes.
pub fn rules(facts: &Facts, record: &str) -> Vec<Rule> {
    let rule = |class: Class| {
        let said = &facts.retention;
        let business = match class {
            Class::Messages => said.messages,
            Class::Tombstones => said.tombstones,
            Class::Requests => said.requests,
            Class::Entries => said.entries,
        };
        let platform = match class {
            Class::Messages => of_platform(record),
            _ => None,
        };
        let all = [(SaidBy::Business, business), (SaidBy::Platform, platform)];
        let said = all.into_iter().filter_map(|(by, period)| Some((by, period?)));
        let shortest = said.max_by_key(|(_, period)| period.before(Timestamp::UNIX_EPOCH));
        let (by, period) = shortest.or_else(|| Some((SaidBy::Usual, class.usual()?)))?;
        Some(Rule { class, period, by })
    };
    Class::ALL.into_iter().filter_map(rule).collect()
}

fn of_platform(record: &str) -> Option<Period> {
    let record: Value = serde_json::from_str(record).ok()?;
    let seconds = record.pointer("/settings/conversationRetentionSeconds")?;
    Period::of_seconds(seconds.as_u64()?)
}

/// A period is shorter than a law lets it be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("retention.requests: {SOURCE} has requests and answers kept for {MONTHS} months at least")]
pub struct TooShort;

impl Facts {
    /// Looks whether requests are kept for as long as the laws want that people are answered under.
    ///
    /// # Errors
    /// [`TooShort`] if they are not.
    pub fn keeps_requests(&self) -> Result<(), TooShort> {
        let mut laws = [self.regime].into_iter().chain(self.regimes.values().copied());
        let is_short = self
            .retention
            .requests
            .is_some_and(|period| !period.is_at_least(MONTHS));
        if is_short && laws.any(|law| law == Regime::Ccpa) {
            return Err(TooShort);
        }
        Ok(())
    }
}

/// How much has gone, or would.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Gone {
    /// Conversations that were emptied.
    pub conversations: u64,
    /// Messages.
    pub messages: u64,
    /// Attachments that nothing else names.
    pub attachments: u64,
    /// Tombstones.
    pub tombstones: u64,
    /// Requests.
    pub requests: u64,
    /// Entries of the audit log that say nothing any more.
    pub entries: u64,
}

impl Gone {
    /// Whether it is nothing.
    pub fn is_nothing(&self) -> bool {
        *self == Self::default()
    }
}

impl AddAssign for Gone {
    fn add_assign(&mut self, more: Self) {
        self.conversations += more.conversations;
        self.messages += more.messages;
        self.attachments += more.attachments;
        self.tombstones += more.tombstones;
        self.requests += more.requests;
        self.entries += more.entries;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn facts(json: &str) -> Facts {
        serde_json::from_str(json).unwrap()
    }

    fn said(json: &str, record: &str) -> Vec<(&'static str, String, SaidBy)> {
        let rules = rules(&facts(json), record);
        let said = |rule: Rule| (rule.class.code(), rule.period.to_string(), rule.by);
        rules.into_iter().map(said).collect()
    }

    #[test]
    fn every_class_comes_back_from_its_code() {
        for class in Class::ALL {
            assert_eq!(Class::from_code(class.code()), Some(class));
            assert_eq!(serde_json::to_value(class).unwrap(), class.code());
        }
        assert_eq!(Class::from_code("everything"), None);
    }

    #[test]
    fn what_nobody_says_is_usual_and_of_messages_nothing() {
        let usual =
            ["tombstones", "requests", "entries"].map(|code| (code, "24 months".to_owned(), SaidBy::Usual));
        for record in [
            "{}",
            r#"{"settings":{"conversationRetentionSeconds":0}}"#,
            "no record",
        ] {
            assert_eq!(said("{}", record), usual, "{record}");
        }
        let own = said(r#"{"retention":{"requests":"3 years"}}"#, "{}");
        assert_eq!(own[1], ("requests", "3 years".to_owned(), SaidBy::Business));
    }

    #[test]
    fn of_two_promises_about_messages_the_shorter_counts() {
        let record = r#"{"settings":{"conversationRetentionSeconds":31536000}}"#;
        let days = |days: &str, by| ("messages", days.to_owned(), by);
        assert_eq!(said("{}", record)[0], days("365 days", SaidBy::Platform));
        for (own, first) in [
            ("90 days", days("90 days", SaidBy::Business)),
            ("2 years", days("365 days", SaidBy::Platform)),
        ] {
            let facts = format!(r#"{{"retention":{{"messages":"{own}"}}}}"#);
            assert_eq!(said(&facts, record)[0], first);
        }
    }

    #[test]
    fn under_californias_law_requests_are_kept_for_24_months() {
        for (json, may) in [
            (r#"{"regime":"ccpa","retention":{"requests":"23 months"}}"#, false),
            (
                r#"{"regimes":{"US-CA":"ccpa"},"retention":{"requests":"1 year"}}"#,
                false,
            ),
            (r#"{"regime":"ccpa","retention":{"requests":"2 years"}}"#, true),
            (r#"{"regime":"ccpa"}"#, true),
            (r#"{"regime":"gdpr","retention":{"requests":"1 year"}}"#, true),
        ] {
            assert_eq!(facts(json).keeps_requests().is_ok(), may, "{json}");
        }
    }

    #[test]
    fn a_period_that_is_none_is_refused() {
        for bad in [
            r#"{"retention":{"messages":"a while"}}"#,
            r#"{"retention":{"profile":"1 year"}}"#,
        ] {
            assert!(serde_json::from_str::<Facts>(bad).is_err(), "{bad}");
        }
    }
}
