//! Who is signed in.

use super::{Phrase, say};

/// The title.
pub const TITLE: Phrase = Phrase {
    en: "Where you are signed in",
    de: "Wo Sie angemeldet sind",
};
/// About it.
pub const LEDE: Phrase = Phrase {
    en: "Each line is a browser in which you are signed in here. If you do not know one of them, end it.",
    de: "Jede Zeile ist ein Browser, in dem Sie hier angemeldet sind. Wenn Sie einen davon nicht kennen, \
        beenden Sie die Anmeldung.",
};
/// The row.
pub const LIST: Phrase = Phrase {
    en: "Open visits",
    de: "Offene Anmeldungen",
};
/// The table.
pub const CAPTION: Phrase = Phrase {
    en: "Newest first",
    de: "Neueste zuerst",
};
/// Where nothing older is.
pub const NONE: Phrase = Phrase {
    en: "There are no older ones.",
    de: "Ältere gibt es nicht.",
};
/// The pager.
pub const PAGES: Phrase = Phrase {
    en: "Pages of this list",
    de: "Seiten dieser Liste",
};
/// Its way back.
pub const NEWEST: Phrase = Phrase {
    en: "Back to the newest",
    de: "Zurück zu den neuesten",
};
/// Its way on.
pub const OLDER: Phrase = Phrase {
    en: "Older visits",
    de: "Ältere Anmeldungen",
};
/// Column.
pub const WHERE: Phrase = Phrase {
    en: "Browser",
    de: "Browser",
};
/// Column.
pub const OPENED: Phrase = Phrase {
    en: "Signed in",
    de: "Angemeldet",
};
/// With the time of the last use.
pub const SEEN: Phrase = Phrase {
    en: "last used {}",
    de: "zuletzt benutzt am {}",
};
/// Column.
pub const END_COLUMN: Phrase = Phrase {
    en: "End it",
    de: "Beenden",
};
/// The same, on a narrow screen.
pub const END_LABEL: Phrase = Phrase {
    en: "Visit",
    de: "Anmeldung",
};
/// Of the session that asks.
pub const THIS: Phrase = Phrase {
    en: "This one",
    de: "Diese hier",
};
/// Of a browser that did not say what it is.
pub const UNKNOWN: Phrase = Phrase {
    en: "An unknown browser",
    de: "Ein unbekannter Browser",
};
/// With the network.
pub const FROM: Phrase = Phrase {
    en: "from network {}",
    de: "aus dem Netz {}",
};
/// The button.
pub const END: Phrase = Phrase {
    en: "End",
    de: "Beenden",
};
/// The row.
pub const ALL: Phrase = Phrase {
    en: "Sign out everywhere",
    de: "Überall abmelden",
};
/// About it.
pub const ALL_LINE: Phrase = Phrase {
    en: "Ends all of them, this one too. You can sign in again as before.",
    de: "Beendet alle Anmeldungen, auch diese. Sie können sich wieder anmelden wie bisher.",
};
/// The button.
pub const ALL_BUTTON: Phrase = Phrase {
    en: "End all visits",
    de: "Alle Anmeldungen beenden",
};

/// The title for staff.
pub const STAFF_TITLE: Phrase = Phrase {
    en: "Who is signed in",
    de: "Wer angemeldet ist",
};
/// About it.
pub const STAFF_LEDE: Phrase = Phrase {
    en: "Staff within your reach. End the visit of anyone who has left, or that nobody knows.",
    de: "Die Mitarbeitenden, für die Sie zuständig sind. Beenden Sie die Anmeldung von allen, die nicht \
        mehr dazugehören oder die niemand kennt.",
};
/// Column.
pub const WHO: Phrase = Phrase { en: "Who", de: "Wer" };
/// Of a member of staff who reaches everything.
pub const REACHES_ALL: Phrase = Phrase {
    en: "reaches all businesses",
    de: "für alle Unternehmen",
};
/// Of a member of staff who reaches an app or a group.
pub fn reaches(id: &str) -> String {
    say! { en: "reaches {id}", de: "für {id}" }
}
/// The row.
pub const PERSON: Phrase = Phrase {
    en: "A person’s visits",
    de: "Die Anmeldungen einer Person",
};
/// About it.
pub const PERSON_LINE: Phrase = Phrase {
    en: "If somebody tells you that their account was taken over, end all their visits here. They can sign \
        in again.",
    de: "Wenn Ihnen jemand sagt, dass ein fremder Zugriff auf sein Konto stattgefunden hat, beenden Sie \
        hier alle Anmeldungen dieser Person. Sie kann sich danach wieder anmelden.",
};
/// The field.
pub const APP: Phrase = Phrase {
    en: "Business",
    de: "Unternehmen",
};
/// The field.
pub const EXTERNAL_ID: Phrase = Phrase {
    en: "Your id for the person",
    de: "Ihre Kennung für die Person",
};
/// The button.
pub const PERSON_BUTTON: Phrase = Phrase {
    en: "End their visits",
    de: "Ihre Anmeldungen beenden",
};
/// After one visit was ended.
pub const VISIT_DONE: Phrase = Phrase {
    en: "That visit has ended, and its browser is signed out.",
    de: "Diese Anmeldung ist beendet, und ihr Browser ist abgemeldet.",
};
/// Afterwards.
pub const PERSON_DONE: Phrase = Phrase {
    en: "Whoever was signed in under that id no longer is.",
    de: "Wer unter dieser Kennung angemeldet war, ist es nicht mehr.",
};
/// The same, with the id that was entered.
pub const PERSON_DONE_OF: Phrase = Phrase {
    en: "Whoever was signed in under the id {} no longer is.",
    de: "Wer unter der Kennung {} angemeldet war, ist es nicht mehr.",
};

/// A browser, from the English words in which it is kept: `Firefox on Linux`, `A browser on a Mac`.
pub fn browser(kept: &str) -> String {
    let (browser, system) = kept.split_once(" on ").unwrap_or((kept, ""));
    let browser = if browser == A_BROWSER.en {
        A_BROWSER.here()
    } else {
        browser
    };
    let on = match system {
        "" => return browser.to_owned(),
        "an iPhone" => Phrase {
            en: "on an iPhone",
            de: "auf einem iPhone",
        },
        "an iPad" => Phrase {
            en: "on an iPad",
            de: "auf einem iPad",
        },
        "a Mac" => Phrase {
            en: "on a Mac",
            de: "auf einem Mac",
        },
        "a Chromebook" => Phrase {
            en: "on a Chromebook",
            de: "auf einem Chromebook",
        },
        system => return say! { en: "{browser} on {system}", de: "{browser} unter {system}" },
    };
    format!("{browser} {on}")
}

const A_BROWSER: Phrase = Phrase {
    en: "A browser",
    de: "Ein Browser",
};

#[cfg(test)]
mod tests {
    use super::{
        super::{Language, tests::spoken},
        *,
    };

    #[test]
    fn a_browser_is_named_in_every_language() {
        for (kept, german) in [
            ("Firefox on Linux", "Firefox unter Linux"),
            ("A browser on a Mac", "Ein Browser auf einem Mac"),
            ("Safari on an iPhone", "Safari auf einem iPhone"),
            ("Edge", "Edge"),
        ] {
            assert_eq!(browser(kept), kept);
            assert_eq!(spoken(Language::De, || browser(kept)), german);
        }
    }
}
