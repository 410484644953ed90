//! Conversations and what was said in them.

use super::{
    Language, Phrase, both,
    number::{QUESTION, bytes, count, counted},
    say,
    time::day,
};

pub const TITLE: Phrase = both("A conversation", "Eine Unterhaltung");
pub const LIST_TITLE: Phrase = both("Conversations", "Unterhaltungen");
pub const LIST_HEADING: Phrase = both("What was said", "Was gesagt wurde");
pub const LIST_LEDE: Phrase = both(
    "Every conversation you took part in, with the number of messages in it. Open one to read it.",
    "Jede Unterhaltung, an der Sie beteiligt waren, mit der Zahl ihrer Nachrichten. Öffnen Sie eine, um sie zu lesen.",
);
pub const LIST_NONE: Phrase = both(
    "There is no conversation in this copy.",
    "In dieser Kopie steht keine Unterhaltung.",
);
pub const READ: Phrase = both("Read", "Lesen");
pub const ALL: Phrase = both("All conversations", "Alle Unterhaltungen");
pub const MESSAGES: Phrase = both("Messages", "Nachrichten");
pub const NONE: Phrase = both(
    "No message stands in this conversation.",
    "In dieser Unterhaltung steht keine Nachricht.",
);
pub const PAGES: Phrase = both("Pages of this conversation", "Seiten dieser Unterhaltung");
pub const EARLIER: Phrase = both("Earlier messages", "Frühere Nachrichten");
pub const LATER: Phrase = both("Later messages", "Spätere Nachrichten");
pub const BEGINNING: Phrase = both("To the first message", "Zur ersten Nachricht");
pub const END: Phrase = both("To the last message", "Zur letzten Nachricht");
pub const RECORD: Phrase = both(
    "The conversation’s own record",
    "Der Datensatz der Unterhaltung selbst",
);
pub const SEATS: Phrase = both("Who takes part", "Wer teilnimmt");

const WITH_OTHERS: Phrase = both(
    "A conversation you share with others",
    "Eine Unterhaltung, an der andere teilnehmen",
);
const ALONE: Phrase = both(
    "Your conversation with the business",
    "Ihre Unterhaltung mit dem Unternehmen",
);
const EMPTY: Phrase = both("No message stands in it.", "Es steht keine Nachricht darin.");

/// A conversation's name, or a name for one that has none.
pub fn called(language: Language, name: Option<&str>, shared: bool) -> String {
    match (name, shared) {
        (Some(name), _) => name.to_owned(),
        (None, true) => WITH_OTHERS.said(language).to_owned(),
        (None, false) => ALONE.said(language).to_owned(),
    }
}

/// When it took place, from when its first and its last message were received.
pub fn when(language: Language, first: Option<&str>, last: Option<&str>) -> String {
    let day = |stored: &str| day(language, stored);
    match (first.map(day), last.map(day)) {
        (Some(first), Some(last)) if first != last => {
            say! { language, en: "From {first} to {last}.", de: "Vom {first} bis zum {last}." }
        }
        (Some(day), _) | (None, Some(day)) => say! { language, en: "On {day}.", de: "Am {day}." },
        (None, None) => EMPTY.said(language).to_owned(),
    }
}

/// Where more conversations are there than are listed.
pub fn not_listed(language: Language, listed: u64, all: u64) -> String {
    let (listed, all) = (count(language, listed), count(language, all));
    say! {
        language,
        en: "This page lists the first {listed} of {all} conversations. The search looks through all of them.",
        de: "Diese Seite führt die ersten {listed} von {all} Unterhaltungen auf. Die Suche durchsucht alle.",
    }
}

pub const YOU: Phrase = both("You", "Sie");
pub const SOMEBODY: Phrase = both("Somebody else", "Jemand anderes");
pub const AGENT: Phrase = both("A member of staff", "Jemand aus dem Team");
pub const BOT: Phrase = both("A program", "Ein Programm");
pub const BUSINESS: Phrase = both("The business", "Das Unternehmen");
pub const A_BOT: Phrase = both("a program", "ein Programm");
pub const OF_STAFF: Phrase = both("a member of staff", "jemand aus dem Team");
pub const OF_BUSINESS: Phrase = both("for the business", "für das Unternehmen");

/// Another person, by how their pseudonym begins.
pub fn other(language: Language, label: &str) -> String {
    say! { language, en: "Another participant {label}", de: "Andere Person {label}" }
}

