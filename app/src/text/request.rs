//! One request, as its person sees it.

use super::{
    Phrase,
    law::{NEUTRAL, by_law},
    say, sizes,
};
use crate::view::{Authority, Court, Law, Wording};

/// The title.
pub const TITLE: Phrase = Phrase {
    en: "Your request",
    de: "Ihr Antrag",
};
/// The heading while nothing is decided: this page is also the confirmation.
pub const RECEIVED: Phrase = Phrase {
    en: "We have your request",
    de: "Ihr Antrag ist bei uns",
};
/// Above the reference.
pub const REFERENCE: Phrase = Phrase {
    en: "Reference",
    de: "Vorgangsnummer",
};
/// Back to the list.
pub const ALL: Phrase = Phrase {
    en: "All requests",
    de: "Alle Anträge",
};

/// The lede, with the day and what.
pub const YOU_ASKED: Phrase = Phrase {
    en: "Sent on {}: {}.",
    de: "Gestellt am {}: {}.",
};
/// Of one that staff put.
pub const PUT_FOR_YOU: Phrase = Phrase {
    en: "Our staff sent it for you, as you had asked us elsewhere. If you did not, take it back and tell us.",
    de: "Unser Team hat ihn für Sie gestellt, weil Sie uns auf anderem Weg darum gebeten hatten. Wenn nicht, \
        nehmen Sie ihn zurück und sagen Sie es uns.",
};

/// Part: what comes.
pub const NEXT: Phrase = Phrase {
    en: "What happens next",
    de: "Wie es weitergeht",
};
/// A step to come.
pub const NEXT_LOOK: Phrase = Phrase {
    en: "Someone looks at it",
    de: "Jemand sieht ihn sich an",
};
/// About it.
pub const NEXT_LOOK_LINE: Phrase = Phrase {
    en: "They see what you ask, and decide. Until then nothing is changed.",
    de: "Diese Person sieht, worum Sie bitten, und entscheidet. Bis dahin ändert sich nichts.",
};
/// A step to come.
pub const NEXT_ANSWER: Phrase = Phrase {
    en: "You get an answer",
    de: "Sie bekommen eine Antwort",
};
/// About it, with the day.
pub const NEXT_ANSWER_LINE: Phrase = Phrase {
    en: "On this page, at the latest on {}.",
    de: "Auf dieser Seite, spätestens am {}.",
};
const IT_GOES: Phrase = Phrase {
    en: "If we agree, it goes",
    de: "Wenn wir zustimmen, wird gelöscht",
};
/// A step to come.
pub fn next_done(kind: &str, scope: &str) -> (Phrase, Phrase) {
    match (kind, scope) {
        ("erasure", "everything") => (
            IT_GOES,
            Phrase {
                en: "It signs you out; sign in again, and this page says what went, and when.",
                de: "Sie werden dabei abgemeldet; melden Sie sich neu an, und auf dieser Seite steht, was gelöscht \
                    wurde und wann.",
            },
        ),
        ("erasure", _) => (
            IT_GOES,
            Phrase {
                en: "This page then says what went, and when.",
                de: "Auf dieser Seite steht dann, was gelöscht wurde und wann.",
            },
        ),
        ("complaint" | "appeal", _) => (
            Phrase {
                en: "If you are right, we put it right",
                de: "Wenn Sie recht haben, bringen wir es in Ordnung",
            },
            Phrase {
                en: "The answer says what follows, and whom you can turn to if you do not agree.",
                de: "Die Antwort sagt, was daraus folgt und an wen Sie sich wenden können, wenn Sie nicht \
                    einverstanden sind.",
            },
        ),
        _ => (
            Phrase {
                en: "If we agree, we do it",
                de: "Wenn wir zustimmen, tun wir es",
            },
            Phrase {
                en: "This page says what was done, and when.",
                de: "Diese Seite sagt, was getan wurde und wann.",
            },
        ),
    }
}
/// To keep.
pub const KEEP: Phrase = Phrase {
    en: "Keep the address of this page, and this reference. By it we find your request:",
    de: "Bewahren Sie die Adresse dieser Seite und diese Vorgangsnummer auf. Mit ihr finden wir Ihren Antrag:",
};
/// Before the contact.
pub const CONTACT: Phrase = Phrase {
    en: "To reach us about it:",
    de: "So erreichen Sie uns dazu:",
};

/// Part: the date.
pub const WHEN: Phrase = Phrase {
    en: "When you hear from us",
    de: "Wann Sie von uns hören",
};

