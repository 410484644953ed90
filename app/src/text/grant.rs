//! A one-time address, on either side, and what has become of it.

use super::{Noun, Phrase, number::counted, say};

/// The title and heading.
pub const TITLE: Phrase = Phrase {
    en: "One-time address",
    de: "Einmalige Adresse",
};
/// Back, for the person and for staff.
pub const BACK: Phrase = Phrase {
    en: "Back to the request",
    de: "Zurück zum Antrag",
};
/// The row.
pub const STANDS: Phrase = Phrase {
    en: "Where it stands",
    de: "Wie es steht",
};
/// To whom the copy goes.
pub const GOES_TO: Phrase = Phrase {
    en: "Who fetches the copy",
    de: "Wer die Kopie holt",
};
/// What the page is for.
pub const LEDE: Phrase = Phrase {
    en: "Here an address is made at which the recipient fetches the copy.",
    de: "Hier entsteht eine Adresse, unter der die Empfänger die Kopie holen.",
};
/// Nothing is decided.
pub const WAITING: Phrase = Phrase {
    en: "The request is not decided yet. Once it is approved, the address is made here.",
    de: "Über den Antrag ist noch nicht entschieden. Sobald ihm zugestimmt ist, wird die Adresse hier erstellt.",
};
/// It is over.
pub const OVER: Phrase = Phrase {
    en: "The request is over, and nothing can be fetched.",
    de: "Der Antrag ist beendet, und nichts kann geholt werden.",
};
/// It was fetched, and when.
pub const DELIVERED: Phrase = Phrase {
    en: "The copy was fetched whole on {}.",
    de: "Die Kopie wurde vollständig geholt am {}.",
};
/// None was made.
pub const NONE: Phrase = Phrase {
    en: "No address has been made yet.",
    de: "Noch wurde keine Adresse erstellt.",
};
/// One is good, until when.
pub const GOOD: Phrase = Phrase {
    en: "An address is open until {}.",
    de: "Eine Adresse ist offen bis {}.",
};
/// It was used, and when.
pub const USED: Phrase = Phrase {
    en: "Somebody began to fetch on {}. If the copy does not come whole, make another address.",
    de: "Jemand hat begonnen zu holen am {}. Kommt die Kopie nicht vollständig an, erstellen Sie eine andere Adresse.",
};
/// It is spent, and since when.
pub const SPENT: Phrase = Phrase {
    en: "The numbers were wrong five times, so the address was closed on {}. Nothing went out.",
    de: "Die Ziffern waren fünfmal falsch, deshalb wurde die Adresse geschlossen am {}. Nichts wurde herausgegeben.",
};
/// Nobody came.
pub const LAPSED: Phrase = Phrase {
    en: "Nobody came until {}, and the address ran out. Nothing went out.",
    de: "Es kam niemand bis {}, und die Adresse lief ab. Nichts wurde herausgegeben.",
};
const TRY: Noun = Noun {
    en: ["try", "tries"],
    de: ["Versuch", "Versuche"],
};
/// How many tries are left.
pub fn tries(n: u8) -> String {
    let tries = counted(n.into(), TRY);
    say! {
        en: "Tries left for the numbers: {tries}.",
        de: "Für die Ziffern bleiben: {tries}.",
    }
}

/// The row with the button.
pub const MAKE_ROW: Phrase = Phrase {
    en: "Make an address",
    de: "Adresse erstellen",
};
/// Before it is made.
pub const MAKE_LINE: Phrase = Phrase {
    en: "The next page shows an address and six groups of numbers, once. Have a way to reach the recipient ready: they have \
        ten minutes.",
    de: "Die nächste Seite zeigt eine Adresse und sechs Gruppen von Ziffern, ein einziges Mal. Halten Sie bereit, wie Sie \
        die Empfänger erreichen: Sie haben zehn Minuten.",
};
/// How to tell them.
pub const APART: Phrase = Phrase {
    en: "Send the address by one way, for example by e-mail, and tell the numbers by another, for example on the telephone. \
        Whoever gets hold of only one of them gets nothing.",
    de: "Senden Sie die Adresse auf einem Weg, etwa per E-Mail, und sagen Sie die Ziffern auf einem anderen, etwa am \
        Telefon. Wer nur eines davon in die Hände bekommt, bekommt nichts.",
};
/// One is open.
pub const INSTEAD: Phrase = Phrase {
    en: "The address that is open now is closed by it.",
    de: "Die Adresse, die jetzt offen ist, wird damit geschlossen.",
};
/// The button.
pub const MAKE: Phrase = Phrase {
    en: "Make a one-time address",
    de: "Einmalige Adresse erstellen",
};
/// It takes a fresh sign-in.
pub const AGAIN_LINE: Phrase = Phrase {
    en: "It has been a while since you signed in. A copy of everything goes out by this, so sign in once more first.",
    de: "Ihre Anmeldung liegt eine Weile zurück. Damit wird eine Kopie von allem herausgegeben, melden Sie sich deshalb \
        zuerst noch einmal an.",
};
/// The way there.
pub const AGAIN: Phrase = Phrase {
    en: "Sign in once more",
    de: "Noch einmal anmelden",
};

/// The row of what was made.
pub const MADE: Phrase = Phrase {
    en: "Pass these on now",
    de: "Jetzt weitergeben",
};
/// Once.
pub const MADE_ONCE: Phrase = Phrase {
    en: "Shown this once",
    de: "Nur dieses eine Mal zu sehen",
};
/// What that means.
pub const MADE_ONCE_LINE: Phrase = Phrase {
    en: "We do not keep the address or the numbers in a form that anybody could read. If you leave this page, make new ones.",
    de: "Wir bewahren Adresse und Ziffern in keiner Form auf, die jemand lesen könnte. Wenn Sie diese Seite verlassen, \
        erstellen Sie neue.",
};
/// The address.
pub const ADDRESS: Phrase = Phrase {
    en: "The address",
    de: "Die Adresse",
};
/// The secret.
pub const NUMBERS: Phrase = Phrase {
    en: "The numbers, by another way",
    de: "Die Ziffern, auf einem anderen Weg",
};
/// Until when.
pub const UNTIL: Phrase = Phrase {
    en: "Both are good until",
    de: "Beides gilt bis",
};
