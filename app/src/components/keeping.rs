//! That what is typed is kept before it is sent: said in the form, and said again when it is done.

use leptos::prelude::*;

use crate::{shell::want_form_script, text::field as words};

/// In a form with `data-keeps`, above its button. Where a script runs, it fills the second line.
#[component]
pub fn Keeping() -> impl IntoView {
    want_form_script();
    view! {
        <div class="keeping">
            <p class="hint">{words::KEEPS}</p>
            <p class="hint" role="status" data-kept=words::KEPT.here() data-lost=words::LOST.here()></p>
        </div>
    }
}
