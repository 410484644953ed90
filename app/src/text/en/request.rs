//! One request, as its person sees it.

/// The title.
pub const TITLE: &str = "Your request";
/// The heading while nothing is decided: this page is also the confirmation.
pub const RECEIVED: &str = "We have your request";
/// The heading from then on, for a deletion.
pub const ERASURE: &str = "Your request to delete everything";
/// Above the reference.
pub const REFERENCE: &str = "Reference";
/// Back to the list.
pub const ALL: &str = "All requests";

/// The lede's start, before the day.
pub const YOU_ASKED: &str = "You asked us on";
/// The lede's end.
pub const TO_ERASE: &str = "to delete everything that we hold about you.";

/// Part: what comes.
pub const NEXT: &str = "What happens next";
/// A step to come.
pub const NEXT_LOOK: &str = "Someone looks at it";
/// About it.
pub const NEXT_LOOK_LINE: &str = "They see what would go, and decide. Until then nothing is deleted.";
/// A step to come.
pub const NEXT_ANSWER: &str = "You get an answer";
/// About it, before the day.
pub const NEXT_ANSWER_LINE: &str = "On this page, at the latest on";
/// A step to come.
pub const NEXT_DONE: &str = "If we agree, everything goes";
/// About it.
pub const NEXT_DONE_LINE: &str = "The deletion follows at once. This page then says what went, and when.";
/// To keep.
pub const KEEP: &str = "Keep this reference. With it you find this page again, and we find your request:";
/// Before the contact.
pub const CONTACT: &str = "To reach us about it:";

/// Part: the date.
pub const WHEN: &str = "When you hear from us";

/// Part: the answer.
pub const ANSWER: &str = "Our answer";
/// In the letter's head, before the reference.
pub const ABOUT: &str = "About";
/// A refusal's first sentence.
pub const REFUSED: &str =
    "You asked us to delete everything that we hold about you. We will not do so, and this is why:";
/// A refusal's last paragraph.
pub const REFUSED_STAYS: &str = "Nothing has been deleted.";
/// What can be done against it.
pub const YOUR_WAYS: &str = "If you do not agree";
/// First way.
pub const WAY_AGAIN: &str =
    "Ask us to look again, and tell us what we missed. You can also send a new request here.";
/// Second way, when the authority is not named.
pub const WAY_AUTHORITY: &str = "Complain to a data protection authority: where you live, where you work, or where you \
    think the law was broken. It costs nothing.";
/// Second way, before the authority's name.
pub const WAY_AUTHORITY_NAMED: &str = "Complain to the data protection authority. It costs nothing. Ours is:";
/// Third way.
pub const WAY_COURT: &str = "Go to court. You need not complain to the authority first.";
/// Part: when there is no answer to wait for.
pub const ANSWER_NONE: &str = "Nothing to wait for";
/// An approval's answer.
pub const APPROVED: &str = "Yes: we will delete everything that we hold about you.";
/// While it waits.
pub const APPROVED_LINE: &str =
    "The deletion begins in a moment, and can no longer be stopped. You need not wait here.";
/// While it runs.
pub const EXECUTING_LINE: &str = "The deletion is running now. You need not wait here.";
/// When it is done.
pub const DONE: &str = "Everything that we held about you has been deleted.";
/// When it is done: what is left.
pub const DONE_LINE: &str = "What is left is this request with what was done, so that you and we can show it, under a \
    fingerprint that cannot be turned back into a name. Signing in again finds it.";
/// When it was taken back.
pub const WITHDRAWN: &str = "You took this request back. Nothing was deleted, and you need not do anything.";
/// The way to ask once more.
pub const ASK_AGAIN: &str = "Ask us again";

/// Part: what was done.
pub const WHAT_WENT: &str = "What was done";
/// The table's name.
pub const WENT_CAPTION: &str = "Records that were removed";

/// Part: the history.
pub const TRAIL: &str = "What happened so far";
/// A step.
pub const STEP_SENT: &str = "You sent the request";
/// About it.
pub const STEP_SENT_LINE: &str = "We confirmed it at once, on this page.";
/// A step.
pub const STEP_WITHDRAWN: &str = "You took it back";
/// A step.
pub const STEP_REFUSED: &str = "We refused it";
/// A step.
pub const STEP_APPROVED: &str = "We agreed";
/// The open step before the deletion begins.
pub const STEP_SOON: &str = "The deletion begins in a moment";
/// A step.
pub const STEP_STARTED: &str = "The deletion began";
/// A step.
pub const STEP_DONE: &str = "Everything was deleted";
/// The open step while nothing is decided.
pub const STEP_WAITING: &str = "It waits for someone to look at it";

/// Part: taking it back.
pub const CHANGE: &str = "Change your mind";
/// What that means.
pub const CHANGE_LINE: &str = "You can take the request back until we decide. Nothing has been deleted yet, and you can \
    ask again at any time.";
/// The button.
pub const WITHDRAW: &str = "Take the request back";

/// The law.
pub const LAW: &str = "The law behind this page";
/// While it is open.
pub const LAW_OPEN: &str = "Article 17 of the General Data Protection Regulation gives you the right to have your data \
    deleted. Article 12(3) says how long we may take.";
/// After a refusal, after the article of the reason.
pub const LAW_REFUSED: &str = "Article 12(4) says that we must tell you why, and that you can complain to an authority \
    (Article 77) and go to court (Article 79).";
/// After a refusal, before the article.
pub const LAW_SOURCE: &str = "The reason rests on";

/// Before what the business adds to a refusal.
pub fn note(business: &str) -> String {
    format!("{business} adds:")
}
