//! The staff's queue.

use super::{
    Noun, Phrase, noun,
    number::{count, counted},
    say, sizes,
};

/// The title.
pub const TITLE: Phrase = Phrase {
    en: "Queue",
    de: "Eingang",
};
/// The views, by name.
pub const VIEWS: Phrase = Phrase {
    en: "Views",
    de: "Ansichten",
};
/// A view.
pub const OPEN: Phrase = Phrase {
    en: "Open",
    de: "Offen",
};
/// A view.
pub const CLOSED: Phrase = Phrase {
    en: "Closed",
    de: "Abgeschlossen",
};
/// First column.
pub const DUE: Phrase = Phrase {
    en: "Due",
    de: "Fällig",
};
/// Second column.
pub const PERSON: Phrase = Phrase {
    en: "Person",
    de: "Person",
};
/// The column of whoever reaches more than one business.
pub const BUSINESS: Phrase = Phrase {
    en: "Business",
    de: "Unternehmen",
};
/// Where the first of two has approved.
pub const ONE_OF_TWO: Phrase = Phrase {
    en: "one of two has approved",
    de: "eine von zwei Personen hat zugestimmt",
};
/// Third column.
pub const RIGHT: Phrase = Phrase {
    en: "Right",
    de: "Recht",
};
/// Fourth column.
pub const STANDS: Phrase = Phrase {
    en: "Where it stands",
    de: "Stand",
};
/// Fifth column.
pub const NEXT: Phrase = Phrase {
    en: "Next",
    de: "Als Nächstes",
};
/// Of someone whose name is not held, or not any more.
pub const NO_NAME: Phrase = Phrase {
    en: "No name held",
    de: "Kein Name gespeichert",
};
/// Of someone whose record is only to be stored.
pub const RESTRICTED: Phrase = Phrase {
    en: "Restricted record",
    de: "Eingeschränkter Datensatz",
};
/// What comes next: somebody decides.
pub const DECIDE: Phrase = Phrase {
    en: "Decide",
    de: "Entscheiden",
};
/// What comes next: somebody looks into it.
pub const TAKE_UP: Phrase = Phrase {
    en: "Take up",
    de: "Übernehmen",
};
/// What comes next: the person answers.
pub const AWAIT: Phrase = Phrase {
    en: "Await the answer",
    de: "Antwort abwarten",
};
/// To put a request for somebody.
pub const PUT: Phrase = Phrase {
    en: "Put a request for somebody",
    de: "Für jemanden einen Antrag stellen",
};
/// Of a request that staff put.
pub const ON_BEHALF: Phrase = Phrase {
    en: "put by staff",
    de: "vom Team gestellt",
};
/// What comes next: nothing but reading.
pub const READ: Phrase = Phrase {
    en: "Read",
    de: "Lesen",
};
/// What comes next: what was done here is done on the platform, too.
pub const REST: Phrase = Phrase {
    en: "Do the rest",
    de: "Den Rest tun",
};
/// What comes next: the portal works.
pub const WATCH: Phrase = Phrase {
    en: "Watch",
    de: "Beobachten",
};
/// The pager's name.
pub const PAGES: Phrase = Phrase {
    en: "Pages of the queue",
    de: "Seiten des Eingangs",
};
/// The way back to the start.
pub const FIRST: Phrase = Phrase {
    en: "First page",
    de: "Erste Seite",
};
/// The way on.
pub const ON: Phrase = Phrase {
    en: "Next page",
    de: "Nächste Seite",
};
/// When no request is open.
pub const NONE_OPEN: Phrase = Phrase {
    en: "No request is open. Nothing waits for a decision.",
    de: "Kein Antrag ist offen. Nichts wartet auf eine Entscheidung.",
};
/// When none is closed.
pub const NONE_CLOSED: Phrase = Phrase {
    en: "No request has been closed yet.",
    de: "Noch kein Antrag ist abgeschlossen.",
};
/// What the queue shows next.
pub const NONE_LINE: Phrase = Phrase {
    en: "New requests appear here as people send them.",
    de: "Neue Anträge erscheinen hier, sobald sie gestellt werden.",
};
/// The table's name, with the day.
pub const CAPTION_OPEN: Phrase = Phrase {
    en: "Nearest due date first; last, what does not wait for you. Today is {}.",
    de: "Das nächste Fälligkeitsdatum zuerst; zuletzt, was nicht auf Sie wartet. Heute ist {}.",
};
/// In the first column, while a question is open for which the law stops the clock.
pub const CLOCK_STANDS: Phrase = Phrase {
    en: "Clock stands since {}",
    de: "Frist ruht seit {}",
};
/// The table's name, with the day.
pub const CAPTION_CLOSED: Phrase = Phrase {
    en: "By due date. Today is {}.",
    de: "Nach Fälligkeitsdatum. Heute ist {}.",
};

