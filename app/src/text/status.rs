//! Where a request stands, in a word.

use super::Phrase;
use crate::view::Stage;

/// The word for a stage.
pub const fn stage(stage: &Stage) -> Phrase {
    match stage {
        Stage::Submitted => Phrase {
            en: "Received",
            de: "Eingegangen",
        },
        Stage::InReview => Phrase {
            en: "Being looked at",
            de: "Wird geprüft",
        },
        Stage::Asked { .. } => Phrase {
            en: "Your answer is awaited",
            de: "Antwort der Person steht aus",
        },
        Stage::Expired { .. } => Phrase {
            en: "Ended without an answer",
            de: "Ohne Antwort beendet",
        },
        Stage::CoolingOff { .. } => Phrase {
            en: "Approved, can be taken back",
            de: "Zugestimmt, kann zurückgenommen werden",
        },
        Stage::Stuck { .. } => Phrase {
            en: "Delayed",
            de: "Verzögert",
        },
        Stage::Withdrawn { .. } => Phrase {
            en: "Taken back",
            de: "Zurückgenommen",
        },
        Stage::Refused { .. } => Phrase {
            en: "Refused",
            de: "Abgelehnt",
        },
        Stage::Approved { .. } => Phrase {
            en: "Approved",
            de: "Zugestimmt",
        },
        Stage::Executing { .. } => Phrase {
            en: "Being carried out",
            de: "Wird ausgeführt",
        },
        Stage::Done { .. } => Phrase {
            en: "Done",
            de: "Erledigt",
        },
    }
}

/// A request's kind as an act: `erasure`.
pub fn kind(code: &str) -> Phrase {
    match code {
        "access" => Phrase {
            en: "A copy",
            de: "Eine Kopie",
        },
        "correction" => Phrase {
            en: "Correct something",
            de: "Etwas berichtigen",
        },
        "erasure" => Phrase {
            en: "Delete everything",
            de: "Alles löschen",
        },
        "objection" => Phrase {
            en: "Stop marketing",
            de: "Keine Werbung mehr",
        },
        "restriction" => Phrase {
            en: "Pause",
            de: "Verarbeitung einschränken",
        },
        "portability" => Phrase {
            en: "Move to another company",
            de: "Zu einem anderen Unternehmen mitnehmen",
        },
        _ => Phrase {
            en: "A request",
            de: "Ein Antrag",
        },
    }
}
