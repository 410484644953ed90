//! What stands about a person until they lift it, and what a request about it says.

use super::{
    Phrase,
    law::{NEUTRAL, by_law},
};
use crate::view::Wording;

/// The row.
pub const HEADING: Phrase = Phrase {
    en: "What you have stopped",
    de: "Was Sie angehalten haben",
};
/// Beside it.
pub const NOTE: Phrase = Phrase {
    en: "It stands until you lift it.",
    de: "Es gilt, bis Sie es aufheben.",
};
/// Since a day.
pub const SINCE: Phrase = Phrase {
    en: "Since {}.",
    de: "Seit dem {}.",
};
/// Of a restriction that the business ends; on a day.
pub const ENDS: Phrase = Phrase {
    en: "We will lift it on {}. If you think that is too early, tell us before then.",
    de: "Wir heben sie am {} auf. Wenn Sie das für zu früh halten, sagen Sie es uns vorher.",
};
/// Of a restriction that ends on one of its grounds only: on a day, and the ground.
pub const ENDS_IN_PART: Phrase = Phrase {
    en: "As far as it rests on this, it ends on {}: “{}”. Otherwise it goes on.",
    de: "Soweit sie hierauf beruht, endet sie am {}: „{}“. Im Übrigen gilt sie weiter.",
};
/// How it came: the browser said so.
pub const BY_BROWSER: Phrase = Phrase {
    en: "Your browser asked for it when you signed in (Global Privacy Control).",
    de: "Ihr Browser hat es bei der Anmeldung verlangt (Global Privacy Control).",
};
/// How it came: the business knew.
pub const BY_IMPORT: Phrase = Phrase {
    en: "You told us so before, elsewhere.",
    de: "Sie haben es uns schon früher gesagt, an anderer Stelle.",
};
/// To the request under which it stands.
pub const SEE: Phrase = Phrase {
    en: "See the request",
    de: "Antrag ansehen",
};
/// The law.
pub const LAW: Phrase = Phrase {
    en: "The law behind this",
    de: "Das Gesetz dahinter",
};
/// About it.
pub const fn law_line(wording: Wording) -> Phrase {
    by_law! {
        wording,
        en: "Article 21 of the "
            " lets you object, and leaves us no choice where it is about direct marketing (paragraph 3). While your data \
            are restricted (Article 18), we store them and use them only with your consent, for legal claims, to protect \
            somebody else, or for an important public interest. We tell you before we lift a restriction.",
        de: "Artikel 21 der "
            " gibt Ihnen ein Widerspruchsrecht, und bei Direktwerbung lässt er uns keine Wahl (Absatz 3). Solange die \
            Verarbeitung Ihrer Daten eingeschränkt ist (Artikel 18), speichern wir sie und verwenden sie nur mit Ihrer \
            Einwilligung, für Rechtsansprüche, zum Schutz anderer oder aus einem wichtigen öffentlichen Interesse. Bevor wir \
            eine Einschränkung aufheben, sagen wir es Ihnen.",
        ccpa: NEUTRAL,
        other: NEUTRAL,
    }
}

/// The browser says otherwise than the person: heading.
pub const SIGNAL: Phrase = Phrase {
    en: "Your browser asks for something else",
    de: "Ihr Browser verlangt etwas anderes",
};
/// About it.
pub const SIGNAL_LINE: Phrase = Phrase {
    en: "You have allowed marketing here. Your browser says that you want none (Global Privacy Control). What you said here \
        counts, unless you change it.",
    de: "Sie haben Werbung hier erlaubt. Ihr Browser sagt, dass Sie keine wollen (Global Privacy Control). Es gilt, was Sie \
        hier gesagt haben, solange Sie es nicht ändern.",
};
/// The button.
pub const SIGNAL_BUTTON: Phrase = Phrase {
    en: "Stop marketing after all",
    de: "Werbung doch beenden",
};

/// The business has heard otherwise: heading.
pub const CLAIM: Phrase = Phrase {
    en: "Elsewhere you are said to have allowed marketing",
    de: "Anderswo sollen Sie Werbung erlaubt haben",
};
/// About it; on a day.
pub const CLAIM_LINE: Phrase = Phrase {
    en: "You have stopped marketing here. Our systems say that you allowed it on {}. What you said here counts, unless you \
        change it: you can lift it below.",
    de: "Sie haben Werbung hier beendet. Nach unseren Systemen haben Sie sie am {} erlaubt. Es gilt, was Sie hier gesagt \
        haben, solange Sie es nicht ändern: Unten können Sie es aufheben.",
};
/// The button.
pub const CLAIM_BUTTON: Phrase = Phrase {
    en: "I want none all the same",
    de: "Ich will trotzdem keine",
};

/// What it is: `marketing`.
pub fn label(what: &str) -> Phrase {
    match what {
        "marketing" => Phrase {
            en: "No marketing",
            de: "Keine Werbung",
        },
        "other_uses" => Phrase {
            en: "Your objection",
            de: "Ihr Widerspruch",
        },
        _ => Phrase {
            en: "Restriction",
            de: "Einschränkung",
        },
    }
}

/// What it means.
pub fn means(what: &str) -> Phrase {
    match what {
        "marketing" => Phrase {
            en: "We send you no marketing, by whatever channel.",
            de: "Wir senden Ihnen keine Werbung, auf keinem Kanal.",
        },
        "other_uses" => Phrase {
            en: "We no longer use your data for what you objected to.",
            de: "Wir verwenden Ihre Daten nicht mehr für das, dem Sie widersprochen haben.",
        },
        _ => Phrase {
            en: "We store your data and do nothing else with them. You see everything as before.",
            de: "Wir speichern Ihre Daten und tun sonst nichts damit. Sie sehen alles wie zuvor.",
        },
    }
}

