//! The overview.

use super::{
    Phrase,
    law::{NEUTRAL, by_law},
    number::{count, list},
    say,
};
use crate::view::{Authority, Category, Counts, Law, Wording};

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
/// About the authority, by the law.
pub const fn authority_line(law: Law) -> Phrase {
    match law.authority {
        Authority::Supervisory => AUTHORITY_LINE,
        Authority::AttorneyGeneral | Authority::Privacy => Phrase {
            en: "Whoever enforces this law where you live takes complaints.",
            de: "Wer dieses Gesetz dort durchsetzt, wo Sie wohnen, nimmt Beschwerden an.",
        },
    }
}
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
/// Those who receive it and are known by name.
pub fn by_name(names: &[&str]) -> String {
    let names = list(names);
    say! { en: "By name: {names}", de: "Namentlich: {names}" }
}
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
    en: "What for, who else, how long, from where, decisions by machine, and countries it goes to",
    de: "Wofür, wer noch, wie lange, woher, Entscheidungen durch Maschinen und Länder, in die sie gehen",
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
pub const fn why_law_line(wording: Wording) -> Phrase {
    by_law! {
        wording,
        en: "Article 15(1)(a) to (h) and (2) of the "
            ": purposes, categories, recipients, storage, rights, complaint, source, automated decisions, and transfers.",
        de: "Artikel 15 Absatz 1 Buchstaben a bis h und Absatz 2 der "
            ": Zwecke, Kategorien, Empfänger, Speicherdauer, Rechte, Beschwerde, Herkunft, automatisierte Entscheidungen und \
            Übermittlungen.",
        ccpa: Phrase {
            en: "Section 1798.110 of the California Civil Code: categories, sources, purposes, and who gets them.",
            de: "Abschnitt 1798.110 des kalifornischen Zivilgesetzbuchs: Kategorien, Herkunft, Zwecke und Empfänger.",
        },
        other: NEUTRAL,
    }
}

/// A category of data.
pub const fn category(category: Category) -> Phrase {
    of(category).name
}

/// Below it among the counts.
pub fn line(category: Category, counts: &Counts) -> String {
    of(category)
        .line
        .map_or_else(|| conversations(counts), Into::into)
}

/// The link to it.
pub const fn go(category: Category) -> Phrase {
    of(category).go
}

/// What is said of a category.
struct Row {
    name: Phrase,
    /// None where it says how many.
    line: Option<Phrase>,
    go: Phrase,
}

const fn of(category: Category) -> Row {
    match category {
        Category::Profile => DETAILS,
        Category::Metadata => METADATA,
        Category::Channels => CHANNELS,
        Category::Devices => DEVICES,
        Category::BusinessSystems => SYSTEMS,
        Category::Conversations => CONVERSATIONS,
        Category::Messages => MESSAGES,
        Category::Requests => REQUESTS,
        Category::AccessLog => LOOKS,
    }
}

