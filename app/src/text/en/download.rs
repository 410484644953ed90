//! What the download island says.

use super::number::bytes;
use crate::islands::download::{Ending, Progress, Stage};

/// The link that downloads.
pub const DOWNLOAD: &str = "Download my copy";
/// The button that stops it.
pub const CANCEL: &str = "Cancel";
/// The bar's name.
pub const PROGRESS: &str = "How much of your copy is here";
/// The way on after the session has ended.
pub const SIGN_IN: &str = "Sign in again";

/// The line under the bar.
pub fn figures(progress: Progress) -> String {
    let mut line = bytes(progress.received);
    if let Some(expected) = progress.expected {
        line.push_str(" of about ");
        line.push_str(&bytes(expected.max(progress.received)));
    }
    if let Some(rate) = progress.rate() {
        line.push_str(", ");
        line.push_str(&bytes(rate));
        line.push_str(" a second");
    }
    match progress.seconds_left() {
        Some(0..=1) => line.push_str(", about a second more"),
        Some(seconds @ 2..=90) => line.push_str(&format!(", about {seconds} seconds more")),
        Some(seconds) => line.push_str(&format!(", about {} minutes more", seconds.div_ceil(60))),
        None => {}
    }
    line
}

/// What is said aloud.
pub fn said(stage: &Stage) -> String {
    match stage {
        Stage::Idle => String::new(),
        Stage::Running { told, .. } => under_way(*told),
        Stage::Over {
            ending,
            at,
            file_name,
        } => over(*ending, *at, file_name),
    }
}

fn under_way(told: Progress) -> String {
    match told.quarters() {
        1 => "A quarter of your copy is here.".into(),
        2 => "Half of your copy is here.".into(),
        3 => "Three quarters of your copy are here.".into(),
        _ if told.received == 0 => "Your copy is being made. Keep this page open until it is here.".into(),
        _ => format!("{} of your copy are here.", bytes(told.received)),
    }
}

fn over(ending: Ending, at: Progress, file_name: &str) -> String {
    let here = bytes(at.received);
    match ending {
        Ending::Saved => format!(
            "Your copy is here: {here}, saved as {file_name}. Look where your browser keeps what it downloads."
        ),
        Ending::Cancelled => {
            "You stopped the download. Nothing was saved. You can start again at any time.".into()
        }
        Ending::SignedOut => {
            "You have been signed out, so we could not make the copy. Nothing was saved.".into()
        }
        Ending::Refused => "We could not make your copy just now. The fault is ours, and nothing is lost. \
            Try again in a few minutes."
            .into(),
        Ending::Broken => format!(
            "The connection broke after {here}. Nothing was saved, and nothing is lost on our side. Start again when \
            you are connected."
        ),
        Ending::Unsaved => {
            "Your copy arrived, but your browser did not let us save it. Choose “Save link as” on the \
            button to save it without this page’s help."
                .into()
        }
    }
}
