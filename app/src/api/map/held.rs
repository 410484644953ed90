//! Where a person stands.

use desk::{Held, Totals};
use domain::{
    record::{self, User},
    standing::Stands,
};

use super::{
    notice::{holder, notices},
    standing::standing,
};
use crate::view::{self, Counts, Overview};

/// From the desk's overview.
pub(in crate::api) fn overview(
    found: &desk::Overview,
    standing_now: (Vec<Stands>, String),
    signalled: bool,
) -> Overview {
    let name = match &found.held {
        Held::Here(person, _) => record::parse::<User>(&person.data).name(),
        _ => None,
    };
    let held = match &found.held {
        Held::Here(_, totals) => view::Held::Here(counts(totals)),
        Held::Going(reference) => view::Held::Going {
            reference: reference.to_string(),
        },
        Held::Erased(erased) => view::Held::Erased {
            at: erased.at.to_string(),
            reference: erased.reference.to_string(),
        },
        Held::Nothing => view::Held::Nothing,
    };
    Overview {
        held,
        name,
        requests: found.requests.len() as u64,
        acts: found.acts,
        standing: standing(&standing_now.0, standing_now.1, signalled),
        holder: holder(&found.facts),
        notices: notices(&found.facts),
    }
}

/// Totals of somebody about whom something is held: there is a record of theirs, those that became one with it, and
/// what they said about marketing.
pub(in crate::api) const fn counts(totals: &Totals) -> Counts {
    Counts {
        profiles: 1 + totals.merges + totals.preferences,
        channels: totals.channels,
        devices: totals.devices,
        business_systems: totals.business_systems,
        conversations: totals.conversations,
        shared_conversations: totals.shared_conversations,
        messages: totals.messages,
        quotes: 0,
    }
}
