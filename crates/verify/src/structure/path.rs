//! What the members of an export are called, and a place among them.

use std::fmt;

/// The members of an export, in their order (docs/EXPORT.md, “The object”).
pub const MEMBERS: [&str; 11] = [
    "format",
    "controller",
    "notice",
    "user",
    "clients",
    "devices",
    "businessSystems",
    "conversations",
    "requests",
    "accessLog",
    "integrity",
];

/// The members of each conversation, in their order (docs/EXPORT.md, “Records”).
pub const PARTS: [&str; 3] = ["conversation", "participants", "messages"];

/// A place in an export, as far down as the format names its members: `conversations[3].messages[7]`, counted from 0.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Path {
    /// The member.
    pub member: &'static str,
    /// An element of its list.
    pub element: Option<u64>,
    /// A member of that conversation.
    pub part: Option<&'static str>,
    /// An element of the list that this is.
    pub inner: Option<u64>,
}

impl Path {
    /// A member by itself.
    pub const fn member(member: &'static str) -> Self {
        Self {
            member,
            element: None,
            part: None,
            inner: None,
        }
    }
}

impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.member)?;
        if let Some(number) = self.element {
            write!(f, "[{number}]")?;
        }
        if let Some(part) = self.part {
            write!(f, ".{part}")?;
        }
        if let Some(number) = self.inner {
            write!(f, "[{number}]")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_as_a_programmer_would_write_it() {
        let mut path = Path::member("conversations");
        assert_eq!(path.to_string(), "conversations");
        path.element = Some(3);
        assert_eq!(path.to_string(), "conversations[3]");
        path.part = Some("messages");
        path.inner = Some(7);
        assert_eq!(path.to_string(), "conversations[3].messages[7]");
    }
}
