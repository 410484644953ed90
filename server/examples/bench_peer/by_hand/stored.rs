//! What is stored with a message, each value once: what its bubble says is named there, and the rest stands below it.

use super::leaves::{Leaf, leaves};

/// The values that the bubble has not said so far.
pub struct Stored(Vec<Leaf>);

impl Stored {
    pub fn of(message: &str) -> Self {
        Self(leaves(message))
    }

    /// Takes out those of these fields that hold this text, and names them.
    pub fn said(&mut self, fields: &[&str], text: &str) -> Option<String> {
        self.take(|(path, value)| value.as_deref() == Some(text) && fields.contains(&path.as_str()))
    }

    /// The same of a text that may be held by this field only.
    pub fn one(&mut self, field: &str, text: &str) -> Option<String> {
        self.said(&[field], text)
    }

    /// Takes out all that stands below a field.
    pub fn shown(&mut self, field: &str) -> Option<String> {
        let below = |path: &str| {
            let rest = path.strip_prefix(field);
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
        };
        self.take(|(path, _)| below(path)).map(|_| field.to_owned())
    }

    pub fn rest(self) -> Vec<Leaf> {
        self.0
    }

    fn take(&mut self, said: impl Fn(&Leaf) -> bool) -> Option<String> {
        let mut names = Vec::new();
        self.0.retain(|leaf| {
            let is = said(leaf);
            if is {
                names.push(leaf.0.clone());
            }
            !is
        });
        (!names.is_empty()).then(|| names.join(" "))
    }
}
