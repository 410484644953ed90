//! One conversation, as a transcript.

use super::{
    Noun, Phrase, conversations, noun,
    number::{bytes, count, counted},
    say,
};
use crate::view::{By, Conversation, Media};

/// The title.
pub const TITLE: Phrase = Phrase {
    en: "A conversation",
    de: "Eine Unterhaltung",
};
/// The way back.
pub const ALL: Phrase = Phrase {
    en: "All conversations",
    de: "Alle Unterhaltungen",
};
/// The transcript, by name.
pub const MESSAGES: Phrase = Phrase {
    en: "Messages",
    de: "Nachrichten",
};
/// When there is no message.
pub const NONE: Phrase = Phrase {
    en: "No message stands in this conversation.",
    de: "In dieser Unterhaltung steht keine Nachricht.",
};
/// The pager.
pub const PAGES: Phrase = Phrase {
    en: "Pages of this conversation",
    de: "Seiten dieser Unterhaltung",
};
/// Its way back.
pub const EARLIER: Phrase = Phrase {
    en: "Earlier messages",
    de: "Frühere Nachrichten",
};
/// Its way on.
pub const LATER: Phrase = Phrase {
    en: "Later messages",
    de: "Spätere Nachrichten",
};
/// The way to the other end.
pub const BEGINNING: Phrase = Phrase {
    en: "To the first message",
    de: "Zur ersten Nachricht",
};
/// And back.
pub const END: Phrase = Phrase {
    en: "To the last message",
    de: "Zur letzten Nachricht",
};
/// Leads to asking for the deletion of it.
pub const DELETE: Phrase = Phrase {
    en: "Delete this conversation",
    de: "Diese Unterhaltung löschen",
};
/// Leads to choosing messages to delete.
pub const DELETE_SOME: Phrase = Phrase {
    en: "Choose messages to delete",
    de: "Nachrichten zum Löschen auswählen",
};
/// The title while messages are chosen.
pub const CHOOSING: Phrase = Phrase {
    en: "Choose messages",
    de: "Nachrichten auswählen",
};
/// What to do there.
pub const CHOOSING_LINE: Phrase = Phrase {
    en: "Tick what should be deleted, and go on below. Nothing happens yet. What you tick on one page is not kept when you \
        turn to another.",
    de: "Haken Sie an, was gelöscht werden soll, und gehen Sie unten weiter. Noch geschieht nichts. Was Sie auf einer \
        Seite anhaken, bleibt nicht erhalten, wenn Sie weiterblättern.",
};
/// The same, in a conversation with others.
pub const CHOOSING_OWN: Phrase = Phrase {
    en: "What others wrote is theirs: only your own messages can be ticked.",
    de: "Was andere geschrieben haben, gehört ihnen: Nur Ihre eigenen Nachrichten lassen sich anhaken.",
};
/// The way back to reading.
pub const NOT_CHOOSING: Phrase = Phrase {
    en: "Only read",
    de: "Nur lesen",
};
/// At each message that can be chosen.
pub const THIS_MESSAGE: Phrase = Phrase {
    en: "Delete this message",
    de: "Diese Nachricht löschen",
};
/// When none on the page can be.
pub const NONE_TO_CHOOSE: Phrase = Phrase {
    en: "On this page there is nothing of yours to tick.",
    de: "Auf dieser Seite gibt es nichts von Ihnen anzuhaken.",
};
/// The last row.
pub const RECORD: Phrase = Phrase {
    en: "The conversation’s own record",
    de: "Der Datensatz der Unterhaltung selbst",
};
/// Beside it.
pub const RECORD_NOTE: Phrase = Phrase {
    en: "What is stored about the conversation as a whole.",
    de: "Was über die Unterhaltung als Ganzes gespeichert ist.",
};
/// Above the person's own seat in it.
pub const SEAT: Phrase = Phrase {
    en: "Your part in it",
    de: "Ihr Platz darin",
};
/// About the others.
pub const OTHERS: Phrase = Phrase {
    en: "We keep the others’ names from you, as we keep yours from them.",
    de: "Die Namen der anderen nennen wir Ihnen nicht, so wie wir den anderen Ihren nicht nennen.",
};

const NO_MESSAGES: Phrase = Phrase {
    en: "No messages",
    de: "Keine Nachrichten",
};
const ONE: Phrase = Phrase {
    en: "one",
    de: "einer",
};
/// After “between”, which wants the dative in German.
const OTHER_PERSON: Noun = Noun {
    en: ["other person", "other people"],
    de: ["anderen Person", "anderen Personen"],
};

