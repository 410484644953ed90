//! The page at a one-time address.

use super::{Phrase, say};

/// The title.
pub const TITLE: Phrase = Phrase {
    en: "Fetch a copy",
    de: "Eine Kopie holen",
};
/// The heading.
pub fn heading(business: &str) -> String {
    say! {
        en: "A signed copy from {business}",
        de: "Eine signierte Kopie von {business}",
    }
}
/// What it is.
pub const LEDE: Phrase = Phrase {
    en: "Somebody wants you to have a copy of what this business holds about them. It comes once, to whoever has been told \
        the numbers that belong to this address.",
    de: "Jemand möchte, dass Sie eine Kopie dessen bekommen, was dieses Unternehmen über ihn oder sie gespeichert hat. Sie \
        kommt einmal, und zwar zu dem, der die Ziffern zu dieser Adresse kennt.",
};
/// The row with the form.
pub const ROW: Phrase = Phrase {
    en: "Enter the numbers",
    de: "Ziffern eingeben",
};
/// The field.
pub const SECRET: Phrase = Phrase {
    en: "The numbers that you were told",
    de: "Die Ziffern, die man Ihnen gesagt hat",
};
/// Its hint.
pub const SECRET_HINT: Phrase = Phrase {
    en: "Six groups of three digits, with spaces or without. They did not come with the address: ask whoever sent it.",
    de: "Sechs Gruppen aus drei Ziffern, mit Leerzeichen oder ohne. Sie kamen nicht mit der Adresse: Fragen Sie, wer sie \
        Ihnen geschickt hat.",
};
/// They were wrong.
pub const WRONG: Phrase = Phrase {
    en: "These are not the numbers. Compare them with what you were told, digit by digit.",
    de: "Das sind nicht die Ziffern. Vergleichen Sie sie Ziffer für Ziffer mit dem, was man Ihnen gesagt hat.",
};
/// The button.
pub const FETCH: Phrase = Phrase {
    en: "Fetch the copy",
    de: "Kopie holen",
};
/// Until when.
pub const UNTIL: Phrase = Phrase {
    en: "The address is good until {}, and once. A download that breaks off cannot be taken up again: ask for a new address.",
    de: "Die Adresse gilt bis {} und einmal. Ein Download, der abbricht, lässt sich nicht fortsetzen: Bitten Sie um eine \
        neue Adresse.",
};
/// The row of what to do with it.
pub const CHECK: Phrase = Phrase {
    en: "Check what came",
    de: "Prüfen, was ankam",
};
/// How.
pub const CHECK_LINE: Phrase = Phrase {
    en: "The file is signed. Whether it is whole, and as the business signed it, you can check without this portal:",
    de: "Die Datei ist signiert. Ob sie vollständig ist und so, wie das Unternehmen sie signiert hat, können Sie ohne \
        dieses Portal prüfen:",
};
/// The command.
pub const COMMAND: &str = "rightsdesk verify FILE --key PUBLIC-KEY";
/// Where the key is.
pub const KEYS: Phrase = Phrase {
    en: "The public key stands at",
    de: "Der öffentliche Schlüssel steht unter",
};
/// Who it is about is not told before.
pub const YOURS: Phrase = Phrase {
    en: "From then on you answer for what is in it, and the law that protects the person holds for you, too.",
    de: "Ab dann sind Sie für den Inhalt verantwortlich, und das Gesetz, das die Person schützt, gilt auch für Sie.",
};

/// It leads to nothing.
pub const OVER: Phrase = Phrase {
    en: "There is nothing to fetch here",
    de: "Hier gibt es nichts zu holen",
};
/// Whatever the reason.
pub const OVER_LINE: Phrase = Phrase {
    en: "The address was used, or its ten minutes are over, or the numbers were wrong too often, or it never was one. Ask \
        whoever sent it to make another.",
    de: "Die Adresse wurde benutzt, oder ihre zehn Minuten sind vorbei, oder die Ziffern waren zu oft falsch, oder es war \
        nie eine. Bitten Sie, wer sie geschickt hat, um eine andere.",
};
