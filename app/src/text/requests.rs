//! The list of one's requests.

use super::{Phrase, noun, number::counted};

/// The title and the heading.
pub const TITLE: Phrase = Phrase {
    en: "Your requests",
    de: "Ihre Anträge",
};
/// What the page is for.
pub const LEDE: Phrase = Phrase {
    en: "What you asked us, how far it has come, and by when you hear from us.",
    de: "Worum Sie uns gebeten haben, wie weit es ist, und bis wann Sie von uns hören.",
};
/// The table's name.
pub const CAPTION: Phrase = Phrase {
    en: "Newest first",
    de: "Neueste zuerst",
};
/// First column.
pub const WHAT: Phrase = Phrase {
    en: "What you asked",
    de: "Worum Sie gebeten haben",
};
/// Second column.
pub const SENT: Phrase = Phrase {
    en: "Sent",
    de: "Gestellt",
};
/// Third column.
pub const STANDS: Phrase = Phrase {
    en: "Where it stands",
    de: "Stand",
};
/// Fourth column.
pub const BY: Phrase = Phrase {
    en: "Answer by",
    de: "Antwort bis",
};
/// In the fourth column, once there is an answer.
pub const ANSWERED: Phrase = Phrase {
    en: "Answered {}",
    de: "Beantwortet am {}",
};
/// In the fourth column, when what is due has not come.
pub const OVERDUE: Phrase = Phrase {
    en: "Overdue",
    de: "Überfällig",
};
/// In the fourth column, when none is due any more.
pub const NOT_DUE: Phrase = Phrase {
    en: "No answer due",
    de: "Keine Antwort fällig",
};
/// When there are none.
pub const NONE: Phrase = Phrase {
    en: "You have not asked us for anything here, so there is nothing to show. That is an answer too.",
    de: "Sie haben hier noch nichts beantragt, also gibt es nichts zu zeigen. Auch das ist eine Auskunft.",
};
/// The heading above the ways to ask.
pub const ASK: Phrase = Phrase {
    en: "Ask us",
    de: "Einen Antrag stellen",
};
/// The heading above the list.
pub const LIST: Phrase = Phrase {
    en: "Your list",
    de: "Ihre Liste",
};
/// The way to everything that can be asked.
pub const ASK_NEW: Phrase = Phrase {
    en: "See what you can ask",
    de: "Ansehen, worum Sie bitten können",
};
/// What it means.
pub const ASK_NEW_LINE: Phrase = Phrase {
    en: "Correct, delete, pause, object, complain: each with how long it takes.",
    de: "Berichtigen, löschen, einschränken, widersprechen, sich beschweren: mit der Zeit, die es braucht.",
};
/// The way to ask for a deletion.
pub const ASK_ERASURE: Phrase = Phrase {
    en: "Ask us to delete",
    de: "Um Löschung bitten",
};
/// What it means.
pub const ASK_ERASURE_LINE: Phrase = Phrase {
    en: "Everything, or a part of it. You see what goes and what stays before anything happens.",
    de: "Alles oder einen Teil davon. Sie sehen, was gelöscht wird und was bleibt, bevor etwas geschieht.",
};
/// The way to a copy.
pub const ASK_COPY: Phrase = Phrase {
    en: "Take a copy",
    de: "Kopie mitnehmen",
};
/// What it means.
pub const ASK_COPY_LINE: Phrase = Phrase {
    en: "One file with everything, at once and without asking.",
    de: "Eine Datei mit allem, sofort und ohne Antrag.",
};

const NONE_SO_FAR: Phrase = Phrase {
    en: "None so far",
    de: "Bisher keiner",
};

/// In the margin: `2 requests`.
pub fn how_many(n: u64) -> String {
    match n {
        0 => NONE_SO_FAR.into(),
        _ => counted(n, noun::REQUEST),
    }
}
