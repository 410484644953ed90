//! The overview, and the pages of what is listed.

use super::{
    Language, Phrase, both,
    number::{DAY, MONTH, SECOND, STEP, YEAR, count, counted},
    say,
};

pub const OVERVIEW_TITLE: Phrase = both("Overview", "Übersicht");

/// The heading of the overview.
pub fn heading(language: Language, business: &str) -> String {
    if business.is_empty() {
        return both("Your copy", "Ihre Kopie").said(language).to_owned();
    }
    say! { language, en: "Your copy from {business}", de: "Ihre Kopie von {business}" }
}

/// The latest thing that stands in the copy.
pub fn until(language: Language, moment: &str) -> String {
    say! {
        language,
        en: "The newest entry in it is of {moment}.",
        de: "Der neueste Eintrag darin ist vom {moment}.",
    }
}

pub const ABOUT: Phrase = both("About", "Über");
pub const HELD: Phrase = both("What is in it", "Was darin steht");
pub const HELD_NOTE: Phrase = both(
    "Counted in the file itself. A line that reads 0 is shown too.",
    "In der Datei selbst gezählt. Auch eine Zeile mit 0 steht da.",
);
pub const OTHER_PART: Phrase = both(
    "A part that this page does not know.",
    "Ein Teil, den diese Seite nicht kennt.",
);
pub const SEE: Phrase = both("See", "Ansehen");

pub const HOLDER: Phrase = both("Who answers for it", "Wer dafür verantwortlich ist");
pub const CONTROLLER: Phrase = both("The business", "Verantwortlicher");
pub const OFFICER: Phrase = both("Data protection officer", "Datenschutzbeauftragte Person");
pub const AUTHORITY: Phrase = both("Whom you can complain to", "Bei wem Sie sich beschweren können");
pub const REGIME: Phrase = both("The law that holds", "Geltendes Recht");
pub const UNSAID: Phrase = both(
    "The business has not said.",
    "Das hat das Unternehmen nicht angegeben.",
);
pub const FILE: Phrase = both("The file", "Die Datei");
pub const FILE_NAME: Phrase = both("Its name", "Ihr Name");
pub const FILE_SIZE: Phrase = both("Its size", "Ihre Größe");

pub const PROFILE: Phrase = both("Your details", "Ihre Angaben");
pub const PROFILE_LINE: Phrase = both(
    "Names, addresses, languages, and what was noted about you.",
    "Namen, Adressen, Sprachen, und was über Sie vermerkt wurde.",
);
pub const PROFILE_HEADING: Phrase = both(
    "What the business knows you by",
    "Woran das Unternehmen Sie erkennt",
);
pub const NOTED: Phrase = both("What was noted", "Was vermerkt wurde");
pub const NOT_NOTED: Phrase = both("Nothing was noted about you.", "Über Sie wurde nichts vermerkt.");
pub const NO_PROFILE: Phrase = both(
    "No record of you can be read in this copy.",
    "In dieser Kopie ist kein Datensatz von Ihnen lesbar.",
);

/// A list of the copy: its name, its heading, what it is for, and what is said when it is empty.
#[derive(Debug, Clone, Copy)]
pub struct Listed {
    pub title: Phrase,
    pub heading: Phrase,
    pub line: Phrase,
    pub none: Phrase,
}

