//! Where a person's details stand besides their own record: at what they said, in quotations of it, in records that became
//! one with theirs. What is put right in the record is put right there too.
//!
//! What was said is none of that, and neither is what a channel calls them: both can be put right in words.

use std::ops::Range;

use super::{
    FieldPath, TAKEN_OUT,
    anew::{Leaves, leaves, without},
    rewrite::{current, editable, shown},
    text::{find, parts, put, quote, whole},
};
use crate::id::UserId;

/// The details of a person that their record no longer has as it had them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Replaced(Vec<Detail>);

/// One of them.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Detail {
    field: FieldPath,
    was: String,
    /// What stands there now, as its own text; none where nothing does.
    is: Option<String>,
}

impl Detail {
    fn is_profile(&self, names: &[&str]) -> bool {
        let (group, name) = self.field.names();
        group == "profile" && names.contains(&name)
    }

    fn now(&self) -> Option<String> {
        self.is.as_deref().map(shown)
    }
}

impl Replaced {
    /// What the record said in words before, and does not say any more; none if it says all of that still.
    pub fn between(before: &str, after: &str) -> Option<Self> {
        let detail = |field: FieldPath| {
            let was = current(before, &field).filter(|raw| raw.starts_with('"'))?;
            let is = current(after, &field).filter(|raw| !raw.starts_with(['{', '[']));
            let is = is.filter(|raw| !shown(raw).is_empty());
            let was = shown(was);
            let goes = !was.is_empty() && is.map(shown).as_ref() != Some(&was);
            let is = is.map(str::to_owned);
            goes.then_some(Detail { field, was, is })
        };
        let replaced: Vec<Detail> = editable(before).into_iter().filter_map(detail).collect();
        (!replaced.is_empty()).then_some(Self(replaced))
    }

    /// The texts that are gone.
    pub fn gone(&self) -> Vec<Box<str>> {
        self.0.iter().map(|detail| detail.was.as_str().into()).collect()
    }

    /// A message as it reads now, where it or what it quotes, however deep, was said under one of `theirs`; none if nothing
    /// changes in it.
    pub fn in_message(&self, data: &str, theirs: &[UserId]) -> Option<String> {
        let mut record = Record::of(data);
        let mut above: Vec<&str> = Vec::new();
        loop {
            let by = record.text(&below(&above, &["author", "userId"]));
            if by.is_some_and(|by| theirs.iter().any(|id| id.as_str() == by)) {
                self.in_author(&mut record, &below(&above, &["author"]));
            }
            above.extend(["quotedMessage", "message"]);
            if find(record.now(), &above).is_none() {
                return record.becomes;
            }
        }
    }

    /// The record of a merge as it reads now; none if nothing changes in it.
    pub fn in_merge(&self, data: &str) -> Option<String> {
        let mut record = Record::of(data);
        for whose in ["surviving", "discarded"] {
            self.in_record(&mut record, &["mergedUsers", whose]);
        }
        for detail in &self.0 {
            if let ("metadata", name) = detail.field.names() {
                record.replace(&["discardedMetadata", name], detail);
            }
        }
        record.becomes
    }

    fn in_author(&self, record: &mut Record<'_>, author: &[&str]) {
        let place = below(author, &["displayName"]);
        if let Some(name) = record.text(&place).and_then(|name| self.name(&name)) {
            let value = (!name.is_empty()).then(|| quote(&name));
            record.put(&place, value.as_deref());
        }
        for detail in &self.0 {
            for name in ["email", "avatarUrl"] {
                if detail.is_profile(&[name]) {
                    record.replace(&below(author, &[name]), detail);
                }
            }
        }
        self.in_record(record, &below(author, &["user"]));
    }

    /// Where a whole record of theirs stands within another.
    fn in_record(&self, record: &mut Record<'_>, above: &[&str]) {
        if find(record.now(), above).is_none() {
            return;
        }
        for detail in &self.0 {
            let (group, name) = detail.field.names();
            record.replace(&below(above, &[group, name]), detail);
        }
    }

    /// A name under which they spoke as it is now, empty if nothing of it is left; none if it stays. Names go word by word:
    /// who was `Maren Okonjo` may be `Maren Vale`, and `Okonjo-Vale` was another name all along.
    fn name(&self, name: &str) -> Option<String> {
        let is_whole =
            |detail: &&Detail| detail.is_profile(&["givenName", "surname", "email"]) && detail.was == *name;
        if let Some(detail) = self.0.iter().find(is_whole) {
            return Some(detail.now().unwrap_or_default());
        }
        // The longest first, and what stands there as it is to be stays so.
        let mut words: Vec<(String, Option<String>)> = Vec::new();
        let names = self.0.iter();
        for detail in names.filter(|detail| detail.is_profile(&["givenName", "surname"])) {
            let now = detail.now();
            if let Some(now) = now.as_ref().filter(|now| now.contains(detail.was.as_str())) {
                words.push((now.clone(), Some(now.clone())));
            }
            words.push((detail.was.clone(), now));
        }
        words.sort_by_key(|(word, _)| std::cmp::Reverse(word.len()));
        let becomes = with_words_anew(name, &words);
        (becomes != name).then_some(becomes)
    }
}

