//! What a deletion takes, and what it leaves.

use std::collections::BTreeSet;

use domain::{
    deadline::Regime,
    erasure::{self, NoSize, Size},
    facts::{CoolOff, Facts},
    id::MessageId,
    inventory::{Category, OnErasure},
    record::{self, Conversation},
};
use jiff::civil::Date;

use super::{
    due::due,
    held::counts,
    hold,
    line::line,
    notice::{notices, shown},
    request::request,
};
use crate::{
    api::Problem,
    pages::erasure_at,
    view::{Counts, ErasureSizes, NewErasure, OwnErasure, Stays, Told},
};

/// How much can be asked for.
pub(in crate::api) fn erasure_sizes(found: &desk::ErasureSizes) -> ErasureSizes {
    ErasureSizes {
        held: found.held.as_ref().map(counts),
        going: found.going.as_ref().map(ToString::to_string),
    }
}

/// The size that a form or an address names; none if it names none yet.
///
/// # Errors
///
/// [`Problem::NotFound`] if it names what nobody knows, or two things at once.
pub(in crate::api) fn size(
    code: Option<&str>,
    conversation: Option<&str>,
    messages: &[String],
) -> Result<Option<Size>, Problem> {
    let (code, conversation) = (code.unwrap_or_default(), conversation.unwrap_or_default());
    match Size::said(code, conversation, messages) {
        Ok(size) => Ok(Some(size)),
        Err(NoSize::Unsaid | NoSize::NoConversation | NoSize::NoMessages) => Ok(None),
        Err(NoSize::Unknown) => Err(Problem::NotFound),
    }
}

/// The page of a step in asking for this size. Messages are named by what they are kept under.
pub(in crate::api) fn step(step: &str, size: &Size, chosen: Option<&str>) -> String {
    let conversation = size.conversation().map(ToString::to_string);
    erasure_at(step, size.code(), conversation.as_deref(), chosen)
}

/// What the person has to know before asking. `taken` are the requests that were chosen to go into this one.
pub(in crate::api) fn new_erasure(
    found: desk::NewErasure,
    chosen: Option<String>,
    taken: &[String],
    today: Date,
) -> NewErasure {
    let size = &found.size;
    let is_first = found.conversation.as_ref().is_some_and(|row| {
        let first = record::parse::<Conversation>(&row.data).is_default == Some(true);
        first && !row.shared && matches!(size, Size::Conversation { .. })
    });
    let narrower = found.narrower.iter().map(|narrower| {
        let narrower = request(narrower, today);
        let is_taken = taken.contains(&narrower.reference);
        (narrower, is_taken)
    });
    NewErasure {
        size: size.code().to_owned(),
        messages: size.messages().iter().map(MessageId::to_string).collect(),
        chosen,
        stays: stays(size, found.counts.shared_conversations > 0, is_first),
        counts: counted(&found.counts),
        told: told(size, &found.facts),
        narrower: narrower.collect(),
        wider: found.wider.map(|reference| reference.to_string()),
        cools_minutes: minutes(found.facts.decisions.cool_off),
        holds: hold::told(&found.holds, found.due.regime),
        conversation: found.conversation.as_ref().map(line),
        once: found.once,
        due: due(&found.due, today),
    }
}

/// How a deletion stands under this law. `went`: what it took, once it is done.
pub(in crate::api) fn own_erasure(
    found: &desk::OnItsWay,
    went: Option<&erasure::Counts>,
    facts: &Facts,
    regime: Regime,
) -> OwnErasure {
    let counts = went.or(found.would_go.as_ref());
    let (shared, is_first) = counts.map_or((false, false), |counts| {
        (counts.shared_conversations > 0, stayed_empty(&found.size, counts))
    });
    OwnErasure {
        conversation: found.size.conversation().map(ToString::to_string),
        would_go: found.would_go.as_ref().map(counted),
        so_far: found.so_far.as_ref().map(counted),
        stays: stays(&found.size, shared, is_first),
        cools_minutes: minutes(facts.decisions.cool_off),
        holds: hold::told(&found.holds, regime),
    }
}