pub const CHANNELS: Listed = Listed {
    title: both("Channels", "Kanäle"),
    heading: both(
        "How you are reached, and what that tells",
        "Wie Sie erreicht werden, und was das verrät",
    ),
    line: both(
        "Where the business reaches you, with what each channel tells it.",
        "Wo das Unternehmen Sie erreicht, und was ihm jeder Kanal mitteilt.",
    ),
    none: both(
        "There is no channel in this copy.",
        "In dieser Kopie steht kein Kanal.",
    ),
};
pub const DEVICES: Listed = Listed {
    title: both("Devices", "Geräte"),
    heading: both("Devices of yours", "Ihre Geräte"),
    line: both(
        "Browsers and phones that used the business’s chat.",
        "Browser und Telefone, mit denen der Chat des Unternehmens benutzt wurde.",
    ),
    none: both(
        "There is no device in this copy.",
        "In dieser Kopie steht kein Gerät.",
    ),
};
pub const SYSTEMS: Listed = Listed {
    title: both("Notes in other systems", "Vermerke in anderen Systemen"),
    heading: both("Notes in other systems", "Vermerke in anderen Systemen"),
    line: both(
        "Your numbers in the business’s other systems, such as the help desk.",
        "Ihre Nummern in anderen Systemen des Unternehmens, etwa im Helpdesk.",
    ),
    none: both(
        "There is no such note in this copy.",
        "In dieser Kopie steht kein solcher Vermerk.",
    ),
};
pub const REQUESTS: Listed = Listed {
    title: both("Requests", "Anträge"),
    heading: both("Your requests", "Ihre Anträge"),
    line: both(
        "What you asked, and what came of it.",
        "Was Sie verlangt haben, und was daraus wurde.",
    ),
    none: both(
        "There is no request in this copy.",
        "In dieser Kopie steht kein Antrag.",
    ),
};
pub const LOOKS: Listed = Listed {
    title: both("Who looked", "Wer hingesehen hat"),
    heading: both("Who looked at your data", "Wer Ihre Daten angesehen hat"),
    line: both(
        "When your record was opened or copied, in what role and why, and when you were at the portal. Oldest first.",
        "Wann Ihr Datensatz geöffnet oder kopiert wurde, in welcher Rolle und warum, und wann Sie im Portal waren. \
         Älteste zuerst.",
    ),
    none: both(
        "There is no entry in this copy.",
        "In dieser Kopie steht kein Eintrag.",
    ),
};
pub const NOTICE: Listed = Listed {
    title: both(
        "Why it is held, and for how long",
        "Warum es gespeichert ist, und wie lange",
    ),
    heading: both(
        "Why it is held, and for how long",
        "Warum es gespeichert ist, und wie lange",
    ),
    line: both(
        "What you have to be told of each kind of data.",
        "Was Ihnen zu jeder Art von Daten zu sagen ist.",
    ),
    none: both("This copy says nothing of that.", "Dazu sagt diese Kopie nichts."),
};
pub const TALKS_LINE: Phrase = both(
    "Threads of messages, with everyone who takes part.",
    "Was geschrieben wurde, mit allen, die teilnehmen.",
);
pub const MESSAGES: Phrase = both("Messages", "Nachrichten");
pub const MESSAGES_LINE: Phrase = both(
    "What you wrote, and what was written to you. Look for words in all of them.",
    "Was Sie geschrieben haben und was Ihnen geschrieben wurde. Suchen Sie in allen nach Worten.",
);

pub const POINTS: [(&str, Phrase); 6] = [
    (
        "purposes",
        both("What it is used for", "Wofür sie gebraucht werden"),
    ),
    ("recipients", both("Who else receives it", "Wer sie noch bekommt")),
    (
        "retention",
        both("How long it is kept", "Wie lange sie aufbewahrt werden"),
    ),
    ("source", both("Where it came from", "Woher sie kommen")),
    (
        "automatedDecisions",
        both("Decisions by machine", "Entscheidungen durch Maschinen"),
    ),
    (
        "transfers",
        both("Countries it goes to", "Länder, in die sie gehen"),
    ),
];
pub const ON_ERASURE: Phrase = both("If you have everything deleted", "Wenn Sie alles löschen lassen");

/// Those who receive a category and are known by name.
pub fn by_name(language: Language, names: &str) -> String {
    say! { language, en: "By name: {names}", de: "Namentlich: {names}" }
}

/// For how long a category is kept that then goes by itself, by the copy's words for it; none for a unit that is not
/// known.
pub fn goes(language: Language, category: &str, number: u64, unit: &str) -> Option<String> {
    let noun = match unit {
        "years" => YEAR,
        "months" => MONTH,
        "days" => DAY,
        "seconds" => SECOND,
        _ => return None,
    };
    let period = counted(language, number, noun);
    Some(match category {
        "messages" => say! {
            language,
            en: "They are deleted by themselves once nothing has been said in their conversation for {period}.",
            de: "Sie werden von selbst gelöscht, wenn in ihrer Unterhaltung {period} lang nichts gesagt wurde.",
        },
        "requests" => say! {
            language,
            en: "They are deleted by themselves once they have been closed for {period}, unless something still rests on them.",
            de: "Sie werden von selbst gelöscht, wenn sie {period} lang abgeschlossen sind, soweit nichts mehr auf ihnen beruht.",
        },
        "accessLog" => say! {
            language,
            en: "What an entry says is deleted by itself once it has been there for {period}.",
            de: "Was in einem Eintrag steht, wird von selbst gelöscht, wenn er {period} lang da ist.",
        },
        _ => say! {
            language,
            en: "They are deleted by themselves after {period}.",
            de: "Sie werden nach {period} von selbst gelöscht.",
        },
    })
}

