//! Numbers and names as one says them.

/// `1,284`.
pub fn count(n: u64) -> String {
    let mut digits = n.to_string();
    let mut at = digits.len();
    while at > 3 {
        at -= 3;
        digits.insert(at, ',');
    }
    digits
}

/// `51 kB`, `2.9 MB`.
pub fn bytes(n: u64) -> String {
    match n {
        0..1_000 => format!("{n} bytes"),
        1_000..1_000_000 => format!("{} kB", (n + 500) / 1_000),
        _ => {
            let tenths = (n + 50_000) / 100_000;
            format!("{}.{} MB", tenths / 10, tenths % 10)
        }
    }
}

/// Where a message came from.
pub fn source(kind: &str) -> &str {
    match kind {
        "android" => "Android app",
        "apple" => "Apple Messages",
        "instagram" => "Instagram",
        "ios" => "iPhone app",
        "line" => "LINE",
        "mailgun" | "email" => "Email",
        "messagebird" | "twilio" | "sms" => "Text messages",
        "messenger" => "Messenger",
        "sdk" => "Chat in our app or on our site",
        "slackconnect" => "Slack",
        "telegram" => "Telegram",
        "viber" => "Viber",
        "web" => "Web chat",
        "wechat" => "WeChat",
        "whatsapp" => "WhatsApp",
        "api" | "api:conversations" => "through our systems",
        "zd:agentWorkspace" => "from our help desk",
        "zd:answerBot" | "zd:bot" => "from our help program",
        other => other,
    }
}
