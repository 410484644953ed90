//! A record taken apart: every value with its path, in the order in which it is stored.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::Number;

/// A path and its text; none where nothing stands.
pub type Leaf = (String, Option<String>);

/// Every value of a record.
pub fn leaves(data: &str) -> Vec<Leaf> {
    let mut leaves = Vec::new();
    let mut path = String::new();
    let below = Below {
        path: &mut path,
        leaves: &mut leaves,
    };
    // What was taken in can be read.
    let _ = below.deserialize(&mut serde_json::Deserializer::from_str(data));
    leaves
}

/// What stands below a path.
struct Below<'a> {
    path: &'a mut String,
    leaves: &'a mut Vec<Leaf>,
}

impl Below<'_> {
    fn value(self, text: Option<String>) {
        if !self.path.is_empty() {
            self.leaves.push((self.path.clone(), text));
        }
    }

    /// Goes on below `name`; the path is longer until it comes back.
    fn named<R>(&mut self, name: &str, go: impl FnOnce(Below<'_>) -> R) -> R {
        let length = self.path.len();
        if length > 0 {
            self.path.push('.');
        }
        self.path.push_str(if name.is_empty() { "\"\"" } else { name });
        let done = go(Below {
            path: self.path,
            leaves: self.leaves,
        });
        self.path.truncate(length);
        done
    }
}

impl<'de> DeserializeSeed<'de> for Below<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<(), D::Error> {
        from.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Below<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_unit<E: Error>(self) -> Result<(), E> {
        self.value(None);
        Ok(())
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<(), E> {
        self.value(Some(value.to_string()));
        Ok(())
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<(), E> {
        self.value(Some(value.to_string()));
        Ok(())
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<(), E> {
        self.value(Some(value.to_string()));
        Ok(())
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<(), E> {
        self.value(Number::from_f64(value).map(|number| number.to_string()));
        Ok(())
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<(), E> {
        self.value((!value.is_empty()).then(|| value.to_owned()));
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut items: A) -> Result<(), A::Error> {
        let mut at = 0_usize;
        while self
            .named(&at.to_string(), |below| items.next_element_seed(below))?
            .is_some()
        {
            at += 1;
        }
        if at == 0 {
            self.value(None);
        }
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut members: A) -> Result<(), A::Error> {
        let mut empty = true;
        while let Some(name) = members.next_key::<String>()? {
            empty = false;
            self.named(&name, |below| members.next_value_seed(below))?;
        }
        if empty {
            self.value(None);
        }
        Ok(())
    }
}