/// The button that lifts it.
pub fn lift(what: &str) -> Phrase {
    match what {
        "marketing" => Phrase {
            en: "Allow marketing again",
            de: "Werbung wieder erlauben",
        },
        "other_uses" => Phrase {
            en: "Take the objection back",
            de: "Widerspruch zurücknehmen",
        },
        _ => Phrase {
            en: "Lift the restriction",
            de: "Einschränkung aufheben",
        },
    }
}

/// What was done about it: a heading and a line.
pub fn done(kind: &str, scope: &str) -> Option<[Phrase; 2]> {
    Some(match (kind, scope) {
        ("objection", "marketing") => [
            Phrase {
                en: "You get no marketing from us any more.",
                de: "Sie bekommen keine Werbung mehr von uns.",
            },
            Phrase {
                en: "That holds from this moment on; nobody had to decide it. What is being sent already may still reach \
                    you.",
                de: "Das gilt von diesem Augenblick an; niemand musste darüber entscheiden. Was schon unterwegs ist, \
                    kann Sie noch erreichen.",
            },
        ],
        ("objection", _) => [
            Phrase {
                en: "We agree: we no longer use your data for what you objected to.",
                de: "Wir stimmen zu: Wir verwenden Ihre Daten nicht mehr für das, dem Sie widersprochen haben.",
            },
            UNDO,
        ],
        ("restriction", _) => [
            Phrase {
                en: "Your data are restricted: we store them, and do nothing else with them.",
                de: "Die Verarbeitung Ihrer Daten ist eingeschränkt: Wir speichern sie und tun sonst nichts damit.",
            },
            UNDO,
        ],
        ("lifting", "marketing") => [
            Phrase {
                en: "We may send you marketing again.",
                de: "Wir dürfen Ihnen wieder Werbung senden.",
            },
            AGAIN,
        ],
        ("lifting", _) => [
            Phrase {
                en: "It is lifted.",
                de: "Es ist aufgehoben.",
            },
            AGAIN,
        ],
        _ => return None,
    })
}

const UNDO: Phrase = Phrase {
    en: "It stands until it is lifted. You can lift it yourself, from your overview.",
    de: "Das gilt, bis es aufgehoben wird. Sie können es selbst aufheben, in Ihrer Übersicht.",
};
const AGAIN: Phrase = Phrase {
    en: "You can change your mind at any time, in as many steps.",
    de: "Sie können es sich jederzeit anders überlegen, in ebenso vielen Schritten.",
};

/// For staff, on the page of a request: heading.
pub const OF_PERSON: Phrase = Phrase {
    en: "What stands about this person",
    de: "Was für diese Person gilt",
};
/// For staff, what it is.
pub fn for_staff(what: &str) -> Phrase {
    match what {
        "marketing" => Phrase {
            en: "Wants no marketing",
            de: "Will keine Werbung",
        },
        "other_uses" => Phrase {
            en: "Has objected to other uses",
            de: "Hat anderen Verwendungen widersprochen",
        },
        _ => Phrase {
            en: "The record is restricted: it may only be stored",
            de: "Der Datensatz ist eingeschränkt: Er darf nur gespeichert werden",
        },
    }
}
/// For staff, how to end a restriction.
pub const END_LINE: Phrase = Phrase {
    en: "The person reads it at once, on their pages, and the restriction is lifted after seven days. It stays as long as it \
        rests on another ground.",
    de: "Die Person liest es sofort auf ihren Seiten, und nach sieben Tagen wird die Einschränkung aufgehoben. Sie bleibt, \
        solange sie auf einem anderen Grund beruht.",
};
/// Where it stands that they have to be told; nothing, under a law that knows no restriction.
pub const fn end_source(wording: Wording) -> Option<&'static str> {
    match wording {
        Wording::Gdpr => Some("GDPR Art. 18(3)"),
        Wording::UkGdpr => Some("UK GDPR Art. 18(3)"),
        Wording::Ccpa | Wording::Other => None,
    }
}
/// The button.
pub const END_BUTTON: Phrase = Phrase {
    en: "Tell them that it ends",
    de: "Das Ende mitteilen",
};
/// For staff, when it ends.
pub const ENDING: Phrase = Phrase {
    en: "The person was told that it ends on {}.",
    de: "Der Person wurde mitgeteilt, dass sie am {} endet.",
};
/// For staff, beside a decision: a choice.
pub const ENDS_WITH: Phrase = Phrase {
    en: "Tell them that the restriction ends",
    de: "Das Ende der Einschränkung mitteilen",
};
/// About it: why it is there, and when it ends.
pub const ENDS_WITH_LINE: Phrase = Phrase {
    en: "While this is looked into, their data are only stored: “{}”. With your decision that is over, and the person can read \
        with it that it ends on {}. Other grounds stay.",
    de: "Solange das geprüft wird, werden die Daten der Person nur gespeichert: „{}“. Mit Ihrer Entscheidung ist das vorbei, \
        und die Person kann zugleich lesen, dass es am {} endet. Andere Gründe bleiben.",
};
/// Before it is sent; on a day.
pub const ENDS_WITH_THIS: Phrase = Phrase {
    en: "With this, the person reads that the restriction that was granted meanwhile ends on {}.",
    de: "Zugleich liest die Person, dass die Einschränkung, die inzwischen galt, am {} endet.",
};
