//! What a message has to be, apart from its words; by the rules of the portal's own search.

use crate::json::Json;

/// Nothing set: any message.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// Over which channel, by the platform's name: `whatsapp`.
    pub channel: String,
    /// What it is: one of the names that [`kind`] gives.
    pub kind: String,
    /// Received on this day or later: `2026-11-30`.
    pub from: String,
    /// Received on this day or before.
    pub to: String,
}

impl Filter {
    /// Whether it asks for anything.
    pub fn asks(&self) -> bool {
        *self != Self::default()
    }

    /// Whether a message is like that.
    pub fn takes(&self, message: &Json<'_>) -> bool {
        let is = |asked: &str, held: &str| asked.is_empty() || asked == held;
        let source = message.at(&["source", "type"]).map_or("", Json::plainly);
        let received = message.text("received").unwrap_or_default();
        // Days as they are written have the order of days.
        let day = received.get(..10).unwrap_or_default();
        is(&self.channel, source)
            && is(&self.kind, kind(message))
            && self.from.as_str() <= day
            && (self.to.is_empty() || (!day.is_empty() && day <= self.to.as_str()))
    }
}

/// What a message is, in a person's terms; empty for what is not known here.
fn kind(message: &Json<'_>) -> &'static str {
    if message
        .at(&["activity", "type"])
        .and_then(Json::as_text)
        .is_some()
    {
        return "event";
    }
    match message.at(&["content", "type"]).map_or("", Json::plainly) {
        "text" => "text",
        "image" => "picture",
        "file" => "file",
        "location" => "place",
        "form" | "formResponse" => "form",
        "carousel" | "list" | "template" => "choice",
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SAID: &str =
        r#"{"received":"2026-11-02T10:00:00.000Z","source":{"type":"whatsapp"},"content":{"type":"image"}}"#;

    fn takes(set: impl FnOnce(&mut Filter), message: &str) -> bool {
        let mut filter = Filter::default();
        set(&mut filter);
        assert!(filter.asks());
        filter.takes(&Json::parse(message).unwrap())
    }

    #[test]
    fn each_narrows_down_and_none_takes_all() {
        assert!(Filter::default().takes(&Json::parse("{}").unwrap()));
        assert!(!Filter::default().asks());
        for (channel, is) in [("whatsapp", true), ("web", false)] {
            assert_eq!(
                takes(|filter| filter.channel = channel.into(), SAID),
                is,
                "{channel}"
            );
        }
        for (kind, is) in [("picture", true), ("text", false), ("event", false)] {
            assert_eq!(takes(|filter| filter.kind = kind.into(), SAID), is, "{kind}");
        }
        for (day, after, before) in [
            ("2026-11-01", true, false),
            ("2026-11-02", true, true),
            ("2026-11-03", false, true),
        ] {
            assert_eq!(
                takes(|filter| filter.from = day.into(), SAID),
                after,
                "from {day}"
            );
            assert_eq!(takes(|filter| filter.to = day.into(), SAID), before, "to {day}");
        }
    }

    #[test]
    fn what_happened_is_an_event_and_what_says_nothing_is_nothing() {
        let event = r#"{"activity":{"type":"ticket:closed"},"content":{"type":"text"}}"#;
        assert!(takes(|filter| filter.kind = "event".into(), event));
        for odd in [
            "{}",
            "7",
            r#"{"received":7,"source":[],"content":null}"#,
            r#"{"received":"é"}"#,
        ] {
            assert!(!takes(|filter| filter.kind = "text".into(), odd), "{odd}");
            assert!(!takes(|filter| filter.to = "2026-11-02".into(), odd), "{odd}");
            assert!(!takes(|filter| filter.from = "2026-11-02".into(), odd), "{odd}");
        }
    }
}
