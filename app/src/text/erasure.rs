//! Asking for a deletion: reading what goes, and checking.

use super::Phrase;

/// The first page's title and heading.
pub const TITLE: Phrase = Phrase {
    en: "Delete everything",
    de: "Alles löschen",
};
/// In the first page's margin.
pub const STEP_1: Phrase = Phrase {
    en: "Delete, step 1 of 2",
    de: "Löschen, Schritt 1 von 2",
};
/// What the first page is for.
pub const LEDE: Phrase = Phrase {
    en: "Read what goes and what stays. Nothing happens yet: you check everything on the next page.",
    de: "Lesen Sie, was gelöscht wird und was bleibt. Noch geschieht nichts: Auf der nächsten Seite prüfen \
        Sie alles.",
};
/// The way out of the first page.
pub const BACK: Phrase = Phrase {
    en: "Back to the overview",
    de: "Zurück zur Übersicht",
};
/// The way on.
pub const CONTINUE: Phrase = Phrase {
    en: "Continue",
    de: "Weiter",
};
/// The other way.
pub const NEVER_MIND: Phrase = Phrase {
    en: "Never mind",
    de: "Doch nicht",
};

/// Part.
pub const GOES: Phrase = Phrase {
    en: "What goes",
    de: "Was gelöscht wird",
};
/// The table's name.
pub const GOES_CAPTION: Phrase = Phrase {
    en: "What we hold about you today, and what would happen to it",
    de: "Was wir heute über Sie gespeichert haben, und was damit geschähe",
};
/// Part.
pub const STAYS: Phrase = Phrase {
    en: "What stays, and why",
    de: "Was bleibt, und warum",
};
/// When nothing else stays.
pub const STAYS_NOTHING: Phrase = Phrase {
    en: "Nothing of yours stays.",
    de: "Von Ihnen bleibt nichts.",
};
/// Part.
pub const GOOD: Phrase = Phrase {
    en: "Before you go on",
    de: "Bevor Sie weitergehen",
};
/// Panel.
pub const COPY: Phrase = Phrase {
    en: "Take a copy first",
    de: "Nehmen Sie zuerst eine Kopie mit",
};
/// Why.
pub const COPY_LINE: Phrase = Phrase {
    en: "Once everything is deleted, nobody can give it back to you. A copy is one file, and takes a minute.",
    de: "Ist alles gelöscht, kann es Ihnen niemand zurückgeben. Eine Kopie ist eine einzige Datei und \
        braucht eine Minute.",
};
/// The link.
pub const COPY_LINK: Phrase = Phrase {
    en: "Take a copy",
    de: "Kopie mitnehmen",
};
/// What is out of reach.
pub const KNOW_LINE: Phrase = Phrase {
    en: "Messages on your own phone, and copies that the channels keep themselves, are not in our hands. \
        Whoever writes to us afterwards is someone new to us.",
    de: "Nachrichten auf Ihrem eigenen Telefon und Kopien, die die Kanäle selbst behalten, liegen nicht in \
        unserer Hand. Wer uns danach schreibt, ist für uns ein neuer Mensch.",
};
/// The law.
pub const LAW: Phrase = Phrase {
    en: "The law behind this page",
    de: "Das Gesetz hinter dieser Seite",
};
/// About it.
pub const LAW_LINE: Phrase = Phrase {
    en: "Article 17 of the General Data Protection Regulation. What may stay is listed in its paragraph 3; \
        what others wrote is about them, so it is not yours to have deleted.",
    de: "Artikel 17 der Datenschutz-Grundverordnung. Was bleiben darf, steht in seinem Absatz 3; was \
        andere geschrieben haben, handelt von ihnen, und deshalb können Sie es nicht löschen lassen.",
};

/// To the list of requests.
pub const REQUESTS: Phrase = Phrase {
    en: "All requests",
    de: "Alle Anträge",
};
/// When there is an open request: heading.
pub const OPEN: Phrase = Phrase {
    en: "You have already asked us",
    de: "Sie haben uns schon gebeten",
};
/// About it.
pub const OPEN_LINE: Phrase = Phrase {
    en: "Your request is on its way, so there is no need for a second one. Its page says how far it has \
        come.",
    de: "Ihr Antrag ist unterwegs, ein zweiter ist nicht nötig. Seine Seite sagt, wie weit er ist.",
};
/// The way there.
pub const OPEN_LINK: Phrase = Phrase {
    en: "See your request",
    de: "Antrag ansehen",
};

/// When nothing is held: heading.
pub const NOTHING: Phrase = Phrase {
    en: "There is nothing to delete",
    de: "Es gibt nichts zu löschen",
};
/// About it.
pub const NOTHING_LINE: Phrase = Phrase {
    en: "We hold nothing about you here. That is an answer too.",
    de: "Wir haben hier nichts über Sie gespeichert. Auch das ist eine Auskunft.",
};
/// The way on.
pub const NOTHING_LINK: Phrase = Phrase {
    en: "Go to your overview",
    de: "Zu Ihrer Übersicht",
};

