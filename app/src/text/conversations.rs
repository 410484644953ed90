//! The list of conversations.

use super::{Phrase, noun, say, time};
use crate::view::ConversationLine;

/// The title.
pub const TITLE: Phrase = Phrase {
    en: "Conversations",
    de: "Unterhaltungen",
};
/// The heading.
pub const HEADING: Phrase = Phrase {
    en: "What you and we have said",
    de: "Was Sie und wir gesagt haben",
};
/// What the page is for.
pub const LEDE: Phrase = Phrase {
    en: "Every conversation you took part in, with the number of messages in it. Open one to read it.",
    de: "Jede Unterhaltung, an der Sie beteiligt waren, mit der Zahl ihrer Nachrichten. Öffnen Sie eine, \
        um sie zu lesen.",
};
/// When there is none.
pub const NONE: Phrase = Phrase {
    en: "There are no conversations with you. That is an answer too: nothing you said to us is stored.",
    de: "Es gibt keine Unterhaltungen mit Ihnen. Auch das ist eine Auskunft: Nichts von dem, was Sie uns \
        gesagt haben, ist gespeichert.",
};
/// The row.
pub const ROW: Phrase = Phrase {
    en: "Conversations",
    de: "Unterhaltungen",
};
/// Leads to the search.
pub const SEARCH: Phrase = Phrase {
    en: "Find something that was said",
    de: "Finden, was gesagt wurde",
};
/// The two orders of the list.
pub const ORDERS: Phrase = Phrase {
    en: "Order of the list",
    de: "Reihenfolge der Liste",
};
/// The link of a line.
pub const READ: Phrase = Phrase {
    en: "Read",
    de: "Lesen",
};
/// The pager.
pub const PAGES: Phrase = Phrase {
    en: "Pages of the list",
    de: "Seiten der Liste",
};
/// Its way back.
pub const FIRST: Phrase = Phrase {
    en: "Back to the first",
    de: "Zurück zum Anfang",
};
/// Its way on.
pub const MORE: Phrase = Phrase {
    en: "More conversations",
    de: "Weitere Unterhaltungen",
};

const WITH_OTHERS: Phrase = Phrase {
    en: "A conversation you share with others",
    de: "Eine Unterhaltung, an der andere teilnehmen",
};
const WITH_US: Phrase = Phrase {
    en: "Your conversation with us",
    de: "Ihre Unterhaltung mit uns",
};

/// A conversation's name, or a name for one that has none.
pub fn name(line: &ConversationLine) -> String {
    called(line.name.as_deref(), line.shared)
}

/// The same, by its name and whether others take part.
pub fn called(name: Option<&str>, shared: bool) -> String {
    match (name, shared) {
        (Some(name), _) if !name.is_empty() => name.to_owned(),
        (_, true) => WITH_OTHERS.into(),
        (_, false) => WITH_US.into(),
    }
}

const EMPTY: Phrase = Phrase {
    en: "No message stands in it.",
    de: "Es steht keine Nachricht darin.",
};

/// When it took place.
pub fn when(line: &ConversationLine) -> String {
    let said = |stored: &Option<String>| {
        stored
            .as_deref()
            .map(|at| time::day(at).unwrap_or_else(|| at.to_owned()))
    };
    match (said(&line.first), said(&line.last)) {
        (Some(first), Some(last)) if first != last => {
            say! { en: "From {first} to {last}.", de: "Vom {first} bis zum {last}." }
        }
        (Some(day), _) | (None, Some(day)) => say! { en: "On {day}.", de: "Am {day}." },
        (None, None) => EMPTY.into(),
    }
}

/// What is counted in a line.
pub fn unit(line: &ConversationLine) -> &'static str {
    noun::MESSAGE.here(line.messages)
}

/// Below a line's name.
pub fn below(line: &ConversationLine) -> String {
    let when = when(line);
    if line.shared {
        say! { en: "{when} Others take part.", de: "{when} Andere nehmen teil." }
    } else {
        when
    }
}
