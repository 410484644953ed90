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
    let here = bytes(progress.received);
    let here = match progress.expected {
        Some(expected) => format!("{here} of about {}", bytes(expected.max(progress.received))),
        None => here,
    };
    let rate = progress.rate().map(|rate| format!("{} a second", bytes(rate)));
    let left = progress.seconds_left().map(|seconds| match seconds {
        0..=1 => "about a second more".to_owned(),
        2..=90 => format!("about {seconds} seconds more"),
        _ => format!("about {} minutes more", seconds.div_ceil(60)),
    });
    [Some(here), rate, left]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(", ")
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
            "It has been a while since you signed in, so the copy was not made. Sign in again, then download."
                .into()
        }
        Ending::Refused => "We could not make your copy just now. The fault is ours, and nothing is lost. \
            Try again in a few minutes."
            .into(),
        Ending::Broken => format!(
            "The connection broke after {here}. Nothing was saved, and nothing is lost on our side. Start again when \
            you are connected."
        ),
        Ending::Unsaved => {
            "Your copy arrived, but your browser did not let us save it. Press the button once more: \
            your browser then downloads it by itself."
                .into()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_say_what_is_known() {
        let progress = Progress {
            received: 1_200_000,
            expected: Some(2_944_000),
            millis: 500,
        };
        assert_eq!(
            figures(progress),
            "1.2 MB of about 2.9 MB, 2.4 MB a second, about a second more"
        );
        let unknown = Progress {
            expected: None,
            millis: 100,
            ..progress
        };
        assert_eq!(figures(unknown), "1.2 MB");
        let slow = Progress {
            received: 100_000,
            millis: 10_000,
            ..progress
        };
        assert_eq!(
            figures(slow),
            "100 kB of about 2.9 MB, 10 kB a second, about 5 minutes more"
        );
    }
}
