//! The way in.

/// The title.
pub const TITLE: &str = "Sign in";
/// The heading.
pub const HEADING: &str = "See what is held about you, and have a say in it";
/// What one can do behind the door.
pub const LEDE: &str = "Read every message, detail and note. Take a copy. Ask for all of it to be deleted. It costs \
    nothing.";
/// The row with the form.
pub const ROW: &str = "Sign in";
/// Beside it.
pub const NOTE: &str = "No password to remember, no puzzle to solve, no passport to send.";
/// Above the form.
pub const HOW: &str = "If you came here from your account at the business, you may be signed in already. If not, paste \
    the code from your account page.";
/// The field.
pub const CODE: &str = "Sign-in code";
/// Its hint.
pub const CODE_HINT: &str = "A long line of letters, numbers and dots. You find it in your account, under “Privacy”. It \
    works for a short time only.";
/// The button.
pub const BUTTON: &str = "Sign in";
/// Where to fetch a new one.
pub const FROM: &str = "Go to your account to sign in";
/// The way for whoever has no code.
pub const CANNOT: &str = "I cannot sign in";
/// The row for whoever has no code.
pub const CANNOT_ROW: &str = "If you cannot sign in";
/// What to do then.
pub const CANNOT_LINE: &str = "You have the same rights. Write to the business, or ring them, and say what you would \
    like: to see what they hold, to have a copy, or to have it deleted. Someone there will open the request for you.";
/// Opens the law.
pub const LAW: &str = "The law behind this";
/// The law.
pub const LAW_LINE: &str = "Articles 12 to 22 of the General Data Protection Regulation, and laws like it elsewhere, \
    give you these rights against everyone who keeps data about you. The answer is due within a month, and is free.";
/// To whoever is signed in already.
pub const ALREADY: &str = "You are signed in";
/// What a new code does.
pub const ALREADY_LINE: &str = "If you sign in with another code, this visit ends and a new one begins.";

/// What is said above the form, by the code in the address; none for a code that we do not know.
pub fn problem(code: &str) -> Option<Problem> {
    match code {
        "token" => Some(Problem {
            heading: "This code could not be accepted",
            line: "It may have run out, or not have been copied whole. Fetch a new one from your account and paste \
                all of it.",
            at_field: Some("Paste a new code from your account"),
        }),
        "signed_out" => Some(Problem {
            heading: "Sign in to see that page",
            line: "It belongs to somebody who is signed in. If it is yours, sign in and open it again.",
            at_field: None,
        }),
        "not_fresh" => Some(Problem {
            heading: "Please sign in once more",
            line: "It has been a while since you signed in, and this is something that only you should do. What you \
                entered is kept: sign in with a new code, and you come back to it.",
            at_field: None,
        }),
        "link" => Some(Problem {
            heading: "This link has been used, or has run out",
            line: "A link from your account works once, and for a minute. Go back to your account and press the button \
                there again, or paste a new code here.",
            at_field: None,
        }),
        "left" => Some(Problem {
            heading: "You have been signed out everywhere",
            line: "Every browser in which you were signed in here is signed out. Sign in again as before.",
            at_field: None,
        }),
        "ended" => Some(Problem {
            heading: "You have been signed out",
            line: "You were away for a while, so we closed your visit to keep your data to yourself. Nothing is lost: \
                sign in and carry on.",
            at_field: None,
        }),
        _ => None,
    }
}

/// What is said above the form.
#[derive(Debug, Clone, Copy)]
pub struct Problem {
    /// In a few words.
    pub heading: &'static str,
    /// What to do.
    pub line: &'static str,
    /// What stands at the field, if the field is at fault.
    pub at_field: Option<&'static str>,
}