const OPEN_REQUEST: Noun = Noun {
    en: ["open request", "open requests"],
    de: ["offener Antrag", "offene Anträge"],
};
const CLOSED_REQUEST: Noun = Noun {
    en: ["closed request", "closed requests"],
    de: ["abgeschlossener Antrag", "abgeschlossene Anträge"],
};

/// The heading.
pub fn heading(closed: bool, n: u64) -> String {
    counted(n, if closed { CLOSED_REQUEST } else { OPEN_REQUEST })
}

const NONE_OVERDUE: Phrase = Phrase {
    en: "None is overdue.",
    de: "Keiner ist überfällig.",
};
const ONE_OVERDUE: Phrase = Phrase {
    en: "One is overdue.",
    de: "Einer ist überfällig.",
};

/// Below the heading.
pub fn overdue(n: u64) -> String {
    match n {
        0 => NONE_OVERDUE.into(),
        1 => ONE_OVERDUE.into(),
        n => {
            let n = count(n);
            say! { en: "{n} are overdue.", de: "{n} sind überfällig." }
        }
    }
}

const TODAY: Phrase = Phrase {
    en: "Today",
    de: "Heute",
};
const TOMORROW: Phrase = Phrase {
    en: "Tomorrow",
    de: "Morgen",
};

/// How far a due date is, for a row: `Today`, `In 3 days`, `3 days over`.
pub fn away(days: i32) -> String {
    let n = counted(u64::from(days.unsigned_abs()), noun::AFTER_DAYS);
    match days {
        0 => TODAY.into(),
        1 => TOMORROW.into(),
        2.. => say! { en: "In {n}", de: "In {n}" },
        _ => say! { en: "{n} over", de: "Seit {n} überfällig" },
    }
}

/// A request's kind as a right: `erasure`.
pub fn right(code: &str) -> Phrase {
    match code {
        "access" => Phrase {
            en: "Access",
            de: "Auskunft",
        },
        "correction" => Phrase {
            en: "Correction",
            de: "Berichtigung",
        },
        "erasure" => Phrase {
            en: "Deletion",
            de: "Löschung",
        },
        "objection" => Phrase {
            en: "Objection",
            de: "Widerspruch",
        },
        "restriction" => Phrase {
            en: "Restriction",
            de: "Einschränkung",
        },
        "lifting" => Phrase {
            en: "Lifting",
            de: "Aufhebung",
        },
        "transfer" => Phrase {
            en: "Portability",
            de: "Übertragbarkeit",
        },
        "complaint" => Phrase {
            en: "Complaint",
            de: "Beschwerde",
        },
        "appeal" => Phrase {
            en: "Appeal",
            de: "Einspruch",
        },
        _ => Phrase {
            en: "Another",
            de: "Ein anderes",
        },
    }
}

/// How much of it, or of what: `everything`.
pub fn extent(scope: &str) -> Option<&'static str> {
    let said = match scope {
        size if sizes::CODES.contains(&size) => sizes::extent(size),
        "fields" => Phrase {
            en: "fields",
            de: "Felder",
        },
        "words" => Phrase {
            en: "in words",
            de: "in Worten",
        },
        "statement" => Phrase {
            en: "a statement",
            de: "eine Erklärung",
        },
        "marketing" => Phrase {
            en: "marketing",
            de: "Werbung",
        },
        "other-uses" => Phrase {
            en: "other uses",
            de: "andere Verwendungen",
        },
        "restriction" => Phrase {
            en: "a restriction",
            de: "eine Einschränkung",
        },
        _ => return None,
    };
    Some(said.here())
}
