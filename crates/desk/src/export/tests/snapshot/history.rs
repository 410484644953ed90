//! What happens in a case: what is held about a few people, and what is written while one of them takes a copy. `§`
//! stands for the case's own mark, so that a thousand cases find room in one business.

use proptest::{
    collection::{btree_map, btree_set, vec},
    option,
    prelude::*,
    sample::select,
};

/// Conversations that are there from the beginning.
const TALKS: usize = 6;
/// Who can have a seat: the person, somebody who is erased in the end, somebody who stays, and somebody of whom nothing
/// else is held.
const PEOPLE: [&str; 4] = ["§u", "§o", "§p", "§x"];
/// To whom channels, devices and other systems can go.
const OWNERS: &[&str] = &["§u", "§p"];

/// A case.
#[derive(Debug, Clone)]
pub(super) struct Case {
    /// What comes in first.
    pub(super) first: Vec<String>,
    /// What replaces some of it.
    pub(super) again: Vec<String>,
    /// How often the person signed in before.
    pub(super) signed_in: usize,
    /// Whether the operator took a copy before.
    pub(super) taken: bool,
    /// What is written while the copy streams, and how many chunks are read after each.
    pub(super) steps: Vec<(Step, usize)>,
    /// Whether somebody else is erased in the end.
    pub(super) erases: bool,
}

/// Something that is written.
#[derive(Debug, Clone)]
pub(super) enum Step {
    /// Lines of a bundle, with leave to replace.
    Records(Vec<String>),
    /// The person signs in.
    SignIn,
    /// The person asks for everything to be deleted.
    Ask,
}

pub(super) fn case() -> impl Strategy<Value = Case> {
    let step = prop_oneof![
        4 => changes().prop_map(Step::Records),
        1 => Just(Step::SignIn),
        1 => Just(Step::Ask),
    ];
    (
        first(),
        option::of(changes()),
        (0..3usize, any::<bool>()),
        (changes(), 0..3usize),
        vec((step, 0..3usize), 0..3),
        prop::bool::weighted(0.25),
    )
        .prop_map(
            |(first, again, (signed_in, taken), (changed, read), more, erases)| {
                let mut steps = vec![(Step::Records(changed), read)];
                steps.extend(more);
                Case {
                    first,
                    again: again.unwrap_or_default(),
                    signed_in,
                    taken,
                    steps,
                    erases,
                }
            },
        )
}

/// A number as somebody may write it.
fn number() -> impl Strategy<Value = &'static str> {
    const WRITTEN: &[&str] = &["1.50", "-0", "1E2", "12345678901234567890123", "0.10e-3"];
    select(WRITTEN)
}

#[derive(Debug, Clone)]
struct Message {
    talk: usize,
    /// Few, so that some come at the same moment.
    minute: u8,
    /// Written in another zone: the same moment, another text.
    zoned: bool,
    author: u8,
    words: usize,
    number: &'static str,
    quotes: bool,
}

fn message() -> impl Strategy<Value = Message> {
    (
        0..TALKS,
        0..8u8,
        any::<bool>(),
        0..9u8,
        0..40usize,
        number(),
        prop::bool::weighted(0.2),
    )
        .prop_map(|(talk, minute, zoned, author, words, number, quotes)| Message {
            talk,
            minute,
            zoned,
            author,
            words,
            number,
            quotes,
        })
}

impl Message {
    fn line(&self, id: usize) -> String {
        let Self {
            talk, minute, number, ..
        } = self;
        let received = if self.zoned {
            format!("2026-10-01T12:0{minute}:00+02:00")
        } else {
            format!("2026-10-01T10:0{minute}:00.000Z")
        };
        let author = match self.author {
            0..=3 => r#"{"type":"user","userId":"§u","displayName":"Maren"}"#,
            4 => r#"{"type":"user","userId":"§o","displayName":"Otto","avatarUrl":"https://otto.example"}"#,
            5 => r#"{"type":"user","userId":"§p","displayName":"Pia"}"#,
            6 => r#"{"type":"user","userId":"§x"}"#,
            7 => r#"{"type":"business","subtypes":["agent"],"displayName":"Idris"}"#,
            _ => r#"{"type":"business","subtypes":["bot"],"displayName":"Helper"}"#,
        };
        let quoted = if self.quotes {
            r#","quotedMessage":{"type":"message","message":{"author":{"type":"user","userId":"§o","displayName":"Otto"},"content":{"type":"text","text":"quoted"}}}"#
        } else {
            ""
        };
        let words = "word ".repeat(self.words);
        format!(
            r#"{{"type":"message","appId":"a1","conversationId":"§v{talk}","data":{{"id":"§m{id}","received":"{received}","author":{author},"content":{{"type":"text","text":"\u0041 {words}"}},"unknown":{number}{quoted}}}}}"#
        )
    }
}

