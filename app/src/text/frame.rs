//! What stands around every page.

use super::{Phrase, say};

/// The name of the portal, in every language.
pub const BRAND: &str = "Rightsdesk";
/// The first link on every page, for the keyboard.
pub const SKIP: Phrase = Phrase {
    en: "Skip to the page",
    de: "Zum Inhalt der Seite",
};
/// Ends the session.
pub const SIGN_OUT: Phrase = Phrase {
    en: "Sign out",
    de: "Abmelden",
};
const SIGNED_IN: Phrase = Phrase {
    en: "Signed in",
    de: "Angemeldet",
};
/// Who is signed in.
pub fn visitor(name: Option<&str>) -> String {
    name.map_or_else(
        || SIGNED_IN.into(),
        |name| say! { en: "Signed in as {name}", de: "Angemeldet als {name}" },
    )
}
/// The person's navigation, by name.
pub const ME_NAV: Phrase = Phrase {
    en: "Your data",
    de: "Ihre Daten",
};
/// The staff's navigation, by name.
pub const DESK_NAV: Phrase = Phrase {
    en: "The desk",
    de: "Bearbeitung",
};

/// The person's pages.
pub const OVERVIEW: Phrase = Phrase {
    en: "Overview",
    de: "Übersicht",
};
/// Profile and notes.
pub const DETAILS: Phrase = Phrase {
    en: "Details",
    de: "Angaben",
};
/// Channels, devices, other systems.
pub const CHANNELS: Phrase = Phrase {
    en: "Channels",
    de: "Kanäle",
};
/// Conversations.
pub const CONVERSATIONS: Phrase = Phrase {
    en: "Conversations",
    de: "Unterhaltungen",
};
/// The export.
pub const COPY: Phrase = Phrase {
    en: "Copy",
    de: "Kopie",
};
/// Requests.
pub const REQUESTS: Phrase = Phrase {
    en: "Requests",
    de: "Anträge",
};
/// Who looked.
pub const ACTIVITY: Phrase = Phrase {
    en: "Who looked",
    de: "Wer hinsah",
};
/// The staff's queue.
pub const QUEUE: Phrase = Phrase {
    en: "Queue",
    de: "Eingang",
};
/// Where one can go.
pub const BUSINESSES: Phrase = Phrase {
    en: "Businesses",
    de: "Unternehmen",
};

/// `Overview · Rightsdesk`. Titles are fixed words: Leptos writes them unescaped.
pub fn title(page: Phrase) -> String {
    format!("{page} · {BRAND}")
}

/// Whom those act for who reach every business.
pub const ALL_BUSINESSES: Phrase = Phrase {
    en: "All businesses",
    de: "Alle Unternehmen",
};
/// The form that changes the language, by name.
pub const LANGUAGES: Phrase = Phrase {
    en: "Language",
    de: "Sprache",
};
/// Opens the help.
pub const HELP: Phrase = Phrase {
    en: "Need a hand?",
    de: "Brauchen Sie Hilfe?",
};
/// The help on the person's pages.
pub fn help(business: &str) -> String {
    say! {
        en: "Write to {business} the way you always do, by phone or by letter too. Everything that can be asked here \
            can be asked there, and costs nothing.",
        de: "Schreiben Sie {business} wie sonst auch, oder rufen Sie an. Alles, worum Sie hier bitten können, können \
            Sie auch dort verlangen, und es kostet nichts.",
    }
}
/// The help where nobody is signed in.
pub const HELP_OUTSIDE: Phrase = Phrase {
    en: "Write to the business you deal with, by phone or by letter too. Everything that can be asked here \
        can be asked there, and costs nothing.",
    de: "Schreiben Sie dem Unternehmen, mit dem Sie zu tun haben, oder rufen Sie dort an. Alles, worum Sie \
        hier bitten können, können Sie auch dort verlangen, und es kostet nichts.",
};
/// The reminder on the staff's pages.
pub const DESK_HELP: Phrase = Phrase {
    en: "Every decision you take here is written down with your name, and cannot be changed afterwards.",
    de: "Jede Entscheidung, die Sie hier treffen, wird mit Ihrem Namen festgehalten und lässt sich danach \
        nicht mehr ändern.",
};
