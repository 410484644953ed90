//! Numbers, times and names as one says them.

use jiff::{Timestamp, tz::Offset};

/// `1,284`.
fn count(n: u64) -> String {
    let mut digits = n.to_string();
    let mut at = digits.len();
    while at > 3 {
        at -= 3;
        digits.insert(at, ',');
    }
    digits
}

/// `1 message`, `1,284 messages`, `no messages`.
pub fn counted(n: u64, one: &str) -> String {
    match n {
        0 => format!("no {one}s"),
        1 => format!("1 {one}"),
        n => format!("{} {one}s", count(n)),
    }
}

/// `51 kB`, `2.9 MB`.
pub fn bytes(n: u64) -> String {
    let (unit, name) = match n {
        0..1_000 => return counted(n, "byte"),
        1_000..1_000_000 => (1_000, "kB"),
        1_000_000..1_000_000_000 => (1_000_000, "MB"),
        _ => (1_000_000_000, "GB"),
    };
    let tenths = (n + unit / 20) / (unit / 10);
    if unit == 1_000 || tenths >= 100 {
        format!("{} {name}", count((n + unit / 2) / unit))
    } else {
        format!("{}.{} {name}", tenths / 10, tenths % 10)
    }
}

/// `12.50 NOK`: the platform gives prices in a currency's smallest unit.
pub fn price(amount: i64, currency: &str) -> String {
    let currency = currency.to_ascii_uppercase();
    let sign = if amount < 0 { "−" } else { "" };
    let amount = amount.unsigned_abs();
    match currency.as_str() {
        "ISK" | "JPY" | "KRW" | "VND" => format!("{sign}{} {currency}", count(amount)),
        "BHD" | "KWD" | "OMR" => format!("{sign}{}.{:03} {currency}", count(amount / 1_000), amount % 1_000),
        _ => format!("{sign}{}.{:02} {currency}", count(amount / 100), amount % 100),
    }
}

/// What stands before the item at this place of a list: `a, b and c`.
pub const fn joint(at: usize, of: usize) -> &'static str {
    match at {
        0 => "",
        _ if at + 1 == of => " and ",
        _ => ", ",
    }
}

/// `30 November 2026`.
pub fn day(at: Timestamp) -> String {
    Offset::UTC.to_datetime(at).strftime("%-d %B %Y").to_string()
}

/// `3.04 pm UTC`.
pub fn clock(at: Timestamp) -> String {
    Offset::UTC.to_datetime(at).strftime("%-I.%M %P UTC").to_string()
}

/// Where a message came from.
pub fn source(kind: &str) -> &str {
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
        "api" | "api:conversations" => "through our systems",
        "zd:agentWorkspace" => "from our help desk",
        "zd:answerBot" | "zd:bot" => "from our help program",
        other => other,
    }
}
