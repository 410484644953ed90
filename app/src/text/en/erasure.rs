//! Asking for a deletion: reading what goes, and checking.

/// The first page's title and heading.
pub const TITLE: &str = "Delete everything";
/// In the first page's margin.
pub const STEP_1: &str = "Delete, step 1 of 2";
/// What the first page is for.
pub const LEDE: &str =
    "Read what goes and what stays. Nothing happens yet: you check everything on the next page.";
/// The way out of the first page.
pub const BACK: &str = "Back to the overview";
/// The way on.
pub const CONTINUE: &str = "Continue";
/// The other way.
pub const NEVER_MIND: &str = "Never mind";

/// Part.
pub const GOES: &str = "What goes";
/// The table's name.
pub const GOES_CAPTION: &str = "What we hold about you today, and what would happen to it";
/// Part.
pub const STAYS: &str = "What stays, and why";
/// When nothing else stays.
pub const STAYS_NOTHING: &str = "Nothing of yours stays.";
/// Part.
pub const GOOD: &str = "Before you go on";
/// Panel.
pub const COPY: &str = "Take a copy first";
/// Why.
pub const COPY_LINE: &str = "Once everything is deleted, nobody can give it back to you. A copy is one file, and takes \
    a minute.";
/// The link.
pub const COPY_LINK: &str = "Take a copy";
/// What is out of reach.
pub const KNOW_LINE: &str = "Messages on your own phone, and copies that the channels keep themselves, are not in our \
    hands. Whoever writes to us afterwards is someone new to us.";
/// The law.
pub const LAW: &str = "The law behind this page";
/// About it.
pub const LAW_LINE: &str = "Article 17 of the General Data Protection Regulation. What may stay is listed in its \
    paragraph 3; what others wrote is about them, so it is not yours to have deleted.";

/// To the list of requests.
pub const REQUESTS: &str = "All requests";
/// When there is an open request: heading.
pub const OPEN: &str = "You have already asked us";
/// About it.
pub const OPEN_LINE: &str = "Your request is on its way, so there is no need for a second one. Its page says how far it \
    has come.";
/// The way there.
pub const OPEN_LINK: &str = "See your request";

/// When nothing is held: heading.
pub const NOTHING: &str = "There is nothing to delete";
/// About it.
pub const NOTHING_LINE: &str = "We hold nothing about you here. That is an answer too.";
/// The way on.
pub const NOTHING_LINK: &str = "Go to your overview";

/// The check page's title and heading.
pub const CHECK_TITLE: &str = "Check what you are asking for";
/// In the check page's margin.
pub const STEP_2: &str = "Delete, step 2 of 2";
/// The way back.
pub const CHECK_BACK: &str = "Back";
/// Part.
pub const ANSWERS: &str = "Your answers";
/// Label.
pub const WHAT: &str = "What to delete";
/// Value.
pub const EVERYTHING: &str = "Everything";
/// Label.
pub const WHERE: &str = "Where we answer";
/// Value.
pub const HERE: &str = "On this site, on the page of your request";
/// Label.
pub const COPY_FIRST: &str = "A copy first";
/// Value.
pub const COPY_NOW: &str = "You can still take one now";
/// Part.
pub const BEFORE: &str = "Before you ask";
/// Panel.
pub const FINAL: &str = "Once it is done, it cannot be undone";
/// About it.
pub const FINAL_LINE: &str = "Not by you, and not by us. This goes for good:";
/// Heading of the steps.
pub const HAPPENS: &str = "What happens, and when";
/// Step.
pub const TODAY: &str = "Today";
/// About it.
pub const TODAY_LINE: &str = "You get a reference and a page of its own for your request.";
/// Step.
pub const UNTIL: &str = "Until we decide";
/// About it.
pub const UNTIL_LINE: &str = "Nothing is deleted. You can take it back with one press.";
/// Step.
pub const BY: &str = "You get an answer";
/// Before the day.
pub const BY_DAY: &str = "At the latest on";
/// About it.
pub const BY_LINE: &str =
    "Someone here has looked at it and decided. If we agree, the deletion follows at once.";
/// The last button.
pub const ASK: &str = "Ask us to delete everything";
/// The way out.
pub const DO_NOT: &str = "Do not delete anything";

/// What stays, by category: its name, and what is kept.
pub fn stays(what: &str) -> Option<(&'static str, &'static str)> {
    Some(match what {
        "requests" => (
            "Your requests",
            "What you asked and what we did about it, as proof for you and for us, under a fingerprint instead of your \
             name.",
        ),
        "sharedConversations" => (
            "What others wrote",
            "In conversations that you share with others, their own messages stay, without your words.",
        ),
        "audit" => (
            "Who looked and who decided",
            "The record of what was done with your data and by whom, without the data and without your name.",
        ),
        _ => return None,
    })
}
