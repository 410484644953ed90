//! What is quoted from somebody who goes, or from messages that go.

use super::members::{Members, Seen};
use crate::id::UserId;

/// `data` without the words that its quotation took from `erased`; `None` when it quotes nothing of theirs.
pub fn without_quote_of(data: &str, erased: &UserId) -> Option<String> {
    without_quotes(data, &|said: &Members<'_>| {
        let by: Option<Members<'_>> = said
            .raw("author")
            .and_then(|author| serde_json::from_str(author).ok());
        by.and_then(|author| author.text("userId")).as_deref() == Some(erased.as_str())
    })
}

/// `data` without the words that its quotation took from one of the messages that go; `None` when it quotes none of
/// them.
pub fn without_quote_from(data: &str, goes: &dyn Fn(&str) -> bool) -> Option<String> {
    without_quotes(data, &|said: &Members<'_>| {
        said.text("id").is_some_and(|id| goes(&id))
    })
}

/// `data` without what it quotes, however deep, from messages that go.
fn without_quotes(data: &str, goes: &dyn Fn(&Members<'_>) -> bool) -> Option<String> {
    let object: Members<'_> = serde_json::from_str(data).ok()?;
    object.seen(|name, value| match name {
        "quotedMessage" => without(value, goes).into(),
        _ => Seen::AsStored,
    })
}

/// A quotation without the words that go; `None` when there are none.
fn without(quotation: &str, goes: &dyn Fn(&Members<'_>) -> bool) -> Option<String> {
    let quoted: Members<'_> = serde_json::from_str(quotation).ok()?;
    let message = quoted.raw("message")?;
    let inner: Members<'_> = serde_json::from_str(message).ok()?;
    if goes(&inner) {
        return Some(r#"{"type":"message","message":{"deleted":true}}"#.to_owned());
    }
    let inner = without_quotes(message, goes)?;
    quoted.seen(|name, _| match name {
        "message" => Seen::As(inner.clone()),
        _ => Seen::AsStored,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quotation_of_an_erased_person_loses_its_words_at_any_depth() {
        let erased = UserId::parse("you").unwrap();
        let quote = r#"{"type":"message","message":{"id":"q","author":{"userId":"you"},"content":{"text":"SECRET"}}}"#;
        let deep = format!(
            r#"{{"id":"m","quotedMessage":{{"type":"message","message":{{"id":"n","quotedMessage":{quote}}}}}}}"#
        );
        let data = format!(r#"{{"id":"m","quotedMessage":{quote}}}"#);
        for text in [data, deep] {
            let without = without_quote_of(&text, &erased).unwrap();
            assert!(
                !without.contains("SECRET") && without.contains("\"id\":\"m\""),
                "{without}"
            );
        }
        assert_eq!(
            without_quote_of(
                r#"{"quotedMessage":{"message":{"author":{"userId":"me"}}}}"#,
                &erased
            ),
            None
        );
    }

    #[test]
    fn what_is_quoted_from_a_message_that_goes_goes_and_nothing_else() {
        let goes = |id: &str| id == "m1";
        let said = r#"{"id":"m1","author":{"userId":"me"},"content":{"text":"SECRET"}}"#;
        let quoting = |id: &str, quoted: &str| {
            format!(r#"{{"id":"{id}","n":1.50,"quotedMessage":{{"type":"message","message":{quoted}}}}}"#)
        };
        let answer = quoting("m2", said);
        for text in [answer.clone(), quoting("m3", &answer)] {
            let without = without_quote_from(&text, &goes).unwrap();
            assert!(
                !without.contains("SECRET") && without.contains("1.50"),
                "{without}"
            );
        }
        // The message itself quotes nothing; another's is none of those that go.
        for kept in [
            said,
            &quoting("m2", &said.replace("m1", "m9")),
            r#"{"quotedMessage":{"type":"externalMessageId","externalMessageId":"m1"}}"#,
        ] {
            assert_eq!(without_quote_from(kept, &goes), None, "{kept}");
        }
    }
}
