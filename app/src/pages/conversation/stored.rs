//! What is stored with a message, each value once: what the bubble says letter for letter is named there, as is when it was
//! received, and the rest stands below it. The id stands there, too: a link's address may carry it, but nobody reads it
//! there, and who helps may ask for it.

use crate::view::Fact;

/// The values that the bubble has not said so far.
pub(super) struct Stored(Vec<Fact>);

impl Stored {
    /// Nothing of these is said yet.
    pub(super) const fn new(facts: Vec<Fact>) -> Self {
        Self(facts)
    }

    /// `text` is about to be said: those of these fields that hold it, as the `data-field` of the element that says it.
    pub(super) fn said(&mut self, fields: &[&str], text: &str) -> Option<String> {
        self.take(|fact| {
            !text.is_empty() && fact.value.as_deref() == Some(text) && fields.contains(&fact.path.as_str())
        })
    }

    /// The same of a text that may be held by this field only.
    pub(super) fn one(&mut self, field: &str, text: &str) -> Option<String> {
        self.said(&[field], text)
    }

    /// All that stands below `field` is about to be shown as it is stored, under this one name.
    pub(super) fn shown(&mut self, field: &str) -> Option<String> {
        let is_below = |path: &str| {
            path.strip_prefix(field)
                .is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
        };
        self.take(|fact| is_below(&fact.path)).map(|_| field.to_owned())
    }

    /// The value that this field holds, letter for letter: of a number, as it was written.
    pub(super) fn held(&self, field: &str) -> Option<String> {
        self.0.iter().find(|fact| fact.path == field)?.value.clone()
    }

    /// What is left.
    pub(super) fn rest(self) -> Vec<Fact> {
        self.0
    }

    /// Takes these out, and gives their names.
    fn take(&mut self, is_said: impl Fn(&Fact) -> bool) -> Option<String> {
        let first = self.0.iter().position(&is_said)?;
        let mut names = self.0.remove(first).path;
        self.0.retain(|fact| {
            let said = is_said(fact);
            if said {
                names.push(' ');
                names.push_str(&fact.path);
            }
            !said
        });
        Some(names)
    }
}
