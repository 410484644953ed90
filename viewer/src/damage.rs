//! Where a damaged copy was changed, as far as its structure tells.

use crate::{
    index::Index,
    json::{Flaw, Json},
};

/// The members of the format, in their order.
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

/// What does not fit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// It stops to be JSON in this member, before this byte.
    Broken {
        /// The member; empty before the first.
        member: String,
        /// The offset of the byte.
        at: u64,
    },
    /// It ends within this member.
    Ends {
        /// The member; empty before the first.
        member: String,
    },
    /// This member is not there.
    Missing {
        /// The member.
        member: String,
    },
    /// This member is there, but not where it belongs, or is none of the format's.
    Misplaced {
        /// The member.
        member: String,
    },
    /// It states another number of elements than there are.
    Count {
        /// What is counted.
        member: String,
        /// How many it states.
        stated: u64,
        /// How many there are.
        found: u64,
    },
}

/// The first place that does not fit; none if a change shows nowhere in the structure.
pub fn place(index: &Index) -> Option<Place> {
    broken(index).or_else(|| order(index)).or_else(|| counts(index))
}

fn broken(index: &Index) -> Option<Place> {
    let (fault, member) = index.fault.as_ref()?;
    let member = member.clone();
    Some(match fault.flaw {
        Flaw::Cut => Place::Ends { member },
        Flaw::Unexpected | Flaw::TooDeep => Place::Broken { member, at: fault.at },
    })
}

fn order(index: &Index) -> Option<Place> {
    let mut expected = MEMBERS.into_iter();
    for member in &index.members {
        let next = expected.next();
        if next == Some(member.name.as_str()) {
            continue;
        }
        let missing = next.filter(|next| index.member(next).is_none());
        return Some(missing.map_or_else(
            || Place::Misplaced {
                member: member.name.clone(),
            },
            missed,
        ));
    }
    expected.next().map(missed)
}

fn missed(member: &str) -> Place {
    Place::Missing {
        member: member.to_owned(),
    }
}

fn counts(index: &Index) -> Option<Place> {
    stated(index).into_iter().find_map(|(member, stated)| {
        let found = match member.as_str() {
            "participants" => index.participants,
            "messages" => index.messages,
            name => index.list(name)?.count(),
        };
        (stated != found).then_some(Place::Count {
            member,
            stated,
            found,
        })
    })
}

/// How many of what the copy says that it holds.
pub fn stated(index: &Index) -> Vec<(String, u64)> {
    let text = index.integrity.as_deref().map(String::from_utf8_lossy);
    let Some(text) = &text else { return Vec::new() };
    let integrity = Json::parse(text);
    let counts = integrity.as_ref().and_then(|integrity| integrity.get("counts"));
    let members = counts.map(Json::members).unwrap_or_default();
    members
        .iter()
        .filter_map(|(name, number)| Some((name.to_string(), number.plainly().parse().ok()?)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::index::Indexer;

    const WHOLE: &str = concat!(
        r#"{"format":"rightsdesk.export/1","controller":{},"notice":[],"user":{},"clients":[{}],"devices":[],"#,
        r#""businessSystems":[],"conversations":[{"conversation":{},"participants":[{},{}],"messages":[{}]}],"#,
        r#""requests":[],"accessLog":[{},{}],"integrity":{"counts":{"clients":1,"devices":0,"conversations":1,"#,
        r#""participants":2,"messages":1,"accessLog":2},"sha256":"x"}}"#
    );

    fn found(text: &str) -> Option<Place> {
        let mut indexer = Indexer::default();
        indexer.push(text.as_bytes());
        place(&indexer.finish())
    }

    #[test]
    fn where_everything_fits_it_says_nothing() {
        assert_eq!(found(WHOLE), None);
        assert_eq!(found(&WHOLE.replace("\"x\"", "\"y\"")), None);
    }

    #[test]
    fn names_the_member_where_it_breaks_or_ends() {
        let at = WHOLE.find("[{},{}],\"messages\"").unwrap();
        let broken = format!("{}x{}", &WHOLE[..at], &WHOLE[at + 1..]);
        let member = || "conversations".to_owned();
        let place = Place::Broken {
            member: member(),
            at: at as u64,
        };
        assert_eq!(found(&broken), Some(place));
        assert_eq!(found(&WHOLE[..at]), Some(Place::Ends { member: member() }));
        assert_eq!(
            found(""),
            Some(Place::Ends {
                member: String::new()
            })
        );
    }

    #[test]
    fn names_what_is_missing_and_what_stands_elsewhere() {
        let missing = |member: &str| {
            Some(Place::Missing {
                member: member.into(),
            })
        };
        let misplaced = |member: &str| {
            Some(Place::Misplaced {
                member: member.into(),
            })
        };
        assert_eq!(found(&WHOLE.replace(r#""devices":[],"#, "")), missing("devices"));
        assert_eq!(
            found(&WHOLE.replace(r#""requests""#, r#""reqUests""#)),
            missing("requests")
        );
        let swapped = WHOLE.replace(r#""notice":[],"user":{},"#, r#""user":{},"notice":[],"#);
        assert_eq!(found(&swapped), misplaced("user"));
        let more = WHOLE.replace(r#""sha256":"x"}}"#, r#""sha256":"x"},"more":1}"#);
        assert_eq!(found(&more), misplaced("more"));
        assert_eq!(
            found(r#"{"format":"rightsdesk.export/1"}"#),
            missing("controller")
        );
    }

    #[test]
    fn names_what_is_miscounted() {
        for (from, to, member, stated, holds) in [
            (
                r#""participants":[{},{}]"#,
                r#""participants":[{}]"#,
                "participants",
                2,
                1,
            ),
            (r#""messages":[{}]"#, r#""messages":[{},{}]"#, "messages", 1, 2),
            (r#""accessLog":2"#, r#""accessLog":3"#, "accessLog", 3, 2),
            (r#""clients":[{}]"#, r#""clients":[]"#, "clients", 1, 0),
        ] {
            let place = Place::Count {
                member: member.into(),
                stated,
                found: holds,
            };
            assert_eq!(found(&WHOLE.replacen(from, to, 1)), Some(place), "{to}");
        }
    }
}
