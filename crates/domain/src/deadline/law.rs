//! What a law says of time, as it stands in its file.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::right::Right;

/// A law's clock. Each source is cited as its readers cite it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Law {
    /// Its short name: `GDPR`.
    pub name: Box<str>,
    /// Its full name.
    pub title: Box<str>,
    /// When somebody last looked whether this is still so.
    pub checked_on: Date,
    /// How far what the file says can be relied on, where it says nothing closer.
    pub confidence: Confidence,
    /// Whom a person can complain to.
    pub authority: Authority,
    /// How its periods are counted.
    pub counting: Counting,
    /// Within what time a request is answered.
    pub answer: Answer,
    /// Other times for some rights.
    #[serde(default)]
    pub instead: Vec<Instead>,
    /// What may stop the clock.
    #[serde(default)]
    pub pauses: Pauses,
    /// Says so, where a question that nobody answers can end a request.
    pub unanswered: Option<Cited>,
    /// Where the law gives a complaint to the business its own clock.
    pub complaint: Option<Recourse>,
    /// Where the law lets a person appeal to the business against its decision.
    pub appeal: Option<Recourse>,
    /// Whether the law lets a person go to court over an answer; nothing, where that is not known here.
    pub court: Option<Court>,
}

impl Law {
    /// The times that count for this right.
    pub fn answer_to(&self, right: Right) -> &Answer {
        self.instead
            .iter()
            .find(|instead| instead.of.contains(&right))
            .map_or(&self.answer, |instead| &instead.answer)
    }

    /// The times that count for this. Where the law names none for a complaint or an appeal, the business holds itself
    /// to the usual one, and to no longer one.
    pub fn times(&self, matter: Matter) -> Times<'_> {
        let recourse = match matter {
            Matter::Right(right) => return self.answer_to(right).times(),
            Matter::Complaint => self.complaint.as_ref(),
            Matter::Appeal => self.appeal.as_ref(),
        };
        let usual = Times {
            extended: None,
            acknowledge: None,
            verification: false,
            ..self.answer.times()
        };
        let Some(recourse) = recourse else {
            return usual;
        };
        let acknowledged = Times {
            acknowledge: recourse.acknowledge,
            acknowledge_source: &recourse.source,
            ..usual
        };
        match recourse.answer {
            None => acknowledged,
            Some(within) => Times {
                within,
                extended: recourse.extended,
                source: &recourse.source,
                ..acknowledged
            },
        }
    }
}

/// What awaits an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Matter {
    /// The exercise of a right.
    Right(Right),
    /// A complaint to the business.
    Complaint,
    /// An appeal to the business against its own decision.
    Appeal,
}

/// The times that count for one matter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Times<'l> {
    /// The time for the answer.
    pub within: Period,
    /// The time when it is extended, in total; nothing, where it cannot be.
    pub extended: Option<Period>,
    /// The time within which receipt is confirmed.
    pub acknowledge: Option<Period>,
    /// Whether the person's identity may be verified.
    pub verification: bool,
    /// Where the time for the answer stands.
    pub source: &'l str,
    /// Where the time for the confirmation stands.
    pub acknowledge_source: &'l str,
}

/// How far a file can be relied on.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Confidence {
    /// The law's own text was read.
    Primary,
    /// Somebody was read who writes about it.
    Secondary,
    /// Common knowledge, which nobody has checked.
    #[default]
    Unverified,
}

/// Whom a person can complain to, by kind; which one it is, the business says.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Authority {
    /// The data protection authority of the GDPR and the UK GDPR.
    SupervisoryAuthority,
    /// A state's attorney general.
    AttorneyGeneral,
    /// A country's or state's own authority for privacy.
    #[default]
    PrivacyAuthority,
}

/// Whether a law lets a person go to court themselves.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Court {
    /// Over what.
    pub over: Over,
    /// Where that stands.
    pub source: Box<str>,
    /// If it is another than the file's.
    pub confidence: Option<Confidence>,
}

/// Over what a law lets a person go to court themselves. What other laws of the country give them is not meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Over {
    /// Over any of the rights that it gives, without asking anybody first.
    Rights,
    /// Only where data got out because they were not kept safe.
    Breaches,
    /// Over nothing: only the authority can.
    Nothing,
}

/// How a law's periods are counted.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Counting {
    /// Whether a period that ends on a day off ends with the next working day.
    pub rolls: bool,
    /// Where that stands.
    pub source: Box<str>,
    /// If it is another than the file's.
    pub confidence: Option<Confidence>,
}

/// Within what time a request is answered. Counted from receipt, all of it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Answer {
    /// The time.
    pub within: Period,
    /// The time when it is extended: in total, so that nobody adds one to the end of another. Nothing, where the law
    /// allows no extension. Once, in time, with a reason, and the person told: that holds for every law here.
    pub extended: Option<Period>,
    /// The time within which receipt is confirmed.
    pub acknowledge: Option<Period>,
    /// Whether the person's identity may be verified.
    #[serde(default = "yes")]
    pub verification: bool,
    /// Where it stands.
    pub source: Box<str>,
    /// If it is another than the file's.
    pub confidence: Option<Confidence>,
}

impl Answer {
    fn times(&self) -> Times<'_> {
        Times {
            within: self.within,
            extended: self.extended,
            acknowledge: self.acknowledge,
            verification: self.verification,
            source: &self.source,
            acknowledge_source: &self.source,
        }
    }
}

const fn yes() -> bool {
    true
}

/// Other times for some rights.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Instead {
    /// The rights.
    pub of: Vec<Right>,
    /// The times.
    pub answer: Answer,
}

/// What may stop the clock; what is not here may not.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pauses {
    /// While it is asked who the person is.
    pub identity: Option<PauseRule>,
    /// While it is asked what the person wants.
    pub clarification: Option<PauseRule>,
}

/// What a pause does.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PauseRule {
    /// To the clock.
    pub effect: Effect,
    /// Where it stands.
    pub source: Box<str>,
    /// If it is another than the file's.
    pub confidence: Option<Confidence>,
}

/// What a pause does to the clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Effect {
    /// Its days do not count.
    Stops,
    /// The period begins with its end.
    StartsAnew,
}

/// Where something stands.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cited {
    /// The citation.
    pub source: Box<str>,
    /// If it is another than the file's.
    pub confidence: Option<Confidence>,
}

/// A complaint's or an appeal's clock.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Recourse {
    /// The time within which receipt is confirmed.
    pub acknowledge: Option<Period>,
    /// The time for the answer, where the law names one.
    pub answer: Option<Period>,
    /// The time when it is extended, in total.
    pub extended: Option<Period>,
    /// Where it stands.
    pub source: Box<str>,
    /// If it is another than the file's.
    pub confidence: Option<Confidence>,
}

/// A length of time, as laws name it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Period {
    /// Calendar months.
    Months(u8),
    /// Calendar days.
    Days(u16),
    /// Days that somebody works.
    BusinessDays(u16),
}

impl Default for Period {
    /// The shortest there is.
    fn default() -> Self {
        Self::Days(0)
    }
}
