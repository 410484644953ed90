//! How a due date is explained.

/// Before the date.
pub const BY: &str = "By";
/// Opens the working.
pub const HOW: &str = "How we got to this date";
/// The first step.
pub const RECEIVED: &str = "Your request arrived. The day itself does not count.";
/// The last step, when the day is a working day.
pub const NOT_MOVED: &str = "A working day, so nothing is moved.";
/// The last step, when the period ends on a day that is none.
pub const MOVED: &str = "The period ends on a day when nobody works, so the next working day counts.";

/// The middle step.
pub fn period(regime: &str) -> String {
    format!("Here the time ends that {regime} allows for an answer.")
}

/// Where the law says so.
pub fn source(source: &str) -> String {
    format!("The rule: {source}.")
}

/// `7 days from today.`
pub fn away(away: &str) -> String {
    let mut chars = away.chars();
    let first = chars
        .next()
        .map(|c| c.to_uppercase().to_string())
        .unwrap_or_default();
    format!("{first}{}.", chars.as_str())
}