fn user(id: &str, number: &str) -> String {
    format!(
        r#"{{"type":"user","appId":"a1","data":{{"id":"{id}","externalId":"{id}","unknown":[{number}]}}}}"#
    )
}

fn talk(id: usize, number: &str) -> String {
    format!(
        r#"{{"type":"conversation","appId":"a1","data":{{"id":"§v{id}","type":"sdkGroup","unknown":{number}}}}}"#
    )
}

/// Each person's seat of each conversation has an id of its own, and can be moved to another conversation.
fn seat(of: usize, who: usize, talk: usize) -> String {
    let user = PEOPLE[who];
    format!(
        r#"{{"type":"participant","appId":"a1","conversationId":"§v{talk}","data":{{"id":"§s{of}-{who}","userId":"{user}","userExternalId":"{user}","clientAssociations":[]}}}}"#
    )
}

fn client(id: usize, owner: &str, number: &str) -> String {
    format!(
        r#"{{"type":"client","appId":"a1","userId":"{owner}","data":{{"id":"§c{id}","type":"whatsapp","unknown":{number}}}}}"#
    )
}

fn device(id: usize, owner: &str, number: &str) -> String {
    format!(
        r#"{{"type":"device","appId":"a1","userId":"{owner}","data":{{"id":"§d{id}","type":"web","unknown":{number}}}}}"#
    )
}

fn system(id: usize, owner: &str, number: &str) -> String {
    format!(
        r#"{{"type":"businessSystem","appId":"a1","userId":"{owner}","data":{{"type":"zendesk","ticketId":"{id}","unknown":{number}}}}}"#
    )
}

fn merge(id: usize) -> String {
    format!(
        r#"{{"type":"merge","appId":"a1","data":{{"mergedUsers":{{"surviving":{{"id":"§u"}},"discarded":{{"id":"§w{id}"}}}},"reason":"api"}}}}"#
    )
}

/// What comes in first.
fn first() -> impl Strategy<Value = Vec<String>> {
    (
        vec(any::<bool>(), TALKS * PEOPLE.len()),
        vec(message(), 8..48),
        (0..4usize, 0..3usize, 0..4usize, 0..3usize),
        number(),
    )
        .prop_map(|(seats, messages, (clients, devices, systems, merges), number)| {
            let mut lines: Vec<_> = PEOPLE[..3].iter().map(|id| user(id, number)).collect();
            lines.extend((0..TALKS).map(|id| talk(id, number)));
            let taken = seats.iter().enumerate().filter(|(_, sits)| **sits);
            let places = taken.map(|(place, _)| (place / PEOPLE.len(), place % PEOPLE.len()));
            lines.extend(places.map(|(talk, who)| seat(talk, who, talk)));
            lines.extend(messages.iter().enumerate().map(|(id, message)| message.line(id)));
            lines.extend((0..clients).map(|id| client(id, "§u", number)));
            lines.extend((0..devices).map(|id| device(id, "§u", number)));
            lines.extend((0..systems).map(|id| system(id, "§u", number)));
            lines.extend((0..merges).map(merge));
            // Others have the same.
            lines.extend([
                client(7, "§o", number),
                device(7, "§p", number),
                system(7, "§p", number),
            ]);
            lines
        })
}

/// Records that are new, or changed, or moved to somebody or somewhere else.
fn changes() -> impl Strategy<Value = Vec<String>> {
    let owner = || select(OWNERS);
    (
        btree_map(0..60usize, message(), 1..10),
        btree_map((0..TALKS, 0..PEOPLE.len()), 0..TALKS, 0..4),
        btree_map(0..6usize, (owner(), number()), 0..3),
        btree_map(0..6usize, (owner(), number()), 0..3),
        btree_map((0..6usize, owner()), number(), 0..3),
        btree_set(0..9usize, 0..3),
        (any::<bool>(), number()),
    )
        .prop_map(
            |(messages, seats, clients, devices, systems, talks, (changes_user, number))| {
                let mut lines: Vec<_> = messages.iter().map(|(id, message)| message.line(*id)).collect();
                lines.extend(seats.iter().map(|(&(of, who), &talk)| seat(of, who, talk)));
                lines.extend(
                    clients
                        .iter()
                        .map(|(id, (owner, number))| client(*id, owner, number)),
                );
                lines.extend(
                    devices
                        .iter()
                        .map(|(id, (owner, number))| device(*id, owner, number)),
                );
                lines.extend(
                    systems
                        .iter()
                        .map(|((id, owner), number)| system(*id, owner, number)),
                );
                lines.extend(talks.iter().map(|id| talk(*id, number)));
                if changes_user {
                    // The person themselves, and somebody who is new.
                    lines.extend([user("§u", number), user("§y", number)]);
                }
                lines
            },
        )
}
