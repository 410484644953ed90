//! What the components show of themselves. Development only: nobody's data, and nobody's law.

use super::Phrase;

/// The title.
pub const TITLE: Phrase = Phrase {
    en: "Styleguide",
    de: "Gestaltung",
};
/// The heading.
pub const HEADING: Phrase = Phrase {
    en: "The record book",
    de: "Das Aktenbuch",
};
/// What the look is.
pub const LEDE: Phrase = Phrase {
    en: "Every page is a sheet from a record book. The margin says what a thing is, the column says it, and one thin line \
         keeps them apart. A hairline separates, a double rule closes.",
    de: "Jede Seite ist ein Blatt aus einem Aktenbuch. Der Rand sagt, was etwas ist, die Spalte sagt es, und eine dünne Linie \
         trennt beide. Ein Haarstrich trennt, ein doppelter Strich schließt ab.",
};
/// In the margin.
pub const SIDE: Phrase = Phrase {
    en: "All components, in all their states. This page exists in the demo only.",
    de: "Alle Bausteine in allen Zuständen. Diese Seite gibt es nur in der Demo.",
};

/// A group of components.
pub const TOKENS: Phrase = Phrase {
    en: "Colour and type",
    de: "Farbe und Schrift",
};
/// Beside it.
pub const TOKENS_NOTE: Phrase = Phrase {
    en: "One accent, three meanings. A colour repeats what a word and a shape have said.",
    de: "Eine Akzentfarbe, drei Bedeutungen. Eine Farbe wiederholt, was ein Wort und eine Form gesagt haben.",
};
/// A group of components.
pub const ACTS: Phrase = Phrase {
    en: "Acts",
    de: "Handlungen",
};
/// Beside it.
pub const ACTS_NOTE: Phrase = Phrase {
    en: "A button names its act. One filled button a page; “final” only for what cannot be undone.",
    de: "Eine Schaltfläche nennt ihre Handlung. Eine gefüllte je Seite; „final“ nur für Unwiderrufliches.",
};
/// A group of components.
pub const SAYING: Phrase = Phrase {
    en: "What a page says",
    de: "Was eine Seite sagt",
};
/// Beside it.
pub const SAYING_NOTE: Phrase = Phrase {
    en: "A word and a shape. What is done is plain text: only open things ask for attention.",
    de: "Ein Wort und eine Form. Erledigtes ist schlichter Text: Nur Offenes bittet um Aufmerksamkeit.",
};
/// A group of components.
pub const RECORDS: Phrase = Phrase {
    en: "Records",
    de: "Datensätze",
};
/// Beside it.
pub const RECORDS_NOTE: Phrase = Phrase {
    en: "A row is one place to go. Nothing is hidden because it is empty.",
    de: "Eine Zeile führt an einen Ort. Nichts verschwindet, weil es leer ist.",
};
/// A group of components.
pub const DEADLINES: Phrase = Phrase {
    en: "Time and decisions",
    de: "Zeit und Entscheidungen",
};
/// Beside it.
pub const DEADLINES_NOTE: Phrase = Phrase {
    en: "The date first, then the days left, then how it came about. A decision is a letter.",
    de: "Erst das Datum, dann die Tage bis dahin, dann wie es zustande kam. Eine Entscheidung ist ein Brief.",
};
/// A group of components.
pub const TRANSCRIPT: Phrase = Phrase {
    en: "Transcript",
    de: "Mitschrift",
};
/// A group of components.
pub const AROUND: Phrase = Phrase {
    en: "Around a page",
    de: "Um eine Seite herum",
};
/// Beside it.
pub const AROUND_NOTE: Phrase = Phrase {
    en: "Head and foot, as the person, staff and strangers see them. Whole pages stand at their own addresses.",
    de: "Kopf und Fuß, wie Betroffene, Team und Fremde sie sehen. Ganze Seiten stehen unter ihren eigenen Adressen.",
};
/// A group of components.
pub const WORK: Phrase = Phrase {
    en: "At the desk",
    de: "Am Schreibtisch",
};

/// Running words.
pub const RUNNING: Phrase = Phrase {
    en: "Running words in the text face, at most forty rem wide. ",
    de: "Fließtext in der Textschrift, höchstens vierzig rem breit. ",
};
/// Something that leads elsewhere.
pub const LINK: Phrase = Phrase {
    en: "A way back is a link",
    de: "Ein Weg zurück ist ein Link",
};
/// Something that matters.
pub const MATTERS: Phrase = Phrase {
    en: "Something that matters",
    de: "Etwas, worauf es ankommt",
};
/// A heading of the second level.
pub const SECTION: Phrase = Phrase {
    en: "A section",
    de: "Ein Abschnitt",
};
/// A heading of the third level.
pub const THING: Phrase = Phrase {
    en: "A thing in a section",
    de: "Etwas in einem Abschnitt",
};
/// Folded away.
pub const MORE: Phrase = Phrase {
    en: "More, for those who want it",
    de: "Mehr, für alle, die es wissen möchten",
};
/// What is folded away.
pub const MORE_LINE: Phrase = Phrase {
    en: "Law, fingerprints, stored values.",
    de: "Gesetze, Prüfsummen, gespeicherte Werte.",
};

/// A button.
pub const ASK: Phrase = Phrase {
    en: "Ask us to correct it",
    de: "Um Berichtigung bitten",
};
/// A quiet one.
pub const QUESTION: Phrase = Phrase {
    en: "Ask a question",
    de: "Eine Frage stellen",
};
/// The last one.
pub const DELETE: Phrase = Phrase {
    en: "Delete everything",
    de: "Alles löschen",
};
/// One that cannot be pressed.
pub const NOT_NOW: Phrase = Phrase {
    en: "Not now",
    de: "Jetzt nicht",
};

