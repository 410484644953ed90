//! A business is deleted, and with it everything of everybody.

use super::{
    Noun, Phrase,
    category::{ATTACHMENTS, BUSINESS_SYSTEMS, CHANNELS, CONVERSATIONS, DEVICES, MESSAGES},
    number::counted,
    say,
};
use crate::view::Holdings;

/// The title of the first page, and the way there.
pub const TITLE: Phrase = Phrase {
    en: "Delete this business",
    de: "Dieses Unternehmen löschen",
};
/// About it.
pub const LEDE: Phrase = Phrase {
    en: "With it goes all that is held here of everybody who dealt with it, for good. Nobody can undo that.",
    de: "Mit ihm wird alles gelöscht, was hier über alle gespeichert ist, die mit ihm zu tun hatten, und zwar \
        endgültig. Niemand kann das rückgängig machen.",
};
/// The row with the way there.
pub const ROW: Phrase = Phrase {
    en: "End of the business here",
    de: "Ende des Unternehmens hier",
};
/// About it.
pub const ROW_NOTE: Phrase = Phrase {
    en: "For when you no longer answer for it",
    de: "Für den Fall, dass Sie nicht mehr dafür zuständig sind",
};
/// The way to what has become of it.
pub const BECOMES: Phrase = Phrase {
    en: "What has become of its deletion",
    de: "Was aus der Löschung geworden ist",
};
/// The row with the counts.
pub const GOES: Phrase = Phrase {
    en: "What goes",
    de: "Was gelöscht wird",
};
/// About them.
pub const GOES_NOTE: Phrase = Phrase {
    en: "As of now. What comes in until then goes as well.",
    de: "Stand jetzt. Was bis dahin noch kommt, wird ebenfalls gelöscht.",
};
/// The table.
pub const CAPTION: Phrase = Phrase {
    en: "Held of this business",
    de: "Zu diesem Unternehmen gespeichert",
};
/// Column.
pub const KIND: Phrase = Phrase {
    en: "Kind",
    de: "Art",
};
/// Column.
pub const RECORDS: Phrase = Phrase {
    en: "Records",
    de: "Datensätze",
};
const PEOPLE: Phrase = Phrase {
    en: "People",
    de: "Personen",
};
const REQUESTS: Phrase = Phrase {
    en: "Requests",
    de: "Anträge",
};
/// The row with what happens.
pub const HAPPENS: Phrase = Phrase {
    en: "What happens",
    de: "Was geschieht",
};
/// It, in order.
pub const STEPS: [Phrase; 3] = [
    Phrase {
        en: "At once it is not there any more, for anybody: people and its staff are signed out, its keys are good no \
            longer, nobody can sign in, and copies on their way are broken off.",
        de: "Sofort ist es für niemanden mehr da: Menschen und sein Personal werden abgemeldet, seine Schlüssel gelten \
            nicht mehr, niemand kann sich anmelden, und Kopien, die gerade abgerufen werden, brechen ab.",
    },
    Phrase {
        en: "Its requests end with it, also erasures that are being carried out: nobody is answered any more.",
        de: "Seine Anträge enden mit ihm, auch Löschungen, die gerade ausgeführt werden: Niemand bekommt mehr eine \
            Antwort.",
    },
    Phrase {
        en: "Then everything is deleted, step by step, and the portal looks whether anything is left in its files.",
        de: "Dann wird alles Schritt für Schritt gelöscht, und das Portal prüft, ob in seinen Dateien etwas übrig ist.",
    },
];
/// The row with what stays.
pub const STAYS: Phrase = Phrase {
    en: "What stays",
    de: "Was bleibt",
};
/// It.
pub const STAYING: [Phrase; 3] = [
    Phrase {
        en: "Its audit log, which names none of its people, and that it was deleted: its name, by whom, and when.",
        de: "Sein Prüfprotokoll, das niemanden von seinen Menschen nennt, und dass es gelöscht wurde: sein Name, durch \
            wen und wann.",
    },
    Phrase {
        en: "Fingerprints of those who had been erased there before: if they came again, it would be noticed.",
        de: "Fingerabdrücke derer, die dort schon gelöscht worden waren: Kämen sie wieder, fiele es auf.",
    },
    Phrase {
        en: "Its id is closed: nothing of it can be imported unless whoever runs the portal lets it in again.",
        de: "Seine Kennung ist gesperrt: Nichts davon kann eingelesen werden, bis es wieder zulässt, wer das Portal \
            betreibt.",
    },
];
/// The row with what is left to do elsewhere.
pub const ELSEWHERE: Phrase = Phrase {
    en: "What is left to do elsewhere",
    de: "Was anderswo zu tun bleibt",
};
/// As far as the portal knows, nothing.
pub const NOWHERE: Phrase = Phrase {
    en: "Nothing: the business names nobody else who has its data.",
    de: "Nichts: Das Unternehmen nennt niemanden sonst, der seine Daten hat.",
};
/// Where its records live on the platform.
pub const PLATFORM_KEEPS: Phrase = Phrase {
    en: "The messaging platform keeps everything until it is deleted there, too: by which call, the page of \
        the deletion says.",
    de: "Die Nachrichtenplattform behält alles, bis es auch dort gelöscht wird: Mit welchem Aufruf, sagt die \
        Seite der Löschung.",
};
/// Somebody who is told, by name.
pub const TELLS: Phrase = Phrase {
    en: "To be told that everything of everybody is deleted: {}",
    de: "Zu unterrichten, dass alles über alle gelöscht ist: {}",
};
/// On to the last page.
pub const ON: Phrase = Phrase {
    en: "Go on",
    de: "Weiter",
};
/// Back to the business.
pub const BACK: Phrase = Phrase {
    en: "Keep it",
    de: "Behalten",
};
/// The title of the last page.
pub const CHECK: Phrase = Phrase {
    en: "Delete it for good?",
    de: "Endgültig löschen?",
};
/// The field.
pub const TYPE: Phrase = Phrase {
    en: "Type the name of the business, or its id",
    de: "Geben Sie den Namen des Unternehmens oder seine Kennung ein",
};
/// Below it.
pub const TYPE_HINT: Phrase = Phrase {
    en: "Exactly as it stands above",
    de: "Genau so, wie sie oben stehen",
};
/// The button.
pub const DELETE: Phrase = Phrase {
    en: "Delete the business and everything of everybody",
    de: "Das Unternehmen und alles über alle löschen",
};
/// The button of the first of two.
pub const PROPOSE: Phrase = Phrase {
    en: "Say that it shall go",
    de: "Sagen, dass es gelöscht werden soll",
};
/// To the first of two.
pub const TWO: Phrase = Phrase {
    en: "Two people have to want this, who sign in by two keys. You are the first: nothing is deleted yet.",
    de: "Zwei Personen müssen das wollen, die sich mit zwei Schlüsseln anmelden. Sie sind die erste: Noch wird nichts \
        gelöscht.",
};
/// To the second: who wants it, and since when.
pub const SECOND: Phrase = Phrase {
    en: "{} wants this already, since {}. With you it is decided.",
    de: "{} will das schon, seit {}. Mit Ihnen ist es entschieden.",
};
/// To the first once more: who, and since when.
pub const WAITS: Phrase = Phrase {
    en: "{} wants this already, since {}. A second person has to, who signs in by another key.",
    de: "{} will das schon, seit {}. Eine zweite Person muss es wollen, die sich mit einem anderen Schlüssel anmeldet.",
};
/// While a legal hold stands.
pub const HELD: Phrase = Phrase {
    en: "A legal hold stands on somebody of this business, so nothing was deleted. Lift every hold first, or wait for its end.",
    de: "Für jemanden von diesem Unternehmen gilt eine rechtliche Aufbewahrungssperre, deshalb wurde nichts gelöscht. Heben \
        Sie zuerst jede Sperre auf oder warten Sie ihr Ende ab.",
};
/// Takes it back.
pub const KEEP: Phrase = Phrase {
    en: "Take it back",
    de: "Zurücknehmen",
};
/// The title of what has become of it.
pub const DELETION: Phrase = Phrase {
    en: "Deletion of a business",
    de: "Löschung eines Unternehmens",
};
/// Nobody wants it.
pub const UNWANTED: Phrase = Phrase {
    en: "Nobody wants this business to be deleted.",
    de: "Niemand will, dass dieses Unternehmen gelöscht wird.",
};
/// One of two wanted it: who, and when it was taken back.
pub const KEPT: Phrase = Phrase {
    en: "{} took it back on {}. The business stays.",
    de: "{} hat es am {} zurückgenommen. Das Unternehmen bleibt.",
};
/// While it goes.
pub const GOING: Phrase = Phrase {
    en: "It is not there any more, for anybody. Its records are being deleted: load this page again to see how far it is.",
    de: "Es ist für niemanden mehr da. Seine Datensätze werden gelöscht: Laden Sie diese Seite neu, um zu sehen, wie weit \
        das ist.",
};
/// While it cannot go on.
pub const STUCK: Phrase = Phrase {
    en: "Something went wrong here. The portal tries again by itself; whoever runs it finds why in its log.",
    de: "Hier ist etwas schiefgegangen. Das Portal versucht es von selbst wieder; wer es betreibt, findet den Grund in \
        seinem Protokoll.",
};
/// Once it is done: the day.
pub const GONE: Phrase = Phrase {
    en: "Everything was deleted on {}.",
    de: "Alles wurde am {} gelöscht.",
};
/// Until it is verified.
pub const UNVERIFIED: Phrase = Phrase {
    en: "That nothing is left in the portal’s files is not verified yet.",
    de: "Dass in den Dateien des Portals nichts übrig ist, ist noch nicht geprüft.",
};
/// Once it is: the day.
pub const VERIFIED: Phrase = Phrase {
    en: "On {} the portal looked, and nothing of it is left in its files.",
    de: "Am {} hat das Portal nachgesehen, und in seinen Dateien ist nichts davon übrig.",
};
/// Once it may come in again: the day.
pub const READMITTED: Phrase = Phrase {
    en: "Since {} a business of this id may be imported again.",
    de: "Seit {} darf ein Unternehmen mit dieser Kennung wieder eingelesen werden.",
};
/// The row with the decision.
pub const DECIDED: Phrase = Phrase {
    en: "Who decided it",
    de: "Wer es entschieden hat",
};
/// One, and when.
pub const BY_ONE: Phrase = Phrase {
    en: "{} on {}",
    de: "{} am {}",
};
/// Somebody at the machine, and when.
pub const BY_HAND: Phrase = Phrase {
    en: "{}, at the machine, on {}",
    de: "{}, an der Maschine, am {}",
};
/// The first of two.
pub const FIRST: Phrase = Phrase {
    en: "After {}, who wanted it first",
    de: "Nach {} als erster Person",
};
/// The row with what has gone so far.
pub const SO_FAR: Phrase = Phrase {
    en: "What has gone so far",
    de: "Was bisher gelöscht ist",
};
/// The row with what went.
pub const WENT: Phrase = Phrase {
    en: "What went",
    de: "Was gelöscht wurde",
};
/// The table of it.
pub const WENT_CAPTION: Phrase = Phrase {
    en: "Deleted of this business",
    de: "Zu diesem Unternehmen gelöscht",
};
/// The row of the list with those that go, or have gone.
pub const LIST: Phrase = Phrase {
    en: "Deleted",
    de: "Gelöscht",
};

/// What is held, or went, kind by kind.
pub const fn kinds(holdings: &Holdings) -> [(Phrase, u64); 8] {
    [
        (PEOPLE, holdings.people),
        (CHANNELS, holdings.channels),
        (DEVICES, holdings.devices),
        (BUSINESS_SYSTEMS, holdings.business_systems),
        (CONVERSATIONS, holdings.conversations),
        (MESSAGES, holdings.messages),
        (ATTACHMENTS, holdings.attachments),
        (REQUESTS, holdings.requests),
    ]
}

/// How much is open of what was decided before.
pub fn open(left: u64) -> String {
    const LEFT: Noun = Noun {
        en: ["thing", "things"],
        de: ["Punkt", "Punkte"],
    };
    let left = counted(left, LEFT);
    say! {
        en: "Of earlier decisions still to be done elsewhere: {left}. They become part of this.",
        de: "Von früheren Entscheidungen anderswo noch offen: {left}. Das gehört dann hierzu.",
    }
}
