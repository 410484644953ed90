//! Finding something that was said.

use super::{
    Language, Phrase, both,
    number::{MESSAGE, count, counted},
    say,
};

pub const TITLE: Phrase = both("Find a message", "Eine Nachricht finden");
pub const HEADING: Phrase = both("Find something that was said", "Finden, was gesagt wurde");
pub const LEDE: Phrase = both(
    "The whole file is looked through, from the beginning to the end. What is found stands here as soon as it is found.",
    "Die ganze Datei wird durchsucht, vom Anfang bis zum Ende. Was gefunden wird, steht hier, sobald es gefunden ist.",
);
pub const LATER: Phrase = both(
    "You can look for something as soon as all of your copy has been read.",
    "Sie können suchen, sobald Ihre ganze Kopie gelesen ist.",
);
pub const WORDS: Phrase = both("Words in the message", "Worte in der Nachricht");
pub const HOW: Phrase = both(
    "All of them have to be in it. A part of a word is enough, and accents and capitals make no difference. Put words \
     between quotation marks if they stand next to each other.",
    "Alle müssen darin stehen. Ein Teil eines Wortes genügt, und Akzente und Großbuchstaben machen keinen Unterschied. \
     Setzen Sie Worte in Anführungszeichen, wenn sie nebeneinander stehen.",
);
pub const NARROW: Phrase = both("Narrow it down", "Eingrenzen");
pub const CHANNEL: Phrase = both("Sent over", "Gesendet über");
pub const ANY_CHANNEL: Phrase = both("Any channel", "Jeden Kanal");
pub const KIND: Phrase = both("Kind", "Art");
pub const ANY_KIND: Phrase = both("Every kind", "Jede Art");
/// Each, by its name in the form.
pub const KINDS: [(&str, Phrase); 7] = [
    ("text", both("Words", "Worte")),
    ("picture", both("Pictures", "Bilder")),
    ("file", both("Files", "Dateien")),
    ("place", both("Places", "Orte")),
    ("form", both("Forms and answers", "Formulare und Antworten")),
    ("choice", both("Cards and buttons", "Karten und Schaltflächen")),
    ("event", both("What happened", "Was geschehen ist")),
];
pub const FROM: Phrase = both("From this day on", "Ab diesem Tag");
pub const TO: Phrase = both("Up to this day", "Bis zu diesem Tag");
pub const FIND: Phrase = both("Find", "Finden");
pub const FOUND: Phrase = both("Messages that were found", "Gefundene Nachrichten");
pub const LOOKING: Phrase = both(
    "Looking through your messages.",
    "Ihre Nachrichten werden durchsucht.",
);
pub const NO_WORDS: Phrase = both(
    "There is no word in what you typed. Type a word or a number that stands in the message.",
    "In dem, was Sie eingegeben haben, steht kein Wort. Geben Sie ein Wort oder eine Zahl ein, die in der Nachricht steht.",
);
pub const NONE: Phrase = both(
    "No message in this copy is like that.",
    "So eine Nachricht gibt es in dieser Kopie nicht.",
);
pub const THERE: Phrase = both("Read it where it was said", "Dort lesen, wo es gesagt wurde");
pub const PROGRESS: Phrase = both(
    "How much of the file has been looked through",
    "Wie viel von der Datei durchsucht ist",
);

/// When the end is reached.
pub fn found(language: Language, n: u64) -> String {
    if n == 0 {
        return NONE.said(language).to_owned();
    }
    let messages = counted(language, n, MESSAGE);
    say! { language, en: "{messages} found, the oldest of each conversation first.", de: "{messages} gefunden, die ältesten jeder Unterhaltung zuerst." }
}

/// When it was stopped before.
pub fn stopped(language: Language, n: u64) -> String {
    let messages = counted(language, n, MESSAGE);
    say! { language, en: "You stopped the search. Until then, {messages} were found.", de: "Sie haben die Suche abgebrochen. Bis dahin wurden {messages} gefunden." }
}

/// Where more were found than are listed.
pub fn listed(language: Language, most: u64) -> String {
    let most = count(language, most);
    say! { language, en: "Only the first {most} are listed. Add a word to find fewer.", de: "Nur die ersten {most} sind aufgeführt. Mit einem Wort mehr finden Sie weniger." }
}
