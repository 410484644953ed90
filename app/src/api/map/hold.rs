//! Legal holds.

use desk::HoldTold;
use domain::{deadline::Regime, hold, reason::Exception};
use jiff::civil::Date;

use crate::view::{Hold, ReasonOption, StaffHold};

/// As the person reads of them under this law.
pub(super) fn told(holds: &[HoldTold], regime: Regime) -> Vec<Hold> {
    let told = holds.iter().map(|told| one(told.ground, told.until, regime));
    told.collect()
}

/// As staff do.
pub(super) fn for_staff(holds: &[hold::Hold], regime: Regime) -> Vec<StaffHold> {
    let held = holds.iter().map(|held| StaffHold {
        id: held.id.to_string(),
        hold: one(held.ground, held.until.map(|until| until.day), regime),
        why: held.why.as_str().to_owned(),
        by: held.by.name.clone(),
        since: held.since.to_string(),
    });
    held.collect()
}

/// The grounds that there are.
pub(super) fn grounds(offered: &[Exception], regime: Regime) -> Vec<ReasonOption> {
    let grounds = offered.iter().map(|ground| ReasonOption {
        code: ground.reason().code().to_owned(),
        source: ground.source(regime).unwrap_or_default().to_owned(),
    });
    grounds.collect()
}

fn one(ground: Exception, until: Option<Date>, regime: Regime) -> Hold {
    Hold {
        ground: ground.reason().code().to_owned(),
        source: ground.source(regime).map(str::to_owned),
        until: until.map(|day| day.to_string()),
    }
}
