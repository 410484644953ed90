//! Where a request stands, in a word.

use crate::view::Stage;

/// The word for a stage.
pub const fn stage(stage: &Stage) -> &'static str {
    match stage {
        Stage::Submitted => "Received",
        Stage::Withdrawn { .. } => "Taken back",
        Stage::Refused { .. } => "Refused",
        Stage::Approved { .. } => "Approved",
        Stage::Executing { .. } => "Being carried out",
        Stage::Done { .. } => "Done",
    }
}

/// A request's kind as an act: `erasure`.
pub fn kind(code: &str) -> &'static str {
    match code {
        "access" => "A copy",
        "correction" => "Correct something",
        "erasure" => "Delete everything",
        "objection" => "Stop marketing",
        "restriction" => "Pause",
        "portability" => "Move to another company",
        _ => "A request",
    }
}
