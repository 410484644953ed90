//! What a person would call the values of a record, as the portal's register of fields has it. What stands nowhere here
//! is shown as it is stored.

use super::{Language, Phrase, both, number::bytes, say};

/// A value that is known: where it stands, and what it is called.
pub type Field = (&'static [&'static str], Phrase);

pub const USER: &[Field] = &[
    (
        &["externalId"],
        both(
            "Number or name the business gave you",
            "Nummer oder Name, die Ihnen das Unternehmen gegeben hat",
        ),
    ),
    (&["profile", "givenName"], both("First name", "Vorname")),
    (&["profile", "surname"], both("Family name", "Nachname")),
    (&["profile", "email"], both("E-mail address", "E-Mail-Adresse")),
    (&["profile", "locale"], both("Language", "Sprache")),
    (&["profile", "avatarUrl"], both("Picture", "Bild")),
    (&["signedUpAt"], both("First seen", "Zum ersten Mal gesehen")),
    (
        &["zendeskId"],
        both(
            "Number of your record in the help desk",
            "Nummer Ihres Eintrags im Helpdesk",
        ),
    ),
    (
        &["id"],
        both(
            "Number the messaging platform gave you",
            "Nummer, die Ihnen die Messaging-Plattform gegeben hat",
        ),
    ),
];

pub const CLIENT: &[Field] = &[
    (
        &["displayName"],
        both("Name shown there", "Dort angezeigter Name"),
    ),
    (
        &["externalId"],
        both("Your number or name there", "Ihre Nummer oder Ihr Name dort"),
    ),
    (&["status"], both("State", "Zustand")),
    (&["linkedAt"], both("Linked on", "Verknüpft am")),
    (&["lastSeen"], both("Last seen there", "Dort zuletzt gesehen")),
    (&["avatarUrl"], both("Picture there", "Bild dort")),
    (&["id"], both("Number of this channel", "Nummer dieses Kanals")),
];

pub const DEVICE: &[Field] = &[
    (&["status"], both("State", "Zustand")),
    (&["lastSeen"], both("Last seen", "Zuletzt gesehen")),
    (&["info", "devicePlatform"], both("Model", "Modell")),
    (&["info", "os"], both("Operating system", "Betriebssystem")),
    (
        &["info", "osVersion"],
        both("Version of the operating system", "Version des Betriebssystems"),
    ),
    (
        &["info", "carrier"],
        both("Telephone company", "Mobilfunkanbieter"),
    ),
    (
        &["info", "currentUrl"],
        both("Page you were on", "Seite, auf der Sie waren"),
    ),
    (
        &["info", "browserLanguage"],
        both("Language of your browser", "Sprache Ihres Browsers"),
    ),
    (
        &["info", "userAgent"],
        both(
            "What your browser says of itself",
            "Was Ihr Browser über sich sagt",
        ),
    ),
    (&["appVersion"], both("Version of the app", "Version der App")),
    (&["id"], both("Number of this device", "Nummer dieses Geräts")),
];

pub const SYSTEM: &[Field] = &[
    (&["ticketId"], both("Ticket", "Ticket")),
    (&["channelId"], both("Channel", "Kanal")),
    (
        &["conversationId"],
        both("Conversation there", "Unterhaltung dort"),
    ),
    (&["roomId"], both("Room", "Raum")),
];

pub const CONVERSATION: &[Field] = &[
    (
        &["displayName"],
        both("Name of the conversation", "Name der Unterhaltung"),
    ),
    (&["description"], both("What it is about", "Worum es geht")),
    (&["createdAt"], both("When it began", "Wann sie begann")),
    (
        &["lastUpdatedAt"],
        both(
            "When something last happened in it",
            "Wann zuletzt etwas darin geschah",
        ),
    ),
    (
        &["id"],
        both("Number of this conversation", "Nummer dieser Unterhaltung"),
    ),
];

/// A channel by a name that people have for it; the platform's word if it has none.
pub fn channel(language: Language, kind: &str) -> &str {
    let phrase = match kind {
        "android" => both("Android app", "Android-App"),
        "ios" => both("iPhone app", "iPhone-App"),
        "mailgun" | "email" => both("Email", "E-Mail"),
        "messagebird" | "twilio" | "sms" => both("Text messages", "SMS"),
        "sdk" => both(
            "Chat in the app or on the site",
            "Chat in der App oder auf der Website",
        ),
        "twitter" => both("X, formerly Twitter", "X, früher Twitter"),
        "unity" => both("Chat in the game", "Chat im Spiel"),
        "web" => both("Web chat", "Chat auf der Website"),
        "" => both("A channel", "Ein Kanal"),
        other => return brand(other),
    };
    phrase.said(language)
}

fn brand(kind: &str) -> &str {
    match kind {
        "apple" => "Apple Messages",
        "instagram" => "Instagram",
        "kakao" => "KakaoTalk",
        "line" => "LINE",
        "messenger" => "Messenger",
        "telegram" => "Telegram",
        "viber" => "Viber",
        "wechat" => "WeChat",
        "whatsapp" => "WhatsApp",
        "helpscout" => "Help Scout",
        "hipchat" => "HipChat",
        "slack" | "slackconnect" => "Slack",
        other => other,
    }
}

/// Where a message came from: a channel, or one of the business's own programs.
pub fn source(language: Language, kind: &str) -> &str {
    let phrase = match kind {
        "api" | "api:conversations" => {
            both("through the business’s systems", "über Systeme des Unternehmens")
        }
        "zd:agentWorkspace" => both("from the help desk", "vom Helpdesk"),
        "zd:answerBot" | "zd:bot" => both("from the help program", "vom Hilfsprogramm"),
        other => return channel(language, other),
    };
    phrase.said(language)
}

/// A device by its platform.
pub fn device(language: Language, kind: &str) -> &str {
    let phrase = match kind {
        "android" => both("An Android phone or tablet", "Ein Android-Telefon oder -Tablet"),
        "ios" => both("An iPhone or iPad", "Ein iPhone oder iPad"),
        "web" => both("A browser", "Ein Browser"),
        "unity" => both("A game", "Ein Spiel"),
        "" => both("A device", "Ein Gerät"),
        other => return other,
    };
    phrase.said(language)
}

/// Another system of the business.
pub fn system(language: Language, kind: &str) -> &str {
    let phrase = match kind {
        "zendesk" => both("Help desk", "Helpdesk"),
        "" => both("Another system", "Ein anderes System"),
        other => return brand(other),
    };
    phrase.said(language)
}

pub const AS_STORED: Phrase = both("As stored", "Wie gespeichert");
pub const ALL_AS_STORED: Phrase = both(
    "The whole record, as stored",
    "Der ganze Datensatz, wie gespeichert",
);
pub const RECORD: Phrase = both("Record", "Datensatz");
pub const NOTHING: Phrase = both(
    "None of its values is one that this page has words for.",
    "Keiner seiner Werte ist einer, für den diese Seite Worte hat.",
);
pub const UNREADABLE: Phrase = both(
    "This record cannot be read: the file is damaged here.",
    "Dieser Datensatz ist nicht lesbar: Die Datei ist hier beschädigt.",
);
pub const YES: Phrase = both("Yes", "Ja");
pub const NO: Phrase = both("No", "Nein");

/// In place of a record that is not shown.
pub fn too_large(language: Language, size: u64, at: u64) -> String {
    let size = bytes(language, size);
    say! {
        language,
        en: "This record is too large for this page: {size}. It stands in the file from byte {at} on.",
        de: "Dieser Datensatz ist zu groß für diese Seite: {size}. Er steht in der Datei ab Byte {at}.",
    }
}
