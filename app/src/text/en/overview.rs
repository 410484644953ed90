//! The overview.

use super::number::count;
use crate::view::Counts;

/// The title.
pub const TITLE: &str = "Overview";
/// The heading, when something is held.
pub const HEADING: &str = "Everything we hold about you";
/// What the page is for.
pub const LEDE: &str = "This page counts what we keep. Open any line to read every record in it.";
/// In the margin.
pub const COUNTED: &str = "Counted on";
/// In the margin.
pub const ABOUT: &str = "About";

/// While a deletion runs.
pub const GOING: &str = "Your data is being deleted";
/// While a deletion runs.
pub const GOING_LEDE: &str =
    "We have begun to delete everything, and show none of it any more while that goes on.";
/// While a deletion runs.
pub const GOING_LINE: &str = "You can close this page. Your request says when the last record is gone.";

/// When nothing is held.
pub const NOTHING: &str = "We hold nothing about you";
/// When nothing is held.
pub const NOTHING_LEDE: &str = "That is an answer too. We looked under the name your account gave us, in every kind of \
    record, and found none.";

/// After a deletion.
pub const ERASED: &str = "We hold nothing about you any more";
/// After a deletion.
pub const ERASED_LEDE: &str = "Everything was deleted, as you asked.";
/// After a deletion.
pub const ERASED_PANEL: &str = "Deleted on";
/// After a deletion.
pub const ERASED_LINE: &str = "Your request stays, as proof of what you asked for and what we did.";

/// A link to a request.
pub fn to_request(reference: &str) -> String {
    format!("See request {reference}")
}

/// The row of counts.
pub const HELD: &str = "What we hold";
/// Beside it.
pub const HELD_NOTE: &str = "Every kind of record there is. A line that reads 0 is shown too.";
/// A line.
pub const DETAILS: &str = "Your details";
/// Below it.
pub const DETAILS_LINE: &str = "Names, addresses, languages, and what was noted about you.";
/// Its link.
pub const SEE_DETAILS: &str = "See details";
/// A line.
pub const CHANNELS: &str = "Channels";
/// Below it.
pub const CHANNELS_LINE: &str = "Where we reach you, with what each channel tells us.";
/// Its link.
pub const SEE_CHANNELS: &str = "See channels";
/// A line.
pub const DEVICES: &str = "Devices";
/// Below it.
pub const DEVICES_LINE: &str = "Browsers and phones that used our chat.";
/// Its link.
pub const SEE_DEVICES: &str = "See devices";
/// A line.
pub const SYSTEMS: &str = "Notes in other systems";
/// Below it.
pub const SYSTEMS_LINE: &str = "Your numbers in our other systems, such as the help desk.";
/// Its link.
pub const SEE_SYSTEMS: &str = "See notes";
/// A line.
pub const CONVERSATIONS: &str = "Conversations";
/// Its link.
pub const SEE_CONVERSATIONS: &str = "Read conversations";
/// A line.
pub const MESSAGES: &str = "Messages";
/// Below it.
pub const MESSAGES_LINE: &str = "What you wrote, and what was written to you, with pictures and files.";
/// Its link.
pub const SEE_MESSAGES: &str = "Read messages";
/// A line.
pub const REQUESTS: &str = "Requests";
/// Below it.
pub const REQUESTS_LINE: &str = "What you asked of this desk, and what came of it.";
/// Its link.
pub const SEE_REQUESTS: &str = "See requests";

/// Below the conversations.
pub fn conversations(counts: &Counts) -> String {
    match (counts.conversations, counts.shared_conversations) {
        (0, 0) => "Threads of messages between you and us.".to_owned(),
        (_, 0) => "Between you and us alone.".to_owned(),
        (0, 1) => "Others take part in it.".to_owned(),
        (0, _) => "Others take part in all of them.".to_owned(),
        (_, 1) => "Others take part in one of them.".to_owned(),
        (_, shared) => format!("Others take part in {} of them.", count(shared)),
    }
}

/// The row of verbs.
pub const VERBS: &str = "What you can do";
/// A verb.
pub const DOWNLOAD: &str = "Download";
/// What it does.
pub const DOWNLOAD_LINE: &str = "A signed copy of all of it, to keep.";
/// A verb.
pub const DELETE: &str = "Delete";
/// What it does.
pub const DELETE_LINE: &str = "Ask us to delete everything. You see what goes and what stays before you ask.";

/// Opens the law.
pub const LAW: &str = "The law behind this page";
/// The law.
pub const LAW_LINE: &str = "Article 15 of the General Data Protection Regulation: you may know whether anybody keeps \
    data about you, and see it. Article 12(3) gives the business one month; this page does not make you wait.";
