//! Where a person stands.

use desk::{Held, Totals};
use domain::{
    deadline::Regime,
    inventory::Category,
    record::{self, User},
    standing::Stands,
};

use super::{
    notice::{holder, notices, shown},
    sheets::noted,
    standing::standing,
};
use crate::view::{self, CategoryLine, Counts, Overview};

/// From the desk's overview, under the law that counts for the person.
pub(in crate::api) fn overview(
    found: &desk::Overview,
    standing_now: (Vec<Stands>, String),
    regime: Regime,
    signalled: bool,
) -> Overview {
    let (name, noted) = match &found.held {
        Held::Here(person, _) => (record::parse::<User>(&person.data).name(), noted(&person.data)),
        _ => (None, 0),
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
    let counts = match &held {
        view::Held::Here(counts) => *counts,
        _ => Counts::default(),
    };
    let line = |category: Category| CategoryLine {
        category: shown(category),
        count: match category {
            Category::Profile => counts.profiles,
            Category::Metadata => noted,
            Category::Channels => counts.channels,
            Category::Devices => counts.devices,
            Category::BusinessSystems => counts.business_systems,
            Category::Conversations => counts.conversations + counts.shared_conversations,
            Category::Messages => counts.messages,
            Category::Requests => found.requests.len() as u64,
            Category::AccessLog => found.acts,
        },
    };
    Overview {
        held,
        name,
        lines: Category::ALL.map(line).into(),
        standing: standing(&standing_now.0, standing_now.1, regime, signalled),
        holder: holder(&found.facts, regime),
        notices: notices(&found.facts, regime, &found.retention),
    }
}

/// Totals of somebody about whom something is held: there is a record of theirs, those that became one with it, what they
/// said about marketing, and what other portals had written down.
pub(in crate::api) const fn counts(totals: &Totals) -> Counts {
    Counts {
        profiles: 1 + totals.merges + totals.preferences + totals.received,
        channels: totals.channels,
        devices: totals.devices,
        business_systems: totals.business_systems,
        conversations: totals.conversations,
        shared_conversations: totals.shared_conversations,
        messages: totals.messages,
        attachments: 0,
        quotes: 0,
    }
}
