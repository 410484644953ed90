//! Finding a field by where it stands.

use std::{collections::BTreeMap, sync::LazyLock};

use super::{Field, fields};

/// The kinds of record, by name, with all that is known below them.
static KINDS: LazyLock<BTreeMap<&'static str, Node>> = LazyLock::new(|| {
    let mut kinds: BTreeMap<_, Node> = BTreeMap::new();
    for field in fields() {
        let mut names = field.path.split('.');
        let mut node = kinds.entry(names.next().unwrap_or_default()).or_default();
        for name in names {
            match name.strip_prefix('<').and_then(|name| name.strip_suffix('>')) {
                Some(kind) => node.record = Some(kind),
                None if name == "**" => node.below = true,
                None if name == "*" => node = node.any.get_or_insert_default(),
                None => node = node.names.entry(name).or_default(),
            }
        }
        node.field = Some(field);
    }
    kinds
});

#[derive(Default)]
struct Node {
    /// What stands here.
    field: Option<&'static Field>,
    names: BTreeMap<&'static str, Self>,
    any: Option<Box<Self>>,
    /// Whether the field is all that stands below, too.
    below: bool,
    /// The kind of record that stands here.
    record: Option<&'static str>,
}

/// A place in a record of which something is known.
#[derive(Clone, Copy)]
pub(super) struct Place(&'static Node);

impl Place {
    /// A whole record of this kind.
    pub(super) fn of(kind: &str) -> Option<Self> {
        KINDS.get(kind).map(Self)
    }

    /// The place of this name below, if it is known.
    pub(super) fn named(self, name: &str) -> Option<Self> {
        if self.0.below {
            return Some(self);
        }
        if let Some(kind) = self.0.record {
            return Self::of(kind)?.named(name);
        }
        self.0.names.get(name).or(self.0.any.as_deref()).map(Self)
    }

    /// Any place of the list that stands here.
    pub(super) fn item(self) -> Option<Self> {
        if self.0.below {
            return Some(self);
        }
        self.0.any.as_deref().map(Self)
    }

    /// Whether all that stands below is this field.
    pub(super) const fn is_all_below(self) -> bool {
        self.0.below
    }

    /// The kind of record that stands here whole.
    pub(super) const fn record(self) -> Option<&'static str> {
        self.0.record
    }

    const fn field(self) -> Option<&'static Field> {
        self.0.field
    }
}

/// What stands at `path`, whose names may be places of a list.
fn find(path: &str) -> Option<Place> {
    let mut names = path.split('.');
    let kind = Place::of(names.next()?)?;
    names.try_fold(kind, Place::named)
}

/// The line for `path` (`user.profile.givenName`, `message.content.items.0.title`), if the field is known.
pub fn describe(path: &str) -> Option<&'static Field> {
    find(path).and_then(Place::field)
}

/// Whether a field stands at `path`, or fields below it.
pub fn is_described(path: &str) -> bool {
    find(path).is_some()
}
