//! What a person sees of others: one rule for pages, search and export.
//!
//! Another person's ids become pseudonyms, `other_` and sixteen letters, random for each pair of owner and other;
//! their name and picture are dropped. Agents appear by role. The words that others wrote in a conversation the
//! person took part in stay. Quoted messages follow the same rule, however deep.

use std::{borrow::Cow, collections::HashMap, fmt};

use serde::{
    Deserialize,
    de::{MapAccess, Visitor},
};
use serde_json::value::RawValue;

use crate::id::UserId;

/// The pseudonyms that one owner sees others under.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Aliases {
    owner: String,
    known: HashMap<String, String>,
}

impl Aliases {
    /// The pseudonyms of those whom `owner` meets, by platform id.
    pub fn of(owner: &UserId, known: impl IntoIterator<Item = (String, String)>) -> Self {
        Self {
            owner: owner.as_str().to_owned(),
            known: known.into_iter().collect(),
        }
    }

    /// Whether this id is the owner's own.
    pub fn is_owner(&self, user_id: &str) -> bool {
        self.owner == user_id
    }

    /// How the owner sees this person. One whom the store has not met has no pseudonym of their own.
    pub fn of_other(&self, user_id: &str) -> &str {
        self.known.get(user_id).map_or("other_unknown", String::as_str)
    }
}

/// A message as `aliases`' owner may see it. Borrows the stored text where nothing has to change.
pub fn message<'a>(data: &'a str, aliases: &Aliases) -> Cow<'a, str> {
    let Ok(object) = serde_json::from_str::<Members<'a>>(data) else {
        return Cow::Borrowed(data);
    };
    let by = object
        .raw("author")
        .and_then(|author| serde_json::from_str::<Members<'a>>(author).ok());
    let by = by
        .and_then(|author| author.text("userId"))
        .filter(|user| !aliases.is_owner(user));
    let alias = by.map(|user| aliases.of_other(&user).to_owned());
    let changes = object.changes(|name, value| match (name, &alias) {
        ("author", _) => author(value, aliases),
        ("quotedMessage", _) => quoted(value, aliases),
        ("source", Some(alias)) => source(value, alias),
        _ => None,
    });
    let dropped: &[&str] = if alias.is_some() { &["metadata"] } else { &[] };
    if changes.iter().all(Option::is_none) && !object.has_any(dropped) {
        return Cow::Borrowed(data);
    }
    let mut changes = changes.into_iter();
    Cow::Owned(object.without(dropped, |_, _| changes.next().flatten()))
}

/// A participant as `aliases`' owner may see it.
pub fn participant<'a>(data: &'a str, aliases: &Aliases) -> Cow<'a, str> {
    let Ok(object) = serde_json::from_str::<Members<'a>>(data) else {
        return Cow::Borrowed(data);
    };
    let Some(user) = object.text("userId").filter(|user| !aliases.is_owner(user)) else {
        return Cow::Borrowed(data);
    };
    let alias = quote(aliases.of_other(&user));
    let external = object.text("userExternalId").is_some();
    Cow::Owned(object.write(|name, _| match name {
        "userId" => Some(alias.clone()),
        "userExternalId" if external => Some(alias.clone()),
        "clientAssociations" => Some("[]".to_owned()),
        _ => None,
    }))
}