const DETAILS: Row = Row {
    name: Phrase {
        en: "Your details",
        de: "Ihre Angaben",
    },
    line: Some(Phrase {
        en: "Names, addresses and languages.",
        de: "Namen, Adressen und Sprachen.",
    }),
    go: Phrase {
        en: "See details",
        de: "Angaben ansehen",
    },
};
const METADATA: Row = Row {
    name: Phrase {
        en: "What was noted about you",
        de: "Was über Sie vermerkt wurde",
    },
    line: Some(Phrase {
        en: "Facts that people or programs here wrote down, each under a name of its own.",
        de: "Angaben, die Menschen oder Programme hier festgehalten haben, jede unter einem eigenen Namen.",
    }),
    go: Phrase {
        en: "See what was noted",
        de: "Das Vermerkte ansehen",
    },
};
const CHANNELS: Row = Row {
    name: Phrase {
        en: "Channels",
        de: "Kanäle",
    },
    line: Some(Phrase {
        en: "Where we reach you, with what each channel tells us.",
        de: "Wo wir Sie erreichen, und was uns jeder Kanal mitteilt.",
    }),
    go: Phrase {
        en: "See channels",
        de: "Kanäle ansehen",
    },
};
const DEVICES: Row = Row {
    name: Phrase {
        en: "Devices",
        de: "Geräte",
    },
    line: Some(Phrase {
        en: "Browsers and phones that used our chat.",
        de: "Browser und Telefone, mit denen unser Chat benutzt wurde.",
    }),
    go: Phrase {
        en: "See devices",
        de: "Geräte ansehen",
    },
};
const SYSTEMS: Row = Row {
    name: Phrase {
        en: "Notes in other systems",
        de: "Vermerke in anderen Systemen",
    },
    line: Some(Phrase {
        en: "Your numbers in our other systems, such as the help desk.",
        de: "Ihre Nummern in unseren anderen Systemen, etwa im Helpdesk.",
    }),
    go: Phrase {
        en: "See notes",
        de: "Vermerke ansehen",
    },
};
const CONVERSATIONS: Row = Row {
    name: Phrase {
        en: "Conversations",
        de: "Unterhaltungen",
    },
    line: None,
    go: Phrase {
        en: "Read conversations",
        de: "Unterhaltungen lesen",
    },
};
const MESSAGES: Row = Row {
    name: Phrase {
        en: "Messages",
        de: "Nachrichten",
    },
    line: Some(Phrase {
        en: "What you wrote, and what was written to you, with pictures and files.",
        de: "Was Sie geschrieben haben und was Ihnen geschrieben wurde, mit Bildern und Dateien.",
    }),
    go: Phrase {
        en: "Read messages",
        de: "Nachrichten lesen",
    },
};
const REQUESTS: Row = Row {
    name: Phrase {
        en: "Requests",
        de: "Anträge",
    },
    line: Some(Phrase {
        en: "What you asked of this desk, and what came of it.",
        de: "Was Sie hier verlangt haben, und was daraus wurde.",
    }),
    go: Phrase {
        en: "See requests",
        de: "Anträge ansehen",
    },
};
const LOOKS: Row = Row {
    name: Phrase {
        en: "Who looked",
        de: "Wer hingesehen hat",
    },
    line: Some(Phrase {
        en: "When your record was opened or copied, in what role and why, and when you were here.",
        de: "Wann Ihr Datensatz geöffnet oder kopiert wurde, in welcher Rolle und warum, und wann Sie hier waren.",
    }),
    go: Phrase {
        en: "See who looked",
        de: "Einträge ansehen",
    },
};

/// What becomes of a category that goes.
pub const GOES: Phrase = Phrase {
    en: "It goes.",
    de: "Es wird gelöscht.",
};
/// What becomes of a category that stays.
pub const STAYS: Phrase = Phrase {
    en: "It stays as proof, under a fingerprint instead of your name.",
    de: "Es bleibt als Nachweis, unter einem Fingerabdruck statt Ihres Namens.",
};

/// What becomes of a category when everything is deleted: what the register says.
pub const fn fate(category: Category) -> Phrase {
    match category {
        Category::Profile
        | Category::Metadata
        | Category::Channels
        | Category::Devices
        | Category::BusinessSystems => GOES,
        Category::Conversations => Phrase {
            en: "Your own go. Those you share with others stay with them, without you.",
            de: "Ihre eigenen werden gelöscht. Gemeinsame bleiben den anderen, ohne Sie.",
        },
        Category::Messages => Phrase {
            en: "What you wrote goes, also where others quote it. What others wrote to several stays.",
            de: "Was Sie geschrieben haben, wird gelöscht, auch wo andere es zitieren. Was andere an mehrere \
                geschrieben haben, bleibt.",
        },
        Category::Requests | Category::AccessLog => STAYS,
    }
}

/// Below the conversations.
fn conversations(counts: &Counts) -> String {
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
pub const fn law_line(wording: Wording) -> Phrase {
    by_law! {
        wording,
        en: "Article 15 of the "
            ": you may know whether anybody keeps data about you, and see it. The law gives the business time for that; \
            this page does not make you wait.",
        de: "Artikel 15 der "
            ": Sie dürfen wissen, ob jemand Daten über Sie speichert, und sie sehen. Das Gesetz lässt dem Unternehmen dafür \
            Zeit; diese Seite lässt Sie nicht warten.",
        ccpa: Phrase {
            en: "Section 1798.110 of the California Civil Code: you may know what a business has collected about you, and \
                get it.",
            de: "Abschnitt 1798.110 des kalifornischen Zivilgesetzbuchs: Sie dürfen wissen, was ein Unternehmen über Sie \
                gesammelt hat, und es bekommen.",
        },
        other: NEUTRAL,
    }
}
