//! Channels, devices and systems by the names people have for them.

use super::Phrase;

/// A channel's name, from the platform's word for it; the word itself if it is a new one.
pub fn name(kind: &str) -> &str {
    let phrase = match kind {
        "android" => Phrase {
            en: "Android app",
            de: "Android-App",
        },
        "gbm" => Phrase {
            en: "Google’s Business Messages",
            de: "Business Messages von Google",
        },
        "googlercs" => Phrase {
            en: "RCS messages",
            de: "RCS-Nachrichten",
        },
        "ios" => Phrase {
            en: "iPhone app",
            de: "iPhone-App",
        },
        "mailgun" | "email" => Phrase {
            en: "Email",
            de: "E-Mail",
        },
        "messagebird" | "twilio" | "sms" => Phrase {
            en: "Text messages",
            de: "SMS",
        },
        "sdk" => Phrase {
            en: "Chat in our app or on our site",
            de: "Chat in unserer App oder auf unserer Website",
        },
        "twitter" => Phrase {
            en: "X, formerly Twitter",
            de: "X, früher Twitter",
        },
        "unity" => Phrase {
            en: "Chat in our game",
            de: "Chat in unserem Spiel",
        },
        "web" => Phrase {
            en: "Web chat",
            de: "Chat auf der Website",
        },
        other => return brand(other),
    };
    phrase.here()
}

/// Names that are the same in every language.
fn brand(kind: &str) -> &str {
    match kind {
        "apple" => "Apple Messages",
        "instagram" => "Instagram",
        "kakao" => "KakaoTalk",
        "line" => "LINE",
        "messenger" => "Messenger",
        "slackconnect" => "Slack",
        "telegram" => "Telegram",
        "viber" => "Viber",
        "wechat" => "WeChat",
        "whatsapp" => "WhatsApp",
        other => other,
    }
}

/// A device by its platform.
pub fn device(kind: &str) -> &str {
    let phrase = match kind {
        "android" => Phrase {
            en: "An Android phone or tablet",
            de: "Ein Android-Telefon oder -Tablet",
        },
        "ios" => Phrase {
            en: "An iPhone or iPad",
            de: "Ein iPhone oder iPad",
        },
        "web" => Phrase {
            en: "A browser",
            de: "Ein Browser",
        },
        "unity" => Phrase {
            en: "A game",
            de: "Ein Spiel",
        },
        other => return other,
    };
    phrase.here()
}

/// Another system of the business's.
pub fn system(kind: &str) -> &str {
    let phrase = match kind {
        "helpscout" => return "Help Scout",
        "hipchat" => return "HipChat",
        "slack" => return "Slack",
        "zendesk" => Phrase {
            en: "Help desk",
            de: "Helpdesk",
        },
        "" => Phrase {
            en: "Another system",
            de: "Ein anderes System",
        },
        other => return other,
    };
    phrase.here()
}

/// Where a message came from: a channel, or one of the business's own programs.
pub fn source(kind: &str) -> &str {
    let phrase = match kind {
        "api" | "api:conversations" => Phrase {
            en: "through our systems",
            de: "über unsere Systeme",
        },
        "zd:agentWorkspace" => Phrase {
            en: "from our help desk",
            de: "von unserem Helpdesk",
        },
        "zd:answerBot" | "zd:bot" => Phrase {
            en: "from our help program",
            de: "von unserem Hilfsprogramm",
        },
        other => return name(other),
    };
    phrase.here()
}
