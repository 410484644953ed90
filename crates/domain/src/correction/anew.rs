//! Making a record anew, where the platform knows no way to change it: what stands in it becomes right, and it keeps its
//! id and its place.

use super::{
    Unfit,
    text::{self, find, put, quote},
};
use crate::id::MessageId;

/// The longest text of a message or a channel, in characters.
pub const LONGEST_LEAF: usize = 4_096;
/// No more texts of one record than this can be put right at a time.
const MOST_LEAVES: usize = 200;

/// Stands where something was quoted that is gone.
pub const TAKEN_OUT: &str = "[…]";

/// A record that is made anew.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Leaves {
    /// What a message says.
    Message,
    /// What a channel says about the person.
    Channel,
}

/// A text in such a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Leaf {
    /// The names down to it; places in lists by their numbers.
    pub names: Vec<String>,
    /// The text.
    pub text: String,
}

impl Leaves {
    /// The members under which such texts stand.
    const fn roots(self) -> &'static [&'static str] {
        match self {
            Self::Message => &["content"],
            Self::Channel => &["displayName", "avatarUrl", "info", "raw"],
        }
    }
}

/// The texts of a record that can be put right, in the record's order. What tells the platform how to read it (`type`)
/// is none.
pub fn leaves(of: Leaves, data: &str) -> Vec<Leaf> {
    let mut found = Vec::new();
    for root in of.roots() {
        walk(data, &mut vec![(*root).to_owned()], &mut found);
    }
    found
}

fn walk(data: &str, names: &mut Vec<String>, found: &mut Vec<Leaf>) {
    let Some(at) = find(data, names.as_slice()) else {
        return;
    };
    if let Ok(text) = serde_json::from_str::<String>(&data[at.clone()]) {
        if names.last().is_none_or(|name| name != "type") && found.len() < MOST_LEAVES {
            found.push(Leaf {
                names: names.clone(),
                text,
            });
        }
        return;
    }
    let parts = text::parts(data, &at).unwrap_or_default();
    for (place, part) in parts.iter().enumerate() {
        names.push(part.name(data).unwrap_or_else(|| place.to_string()));
        walk(data, names, found);
        names.pop();
    }
}

/// The record with these texts as they are to be, each by its place among [`leaves`]; an empty one goes. Answers the
/// record and the texts that are gone from it. Texts that stay as they are change nothing.
///
/// # Errors
/// [`Unfit::Nothing`] if nothing changes, [`Unfit::Control`] or [`Unfit::Length`] for what cannot stand in a message,
/// [`Unfit::Place`] for a place that is none.
pub fn anew(of: Leaves, data: &str, texts: &[(usize, String)]) -> Result<(String, Vec<String>), Unfit> {
    let leaves = leaves(of, data);
    let (mut becomes, mut gone) = (data.to_owned(), Vec::new());
    for (place, typed) in texts {
        let leaf = leaves.get(*place).ok_or(Unfit::Place)?;
        let typed = typed.replace("\r\n", "\n");
        let typed = typed.trim();
        if typed == leaf.text.replace("\r\n", "\n").trim() {
            continue;
        }
        if typed.chars().any(|c| c.is_control() && !matches!(c, '\n' | '\t')) {
            return Err(Unfit::Control);
        }
        if typed.chars().count() > LONGEST_LEAF {
            return Err(Unfit::Length);
        }
        let raw = (!typed.is_empty()).then(|| quote(typed));
        becomes = put(&becomes, &leaf.names, raw.as_deref())
            .or_else(|| put(&becomes, &leaf.names, Some("\"\"")))
            .ok_or(Unfit::Place)?;
        gone.push(leaf.text.clone());
    }
    if gone.is_empty() {
        return Err(Unfit::Nothing);
    }
    Ok((becomes, gone))
}

/// A message with what it quotes of the message `id`, however deep, as that message is now; none if it quotes nothing of
/// it.
pub fn with_quotes_anew(data: &str, id: &MessageId, anew: &str) -> Option<String> {
    let content = find(anew, &["content"]).map(|at| &anew[at]);
    let mut becomes: Option<String> = None;
    let mut names: Vec<&str> = Vec::new();
    loop {
        names.extend(["quotedMessage", "message"]);
        let quoting = becomes.as_deref().unwrap_or(data);
        if find(quoting, &names).is_none() {
            return becomes;
        }
        let below = |name: &'static str| [&names[..], &[name]].concat();
        let quoted = find(quoting, &below("id"));
        let quoted = quoted.and_then(|at| serde_json::from_str::<String>(&quoting[at]).ok());
        let next = if quoted.as_deref() == Some(id.as_str()) && find(quoting, &below("content")).is_some() {
            put(quoting, &below("content"), content)
        } else {
            None
        };
        becomes = next.or(becomes);
    }
}

