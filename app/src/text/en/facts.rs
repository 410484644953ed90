//! Values as they are stored.

use super::number::counted;

/// When a record has no value at all.
pub const NONE: &str = "Nothing is stored here.";
/// A value that is `null` or has no characters.
pub const EMPTY: &str = "empty";
/// The first column.
pub const FIELD: &str = "Field";
/// The second column.
pub const VALUE: &str = "Value";

/// Above values that nobody has described in words.
pub fn as_stored(n: u64) -> String {
    format!(
        "As it is stored: {}, under the names our systems use",
        counted(n, "value", "values")
    )
}
