//! What goes by itself once it has been kept for long enough.

use super::{
    Noun, Phrase,
    noun::{DAY, ENTRY, MESSAGE, MONTH, REQUEST, SECOND, YEAR},
    number::{counted, list},
    say,
};
use crate::view::{Gone, KeptFor};

/// The title.
pub const TITLE: Phrase = Phrase {
    en: "What goes by itself",
    de: "Was von selbst gelöscht wird",
};
/// About it.
pub const LEDE: Phrase = Phrase {
    en: "Once something has been kept for as long as is said here, the portal deletes it, day by day. Nothing goes by a \
        period that is new or has changed before somebody has confirmed it here or at the machine.",
    de: "Was so lange aufbewahrt wurde, wie hier steht, löscht das Portal, Tag für Tag. Nach einer Frist, die neu ist oder \
        geändert wurde, wird nichts gelöscht, bevor jemand sie hier oder an der Maschine bestätigt hat.",
};
/// Opens what stays and where periods are set.
pub const HOW: Phrase = Phrase {
    en: "What stays all the same, and where this is set",
    de: "Was trotzdem bleibt, und wo das festgelegt wird",
};
/// What stays.
pub const STAYS_LINE: Phrase = Phrase {
    en: "Conversations and requests of people who have asked for something that is open, who are being deleted, whose data \
        are only stored, or on whom a legal hold stands. A request stays as long as something rests on it: an objection, a \
        statement, that somebody was deleted. While a legal hold stands on anybody, no entry of the log goes.",
    de: "Unterhaltungen und Anträge von Menschen, die etwas beantragt haben, das offen ist, die gerade gelöscht werden, \
        deren Daten nur gespeichert bleiben oder deren Daten für ein Verfahren gesichert sind. Ein Antrag bleibt, solange \
        etwas auf ihm beruht: ein Widerspruch, eine Erklärung, dass jemand gelöscht wurde. Solange die Daten von \
        irgendjemandem für ein Verfahren gesichert sind, bleibt jeder Eintrag im Protokoll.",
};
/// Where it is set.
pub const SET_LINE: Phrase = Phrase {
    en: "Periods are set by whoever runs the portal, with the command “rightsdesk app set”. For messages the platform’s own \
        setting counts as well: the shorter of the two.",
    de: "Fristen setzt, wer das Portal betreibt, mit dem Befehl „rightsdesk app set“. Für Nachrichten gilt auch die \
        Einstellung der Plattform: die kürzere von beiden.",
};
/// The link on the business's page.
pub const LINK: Phrase = Phrase {
    en: "See what goes, and when",
    de: "Ansehen, was wann gelöscht wird",
};
/// About it there.
pub const LINK_NOTE: Phrase = Phrase {
    en: "Messages, requests and entries of the log, once their time is over.",
    de: "Nachrichten, Anträge und Einträge im Protokoll, wenn ihre Zeit um ist.",
};
/// Once one is confirmed.
pub const SAVED: Phrase = Phrase {
    en: "Confirmed. What is older is being deleted now, and from now on every day.",
    de: "Bestätigt. Was älter ist, wird jetzt gelöscht, und von nun an jeden Tag.",
};
/// Where another period counts by now.
pub const STALE: Phrase = Phrase {
    en: "The period has changed since you opened the page, so nothing is confirmed. Read it as it is now, and confirm it if \
        it is right.",
    de: "Die Frist wurde geändert, seit Sie die Seite geöffnet haben, deshalb ist nichts bestätigt. Lesen Sie, wie sie jetzt \
        ist, und bestätigen Sie sie, wenn sie richtig ist.",
};
/// Where nothing has a period.
pub const NONE: Phrase = Phrase {
    en: "Nothing goes by itself.",
    de: "Nichts wird von selbst gelöscht.",
};
/// Label.
pub const KEPT_FOR: Phrase = Phrase {
    en: "Kept for",
    de: "Aufbewahrt",
};
/// Label.
pub const WOULD_GO: Phrase = Phrase {
    en: "Would go now",
    de: "Würde jetzt gelöscht",
};
/// Label.
pub const SPARED: Phrase = Phrase {
    en: "Stays for somebody’s sake",
    de: "Bleibt um jemandes willen",
};
/// Entries that stay.
pub const ENTRIES_SPARED: Phrase = Phrase {
    en: "All of them, while a legal hold stands",
    de: "Alle, solange Daten für ein Verfahren gesichert sind",
};
/// Label.
pub const NEXT: Phrase = Phrase {
    en: "The next after that",
    de: "Das Nächste danach",
};
/// Where there is none.
pub const NO_NEXT: Phrase = Phrase {
    en: "There is nothing else",
    de: "Sonst gibt es nichts",
};
/// Label.
pub const CONFIRMED: Phrase = Phrase {
    en: "Confirmed",
    de: "Bestätigt",
};
/// Where nobody has.
pub const UNCONFIRMED: Phrase = Phrase {
    en: "Not yet: nothing goes",
    de: "Noch nicht: Nichts wird gelöscht",
};
/// Before the buttons.
pub const WARNING: Phrase = Phrase {
    en: "What has gone cannot be brought back.",
    de: "Was gelöscht ist, kann nicht zurückgeholt werden.",
};
/// The row with the last run.
pub const LAST: Phrase = Phrase {
    en: "What went last",
    de: "Was zuletzt gelöscht wurde",
};
/// When.
pub const LAST_AT: Phrase = Phrase {
    en: "When",
    de: "Wann",
};
/// What.
pub const LAST_GONE: Phrase = Phrase {
    en: "How much",
    de: "Wie viel",
};
/// Label.
pub const DUE: Phrase = Phrase {
    en: "Looked for next",
    de: "Nächste Suche",
};
/// Label.
pub const SO_FAR: Phrase = Phrase {
    en: "So far",
    de: "Bisher",
};
/// Before it is verified.
pub const UNVERIFIED: Phrase = Phrase {
    en: "It is not verified yet that nothing of it is left in the portal’s files.",
    de: "Noch ist nicht geprüft, dass davon in den Dateien des Portals nichts übrig ist.",
};
/// Where nothing went yet.
pub const NEVER: Phrase = Phrase {
    en: "Nothing has gone yet.",
    de: "Noch wurde nichts gelöscht.",
};

