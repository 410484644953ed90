//! What the check of a copy found.

use verify::{Damage, Misfit, Place};

use super::{Language, Phrase, both, number::count, say};

pub const CHECKING: Phrase = both("Not checked yet", "Noch nicht geprüft");
pub const CHECKING_LINE: Phrase = both(
    "Whether the file is as it was signed shows when all of it has been read.",
    "Ob die Datei so ist, wie sie signiert wurde, zeigt sich, wenn sie ganz gelesen ist.",
);

pub const INTACT: Phrase = both("This copy is intact", "Diese Kopie ist unverändert");
pub const INTACT_SIGNER: Phrase = both(
    "Every byte is as it was signed, and the key you gave is the one that signed it.",
    "Jedes Byte ist so, wie es signiert wurde, und der Schlüssel, den Sie angegeben haben, hat es signiert.",
);
pub const INTACT_NO_SIGNER: Phrase = both(
    "Every byte is as it was signed. Who signed it was not checked: whoever can write a file can sign it with a key of \
     their own. Compare the key below with the portal’s.",
    "Jedes Byte ist so, wie es signiert wurde. Wer signiert hat, wurde nicht geprüft: Wer eine Datei schreiben kann, kann \
     sie auch mit einem eigenen Schlüssel signieren. Vergleichen Sie den Schlüssel unten mit dem des Portals.",
);
pub const OTHER_SIGNER: Phrase = both(
    "Another key signed this copy",
    "Ein anderer Schlüssel hat diese Kopie signiert",
);
pub const OTHER_SIGNER_LINE: Phrase = both(
    "The file is whole, but not signed by the key you gave. If that is the portal’s key, this is not the portal’s copy.",
    "Die Datei ist vollständig, aber nicht mit dem Schlüssel signiert, den Sie angegeben haben. Wenn das der Schlüssel \
     des Portals ist, dann ist dies nicht die Kopie des Portals.",
);
pub const DAMAGED: Phrase = both("This copy is damaged", "Diese Kopie ist beschädigt");
pub const DAMAGED_LINE: Phrase = both(
    "It is not what was signed. What can be read of it is shown; take a fresh copy from the portal.",
    "Sie ist nicht das, was signiert wurde. Was lesbar ist, wird gezeigt; holen Sie sich im Portal eine neue Kopie.",
);
pub const NO_COPY: Phrase = both(
    "This file is no copy from Rightsdesk",
    "Diese Datei ist keine Kopie von Rightsdesk",
);
pub const NO_COPY_LINE: Phrase = both(
    "It does not begin as one does. Choose the file export.json.",
    "Sie beginnt nicht so, wie eine Kopie beginnt. Wählen Sie die Datei export.json.",
);
pub const NEWER: Phrase = both(
    "This copy is newer than this page",
    "Diese Kopie ist neuer als diese Seite",
);

/// About it.
pub fn newer(language: Language, version: u32) -> String {
    say! {
        language,
        en: "It is of format {version}, which this page cannot check. Use the page that came with it.",
        de: "Sie hat das Format {version}, das diese Seite nicht prüfen kann. Verwenden Sie die Seite, die mit ihr kam.",
    }
}

/// What is wrong with it.
pub fn damage(language: Language, what: Damage) -> String {
    let phrase = match what {
        Damage::CutShort => both("It was cut short.", "Sie wurde abgeschnitten."),
        Damage::NoIntegrity => both(
            "It does not end as a copy does: it was cut short, or something was added.",
            "Sie endet nicht so, wie eine Kopie endet: Sie wurde abgeschnitten, oder es kam etwas dazu.",
        ),
        Damage::Appended => both(
            "Something was added after its end.",
            "Nach ihrem Ende wurde etwas angehängt.",
        ),
        Damage::Resaved => both(
            "Another program saved it anew and changed its layout.",
            "Ein anderes Programm hat sie neu gespeichert und dabei anders angeordnet.",
        ),
        Damage::Malformed { member } => {
            return say! {
                language,
                en: "Its last part, which holds the signature, is not written as it should be, at “{member}”.",
                de: "Ihr letzter Teil, der die Signatur enthält, ist nicht so geschrieben, wie er sein sollte, bei \
                    „{member}“.",
            };
        }
        Damage::Changed => both(
            "Its content was changed after it was signed.",
            "Ihr Inhalt wurde verändert, nachdem sie signiert war.",
        ),
        Damage::KeyName => both(
            "The name of its key does not belong to that key.",
            "Der Name ihres Schlüssels gehört nicht zu diesem Schlüssel.",
        ),
        Damage::Signature => both("Its signature is wrong.", "Ihre Signatur ist falsch."),
    };
    phrase.said(language).to_owned()
}

pub const ANYWHERE: Phrase = both(
    "The change shows nowhere in the file’s structure, so nobody can tell from the file which part it is in.",
    "Die Änderung zeigt sich nirgends im Aufbau der Datei. Deshalb lässt sich an der Datei nicht erkennen, in welchem \
     Teil sie steckt.",
);

