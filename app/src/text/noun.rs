//! What is counted on more than one page.

use super::Noun;

/// A message.
pub const MESSAGE: Noun = Noun {
    en: ["message", "messages"],
    de: ["Nachricht", "Nachrichten"],
};
/// A conversation.
pub const CONVERSATION: Noun = Noun {
    en: ["conversation", "conversations"],
    de: ["Unterhaltung", "Unterhaltungen"],
};
/// A channel.
pub const CHANNEL: Noun = Noun {
    en: ["channel", "channels"],
    de: ["Kanal", "Kanäle"],
};
/// A device.
pub const DEVICE: Noun = Noun {
    en: ["device", "devices"],
    de: ["Gerät", "Geräte"],
};
/// An entry in another system.
pub const SYSTEM: Noun = Noun {
    en: ["note in another system", "notes in other systems"],
    de: ["Vermerk in einem anderen System", "Vermerke in anderen Systemen"],
};
/// A stored value.
pub const VALUE: Noun = Noun {
    en: ["value", "values"],
    de: ["Wert", "Werte"],
};
/// A person's request.
pub const REQUEST: Noun = Noun {
    en: ["request", "requests"],
    de: ["Antrag", "Anträge"],
};
/// An entry of the log.
pub const ENTRY: Noun = Noun {
    en: ["entry", "entries"],
    de: ["Eintrag", "Einträge"],
};
/// A year.
pub const YEAR: Noun = Noun {
    en: ["year", "years"],
    de: ["Jahr", "Jahre"],
};
/// A month.
pub const MONTH: Noun = Noun {
    en: ["month", "months"],
    de: ["Monat", "Monate"],
};
/// A day.
pub const DAY: Noun = Noun {
    en: ["day", "days"],
    de: ["Tag", "Tage"],
};
/// A second.
pub const SECOND: Noun = Noun {
    en: ["second", "seconds"],
    de: ["Sekunde", "Sekunden"],
};
/// Days after “in” or “since”, which want the dative in German.
pub const AFTER_DAYS: Noun = Noun {
    en: ["day", "days"],
    de: ["Tag", "Tagen"],
};