/// How long it is.
pub(in crate::api) fn minutes(cool_off: CoolOff) -> u64 {
    u64::try_from(cool_off.length().as_mins()).unwrap_or(0)
}

/// Whether a conversation of the person's alone stays, with nothing in it: its messages are counted, and it is not.
pub(super) const fn stayed_empty(size: &Size, counts: &erasure::Counts) -> bool {
    matches!(size, Size::Conversation { .. })
        && counts.conversations == 0
        && counts.shared_conversations == 0
        && counts.messages > 0
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

/// What stays, by the register: what others wrote, if there is any; what a record is found by; what is kept as proof; and
/// what nobody asked for. What of that is not worth a line of its own is the rest.
pub(in crate::api) fn stays(size: &Size, shared: bool, is_first: bool) -> Vec<Stays> {
    let mut stays = Vec::new();
    let (mut rest, mut proof) = (false, None);
    for category in Category::ALL {
        let (what, ground) = match category.on_erasure(size) {
            OnErasure::OwnErased { ground } if shared && category == Category::Messages => {
                ("sharedConversations", ground)
            }
            OnErasure::OwnErased { .. } if is_first && category == Category::Conversations => {
                ("firstConversation", "")
            }
            OnErasure::Kept { ground } => {
                proof.get_or_insert(stays.len());
                let is_emptied = category == Category::Requests && *size == Size::Everything;
                let what = if is_emptied {
                    "emptiedRequests"
                } else {
                    category.code()
                };
                (what, ground.cited())
            }
            OnErasure::Emptied if category == Category::Profile => ("foundBy", ""),
            OnErasure::NotAsked => match (category, size) {
                (Category::Conversations, Size::AllMessages) => ("emptyConversations", ""),
                (Category::Messages, _) => ("messages", ""),
                _ => {
                    rest = true;
                    continue;
                }
            },
            OnErasure::Erased | OnErasure::Emptied | OnErasure::OwnErased { .. } => continue,
        };
        stays.push((what, ground));
    }
    if rest {
        // Before what is kept as proof.
        stays.insert(proof.unwrap_or(stays.len()), ("rest", ""));
    }
    let line = |(what, ground): (&str, &str)| Stays {
        what: what.to_owned(),
        ground: ground.to_owned(),
    };
    stays.into_iter().map(line).collect()
}

/// To whom the business says that it passes on what would go, each once.
fn told(size: &Size, facts: &Facts) -> Vec<Told> {
    let goes = Category::ALL.into_iter().filter(|category| {
        !matches!(
            category.on_erasure(size),
            OnErasure::NotAsked | OnErasure::Kept { .. }
        )
    });
    let goes: Vec<_> = goes.map(shown).collect();
    let mut seen = BTreeSet::new();
    let told = notices(facts, &[]).into_iter().filter_map(|notice| {
        let recipients = notice.recipients?;
        let is_told = goes.contains(&notice.category) && seen.insert(recipients.clone());
        is_told.then_some(Told {
            category: notice.category,
            recipients,
        })
    });
    told.collect()
}

#[cfg(test)]
mod tests {
    use domain::{erasure::OneOrMore, id::ConversationId};

    use super::*;
    use crate::text::erasure as words;

    fn sizes() -> Vec<Size> {
        let conversation = ConversationId::parse("v1").unwrap();
        vec![
            Size::Messages {
                conversation: conversation.clone(),
                messages: OneOrMore::new(vec![MessageId::parse("m1").unwrap()]).unwrap(),
            },
            Size::Conversation { conversation },
            Size::AllMessages,
            Size::PersonalInformation,
            Size::Everything,
        ]
    }

    fn said(size: &Size, shared: bool, is_first: bool) -> Vec<String> {
        let stays = stays(size, shared, is_first).into_iter();
        stays.map(|stays| stays.what).collect()
    }

    #[test]
    fn whatever_stays_has_words_for_it() {
        let everything = said(&Size::Everything, true, false);
        assert_eq!(
            everything,
            ["sharedConversations", "emptiedRequests", "accessLog"]
        );
        for size in sizes() {
            for (shared, is_first) in [(true, false), (false, true), (false, false)] {
                let said = said(&size, shared, is_first);
                assert!(said.len() >= 2, "{size:?}");
                for words in [words::stays, crate::text::review::stays] {
                    assert!(said.iter().all(|what| words(what).is_some()), "{said:?}");
                }
            }
        }
    }

    #[test]
    fn others_keep_nothing_where_there_are_none() {
        for size in sizes() {
            let alone = said(&size, false, false);
            assert!(!alone.contains(&"sharedConversations".to_owned()), "{alone:?}");
        }
    }

    #[test]
    fn each_size_says_what_it_leaves() {
        let sizes = sizes();
        let [messages, conversation, all, personal, _] = &sizes[..] else {
            panic!()
        };
        for (size, is_first, expected) in [
            (messages, false, &["rest", "requests", "accessLog"][..]),
            (
                conversation,
                true,
                &["firstConversation", "rest", "requests", "accessLog"],
            ),
            (
                all,
                false,
                &["emptyConversations", "rest", "requests", "accessLog"],
            ),
            (
                personal,
                false,
                &["foundBy", "messages", "rest", "requests", "accessLog"],
            ),
        ] {
            assert_eq!(said(size, false, is_first), expected, "{size:?}");
        }
    }

    #[test]
    fn an_address_that_names_nothing_is_no_size_and_one_that_contradicts_itself_is_not_there() {
        let ids = ["m1".to_owned()];
        for (code, conversation) in [
            (None, None),
            (None, Some("v1")),
            (Some(""), None),
            (Some("conversation"), None),
            (Some("conversation"), Some("")),
            (Some("messages"), Some("v1")),
        ] {
            assert_eq!(
                size(code, conversation, &[]),
                Ok(None),
                "{code:?} {conversation:?}"
            );
        }
        for (code, conversation, ids) in [
            ("everything", Some("v1"), &[][..]),
            ("everything", None, &ids[..]),
            ("conversation", Some("v1"), &ids[..]),
            ("conversation", Some("a b"), &[]),
            ("nothing", None, &[]),
        ] {
            assert_eq!(
                size(Some(code), conversation, ids),
                Err(Problem::NotFound),
                "{code}"
            );
        }
        assert_eq!(size(Some("everything"), None, &[]), Ok(Some(Size::Everything)));
    }

    /// The control: where nobody is named, nobody is said to be told.
    #[test]
    fn whoever_is_known_by_name_is_said_to_be_told_once() {
        let named = r#"{"recipients":[{"name":"Mailhouse"}]}"#;
        for (facts, who) in [(named, &["By name: Mailhouse"][..]), ("{}", &[])] {
            let facts = serde_json::from_str(facts).unwrap();
            let told = told(&Size::Everything, &facts).into_iter();
            let told: Vec<_> = told.map(|told| told.recipients).collect();
            assert_eq!(told, who);
        }
    }

    #[test]
    fn only_those_are_told_who_get_what_goes() {
        let facts: Facts = serde_json::from_str(
            r#"{"data":{"messages":{"recipients":"The helpdesk"},"profile":{"recipients":"The bank"}}}"#,
        )
        .unwrap();
        let who = |size: &Size| {
            let told = told(size, &facts).into_iter();
            told.map(|told| told.recipients).collect::<Vec<_>>()
        };
        assert_eq!(who(&Size::AllMessages), ["The helpdesk"]);
        assert_eq!(who(&Size::PersonalInformation), ["The bank"]);
        assert_eq!(who(&Size::Everything), ["The bank", "The helpdesk"]);
    }
}