/// Below the heading.
pub fn lede(page: &Conversation) -> String {
    let messages = match page.line.messages {
        0 => NO_MESSAGES.into(),
        n => counted(n, noun::MESSAGE),
    };
    let you = YOU.here();
    let others = page.participants.iter().filter(|name| *name != you).count() as u64;
    let when = conversations::when(&page.line);
    if others == 0 {
        return format!("{messages}. {when}");
    }
    let people = OTHER_PERSON.here(others);
    let n = if others == 1 { ONE.into() } else { count(others) };
    say! {
        en: "{messages}. {when} Between us, you and {n} {people}.",
        de: "{messages}. {when} Zwischen uns, Ihnen und {n} {people}.",
    }
}

/// The person.
pub const YOU: Phrase = Phrase { en: "You", de: "Sie" };
/// Somebody who has no pseudonym: nothing but a quotation names them.
pub const SOMEBODY: Phrase = Phrase {
    en: "Somebody else",
    de: "Jemand anderes",
};

/// Another person, by how their pseudonym begins.
pub fn other(label: &str) -> String {
    say! { en: "Another participant {label}", de: "Andere Person {label}" }
}

const AGENT: Phrase = Phrase {
    en: "A member of staff",
    de: "Jemand aus unserem Team",
};
const BOT: Phrase = Phrase {
    en: "A program",
    de: "Ein Programm",
};
const A_BOT: Phrase = Phrase {
    en: "a program",
    de: "ein Programm",
};

const OF_OUR_STAFF: Phrase = Phrase {
    en: "a member of staff",
    de: "jemand aus unserem Team",
};
const OF_THE_BUSINESS: Phrase = Phrase {
    en: "for the business",
    de: "für das Unternehmen",
};

/// Who said it.
pub fn by(by: &By, business: &str) -> String {
    match by {
        By::Business(None) => business.to_owned(),
        By::You => YOU.into(),
        By::Other(alias) => alias.clone(),
        By::Agent(None) => AGENT.into(),
        By::Agent(Some(name)) | By::Business(Some(name)) | By::Bot(Some(name)) => name.clone(),
        By::Bot(None) => BOT.into(),
    }
}

/// What else is said of the author.
pub const fn rank(by: &By) -> Option<Phrase> {
    match by {
        By::Bot(Some(_)) => Some(A_BOT),
        By::Agent(Some(_)) => Some(OF_OUR_STAFF),
        By::Business(Some(_)) => Some(OF_THE_BUSINESS),
        _ => None,
    }
}

const QUESTION: Noun = Noun {
    en: ["question", "questions"],
    de: ["Frage", "Fragen"],
};

/// What a message shows besides its words.
pub fn kind(kind: &str, fields: usize) -> Option<String> {
    let phrase = match kind {
        "text" | "image" | "file" | "" => return None,
        "carousel" => Phrase {
            en: "Shown as cards to swipe.",
            de: "Gezeigt als Karten zum Blättern.",
        },
        "list" => Phrase {
            en: "Shown as a list.",
            de: "Gezeigt als Liste.",
        },
        "form" => {
            let questions = counted(fields as u64, QUESTION);
            return Some(say! { en: "A form with {questions}.", de: "Ein Formular: {questions}." });
        }
        "formResponse" => Phrase {
            en: "The answers to a form.",
            de: "Die Antworten auf ein Formular.",
        },
        "location" => Phrase {
            en: "A place that was shared once. Nobody follows where you are.",
            de: "Ein Ort, der einmal geteilt wurde. Niemand verfolgt, wo Sie sind.",
        },
        "template" => Phrase {
            en: "A ready-made message of the channel’s, as it is stored.",
            de: "Eine vorgefertigte Nachricht des Kanals, so wie sie gespeichert ist.",
        },
        other => {
            return Some(say! {
                en: "Of a kind we have no words for: {other}.",
                de: "Von einer Art, für die wir keine Worte haben: {other}.",
            });
        }
    };
    Some(phrase.into())
}

/// What a media is, with its size.
pub fn media(media: &Media) -> String {
    let what = match media
        .media_type
        .as_deref()
        .and_then(|kind| kind.split('/').next())
    {
        Some("image") => Phrase {
            en: "picture",
            de: "Bild",
        },
        Some("video") => Phrase {
            en: "film",
            de: "Film",
        },
        Some("audio") => Phrase {
            en: "sound",
            de: "Ton",
        },
        Some("text" | "application") => Phrase {
            en: "document",
            de: "Dokument",
        },
        _ => Phrase {
            en: "file",
            de: "Datei",
        },
    };
    let size = media.kept.as_ref().map(|kept| kept.bytes).or(media.bytes);
    match size {
        Some(n) => format!("{what}, {}", bytes(n)),
        None => what.into(),
    }
}

