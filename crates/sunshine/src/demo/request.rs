//! What people asked for, and what came of it.

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
    /// Who asks.
    pub external_id: String,
    /// What for.
    pub kind: RequestKind,
    /// When.
    pub received_at: Timestamp,
    /// What happened then.
    pub outcome: Outcome,
}

/// What a request asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum RequestKind {
    /// Deletion of everything.
    Erasure,
    /// Deletion of all messages.
    AllMessages,
    /// Deletion of personal details, while messages stay.
    PersonalInformation,
}

/// How far a request has come. Times are never later than the demo's moment, nor earlier than the request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// Nobody has decided yet.
    Waiting,
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
    /// Somebody said yes; everything is to be erased.
    Approved {
        /// The member of staff, by name.
        by: String,
        /// When.
        at: Timestamp,
    },
    /// The person took it back.
    Withdrawn {
        /// When.
        at: Timestamp,
    },
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
    asks: Asks,
    #[serde(default)]
    then: Option<Then>,
}

#[derive(Clone, Copy, Default, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Asks {
    #[default]
    Everything,
    AllMessages,
    PersonalInformation,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
enum Then {
    Refused {
        by: String,
        at: Moment,
        reason: String,
        note: String,
    },
    Approved {
        by: String,
        at: Moment,
    },
    Withdrawn {
        at: Moment,
    },
}

pub(super) fn load(house: &House, now: Timestamp) -> Vec<DemoRequest> {
    let files: Vec<RequestFile> = data::read(data::REQUESTS);
    let requests = files.into_iter().filter_map(|file| {
        let app = house.app(&file.app)?;
        let days = Days::new(now, app.zone.clone());
        let outcome = match file.then {
            None => Outcome::Waiting,
            Some(Then::Refused { by, at, reason, note }) => Outcome::Refused {
                by,
                at: at.of(&days),
                reason,
                note,
            },
            Some(Then::Approved { by, at }) => Outcome::Approved { by, at: at.of(&days) },
            Some(Then::Withdrawn { at }) => Outcome::Withdrawn { at: at.of(&days) },
        };
        Some(DemoRequest {
            app_id: app.id.clone(),
            external_id: file.person,
            kind: match file.asks {
                Asks::Everything => RequestKind::Erasure,
                Asks::AllMessages => RequestKind::AllMessages,
                Asks::PersonalInformation => RequestKind::PersonalInformation,
            },
            received_at: file.received.of(&days),
            outcome,
        })
    });
    let mut requests: Vec<_> = requests.collect();
    requests.sort_by_key(|request| request.received_at);
    requests
}
