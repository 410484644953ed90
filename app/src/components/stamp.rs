//! The hidden field that binds a form to the session that drew it.

use leptos::prelude::*;

/// `<input type="hidden" name="stamp">`: in every form of someone who is signed in.
#[component]
pub fn Stamp(
    /// [`crate::view::Frame::stamp`].
    #[prop(into)]
    stamp: String,
) -> impl IntoView {
    view! { <input type="hidden" name="stamp" value=stamp/> }
}
