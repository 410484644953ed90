//! The demo's cast.

use super::number::counted;

/// The title.
pub const TITLE: &str = "Demo";
/// The heading.
pub const HEADING: &str = "Choose somebody to be";
/// What the page is for.
pub const LEDE: &str = "Every business, person and message here is made up. Sign in as one of the people to see what is \
    held about them, or as one of the staff to decide what they ask for.";
/// In the margin.
pub const SIDE: &str = "This page exists in the demo only.";
/// The people of an app.
pub const PEOPLE: &str = "People";
/// The staff of an app.
pub const STAFF: &str = "Staff";
/// The button.
pub const BE: &str = "Sign in";

/// The button as it is read out.
pub fn be(name: &str) -> String {
    format!("Sign in as {name}")
}

/// When there is nobody.
pub const NOBODY: &str = "Nobody is here.";

/// In the margin of an app.
pub fn cast(people: usize, staff: usize) -> String {
    format!(
        "{}, {}",
        counted(people as u64, "person", "people"),
        self::staff(staff)
    )
}

/// In the margin of those who act for more than one app.
pub fn staff(staff: usize) -> String {
    counted(staff as u64, "member of staff", "members of staff")
}

/// The heading of the parent company's staff.
pub const PARENT: &str = "The parent company";

/// How far they reach.
pub fn parent(name: &str) -> String {
    format!("{name}. Its staff can decide for all of its businesses.")
}

/// The heading of the provider's staff.
pub const PROVIDER: &str = "Who runs this installation";
/// How far they reach.
pub const PROVIDER_LINE: &str = "They can decide for every business on it.";