const EMPTIED: Noun = Noun {
    en: ["conversation emptied", "conversations emptied"],
    de: ["geleerte Unterhaltung", "geleerte Unterhaltungen"],
};
const ATTACHMENT: Noun = Noun {
    en: ["attachment", "attachments"],
    de: ["Anhang", "Anhänge"],
};
const TOMBSTONE: Noun = Noun {
    en: ["trace of a deletion", "traces of deletions"],
    de: ["Spur einer Löschung", "Spuren von Löschungen"],
};

/// What a class is about.
pub fn class(code: &str) -> Phrase {
    match code {
        "messages" => Phrase {
            en: "Messages of conversations in which nothing is said any more",
            de: "Nachrichten in Unterhaltungen, in denen nichts mehr gesagt wird",
        },
        "tombstones" => Phrase {
            en: "That somebody was deleted",
            de: "Dass jemand gelöscht wurde",
        },
        "requests" => Phrase {
            en: "Requests that are closed",
            de: "Anträge, die abgeschlossen sind",
        },
        _ => Phrase {
            en: "What the log says",
            de: "Was im Protokoll steht",
        },
    }
}

/// From when its time counts, and what is left.
pub fn since(code: &str) -> Phrase {
    match code {
        "messages" => Phrase {
            en: "Counted from the last message of a conversation. The conversation stays, empty.",
            de: "Ab der letzten Nachricht einer Unterhaltung. Die Unterhaltung bleibt, leer.",
        },
        "tombstones" => Phrase {
            en: "Counted from the deletion. Whoever comes again later is not noticed any more, so keep it for longer than \
                your backups.",
            de: "Ab der Löschung. Wer später wiederkommt, fällt nicht mehr auf: Bewahren Sie es länger auf als Ihre \
                Sicherungen.",
        },
        "requests" => Phrase {
            en: "Counted from when a request was closed. It goes with all that was said about it.",
            de: "Ab dem Abschluss eines Antrags. Er wird mit allem gelöscht, was dazu gesagt wurde.",
        },
        _ => Phrase {
            en: "Counted from the entry. That there was one stays, so that the log still proves to be whole.",
            de: "Ab dem Eintrag. Dass es einen gab, bleibt, damit sich das Protokoll weiterhin als ganz erweist.",
        },
    }
}

