//! Who is signed in.

/// The title.
pub const TITLE: &str = "Where you are signed in";
/// About it.
pub const LEDE: &str =
    "Each line is a browser in which you are signed in here. If you do not know one of them, end it.";
/// The row.
pub const LIST: &str = "Open visits";
/// The table.
pub const CAPTION: &str = "Newest first";
/// Column.
pub const WHERE: &str = "Browser";
/// Column.
pub const OPENED: &str = "Signed in";
/// Before the time of the last use.
pub const SEEN: &str = "last used";
/// Column.
pub const END_COLUMN: &str = "End it";
/// The same, on a narrow screen.
pub const END_LABEL: &str = "Visit";
/// Of the session that asks.
pub const THIS: &str = "This one";
/// Of a browser that did not say what it is.
pub const UNKNOWN: &str = "An unknown browser";
/// Before the network.
pub const FROM: &str = "from network";
/// The button.
pub const END: &str = "End";
/// The row.
pub const ALL: &str = "Sign out everywhere";
/// About it.
pub const ALL_LINE: &str = "Ends all of them, this one too. You can sign in again as before.";
/// The button.
pub const ALL_BUTTON: &str = "End all visits";

/// The title for staff.
pub const STAFF_TITLE: &str = "Who is signed in";
/// About it.
pub const STAFF_LEDE: &str =
    "Staff within your reach. End the visit of anyone who has left, or that nobody knows.";
/// Column.
pub const WHO: &str = "Who";
/// Of a member of staff who reaches everything.
pub const REACHES_ALL: &str = "reaches all businesses";
/// Of a member of staff who reaches an app or a group.
pub fn reaches(id: &str) -> String {
    format!("reaches {id}")
}
/// The row.
pub const PERSON: &str = "A person’s visits";
/// About it.
pub const PERSON_LINE: &str = "If somebody tells you that their account was taken over, end all their visits here. They can \
    sign in again.";
/// The field.
pub const APP: &str = "Business";
/// The field.
pub const EXTERNAL_ID: &str = "Your id for the person";
/// The button.
pub const PERSON_BUTTON: &str = "End their visits";
/// Afterwards.
pub const PERSON_DONE: &str = "Whoever was signed in under that id no longer is.";
