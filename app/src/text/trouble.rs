//! Pages that say what went wrong.

use super::{Phrase, hold};
use crate::api::Problem;

/// What a page of trouble says.
#[derive(Debug, Clone, Copy)]
pub struct Trouble {
    /// In the margin, and the page's title.
    pub side: Phrase,
    /// The heading.
    pub heading: Phrase,
    /// What happened, and what to do.
    pub lede: Phrase,
    /// The link that leads on.
    pub on: Phrase,
}

/// The words for a problem.
pub const fn words(problem: Problem) -> Trouble {
    match problem {
        Problem::NotFound => NOT_FOUND,
        Problem::SignedOut => ENDED,
        Problem::StaleForm => STALE_FORM,
        Problem::NotFresh => NOT_FRESH,
        Problem::SamePerson => SAME_PERSON,
        Problem::Moved | Problem::Stale => MOVED,
        Problem::Held => HELD,
        Problem::ReasonMissing
        | Problem::OccasionMissing
        | Problem::ChoiceMissing
        | Problem::WordsMissing
        | Problem::WordsTooLong
        | Problem::NobodyHeld
        | Problem::NotNamed
        | Problem::NotReceivedThen
        | Problem::NotHeldUntil
        | Problem::AllParts
        | Problem::Misfit
        | Problem::Incomplete => INCOMPLETE,
        Problem::SameReviewer => SAME_REVIEWER,
        Problem::MayNotAsk
        | Problem::NotExtendable
        | Problem::ExtendedBefore
        | Problem::Late
        | Problem::NotDecided => NOT_POSSIBLE,
        Problem::NoteTooLong => NOTE_TOO_LONG,
        Problem::Busy => BUSY,
        Problem::Fault => FAULT,
    }
}

