//! The fields of a record that are not described.

use std::{borrow::Cow, collections::BTreeSet, fmt};

use serde::{
    Deserializer,
    de::{DeserializeSeed, IgnoredAny, MapAccess, SeqAccess, Visitor},
};

use super::place::Place;

/// A name may be anything, and a record may have any number of them: what goes beyond is not told apart.
const MOST: usize = 50;
const LONGEST: usize = 200;

/// The paths of a record's fields that are not described, places in lists as `*`. Of what stands below such a field
/// nothing is said: there the names themselves may be personal.
///
/// `kind` is `user`, `client`, `device`, `businessSystem`, `merge`, `preference`, `conversation`, `participant`,
/// `message` or `attachment`; of any other nothing is found, as of a text that is no JSON.
pub fn undescribed(kind: &str, data: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    if let Some(place) = Place::of(kind) {
        let mut path = kind.to_owned();
        let value = Value {
            place,
            path: &mut path,
            found: &mut found,
        };
        // What was read up to a fault counts.
        let _ = value.deserialize(&mut serde_json::Deserializer::from_str(data));
    }
    found
}

struct Value<'a> {
    place: Place,
    path: &'a mut String,
    found: &'a mut BTreeSet<String>,
}

impl Value<'_> {
    /// Goes on one name down.
    fn under<T>(&mut self, place: Place, name: &str, go: impl FnOnce(Value<'_>) -> T) -> T {
        let here = self.path.len();
        self.path.push('.');
        self.path.push_str(name);
        let gone = go(Value {
            place,
            path: &mut *self.path,
            found: &mut *self.found,
        });
        self.path.truncate(here);
        gone
    }

    fn note(&mut self, name: &str) {
        if self.found.len() < MOST {
            let path = format!("{}.{name}", self.path);
            self.found.insert(path.chars().take(LONGEST).collect());
        }
    }
}

impl<'de> DeserializeSeed<'de> for Value<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<(), D::Error> {
        if self.place.is_all_below() {
            return from.deserialize_ignored_any(IgnoredAny).map(drop);
        }
        from.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Value<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut map: A) -> Result<(), A::Error> {
        while let Some(name) = map.next_key::<Name<'de>>()? {
            if let Some(place) = self.place.named(&name.0) {
                self.under(place, &name.0, |value| map.next_value_seed(value))?;
            } else {
                self.note(&name.0);
                map.next_value::<IgnoredAny>()?;
            }
        }
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut list: A) -> Result<(), A::Error> {
        let Some(place) = self.place.item() else {
            // A list where none was known: what is in it is not described.
            if list.next_element::<IgnoredAny>()?.is_some() {
                self.note("*");
                while list.next_element::<IgnoredAny>()?.is_some() {}
            }
            return Ok(());
        };
        while self
            .under(place, "*", |value| list.next_element_seed(value))?
            .is_some()
        {}
        Ok(())
    }

    fn visit_bool<E>(self, _: bool) -> Result<(), E> {
        Ok(())
    }

    fn visit_i64<E>(self, _: i64) -> Result<(), E> {
        Ok(())
    }

    fn visit_u64<E>(self, _: u64) -> Result<(), E> {
        Ok(())
    }

    fn visit_f64<E>(self, _: f64) -> Result<(), E> {
        Ok(())
    }

    fn visit_str<E>(self, _: &str) -> Result<(), E> {
        Ok(())
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }
}

#[derive(serde::Deserialize)]
struct Name<'a>(#[serde(borrow)] Cow<'a, str>);
