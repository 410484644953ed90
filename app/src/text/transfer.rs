//! Asking that somebody else gets a copy: naming them, and checking.

use super::{
    Phrase,
    law::{NEUTRAL, by_law},
    number::bytes,
    say,
};
use crate::view::Wording;

/// The first page's title and heading.
pub const TITLE: Phrase = Phrase {
    en: "Send my copy to somebody else",
    de: "Meine Kopie an jemand anderen geben",
};
/// In the first page's margin.
pub const STEP_1: Phrase = Phrase {
    en: "Send a copy, step 1 of 2",
    de: "Kopie weitergeben, Schritt 1 von 2",
};
/// What the first page is for.
pub const LEDE: Phrase = Phrase {
    en: "Name whoever is to get a copy of what we hold about you. Nothing is sent yet: you check it on the next page.",
    de: "Nennen Sie, wer eine Kopie dessen bekommen soll, was wir über Sie gespeichert haben. Noch wird nichts \
        weitergegeben: Auf der nächsten Seite prüfen Sie es.",
};
/// The way out of the first page.
pub const BACK: Phrase = Phrase {
    en: "Back to your requests",
    de: "Zurück zu Ihren Anträgen",
};
/// The row with the question.
pub const WHO: Phrase = Phrase {
    en: "Who is to get it?",
    de: "Wer soll sie bekommen?",
};
/// The field.
pub const NAME: Phrase = Phrase {
    en: "Name of the business or person",
    de: "Name des Unternehmens oder der Person",
};
/// Its hint.
pub const NAME_HINT: Phrase = Phrase {
    en: "As our staff would know them, for example the new provider that you are changing to. No address is needed: you \
        reach them yourself.",
    de: "So, dass unsere Leute wissen, wer gemeint ist, zum Beispiel der neue Anbieter, zu dem Sie wechseln. Eine Adresse \
        ist nicht nötig: Sie erreichen die Empfänger selbst.",
};
/// When it is none.
pub const NAME_FAULT: Phrase = Phrase {
    en: "Enter a name of 1 to 128 characters in one line.",
    de: "Geben Sie einen Namen von 1 bis 128 Zeichen in einer Zeile ein.",
};
/// The button.
pub const CONTINUE: Phrase = Phrase {
    en: "Go on to the check",
    de: "Weiter zur Prüfung",
};
/// The other way.
pub const NEVER_MIND: Phrase = Phrase {
    en: "Do not send it",
    de: "Nicht weitergeben",
};
/// The row of what they get.
pub const GET: Phrase = Phrase {
    en: "What they get",
    de: "Was dort ankommt",
};
/// All of it.
pub const GET_LINE: Phrase = Phrase {
    en: "The same signed file that you can take yourself: your details, channels, conversations with every message, what \
        you asked us and who looked. They can read all of it, and what they do with it is between you and them.",
    de: "Dieselbe signierte Datei, die Sie selbst mitnehmen können: Ihre Angaben, Kanäle, Unterhaltungen mit jeder \
        Nachricht, Ihre Anträge und wer hingesehen hat. Alles darin kann gelesen werden, und was damit geschieht, ist \
        eine Sache zwischen Ihnen und den Empfängern.",
};
/// How large it is.
pub fn about(n: u64) -> String {
    let size = bytes(n);
    say! {
        en: "It will have about {size} today.",
        de: "Heute hätte sie etwa {size}.",
    }
}
/// Taking it oneself.
pub const SELF: Phrase = Phrase {
    en: "You can also take the copy yourself, at once, and pass it on",
    de: "Sie können die Kopie auch selbst mitnehmen, sofort, und weitergeben",
};
/// The row of how it goes.
pub const HOW: Phrase = Phrase {
    en: "How it goes on",
    de: "Wie es weitergeht",
};
/// Now.
pub const HOW_ASK: Phrase = Phrase {
    en: "You ask us",
    de: "Sie stellen den Antrag",
};
/// Then.
pub const HOW_LOOK: Phrase = Phrase {
    en: "Our staff look at it and answer",
    de: "Unsere Leute prüfen ihn und antworten",
};
/// By when.
pub const HOW_LOOK_LINE: Phrase = Phrase {
    en: "You have the answer by {} at the latest.",
    de: "Sie haben die Antwort spätestens am {}.",
};
/// Then.
pub const HOW_ADDRESS: Phrase = Phrase {
    en: "You or our staff make a one-time address",
    de: "Sie oder unsere Leute erstellen eine einmalige Adresse",
};
/// What that is.
pub const HOW_ADDRESS_LINE: Phrase = Phrase {
    en: "It works once and for ten minutes, together with numbers that are told by another way. You both see when the copy \
        was fetched. Until then you can take your request back.",
    de: "Sie gilt einmal und zehn Minuten lang, zusammen mit Ziffern, die auf einem anderen Weg gesagt werden. Sie und wir \
        sehen, wann die Kopie geholt wurde. Bis dahin können Sie den Antrag zurücknehmen.",
};
/// Opens the law.
pub const LAW: Phrase = Phrase {
    en: "The law behind a transfer",
    de: "Das Gesetz hinter einer Übertragung",
};
/// The law.
pub const fn law_line(wording: Wording) -> Phrase {
    by_law! {
        wording,
        en: "Article 20(2) of the "
            ": you can have your data sent from one business to another where that can be done. We send what Article 15 \
            gives you, which is more than the law asks us to.",
        de: "Artikel 20 Absatz 2 der "
            ": Sie können Ihre Daten von einem Unternehmen an ein anderes übermitteln lassen, soweit das machbar ist. Wir \
            geben weiter, was Ihnen nach Artikel 15 zusteht, und damit mehr, als das Gesetz verlangt.",
        ccpa: NEUTRAL,
        other: NEUTRAL,
    }
}

