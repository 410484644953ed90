//! Changing what a business says of itself and its data.

use super::{Phrase, overview, say};
use crate::view::Category;

/// The title.
pub const TITLE: Phrase = Phrase {
    en: "Change what people read",
    de: "Ändern, was Menschen lesen",
};
/// About it.
pub const LEDE: Phrase = Phrase {
    en: "What you save stands on everyone’s overview and in their copy from then on. What is left empty is said to be \
        unsaid.",
    de: "Was Sie speichern, steht von da an in der Übersicht und in der Kopie aller. Was leer bleibt, steht dort als \
        nicht gesagt.",
};
/// The row with the parts.
pub const PARTS_HEADING: Phrase = Phrase {
    en: "Change it",
    de: "Ändern",
};
/// About it.
pub const PARTS_NOTE: Phrase = Phrase {
    en: "Each change is written down with who made it.",
    de: "Bei jeder Änderung wird festgehalten, wer sie gemacht hat.",
};
/// Beside a text in two languages.
pub const LANGUAGES_NOTE: Phrase = Phrase {
    en: "Whoever reads a language that has no text here reads the English one, or the one that there is.",
    de: "Wer eine Sprache liest, in der hier nichts steht, liest den englischen Text oder den, den es gibt.",
};
/// The button.
pub const SAVE: Phrase = Phrase {
    en: "Save",
    de: "Speichern",
};
/// Once it is saved.
pub const SAVED: Phrase = Phrase {
    en: "Saved. This is what people read now.",
    de: "Gespeichert. Das lesen Menschen jetzt.",
};
/// Above what is wrong.
pub const FAULTS: Phrase = Phrase {
    en: "Nothing is saved yet. What you entered is still here: put this right, then save it.",
    de: "Noch ist nichts gespeichert. Ihre Angaben stehen noch da: Berichtigen Sie das und speichern Sie dann.",
};
/// Where somebody else was quicker.
pub const STALE: Phrase = Phrase {
    en: "Somebody else has changed this since you opened the page, so nothing is saved yet. What you entered is still \
        here, with what is saved above it: save it again if it is still right.",
    de: "Jemand anderes hat das geändert, seit Sie die Seite geöffnet haben, deshalb ist noch nichts gespeichert. Ihre \
        Angaben stehen noch da, darüber, was gespeichert ist: Speichern Sie noch einmal, wenn sie noch richtig sind.",
};
/// What is said of every category that says nothing of its own.
pub const ALL_DATA: Phrase = Phrase {
    en: "All data, where nothing else is said of a kind",
    de: "Alle Daten, soweit zu einer Art nichts anderes gesagt ist",
};
/// Label.
pub const AUTHORITY: Phrase = Phrase {
    en: "Whom people can complain to",
    de: "Bei wem Menschen sich beschweren können",
};
/// Label.
pub const NAME: Phrase = Phrase {
    en: "Name",
    de: "Name",
};
/// Label.
pub const ADDRESS: Phrase = Phrase {
    en: "Postal address",
    de: "Postanschrift",
};
/// Label.
pub const EMAIL: Phrase = Phrase {
    en: "E-mail address",
    de: "E-Mail-Adresse",
};
/// Label.
pub const PHONE: Phrase = Phrase {
    en: "Telephone",
    de: "Telefon",
};
/// Label.
pub const PAGE: Phrase = Phrase {
    en: "Page on the web",
    de: "Seite im Web",
};
/// What is wrong with a line.
pub const LINE_WRONG: Phrase = Phrase {
    en: "Enter one line of at most 200 characters.",
    de: "Geben Sie eine Zeile mit höchstens 200 Zeichen ein.",
};
/// What is wrong with a text.
pub const TEXT_WRONG: Phrase = Phrase {
    en: "Enter at most 2,000 characters, without control characters.",
    de: "Geben Sie höchstens 2.000 Zeichen ein, ohne Steuerzeichen.",
};
/// What is wrong with an e-mail address.
pub const EMAIL_WRONG: Phrase = Phrase {
    en: "Enter an address like privacy@shop.example.com.",
    de: "Geben Sie eine Adresse wie privacy@shop.example.com ein.",
};
/// What is wrong with a telephone number.
pub const PHONE_WRONG: Phrase = Phrase {
    en: "Enter a number with its country’s code, like +47 22 00 00 00.",
    de: "Geben Sie eine Nummer mit Landesvorwahl ein, wie +47 22 00 00 00.",
};
/// What is wrong with a page.
pub const PAGE_WRONG: Phrase = Phrase {
    en: "Enter an address that begins with https://, without spaces or a password.",
    de: "Geben Sie eine Adresse ein, die mit https:// beginnt, ohne Leerzeichen und ohne Passwort.",
};

/// The parts by their codes, as they follow each other.
pub const PARTS: [(&str, Phrase); 13] = [
    ("controller", overview::CONTROLLER),
    ("officer", overview::OFFICER),
    ("authority", AUTHORITY),
    ("all", ALL_DATA),
    ("profile", overview::category(Category::Profile)),
    ("metadata", overview::category(Category::Metadata)),
    ("channels", overview::category(Category::Channels)),
    ("devices", overview::category(Category::Devices)),
    ("businessSystems", overview::category(Category::BusinessSystems)),
    ("conversations", overview::category(Category::Conversations)),
    ("messages", overview::category(Category::Messages)),
    ("requests", overview::category(Category::Requests)),
    ("accessLog", overview::category(Category::AccessLog)),
];

/// What a part is about.
pub fn part(code: &str) -> Phrase {
    let found = PARTS.iter().find(|(known, _)| *known == code);
    found.map_or(TITLE, |(_, phrase)| *phrase)
}

/// The label of a field: `email`, `purposes.de`.
pub fn label(field: &str) -> String {
    let (what, language) = field.split_once('.').unwrap_or((field, ""));
    let what = match what {
        "address" => ADDRESS,
        "email" => EMAIL,
        "phone" => PHONE,
        "url" => PAGE,
        "purposes" => overview::PURPOSES,
        "recipients" => overview::RECIPIENTS,
        "retention" => overview::RETENTION,
        "source" => overview::SOURCE,
        "automated_decisions" => overview::DECISIONS,
        "transfers" => overview::TRANSFERS,
        _ => NAME,
    };
    let what = what.here();
    match language {
        "en" => say! { en: "{what}, in English", de: "{what}, auf Englisch" },
        "de" => say! { en: "{what}, in German", de: "{what}, auf Deutsch" },
        _ => what.to_owned(),
    }
}

/// What is wrong with what was entered there.
pub fn fault(field: &str) -> Phrase {
    match field {
        "name" => LINE_WRONG,
        "email" => EMAIL_WRONG,
        "phone" => PHONE_WRONG,
        "url" => PAGE_WRONG,
        _ => TEXT_WRONG,
    }
}

/// Above a field in which something else stands than is saved.
pub fn saved(text: &str) -> String {
    say! { en: "Saved is: {text}", de: "Gespeichert ist: {text}" }
}
