//! Reviewing a request, and deciding.

use super::number::{count, counted};

/// The title.
pub const TITLE: &str = "Review a deletion";
/// The heading.
pub const HEADING: &str = "Delete everything";
/// Back to the queue.
pub const QUEUE: &str = "Queue";
/// Above the reference.
pub const REFERENCE: &str = "Reference";
/// Of someone whose name is not held.
pub const SOMEONE: &str = "Someone whose name is not held";
/// Of someone whose record is closed again.
pub const SOMEONE_DECIDED: &str = "Someone";
/// Between who and whom, while it is open.
pub const ASKS: &str = "asks";
/// Between who and whom, afterwards.
pub const ASKED: &str = "asked";
/// Before the day of receipt.
pub const RECEIVED: &str = "Received";
/// Before the due date.
pub const DUE: &str = "due";

/// Part.
pub const BEFORE: &str = "Before you decide";
/// About it.
pub const BEFORE_PERSON: &str =
    "Who asks was proven by a signed sign-in of your business, not by what someone typed.";
/// About it.
pub const BEFORE_FINAL: &str = "An approval is carried out at once and cannot be undone.";
/// About it.
pub const BEFORE_WRITTEN: &str = "Your decision is written down with your name. The person reads the reason, and that a \
    person decided, not who.";
/// Part, once decided.
pub const AFTER: &str = "What was decided";

/// Section.
pub const WHO: &str = "Who asks";
/// Section, afterwards.
pub const WHO_ASKED: &str = "Who asked";
/// Section.
pub const RECORD: &str = "What is held";
/// Label.
pub const EXTERNAL_ID: &str = "Your id for them";
/// Label.
pub const NAME: &str = "Name";
/// While it waits for a decision, and nothing is held.
pub const NOTHING_HELD: &str = "Nothing is held about this person any more.";
/// After a refusal, or when it was taken back.
pub const CLOSED_AGAIN: &str = "Their record is not shown any more: a reviewer sees it only while there is something to \
    decide.";
/// While it is being deleted.
pub const GOING: &str = "Their record is hidden from everyone while it is being deleted.";
/// When it is deleted.
pub const GONE: &str =
    "Nothing is held about this person any more. What is left is this request, without their name.";
/// Above the profile.
pub const DETAILS: &str = "Details";
/// Above the channels.
pub const CHANNELS: &str = "Channels";
/// When there are none.
pub const NO_CHANNELS: &str = "No channels.";
/// Above the devices.
pub const DEVICES: &str = "Devices";
/// When there are none.
pub const NO_DEVICES: &str = "No devices.";
/// Above the entries in other systems.
pub const SYSTEMS: &str = "Notes in other systems";
/// When there are none.
pub const NO_SYSTEMS: &str = "No notes in other systems.";
/// Of a channel, device or entry that does not say what it is.
pub const KINDLESS: &str = "Of an unknown kind";
/// Above the conversations.
pub const CONVERSATIONS: &str = "Conversations";
/// When there are none.
pub const NO_CONVERSATIONS: &str = "No conversations.";
/// Column.
pub const CONVERSATION: &str = "Conversation";
/// Column.
pub const MESSAGES: &str = "Messages";
/// Column.
pub const LAST: &str = "Last message";
/// Of a conversation with others.
pub const SHARED: &str = "Shared with others";
/// Of one without.
pub const ALONE: &str = "With this person alone";
/// Of a conversation without a name.
pub const UNNAMED: &str = "Without a name";

/// Section.
pub const FATE: &str = "What goes, what stays";
/// Section, afterwards.
pub const FATE_DONE: &str = "What went, what stays";
/// Table.
pub const GOES: &str = "What goes";
/// Table, afterwards.
pub const WENT: &str = "What went";
/// List.
pub const STAYS: &str = "What stays, and why";
/// When nothing else stays.
pub const STAYS_NOTHING: &str = "Nothing else stays.";
/// While it is being deleted.
pub const GOES_NOW: &str = "Everything is being deleted. What went is counted when it is done.";
/// Nothing is left to go.
pub const NOTHING_GOES: &str = "Nothing is held, so an approval removes nothing and closes the request.";

/// Section.
pub const DECIDE: &str = "Your decision";
/// First way.
pub const APPROVE: &str = "Approve";
/// About it.
pub const APPROVE_LINE: &str = "Everything in the first table goes, at once and for good.";
/// Where two people have to approve, to the first of them.
pub const TWO_PEOPLE: &str = "Two people have to approve here. After you, somebody who signs in by another key has to, and \
    only then does anything go.";
