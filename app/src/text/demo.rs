//! The demo's cast.

use super::{Noun, Phrase, number::counted, say};

/// The title.
pub const TITLE: Phrase = Phrase {
    en: "Demo",
    de: "Demo",
};
/// The heading.
pub const HEADING: Phrase = Phrase {
    en: "Choose somebody to be",
    de: "Wählen Sie, wer Sie sein möchten",
};
/// What the page is for.
pub const LEDE: Phrase = Phrase {
    en: "Every business, person and message here is made up. Sign in as one of the people to see what is \
        held about them, or as one of the staff to decide what they ask for.",
    de: "Jedes Unternehmen, jede Person und jede Nachricht hier ist erfunden. Melden Sie sich als eine der \
        Personen an, um zu sehen, was über sie gespeichert ist, oder als jemand aus dem Team, um über ihre \
        Anträge zu entscheiden.",
};
/// In the margin.
pub const SIDE: Phrase = Phrase {
    en: "This page exists in the demo only.",
    de: "Diese Seite gibt es nur in der Demo.",
};
/// The people of an app.
pub const PEOPLE: Phrase = Phrase {
    en: "People",
    de: "Personen",
};
/// The staff of an app.
pub const STAFF: Phrase = Phrase {
    en: "Staff",
    de: "Team",
};
/// The button.
pub const BE: Phrase = Phrase {
    en: "Sign in",
    de: "Anmelden",
};

/// The button as it is read out.
pub fn be(name: &str) -> String {
    say! { en: "Sign in as {name}", de: "Anmelden als {name}" }
}

/// When there is nobody.
pub const NOBODY: Phrase = Phrase {
    en: "Nobody is here.",
    de: "Hier ist niemand.",
};

const PERSON: Noun = Noun {
    en: ["person", "people"],
    de: ["Person", "Personen"],
};
const MEMBER: Noun = Noun {
    en: ["member of staff", "members of staff"],
    de: ["Person im Team", "Personen im Team"],
};

/// In the margin of an app.
pub fn cast(people: usize, staff: usize) -> String {
    format!("{}, {}", counted(people as u64, PERSON), self::staff(staff))
}

/// In the margin of those who act for more than one app.
pub fn staff(staff: usize) -> String {
    counted(staff as u64, MEMBER)
}

/// The heading of the parent company's staff.
pub const PARENT: Phrase = Phrase {
    en: "The parent company",
    de: "Die Muttergesellschaft",
};

/// How far they reach.
pub fn parent(name: &str) -> String {
    say! {
        en: "{name}. Its staff can decide for all of its businesses.",
        de: "{name}. Das Team dort kann für alle seine Unternehmen entscheiden.",
    }
}

/// The heading of the provider's staff.
pub const PROVIDER: Phrase = Phrase {
    en: "Who runs this installation",
    de: "Wer diese Installation betreibt",
};
/// How far they reach.
pub const PROVIDER_LINE: Phrase = Phrase {
    en: "They can decide for every business on it.",
    de: "Kann für jedes Unternehmen hier entscheiden.",
};
