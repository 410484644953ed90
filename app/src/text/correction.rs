//! Having something put right: saying what is wrong, checking, deciding, and what came of it.

use super::{
    Noun, Phrase,
    law::{NEUTRAL, by_law},
    number::counted,
    say,
};
use crate::view::Wording;

/// Title and heading of the first page.
pub const TITLE: Phrase = Phrase {
    en: "Have something put right",
    de: "Etwas berichtigen lassen",
};
/// What the first page is for.
pub const LEDE: Phrase = Phrase {
    en: "What we hold about you should be right and complete. Say what is not. Somebody here looks at \
        it, and answers.",
    de: "Was wir über Sie gespeichert haben, soll richtig und vollständig sein. Sagen Sie, was es nicht \
        ist. Jemand sieht es sich an und antwortet.",
};
/// The question.
pub const WHAT: Phrase = Phrase {
    en: "What is it about?",
    de: "Worum geht es?",
};
/// First way.
pub const DETAILS: Phrase = Phrase {
    en: "A detail about me",
    de: "Eine Angabe über mich",
};
/// About it.
pub const DETAILS_LINE: Phrase = Phrase {
    en: "Your name, your e-mail address, your language, or something that was noted about you. You enter \
        what it should be.",
    de: "Ihr Name, Ihre E-Mail-Adresse, Ihre Sprache oder etwas, das über Sie vermerkt wurde. Sie geben \
        ein, wie es heißen soll.",
};
/// Second way.
pub const WORDS: Phrase = Phrase {
    en: "Something in a message or a channel",
    de: "Etwas in einer Nachricht oder einem Kanal",
};
/// About it.
pub const WORDS_LINE: Phrase = Phrase {
    en: "Nobody can edit these, not even we. You say in words what is wrong; it is put right by deleting \
        it and making it anew.",
    de: "Das kann niemand bearbeiten, auch wir nicht. Sie sagen mit Worten, was falsch ist. Berichtigt \
        wird es, indem es gelöscht und neu angelegt wird.",
};
/// Third way.
pub const STATEMENT: Phrase = Phrase {
    en: "Something is missing",
    de: "Etwas fehlt",
};
/// About it.
pub const STATEMENT_LINE: Phrase = Phrase {
    en: "What is held is not wrong, but not the whole story. You add a statement, which is kept with \
        your record.",
    de: "Was gespeichert ist, ist nicht falsch, aber nicht alles. Sie fügen eine Erklärung hinzu, die \
        bei Ihrem Datensatz bleibt.",
};
/// The way out.
pub const NEVER_MIND: Phrase = Phrase {
    en: "Never mind",
    de: "Doch nicht",
};
/// The list of requests.
pub const REQUESTS: Phrase = Phrase {
    en: "Your requests",
    de: "Ihre Anträge",
};
/// When nothing is held: heading.
pub const NOTHING: Phrase = Phrase {
    en: "There is nothing to put right",
    de: "Es gibt nichts zu berichtigen",
};
/// And the line.
pub const NOTHING_LINE: Phrase = Phrase {
    en: "We hold nothing about you.",
    de: "Wir haben nichts über Sie gespeichert.",
};
/// And the way on.
pub const NOTHING_LINK: Phrase = Phrase {
    en: "Go to your overview",
    de: "Zu Ihrer Übersicht",
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
        en: "Article 16 of the "
            ". Until it is clear what is right, you can ask that the data are only stored: Article 18(1)(a).",
        de: "Artikel 16 der "
            ". Bis klar ist, was richtig ist, können Sie verlangen, dass die Daten nur gespeichert werden (Artikel 18 \
            Absatz 1 Buchstabe a).",
        ccpa: Phrase {
            en: "Section 1798.106 of the California Civil Code lets you have data corrected that are not accurate.",
            de: "Nach Abschnitt 1798.106 des kalifornischen Zivilgesetzbuchs können Sie unrichtige Daten berichtigen lassen.",
        },
        other: NEUTRAL,
    }
}
/// Title and heading of the form.
pub const EDIT: Phrase = Phrase {
    en: "What should it be?",
    de: "Wie soll es heißen?",
};
/// What the form is for.
pub const EDIT_LEDE: Phrase = Phrase {
    en: "Change what is wrong and fill in what is missing. What you empty goes. Leave everything else as \
        it is. Nothing is sent yet: you check it on the next page.",
    de: "Ändern Sie, was falsch ist, und ergänzen Sie, was fehlt. Was Sie leeren, wird entfernt. Alles \
        andere lassen Sie, wie es ist. Noch wird nichts gesendet: Auf der nächsten Seite prüfen Sie es.",
};
/// Part.
pub const YOUR_DETAILS: Phrase = Phrase {
    en: "Your details",
    de: "Ihre Angaben",
};
/// In the margin.
pub const STEP_1: Phrase = Phrase {
    en: "Put right, step 1 of 2",
    de: "Berichtigen, Schritt 1 von 2",
};
/// In the margin.
pub const STEP_2: Phrase = Phrase {
    en: "Put right, step 2 of 2",
    de: "Berichtigen, Schritt 2 von 2",
};
/// Below a field that holds something.
pub const STANDS: Phrase = Phrase {
    en: "Today it says: {}",
    de: "Heute steht dort: {}",
};
/// Below a field that holds nothing.
pub const STANDS_NOTHING: Phrase = Phrase {
    en: "Today nothing stands there.",
    de: "Heute steht dort nichts.",
};
/// The way on.
pub const CONTINUE: Phrase = Phrase {
    en: "Continue",
    de: "Weiter",
};
/// Above the faults.
pub const FAULTS: Phrase = Phrase {
    en: "Something cannot be taken as it is",
    de: "Etwas passt so nicht",
};
/// Below it.
pub const FAULTS_LINE: Phrase = Phrase {
    en: "Everything that you entered is still here.",
    de: "Alles, was Sie eingegeben haben, steht noch da.",
};
/// Yes.
pub const YES: Phrase = Phrase { en: "Yes", de: "Ja" };
/// No.
pub const NO: Phrase = Phrase { en: "No", de: "Nein" };
/// Neither.
pub const NO_ANSWER: Phrase = Phrase {
    en: "Nothing",
    de: "Nichts",
};
/// Title and heading.
pub const IN_WORDS: Phrase = Phrase {
    en: "What is wrong, and what is right?",
    de: "Was ist falsch, und was ist richtig?",
};
/// What the page is for.
pub const IN_WORDS_LEDE: Phrase = Phrase {
    en: "Messages and channels cannot be changed, only deleted and made anew. Whoever looks into it \
        writes what it becomes; the old text then goes from everywhere.",
    de: "Nachrichten und Kanäle lassen sich nicht ändern, nur löschen und neu anlegen. Wer es prüft, \
        schreibt, wie es heißen soll. Der alte Text verschwindet dann überall.",
};
/// The question.
pub const ABOUT: Phrase = Phrase {
    en: "Where is it wrong?",
    de: "Wo ist es falsch?",
};
/// When none was chosen.
pub const ABOUT_MISSING: Phrase = Phrase {
    en: "Choose where it is wrong.",
    de: "Wählen Sie, wo es falsch ist.",
};
/// A message.
pub const THIS_MESSAGE: Phrase = Phrase {
    en: "In this message",
    de: "In dieser Nachricht",
};
/// A channel.
pub const CHANNEL: Phrase = Phrase {
    en: "In the channel: {}",
    de: "Im Kanal: {}",
};
/// Something else.
pub const ELSEWHERE: Phrase = Phrase {
    en: "Somewhere else",
    de: "Woanders",
};
/// How to name a message.
pub const WHICH_MESSAGE: Phrase = Phrase {
    en: "For a message, open the conversation it is in, and follow “Something is wrong here” below it.",
    de: "Bei einer Nachricht öffnen Sie die Unterhaltung, in der sie steht, und folgen darunter „Hier \
        stimmt etwas nicht“.",
};
/// The link below a message.
pub const WRONG_HERE: Phrase = Phrase {
    en: "Something is wrong here",
    de: "Hier stimmt etwas nicht",
};
/// The field.
pub const YOUR_WORDS: Phrase = Phrase {
    en: "In your own words",
    de: "In Ihren eigenen Worten",
};
/// About it.
pub const YOUR_WORDS_HINT: Phrase = Phrase {
    en: "Say what is wrong, and what would be right. Up to 4,000 characters.",
    de: "Sagen Sie, was falsch ist und was richtig wäre. Bis zu 4.000 Zeichen.",
};
/// Title and heading.
pub const STATE: Phrase = Phrase {
    en: "What is missing?",
    de: "Was fehlt?",
};
/// What the page is for.
pub const STATE_LEDE: Phrase = Phrase {
    en: "Your statement is kept with your record, shown on your page, and part of every copy that you take.",
    de: "Ihre Erklärung bleibt bei Ihrem Datensatz, steht auf Ihrer Seite und gehört zu jeder Kopie, die \
        Sie mitnehmen.",
};
/// The field.
pub const YOUR_STATEMENT: Phrase = Phrase {
    en: "Your statement",
    de: "Ihre Erklärung",
};
/// About it.
pub const YOUR_STATEMENT_HINT: Phrase = Phrase {
    en: "As you want it to be read. Up to 4,000 characters.",
    de: "So, wie sie gelesen werden soll. Bis zu 4.000 Zeichen.",
};
/// Title and heading of the last page.
pub const CHECK: Phrase = Phrase {
    en: "Check what you ask for",
    de: "Prüfen Sie, was Sie verlangen",
};
/// When nothing is kept under the address: heading.
pub const GONE: Phrase = Phrase {
    en: "What you entered is no longer here",
    de: "Ihre Eingaben sind nicht mehr da",
};
/// And the line.
pub const GONE_LINE: Phrase = Phrase {
    en: "It is kept until you sign out. Begin again; nothing was sent.",
    de: "Sie bleiben erhalten, bis Sie sich abmelden. Beginnen Sie noch einmal. Es wurde nichts gesendet.",
};
/// And the way on.
pub const BEGIN: Phrase = Phrase {
    en: "Begin again",
    de: "Noch einmal beginnen",
};
/// Part.
pub const ANSWERS: Phrase = Phrase {
    en: "What you ask for",
    de: "Was Sie verlangen",
};
/// Before the old value.
pub const WAS: Phrase = Phrase { en: "was", de: "war" };
/// Before the new value.
pub const BECOMES: Phrase = Phrase {
    en: "becomes",
    de: "wird zu",
};
/// A value that is not there.
pub const EMPTY: Phrase = Phrase {
    en: "nothing",
    de: "nichts",
};
/// The link.
pub const CHANGE: Phrase = Phrase {
    en: "Change",
    de: "Ändern",
};
/// Label.
pub const WHERE: Phrase = Phrase {
    en: "Where",
    de: "Wo",
};
/// Label.
pub const SAID: Phrase = Phrase {
    en: "What you say",
    de: "Was Sie sagen",
};
/// Part.
pub const SEND: Phrase = Phrase {
    en: "Before you send it",
    de: "Bevor Sie es senden",
};
/// By when.
pub const BY: Phrase = Phrase {
    en: "We answer by {}.",
    de: "Wir antworten bis zum {}.",
};
/// What happens meanwhile.
pub const UNCHANGED: Phrase = Phrase {
    en: "Until then everything stays as it is. You can take the request back until it is decided.",
    de: "Bis dahin bleibt alles, wie es ist. Sie können den Antrag zurücknehmen, bis darüber entschieden \
        ist.",
};
/// What happens to what was there.
pub const AFTER: Phrase = Phrase {
    en: "What is put right is put right for good: the old value is deleted, and only a fingerprint of it \
        is kept as proof.",
    de: "Was berichtigt ist, ist endgültig berichtigt: Der alte Wert wird gelöscht, nur ein \
        Fingerabdruck davon bleibt als Nachweis.",
};
/// Where else one's details stand, and where they stay.
pub const AFTER_FIELDS: Phrase = Phrase {
    en: "It is put right too at each message that you wrote, where others quote it, and in earlier records of yours. \
        What was said stays as it was said, and so does what a channel, another system or somebody else says about \
        you: if that is wrong, say so in words.",
    de: "Berichtigt wird es auch bei jeder Nachricht, die Sie geschrieben haben, in Zitaten davon und in früheren \
        Datensätzen von Ihnen. Was gesagt wurde, bleibt, wie es gesagt wurde. Auch was ein Kanal, ein anderes System \
        oder jemand anderes über Sie sagt, bleibt: Wenn das falsch ist, sagen Sie es mit Worten.",
};
/// The choice.
pub const MEANWHILE: Phrase = Phrase {
    en: "Until it is decided, only store my data and do not use them",
    de: "Bis darüber entschieden ist, meine Daten nur speichern und nicht verwenden",
};
/// About it.
pub const MEANWHILE_LINE: Phrase = Phrase {
    en: "It begins as soon as you send this. You can lift it at any time, from your overview.",
    de: "Das gilt, sobald Sie dies senden. Sie können es jederzeit von Ihrer Übersicht aus aufheben.",
};
/// The choice.
pub const TAKE_IN: Phrase = Phrase {
    en: "Let it take the place of what you have asked for already",
    de: "An die Stelle dessen treten lassen, was Sie schon verlangt haben",
};
/// About it.
pub const TAKE_IN_LINE: Phrase = Phrase {
    en: "This asks for all of it, and for more. The other requests are then closed:",
    de: "Hiermit verlangen Sie alles davon und noch mehr. Die anderen Anträge werden dann geschlossen:",
};
/// An open request of the same fields.
pub const SAME: Phrase = Phrase {
    en: "You have asked about these fields already",
    de: "Zu diesen Angaben läuft schon ein Antrag",
};
/// About it.
pub const SAME_LINE: Phrase = Phrase {
    en: "While that request is open, sending this one leads there and changes nothing. Take it back \
        first if you want something else now.",
    de: "Solange dieser Antrag offen ist, führt das Senden dorthin und ändert nichts. Nehmen Sie ihn \
        zuerst zurück, wenn Sie jetzt etwas anderes möchten.",
};
/// Above an open request for the same thing, in words.
pub const SAME_WORDS: Phrase = Phrase {
    en: "You have asked about this already",
    de: "Dazu läuft schon ein Antrag",
};
/// About it.
pub const SAME_WORDS_LINE: Phrase = Phrase {
    en: "While that request is open, what you wrote here is added to it as a message, and nothing of it is lost. Its date \
        stays.",
    de: "Solange dieser Antrag offen ist, kommt das hier Geschriebene als Nachricht dazu, und nichts davon geht verloren. \
        Das Datum bleibt.",
};
/// The link to it.
pub const SAME_LINK: Phrase = Phrase {
    en: "See your request",
    de: "Antrag ansehen",
};
/// The button for fields.
pub const ASK_FIELDS: Phrase = Phrase {
    en: "Ask to have this put right",
    de: "Diese Berichtigung verlangen",
};
/// The button for words.
pub const ASK_WORDS: Phrase = Phrase {
    en: "Send what is wrong",
    de: "Senden, was falsch ist",
};
/// The button for a statement.
pub const ASK_STATEMENT: Phrase = Phrase {
    en: "Ask to keep this statement",
    de: "Verlangen, dass diese Erklärung bleibt",
};
/// To the reviewer: heading.
pub const DIFF: Phrase = Phrase {
    en: "What should change",
    de: "Was sich ändern soll",
};
/// When the record is closed.
pub const DIFF_CLOSED: Phrase = Phrase {
    en: "Open the record to see what stands there now, and to decide.",
    de: "Öffnen Sie den Datensatz, um zu sehen, was jetzt dort steht, und um zu entscheiden.",
};
/// A value that has changed.
pub const STALE: Phrase = Phrase {
    en: "This has changed since the person asked. Look at what it is now before you decide.",
    de: "Das hat sich geändert, seit die Person gefragt hat. Sehen Sie vor der Entscheidung, was jetzt \
        dort steht.",
};
/// An answer.
pub const ACCEPT: Phrase = Phrase {
    en: "Accept",
    de: "Annehmen",
};
/// The other.
pub const REFUSE: Phrase = Phrase {
    en: "Refuse",
    de: "Ablehnen",
};
/// Label.
pub const WHY: Phrase = Phrase {
    en: "Reason that the person will read, if you refuse",
    de: "Grund, den die Person liest, wenn Sie ablehnen",
};
/// No reason yet.
pub const CHOOSE: Phrase = Phrase {
    en: "Choose a reason",
    de: "Grund wählen",
};
/// Label.
pub const NOTE: Phrase = Phrase {
    en: "A note to it (if you like)",
    de: "Eine Anmerkung dazu (wenn Sie möchten)",
};
/// Above the texts of a record.
pub const ANEW: Phrase = Phrase {
    en: "What it becomes",
    de: "Was daraus wird",
};
/// About them.
pub const ANEW_LINE: Phrase = Phrase {
    en: "Write each text as it should be. The old record is deleted and made anew in its place, with the \
        same number; quotations of a message follow. Nothing of the old text is kept. On the messaging \
        platform, delete and re-create it in the same way.",
    de: "Schreiben Sie jeden Text, wie er heißen soll. Der alte Eintrag wird gelöscht und an seiner \
        Stelle neu angelegt, mit derselben Nummer. Zitate einer Nachricht folgen. Vom alten Text bleibt \
        nichts. Löschen und erneuern Sie ihn auf der Messaging-Plattform ebenso.",
};
/// When it is nowhere here.
pub const ANEW_ELSEWHERE: Phrase = Phrase {
    en: "It is about something that is not kept here. Put it right where it is, then approve.",
    de: "Es geht um etwas, das hier nicht gespeichert ist. Berichtigen Sie es dort, wo es steht, und \
        stimmen Sie dann zu.",
};
/// When the record is no longer held.
pub const ANEW_GONE: Phrase = Phrase {
    en: "What it is about is no longer held. Refuse the request, or ask the person.",
    de: "Worum es geht, ist nicht mehr gespeichert. Lehnen Sie den Antrag ab, oder fragen Sie die Person.",
};
/// Above the words.
pub const THEIR_WORDS: Phrase = Phrase {
    en: "In the person’s words",
    de: "In den Worten der Person",
};
/// Above a statement.
pub const THEIR_STATEMENT: Phrase = Phrase {
    en: "The statement",
    de: "Die Erklärung",
};
/// Above the button.
pub const DECIDE_LINE: Phrase = Phrase {
    en: "What you accept is changed at once and for good, also at each message that the person wrote. What you refuse \
        stays as it is.",
    de: "Was Sie annehmen, wird sofort und endgültig geändert, auch bei jeder Nachricht, die die Person geschrieben \
        hat. Was Sie ablehnen, bleibt, wie es ist.",
};
/// About a statement.
pub const STATEMENT_DECIDE: Phrase = Phrase {
    en: "It is kept with the record, word for word.",
    de: "Sie bleibt beim Datensatz, Wort für Wort.",
};
/// The button.
pub const DECIDE_FIELDS: Phrase = Phrase {
    en: "Decide, and put right what you accept",
    de: "Entscheiden und berichtigen, was Sie annehmen",
};
/// The button.
pub const DECIDE_WORDS: Phrase = Phrase {
    en: "Approve, and make it anew",
    de: "Zustimmen und neu anlegen",
};
/// The button where there is nothing here to change.
pub const DECIDE_ELSEWHERE: Phrase = Phrase {
    en: "Approve, it is put right",
    de: "Zustimmen, es ist berichtigt",
};
/// The button.
pub const DECIDE_STATEMENT: Phrase = Phrase {
    en: "Approve, and keep the statement",
    de: "Zustimmen und die Erklärung aufbewahren",
};
/// The button that leads to what the person will read.
pub const SEE_ANSWER: Phrase = Phrase {
    en: "See what they will read",
    de: "Ansehen, was die Person lesen wird",
};

