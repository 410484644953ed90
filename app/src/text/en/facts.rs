//! Values as they are stored.

use super::number::counted;

/// When a record has no value at all.
pub const NONE: &str = "Nothing is stored here.";
/// A value that is `null` or has no characters.
pub const EMPTY: &str = "empty";
/// The value `true`.
pub const YES: &str = "Yes";
/// The value `false`.
pub const NO: &str = "No";
/// The first column.
pub const FIELD: &str = "Field";
/// The second column.
pub const VALUE: &str = "Value";

/// Above values that nobody has described in words.
pub fn as_stored(n: usize) -> String {
    format!(
        "As stored: {}, under the names our systems use",
        counted(n as u64, "value", "values")
    )
}