/// Part: the answer.
pub const ANSWER: Phrase = Phrase {
    en: "Our answer",
    de: "Unsere Antwort",
};
/// In the letter's head, before the reference.
pub const ABOUT: Phrase = Phrase {
    en: "About",
    de: "Betrifft",
};
/// A refusal's first sentence.
pub fn refused(kind: &str, scope: &str) -> Phrase {
    match (kind, scope) {
        ("erasure", size) => sizes::refused(size),
        ("correction", _) => Phrase {
            en: "You asked us to correct what we hold about you. We will not do so, and this is why:",
            de: "Sie haben uns gebeten zu berichtigen, was wir über Sie gespeichert haben. Das werden wir nicht tun, \
                und zwar aus diesem Grund:",
        },
        ("restriction", _) => Phrase {
            en: "You asked us only to store your data, and not to use them. We will not do so, and this is why:",
            de: "Sie haben uns gebeten, Ihre Daten nur zu speichern und nicht zu verwenden. Das werden wir nicht tun, \
                und zwar aus diesem Grund:",
        },
        ("objection", _) => Phrase {
            en: "You objected to how we use your data. We will go on, and this is why:",
            de: "Sie haben der Verwendung Ihrer Daten widersprochen. Wir setzen sie fort, und zwar aus diesem Grund:",
        },
        ("access" | "transfer", _) => Phrase {
            en: "You asked us for a copy of your data. We will not make it, and this is why:",
            de: "Sie haben uns um eine Kopie Ihrer Daten gebeten. Wir erstellen sie nicht, und zwar aus diesem Grund:",
        },
        ("complaint", _) => Phrase {
            en: "You complained about how we dealt with you. We have looked into it, and this is our answer:",
            de: "Sie haben sich darüber beschwert, wie wir mit Ihnen umgegangen sind. Wir haben es geprüft, und das \
                ist unsere Antwort:",
        },
        ("appeal", _) => Phrase {
            en: "You appealed against our decision. Somebody else has looked at it, and this is our answer:",
            de: "Sie haben Einspruch gegen unsere Entscheidung erhoben. Jemand anderes hat sie geprüft, und das ist \
                unsere Antwort:",
        },
        _ => Phrase {
            en: "You asked us for something. We will not do so, and this is why:",
            de: "Sie haben uns um etwas gebeten. Das werden wir nicht tun, und zwar aus diesem Grund:",
        },
    }
}
/// A refusal's last paragraph.
pub fn refused_stays(kind: &str) -> Phrase {
    match kind {
        "erasure" => Phrase {
            en: "Nothing has been deleted.",
            de: "Es wurde nichts gelöscht.",
        },
        _ => Phrase {
            en: "Nothing has been changed.",
            de: "Es wurde nichts geändert.",
        },
    }
}
/// The first sentence of an answer that a complaint or an appeal was right.
pub fn upheld(kind: &str) -> Phrase {
    match kind {
        "appeal" => Phrase {
            en: "You appealed against our decision. Somebody else has looked at it, and you were right. What you \
                asked is open again, as a request of its own.",
            de: "Sie haben Einspruch gegen unsere Entscheidung erhoben. Jemand anderes hat sie geprüft, und Sie hatten \
                recht. Worum Sie gebeten hatten, ist wieder offen, als eigener Antrag.",
        },
        _ => Phrase {
            en: "You complained about how we dealt with you. We have looked into it, and you were right.",
            de: "Sie haben sich darüber beschwert, wie wir mit Ihnen umgegangen sind. Wir haben es geprüft, und Sie \
                hatten recht.",
        },
    }
}
/// What can be done against it.
pub const YOUR_WAYS: Phrase = Phrase {
    en: "If you do not agree",
    de: "Wenn Sie nicht einverstanden sind",
};
/// First way.
pub const WAY_AGAIN: Phrase = Phrase {
    en: "Ask us to look again, and tell us what we missed. You can also send a new request here.",
    de: "Bitten Sie uns, noch einmal hinzusehen, und sagen Sie uns, was wir übersehen haben. Sie können \
        hier auch einen neuen Antrag stellen.",
};
/// Second way, when the authority is not named.
pub const WAY_AUTHORITY: Phrase = Phrase {
    en: "Complain to a data protection authority: where you live, where you work, or where you think the \
        law was broken. It costs nothing.",
    de: "Beschweren Sie sich bei einer Datenschutz-Aufsichtsbehörde: dort, wo Sie wohnen, wo Sie arbeiten \
        oder wo nach Ihrer Ansicht das Gesetz verletzt wurde. Es kostet nichts.",
};
/// Second way, before the authority's name.
pub const WAY_AUTHORITY_NAMED: Phrase = Phrase {
    en: "Complain to the data protection authority. It costs nothing. Ours is:",
    de: "Beschweren Sie sich bei der Datenschutz-Aufsichtsbehörde. Es kostet nichts. Unsere ist:",
};
/// Third way.
pub const WAY_COURT: Phrase = Phrase {
    en: "Go to court. You need not complain to the authority first.",
    de: "Gehen Sie vor Gericht. Sie müssen sich nicht zuerst bei der Behörde beschweren.",
};
/// Second way, by the law and whether the authority is named.
pub fn way_authority(law: Law, named: bool) -> Phrase {
    match (law.authority, named) {
        (Authority::Supervisory, true) => WAY_AUTHORITY_NAMED,
        (Authority::Supervisory, false) => match law.wording {
            Wording::UkGdpr => Phrase {
                en: "Complain to the Information Commissioner. It costs nothing.",
                de: "Beschweren Sie sich beim Information Commissioner, der britischen Aufsichtsbehörde. Es kostet nichts.",
            },
            Wording::Gdpr | Wording::Ccpa | Wording::Other => WAY_AUTHORITY,
        },
        (Authority::AttorneyGeneral, true) => Phrase {
            en: "Turn to the attorney general of your state, who enforces this law. It costs nothing. This is:",
            de: "Wenden Sie sich an die Generalstaatsanwaltschaft Ihres Bundesstaats, die dieses Gesetz durchsetzt. Es kostet \
                nichts. Das ist:",
        },
        (Authority::AttorneyGeneral, false) => WAY_ATTORNEY,
        (Authority::Privacy, true) => Phrase {
            en: "Complain to the authority for privacy. Ours is:",
            de: "Beschweren Sie sich bei der Behörde für Datenschutz. Unsere ist:",
        },
        (Authority::Privacy, false) => WAY_PRIVACY,
    }
}
/// Second way, where a state's attorney general enforces the law.
pub const WAY_ATTORNEY: Phrase = Phrase {
    en: "Turn to the attorney general of your state, who enforces this law. It costs nothing.",
    de: "Wenden Sie sich an die Generalstaatsanwaltschaft Ihres Bundesstaats, die dieses Gesetz durchsetzt. Es kostet \
        nichts.",
};
/// Second way, where the country or the state has an authority for privacy.
pub const WAY_PRIVACY: Phrase = Phrase {
    en: "Complain to the authority for privacy where you live.",
    de: "Beschweren Sie sich bei der Behörde für Datenschutz dort, wo Sie wohnen.",
};
/// Third way, by the law.
pub const fn way_court(court: Court) -> Phrase {
    match court {
        Court::Rights => WAY_COURT,
        Court::Breaches => WAY_COURT_BREACHES,
        Court::Nothing => WAY_NO_COURT,
        Court::Unknown => WAY_COURT_UNKNOWN,
    }
}
/// Third way, where there is one only after a breach.
pub const WAY_COURT_BREACHES: Phrase = Phrase {
    en: "This law lets you go to court yourself only where your data got out because they were not kept safe, and not over \
        an answer like this one. Another law may give you more.",
    de: "Dieses Gesetz lässt Sie nur dann selbst vor Gericht gehen, wenn Ihre Daten nach außen gelangt sind, weil sie nicht \
        gut genug geschützt waren, und nicht wegen einer Antwort wie dieser. Ein anderes Gesetz kann Ihnen mehr geben.",
};
/// Where there is no third way.
pub const WAY_NO_COURT: Phrase = Phrase {
    en: "This law does not let you go to court yourself; who enforces it is said above. Another law may give you more.",
    de: "Dieses Gesetz lässt Sie nicht selbst vor Gericht gehen; wer es durchsetzt, steht darüber. Ein anderes Gesetz kann \
        Ihnen mehr geben.",
};
/// Third way, where it is not known.
pub const WAY_COURT_UNKNOWN: Phrase = Phrase {
    en: "You may also be able to go to court. We do not know what your law says of that: the authority does.",
    de: "Vielleicht können Sie auch vor Gericht gehen. Wir wissen nicht, was Ihr Gesetz dazu sagt: Die Behörde weiß es.",
};
/// Part: when there is no answer to wait for.
pub const ANSWER_NONE: Phrase = Phrase {
    en: "Nothing to wait for",
    de: "Es steht keine Antwort aus",
};
/// An approval's answer.
pub fn approved(kind: &str, scope: &str) -> Phrase {
    match kind {
        "erasure" => sizes::agreed(scope),
        _ => Phrase {
            en: "Yes: we will do what you asked.",
            de: "Ja: Wir tun, worum Sie gebeten haben.",
        },
    }
}
/// While it can be taken back, with the time.
pub const COOLING_LINE: Phrase = Phrase {
    en: "You can still take it back, until {}. Then the deletion begins, and nobody can stop it.",
    de: "Bis {} können Sie den Antrag noch zurücknehmen. Dann beginnt die Löschung, und niemand kann sie aufhalten.",
};
/// When it could not go on, with the time.
pub const STUCK_LINE: Phrase = Phrase {
    en: "The deletion could not go on at {}. The portal tries again by itself, and whoever runs it knows. You need not \
        do anything.",
    de: "Die Löschung kam um {} nicht weiter. Das Portal versucht es von selbst noch einmal, und wer es betreibt, weiß \
        davon. Sie brauchen nichts zu tun.",
};
/// Above what has gone so far.
pub const SO_FAR: Phrase = Phrase {
    en: "Gone so far",
    de: "Bisher gelöscht",
};
/// While it waits.
pub const APPROVED_LINE: Phrase = Phrase {
    en: "It begins in a moment, and can no longer be stopped. You need not wait here.",
    de: "Es beginnt gleich und lässt sich nicht mehr aufhalten. Sie brauchen hier nicht zu warten.",
};
/// While it runs.
pub const EXECUTING_LINE: Phrase = Phrase {
    en: "It is being done now. You need not wait here.",
    de: "Es geschieht gerade. Sie brauchen hier nicht zu warten.",
};
/// When it is done, where it is no deletion.
pub const DONE: Phrase = Phrase {
    en: "What you asked has been done.",
    de: "Worum Sie gebeten haben, ist geschehen.",
};
/// When it is done: what is left.
pub const DONE_LINE: Phrase = Phrase {
    en: "What is left is this request with what was done, so that you and we can show it, under a \
        fingerprint that cannot be turned back into a name. Signing in again finds it.",
    de: "Übrig ist dieser Antrag mit dem, was geschehen ist, damit Sie und wir es nachweisen können. Er \
        steht unter einem Fingerabdruck, aus dem kein Name zurückzugewinnen ist. Wenn Sie sich wieder \
        anmelden, finden Sie ihn.",
};
/// When it is done, and more is held.
pub const DONE_PART_LINE: Phrase = Phrase {
    en: "It is gone for good. Everything that you did not ask for is still here.",
    de: "Es ist endgültig gelöscht. Alles, worum Sie nicht gebeten haben, ist noch da.",
};
/// When it had all gone before.
pub const NOTHING_WENT: Phrase = Phrase {
    en: "When we came to it, it had gone already, so nothing more had to go.",
    de: "Als wir so weit waren, war es schon gelöscht, deshalb war nichts mehr zu löschen.",
};
/// When it was taken back.
pub const WITHDRAWN: Phrase = Phrase {
    en: "You took this request back. Nothing was changed, and you need not do anything.",
    de: "Sie haben diesen Antrag zurückgenommen. Es wurde nichts geändert, und Sie brauchen nichts zu tun.",
};
/// When it went into a wider one, with that one's reference.
pub const TAKEN_INTO: Phrase = Phrase {
    en: "It went into a wider request of yours: {}. That one is answered.",
    de: "Er ging in einen weiter reichenden Antrag von Ihnen ein: {}. Der wird beantwortet.",
};
/// When it ended with the deletion of everything, with that request's reference.
pub const ENDED_WITH_ALL: Phrase = Phrase {
    en: "Everything about you was deleted, as you asked in {}. Nothing is held any more, so this request ended with it.",
    de: "Alles über Sie wurde gelöscht, wie Sie es in {} verlangt haben. Es ist nichts mehr gespeichert, und damit endete \
        auch dieser Antrag.",
};
/// When the answer did not come.
pub const EXPIRED: Phrase = Phrase {
    en: "We asked you something, told you once more, and heard nothing, so the request ended. You can send a new one \
        at any time.",
    de: "Wir haben Sie etwas gefragt, noch einmal daran erinnert und nichts gehört. Deshalb ist der Antrag beendet. \
        Sie können jederzeit einen neuen stellen.",
};
/// The way to ask once more.
pub const ASK_AGAIN: Phrase = Phrase {
    en: "Ask us again",
    de: "Noch einmal beantragen",
};

