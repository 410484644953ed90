//! What the portal grants by itself, in the transaction that opens it.

use domain::{
    audit::Entry,
    erasure::Counts,
    request::{Ask, Execution, Request, Standing},
    standing::Origin,
    subject::Subject,
};
use jiff::Timestamp;
use store::Effect;

use crate::Error;

/// Why nobody has to decide.
pub(super) enum Grant {
    /// The law leaves nothing to decide, however the business came to know of it.
    ByLaw(Origin),
    /// A restriction for as long as it takes to look into what it goes with.
    Meanwhile,
}

impl Grant {
    /// With what the log says of it.
    pub(super) fn told(&self, entry: Entry) -> Entry {
        let entry = entry.with("carriedOut", true);
        match self {
            Self::ByLaw(Origin::Person) => entry,
            Self::ByLaw(origin) => entry.with("origin", origin.code()),
            Self::Meanwhile => entry.with("meanwhile", true),
        }
    }
}

/// The request, granted and done, and what becomes of what stands about this person, as they are called now.
pub(super) fn granted(
    request: Request,
    grant: &Grant,
    subject: Subject,
    now: Timestamp,
) -> Result<(Request, Vec<Effect>), Error> {
    let (origin, approved) = match grant {
        Grant::ByLaw(origin) => {
            let article = request.ask.at_once_source(request.due.regime);
            (*origin, request.approve_by_law(article, now)?)
        }
        Grant::Meanwhile => (Origin::Person, request.approve_meanwhile(now)?),
    };
    let effects = effect(&approved.ask, subject, origin, now);
    let execution = Execution {
        started_at: now,
        finished_at: now,
        erased: Counts::default(),
        corrected: Vec::new(),
        awaits_platform: false,
    };
    Ok((
        approved.start(now)?.finish(execution)?,
        effects.into_iter().collect(),
    ))
}

/// What a request that is granted makes stand, or lifts, about whom.
pub(crate) fn effect(ask: &Ask, subject: Subject, origin: Origin, at: Timestamp) -> Option<Effect> {
    let stand = |what, ground| Effect::Stand {
        subject,
        what,
        ground,
        origin,
        at,
    };
    match ask {
        Ask::Objection { against } => Some(stand(Standing::from(*against), None)),
        Ask::Restriction { ground } => Some(stand(Standing::Restriction, Some(*ground))),
        Ask::Lifting { of } => Some(Effect::Lift {
            subject,
            what: *of,
            at,
        }),
        Ask::Erasure { .. }
        | Ask::Correction { .. }
        | Ask::Access
        | Ask::Transfer { .. }
        | Ask::Complaint { .. }
        | Ask::Appeal { .. } => None,
    }
}
