//! Objecting.

pub use super::restriction::{ANSWER, ANSWER_BY};

use super::{
    Phrase,
    law::{NEUTRAL, by_law},
};
use crate::view::Wording;

/// The title and heading.
pub const TITLE: Phrase = Phrase {
    en: "Object",
    de: "Widersprechen",
};
/// What the page is for.
pub const LEDE: Phrase = Phrase {
    en: "You can stop marketing at once, and you can object to other ways in which we use your data.",
    de: "Sie können Werbung sofort beenden, und Sie können anderen Verwendungen Ihrer Daten widersprechen.",
};
/// The way out.
pub const BACK: Phrase = Phrase {
    en: "Back to the overview",
    de: "Zurück zur Übersicht",
};
/// Part.
pub const MARKETING: Phrase = Phrase {
    en: "Marketing",
    de: "Werbung",
};
/// About it.
pub const MARKETING_LINE: Phrase = Phrase {
    en: "We stop at once. Nobody decides it, and you need give no reason.",
    de: "Wir hören sofort damit auf. Niemand entscheidet darüber, und Sie brauchen keinen Grund zu nennen.",
};
/// The button.
pub const STOP: Phrase = Phrase {
    en: "Stop marketing",
    de: "Werbung beenden",
};
/// Where it is stopped.
pub const STOPPED: Phrase = Phrase {
    en: "You get no marketing from us since {}.",
    de: "Seit dem {} bekommen Sie keine Werbung von uns.",
};
/// Part.
pub const OTHER: Phrase = Phrase {
    en: "Other uses",
    de: "Andere Verwendungen",
};
/// When nothing is held.
pub const NOTHING: Phrase = Phrase {
    en: "We hold nothing about you here, so there is nothing that we use.",
    de: "Wir haben hier nichts über Sie gespeichert, also verwenden wir auch nichts.",
};
/// When one is open.
pub const OPEN: Phrase = Phrase {
    en: "Your objection is on its way, so there is no need for a second one.",
    de: "Ihr Widerspruch ist unterwegs, ein zweiter ist nicht nötig.",
};
/// The way there.
pub const OPEN_LINK: Phrase = Phrase {
    en: "See your objection",
    de: "Widerspruch ansehen",
};
/// The question.
pub const WORDS: Phrase = Phrase {
    en: "What do you object to, and why?",
    de: "Wogegen wenden Sie sich, und warum?",
};
/// Beside it.
pub const WORDS_HINT: Phrase = Phrase {
    en: "Say what about your situation speaks against it. Someone weighs it against our reasons.",
    de: "Sagen Sie, was in Ihrer Lage dagegen spricht. Jemand wägt es gegen unsere Gründe ab.",
};
/// What is wrong with it.
pub const WORDS_TOO_LONG: Phrase = Phrase {
    en: "This is longer than it may be. What you wrote is still here: shorten it and go on.",
    de: "Das ist länger, als es sein darf. Was Sie geschrieben haben, ist noch da: Kürzen Sie es und gehen Sie weiter.",
};
/// The box.
pub const MEANWHILE: Phrase = Phrase {
    en: "Until then, only store my data",
    de: "Bis dahin meine Daten nur speichern",
};
/// Beside it.
pub const MEANWHILE_LINE: Phrase = Phrase {
    en: "We restrict them at once, and do nothing else with them while your objection is weighed.",
    de: "Wir schränken ihre Verarbeitung sofort ein und tun sonst nichts damit, solange Ihr Widerspruch abgewogen wird.",
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
        en: "Article 21 of the "
            ". Against direct marketing your word is enough (paragraphs 2 and 3). Otherwise we have to stop unless we show \
            compelling grounds that outweigh yours, or legal claims (paragraph 1); you can have your data restricted until \
            that is clear (Article 18(1)(d)).",
        de: "Artikel 21 der "
            ". Gegen Direktwerbung genügt Ihr Wort (Absätze 2 und 3). Sonst müssen wir aufhören, es sei denn, wir weisen \
            zwingende Gründe nach, die Ihre überwiegen, oder Rechtsansprüche (Absatz 1); bis das feststeht, können Sie die \
            Verarbeitung einschränken lassen (Artikel 18 Absatz 1 Buchstabe d).",
        ccpa: Phrase {
            en: "Sections 1798.120 and 1798.121 of the California Civil Code let you stop the sale and the sharing of your \
                data, and limit the use of those that are sensitive. What this page offers besides we offer to everybody.",
            de: "Die Abschnitte 1798.120 und 1798.121 des kalifornischen Zivilgesetzbuchs lassen Sie den Verkauf und die \
                Weitergabe Ihrer Daten beenden und die Verwendung besonders sensibler einschränken. Was diese Seite darüber \
                hinaus anbietet, bieten wir allen an.",
        },
        other: NEUTRAL,
    }
}

/// The check page's title and heading.
pub const CHECK_TITLE: Phrase = Phrase {
    en: "Check your objection",
    de: "Prüfen Sie Ihren Widerspruch",
};
/// Part.
pub const ANSWERS: Phrase = Phrase {
    en: "What you send",
    de: "Was Sie senden",
};
/// Label.
pub const YOUR_WORDS: Phrase = Phrase {
    en: "Your words",
    de: "Ihre Worte",
};
/// Label.
pub const UNTIL_THEN: Phrase = Phrase {
    en: "Until then",
    de: "Bis dahin",
};
/// Value.
pub const RESTRICTED: Phrase = Phrase {
    en: "We only store your data, from the moment you send this",
    de: "Wir speichern Ihre Daten nur, sobald Sie dies senden",
};
/// Value.
pub const AS_BEFORE: Phrase = Phrase {
    en: "We go on as before",
    de: "Wir machen weiter wie bisher",
};
/// Beside both.
pub const CHANGE: Phrase = Phrase {
    en: "Change",
    de: "Ändern",
};
/// The button.
pub const SEND: Phrase = Phrase {
    en: "Send the objection",
    de: "Widerspruch senden",
};
/// When the words are kept no more: heading.
pub const FORGOTTEN: Phrase = Phrase {
    en: "Your words are no longer here",
    de: "Ihre Worte sind nicht mehr da",
};
/// About it.
pub const FORGOTTEN_LINE: Phrase = Phrase {
    en: "We keep them for this visit only. Nothing was sent. Write them once more.",
    de: "Wir behalten sie nur für diese Anmeldung. Es wurde nichts gesendet. Schreiben Sie sie noch einmal.",
};
/// The way there.
pub const WRITE: Phrase = Phrase {
    en: "Write them once more",
    de: "Noch einmal schreiben",
};
