//! Staff put a request for somebody who has asked them elsewhere.

use super::{Phrase, queue, status};

/// The title and the heading.
pub const TITLE: Phrase = Phrase {
    en: "Put a request for somebody",
    de: "Für jemanden einen Antrag stellen",
};
/// What the page is for.
pub const LEDE: Phrase = Phrase {
    en: "Somebody asked by letter, by telephone or otherwise. It counts as if they had asked here on the day it reached \
        you, and they see it as put for them.",
    de: "Jemand hat per Brief, Telefon oder auf anderem Weg etwas verlangt. Es zählt, als wäre es an dem Tag hier verlangt \
        worden, an dem es Sie erreicht hat, und die Person sieht, dass der Antrag für sie gestellt wurde.",
};
/// Whoever a request is about, with its reference.
pub const WHOM_OF: Phrase = Phrase {
    en: "For the person of request {}, whose record is open to you.",
    de: "Für die Person des Antrags {}, deren Datensatz Ihnen offensteht.",
};
/// The field.
pub const BUSINESS: Phrase = Phrase {
    en: "The business",
    de: "Das Unternehmen",
};
/// The field.
pub const EXTERNAL_ID: Phrase = Phrase {
    en: "Your id for the person",
    de: "Ihre Kennung für die Person",
};
/// About it.
pub const EXTERNAL_ID_HINT: Phrase = Phrase {
    en: "As your own systems name them. Be sure that it is the one who asks.",
    de: "So, wie Ihre eigenen Systeme sie nennen. Vergewissern Sie sich, dass es die ist, die etwas verlangt.",
};
/// Part: what.
pub const WHAT: Phrase = Phrase {
    en: "What they ask",
    de: "Was sie verlangt",
};
/// The question.
pub const ASK: Phrase = Phrase {
    en: "What do they ask for?",
    de: "Worum bittet die Person?",
};
/// The field.
pub const RECIPIENT: Phrase = Phrase {
    en: "Who is to get the copy",
    de: "Wer die Kopie bekommen soll",
};
/// About it.
pub const RECIPIENT_HINT: Phrase = Phrase {
    en: "Only where a copy goes to somebody else: their name, in one line.",
    de: "Nur, wenn eine Kopie an jemand anderen geht: der Name, in einer Zeile.",
};
/// The field.
pub const ABOUT: Phrase = Phrase {
    en: "Which request it is about",
    de: "Um welchen Antrag es geht",
};
/// About it.
pub const ABOUT_HINT: Phrase = Phrase {
    en: "Only for an appeal, or a complaint about a request: its reference.",
    de: "Nur für einen Einspruch oder eine Beschwerde über einen Antrag: sein Zeichen.",
};
/// The question.
pub const INTAKE: Phrase = Phrase {
    en: "How did they ask?",
    de: "Wie hat sie darum gebeten?",
};
/// The field.
pub const RECEIVED_ON: Phrase = Phrase {
    en: "When did it reach you?",
    de: "Wann hat es Sie erreicht?",
};
/// About it.
pub const RECEIVED_ON_HINT: Phrase = Phrase {
    en: "The day of the call, or on which the letter came, not the one on which you read it. The clock counts from it. \
        Today or one of the last 90 days.",
    de: "Der Tag des Anrufs oder der, an dem der Brief kam, nicht der, an dem Sie ihn gelesen haben. Die Frist zählt ab \
        dann. Heute oder einer der letzten 90 Tage.",
};
/// A step of what happened, for staff.
pub const H_ENTERED: Phrase = Phrase {
    en: "Entered here by staff",
    de: "Vom Team hier eingetragen",
};
/// A step of what happened, for the person: with the day on which it came.
pub const REACHED_US: Phrase = Phrase {
    en: "What you asked reached us on {}. The time for our answer counts from then.",
    de: "Was Sie verlangt haben, hat uns am {} erreicht. Die Zeit für unsere Antwort zählt ab dann.",
};
/// The field.
pub const THERE: Phrase = Phrase {
    en: "Where do they live?",
    de: "Wo lebt die Person?",
};
/// About it.
pub const THERE_HINT: Phrase = Phrase {
    en: "It decides by which law you answer. Say only what they told you or what you know: do not guess it from a language \
        or an address on the internet.",
    de: "Danach richtet sich, nach welchem Gesetz Sie antworten. Geben Sie nur an, was die Person gesagt hat oder was Sie \
        wissen: Schließen Sie es nicht aus einer Sprache oder einer Internetadresse.",
};
/// Nowhere that is listed, or nobody knows.
pub const ELSEWHERE: Phrase = Phrase {
    en: "Elsewhere, or not known: your usual law",
    de: "Anderswo oder nicht bekannt: Ihr übliches Gesetz",
};
/// The field.
pub const WORDS: Phrase = Phrase {
    en: "What they said, and how you know that it is them",
    de: "Was sie gesagt hat, und woher Sie wissen, dass sie es ist",
};
/// About it.
pub const WORDS_HINT: Phrase = Phrase {
    en: "The person reads it. Keep letters and mandates where you keep such things.",
    de: "Die Person liest es. Bewahren Sie Briefe und Vollmachten dort auf, wo Sie so etwas aufbewahren.",
};
/// At the choices.
pub const MISSING: Phrase = Phrase {
    en: "Choose what they ask for, and how they asked. A copy for somebody else needs a name, an appeal a reference.",
    de: "Wählen Sie, worum die Person bittet und wie sie darum gebeten hat. Eine Kopie für jemand anderen braucht einen \
        Namen, ein Einspruch ein Zeichen.",
};
/// The button.
pub const PUT: Phrase = Phrase {
    en: "Put the request for them",
    de: "Antrag für die Person stellen",
};

/// How somebody can have asked.
pub fn intake(code: &str) -> Phrase {
    match code {
        "letter" => Phrase {
            en: "By letter",
            de: "Per Brief",
        },
        "email" => Phrase {
            en: "By e-mail",
            de: "Per E-Mail",
        },
        "telephone" => Phrase {
            en: "By telephone",
            de: "Am Telefon",
        },
        "in_person" => Phrase {
            en: "In person",
            de: "Persönlich",
        },
        _ => Phrase {
            en: "Through somebody who may act for them",
            de: "Durch jemanden, der für sie handeln darf",
        },
    }
}

/// What can be put: a right, with what tells it from others of the same.
pub fn ask(kind: &str, scope: &str) -> String {
    let right = queue::right(kind);
    let ground = match scope {
        "accuracy-contested" => Phrase {
            en: "they say that it is not right",
            de: "die Person sagt, dass etwas nicht stimmt",
        },
        "unlawful" => Phrase {
            en: "it is unlawful, and they do not want it deleted",
            de: "es ist unrechtmäßig, und die Person will keine Löschung",
        },
        "legal-claims" => Phrase {
            en: "they need it for a legal claim",
            de: "die Person braucht es für einen Rechtsanspruch",
        },
        "objection-pending" => Phrase {
            en: "they have objected, and that is weighed",
            de: "die Person hat widersprochen, und das wird abgewogen",
        },
        _ => status::kind_theirs(kind, scope),
    };
    format!("{right}: {ground}")
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;

    #[test]
    fn every_way_has_words_of_its_own() {
        let said: std::collections::BTreeSet<_> = domain::request::Intake::ALL
            .iter()
            .map(|way| intake(way.code()).en)
            .collect();
        assert_eq!(said.len(), domain::request::Intake::ALL.len());
    }
}
