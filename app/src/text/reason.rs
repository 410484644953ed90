//! Why a request is refused: what the reviewer chooses, and what the person reads.

use super::Phrase;

/// The reason as a reviewer chooses it.
pub fn label(code: &str) -> Phrase {
    match code {
        "legal_obligation" => Phrase {
            en: "A law obliges us to keep the records",
            de: "Ein Gesetz verpflichtet uns, die Daten aufzubewahren",
        },
        "legal_claims" => Phrase {
            en: "We need the records for a legal claim",
            de: "Wir brauchen die Daten für einen Rechtsanspruch",
        },
        "cannot_identify" => Phrase {
            en: "We cannot tell who is asking",
            de: "Wir können nicht erkennen, wer den Antrag stellt",
        },
        "manifestly_unfounded" => Phrase {
            en: "The request is plainly unfounded",
            de: "Der Antrag ist offenkundig unbegründet",
        },
        "excessive" => Phrase {
            en: "The request is excessive",
            de: "Der Antrag ist exzessiv",
        },
        "freedom_of_expression" => Phrase {
            en: "Freedom of expression and information",
            de: "Freie Meinungsäußerung und Information",
        },
        "public_health" => Phrase {
            en: "Public health",
            de: "Öffentliche Gesundheit",
        },
        "archiving_or_research" => Phrase {
            en: "Archives, research or statistics",
            de: "Archive, Forschung oder Statistik",
        },
        _ => Phrase {
            en: "Another reason",
            de: "Ein anderer Grund",
        },
    }
}

/// The reason as the person reads it.
pub fn letter(code: &str) -> Phrase {
    match code {
        "legal_obligation" => Phrase {
            en: "A law obliges us to keep these records, so we may not delete them. We may use them for \
                nothing else.",
            de: "Ein Gesetz verpflichtet uns, diese Daten aufzubewahren, deshalb dürfen wir sie nicht \
                löschen. Für etwas anderes dürfen wir sie nicht verwenden.",
        },
        "legal_claims" => Phrase {
            en: "We need these records to bring a legal claim or to defend against one. We may use them \
                for nothing else.",
            de: "Wir brauchen diese Daten, um einen Rechtsanspruch geltend zu machen oder uns gegen einen \
                zu verteidigen. Für etwas anderes dürfen wir sie nicht verwenden.",
        },
        "cannot_identify" => Phrase {
            en: "From what we hold we cannot tell which records are about you, and deleting the wrong ones \
                would harm someone else. Tell us something that connects you with them, and we will look \
                again.",
            de: "An dem, was wir gespeichert haben, können wir nicht erkennen, welche Daten von Ihnen \
                handeln, und die falschen zu löschen würde jemand anderem schaden. Nennen Sie uns etwas, \
                das Sie damit verbindet, und wir sehen noch einmal nach.",
        },
        "manifestly_unfounded" => Phrase {
            en: "The law lets us refuse a request that plainly has no ground. It is for us to show that \
                yours has none.",
            de: "Das Gesetz erlaubt uns, einen offenkundig unbegründeten Antrag abzulehnen. Dass Ihrer es \
                ist, müssen wir nachweisen.",
        },
        "excessive" => Phrase {
            en: "The law lets us refuse a request that is excessive, above all one that repeats an earlier \
                one. It is for us to show that yours is.",
            de: "Das Gesetz erlaubt uns, einen exzessiven Antrag abzulehnen, vor allem einen, der einen \
                früheren wiederholt. Dass Ihrer es ist, müssen wir nachweisen.",
        },
        "freedom_of_expression" => Phrase {
            en: "These records are needed for the freedom to express oneself and to be informed.",
            de: "Diese Daten sind erforderlich, damit Menschen ihre Meinung frei äußern und sich \
                informieren können.",
        },
        "public_health" => Phrase {
            en: "These records are needed to protect public health.",
            de: "Diese Daten sind erforderlich, um die öffentliche Gesundheit zu schützen.",
        },
        "archiving_or_research" => Phrase {
            en: "These records are needed for archives, research or statistics in the public interest, and \
                deleting them would make that work impossible or impair it seriously.",
            de: "Diese Daten sind für Archive, Forschung oder Statistik im öffentlichen Interesse \
                erforderlich, und sie zu löschen würde diese Arbeit unmöglich machen oder ernsthaft \
                beeinträchtigen.",
        },
        _ => Phrase {
            en: "The reason stands beside this letter, in the words of the law.",
            de: "Der Grund steht neben diesem Schreiben, in den Worten des Gesetzes.",
        },
    }
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;

    #[test]
    fn every_reason_has_words_of_its_own() {
        for reason in domain::reason::Reason::ALL {
            assert_ne!(label(reason.code()), label("other"), "{}", reason.code());
            assert_ne!(letter(reason.code()), letter("other"), "{}", reason.code());
        }
    }
}
