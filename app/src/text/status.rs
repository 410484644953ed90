//! Where a request stands, in a word.

use super::{Phrase, sizes};
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
            en: "Answer awaited",
            de: "Antwort steht aus",
        },
        Stage::Expired { .. } => Phrase {
            en: "Ended without an answer",
            de: "Ohne Antwort beendet",
        },
        Stage::CoolingOff { .. } => Phrase {
            en: "Approved, can be taken back",
            de: "Zugestimmt, noch rücknehmbar",
        },
        Stage::Stuck { .. } => Phrase {
            en: "Delayed",
            de: "Verzögert",
        },
        Stage::Withdrawn { taken_into: None, .. } => Phrase {
            en: "Taken back",
            de: "Zurückgenommen",
        },
        Stage::Withdrawn {
            taken_into: Some(_), ..
        } => Phrase {
            en: "Went into another",
            de: "In einen anderen eingegangen",
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
        Stage::Done { elsewhere: true, .. } => Phrase {
            en: "Done here, not yet on the platform",
            de: "Hier erledigt, auf der Plattform noch nicht",
        },
        Stage::Done { .. } => Phrase {
            en: "Done",
            de: "Erledigt",
        },
    }
}

/// A request's kind as an act, with how much of it or of what: `erasure`, `everything`.
pub fn kind(code: &str, scope: &str) -> Phrase {
    match (code, scope) {
        ("access", _) => Phrase {
            en: "A copy, made for you",
            de: "Eine Kopie, für Sie gemacht",
        },
        ("correction", "words") => Phrase {
            en: "Correct something that you cannot edit",
            de: "Etwas berichtigen, das Sie nicht ändern können",
        },
        ("correction", "statement") => Phrase {
            en: "Add a statement to your record",
            de: "Eine Erklärung zu Ihren Daten hinzufügen",
        },
        ("correction", _) => Phrase {
            en: "Correct your details",
            de: "Ihre Angaben berichtigen",
        },
        ("erasure", size) => sizes::act(size),
        ("restriction", _) => Phrase {
            en: "Only store, do not use",
            de: "Nur speichern, nicht verwenden",
        },
        ("objection", "other-uses") => Phrase {
            en: "Stop other uses",
            de: "Andere Verwendungen beenden",
        },
        ("objection", _) => Phrase {
            en: "Stop marketing",
            de: "Keine Werbung mehr",
        },
        ("lifting", "marketing") => Phrase {
            en: "Allow marketing again",
            de: "Werbung wieder erlauben",
        },
        ("lifting", "other-uses") => Phrase {
            en: "Allow other uses again",
            de: "Andere Verwendungen wieder erlauben",
        },
        ("lifting", _) => Phrase {
            en: "Use my data again",
            de: "Meine Daten wieder verwenden",
        },
        ("transfer", _) => Phrase {
            en: "Send a copy to somebody else",
            de: "Eine Kopie an jemand anderen senden",
        },
        ("complaint", _) => Phrase {
            en: "A complaint",
            de: "Eine Beschwerde",
        },
        ("appeal", _) => Phrase {
            en: "An appeal",
            de: "Ein Einspruch",
        },
        _ => Phrase {
            en: "A request",
            de: "Ein Antrag",
        },
    }
}

/// The same to staff, of somebody else's request.
pub fn kind_theirs(code: &str, scope: &str) -> Phrase {
    match (code, scope) {
        ("access", _) => Phrase {
            en: "A copy, made for them",
            de: "Eine Kopie, für die Person gemacht",
        },
        ("correction", "words") => Phrase {
            en: "Correct something that they cannot edit",
            de: "Etwas berichtigen, das die Person nicht ändern kann",
        },
        ("correction", "statement") => Phrase {
            en: "Add a statement to their record",
            de: "Eine Erklärung zu den Daten der Person hinzufügen",
        },
        ("correction", _) => Phrase {
            en: "Correct their details",
            de: "Die Angaben der Person berichtigen",
        },
        ("lifting", scope) if !matches!(scope, "marketing" | "other-uses") => Phrase {
            en: "Use their data again",
            de: "Die Daten der Person wieder verwenden",
        },
        _ => kind(code, scope),
    }
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;

    /// What says whose it is, to the person themselves.
    const OWN: [&str; 8] = ["you", "your", "my", "sie", "ihnen", "ihre", "ihren", "meine"];

    fn is_of_the_reader(said: Phrase) -> bool {
        let words = [said.en, said.de].map(str::to_lowercase).join(" ");
        let mut words = words.split(|c: char| !c.is_alphabetic());
        words.any(|word| OWN.contains(&word))
    }

    #[test]
    fn staff_read_of_nothing_as_theirs() {
        let scopes = ["", "words", "statement", "marketing", "other-uses"];
        let (mut said, mut otherwise) = (0, 0);
        for known in domain::request::Kind::ALL {
            for scope in scopes.into_iter().chain(sizes::CODES) {
                let theirs = kind_theirs(known.code(), scope);
                assert!(!is_of_the_reader(theirs), "{theirs:?}");
                said += 1;
                otherwise += usize::from(is_of_the_reader(kind(known.code(), scope)));
            }
        }
        // The control: to the person, some of them are.
        assert!((1..said).contains(&otherwise), "{otherwise} of {said}");
    }

    #[test]
    fn every_kind_has_words_of_its_own() {
        let other = kind("", "");
        for known in domain::request::Kind::ALL {
            assert_ne!(kind(known.code(), ""), other, "{}", known.code());
        }
        assert_ne!(kind("erasure", "messages"), kind("erasure", "conversation"));
    }
}
