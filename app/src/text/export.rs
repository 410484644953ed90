//! Taking a copy.

use super::{
    Phrase,
    law::{NEUTRAL, by_law},
    number::bytes,
    say,
};
use crate::view::Wording;

/// The title and the heading.
pub const TITLE: Phrase = Phrase {
    en: "Take a copy",
    de: "Kopie mitnehmen",
};
/// What the page is for.
pub const LEDE: Phrase = Phrase {
    en: "One file with everything on these pages, signed by us, so that you can show anyone that it is \
        complete and unchanged. It is yours to keep.",
    de: "Eine Datei mit allem, was auf diesen Seiten steht, von uns signiert. So können Sie allen zeigen, \
        dass sie vollständig und unverändert ist. Sie gehört Ihnen.",
};
/// Part.
pub const DOWNLOAD: Phrase = Phrase {
    en: "Your copy",
    de: "Ihre Kopie",
};
/// Before the link, where scripts run and where they do not.
pub const BEFORE: Phrase = Phrase {
    en: "The file is made while you download it, so it is as new as this moment. Keep it where nobody else \
        can read it.",
    de: "Die Datei entsteht, während Sie sie herunterladen, und ist so aktuell wie dieser Augenblick. \
        Bewahren Sie sie dort auf, wo niemand sonst sie lesen kann.",
};
/// Besides the one file: before its link.
pub const PACKAGE: Phrase = Phrase {
    en: "Or take it as a package: the same copy, tables for a spreadsheet, and a page to read it without this \
        portal.",
    de: "Oder nehmen Sie sie als Paket mit: dieselbe Kopie, dazu Tabellen und eine Seite, auf der Sie sie ohne \
        dieses Portal lesen.",
};
/// The link to it.
pub const DOWNLOAD_PACKAGE: Phrase = Phrase {
    en: "Download the package",
    de: "Das Paket herunterladen",
};
/// Part.
pub const IN_IT: Phrase = Phrase {
    en: "What is in the file",
    de: "Was in der Datei steht",
};
/// When nothing is held: heading.
pub const NOTHING: Phrase = Phrase {
    en: "There is nothing to copy",
    de: "Es gibt nichts zu kopieren",
};
/// About it.
pub const NOTHING_LINE: Phrase = Phrase {
    en: "We hold nothing about you, or we are deleting it just now. That is an answer too.",
    de: "Wir haben nichts über Sie gespeichert, oder wir löschen es gerade. Auch das ist eine Auskunft.",
};
/// The way on.
pub const NOTHING_LINK: Phrase = Phrase {
    en: "Go to your overview",
    de: "Zu Ihrer Übersicht",
};
/// The table's name.
pub const CAPTION: Phrase = Phrase {
    en: "Records of yours in the file, as we hold them today",
    de: "Datensätze von Ihnen in der Datei, nach heutigem Stand",
};
/// First column.
pub const PART: Phrase = Phrase {
    en: "Part",
    de: "Teil",
};
/// Second column.
pub const RECORDS: Phrase = Phrase {
    en: "Records",
    de: "Datensätze",
};
/// What is in it besides.
pub const BESIDES: Phrase = Phrase {
    en: "Also in it: why we hold each kind of record and for how long, as far as we have said so, your requests, who looked at your \
        data, and a count of everything. What other people are called is replaced by made-up names.",
    de: "Außerdem steht darin: warum wir Daten jeder Art speichern und wie lange, soweit wir es gesagt haben, Ihre Anträge, wer Ihre \
        Daten angesehen hat, und eine Zählung von allem. Die Namen anderer Menschen sind durch erfundene \
        ersetzt.",
};
/// What is not in it, and stands on the page to which the link leads.
pub const RECEIVED: Phrase = Phrase {
    en: "Not in it: what another portal wrote down about you, which came here with a copy that you had there. It stands \
        under {}.",
    de: "Nicht darin: was ein anderes Portal über Sie festgehalten hat und mit einer Kopie von dort hierher kam. Es \
        steht unter {}.",
};
/// Part.
pub const CHECK: Phrase = Phrase {
    en: "Check it yourself",
    de: "Prüfen Sie selbst",
};
/// How.
pub const CHECK_LINE: Phrase = Phrase {
    en: "The last lines of the file hold a fingerprint of everything before them, signed with our key. \
        Anyone can check it without us:",
    de: "Die letzten Zeilen der Datei enthalten eine Prüfsumme über alles davor, signiert mit unserem \
        Schlüssel. Alle können sie ohne uns prüfen:",
};
/// The keys, before their address.
pub const KEYS: Phrase = Phrase {
    en: "Our public keys are at",
    de: "Unsere öffentlichen Schlüssel stehen unter",
};
/// The law.
pub const LAW: Phrase = Phrase {
    en: "The law behind this page",
    de: "Das Gesetz hinter dieser Seite",
};
/// About it.
pub const fn law_line(wording: Wording) -> Phrase {
    by_law! {
        wording,
        en: "Article 15 of the "
            " gives you a copy of your data with what there is to know about it, Article 20 gives it to you in a form that \
            machines can read. The file is JSON.",
        de: "Artikel 15 der "
            " gibt Ihnen eine Kopie Ihrer Daten und alles, was dazu zu wissen ist. Artikel 20 gibt sie Ihnen in einer Form, \
            die Maschinen lesen können. Die Datei ist JSON.",
        ccpa: Phrase {
            en: "Sections 1798.110 and 1798.130 of the California Civil Code give you what is held about you, in a form that \
                you can hand on. The file is JSON.",
            de: "Die Abschnitte 1798.110 und 1798.130 des kalifornischen Zivilgesetzbuchs geben Ihnen, was über Sie \
                gespeichert ist, in einer Form, die Sie weitergeben können. Die Datei ist JSON.",
        },
        other: NEUTRAL,
    }
}

/// In the margin.
pub fn about(n: u64) -> String {
    let size = bytes(n);
    say! { en: "About {size}", de: "Etwa {size}" }
}

/// The command that checks a file.
pub fn verify(file_name: &str) -> String {
    format!("rightsdesk verify {file_name}")
}

/// Why one has to sign in afresh first.
pub const AGAIN_LINE: Phrase = Phrase {
    en: "It has been a while since you signed in. So that nobody else takes your copy from an open page, \
        sign in once more. You come back here.",
    de: "Ihre Anmeldung liegt eine Weile zurück. Damit niemand anderes Ihre Kopie von einer offenen Seite \
        mitnimmt, melden Sie sich noch einmal an. Sie kommen hierher zurück.",
};
/// The button that leads there.
pub const AGAIN: Phrase = Phrase {
    en: "Sign in again, then download",
    de: "Neu anmelden, dann herunterladen",
};