/// Who says for how long.
pub fn by(code: &str) -> Phrase {
    match code {
        "platform" => Phrase {
            en: "As the platform is set: conversationRetentionSeconds.",
            de: "Wie die Plattform eingestellt ist: conversationRetentionSeconds.",
        },
        "business" => Phrase {
            en: "As is set for the business.",
            de: "Wie es für das Unternehmen festgelegt ist.",
        },
        _ => Phrase {
            en: "As is usual: California’s regulations have requests and answers kept for 24 months (11 CCR §7101(a)).",
            de: "Wie üblich: Kaliforniens Verordnung lässt Anträge und Antworten 24 Monate aufbewahren (11 CCR §7101(a)).",
        },
    }
}

/// The button that confirms it.
pub fn confirm(code: &str) -> Phrase {
    match code {
        "messages" => Phrase {
            en: "Confirm, and delete older messages",
            de: "Bestätigen und ältere Nachrichten löschen",
        },
        "tombstones" => Phrase {
            en: "Confirm, and forget older deletions",
            de: "Bestätigen und ältere Löschungen vergessen",
        },
        "requests" => Phrase {
            en: "Confirm, and delete older requests",
            de: "Bestätigen und ältere Anträge löschen",
        },
        _ => Phrase {
            en: "Confirm, and empty older entries",
            de: "Bestätigen und ältere Einträge leeren",
        },
    }
}

/// `24 months`.
pub fn period(kept_for: &KeptFor) -> String {
    let noun = match kept_for.unit.as_str() {
        "years" => YEAR,
        "months" => MONTH,
        "days" => DAY,
        _ => SECOND,
    };
    counted(kept_for.count, noun)
}

/// How much; nothing, if it is nothing.
pub fn gone(gone: &Gone) -> Option<String> {
    let each = [
        (gone.messages, MESSAGE),
        (gone.attachments, ATTACHMENT),
        (gone.tombstones, TOMBSTONE),
        (gone.requests, REQUEST),
        (gone.entries, ENTRY),
    ];
    let mut said: Vec<_> = each
        .into_iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, noun)| counted(count, noun))
        .collect();
    if gone.conversations > 0 {
        said.insert(0, counted(gone.conversations, EMPTIED));
    }
    (!said.is_empty()).then(|| list(&said))
}

/// Where nothing is counted.
pub const NOTHING: Phrase = Phrase {
    en: "Nothing",
    de: "Nichts",
};

/// For the person: how long a category of theirs is kept, where it then goes by itself.
pub fn for_person(class: &str, kept_for: &KeptFor) -> String {
    let period = period(kept_for);
    match class {
        "messages" => say! {
            en: "They are deleted by themselves once nothing has been said in their conversation for {period}.",
            de: "Sie werden von selbst gelöscht, wenn in ihrer Unterhaltung {period} lang nichts gesagt wurde.",
        },
        "requests" => say! {
            en: "They are deleted by themselves once they have been closed for {period}, unless something still rests on them.",
            de: "Sie werden von selbst gelöscht, wenn sie {period} lang abgeschlossen sind, soweit nichts mehr auf ihnen beruht.",
        },
        _ => say! {
            en: "What an entry says is deleted by itself once it has been there for {period}.",
            de: "Was in einem Eintrag steht, wird von selbst gelöscht, wenn er {period} lang da ist.",
        },
    }
}

#[cfg(test)]
mod tests {
    use super::{
        super::{Language, tests::spoken},
        *,
    };

    fn months(count: u64) -> KeptFor {
        KeptFor {
            count,
            unit: "months".to_owned(),
        }
    }

    #[test]
    fn what_went_is_counted_and_what_did_not_is_left_out() {
        let some = Gone {
            conversations: 1,
            messages: 1_204,
            requests: 2,
            ..Gone::default()
        };
        let said = Language::ALL.map(|language| spoken(language, || gone(&some).unwrap_or_default()));
        assert_eq!(
            said,
            [
                "1 conversation emptied, 1,204 messages and 2 requests",
                "1 geleerte Unterhaltung, 1.204 Nachrichten und 2 Anträge"
            ]
        );
        assert_eq!(gone(&Gone::default()), None);
    }

    #[test]
    fn a_person_reads_when_each_of_theirs_goes() {
        for class in ["messages", "requests", "entries"] {
            let said = for_person(class, &months(24));
            assert!(said.contains("24 months"), "{said}");
        }
        let german = spoken(Language::De, || for_person("messages", &months(1)));
        assert!(german.contains("1 Monat lang"), "{german}");
    }
}