/// A category of data, by its code; the code for one that is not known.
pub fn category(language: Language, code: &str) -> &str {
    let phrase = match code {
        "profile" => PROFILE,
        "metadata" => both("What was noted about you", "Was über Sie vermerkt wurde"),
        "channels" => CHANNELS.title,
        "devices" => DEVICES.title,
        "businessSystems" => SYSTEMS.title,
        "conversations" => super::talk::LIST_TITLE,
        "messages" => MESSAGES,
        "requests" => REQUESTS.title,
        "accessLog" => LOOKS.title,
        other => return other,
    };
    phrase.said(language)
}

/// What becomes of a category when everything is deleted, by the copy's word for it.
pub fn fate(language: Language, does: &str) -> &str {
    let phrase = match does {
        "erased" => both("It goes.", "Es wird gelöscht."),
        "ownErased" => both(
            "Your own goes. What others wrote to several stays.",
            "Ihr Eigenes wird gelöscht. Was andere an mehrere geschrieben haben, bleibt.",
        ),
        "kept" => both("It stays as proof.", "Es bleibt als Nachweis."),
        other => return other,
    };
    phrase.said(language)
}

/// What was asked, by its code.
pub fn asked(language: Language, kind: &str) -> &str {
    let phrase = match kind {
        "access" => both("A copy", "Eine Kopie"),
        "correction" => both("Correct something", "Etwas berichtigen"),
        "erasure" => both("Delete everything", "Alles löschen"),
        "transfer" => both("A copy for somebody else", "Eine Kopie für jemand anderen"),
        "objection" => both("Stop marketing", "Keine Werbung mehr"),
        "restriction" => both("Pause", "Verarbeitung einschränken"),
        "portability" => both(
            "Move to another company",
            "Zu einem anderen Unternehmen mitnehmen",
        ),
        _ => both("A request", "Ein Antrag"),
    };
    phrase.said(language)
}

/// Where a request stands, by the copy's word for it.
pub fn state(language: Language, state: &str) -> &str {
    let phrase = match state {
        "submitted" => both("Received", "Eingegangen"),
        "endorsed" => both(
            "Approved by the first of two",
            "Von der ersten von zwei Personen zugestimmt",
        ),
        "withdrawn" => both("Taken back", "Zurückgenommen"),
        "refused" => both("Refused", "Abgelehnt"),
        "approved" => both("Approved", "Zugestimmt"),
        "executing" => both("Being carried out", "Wird ausgeführt"),
        "done" => both("Done", "Erledigt"),
        other => return other,
    };
    phrase.said(language)
}

pub const REFERENCE: Phrase = both("Reference", "Vorgangsnummer");
pub const STANDS: Phrase = both("Where it stands", "Stand");
pub const SENT: Phrase = both("Sent", "Gestellt");
pub const DUE: Phrase = both("Answer by", "Antwort bis");
pub const REASON: Phrase = both("Reason", "Grund");
pub const LAW: Phrase = both("In the law", "Im Gesetz");
pub const NOTE: Phrase = both("What the business adds", "Was das Unternehmen hinzufügt");
pub const SAID: Phrase = both("What was said about it", "Was dazu gesagt wurde");
pub const BY_YOU: Phrase = both("By you.", "Von Ihnen.");

pub const HELD_UP: Phrase = both("For now, everything has to stay", "Vorerst muss alles bleiben");
pub const ELSEWHERE: Phrase = both("Outside the portal", "Außerhalb des Portals");
pub const PLATFORM: Phrase = both("On the messaging platform", "Auf der Nachrichtenplattform");
pub const FILES: Phrase = both(
    "Pictures and files that lie elsewhere",
    "Bilder und Dateien, die anderswo liegen",
);
pub const RECIPIENTS: Phrase = both(
    "Everybody whom the business names as recipients of its data",
    "Alle, die das Unternehmen als Empfänger seiner Daten nennt",
);

/// Until when a hold stands.
pub fn held_until(language: Language, day: Option<&str>) -> String {
    let Some(day) = day else {
        let open = both(
            "Until it is lifted; no day is set.",
            "Bis sie aufgehoben wird; ein Tag steht nicht fest.",
        );
        return open.said(language).to_owned();
    };
    say! { language, en: "Until the end of {day}.", de: "Bis einschließlich {day}." }
}

