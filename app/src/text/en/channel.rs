//! Channels, devices and systems by the names people have for them.

/// A channel's name, from the platform's word for it; the word itself if it is a new one.
pub fn name(kind: &str) -> &str {
    match kind {
        "android" => "Android app",
        "apple" => "Apple Messages",
        "gbm" => "Google’s Business Messages",
        "googlercs" => "RCS messages",
        "instagram" => "Instagram",
        "ios" => "iPhone app",
        "kakao" => "KakaoTalk",
        "line" => "LINE",
        "mailgun" | "email" => "Email",
        "messagebird" | "twilio" | "sms" => "Text messages",
        "messenger" => "Messenger",
        "sdk" => "Chat in our app or on our site",
        "slackconnect" => "Slack",
        "telegram" => "Telegram",
        "twitter" => "X, formerly Twitter",
        "unity" => "Chat in our game",
        "viber" => "Viber",
        "web" => "Web chat",
        "wechat" => "WeChat",
        "whatsapp" => "WhatsApp",
        other => other,
    }
}

/// A device by its platform.
pub fn device(kind: &str) -> &str {
    match kind {
        "android" => "An Android phone or tablet",
        "ios" => "An iPhone or iPad",
        "web" => "A browser",
        "unity" => "A game",
        other => other,
    }
}

/// Another system of the business's.
pub fn system(kind: &str) -> &str {
    match kind {
        "helpscout" => "Help Scout",
        "hipchat" => "HipChat",
        "slack" => "Slack",
        "zendesk" => "Help desk",
        "" => "Another system",
        other => other,
    }
}

/// Where a message came from: a channel, or one of the business's own programs.
pub fn source(kind: &str) -> &str {
    match kind {
        "api" | "api:conversations" => "through our systems",
        "zd:agentWorkspace" => "from our help desk",
        "zd:answerBot" | "zd:bot" => "from our help program",
        other => name(other),
    }
}
