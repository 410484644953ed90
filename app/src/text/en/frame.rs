//! What stands around every page.

/// The name of the portal.
pub const BRAND: &str = "Rightsdesk";
/// The first link on every page, for the keyboard.
pub const SKIP: &str = "Skip to the page";
/// Ends the session.
pub const SIGN_OUT: &str = "Sign out";
/// Who is signed in.
pub fn visitor(name: Option<&str>) -> String {
    name.map_or_else(|| "Signed in".to_owned(), |name| format!("Signed in as {name}"))
}
/// The person's navigation, by name.
pub const ME_NAV: &str = "Your data";
/// The staff's navigation, by name.
pub const DESK_NAV: &str = "The desk";

/// The person's pages.
pub const OVERVIEW: &str = "Overview";
/// Profile and notes.
pub const DETAILS: &str = "Details";
/// Channels, devices, other systems.
pub const CHANNELS: &str = "Channels";
/// Conversations.
pub const CONVERSATIONS: &str = "Conversations";
/// The export.
pub const COPY: &str = "Copy";
/// Requests.
pub const REQUESTS: &str = "Requests";
/// The staff's queue.
pub const QUEUE: &str = "Queue";

/// `Overview · Rightsdesk`. Titles are fixed words: Leptos writes them unescaped.
pub fn title(page: &'static str) -> String {
    format!("{page} · {BRAND}")
}

/// Opens the help.
pub const HELP: &str = "Need a hand?";
/// The help on the person's pages.
pub fn help(business: &str) -> String {
    format!(
        "Write to {business} the way you always do, by phone or by letter too. Everything that can be asked here can be \
         asked there, and costs nothing."
    )
}
/// The help where nobody is signed in.
pub const HELP_OUTSIDE: &str = "Write to the business you deal with, by phone or by letter too. Everything that can be \
    asked here can be asked there, and costs nothing.";
/// The reminder on the staff's pages.
pub const DESK_HELP: &str = "Every decision you take here is written down with your name, and cannot be changed \
    afterwards.";
