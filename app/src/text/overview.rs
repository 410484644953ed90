//! The overview.

use super::{Phrase, number::count, say};
use crate::view::Counts;

/// The title.
pub const TITLE: Phrase = Phrase {
    en: "Overview",
    de: "Übersicht",
};
/// The heading, when something is held.
pub const HEADING: Phrase = Phrase {
    en: "Everything we hold about you",
    de: "Alles, was wir über Sie gespeichert haben",
};
/// What the page is for.
pub const LEDE: Phrase = Phrase {
    en: "This page counts what we keep. Open any line to read every record in it.",
    de: "Diese Seite zählt, was wir aufbewahren. Öffnen Sie eine Zeile, um jeden Datensatz darin zu lesen.",
};
/// In the margin.
pub const COUNTED: Phrase = Phrase {
    en: "Counted on",
    de: "Gezählt am",
};
/// In the margin.
pub const ABOUT: Phrase = Phrase {
    en: "About",
    de: "Über",
};

/// While a deletion runs.
pub const GOING: Phrase = Phrase {
    en: "Your data is being deleted",
    de: "Ihre Daten werden gerade gelöscht",
};
/// While a deletion runs.
pub const GOING_LEDE: Phrase = Phrase {
    en: "We have begun to delete everything, and show none of it any more while that goes on.",
    de: "Wir haben begonnen, alles zu löschen, und zeigen solange nichts davon.",
};
/// While a deletion runs.
pub const GOING_LINE: Phrase = Phrase {
    en: "You can close this page. Your request says when the last record is gone.",
    de: "Sie können diese Seite schließen. Ihr Antrag sagt, wann der letzte Datensatz gelöscht ist.",
};

/// When nothing is held.
pub const NOTHING: Phrase = Phrase {
    en: "We hold nothing about you",
    de: "Wir haben nichts über Sie gespeichert",
};
/// When nothing is held.
pub const NOTHING_LEDE: Phrase = Phrase {
    en: "That is an answer too. We looked under the name your account gave us, in every kind of record, \
        and found none.",
    de: "Auch das ist eine Auskunft. Wir haben unter dem Namen, den uns Ihr Konto gegeben hat, in jeder \
        Art von Datensätzen gesucht und nichts gefunden.",
};

/// After a deletion.
pub const ERASED: Phrase = Phrase {
    en: "We hold nothing about you any more",
    de: "Wir haben nichts mehr über Sie gespeichert",
};
/// After a deletion.
pub const ERASED_LEDE: Phrase = Phrase {
    en: "Everything was deleted, as you asked.",
    de: "Alles wurde gelöscht, wie Sie es verlangt haben.",
};
/// After a deletion.
pub const ERASED_PANEL: Phrase = Phrase {
    en: "Deleted on {}.",
    de: "Gelöscht am {}.",
};
/// After a deletion.
pub const ERASED_LINE: Phrase = Phrase {
    en: "Your request stays, as proof of what you asked for and what we did.",
    de: "Ihr Antrag bleibt, als Nachweis, was Sie verlangt und was wir getan haben.",
};

/// A link to a request.
pub fn to_request(reference: &str) -> String {
    say! { en: "See request {reference}", de: "Antrag {reference} ansehen" }
}

