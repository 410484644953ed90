//! The list of one's requests.

use super::number::counted;

/// The title and the heading.
pub const TITLE: &str = "Your requests";
/// What the page is for.
pub const LEDE: &str = "What you asked us, how far it has come, and by when you hear from us.";
/// The table's name.
pub const CAPTION: &str = "Newest first";
/// First column.
pub const WHAT: &str = "What you asked";
/// Second column.
pub const SENT: &str = "Sent";
/// Third column.
pub const STANDS: &str = "Where it stands";
/// Fourth column.
pub const BY: &str = "Answer by";
/// In the fourth column, once there is an answer.
pub const ANSWERED: &str = "Answered";
/// In the fourth column, when none is due any more.
pub const NOT_DUE: &str = "No answer due";
/// When there are none.
pub const NONE: &str =
    "You have not asked us for anything here, so there is nothing to show. That is an answer too.";
/// The heading above the ways to ask.
pub const ASK: &str = "Ask us";
/// The heading above the list.
pub const LIST: &str = "Your list";
/// The way to ask for a deletion.
pub const ASK_ERASURE: &str = "Ask us to delete everything";
/// What it means.
pub const ASK_ERASURE_LINE: &str = "You see what goes and what stays before anything happens.";
/// The way to a copy.
pub const ASK_COPY: &str = "Take a copy";
/// What it means.
pub const ASK_COPY_LINE: &str = "One file with everything, at once and without asking.";

/// In the margin: `2 requests`.
pub fn how_many(n: u64) -> String {
    let said = counted(n, "request", "requests");
    match n {
        0 => "None so far".into(),
        _ => said,
    }
}