/// How far what is done elsewhere has come.
pub fn progress(language: Language, done: u64, failed: u64, total: u64) -> String {
    let (all, done) = (counted(language, total, STEP), count(language, done));
    if failed == 0 {
        return say! { language, en: "{done} of {all} done.", de: "{done} von {all} getan." };
    }
    let failed = count(language, failed);
    say! {
        language,
        en: "{done} of {all} done, {failed} could not be done so far.",
        de: "{done} von {all} getan, {failed} bisher nicht möglich.",
    }
}

/// What came of telling somebody on this day, by the copy's word for it.
pub fn told(language: Language, outcome: Option<&str>, day: &str) -> String {
    let phrase = match outcome {
        Some("done") => return say! { language, en: "Told on {day}.", de: "Unterrichtet am {day}." },
        Some("failed") => {
            return say! {
                language,
                en: "Could not be told, as of {day}.",
                de: "Konnte nicht unterrichtet werden, Stand {day}.",
            };
        }
        Some("dropped") => both(
            "Not needed any more: everything was deleted, and they are told of that.",
            "Nicht mehr nötig: Alles wurde gelöscht, und davon erfahren sie.",
        ),
        Some(other) => return other.to_owned(),
        None => both("Not told yet.", "Noch nicht unterrichtet."),
    };
    phrase.said(language).to_owned()
}

/// A moment in a request's way.
pub const MOMENTS: [(&[&str], Phrase); 7] = [
    (
        &["endorsedAt"],
        both(
            "Approved by the first of two",
            "Von der ersten von zwei Personen zugestimmt",
        ),
    ),
    (&["withdrawnAt"], both("Taken back", "Zurückgenommen")),
    (&["refusedAt"], both("Refused", "Abgelehnt")),
    (&["approvedAt"], both("Approved", "Zugestimmt")),
    (&["startedAt"], both("Begun", "Begonnen")),
    (&["execution", "startedAt"], both("Begun", "Begonnen")),
    (&["execution", "finishedAt"], both("Done", "Erledigt")),
];

/// Why a request was refused, by the reason's code.
pub fn reason(language: Language, code: &str) -> &str {
    let phrase = match code {
        "legal_obligation" => both(
            "A law obliges the business to keep the records",
            "Ein Gesetz verpflichtet das Unternehmen, die Daten aufzubewahren",
        ),
        "legal_claims" => both(
            "The business needs the records for a legal claim",
            "Das Unternehmen braucht die Daten für einen Rechtsanspruch",
        ),
        "cannot_identify" => both(
            "The business cannot tell who is asking",
            "Das Unternehmen kann nicht erkennen, wer den Antrag stellt",
        ),
        "manifestly_unfounded" => both(
            "The request is plainly unfounded",
            "Der Antrag ist offenkundig unbegründet",
        ),
        "excessive" => both("The request is excessive", "Der Antrag ist exzessiv"),
        "freedom_of_expression" => both(
            "Freedom of expression and information",
            "Freie Meinungsäußerung und Information",
        ),
        "public_health" => both("Public health", "Öffentliche Gesundheit"),
        "decision_stands" => both("The decision stands", "Die Entscheidung bleibt bestehen"),
        "archiving_or_research" => both(
            "Archives, research or statistics",
            "Archive, Forschung oder Statistik",
        ),
        other => return other,
    };
    phrase.said(language)
}

