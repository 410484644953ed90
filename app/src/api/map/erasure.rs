//! What a deletion takes, and what it leaves.

use domain::{
    erasure,
    inventory::{Category, OnErasure},
};
use jiff::civil::Date;

use super::request::due;
use crate::view::{Counts, NewErasure, Stays};

/// On what ground others keep what they wrote.
const OTHERS: &str = "GDPR Art. 17(1)";
/// On what ground the audit log stays.
const AUDIT: &str = "GDPR Art. 5(2)";

/// What the person has to know before asking.
pub(in crate::api) fn new_erasure(found: desk::NewErasure, today: Date) -> NewErasure {
    NewErasure {
        stays: stays(&found.counts),
        counts: counted(&found.counts),
        open: found.open.map(|reference| reference.to_string()),
        once: found.once,
        due: due(&found.due, today),
    }
}

/// An erasure's counts.
pub(in crate::api) const fn counted(counts: &erasure::Counts) -> Counts {
    Counts {
        profiles: counts.profiles,
        channels: counts.channels,
        devices: counts.devices,
        business_systems: counts.business_systems,
        conversations: counts.conversations,
        shared_conversations: counts.shared_conversations,
        messages: counts.messages,
        quotes: counts.quotes,
    }
}

/// What stays: what the register keeps, what others wrote if there is any, and the audit log.
pub(in crate::api) fn stays(counts: &erasure::Counts) -> Vec<Stays> {
    let line = |what: &str, ground: &str| Stays {
        what: what.to_owned(),
        ground: ground.to_owned(),
    };
    let shared = (counts.shared_conversations > 0).then(|| line("sharedConversations", OTHERS));
    let kept = Category::ALL
        .into_iter()
        .filter_map(|category| match category.on_erasure() {
            OnErasure::Kept { ground } => Some(line(code(category), ground)),
            OnErasure::Erased => None,
        });
    shared
        .into_iter()
        .chain(kept)
        .chain([line("audit", AUDIT)])
        .collect()
}

const fn code(category: Category) -> &'static str {
    match category {
        Category::Profile => "profile",
        Category::Metadata => "metadata",
        Category::Channels => "channels",
        Category::Devices => "devices",
        Category::BusinessSystems => "businessSystems",
        Category::Conversations => "conversations",
        Category::Messages => "messages",
        Category::Requests => "requests",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::erasure as words;

    #[test]
    fn whatever_stays_has_words_for_it() {
        let shared = erasure::Counts {
            shared_conversations: 1,
            ..erasure::Counts::default()
        };
        let said: Vec<_> = stays(&shared).into_iter().map(|stays| stays.what).collect();
        assert_eq!(said, ["sharedConversations", "requests", "audit"]);
        for words in [words::stays, crate::text::review::stays] {
            assert!(said.iter().all(|what| words(what).is_some()), "{said:?}");
        }
    }

    #[test]
    fn others_keep_nothing_where_there_are_none() {
        let alone = stays(&erasure::Counts::default());
        assert!(
            alone.iter().all(|stays| stays.what != "sharedConversations"),
            "{alone:?}"
        );
    }
}