/// The row of counts.
pub const HELD: Phrase = Phrase {
    en: "What we hold",
    de: "Was wir gespeichert haben",
};
/// Beside it.
pub const HELD_NOTE: Phrase = Phrase {
    en: "Every kind of record there is. A line that reads 0 is shown too.",
    de: "Jede Art von Datensätzen, die es gibt. Auch eine Zeile mit 0 steht da.",
};
/// A line.
pub const DETAILS: Phrase = Phrase {
    en: "Your details",
    de: "Ihre Angaben",
};
/// Below it.
pub const DETAILS_LINE: Phrase = Phrase {
    en: "Names, addresses, languages, and what was noted about you.",
    de: "Namen, Adressen, Sprachen, und was über Sie vermerkt wurde.",
};
/// Its link.
pub const SEE_DETAILS: Phrase = Phrase {
    en: "See details",
    de: "Angaben ansehen",
};
/// A line.
pub const CHANNELS: Phrase = Phrase {
    en: "Channels",
    de: "Kanäle",
};
/// Below it.
pub const CHANNELS_LINE: Phrase = Phrase {
    en: "Where we reach you, with what each channel tells us.",
    de: "Wo wir Sie erreichen, und was uns jeder Kanal mitteilt.",
};
/// Its link.
pub const SEE_CHANNELS: Phrase = Phrase {
    en: "See channels",
    de: "Kanäle ansehen",
};
/// A line.
pub const DEVICES: Phrase = Phrase {
    en: "Devices",
    de: "Geräte",
};
/// Below it.
pub const DEVICES_LINE: Phrase = Phrase {
    en: "Browsers and phones that used our chat.",
    de: "Browser und Telefone, mit denen unser Chat benutzt wurde.",
};
/// Its link.
pub const SEE_DEVICES: Phrase = Phrase {
    en: "See devices",
    de: "Geräte ansehen",
};
/// A line.
pub const SYSTEMS: Phrase = Phrase {
    en: "Notes in other systems",
    de: "Vermerke in anderen Systemen",
};
/// Below it.
pub const SYSTEMS_LINE: Phrase = Phrase {
    en: "Your numbers in our other systems, such as the help desk.",
    de: "Ihre Nummern in unseren anderen Systemen, etwa im Helpdesk.",
};
/// Its link.
pub const SEE_SYSTEMS: Phrase = Phrase {
    en: "See notes",
    de: "Vermerke ansehen",
};
/// A line.
pub const CONVERSATIONS: Phrase = Phrase {
    en: "Conversations",
    de: "Unterhaltungen",
};
/// Its link.
pub const SEE_CONVERSATIONS: Phrase = Phrase {
    en: "Read conversations",
    de: "Unterhaltungen lesen",
};
/// A line.
pub const MESSAGES: Phrase = Phrase {
    en: "Messages",
    de: "Nachrichten",
};
/// Below it.
pub const MESSAGES_LINE: Phrase = Phrase {
    en: "What you wrote, and what was written to you, with pictures and files.",
    de: "Was Sie geschrieben haben und was Ihnen geschrieben wurde, mit Bildern und Dateien.",
};
/// Its link.
pub const SEE_MESSAGES: Phrase = Phrase {
    en: "Read messages",
    de: "Nachrichten lesen",
};
/// A line.
pub const REQUESTS: Phrase = Phrase {
    en: "Requests",
    de: "Anträge",
};
/// Below it.
pub const REQUESTS_LINE: Phrase = Phrase {
    en: "What you asked of this desk, and what came of it.",
    de: "Was Sie hier verlangt haben, und was daraus wurde.",
};
/// Its link.
pub const SEE_REQUESTS: Phrase = Phrase {
    en: "See requests",
    de: "Anträge ansehen",
};

/// A line.
pub const LOOKS: Phrase = Phrase {
    en: "Who looked",
    de: "Wer hingesehen hat",
};
/// Below it.
pub const LOOKS_LINE: Phrase = Phrase {
    en: "When your record was opened or copied, in what role and why, and when you were here.",
    de: "Wann Ihr Datensatz geöffnet oder kopiert wurde, in welcher Rolle und warum, und wann Sie hier waren.",
};
/// Its link.
pub const SEE_LOOKS: Phrase = Phrase {
    en: "See who looked",
    de: "Einträge ansehen",
};

/// The row of who answers for the data.
pub const HOLDER: Phrase = Phrase {
    en: "Who answers for it",
    de: "Wer dafür verantwortlich ist",
};
/// Label.
pub const CONTROLLER: Phrase = Phrase {
    en: "The business",
    de: "Verantwortlicher",
};
/// Label.
pub const OFFICER: Phrase = Phrase {
    en: "Data protection officer",
    de: "Datenschutzbeauftragte Person",
};
/// Label.
pub const AUTHORITY: Phrase = Phrase {
    en: "Whom you can complain to",
    de: "Bei wem Sie sich beschweren können",
};
/// About it.
pub const AUTHORITY_LINE: Phrase = Phrase {
    en: "The authority where you live or work takes complaints too, and costs nothing.",
    de: "Auch die Aufsichtsbehörde, wo Sie wohnen oder arbeiten, nimmt Beschwerden an, und das kostet nichts.",
};
/// Label.
pub const REGIME: Phrase = Phrase {
    en: "The law that holds",
    de: "Geltendes Recht",
};
/// Where the business left something out.
pub const UNSAID: Phrase = Phrase {
    en: "The business has not said.",
    de: "Das hat das Unternehmen nicht angegeben.",
};