/// What a message shows besides its words.
pub fn kind(language: Language, kind: &str, fields: u64) -> Option<String> {
    let phrase = match kind {
        "text" | "image" | "file" | "" => return None,
        "carousel" => both("Shown as cards to swipe.", "Gezeigt als Karten zum Blättern."),
        "list" => both("Shown as a list.", "Gezeigt als Liste."),
        "form" => {
            let questions = counted(language, fields, QUESTION);
            return Some(say! { language, en: "A form with {questions}.", de: "Ein Formular: {questions}." });
        }
        "formResponse" => both("The answers to a form.", "Die Antworten auf ein Formular."),
        "location" => both(
            "A place that was shared once.",
            "Ein Ort, der einmal geteilt wurde.",
        ),
        "template" => both(
            "A ready-made message of the channel’s, as it is stored.",
            "Eine vorgefertigte Nachricht des Kanals, so wie sie gespeichert ist.",
        ),
        other => {
            return Some(say! {
                language,
                en: "Of a kind this page has no words for: {other}.",
                de: "Von einer Art, für die diese Seite keine Worte hat: {other}.",
            });
        }
    };
    Some(phrase.said(language).to_owned())
}

/// What a file is, by its media type, with its size.
pub fn media(language: Language, media_type: &str, size: Option<u64>) -> String {
    let what = match media_type.split('/').next() {
        Some("image") => both("picture", "Bild"),
        Some("video") => both("film", "Film"),
        Some("audio") => both("sound", "Ton"),
        Some("text" | "application") => both("document", "Dokument"),
        _ => both("file", "Datei"),
    };
    match size {
        Some(size) => format!("{}, {}", what.said(language), bytes(language, size)),
        None => what.said(language).to_owned(),
    }
}

pub const FILE: Phrase = both("A file", "Eine Datei");
pub const UNNAMED: Phrase = both("without a name", "ohne Namen");
pub const NOT_ANSWERED: Phrase = both("Not answered", "Nicht beantwortet");
pub const DELETED: Phrase = both(
    "This message was deleted. Only its time and its place are left.",
    "Diese Nachricht wurde gelöscht. Nur ihre Zeit und ihr Platz sind noch da.",
);
pub const NO_WORDS: Phrase = both(
    "No words are stored with this message.",
    "Zu dieser Nachricht sind keine Worte gespeichert.",
);

/// What could be chosen.
pub fn options(language: Language, options: &str) -> String {
    say! { language, en: "To choose from: {options}.", de: "Zur Auswahl: {options}." }
}

/// Something that happened, by the platform's code for it.
pub fn event(language: Language, code: &str) -> String {
    let phrase = match code {
        "ticket:closed" => both("The case was closed.", "Der Vorgang wurde geschlossen."),
        "ticket:transfer:email" => both(
            "The conversation was carried on by email.",
            "Die Unterhaltung wurde per E-Mail fortgesetzt.",
        ),
        "conversation:endedByUser" => both(
            "You ended the conversation.",
            "Sie haben die Unterhaltung beendet.",
        ),
        other => {
            return say! {
                language,
                en: "Something happened that this page has no words for: {other}.",
                de: "Es ist etwas geschehen, für das diese Seite keine Worte hat: {other}.",
            };
        }
    };
    phrase.said(language).to_owned()
}

/// A quotation without words.
pub fn of_kind(language: Language, kind: &str) -> String {
    let phrase = match kind {
        "image" => both("A picture.", "Ein Bild."),
        "file" => both("A file.", "Eine Datei."),
        "" => both("A message without words.", "Eine Nachricht ohne Worte."),
        other => {
            return say! {
                language,
                en: "A message of the kind “{other}”.",
                de: "Eine Nachricht der Art „{other}“.",
            };
        }
    };
    phrase.said(language).to_owned()
}

/// A quotation of which only a number is stored.
pub fn elsewhere(language: Language, id: &str) -> String {
    say! {
        language,
        en: "Message {id}, which is not in this copy.",
        de: "Nachricht {id}, die nicht in dieser Kopie steht.",
    }
}

pub const ELSEWHERE: Phrase = both(
    "A message that is not in this copy.",
    "Eine Nachricht, die nicht in dieser Kopie steht.",
);
pub const TO_YOU: Phrase = both("In answer to you", "Antwort an Sie");
pub const TO_ANOTHER: Phrase = both(
    "In answer to another message",
    "Antwort auf eine andere Nachricht",
);

/// Below a quotation.
pub fn quoted(language: Language, who: &str) -> String {
    say! { language, en: "In answer to: {who}", de: "Antwort an: {who}" }
}
