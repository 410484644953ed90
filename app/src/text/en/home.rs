//! The first page.

/// The title.
pub const TITLE: &str = "Welcome";
/// The heading.
pub const HEADING: &str = "Your data, and your say in it";
/// What this is.
pub const LEDE: &str = "A business you deal with keeps messages, details and notes about you. Here you can read all of \
    it, take a copy, and ask for it to be deleted. It costs nothing.";
/// How one comes in.
pub const HOW: &str = "You come in with a code from your account at that business. There is no password to remember \
    and no passport to send.";
/// The button.
pub const SIGN_IN: &str = "Sign in";
/// The button of someone who is signed in.
pub const TO_ME: &str = "Go to your data";
/// The button of staff who are signed in.
pub const TO_DESK: &str = "Go to the desk";
/// The way to the demo's cast.
pub const TO_DEMO: &str = "Choose somebody to be";
/// In the margin of the demo.
pub const DEMO: &str = "This is a demo. Every person and every business in it is made up.";

/// The verbs.
pub const VERBS: &str = "What you can do here";
/// A verb.
pub const SEE: &str = "See";
/// What it does.
pub const SEE_LINE: &str = "Everything held about you, in plain words. At once.";
/// A verb.
pub const DOWNLOAD: &str = "Download";
/// What it does.
pub const DOWNLOAD_LINE: &str = "A signed copy of all of it, to keep. At once.";
/// A verb.
pub const DELETE: &str = "Delete";
/// What it does.
pub const DELETE_LINE: &str = "Ask for everything to be deleted, and see when it was done.";