const BUSY: Trouble = Trouble {
    side: Phrase {
        en: "One moment",
        de: "Einen Moment",
    },
    heading: Phrase {
        en: "The portal is busy just now",
        de: "Das Portal ist gerade beschäftigt",
    },
    lede: Phrase {
        en: "It is taking in a lot of data. Nothing was changed. Try again in a minute.",
        de: "Es liest gerade viele Daten ein. Es wurde nichts geändert. Versuchen Sie es in einer Minute noch einmal.",
    },
    on: TO_OVERVIEW,
};
const NOT_FOUND: Trouble = Trouble {
    side: Phrase {
        en: "Not found",
        de: "Nicht gefunden",
    },
    heading: Phrase {
        en: "There is no page here",
        de: "Hier gibt es keine Seite",
    },
    lede: Phrase {
        en: "The address may be mistyped, or the page is not yours to see. We say the same in both \
            cases, so that nobody can find out by trying.",
        de: "Vielleicht ist die Adresse vertippt, oder die Seite ist nicht für Sie bestimmt. Wir \
            sagen in beiden Fällen dasselbe, damit niemand es durch Ausprobieren herausfindet.",
    },
    on: TO_OVERVIEW,
};
const ENDED: Trouble = Trouble {
    side: Phrase {
        en: "Session ended",
        de: "Anmeldung beendet",
    },
    heading: SIGNED_OUT,
    lede: Phrase {
        en: "You were away for a while, so we closed the page to keep your data to yourself. \
            Nothing is lost.",
        de: "Sie waren eine Weile weg, deshalb haben wir die Seite geschlossen, damit niemand \
            sonst Ihre Daten sieht. Nichts ist verloren.",
    },
    on: CARRY_ON,
};
const STALE_FORM: Trouble = Trouble {
    side: Phrase {
        en: "An older form",
        de: "Ein älteres Formular",
    },
    heading: Phrase {
        en: "This form belongs to an earlier visit",
        de: "Dieses Formular gehört zu einer früheren Anmeldung",
    },
    lede: Phrase {
        en: "You have signed in again since the form was drawn, so we did not take it. Nothing was \
            changed. Open the page again and send the form from there.",
        de: "Sie haben sich neu angemeldet, seit das Formular gezeigt wurde, deshalb haben wir es \
            nicht angenommen. Es wurde nichts geändert. Öffnen Sie die Seite noch einmal und \
            senden Sie das Formular von dort.",
    },
    on: TO_OVERVIEW,
};
const NOT_FRESH: Trouble = Trouble {
    side: Phrase {
        en: "Sign in again",
        de: "Neu anmelden",
    },
    heading: Phrase {
        en: "Please sign in once more",
        de: "Bitte melden Sie sich noch einmal an",
    },
    lede: Phrase {
        en: "It has been a while since you signed in, and this is something that only you should \
            do. Nothing was changed.",
        de: "Ihre Anmeldung liegt eine Weile zurück, und das hier sollen nur Sie selbst tun. Es \
            wurde nichts geändert.",
    },
    on: TO_OVERVIEW,
};
const SAME_PERSON: Trouble = Trouble {
    side: Phrase {
        en: "A second person",
        de: "Eine zweite Person",
    },
    heading: Phrase {
        en: "Somebody else has to approve as well",
        de: "Noch jemand anderes muss zustimmen",
    },
    lede: Phrase {
        en: "Two people have to agree here, who sign in by two different keys. The first approval \
            stands. Nothing was changed.",
        de: "Hier müssen zwei Personen zustimmen, die sich mit zwei verschiedenen Schlüsseln \
            anmelden. Die erste Zustimmung gilt. Es wurde nichts geändert.",
    },
    on: TO_THE_QUEUE,
};
const SAME_REVIEWER: Trouble = Trouble {
    side: Phrase {
        en: "Somebody else",
        de: "Jemand anderes",
    },
    heading: Phrase {
        en: "Somebody else has to look at this",
        de: "Das muss sich jemand anderes ansehen",
    },
    lede: Phrase {
        en: "A complaint or an appeal is decided by somebody who did not decide what it is about, and who \
            signs in by another key. Nothing was changed.",
        de: "Über eine Beschwerde oder einen Einspruch entscheidet jemand, der nicht entschieden hat, worum \
            es geht, und der sich mit einem anderen Schlüssel anmeldet. Es wurde nichts geändert.",
    },
    on: TO_THE_QUEUE,
};
const HELD: Trouble = Trouble {
    side: Phrase {
        en: "Legal hold",
        de: "Aufbewahrungssperre",
    },
    heading: hold::STANDS,
    lede: Phrase {
        en: "While it stands, no deletion can be approved. Nothing was changed. The page of the request says which hold \
            it is, until when, and what you can do.",
        de: "Solange sie gilt, kann keiner Löschung zugestimmt werden. Es wurde nichts geändert. Auf der Seite des Antrags \
            steht, welche Sperre es ist, bis wann, und was Sie tun können.",
    },
    on: TO_THE_QUEUE,
};
const NOT_POSSIBLE: Trouble = Trouble {
    side: Phrase {
        en: "Not possible",
        de: "Nicht möglich",
    },
    heading: Phrase {
        en: "That cannot be done with this request",
        de: "Das geht mit diesem Antrag nicht",
    },
    lede: Phrase {
        en: "The law does not allow it here, or no longer, or there is nothing yet to do it with. Nothing \
            was changed. The page of the request says what can be done.",
        de: "Das Gesetz erlaubt es hier nicht oder nicht mehr, oder es ist noch nicht so weit. Es wurde \
            nichts geändert. Auf der Seite des Antrags steht, was möglich ist.",
    },
    on: TO_OVERVIEW,
};
const MOVED: Trouble = Trouble {
    side: Phrase {
        en: "Changed meanwhile",
        de: "Inzwischen geändert",
    },
    heading: Phrase {
        en: "Something changed while you were reading",
        de: "Etwas hat sich geändert, während Sie gelesen haben",
    },
    lede: Phrase {
        en: "The request has moved on since this page was drawn, so we did not act on it. Open it \
            again to see where it stands.",
        de: "Der Antrag ist weiter, als er es war, als diese Seite gezeigt wurde, deshalb haben \
            wir nichts getan. Öffnen Sie ihn noch einmal, um zu sehen, wie es um ihn steht.",
    },
    on: TO_OVERVIEW,
};
const INCOMPLETE: Trouble = Trouble {
    side: Phrase {
        en: "Not complete",
        de: "Nicht vollständig",
    },
    heading: Phrase {
        en: "Something is missing in what was sent",
        de: "In dem, was gesendet wurde, fehlt etwas",
    },
    lede: Phrase {
        en: "We could not take the form as it came, and nothing was changed. Go back, fill in what \
            is missing and send it again.",
        de: "Wir konnten das Formular so nicht annehmen, und es wurde nichts geändert. Gehen Sie \
            zurück, ergänzen Sie, was fehlt, und senden Sie es noch einmal.",
    },
    on: TO_OVERVIEW,
};
const NOTE_TOO_LONG: Trouble = Trouble {
    side: Phrase {
        en: "Too long",
        de: "Zu lang",
    },
    heading: Phrase {
        en: "The note is too long",
        de: "Die Anmerkung ist zu lang",
    },
    lede: Phrase {
        en: "We could not take the form as it came, and nothing was changed. Go back, shorten the note and send \
            it again.",
        de: "Wir konnten das Formular so nicht annehmen, und es wurde nichts geändert. Gehen Sie zurück, kürzen \
            Sie die Anmerkung und senden Sie das Formular noch einmal.",
    },
    on: TO_THE_QUEUE,
};
const FAULT: Trouble = Trouble {
    side: Phrase {
        en: "Something went wrong",
        de: "Etwas ist schiefgegangen",
    },
    heading: Phrase {
        en: "Sorry, there is a problem on our side",
        de: "Es gibt leider ein Problem auf unserer Seite",
    },
    lede: Phrase {
        en: "It is not you. Nothing you had saved is lost: go back and try again in a few minutes.",
        de: "Es liegt nicht an Ihnen. Nichts, was Sie gespeichert hatten, ist verloren: Gehen Sie \
            zurück und versuchen Sie es in ein paar Minuten noch einmal.",
    },
    on: TO_OVERVIEW,
};

/// Whoever is signed out reads this.
pub const SIGNED_OUT: Phrase = Phrase {
    en: "You have been signed out",
    de: "Sie wurden abgemeldet",
};
/// A way on.
pub const TO_OVERVIEW: Phrase = Phrase {
    en: "Go to your overview",
    de: "Zu Ihrer Übersicht",
};
/// A way on.
pub const CARRY_ON: Phrase = Phrase {
    en: "Sign in and carry on",
    de: "Anmelden und weitermachen",
};
/// The other way on.
pub const SIGN_IN_AGAIN: Phrase = Phrase {
    en: "Sign in again",
    de: "Neu anmelden",
};
/// The way on for staff.
pub const TO_THE_QUEUE: Phrase = Phrase {
    en: "Go to the queue",
    de: "Zum Eingang",
};