/// A field.
pub const SURNAME: Phrase = Phrase {
    en: "Family name",
    de: "Nachname",
};
/// Its hint.
pub const SURNAME_HINT: Phrase = Phrase {
    en: "As it should be from now on.",
    de: "So, wie er von nun an lauten soll.",
};
/// A field that is wrong.
pub const EMAIL: Phrase = Phrase {
    en: "Address for answers",
    de: "Adresse für Antworten",
};
/// What is wrong with it.
pub const EMAIL_FAULT: Phrase = Phrase {
    en: "Write an address with an @, such as name@example.com",
    de: "Schreiben Sie eine Adresse mit @, etwa name@example.com",
};
/// A field that cannot be changed.
pub const NUMBER: Phrase = Phrase {
    en: "Passenger number",
    de: "Fahrgastnummer",
};
/// A field with a choice.
pub const BUSINESS: Phrase = Phrase {
    en: "Business",
    de: "Unternehmen",
};
/// A field for sentences.
pub const OWN_WORDS: Phrase = Phrase {
    en: "In your words",
    de: "In Ihren Worten",
};
/// A box to tick.
pub const READ: Phrase = Phrase {
    en: "I have read what goes and what stays",
    de: "Ich habe gelesen, was gelöscht wird und was bleibt",
};
/// A question with answers.
pub const HOW_MUCH: Phrase = Phrase {
    en: "How much?",
    de: "Wie viel?",
};
/// An answer that is chosen.
pub const CHOSEN: Phrase = Phrase {
    en: "Chosen",
    de: "Gewählt",
};
/// An answer that is not.
pub const NOT_CHOSEN: Phrase = Phrase {
    en: "Not chosen",
    de: "Nicht gewählt",
};
/// What follows from it.
pub const CONSEQUENCE: Phrase = Phrase {
    en: "What follows is told before choosing.",
    de: "Was daraus folgt, steht da, bevor man wählt.",
};

/// A panel.
pub const PANEL: Phrase = Phrase {
    en: "Something to know",
    de: "Gut zu wissen",
};
/// What it says.
pub const PANEL_LINE: Phrase = Phrase {
    en: "At most one of these stands above the fold.",
    de: "Höchstens einer davon steht im ersten Blickfeld.",
};

/// The name of a field.
pub const LABEL: Phrase = Phrase {
    en: "Town",
    de: "Ort",
};
/// Its value.
pub const VALUE: &str = "Tarrow";
/// What it means.
pub const WHY: Phrase = Phrase {
    en: "You typed it into a form on 12 March 2024.",
    de: "Sie haben es am 12. März 2024 in ein Formular eingetragen.",
};
/// A row.
pub const ROW: Phrase = Phrase {
    en: "Conversations",
    de: "Unterhaltungen",
};
/// Its line.
pub const ROW_LINE: Phrase = Phrase {
    en: "What you and we have said.",
    de: "Was Sie und wir gesagt haben.",
};
/// Where it leads.
pub const ROW_GO: Phrase = Phrase {
    en: "Read conversations",
    de: "Unterhaltungen lesen",
};
/// A note.
pub const NOTE: Phrase = Phrase {
    en: "Invoices must be kept for eight years.",
    de: "Rechnungen müssen acht Jahre aufbewahrt werden.",
};
/// A step.
pub const STEP: Phrase = Phrase {
    en: "You asked us to delete everything",
    de: "Sie haben uns gebeten, alles zu löschen",
};
/// A step that is to come.
pub const STEP_NOW: Phrase = Phrase {
    en: "We answer",
    de: "Wir antworten",
};
/// When nothing is there.
pub const NOTHING: Phrase = Phrase {
    en: "Nothing is there, and that is an answer too.",
    de: "Es ist nichts da, und auch das ist eine Antwort.",
};
/// Said by the person.
pub const YOURS: Phrase = Phrase {
    en: "Your own words, in the display face, with a solid bar.",
    de: "Ihre eigenen Worte, in der Auszeichnungsschrift, mit einem durchgehenden Balken.",
};
/// Said by the business.
pub const OURS: Phrase = Phrase {
    en: "The business, plain.",
    de: "Das Unternehmen, schlicht.",
};
/// Said by somebody else.
pub const THEIRS: Phrase = Phrase {
    en: "Someone else, with a dotted bar and no name.",
    de: "Jemand anderes, mit gepunktetem Balken und ohne Namen.",
};
/// How far a copy has come.
pub const PROGRESS: Phrase = Phrase {
    en: "A copy in the making",
    de: "Eine Kopie entsteht",
};
/// The seal.
pub const SEAL: Phrase = Phrase {
    en: "It stands where a signature stands behind it, and as a promise at the door.",
    de: "Es steht, wo eine Signatur dahintersteht, und als Versprechen an der Tür.",
};
/// What a form carries unseen.
pub const STAMP: Phrase = Phrase {
    en: "Every form carries a stamp that nobody sees: it binds the form to the session that drew it.",
    de: "Jedes Formular trägt einen unsichtbaren Stempel: Er bindet es an die Sitzung, die es gezeichnet hat.",
};
/// What the keyboard finds first.
pub const SKIP: Phrase = Phrase {
    en: "The first press of Tab on any page shows a way past its head.",
    de: "Der erste Druck auf Tab zeigt auf jeder Seite einen Weg am Kopf vorbei.",
};
/// A page that says what went wrong.
pub const TROUBLE: Phrase = Phrase {
    en: "What is not there, and what is not yours",
    de: "Was nicht da ist und was nicht Ihnen gehört",
};
/// Everybody of the demo.
pub const CAST: Phrase = Phrase {
    en: "Somebody to be",
    de: "Jemand, der man sein kann",
};