/// Part: what was done.
pub const WHAT_WENT: Phrase = Phrase {
    en: "What was done",
    de: "Was geschehen ist",
};
/// The table's name.
pub const WENT_CAPTION: Phrase = Phrase {
    en: "Records that were removed",
    de: "Datensätze, die gelöscht wurden",
};

/// Part: the history.
pub const TRAIL: Phrase = Phrase {
    en: "What happened so far",
    de: "Was bisher geschah",
};
/// A step.
pub const STEP_SENT: Phrase = Phrase {
    en: "You sent the request",
    de: "Sie haben den Antrag gestellt",
};
/// A step.
pub const STEP_SENT_FOR_YOU: Phrase = Phrase {
    en: "Our staff sent the request for you",
    de: "Unser Team hat den Antrag für Sie gestellt",
};
/// A step.
pub const STEP_TAKEN_UP: Phrase = Phrase {
    en: "Somebody began to look into it",
    de: "Jemand hat begonnen, ihn zu prüfen",
};
/// A step.
pub const STEP_ASKED: Phrase = Phrase {
    en: "We asked you something",
    de: "Wir haben Sie etwas gefragt",
};
/// A step.
pub const STEP_WARNED: Phrase = Phrase {
    en: "We told you that it ends without your answer",
    de: "Wir haben Ihnen gesagt, dass er ohne Ihre Antwort endet",
};
/// A step.
pub const STEP_ANSWERED: Phrase = Phrase {
    en: "You answered",
    de: "Sie haben geantwortet",
};
/// A step.
pub const STEP_ANSWERED_ELSEWHERE: Phrase = Phrase {
    en: "Your answer came another way, and was entered here",
    de: "Ihre Antwort kam auf anderem Weg und wurde hier eingetragen",
};
/// A step.
pub const STEP_QUESTION_TAKEN_BACK: Phrase = Phrase {
    en: "We took our question back",
    de: "Wir haben unsere Frage zurückgenommen",
};
/// A step.
pub const STEP_UNANSWERED: Phrase = Phrase {
    en: "We went on without your answer",
    de: "Wir haben ohne Ihre Antwort weitergemacht",
};
/// A step.
pub const STEP_EXTENDED: Phrase = Phrase {
    en: "We told you that it takes longer",
    de: "Wir haben Ihnen gesagt, dass es länger dauert",
};
/// A step.
pub const STEP_WITHDRAWN: Phrase = Phrase {
    en: "You took it back",
    de: "Sie haben ihn zurückgenommen",
};
/// A step.
pub const STEP_TAKEN_INTO: Phrase = Phrase {
    en: "It went into a wider request",
    de: "Er ging in einen weiter reichenden Antrag ein",
};
/// A step.
pub const STEP_NOTHING_HELD: Phrase = Phrase {
    en: "It ended with the deletion of everything: nothing is held about you any more",
    de: "Er endete mit der Löschung von allem: Über Sie ist nichts mehr gespeichert",
};
/// A step.
pub const STEP_EXPIRED: Phrase = Phrase {
    en: "It ended without your answer",
    de: "Er endete ohne Ihre Antwort",
};
/// A step.
pub const STEP_REFUSED: Phrase = Phrase {
    en: "We refused it",
    de: "Wir haben ihn abgelehnt",
};
/// A step.
pub const STEP_APPROVED: Phrase = Phrase {
    en: "We agreed",
    de: "Wir haben zugestimmt",
};
/// The open step while it can be taken back: until then.
pub const STEP_COOLS: Phrase = Phrase {
    en: "It begins, unless you take it back",
    de: "Es beginnt, wenn Sie den Antrag nicht zurücknehmen",
};
/// A step.
pub const STEP_APPROVED_IN_PART: Phrase = Phrase {
    en: "We agreed in part",
    de: "Wir haben zum Teil zugestimmt",
};
/// A step.
pub const STEP_SOON: Phrase = Phrase {
    en: "It begins in a moment",
    de: "Es beginnt gleich",
};
/// A step.
pub const STEP_STARTED: Phrase = Phrase {
    en: "We began to carry it out",
    de: "Wir haben begonnen, es auszuführen",
};
/// A step.
pub const STEP_STUCK: Phrase = Phrase {
    en: "Something kept us from going on",
    de: "Etwas hat uns aufgehalten",
};
/// A step.
pub const STEP_DONE: Phrase = Phrase {
    en: "It was done",
    de: "Es ist geschehen",
};
/// A step that is still under way.
pub const STEP_UNVERIFIED: Phrase = Phrase {
    en: "Deleted; whether anything is left in our files is still being checked",
    de: "Gelöscht; ob in unseren Dateien noch etwas davon steht, wird noch geprüft",
};
/// A step.
pub const STEP_VERIFIED: Phrase = Phrase {
    en: "Checked: nothing of it is left in our files",
    de: "Geprüft: In unseren Dateien steht nichts mehr davon",
};
/// A step that is still to come.
pub const STEP_PLATFORM: Phrase = Phrase {
    en: "On the messaging platform it is still to be done",
    de: "Auf der Nachrichtenplattform steht es noch aus",
};
/// A step.
pub const STEP_CONFIRMED: Phrase = Phrase {
    en: "It was done on the messaging platform, too",
    de: "Auch auf der Nachrichtenplattform ist es geschehen",
};
/// A step.
pub const STEP_SET_ASIDE: Phrase = Phrase {
    en: "Your data were in a file that came to us again, and nothing of them was kept",
    de: "Ihre Daten standen in einer Datei, die noch einmal zu uns kam, und nichts davon wurde behalten",
};
/// A step.
pub const STEP_DONE_ALL: Phrase = Phrase {
    en: "Everything was deleted",
    de: "Alles wurde gelöscht",
};
/// A step.
pub const STEP_WAITING: Phrase = Phrase {
    en: "It waits for someone to look at it",
    de: "Er wartet darauf, dass jemand ihn ansieht",
};
/// A step.
pub const STEP_LOOKING: Phrase = Phrase {
    en: "Somebody looks into it",
    de: "Jemand prüft ihn",
};
/// A step.
pub const STEP_YOUR_TURN: Phrase = Phrase {
    en: "It waits for your answer",
    de: "Er wartet auf Ihre Antwort",
};
/// About the first.
pub const STEP_SENT_LINE: Phrase = Phrase {
    en: "We confirmed it at once, on this page.",
    de: "Wir haben ihn sofort bestätigt, auf dieser Seite.",
};
/// About a question.
pub const CLOCK_STOPPED: Phrase = Phrase {
    en: "The clock stands still until you answer.",
    de: "Die Frist ruht, bis Sie antworten.",
};
/// About a question.
pub const CLOCK_RUNS: Phrase = Phrase {
    en: "The clock runs on.",
    de: "Die Frist läuft weiter.",
};
/// About a question that was taken back.
pub const AS_IF_NOT_ASKED: Phrase = Phrase {
    en: "You need not answer. The clock counts as if we had not asked.",
    de: "Sie müssen nicht mehr antworten. Die Frist zählt so, als hätten wir nicht gefragt.",
};
/// About a question that was not answered.
pub const WITHOUT_ANSWER: Phrase = Phrase {
    en: "The clock runs. We decide by what we have; you can still write to us below.",
    de: "Die Frist läuft. Wir entscheiden nach dem, was uns vorliegt; schreiben können Sie uns weiter unten.",
};
/// About an extension, with the day.
pub const NEW_DUE: Phrase = Phrase {
    en: "You hear from us by {}.",
    de: "Sie hören von uns bis {}.",
};
/// Part: taking it back.
pub const CHANGE: Phrase = Phrase {
    en: "Change your mind",
    de: "Wenn Sie es sich anders überlegen",
};
/// What that means.
pub const CHANGE_LINE: Phrase = Phrase {
    en: "You can take the request back until it is carried out. Nothing has been changed yet, and you can ask \
        again at any time.",
    de: "Bis er ausgeführt wird, können Sie den Antrag zurücknehmen. Noch ist nichts geändert, und Sie können \
        jederzeit einen neuen stellen.",
};
/// The same once it is approved, with the time.
pub const CHANGE_COOLING: Phrase = Phrase {
    en: "We have agreed, and nothing has been deleted yet. You can take the request back until {}, and ask again at any \
        time.",
    de: "Wir haben zugestimmt, und noch ist nichts gelöscht. Bis {} können Sie den Antrag zurücknehmen, und Sie können \
        jederzeit einen neuen stellen.",
};
/// The button.
pub const WITHDRAW: Phrase = Phrase {
    en: "Take the request back",
    de: "Antrag zurücknehmen",
};