/// The second page's title and heading.
pub const CHECK_TITLE: Phrase = Phrase {
    en: "Check who gets your copy",
    de: "Prüfen Sie, wer Ihre Kopie bekommt",
};
/// In its margin.
pub const STEP_2: Phrase = Phrase {
    en: "Send a copy, step 2 of 2",
    de: "Kopie weitergeben, Schritt 2 von 2",
};
/// Back to the first page.
pub const CHECK_BACK: Phrase = Phrase {
    en: "Back to the name",
    de: "Zurück zum Namen",
};
/// The row of answers.
pub const ANSWERS: Phrase = Phrase {
    en: "What you ask for",
    de: "Was Sie beantragen",
};
/// Who.
pub const TO: Phrase = Phrase {
    en: "Goes to",
    de: "Geht an",
};
/// Changes it.
pub const CHANGE: Phrase = Phrase {
    en: "Change the name",
    de: "Namen ändern",
};
/// What.
pub const WHAT: Phrase = Phrase {
    en: "What goes",
    de: "Was weitergegeben wird",
};
/// All of it, in short.
pub const WHAT_ALL: Phrase = Phrase {
    en: "A signed copy of everything",
    de: "Eine signierte Kopie von allem",
};
/// The row with the button.
pub const SEND: Phrase = Phrase {
    en: "Send the request",
    de: "Antrag stellen",
};
/// The button.
pub const ASK: Phrase = Phrase {
    en: "Ask us to send them my copy",
    de: "Weitergabe meiner Kopie beantragen",
};

/// When nothing is held.
pub const NOTHING: Phrase = Phrase {
    en: "There is nothing to send",
    de: "Es gibt nichts weiterzugeben",
};
/// That.
pub const NOTHING_LINE: Phrase = Phrase {
    en: "We hold nothing about you that anybody could get.",
    de: "Wir haben nichts über Sie gespeichert, das jemand bekommen könnte.",
};
/// The way on.
pub const NOTHING_LINK: Phrase = Phrase {
    en: "Go to the overview",
    de: "Zur Übersicht",
};
/// When nobody is named.
pub const NOBODY: Phrase = Phrase {
    en: "Nobody is named yet",
    de: "Noch ist niemand genannt",
};
/// That.
pub const NOBODY_LINE: Phrase = Phrase {
    en: "Begin with whoever is to get the copy. What was entered before is not kept any longer.",
    de: "Beginnen Sie damit, wer die Kopie bekommen soll. Was vorher eingegeben war, ist nicht mehr da.",
};
/// The way on.
pub const NOBODY_LINK: Phrase = Phrase {
    en: "Name somebody",
    de: "Jemanden nennen",
};
/// When it is asked already.
pub const OPEN: Phrase = Phrase {
    en: "You have asked for that already",
    de: "Das haben Sie schon beantragt",
};
/// That.
pub const OPEN_LINE: Phrase = Phrase {
    en: "A request to send your copy to the same recipient is open. Another name makes another request.",
    de: "Ein Antrag, Ihre Kopie an dieselbe Stelle zu geben, ist offen. Ein anderer Name ist ein anderer Antrag.",
};
/// The way on.
pub const OPEN_LINK: Phrase = Phrase {
    en: "See that request",
    de: "Diesen Antrag ansehen",
};
