//! The first page.

use super::Phrase;

/// The title.
pub const TITLE: Phrase = Phrase {
    en: "Welcome",
    de: "Willkommen",
};
/// The heading.
pub const HEADING: Phrase = Phrase {
    en: "Your data, and your say in it",
    de: "Ihre Daten, und Ihr Wort dazu",
};
/// What this is.
pub const LEDE: Phrase = Phrase {
    en: "A business you deal with keeps messages, details and notes about you. Here you can read all of \
        it, take a copy, and ask for it to be deleted. It costs nothing.",
    de: "Ein Unternehmen, mit dem Sie zu tun haben, speichert Nachrichten, Angaben und Vermerke über Sie. \
        Hier können Sie alles lesen, eine Kopie mitnehmen und um Löschung bitten. Es kostet nichts.",
};
/// How one comes in.
pub const HOW: Phrase = Phrase {
    en: "You come in with a code from your account at that business. There is no password to remember and \
        no passport to send.",
    de: "Herein kommen Sie mit einem Code aus Ihrem Konto bei diesem Unternehmen. Sie müssen sich kein \
        Passwort merken und keinen Ausweis schicken.",
};
/// The button.
pub const SIGN_IN: Phrase = Phrase {
    en: "Sign in",
    de: "Anmelden",
};
/// The button of someone who is signed in.
pub const TO_ME: Phrase = Phrase {
    en: "Go to your data",
    de: "Zu Ihren Daten",
};
/// The button of staff who are signed in.
pub const TO_DESK: Phrase = Phrase {
    en: "Go to the desk",
    de: "Zur Bearbeitung",
};
/// The way to the demo's cast.
pub const TO_DEMO: Phrase = Phrase {
    en: "Choose somebody to be",
    de: "Wählen, wer Sie sein möchten",
};
/// In the margin of the demo.
pub const DEMO: Phrase = Phrase {
    en: "This is a demo. Every person and every business in it is made up.",
    de: "Dies ist eine Demo. Alle Personen und Unternehmen darin sind erfunden.",
};

/// The verbs.
pub const VERBS: Phrase = Phrase {
    en: "What you can do here",
    de: "Was Sie hier tun können",
};
/// A verb.
pub const SEE: Phrase = Phrase {
    en: "See",
    de: "Ansehen",
};
/// What it does.
pub const SEE_LINE: Phrase = Phrase {
    en: "Everything held about you, in plain words. At once.",
    de: "Alles, was über Sie gespeichert ist, in einfachen Worten. Sofort.",
};
/// A verb.
pub const DOWNLOAD: Phrase = Phrase {
    en: "Download",
    de: "Herunterladen",
};
/// What it does.
pub const DOWNLOAD_LINE: Phrase = Phrase {
    en: "A signed copy of all of it, to keep. At once.",
    de: "Eine signierte Kopie von allem, für Sie. Sofort.",
};
/// A verb.
pub const DELETE: Phrase = Phrase {
    en: "Delete",
    de: "Löschen",
};
/// What it does.
pub const DELETE_LINE: Phrase = Phrase {
    en: "Ask for everything to be deleted, and see when it was done.",
    de: "Um Löschung von allem bitten, und sehen, wann sie geschehen ist.",
};
