//! The person's record.

use super::number::counted;

/// The title.
pub const TITLE: &str = "Your details";
/// The heading.
pub const HEADING: &str = "What we know you by";
/// What the page is for.
pub const LEDE: &str =
    "Your record with us, value by value. Under each label stands the name our systems use for it.";
/// The record.
pub const RECORD: &str = "Your record";
/// When there is none.
pub const NO_RECORD: &str = "We keep no record of you.";
/// The notes.
pub const NOTES: &str = "What was noted";
/// Beside them.
pub const NOTES_NOTE: &str =
    "Facts that people or programs here wrote down about you, under names of their own.";
/// When there are none.
pub const NO_NOTES: &str = "Nothing was noted about you.";
/// The last row.
pub const WRONG: &str = "If something is wrong";

/// What to do then.
pub fn wrong(business: &str) -> String {
    format!(
        "Tell {business}, in the way you usually write to them. You can have it put right, and it costs nothing."
    )
}

/// In the margin.
pub fn values(n: usize) -> String {
    counted(n as u64, "value", "values")
}
