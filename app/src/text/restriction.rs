//! Asking that one's records are only stored.

pub use super::erasure::CHECK_TITLE;
use super::{
    Phrase,
    law::{NEUTRAL, by_law},
};
use crate::view::Wording;

/// The title and heading.
pub const TITLE: Phrase = Phrase {
    en: "Restrict",
    de: "Einschränken",
};
/// What the page is for.
pub const LEDE: Phrase = Phrase {
    en: "While your data are restricted, we store them and do nothing else with them. You see everything as before, and you \
        can lift it whenever you like.",
    de: "Solange die Verarbeitung Ihrer Daten eingeschränkt ist, speichern wir sie und tun sonst nichts damit. Sie sehen \
        alles wie zuvor und können es jederzeit aufheben.",
};
/// The way out.
pub const BACK: Phrase = Phrase {
    en: "Back to the overview",
    de: "Zurück zur Übersicht",
};
/// Where a restriction stands; since a day.
pub const STANDS: Phrase = Phrase {
    en: "Your data are restricted already, since {}.",
    de: "Die Verarbeitung Ihrer Daten ist schon eingeschränkt, seit dem {}.",
};
/// Part, and the question.
pub const WHY: Phrase = Phrase {
    en: "Why should we only store your data?",
    de: "Warum sollen wir Ihre Daten nur speichern?",
};
/// What is wrong.
pub const WHY_MISSING: Phrase = Phrase {
    en: "Choose what is the case.",
    de: "Wählen Sie, was zutrifft.",
};
/// The way on.
pub const CONTINUE: Phrase = Phrase {
    en: "Continue",
    de: "Weiter",
};
/// The law.
pub const LAW: Phrase = Phrase {
    en: "The law behind this page",
    de: "Das Gesetz hinter dieser Seite",
};
/// About it.
pub const fn law_line(wording: Wording) -> Phrase {
    by_law! {
        wording,
        en: "Article 18 of the "
            " names four cases in its paragraph 1, letters a to d, in this order. A member of our staff looks at which of \
            them is yours.",
        de: "Artikel 18 der "
            " nennt in Absatz 1 vier Fälle, Buchstaben a bis d, in dieser Reihenfolge. Jemand aus unserem Team sieht nach, \
            welcher davon Ihrer ist.",
        ccpa: NEUTRAL,
        other: NEUTRAL,
    }
}
/// When nothing is held: heading.
pub const NOTHING: Phrase = Phrase {
    en: "There is nothing to restrict",
    de: "Es gibt nichts einzuschränken",
};
/// About it.
pub const NOTHING_LINE: Phrase = Phrase {
    en: "We hold nothing about you here that could be restricted.",
    de: "Wir haben hier nichts über Sie gespeichert, das sich einschränken ließe.",
};

/// Part.
pub const ANSWERS: Phrase = Phrase {
    en: "What you ask for",
    de: "Worum Sie bitten",
};
/// Label.
pub const BECAUSE: Phrase = Phrase {
    en: "Because",
    de: "Weil",
};
/// Beside it.
pub const CHANGE: Phrase = Phrase {
    en: "Change",
    de: "Ändern",
};
/// Label.
pub const ANSWER: Phrase = Phrase {
    en: "Our answer",
    de: "Unsere Antwort",
};
/// Value, with the day.
pub const ANSWER_BY: Phrase = Phrase {
    en: "On the page of your request, at the latest on {}",
    de: "Auf der Seite Ihres Antrags, spätestens am {}",
};
/// With the article.
pub const RESTS_ON: Phrase = Phrase {
    en: "It rests on {}.",
    de: "Das beruht auf {}.",
};
/// The button.
pub const SEND: Phrase = Phrase {
    en: "Ask to restrict my data",
    de: "Um Einschränkung bitten",
};

/// A ground in plain words, and what it means.
pub fn ground(code: &str) -> [Phrase; 2] {
    match code {
        "accuracy_contested" => [
            Phrase {
                en: "Something that you hold is not right",
                de: "Etwas, das gespeichert ist, stimmt nicht",
            },
            Phrase {
                en: "Until we have looked into it.",
                de: "Bis wir es geprüft haben.",
            },
        ],
        "unlawful" => [
            Phrase {
                en: "You may not use my data, but I do not want them deleted",
                de: "Meine Daten dürften gar nicht verwendet werden, ich will sie aber nicht löschen lassen",
            },
            Phrase {
                en: "Until you tell us otherwise.",
                de: "Bis Sie uns etwas anderes sagen.",
            },
        ],
        "legal_claims" => [
            Phrase {
                en: "You no longer need my data, but I do, for a dispute",
                de: "Meine Daten werden nicht mehr gebraucht, aber ich brauche sie für einen Rechtsstreit",
            },
            Phrase {
                en: "So that what proves your claim is not lost.",
                de: "Damit nicht verloren geht, was Ihren Anspruch belegt.",
            },
        ],
        _ => [
            Phrase {
                en: "I have objected, and that is not decided yet",
                de: "Ich habe widersprochen, und darüber ist noch nicht entschieden",
            },
            Phrase {
                en: "Until we have weighed it.",
                de: "Bis wir es abgewogen haben.",
            },
        ],
    }
}
