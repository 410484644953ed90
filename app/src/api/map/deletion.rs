//! A business that goes, as staff see it.

use desk::{Leaving, ToGo};
use domain::{
    deletion::{Decision, Stage},
    request::Decider,
    task::Deed,
};

use super::elsewhere::elsewhere;
use crate::view::{AppLeaving, AppToGo, Decided, Holdings, LeavingStage};

pub(in crate::api) fn app_to_go(found: ToGo) -> AppToGo {
    let told = found.owed.deeds.iter().filter_map(|deed| match deed {
        Deed::Tell { recipient, .. } => Some(recipient.as_deref().map(str::to_owned)),
        Deed::Call { .. } | Deed::File => None,
    });
    AppToGo {
        on_platform: found.owed.deeds.iter().any(Deed::is_on_the_platform),
        told: told.collect(),
        open: found.owed.open,
        id: found.app.to_string(),
        name: found.name,
        holdings: holdings(found.holdings),
        two_people: found.two_people,
        first: found.first.map(|first| (first.by.name, first.at.to_string())),
        is_first: found.is_first,
    }
}

pub(in crate::api) fn app_leaving(found: Leaving) -> AppLeaving {
    let so_far = found.so_far.map(holdings).unwrap_or_default();
    let reference = found.deletion.as_ref().map(|last| last.reference.to_string());
    let stage = match found.deletion.map(|deletion| deletion.stage) {
        None => LeavingStage::Unwanted,
        Some(Stage::Proposed { first }) => LeavingStage::Proposed {
            by: first.by.name,
            at: first.at.to_string(),
        },
        Some(Stage::Kept { by }) => LeavingStage::Kept {
            by: by.by.name,
            at: by.at.to_string(),
        },
        Some(Stage::Going { decision, failure }) => LeavingStage::Going {
            decided: decided(decision),
            so_far,
            is_stuck: failure.is_some(),
        },
        Some(Stage::Gone {
            decision,
            finished_at,
            gone,
            verified_at,
            readmitted_at,
        }) => LeavingStage::Gone {
            decided: decided(decision),
            finished_at: finished_at.to_string(),
            gone: holdings(gone),
            verified_at: verified_at.map(|at| at.to_string()),
            readmitted_at: readmitted_at.map(|at| at.to_string()),
        },
    };
    AppLeaving {
        id: found.app.to_string(),
        name: found.name,
        stage,
        reference: reference.unwrap_or_default(),
        elsewhere: elsewhere(&found.tasks),
    }
}

fn holdings(held: domain::deletion::Holdings) -> Holdings {
    Holdings {
        people: held.people,
        channels: held.channels,
        devices: held.devices,
        business_systems: held.business_systems,
        conversations: held.conversations,
        messages: held.messages,
        attachments: held.attachments,
        requests: held.requests,
    }
}

fn decided(decision: Decision) -> Decided {
    let (by, by_hand) = match decision.by {
        Decider::By(actor) => (actor.name, false),
        Decider::ByLaw(name) => (name.into(), false),
        Decider::ByOperator(name) => (name.into(), true),
    };
    Decided {
        first: decision.first.map(|first| first.by.name),
        by,
        by_hand,
        at: decision.at.to_string(),
        reason: decision.reason.map(String::from),
    }
}
