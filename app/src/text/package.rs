//! What a package says of itself, in its `README.txt`.

use super::{Language, Phrase, export::KEYS, overview::HEADING};

/// Lines are no longer than this, for whoever opens the text where long ones are not broken.
const WIDTH: usize = 76;

const LEDE: Phrase = Phrase {
    en: "This package holds a copy of it, as it was when you downloaded it. Keep it where nobody else can read it.",
    de: "Dieses Paket enthält eine Kopie davon, nach dem Stand beim Herunterladen. Bewahren Sie es dort auf, wo \
        niemand sonst es lesen kann.",
};

const FILES: Phrase = Phrase {
    en: "What each file is",
    de: "Was die Dateien sind",
};
const VIEWER_FILE: Phrase = Phrase {
    en: "A page on which you read your copy. It needs neither us nor a network.",
    de: "Eine Seite, auf der Sie Ihre Kopie lesen. Sie braucht weder uns noch ein Netz.",
};
const COPY_FILE: Phrase = Phrase {
    en: "The copy itself, signed by us. Whoever checks your data or takes it in needs this file and no other.",
    de: "Die Kopie selbst, von uns signiert. Zum Prüfen und zum Einlesen Ihrer Daten genügt diese Datei.",
};
const LINES_FILE: Phrase = Phrase {
    en: "The same records for programs: a file for each kind of record, a record on each line.",
    de: "Dieselben Datensätze für Programme: eine Datei für jede Art, ein Datensatz auf jeder Zeile.",
};
const SHEETS_FILE: Phrase = Phrase {
    en: "The same records as tables, for a spreadsheet: a file for each kind of record, a record on each row. \
        The last column holds the whole record.",
    de: "Dieselben Datensätze als Tabellen: eine Datei für jede Art, ein Datensatz in jeder Zeile. Die letzte \
        Spalte enthält den ganzen Datensatz.",
};
const ATTACHMENTS_FILE: Phrase = Phrase {
    en: "Pictures and files from your conversations: the name of each in the folder attachments/, or where it is \
        kept and why it is not in this package.",
    de: "Bilder und Dateien aus Ihren Unterhaltungen: wie sie jeweils im Ordner attachments/ heißen, oder wo sie \
        liegen und warum sie nicht in diesem Paket sind.",
};
const FETCHED_FILE: Phrase = Phrase {
    en: "Only where we fetched pictures and files from elsewhere while you downloaded: what came of each.",
    de: "Nur wenn wir beim Herunterladen Bilder und Dateien von anderswo geholt haben: was jeweils ankam.",
};

const READ: Phrase = Phrase {
    en: "How to read your copy",
    de: "So lesen Sie Ihre Kopie",
};
const READ_LINE: Phrase = Phrase {
    en: "Unpack everything first. Open viewer.html in a browser and give it the file export.json: choose it, or \
        drop it on the page. Nothing leaves your computer.",
    de: "Entpacken Sie zuerst alles. Öffnen Sie viewer.html in einem Browser und geben Sie ihm die Datei \
        export.json: Wählen Sie sie aus, oder ziehen Sie sie auf die Seite. Nichts verlässt Ihren Computer.",
};

const SHEETS: Phrase = Phrase {
    en: "About the tables",
    de: "Zu den Tabellen",
};
const SHEETS_LINE: Phrase = Phrase {
    en: "They are text in UTF-8, with a comma between columns. If a program shows everything in one column, use \
        its import and choose the comma. Where a text could be taken for a formula, an apostrophe stands before \
        it, which is not part of your data.",
    de: "Sie sind Text in UTF-8, mit einem Komma zwischen den Spalten. Wenn ein Programm alles in einer Spalte \
        zeigt, nehmen Sie seinen Import und wählen Sie das Komma. Wo ein Text für eine Formel gehalten werden \
        könnte, steht davor ein Apostroph, der nicht zu Ihren Daten gehört.",
};

const CHECK: Phrase = Phrase {
    en: "How to check the signature",
    de: "So prüfen Sie die Signatur",
};
const CHECK_LINE: Phrase = Phrase {
    en: "The last lines of export.json hold a fingerprint of everything before them, signed with our key. Anyone \
        can check it without us:",
    de: "Die letzten Zeilen von export.json enthalten eine Prüfsumme über alles davor, signiert mit unserem \
        Schlüssel. Alle können sie ohne uns prüfen:",
};
const CHECK_FILES: Phrase = Phrase {
    en: "Whether a picture or file has changed since is told by its SHA-256: attachments.csv and \
        attachments-fetched.csv say what it was when it was packed, in the column sha256. For those in the folder \
        attachments/, your computer works it out:",
    de: "Ob sich ein Bild oder eine Datei seither verändert hat, zeigt die SHA-256-Prüfsumme: attachments.csv und \
        attachments-fetched.csv nennen in der Spalte sha256, wie sie beim Einpacken war. Für alle im Ordner \
        attachments/ berechnet sie Ihr Computer:",
};
/// A line for each kind of computer.
const CHECKSUMS: [(&str, &str); 3] = [
    ("Linux", "sha256sum attachments/*"),
    ("macOS", "shasum -a 256 attachments/*"),
    (
        "Windows (PowerShell)",
        "Get-FileHash attachments\\* -Algorithm SHA256",
    ),
];
const ONLY_THE_COPY: Phrase = Phrase {
    en: "Only export.json is signed. The other files were made of the same records in the same moment, except for \
        what we fetched from elsewhere.",
    de: "Signiert ist nur export.json. Die übrigen Dateien sind im selben Augenblick aus denselben Datensätzen \
        entstanden, ausgenommen was wir von anderswo geholt haben.",
};