/// What somebody said, without a text that they quote exactly: as words of its own, not as part of others.
pub fn without(said: &str, gone: &str) -> String {
    if gone.chars().count() < 2 {
        return said.to_owned();
    }
    let (mut out, mut rest) = (String::with_capacity(said.len()), said);
    while let Some(at) = rest.find(gone) {
        let (before, from) = rest.split_at(at);
        let behind = &from[gone.len()..];
        let joined = |neighbour: Option<char>, own: Option<char>| {
            let is_part = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
            is_part(neighbour) && is_part(own)
        };
        let last = before.chars().next_back().or_else(|| out.chars().next_back());
        out.push_str(before);
        if joined(last, gone.chars().next()) || joined(behind.chars().next(), gone.chars().next_back()) {
            out.push_str(gone);
        } else {
            out.push_str(TAKEN_OUT);
        }
        rest = behind;
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    const MESSAGE: &str = r#"{"id":"m1","received":"2026-10-01T10:00:00.000Z","author":{"displayName":"Maren"},"content":{"type":"text","text":"OLD \u0041","htmlText":"<b>OLD A</b>","n":1.50,"items":[{"title":"OLD"},"x"]},"source":{"type":"web"}}"#;
    const CHANNEL: &str = r#"{"id":"c1","type":"twilio","displayName":"Old","avatarUrl":null,"info":{"city":"DULUTH"},"raw":{"FromCity":"DULUTH","n":1},"externalId":"+1"}"#;

    fn texts(of: Leaves, data: &str) -> Vec<(String, String)> {
        leaves(of, data)
            .into_iter()
            .map(|leaf| (leaf.names.join("."), leaf.text))
            .collect()
    }

    #[test]
    fn what_a_message_says_can_be_put_right_and_nothing_else_of_it() {
        let own = |path: &str, text: &str| (path.to_owned(), text.to_owned());
        assert_eq!(
            texts(Leaves::Message, MESSAGE),
            [
                own("content.text", "OLD A"),
                own("content.htmlText", "<b>OLD A</b>"),
                own("content.items.0.title", "OLD"),
                own("content.items.1", "x"),
            ]
        );
        assert_eq!(
            texts(Leaves::Channel, CHANNEL),
            [
                own("displayName", "Old"),
                own("info.city", "DULUTH"),
                own("raw.FromCity", "DULUTH"),
            ]
        );
        assert!(leaves(Leaves::Message, "[]").is_empty());
    }

    #[test]
    fn every_other_byte_stays() {
        let typed = |texts: &[(usize, &str)]| -> Vec<(usize, String)> {
            texts.iter().map(|(at, text)| (*at, (*text).to_owned())).collect()
        };
        let (becomes, gone) = anew(
            Leaves::Message,
            MESSAGE,
            &typed(&[(0, "NEW\r\n\"A\""), (1, ""), (2, " OLD "), (3, "")]),
        )
        .unwrap();
        let expected = MESSAGE
            .replace(r"OLD \u0041", r#"NEW\n\"A\""#)
            .replace(r#""htmlText":"<b>OLD A</b>","#, "")
            .replace("\"x\"", "\"\"");
        assert_eq!(becomes, expected);
        assert_eq!(gone, ["OLD A", "<b>OLD A</b>", "x"]);
        for (texts, unfit) in [
            (typed(&[]), Unfit::Nothing),
            (typed(&[(0, "OLD A")]), Unfit::Nothing),
            (typed(&[(4, "x")]), Unfit::Place),
            (typed(&[(0, "a\0b")]), Unfit::Control),
            (vec![(0, "x".repeat(LONGEST_LEAF + 1))], Unfit::Length),
        ] {
            assert_eq!(anew(Leaves::Message, MESSAGE, &texts), Err(unfit));
        }
    }

    #[test]
    fn a_quoted_text_goes_and_what_only_looks_like_it_stays() {
        for (said, gone, left) in [
            ("My name is not Okonjo.", "Okonjo", "My name is not […]."),
            ("Okonjo, Okonjo-Vale, Okonjos", "Okonjo", "[…], […]-Vale, Okonjos"),
            ("\u{201e}ÄÖ\u{201c} and ÄÖÜ", "ÄÖ", "\u{201e}[…]\u{201c} and ÄÖÜ"),
            ("OkonjoOkonjo", "Okonjo", "OkonjoOkonjo"),
            ("a b a", "a", "a b a"),
            ("!!!!", "!!", "[…][…]"),
            ("nothing", "Okonjo", "nothing"),
        ] {
            assert_eq!(without(said, gone), left);
        }
    }

    #[test]
    fn quotations_say_what_the_message_says_now() {
        let id = MessageId::parse("m1").unwrap();
        let anew = r#"{"id":"m1","content":{"type":"text","text":"NEW"}}"#;
        let quote = r#"{"type":"message","message":{"id":"m1","content":{"text":"OLD"}}}"#;
        let flat = format!(r#"{{"id":"m2","quotedMessage":{quote},"n":1.50}}"#);
        let deep = format!(
            r#"{{"id":"m3","quotedMessage":{{"type":"message","message":{{"id":"m2","quotedMessage":{quote}}}}}}}"#
        );
        for text in [flat, deep] {
            assert_eq!(
                with_quotes_anew(&text, &id, anew),
                Some(text.replace(r#"{"text":"OLD"}"#, r#"{"type":"text","text":"NEW"}"#))
            );
        }
        for other in [
            r#"{"id":"m1"}"#,
            r#"{"quotedMessage":{"message":{"id":"m7","content":{"text":"OLD"}}}}"#,
            r#"{"quotedMessage":{"type":"externalMessageId","externalMessageId":"m1"}}"#,
        ] {
            assert_eq!(with_quotes_anew(other, &id, anew), None);
        }
    }
}
