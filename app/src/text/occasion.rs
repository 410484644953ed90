//! Why a record was opened: what staff choose, and what the person reads.

use super::Phrase;

/// What a member of staff chooses.
pub fn label(code: &str) -> Phrase {
    match code {
        "decide_request" => Phrase {
            en: "To decide this request",
            de: "Um über diesen Antrag zu entscheiden",
        },
        "person_asked" => Phrase {
            en: "The person asked for help",
            de: "Die Person hat um Hilfe gebeten",
        },
        "check_data" => Phrase {
            en: "To see whether what is held is right",
            de: "Um zu sehen, ob die gespeicherten Daten richtig sind",
        },
        "complaint" => Phrase {
            en: "To answer a complaint",
            de: "Um eine Beschwerde zu beantworten",
        },
        "authority" => Phrase {
            en: "An authority or a court asks",
            de: "Eine Behörde oder ein Gericht fragt danach",
        },
        "security" => Phrase {
            en: "The data may not be safe",
            de: "Die Daten sind vielleicht nicht sicher",
        },
        "consent" => Phrase {
            en: "The person agrees to it",
            de: "Die Person ist damit einverstanden",
        },
        "legal_claims" => Phrase {
            en: "For legal claims",
            de: "Für Rechtsansprüche",
        },
        "rights_of_another" => Phrase {
            en: "To protect the rights of another person",
            de: "Zum Schutz der Rechte einer anderen Person",
        },
        "public_interest" => Phrase {
            en: "For an important public interest",
            de: "Aus einem wichtigen öffentlichen Interesse",
        },
        _ => OTHER,
    }
}

/// What the person reads.
pub fn read(code: &str) -> Phrase {
    match code {
        "decide_request" => Phrase {
            en: "To decide what you asked.",
            de: "Um über Ihren Antrag zu entscheiden.",
        },
        "person_asked" => Phrase {
            en: "Because you asked for help.",
            de: "Weil Sie um Hilfe gebeten haben.",
        },
        "check_data" => Phrase {
            en: "To see whether what is held about you is right.",
            de: "Um zu sehen, ob die Daten über Sie richtig sind.",
        },
        "complaint" => Phrase {
            en: "To answer somebody’s complaint.",
            de: "Um auf eine Beschwerde zu antworten.",
        },
        "authority" => Phrase {
            en: "Because an authority or a court asked.",
            de: "Weil eine Behörde oder ein Gericht danach gefragt hat.",
        },
        "security" => Phrase {
            en: "Because your data might not have been safe.",
            de: "Weil Ihre Daten vielleicht nicht sicher waren.",
        },
        "consent" => Phrase {
            en: "Though it is restricted: because you agreed.",
            de: "Trotz der Einschränkung: weil Sie einverstanden waren.",
        },
        "legal_claims" => Phrase {
            en: "Though it is restricted: for legal claims.",
            de: "Trotz der Einschränkung: für Rechtsansprüche.",
        },
        "rights_of_another" => Phrase {
            en: "Though it is restricted: to protect the rights of another person.",
            de: "Trotz der Einschränkung: zum Schutz der Rechte einer anderen Person.",
        },
        "public_interest" => Phrase {
            en: "Though it is restricted: for an important public interest.",
            de: "Trotz der Einschränkung: aus einem wichtigen öffentlichen Interesse.",
        },
        _ => OTHER,
    }
}

const OTHER: Phrase = Phrase {
    en: "For a reason that this page does not know",
    de: "Aus einem Grund, den diese Seite nicht kennt",
};

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;

    #[test]
    fn every_reason_has_words_of_its_own() {
        for occasion in domain::opening::Occasion::ALL {
            assert_ne!(label(occasion.code()), OTHER, "{}", occasion.code());
            assert_ne!(read(occasion.code()), OTHER, "{}", occasion.code());
        }
    }
}