/// The law.
pub const LAW: Phrase = Phrase {
    en: "The law behind this page",
    de: "Das Gesetz hinter dieser Seite",
};
/// While it is open: the right.
pub fn law_open(kind: &str, wording: Wording) -> Phrase {
    match kind {
        "erasure" => by_law! {
            wording,
            en: "Article 17 of the " " gives you the right to have your data deleted.",
            de: "Artikel 17 der " " gibt Ihnen das Recht, Ihre Daten löschen zu lassen.",
            ccpa: Phrase {
                en: "Section 1798.105 of the California Civil Code gives you the right to have your data deleted.",
                de: "Abschnitt 1798.105 des kalifornischen Zivilgesetzbuchs gibt Ihnen das Recht, Ihre Daten löschen zu \
                    lassen.",
            },
            other: NEUTRAL,
        },
        "correction" => by_law! {
            wording,
            en: "Article 16 of the "
                " gives you the right to have your data corrected, and those that are incomplete completed.",
            de: "Artikel 16 der "
                " gibt Ihnen das Recht, Ihre Daten berichtigen und unvollständige vervollständigen zu lassen.",
            ccpa: Phrase {
                en: "Section 1798.106 of the California Civil Code gives you the right to have data corrected that are not \
                    accurate.",
                de: "Abschnitt 1798.106 des kalifornischen Zivilgesetzbuchs gibt Ihnen das Recht, unrichtige Daten \
                    berichtigen zu lassen.",
            },
            other: NEUTRAL,
        },
        "restriction" => by_law! {
            wording,
            en: "Article 18 of the " " says when data may only be stored.",
            de: "Artikel 18 der " " sagt, wann Daten nur gespeichert werden dürfen.",
            ccpa: NEUTRAL,
            other: NEUTRAL,
        },
        "objection" | "lifting" => by_law! {
            wording,
            en: "Article 21 of the " " gives you the right to object; to marketing, without giving a reason.",
            de: "Artikel 21 der "
                " gibt Ihnen das Recht zu widersprechen; gegen Werbung, ohne einen Grund zu nennen.",
            ccpa: Phrase {
                en: "Section 1798.120 of the California Civil Code gives you the right to stop the sale and the sharing of \
                    your data.",
                de: "Abschnitt 1798.120 des kalifornischen Zivilgesetzbuchs gibt Ihnen das Recht, Verkauf und Weitergabe \
                    Ihrer Daten zu beenden.",
            },
            other: NEUTRAL,
        },
        "access" => by_law! {
            wording,
            en: "Article 15(3) of the " " gives you the right to a copy.",
            de: "Artikel 15 Absatz 3 der " " gibt Ihnen das Recht auf eine Kopie.",
            ccpa: Phrase {
                en: "Section 1798.110 of the California Civil Code gives you the right to get what is held about you.",
                de: "Abschnitt 1798.110 des kalifornischen Zivilgesetzbuchs gibt Ihnen das Recht, zu bekommen, was über Sie \
                    gespeichert ist.",
            },
            other: NEUTRAL,
        },
        "transfer" => by_law! {
            wording,
            en: "Article 20(2) of the " " gives you the right to have a copy sent on.",
            de: "Artikel 20 Absatz 2 der " " gibt Ihnen das Recht, eine Kopie weitergeben zu lassen.",
            ccpa: NEUTRAL,
            other: NEUTRAL,
        },
        _ => by_law! {
            wording,
            en: "Whoever decides on this took no part in what it is about. Whatever the answer, you can turn to an authority \
                (Article 77 of the "
                ") and to a court (Article 79).",
            de: "Darüber entscheidet, wer an dem, worum es geht, nicht beteiligt war. Wie die Antwort auch ausfällt, Sie \
                können sich an eine Aufsichtsbehörde (Artikel 77 der "
                ") und an ein Gericht (Artikel 79) wenden.",
            ccpa: BY_SOMEBODY_ELSE,
            other: BY_SOMEBODY_ELSE,
        },
    }
}
const BY_SOMEBODY_ELSE: Phrase = Phrase {
    en: "Whoever decides on this took no part in what it is about. The answer says whom you can turn to.",
    de: "Darüber entscheidet, wer an dem, worum es geht, nicht beteiligt war. Die Antwort sagt, an wen Sie sich wenden \
        können.",
};
/// After a refusal, after the article of the reason.
pub const fn law_refused(wording: Wording) -> Phrase {
    by_law! {
        wording,
        en: "Article 12(4) of the "
            " says that we must tell you why, and that you can complain to an authority (Article 77) and go to court \
            (Article 79).",
        de: "Nach Artikel 12 Absatz 4 der "
            " müssen wir Ihnen den Grund nennen und sagen, dass Sie sich bei einer Aufsichtsbehörde beschweren (Artikel 77) \
            und vor Gericht gehen können (Artikel 79).",
        ccpa: Phrase {
            en: "The regulations under the California Consumer Privacy Act say that we must tell you why (11 CCR § 7022 and \
                following).",
            de: "Nach den Vorschriften zum California Consumer Privacy Act müssen wir Ihnen den Grund nennen (11 CCR § 7022 \
                und folgende).",
        },
        other: Phrase {
            en: "Whatever your law says of it: whoever refuses you something here says why, and whom you can turn to.",
            de: "Was Ihr Gesetz dazu auch sagt: Wer Ihnen hier etwas ablehnt, nennt den Grund und an wen Sie sich wenden \
                können.",
        },
    }
}
/// After a refusal, with the article.
pub const LAW_SOURCE: Phrase = Phrase {
    en: "The reason rests on {}.",
    de: "Der Grund beruht auf {}.",
};