/// The first of two has approved.
pub const ENDORSED: &str = "One of two has approved";
/// What is missing.
pub const ENDORSED_LINE: &str =
    "A second person has to approve too, who signs in by another key. Nothing has gone yet.";
/// What the person reads then.
pub const APPROVE_LETTER: &str = "We will delete everything that we hold about you, and say on this page when it is \
    done.";
/// The button.
pub const APPROVE_BUTTON: &str = "Approve, and delete everything";
/// Second way.
pub const REFUSE: &str = "Refuse";
/// About it.
pub const REFUSE_LINE: &str = "Nothing goes. A reason is needed, and the person reads it.";
/// The question.
pub const REASONS: &str = "Why is it refused?";
/// Above what the person will read.
pub const READS: &str = "The person reads";
/// The note.
pub const NOTE: &str = "A note to the person (if you like)";
/// About it.
pub const NOTE_HINT: &str =
    "One or two sentences, in your own words. It stands below the reason, in quotation marks.";
/// The button.
pub const REFUSE_BUTTON: &str = "Refuse the request";
/// At the field and in the notice.
pub const REASON_MISSING: &str = "Choose the reason. The person has a right to know it.";
/// At the field and in the notice.
pub const NOTE_TOO_LONG: &str = "The note has more than 2,000 characters, so nothing was changed. It is still here: shorten \
    it, then send it again.";
/// The letter preview's name.
pub const LETTER: &str = "What the person will read";

/// Label.
pub const DECISION: &str = "Decision";
/// Label.
pub const DECIDED_BY: &str = "Decided by";
/// Label.
pub const DECIDED_AT: &str = "Decided at";
/// Label.
pub const REASON: &str = "Reason";
/// Label.
pub const NOTE_SAID: &str = "Note to the person";
/// Label.
pub const RESTS_ON: &str = "Rests on";
/// Label.
pub const BEGUN_AT: &str = "Deletion began";
/// Label.
pub const FINISHED_AT: &str = "Everything gone";
/// Value.
pub const NOT_BEGUN: &str = "It begins in a moment";
/// Value.
pub const DECIDED_APPROVED: &str = "Approved: delete everything";
/// Value.
pub const DECIDED_REFUSED: &str = "Refused";
/// Instead of a decision.
pub const WITHDRAWN: &str = "The person took the request back before anyone decided. Nothing is left to do.";
/// Label.
pub const WITHDRAWN_AT: &str = "Taken back";

/// The conversations' table: how many of how many.
pub fn conversations(shown: u64, all: u64) -> String {
    if shown < all {
        format!(
            "{} of {}",
            count(shown),
            counted(all, "conversation", "conversations")
        )
    } else {
        counted(all, "conversation", "conversations")
    }
}

/// Below the conversations that are shown: how many more there are.
pub fn more(conversations: u64, messages: u64) -> String {
    format!(
        "And {}, with {}.",
        counted(conversations, "more conversation", "more conversations"),
        counted(messages, "message", "messages")
    )
}

/// A channel, device or entry in a line: `WhatsApp, Maren O.`
pub fn sheet(kind: &str, name: Option<&str>) -> String {
    let kind = if kind.is_empty() { KINDLESS } else { kind };
    match name {
        Some(name) if !name.is_empty() => format!("{kind}, {name}"),
        _ => kind.to_owned(),
    }
}

/// What stays, by category: its name, and what is kept.
pub fn stays(what: &str) -> Option<(&'static str, &'static str)> {
    Some(match what {
        "requests" => (
            "Their requests",
            "What was asked, decided and done, under a fingerprint instead of a name.",
        ),
        "sharedConversations" => (
            "What others wrote",
            "In shared conversations, the others’ own messages stay, without this person’s words.",
        ),
        "audit" => (
            "Who looked and who decided",
            "The audit log, without the data and without the person’s name.",
        ),
        _ => return None,
    })
}

/// How far the due date is: `Due in 7 days`.
pub fn due_in(days: i32) -> String {
    match days {
        0 => "Due today".into(),
        1 => "Due tomorrow".into(),
        2.. => format!("Due in {days} days"),
        _ => super::queue::away(days),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn says_how_many_more_there_are() {
        assert_eq!(more(12, 1_284), "And 12 more conversations, with 1,284 messages.");
        assert_eq!(more(1, 1), "And 1 more conversation, with 1 message.");
        assert_eq!(more(2, 0), "And 2 more conversations, with no messages.");
    }

    #[test]
    fn a_channel_is_said_in_a_line() {
        assert_eq!(sheet("WhatsApp", Some("Maren O.")), "WhatsApp, Maren O.");
        assert_eq!(sheet("pigeon", Some("")), "pigeon");
        assert_eq!(sheet("", None), KINDLESS);
    }
}
