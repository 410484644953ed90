//! Finding something that was said.

use super::Phrase;

/// The title.
pub const TITLE: Phrase = Phrase {
    en: "Find a message",
    de: "Eine Nachricht finden",
};
/// The heading.
pub const HEADING: Phrase = super::conversations::SEARCH;
/// What the page is for.
pub const LEDE: Phrase = Phrase {
    en: "Look through every message in your conversations with us at once. What you look for is kept only until you \
        sign out.",
    de: "Durchsuchen Sie alle Nachrichten Ihrer Unterhaltungen mit uns auf einmal. Wonach Sie suchen, merken wir uns \
        nur, bis Sie sich abmelden.",
};
/// The way back.
pub const ALL: Phrase = super::conversation::ALL;
/// Where the words are typed.
pub const WORDS: Phrase = Phrase {
    en: "Words in the message",
    de: "Worte in der Nachricht",
};
/// How to type them.
pub const HOW: Phrase = Phrase {
    en: "All of them have to be in it. The beginning of a word is enough. Put words between quotation marks if they \
        stand next to each other.",
    de: "Alle müssen darin stehen. Der Anfang eines Wortes genügt. Setzen Sie Worte in Anführungszeichen, wenn sie \
        nebeneinander stehen.",
};
/// Opens the rest of the form.
pub const NARROW: Phrase = Phrase {
    en: "Narrow it down",
    de: "Eingrenzen",
};
/// Over which channel.
pub const CHANNEL: Phrase = Phrase {
    en: "Sent over",
    de: "Gesendet über",
};
/// Any of them.
pub const ANY_CHANNEL: Phrase = Phrase {
    en: "Any channel",
    de: "Jeden Kanal",
};
/// What it is.
pub const KIND: Phrase = Phrase {
    en: "Kind",
    de: "Art",
};
/// Any of them.
pub const ANY_KIND: Phrase = Phrase {
    en: "Every kind",
    de: "Jede Art",
};
/// Each, by its name in addresses.
pub const KINDS: [(&str, Phrase); 7] = [
    (
        "text",
        Phrase {
            en: "Words",
            de: "Worte",
        },
    ),
    (
        "picture",
        Phrase {
            en: "Pictures",
            de: "Bilder",
        },
    ),
    (
        "file",
        Phrase {
            en: "Files",
            de: "Dateien",
        },
    ),
    (
        "place",
        Phrase {
            en: "Places",
            de: "Orte",
        },
    ),
    (
        "form",
        Phrase {
            en: "Forms and answers",
            de: "Formulare und Antworten",
        },
    ),
    (
        "choice",
        Phrase {
            en: "Cards and buttons",
            de: "Karten und Schaltflächen",
        },
    ),
    (
        "event",
        Phrase {
            en: "What happened",
            de: "Was geschehen ist",
        },
    ),
];
/// Who wrote it.
pub const BY: Phrase = Phrase {
    en: "Written by",
    de: "Geschrieben von",
};
/// Any of them.
pub const ANYBODY: Phrase = Phrase {
    en: "Anybody",
    de: "Irgendjemandem",
};
/// Each, by its name in addresses.
pub const WRITERS: [(&str, Phrase); 3] = [
    (
        "me",
        Phrase {
            en: "Myself",
            de: "Mir selbst",
        },
    ),
    (
        "business",
        Phrase {
            en: "The business",
            de: "Dem Unternehmen",
        },
    ),
    (
        "others",
        Phrase {
            en: "Others in the conversation",
            de: "Anderen in der Unterhaltung",
        },
    ),
];
/// The first day.
pub const FROM: Phrase = Phrase {
    en: "From this day on",
    de: "Ab diesem Tag",
};
/// The last day.
pub const TO: Phrase = Phrase {
    en: "Up to this day",
    de: "Bis zu diesem Tag",
};
/// Which end comes first.
pub const ORDER: Phrase = Phrase {
    en: "In what order",
    de: "In welcher Reihenfolge",
};
/// The usual one.
pub const NEWEST: Phrase = Phrase {
    en: "Newest first",
    de: "Neueste zuerst",
};
/// The others, each by its name in addresses.
pub const ORDERS: [(&str, Phrase); 1] = [("oldest", OLDEST)];
/// The other way round.
pub const OLDEST: Phrase = Phrase {
    en: "Oldest first",
    de: "Älteste zuerst",
};
/// The act.
pub const FIND: Phrase = Phrase {
    en: "Find",
    de: "Finden",
};

/// Above what was found.
pub const NEWEST_FIRST: Phrase = Phrase {
    en: "This was found, the newest message first.",
    de: "Das wurde gefunden, die neueste Nachricht zuerst.",
};
/// The other way round.
pub const OLDEST_FIRST: Phrase = Phrase {
    en: "This was found, the oldest message first.",
    de: "Das wurde gefunden, die älteste Nachricht zuerst.",
};
/// The list, by name.
pub const FOUND: Phrase = Phrase {
    en: "Messages that were found",
    de: "Gefundene Nachrichten",
};
/// When nothing was.
pub const NONE: Phrase = Phrase {
    en: "No message is like that. That is an answer too: we hold nothing of the kind that you could read.",
    de: "So eine Nachricht gibt es nicht. Auch das ist eine Auskunft: Wir haben nichts dergleichen, das Sie lesen \
        könnten.",
};
/// What to try.
pub const TRY: Phrase = Phrase {
    en: "Try fewer words, or only the beginning of one. Try without quotation marks, or choose a longer time.",
    de: "Versuchen Sie es mit weniger Worten oder nur mit dem Anfang eines Wortes, ohne Anführungszeichen oder über \
        eine längere Zeit.",
};
/// At the end of the pages.
pub const NO_MORE: Phrase = Phrase {
    en: "There is nothing more to be found here.",
    de: "Mehr ist hier nicht zu finden.",
};
/// When what was looked for is gone.
pub const FORGOTTEN: Phrase = Phrase {
    en: "We no longer know what you looked for here. Type it once more.",
    de: "Wir wissen nicht mehr, wonach Sie hier gesucht haben. Geben Sie es noch einmal ein.",
};
/// When there is no word in it.
pub const NO_WORDS: Phrase = Phrase {
    en: "There is no word in what you typed. Type a word or a number that stands in the message.",
    de: "In dem, was Sie eingegeben haben, steht kein Wort. Geben Sie ein Wort oder eine Zahl aus der Nachricht ein.",
};
/// Leads to the message.
pub const READ: Phrase = Phrase {
    en: "Read it where it was said",
    de: "An Ort und Stelle lesen",
};
/// The pager.
pub const PAGES: Phrase = Phrase {
    en: "Pages of what was found",
    de: "Seiten der gefundenen Nachrichten",
};
/// Its way back.
pub const FIRST: Phrase = super::conversations::FIRST;
/// Its way on.
pub const EARLIER: Phrase = super::conversation::EARLIER;
/// Its way on, the other way round.
pub const LATER: Phrase = super::conversation::LATER;

#[cfg(test)]
mod tests {
    use domain::search::{By, Kind};

    use super::*;

    #[test]
    fn every_kind_and_every_writer_has_a_name() {
        assert_eq!(KINDS.map(|(name, _)| name), Kind::ALL.map(Kind::name));
        assert_eq!(WRITERS.map(|(name, _)| name), By::ALL.map(By::name));
    }
}
