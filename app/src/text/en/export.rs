//! Taking a copy.

use super::number::bytes;

/// The title and the heading.
pub const TITLE: &str = "Take a copy";
/// What the page is for.
pub const LEDE: &str = "One file with everything on these pages, signed by us, so that you can show anyone that it is \
    complete and unchanged. It is yours to keep.";
/// Part.
pub const DOWNLOAD: &str = "Your copy";
/// Before the link, where scripts run and where they do not.
pub const BEFORE: &str = "The file is made while you download it, so it is as new as this moment. Keep it where nobody \
    else can read it.";
/// Part.
pub const IN_IT: &str = "What is in the file";
/// When nothing is held: heading.
pub const NOTHING: &str = "There is nothing to copy";
/// About it.
pub const NOTHING_LINE: &str =
    "We hold nothing about you, or we are deleting it just now. That is an answer too.";
/// The way on.
pub const NOTHING_LINK: &str = "Go to your overview";
/// The table's name.
pub const CAPTION: &str = "Records of yours in the file, as we hold them today";
/// First column.
pub const PART: &str = "Part";
/// Second column.
pub const RECORDS: &str = "Records";
/// What is in it besides.
pub const BESIDES: &str = "Also in it: why we hold each kind of record and for how long, your requests, who looked at \
    your data, and a count of everything. What other people are called is replaced by made-up names.";
/// Part.
pub const CHECK: &str = "Check it yourself";
/// How.
pub const CHECK_LINE: &str = "The last lines of the file hold a fingerprint of everything before them, signed with our \
    key. Anyone can check it without us:";
/// The keys, before their address.
pub const KEYS: &str = "Our public keys are at";
/// The law.
pub const LAW: &str = "The law behind this page";
/// About it.
pub const LAW_LINE: &str = "Article 15 of the General Data Protection Regulation gives you a copy of your data with what \
    there is to know about it, Article 20 gives it to you in a form that machines can read. The file is JSON.";

/// In the margin.
pub fn about(n: u64) -> String {
    format!("About {}", bytes(n))
}

/// The command that checks a file.
pub fn verify(file_name: &str) -> String {
    format!("rightsdesk verify {file_name}")
}

/// Why one has to sign in afresh first.
pub const AGAIN_LINE: &str = "It has been a while since you signed in. So that nobody else takes your copy from an open page, \
    sign in once more. You come back here.";
/// The button that leads there.
pub const AGAIN: &str = "Sign in again, then download";
