//! The sheet's rows: the margin says what a thing is, the column says it.

use leptos::prelude::*;

/// The first row of a page: where one is, the heading, and what the page is for.
#[component]
pub fn Opening(
    /// The page's one `h1`.
    #[prop(into)]
    heading: String,
    /// What the page is for.
    #[prop(optional, into)]
    lede: String,
    /// The margin.
    #[prop(optional, into)]
    side: ViewFnOnce,
    /// Whether the column takes the whole width (tables on the desk).
    #[prop(optional)]
    full: bool,
    /// Below the lede.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <div class="part opening">
            <div class="side">{side.run()}</div>
            <div class="body" class:full=full>
                <h1>{heading}</h1>
                {(!lede.is_empty()).then(|| view! { <p class="lede">{lede}</p> })}
                {children.map(|children| children())}
            </div>
        </div>
    }
}

/// A row with a heading in its margin.
#[component]
pub fn Part(
    /// Its `h2`.
    #[prop(into)]
    heading: String,
    /// A line below the heading.
    #[prop(optional, into)]
    note: String,
    /// More in the margin.
    #[prop(optional, into)]
    side: ViewFnOnce,
    /// A name to link to.
    #[prop(optional_no_strip, into)]
    id: Option<&'static str>,
    /// Whether a double rule closes what is above.
    #[prop(optional)]
    closing: bool,
    /// Whether the margin stays in view.
    #[prop(optional)]
    follows: bool,
    /// Whether the column takes the whole width.
    #[prop(optional)]
    full: bool,
    children: Children,
) -> impl IntoView {
    view! {
        <section class="part" class:closing=closing id=id>
            <header class="side" class:follows=follows>
                <h2 dir="auto">{heading}</h2>
                {(!note.is_empty()).then(|| view! { <p>{note}</p> })}
                {side.run()}
            </header>
            <div class="body" class:full=full>{children()}</div>
        </section>
    }
}