/// The link to a media without a name.
pub const OPEN_MEDIA: Phrase = Phrase {
    en: "Open",
    de: "Öffnen",
};
/// The link to a card's picture.
pub const CARD_PICTURE: Phrase = Phrase {
    en: "Picture",
    de: "Bild",
};
/// A button or question without words.
pub const UNNAMED: Phrase = Phrase {
    en: "without a name",
    de: "ohne Namen",
};
/// A question without an answer.
pub const NOT_ANSWERED: Phrase = Phrase {
    en: "Not answered",
    de: "Nicht beantwortet",
};

/// What could be chosen.
pub const OPTIONS: Phrase = Phrase {
    en: "To choose from: {}.",
    de: "Zur Auswahl: {}.",
};

/// Something that happened, by the platform's code for it and who did it.
pub fn event(code: &str, by: &By) -> String {
    let phrase = match code {
        "ticket:closed" => Phrase {
            en: "The case was closed.",
            de: "Der Vorgang wurde geschlossen.",
        },
        "ticket:transfer:email" => Phrase {
            en: "The conversation was carried on by email.",
            de: "Die Unterhaltung wurde per E-Mail fortgesetzt.",
        },
        "conversation:endedByUser" => match by {
            By::You => Phrase {
                en: "You ended the conversation.",
                de: "Sie haben die Unterhaltung beendet.",
            },
            By::Other(who) => {
                return say! {
                    en: "{who} ended the conversation.",
                    de: "{who} hat die Unterhaltung beendet.",
                };
            }
            // The business says that somebody did, and not who.
            _ => Phrase {
                en: "The conversation was ended.",
                de: "Die Unterhaltung wurde beendet.",
            },
        },
        other => {
            return say! {
                en: "Something happened that we have no words for: {other}.",
                de: "Es ist etwas geschehen, für das wir keine Worte haben: {other}.",
            };
        }
    };
    phrase.into()
}

/// In place of a message that was deleted.
pub const DELETED: Phrase = Phrase {
    en: "This message was deleted. Only its time and its place are left.",
    de: "Diese Nachricht wurde gelöscht. Nur ihre Zeit und ihr Platz sind noch da.",
};
/// A quotation without words.
pub fn of_kind(kind: &str) -> String {
    let phrase = match kind {
        "image" => Phrase {
            en: "A picture.",
            de: "Ein Bild.",
        },
        "file" => Phrase {
            en: "A file.",
            de: "Eine Datei.",
        },
        "" => Phrase {
            en: "A message without words.",
            de: "Eine Nachricht ohne Worte.",
        },
        other => {
            return say! {
                en: "A message of the kind “{other}”.",
                de: "Eine Nachricht der Art „{other}“.",
            };
        }
    };
    phrase.into()
}

const ELSEWHERE: Phrase = Phrase {
    en: "A message that is not stored here.",
    de: "Eine Nachricht, die hier nicht gespeichert ist.",
};

/// A quotation of which only a number is stored.
pub fn elsewhere(id: Option<&str>) -> String {
    id.map_or_else(
        || ELSEWHERE.into(),
        |id| {
            say! {
                en: "Message {id}, which is not stored here.",
                de: "Nachricht {id}, die hier nicht gespeichert ist.",
            }
        },
    )
}

/// A message without words.
pub const NO_WORDS: Phrase = Phrase {
    en: "No words are stored with this message.",
    de: "Zu dieser Nachricht sind keine Worte gespeichert.",
};

const TO_YOU: Phrase = Phrase {
    en: "In answer to you",
    de: "Antwort an Sie",
};
const TO_ANOTHER: Phrase = Phrase {
    en: "In answer to another message",
    de: "Antwort auf eine andere Nachricht",
};

/// Below a quotation.
pub fn quoted(quoted: Option<&By>, business: &str) -> String {
    match quoted {
        Some(By::You) => TO_YOU.into(),
        Some(who) => {
            let who = by(who, business);
            let small = lower(&who);
            say! { en: "In answer to {small}", de: "Antwort an: {who}" }
        }
        None => TO_ANOTHER.into(),
    }
}

/// English names of roles begin with an article, which is small within a sentence.
fn lower(name: &str) -> String {
    match name.strip_prefix('A') {
        Some(rest) if rest.starts_with(' ') || rest.starts_with("nother ") => format!("a{rest}"),
        _ => name.to_owned(),
    }
}

/// Opens what else is stored with a message.
pub fn behind(values: usize) -> String {
    let values = counted(values as u64, noun::VALUE);
    say! { en: "Also stored: {values}", de: "Außerdem gespeichert: {values}" }
}
