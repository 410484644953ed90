//! A request, as its person and a reviewer see it.

use serde::{Deserialize, Serialize};

use super::{AskedFor, Counts, Due, Elsewhere, OwnErasure, Standing};

/// A request, as its person and a reviewer see it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Request {
    /// Its public name.
    pub reference: String,
    /// What is asked: `erasure`.
    pub kind: String,
    /// How much of it, or of what: `everything`, `conversation`, `marketing`; of a transfer, to whom; empty where there is
    /// nothing to tell apart.
    pub scope: String,
    /// Whether somebody put it for the person.
    pub on_behalf: bool,
    /// The request that a complaint or an appeal is about.
    pub about: Option<String>,
    /// The appeal that was upheld, after which it was opened anew.
    pub follows: Option<String>,
    /// When it came to the portal.
    pub received_at: String,
    /// When the answer is due.
    pub due: Due,
    /// That it takes longer, if the business has said so.
    pub extension: Option<Extended>,
    /// That the person was not told yet that the business has it.
    pub unacknowledged: Option<Unacknowledged>,
    /// How far it has come.
    pub stage: Stage,
    /// What has happened, oldest first.
    pub trail: Vec<Traced>,
}

/// That a person was not told yet that the business has their request.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unacknowledged {
    /// The day by which the law wants them told, where it says so.
    pub by: Option<String>,
    /// Whether that day has passed.
    pub is_late: bool,
}

impl Request {
    /// When the business received it: where staff put it, on a day that they say.
    pub fn received(&self) -> String {
        if self.on_behalf {
            self.due.received_on.clone()
        } else {
            self.received_at.clone()
        }
    }

    /// Whether what is asked for is a copy, which waits to be handed over once it is approved.
    pub fn is_for_a_copy(&self) -> bool {
        matches!(self.kind.as_str(), "access" | "transfer")
    }

    /// Whether the person can still take it back: a copy until it is handed over.
    pub fn is_revocable(&self) -> bool {
        let is_granted = self.is_for_a_copy() && matches!(self.stage, Stage::Approved { .. });
        self.stage.is_revocable() || is_granted
    }
}

/// That the business takes longer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Extended {
    /// When the person was told.
    pub at: String,
    /// Why: `complex`, `many`.
    pub reason: String,
    /// What the business adds.
    pub note: Option<String>,
}

/// Something that happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Traced {
    /// When.
    pub at: String,
    /// What.
    pub what: Happened,
}

/// What can happen to a request.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Happened {
    /// The business had it.
    Received,
    /// The person was told that the business has it.
    Acknowledged,
    /// Somebody looks into it.
    TakenUp,
    /// The person was asked something.
    Asked {
        /// What about: `identity`, `clarification`.
        about: String,
        /// Whether the clock stands still until the answer.
        stops_clock: bool,
    },
    /// The person was told that it ends without an answer.
    Warned,
    /// The person answered.
    Answered,
    /// The question was closed.
    QuestionClosed {
        /// In which way: `answered_elsewhere`, `taken_back`, `unanswered`.
        how: String,
    },
    /// It takes longer.
    Extended {
        /// The new last day.
        due_by: String,
    },
    /// It was approved.
    Approved {
        /// Whether parts of it were refused.
        in_part: bool,
    },
    /// It was refused.
    Refused,
    /// It was taken back.
    Withdrawn {
        /// The wider request that it went into.
        taken_into: Option<String>,
    },
    /// It ended with the deletion of everything.
    NothingHeld,
    /// The answer did not come.
    Expired,
    /// It is being carried out.
    Started,
    /// It could not be carried out yet.
    Stuck,
    /// It was carried out.
    Done,
    /// An erasure was, and whether anything is left in the files is still looked for.
    Unverified,
    /// Nothing is left in the files.
    Verified,
    /// The platform's part was confirmed.
    Confirmed,
    /// They came again in a file, and that was set aside.
    SetAside,
    /// The copy reached whom it was for.
    Delivered {
        /// In which way: `post`, `email`, `in_person`, `address`.
        how: String,
    },
}