/// Where, as far as structure and counts tell. Parts are called as in the file, counted from 0: `conversations[3]` is the
/// fourth.
pub fn place(language: Language, Place { path, misfit }: Place) -> String {
    let n = |number: u64| count(language, number);
    match misfit {
        Misfit::Broken { at } => {
            let at = n(at);
            say! {
                language,
                en: "It stops making sense in the part “{path}”, at byte {at}.",
                de: "Im Teil „{path}“ ergibt sie keinen Sinn mehr, bei Byte {at}.",
            }
        }
        Misfit::Space { at } => {
            let at = n(at);
            say! {
                language,
                en: "White space, which no copy has, stands in the part “{path}”, at byte {at}.",
                de: "Im Teil „{path}“ steht Leerraum, wie ihn keine Kopie hat, bei Byte {at}.",
            }
        }
        Misfit::Bytes { at } => {
            let at = n(at);
            say! {
                language,
                en: "The part “{path}” holds a byte that is no text, byte {at}.",
                de: "Im Teil „{path}“ steht ein Byte, das kein Text ist, Byte {at}.",
            }
        }
        Misfit::Form => say! {
            language,
            en: "The part “{path}” is not of the form that it has in a copy.",
            de: "Der Teil „{path}“ hat nicht die Form, die er in einer Kopie hat.",
        },
        Misfit::Ends => say! {
            language,
            en: "It ends in the part “{path}”.",
            de: "Sie endet im Teil „{path}“.",
        },
        Misfit::Missing => say! {
            language,
            en: "The part “{path}” is missing.",
            de: "Der Teil „{path}“ fehlt.",
        },
        Misfit::Misplaced => say! {
            language,
            en: "The part “{path}” stands where it does not belong.",
            de: "Der Teil „{path}“ steht, wo er nicht hingehört.",
        },
        Misfit::Unknown => say! {
            language,
            en: "A part that this page does not know stands before the part “{path}”.",
            de: "Ein Teil, den diese Seite nicht kennt, steht vor dem Teil „{path}“.",
        },
        Misfit::After { at } => {
            let at = n(at);
            say! {
                language,
                en: "Something follows its end, from byte {at} on.",
                de: "Nach ihrem Ende folgt etwas, ab Byte {at}.",
            }
        }
        Misfit::Count { stated, found } => {
            let (stated, found) = (n(stated), n(found));
            say! {
                language,
                en: "In the part “{path}” it states {stated}, but holds {found}.",
                de: "Im Teil „{path}“ nennt sie {stated}, enthält aber {found}.",
            }
        }
    }
}

pub const SIGNER: Phrase = both("Who signed it", "Wer sie signiert hat");
pub const SIGNER_NOTE: Phrase = both(
    "A signature shows that a file is unchanged. Whose it is, only a comparison shows.",
    "Eine Signatur zeigt, dass eine Datei unverändert ist. Wessen sie ist, zeigt nur ein Vergleich.",
);
pub const KEY: Phrase = both("Key in the file", "Schlüssel in der Datei");
pub const KID: Phrase = both("Its name", "Sein Name");
pub const PASTE: Phrase = both("The portal’s public key", "Der öffentliche Schlüssel des Portals");
pub const PASTE_HINT: Phrase = both(
    "You find it at the portal’s address, followed by /.well-known/rightsdesk-keys.json. Paste all of it, or only what \
     stands after \"x\".",
    "Sie finden ihn unter der Adresse des Portals, gefolgt von /.well-known/rightsdesk-keys.json. Fügen Sie alles ein \
     oder nur, was nach \"x\" steht.",
);
pub const COMPARE: Phrase = both("Compare", "Vergleichen");
pub const NO_KEY: Phrase = both(
    "There is no key in what you pasted. A key is 43 letters, digits, hyphens and underscores.",
    "In dem, was Sie eingefügt haben, steht kein Schlüssel. Ein Schlüssel besteht aus 43 Buchstaben, Ziffern, Binde- und \
     Unterstrichen.",
);

#[cfg(test)]
mod tests {
    use verify::Path;

    use super::*;

    #[test]
    fn every_misfit_is_said_in_each_language_with_its_part() {
        let at = 1_234;
        for misfit in [
            Misfit::Broken { at },
            Misfit::Space { at },
            Misfit::Bytes { at },
            Misfit::Form,
            Misfit::Ends,
            Misfit::Missing,
            Misfit::Misplaced,
            Misfit::Unknown,
            Misfit::After { at },
            Misfit::Count { stated: at, found: 7 },
        ] {
            let mut path = Path::member("conversations");
            path.element = Some(3);
            let [en, de] = Language::ALL.map(|language| place(language, Place { path, misfit }));
            assert_ne!(en, de);
            for (said, part, number) in [
                (&en, "“conversations[3]”", "1,234"),
                (&de, "„conversations[3]“", "1.234"),
            ] {
                assert!(said.ends_with('.'), "{said}");
                assert!(
                    said.contains(part) || matches!(misfit, Misfit::After { .. }),
                    "{said}"
                );
                let numbered = !matches!(
                    misfit,
                    Misfit::Form | Misfit::Ends | Misfit::Missing | Misfit::Misplaced | Misfit::Unknown
                );
                assert_eq!(said.contains(number), numbered, "{said}");
            }
        }
    }
}