/// The row of purposes and the rest.
pub const WHY: Phrase = Phrase {
    en: "Why we have it, and for how long",
    de: "Warum wir es haben, und wie lange",
};
/// Beside it.
pub const WHY_NOTE: Phrase = Phrase {
    en: "What you have to be told, for each kind of data. Open a line to read it.",
    de: "Was Ihnen zu jeder Art von Daten zu sagen ist. Öffnen Sie eine Zeile, um es zu lesen.",
};
/// Label.
pub const PURPOSES: Phrase = Phrase {
    en: "What it is used for",
    de: "Wofür sie gebraucht werden",
};
/// Label.
pub const RECIPIENTS: Phrase = Phrase {
    en: "Who else receives it",
    de: "Wer sie noch bekommt",
};
/// Label.
pub const RETENTION: Phrase = Phrase {
    en: "How long it is kept",
    de: "Wie lange sie aufbewahrt werden",
};
/// Label.
pub const SOURCE: Phrase = Phrase {
    en: "Where it came from",
    de: "Woher sie kommen",
};
/// Label.
pub const DECISIONS: Phrase = Phrase {
    en: "Decisions by machine",
    de: "Entscheidungen durch Maschinen",
};
/// Label.
pub const TRANSFERS: Phrase = Phrase {
    en: "Countries it goes to",
    de: "Länder, in die sie gehen",
};
/// Label, where nothing is said of any of these.
pub const ALL_SIX: Phrase = Phrase {
    en: "What for, from where, who else, how long",
    de: "Wofür, woher, wer noch, wie lange",
};
/// Label.
pub const DELETED: Phrase = Phrase {
    en: "If you have everything deleted",
    de: "Wenn Sie alles löschen lassen",
};
/// Below the lines.
pub const RIGHTS: Phrase = Phrase {
    en: "Of all of it you may have a copy, have what is wrong corrected, have it deleted or its use paused, object to \
        its use, take it elsewhere, and complain.",
    de: "Von alldem dürfen Sie eine Kopie haben, Falsches berichtigen lassen, es löschen oder seine Nutzung \
        einschränken lassen, der Nutzung widersprechen, es anderswohin mitnehmen und sich beschweren.",
};
/// Opens the law.
pub const WHY_LAW: Phrase = Phrase {
    en: "Where the law says so",
    de: "Wo das im Gesetz steht",
};
/// The law.
pub const WHY_LAW_LINE: Phrase = Phrase {
    en: "Article 15(1)(a) to (h) and (2) of the General Data Protection Regulation: purposes, categories, recipients, \
        storage, rights, complaint, source, automated decisions, and transfers.",
    de: "Artikel 15 Absatz 1 Buchstaben a bis h und Absatz 2 der Datenschutz-Grundverordnung: Zwecke, Kategorien, \
        Empfänger, Speicherdauer, Rechte, Beschwerde, Herkunft, automatisierte Entscheidungen und Übermittlungen.",
};

/// A category of data, by its code.
pub fn category(code: &str) -> Phrase {
    match code {
        "metadata" => Phrase {
            en: "What was noted about you",
            de: "Was über Sie vermerkt wurde",
        },
        "channels" => CHANNELS,
        "devices" => DEVICES,
        "businessSystems" => SYSTEMS,
        "conversations" => CONVERSATIONS,
        "messages" => MESSAGES,
        "requests" => REQUESTS,
        "accessLog" => LOOKS,
        _ => DETAILS,
    }
}