/// A record that is put right.
struct Record<'a> {
    data: &'a str,
    becomes: Option<String>,
}

impl<'a> Record<'a> {
    const fn of(data: &'a str) -> Self {
        Self { data, becomes: None }
    }

    fn now(&self) -> &str {
        self.becomes.as_deref().unwrap_or(self.data)
    }

    /// The text at the end of these names, if it is one.
    fn text(&self, names: &[&str]) -> Option<String> {
        let at = find(self.now(), names)?;
        serde_json::from_str(&self.now()[at]).ok()
    }

    fn put(&mut self, names: &[&str], value: Option<&str>) {
        if let Some(becomes) = put(self.now(), names, value) {
            self.becomes = Some(becomes);
        }
    }

    /// What stands now, where exactly what was stands.
    fn replace(&mut self, names: &[&str], detail: &Detail) {
        if self.text(names).is_some_and(|text| text == detail.was) {
            self.put(names, detail.is.as_deref());
        }
    }
}

fn below<'a>(above: &[&'a str], names: &[&'a str]) -> Vec<&'a str> {
    [above, names].concat()
}

/// Whether a letter and what stands beside it are of one name.
fn joins(letter: char) -> bool {
    letter.is_alphanumeric() || matches!(letter, '-' | '\'' | '\u{2019}' | '\u{300}'..='\u{36f}')
}

/// `name` with words of it replaced, each by the first that stands there, or left out.
fn with_words_anew(name: &str, words: &[(String, Option<String>)]) -> String {
    let (mut out, mut at, mut less) = (String::with_capacity(name.len()), 0, false);
    while let Some(letter) = name[at..].chars().next() {
        let is_apart = |beside: Option<char>| beside.is_none_or(|beside| !joins(beside));
        let begins = is_apart(name[..at].chars().next_back());
        let stands = |word: &str| {
            let rest = name[at..].strip_prefix(word);
            rest.is_some_and(|rest| is_apart(rest.chars().next()))
        };
        let found = words.iter().find(|(word, _)| begins && stands(word));
        if let Some((word, now)) = found {
            out.push_str(now.as_deref().unwrap_or_default());
            less |= now.is_none();
            at += word.len();
        } else {
            out.push(letter);
            at += letter.len_utf8();
        }
    }
    if less {
        let left: Vec<&str> = out.split_whitespace().collect();
        return left.join(" ").trim_matches([' ', ',']).to_owned();
    }
    out
}

/// The texts that a record had which is made anew, and has no more.
pub fn gone_of(of: Leaves, before: &str, after: &str) -> Vec<Box<str>> {
    let now = leaves(of, after);
    leaves(of, before)
        .into_iter()
        .filter(|leaf| !leaf.text.is_empty() && !now.contains(leaf))
        .map(|leaf| leaf.text.into())
        .collect()
}

/// The members of what another portal wrote down in which people's own words and values stand.
const SAID: [&str; 3] = ["text", "note", "statement"];
/// And the one with a value that was asked for.
const BECOMES: &str = "becomes";

/// A request or an entry that another portal wrote down, without what is gone; none if nothing of that stands there.
pub fn received_without(element: &str, gone: &[Box<str>]) -> Option<String> {
    let mut changes = Vec::new();
    look(element, &whole(element)?, "", gone, &mut changes);
    if changes.is_empty() {
        return None;
    }
    let mut becomes = element.to_owned();
    for (at, value) in changes.into_iter().rev() {
        becomes.replace_range(at, &value);
    }
    Some(becomes)
}

/// Notes, in their order, which values become which. What stands in a list is called as the list is.
fn look(
    element: &str,
    at: &Range<usize>,
    name: &str,
    gone: &[Box<str>],
    changes: &mut Vec<(Range<usize>, String)>,
) {
    if let Some(parts) = parts(element, at) {
        for part in parts {
            let own = part.name(element);
            look(
                element,
                &part.value,
                own.as_deref().unwrap_or(name),
                gone,
                changes,
            );
        }
        return;
    }
    let Ok(text) = serde_json::from_str::<String>(&element[at.clone()]) else {
        return;
    };
    let left = match name {
        BECOMES if gone.iter().any(|gone| **gone == *text) => TAKEN_OUT.to_owned(),
        _ if SAID.contains(&name) => gone.iter().fold(text.clone(), |left, gone| without(&left, gone)),
        _ => return,
    };
    if left != text {
        changes.push((at.clone(), quote(&left)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::inventory::{self, Correction as HowCorrected};

    /// What became of a profile and of what the business noted.
    fn replaced(before: &str, after: &str) -> Replaced {
        let record = |profile: &str| format!(r#"{{"id":"u1","profile":{profile}}}"#);
        Replaced::between(&record(before), &record(after)).unwrap()
    }

    fn called(given: &str, surname: &str) -> String {
        format!(r#"{{"givenName":"{given}","surname":"{surname}"}}"#)
    }

    fn theirs() -> Vec<UserId> {
        ["me", "before"].map(|id| UserId::parse(id).unwrap()).into()
    }

    #[test]
    fn what_is_replaced_was_a_text_and_is_said_no_more() {
        let between = |before: &str, after: &str| {
            Replaced::between(before, after).map(|replaced| {
                let gone = replaced.gone();
                gone.iter().map(ToString::to_string).collect::<Vec<_>>()
            })
        };
        let record = r#"{"id":"u1","profile":{"givenName":"Maren","surname":"\u004fkonjo"},"metadata":{"tier":"gold","n":14}}"#;
        for (from, to, gone) in [
            ("\\u004fkonjo", "Vale", Some("Okonjo")),
            ("\"gold\"", "7", Some("gold")),
            (r#""givenName":"Maren","#, "", Some("Maren")),
            ("14", "15", None),
            ("\\u004fkonjo", "Okonjo", None),
            ("\"u1\"", "\"u2\"", None),
        ] {
            let after = record.replace(from, to);
            assert_ne!(after, record);
            assert_eq!(
                between(record, &after),
                gone.map(|gone| vec![gone.to_owned()]),
                "{from}"
            );
        }
        assert_eq!(between("[]", "7"), None);
    }

    #[test]
    fn a_name_goes_word_by_word_and_what_only_looks_like_it_stays() {
        for (was, is, name, becomes) in [
            (
                ("Maren", "Okonjo"),
                ("Maren", "Vale"),
                "Maren Okonjo",
                Some("Maren Vale"),
            ),
            (
                ("Maren", "Okonjo"),
                ("Maren", "Vale"),
                "Okonjo, Maren",
                Some("Vale, Maren"),
            ),
            (("Maren", "Okonjo"), ("Maren", ""), "Maren Okonjo", Some("Maren")),
            (("Maren", "Okonjo"), ("Maren", ""), "Okonjo, Maren", Some("Maren")),
            (("Maren", "Okonjo"), ("Maren", ""), "Okonjo", Some("")),
            // Both at once, each in the other's place.
            (
                ("Vale", "Maren"),
                ("Maren", "Vale"),
                "Vale Maren",
                Some("Maren Vale"),
            ),
            // Who has the new name already.
            (
                ("Maren", "Vale"),
                ("Maren", "Okonjo Vale"),
                "Maren Okonjo Vale",
                None,
            ),
            (
                ("Maren", "Vale"),
                ("Maren", "Okonjo Vale"),
                "Maren Vale",
                Some("Maren Okonjo Vale"),
            ),
            (
                ("Maren", "Okonjo Vale"),
                ("Maren", "Vale"),
                "Maren Okonjo Vale",
                Some("Maren Vale"),
            ),
            // Others.
            (("Maren", "Okonjo"), ("Maren", "Vale"), "Maren Okonjo-Vale", None),
            (("Maren", "Okonjo"), ("Maren", "Vale"), "Okonjos O'Okonjo", None),
            (("Maren", "Okonjo"), ("Maren", "Vale"), "okonjo", None),
            (("Maren", "Rene"), ("Maren", "Vale"), "Maren Rene\u{301}", None),
        ] {
            let replaced = replaced(&called(was.0, was.1), &called(is.0, is.1));
            assert_eq!(replaced.name(name).as_deref(), becomes, "{was:?} {is:?} {name}");
        }
    }

    #[test]
    fn in_messages_it_follows_at_ones_own_words_however_deep_and_every_other_byte_stays() {
        let replaced = replaced(&called("Maren", "Okonjo"), &called("Maren", "Vale"));
        let said = |by: &str| {
            format!(
                r#"{{"id":"m1","n":1.50,"author":{{"userId":"{by}","displayName":"Maren \u004fkonjo"}},"content":{{"text":"Okonjo"}}}}"#
            )
        };
        let vale = |text: &str| text.replace(r"Maren \u004fkonjo", "Maren Vale");
        let quoting = |by: &str, quoted: &str| {
            said(by).replacen(
                '{',
                &format!(r#"{{"quotedMessage":{{"type":"message","message":{quoted}}},"#),
                1,
            )
        };
        for own in ["me", "before"] {
            let text = said(own);
            assert_eq!(replaced.in_message(&text, &theirs()), Some(vale(&text)));
            let deep = quoting("you", &quoting("you", &text));
            let expected = quoting("you", &quoting("you", &vale(&text)));
            assert_eq!(replaced.in_message(&deep, &theirs()), Some(expected));
        }
        // The control: whoever else is called so.
        for others in [said("you"), quoting("you", &said("stranger")), "7".to_owned()] {
            assert_eq!(replaced.in_message(&others, &theirs()), None, "{others}");
        }
    }

    /// Every field of which the register says that it follows, with a value that was put right.
    #[test]
    fn every_field_follows_of_which_the_register_says_so() {
        let before = r#"{"profile":{"surname":"OLD","email":"OLD@x","avatarUrl":"https://x/OLD"},"metadata":{"tone":"OLD"}}"#;
        let replaced = Replaced::between(before, &before.replace("OLD", "NEW")).unwrap();
        let follow = |path: &str, text: String| {
            let becomes = match path.split_once('.') {
                Some(("message", _)) => replaced.in_message(&text, &theirs()),
                _ => replaced.in_merge(&text),
            };
            assert_eq!(becomes, Some(text.replace("OLD", "NEW")), "{path}");
        };
        let paths = inventory::fields().filter(|field| field.correction == HowCorrected::Follows);
        let mut count = 0;
        for path in paths.map(|field| field.path) {
            let value = match path.rsplit('.').next().unwrap() {
                "<user>" => before.to_owned(),
                "**" => r#"{"tone":"OLD"}"#.to_owned(),
                "email" => r#""OLD@x""#.to_owned(),
                "avatarUrl" => r#""https://x/OLD""#.to_owned(),
                _ => r#""Maren OLD""#.to_owned(),
            };
            let names = path.trim_end_matches(".<user>").trim_end_matches(".**");
            let names: Vec<&str> = names.split('.').skip(1).collect();
            let record = put(r#"{"author":{"userId":"me"}}"#, &names, Some(&value)).unwrap();
            follow(path, record);
            count += 1;
        }
        assert_eq!(count, 7);
    }

    #[test]
    fn nothing_follows_in_what_others_noted() {
        let replaced = replaced(&called("Maren", "Okonjo"), &called("Maren", "Vale"));
        for other in [
            r#"{"reason":"Okonjo"}"#,
            r#"{"mergedClients":{"surviving":{"displayName":"Okonjo"}}}"#,
            r#"{"mergedUsers":{"discarded":{"profile":{"surname":"Okonjo-Vale","givenName":"Okonjo"}}}}"#,
            "[]",
        ] {
            assert_eq!(replaced.in_merge(other), None, "{other}");
        }
    }

    #[test]
    fn the_texts_that_a_record_has_no_more_are_gone() {
        let before = r#"{"content":{"type":"text","text":"OLD","htmlText":"OLD","items":["","x"]}}"#;
        let after = r#"{"content":{"type":"text","text":"NEW","items":["","x"]}}"#;
        let gone = gone_of(Leaves::Message, before, after);
        assert_eq!(
            gone.iter().map(|gone| &**gone).collect::<Vec<_>>(),
            ["OLD", "OLD"]
        );
        assert!(gone_of(Leaves::Message, before, before).is_empty());
    }

    #[test]
    fn of_what_another_portal_wrote_down_words_and_values_go_and_every_other_byte_stays() {
        let gone = |gone: &[&str]| gone.iter().map(|gone| (*gone).into()).collect::<Vec<Box<str>>>();
        let element = r#"{"reference":"gold","state":"gold","ask":{"changes":[{"field":"user.metadata.tier","becomes":"\u0067old"},{"becomes":"golden gold"}]},"statement":"I am gold.","messages":[{"text":"gold, golden"}],"note":7}"#;
        let left = element
            .replace(r#""\u0067old""#, r#""[…]""#)
            .replace("I am gold.", "I am […].")
            .replace("gold, golden", "[…], golden");
        assert_eq!(received_without(element, &gone(&["gold"])), Some(left));
        assert_eq!(received_without(element, &gone(&["silver"])), None);
        assert_eq!(received_without("k1", &gone(&["k1"])), None);
    }
}
