//! What fields say while somebody types, where a script runs (`frontend/forms.js`).

use super::Phrase;

/// Before how many more characters fit.
pub const LEFT: Phrase = Phrase {
    en: "Characters left:",
    de: "Zeichen übrig:",
};
/// Before by how many it is too long.
pub const OVER: Phrase = Phrase {
    en: "Characters too many:",
    de: "Zeichen zu viel:",
};
/// In a form whose entries are kept, with a script and without.
pub const KEEPS: Phrase = Phrase {
    en: "What you enter is kept here until you sign out, also before you send it.",
    de: "Was Sie eingeben, bleibt hier erhalten, bis Sie sich abmelden, auch bevor Sie es senden.",
};
/// Once it is.
pub const KEPT: Phrase = Phrase {
    en: "Kept, and not sent yet.",
    de: "Aufbewahrt und noch nicht gesendet.",
};
/// When it is not.
pub const LOST: Phrase = Phrase {
    en: "This could not be kept just now. Copy what you wrote before you leave this page.",
    de: "Das konnte gerade nicht aufbewahrt werden. Kopieren Sie Ihren Text, bevor Sie diese Seite verlassen.",
};