/// What becomes of a category when everything is deleted.
pub fn fate(code: &str) -> Phrase {
    match code {
        "conversations" => Phrase {
            en: "Your own go. Those you share with others stay with them, without you.",
            de: "Ihre eigenen werden gelöscht. Gemeinsame bleiben den anderen, ohne Sie.",
        },
        "messages" => Phrase {
            en: "What you wrote goes, also where others quote it. What others wrote to several stays.",
            de: "Was Sie geschrieben haben, wird gelöscht, auch wo andere es zitieren. Was andere an mehrere \
                geschrieben haben, bleibt.",
        },
        "requests" | "accessLog" => Phrase {
            en: "It stays as proof, under a fingerprint instead of your name.",
            de: "Es bleibt als Nachweis, unter einem Fingerabdruck statt Ihres Namens.",
        },
        _ => Phrase {
            en: "It goes.",
            de: "Es wird gelöscht.",
        },
    }
}

/// Below the conversations.
pub fn conversations(counts: &Counts) -> String {
    let phrase = match (counts.conversations, counts.shared_conversations) {
        (0, 0) => Phrase {
            en: "Threads of messages between you and us.",
            de: "Was Sie und wir einander nach und nach geschrieben haben.",
        },
        (_, 0) => Phrase {
            en: "Between you and us alone.",
            de: "Nur zwischen Ihnen und uns.",
        },
        (0, 1) => Phrase {
            en: "Others take part in it.",
            de: "Andere nehmen daran teil.",
        },
        (0, _) => Phrase {
            en: "Others take part in all of them.",
            de: "An allen nehmen andere teil.",
        },
        (_, 1) => Phrase {
            en: "Others take part in one of them.",
            de: "An einer davon nehmen andere teil.",
        },
        (_, shared) => {
            let shared = count(shared);
            return say! {
                en: "Others take part in {shared} of them.",
                de: "An {shared} davon nehmen andere teil.",
            };
        }
    };
    phrase.into()
}

/// The row of verbs.
pub const VERBS: Phrase = Phrase {
    en: "What you can do",
    de: "Was Sie tun können",
};
/// A verb.
pub const DOWNLOAD: Phrase = Phrase {
    en: "Download",
    de: "Herunterladen",
};
/// What it does.
pub const DOWNLOAD_LINE: Phrase = Phrase {
    en: "A signed copy of all of it, to keep.",
    de: "Eine signierte Kopie von allem, für Sie.",
};
/// What can be done: objecting.
pub const OBJECT: Phrase = Phrase {
    en: "Object",
    de: "Widersprechen",
};
/// What it means.
pub const OBJECT_LINE: Phrase = Phrase {
    en: "Stop marketing at once, or object to another use of your data.",
    de: "Werbung sofort beenden oder einer anderen Verwendung Ihrer Daten widersprechen.",
};
/// What can be done: restricting.
pub const RESTRICT: Phrase = Phrase {
    en: "Restrict",
    de: "Einschränken",
};
/// What it means.
pub const RESTRICT_LINE: Phrase = Phrase {
    en: "Have your data stored and not used.",
    de: "Ihre Daten speichern und nicht verwenden lassen.",
};
/// A verb.
pub const DELETE: Phrase = Phrase {
    en: "Delete",
    de: "Löschen",
};
/// What it does.
pub const DELETE_LINE: Phrase = Phrase {
    en: "Ask us to delete everything. You see what goes and what stays before you ask.",
    de: "Bitten Sie uns, alles zu löschen. Vorher sehen Sie, was gelöscht wird und was bleibt.",
};

/// Opens the law.
pub const LAW: Phrase = Phrase {
    en: "The law behind this page",
    de: "Das Gesetz hinter dieser Seite",
};
/// The law.
pub const LAW_LINE: Phrase = Phrase {
    en: "Article 15 of the General Data Protection Regulation: you may know whether anybody keeps data \
        about you, and see it. Article 12(3) gives the business one month; this page does not make you \
        wait.",
    de: "Artikel 15 der Datenschutz-Grundverordnung: Sie dürfen wissen, ob jemand Daten über Sie \
        speichert, und sie sehen. Artikel 12 Absatz 3 lässt dem Unternehmen einen Monat Zeit; diese Seite \
        lässt Sie nicht warten.",
};