/// `data` without the words that its quotation took from `erased`; `None` when it quotes nothing of theirs.
pub fn without_quote_of(data: &str, erased: &UserId) -> Option<String> {
    rewrite(data, |name, value| {
        if name != "quotedMessage" {
            return None;
        }
        let quoted: Members<'_> = serde_json::from_str(value).ok()?;
        let message = quoted.raw("message")?;
        let inner: Members<'_> = serde_json::from_str(message).ok()?;
        let by: Option<Members<'_>> = inner
            .raw("author")
            .and_then(|author| serde_json::from_str(author).ok());
        if by.and_then(|author| author.text("userId")).as_deref() == Some(erased.as_str()) {
            return Some(r#"{"type":"message","message":{"deleted":true}}"#.to_owned());
        }
        let inner = without_quote_of(message, erased)?;
        Some(quoted.write(|name, _| (name == "message").then(|| inner.clone())))
    })
}

fn author(value: &str, aliases: &Aliases) -> Option<String> {
    let object: Members<'_> = serde_json::from_str(value).ok()?;
    match object.text("userId") {
        Some(user) if aliases.is_owner(&user) => None,
        Some(user) => {
            let alias = quote(aliases.of_other(&user));
            Some(object.without(&["displayName", "avatarUrl", "email"], |name, _| {
                matches!(name, "userId" | "userExternalId").then(|| alias.clone())
            }))
        }
        None if is_agent(&object) => {
            Some(object.without(&["displayName", "avatarUrl", "email"], |_, _| None))
        }
        None => None,
    }
}

/// Which channel another person wrote over stays; what names them there does not.
fn source(value: &str, alias: &str) -> Option<String> {
    const NAMING: [&str; 3] = ["client", "device", "originalMessageId"];
    let object: Members<'_> = serde_json::from_str(value).ok()?;
    object.has_any(&NAMING).then(|| {
        object.without(&["client", "device"], |name, _| {
            (name == "originalMessageId").then(|| quote(alias))
        })
    })
}

/// A member of staff: the business speaks, and it is not said to be a machine.
fn is_agent(author: &Members<'_>) -> bool {
    let machine = author
        .raw("subtypes")
        .is_some_and(|list| list.contains("\"bot\"") || list.contains("\"AI\""));
    author.text("type").as_deref() == Some("business")
        && !machine
        && author.has_any(&["displayName", "avatarUrl", "email"])
}

fn quoted(value: &str, aliases: &Aliases) -> Option<String> {
    rewrite(value, |name, inner| match (name, message(inner, aliases)) {
        ("message", Cow::Owned(text)) => Some(text),
        _ => None,
    })
}

/// Rewrites the members for which `change` gives a new text; `None` when none changed.
fn rewrite(data: &str, change: impl Fn(&str, &str) -> Option<String>) -> Option<String> {
    let object: Members<'_> = serde_json::from_str(data).ok()?;
    let changes = object.changes(change);
    if changes.iter().all(Option::is_none) {
        return None;
    }
    let mut changes = changes.into_iter();
    Some(object.write(|_, _| changes.next().flatten()))
}

fn quote(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

/// An object's members in their own order, each value as its own text.
struct Members<'a>(Vec<(Cow<'a, str>, &'a RawValue)>);

impl<'a> Members<'a> {
    fn raw(&self, name: &str) -> Option<&'a str> {
        self.0
            .iter()
            .find(|(n, _)| n == name)
            .map(|(_, value)| value.get())
    }

    fn text(&self, name: &str) -> Option<Cow<'a, str>> {
        self.raw(name)
            .and_then(|raw| serde_json::from_str::<Text<'a>>(raw).ok())
            .map(|text| text.0)
    }

    fn has_any(&self, names: &[&str]) -> bool {
        self.0.iter().any(|(name, _)| names.contains(&name.as_ref()))
    }

    fn changes(&self, change: impl Fn(&str, &str) -> Option<String>) -> Vec<Option<String>> {
        self.0
            .iter()
            .map(|(name, value)| change(name, value.get()))
            .collect()
    }

    fn write(&self, change: impl FnMut(&str, &str) -> Option<String>) -> String {
        self.without(&[], change)
    }

    fn without(&self, dropped: &[&str], mut change: impl FnMut(&str, &str) -> Option<String>) -> String {
        let mut out = String::from("{");
        for (name, value) in &self.0 {
            let new = change(name, value.get());
            if dropped.contains(&name.as_ref()) {
                continue;
            }
            if out.len() > 1 {
                out.push(',');
            }
            out.push_str(&quote(name));
            out.push(':');
            out.push_str(new.as_deref().unwrap_or_else(|| value.get()));
        }
        out.push('}');
        out
    }
}

#[derive(Deserialize)]
struct Text<'a>(#[serde(borrow)] Cow<'a, str>);