/// How far a request has come.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Stage {
    /// Waiting for the business.
    Submitted,
    /// Somebody looks into it.
    InReview,
    /// The business waits for the person's answer.
    Asked {
        /// What about: `identity`, `clarification`.
        about: String,
        /// The day after which the request may end without an answer.
        lapses_on: Option<String>,
    },
    /// Taken back.
    Withdrawn {
        /// When.
        at: String,
        /// The wider request that it went into.
        taken_into: Option<String>,
    },
    /// The person's answer did not come.
    Expired {
        /// When.
        at: String,
    },
    /// Approved, and not begun so that the person can take it back.
    CoolingOff {
        /// When it was approved.
        approved_at: String,
        /// Until when it can be taken back.
        until: String,
    },
    /// Refused.
    Refused {
        /// When.
        at: String,
        /// The reason's code.
        reason: String,
        /// The article it rests on.
        source: String,
        /// What the business adds.
        note: Option<String>,
    },
    /// Approved, not yet begun.
    Approved {
        /// When.
        at: String,
    },
    /// Being carried out.
    Executing {
        /// When it was approved.
        approved_at: String,
        /// Since when.
        started_at: String,
    },
    /// Could not be carried out yet; the portal tries again.
    Stuck {
        /// When it was approved.
        approved_at: String,
        /// Since when it is under way.
        started_at: String,
        /// When it last failed.
        failed_at: String,
    },
    /// Carried out.
    Done {
        /// When it was approved.
        approved_at: String,
        /// When the last record was gone.
        finished_at: String,
        /// What went.
        erased: Counts,
        /// Whether the platform has a part in it that is not confirmed yet.
        elsewhere: bool,
    },
}

impl Stage {
    /// Whether the business still has to decide.
    pub const fn is_undecided(&self) -> bool {
        matches!(self, Self::Submitted | Self::InReview | Self::Asked { .. })
    }

    /// Whether somebody, or the portal, still has something to do.
    pub const fn is_open(&self) -> bool {
        !matches!(
            self,
            Self::Withdrawn { .. } | Self::Expired { .. } | Self::Refused { .. } | Self::Done { .. }
        )
    }

    /// Whether the person can still take it back.
    pub const fn is_revocable(&self) -> bool {
        self.is_undecided() || matches!(self, Self::CoolingOff { .. })
    }
}

/// `/me/requests/ID`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnRequest {
    /// The request.
    pub request: Request,
    /// How to reach the business, if it said so.
    pub contact: Option<String>,
    /// The authority to complain to, if the business named it.
    pub authority: Option<String>,
    /// How it stands, where it is a deletion.
    pub erasure: Option<OwnErasure>,
    /// What was said about it, oldest first.
    pub remarks: Vec<Remark>,
    /// Requests that it is about or follows, and that are about it or follow it.
    pub linked: Vec<Linked>,
    /// Whether there is a decision to appeal against.
    pub may_appeal: bool,
    /// What had been written and was not sent.
    pub entered: String,
    /// Under which name what is written is kept meanwhile.
    pub keeps: String,
    /// Of a correction: what was asked, and what became of it.
    pub correction: Option<AskedFor>,
    /// How far what it asks to be done elsewhere has come.
    pub elsewhere: Elsewhere,
}

/// What one side said about a request. Staff have no name here.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Remark {
    /// When.
    pub at: String,
    /// Whether by the person; otherwise by the business.
    pub by_person: bool,
    /// What.
    pub text: String,
}

impl Remark {
    /// Whether it was said with what happened then: to the second, for less is not kept of both.
    pub fn is_of(&self, at: &str) -> bool {
        const SECOND: usize = "2026-11-23T15:04:05".len();
        self.at.get(..SECOND) == at.get(..SECOND)
    }
}

/// A request that belongs to another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Linked {
    /// Its public name.
    pub reference: String,
    /// What is asked.
    pub kind: String,
    /// How much of it, or of what.
    pub scope: String,
    /// Whether it was opened anew after this one, an appeal.
    pub follows: bool,
}

/// `/me/requests/new`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewRequest {
    /// When an answer to a request put today would be due.
    pub due: Due,
    /// How to reach the business, if it said so.
    pub contact: Option<String>,
}

/// `/me/requests/new/complaint` and `/me/requests/new/appeal`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewSecondLook {
    /// Which: `complaint`, `appeal`.
    pub kind: String,
    /// The request that it is about, if it is about one.
    pub about: Option<Request>,
    /// The open one about the same, if there is one.
    pub open: Option<String>,
    /// By when the business would have to answer.
    pub due: Due,
    /// The form's mark.
    pub once: String,
    /// What had been written.
    pub words: String,
    /// The authority to complain to, if the business named it.
    pub authority: Option<String>,
}

/// `/me/requests`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnRequests {
    /// The requests, newest first.
    pub requests: Vec<Request>,
    /// What stands until it is lifted.
    pub standing: Standing,
}