/// The check page's title and heading.
pub const CHECK_TITLE: Phrase = Phrase {
    en: "Check what you are asking for",
    de: "Prüfen Sie, worum Sie bitten",
};
/// In the check page's margin.
pub const STEP_2: Phrase = Phrase {
    en: "Delete, step 2 of 2",
    de: "Löschen, Schritt 2 von 2",
};
/// The way back.
pub const CHECK_BACK: Phrase = Phrase {
    en: "Back",
    de: "Zurück",
};
/// Part.
pub const ANSWERS: Phrase = Phrase {
    en: "What you ask for",
    de: "Worum Sie bitten",
};
/// Label.
pub const WHAT: Phrase = Phrase {
    en: "What to delete",
    de: "Was gelöscht werden soll",
};
/// Value.
pub const EVERYTHING: Phrase = Phrase {
    en: "Everything",
    de: "Alles",
};
/// Label.
pub const WHERE: Phrase = Phrase {
    en: "Where we answer",
    de: "Wo wir antworten",
};
/// Value.
pub const HERE: Phrase = Phrase {
    en: "On this site, on the page of your request",
    de: "Auf dieser Website, auf der Seite Ihres Antrags",
};
/// Label.
pub const COPY_FIRST: Phrase = Phrase {
    en: "A copy first",
    de: "Zuerst eine Kopie",
};
/// Value.
pub const COPY_NOW: Phrase = Phrase {
    en: "You can still take one now",
    de: "Sie können jetzt noch eine mitnehmen",
};
/// Part.
pub const BEFORE: Phrase = Phrase {
    en: "Before you ask",
    de: "Bevor Sie darum bitten",
};
/// Panel.
pub const FINAL: Phrase = Phrase {
    en: "Once it is done, it cannot be undone",
    de: "Was geschehen ist, lässt sich nicht rückgängig machen",
};
/// About it.
pub const FINAL_LINE: Phrase = Phrase {
    en: "Not by you, and not by us. This goes for good:",
    de: "Von Ihnen nicht und von uns nicht. Das wird endgültig gelöscht:",
};
/// Heading of the steps.
pub const HAPPENS: Phrase = Phrase {
    en: "What happens, and when",
    de: "Was geschieht, und wann",
};
/// Step.
pub const TODAY: Phrase = Phrase {
    en: "Today",
    de: "Heute",
};
/// About it.
pub const TODAY_LINE: Phrase = Phrase {
    en: "You get a reference and a page of its own for your request.",
    de: "Ihr Antrag bekommt eine Vorgangsnummer und eine eigene Seite.",
};
/// Step.
pub const UNTIL: Phrase = Phrase {
    en: "Until we decide",
    de: "Bis wir entscheiden",
};
/// About it.
pub const UNTIL_LINE: Phrase = Phrase {
    en: "Nothing is deleted. You can take it back with one press.",
    de: "Es wird nichts gelöscht. Sie können den Antrag mit einem Druck zurücknehmen.",
};
/// Step.
pub const BY: Phrase = Phrase {
    en: "You get an answer",
    de: "Sie bekommen eine Antwort",
};
/// About it, with the day.
pub const BY_LINE: Phrase = Phrase {
    en: "At the latest on {}. Someone here has looked at it and decided. If we agree, the deletion follows at once.",
    de: "Spätestens am {}. Jemand hier hat sich den Antrag angesehen und entschieden. Wenn wir zustimmen, folgt die \
        Löschung sofort.",
};
/// The last button.
pub const ASK: Phrase = Phrase {
    en: "Ask us to delete everything",
    de: "Um Löschung von allem bitten",
};
/// The way out.
pub const DO_NOT: Phrase = Phrase {
    en: "Do not delete anything",
    de: "Nichts löschen",
};

/// What stays, by category: its name, and what is kept.
pub fn stays(what: &str) -> Option<(Phrase, Phrase)> {
    Some(match what {
        "requests" => (
            Phrase {
                en: "Your requests",
                de: "Ihre Anträge",
            },
            Phrase {
                en: "What you asked and what we did about it, as proof for you and for us, under a fingerprint \
                    instead of your name.",
                de: "Worum Sie gebeten und was wir getan haben, als Nachweis für Sie und für uns, unter einem \
                    Fingerabdruck statt Ihres Namens.",
            },
        ),
        "sharedConversations" => (
            Phrase {
                en: "What others wrote",
                de: "Was andere geschrieben haben",
            },
            Phrase {
                en: "In conversations that you share with others, their own messages stay, without your words.",
                de: "In Unterhaltungen mit anderen bleiben deren eigene Nachrichten, ohne Ihre Worte.",
            },
        ),
        "accessLog" => (
            Phrase {
                en: "Who looked and who decided",
                de: "Wer hingesehen und wer entschieden hat",
            },
            Phrase {
                en: "The record of what was done with your data and by whom, without the data and without your name.",
                de: "Das Protokoll, was mit Ihren Daten geschehen ist und durch wen, ohne die Daten und ohne Ihren \
                    Namen.",
            },
        ),
        _ => return None,
    })
}