/// What was done, by the copy's word for it; `own`: by the person.
pub fn act(language: Language, act: &str, own: bool) -> &str {
    let phrase = match (act, own) {
        ("signedIn", _) => both("You signed in", "Sie haben sich angemeldet"),
        ("signedOut", _) => both("You signed out", "Sie haben sich abgemeldet"),
        ("handedOver", _) => both(
            "The business’s own site sent you to the portal",
            "Die Website des Unternehmens hat Sie zum Portal geschickt",
        ),
        ("sessionsEnded", true) => both("You ended visits of yours", "Sie haben Anmeldungen beendet"),
        ("sessionsEnded", false) => both("Your visits were ended", "Ihre Anmeldungen wurden beendet"),
        ("exported", true) => both("You took a copy", "Sie haben eine Kopie geholt"),
        ("exported", false) => both(
            "A copy of your data was taken",
            "Eine Kopie Ihrer Daten wurde geholt",
        ),
        ("requestOpened", _) => both("You sent a request", "Sie haben einen Antrag gestellt"),
        ("requestWithdrawn", false) => both("A request of yours ended", "Ein Antrag von Ihnen endete"),
        ("requestWithdrawn", _) => both("You took a request back", "Sie haben einen Antrag zurückgenommen"),
        ("requestOpenedFor", _) => both("A request was sent for you", "Für Sie wurde ein Antrag gestellt"),
        ("requestAcknowledged", _) => both(
            "You were told that your request is here",
            "Ihnen wurde gesagt, dass Ihr Antrag angekommen ist",
        ),
        ("requestTakenUp", _) => both(
            "Somebody began to look into your request",
            "Jemand hat begonnen, Ihren Antrag zu prüfen",
        ),
        ("questionAsked", _) => both(
            "You were asked something about your request",
            "Sie wurden etwas zu Ihrem Antrag gefragt",
        ),
        ("questionAnswered", _) => both(
            "You answered a question about your request",
            "Sie haben eine Frage zu Ihrem Antrag beantwortet",
        ),
        ("requestWarned", _) => both(
            "You were told that your request ends without your answer",
            "Ihnen wurde gesagt, dass Ihr Antrag ohne Ihre Antwort endet",
        ),
        ("requestExpired", _) => both(
            "Your request ended without your answer",
            "Ihr Antrag endete ohne Ihre Antwort",
        ),
        ("requestExtended", _) => both(
            "You were told that your request takes longer",
            "Ihnen wurde gesagt, dass Ihr Antrag länger dauert",
        ),
        ("cooledOff", _) => both(
            "The time to take your request back was over",
            "Die Zeit, Ihren Antrag zurückzunehmen, war vorbei",
        ),
        ("requestReopened", _) => both(
            "Your request was opened anew after an appeal",
            "Ihr Antrag wurde nach Ihrem Einspruch neu eröffnet",
        ),
        ("messageSent", true) => both(
            "You wrote about your request",
            "Sie haben zu Ihrem Antrag geschrieben",
        ),
        ("messageSent", false) => both(
            "The business wrote to you about your request",
            "Das Unternehmen hat Ihnen zu Ihrem Antrag geschrieben",
        ),
        ("requestEndorsed", _) => both(
            "The first of two approved your request",
            "Die erste von zwei Personen hat Ihrem Antrag zugestimmt",
        ),
        ("requestApproved", _) => both("Your request was approved", "Ihrem Antrag wurde zugestimmt"),
        ("requestRefused", _) => both("Your request was refused", "Ihr Antrag wurde abgelehnt"),
        ("accessRefused", _) => both(
            "You asked for a page that was not for you",
            "Sie haben eine Seite verlangt, die nicht für Sie war",
        ),
        ("recordOpened", _) => both("Your record was opened", "Ihr Datensatz wurde geöffnet"),
        ("recordsMerged", _) => both(
            "Two records of yours became one",
            "Zwei Ihrer Datensätze wurden zu einem",
        ),
        ("executionStarted", _) => both(
            "Your request began to be carried out",
            "Ihr Antrag wird ausgeführt",
        ),
        ("executionFinished", _) => both("Your request was carried out", "Ihr Antrag wurde ausgeführt"),
        ("taskSettled", _) => both(
            "What was decided was also done outside this portal, or it was noted that it could not be",
            "Was entschieden wurde, geschah auch außerhalb dieses Portals, oder es wurde vermerkt, dass es nicht ging",
        ),
        ("recipientTold", _) => both(
            "Somebody who has your data was told what was decided, or could not be told",
            "Jemand, der Ihre Daten hat, wurde von der Entscheidung unterrichtet oder konnte es nicht werden",
        ),
        (other, _) => {
            let phrase = of_copy(other, own)
                .or_else(|| of_restriction(other))
                .or_else(|| of_hold(other))
                .or_else(|| of_portal(other));
            return phrase.map_or(other, |phrase| phrase.said(language));
        }
    };
    phrase.said(language)
}

/// How a restriction ended.
fn of_restriction(act: &str) -> Option<Phrase> {
    Some(match act {
        "restrictionEnding" => both(
            "You were told that a restriction ends",
            "Ihnen wurde gesagt, dass eine Einschränkung endet",
        ),
        "restrictionNarrowed" => both(
            "A restriction ended on one of its grounds, as you were told",
            "Einer der Gründe einer Einschränkung fiel weg, wie angekündigt",
        ),
        "restrictionLifted" => both(
            "A restriction was lifted, as you were told",
            "Eine Einschränkung wurde aufgehoben, wie angekündigt",
        ),
        _ => return None,
    })
}

