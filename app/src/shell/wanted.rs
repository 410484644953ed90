//! Whether a page has anything for the script of forms to work on.

use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering},
};

use leptos::prelude::*;

/// Stands in the context of every page while it is drawn.
#[derive(Debug, Clone, Default)]
pub struct FormScript(Arc<AtomicBool>);

impl FormScript {
    /// Whether something on the page asked for it.
    pub(super) fn is_wanted(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

/// Something is drawn that counts, follows a change or keeps what is typed where the script of forms runs.
pub fn want_form_script() {
    if let Some(FormScript(wanted)) = use_context() {
        wanted.store(true, Ordering::Relaxed);
    }
}
