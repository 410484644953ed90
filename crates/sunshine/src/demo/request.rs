//! What people asked for, and what came of it.

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::civil::Time;
use serde::Deserialize;

use super::data;
use super::days::Days;
use super::house::House;

/// One request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DemoRequest {
    /// The app it is addressed to.
    pub app_id: String,
    /// Whose it is.
    pub external_id: String,
    /// The member of staff who puts it for them, by name.
    pub put_by: Option<String>,
    /// What for.
    pub kind: RequestKind,
    /// In what words, where it takes some.
    pub words: Option<String>,
    /// When.
    pub received_at: Timestamp,
    /// What happened then.
    pub outcome: Outcome,
}

/// What a request asks for.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[non_exhaustive]
pub enum RequestKind {
    /// Deletion of everything.
    #[default]
    #[serde(rename = "everything")]
    Erasure,
    /// Deletion of all messages.
    AllMessages,
    /// Deletion of personal details, while messages stay.
    PersonalInformation,
    /// That details become right.
    Details {
        /// What is to stand in each field, as it is typed, by the field's path.
        fields: BTreeMap<String, String>,
    },
    /// That something becomes right which nobody can edit.
    InWords,
    /// That a statement is kept.
    Statement,
    /// No marketing: done as it is asked.
    NoMarketing,
    /// An objection to other uses.
    OtherUses {
        /// Whether the data are only to be stored until it is decided.
        meanwhile: bool,
    },
    /// That the data are only stored.
    Restriction {
        /// The code of the ground, such as `legal_claims`.
        ground: String,
    },
    /// A copy for somebody who cannot take it themselves; staff put it.
    Access,
    /// A copy for somebody else.
    Transfer {
        /// For whom.
        recipient: String,
    },
    /// A complaint about the person's request before.
    Complaint,
    /// An appeal against the decision on the person's request before.
    Appeal,
}

impl RequestKind {
    /// Whether it looks again at the person's request before.
    pub const fn is_second_look(&self) -> bool {
        matches!(self, Self::Complaint | Self::Appeal)
    }
}

/// How far a request has come. Times are never later than the demo's moment, nor earlier than the request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// Nobody has decided yet.
    Waiting,
    /// Somebody looks into it.
    InReview {
        /// The member of staff, by name.
        by: String,
        /// Since when.
        at: Timestamp,
    },
    /// Somebody has asked the person what they mean, and waits for the answer.
    Asked {
        /// The member of staff, by name.
        by: String,
        /// When.
        at: Timestamp,
        /// The question.
        question: String,
    },
    /// Somebody said no.
    Refused {
        /// The member of staff, by name.
        by: String,
        /// When.
        at: Timestamp,
        /// The code of the reason, such as `art17_3_e`.
        reason: String,
        /// What the person was told besides.
        note: String,
    },
    /// Somebody said yes.
    Approved {
        /// The member of staff, by name.
        by: String,
        /// When.
        at: Timestamp,
        /// The details that stay as they are all the same.
        except: Vec<Except>,
    },
    /// The person took it back.
    Withdrawn {
        /// When.
        at: Timestamp,
    },
}

/// A detail that is not put right.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Except {
    /// The field's path.
    pub field: String,
    /// The code of the reason.
    pub reason: String,
    /// What the person was told besides.
    pub note: String,
}

/// So many days ago, at this time of day.
#[derive(Debug, Clone, Copy, Deserialize)]
struct Moment(i32, Time);

impl Moment {
    fn of(self, days: &Days) -> Timestamp {
        days.ago(self.0, self.1)
    }
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct RequestFile {
    app: String,
    person: String,
    received: Moment,
    #[serde(default)]
    put_by: Option<String>,
    #[serde(default)]
    asks: RequestKind,
    #[serde(default)]
    words: Option<String>,
    #[serde(default)]
    then: Option<Then>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
enum Then {
    InReview {
        by: String,
        at: Moment,
    },
    Asked {
        by: String,
        at: Moment,
        question: String,
    },
    Refused {
        by: String,
        at: Moment,
        reason: String,
        note: String,
    },
    Approved {
        by: String,
        at: Moment,
        #[serde(default)]
        except: Vec<Except>,
    },
    Withdrawn {
        at: Moment,
    },
}

impl Then {
    fn outcome(self, days: &Days) -> Outcome {
        match self {
            Self::InReview { by, at } => Outcome::InReview { by, at: at.of(days) },
            Self::Asked { by, at, question } => Outcome::Asked {
                by,
                at: at.of(days),
                question,
            },
            Self::Refused { by, at, reason, note } => Outcome::Refused {
                by,
                at: at.of(days),
                reason,
                note,
            },
            Self::Approved { by, at, except } => Outcome::Approved {
                by,
                at: at.of(days),
                except,
            },
            Self::Withdrawn { at } => Outcome::Withdrawn { at: at.of(days) },
        }
    }
}

pub(super) fn load(house: &House, now: Timestamp) -> Vec<DemoRequest> {
    let files: Vec<RequestFile> = data::read(data::REQUESTS);
    let requests = files.into_iter().filter_map(|file| {
        let app = house.app(&file.app)?;
        let days = Days::new(now, app.zone.clone());
        let outcome = file.then.map_or(Outcome::Waiting, |then| then.outcome(&days));
        Some(DemoRequest {
            app_id: app.id.clone(),
            external_id: file.person,
            put_by: file.put_by,
            kind: file.asks,
            words: file.words,
            received_at: file.received.of(&days),
            outcome,
        })
    });
    let mut requests: Vec<_> = requests.collect();
    requests.sort_by_key(|request| request.received_at);
    requests
}
