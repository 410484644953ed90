//! A complaint, or an appeal.

use super::{Phrase, say};

/// The title and heading of a complaint.
pub const COMPLAINT: Phrase = Phrase {
    en: "Complain to us",
    de: "Sich bei uns beschweren",
};
/// The title and heading of an appeal.
pub const APPEAL: Phrase = Phrase {
    en: "Appeal against our decision",
    de: "Einspruch gegen unsere Entscheidung",
};
/// The title and heading of the page to check it on.
pub const CHECK: Phrase = Phrase {
    en: "Check what you send",
    de: "Prüfen Sie, was Sie senden",
};
/// What a complaint does.
pub const COMPLAINT_LEDE: Phrase = Phrase {
    en: "Tell us what went wrong. Whoever answers had no part in it.",
    de: "Sagen Sie uns, was schiefgegangen ist. Wer antwortet, war daran nicht beteiligt.",
};
/// What an appeal does.
pub const APPEAL_LEDE: Phrase = Phrase {
    en: "Somebody who did not decide looks at everything again. If you are right, what you asked is opened anew.",
    de: "Jemand, der nicht entschieden hat, prüft alles noch einmal. Wenn Sie recht haben, wird Ihr Antrag neu eröffnet.",
};
/// In the margin, of two.
pub const STEP_1: Phrase = Phrase {
    en: "Step 1 of 2: write",
    de: "Schritt 1 von 2: schreiben",
};
/// In the margin.
pub const STEP_2: Phrase = Phrase {
    en: "Step 2 of 2: check",
    de: "Schritt 2 von 2: prüfen",
};
/// Part.
pub const WRITE: Phrase = Phrase {
    en: "In your words",
    de: "In Ihren Worten",
};
/// The field of a complaint.
pub const COMPLAINT_FIELD: Phrase = Phrase {
    en: "What went wrong?",
    de: "Was ist schiefgegangen?",
};
/// The field of an appeal.
pub const APPEAL_FIELD: Phrase = Phrase {
    en: "Why should it be decided otherwise?",
    de: "Warum soll anders entschieden werden?",
};
/// About the field.
pub const HINT: Phrase = Phrase {
    en: "In a few sentences, at most 4,000 characters. It stays on this site.",
    de: "In ein paar Sätzen, höchstens 4.000 Zeichen. Es bleibt auf dieser Website.",
};
/// The button.
pub const CONTINUE: Phrase = Phrase {
    en: "Continue",
    de: "Weiter",
};
/// The way out.
pub const NEVER_MIND: Phrase = Phrase {
    en: "Do not send anything",
    de: "Nichts senden",
};
/// What it is about.
pub const ABOUT: Phrase = Phrase {
    en: "What it is about",
    de: "Worum es geht",
};
/// About no request in particular.
pub const ABOUT_NOTHING: Phrase = Phrase {
    en: "How we dealt with you, whatever the request",
    de: "Wie wir mit Ihnen umgegangen sind, unabhängig von einem Antrag",
};
/// What was written.
pub const WRITTEN: Phrase = Phrase {
    en: "What you wrote",
    de: "Was Sie geschrieben haben",
};
/// Changes it.
pub const CHANGE: Phrase = Phrase {
    en: "Change",
    de: "Ändern",
};
/// Where it is answered.
pub const WHERE: Phrase = Phrase {
    en: "Where we answer",
    de: "Wo wir antworten",
};
/// Here.
pub const HERE: Phrase = Phrase {
    en: "On this site, on a page of its own",
    de: "Auf dieser Website, auf einer eigenen Seite",
};
/// Part.
pub const ANSWERS: Phrase = Phrase {
    en: "What you send",
    de: "Was Sie senden",
};
/// Part.
pub const WHEN: Phrase = Phrase {
    en: "When we answer",
    de: "Wann wir antworten",
};
/// Before the last button: the authority.
pub const AUTHORITY: Phrase = Phrase {
    en: "You need not come to us first: you can complain to the authority at any time.",
    de: "Sie müssen nicht zuerst zu uns kommen: Bei der Behörde können Sie sich jederzeit beschweren.",
};
/// The button of a complaint.
pub const SEND_COMPLAINT: Phrase = Phrase {
    en: "Send the complaint",
    de: "Beschwerde senden",
};
/// The button of an appeal.
pub const SEND_APPEAL: Phrase = Phrase {
    en: "Send the appeal",
    de: "Einspruch senden",
};
/// When one about the same is open: heading.
pub const OPEN: Phrase = Phrase {
    en: "You have sent that already",
    de: "Das haben Sie schon gesendet",
};
/// About it.
pub const OPEN_LINE: Phrase = Phrase {
    en: "It is open, and its page says how far it is. You can add to it there.",
    de: "Es ist offen, und seine Seite sagt, wie weit es ist. Dort können Sie etwas ergänzen.",
};
/// The way there.
pub const OPEN_LINK: Phrase = Phrase {
    en: "See how far it is",
    de: "Ansehen, wie weit es ist",
};
/// Nothing was written yet.
pub const NOTHING: Phrase = Phrase {
    en: "Nothing is written yet",
    de: "Noch ist nichts geschrieben",
};

/// The authority, by name.
pub fn authority(name: &str) -> String {
    say! { en: "The authority is {name}.", de: "Die Behörde ist {name}." }
}