/// The button that decides it.
pub fn decide(way: &str, about: &str) -> Phrase {
    match (way, about) {
        ("fields", _) => DECIDE_FIELDS,
        ("words", "elsewhere") => DECIDE_ELSEWHERE,
        ("words", _) => DECIDE_WORDS,
        _ => DECIDE_STATEMENT,
    }
}

/// Of what was asked in words: what it was, and what was done.
pub fn outcome(way: &str, about: &str) -> [Phrase; 2] {
    match (way, about) {
        ("statement", _) => [ASKED_STATEMENT, STATEMENT_DONE],
        (_, "message") => [ASKED_MESSAGE, WORDS_DONE],
        (_, "channel") => [ASKED_CHANNEL, WORDS_DONE],
        _ => [ASKED_ELSEWHERE, ELSEWHERE_DONE],
    }
}
/// On the person's page: heading while it waits.
pub const ASKED: Phrase = Phrase {
    en: "What you asked for",
    de: "Was Sie verlangt haben",
};
/// Heading afterwards.
pub const OUTCOME: Phrase = Phrase {
    en: "What came of it",
    de: "Was daraus wurde",
};
/// A part that was granted.
pub const PUT_RIGHT: Phrase = Phrase {
    en: "Put right",
    de: "Berichtigt",
};
/// A part that was not.
pub const NOT_PUT_RIGHT: Phrase = Phrase {
    en: "Not changed",
    de: "Nicht geändert",
};
/// In words, once done.
pub const WORDS_DONE: Phrase = Phrase {
    en: "It was deleted and made anew, as it should be.",
    de: "Es wurde gelöscht und neu angelegt, wie es heißen soll.",
};
/// In words about something else, once done.
pub const ELSEWHERE_DONE: Phrase = Phrase {
    en: "It was put right where it stands.",
    de: "Es wurde dort berichtigt, wo es steht.",
};
/// A statement, once done.
pub const STATEMENT_DONE: Phrase = Phrase {
    en: "Your statement is kept with your record.",
    de: "Ihre Erklärung bleibt bei Ihrem Datensatz.",
};
/// The link to it.
pub const STATEMENT_LINK: Phrase = Phrase {
    en: "See it among your details",
    de: "Bei Ihren Angaben ansehen",
};
/// What was asked in words about a message.
pub const ASKED_MESSAGE: Phrase = Phrase {
    en: "That something in a message is put right",
    de: "Dass etwas in einer Nachricht berichtigt wird",
};
/// About a channel.
pub const ASKED_CHANNEL: Phrase = Phrase {
    en: "That something in a channel is put right",
    de: "Dass etwas in einem Kanal berichtigt wird",
};
/// About something else.
pub const ASKED_ELSEWHERE: Phrase = Phrase {
    en: "That something is put right",
    de: "Dass etwas berichtigt wird",
};
/// A statement.
pub const ASKED_STATEMENT: Phrase = Phrase {
    en: "That a statement is kept with your record",
    de: "Dass eine Erklärung bei Ihrem Datensatz bleibt",
};
/// A part in which something was refused.
pub const REASON_READS: Phrase = Phrase {
    en: "Because: {}",
    de: "Denn: {}",
};
/// On the page of one's details.
pub const STATEMENTS: Phrase = Phrase {
    en: "Your statements",
    de: "Ihre Erklärungen",
};
/// Beside them.
pub const STATEMENTS_NOTE: Phrase = Phrase {
    en: "What you have said about your data, kept with them.",
    de: "Was Sie zu Ihren Daten gesagt haben, bei ihnen aufbewahrt.",
};
/// The link to have something put right.
pub const PUT_RIGHT_LINK: Phrase = Phrase {
    en: "Have something put right",
    de: "Etwas berichtigen lassen",
};

