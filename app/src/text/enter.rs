//! The door that a business's link leads to.

use super::{Phrase, say};

/// The title.
pub const TITLE: Phrase = Phrase {
    en: "Come in",
    de: "Herein",
};
/// The heading.
pub const HEADING: Phrase = Phrase {
    en: "See what is held about you",
    de: "Sehen Sie, was über Sie gespeichert ist",
};
/// Who sends the person.
pub fn from(business: &str) -> String {
    say! {
        en: "{business} sends you here and says who you are. Press the button, and you are in.",
        de: "{business} schickt Sie hierher und sagt, wer Sie sind. Drücken Sie die Schaltfläche, und Sie sind da.",
    }
}
/// The row with the button.
pub const ROW: Phrase = Phrase {
    en: "Sign in",
    de: "Anmelden",
};
/// The button.
pub const CONTINUE: Phrase = Phrase {
    en: "Continue to your data",
    de: "Weiter zu Ihren Daten",
};
/// About the button.
pub const ONCE: Phrase = Phrase {
    en: "This link works once, and for a minute. If it no longer does, go back and press the button there \
        again.",
    de: "Dieser Link gilt einmal und eine Minute lang. Wenn er nicht mehr gilt, gehen Sie zurück und \
        drücken Sie dort die Schaltfläche noch einmal.",
};
/// Somebody else is signed in.
pub const ASK: Phrase = Phrase {
    en: "Somebody else is signed in here",
    de: "Hier ist jemand anderes angemeldet",
};
/// Who, and what would happen.
pub fn instead_of(name: &str) -> String {
    say! {
        en: "{name} in this browser. If you continue, that visit ends and yours begins.",
        de: "{name} in diesem Browser. Wenn Sie weitergehen, endet diese Anmeldung, und Ihre beginnt.",
    }
}
/// Leaves all as it is.
pub const STAY: Phrase = Phrase {
    en: "Stay signed in as you are",
    de: "Angemeldet bleiben wie bisher",
};
/// The link is not good.
pub const OVER: Phrase = Phrase {
    en: "This link has been used, or has run out",
    de: "Dieser Link wurde schon benutzt oder ist abgelaufen",
};
/// What to do.
pub const OVER_LINE: Phrase = Phrase {
    en: "A link from your account works once, and for a minute. Go back to your account and press the \
        button there again. Nothing has happened here.",
    de: "Ein Link aus Ihrem Konto gilt einmal und eine Minute lang. Gehen Sie zurück zu Ihrem Konto und \
        drücken Sie dort die Schaltfläche noch einmal. Hier ist nichts geschehen.",
};
/// The way on.
pub const OVER_ON: Phrase = Phrase {
    en: "Go to the sign-in page",
    de: "Zur Anmeldung",
};
