//! A stored record, taken apart without the portal's own code.

use std::collections::BTreeMap;

use serde_json::{Value, json, value::RawValue};

/// What stands at the end of a path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Leaf {
    /// `null`, or a list, object or text with nothing in it.
    Nothing,
    /// A text as it is read; a number or truth value as it is written.
    Said(String),
}

/// Every value of a record with its path.
pub fn leaves(data: &str) -> Vec<(String, Leaf)> {
    let mut found = Vec::new();
    walk(data, &mut Vec::new(), &mut found);
    found
}

fn walk(data: &str, path: &mut Vec<String>, found: &mut Vec<(String, Leaf)>) {
    let members: Vec<(String, Box<RawValue>)> = match data.as_bytes()[0] {
        b'{' => serde_json::from_str::<BTreeMap<String, Box<RawValue>>>(data)
            .unwrap()
            .into_iter()
            .collect(),
        b'[' => serde_json::from_str::<Vec<Box<RawValue>>>(data)
            .unwrap()
            .into_iter()
            .enumerate()
            .map(|(at, value)| (at.to_string(), value))
            .collect(),
        _ => {
            let leaf = match serde_json::from_str(data).unwrap() {
                Value::Null => Leaf::Nothing,
                Value::String(text) if text.is_empty() => Leaf::Nothing,
                Value::String(text) => Leaf::Said(text),
                _ => Leaf::Said(data.to_owned()),
            };
            found.push((path.join("."), leaf));
            return;
        }
    };
    if members.is_empty() {
        found.push((path.join("."), Leaf::Nothing));
    }
    for (name, value) in members {
        path.push(if name.is_empty() { "\"\"".to_owned() } else { name });
        walk(value.get(), path, found);
        path.pop();
    }
}

/// The paths in a message that the rule for others keeps from `me`: whose name, ids, picture and address stand there.
pub fn kept_back(message: &Value, me: &str) -> Vec<String> {
    let mut paths = Vec::new();
    let author = &message["author"];
    let is_own = author["userId"] == me;
    let is_business = author["userId"].as_str().is_none() && author["type"] == "business";
    let another = !is_own && !is_business;
    let machine = author["subtypes"]
        .as_array()
        .is_some_and(|all| all.iter().any(|kind| kind == "bot" || kind == "AI"));
    // Whom nothing names, and who is not of the business, is another.
    if another {
        for name in ["userId", "userExternalId", "displayName", "avatarUrl", "email"] {
            paths.push(format!("author.{name}"));
        }
        for name in ["client", "device", "originalMessageId"] {
            paths.push(format!("source.{name}"));
        }
        paths.push("metadata".to_owned());
        paths.extend(undescribed(message, ""));
        paths.extend(undescribed(author, "author."));
        paths.extend(undescribed(&message["source"], "source."));
    } else if is_business && !machine {
        for name in ["displayName", "avatarUrl", "email"] {
            paths.push(format!("author.{name}"));
        }
        paths.extend(undescribed(author, "author."));
    }
    let quotation = &message["quotedMessage"];
    let below = match &quotation["message"] {
        quoted @ Value::Object(_) => kept_back(quoted, me),
        _ => Vec::new(),
    };
    if another || !below.is_empty() {
        paths.extend(undescribed(quotation, "quotedMessage."));
    }
    paths.extend(below.iter().map(|path| format!("quotedMessage.message.{path}")));
    paths
}

/// The platform's own fields, as its published description names them.
const PUBLISHED: &str = include_str!("../../../../crates/domain/src/inventory/platform/fields.txt");

/// Members of another's record that nobody has described: what stands there may name them.
fn undescribed(object: &Value, within: &str) -> Vec<String> {
    let members = object.as_object().into_iter().flatten();
    members
        .map(|(name, _)| name.as_str())
        .filter(|name| {
            let field = format!("message.{within}{name}");
            !PUBLISHED.lines().any(|known| {
                let rest = known.strip_prefix(&*field);
                rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
            })
        })
        .map(|name| if name.is_empty() { "\"\"" } else { name })
        .map(|name| format!("{within}{name}"))
        .collect()
}

/// Whether `path` is one of these, or stands below one.
pub fn is_below(path: &str, kept: &[String]) -> bool {
    kept.iter().any(|kept| {
        path.strip_prefix(&**kept)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
    })
}

#[test]
fn whom_nothing_names_is_kept_back() {
    let paths = ["author.displayName", "source.client", "metadata"];
    for (author, is_kept) in [
        (json!({"type": "user", "displayName": "Zed"}), true),
        (
            json!({"type": "user", "userId": null, "displayName": "Zed"}),
            true,
        ),
        (json!({"displayName": "Zed"}), true),
        (Value::Null, true),
        (
            json!({"type": "user", "userId": "me", "displayName": "Me"}),
            false,
        ),
        (
            json!({"type": "business", "subtypes": ["bot"], "displayName": "Helper"}),
            false,
        ),
    ] {
        let kept = kept_back(&json!({"author": author}), "me");
        for path in paths {
            assert_eq!(is_below(path, &kept), is_kept, "{author}: {path}");
        }
    }
}
