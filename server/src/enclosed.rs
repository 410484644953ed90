//! What a package holds besides what is held about the person.

use std::sync::Arc;

use app::text::{Language, absence::InWords, package::read_me};
use desk::Enclosed;

use crate::viewer;

/// The page that shows a copy without the portal. Where it was not built, packages have none, and say nothing of one.
const VIEWER: Option<&[u8]> = if viewer::VIEWER.is_empty() {
    None
} else {
    Some(viewer::VIEWER)
};

/// In this language. `portal` is the address that people know the portal by.
pub fn enclosed(language: Language, portal: &str) -> Enclosed {
    let keys = format!("{portal}{}", domain::export::KEYS_PATH);
    Enclosed {
        read_me: read_me(language, &keys, VIEWER.is_some()),
        viewer: VIEWER,
        explain: Arc::new(InWords(language)),
    }
}
