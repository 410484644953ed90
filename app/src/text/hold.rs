//! Legal holds: for the person, who reads on what ground and until when, and for staff, who set and lift them.

use super::Phrase;

/// Its end, on a day.
pub const UNTIL: Phrase = Phrase {
    en: "Until the end of {}.",
    de: "Bis einschließlich {}.",
};
/// Its end, where no day was said.
pub const UNTIL_LIFTED: Phrase = Phrase {
    en: "Until it is lifted; no day is set.",
    de: "Bis sie aufgehoben wird; ein Tag steht nicht fest.",
};

/// To the person, before they ask for a deletion: heading.
pub const NOTHING_GOES: Phrase = Phrase {
    en: "For now, everything has to stay",
    de: "Vorerst muss alles bleiben",
};
/// About it.
pub const NOTHING_GOES_LINE: Phrase = Phrase {
    en: "There is a legal hold on your data: while it stands, we delete nothing of yours. You can ask all the same, and you \
        get our answer in time; until the hold has ended, it cannot be a yes. Nothing else that you can ask for is held up \
        by it.",
    de: "Für Ihre Daten gilt eine rechtliche Aufbewahrungssperre: Solange sie gilt, löschen wir nichts davon. Verlangen \
        können Sie die Löschung trotzdem, und Sie bekommen rechtzeitig unsere Antwort; bis die Sperre endet, kann sie kein \
        Ja sein. Alles andere, was Sie verlangen können, hält sie nicht auf.",
};
/// On the page of a deletion that was asked for, about the same.
pub const WAITS_LINE: Phrase = Phrase {
    en: "There is a legal hold on your data: while it stands, we delete nothing of yours, and this deletion does not begin. \
        You can still take it back.",
    de: "Für Ihre Daten gilt eine rechtliche Aufbewahrungssperre: Solange sie gilt, löschen wir nichts davon, und diese \
        Löschung beginnt nicht. Sie können sie noch zurücknehmen.",
};

/// For staff, on the page of a request: heading.
pub const HEADING: Phrase = Phrase {
    en: "Legal hold",
    de: "Aufbewahrungssperre",
};
/// What stands: heading beside what goes and stays, and at the decision.
pub const STANDS: Phrase = Phrase {
    en: "A legal hold stands on this person",
    de: "Für diese Person gilt eine Aufbewahrungssperre",
};
/// About it, beside what goes and stays.
pub const STANDS_LINE: Phrase = Phrase {
    en: "While it stands, nothing of theirs is deleted. The person reads its ground and its end.",
    de: "Solange sie gilt, wird nichts davon gelöscht. Die Person liest den Grund und das Ende.",
};
/// In the place of the approval.
pub const DECIDE_LINE: Phrase = Phrase {
    en: "While it stands, this deletion cannot be approved. You can refuse it on the ground of the hold, or decide once the \
        hold has ended. The last day of the request stays as it is.",
    de: "Solange sie gilt, kann dieser Löschung nicht zugestimmt werden. Sie können sie mit dem Grund der Sperre ablehnen \
        oder entscheiden, sobald die Sperre endet. Der letzte Tag des Antrags bleibt, wie er ist.",
};
/// The same, under a law of which such a ground to refuse is not known here.
pub const DECIDE_LATER: Phrase = Phrase {
    en: "While it stands, this deletion cannot be approved. Decide once the hold has ended, or lift it. The last day of the \
        request stays as it is.",
    de: "Solange sie gilt, kann dieser Löschung nicht zugestimmt werden. Entscheiden Sie, sobald die Sperre endet, oder heben \
        Sie sie auf. Der letzte Tag des Antrags bleibt, wie er ist.",
};
/// Label: on what ground.
pub const GROUND: Phrase = Phrase {
    en: "Ground",
    de: "Grund",
};
/// Label: until when.
pub const ENDS: Phrase = Phrase {
    en: "Stands",
    de: "Gilt",
};
/// Label: why.
pub const WHY: Phrase = Phrase {
    en: "Why",
    de: "Weshalb",
};
/// Label: who set it.
pub const SET_BY: Phrase = Phrase {
    en: "Set by",
    de: "Gesetzt von",
};
/// Label: when.
pub const SET_AT: Phrase = Phrase {
    en: "Set on",
    de: "Gesetzt am",
};
/// The button that lifts it.
pub const LIFT_BUTTON: Phrase = Phrase {
    en: "Lift this hold",
    de: "Diese Sperre aufheben",
};

/// The form, folded away.
pub const SET: Phrase = Phrase {
    en: "Set a legal hold",
    de: "Eine Aufbewahrungssperre setzen",
};
/// About it.
pub const SET_LINE: Phrase = Phrase {
    en: "It keeps everything of this person’s from being deleted, whatever they or their business ask; corrections, \
        restrictions and copies go on. Set it where the law wants records kept that would otherwise go, and lift it as soon \
        as it no longer does.",
    de: "Sie bewahrt alles, was diese Person betrifft, vor dem Löschen, wer auch immer es verlangt; Berichtigungen, \
        Einschränkungen und Kopien gehen weiter. Setzen Sie sie, wenn das Recht verlangt, dass Daten bleiben, die sonst \
        gehen würden, und heben Sie sie auf, sobald das nicht mehr so ist.",
};
/// The choice.
pub const GROUNDS: Phrase = Phrase {
    en: "On what ground do the records have to stay? The person reads it.",
    de: "Aus welchem Grund müssen die Daten bleiben? Die Person liest ihn.",
};
/// At the choice, where nothing was chosen.
pub const GROUND_MISSING: Phrase = Phrase {
    en: "Choose the ground on which the records have to stay.",
    de: "Wählen Sie den Grund, aus dem die Daten bleiben müssen.",
};
/// The field.
pub const WHY_FIELD: Phrase = Phrase {
    en: "Why is the hold needed?",
    de: "Weshalb wird die Sperre gebraucht?",
};
/// At the field.
pub const WHY_HINT: Phrase = Phrase {
    en: "For your colleagues: the claim, the case, the order. The person does not read it here.",
    de: "Für Ihre Kolleginnen und Kollegen: der Anspruch, das Verfahren, die Anordnung. Die Person liest es hier nicht.",
};
/// The field for the last day.
pub const UNTIL_FIELD: Phrase = Phrase {
    en: "Its last day, if that is known",
    de: "Ihr letzter Tag, wenn er bekannt ist",
};
/// At the field.
pub const UNTIL_HINT: Phrase = Phrase {
    en: "Left empty, the hold stands until somebody lifts it.",
    de: "Bleibt das Feld leer, gilt die Sperre, bis jemand sie aufhebt.",
};
/// The button.
pub const SET_BUTTON: Phrase = Phrase {
    en: "Set the hold",
    de: "Sperre setzen",
};
