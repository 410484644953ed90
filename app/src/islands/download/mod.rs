//! The download of one's copy, with progress and a way to stop it.

mod progress;
#[cfg(feature = "hydrate")]
mod run;
mod stage;
#[cfg(feature = "hydrate")]
mod transfer;

use leptos::prelude::*;

pub use self::{
    progress::{Progress, Told},
    stage::{Ending, Stage},
};
use crate::text::download as words;

/// Takes over the plain download link inside it: `<a href=… download=… data-about-bytes=… data-signer=…>`. What
/// comes is held against the signer's key, by the code that checks everywhere.
///
/// Without JavaScript the link does what links do. It takes children and no other props, because props travel as JSON
/// and would bring a JSON parser into the browser.
#[island]
pub fn Download(children: Children) -> impl IntoView {
    let stage = RwSignal::new(Stage::Idle);
    let hydrated = RwSignal::new(false);
    Effect::new(move |_| hydrated.set(true));

    #[cfg(feature = "hydrate")]
    let (start, stop) = run::handlers(stage);
    #[cfg(not(feature = "hydrate"))]
    let (start, stop) = (|_: leptos::ev::MouseEvent| (), |_: leptos::ev::MouseEvent| ());

    let progress = move || stage.with(Stage::progress);
    let ending = move || stage.with(Stage::ending);
    let running = move || stage.with(Stage::is_running);

    view! {
        <div class="download" data-hydrated=move || hydrated.get().then_some("")>
            <div class="actions" on:click=start>
                {children()}
                <button type="button" class="quiet" hidden=move || !running() on:click=stop>
                    {words::CANCEL}
                </button>
            </div>
            <div class="making" hidden=move || !running()>
                <progress
                    aria-label=words::PROGRESS
                    max=move || progress().bar().0
                    value=move || progress().bar().1
                ></progress>
                <p class="small soft">{move || words::figures(progress())}</p>
            </div>
            <div role="status">
                <div
                    class=move || ending().map(|_| "panel")
                    data-is=move || ending().map(Ending::tone)
                >
                    <p>{move || stage.with(words::said)}</p>
                    <p hidden=move || ending() != Some(Ending::SignedOut)>
                        <a href="/me/export">{words::SIGN_IN}</a>
                    </p>
                </div>
            </div>
        </div>
    }
}