/// Before what the business adds to a refusal.
pub fn note(business: &str) -> String {
    say! { en: "{business} adds:", de: "{business} ergänzt:" }
}

/// Part: a question to the person.
pub const QUESTION: Phrase = Phrase {
    en: "We need to know something",
    de: "Wir müssen etwas wissen",
};
/// It is about who they are.
pub const ASKED_WHO: Phrase = Phrase {
    en: "We have to be sure who you are before we go on.",
    de: "Wir müssen sicher sein, wer Sie sind, bevor wir weitermachen.",
};
/// It is about what they mean.
pub const ASKED_WHAT: Phrase = Phrase {
    en: "We want to be sure what you mean before we go on.",
    de: "Wir möchten sicher sein, was Sie meinen, bevor wir weitermachen.",
};
/// Where it ends without an answer, with the day.
pub const LAPSES: Phrase = Phrase {
    en: "If we hear nothing by {}, the request ends. You can then send a new one.",
    de: "Wenn wir bis {} nichts hören, endet der Antrag. Sie können dann einen neuen stellen.",
};
/// The field.
pub const ANSWER_FIELD: Phrase = Phrase {
    en: "Your answer",
    de: "Ihre Antwort",
};
/// The button.
pub const ANSWER_BUTTON: Phrase = Phrase {
    en: "Send the answer",
    de: "Antwort senden",
};
/// Part: what was said.
pub const REMARKS: Phrase = Phrase {
    en: "Messages about it",
    de: "Nachrichten dazu",
};
/// Nothing was said.
pub const NO_REMARKS: Phrase = Phrase {
    en: "Nothing has been written about it yet.",
    de: "Dazu wurde noch nichts geschrieben.",
};
/// Who wrote it.
pub const BY_YOU: Phrase = Phrase {
    en: "You wrote",
    de: "Sie schrieben",
};
/// Who wrote it.
pub const BY_US: Phrase = Phrase {
    en: "We wrote",
    de: "Wir schrieben",
};
/// The field.
pub const MESSAGE_FIELD: Phrase = Phrase {
    en: "Write to us about this request",
    de: "Schreiben Sie uns zu diesem Antrag",
};
/// About it.
pub const MESSAGE_HINT: Phrase = Phrase {
    en: "It stays on this page, and whoever decides reads it. At most 4,000 characters.",
    de: "Es bleibt auf dieser Seite, und wer entscheidet, liest es. Höchstens 4.000 Zeichen.",
};
/// The button.
pub const MESSAGE_BUTTON: Phrase = Phrase {
    en: "Send the message",
    de: "Nachricht senden",
};
/// What was written and could not be sent, where no form is left for it.
pub const UNSENT: Phrase = Phrase {
    en: "What you wrote was not sent. It stands here, so that you can take it elsewhere:",
    de: "Was Sie geschrieben haben, wurde nicht gesendet. Es steht hier, damit Sie es anderswo verwenden können:",
};
/// Part: that it takes longer.
pub const LONGER: Phrase = Phrase {
    en: "It takes longer",
    de: "Es dauert länger",
};
/// Why.
pub fn longer(reason: &str) -> Phrase {
    match reason {
        "many" => Phrase {
            en: "You have sent us several requests, and we need more time to answer them all.",
            de: "Sie haben uns mehrere Anträge gestellt, und wir brauchen mehr Zeit, um alle zu beantworten.",
        },
        _ => Phrase {
            en: "Your request is complex, and we need more time to answer it.",
            de: "Ihr Antrag ist komplex, und wir brauchen mehr Zeit für die Antwort.",
        },
    }
}
/// Part: what belongs to it.
pub const LINKED: Phrase = Phrase {
    en: "Requests that belong to it",
    de: "Anträge, die dazu gehören",
};
/// Of one that was opened anew.
pub const OPENED_ANEW: Phrase = Phrase {
    en: "opened anew after this appeal",
    de: "nach diesem Einspruch neu eröffnet",
};
/// Leads to an appeal.
pub const APPEAL: Phrase = Phrase {
    en: "Have somebody else decide again",
    de: "Jemand anderen noch einmal entscheiden lassen",
};
/// Leads to a complaint.
pub const COMPLAIN: Phrase = Phrase {
    en: "Complain about how we dealt with it",
    de: "Sich beschweren, wie wir damit umgegangen sind",
};
/// When it is decided, and late.
pub const OVERDUE_DOING: Phrase = Phrase {
    en: "What we agreed to is overdue",
    de: "Was wir zugesagt haben, ist überfällig",
};
/// What can be done then.
pub const OVERDUE_DOING_LINE: Phrase = Phrase {
    en: "It should have been done by now, and it is not your fault. We go on with it. You can write to us below, complain \
        here, or turn to an authority at once.",
    de: "Es hätte schon geschehen müssen, und das liegt nicht an Ihnen. Wir arbeiten weiter daran. Sie können uns unten \
        schreiben, sich hier beschweren oder sich sofort an eine Behörde wenden.",
};
/// When it is late.
pub const OVERDUE: Phrase = Phrase {
    en: "Our answer is overdue",
    de: "Unsere Antwort ist überfällig",
};
/// What can be done then.
pub const OVERDUE_LINE: Phrase = Phrase {
    en: "We should have answered by now, and it is not your fault. Your request goes on. You can write to us below, \
        complain here, or turn to an authority at once.",
    de: "Wir hätten schon antworten müssen, und das liegt nicht an Ihnen. Ihr Antrag läuft weiter. Sie können uns unten \
        schreiben, sich hier beschweren oder sich sofort an eine Behörde wenden.",
};
