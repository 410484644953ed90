//! The door that a business's link leads to.

/// The title.
pub const TITLE: &str = "Come in";
/// The heading.
pub const HEADING: &str = "See what is held about you";
/// Who sends the person.
pub fn from(business: &str) -> String {
    format!("{business} sends you here and says who you are. Press the button, and you are in.")
}
/// The row with the button.
pub const ROW: &str = "Sign in";
/// The button.
pub const CONTINUE: &str = "Continue to your data";
/// About the button.
pub const ONCE: &str = "This link works once, and for a minute. If it no longer does, go back and press the button there \
    again.";
/// Somebody else is signed in.
pub const ASK: &str = "Somebody else is signed in here";
/// Who, and what would happen.
pub fn instead_of(name: &str) -> String {
    format!("{name} in this browser. If you continue, that visit ends and yours begins.")
}
/// Leaves all as it is.
pub const STAY: &str = "Stay signed in as you are";
/// The link is not good.
pub const OVER: &str = "This link has been used, or has run out";
/// What to do.
pub const OVER_LINE: &str = "A link from your account works once, and for a minute. Go back to your account and press the \
    button there again. Nothing has happened here.";
/// The way on.
pub const OVER_ON: &str = "Go to the sign-in page";
