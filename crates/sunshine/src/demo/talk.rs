//! What is said, as the data files have it: a whole conversation, or a block that many conversations share.

use jiff::SignedDuration;
use jiff::civil::Time;
use serde::Deserialize;
use serde_json::value::RawValue;

/// Several lines that belong together.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct Talk {
    #[serde(default)]
    pub(super) name: String,
    #[serde(default = "english")]
    pub(super) lang: String,
    /// The channels it makes sense on; all when empty.
    #[serde(default)]
    pub(super) on: Vec<String>,
    /// The months it makes sense in; all when empty.
    #[serde(default)]
    pub(super) months: Vec<i8>,
    /// How often it comes up, compared to others.
    #[serde(default = "usual")]
    pub(super) weight: u64,
    pub(super) lines: Vec<Line>,
}

impl Talk {
    /// Whether it may come up in this month.
    pub(super) fn in_season(&self, month: i8) -> bool {
        self.months.is_empty() || self.months.contains(&month)
    }

    /// How many days it may take at most.
    pub(super) fn longest_days(&self) -> i32 {
        let pauses = self.lines.iter().filter_map(|line| line.after);
        let hours: i64 = pauses.map(|pause| pause.0.as_hours() + 2).sum();
        i32::try_from(hours / 24 + 1).unwrap_or(i32::MAX)
    }
}

/// One message to be.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct Line {
    pub(super) who: Who,
    /// The words, or several that would do. Lines with equally many choices take the same one, so that answers fit.
    pub(super) say: Option<Say>,
    /// Content that is more than words, as the platform has it.
    pub(super) content: Option<Box<RawValue>>,
    /// How long after the line before.
    pub(super) after: Option<Pause>,
    /// So many days after the first line, at exactly this time.
    pub(super) at: Option<(i32, Time)>,
    /// How often this line is said at all.
    #[serde(default = "always")]
    pub(super) percent: u64,
    pub(super) quote: Option<Quote>,
    pub(super) metadata: Option<Box<RawValue>>,
    pub(super) references: Option<Box<RawValue>>,
    #[serde(default)]
    pub(super) deleted: bool,
}

/// Who speaks.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub(super) enum Who {
    /// `p`, or `p1`, `p2` … where there are several.
    Person(usize),
    Bot,
    Ai,
    /// A member of staff: `agent`, or `agent Idris P.`.
    Agent(Option<String>),
    /// Sent by the business's own systems.
    Business,
    /// Written by the platform: `ticket:closed` and such.
    Activity(String),
}

impl TryFrom<String> for Who {
    type Error = String;

    fn try_from(who: String) -> Result<Self, Self::Error> {
        match who.split_once(' ') {
            Some(("agent", name)) => return Ok(Self::Agent(Some(name.to_owned()))),
            Some(("activity", kind)) => return Ok(Self::Activity(kind.to_owned())),
            _ => {}
        }
        match who.as_str() {
            "p" | "p1" => Ok(Self::Person(0)),
            "p2" => Ok(Self::Person(1)),
            "p3" => Ok(Self::Person(2)),
            "bot" => Ok(Self::Bot),
            "ai" => Ok(Self::Ai),
            "agent" => Ok(Self::Agent(None)),
            "business" => Ok(Self::Business),
            _ => Err(format!("nobody is called {who}")),
        }
    }
}

/// Words, or a choice of them.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
pub(super) enum Say {
    One(String),
    OneOf(Vec<String>),
}

impl Say {
    pub(super) fn choices(&self) -> &[String] {
        match self {
            Self::One(words) => std::slice::from_ref(words),
            Self::OneOf(choices) => choices,
        }
    }
}

/// What a line answers to.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
pub(super) enum Quote {
    /// The line with this number in the same talk, from 0.
    Line(usize),
    /// Something only the channel knows.
    External(String),
}

/// `40s`, `12m`, `3h`, `2d`.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(try_from = "String")]
pub(super) struct Pause(pub(super) SignedDuration);

impl TryFrom<String> for Pause {
    type Error = String;

    fn try_from(pause: String) -> Result<Self, Self::Error> {
        let wrong = || format!("{pause} is no pause");
        let at = pause.len().checked_sub(1).ok_or_else(wrong)?;
        let (number, unit) = pause.split_at_checked(at).ok_or_else(wrong)?;
        let number: i64 = number.parse().map_err(|_| wrong())?;
        let seconds = match unit {
            "s" => 1,
            "m" => 60,
            "h" => 3_600,
            "d" => 86_400,
            _ => return Err(wrong()),
        };
        Ok(Self(SignedDuration::from_secs(number * seconds)))
    }
}

fn english() -> String {
    "en".to_owned()
}

fn usual() -> u64 {
    10
}

fn always() -> u64 {
    100
}
