//! What a deletion takes, and what it leaves.

use domain::{
    erasure,
    inventory::{Category, OnErasure},
};
use jiff::civil::Date;

use super::due::due;
use crate::view::{Counts, NewErasure, Stays};

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
        attachments: counts.attachments,
        quotes: counts.quotes,
    }
}

/// What stays, by the register: what others wrote, if there is any, and what is kept as proof.
pub(in crate::api) fn stays(counts: &erasure::Counts) -> Vec<Stays> {
    let shared = counts.shared_conversations > 0;
    let line = |category: Category| {
        let (what, ground) = match (category, category.on_erasure()) {
            (Category::Messages, OnErasure::OwnErased { ground }) if shared => {
                ("sharedConversations", ground)
            }
            (_, OnErasure::Kept { ground }) => (category.code(), ground),
            _ => return None,
        };
        Some(Stays {
            what: what.to_owned(),
            ground: ground.to_owned(),
        })
    };
    Category::ALL.into_iter().filter_map(line).collect()
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
        assert_eq!(said, ["sharedConversations", "requests", "accessLog"]);
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
