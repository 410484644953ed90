//! What stands around every page, and before a copy is opened.

use super::{Language, Phrase, both, number::bytes, say};

pub const BRAND: &str = "Rightsdesk";
pub const SKIP: Phrase = both("Skip to the page", "Zum Inhalt der Seite");
pub const NAV: Phrase = both("In your copy", "In Ihrer Kopie");
pub const OVERVIEW: Phrase = both("Overview", "Übersicht");
pub const DETAILS: Phrase = both("Details", "Angaben");
pub const CHANNELS: Phrase = both("Channels", "Kanäle");
pub const DEVICES: Phrase = both("Devices", "Geräte");
pub const SYSTEMS: Phrase = both("Other systems", "Andere Systeme");
pub const CONVERSATIONS: Phrase = both("Conversations", "Unterhaltungen");
pub const SEARCH: Phrase = both("Find", "Finden");
pub const REQUESTS: Phrase = both("Requests", "Anträge");
pub const LOOKS: Phrase = both("Who looked", "Wer hinsah");
pub const NOTICE: Phrase = both("Why", "Warum");
pub const LANGUAGES: Phrase = both("Language", "Sprache");

/// At the foot.
pub const ALONE: Phrase = both(
    "This page works by itself. It asks nobody for anything and sends nothing anywhere: what you open stays on this \
     device.",
    "Diese Seite arbeitet für sich allein. Sie fragt niemanden und sendet nichts: Was Sie öffnen, bleibt auf diesem \
     Gerät.",
);

pub const OPEN_TITLE: Phrase = both("Open your copy", "Ihre Kopie öffnen");
pub const OPEN_LEDE: Phrase = both(
    "Choose the file export.json that came with this page. You can read everything in it here, look through all \
     messages, and see whether the file is as it was signed.",
    "Wählen Sie die Datei export.json, die mit dieser Seite kam. Hier können Sie alles darin lesen, alle Nachrichten \
     durchsuchen und sehen, ob die Datei noch so ist, wie sie signiert wurde.",
);
pub const FILE: Phrase = both(
    "Your copy, a file that ends in .json",
    "Ihre Kopie, eine Datei mit der Endung .json",
);
pub const DROP: Phrase = both(
    "You can also drop the file anywhere on this page.",
    "Sie können die Datei auch auf diese Seite ziehen.",
);
pub const ANOTHER: Phrase = both("Open another copy", "Eine andere Kopie öffnen");

pub const READING: Phrase = both("Your copy is being read", "Ihre Kopie wird gelesen");
pub const READING_LEDE: Phrase = both(
    "Every byte is looked at once, to see what stands where and whether anything was changed.",
    "Jedes Byte wird einmal angesehen, um zu wissen, was wo steht und ob etwas verändert wurde.",
);
pub const SO_FAR: Phrase = both(
    "You see what has been read so far. What stands further on is added as it is read.",
    "Sie sehen, was bisher gelesen ist. Was weiter hinten steht, kommt dazu, sobald es gelesen ist.",
);
pub const REFRESH: Phrase = both("Show what was added", "Zeigen, was dazugekommen ist");
pub const NOT_YET: Phrase = both(
    "This part has not been read yet",
    "Dieser Teil ist noch nicht gelesen",
);
pub const NOT_YET_LINE: Phrase = both(
    "Your copy is still being read. Look at another part meanwhile, and come back.",
    "Ihre Kopie wird noch gelesen. Sehen Sie sich inzwischen einen anderen Teil an und kommen Sie wieder.",
);
pub const READ_INTACT: Phrase = both(
    "Your copy has been read to its end. It is intact.",
    "Ihre Kopie ist zu Ende gelesen. Sie ist unverändert.",
);
pub const READ_DAMAGED: Phrase = both(
    "Your copy has been read to its end. It is damaged.",
    "Ihre Kopie ist zu Ende gelesen. Sie ist beschädigt.",
);
pub const RESULT: Phrase = both("See what the check found", "Ansehen, was die Prüfung ergeben hat");
pub const PROGRESS: Phrase = both(
    "How much of the file has been read",
    "Wie viel von der Datei gelesen ist",
);
pub const CANCEL: Phrase = both("Cancel", "Abbrechen");
pub const CANCELLED: Phrase = both(
    "You stopped. Choose a file to begin anew.",
    "Sie haben abgebrochen. Wählen Sie eine Datei, um neu zu beginnen.",
);
pub const UNREADABLE: Phrase = both(
    "The browser could not read the file to its end. It may have been moved or changed meanwhile. Choose it once more.",
    "Der Browser konnte die Datei nicht bis zum Ende lesen. Vielleicht wurde sie inzwischen verschoben oder verändert. \
     Wählen Sie sie noch einmal.",
);

/// How far a pass over the file is.
pub fn figures(language: Language, done: u64, all: u64) -> String {
    let (done, all) = (bytes(language, done), bytes(language, all));
    say! { language, en: "{done} of {all}", de: "{done} von {all}" }
}

/// Aloud, each quarter of the way.
pub const fn quarter(quarters: u64) -> Option<Phrase> {
    Some(match quarters {
        1 => both(
            "A quarter of the file has been read.",
            "Ein Viertel der Datei ist gelesen.",
        ),
        2 => both(
            "Half of the file has been read.",
            "Die Hälfte der Datei ist gelesen.",
        ),
        3 => both(
            "Three quarters of the file have been read.",
            "Drei Viertel der Datei sind gelesen.",
        ),
        _ => return None,
    })
}

pub const EARLIER: Phrase = both("Page before", "Vorige Seite");
pub const LATER: Phrase = both("Next page", "Nächste Seite");
pub const PAGES: Phrase = both("Pages of this list", "Seiten dieser Liste");

/// Where one is in a list.
pub fn here(language: Language, page: u64, pages: u64) -> String {
    say! { language, en: "Page {page} of {pages}", de: "Seite {page} von {pages}" }
}

pub const NOWHERE: Phrase = both(
    "There is no such page in this copy",
    "So eine Seite gibt es in dieser Kopie nicht",
);
pub const NOWHERE_LINE: Phrase = both(
    "Go to the overview and choose from there.",
    "Gehen Sie zur Übersicht und wählen Sie von dort.",
);