impl<'de: 'a, 'a> Deserialize<'de> for Members<'a> {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Object;
        impl<'de> Visitor<'de> for Object {
            type Value = Members<'de>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut members = Vec::new();
                while let Some((name, value)) = map.next_entry::<Text<'de>, &'de RawValue>()? {
                    members.push((name.0, value));
                }
                Ok(Members(members))
            }
        }
        from.deserialize_map(Object)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn aliases() -> Aliases {
        Aliases::of(
            &UserId::parse("me").unwrap(),
            [("you".to_owned(), "other_abcdefghijklmnop".to_owned())],
        )
    }

    #[test]
    fn ones_own_message_is_the_stored_text() {
        let data = r#"{"id":"m","author":{"type":"user","userId":"me","displayName":"Me"},"n":1.50}"#;
        assert!(matches!(message(data, &aliases()), Cow::Borrowed(_)));
    }

    #[test]
    fn another_persons_name_and_ids_go_and_the_words_and_numbers_stay() {
        let data = r#"{"id":"m","author":{"type":"user","userId":"you","displayName":"Zed","avatarUrl":"https://z"},"content":{"type":"text","text":"\u0041h"},"n":1.50}"#;
        let seen = message(data, &aliases());
        assert_eq!(
            seen,
            r#"{"id":"m","author":{"type":"user","userId":"other_abcdefghijklmnop"},"content":{"type":"text","text":"\u0041h"},"n":1.50}"#
        );
    }

    #[test]
    fn what_names_another_person_in_the_channel_goes_too() {
        let data = r#"{"id":"m","author":{"userId":"you"},"source":{"type":"whatsapp","integrationId":"i","originalMessageId":"wamid","client":{"id":"c","externalId":"+44"},"device":{"id":"d"}},"metadata":{"tier":"gold"}}"#;
        assert_eq!(
            message(data, &aliases()),
            r#"{"id":"m","author":{"userId":"other_abcdefghijklmnop"},"source":{"type":"whatsapp","integrationId":"i","originalMessageId":"other_abcdefghijklmnop"}}"#
        );
        let own = data.replace("you", "me");
        assert!(matches!(message(&own, &aliases()), Cow::Borrowed(_)));
    }

    #[test]
    fn agents_appear_by_role_and_bots_keep_their_name() {
        let agent = r#"{"author":{"type":"business","subtypes":["agent"],"displayName":"Idris P."}}"#;
        assert_eq!(
            message(agent, &aliases()),
            r#"{"author":{"type":"business","subtypes":["agent"]}}"#
        );
        let bot = r#"{"author":{"type":"business","subtypes":["bot"],"displayName":"Helper"}}"#;
        assert_eq!(message(bot, &aliases()), bot);
    }

    #[test]
    fn the_rule_goes_down_into_quotations() {
        let inner = r#"{"author":{"type":"user","userId":"you","displayName":"Zed"},"quotedMessage":{"type":"message","message":{"author":{"userId":"stranger","displayName":"Q"}}}}"#;
        let data = format!(
            r#"{{"author":{{"userId":"me"}},"quotedMessage":{{"type":"message","message":{inner}}}}}"#
        );
        let seen = message(&data, &aliases());
        assert!(
            !seen.contains("Zed")
                && !seen.contains("\"Q\"")
                && !seen.contains("\"you\"")
                && !seen.contains("stranger")
        );
        assert!(seen.contains("other_abcdefghijklmnop") && seen.contains("other_unknown"));
    }

    #[test]
    fn a_seat_of_another_loses_its_ids_and_channels() {
        let data = r#"{"id":"p","userId":"you","userExternalId":"passenger-2","unreadCount":3,"clientAssociations":[{"type":"sdk","clientId":"c"}]}"#;
        assert_eq!(
            participant(data, &aliases()),
            r#"{"id":"p","userId":"other_abcdefghijklmnop","userExternalId":"other_abcdefghijklmnop","unreadCount":3,"clientAssociations":[]}"#
        );
        let own = r#"{"id":"p","userId":"me","userExternalId":"passenger-1"}"#;
        assert_eq!(participant(own, &aliases()), own);
    }

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
}