const ELSEWHERE: Phrase = Phrase {
    en: "How to take it elsewhere",
    de: "So nehmen Sie sie woandershin mit",
};
const ELSEWHERE_LINE: Phrase = Phrase {
    en: "Whoever uses the same program as we do can take in export.json, and you find your records there as they are \
        here; of pictures and files their addresses only. What you had asked for and who looked at your data is kept \
        there as a document for you to read, and stands in no later copy. That you want no marketing goes on to count; \
        another objection and a restriction have to be asked for anew. The copy does not come in if that document has \
        more than 16 MiB, or if somebody with whom you share a conversation has brought theirs before.",
    de: "Wer dasselbe Programm benutzt wie wir, kann export.json einlesen, und Sie finden Ihre Datensätze dort wie hier; \
        von Bildern und Dateien nur die Adressen. Was Sie beantragt hatten und wer Ihre Daten angesehen hat, bleibt \
        dort als Dokument, das Sie lesen können, und steht in keiner späteren Kopie. Dass Sie keine Werbung möchten, \
        gilt weiter; einen anderen Widerspruch und eine Einschränkung müssen Sie neu beantragen. Die Kopie wird nicht \
        eingelesen, wenn dieses Dokument mehr als 16 MiB hat, oder wenn schon jemand die eigene mitgebracht hat, mit \
        dem Sie eine Unterhaltung teilen.",
};

/// The text, in this language; it knows of the viewer if the package has one. `keys` is the address of the keys.
pub fn read_me(language: Language, keys: &str, has_viewer: bool) -> String {
    let mut text = format!("{}\n\n", HEADING.said(language).to_uppercase());
    text.push_str(&wrapped(LEDE.said(language), ""));
    heading(&mut text, FILES.said(language));
    let files = [
        ("viewer.html", VIEWER_FILE),
        ("export.json", COPY_FILE),
        ("ndjson/", LINES_FILE),
        ("csv/", SHEETS_FILE),
        ("attachments.csv", ATTACHMENTS_FILE),
        ("attachments-fetched.csv", FETCHED_FILE),
    ];
    for (name, said) in files.into_iter().skip(usize::from(!has_viewer)) {
        text.extend([name, "\n", &wrapped(said.said(language), "    ")]);
    }
    let parts = [(READ, READ_LINE), (SHEETS, SHEETS_LINE), (CHECK, CHECK_LINE)];
    for (title, said) in parts.into_iter().skip(usize::from(!has_viewer)) {
        heading(&mut text, title.said(language));
        text.push_str(&wrapped(said.said(language), ""));
    }
    text.push_str("\n    rightsdesk verify export.json\n\n");
    // An address is not broken.
    text.extend([KEYS.said(language), "\n    ", keys, "\n\n"]);
    text.push_str(&wrapped(CHECK_FILES.said(language), ""));
    text.push('\n');
    for (system, call) in CHECKSUMS {
        text.extend(["    ", system, ":\n        ", call, "\n"]);
    }
    text.push('\n');
    text.push_str(&wrapped(ONLY_THE_COPY.said(language), ""));
    heading(&mut text, ELSEWHERE.said(language));
    text.push_str(&wrapped(ELSEWHERE_LINE.said(language), ""));
    text
}

fn heading(text: &mut String, words: &str) {
    let line = "-".repeat(words.chars().count());
    text.extend(["\n", words, "\n", &line, "\n"]);
}

/// A paragraph of lines that begin so.
fn wrapped(words: &str, margin: &str) -> String {
    let mut text = String::new();
    let mut line = margin.to_owned();
    for word in words.split(' ') {
        let is_full = line.chars().count() + 1 + word.chars().count() > WIDTH;
        if is_full {
            text.push_str(&line);
            text.push('\n');
            margin.clone_into(&mut line);
        }
        if line.len() > margin.len() {
            line.push(' ');
        }
        line.push_str(word);
    }
    text.push_str(&line);
    text.push('\n');
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    const ADDRESS: &str = "https://privacy.example.com/.well-known/rightsdesk-keys.json";

    #[test]
    fn says_what_is_what_in_lines_that_fit() {
        for language in Language::ALL {
            let text = read_me(language, ADDRESS, true);
            for word in [
                HEADING.said(language).to_uppercase().as_str(),
                "viewer.html\n",
                "export.json\n",
                "ndjson/\n",
                "csv/\n",
                "attachments.csv\n",
                "attachments-fetched.csv\n",
                "\n    rightsdesk verify export.json\n",
                &format!("\n    {ADDRESS}\n"),
            ] {
                assert!(text.contains(word), "{word} in {text}");
            }
            let longest = text.lines().map(|line| line.chars().count()).max();
            assert!(longest <= Some(WIDTH), "{text}");
            assert!(!text.contains(" \n") && !text.contains("\n\n\n"), "{text}");
            // The words are all there, wherever the lines end.
            let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
            for phrase in [
                LEDE,
                VIEWER_FILE,
                SHEETS_FILE,
                READ_LINE,
                SHEETS_LINE,
                CHECK_LINE,
                CHECK_FILES,
                ONLY_THE_COPY,
                ELSEWHERE_LINE,
            ] {
                assert!(words(&text).contains(&words(phrase.said(language))), "{text}");
            }
        }
        assert_ne!(
            read_me(Language::En, ADDRESS, true),
            read_me(Language::De, ADDRESS, true)
        );
    }

    #[test]
    fn says_nothing_of_a_viewer_where_there_is_none() {
        for language in Language::ALL {
            let text = read_me(language, ADDRESS, false);
            assert!(
                !text.contains("viewer.html") && text.contains("export.json\n"),
                "{text}"
            );
        }
    }
}
