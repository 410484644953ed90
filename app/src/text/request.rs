//! One request, as its person sees it.

use super::{Phrase, say};

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
    en: "They see what would go, and decide. Until then nothing is deleted.",
    de: "Diese Person sieht, was gelöscht würde, und entscheidet. Bis dahin wird nichts gelöscht.",
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
/// A step to come.
pub const NEXT_DONE: Phrase = Phrase {
    en: "If we agree, it goes",
    de: "Wenn wir zustimmen, wird gelöscht",
};
/// After when the deletion begins, where everything goes.
pub const THEN_SIGNED_OUT: Phrase = Phrase {
    en: "It signs you out; sign in again, and this page says what went, and when.",
    de: "Sie werden dabei abgemeldet; melden Sie sich neu an, und auf dieser Seite steht, was gelöscht wurde und wann.",
};
/// The same, where you stay.
pub const THEN_SAID_HERE: Phrase = Phrase {
    en: "This page then says what went, and when.",
    de: "Auf dieser Seite steht dann, was gelöscht wurde und wann.",
};
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
/// A refusal's last paragraph.
pub const REFUSED_STAYS: Phrase = Phrase {
    en: "Nothing has been deleted.",
    de: "Es wurde nichts gelöscht.",
};
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
/// Part: when there is no answer to wait for.
pub const ANSWER_NONE: Phrase = Phrase {
    en: "Nothing to wait for",
    de: "Es steht keine Antwort aus",
};
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
    en: "The deletion begins in a moment, and can no longer be stopped. You need not wait here.",
    de: "Die Löschung beginnt gleich und lässt sich nicht mehr aufhalten. Sie brauchen hier nicht zu warten.",
};
/// While it runs.
pub const EXECUTING_LINE: Phrase = Phrase {
    en: "The deletion is running now. You need not wait here.",
    de: "Die Löschung läuft. Sie brauchen hier nicht zu warten.",
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
    en: "You took this request back. Nothing was deleted, and you need not do anything.",
    de: "Sie haben diesen Antrag zurückgenommen. Es wurde nichts gelöscht, und Sie brauchen nichts zu tun.",
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
/// About it.
pub const STEP_SENT_LINE: Phrase = Phrase {
    en: "We confirmed it at once, on this page.",
    de: "Wir haben ihn sofort bestätigt, auf dieser Seite.",
};
/// A step.
pub const STEP_WITHDRAWN: Phrase = Phrase {
    en: "You took it back",
    de: "Sie haben ihn zurückgenommen",
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
    en: "The deletion begins, unless you take it back",
    de: "Die Löschung beginnt, wenn Sie den Antrag nicht zurücknehmen",
};
/// The open step when it could not go on.
pub const STEP_STUCK: Phrase = Phrase {
    en: "The deletion could not go on, and is tried again",
    de: "Die Löschung kam nicht weiter und wird noch einmal versucht",
};
/// The open step before the deletion begins.
pub const STEP_SOON: Phrase = Phrase {
    en: "The deletion begins in a moment",
    de: "Die Löschung beginnt gleich",
};
/// A step.
pub const STEP_STARTED: Phrase = Phrase {
    en: "The deletion began",
    de: "Die Löschung hat begonnen",
};
/// A step.
pub const STEP_DONE: Phrase = Phrase {
    en: "The deletion was done",
    de: "Die Löschung war fertig",
};
/// The open step while nothing is decided.
pub const STEP_WAITING: Phrase = Phrase {
    en: "It waits for someone to look at it",
    de: "Er wartet darauf, dass jemand ihn ansieht",
};

/// Part: taking it back.
pub const CHANGE: Phrase = Phrase {
    en: "Change your mind",
    de: "Wenn Sie es sich anders überlegen",
};
/// What that means.
pub const CHANGE_LINE: Phrase = Phrase {
    en: "You can take the request back until we decide. Nothing has been deleted yet, and you can ask \
        again at any time.",
    de: "Bis wir entscheiden, können Sie den Antrag zurücknehmen. Noch ist nichts gelöscht, und Sie können \
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
/// While it is open.
pub const LAW_OPEN: Phrase = Phrase {
    en: "Article 17 of the General Data Protection Regulation gives you the right to have your data \
        deleted. Article 12(3) says how long we may take.",
    de: "Artikel 17 der Datenschutz-Grundverordnung gibt Ihnen das Recht, Ihre Daten löschen zu lassen. \
        Artikel 12 Absatz 3 sagt, wie lange wir dafür Zeit haben.",
};
/// After a refusal, after the article of the reason.
pub const LAW_REFUSED: Phrase = Phrase {
    en: "Article 12(4) says that we must tell you why, and that you can complain to an authority (Article \
        77) and go to court (Article 79).",
    de: "Nach Artikel 12 Absatz 4 müssen wir Ihnen den Grund nennen und sagen, dass Sie sich bei einer \
        Aufsichtsbehörde beschweren (Artikel 77) und vor Gericht gehen können (Artikel 79).",
};
/// After a refusal, with the article.
pub const LAW_SOURCE: Phrase = Phrase {
    en: "The reason rests on {}.",
    de: "Der Grund beruht auf {}.",
};

/// Before what the business adds to a refusal.
pub fn note(business: &str) -> String {
    say! { en: "{business} adds:", de: "{business} ergänzt:" }
}
