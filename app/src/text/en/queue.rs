//! The staff's queue.

use super::number::{count, counted};

/// The title.
pub const TITLE: &str = "Queue";
/// The views, by name.
pub const VIEWS: &str = "Views";
/// A view.
pub const OPEN: &str = "Open";
/// A view.
pub const CLOSED: &str = "Closed";
/// First column.
pub const DUE: &str = "Due";
/// Second column.
pub const PERSON: &str = "Person";
/// Third column.
pub const RIGHT: &str = "Right";
/// Fourth column.
pub const STANDS: &str = "Where it stands";
/// Fifth column.
pub const NEXT: &str = "Next";
/// Of someone whose name is not held, or not any more.
pub const NO_NAME: &str = "No name held";
/// What comes next: somebody decides.
pub const DECIDE: &str = "Decide";
/// What comes next: nothing but reading.
pub const READ: &str = "Read";
/// What comes next: the portal works.
pub const WATCH: &str = "Watch";
/// The pager's name.
pub const PAGES: &str = "Pages of the queue";
/// The way back to the start.
pub const FIRST: &str = "First page";
/// The way on.
pub const ON: &str = "Next page";
/// When no request is open.
pub const NONE_OPEN: &str = "No request is open. Nothing waits for a decision.";
/// When none is closed.
pub const NONE_CLOSED: &str = "No request has been closed yet.";
/// What the queue shows next.
pub const NONE_LINE: &str = "New requests appear here as people send them.";
/// The table's name, before the day.
pub const CAPTION_OPEN: &str = "Nearest due date first. Today is";
/// The table's name, before the day.
pub const CAPTION_CLOSED: &str = "By due date. Today is";

/// The heading.
pub fn heading(closed: bool, n: u64) -> String {
    if closed {
        counted(n, "closed request", "closed requests")
    } else {
        counted(n, "open request", "open requests")
    }
}

/// Below the heading.
pub fn overdue(n: u64) -> String {
    match n {
        0 => "None is overdue.".into(),
        1 => "One is overdue.".into(),
        n => format!("{} are overdue.", count(n)),
    }
}

/// How far a due date is, for a row: `Today`, `In 3 days`, `3 days over`.
pub fn away(days: i32) -> String {
    match days {
        0 => "Today".into(),
        1 => "Tomorrow".into(),
        2.. => format!("In {days} days"),
        -1 => "1 day over".into(),
        _ => format!("{} days over", days.unsigned_abs()),
    }
}

/// A request's kind as a right: `erasure`.
pub fn right(code: &str) -> &'static str {
    match code {
        "access" => "Access",
        "correction" => "Correction",
        "erasure" => "Deletion",
        "objection" => "Objection",
        "restriction" => "Restriction",
        "portability" => "Portability",
        _ => "Another",
    }
}

/// How much of it: `everything`.
pub fn extent(code: &str) -> &'static str {
    match code {
        "erasure" => "everything",
        _ => "",
    }
}
