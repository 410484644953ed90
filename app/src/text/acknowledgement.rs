//! That the person is told that the business has their request.

use super::Phrase;

/// A step of the person's.
pub const STEP: Phrase = Phrase {
    en: "We confirmed that we have it",
    de: "Wir haben den Eingang bestätigt",
};
/// A step, for staff.
pub const H_ACKNOWLEDGED: Phrase = Phrase {
    en: "Receipt confirmed",
    de: "Eingang bestätigt",
};
/// In the queue, with the day.
pub const BY: Phrase = Phrase {
    en: "Confirm receipt by {}",
    de: "Eingang bestätigen bis {}",
};
/// In the queue and above the form, once that day has passed.
pub const LATE: Phrase = Phrase {
    en: "Confirmation overdue",
    de: "Bestätigung überfällig",
};
/// The heading of the form.
pub const CONFIRM: Phrase = Phrase {
    en: "Confirm that you have it",
    de: "Eingang bestätigen",
};
/// What it is about.
pub const LINE: Phrase = Phrase {
    en: "The person did not put this here, so nobody has told them yet that you have it. Write to them here, or tell them \
        in another way and say so.",
    de: "Die Person hat das nicht hier gestellt, also hat ihr noch niemand gesagt, dass es angekommen ist. Schreiben Sie \
        ihr hier, oder sagen Sie es ihr auf anderem Weg und halten Sie das fest.",
};
/// By when, with the day.
pub const LAW: Phrase = Phrase {
    en: "The law wants them told by {}.",
    de: "Das Gesetz verlangt, dass sie es bis {} erfährt.",
};
/// The button.
pub const BUTTON: Phrase = Phrase {
    en: "I have told them",
    de: "Ich habe es ihr gesagt",
};
