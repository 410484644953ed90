//! What a business says of itself.

use super::{Noun, Phrase, number::counted, say};

/// The title of the list.
pub const TITLE: Phrase = Phrase {
    en: "Businesses",
    de: "Unternehmen",
};
/// About it.
pub const LEDE: Phrase = Phrase {
    en: "For each business: what people read about it and about their data, and which fields of its records nobody has \
        described.",
    de: "Zu jedem Unternehmen: was Menschen über das Unternehmen und ihre Daten lesen, und welche Felder seiner \
        Einträge niemand beschrieben hat.",
};
/// The row.
pub const LIST: Phrase = Phrase {
    en: "Within your reach",
    de: "In Ihrer Zuständigkeit",
};
/// Where there is none.
pub const NONE: Phrase = Phrase {
    en: "No business is within your reach yet. Whoever runs the portal imports one.",
    de: "Noch ist kein Unternehmen in Ihrer Zuständigkeit. Wer das Portal betreibt, liest eines ein.",
};
/// The title of one.
pub const ONE: Phrase = Phrase {
    en: "What people read about the business",
    de: "Was Menschen über das Unternehmen lesen",
};
/// About it.
pub const ONE_LEDE: Phrase = Phrase {
    en: "This stands on everyone’s overview and in their copy. What is not said there is said to be unsaid.",
    de: "Das steht in der Übersicht und in der Kopie aller. Was nicht gesagt ist, steht dort als nicht gesagt.",
};
/// Back to the list.
pub const ALL: Phrase = Phrase {
    en: "All businesses",
    de: "Alle Unternehmen",
};
/// Opens what is set elsewhere.
pub const HOW: Phrase = Phrase {
    en: "What you cannot change here",
    de: "Was Sie hier nicht ändern können",
};
/// By whom.
pub const HOW_LINE: Phrase = Phrase {
    en: "The law, the calendar, where people come from, and how decisions are made are set by whoever runs the portal, \
        from a file, with the command “rightsdesk app set”. “rightsdesk app show” prints what is set now, as such a \
        file.",
    de: "Das Gesetz, den Kalender, woher Menschen kommen und wie entschieden wird, setzt, wer das Portal betreibt, aus \
        einer Datei, mit dem Befehl „rightsdesk app set“. „rightsdesk app show“ gibt aus, was jetzt gesetzt ist, als \
        eine solche Datei.",
};
/// The calendar of holidays, and the last year that it covers.
pub const CALENDAR: Phrase = Phrase {
    en: "Holidays are those of the calendar {}, which is known up to {}. What is due after that year is counted by \
        Saturdays and Sundays alone, and says so.",
    de: "Feiertage sind die des Kalenders {}, der bis {} bekannt ist. Was nach diesem Jahr fällig ist, zählt nur mit \
        Samstagen und Sonntagen und sagt das auch.",
};
/// The row with those who came again.
pub const RETURNED: Phrase = Phrase {
    en: "Came again after they were deleted",
    de: "Nach der Löschung wieder gekommen",
};
/// About them.
pub const RETURNED_NOTE: Phrase = Phrase {
    en: "An import brought people whose data had been deleted here. Find out why: a system that still has them, or \
        somebody who deals with you anew. What names them was set aside, and nothing of it is kept. Whoever runs the portal \
        lets them in by the name of the request: rightsdesk import --returned.",
    de: "Ein Import hat Menschen gebracht, deren Daten hier gelöscht worden waren. Klären Sie, warum: ein System, das \
        sie noch hat, oder jemand, der neu zu Ihnen kam. Was sie nennt, wurde beiseitegelassen, und nichts davon ist \
        gespeichert. Wer das Portal betreibt, lässt sie über den Namen des Antrags ein: rightsdesk import --returned.",
};
/// One of them: the request under which they went, and the day when they came; what became of it follows.
pub const CAME_AGAIN: Phrase = Phrase {
    en: "Deleted under {}, came again on {},",
    de: "Gelöscht unter {}, wieder gekommen am {},",
};
/// Of one who was let in.
pub const LET_IN: Phrase = Phrase {
    en: "and let in",
    de: "und eingelassen",
};
/// The row with the list.
pub const LISTED: Phrase = Phrase {
    en: "Whom not to write to",
    de: "Wem nicht zu schreiben ist",
};
/// About it.
pub const LISTED_NOTE: Phrase = Phrase {
    en: "Your systems that write hear of it by a list. Nobody is named here.",
    de: "Ihre Systeme, die schreiben, erfahren es aus einer Liste. Hier wird niemand genannt.",
};
/// Label: how many the list has.
pub const LISTED_ALL: Phrase = Phrase {
    en: "On the list in all",
    de: "Insgesamt auf der Liste",
};
/// About it.
pub const LISTED_ALL_LINE: Phrase = Phrase {
    en: "Whoever has taken everything back stands there too, so that your systems hear of that.",
    de: "Auch wer alles zurückgenommen hat, steht darauf, damit Ihre Systeme davon erfahren.",
};
/// Opens how it is fetched.
pub const FETCHED: Phrase = Phrase {
    en: "How your systems fetch the list",
    de: "Wie Ihre Systeme die Liste abholen",
};
/// By what.
pub const FETCHED_LINE: Phrase = Phrase {
    en: "“GET /suppressions” gives it as JSON, in the order of changes, at most 1,000 people a page. “?changed-since=N” goes on \
        from where you had come to, and with “If-None-Match” nothing new is answered 304. “docs/SUPPRESSIONS.md” says what \
        stands in it.",
    de: "„GET /suppressions“ gibt sie als JSON aus, in der Reihenfolge der Änderungen, höchstens 1.000 Personen auf einmal. \
        „?changed-since=N“ geht von dort weiter, wo Sie waren, und mit „If-None-Match“ wird nichts Neues mit 304 beantwortet. \
        Was darin steht, sagt „docs/SUPPRESSIONS.md“.",
};
/// By whose leave; with the business's id.
pub const FETCHED_KEY: Phrase = Phrase {
    en: "It takes a token of a key that may sign for machines. Whoever runs the portal makes one: “rightsdesk key create --use \
        machines --app {}”.",
    de: "Es braucht ein Token eines Schlüssels, der für Maschinen unterschreiben darf. Wer das Portal betreibt, erstellt ihn: \
        „rightsdesk key create --use machines --app {}“.",
};
/// The row with the fields.
pub const UNDESCRIBED: Phrase = Phrase {
    en: "Fields that nobody described",
    de: "Felder, die niemand beschrieben hat",
};
/// About them.
pub const UNDESCRIBED_NOTE: Phrase = Phrase {
    en: "People see them by their technical names, have them in their copy, and they go with their record.",
    de: "Menschen sehen sie unter ihrem technischen Namen, haben sie in ihrer Kopie, und sie gehen mit ihrem Eintrag.",
};
/// Where there is none.
pub const ALL_DESCRIBED: Phrase = Phrase {
    en: "Every field in the records is described.",
    de: "Jedes Feld in den Einträgen ist beschrieben.",
};
/// The table.
pub const CAPTION: Phrase = Phrase {
    en: "The most frequent first",
    de: "Die häufigsten zuerst",
};
/// Column.
pub const FIELD: Phrase = Phrase {
    en: "Field",
    de: "Feld",
};
/// Column.
pub const RECORDS: Phrase = Phrase {
    en: "Records",
    de: "Einträge",
};

/// How many records of one of them were set aside when they came last.
pub fn set_aside(records: u64) -> String {
    const RECORDS: Noun = Noun {
        en: ["record", "records"],
        de: ["Datensatz", "Datensätze"],
    };
    let records = counted(records, RECORDS);
    say! { en: "{records} set aside the last time", de: "zuletzt {records} beiseitegelassen" }
}
