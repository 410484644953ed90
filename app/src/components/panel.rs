//! A panel: at most one above the fold.

use leptos::prelude::*;

/// What a panel means.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Tone {
    /// A note.
    #[default]
    Plain,
    /// Something is done.
    Done,
    /// Something waits.
    Wait,
    /// Something is wrong, or cannot be undone.
    Stop,
}

impl Tone {
    const fn name(self) -> Option<&'static str> {
        match self {
            Self::Plain => None,
            Self::Done => Some("done"),
            Self::Wait => Some("wait"),
            Self::Stop => Some("stop"),
        }
    }
}

/// A panel with an `h3`, if it has a heading.
#[component]
pub fn Panel(
    /// What it means.
    #[prop(optional)]
    tone: Tone,
    /// Its heading.
    #[prop(optional, into)]
    heading: String,
    /// Whether it answers what was just sent: read out at once.
    #[prop(optional)]
    alert: bool,
    children: Children,
) -> impl IntoView {
    view! {
        <div class="panel" data-is=tone.name() role=alert.then_some("alert")>
            {(!heading.is_empty()).then(|| view! { <h3>{heading}</h3> })}
            {children()}
        </div>
    }
}
