//! Filling the gaps in what is said: `{name}`, `{booking}`, `{port}` and `{port2}`.

use std::collections::BTreeMap;

use super::house::Words;
use crate::sample::dice::Dice;

/// What stands in the gaps throughout one talk.
#[derive(Debug, Clone)]
pub(super) struct Slots<'w> {
    words: &'w Words,
    filled: BTreeMap<String, String>,
}

impl<'w> Slots<'w> {
    pub(super) fn new(words: &'w Words) -> Self {
        Self {
            words,
            filled: BTreeMap::new(),
        }
    }

    pub(super) fn set(&mut self, name: &str, value: impl Into<String>) {
        self.filled.insert(name.to_owned(), value.into());
    }

    /// Fills the gaps of a JSON text. `{name}` stands within a string; `"{=name}"` becomes a bare number.
    pub(super) fn fill(&mut self, json: &str, dice: &mut Dice) -> String {
        let mut filled = String::with_capacity(json.len() + 32);
        let mut rest = json;
        while let Some((before, gap, after)) = next_gap(rest) {
            let value = self.value(gap.name, dice);
            filled.push_str(before);
            match value {
                Some(value) if gap.bare => filled.push_str(&value),
                Some(value) => filled.push_str(&escaped(&value)),
                None => filled.push_str(gap.text),
            }
            rest = after;
        }
        filled.push_str(rest);
        filled
    }

    /// What stands in the gap of this name, chosen now if it was not before.
    pub(super) fn value(&mut self, name: &str, dice: &mut Dice) -> Option<String> {
        if let Some(value) = self.filled.get(name) {
            return Some(value.clone());
        }
        let base = name.trim_end_matches(|c: char| c.is_ascii_digit());
        let choices = self.words.get(base)?;
        let free: Vec<&String> = choices
            .iter()
            .filter(|choice| !self.taken(base, choice))
            .collect();
        let chosen = dice.pick(&free).copied().or(choices.first())?;
        let value = with_digits(chosen, dice);
        self.filled.insert(name.to_owned(), value.clone());
        Some(value)
    }

    /// Two gaps of the same kind do not hold the same.
    fn taken(&self, base: &str, choice: &str) -> bool {
        self.filled.iter().any(|(name, value)| {
            value == choice && name.trim_end_matches(|c: char| c.is_ascii_digit()) == base
        })
    }
}

struct Gap<'t> {
    text: &'t str,
    name: &'t str,
    bare: bool,
}

/// The text before the next gap, the gap, and the text after it.
fn next_gap(text: &str) -> Option<(&str, Gap<'_>, &str)> {
    let mut from = 0;
    loop {
        let open = from + text.get(from..)?.find('{')?;
        let inner = text.get(open + 1..)?;
        let bare = inner.starts_with('=');
        let name_at = open + 1 + usize::from(bare);
        let tail = text.get(name_at..)?;
        let length = tail
            .find(|c: char| !c.is_ascii_alphanumeric())
            .unwrap_or(tail.len());
        if length == 0 || !tail[length..].starts_with('}') {
            from = open + 1;
            continue;
        }
        let name = &tail[..length];
        let (start, end) = (open, name_at + length + 1);
        // A bare gap takes its quotation marks with it.
        let (start, end) = if bare {
            (start.saturating_sub(1), (end + 1).min(text.len()))
        } else {
            (start, end)
        };
        let gap = Gap {
            text: text.get(start..end)?,
            name,
            bare,
        };
        return Some((text.get(..start)?, gap, text.get(end..)?));
    }
}

/// Each `#` becomes a digit, the first of a row not zero.
fn with_digits(pattern: &str, dice: &mut Dice) -> String {
    let mut before = ' ';
    let digits = pattern.chars().map(|c| {
        let lowest = u64::from(before != '#');
        before = c;
        if c == '#' {
            char::from(b'0' + u8::try_from(dice.between(lowest, 9)).unwrap_or(0))
        } else {
            c
        }
    });
    digits.collect()
}

/// As it stands between the quotation marks of a JSON string.
fn escaped(value: &str) -> String {
    let mut escaped = String::with_capacity(value.len());
    for c in value.chars() {
        match c {
            '"' => escaped.push_str("\\\""),
            '\\' => escaped.push_str("\\\\"),
            '\n' => escaped.push_str("\\n"),
            _ => escaped.push(c),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::{Slots, Words};
    use crate::sample::dice::Dice;

    fn fill(text: &str) -> String {
        let words = Words::from([
            ("port".to_owned(), vec!["Tarrow".to_owned(), "Skarvøy".to_owned()]),
            ("size".to_owned(), vec!["7##".to_owned()]),
        ]);
        let mut slots = Slots::new(&words);
        slots.set("name", "Ann \"A\" Ø");
        slots.fill(text, &mut Dice::seeded(1))
    }

    #[test]
    fn a_gap_keeps_its_word_and_two_gaps_differ() {
        let filled = fill("{port} {port} {port2}");
        let ports: Vec<&str> = filled.split(' ').collect();
        assert_eq!(ports[0], ports[1]);
        assert_ne!(ports[0], ports[2]);
    }

    #[test]
    fn values_are_escaped_and_numbers_bare() {
        let filled = fill(r#"{"a":"{name}","b":"{=size}","c":{}}"#);
        let value: serde_json::Value = serde_json::from_str(&filled).unwrap();
        assert_eq!(value["a"], "Ann \"A\" Ø");
        assert!((700..800).contains(&value["b"].as_i64().unwrap()));
    }

    #[test]
    fn an_unknown_gap_stays_to_be_noticed() {
        assert_eq!(fill("to {nowhere}"), "to {nowhere}");
    }
}
