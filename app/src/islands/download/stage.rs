//! Where a download stands.

use verify::Path;

use super::Progress;

/// Where it stands.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Stage {
    /// Not asked for.
    #[default]
    Idle,
    /// Under way.
    Running {
        /// What is here by now; drawn several times a second.
        now: Progress,
        /// What was last said aloud.
        told: Progress,
    },
    /// Over.
    Over {
        /// How it ended.
        ending: Ending,
        /// How far it had come.
        at: Progress,
        /// The name it is saved under.
        file_name: String,
    },
}

/// How it ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ending {
    /// Saved, and as it was signed.
    Saved,
    /// Stopped by the person.
    Cancelled,
    /// The session is over.
    SignedOut,
    /// The portal said no.
    Refused,
    /// The connection broke.
    Broken,
    /// What came is not what was signed: the member that does not fit, where that shows.
    Damaged(Option<Path>),
    /// Everything is here, but the browser would not save it.
    Unsaved,
}

impl Ending {
    /// The panel's kind.
    pub const fn tone(self) -> &'static str {
        match self {
            Self::Saved => "done",
            Self::Cancelled => "none",
            Self::SignedOut => "wait",
            Self::Refused | Self::Broken | Self::Damaged(_) | Self::Unsaved => "stop",
        }
    }
}

impl Stage {
    /// Whether bytes are coming.
    pub const fn is_running(&self) -> bool {
        matches!(self, Self::Running { .. })
    }

    /// How far it has come.
    pub fn progress(&self) -> Progress {
        match self {
            Self::Idle => Progress::default(),
            Self::Running { now, .. } => *now,
            Self::Over { at, .. } => *at,
        }
    }

    /// How it ended, if it did.
    pub const fn ending(&self) -> Option<Ending> {
        match self {
            Self::Over { ending, .. } => Some(*ending),
            _ => None,
        }
    }
}
