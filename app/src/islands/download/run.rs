//! What a click does, in the browser.

use leptos::{
    ev::MouseEvent,
    prelude::*,
    task::spawn_local,
    wasm_bindgen::JsCast,
    web_sys::{AbortController, Element, HtmlAnchorElement},
};
use verify::PublicKey;

use super::{Ending, Progress, Stage, Told, transfer};

/// Between two drawings of the figures.
const DRAW_MILLIS: u64 = 200;

/// Says that a second click does nothing while the first is being answered.
const DISABLED: &str = "aria-disabled";

/// What starts it and what stops it. Where the browser would not let us save, the next click is its own.
pub fn handlers(stage: RwSignal<Stage>) -> (impl Fn(MouseEvent), impl Fn(MouseEvent)) {
    let running = StoredValue::new_local(None::<AbortController>);
    let start = move |event: MouseEvent| {
        if has_other_plans(&event) || stage.with_untracked(Stage::ending) == Some(Ending::Unsaved) {
            return;
        }
        let Some(link) = clicked_download(&event) else {
            return;
        };
        // Without the key there is nothing to check by, and the link does what links do.
        let signer = link.get_attribute("data-signer").unwrap_or_default();
        let Ok(signer) = PublicKey::parse(&signer) else {
            return;
        };
        event.prevent_default();
        if stage.with_untracked(Stage::is_running) {
            return;
        }
        let Ok(controller) = AbortController::new() else {
            return;
        };
        running.set_value(Some(controller.clone()));
        spawn_local(run(stage, link, signer, controller));
    };
    let stop = move |event: MouseEvent| {
        event.stop_propagation();
        running.with_value(|controller| {
            if let Some(controller) = controller {
                controller.abort();
            }
        });
    };
    (start, stop)
}

/// A click that opens a tab, a window or a menu is the browser's.
fn has_other_plans(event: &MouseEvent) -> bool {
    event.button() != 0 || event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key()
}

fn clicked_download(event: &MouseEvent) -> Option<HtmlAnchorElement> {
    let target: Element = event.target()?.dyn_into().ok()?;
    target.closest("a[download]").ok()??.dyn_into().ok()
}

async fn run(
    stage: RwSignal<Stage>,
    link: HtmlAnchorElement,
    signer: PublicKey,
    controller: AbortController,
) {
    let file_name = link.download();
    let mut progress = Progress {
        expected: link
            .get_attribute("data-about-bytes")
            .and_then(|bytes| bytes.parse().ok()),
        ..Progress::default()
    };
    let mut told = Told::default();
    let mut said = progress;
    let mut drawn_at = 0;
    let _ = link.set_attribute(DISABLED, "true");
    stage.set(Stage::Running {
        now: progress,
        told: said,
    });

    let signal = controller.signal();
    let fetched = transfer::fetch(&link.href(), signer, &signal, &mut progress, |progress| {
        let news = told.is_news(progress);
        if news {
            said = progress;
        }
        if news || progress.millis >= drawn_at + DRAW_MILLIS {
            drawn_at = progress.millis;
            stage.set(Stage::Running {
                now: progress,
                told: said,
            });
        }
    })
    .await;

    let ending = match fetched {
        Ok(blob) => transfer::save(&blob, &file_name),
        Err(ending) => ending,
    };
    let _ = link.remove_attribute(DISABLED);
    if cancel_has_focus(&link) {
        let _ = link.focus();
    }
    stage.set(Stage::Over {
        ending,
        at: progress,
        file_name,
    });
}

/// The button to cancel is about to go: whoever stands on it shall not fall to the top of the page.
fn cancel_has_focus(link: &HtmlAnchorElement) -> bool {
    let actions = link.closest(".actions").ok().flatten();
    actions.is_some_and(|actions| actions.contains(document().active_element().as_deref()))
}