/// What the portal itself did beside what was asked.
fn of_portal(act: &str) -> Option<Phrase> {
    Some(match act {
        "executionFailed" => both(
            "Your request could not be carried out further, and was tried again",
            "Ihr Antrag konnte nicht weiter ausgeführt werden und wurde noch einmal versucht",
        ),
        "erasureVerified" => both(
            "The portal’s files were looked through, and nothing is left of what was deleted",
            "Die Dateien des Portals wurden durchgesehen, und vom Gelöschten ist nichts mehr da",
        ),
        "replayed" => both(
            "A backup was put back, and what had been decided was done again",
            "Eine Sicherung wurde zurückgespielt, und was entschieden war, wurde noch einmal ausgeführt",
        ),
        _ => return None,
    })
}

/// What keeps everything from being deleted.
fn of_hold(act: &str) -> Option<Phrase> {
    Some(match act {
        "holdSet" => both(
            "A legal hold was set on your data: nothing of yours is deleted while it stands",
            "Für Ihre Daten wurde eine Aufbewahrungssperre gesetzt: Solange sie gilt, wird nichts davon gelöscht",
        ),
        "holdLifted" => both(
            "A legal hold on your data was lifted",
            "Eine Aufbewahrungssperre für Ihre Daten wurde aufgehoben",
        ),
        _ => return None,
    })
}

/// What was done with a copy for somebody else, or for somebody who could not take theirs.
fn of_copy(act: &str, own: bool) -> Option<Phrase> {
    Some(match (act, own) {
        ("addressMade", true) => both(
            "You made a one-time address for your copy",
            "Sie haben eine einmalige Adresse für Ihre Kopie erstellt",
        ),
        ("addressMade", false) => both(
            "A one-time address for your copy was made",
            "Eine einmalige Adresse für Ihre Kopie wurde erstellt",
        ),
        ("addressRefused", _) => both(
            "Somebody came to that address with wrong numbers",
            "Jemand kam mit falschen Ziffern zu dieser Adresse",
        ),
        ("addressUsed", _) => both(
            "Somebody came to that address with the right numbers",
            "Jemand kam mit den richtigen Ziffern zu dieser Adresse",
        ),
        ("addressLapsed", _) => both(
            "Nobody came to that address in time",
            "Zu dieser Adresse kam niemand rechtzeitig",
        ),
        ("copyDelivered", _) => both(
            "Your copy reached whom it was for",
            "Ihre Kopie kam an, wo sie hinsollte",
        ),
        _ => return None,
    })
}

/// Who did it, by the copy's word for their role; none for the person.
pub fn who(language: Language, role: &str, name: Option<&str>) -> Option<String> {
    let phrase = match (role, name) {
        ("person", _) => return None,
        ("staff", Some(name)) => {
            return Some(say! { language, en: "By {name}, of the staff.", de: "Durch {name} aus dem Team." });
        }
        ("group", Some(name)) => {
            return Some(say! {
                language,
                en: "By {name}, of the parent company.",
                de: "Durch {name} aus der Muttergesellschaft.",
            });
        }
        ("staff", None) => both("By a member of staff.", "Durch jemanden aus dem Team."),
        ("group", None) => both(
            "By somebody at the parent company.",
            "Durch jemanden aus der Muttergesellschaft.",
        ),
        ("operator", _) => both(
            "By the operator of the portal.",
            "Durch den Betreiber des Portals.",
        ),
        ("portal", _) => both("By the portal itself.", "Durch das Portal selbst."),
        ("recipient", _) => both(
            "By whoever had the address.",
            "Durch jemanden, der die Adresse hatte.",
        ),
        (other, _) => return Some(other.to_owned()),
    };
    Some(phrase.said(language).to_owned())
}

/// Why a record was opened, by the reason's code.
pub fn occasion(language: Language, code: &str) -> &str {
    let phrase = match code {
        "decide_request" => both(
            "To decide what you asked.",
            "Um über Ihren Antrag zu entscheiden.",
        ),
        "person_asked" => both("Because you asked for help.", "Weil Sie um Hilfe gebeten haben."),
        "check_data" => both(
            "To see whether what is held about you is right.",
            "Um zu sehen, ob die Daten über Sie richtig sind.",
        ),
        "complaint" => both(
            "To answer somebody’s complaint.",
            "Um auf eine Beschwerde zu antworten.",
        ),
        "authority" => both(
            "Because an authority or a court asked.",
            "Weil eine Behörde oder ein Gericht danach gefragt hat.",
        ),
        "security" => both(
            "Because your data might not have been safe.",
            "Weil Ihre Daten vielleicht nicht sicher waren.",
        ),
        other => return other,
    };
    phrase.said(language)
}
