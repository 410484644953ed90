//! What a person can ask.

use super::{Phrase, due, say};

/// The title and the heading.
pub const TITLE: Phrase = Phrase {
    en: "What you can ask us",
    de: "Worum Sie uns bitten können",
};
/// What the page is for.
pub const LEDE: Phrase = Phrase {
    en: "You need nothing but this sign-in. It costs nothing, and you see everything once more before it is sent.",
    de: "Sie brauchen nichts außer dieser Anmeldung. Es kostet nichts, und Sie sehen alles noch einmal, bevor es \
        gesendet wird.",
};
/// Part: what can be done at once.
pub const AT_ONCE: Phrase = Phrase {
    en: "At once, without asking",
    de: "Sofort, ohne Antrag",
};
/// Part: what is decided.
pub const ASK: Phrase = Phrase {
    en: "By asking us",
    de: "Auf Antrag",
};
/// Part: how long it takes.
pub const HOW_LONG: Phrase = Phrase {
    en: "How long it takes",
    de: "Wie lange es dauert",
};
/// With the day.
pub const BY: Phrase = Phrase {
    en: "If you ask today, you hear from us by {}. The page of your request says how far it is.",
    de: "Wenn Sie heute fragen, hören Sie bis {} von uns. Die Seite Ihres Antrags sagt, wie weit er ist.",
};
/// Part: what one needs.
pub const NEED: Phrase = Phrase {
    en: "What you need",
    de: "Was Sie brauchen",
};
/// About it.
pub const NEED_LINE: Phrase = Phrase {
    en: "A few minutes. To delete something you sign in once more, so that nobody can do it in your place. We ask for \
        no identity card.",
    de: "Ein paar Minuten. Um etwas zu löschen, melden Sie sich noch einmal an, damit es niemand an Ihrer Stelle tun \
        kann. Einen Ausweis verlangen wir nicht.",
};
/// Part: other ways.
pub const OTHER: Phrase = Phrase {
    en: "Other ways to ask",
    de: "Andere Wege",
};
/// Without a contact.
pub const OTHER_LINE: Phrase = Phrase {
    en: "You can also ask by letter, by e-mail or by telephone, yourself or through somebody who may act for you. It \
        counts the same, and appears here.",
    de: "Sie können auch per Brief, E-Mail oder Telefon darum bitten, selbst oder durch jemanden, der für Sie handeln \
        darf. Es zählt genauso und erscheint hier.",
};
/// Before the contact.
pub const REACH: Phrase = Phrase {
    en: "You reach us at",
    de: "Sie erreichen uns unter",
};

/// The verbs: where each leads, in a word, and what it does.
pub const VERBS: [(&str, Phrase, Phrase); 6] = [
    (
        "/me/requests/new/correction",
        Phrase {
            en: "Correct",
            de: "Berichtigen",
        },
        Phrase {
            en: "Something is wrong or missing in what we hold about you.",
            de: "Etwas ist falsch oder fehlt in dem, was wir über Sie gespeichert haben.",
        },
    ),
    (
        "/me/requests/new/erasure",
        Phrase {
            en: "Delete",
            de: "Löschen",
        },
        Phrase {
            en: "Some messages, a conversation, your details, or everything. You see first what goes and what stays.",
            de: "Einzelne Nachrichten, eine Unterhaltung, Ihre Angaben oder alles. Sie sehen zuerst, was gelöscht wird \
                und was bleibt.",
        },
    ),
    (
        "/me/requests/new/restriction",
        Phrase {
            en: "Pause",
            de: "Einschränken",
        },
        Phrase {
            en: "We keep your data and do not use them, while something is cleared up.",
            de: "Wir behalten Ihre Daten und verwenden sie nicht, während etwas geklärt wird.",
        },
    ),
    (
        "/me/requests/new/objection",
        Phrase {
            en: "Object",
            de: "Widersprechen",
        },
        Phrase {
            en: "To marketing, which then ends at once, or to other uses, which we then weigh.",
            de: "Gegen Werbung, die dann sofort endet, oder gegen andere Verwendungen, die wir dann abwägen.",
        },
    ),
    (
        "/me/requests/new/transfer",
        Phrase {
            en: "Send on",
            de: "Weitergeben",
        },
        Phrase {
            en: "A copy goes to somebody whom you name.",
            de: "Eine Kopie geht an jemanden, den Sie nennen.",
        },
    ),
    (
        "/me/requests/new/complaint",
        Phrase {
            en: "Complain",
            de: "Sich beschweren",
        },
        Phrase {
            en: "About how we dealt with you. Somebody who had no part in it answers.",
            de: "Darüber, wie wir mit Ihnen umgegangen sind. Jemand antwortet, der daran nicht beteiligt war.",
        },
    ),
];

/// The verbs that need no asking.
pub const VERBS_AT_ONCE: [(&str, Phrase, Phrase); 2] = [
    (
        "/me",
        Phrase {
            en: "See",
            de: "Ansehen",
        },
        Phrase {
            en: "Everything that we hold about you, and why.",
            de: "Alles, was wir über Sie gespeichert haben, und warum.",
        },
    ),
    (
        "/me/export",
        Phrase {
            en: "Download",
            de: "Herunterladen",
        },
        Phrase {
            en: "A copy of all of it in one file that you can keep.",
            de: "Eine Kopie von allem in einer Datei, die Sie behalten können.",
        },
    ),
];

/// In the margin: how long an answer takes at most.
pub fn at_most(days: i32) -> String {
    let within = due::within(days);
    say! { en: "An answer within {within}.", de: "Eine Antwort in höchstens {within}." }
}