/// What is wrong with what was entered, and what to do.
pub fn fault(code: &str) -> Phrase {
    match code {
        "nothing" => Phrase {
            en: "Nothing is changed yet. Change at least one of the values.",
            de: "Noch ist nichts geändert. Ändern Sie mindestens einen der Werte.",
        },
        "too_many" => Phrase {
            en: "These are more than 64 changes. Ask for some of them now and for the others afterwards.",
            de: "Das sind mehr als 64 Änderungen. Verlangen Sie einige jetzt und die anderen danach.",
        },
        "length" => Phrase {
            en: "This is too long: it takes 1 to 128 characters. Shorten it.",
            de: "Das ist zu lang: Es nimmt 1 bis 128 Zeichen. Kürzen Sie es.",
        },
        "control" => Phrase {
            en: "This holds characters that cannot be seen. Type it anew, in one line.",
            de: "Das enthält Zeichen, die man nicht sehen kann. Tippen Sie es neu, in einer Zeile.",
        },
        "email" => Phrase {
            en: "This is no e-mail address. Write it like name@example.com.",
            de: "Das ist keine E-Mail-Adresse. Schreiben Sie sie wie name@example.com.",
        },
        "locale" => Phrase {
            en: "This is no language tag. Write it like en, de or nb-NO.",
            de: "Das ist kein Sprachkürzel. Schreiben Sie es wie en, de oder nb-NO.",
        },
        "url" => Phrase {
            en: "This is no web address that begins with https://. Copy it from the address bar.",
            de: "Das ist keine Webadresse, die mit https:// beginnt. Kopieren Sie sie aus der Adresszeile.",
        },
        "number" => Phrase {
            en: "This is no number. Write it in digits, like 14 or 12.5.",
            de: "Das ist keine Zahl. Schreiben Sie sie in Ziffern, wie 14 oder 12.5.",
        },
        "kind" => Phrase {
            en: "This is either yes or no. Choose one of them.",
            de: "Das ist entweder ja oder nein. Wählen Sie eines davon.",
        },
        "metadata_size" => Phrase {
            en: "All notes together may take 4,096 bytes, and these take more. Shorten one of them.",
            de: "Alle Vermerke zusammen dürfen 4.096 Byte haben, und diese haben mehr. Kürzen Sie einen davon.",
        },
        "place" => Phrase {
            en: "Your record has no room for this. Say in words what is wrong.",
            de: "In Ihrem Datensatz ist dafür kein Platz. Sagen Sie mit Worten, was falsch ist.",
        },
        "no_words" => Phrase {
            en: "Nothing is written yet. Write a sentence.",
            de: "Noch steht nichts da. Schreiben Sie einen Satz.",
        },
        "too_long" => Phrase {
            en: "This has more than 4,000 characters. Shorten it.",
            de: "Das hat mehr als 4.000 Zeichen. Kürzen Sie es.",
        },
        _ => Phrase {
            en: "This cannot be edited here. Say in words what is wrong.",
            de: "Das lässt sich hier nicht bearbeiten. Sagen Sie mit Worten, was falsch ist.",
        },
    }
}

/// What helps with a field of this sort.
pub fn hint(sort: &str) -> Option<Phrase> {
    Some(match sort {
        "email" => Phrase {
            en: "Like name@example.com.",
            de: "Wie name@example.com.",
        },
        "url" => Phrase {
            en: "A web address that begins with https://.",
            de: "Eine Webadresse, die mit https:// beginnt.",
        },
        "locale" => Phrase {
            en: "A language tag, like en, de or nb-NO.",
            de: "Ein Sprachkürzel, wie en, de oder nb-NO.",
        },
        "number" => Phrase {
            en: "A number in digits, like 14 or 12.5.",
            de: "Eine Zahl in Ziffern, wie 14 oder 12.5.",
        },
        _ => return None,
    })
}

const FIELD: Noun = Noun {
    en: ["detail changes", "details change"],
    de: ["Angabe ändert sich", "Angaben ändern sich"],
};

/// In the margin of the last page.
pub fn changes(n: usize) -> String {
    counted(n as u64, FIELD)
}

/// The link's hidden label, so that each is told from the others.
pub fn change_of(label: &str) -> String {
    say! { en: "Change {label}", de: "{label} ändern" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_what_changes() {
        assert_eq!(changes(1), "1 detail changes");
        assert_eq!(changes(3), "3 details change");
    }
}
